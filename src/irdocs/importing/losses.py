"""The account of an import: of each thing in the source, what became of it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from irdocs.frozen import frozen

Fate = Literal["changed", "left", "added"]
"""What became of a thing that was not taken as it is: it is there in another form; it is not there;
it is there and was not in the source."""
_STRESS = re.compile(r"(?<!\\)\*+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORD = re.compile(r"[^\W_]+")


@frozen
class AccountLine:
    """One thing that was not taken as it is."""

    fate: Fate
    line: int
    """Of the source, counted from 1; 0 for what is not in it."""
    what: str
    how: str


@dataclass(slots=True)
class LossAccount:
    """All that an import has to say."""

    lines: list[AccountLine] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)
    """How many things of each kind were taken: texts, lists, tables, pictures, notes."""
    place: str = "line"
    """What places are called: lines of a text, slides of a presentation."""
    lines_each: int = 1
    """How many lines of Markdown one place has."""
    left_words: list[str] = field(default_factory=list)
    """The words of things that were left, which need not be found again."""

    def changed(self, line: int, what: str, how: str) -> None:
        self.lines.append(AccountLine("changed", line, what, how))

    def left(self, line: int, what: str, why: str, words: str = "") -> None:
        self.lines.append(AccountLine("left", line, what, why))
        self.left_words += words_of(words)

    def struck(self, line: int, words: str) -> None:
        """Tell words that the author has struck through: as plain words they would say what the
        author has taken back."""
        shown = " ".join(words.split())
        self.left(line, f'words struck through, "{shown[:60]}"', "they were taken back", shown)

    def added(self, what: str, how: str) -> None:
        self.lines.append(AccountLine("added", 0, what, how))

    def not_added(self, what: str) -> None:
        """Take back the last thing that was said to be added, if it begins with some words: the
        source has one of its own after all."""
        found = [one for one in self.lines if one.fate == "added"][-1:]
        self.lines = [one for one in self.lines
                      if one not in found or not one.what.startswith(what)]  # fmt: skip

    def where(self, line: int) -> str:
        """Return what people call a place, such as "slide 4"; nothing for none."""
        number = line // self.lines_each
        return f"{self.place} {number}" if number else ""

    def as_text(self, source: str) -> str:
        """Return the account as text for people."""
        taken = ", ".join(f"{count} {kind}" for kind, count in sorted(self.taken.items()))
        out = [f"Imported from {source}", "", f"taken: {taken or 'nothing'}"]
        for fate in ("changed", "left", "added"):
            found = [line for line in self.lines if line.fate == fate]
            if found:
                out += ["", f"{fate}:"]
            for line in sorted(found, key=lambda one: one.line):
                where = self.where(line.line)
                place = f"{where}: " if where else ""
                out.append(f"  {place}{line.what}: {line.how}")
        return "\n".join(out) + "\n"


def words_of(text: str) -> list[str]:
    """Return the words of a text, as far as letters and digits go; ² is 2."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def missing_words(source: Iterable[str], written: Iterable[str], account: LossAccount) -> list[str]:
    """Return the words of a source that are neither in what was written nor said to be left."""
    there: Counter[str] = Counter(account.left_words)
    for text in written:
        # Signs of markup stand within words, as in H~2~O; in code they are themselves.
        there += Counter(words_of(text)) | Counter(
            words_of(_ESCAPE.sub(r"\1", _STRESS.sub("", text)))
        )
    missing = []
    for word in source:
        if there[word]:
            there[word] -= 1
        else:
            missing.append(word)
    return missing


__all__ = ["AccountLine", "LossAccount", "missing_words", "words_of"]

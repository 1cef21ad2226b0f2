"""Which words of a passage differ: it is cut into words, and these are aligned (difflib)."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from irdocs.frozen import frozen

_TOKEN = re.compile(
    r"\s+|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:[.,:'’/@-][^\W_]+)*|."
)
"""Words with what stands within them, such as 1,000 and patient's; letters of scripts that do not
part words by spaces; white space; and each other sign alone."""
_MOST = 4_000
"""Longer passages, in words, are told as removed and added as a whole: difflib's time grows with
the square of the length."""


@frozen
class WordEdit:
    """A stretch of a passage: the same in both versions, or otherwise in each."""

    before: str
    after: str

    @property
    def is_same(self) -> bool:
        """Whether both versions have it."""
        return self.before == self.after


def word_edits(before: str, after: str) -> tuple[WordEdit, ...]:
    """Return two texts as stretches; those of each version, joined, are its text."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST:
        return (WordEdit(before, after),)
    edits: list[WordEdit] = []
    for tag, one, one_end, two, two_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        edit = WordEdit("".join(old[one:one_end]), "".join(new[two:two_end]))
        # A space between two changed words would make of one change two that nobody can read.
        if tag == "equal" and edit.before.isspace() and edits:
            edits.append(edit)
            continue
        while len(edits) > 1 and tag != "equal" and edits[-1].before.isspace() and (
            edits[-1].is_same and not edits[-2].is_same
        ):  # fmt: skip
            space, last = edits.pop(), edits.pop()
            edit = WordEdit(
                last.before + space.before + edit.before, last.after + space.after + edit.after
            )
        edits.append(edit)
    return tuple(edits)


def tokens(text: str) -> list[str]:
    """Return the words, white space and signs of a text; joined, they are the text."""
    return _TOKEN.findall(text)


def likeness(before: str, after: str) -> float:
    """Return how many words two texts share, from 0 to 1 (Dice's coefficient)."""
    old, new = Counter(_words(before)), Counter(_words(after))
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text.casefold()) if token[0].isalnum()]


__all__ = ["WordEdit", "likeness", "tokens", "word_edits"]

"""Errors, warnings and notes about an author's files, as values.

Every stage of a run adds what it finds to one `Report` instead of raising at the first fault, so
that an author sees all faults of a file at once. Each `Diagnostic` says what is wrong, where, and
what to do; `excerpt` shows the line of the file with the fault underlined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from irdocs.frozen import frozen, replace


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text file. Lines and columns count from 1; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    other: Span | None = field(default=None, compare=False)
    """A second place that has to do with this one: of a text, where its translation is, and of a
    translation, where its text is."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class UsageError(Exception):
    """The command, or the environment that it runs in, was used wrongly; no file is at fault."""


class Severity(StrEnum):
    """How bad a diagnostic is: an error fails the run, a warning only with --strict."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Diagnostic:
    """One error, warning or note."""

    code: str
    """A kebab-case name of this kind of fault. It is stable: waivers and documentation use it."""
    severity: Severity
    message: str
    """What is wrong, in words of the author's file; no capital first, no full stop."""
    span: Span | None = None
    """Where in the file, or None for a fault of no particular line."""
    hint: str | None = None
    """What to do about it, or None where the message says that itself."""
    sign: str = field(default="", compare=False)
    """The words at fault, to be found within the span; empty where all of it is at fault."""
    extent: float = field(default=0.0, compare=False)
    """How bad it is, where formats may have the same fault to another extent: of those of one kind,
    place and words the worst is told. 0 where each is told."""

    def __str__(self) -> str:
        prefix = f"{self.span}: " if self.span else ""
        return f"{prefix}{self.severity}[{self.code}]: {self.message}"


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one run.

    Iterating yields them by file, line and column, those without a place first; diagnostics of one
    place keep the order in which they were added.
    """

    # A dictionary, as an ordered set: several products may find the same fault of the content.
    _diagnostics: dict[Diagnostic, None] = field(default_factory=dict)
    _worst: dict[tuple[Severity, str, Span | None, str], Diagnostic] = field(default_factory=dict)
    """Of the faults that have an extent, the one that is told, by its kind, place and words."""

    def error(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        hint: str | None = None,
        *,
        sign: str = "",
        extent: float = 0.0,
    ) -> None:
        """Add an error; adding an equal one again changes nothing."""
        self.add(Diagnostic(code, Severity.ERROR, message, span, hint, sign, extent))

    def warning(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        hint: str | None = None,
        *,
        sign: str = "",
        extent: float = 0.0,
    ) -> None:
        """Add a warning."""
        self.add(Diagnostic(code, Severity.WARNING, message, span, hint, sign, extent))

    def note(
        self, code: str, message: str, span: Span | None = None, hint: str | None = None
    ) -> None:
        """Add a note: something to know, never a reason to fail."""
        self.add(Diagnostic(code, Severity.NOTE, message, span, hint))

    def report(
        self,
        severity: Severity,
        code: str,
        message: str,
        span: Span | None = None,
        hint: str | None = None,
    ) -> None:
        """Add a diagnostic of any severity."""
        self.add(Diagnostic(code, severity, message, span, hint))

    def add(self, diagnostic: Diagnostic) -> None:
        """Add a diagnostic that was made elsewhere."""
        if diagnostic.extent:
            kind = (diagnostic.severity, diagnostic.code, diagnostic.span, diagnostic.sign)
            other = self._worst.get(kind)
            if other is not None and other.extent >= diagnostic.extent:
                return
            if other is not None:
                self._diagnostics.pop(other, None)
            self._worst[kind] = diagnostic
        self._diagnostics[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add all diagnostics of another report."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        before_all = Span("", 0, 0, 0, 0)
        return iter(sorted(self._diagnostics, key=lambda diagnostic: diagnostic.span or before_all))

    def __len__(self) -> int:
        return len(self._diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors, in the order of the file."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The warnings, in the order of the file."""
        return self._of(Severity.WARNING)

    def _of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        return tuple(diagnostic for diagnostic in self if diagnostic.severity is severity)


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most similar to a misspelt one, or None if none is close.

    Words that differ only in capitals, or in the order of two letters, are the same.
    """
    words, letters = sorted(known), word.casefold()
    same = next((other for other in words if other.casefold() == letters), None)
    swapped = (other for other in words if sorted(other.casefold()) == sorted(letters))
    return same or next(swapped, None) or next(iter(get_close_matches(word, words, 1, 0.6)), None)


def guess(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return 'did you mean "…"?' for the known word closest to `word`, or `otherwise`."""
    nearest = closest(word, known)
    return f'did you mean "{nearest}"?' if nearest else otherwise


def shortened(words: str, most: int = 40) -> str:
    """Return words as a message quotes them: of long ones the beginning."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def count_of(count: int, names: str) -> str:
    """Return a count with its English noun, which is given in the plural: 1 slide, 30 slides."""
    if count != 1 or names == "series":
        return f"{count} {names}"
    return f"1 {names[:-3]}y" if names.endswith("ies") else f"1 {names.removesuffix('s')}"


def joined(*parts: str) -> str:
    """Return the parts of a message that are not empty, joined by semicolons."""
    return "; ".join(filter(None, parts))


PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    **dict.fromkeys((*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF), 0x2421),
}
"""Pictures of control characters, for str.translate: in a text they could change a terminal."""

MAX_SHOWN = 150
"""The largest number of characters of a line that an excerpt shows."""


def excerpt(diagnostic: Diagnostic, file: str, source: str) -> str:
    """Return two lines for a terminal: the faulty line of `source`, and carets under the fault.

    A fault that goes on over several lines is underlined to the end of its first line. Of a line
    longer than MAX_SHOWN characters, the part around the fault is shown. Control characters are
    shown by their pictures. The result is empty if the diagnostic has no place in `file`.
    """
    span = diagnostic.span
    if span is None or span.file != file:
        return ""
    lines = source.split("\n")
    if not 1 <= span.line <= len(lines):
        return ""
    line = lines[span.line - 1]
    if len(line) > MAX_SHOWN:
        first = max(0, min(span.column - 1 - MAX_SHOWN // 3, len(line) - MAX_SHOWN))
        line = line[first : first + MAX_SHOWN]
        span = replace(span, column=span.column - first, end_column=span.end_column - first)
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    last = min(last, len(line.rstrip()))
    carets = "^" * max(1, last - span.column + 1)
    # A tab before the fault is repeated below it, so that both lines advance by the same width.
    lead = "".join("\t" if character == "\t" else " " for character in line[: span.column - 1])
    gutter = " " * len(str(span.line))
    shown = line.rstrip().translate(PICTURES)
    return f" {span.line} | {shown}\n {gutter} | {lead}{carets}"

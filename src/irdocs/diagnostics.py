"""What is wrong, where, and what to do: complaints as values, collected and never raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text file. Lines and columns count from 1; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class UsageError(Exception):
    """The command, or what surrounds it, was used wrongly."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint: a stable code, how bad it is, what is wrong, where, and what to do."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str | None = None

    def __str__(self) -> str:
        where = f"{self.span}: " if self.span else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}"


@dataclass(slots=True)
class Report:
    """Collects the complaints of one run, in the order of the file they speak of."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def error(
        self, code: str, message: str, span: Span | None = None, hint: str | None = None
    ) -> None:
        """Add an error; saying the same twice counts once."""
        self.add(Diagnostic(code, Severity.ERROR, message, span, hint))

    def warning(
        self, code: str, message: str, span: Span | None = None, hint: str | None = None
    ) -> None:
        """Add a warning."""
        self.add(Diagnostic(code, Severity.WARNING, message, span, hint))

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
        """Add a complaint of any severity."""
        self.add(Diagnostic(code, severity, message, span, hint))

    def add(self, diagnostic: Diagnostic) -> None:
        self._found[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self._found.update(dict.fromkeys(diagnostics))

    def __iter__(self) -> Iterator[Diagnostic]:
        nowhere = Span("", 0, 0, 0, 0)
        return iter(sorted(self._found, key=lambda d: d.span or nowhere))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return self._of(Severity.WARNING)

    def _of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self if d.severity is severity)


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like a mistyped one, or None."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def guess(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Ask whether a known word was meant that is like a mistyped one, or return another advice."""
    near = closest(word, known)
    return f'did you mean "{near}"?' if near else otherwise


def joined(*parts: str) -> str:
    """Return those parts of a message that say something."""
    return "; ".join(filter(None, parts))


MAX_SHOWN = 150
"""The most characters of a line that an excerpt shows."""


def excerpt(diagnostic: Diagnostic, file: str, source: str) -> str:
    """Return the line of a file that a complaint speaks of, its place marked, or nothing."""
    span = diagnostic.span
    if span is None or span.file != file:
        return ""
    lines = source.splitlines()
    if not 1 <= span.line <= len(lines):
        return ""
    line = lines[span.line - 1]
    if len(line) > MAX_SHOWN:
        first = max(0, min(span.column - 1 - MAX_SHOWN // 3, len(line) - MAX_SHOWN))
        line = line[first : first + MAX_SHOWN]
        span = replace(span, column=span.column - first, end_column=span.end_column - first)
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    last = min(last, len(line.rstrip()))
    marks = "^" * max(1, last - span.column + 1)
    lead = "".join("\t" if c == "\t" else " " for c in line[: span.column - 1])
    gutter = " " * len(str(span.line))
    return f" {span.line} | {line.rstrip()}\n {gutter} | {lead}{marks}"

"""Plain values of a file that remember where they were written: texts, numbers, lists, mappings.

`yaml_file` makes them, and the model reads them. Every message about a value can then name its line
and column, also long after the file was read.
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from typing import Any, Self

from irdocs.diagnostics import Span
from irdocs.frozen import frozen


class SourceText(str):
    """A text that knows its place in the file."""

    span: Span
    is_literal: bool
    """Whether it is a literal block (|), whose lines are the lines below the key."""

    def __new__(cls, text: str, span: Span, *, is_literal: bool = False) -> Self:
        source_text = super().__new__(cls, text)
        source_text.span = span
        source_text.is_literal = is_literal
        return source_text

    def __getnewargs__(self) -> tuple[str, Span]:  # type: ignore[override]
        """Return what a copy in another process is made with."""
        return str(self), self.span

    def line_span(self, number: int) -> Span:
        """Return the place of a line, counted from 0, of a literal block; else of the whole text.

        Only the lines of a literal block are known to be lines of the file.
        """
        if not self.is_literal:
            return self.span
        line = self.span.line + 1 + number
        return Span(self.span.file, line, 1, line, 1 + len(self.split("\n")[number]))


class ForeignText(SourceText):
    """A text in another language than the document's."""

    language: str
    """Its tag (BCP 47)."""

    @classmethod
    def of(cls, text: str, span: Span, language: str) -> ForeignText:
        """Return a text of a language at a place."""
        foreign = cls(text, span)
        foreign.language = language
        return foreign


class SourceList(list[Any]):
    """A list that knows its own place (`span`) and those of its items (`spans`)."""

    def __init__(self, values: list[Any], span: Span, spans: list[Span]) -> None:
        super().__init__(values)
        self.span = span
        self.spans = spans
        self.refused = 0
        """How many items are not among the values, since they were reported as faulty."""


@frozen
class RepeatedKey:
    """The value of a key that its mapping has already, and its places."""

    value: Any
    key_span: Span
    value_span: Span


class SourceMapping(dict[str, Any]):
    """A mapping that knows its own place and those of its keys and values."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.key_spans: dict[str, Span] = {}
        self.value_spans: dict[str, Span] = {}
        self.repeated: list[tuple[str, RepeatedKey]] = []
        """The keys that were reported as repeated, and are not among the values."""
        self.origin: SourceMapping | None = None
        """What it is a copy of; None for what was read from the file itself."""
        self.known: object = None
        """What `known_nodes` remembers of it."""

    def put(self, key: str, value: Any, key_span: Span, value_span: Span) -> None:
        """Add a key that is not there yet."""
        self[key] = value
        self.key_spans[key], self.value_spans[key] = key_span, value_span

    def lines_of(self, key: str) -> range:
        """Return the numbers of the lines of a key and its value: those before the next key of a
        mapping that has its keys in lines of their own."""
        first = self.key_spans[key].line
        later = (span.line for span in self.key_spans.values() if span.line > first)
        return range(first, min(later, default=sys.maxsize))

    def shallow(self) -> SourceMapping:
        """Return another mapping of the same values at the same places."""
        mapping = SourceMapping(self.span)
        mapping.update(self)
        mapping.key_spans, mapping.value_spans = dict(self.key_spans), dict(self.value_spans)
        mapping.repeated = list(self.repeated)
        return mapping

    def rename(self, key: str, name: str) -> None:
        """Give the value of a key another key, at the same place among the others."""
        pairs = [(name if other == key else other, value) for other, value in self.items()]
        self.clear()
        self.update(pairs)
        self.key_spans[name], self.value_spans[name] = self.key_spans[key], self.value_spans[key]


def copied(value: Any) -> Any:
    """Return a value whose mappings and lists can be changed without changing the original's."""
    match value:
        case SourceMapping():
            mapping = value.shallow()
            mapping.update((key, copied(inner)) for key, inner in value.items())
            mapping.origin = value
            return mapping
        case SourceList():
            items = SourceList([copied(item) for item in value], value.span, list(value.spans))
            items.refused = value.refused
            return items
        case _:
            return value


class FilledDay(SourceText):
    """A day that a record has put in: words as the language writes it, where no day is wanted."""

    day: date

    @classmethod
    def of(cls, words: str, span: Span, day: date) -> FilledDay:
        """Return a day in words at a place."""
        text = cls(words, span)
        text.day = day
        return text


class SourceInteger(int):
    """A whole number that knows how it was written: a telephone number may begin with 0 or +."""

    written: str

    def __new__(cls, text: str) -> SourceInteger:
        integer = super().__new__(cls, text)
        integer.written = text
        return integer


class FilledInteger(SourceInteger):
    """A whole number that a record has put in: where words are wanted it is words."""


class SourceDecimal(Decimal):
    """A number with a decimal point or an exponent that knows how it was written."""

    written: str

    def __new__(cls, text: str) -> SourceDecimal:
        number = super().__new__(cls, text)
        number.written = text
        return number

    def __reduce__(  # type: ignore[override]
        self,
    ) -> tuple[type[Self], tuple[str], dict[str, Any]]:
        """Return what a copy in another process is made with; a Decimal's own has no `written`."""
        return type(self), (str(self),), vars(self)


class FilledDecimal(SourceDecimal):
    """The same with a decimal point."""

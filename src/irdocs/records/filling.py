"""Put a record into the values of a content file, before they are validated.

All that comes after reads the edition as if its author had written it. A mapping whose `when:` does
not hold is left out; what stands in double braces is replaced. Words of a record are words: their
signs are guarded until texts were read, unless their column has Markdown. Each text that was filled
keeps its place in the content, with that of its record beside it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from irdocs.content.conditions import ANSWERS
from irdocs.content.guarding import guarded
from irdocs.content.node import WHEN
from irdocs.content.source import (
    FilledDay,
    FilledDecimal,
    FilledInteger,
    SourceList,
    SourceMapping,
    SourceText,
)
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen, replace
from irdocs.locale.day_text import day_text
from irdocs.records import braces
from irdocs.records.addresses import encoded
from irdocs.records.expressions import Expression
from irdocs.records.record import Record
from irdocs.records.values import ExpressionError, Value, shown

_UNREAD = frozenset({"code", "latex"})
"""The keys of texts in which braces are braces."""
SETTINGS = "editions"
"""The key of the content that says what its records are, which is not filled."""


@frozen
class Filling:
    """Puts one record into a content file."""

    record: Record
    report: Report
    language: str = "en"
    """The language of the document, in which days are written."""

    def fill(self, data: SourceMapping) -> None:
        """Change the values of a content file in place. Faults go to the report, at their lines."""
        for key in [key for key in data if key != SETTINGS]:
            self._fill_value(data, key)

    def _fill_value(self, data: SourceMapping, key: str) -> None:
        span = data.value_spans.get(key, data.span)
        if key not in _UNREAD:
            self._tell_misread(data[key], span)
        value = self._filled(data[key], span, has_answers=key == ANSWERS)
        if value is _GONE:
            del data[key]
        else:
            data[key] = value

    def _tell_misread(self, value: Any, span: Span) -> None:
        """Warn of names of the record that are not in double braces, in a text or a list of them:
        they would be printed."""
        if isinstance(value, SourceList):
            for item, place in zip(value, value.spans, strict=True):
                self._tell_misread(item, place)
        if isinstance(value, str):
            for shown_as, name in braces.misread(value, self.record.values):
                self.report.warning(
                    "unread-signs",
                    f'"{shown_as}" is printed as it stands; a value is written {{{{ {name} }}}}',
                    getattr(value, "span", span),
                    "names of values are written so that they are read as such",
                )

    def _filled(self, value: Any, span: Span, *, has_answers: bool = False) -> Any:
        """Return a value with the record in it; _GONE for one that is left out.

        With `has_answers`, `when:` in its items is the answer of a flow chart, and no condition.
        """
        match value:
            case SourceMapping():
                if WHEN in value and not has_answers and not self._holds(value):
                    return _GONE
                for key in list(value):
                    self._fill_value(value, key)
                return value
            case SourceList():
                return self._list(value, has_answers=has_answers)
            case str() if braces.is_in(value):
                return self._text(value, getattr(value, "span", span))
            case _:
                return value

    def _list(self, items: SourceList, *, has_answers: bool) -> SourceList:
        kept, spans = [], []
        for item, span in zip(items, items.spans, strict=True):
            filled = self._filled(item, span, has_answers=has_answers)
            if filled is not _GONE:
                kept.append(filled)
                spans.append(span)
        items[:] = kept
        items.spans = spans
        return items

    def _holds(self, data: SourceMapping) -> bool:
        """Whether the condition of a mapping holds; the key is taken out of it."""
        condition, span = data[WHEN], data.value_spans[WHEN]
        del data[WHEN]
        if isinstance(condition, bool):
            return condition
        if not isinstance(condition, str):
            self.report.error(
                "bad-expression", "when: must be a condition", span,
                'such as when: region == "Wales"; true and false are conditions, too',
            )  # fmt: skip
            return True
        text = condition
        try:
            return braces.expression(braces.whole(text) or text).holds(self.record.values)
        except ExpressionError as error:
            self._report(error, span)
            return True

    def _text(self, text: str, span: Span) -> Any:
        """Return a text with the record's words in it, or the value that it is all of."""
        place = replace(span, other=self.record.place)
        try:
            inner = braces.whole(text)
            if inner is not None:
                value = braces.expression(inner).value(self.record.values)
                if isinstance(value, bool | Decimal | tuple | date):
                    return self._value(value, place)
            words = braces.filled(text, self.record.values, self._guarded)
        except ExpressionError as error:
            self._report(error, span)
            return SourceText(text.replace("{{", "").replace("}}", ""), span)
        is_literal = getattr(text, "is_literal", False)
        same_lines = words.count("\n") == text.count("\n")
        return SourceText(words, place, is_literal=is_literal and same_lines)

    def _guarded(self, value: Value, expression: Expression, address: str | None) -> str:
        """Return words whose signs mean nothing, unless all that they are made of is Markdown.

        In an address they are encoded; a telephone number there has no spaces.
        """
        words = self._shown(value)
        if address is not None:
            return encoded(words, address)
        if expression.names and set(expression.names) <= self.record.markdown:
            return words
        lines = (" ".join(line.split()) for line in words.splitlines())
        return guarded("\n".join(filter(None, lines)))  # hours and addresses have lines

    def _shown(self, value: Value) -> str:
        """Return a value as it is printed; a day as the language writes it."""
        return day_text(value, self.language) if isinstance(value, date) else shown(value)

    def _value(self, value: Value, place: Span) -> Any:
        """Return a value as a content file has it."""
        match value:
            case bool():
                return value
            case Decimal():
                text = f"{value:f}"
                number = FilledDecimal(text) if "." in text else FilledInteger(text)
                number.written = shown(value)
                return number
            case date():
                return FilledDay.of(self._shown(value), place, value)
            case tuple():
                items = [SourceText(guarded(shown(item)), place) for item in value]
                return SourceList(list(items), place, [place] * len(items))
            case _:
                return SourceText(guarded(shown(value)), place)

    def _report(self, error: ExpressionError, span: Span) -> None:
        place = replace(span, other=self.record.place)
        self.report.error(error.code, error.message, place, error.hint)


class _Gone:
    """Stands for what is left out."""


_GONE = _Gone()


def uses_records(value: Any) -> Span | None:
    """Return the place of the first condition or braces in a value; None if there is none."""
    match value:
        case SourceMapping():
            if WHEN in value:
                return value.key_spans.get(WHEN, value.span)
            for key, inner in value.items():
                if key != SETTINGS and (found := uses_records(inner)):
                    return found
        case SourceList():
            for inner in value:
                if found := uses_records(inner):
                    return found
        case SourceText() if braces.is_in(value):
            return value.span
    return None


__all__ = ["SETTINGS", "Filling", "uses_records"]

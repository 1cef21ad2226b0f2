"""Values of a record, and how an expression compares them.

Values of two kinds that look alike, as 20 and the text "20", are not compared but refused: whoever
wrote that meant something that no record would ever meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from irdocs.records.cell_formats import ShownNumber

Value = str | Decimal | bool | date | None | tuple["Value", ...]
"""What a record holds."""
Values = Mapping[str, Value]
"""The values of a record by their names, which may have dots."""
YES = frozenset({"yes", "true", "y", "1", "x", "ja", "oui", "ydy", "ie"})
NO = frozenset({"no", "false", "n", "0", "nein", "non", "nac ydy", "na"})
"""Words of a cell for true and for false, in lower case."""
_NOTHING = NO | {"none", "n/a", "nil", "-", "–", "—", "not known", "unknown"}
"""Texts that say no or nothing, and yet are texts."""


class ExpressionError(ValueError):
    """An expression that cannot be read, or has no value for a record."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def shown(value: Value) -> str:
    """Return a value as it is printed."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return ", ".join(shown(item) for item in value)
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case ShownNumber():
            return value.shown
        case Decimal():
            return f"{value:f}"
        case str():
            return value


def truth(value: Value, text: str) -> bool:
    """Return whether a value is true. Raises ExpressionError for a text that says no."""
    if isinstance(value, str) and value.strip().casefold().rstrip(".") in _NOTHING:
        raise ExpressionError(
            "bad-expression",
            f'in "{text}" the text "{value}" is taken for a condition, and each text is true',
            f'give the column type: yes-no under editions: columns:, or compare it: … == "{value}"',
        )
    return bool(value)


def compared(sign: str, one: Value, other: Value, text: str) -> bool:
    """Return what a comparison of two values says: `==`, `!=`, `in`, `has` or one of order.

    Raises ExpressionError, which quotes the `text` of the expression.
    """
    match sign:
        case "==":
            return _same(one, other, text)
        case "!=":
            return not _same(one, other, text)
        case "in":
            return _holds(other, one, text)
        case "has":
            return _holds(one, other, text)
        case _:
            return _ordered(sign, one, other, text)


def _same(one: Value, other: Value, text: str) -> bool:
    """Whether two values are equal; a number is never equal to a text, nor true to 1.

    Raises ExpressionError for values of two kinds that look alike, as 20 and the text "20".
    """
    if {one, other} == {None, ""}:
        return True  # an empty cell holds no words
    one, other = _as_days(one, other)
    if _look_alike(one, other) or _look_alike(other, one):
        raise _unlike(one, other, text)
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _look_alike(one: Value, other: Value) -> bool:
    """Whether a text, or a number, may be meant for the other value, which is of another kind."""
    match one, other:
        case str(), bool():
            return one.strip().casefold() in YES | NO
        case str(), Decimal():
            return any(map(str.isdigit, one)) and not any(map(str.isalpha, one))
        case str(), date():
            return any(sign.isdigit() for sign in one)
        case Decimal(), bool():
            return True
        case _:
            return False


def _as_days(one: Value, other: Value) -> tuple[Value, Value]:
    """Return two values; a text that is compared with a day is one, if it is written as one.

    Of a moment that is compared with a day only its day counts.
    """
    if isinstance(one, date) and isinstance(other, str):
        other = _day(other)
    elif isinstance(other, date) and isinstance(one, str):
        one = _day(one)
    if isinstance(one, datetime) != isinstance(other, datetime):
        one, other = (v.date() if isinstance(v, datetime) else v for v in (one, other))
    return one, other


def _day(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _holds(container: Value, part: Value, text: str) -> bool:
    """Whether a list has an item, or a text another; nothing holds nothing."""
    match container:
        case tuple():
            return any(_same(item, part, text) for item in container)
        case str():
            if not isinstance(part, str | None):
                raise _unlike(part, container, text)
            return part is not None and part in container
        case None:
            return False
        case _:
            raise ExpressionError(
                "bad-expression", f'in "{text}" there is no list and no text to look into',
                "the list stands after in, and before has",
            )  # fmt: skip


def _ordered(sign: str, one: Value, other: Value, text: str) -> bool:
    """Compare two numbers, two dates or two texts; nothing is neither less nor more."""
    if one is None or other is None:
        return False
    one, other = _as_days(one, other)
    if _look_alike(one, Decimal()) and _look_alike(other, Decimal()):
        raise _unlike(one, other, text)  # "9" follows "10", as letters do
    for kind in (Decimal, date, str):
        if isinstance(one, kind) and isinstance(other, kind):
            # Of one kind, as the two checks say.
            less, equal = one < other, one == other  # type: ignore[operator]
            return {"<": less, "<=": less or equal, ">": not less and not equal,
                    ">=": not less}[sign]  # fmt: skip
    raise _unlike(one, other, text)


def _unlike(one: Value, other: Value, text: str) -> ExpressionError:
    """Return the error of two values that cannot be compared."""
    return ExpressionError(
        "bad-expression", f'in "{text}" {_called(one)} is compared with {_called(other)}',
        'write a number without quotes, and a day as "2026-11-23"; or give the column type: '
        "number, date or yes-no under editions: columns:",
    )  # fmt: skip


def _called(value: Value) -> str:
    match value:
        case bool():
            return "a truth value"
        case Decimal():
            return "a number"
        case date():
            return "a date"
        case tuple():
            return "a list"
        case _:
            return f'the text "{value}"'


__all__ = ["NO", "YES", "ExpressionError", "Value", "Values", "compared", "shown", "truth"]

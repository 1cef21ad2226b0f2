"""The values of charts that are no plain numbers: points, error bars, and how bars are stacked."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic_core import PydanticCustomError

from irdocs.content.values import number
from irdocs.models import ReadBy, WithJsonSchema

Stacking = Literal["no", "sums", "shares"]
"""Whether bars stand side by side, on one another, or on one another as shares of 100 %."""
Pair = tuple[Decimal, Decimal]
"""The x and y of a point, or the low and the high end of an error bar."""
ErrorBar = Decimal | Pair | None
"""What lies on either side of a value, both ends of a range, or None for no error bar."""

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def is_date(category: str) -> bool:
    """Whether a category is written as a date is (ISO 8601); the day need not exist."""
    return bool(_ISO_DATE.match(category))


def date_of(category: str) -> date | None:
    """Return the date that a category is, or None."""
    if not is_date(category):
        return None
    try:
        return date.fromisoformat(category)
    except ValueError:
        return None


def _stacking(value: Any) -> Stacking:
    """Return how bars are stacked. Raises PydanticCustomError."""
    if isinstance(value, bool):
        return "sums" if value else "no"
    if value == "percent":
        return "shares"
    raise PydanticCustomError(
        "bad-choice", '"stacked" must be true, false or percent', {"choices": "percent"}
    )


def _pair(value: Any) -> Pair:
    """Return a pair of numbers. Raises PydanticCustomError."""
    if not isinstance(value, list) or len(value) != 2:
        raise PydanticCustomError("bad-chart", "a point is two numbers: [x, y]", {"hint": POINTS})
    return number(value[0]), number(value[1])


def _whole(value: Any) -> int:
    """Return a number of subjects. Raises PydanticCustomError."""
    count = number(value)
    if count < 0 or count != count.to_integral_value():
        raise PydanticCustomError(
            "bad-chart",
            "a number at risk is whole and not negative: {count}",
            {"count": str(count)},
        )
    return int(count)


def _errors(value: Any) -> Decimal | tuple[ErrorBar, ...]:
    """Return one error for all values, or one for each. Raises PydanticCustomError."""
    if not isinstance(value, list):
        return _not_negative(value)
    return tuple(_error_bar(item) for item in value)


def _error_bar(value: Any) -> ErrorBar:
    if value is None:
        return None
    if not isinstance(value, list):
        return _not_negative(value)
    if len(value) != 2:
        raise PydanticCustomError(
            "bad-chart", "a range is two numbers: [low, high]", {"hint": ENDS}
        )
    return number(value[0]), number(value[1])


def _not_negative(value: Any) -> Decimal:
    error = number(value)
    if error < 0:
        raise PydanticCustomError(
            "bad-chart", "an error is not negative: {error}", {"error": str(error), "hint": ENDS}
        )
    return error


POINTS = "write points: [[0, 100], [6, 82]], the value to the right first"
ENDS = (
    "write errors: 2 for the same on either side of all values, or for each value a number, "
    "[low, high] or null"
)

_NUMBER = {"type": "number"}
_TWO_NUMBERS = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}

StackedKey = Annotated[
    Stacking,
    ReadBy(_stacking),
    WithJsonSchema(
        {"enum": [True, False, "percent"], "description": "true, or percent for shares of 100 %"}
    ),
]
WholeNumber = Annotated[int, ReadBy(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
PointValue = Annotated[
    Pair,
    ReadBy(_pair),
    WithJsonSchema({**_TWO_NUMBERS, "description": "two numbers: [x, y]"}),
]
ErrorValues = Annotated[
    Decimal | tuple[ErrorBar, ...],
    ReadBy(_errors),
    WithJsonSchema(
        {
            "anyOf": [
                _NUMBER,
                {"type": "array", "items": {"anyOf": [_NUMBER, {"type": "null"}, _TWO_NUMBERS]}},
            ],
            "description": "what lies on either side of all values; or for each value a number, "
            "[low, high] or null",
        }
    ),
]

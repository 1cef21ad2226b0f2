"""Say what is wrong with a value of a data file, and what to write in its place.

pydantic-core's errors say what a program expects: "unable to parse string as an integer". Who
writes a format or a theme by hand wants to know which words to type.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from pydantic_core import ErrorDetails as Problem

from irdocs.content.written_values import truth_advice
from irdocs.diagnostics import closest

NUMBER = "must be a number"
"""What is said of a value that is none."""
LACKING = "add them, each with its value behind a colon"
"""What to do where several keys are missing."""
_WHOLE = "must be a whole number"
_MM = {"cm": Decimal(10), "m": Decimal(1000), "in": Decimal("25.4"), '"': Decimal("25.4"),
       "inch": Decimal("25.4"), "inches": Decimal("25.4")}  # fmt: skip
"""How many millimetres a unit has, in which all lengths are."""
_MEASURED = re.compile(r"(?P<number>[-+]?\d+(?:\.\d+)?)\s*(?P<unit>[^\W\d]{1,6}|[\"%])?")
_NAME_PATTERN, _LINE_PATTERN = "^[a-z0-9]", r"^[^\r\n]"
"""How the patterns of names and of texts on one line begin."""


def message(problem: Problem) -> str:
    """Return what is wrong with a value, without its key."""
    kind, given = problem["type"], problem.get("ctx", {})
    match kind:
        case "greater_than_equal":
            return f"must be at least {_shown(given['ge'])}"
        case "greater_than":
            return f"must be more than {_shown(given['gt'])}"
        case "less_than_equal":
            return f"must be at most {_shown(given['le'])}"
        case "less_than":
            return f"must be less than {_shown(given['lt'])}"
        case "string_pattern_mismatch" if given["pattern"].startswith(_NAME_PATTERN):
            return "takes small letters, digits and hyphens"
        case "string_pattern_mismatch" if given["pattern"].startswith(_LINE_PATTERN):
            return "must be one line of text"
    said = str(problem["msg"]).removeprefix("Value error, ")
    return _MESSAGES.get(kind, said.replace("Input should be", "must be", 1))


def advice(problem: Problem, keys: Collection[str]) -> str:
    """Return what to write, empty if that is not known; `keys` are those of the mapping in which
    the value stands, or, where it should be a mapping, its own."""
    kind, value = problem["type"], problem.get("input")
    known = ", ".join(keys)
    if message(problem) in (NUMBER, _WHOLE):
        return _number_advice(value)
    match kind:
        case "bool_type" | "bool_parsing":
            return truth_advice(str(value))
        case "extra_forbidden":
            return f"known keys: {known}" if known else ""
        case "missing":
            return "add this key, and its value behind a colon"
        case "model_type":
            return f"write its keys on lines of their own below: {known}" if known else ""
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(problem["msg"]))
            nearest = closest(str(value), choices)
            return f"write {nearest}" if nearest else "write one of them"
        case "string_pattern_mismatch":
            slug = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")
            return f"write {slug}" if "small letters" in message(problem) and slug else ""
        case "string_type" if isinstance(value, bool | int | float | Decimal):
            return f'write "{value}", in quotes'
    return _ADVICE.get(kind, "")


def without_consequences(problems: Sequence[Problem]) -> list[Problem]:
    """Return errors without those that follow from others: a list is not empty whose items are
    faulty."""
    places = [problem["loc"] for problem in problems]
    return [
        problem for problem in problems
        if problem["type"] != "too_short"
        or not any(
            place[: len(problem["loc"])] == problem["loc"] != place for place in places
        )
    ]  # fmt: skip


def named(path: Sequence[int | str]) -> str:
    """Return how a value is called: by its keys, from the last list on that holds it."""
    keys: list[str] = []
    for step in path:
        keys = [*keys, step] if isinstance(step, str) else []
    last_key = next((step for step in reversed(path) if isinstance(step, str)), "")
    return ".".join(keys) or last_key


def _number_advice(value: object) -> str:
    """Return how to write a number that has a unit or quotes."""
    found = _MEASURED.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return "write digits, with a point for decimals"
    number, unit = found["number"], found["unit"]
    if unit is None:
        return f"write {number} without quotes"
    if unit in _MM:
        return f"write {_shown(Decimal(number) * _MM[unit])}, as lengths are in mm"
    return f"write {number} alone"


def _shown(number: Any) -> str:
    """Return a number without zeros at its end."""
    return f"{Decimal(str(number)).normalize():f}"


_MESSAGES = {
    "missing": "is missing",
    "extra_forbidden": "there is no such key",
    "too_short": "is empty",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "model_type": "must be a mapping of keys",
    "tuple_type": "must be a list",
    "string_type": "must be text",
    "string_pattern_mismatch": "has characters that are not allowed here",
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": NUMBER,
    "float_type": NUMBER,
}
"""Our wording of pydantic's errors, by their type; others keep pydantic's own."""
_ADVICE = {
    "tuple_type": "start each item with a hyphen",
    "string_type": "write the words",
    "too_short": "write what belongs into it, or leave the key out",
    **dict.fromkeys(
        ("greater_than_equal", "greater_than", "less_than_equal", "less_than"),
        "write a number within this range",
    ),
}
"""What to do, by the type of the error, where neither the value nor the keys say more."""

__all__ = ["LACKING", "NUMBER", "advice", "message", "named", "without_consequences"]

"""Find what stands in double braces, and put values in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from irdocs.caching.by_value import cached_by_value
from irdocs.records.expressions import Expression, parsed
from irdocs.records.values import ExpressionError, Value, Values, shown

_BRACES = re.compile(r"(?P<escape>\\\{\{)|\{\{(?P<inner>(?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
"""What stands in double braces; after a backslash braces are braces."""


def is_in(text: str) -> bool:
    """Whether a text has double braces."""
    return "{{" in text


@cached_by_value(4096)
def expression(text: str) -> Expression:
    """Return an expression; each is read once. Raises ExpressionError."""
    return parsed(text)


def whole(text: str) -> str | None:
    """Return the expression that a text is all of; None if other words stand beside it."""
    match = _BRACES.fullmatch(text.strip())
    return match["inner"] if match and match["inner"] is not None else None


_IN_ADDRESS = re.compile(
    r"(?:(?:\]\(\s*|<(?=[a-z]+:))([^)\s>]*)|\A((?:https?://|mailto:|tel:)\S*))\Z"
)
"""What stands before a place in the address of a link, and in a value that is an address."""
Put = Callable[[Value, Expression, str | None], str]
"""Returns the words for a value of an expression; the last is what stands before them in an address
that a link has, None if they are in none."""


def filled(text: str, values: Values, put: Put = lambda value, read, there: shown(value)) -> str:
    """Return a text with the values of a record in place of its braces.

    `put` makes words of a value, in which no sign means anything. Raises ExpressionError, also for
    what has no value: a text with a hole in it would say something else.
    """

    def replaced(match: re.Match[str]) -> str:
        if match["escape"]:
            return "{{"
        read = expression(match["inner"])
        value = read.value(values)
        if value is None:
            named = " and ".join(read.names) or read.text
            raise ExpressionError(
                "empty-value", f'"{named}" is empty in this record',
                f'fill the cell, or say what else stands there: {{{{ {read.text} or "…" }}}}, or '
                "leave the part out with when:",
            )  # fmt: skip
        if isinstance(value, bool):
            raise ExpressionError(
                "bad-expression", f'"{read.text}" is yes or no, and no words',
                "use it after when:",
            )  # fmt: skip
        before = _BRACES.sub("x", text[: match.start()])
        address = _IN_ADDRESS.search(before)
        return put(value, read, (address[1] or address[2] or "") if address else None)

    done = _BRACES.sub(replaced, text)
    if "{{" in _BRACES.sub("", text):
        raise ExpressionError(
            "bad-expression", "double braces are opened and not closed",
            "write }}, or \\{{ for braces",
        )  # fmt: skip
    return done


_NAME = r"\s*(?P<{0}>[^\W\d][\w.]*)\s*"
_MISREAD = re.compile(
    "|".join(
        left + _NAME.format(f"name_{number}") + right
        for number, (left, right) in enumerate((
            (r"(?<![{\\])\$?\{", r"\}(?!\})"), (r"\{\s+\{", r"\}\s*\}"), (r"\{\{?\s*", r"\}\s+\}"),
            ("«", "»"), ("<<", ">>"),
        ))
    )
)  # fmt: skip
"""Names as other programs fill them in: {name}, ${name}, { {name} }, «name» of a mail merge."""
_CODE = re.compile(r"`[^`]*`")


def misread(text: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what a text has in place of double braces round one of some names, and the name."""
    for match in _MISREAD.finditer(_CODE.sub(lambda code: " " * len(code[0]), text)):
        name = next(filter(None, match.groups()))
        if name in names:
            yield match[0].strip(), name


def expressions_in(text: str) -> Iterator[str]:
    """Yield the expressions of a text."""
    for match in _BRACES.finditer(text):
        if match["inner"] is not None:
            yield match["inner"]


__all__ = ["Value", "expression", "expressions_in", "filled", "is_in", "misread", "whole"]

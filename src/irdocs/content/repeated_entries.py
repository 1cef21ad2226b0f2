"""Find entries of lists that stand twice: as a whole, or with nothing but what begins them.

A line or an entry was copied, and not changed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from irdocs.content.model_shape import Shape, children, required
from irdocs.content.source import SourceList, SourceMapping
from irdocs.diagnostics import Report


def tell_of_repeated(items: SourceList, shape: Shape, report: Report) -> None:
    """Warn of each entry of a list that is the same as the one above it; `shape` is that of one.

    Entries are mappings or lists of several values, words of the author among them: two columns may
    well have the same width, and two points of a chart the same place.
    """
    for number, (one, other) in enumerate(pairwise(items), 1):
        if one == other and _has_words(other, shape):
            first, span = items.spans[number - 1 : number + 1]
            report.warning(
                "repeated-entry", f"this entry is that of line {first.line} again", span,
                "delete one of them, or write what differs",
            )  # fmt: skip


def _has_words(entry: Any, shape: Shape) -> bool:
    match entry:
        case SourceMapping():
            node = shape.node_of(entry)
            known = children(node) if node else {}
            worded = [entry[key] for key in entry if key in known and known[key].words]
        case SourceList():
            worded = list(entry)
        case _:
            return False
    return len(entry) > 1 and any(
        isinstance(value, str) and any(map(str.isalpha, value)) for value in worded
    )


def drop_begun_twice(items: SourceList, shape: Shape, report: Report) -> None:
    """Take out, with an error, each entry that has only what the next one begins with, too, and
    lacks what it must have."""
    number = 0
    while number + 1 < len(items):
        one, other = items[number], items[number + 1]
        if _is_begun(one, other, shape):
            report.error(
                "repeated-entry", "this entry is begun twice: the next one begins in the same way",
                one.key_spans[next(iter(one))], "delete this line",
            )  # fmt: skip
            del items[number], items.spans[number]
        else:
            number += 1


def _is_begun(one: Any, other: Any, shape: Shape) -> bool:
    if not isinstance(one, SourceMapping) or not isinstance(other, SourceMapping) or not one:
        return False
    node = shape.node_of(other)
    is_part = len(one) < len(other) and list(one.items()) == list(other.items())[: len(one)]
    return node is not None and is_part and not required(node) <= one.keys()

"""Count what in the values of a file does not fit its model, without validating it.

It is cheap, and asks neither files nor other values: enough to tell which of two readings of a
file is the better one.
"""

from __future__ import annotations

from typing import Any

from irdocs.content.model_shape import Shape, children, is_named_by_text, required
from irdocs.content.node import WHEN, Node
from irdocs.content.source import SourceList, SourceMapping


def misfits(data: SourceMapping, model: type[Node]) -> int:
    """Return how many keys are unknown, repeated or missing in a mapping and in what it holds, and
    how many values are a list or a mapping where the other belongs."""
    known = children(model)
    odd = sum(key not in known and key != WHEN for key in data) + len(data.repeated)
    missing = len(required(model) - data.keys())
    return odd + missing + sum(_of(data[key], shape) for key, shape in known.items() if key in data)


def _of(value: Any, shape: Shape) -> int:
    """Return the same of a value that should be of a shape."""
    match value:
        case SourceList() if shape.items:
            return sum(_of_item(item, shape.items) for item in value)
        case SourceMapping() if shape.entries:
            return sum(_of_entry(entry, shape.entries) for entry in value.values())
        case SourceMapping() if shape.nodes:
            node = shape.node_of(value)
            return misfits(value, node) if node else 1
        case SourceMapping() if shape.items:  # one may stand for a list of one
            return _of(value, shape.items)
        case SourceMapping() | SourceList():
            return 1
        case _:
            return 0


def _of_item(value: Any, shape: Shape) -> int:
    """Return the same of an item of a list."""
    if isinstance(value, SourceList | SourceMapping) or not shape.nodes:
        return _of(value, shape)
    return int(not any(map(is_named_by_text, shape.nodes)))


def _of_entry(value: Any, shape: Shape) -> int:
    """Return the same of an entry under a key that the author chooses."""
    is_mapping = isinstance(value, SourceMapping)
    return _of(value, shape) if is_mapping or not shape.nodes else 1


__all__ = ["misfits"]

"""Find the mappings that end in the lines just above a key, one of which may lack it."""

from __future__ import annotations

from irdocs.content.model_shape import Shape, children
from irdocs.content.node import Node
from irdocs.content.source import SourceList, SourceMapping
from irdocs.diagnostics import Span

Owner = tuple[SourceMapping, type[Node]]
"""A mapping, and its model."""


def ended_before(mapping: SourceMapping, node: type[Node], key: str, place: Span) -> list[Owner]:
    """Return the mappings that end in the lines just above a key, the innermost first.

    A key above it that has no value yet begins one, if its mapping may hold the key.
    """
    before = [name for name in mapping if mapping.key_spans[name].line < place.line]
    if not before:
        return []
    name = max(before, key=lambda name: mapping.key_spans[name])
    owners: list[Owner] = []
    owner, value, shape = mapping, mapping[name], children(node).get(name)
    while shape is not None:
        if value is None:
            value = _begun(owner, name, shape, key)
        if isinstance(value, SourceList) and value and shape.items:
            value, shape = value[-1], shape.items
            continue
        if isinstance(value, SourceMapping) and value.span.file != place.file:
            break
        if not isinstance(value, SourceMapping):
            break
        model = shape.node_of(value)
        if model is not None:
            owners.insert(0, (value, model))
        if not value:
            break
        owner, name = value, max(value, key=lambda name: value.key_spans[name])
        shape = children(model).get(name) if model else shape.entries
        value = owner[name]
    return owners


def _begun(owner: SourceMapping, name: str, shape: Shape, key: str) -> SourceMapping | None:
    """Return a mapping in place of nothing, if one that takes a key should be there, else None."""
    if len(shape.nodes) != 1 or key not in children(shape.nodes[0]):
        return None
    span = owner.key_spans[name]
    mapping = SourceMapping(Span(span.file, span.line, span.column + 2, span.line, span.column + 3))
    owner[name] = mapping
    return mapping


__all__ = ["Owner", "ended_before"]

"""Tell from the model what each value of content.yaml should be, before it is validated.

Pydantic validates by the annotations of the model's fields. `mending` needs to know the same of
values that are not valid yet: which keys a mapping takes, and what stands under each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_origin

from irdocs.content.blocks import Block
from irdocs.content.node import Node
from irdocs.content.source import SourceMapping
from irdocs.content.words import WordsForm
from irdocs.diagnostics import closest
from irdocs.frozen import frozen


@frozen
class Shape:
    """What may stand in a place of the file: one of some mappings, or a list or table of them."""

    nodes: tuple[type[Node], ...] = ()
    """The models of the mapping; several are told apart by their `type`, or by their keys."""
    items: Shape | None = None
    """What each item of a list is."""
    entries: Shape | None = None
    """What the value of each key is, where the author chooses the keys."""
    words: WordsForm | None = None
    """How a text at this place is written, if it is words."""

    @property
    def all_nodes(self) -> tuple[type[Node], ...]:
        """All models of mappings at this place or in the list or table there."""
        inner = [shape.all_nodes for shape in (self.items, self.entries) if shape]
        return (*self.nodes, *(node for nodes in inner for node in nodes))

    def node_of(self, mapping: SourceMapping) -> type[Node] | None:
        """Return the model of a mapping, or None if that cannot be told."""
        if len(self.nodes) == 1:
            return self.nodes[0]
        if any(map(types_of, self.nodes)):
            kind = mapping.get("type")
            return next((node for node in self.nodes if kind in types_of(node)), None)
        meant = [node for node in self.nodes if mapping and all(
            closest(key, children(node)) for key in mapping
        )]  # fmt: skip
        return meant[0] if len(meant) == 1 else None


@cache
def children(node: type[Node]) -> Mapping[str, Shape]:
    """Return what stands under each key of a mapping."""
    return MappingProxyType(
        {name: _shape(field.annotation)
         for name, field in node.model_fields.items() if name != "span"}
    )  # fmt: skip


@cache
def required(node: type[Node]) -> frozenset[str]:
    """Return the keys that a mapping must have; a block without an id is given one."""
    keys = {name for name, field in node.model_fields.items() if field.is_required}
    return frozenset(keys - {"id"} if issubclass(node, Block) else keys)


@cache
def types_of(node: type[Node]) -> tuple[str, ...]:
    """Return the values of `type` that a model is for."""
    field = node.model_fields.get("type")
    return get_args(field.annotation) if field else ()


def is_named_by_text(node: type[Node]) -> bool:
    """Return whether a text may stand in a list for a mapping of a model, as a point's does."""
    return required(node) <= {"text", "name"}


def nodes_below(node: type[Node]) -> frozenset[type[Node]]:
    """Return a model and those of all mappings that may stand in it."""
    found: set[type[Node]] = set()
    waiting = [node]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting.extend(other for shape in children(model).values() for other in shape.all_nodes)
    return frozenset(found)


def _shape(annotation: Any) -> Shape:
    """Return what an annotation of a field describes."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return Shape(nodes=(annotation,))
    if isinstance(annotation, WordsForm):
        return Shape(words=annotation)
    arguments, origin = get_args(annotation), get_origin(annotation)
    if origin is tuple or origin is list:
        return Shape(items=_shape(arguments[0]))
    if origin is dict:
        return Shape(entries=_shape(arguments[1]))
    return _joined([_shape(argument) for argument in arguments if not isinstance(argument, str)])


def _joined(parts: Sequence[Shape]) -> Shape:
    """Return what may stand in a place where any of several shapes may."""
    return Shape(
        nodes=tuple(node for part in parts for node in part.nodes),
        items=next((part.items for part in parts if part.items), None),
        entries=next((part.entries for part in parts if part.entries), None),
        words=next((part.words for part in parts if part.words), None),
    )

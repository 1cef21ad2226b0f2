"""Give keys the list or the mapping that they should be in: value: and label: of statistics without
items:, title: and language: of a file without document:.

The model would say of each that it is no key of what it stands in, and that this lacks a key.
"""

from __future__ import annotations

from irdocs.content.model_shape import children, required
from irdocs.content.node import Node
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Report


def put_into_list(mapping: SourceMapping, node: type[Node], report: Report) -> None:
    """Move the keys of an item that stand in its block to a list of one, and report the first."""
    unknown = [key for key in mapping if key not in children(node)]
    for name in required(node) - mapping.keys() if unknown else ():
        shape = children(node)[name].items
        if shape is None or len(shape.nodes) != 1:
            continue
        (item,) = shape.nodes
        given = [key for key in mapping if key in children(item) and key not in children(node)]
        if not set(unknown) <= set(given) or not required(item) <= set(given):
            continue
        first = mapping.key_spans[unknown[0]]
        report.error(
            "misplaced-key", f'{node.called} has no "{unknown[0]}": it is a key of an item', first,
            f"write {name}: above it, and a hyphen and a space before it, further in",
        )  # fmt: skip
        only = SourceMapping(first)
        for key in given:
            span, value_span = mapping.key_spans[key], mapping.value_spans[key]
            only.put(key, mapping.pop(key), span, value_span)
        mapping.put(name, SourceList([only], first, [first]), first, first)
        return


def name_text(mapping: SourceMapping, node: type[Node], report: Report) -> None:
    """Give the words before a list their key: {Wash: [front, back]} is a point with points of its
    own; report it."""
    if len(mapping) != 1 or not {"text", "items"} <= children(node).keys():
        return
    (words,) = mapping
    if words in children(node) or not isinstance(mapping[words], SourceList):
        return
    span, value_span = mapping.key_spans[words], mapping.value_spans[words]
    report.error(
        "mapping-expected", f"{node.called} with {node.called.split()[-1]}s of its own has keys",
        span, f"write text: {words}, and below it items: with the list",
    )  # fmt: skip
    items = mapping.pop(words)
    mapping.put("text", SourceText(words, span), span, span)
    mapping.put("items", items, value_span, value_span)


def put_into_text(mapping: SourceMapping, node: type[Node], report: Report) -> None:
    """Make a text of the list of words that stands in its place, as items: of a callout, and report
    it."""
    if "text" in mapping or "text" not in required(node) or "items" in children(node):
        return
    for key in [key for key in mapping if key not in children(node)]:
        items = mapping[key]
        if items and isinstance(items, SourceList) and all(isinstance(item, str) for item in items):
            span, value_span = mapping.key_spans[key], mapping.value_spans[key]
            report.error(
                "unknown-key", f'{node.called} has no "{key}"; its list is the text', span,
                "write text: | in its place, and each item on a line below, behind a hyphen and a "
                "space",
            )  # fmt: skip
            words = "\n".join(f"- {item}" for item in mapping.pop(key))
            mapping.put("text", SourceText(words, value_span), span, value_span)
            return


def put_into_mapping(mapping: SourceMapping, node: type[Node], report: Report) -> None:
    """Move keys that stand beside the mapping that is missing into it, and report the first."""
    unknown = [key for key in mapping if key not in children(node)]
    for name in required(node) - mapping.keys() if unknown else ():
        shape = children(node)[name]
        if shape.items or shape.entries or len(shape.nodes) != 1:
            continue
        (inner,) = shape.nodes
        given = [key for key in unknown if key in children(inner)]
        if len(required(inner) & set(given)) < 2:
            continue
        first = mapping.key_spans[given[0]]
        shown = ", ".join(given[:3])
        report.error(
            "missing-key", f'{node.called} needs "{name}", which has keys that stand here: {shown}',
            first, f"write {name}: on a line above, and indent its keys by {first.column + 1}",
        )  # fmt: skip
        moved = SourceMapping(first)
        for key in given:
            span, value_span = mapping.key_spans[key], mapping.value_spans[key]
            moved.put(key, mapping.pop(key), span, value_span)
        mapping.put(name, moved, first, first)


__all__ = ["name_text", "put_into_list", "put_into_mapping", "put_into_text"]

"""Read an item that says its name in a key of its own as an entry of a table, such as sources:."""

from __future__ import annotations

from irdocs.content.model_shape import Shape, children
from irdocs.content.source import SourceList, SourceMapping

_UNNAMED = "# line "
"""What begins the name of an entry that has none: a comment, to YAML."""


def named_entry(item: SourceMapping, entry: Shape) -> SourceMapping:
    """Return {nbu: {title: …}} for {id: nbu, title: …}; the item itself if it is something else."""
    if len(entry.nodes) != 1 or "id" in children(entry.nodes[0]):
        return item
    name = item.get("id")
    if name is None and item.keys() <= children(entry.nodes[0]).keys():
        name = unnamed(item.span.line)
    if not isinstance(name, str):
        return item
    keys = SourceMapping(item.span)
    for key in [key for key in item if key != "id"]:
        keys.put(key, item[key], item.key_spans[key], item.value_spans[key])
    table = SourceMapping(item.span)
    table.put(str(name), keys, item.value_spans.get("id", item.span), item.span)
    return table


def unnamed(line: int) -> str:
    """Return the name of an entry in a line to which its author gave none."""
    return f"{_UNNAMED}{line}"


def is_unnamed(name: str) -> bool:
    """Whether an entry got this name since its author gave it none."""
    return name.startswith(_UNNAMED)


def table_hint(items: SourceList, *, is_table: bool) -> str:
    """Return how to write a list as the mapping or the table of entries that it should be."""
    named = next((item["id"] for item in items if item.get("id")), None) if is_table else None
    if is_table and named is None and all(len(item) > 1 for item in items):
        return "write a name and a colon in place of each hyphen, and the keys below, further in"
    if named is None:
        return "write its keys without hyphens"
    return f'write {named}: in place of "- id: {named}", and its keys below, further in'


__all__ = ["is_unnamed", "named_entry", "table_hint", "unnamed"]

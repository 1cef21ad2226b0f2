"""Read an item that says its name in a key of its own as an entry of a table, such as sources:."""

from __future__ import annotations

from irdocs.content.model_shape import Shape, children
from irdocs.content.source import SourceList, SourceMapping


def named_entry(item: SourceMapping, entry: Shape) -> SourceMapping:
    """Return {nbu: {title: …}} for {id: nbu, title: …}; the item itself if it is something else."""
    name = item.get("id")
    if not isinstance(name, str) or len(entry.nodes) != 1 or "id" in children(entry.nodes[0]):
        return item
    keys = SourceMapping(item.span)
    for key in [key for key in item if key != "id"]:
        keys.put(key, item[key], item.key_spans[key], item.value_spans[key])
    table = SourceMapping(item.span)
    table.put(str(name), keys, item.value_spans["id"], item.span)
    return table


def table_hint(items: SourceList, *, is_table: bool) -> str:
    """Return how to write a list as the mapping or the table of entries that it should be."""
    named = next((item["id"] for item in items if item.get("id")), None) if is_table else None
    if named is None:
        return "write its keys without hyphens"
    return f'write {named}: in place of "- id: {named}", and its keys below, further in'


__all__ = ["named_entry", "table_hint"]

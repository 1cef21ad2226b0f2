"""Take soft hyphens out of a document, for products whose programs would show them.

PowerPoint shows a soft hyphen (U+00AD) as a hyphen wherever it stands, and breaks no line at it.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from irdocs.content.markup import Emphasis, Foreign, Link, Plain, Strong, Text, TextList
from irdocs.content.model import Document
from irdocs.content.node import Node
from irdocs.content.source import SourceText

SOFT_HYPHEN = "\u00ad"
"""A place where a word may be divided; it shows a hyphen only where a line ends there."""


def without_soft_hyphens(document: Document) -> Document:
    """Return the document without soft hyphens, and itself if it has none."""
    cleaned: Document = _cleaned(document)
    return cleaned


def _cleaned(value: Any) -> Any:
    """Return a part of a document without soft hyphens; the same object if it has none."""
    match value:
        case SourceText():
            if SOFT_HYPHEN not in value:
                return value
            return SourceText(value.replace(SOFT_HYPHEN, ""), value.span)
        case str():
            return value.replace(SOFT_HYPHEN, "")
        case Node():
            changed = _changed({name: getattr(value, name) for name in type(value).model_fields})
            return value.model_copy(update=changed) if changed else value
        case tuple():
            items = tuple(_cleaned(item) for item in value)
            return value if all(map(_is_same, items, value)) else items
        case dict():
            changed = _changed(value)
            return value | changed if changed else value
        case Text() | TextList() | Plain() | Strong() | Emphasis() | Link() | Foreign():
            changed = _changed({field.name: getattr(value, field.name) for field in fields(value)})
            return replace(value, **changed) if changed else value
        case _:
            return value


def _changed(values: dict[str, Any]) -> dict[str, Any]:
    """Return those values that differ without soft hyphens."""
    cleaned = {name: _cleaned(value) for name, value in values.items()}
    return {name: value for name, value in cleaned.items() if not _is_same(value, values[name])}


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str) and one == other)

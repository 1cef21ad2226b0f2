"""Return documents in which some texts or inlines are changed, wherever they stand.

Products differ in what they can show; each gets the document as it can show it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from irdocs.content.markup import (
    CodeSpan,
    Emphasis,
    Foreign,
    Link,
    Lowered,
    Plain,
    Raised,
    Strong,
    Text,
    TextList,
)
from irdocs.content.node import Node
from irdocs.content.source import SourceText

Change = Callable[[Any], Any]
"""Returns a str, a SourceText or a tuple changed, or the same object."""


def rewritten(value: Any, change: Change) -> Any:
    """Return a part of a document with all its texts and tuples changed, the innermost first.

    What has nothing to change in it is the same object as before.
    """
    match value:
        case str():
            return change(value)
        case Node():
            changed = _changed(
                {name: getattr(value, name) for name in type(value).model_fields}, change
            )
            return value.model_copy(update=changed) if changed else value
        case tuple():
            items = tuple(rewritten(item, change) for item in value)
            return change(value if all(map(_is_same, items, value)) else items)
        case dict():
            changed = _changed(value, change)
            return value | changed if changed else value
        case (
            Text() | TextList() | Plain() | CodeSpan() | Strong() | Emphasis() | Raised()
            | Lowered() | Link() | Foreign()
        ):  # fmt: skip
            changed = _changed(
                {field.name: getattr(value, field.name) for field in fields(value)}, change
            )
            return replace(value, **changed) if changed else value
        case _:
            return value


def with_text(text: str, words: str) -> str:
    """Return other words in place of a text, at the same place of the file."""
    return SourceText(words, text.span) if isinstance(text, SourceText) else words


def _changed(values: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return those values that are changed."""
    rewritten_values = {name: rewritten(value, change) for name, value in values.items()}
    return {
        name: value for name, value in rewritten_values.items() if not _is_same(value, values[name])
    }


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str) and one == other)

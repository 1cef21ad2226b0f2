"""Return documents in which some texts or inlines are changed, wherever they stand.

Products differ in what they can show; each gets the document as it can show it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from irdocs.caching.by_identity import cached_by_identity
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
from irdocs.frozen import replace

if TYPE_CHECKING:
    from irdocs.content.model import Document, Section

Change = Callable[[Any], Any]
"""Returns a str, a SourceText or a tuple changed, or the same object."""


def rewritten(value: Any, change: Change) -> Any:
    """Return a part of a document with all its texts and tuples changed, the innermost first.

    What has nothing to change in it is the same object as before.
    """
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(rewritten(item, change) for item in value)
        return change(value if all(map(_is_same, items, value)) else items)
    if isinstance(value, dict):
        changed = _changed(value.items(), change)
        return value | changed if changed else value
    kind: Any = type(value)
    names = _names_of(kind)
    changed = _changed(((name, getattr(value, name)) for name in names), change)
    if not changed:
        return value
    return (
        value.model_copy(update=changed) if isinstance(value, Node) else replace(value, **changed)
    )


def rewritten_document(document: Document, change: Change) -> Document:
    """Return a document with all its texts and tuples changed by a function that has a name.

    A section that is the very same as before is changed as it was before.
    """
    sections = tuple(_rewritten_section(section, change) for section in document.sections)
    held = document.model_copy(update={"sections": ()})
    changed: Document = rewritten(held, change)
    if changed is held and all(map(_is_same, sections, document.sections)):
        return document
    return changed.model_copy(update={"sections": sections})


SECTIONS = 1024
"""Of how many sections is remembered what they were changed to."""


@cached_by_identity(SECTIONS)
def _rewritten_section(section: Section, change: Change) -> Section:
    changed: Section = rewritten(section, change)
    return changed


def tuples_in(part: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the tuples that a part of a document holds, in no order, itself among them."""
    waiting = [part]
    while waiting:
        value = waiting.pop()
        if value is None or isinstance(value, str):
            continue
        if isinstance(value, tuple):
            yield value
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
        else:
            kind: Any = type(value)
            waiting += [getattr(value, name) for name in _names_of(kind)]


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    """Return what values of a class hold that may be changed; nothing of numbers and the like."""
    if issubclass(kind, Node):
        return tuple(kind.model_fields)
    return tuple(field.name for field in fields(kind)) if issubclass(kind, _MARKUP) else ()


_MARKUP = (Text, TextList, Plain, CodeSpan, Strong, Emphasis, Raised, Lowered, Link, Foreign)


def with_text(text: str, words: str) -> str:
    """Return other words in place of a text, at the same place of the file."""
    return SourceText(words, text.span) if isinstance(text, SourceText) else words


def _changed(values: Iterable[tuple[str, Any]], change: Change) -> dict[str, Any]:
    """Return those values that are changed, by their names."""
    found = {}
    for name, value in values:
        new = rewritten(value, change)
        if new is not value and not _is_same(new, value):
            found[name] = new
    return found


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str) and one == other)

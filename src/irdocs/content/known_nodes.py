"""Sections, blocks and other mappings of a file that stay as written, validated once for all
editions.

A file is parsed once, and each edition fills a copy of its values. Where a copy is still what was
written, the model of it that was made before is put in its place, the very same object; what comes
after knows by that that nothing in it has changed. What a model depends on beside its own words is
compared: the ids, sources and language of the document, and the pictures that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import PydanticCustomError

from irdocs.caching.by_value import cached_by_value
from irdocs.content.assets import Picture
from irdocs.content.model import Document
from irdocs.content.node import WHEN, Node
from irdocs.content.reading_context import AssetReader, ReadingContext
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import frozen

_ID = "id"
"""The key that blocks without one are given."""


@frozen
class _KnownNode:
    """A model of a mapping, and what it depends on."""

    node: Node
    surroundings: tuple[object, ...]
    pictures: tuple[Picture, ...]


@dataclass
class AskedAssets:
    """Reads the files that the content names, and remembers for which place each was read."""

    reader: AssetReader
    pictures: list[Picture] = field(default_factory=list)
    others: set[Span] = field(default_factory=set)
    """Where videos and captions are named, which are read for each edition."""

    def __call__(self, name: SourceText) -> object:
        """Return the picture of a name."""
        picture = self.reader(name)
        if isinstance(picture, Picture):
            self.pictures.append(picture)
        return picture

    def video(self, name: SourceText) -> object:
        """Return the video of a name."""
        self.others.add(name.span)
        return self.reader.video(name)

    def captions(self, name: SourceText, report: Report) -> object:
        """Return the captions of a name; what is wrong with them goes to the report."""
        self.others.add(name.span)
        return self.reader.captions(name, report)


def inherit(value: Any, file: str) -> None:
    """Let the values of a file, read anew after a save, have the models of those that it had before
    at the same places. Lines above an added one are still there; what stands below has moved."""
    last = _last_read(file)
    for before in last:
        _inherit(value, before)
    last[:] = [value]


FILES = 64
"""Of how many files the values are remembered that were read last."""


@cached_by_value(FILES)
def _last_read(file: str) -> list[Any]:
    """Return the value that was read of a file last, in a list; nothing at first."""
    return []


def _inherit(value: Any, before: Any) -> None:
    if isinstance(value, SourceMapping) and isinstance(before, SourceMapping):
        if before.known is not None and _is_alike(value, before):
            value.known = before.known
        for key, inner in value.items():
            _inherit(inner, before.get(key))
    elif isinstance(value, SourceList) and isinstance(before, SourceList):
        for pair in zip(value, before, strict=False):
            _inherit(*pair)


def _is_alike(value: Any, other: Any) -> bool:
    """Whether two values say the same at the same places."""
    if type(value) is not type(other):
        return False
    match value:
        case SourceMapping():
            places = (value.span, value.key_spans, value.value_spans, value.repeated)
            return (
                places == (other.span, other.key_spans, other.value_spans, other.repeated)
                and list(value) == list(other)
                and all(_is_alike(inner, other[key]) for key, inner in value.items())
            )
        case SourceList():
            places_of_items = (value.span, value.spans, value.refused, len(value))
            return places_of_items == (other.span, other.spans, other.refused, len(other)) and all(
                _is_alike(*pair) for pair in zip(value, other, strict=True)
            )
        case _:
            # As numbers, 2.5 and 2.50 are the same.
            is_as_typed = isinstance(value, str) or repr(value) == repr(other)
            return bool(value == other and is_as_typed) and (
                getattr(value, "__dict__", 0) == getattr(other, "__dict__", 0)
            )


def with_known(data: SourceMapping, context: ReadingContext) -> SourceMapping:
    """Return the values of a file with the models that are known in place of their mappings."""

    def known(value: Any) -> Any:
        return (isinstance(value, SourceMapping) and _known(value, context)) or value

    def section(value: Any) -> Any:
        found = known(value)
        return found if found is not value else _each(value, "blocks", known)

    replaced: SourceMapping = _each(_each(data, "sections", section), "sources", known)
    for key in _single_nodes():
        if isinstance(replaced.get(key), SourceMapping):
            replaced[key] = known(replaced[key])
    return replaced


def remember(
    data: SourceMapping,
    document: Document,
    context: ReadingContext,
    asked: AskedAssets,
    findings: Sequence[Diagnostic],
) -> None:
    """Remember the models of the mappings that are as they were written, with their mappings.

    One with findings in its lines is not remembered: they have to be told of each edition.
    """
    told = {(one.span.file, one.span.line) if one.span else None for one in findings}
    if None in told:
        return
    for value, node in _pairs(data, document):
        origin, given = value.origin, list[str]()
        if origin is None or not _is_as_written(value, origin, given):
            continue
        if isinstance(origin.known, _KnownNode) and origin.known.node is node:
            continue
        places = set(_places(origin))
        lines = {(span.file, line) for span in places for line in _lines(span)}
        if places.isdisjoint(asked.others) and lines.isdisjoint(told):
            pictures = tuple(one for one in asked.pictures if one.name.span in places)
            origin.known = _KnownNode(node, _surroundings(context, given), pictures)


def _known(value: SourceMapping, context: ReadingContext) -> Node | None:
    """Return the model of a mapping that was made before; None if another would be made now."""
    origin, given = value.origin, list[str]()
    known = origin.known if origin is not None else None
    if not isinstance(known, _KnownNode) or not _is_as_written(value, origin, given):
        return None
    if known.surroundings != _surroundings(context, given):
        return None
    return known.node if all(_is_unchanged(one, context) for one in known.pictures) else None


def _is_unchanged(picture: Picture, context: ReadingContext) -> bool:
    """Whether a file is what it was; it is read, and so is one of those that an edition needs."""
    try:
        now = context.asset(picture.name)
    except PydanticCustomError:
        return False
    return isinstance(now, Picture) and now.content is picture.content


def _surroundings(context: ReadingContext, given: list[str]) -> tuple[object, ...]:
    """Return what a model depends on beside its mapping; `given` are the ids that were added."""
    return (context.sources, context.ids, context.products, context.language, tuple(given))


def _is_as_written(value: Any, origin: Any, given: list[str]) -> bool:
    """Whether a copy holds what its original does, but for conditions that hold, and for ids that
    were added, which are put into `given`."""
    if isinstance(value, SourceMapping):
        if not isinstance(origin, SourceMapping) or value.repeated != origin.repeated:
            return False
        if _ID in value and _ID not in origin:
            given.append(str(value[_ID]))
        return all(key in value or key == WHEN for key in origin) and all(
            _is_as_written(inner, origin[key], given) if key in origin else key == _ID
            for key, inner in value.items()
        )
    if isinstance(value, SourceList):
        return (
            isinstance(origin, SourceList)
            and (len(value), value.refused) == (len(origin), origin.refused)
            and all(_is_as_written(*pair, given) for pair in zip(value, origin, strict=True))
        )
    return value is origin


def _places(value: Any) -> Iterator[Span]:
    """Yield the places of all that is in a value."""
    match value:
        case SourceMapping():
            yield from (value.span, *value.key_spans.values(), *value.value_spans.values())
            for inner in value.values():
                yield from _places(inner)
        case SourceList():
            yield from (value.span, *value.spans)
            for inner in value:
                yield from _places(inner)
        case SourceText():
            yield value.span
        case _:
            pass


def _lines(span: Span) -> range:
    """Return the numbers of the lines that a place touches."""
    return range(span.line, span.end_line + 1)


def _single_nodes() -> Iterator[str]:
    """Yield the keys of the file that stand for one mapping each."""
    return (key for key in Document.model_fields if key not in ("sections", "sources", "glossary"))


def _pairs(data: SourceMapping, document: Document) -> Iterator[tuple[SourceMapping, Node]]:
    """Yield the mappings of a file that have a model, each with it."""
    for key in _single_nodes():
        node = getattr(document, key)
        if isinstance(data.get(key), SourceMapping) and isinstance(node, Node):
            yield data[key], node
    if isinstance(sources := data.get("sources"), SourceMapping):
        yield from ((sources[name], source) for name, source in document.sources.items())
    for value, section in zip(data["sections"], document.sections, strict=True):
        yield value, section
        yield from zip(value["blocks"], section.blocks, strict=True)


def _each(value: Any, key: str, change: Callable[[Any], Any]) -> Any:
    """Return a mapping in which each value of the list or mapping under a key is changed."""
    held = value.get(key) if isinstance(value, SourceMapping) else None
    if not isinstance(held, SourceList | SourceMapping):
        return value
    changed: SourceList | SourceMapping
    if isinstance(held, SourceList):
        changed = SourceList([change(item) for item in held], held.span, held.spans)
        changed.refused = held.refused
    else:
        changed = held.shallow()
        changed.update((name, change(inner)) for name, inner in held.items())
    whole = value.shallow()
    whole[key] = changed
    return whole


__all__ = ["AskedAssets", "inherit", "remember", "with_known"]

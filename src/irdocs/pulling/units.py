"""The pieces of a content file that a slide may show, each with its place in the file.

A unit is a value, a line, a paragraph of a text, or an item of a list in it. It has the words that
products print for it, and what is written for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from irdocs.content import markdown
from irdocs.content.markup import TextList, TextPart, plain_of
from irdocs.content.model import Document
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.content.typed_lines import LINE_END, begin_anew
from irdocs.content.values import NOWHERE
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Span
from irdocs.frozen import frozen
from irdocs.mathematics import Formula
from irdocs.ooxml.slide_text import plainly
from irdocs.translation.texts import texts_of

CITATION = re.compile(r"\s*\[\d+(?:, ?\d+)*\]")
"""Citations as slides show them."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
"""The beginning of an item of a list in a text."""
_UNSHOWN = frozenset({
    "type", "id", "only", "schema_version", "language", "languages", "format", "theme", "file",
    "picture", "kind", "when", "waive", "review", "reviewed", "source", "sources", "url", "doi",
    "isbn",
})  # fmt: skip
"""Keys whose values no slide shows as words, or that are no author's words."""


def bare(text: str) -> str:
    """Return words as they are compared: without citations, in plain quotation marks."""
    plain = plainly(CITATION.sub("", text))
    return plain.translate(_QUOTES)


_QUOTES = str.maketrans("‘’“”«»„", '\'\'"""""')


_OF_ITEMS = frozenset({"text", "short"})
"""The keys that the mapping of an item may have which a line stands for."""
_OF_POINTS = _OF_ITEMS | {"items", "ordered"}


@frozen
class ListedItem:
    """An item of a list that is a text, or a mapping of one."""

    siblings: SourceList = field(compare=False, repr=False)
    index: int
    """Its number among them."""
    key: str = ""
    """The key of its text; empty for an item that is one."""
    is_own: bool = True
    """Whether it says nothing but this text, and a short form of it."""
    is_point: bool = True
    """Whether another item may stand beside it that is a text alone: it has no keys but those of a
    point, with which points below it stand."""


@frozen
class ContentUnit:
    """A piece of the content."""

    owner: str
    """The id of the block or section that it stands in; empty for the document."""
    key: str
    """The last key that leads to it."""
    words: str
    """What is printed for it, as `bare` has it."""
    source: str
    """What is written for it."""
    span: Span
    """The place of its whole value."""
    form: WordsForm | None
    """How its words are written; None for a number and the like."""
    part: int = 0
    """Its number among the pieces of a text."""
    is_whole: bool = True
    """Whether it is all of its value."""
    item: ListedItem | None = None
    """The item of a list that says nothing else; None for a unit that is none."""


@frozen
class ContentOwner:
    """A block or section, with the lines that it takes."""

    name: str
    span: Span
    mapping: SourceMapping = field(compare=False, repr=False)
    siblings: SourceList = field(compare=False, repr=False)
    index: int
    """Its number among the siblings."""
    is_block: bool
    section: str
    """The id of its section; of a section its own."""

    @property
    def is_backup(self) -> bool:
        """Whether its slides are the last of the deck."""
        return self.mapping.get("backup") is True

    @property
    def part(self) -> tuple[bool, str]:
        """What its slides stand together with."""
        return self.is_backup, self.section


@frozen(slots=False)
class ContentUnits:
    """All units of a content file, and what they stand in."""

    units: tuple[ContentUnit, ...]
    owners: Mapping[str, ContentOwner]

    def of(self, owners: tuple[str, ...]) -> list[ContentUnit]:
        """Return the units of some blocks and sections, in the order of their names."""
        return [unit for owner in owners for unit in self.units if unit.owner == owner]


def units_of(data: SourceMapping, document: Document, file: str) -> ContentUnits:
    """Return the units of a content file; `file` is the name of the main one of its files."""
    names = {
        (one.span.line, one.span.column): str(one.id)
        for one in (*document.blocks, *document.sections)
        if one.span.file == file
    }
    forms = {(id(text.container), text.key): text.words for text in texts_of(data)}
    walk = _Walk(forms, names)
    units = tuple(walk.mapping(data, "", ""))
    return ContentUnits(units, walk.owners)


@frozen
class _UnitPlace:
    owner: str
    key: str = ""
    item: ListedItem | None = None


@dataclass
class _Walk:
    forms: Mapping[tuple[int, str | int], WordsForm]
    names: Mapping[tuple[int, int], str]
    owners: dict[str, ContentOwner] = field(default_factory=dict)

    def mapping(self, mapping: SourceMapping, owner: str, section: str) -> Iterator[ContentUnit]:
        for key, value in mapping.items():
            if key in ("sections", "blocks") and isinstance(value, SourceList):
                for index, item in enumerate(value):
                    if isinstance(item, SourceMapping):
                        name = str(
                            item.get("id") or self.names.get((item.span.line, item.span.column), "")
                        )
                        inner = name if key == "sections" else section
                        self.owners[name] = ContentOwner(
                            name, item.span, item, value, index, key == "blocks", inner
                        )
                        yield from self.mapping(item, name, inner)
            elif key not in _UNSHOWN:
                place = _UnitPlace(owner)
                yield from self.value(mapping, key, value, mapping.value_spans[key], place)

    def value(
        self,
        container: SourceMapping | SourceList,
        key: str | int,
        value: object,
        span: Span,
        place: _UnitPlace,
    ) -> Iterator[ContentUnit]:
        if isinstance(key, str):
            place = replace(place, key=key)
        match value:
            case SourceMapping():
                is_own, is_point = value.keys() <= _OF_ITEMS, value.keys() <= _OF_POINTS
                for inner, item in value.items():
                    if inner not in _UNSHOWN:
                        listed = place.item and replace(
                            place.item, key=inner, is_own=is_own, is_point=is_point
                        )
                        below = replace(place, item=listed)
                        yield from self.value(value, inner, item, value.value_spans[inner], below)
            case SourceList():
                for index, item in enumerate(value):
                    below = replace(place, item=ListedItem(value, index))
                    yield from self.value(value, index, item, value.spans[index], below)
            case bool() | None:
                return
            case str():
                yield from _of_text(value, span, place, self.forms.get((id(container), key)))
            case _:
                written = str(getattr(value, "written", value))
                yield ContentUnit(place.owner, place.key, bare(written), written, span, None,
                                  item=place.item)  # fmt: skip


def _of_text(
    value: str, span: Span, place: _UnitPlace, form: WordsForm | None
) -> Iterator[ContentUnit]:
    """Yield the units of a text: one for a line, one for each paragraph and item of a text."""
    is_literal = isinstance(value, SourceText) and value.is_literal
    if form not in (WordsForm.TEXT, WordsForm.LINES) or not is_literal:
        words = bare(value if form in (WordsForm.LINE, WordsForm.LINES, None) else printed(value))
        if words:
            yield ContentUnit(place.owner, place.key, words, value, span, form, item=place.item)
        return
    pieces = list(pieces_of(value))
    for number, (start, end) in enumerate(pieces):
        piece = LINE_END.sub("", "\n".join(value.split("\n")[start:end]))
        source = _ITEM.sub("", piece, count=1) if _ITEM.match(piece) else piece.strip()
        words = bare(source if form is WordsForm.LINES else printed(source))
        if words:
            yield ContentUnit(
                place.owner, place.key, words, source, span, form, number, len(pieces) == 1
            )


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines, from and to, of each paragraph, of each line that is kept apart, and of each
    item of a list of a text."""
    start: int | None = None
    lines, anew = text.split("\n"), begin_anew(text)
    for number, line in enumerate(lines):
        if start is not None and (not line.strip() or number in anew or _ITEM.match(line)):
            yield start, number
            start = None
        if start is None and line.strip():
            start = number
    if start is not None:
        yield start, len(lines)


def printed(source: str) -> str:
    """Return the words that a text with markup prints, its formulas as they are written."""
    try:
        text = markdown.parse(source, NOWHERE, read_math=lambda start, end: Formula.empty())
    except (ValueError, KeyError):
        return source
    return " ".join(_words(text.parts))


def _words(parts: tuple[TextPart, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, TextList):
            for item in part.items:
                yield from _words(item)
        else:
            yield plain_of(part)


__all__ = ["CITATION", "ContentOwner", "ContentUnit", "ContentUnits", "ListedItem", "bare",
           "pieces_of", "printed", "units_of"]  # fmt: skip

"""The pieces of a content file that a slide may show, each with its place in the file.

A unit is a value, a line, a paragraph of a text, or an item of a list in it. It has the words that
products print for it, and what is written for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from irdocs.content import markdown
from irdocs.content.markup import TextList, TextPart, plain_of
from irdocs.content.model import Document
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.content.typed_lines import LINE_END, begin_anew
from irdocs.content.values import NOWHERE
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.mathematics import Formula
from irdocs.ooxml.slide_text import in_plain_quotes, plainly
from irdocs.translation.texts import texts_of

CITATION = re.compile(r"\s*\[\d+(?:, ?\d+)*\]")
"""Citations as slides show them."""
LEAD = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])|\[\^[\w-]+\]:)[ \t]+")
"""The beginning of an item of a list in a text, or of the text of a note."""
NOTE_MARK = re.compile(r"\[\^([\w-]+)\](?!:)")
"""The mark of a note, in whose place products show a raised letter."""
_UNSHOWN = frozenset({
    "type", "id", "only", "schema_version", "language", "languages", "format", "theme", "file",
    "picture", "kind", "when", "waive", "review", "reviewed", "source", "sources", "url", "doi",
    "isbn",
})  # fmt: skip
"""Keys whose values no slide shows as words, or that are no author's words."""
_WAYS = "ways"
"""The answers of a flow chart, of which `when` are words; elsewhere it is a condition."""
COUNTED = {"options": "answer"}
"""Lists whose items are counted by another key beside them: answer C is the third option."""


def is_shown(key: str, within: str = "") -> bool:
    """Whether a slide may show the value of a key as words; `within` is the key of the list that
    its mapping is in."""
    return key not in _UNSHOWN or (key == "when" and within == _WAYS)


def bare(text: str) -> str:
    """Return words as they are compared: without citations, in plain quotation marks."""
    return in_plain_quotes(plainly(CITATION.sub("", text)))


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
class ItemPlace:
    """A place in a list of the content."""

    siblings: SourceList = field(compare=False, repr=False)
    index: int
    """Its number among them."""
    key: str
    """The key of the list, or of the one that it is in."""
    beside: SourceMapping | None = field(default=None, compare=False, repr=False)
    """The mapping that has the list; None for a list within a list."""

    @property
    def list_id(self) -> int:
        """What tells its list from others that say the same."""
        return id(self.siblings)

    @property
    def value(self) -> object:
        """The item."""
        return self.siblings[self.index]

    @property
    def count_key(self) -> str:
        """The key beside the list that counts its items, so that they have an order; else empty."""
        key = COUNTED.get(self.key, "")
        return key if self.beside is not None and key in self.beside else ""


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
    within: tuple[ItemPlace, ...] = field(default=(), compare=False, repr=False)
    """The items of lists that it stands in, the outermost first."""
    chart: int = field(default=0, compare=False, repr=False)
    """What tells the chart that it is of from others; 0 for none."""
    is_code: bool = False
    """Whether it is a line of code, whose white space counts."""

    @property
    def holders(self) -> tuple[ItemPlace, ...]:
        """The items that it belongs to with all that these have: that of a list, and its row."""
        if not self.within:
            return ()
        inner, outer = self.within[-1], self.within[-2:-1]
        cells = outer[0].value if outer else None
        if isinstance(cells, SourceMapping):
            cells = cells.get("cells")
        return (inner, *outer) if cells is inner.siblings else (inner,)


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
    def called(self) -> str:
        """What its author knows it by: its id, its title, or else its line."""
        if own := self.mapping.get("id"):
            return str(own)
        titles = (self.mapping.get(key) for key in ("headline", "title", "question", "caption"))
        title = next((str(one) for one in titles if one), "")
        return f'"{title}"' if title else f"the block of line {self.span.line}"

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
    within: tuple[ItemPlace, ...] = ()
    chart: int = 0


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
            elif is_shown(key) or self.is_own_data(mapping, key):
                place = _UnitPlace(owner, chart=_chart_of(mapping))
                yield from self.value(mapping, key, value, mapping.value_spans[key], place)

    def is_own_data(self, mapping: SourceMapping, key: str) -> bool:
        """Whether the value of a key says in words whose data a block shows."""
        value = mapping[key]
        is_said = self.forms.get((id(mapping), key)) is WordsForm.OWN_DATA
        return is_said and isinstance(value, str) and " " in value

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
                place = replace(place, chart=_chart_of(value) or place.chart)
                for inner, item in value.items():
                    if is_shown(inner, place.key) or self.is_own_data(value, inner):
                        listed = place.item and replace(
                            place.item, key=inner, is_own=is_own, is_point=is_point
                        )
                        below = replace(place, item=listed)
                        yield from self.value(value, inner, item, value.value_spans[inner], below)
            case SourceList():
                beside = container if isinstance(container, SourceMapping) else None
                for index, item in enumerate(value):
                    within = (*place.within, ItemPlace(value, index, place.key, beside))
                    below = replace(place, item=ListedItem(value, index), within=within)
                    yield from self.value(value, index, item, value.spans[index], below)
            case bool() | None:
                return
            case SourceText() if key == "code" and value.is_literal:
                yield from _of_code(value, span, place)
            case str():
                yield from _of_text(value, span, place, self.forms.get((id(container), key)))
            case _:
                written = str(getattr(value, "written", value))
                yield _unit(place, bare(written), written, span, None)


def _chart_of(mapping: SourceMapping) -> int:
    return id(mapping) if "series" in mapping else 0


def _unit(
    place: _UnitPlace, words: str, source: str, span: Span, form: WordsForm | None
) -> ContentUnit:
    return ContentUnit(
        place.owner, place.key, words, source, span, form,
        item=place.item, within=place.within, chart=place.chart,
    )  # fmt: skip


def _of_text(
    value: str, span: Span, place: _UnitPlace, form: WordsForm | None
) -> Iterator[ContentUnit]:
    """Yield the units of a text: one for a line, one for each paragraph and item of a text."""
    is_literal = isinstance(value, SourceText) and value.is_literal
    if form not in (WordsForm.TEXT, WordsForm.LINES) or not is_literal:
        words = bare(value if form not in (WordsForm.SENTENCE, WordsForm.TEXT) else printed(value))
        if words:
            yield _unit(place, words, value, span, form)
        return
    pieces, letters = list(pieces_of(value)), markdown.notes_of(value)
    for number, (start, end) in enumerate(pieces):
        piece = LINE_END.sub("", "\n".join(value.split("\n")[start:end]))
        source = LEAD.sub("", piece, count=1) if LEAD.match(piece) else piece.strip()
        shown = NOTE_MARK.sub(lambda mark: letters.get(mark[1], mark[0]), source)
        words = bare(source if form is WordsForm.LINES else printed(shown))
        if words:
            unit = _unit(place, words, source, span, form)
            yield replace(unit, part=number, is_whole=len(pieces) == 1, item=None)


def _of_code(value: SourceText, span: Span, place: _UnitPlace) -> Iterator[ContentUnit]:
    """Yield each line of code that is not blank."""
    for number, line in enumerate(value.split("\n")):
        if words := bare(line):
            unit = _unit(place, words, line, span, None)
            yield replace(unit, part=number, is_whole=False, item=None, is_code=True)


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines, from and to, of each paragraph, of each line that is kept apart, and of each
    item of a list of a text."""
    start: int | None = None
    lines, anew = text.split("\n"), begin_anew(text)
    for number, line in enumerate(lines):
        if start is not None and (not line.strip() or number in anew or LEAD.match(line)):
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


def said_by(unit: ContentUnit, source: str) -> str:
    """Return the words that a unit prints when something else is written for it."""
    is_markdown = unit.form in (WordsForm.TEXT, WordsForm.SENTENCE)
    return bare(printed(source) if is_markdown else source)


def _words(parts: tuple[TextPart, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, TextList):
            for item in part.items:
                yield from _words(item)
        else:
            yield plain_of(part)


__all__ = ["CITATION", "LEAD", "NOTE_MARK", "ContentOwner", "ContentUnit", "ContentUnits",
           "ItemPlace", "ListedItem", "bare", "is_shown", "pieces_of", "printed", "said_by",
           "units_of"]  # fmt: skip

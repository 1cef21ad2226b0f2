"""What rules on content examine: every text with its purpose, its place in the file, its products.

The content is a tree of models. Rules do not want to know each model, so `_FieldWalk` goes through
the fields of all of them and yields every text it meets, in reading order.

From one edition, or one save, to the next most parts of a document stay as they are. Rules say what
they look for in one part, and `ExaminedContent.found` looks for it once in each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar, TypeVarTuple, Unpack

from irdocs.audit.keys import ADDRESSES, PRESENTED_ONLY, WORDLESS
from irdocs.audit.rules import Medium, Rule
from irdocs.caching.by_identity import Same, cached_by_identity
from irdocs.content import markup
from irdocs.content.about import About
from irdocs.content.audience import is_for_product, places_of, places_told_apart, product_of
from irdocs.content.blocks import AnyBlock, Block, Quote, Statistics
from irdocs.content.markup import Text
from irdocs.content.model import Document, Section, with_inner
from irdocs.content.node import Node
from irdocs.content.pinpoint import located
from irdocs.content.placed_picture import PlacedPicture
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceText
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.locale import ENGLISH
from irdocs.locale.language_tags import primary_language

A = TypeVarTuple("A")
R = TypeVar("R")


class TextPurpose(StrEnum):
    """What a text is for."""

    HEADING = "heading"
    PROSE = "prose"
    QUOTATION = "quotation"
    """Prose of somebody else, of which no word may be changed."""
    LABEL = "label"
    NOTES = "notes"
    ALT = "alternative text"


_PURPOSES = {
    "title": TextPurpose.HEADING,
    "headline": TextPurpose.HEADING,
    "notes": TextPurpose.NOTES,
    "alt": TextPurpose.ALT,
}
"""The purposes of texts by their keys; other keys hold prose if markup is allowed, else labels."""


@frozen
class ContentText:
    """One text of the content."""

    part: TextPurpose
    key: str
    """The key in content.yaml that it is the value of, such as headline."""
    paragraphs: tuple[str, ...]
    """Its paragraphs as plain text, without markup and citations."""
    span: Span
    home: str
    """The id of the section or block it belongs to; empty for the document's own."""
    products: frozenset[str]
    """The names of the products that it appears in."""
    places: frozenset[str]
    """The same, with formats where the content tells them apart."""
    is_sourced: bool
    """Whether it cites a source, or is part of a block or item that has one."""
    text: Text | None = None
    """The text with its markup; None for a value that may not have any."""

    @property
    def is_printed(self) -> bool:
        """Whether it is visible on a page or slide."""
        return self.part not in (TextPurpose.NOTES, TextPurpose.ALT)


class ExaminedPart:
    """The texts of one part of a document: of what stands at its head, of a section's, or a block.

    As long as that stays the very same object, so does this, and what is found in it is found once.
    """

    __slots__ = ("home", "known", "node", "printed", "texts")

    def __init__(self, home: str, node: Node, texts: tuple[ContentText, ...]) -> None:
        """Hold the texts of a node, in the order in which they are read; `home` is its id."""
        self.home = home
        self.node = node
        self.texts = texts
        self.printed = tuple(text for text in texts if text.is_printed)
        """The texts that are visible on a page or slide."""
        self.known: dict[Hashable, tuple[Any, ...]] = {}
        """What functions found here, by these and what else they were given."""

    @property
    def blocks(self) -> tuple[AnyBlock, ...]:
        """The block and those within it; none where it is no block."""
        return with_inner(self.node) if isinstance(self.node, AnyBlock) else ()

    @property
    def prose(self) -> Iterator[ContentText]:
        """The running text that readers see, without headings, labels, notes and quotations."""
        return (text for text in self.texts if text.part is TextPurpose.PROSE)


@frozen(slots=False)
class ExaminedContent:
    """A document with the text of its file, its products and the date of the check."""

    document: Document
    products: tuple[ProductTraits, ...]
    """The products that can be made of it."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The texts of its file and of those that it includes, by name; words are looked up there."""
    today: date | None = None
    """The date of the check; None skips the rules that depend on it."""
    made: frozenset[str] | None = None
    """The names of the products that are made of it now; None for all."""

    @property
    def days_of_reviews(self) -> tuple[date, ...]:
        """The days by which the date of the check is judged: of the last review and the next."""
        about = self.document.document
        return tuple(day for day in (about.reviewed, about.next_review) if day is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the products."""
        return tuple(product.name for product in self.products)

    @property
    def presented(self) -> frozenset[str]:
        """The names of the products that a speaker presents."""
        return frozenset(product.name for product in self.products if product.is_presented)

    @property
    def is_english(self) -> bool:
        """Whether the document is in English, which some rules need to know its words."""
        return self.language == ENGLISH

    @property
    def language(self) -> str:
        """The language of the document, without country and script: en for en-GB."""
        return primary_language(self.language_tag)

    @property
    def language_tag(self) -> str:
        """The tag of the document's language (BCP 47)."""
        return str(self.document.document.language)

    def is_read_by(self, rule: Rule[ExaminedContent]) -> bool:
        """Whether a rule can read the content: it knows the words of one language, or none, and
        is about a product that is made."""
        return self.is_made(rule) and (rule.language is None or self.language == rule.language)

    def is_made(self, rule: Rule[ExaminedContent]) -> bool:
        """Whether a product that a rule is about is made."""
        return rule.medium is None or any(
            product.is_presented == (rule.medium is Medium.SPOKEN)
            for product in self.products
            if self.made is None or product.name in self.made
        )

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The products, with formats where the content tells them apart."""
        sections = self.document.sections
        nodes = [node for section in sections for node in (section, *section.blocks)]
        return places_told_apart(nodes, self.products)

    @cached_property
    def parts(self) -> tuple[ExaminedPart, ...]:
        """The parts of the document, in the order in which they are read, each with its texts."""
        return tuple(self._all_parts())

    @cached_property
    def texts(self) -> tuple[ContentText, ...]:
        """Every text, in the order in which it is read."""
        return tuple(chain.from_iterable(part.texts for part in self.parts))

    def found(
        self, find: Callable[[ExaminedPart, Unpack[A]], Iterable[R]], *args: *A
    ) -> Iterator[R]:
        """Yield what a function finds in each part, which is looked through once.

        What it yields must depend on nothing but the part and the other arguments. The place of
        words, for one, does not: `locate` looks it up in the file.
        """
        key = (find, args)
        for part in self.parts:
            found = part.known.get(key)
            if found is None:
                found = part.known[key] = tuple(find(part, *args))
            if found:
                yield from found

    def locate(self, said: ContentText, words: str, *, last: bool = False) -> Span:
        """Return the span of some words of a text in the file, of their first or last occurrence;
        that of the whole text if they are not found."""
        return located(said.span, words, self._lines.get(said.span.file, []), last=last)

    def place_of(self, key: str, span: Span) -> Span:
        """Return the place of the value of a key in the mapping at a span; that if it is not found
        there. The model keeps no place of a day or a number."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(key)}:[ \t]*(?P<value>[^\s#,}}]+)")
        lines = self._lines.get(span.file, [])
        for number in range(span.line, len(lines) + 1):
            line = lines[number - 1]
            if line.strip() and len(line) - len(line.lstrip()) < span.column - 1:
                break  # the mapping has ended
            if match := pattern.search(line):
                start, end = match.span("value")
                return replace(
                    span, line=number, column=start + 1, end_line=number, end_column=end + 1
                )
        return span

    @cached_property
    def _lines(self) -> Mapping[str, list[str]]:
        return {file: text.split("\n") for file, text in self.sources.items()}

    def _all_parts(self) -> Iterator[ExaminedPart]:
        document = self.document
        every, presented = frozenset(self.names), self.presented
        walk = _FieldWalk("", every, presented, frozenset(self.places))
        yield _head(document.document, Same(document.objectives), walk)
        for section in document.sections:
            yield from _parts_of(section, every, presented, self.places)


@frozen
class _FieldWalk:
    """Walks the fields of the document, of the head of a section, or of a block."""

    home: str
    products: frozenset[str]
    presented: frozenset[str]
    """The products that a speaker presents."""
    places: frozenset[str]
    """The products with formats where the content tells them apart."""
    sourced: bool = field(default=False)
    """Whether something round the fields has a source."""
    quoted: bool = field(default=False)
    """Whether the fields are those of a quotation."""

    def fields(self, node: Node, without: frozenset[str] = frozenset()) -> Iterator[ContentText]:
        """Yield the texts of a model, in the order of its fields."""
        walk = replace(
            self, sourced=self.sourced or _has_source(node), quoted=isinstance(node, Quote)
        )
        for name in type(node).model_fields:
            value = getattr(node, name)
            is_wordless = name in WORDLESS | ADDRESSES and not isinstance(value, PlacedPicture)
            if not is_wordless and name not in without:
                yield from walk._texts_of(name, value)

    def _texts_of(self, name: str, value: object) -> Iterator[ContentText]:
        match value:
            case Text():
                usual = TextPurpose.QUOTATION if self.quoted else TextPurpose.PROSE
                part = _PURPOSES.get(name, usual)
                paragraphs = tuple(markup.plain_of(paragraph) for paragraph in value.paragraphs)
                yield self._content_text(name, part, paragraphs, value.span, value)
            case SourceText():
                part = _PURPOSES.get(name, TextPurpose.LABEL)
                yield self._content_text(name, part, (str(value),), value.span, None)
            case Node():
                yield from self.fields(value)
            case tuple():
                for item in value:
                    yield from self._texts_of(name, item)
            case _:
                pass  # a value without text: a number, a date, a path

    def _content_text(
        self,
        name: str,
        part: TextPurpose,
        paragraphs: tuple[str, ...],
        span: Span,
        text: Text | None,
    ) -> ContentText:
        products = self.products & self.presented if name in PRESENTED_ONLY else self.products
        sourced = self.sourced or bool(text and text.citations)
        places = frozenset(place for place in self.places if product_of(place) in products)
        return ContentText(part, name, paragraphs, span, self.home, products, places, sourced, text)


PARTS = 2048
"""How many parts of documents are remembered."""


@cached_by_identity(PARTS)
def _parts_of(
    section: Section, names: frozenset[str], presented: frozenset[str], places: tuple[str, ...]
) -> tuple[ExaminedPart, ...]:
    """Return the part of a section's head, and those of its blocks; `names` are the products'."""
    products = _shown_in(section, names, presented)
    within = places_of(section, places)
    walk = _FieldWalk(str(section.id), products, presented, within)
    parts = [_part(section, walk, frozenset({"blocks"}))]
    for block in section.blocks:
        own = _shown_in(block, products, presented)
        walk = _FieldWalk(str(block.id), own, presented, within & places_of(block, places))
        if not isinstance(block, Statistics) or block.published:  # else no product has it
            parts.append(_part(block, walk, frozenset()))
    return tuple(parts)


def _shown_in(
    node: Section | Block, within: frozenset[str], presented: frozenset[str]
) -> frozenset[str]:
    """Return the products, of those in `within`, that a section or block appears in."""
    shown = frozenset(name for name in within if is_for_product(node, name))
    return shown & presented if node.backup else shown


@cached_by_identity(PARTS)
def _part(node: Node, walk: _FieldWalk, without: frozenset[str]) -> ExaminedPart:
    return ExaminedPart(walk.home, node, tuple(walk.fields(node, without)))


@cached_by_identity(PARTS)
def _head(about: About, objectives: Same[Node | None], walk: _FieldWalk) -> ExaminedPart:
    # Letters behind a person's name need no explanation, nor does what an event is called.
    texts = [*walk.fields(about, frozenset({"authors", "event"}))]
    if objectives.value is not None:
        texts += replace(walk, products=walk.presented).fields(objectives.value)
    return ExaminedPart(walk.home, about, tuple(texts))


def _has_source(node: Node) -> bool:
    if getattr(node, "source", None) is not None:
        return True
    return isinstance(node, Statistics) and any(item.source for item in node.items)

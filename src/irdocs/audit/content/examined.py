"""The content as rules look at it: every text with its part, its place and its products."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from irdocs.audit.keys import PRESENTED_ONLY, WORDLESS
from irdocs.content import markup
from irdocs.content.markup import Text
from irdocs.content.model import Block, Document, Node, Section, Statistics
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceText
from irdocs.diagnostics import Span


class TextPurpose(StrEnum):
    """What a text is for."""

    HEADING = "heading"
    PROSE = "prose"
    LABEL = "label"
    NOTES = "notes"
    ALT = "alternative text"


_PARTS = {
    "title": TextPurpose.HEADING,
    "headline": TextPurpose.HEADING,
    "notes": TextPurpose.NOTES,
    "alt": TextPurpose.ALT,
}


@dataclass(frozen=True, slots=True)
class ContentText:
    """One text of the content."""

    part: TextPurpose
    key: str
    paragraphs: tuple[str, ...]
    """The words alone; markup and citations are left out."""
    span: Span
    home: str
    """The id of the section or block it belongs to; empty for the document's own."""
    products: frozenset[str]
    is_sourced: bool
    """Whether it cites a source, or stands with something that has one."""
    text: Text | None = None

    @property
    def is_printed(self) -> bool:
        """Whether a reader sees it on a page or slide."""
        return self.part in (TextPurpose.HEADING, TextPurpose.PROSE, TextPurpose.LABEL)


@dataclass(frozen=True)
class ExaminedContent:
    """A document with the text of its file, and the day on which it is looked at."""

    document: Document
    products: tuple[ProductTraits, ...]
    """Those that can be made of it."""
    source: str = ""
    today: date | None = None
    """The clock; None leaves out what depends on it."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the products."""
        return tuple(product.name for product in self.products)

    @property
    def presented(self) -> frozenset[str]:
        """The names of the products that somebody speaks to."""
        return frozenset(product.name for product in self.products if product.is_presented)

    @cached_property
    def said(self) -> tuple[ContentText, ...]:
        """Every text, in the order in which it is read."""
        return tuple(self._said())

    @property
    def prose(self) -> Iterator[ContentText]:
        """The running text that readers see."""
        return (said for said in self.said if said.part is TextPurpose.PROSE)

    def place(self, said: ContentText, words: str, *, last: bool = False) -> Span:
        """Return where some words of a text stand in the file, first or last; or the text."""
        span = said.span
        lines = self._lines
        if not 0 < span.line <= span.end_line <= len(lines):
            return span
        first = lines[span.line - 1][span.column - 1 :]
        region = "\n".join((first, *lines[span.line : span.end_line]))
        pattern = r"[\s*_\\]+".join(re.escape(word) for word in words.split()[:5])
        matches = list(re.finditer(pattern, region)) if pattern else []
        if not matches:
            return span
        match = matches[-1 if last else 0]
        line, column = _position(region, match.start(), span)
        end_line, end_column = _position(region, match.end(), span)
        return replace(span, line=line, column=column, end_line=end_line, end_column=end_column)

    @cached_property
    def _lines(self) -> list[str]:
        return self.source.split("\n")

    def _said(self) -> Iterator[ContentText]:
        document = self.document
        every, presented = frozenset(self.names), self.presented
        yield from _FieldWalk("", every, presented).fields(document.document)
        if document.objectives:
            yield from _FieldWalk("", presented, presented).fields(document.objectives)
        for section in document.sections:
            products = _products(section, every)
            walk = _FieldWalk(str(section.id), products, presented)
            yield from walk.fields(section, without={"blocks"})
            for block in section.blocks:
                walk = _FieldWalk(str(block.id), _products(block, products), presented)
                if isinstance(block, Statistics) and not block.published:
                    continue  # withheld from every product
                yield from walk.fields(block)


def _position(region: str, offset: int, span: Span) -> tuple[int, int]:
    """Return the line and column of a place in a stretch of the file that begins at a span."""
    before = region[:offset]
    down = before.count("\n")
    across = offset - (before.rfind("\n") + 1)
    return span.line + down, across + (span.column if not down else 1)


def _products(node: Section | Block, within: frozenset[str]) -> frozenset[str]:
    return within & {node.only} if node.only else within


@dataclass(frozen=True, slots=True)
class _FieldWalk:
    """Walks the fields of one section's head or of one block."""

    home: str
    products: frozenset[str]
    presented: frozenset[str]
    """The products that somebody speaks to."""
    sourced: bool = field(default=False)

    def fields(
        self, node: Node, without: frozenset[str] | set[str] = frozenset()
    ) -> Iterator[ContentText]:
        walk = replace(self, sourced=self.sourced or _has_source(node))
        for name in type(node).model_fields:
            if name not in WORDLESS and name not in without:
                yield from walk._value(name, getattr(node, name))

    def _value(self, name: str, value: object) -> Iterator[ContentText]:
        match value:
            case Text():
                part = _PARTS.get(name, TextPurpose.PROSE)
                paragraphs = tuple(markup.plain_of(paragraph) for paragraph in value.paragraphs)
                yield self._made(name, part, paragraphs, value.span, value)
            case SourceText():
                part = _PARTS.get(name, TextPurpose.LABEL)
                yield self._made(name, part, (str(value),), value.span, None)
            case Node():
                yield from self.fields(value)
            case tuple():
                for item in value:
                    yield from self._value(name, item)
            case _:
                pass  # a value without text: a number, a date, a path

    def _made(
        self,
        name: str,
        part: TextPurpose,
        paragraphs: tuple[str, ...],
        span: Span,
        text: Text | None,
    ) -> ContentText:
        products = self.products & self.presented if name in PRESENTED_ONLY else self.products
        sourced = self.sourced or bool(text and text.citations)
        return ContentText(part, name, paragraphs, span, self.home, products, sourced, text)


def _has_source(node: Node) -> bool:
    if getattr(node, "source", None) is not None:
        return True
    return isinstance(node, Statistics) and any(item.source for item in node.items)

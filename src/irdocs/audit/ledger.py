"""The ledger: every block of the content against what a finished file says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from irdocs.audit.keys import PRESENTED_ONLY, WORDLESS
from irdocs.audit.reading.transcript import Transcript, even
from irdocs.content import evidence
from irdocs.content.markup import Citation, Emphasis, Foreign, Inline, Link, Plain, Strong, Text
from irdocs.content.model import Chart, Document, Node, Statistic, Statistics
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, Span
from irdocs.locale import Locale, statements

Placement = Mapping[str, tuple[int, ...]]
"""On which pages or slides, counted from 1, a back-end says it put each block."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Something that must reach a product: what it is called, its line, its words."""

    name: str
    span: Span
    texts: tuple[str, ...]
    pages: tuple[int, ...] | None
    """Where the back-end says it is; None where any place will do."""


def account(
    document: Document,
    product: ProductTraits,
    placement: Placement,
    outline: Transcript,
    locale: Locale,
    report: Report,
    *,
    draft: bool = False,
) -> None:
    """Complain of each text of the content that a product does not say where it claims to.

    `locale` is the one in which the product gives figures.
    """
    for entry in entries(document, product, placement, locale, draft=draft):
        if not entry.texts:
            continue
        if entry.pages == ():
            report.error(
                "lost-block",
                f"{entry.name} reached no page of the {product.name}",
                entry.span,
                "this is a fault of irdocs; exclude the block with only: until it is mended",
            )
            continue
        said = outline.words(entry.pages)
        for text in entry.texts:
            if text not in said:
                report.error(
                    "lost-text",
                    f'{entry.name} says "{_short(text)}", but the {product.name} does not',
                    entry.span,
                    "this is a fault of irdocs; please report it with this line",
                )


def entries(
    document: Document,
    product: ProductTraits,
    placement: Placement,
    locale: Locale,
    *,
    draft: bool = False,
) -> Iterator[LedgerEntry]:
    """Yield all that a product must say: the document's own words, sections, blocks."""
    walk = _WordsWalk(product, locale, draft)
    about = document.document
    own = [str(about.title), str(about.subtitle), str(about.audience)]
    own += _text_pieces(about.disclaimer)
    contact = about.contact
    details = (contact.name, contact.email, contact.telephone, contact.url) if contact else ()
    own += [str(part) for part in (about.organisation, about.licence, *details) if part]
    yield LedgerEntry("the document", about.span, tuple(even(text) for text in own), None)
    for source_id in evidence.numbered(document, product):
        source = document.sources[source_id]
        said = (even(evidence.reference(source)), even(source.doi or ""))
        yield LedgerEntry(f'source "{source_id}"', source.span, tuple(t for t in said if t), None)
    if product.is_presented and document.objectives:
        objectives = document.objectives
        yield LedgerEntry("objectives", objectives.span, walk.texts(objectives), None)
    for section in document.sections_for(product):
        head = [even(section.title), *_text_pieces(section.lead)]
        if product.is_presented:
            head += _text_pieces(section.notes)
        yield LedgerEntry(f'section "{section.id}"', section.span, tuple(head), None)
        for block in section.blocks:
            if isinstance(block, Statistics) and not block.published and not draft:
                continue  # withheld: no figure without a value is printed
            yield LedgerEntry(
                f'block "{block.id}"',
                block.span,
                walk.texts(block),
                placement.get(str(block.id), ()),
            )


@dataclass(frozen=True, slots=True)
class _WordsWalk:
    """Gathers the words that a product must say of a part of the document."""

    product: ProductTraits
    locale: Locale
    draft: bool

    def texts(self, node: Node) -> tuple[str, ...]:
        return tuple(text for text in self._of(node) if text)

    def _of(self, node: object) -> Iterator[str]:
        match node:
            case Statistic() if node.pending:
                if self.draft:
                    yield from _text_pieces(node.label)
            case Statistic():
                yield even(str(statements.figure(self.locale, node)))
                yield from _text_pieces(node.label)
                if node.short and self.product.is_presented:
                    yield from _text_pieces(node.short)
            case Text():
                yield from _text_pieces(node)
            case SourceText():
                yield even(node)
            case Decimal() if self.product.holds_floats:
                yield str(float(node)).removesuffix(".0")
            case Decimal():
                yield self.locale.number(node)
            case Node():
                yield from self._fields(node)
            case tuple():
                for item in node:
                    yield from self._of(item)
            case _:
                pass  # a value without text: a date, a path, a truth value

    def _fields(self, node: Node) -> Iterator[str]:
        for name in type(node).model_fields:
            if name in WORDLESS or (name in PRESENTED_ONLY and not self.product.is_presented):
                continue
            if name == "unit" and isinstance(node, Chart):
                continue  # it stands beside each value
            yield from self._of(getattr(node, name))


def _text_pieces(text: Text) -> list[str]:
    """Return a text's words, parted where a product may put a number or an address between."""
    pieces = [""]

    def add(inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            match inline:
                case Plain(words):
                    pieces[-1] += words
                case Citation():
                    pieces.append("")
                case Link(inner):
                    add(inner)
                    pieces.append("")
                case Strong(inner) | Emphasis(inner) | Foreign(inner, _):
                    add(inner)
                case _:
                    assert_never(inline)

    for paragraph in text.paragraphs:
        add(paragraph)
        pieces.append("")
    return [even(piece) for piece in pieces if even(piece)]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:58]}…"


__all__ = ["LedgerEntry", "Placement", "account", "entries"]

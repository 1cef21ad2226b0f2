"""The ledger: proof that every text of the content has reached the finished file.

Rendering passes through many steps, and each of them could drop a text without an error. So the
finished file is read back, and every text of the content is searched for on the pages where the
back-end says it has put the block. Both sides are normalised first (white space, Unicode), and
texts are split where a product may insert something, such as the number of a citation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from irdocs.audit.keys import PRESENTED_ONLY, WORDLESS
from irdocs.audit.reading.transcript import Transcript, normalised
from irdocs.caching.by_identity import cached_by_identity
from irdocs.charts.wording import at_risk_spoken, category_names, value_of, x_text
from irdocs.content import evidence
from irdocs.content.about import About
from irdocs.content.blocks import (
    Block,
    Chart,
    CodeBlock,
    ContactBlock,
    FormulaBlock,
    Image,
    PageBreak,
    Risk,
    Statistic,
    Statistics,
    Video,
)
from irdocs.content.blocks.resources import printed_address
from irdocs.content.markup import (
    Citation,
    CodeSpan,
    Emphasis,
    Foreign,
    Inline,
    InlineMath,
    Link,
    Lowered,
    Plain,
    Raised,
    Strong,
    Text,
    sentences,
)
from irdocs.content.model import Document
from irdocs.content.node import Node
from irdocs.content.placed_picture import PlacedPicture
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceText
from irdocs.content.source_ids import own_data_in
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen
from irdocs.locale import Locale, risks, statements
from irdocs.mathematics import Formula

CODES = frozenset({"lost-block", "lost-text"})
"""The codes of what is missing from a file."""
Placement = Mapping[str, tuple[int, ...]]
"""The pages or slides, from 1, on which a back-end says it has put each block, by its id."""


_WITH_NUMBERS = frozenset({"unit", "second_unit", "x_unit"})
"""The keys of a chart that are printed with its numbers alone."""


_WITHIN_SENTENCES = frozenset(
    {"time", "event", "event_zero", "event_one", "event_two", "event_few", "event_many"}
)
"""The keys of a risk that are printed within the sentences on its groups."""


@frozen
class LedgerEntry:
    """Something that must reach a product, such as a block or a source."""

    name: str
    """What messages call it, such as block "risks"."""
    span: Span
    texts: tuple[str, ...]
    """The normalised texts that the product must contain."""
    pages: tuple[int, ...] | None
    """The pages that the back-end says it is on; None if it may be on any page."""


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
    """Report each text of the content that is missing from a product as an error.

    `outline` is the transcript of the finished product, `placement` says where its back-end has put
    each block, and `locale` is the one in which it formats numbers. With `draft`, statistics
    without a value are expected, too.
    """
    for entry in entries(document, product, placement, locale, draft=draft):
        if not entry.texts:
            continue
        if entry.pages == ():
            report.error(
                "lost-block",
                f"{entry.name} is on no page of the {product.name}",
                entry.span,
                "this is a fault of irdocs; exclude the block with only: until it is fixed",
            )
            continue
        product_text = outline.words(entry.pages)
        for text in entry.texts:
            is_there = text in product_text or (
                isinstance(text, FormulaText) and text.signs in product_text
            )
            if not is_there:
                report.error(
                    "lost-text",
                    f'{entry.name} contains "{_shortened(text)}", which is missing from the '
                    f"{product.name}",
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
    """Yield everything that a product must contain: title, contact, sources, sections, blocks."""
    walk = _WordsWalk(product, locale, draft)
    about = document.document
    document_texts = [str(about.title), str(about.subtitle), str(about.audience)]
    # A long disclaimer is divided at its sentences.
    document_texts += [
        part
        for piece in _text_pieces(about.disclaimer)
        for part in ([piece] if isinstance(piece, FormulaText) else sentences(piece))
    ]
    contact = about.contact
    contact_details = (
        (contact.name, *(detail.text for detail in contact.details)) if contact else ()
    )
    document_texts += [
        str(part) for part in (about.organisation, about.licence, *contact_details) if part
    ]
    document_texts += _credits(about, locale)
    if not product.is_presented:  # a lecturer's own template may have no room for logos
        document_texts += [str(logo.alt) for logo in about.logo]
    if about.web and product.names_its_page:
        document_texts.append(printed_address(about.web))
    texts = tuple(
        text if isinstance(text, FormulaText) else normalised(text) for text in document_texts
    )
    yield LedgerEntry("the document", about.span, texts, None)
    for source_id in evidence.numbered(document, product):
        source = document.sources[source_id]
        citation = (normalised(evidence.reference(source)), normalised(source.doi or ""))
        texts = tuple(text for text in citation if text)
        yield LedgerEntry(f'source "{source_id}"', source.span, texts, None)
    if product.is_presented and document.objectives:
        objectives = document.objectives
        yield LedgerEntry("objectives", objectives.span, walk.texts(objectives), None)
    for section in document.sections_for(product):
        shown = [
            block
            for block in section.blocks
            if not isinstance(block, PageBreak) and (draft or not _is_withheld(block))
        ]
        opens = document.has_opener(section)
        if product.is_presented and not opens and not shown:
            continue  # the heading stands in the notes of the first block's slide
        heading_texts = [normalised(section.title)]
        heading_texts += _text_pieces(section.lead) if section.lead else ()
        if product.is_presented:
            heading_texts += _text_pieces(section.notes) if section.notes else ()
        # A picture stands on the opening slide if there is one; on paper if it says so.
        picture = section.picture
        if picture and (opens if product.is_presented else picture.leaflet):
            heading_texts += walk.texts(picture)
        yield LedgerEntry(f'section "{section.id}"', section.span, tuple(heading_texts), None)
        for block in shown:
            yield LedgerEntry(
                f'block "{block.id}"',
                block.span,
                walk.texts(block),
                placement.get(str(block.id), ()),
            )


def _credits(about: About, locale: Locale) -> Iterator[str]:
    """Yield what must be said of the authors and of the event."""
    for author in about.authors:
        yield from (str(author.name), *author.details)
    if event := about.event:
        yield from (str(part) for part in (event.name, event.place) if part)
        if event.date:
            yield locale.date_alone(event.date)


def _is_withheld(block: Block) -> bool:
    """Whether a block is left out: a statistic without a value is printed in a draft alone."""
    return isinstance(block, Statistics) and not block.published


@frozen
class _WordsWalk:
    """Gathers the texts of a part of the document that a product must contain."""

    product: ProductTraits
    locale: Locale
    draft: bool

    def texts(self, node: Node) -> tuple[str, ...]:
        """Return the normalised texts of a model in the order of its fields, without empty ones."""
        return _texts(node, self)

    def all_texts(self, node: Node) -> Iterator[str]:
        """Yield the same, with empty ones."""
        return self._texts_of(node)

    def _texts_of(self, node: object) -> Iterator[str]:
        match node:
            case Statistic() if node.pending:
                if self.draft:
                    yield from _text_pieces(node.label)
            case FormulaBlock():
                from irdocs.locale.spoken_formulas import alternative_text  # few have formulas

                yield normalised(alternative_text(self.locale, node))
                if self.product.holds_formulas:
                    yield normalised(node.latex.formula.signs)
                yield from self._fields(node)
            case CodeBlock():
                yield from (normalised(line) for line in node.code.split("\n"))
                yield from self._fields(node)
            case Risk():
                yield from (normalised(risks.sentence(self.locale, node, g)) for g in node.groups)
                yield normalised(risks.difference(self.locale, node) or "")
                yield from self._fields(node)
            case Statistic():
                yield normalised(str(statements.figure(self.locale, node)))
                yield from self._own_data(node.source)
                yield from _text_pieces(node.label)
                if node.short and self.product.is_presented:
                    yield from _text_pieces(node.short)
            case Text():
                yield from _text_pieces(node)
            case SourceText():
                yield normalised(node)
            case Node():
                yield from self._fields(node)
            case tuple():
                for item in node:
                    yield from self._texts_of(item)
            case _:
                pass  # a value without text: a date, a path, a truth value

    def _fields(self, node: Node) -> Iterator[str]:
        yield from self._own_data(getattr(node, "source", None))
        for name in type(node).model_fields:
            value = getattr(node, name)
            if name in WORDLESS and not isinstance(value, PlacedPicture):
                continue
            if name in PRESENTED_ONLY and not self.product.is_presented:
                continue
            if isinstance(node, Chart) and name in _WITH_NUMBERS:
                continue  # a chart prints its units with its values, not by themselves
            if isinstance(node, Risk) and name in _WITHIN_SENTENCES:
                continue
            if name == "series" and isinstance(node, Chart):
                yield from self._chart_numbers(node)
                continue
            if name == "at_risk" and isinstance(node, Chart):
                yield from (normalised(row) for row in at_risk_spoken(node, self.locale))
                continue
            if name == "categories" and isinstance(node, Chart):
                yield from (normalised(text) for text in category_names(node, self.locale))
                continue
            yield from self._texts_of(value)
        if isinstance(node, ContactBlock) and node.url:
            yield normalised(node.url)
        if isinstance(node, ContactBlock) and node.map and node.map.url:
            yield normalised(node.map.shown_address)
        if isinstance(node, Video):
            yield from self._of_video(node)
        if isinstance(node, Image | PlacedPicture) and node.alt:
            yield from (normalised(word) for word in node.file.words)

    def _of_video(self, video: Video) -> Iterator[str]:
        """Yield how long a video lasts, where it can be seen, and, if it is played, its captions.

        Captions belong to what is played: where there is a picture of it they have no meaning.
        """
        yield normalised(statements.video_length(self.locale, video.seconds))
        yield normalised(video.shown_address)
        yield from (normalised(word) for word in video.poster.words)
        if video.captions and self.product.holds_captions:
            yield from (normalised(cue.words) for cue in video.captions.captions.cues)

    def _own_data(self, sources: Sequence[SourceText] | None) -> Iterator[str]:
        """Yield what is said of data of the author's own; of a source there is only its number."""
        for data in own_data_in(sources or ()):
            is_alone = len(sources or ()) == 1  # else the label may stand before another one
            yield normalised(statements.own_data(self.locale, data) if is_alone else str(data))

    def _chart_numbers(self, chart: Chart) -> Iterator[str]:
        """Yield the names and values of a chart's series, and that there is no data in a gap."""
        for series in chart.series:
            yield normalised(series.name)
            for value in series.heights:
                if value is None:
                    yield normalised(self.locale.words.no_data)
                elif self.product.holds_floats:
                    # Charts of a deck hold binary numbers, which Office formats when it shows them.
                    yield str(float(value)).removesuffix(".0")
                else:
                    yield normalised(value_of(chart, series, value, self.locale))
            for ends in series.ranges:
                for end in ends or ():
                    yield normalised(value_of(chart, series, end, self.locale))
            for x in (*(x for x, _ in series.points), *series.censored):
                yield normalised(x_text(chart, x, self.locale))


NODES = 4096
"""Of how many parts of documents is remembered what a product must contain of them."""


@cached_by_identity(NODES)
def _texts(node: Node, walk: _WordsWalk) -> tuple[str, ...]:
    return tuple(filter(None, walk.all_texts(node)))


class FormulaText(str):
    """A formula as a line of normalised text; on a slide, its `signs` stand in its place."""

    signs: str

    @classmethod
    def of(cls, formula: Formula) -> FormulaText:
        """Return a formula as text."""
        text = cls(normalised(formula.text))
        text.signs = normalised(formula.signs)
        return text


@cached_by_identity(NODES)
def _text_pieces(text: Text) -> tuple[str, ...]:
    """Return the normalised text, split where a product may insert a number or an address.

    A citation becomes a number, and a link may be followed by its address in print; neither is a
    text of the content, so the text before and after it is looked for separately.
    """
    pieces = [""]

    def add(inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            match inline:
                case Plain(words) | CodeSpan(words):
                    pieces[-1] += words
                case InlineMath(formula):
                    pieces.extend((FormulaText.of(formula), ""))
                case Citation():
                    pieces.append("")
                case Link(inner):
                    add(inner)
                    pieces.append("")
                case (
                    Strong(inner)
                    | Emphasis(inner)
                    | Raised(inner)
                    | Lowered(inner)
                    | Foreign(inner, _)
                ):
                    add(inner)
                case _:
                    assert_never(inline)

    for paragraph in text.paragraphs:
        add(paragraph)
        pieces.append("")
    return tuple(
        piece if isinstance(piece, FormulaText) else normalised(piece)
        for piece in pieces
        if normalised(piece)
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:58]}…"


__all__ = ["CODES", "LedgerEntry", "Placement", "account", "entries"]

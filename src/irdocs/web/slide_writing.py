"""Write the slides of a planned deck as HTML: what each says and shows, and its notes below.

A slide's slots come in the order in which PowerPoint reads them out. Those in numbered
placeholders, such as the titles and texts of cards, are the items of one list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from markupsafe import Markup

from irdocs.content.blocks.resources import printed_address
from irdocs.content.photographs import Photograph
from irdocs.content.status import StatusKind
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout_names import STATUS_LAYOUTS, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import (
    ChartSlot,
    CodeSlot,
    FigureSlot,
    FlowSlot,
    FormulaSlot,
    IconArraySlot,
    PictureSlot,
    Slot,
    TableSlot,
    TextSlot,
    VideoSlot,
)
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.handout.linking import linked
from irdocs.handout.slide_items import DeckLook, slot_items
from irdocs.locale import Locale
from irdocs.page.tags import Tag
from irdocs.units import Rect
from irdocs.web import slide_tables
from irdocs.web.dialling import dialled
from irdocs.web.drawings import DrawingWriter
from irdocs.web.images import image
from irdocs.web.narrow_drawings import NARROW
from irdocs.web.narrow_slides import narrow_chart, narrow_flow
from irdocs.web.pictures import Pictures
from irdocs.web.scrolling import scrolled
from irdocs.web.slide_lists import NumberedThing, divided, first_number, number_of, stem_of
from irdocs.web.slide_words import SlideTextWriter
from irdocs.web.words import mathml

_ORDERED = frozenset({Stem.STEP, Stem.PART, Stem.EVENT, Stem.DATE, Stem.OPTION, Stem.NUMBER,
                      Stem.LETTER})  # fmt: skip
"""What stands in numbered placeholders, in an order that matters."""
_LABELS = frozenset({Stem.NUMBER, Stem.LETTER})
"""The numbers and letters of items, which a list has of itself."""
_NAMES = frozenset({Stem.CARD_TITLE, Stem.HEADING, Stem.NAME, Stem.DATE, Stem.PHONE})
"""What names the words that follow."""
_SMALL = frozenset({Stem.SOURCE, Stem.NOTE, Stem.BY, Stem.VERSION})
"""What is set smaller."""


@frozen
class SlideHtmlWriter:
    """Writes the slides of one page."""

    look: DeckLook
    words: SlideTextWriter
    drawings: DrawingWriter
    pictures: Pictures
    palette: Mapping[str, Colour]
    """The colours of the page by day, by their roles."""
    numbers: Mapping[str, str]
    """The addresses of the document's own telephone numbers, by how they are written."""

    @property
    def _locale(self) -> Locale:
        return self.look.deck.locale

    def slide(self, slide: Slide, number: int, level: int, answer: Markup | None = None) -> Markup:
        """Return a slide as a section with its heading at a level; `number` is counted from 1.

        `answer`, if there is one, is hidden with the notes until a reader asks for it.
        """
        title = slide.title.replace("\n", " ")
        notes, shown = self.notes(slide), self.slots(slide)
        if answer is not None:
            summary = self._locale.words.show_answer
            shown += Markup("<details><summary>{}</summary>{}{}</details>").format(
                summary, answer, notes
            )
            notes = Markup("")
        status = _STATUSES.get(slide.layout.key.kind)
        if status is not None:
            shown = self._callout(slide, status, shown)
        opener = " opener" if slide.layout.key.kind in _OPENERS else ""
        return Markup(
            '<section class="slide{4}" id="slide.{0}" aria-labelledby="slide.{0}.title">'
            '<div class="shown">{1}<h{2} id="slide.{0}.title">{3}</h{2}>'
            "{5}</div>{6}</section>"
        ).format(
            number, self.number(number), level, title, opener, shown, notes,
        )  # fmt: skip

    @property
    def _asides(self) -> frozenset[str]:
        """What notes say of where other notes are, which is of use on a lectern alone."""
        phrase = self._locale.words.part_of_section
        return frozenset(phrase(section=title) for _, title in self.look.deck.sections)

    def number(self, number: int) -> Markup:
        """Return the line above a slide that says which it is."""
        return Markup('<p class="number">{}</p>').format(self._numbered(number))

    def _numbered(self, number: int) -> str:
        return self._locale.words.slide_number(number=self._locale.number(number))

    def _number_of(self, slide: Slide) -> str:
        """Return the words that say which slide of the deck it is."""
        slides = enumerate(self.look.deck.slides, start=1)
        return self._numbered(next(number for number, one in slides if one is slide))

    def notes(self, slide: Slide) -> Markup:
        """Return the lecturer's notes of a slide; nothing if it has none."""
        paragraphs = [one for one in slide.notes if one.text not in self._asides]
        if not paragraphs:
            return Markup("")
        label = self._locale.words.notes
        return Markup(
            '<div class="notes" role="note" aria-label="{0}"><p class="number">{0}</p>{1}</div>'
        ).format(label, self.words.paragraphs(linked(paragraphs)))

    def slots(self, slide: Slide) -> Markup:
        """Return what stands on a slide below its title."""
        slots = _linked(slide.slots)
        items, others = divided(slots, slide.layout)
        written = Markup("")
        if items:
            first = next(i for i, slot in enumerate(slots) if number_of(slot))
            for slot in others[:first]:
                written += self.slot(slide, slot)
            written += self._list(slide, items)
            others = others[first:]
        for slot in others:
            written += self.slot(slide, slot)
        return written

    def _callout(self, slide: Slide, kind: StatusKind, shown: Markup) -> Markup:
        """Return what a callout says as a card in the colour of its kind, with its icon."""
        icon = next((slot for slot in slide.slots if isinstance(slot, PictureSlot)), None)
        drawing = self._icon(slide, icon, kind) if icon else Markup("")
        return Markup(
            '<div class="kind-{}"><div role="note" class="card{}">{}<div>{}</div></div></div>'
        ).format(kind, Markup(" with-icon") if drawing else "", drawing, shown)

    def _icon(self, slide: Slide, slot: PictureSlot, role: str) -> Markup:
        """Return an icon in the page's colour of a role; on its slide it is as light as the words
        of a dark band, and the slides may be dark where the page is not."""
        look = self.look
        design = replace(look.design, palette={**look.design.palette, **self.palette})
        plain = replace(slot, accent=role, on_dark=False)
        box = Rect(0.0, 0.0, design.size.width, design.size.height)
        items = slot_items(replace(look, design=design), slide, plain, box, Tag("Document"))
        drawn = self.drawings.drawing(items, None, mirrored=look.deck.direction == "rtl")
        return Markup('<span class="icon">{}</span>').format(drawn)

    # ------------------------------------------------------------ lists

    def _list(self, slide: Slide, items: Sequence[NumberedThing]) -> Markup:
        """Return items as a list: numbered, with letters, or of cards."""
        stems = {stem_of(slot) for item in items for slot in item.slots}
        inner = Markup("").join(self._item(slide, item) for item in items)
        if Stem.LETTER in stems:
            return Markup('<ol type="A" class="options">{}</ol>').format(inner)
        if Stem.EVENT in stems:
            return Markup('<ol class="plain timeline" role="list">{}</ol>').format(inner)
        if stems & _ORDERED:
            return Markup("<ol{}>{}</ol>").format(first_number(items), inner)
        if stems <= {Stem.ROW}:
            return Markup("<ul>{}</ul>").format(inner)
        return Markup('<ul class="plain cards" role="list">{}</ul>').format(inner)

    def _item(self, slide: Slide, item: NumberedThing) -> Markup:
        inner = Markup("").join(
            self.slot(slide, slot) for slot in item.slots if stem_of(slot) not in _LABELS
        )
        is_right = any(isinstance(slot, TextSlot) and slot.stressed for slot in item.slots)
        return Markup("<li{}>{}</li>").format(Markup(' class="right"') if is_right else "", inner)

    # ------------------------------------------------------------ slots

    def slot(self, slide: Slide, slot: Slot) -> Markup:
        """Return one thing on a slide."""
        match slot:
            case TextSlot():
                return self._text(slide, slot)
            case TableSlot():
                return slide_tables.table(slot, self.words, self._number_of(slide))
            case ChartSlot():
                narrow = narrow_chart(slot, self._fitter)
                drawing = self._both(slide, slot, narrow, slot.alt, str(slot.chart.alt))
                return drawing + slide_tables.values(slot, self._locale)
            case PictureSlot():
                return self._picture(slide, slot)
            case VideoSlot():
                drawing = self._drawing(slide, slot, slot.alt)
                link = Markup('<a href="{}">{}</a>')
                return link.format(slot.url, drawing) if slot.url else drawing
            case FigureSlot() | IconArraySlot():
                return self._drawing(slide, slot, slot.alt)
            case FormulaSlot():
                return Markup('<div role="math" tabindex="0" aria-label="{}">{}</div>').format(
                    slot.alt, mathml(slot.formula)
                )
            case CodeSlot():
                return self._code(slide, slot)
            case FlowSlot():
                return self._flow(slide, slot)
            case _:
                assert_never(slot)

    def _text(self, slide: Slide, slot: TextSlot) -> Markup:
        stem = slot.placeholder.stem
        paragraphs = _with_addresses(slot)
        if not slide.blocks:  # it is one of ours, such as the last
            paragraphs = [dialled(paragraph, self.numbers) for paragraph in paragraphs]
        if slot.leads_to:
            address = f"#{slot.leads_to}"
            paragraphs = [_leading(paragraph, address) for paragraph in paragraphs]
        if stem is Stem.FIGURE:
            return Markup("").join(self.words.paragraph(one, "figure") for one in paragraphs)
        if stem is Stem.STATUS:
            return Markup("").join(self.words.paragraph(one, "strong status") for one in paragraphs)
        if stem in _NAMES:
            return Markup("").join(self.words.paragraph(one, "strong") for one in paragraphs)
        if stem in _SMALL:
            return Markup("").join(self.words.paragraph(one, "small") for one in paragraphs)
        if stem is Stem.LEAD:
            return Markup("").join(self.words.paragraph(one, "lead") for one in paragraphs)
        placeholder = slide.layout.placeholder(slot.placeholder)
        if placeholder.is_message and not any(map(_is_listed, paragraphs)):
            return Markup("").join(self.words.paragraph(one, "lead") for one in paragraphs)
        bullets = placeholder.bullets
        written = self.words.paragraphs(paragraphs, bullets=bullets)
        if stem is Stem.QUOTE:
            return Markup("<blockquote>{}</blockquote>").format(written)
        return written

    @property
    def _fitter(self) -> TextFitter:
        """What measures words in the faces of the slides."""
        return TextFitter(self.look.design.minor, self.look.design.major, Report())

    def _both(
        self, slide: Slide, slot: ChartSlot | FlowSlot, narrow: ChartSlot | FlowSlot | None,
        alt: str | None, name: str,
    ) -> Markup:  # fmt: skip
        """Return a drawing, and that for telephones; what is wider than these scrolls there, and
        a listener hears its `name`."""
        wide = self._drawing(slide, slot, alt, "wide")
        if narrow is None:
            return wide + scrolled(self._drawing(slide, slot, alt, "far"), name, "narrow")
        if narrow.box and narrow.box.width > NARROW:
            return wide + scrolled(self._drawing(slide, narrow, alt), name, "narrow")
        return wide + self._drawing(slide, narrow, alt, "narrow")

    def _drawing(self, slide: Slide, slot: Slot, alt: str | None, shown: str = "") -> Markup:
        design = self.look.design
        box = Rect(0.0, 0.0, design.size.width, design.size.height)
        items = slot_items(self.look, slide, slot, box, Tag("Document"))
        ground = design.palette[slide.layout.ground]
        return self.drawings.drawing(
            items, alt, mirrored=self.look.deck.direction == "rtl",
            ground=ground if ground != _WHITE else None, shown=shown,
        )  # fmt: skip

    def _picture(self, slide: Slide, slot: PictureSlot) -> Markup:
        """Return a picture; ornament, such as an icon, stays on its slide."""
        content = slot.picture.content
        is_content = slide.layout.key.kind in _PICTURED or (
            bool(slide.blocks) and isinstance(content, Photograph)
        )
        if not slot.alt and slot.placeholder is None and not is_content:
            return Markup("")
        if isinstance(content, Photograph):
            fitted = slot.box.fitting(content.width, content.height)
            return image(self.pictures.photograph(content, fitted.width), slot.alt or "")
        return self._drawing(slide, slot, slot.alt)

    def _code(self, slide: Slide, slot: CodeSlot) -> Markup:
        """Return the address of a QR code, if no words of the slide lead there."""
        for other in _linked(slide.slots):
            if isinstance(other, TextSlot) and any(
                run.url == slot.address
                for paragraph in _with_addresses(other)
                for run in paragraph.runs
            ):
                return Markup("")
        return Markup('<p><a href="{}">{}</a></p>').format(
            slot.address, printed_address(slot.address)
        )

    def _flow(self, slide: Slide, slot: FlowSlot) -> Markup:
        """Return a flow chart: its picture, and its steps as a list for who does not see it."""
        told: dict[int, list[str]] = {}
        for arrow, alt in zip(slot.plan.arrows, slot.arrow_alts, strict=True):
            if alt:
                told.setdefault(arrow.link.source, []).append(alt)
        steps = Markup("")
        for box in slot.plan.boxes:
            ways = told.get(box.number, [])
            if box.kind == "end":
                ways = [slot.end_alt, *ways]
            below = Markup("").join(Markup("<li>{}</li>").format(way) for way in ways)
            listed = Markup("<ul>{}</ul>").format(below) if ways else Markup("")
            words = self.words.inline(slot.texts[box.number])
            steps += Markup("<li>{}{}</li>").format(words, listed)
        narrow = narrow_flow(slot, self._fitter)
        name = f"{self._number_of(slide)}: {slot.alt}"
        return self._both(slide, slot, narrow, None, name) + Markup(
            '<div class="unseen"><p>{}</p><ol>{}</ol></div>'
        ).format(slot.alt, steps)


_WHITE = Colour(255, 255, 255)
"""The ground of drawings on a page by day."""
_STATUSES = {layout: kind for kind, layout in STATUS_LAYOUTS.items()}
"""The kind of callout that a kind of layout is for."""
_PICTURED = frozenset({
    LayoutKind.PICTURE_WITH_TEXT, LayoutKind.WIDE_PICTURE, LayoutKind.PICTURES,
    LayoutKind.FULL_PICTURE, LayoutKind.FULL_PICTURE_BESIDE, LayoutKind.PICTURE_SECTION,
})  # fmt: skip
"""The kinds of slides that an author's picture is on, which may be decorative."""
_OPENERS = frozenset({LayoutKind.SECTION_HEADER, LayoutKind.PICTURE_SECTION})
"""The kinds of slides that begin a section."""


def _linked(slots: Sequence[Slot]) -> list[Slot]:
    """Return slots in which the words of an address lead to where a QR code beside them does."""
    codes = {
        printed_address(slot.address): slot.address for slot in slots if isinstance(slot, CodeSlot)
    }
    return [_with_links(slot, codes) if isinstance(slot, TextSlot) else slot for slot in slots]


def _with_links(slot: TextSlot, codes: Mapping[str, str]) -> TextSlot:
    """Return a text in which runs that are an address lead there."""
    paragraphs = tuple(
        replace(
            paragraph,
            runs=tuple(
                replace(run, url=codes[run.text.strip()])
                if not run.url and run.text.strip() in codes
                else run
                for run in paragraph.runs
            ),
        )
        for paragraph in slot.paragraphs
    )
    return replace(slot, paragraphs=paragraphs)


def _with_addresses(slot: TextSlot) -> list[SlideParagraph]:
    """Return the paragraphs of a text with its links, and those that lead where its box does."""
    if slot.url is None:
        return linked(slot.paragraphs)
    return [_leading(paragraph, slot.url) for paragraph in slot.paragraphs]


def _leading(paragraph: SlideParagraph, address: str) -> SlideParagraph:
    """Return a paragraph all of which is a link."""
    return replace(paragraph, runs=tuple(replace(run, url=address) for run in paragraph.runs))


def _is_listed(paragraph: SlideParagraph) -> bool:
    return paragraph.is_listed or paragraph.is_code_line


__all__ = ["SlideHtmlWriter"]

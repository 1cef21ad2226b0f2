"""Write the slides of a planned deck as HTML: what each says and shows, and its notes below.

A slide's slots come in the order in which PowerPoint reads them out. Those in numbered
placeholders, such as the titles and texts of cards, are the items of one list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import hypot, inf
from typing import assert_never

from markupsafe import Markup

from irdocs.charts.value_table import value_table
from irdocs.content.blocks.resources import printed_address
from irdocs.content.photographs import Photograph
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKind, Stem
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
    SlideCell,
    Slot,
    TableSlot,
    TextSlot,
    VideoSlot,
    box_of,
)
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.handout.linking import linked
from irdocs.handout.slide_items import DeckLook, slot_items
from irdocs.locale import Locale
from irdocs.page.tags import Tag
from irdocs.units import Rect
from irdocs.web.cells import cell_look
from irdocs.web.drawings import DrawingWriter
from irdocs.web.images import image
from irdocs.web.narrow_slides import narrow_chart, narrow_flow
from irdocs.web.pictures import Pictures
from irdocs.web.slide_words import SlideTextWriter
from irdocs.web.words import mathml

_ORDERED = frozenset({Stem.STEP, Stem.PART, Stem.EVENT, Stem.DATE, Stem.OPTION, Stem.NUMBER,
                      Stem.LETTER})  # fmt: skip
"""What stands in numbered placeholders, in an order that matters."""
_LABELS = frozenset({Stem.NUMBER, Stem.LETTER})
"""The numbers and letters of items, which a list has of itself."""
_NAMES = frozenset({Stem.CARD_TITLE, Stem.HEADING, Stem.NAME, Stem.DATE, Stem.STATUS})
"""What names the words that follow."""
_SMALL = frozenset({Stem.SOURCE, Stem.NOTE, Stem.BY, Stem.VERSION})
"""What is set smaller."""


@dataclass(slots=True)
class _NumberedThing:
    """The slots of one item of a list."""

    number: int
    slots: list[Slot] = field(default_factory=list)


@frozen
class SlideHtmlWriter:
    """Writes the slides of one page."""

    look: DeckLook
    words: SlideTextWriter
    drawings: DrawingWriter
    pictures: Pictures

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
        words = self._locale.words.slide_number(number=self._locale.number(number))
        return Markup('<p class="number">{}</p>').format(words)

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
        items, others = _divided(slots, slide.layout)
        written = Markup("")
        if items:
            first = next(i for i, slot in enumerate(slots) if _number_of(slot))
            for slot in others[:first]:
                written += self.slot(slide, slot)
            written += self._list(slide, items)
            others = others[first:]
        for slot in others:
            written += self.slot(slide, slot)
        return written

    # ------------------------------------------------------------ lists

    def _list(self, slide: Slide, items: Sequence[_NumberedThing]) -> Markup:
        """Return items as a list: numbered, with letters, or of cards."""
        stems = {_stem(slot) for item in items for slot in item.slots}
        inner = Markup("").join(self._item(slide, item) for item in items)
        if Stem.LETTER in stems:
            return Markup('<ol type="A" class="options">{}</ol>').format(inner)
        if Stem.EVENT in stems:
            return Markup('<ol class="plain timeline" role="list">{}</ol>').format(inner)
        if stems & _ORDERED:
            return Markup("<ol{}>{}</ol>").format(_start(items), inner)
        if stems <= {Stem.ROW}:
            return Markup("<ul>{}</ul>").format(inner)
        return Markup('<ul class="plain cards" role="list">{}</ul>').format(inner)

    def _item(self, slide: Slide, item: _NumberedThing) -> Markup:
        inner = Markup("").join(
            self.slot(slide, slot) for slot in item.slots if _stem(slot) not in _LABELS
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
                return self._table(slot)
            case ChartSlot():
                narrow = narrow_chart(slot, self._fitter)
                return self._both(slide, slot, narrow, slot.alt) + self._values(slot)
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
        if slot.leads_to:
            address = f"#{slot.leads_to}"
            paragraphs = [_leading(paragraph, address) for paragraph in paragraphs]
        if stem is Stem.FIGURE:
            return Markup("").join(self.words.paragraph(one, "figure") for one in paragraphs)
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

    def _both(self, slide: Slide, slot: Slot, narrow: Slot | None, alt: str | None) -> Markup:
        """Return a drawing, and that for telephones if there is one."""
        if narrow is None:
            return self._drawing(slide, slot, alt)
        return self._drawing(slide, slot, alt, "wide") + self._drawing(slide, narrow, alt, "narrow")

    def _drawing(self, slide: Slide, slot: Slot, alt: str | None, shown: str = "") -> Markup:
        design = self.look.design
        box = Rect(0.0, 0.0, design.size.width, design.size.height)
        items = slot_items(self.look, slide, slot, box, Tag("Document"))
        ground = design.palette[slide.layout.ground]
        return self.drawings.drawing(
            items, alt, mirrored=self.look.deck.direction == "rtl",
            ground=ground if ground != _WHITE else None, shown=shown,
        )  # fmt: skip

    def _values(self, slot: ChartSlot) -> Markup:
        """Return the values of a chart as a table, which opens on demand."""
        table = value_table(slot.chart, self._locale)
        head = Markup("").join(
            Markup('<th scope="col">{}</th>').format(name) if name else Markup("<td></td>")
            for name in table.header
        )
        rows = Markup("").join(
            Markup('<tr><th scope="row">{}</th>{}</tr>').format(
                name, Markup("").join(Markup('<td class="r">{}</td>').format(v) for v in values)
            )
            for name, *values in table.rows
        )
        remarks = Markup("").join(Markup("<p>{}</p>").format(remark) for remark in table.remarks)
        title = self._locale.words.chart_values
        return Markup(
            '<details class="values"><summary>{0}</summary><div class="scroll" tabindex="0" '
            'role="region" aria-label="{0}: {1}"><table><thead><tr>{2}</tr></thead>'
            "<tbody>{3}</tbody></table></div>{4}</details>"
        ).format(title, slot.chart.alt, head, rows, remarks)

    def _table(self, slot: TableSlot) -> Markup:
        header = Markup("").join(
            Markup('<th scope="col" class="{}">{}</th>').format(align, name)
            if name
            else Markup("<td></td>")
            for name, align in zip(slot.header, slot.aligns, strict=True)
        )
        rows = Markup("").join(self._row(row) for row in slot.rows)
        return Markup(
            '<div class="scroll" tabindex="0" role="region" aria-label="{}"><table>'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
        ).format(slot.alt, header, rows)

    def _row(self, row: Sequence[SlideCell | None]) -> Markup:
        written = Markup("")
        for cell in row:
            if cell is None:
                continue  # a cell beside or above reaches here
            is_header = cell.is_row_header or cell.is_heading
            attributes = cell_look(cell.align, cell.shade, cell.lacking, cell.paragraph.text)
            if is_header:
                attributes += Markup(' scope="row"')
            if cell.columns > 1:
                attributes += Markup(' colspan="{}"').format(cell.columns)
            if cell.rows > 1:
                attributes += Markup(' rowspan="{}"').format(cell.rows)
            name = Markup("th" if is_header else "td")
            written += Markup("<{0}{1}>{2}</{0}>").format(
                name, attributes, self.words.inline(cell.paragraph)
            )
        return Markup("<tr>{}</tr>").format(written)

    def _picture(self, slide: Slide, slot: PictureSlot) -> Markup:
        """Return a picture; an icon stays on its slide."""
        if not slot.alt and slot.placeholder is None:
            return Markup("")
        content = slot.picture.content
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
        return self._both(slide, slot, narrow_flow(slot, self._fitter), None) + Markup(
            '<div class="unseen"><p>{}</p><ol>{}</ol></div>'
        ).format(slot.alt, steps)


_WHITE = Colour(255, 255, 255)
"""The ground of drawings on a page by day."""
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


def _stem(slot: Slot) -> Stem | None:
    """Return the stem of a slot's placeholder; None if it stands freely."""
    placeholder = getattr(slot, "placeholder", None)
    return placeholder.stem if placeholder else None


def _number_of(slot: Slot) -> int:
    """Return the number of a slot's placeholder; 0 if it is the only one, or stands freely."""
    placeholder = getattr(slot, "placeholder", None)
    return placeholder.number if placeholder else 0


def _is_listed(paragraph: SlideParagraph) -> bool:
    return paragraph.is_listed or paragraph.is_code_line


def _start(items: Sequence[_NumberedThing]) -> Markup:
    """Return the attribute of the first number of a list that continues another."""
    for slot in items[0].slots:
        if isinstance(slot, TextSlot) and _stem(slot) is Stem.NUMBER:
            number = "".join(paragraph.text for paragraph in slot.paragraphs)
            if number.isdecimal() and number != "1":
                return Markup(' start="{}"').format(number)
    return Markup("")


def _divided(slots: Sequence[Slot], layout: Layout) -> tuple[list[_NumberedThing], list[Slot]]:
    """Return the items of a slide's list, and the slots that are in none of them.

    What stands freely between two items belongs to the first. Drawn figures belong to the items
    that they stand nearest to, and other things that follow the last are one for each item, or for
    none.
    """
    items: list[_NumberedThing] = []
    others: list[Slot] = []
    loose: list[Slot] = []
    for slot in slots:
        number = _number_of(slot)
        if number:
            if items:
                items[-1].slots += loose
            else:
                others += loose
            loose = []
            if not items or items[-1].number != number:
                items.append(_NumberedThing(number))
            items[-1].slots.append(slot)
        else:
            loose.append(slot)
    for slot in list(loose) if items else ():
        if isinstance(slot, FigureSlot | IconArraySlot):
            distances = [_distance(item, slot.box, layout) for item in items]
            items[distances.index(min(distances))].slots.append(slot)
            loose.remove(slot)
    free = list(_free(loose))
    if items and len(free) == len(items):
        for item, slot in zip(items, free, strict=True):
            item.slots.append(slot)
        loose = [slot for slot in loose if slot not in free]
    elif items and any(_stands_freely(slot) for item in items for slot in item.slots):
        items[-1].slots += free
        loose = [slot for slot in loose if slot not in free]
    return items, others + loose


def _stands_freely(slot: Slot) -> bool:
    return _stem(slot) is None and not isinstance(slot, FigureSlot | IconArraySlot)


def _distance(item: _NumberedThing, box: Rect, layout: Layout) -> float:
    """Return how far the middle of a box is from the nearest text of an item, in pt."""
    boxes = [box_of(slot, layout) for slot in item.slots if isinstance(slot, TextSlot)]
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return min(
        (hypot(max(one.x - x, 0.0, x - one.right), max(one.y - y, 0.0, y - one.bottom))
         for one in boxes),
        default=inf,
    )  # fmt: skip


def _free(slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield what stands freely and says something."""
    for slot in slots:
        is_shown = not isinstance(slot, PictureSlot) or slot.alt
        if not isinstance(slot, TextSlot) and _stem(slot) is None and is_shown:
            yield slot


__all__ = ["SlideHtmlWriter"]

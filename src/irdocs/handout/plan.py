"""A planned deck → a handout: so many slides to a page, with notes or lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from irdocs.deck.design import Design
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.model import ChartSlot, Deck, Slide, SlideParagraph, TextRun
from irdocs.deck.paragraph_metrics import BASELINE
from irdocs.drawing import Path, line
from irdocs.handout import pages, paragraphs
from irdocs.handout.contents import paragraphs_of, slot_texts
from irdocs.handout.faces import USUAL, EmbeddedFaces
from irdocs.handout.pages import A4, FOOT, LINE_PITCH, LIVE, PageArrangement
from irdocs.handout.paragraphs import SetParagraph, TextColours
from irdocs.handout.slide_items import DeckLook, linked, slide_items
from irdocs.handout.template_art import TemplateArt, template_art
from irdocs.page.document import FontFile, Layer, Page, PagedDocument
from irdocs.page.items import LAYOUT, BookmarkItem, Item, PathsItem, TextItem
from irdocs.page.lines import LineItems
from irdocs.page.tags import Role, Tag
from irdocs.typeset.lines import Line
from irdocs.typeset.metrics import Font
from irdocs.units import Rect, Size

NOTES_SIZE, FOOT_SIZE = 12.0, 9.0
"""Of notes and of page numbers, in pt."""
NOTES_PITCH = 1.32
"""From line to line of notes, as a multiple of the size."""
NOTES_WIDTH = 440.0
"""The widest that notes are set, in pt: some 75 characters."""


@dataclass(frozen=True, slots=True)
class HandoutPage:
    """One page of paper: its slides by their number from 0, and the notes that it carries."""

    slides: tuple[int, ...]
    arrangement: PageArrangement
    notes: tuple[SetParagraph, ...] = ()


@dataclass(frozen=True)
class Handout:
    """A planned handout."""

    deck: Deck
    design: Design
    faces: EmbeddedFaces
    pages: tuple[HandoutPage, ...]
    paper: Size = A4
    art: TemplateArt | None = None
    """What a template paints on each slide; None for our own look."""

    @property
    def scale(self) -> float:
        """How much smaller than on a screen the slides are."""
        return self.pages[0].arrangement.frames[0].width / self.design.size.width

    @property
    def missing(self) -> list[str]:
        """What a template paints and this does not, in words."""
        if self.art is None:
            return []
        layouts = [slide.layout for slide in self.deck.slides]
        found = self.art.missing(layouts)
        for text in self.art.sayings(layouts):
            font = self.faces.face(major=False, bold=text.style.bold, italic=False).drawn
            if any(font.missing(line) for line in text.lines):
                found.append("words in letters that its typeface here lacks")
        return list(dict.fromkeys(found))

    def only(self, number: int) -> Handout:
        """Return the page alone on which a slide stands, counted from 0."""
        return replace(self, pages=(self.pages[self.page_of(number) - 1],))

    def page_of(self, number: int) -> int:
        """Return the page from 1 on which a slide stands, counted from 0."""
        return next(n for n, page in enumerate(self.pages, 1) if number in page.slides)


def plan(deck: Deck, design: Design, count: int) -> Handout:
    """Return a handout of so many slides to a page: 1 with its notes, 2, 3 with lines, or 6."""
    art = template_art(design)
    faces = _faces(deck, design, art)
    arrangement = pages.arranged(count, design.size)
    planned: list[HandoutPage] = []
    for first in range(0, len(deck.slides), count):
        numbers = tuple(range(first, min(first + count, len(deck.slides))))
        if arrangement.notes is None:
            planned.append(HandoutPage(numbers, arrangement))
            continue
        parts = _notes(deck.slides[first], arrangement.notes, faces, design)
        planned.append(HandoutPage(numbers, arrangement, parts[0]))
        planned += [HandoutPage((), PageArrangement((), notes=LIVE), part) for part in parts[1:]]
    return Handout(deck, design, faces, tuple(planned), art=art)


def as_pages(deck: Deck, design: Design) -> Handout:
    """Return a deck's slides as pages of their own size, for pictures of them."""
    art = template_art(design)
    arrangement = pages.whole(design.size)
    planned = tuple(HandoutPage((number,), arrangement) for number in range(len(deck.slides)))
    return Handout(deck, design, _faces(deck, design, art), planned, design.size, art)


def looks(deck: Deck, design: Design, number: int) -> object:
    """Return what a slide's picture depends on: equal for slides of one number that look alike."""
    slide = deck.slides[number]
    layout, template = slide.layout, design.template
    return (
        (layout, slide.title, slide.title_size, slide.slots),
        deck.cover if layout.art else None,
        (deck.footer, deck.date) if layout.footers else None,
        (design.size, dict(design.palette), design.theme, template.data if template else None),
    )


def _faces(deck: Deck, design: Design, art: TemplateArt | None) -> EmbeddedFaces:
    theirs = art.words(slide.layout for slide in deck.slides) if art else ()
    return EmbeddedFaces(design, (*_characters(deck), *theirs), slanted_bold=_has_bold_italic(deck))


def _characters(deck: Deck) -> Iterator[str]:
    """Yield texts that hold every character that the handout may show."""
    yield from (deck.footer, deck.date, "0123456789-–/%., ")
    yield deck.locale.words.handout_page(number="0", total="0")
    for slide in deck.slides:
        yield from (slide.title, slide.title.upper(), *slide.notes)
        for slot in slide.slots:
            yield from slot_texts(slot)
            yield from slot_texts(slot, capitals=True)
            if isinstance(slot, ChartSlot):
                yield from (series.name for series in slot.chart.series)
                yield f"{deck.locale.quantity('0', slot.chart.unit)}\u00a0"


def _has_bold_italic(deck: Deck) -> bool:
    """Whether italic text stands anywhere that may be bold."""
    return any(
        run.italic
        for slide in deck.slides
        for slot in slide.slots
        for paragraph in paragraphs_of(slot)
        for run in paragraph.runs
    )


def _notes(
    slide: Slide, room: Rect, faces: EmbeddedFaces, design: Design
) -> list[tuple[SetParagraph, ...]]:
    """Return a slide's notes as they are set, dealt out to as many pages as they need.

    Paper is white, whatever ground a template has: notes are set in our own colours.
    """
    palette = design.theme.palette
    colours = TextColours(palette["ink"], palette["link"])
    width, pitch = min(room.width, NOTES_WIDTH), NOTES_PITCH * NOTES_SIZE
    box = Rect(room.x, 0, width, 0)
    placeholder = Placeholder(Stem.BOX.single, "body", box, NOTES_SIZE)
    parts: list[list[SetParagraph]] = [[]]
    y, bottom = room.y, room.bottom
    for text in slide.notes:
        (paragraph,) = linked([SlideParagraph((TextRun(text),))])
        (one,) = paragraphs.set_in(placeholder, box, [paragraph], NOTES_SIZE, faces, colours)
        lines: list[tuple[float, float, Line]] = []
        broken = ((x, cut) for x, _, ln in one.lines for cut in paragraphs.chopped(ln, width))
        for x, piece in broken:
            if y + pitch > bottom:
                parts[-1] += (
                    [SetParagraph(paragraph, tuple(lines), None, NOTES_SIZE)] if lines else []
                )
                parts.append([])
                lines, y, bottom = [], LIVE.y, LIVE.bottom
            lines.append((x, y + BASELINE * NOTES_SIZE, piece))
            y += pitch
        parts[-1].append(SetParagraph(paragraph, tuple(lines), None, NOTES_SIZE))
        y += NOTES_SIZE * 0.6
    return [tuple(part) for part in parts]


# ---------------------------------------------------------------- pages of items


def paged(handout: Handout) -> PagedDocument:
    """Return the pages of a handout, from which a PDF is written."""
    builder = _HandoutPageBuilder(handout)
    made = tuple(
        Page(handout.paper, (Layer(tuple(builder.items(page, number)), order=number),))
        for number, page in enumerate(handout.pages, start=1)
    )
    fonts = tuple(FontFile(name, file) for name, file in handout.faces.files)
    # The picture of a slide that did not change must stay the same while others change.
    return PagedDocument(made, fonts, primed="" if builder.is_paper else USUAL)


class _HandoutPageBuilder:
    """Makes the items of pages, one after another: what they share goes on from page to page."""

    def __init__(self, handout: Handout) -> None:
        self._handout = handout
        self._root = Tag("Document")
        self._lines = LineItems(self._embedding)
        self._look = DeckLook(handout.deck, handout.design, handout.faces, handout.art, self._lines)
        self._begun: set[str] = set()
        """The sections that have had their first slide."""
        self._part = Tag("Sect", self._root)
        self._paragraphs: dict[int, Tag] = {}
        """The element of each paragraph of notes, which may go on on the next page."""

    @property
    def is_paper(self) -> bool:
        """Whether these are pages of paper, and not pictures of slides."""
        return self._handout.paper == A4

    def _embedding(self, font: Font, text: str) -> tuple[str, float]:
        face = self._handout.faces.of(font)
        return face.name, face.stretched(text)

    def items(self, page: HandoutPage, number: int) -> Iterator[Item]:
        """Yield the items of a page, counted from 1."""
        for slide, frame in zip(page.slides, page.arrangement.frames, strict=False):
            yield from self._slide(slide, frame)
        yield from self._notes(page)
        if self.is_paper:
            yield from self._rules(page)
            yield from self._foot(number)

    def _slide(self, number: int, frame: Rect) -> Iterator[Item]:
        slide = self._handout.deck.slides[number]
        self._part = Tag("Sect", self._root)
        is_first = bool(slide.section) and slide.section not in self._begun
        level: Role = "H1" if number == 0 else "H3" if slide.section and not is_first else "H2"
        if slide.section:
            self._begun.add(slide.section)
        if level != "H3":
            yield BookmarkItem(slide.title.replace("\n", " "), frame.y)
        yield from slide_items(self._look, slide, number + 1, frame, self._part, level)

    def _notes(self, page: HandoutPage) -> Iterator[Item]:
        """Yield notes; a paragraph that goes on from the page before stays one element."""
        for paragraph in page.notes:
            key = id(paragraph.paragraph)
            tag = self._paragraphs.setdefault(key, Tag("P", self._part))
            for x, y, line_ in paragraph.lines:
                yield from self._lines.of(tag, line_, x, y)

    def _rules(self, page: HandoutPage) -> Iterator[Item]:
        """Yield lines to write on beside each slide."""
        colour = self._handout.design.theme.palette["rule"]
        for box in page.arrangement.rules[: len(page.slides)]:
            count = int(box.height / LINE_PITCH)
            rules = tuple(
                Path(line((box.x, y), (box.right, y)), stroke=colour, stroke_width=0.75)
                for y in (box.y + LINE_PITCH * n for n in range(1, count + 1))
            )
            yield PathsItem(LAYOUT, rules)

    def _foot(self, number: int) -> Iterator[Item]:
        """Yield the footer and the page's number."""
        face = self._handout.faces.face(major=False, bold=False, italic=False)
        colour = self._handout.design.theme.palette["ink-soft"]
        footer, y = self._handout.deck.footer, A4.height - FOOT
        yield TextItem("Pagination", footer, LIVE.x, y, face.name, FOOT_SIZE, colour)
        text = self._handout.deck.locale.words.handout_page(
            number=str(number), total=str(len(self._handout.pages))
        )
        x = LIVE.right - face.drawn.width(text, FOOT_SIZE)
        yield TextItem("Pagination", text, x, y, face.name, FOOT_SIZE, colour)

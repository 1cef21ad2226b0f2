"""A planned deck → a handout of so many slides to a page, tagged as the leaflet is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from irdocs.deck.design import Design
from irdocs.deck.layout import Placeholder
from irdocs.deck.model import (
    ChartSlot,
    Deck,
    Slide,
    SlideParagraph,
    Slot,
    TableSlot,
    TextRun,
    TextSlot,
)
from irdocs.drawing import Path, line
from irdocs.handout import pages, setting
from irdocs.handout.faces import USUAL, EmbeddedFaces
from irdocs.handout.pages import A4, FOOT, LINE_PITCH, LIVE, PageArrangement
from irdocs.handout.pen import Pen, linked
from irdocs.handout.scenery import Scenery, scenery
from irdocs.handout.setting import SetParagraph, TextColours
from irdocs.pdf.canvas import TaggedCanvas
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.structure import Role, StructElem
from irdocs.typeset.lines import Line
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
    wardrobe: EmbeddedFaces
    sheets: tuple[HandoutPage, ...]
    paper: Size = A4
    scenery: Scenery | None = None
    """What a template paints on each slide; None for our own look."""

    @property
    def scale(self) -> float:
        """How much smaller than on a screen the slides are."""
        return self.sheets[0].arrangement.frames[0].width / self.design.size.width

    @property
    def missing(self) -> list[str]:
        """What a template paints and this does not, in words."""
        if self.scenery is None:
            return []
        layouts = [slide.layout for slide in self.deck.slides]
        found = self.scenery.missing(layouts)
        for saying in self.scenery.sayings(layouts):
            font = self.wardrobe.face(major=False, bold=saying.look.bold, italic=False).drawn
            if any(font.missing(line) for line in saying.lines):
                found.append("words in letters that its typeface here lacks")
        return list(dict.fromkeys(found))

    def only(self, number: int) -> Handout:
        """Return the page alone on which a slide stands, counted from 0."""
        return replace(self, sheets=(self.sheets[self.page_of(number) - 1],))

    def page_of(self, number: int) -> int:
        """Return the page from 1 on which a slide stands, counted from 0."""
        return next(n for n, sheet in enumerate(self.sheets, 1) if number in sheet.slides)


def plan(deck: Deck, design: Design, count: int) -> Handout:
    """Return a handout of so many slides to a page: 1 with its notes, 2, 3 with lines, or 6."""
    painted = scenery(design)
    wardrobe = _wardrobe(deck, design, painted)
    arrangement = pages.arranged(count, design.size)
    sheets: list[HandoutPage] = []
    for first in range(0, len(deck.slides), count):
        numbers = tuple(range(first, min(first + count, len(deck.slides))))
        if arrangement.notes is None:
            sheets.append(HandoutPage(numbers, arrangement))
            continue
        parts = _notes(deck.slides[first], arrangement.notes, wardrobe, design)
        sheets.append(HandoutPage(numbers, arrangement, parts[0]))
        sheets += [HandoutPage((), PageArrangement((), notes=LIVE), part) for part in parts[1:]]
    return Handout(deck, design, wardrobe, tuple(sheets), scenery=painted)


def _wardrobe(deck: Deck, design: Design, painted: Scenery | None) -> EmbeddedFaces:
    said = painted.words(slide.layout for slide in deck.slides) if painted else ()
    return EmbeddedFaces(design, (*_said(deck), *said), slanted_bold=_has_slanted_bold(deck))


def _said(deck: Deck) -> Iterator[str]:
    yield from (deck.footer, deck.date, "0123456789-–/%., ")
    for slide in deck.slides:
        yield from (slide.title, slide.title.upper(), *slide.notes)
        for slot in slide.slots:
            yield from (paragraph.text for paragraph in _paragraphs(slot))
            yield from (paragraph.text.upper() for paragraph in _paragraphs(slot))
            if isinstance(slot, TableSlot):
                yield from slot.header
            if isinstance(slot, ChartSlot):
                chart = slot.chart
                yield from (*chart.categories, *(series.name for series in chart.series))
                yield f"{chart.unit or ''}\u00a0"


def as_pages(deck: Deck, design: Design) -> Handout:
    """Return a deck's slides as pages of their own size, for pictures of them."""
    painted = scenery(design)
    wardrobe = _wardrobe(deck, design, painted)
    arrangement = pages.whole(design.size)
    sheets = tuple(HandoutPage((number,), arrangement) for number in range(len(deck.slides)))
    return Handout(deck, design, wardrobe, sheets, design.size, painted)


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


def _has_slanted_bold(deck: Deck) -> bool:
    """Whether italic words stand anywhere that may be bold."""
    return any(
        run.italic
        for slide in deck.slides
        for slot in slide.slots
        for paragraph in _paragraphs(slot)
        for run in paragraph.runs
    )


def _paragraphs(slot: Slot) -> Iterator[SlideParagraph]:
    match slot:
        case TextSlot():
            yield from slot.paragraphs
        case TableSlot():
            yield from (cell for row in slot.rows for cell in row)
        case _:
            pass


def _notes(
    slide: Slide, room: Rect, wardrobe: EmbeddedFaces, design: Design
) -> list[tuple[SetParagraph, ...]]:
    """Return a slide's notes as they are set, dealt out to as many pages as they need.

    Paper is white, whatever ground a template has: its words are in our own colours.
    """
    palette = design.theme.palette
    ink = TextColours(palette["ink"], palette["vessel"])
    width, pitch = min(room.width, NOTES_WIDTH), NOTES_PITCH * NOTES_SIZE
    box = Rect(room.x, 0, width, 0)
    place = Placeholder("Notes", "body", box, NOTES_SIZE)
    parts: list[list[SetParagraph]] = [[]]
    y, bottom = room.y, room.bottom
    for words in slide.notes:
        (said,) = linked([SlideParagraph((TextRun(words),))])
        (one,) = setting.set_in(place, box, [said], NOTES_SIZE, wardrobe, ink)
        lines: list[tuple[float, float, Line]] = []
        set_lines = ((x, cut) for x, _, ln in one.lines for cut in setting.chopped(ln, width))
        for x, broken in set_lines:
            if y + pitch > bottom:
                parts[-1] += [SetParagraph(said, tuple(lines), None, NOTES_SIZE)] if lines else []
                parts.append([])
                lines, y, bottom = [], LIVE.y, LIVE.bottom
            lines.append((x, y + setting.RISE * NOTES_SIZE, broken))
            y += pitch
        parts[-1].append(SetParagraph(said, tuple(lines), None, NOTES_SIZE))
        y += NOTES_SIZE * 0.6
    return [tuple(part) for part in parts]


def render(handout: Handout, information: DocumentInformation) -> bytes:
    """Return a handout as a tagged PDF."""
    canvas = TaggedCanvas(information, handout.wardrobe.files)
    pen = Pen(canvas, handout.deck, handout.design, handout.wardrobe, handout.scenery)
    if handout.paper != A4:  # a picture of a slide that did not change stays the same
        canvas.prime(USUAL)
    begun: set[str] = set()
    part = StructElem("Sect")
    told: dict[int, StructElem] = {}
    for page, sheet in enumerate(handout.sheets, start=1):
        canvas.begin_page(handout.paper)
        for number, frame in zip(sheet.slides, sheet.arrangement.frames, strict=False):
            slide = handout.deck.slides[number]
            part = StructElem("Sect")
            canvas.tree.root.add(part)
            is_first = bool(slide.section) and slide.section not in begun
            level: Role = "H1" if number == 0 else "H3" if slide.section and not is_first else "H2"
            if slide.section:
                begun.add(slide.section)
            if level != "H3":
                canvas.outline(slide.title.replace("\n", " "), 0, frame.y)
            pen.slide(slide, number + 1, frame, part, level)
        _write_notes(canvas, handout, sheet, part, told)
        if handout.paper == A4:
            _rules(canvas, handout, sheet)
            _foot(canvas, handout, page)
        canvas.end_page()
    return canvas.finish()


def _write_notes(
    canvas: TaggedCanvas, handout: Handout, sheet: HandoutPage, part: StructElem,
    told: dict[int, StructElem],
) -> None:  # fmt: skip
    """Write notes; a paragraph that goes on from the page before stays one element."""
    links: dict[tuple[int, str], StructElem] = {}
    for one in sheet.notes:
        element = told.get(id(one.paragraph))
        if element is None:
            element = told[id(one.paragraph)] = StructElem("P")
            part.add(element)
        for x, y, broken in one.lines:
            for run in broken.runs:
                style = run.fragment.style
                face = handout.wardrobe.of(style.font)
                size = style.size * face.stretched(run.text)
                owner = element
                if link := run.fragment.link:
                    key = (id(element), link.url)
                    if key not in links:
                        links[key] = StructElem("Link")
                        element.add(links[key])
                    owner = links[key]
                canvas.text(owner, run.text, x + run.x, y, face.name, size, style.colour)
                if link:
                    box = Rect(x + run.x, y - size, run.width, size * 1.25)
                    canvas.link(owner, box, link.url, link.url)


def _rules(canvas: TaggedCanvas, handout: Handout, sheet: HandoutPage) -> None:
    """Draw lines to write on beside each slide."""
    colour = handout.design.theme.palette["rule"]
    for box in sheet.arrangement.rules[: len(sheet.slides)]:
        count = int(box.height / LINE_PITCH)
        rules = [
            Path(line((box.x, y), (box.right, y)), stroke=colour, stroke_width=0.75)
            for y in (box.y + LINE_PITCH * n for n in range(1, count + 1))
        ]
        canvas.paths("Layout", rules)


def _foot(canvas: TaggedCanvas, handout: Handout, page: int) -> None:
    face = handout.wardrobe.face(major=False, bold=False, italic=False)
    colour = handout.design.theme.palette["ink-soft"]
    y = A4.height - FOOT
    canvas.text("Pagination", handout.deck.footer, LIVE.x, y, face.name, FOOT_SIZE, colour)
    words = f"{page} / {len(handout.sheets)}"
    x = LIVE.right - face.drawn.width(words, FOOT_SIZE)
    canvas.text("Pagination", words, x, y, face.name, FOOT_SIZE, colour)


def texts(deck: Deck) -> Iterator[tuple[int, str]]:
    """Yield what each slide shows in words, with its number from 0."""
    for number, slide in enumerate(deck.slides):
        title = slide.title.replace("\n", " ")
        yield number, title.upper() if slide.layout.title.capitals else title
        for slot in slide.slots:
            capitals = isinstance(slot, TextSlot) and slide.layout.place(slot.place).capitals
            for paragraph in _paragraphs(slot):
                yield number, paragraph.text.upper() if capitals else paragraph.text
            if isinstance(slot, TableSlot):
                yield from ((number, name) for name in slot.header)

"""Plan a handout of a deck, and turn it into the pages from which a PDF is written.

Planning (`plan`, `as_pages`) decides which slides are on which page, with the speaker's notes that
`notes` has broken into lines. Drawing (`paged`) makes tagged items of the result. The
same code makes pictures of single slides for the preview: a handout whose paper is as large as the
slide, with no notes and no page number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from irdocs.content import internal_links
from irdocs.deck.design import Design
from irdocs.deck.model import Deck
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.drawing import Path, line
from irdocs.frozen import frozen, replace
from irdocs.handout import pages
from irdocs.handout.contents import paragraphs_of
from irdocs.handout.faces import USUAL, EmbeddedFaces
from irdocs.handout.notes import set_notes
from irdocs.handout.pages import A4, FOOT, LINE_PITCH, LIVE, PageArrangement
from irdocs.handout.paragraphs import SetParagraph, in_one_style
from irdocs.handout.slide_items import DeckLook, slide_items
from irdocs.handout.template_art import TemplateArt, template_art
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import LAYOUT, BookmarkItem, DestinationItem, Item, PathsItem
from irdocs.page.lines import LineItems
from irdocs.page.mirror import mirrored_page
from irdocs.page.tags import Role, Tag
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Line
from irdocs.units import Rect, Size

FOOT_SIZE = 9.0
"""The type size of page numbers, in pt."""


@frozen
class HandoutPage:
    """One page of paper."""

    slides: tuple[int, ...]
    """The numbers of its slides, counted from 0."""
    arrangement: PageArrangement
    notes: tuple[SetParagraph, ...] = ()
    """The notes printed on it, in lines that have their places on the page."""


@frozen(slots=False)
class Handout:
    """A planned handout: all that is needed to draw its pages."""

    deck: Deck
    design: Design
    faces: EmbeddedFaces
    pages: tuple[HandoutPage, ...]
    paper: Size = A4
    art: TemplateArt | None = None
    """What a user's template paints on each slide; None for our own look."""
    root: Tag | None = None
    """The element that all of it belongs to; None for a document of its own."""

    @property
    def scale(self) -> float:
        """The size of a slide on paper as a part of its own size."""
        return self.pages[0].arrangement.frames[0].width / self.design.size.width

    @property
    def missing(self) -> list[str]:
        """Descriptions of what the template shows but the handout does not."""
        if self.art is None:
            return []
        layouts = [slide.layout for slide in self.deck.slides]
        descriptions = self.art.missing(layouts)
        for text in self.art.fixed_texts(layouts):
            font = self.faces.face(major=False, bold=text.style.bold, italic=False).drawn
            if any(font.missing(line) for line in text.lines):
                descriptions.append("words in letters that its typeface here lacks")
        return list(dict.fromkeys(descriptions))

    def only(self, number: int) -> Handout:
        """Return a handout of one page: the one with slide `number`, counted from 0."""
        return replace(self, pages=(self.pages[self.page_of(number) - 1],))

    def page_of(self, number: int) -> int:
        """Return the number, from 1, of the page with slide `number`, counted from 0."""
        return next(n for n, page in enumerate(self.pages, 1) if number in page.slides)


def plan(deck: Deck, design: Design, count: int) -> Handout:
    """Return a handout with `count` slides to a page: 1 with notes, 2, 3 with lines, or 6."""
    art = template_art(design)
    faces = _faces(deck, design)
    arrangement = pages.arranged(count, design.size)
    planned: list[HandoutPage] = []
    for first_number in range(0, len(deck.slides), count):
        numbers = tuple(range(first_number, min(first_number + count, len(deck.slides))))
        if arrangement.notes is None:
            planned.append(HandoutPage(numbers, arrangement))
            continue
        pages_of_notes = set_notes(deck.slides[first_number], arrangement.notes, faces, design)
        planned.append(HandoutPage(numbers, arrangement, pages_of_notes[0]))
        planned += [
            HandoutPage((), PageArrangement((), notes=LIVE), notes) for notes in pages_of_notes[1:]
        ]
    return Handout(deck, design, faces, tuple(planned), art=art)


def as_pages(deck: Deck, design: Design) -> Handout:
    """Return a deck's slides as pages of the slides' own size, for pictures of them."""
    art = template_art(design)
    arrangement = pages.whole(design.size)
    planned = tuple(HandoutPage((number,), arrangement) for number in range(len(deck.slides)))
    return Handout(deck, design, _faces(deck, design), planned, design.size, art)


def looks(deck: Deck, design: Design, number: int) -> object:
    """Return a value that changes whenever the picture of a slide would change.

    The preview draws a slide again only if this value differs from the one before. Slides of
    different numbers must not be compared with it, as it leaves the number on the slide out.
    """
    slide = deck.slides[number]
    layout, template = slide.layout, design.template
    return (
        (layout, slide.title, slide.title_size, slide.title_box, slide.slots),
        deck.cover if layout.art else None,
        (deck.footer, deck.date, deck.logos) if layout.footers else None,
        (design.size, dict(design.palette), design.theme, template.data if template else None),
    )


def _faces(deck: Deck, design: Design) -> EmbeddedFaces:
    runs = list(_runs(deck))
    return EmbeddedFaces(
        design,
        # Italics may be bold anywhere, as any placeholder may be bold.
        slanted_bold=any(run.italic for run in runs),
        with_code=any(run.is_code for run in runs),
    )


def _runs(deck: Deck) -> Iterator[TextRun]:
    """Yield all text of slides and notes."""
    for slide in deck.slides:
        for paragraphs in (slide.notes, *(paragraphs_of(slot) for slot in slide.slots)):
            for paragraph in paragraphs:
                yield from paragraph.runs


def _link_targets(deck: Deck) -> Iterator[str]:
    """Yield the ids of sections and blocks that links lead to."""
    for run in _runs(deck):
        identifier = internal_links.target(run.url)
        if identifier is not None:
            yield identifier


# ---------------------------------------------------------------- pages of items


def paged(handout: Handout) -> PagedDocument:
    """Return the pages of a handout as items, from which a PDF is written."""
    builder = _HandoutPageBuilder(handout)
    drawn_pages = tuple(
        Page(handout.paper, (Layer(tuple(builder.items(page, number)), order=number),))
        for number, page in enumerate(handout.pages, start=1)
    )
    if handout.deck.direction == "rtl":
        drawn_pages = tuple(mirrored_page(page) for page in drawn_pages)
    # Fonts in a PDF have the characters that are used. Pictures of slides are drawn with the usual
    # ones in any case, so that the file of a slide does not depend on the text of other slides, and
    # pictures of slides that did not change stay the same.
    return PagedDocument(
        drawn_pages, tuple(handout.faces.drawn), primed="" if builder.is_paper else USUAL
    )


def deck_look(handout: Handout, destinations: Iterable[str] = ()) -> DeckLook:
    """Return what the drawing of a handout's slides shares; links lead to `destinations`."""

    def embedding(font: Font, text: str) -> tuple[Font, float]:
        """Return the font to draw a text with, and how much it is stretched."""
        face = handout.faces.of(font)
        return face.drawn.spoken(font.language), face.stretched(text)

    lines = LineItems(handout.deck.locale, embedding, destinations=frozenset(destinations))
    return DeckLook(handout.deck, handout.design, handout.faces, handout.art, lines)


class _HandoutPageBuilder:
    """Makes the items of pages in order: sections and paragraphs may continue on the next page."""

    def __init__(self, handout: Handout) -> None:
        self._handout = handout
        self._root = handout.root or Tag("Document")
        shown = {number for page in handout.pages for number in page.slides}
        self._destinations = {
            identifier
            for number, slide in enumerate(handout.deck.slides)
            for identifier in (slide.section or "", *slide.blocks)
            if number in shown
        }.intersection(_link_targets(handout.deck))
        """The ids that links lead to and whose slide has not been drawn yet."""
        self._look = deck_look(handout, self._destinations)
        self._lines = self._look.lines
        self._begun: set[str] = set()
        """The sections of the deck whose first slide has been drawn."""
        self._part = Tag("Sect", self._root)
        self._paragraphs: dict[int, tuple[Tag | None, Tag]] = {}
        """The structure elements of each paragraph of notes, by the paragraph's id()."""
        self._note_list: Tag | None = None
        """The list in the notes to which the next item belongs."""

    @property
    def is_paper(self) -> bool:
        """Whether these are pages of paper rather than pictures of slides."""
        return self._handout.paper == A4

    def items(self, page: HandoutPage, number: int) -> Iterator[Item]:
        """Yield the items of a page; `number` is counted from 1."""
        for slide, frame in zip(page.slides, page.arrangement.frames, strict=False):
            yield from self._slide(slide, frame)
        yield from self._notes(page)
        if self.is_paper:
            yield from self._rules(page)
            yield from self._foot(number)

    def _slide(self, number: int, frame: Rect) -> Iterator[Item]:
        """Yield a bookmark and the items of slide `number`, counted from 0.

        The first slide is a heading of level 1; the first of a section, or one without a section,
        of level 2; the others of a section of level 3, which have no bookmark.
        """
        slide = self._handout.deck.slides[number]
        self._part = Tag("Sect", self._root)
        self._note_list = None
        is_first = bool(slide.section) and slide.section not in self._begun
        level: Role = "H1" if number == 0 else "H3" if slide.section and not is_first else "H2"
        if slide.section:
            self._begun.add(slide.section)
        if level != "H3":
            yield BookmarkItem(slide.title.replace("\n", " "), frame.y)
        for identifier in (slide.section or "", *slide.blocks):
            if identifier in self._destinations:
                self._destinations.remove(identifier)
                yield DestinationItem(identifier, frame.y)
        yield from slide_items(self._look, slide, number + 1, frame, self._part, level)

    def _notes(self, page: HandoutPage) -> Iterator[Item]:
        """Yield the notes; a paragraph that continues from the page before stays one element."""
        for paragraph in page.notes:
            item, body = self._note_tags(paragraph.paragraph)
            if paragraph.bullet and item:
                face = self._handout.faces.face(major=False, bold=False, italic=False)
                colour = self._handout.design.theme.palette["ink"]
                label = in_one_style(paragraph.label, face.measured, paragraph.size, colour)
                yield from self._lines.of(Tag("Lbl", item), label, *paragraph.bullet)
            for x, y, line_ in paragraph.lines:
                yield from self._lines.of(body, line_, x, y)

    def _note_tags(self, paragraph: SlideParagraph) -> tuple[Tag | None, Tag]:
        """Return the element LI of a paragraph of notes, if it is in a list, and that of its text.

        Items of a list that follow one another are children of one element L.
        """
        if id(paragraph) not in self._paragraphs:
            if paragraph.bullet or paragraph.number is not None:
                self._note_list = self._note_list or Tag("L", self._part)
                item = Tag("LI", self._note_list)
                self._paragraphs[id(paragraph)] = (item, Tag("LBody", item))
            else:
                self._note_list = None
                self._paragraphs[id(paragraph)] = (None, Tag("P", self._part))
        return self._paragraphs[id(paragraph)]

    def _rules(self, page: HandoutPage) -> Iterator[Item]:
        """Yield the lines to write on beside each slide."""
        colour = self._handout.design.theme.palette["rule"]
        for box in page.arrangement.rules[: len(page.slides)]:
            count = int(box.height / LINE_PITCH)
            rules = tuple(
                Path(line((box.x, y), (box.right, y)), stroke=colour, stroke_width=0.75)
                for y in (box.y + LINE_PITCH * n for n in range(1, count + 1))
            )
            yield PathsItem(LAYOUT, rules)

    def _foot(self, number: int) -> Iterator[Item]:
        """Yield the footer and the page number."""
        y, deck = A4.height - FOOT, self._handout.deck
        yield from self._lines.of("Pagination", self._foot_line(deck.footer), LIVE.x, y)
        text = self._foot_line(
            deck.locale.words.handout_page(number=str(number), total=str(len(self._handout.pages)))
        )
        yield from self._lines.of("Pagination", text, LIVE.right - text.width, y)

    def _foot_line(self, text: str) -> Line:
        face = self._handout.faces.face(major=False, bold=False, italic=False)
        colour = self._handout.design.theme.palette["ink-soft"]
        return in_one_style(text, face.measured, FOOT_SIZE, colour)

"""Set the pack as a PDF with a number in the margin before each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.commenting.pack import PackLine
from irdocs.deck import design as designs
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.handout.faces import EmbeddedFaces
from irdocs.handout.paragraphs import SetParagraph, TextColours, chopped, in_one_style, set_in
from irdocs.locale import Locale
from irdocs.locale.scripts import direction
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import BookmarkItem, Item
from irdocs.page.lines import LineItems
from irdocs.page.mirror import mirrored_page
from irdocs.page.tags import Role, Tag
from irdocs.theme import Theme
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Line
from irdocs.units import Rect, Size, mm

_PAPER = Size(mm(210), mm(297))
_TOP, _FOOT = mm(20), mm(12)
_LEFT, _WIDTH = mm(30), mm(140)
_NUMBER_END = mm(24)
"""Where the numbers of lines end, from the left edge of the paper."""
_SIZES = {1: 18.0, 2: 13.5, 0: 11.5, -1: 9.5}
_BEFORE = {1: 22.0, 2: 14.0, 0: 5.0, -1: 2.0}
"""The space before a paragraph of each level, in pt."""
_PITCH = 1.45
_NUMBER_SIZE = 8.5
_TITLE_SIZE = 24.0
_ROLES: dict[int, Role] = {1: "H2", 2: "H3", 0: "P", -1: "P"}


def paged_pack(
    title: str, introduction: str, lines: Sequence[PackLine], theme: Theme, locale: Locale,
    language: str,
) -> PagedDocument:  # fmt: skip
    """Return the pages, from which a PDF is written."""
    return _PackPages(theme, locale, language).document(title, introduction, lines)


class _PackPages:
    def __init__(self, theme: Theme, locale: Locale, language: str) -> None:
        self.language, self.locale = language, locale
        self.design = designs.own(theme).spoken(language)
        self.faces = EmbeddedFaces(self.design, slanted_bold=False, with_code=False)
        self.palette = theme.palette
        self.pages: list[list[Item]] = [[]]
        self.y: float = _TOP
        self.number = 0
        self.root = Tag("Document")

        def embedding(font: Font, text: str) -> tuple[Font, float]:
            face = self.faces.of(font)
            return face.drawn.spoken(font.language), face.stretched(text)

        self.items = LineItems(locale, embedding)

    def document(self, title: str, introduction: str, lines: Sequence[PackLine]) -> PagedDocument:
        """Return all pages."""
        self._paragraph(title, _TITLE_SIZE, 0.0, "ink", "H1", bold=True, is_marked=True)
        self._paragraph(introduction, _SIZES[-1], 6.0, "ink-soft", "P", foreign="en-GB")
        has_section = False
        for line in lines:
            is_heading = line.level > 0
            has_section |= line.level == 1
            role = _ROLES[line.level]
            if line.level == 2 and not has_section:
                role = "H2"
            self._paragraph(
                line.text, _SIZES[line.level], _BEFORE[line.level],
                "ink-soft" if line.level < 0 else "ink", role, bold=is_heading,
                is_marked=line.level == 1, foreign="en-GB" if line.level < 0 else "",
            )  # fmt: skip
        pages = tuple(
            Page(_PAPER, (Layer((*items, *self._foot(title, number)), order=number),))
            for number, items in enumerate(self.pages, start=1)
        )
        if direction(self.language) == "rtl":
            pages = tuple(mirrored_page(page) for page in pages)
        return PagedDocument(pages, tuple(self.faces.drawn))

    def _paragraph(
        self, text: str, size: float, before: float, colour: str, role: Role, *,
        bold: bool = False, is_marked: bool = False, foreign: str = "",
    ) -> None:  # fmt: skip
        box = Rect(_LEFT, 0, _WIDTH, 0)
        placeholder = Placeholder(Stem.BOX.single, "body", box, size)
        run = TextRun(text, bold=bold, language=foreign or None)
        colours = TextColours(self.palette[colour], self.palette["link"])
        (found,) = set_in(placeholder, box, [SlideParagraph((run,))], size, self.faces, colours)
        pitch = _PITCH * size * self.faces.lines
        # A heading keeps two lines of what follows on its page.
        needed = pitch * (3.5 if bold else 1)
        self.y += before if self.pages[-1] else 0.0
        tag = Tag(role, self.root)
        for number, line in enumerate(_lines(found)):
            if self.y + (pitch if number else needed) > _PAPER.height - _FOOT - pitch:
                self.pages.append([])
                self.y = _TOP
            if number == 0 and is_marked:
                self.pages[-1].append(BookmarkItem(text, self.y, 0 if role == "H1" else 1))
            self.y += pitch
            self.pages[-1] += self._numbered(tag, line, self.y - pitch * 0.3)

    def _numbered(self, tag: Tag, line: Line, y: float) -> Iterator[Item]:
        self.number += 1
        face = self.faces.face(major=False, bold=False, italic=False)
        number = in_one_style(
            str(self.number), face.measured, _NUMBER_SIZE, self.palette["ink-soft"]
        )
        yield from self.items.of("Pagination", number, _NUMBER_END - number.width, y)
        yield from self.items.of(tag, line, _LEFT, y)

    def _foot(self, title: str, number: int) -> Iterator[Item]:
        face = self.faces.face(major=False, bold=False, italic=False)
        said = self.locale.words.handout_page(number=str(number), total=str(len(self.pages)))
        for text, is_right in ((title, False), (said, True)):
            line = in_one_style(text, face.measured, 9.0, self.palette["ink-soft"])
            x = _LEFT + _WIDTH - line.width if is_right else _LEFT
            if is_right or line.width < _WIDTH * 0.7:
                yield from self.items.of("Pagination", line, x, _PAPER.height - _FOOT)


def _lines(paragraph: SetParagraph) -> Iterator[Line]:
    for _, _, line in paragraph.lines:
        yield from chopped(line, _WIDTH)


__all__ = ["paged_pack"]

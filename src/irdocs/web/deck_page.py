"""Make the page of a deck: its slides one below another, each with the lecturer's notes.

The answer of a quiz, and the notes that name it, open on demand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from irdocs.content.about import Contact
from irdocs.deck.design import Design
from irdocs.deck.layout_names import LayoutKind, Stem
from irdocs.deck.model import Deck, Slide
from irdocs.deck.slots import PictureSlot, TextSlot
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.handout import plan as handout
from irdocs.locale.scripts import letter_class
from irdocs.typeset.metrics import Font
from irdocs.web.dialling import numbers_of
from irdocs.web.drawings import DrawingWriter
from irdocs.web.pictures import Pictures
from irdocs.web.shell import PageParts
from irdocs.web.slide_words import SlideTextWriter
from irdocs.web.slide_writing import SlideHtmlWriter

_BOLD, _REGULAR = 700, 400
_LINES = {Stem.AUDIENCE: "audience", Stem.SUBTITLE: "subtitle"}
"""The classes of lines on the title slide; others are "event"."""


def deck_page(
    deck: Deck, design: Design, pictures: Pictures, palette: Mapping[str, Colour],
    contact: Contact | None,
) -> PageParts:  # fmt: skip
    """Return what the page of a planned deck says; `pictures` keeps those on it.

    `palette` has the colours of the page by day, which may be light where the slides are dark.
    `contact` is whom to ask.
    """
    pages = handout.as_pages(deck, design)
    faces = pages.faces
    bold = {
        id(faces.face(major=major, bold=True, italic=False).drawn.root) for major in (True, False)
    }

    def weight(font: Font) -> int:
        return _BOLD if id(font.root) in bold else _REGULAR

    words = SlideTextWriter(letter_class(deck.language), _targets(deck))
    writer = SlideHtmlWriter(
        handout.deck_look(pages), words, DrawingWriter(weight, pictures.address), pictures, palette,
        numbers_of(contact),
    )  # fmt: skip
    return _DeckPage(deck, writer).parts()


@frozen
class _DeckPage:
    """Makes one page."""

    deck: Deck
    writer: SlideHtmlWriter

    def parts(self) -> PageParts:
        """Return what the page says: the first slide is its heading, the others follow."""
        first = self.deck.slides[0]
        lines = [
            (_LINES.get(slot.placeholder.stem, "event"), paragraph.text)
            for slot in first.slots
            if isinstance(slot, TextSlot)
            for paragraph in slot.paragraphs
        ]
        logos = Markup("").join(
            self.writer.slot(first, slot) for slot in first.slots if isinstance(slot, PictureSlot)
        )
        opening = Markup(
            '<div class="slide{}" id="slide.1"><div class="shown">{}{}</div>{}</div>'
        ).format("" if logos else " bare", self.writer.number(1), logos, self.writer.notes(first))
        main = opening + Markup("\n").join(self._slides())
        return PageParts(
            "deck",
            first.title.replace("\n", " "),
            lines,
            [
                (f"slide.{number}", slide.title.replace("\n", " "))
                for number, slide, level in self._levels()
                if level == 2 and slide.section
            ],
            main,
            Markup(""),
        )

    def _slides(self) -> Iterator[Markup]:
        """Yield the slides after the first, the answer of a quiz within its question."""
        slides = list(self._levels())
        for index, (number, slide, level) in enumerate(slides):
            kind = slide.layout.key.kind
            if kind is LayoutKind.QUIZ_ANSWER and index and _answers(slides[index - 1][1], slide):
                continue  # it stands within its question
            answer = None
            if kind in _QUESTIONS:
                answer = Markup("")
                if slides[index + 1 :] and _answers(slide, slides[index + 1][1]):
                    next_number, next_slide, _ = slides[index + 1]
                    answer = self.writer.slide(next_slide, next_number, level + 1)
            yield self.writer.slide(slide, number, level, answer)

    def _levels(self) -> Iterator[tuple[int, Slide, int]]:
        """Yield the slides after the first, each with its number and the level of its heading.

        The first of a section, and one without a section, are of level 2, the others of level 3.
        """
        begun: set[str] = set()
        for number, slide in enumerate(self.deck.slides[1:], start=2):
            yield number, slide, 3 if slide.section in begun else 2
            if slide.section:
                begun.add(slide.section)


_QUESTIONS = (LayoutKind.QUIZ_QUESTION, LayoutKind.QUIZ_CASE)


def _answers(question: Slide, answer: Slide) -> bool:
    """Whether a slide has the answer of the question on another."""
    return (
        question.layout.key.kind in _QUESTIONS
        and answer.layout.key.kind is LayoutKind.QUIZ_ANSWER
        and question.blocks == answer.blocks
    )


def _targets(deck: Deck) -> dict[str, str]:
    """Return the id on the page of the first slide of each section and block."""
    targets: dict[str, str] = {}
    for number, slide in enumerate(deck.slides, start=1):
        for identifier in (slide.section or "", *slide.blocks):
            if identifier:
                targets.setdefault(identifier, f"slide.{number}")
    return targets


__all__ = ["deck_page"]

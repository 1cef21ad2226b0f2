"""A planned deck: the result of `plan` and the input of `slides` (PPTX) and of the handouts.

Everything that needs measuring is decided here: which text stands in which placeholder of which
layout, and at which size. A slide is a layout and a list of slots; a slot is one thing put on the
slide. Whoever writes the deck decides nothing more.
"""

from __future__ import annotations

from irdocs.content.assets import Picture
from irdocs.content.logos import Logo
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import Stem
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import Slot, TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import frozen
from irdocs.locale import Locale
from irdocs.locale.scripts import Direction, direction
from irdocs.units import Rect


@frozen
class ParagraphsShown:
    """Some paragraphs of a text appear at a click."""

    slot: int
    """The index of the text among the slide's slots."""
    first: int
    last: int
    """The indices of the first and the last of these paragraphs."""


@frozen
class SlotsShown:
    """Slots appear together at a click."""

    slots: tuple[int, ...]
    """Their indices among the slide's slots."""


@frozen
class StepShown:
    """A step of a flow chart appears at a click, with its arrows from and to earlier steps."""

    slot: int
    """The index of the flow chart among the slide's slots."""
    step: int
    """The index of the step."""


@frozen
class FilmPlayed:
    """A film begins at a click."""

    slot: int
    """The index of the video among the slide's slots."""
    milliseconds: int
    """How long it lasts."""


BuildStep = ParagraphsShown | SlotsShown | StepShown | FilmPlayed
"""What appears on a slide, or begins, at one click."""


@frozen
class Slide:
    """One slide."""

    layout: Layout
    title: str
    """Unique in the deck; lines are separated by "\n"."""
    title_size: float
    """In pt."""
    span: Span
    """Where the title stands in the content."""
    slots: tuple[Slot, ...]
    notes: tuple[SlideParagraph, ...]
    """The speaker's notes."""
    blocks: tuple[str, ...] = ()
    """The ids of the content's blocks that the slide shows."""
    section: str | None = None
    """The id of its section; None before the first and after the last."""
    backup: bool = False
    """Whether it follows the closing slide, in PowerPoint's section of such slides."""
    build: tuple[BuildStep, ...] = ()
    """What appears at each click; what no step names stands there from the start."""
    title_box: Rect | None = None
    """The box of its title in pt where that differs from the placeholder's."""

    def indices_of(self, *stems: Stem) -> list[int]:
        """Return the indices of the texts in placeholders of some stems."""
        return [
            number
            for number, slot in enumerate(self.slots)
            if isinstance(slot, TextSlot) and slot.placeholder.stem in stems
        ]


@frozen
class Deck:
    """A planned deck."""

    slides: tuple[Slide, ...]
    sections: tuple[tuple[str, str], ...]
    """The id and the title of each section that has an opening slide, in order."""
    language: str
    locale: Locale
    """For the texts that are not the author's, and for numbers and dates."""
    footer: str
    """The text of the footer: the document's title, shortened where it is long."""
    date: str
    """The date of the event or of the content, written out."""
    cover: Picture | None
    """The picture shown on the title and closing slides, if it is a drawing."""
    logos: tuple[Logo, ...] = ()
    """The logos that are repeated at the foot of slides where they have room."""
    ways: tuple[int, ...] = ()
    """In which of the ways that it may be composed each part is, by their order of preference."""

    @property
    def direction(self) -> Direction:
        """Which way its language is written."""
        return direction(self.language)

    @property
    def placement(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the slides, counted from 1, that show each block, by the block's id."""
        slides_by_block: dict[str, tuple[int, ...]] = {}
        for number, slide in enumerate(self.slides, start=1):
            for block in slide.blocks:
                slides_by_block[block] = (*slides_by_block.get(block, ()), number)
        return slides_by_block

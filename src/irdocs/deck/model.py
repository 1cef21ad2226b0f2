"""What a deck is made of between planning and writing: slides with filled placeholders."""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.charts.figures import FigurePicture
from irdocs.charts.plan import ChartPlan
from irdocs.content.assets import Picture
from irdocs.content.model import Chart
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import PlaceholderName
from irdocs.deck.paragraph_metrics import (
    BULLET_INDENT,
    NUMBER_INDENT,
    ParagraphIndent,
    ParagraphSpacing,
)
from irdocs.diagnostics import Span
from irdocs.locale import Locale
from irdocs.units import Rect


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of one style on a slide."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """Runs that end in a line break; `bullet` overrides what the placeholder does by default."""

    runs: tuple[TextRun, ...]
    bullet: bool | None = None
    level: int = 0
    """How many lists it stands in beyond the first (ECMA-376, 21.1.2.2.7, lvl)."""
    number: int | None = None
    """Its number in a list that PowerPoint numbers itself (21.1.2.4.1)."""
    hangs: bool = False
    """Whether it stands in such a list: with its number, or below the words of one that has."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def indent(self, spacing: ParagraphSpacing, *, bulleted: bool) -> ParagraphIndent:
        """Return its indent in a placeholder, in which paragraphs are bulleted by default or not.

        A paragraph without a bullet stands below the words of the level before.
        """
        if self.hangs:
            start = BULLET_INDENT * self.level + NUMBER_INDENT
            return ParagraphIndent(start, NUMBER_INDENT if self.number is not None else 0.0)
        if bulleted if self.bullet is None else self.bullet:
            return ParagraphIndent(spacing.indent(self.level), BULLET_INDENT)
        return ParagraphIndent(spacing.indent(self.level - 1), 0.0)


@dataclass(frozen=True, slots=True)
class TextSlot:
    """Text in a placeholder, by its name, at the size in pt at which it was measured to fit."""

    placeholder: PlaceholderName
    paragraphs: tuple[SlideParagraph, ...]
    size: float
    stressed: bool = False
    """Reversed on a strong ground, as the right answer is."""
    leads_to: str | None = None
    """The id of a section to whose first slide a click on the whole box leads."""


@dataclass(frozen=True, slots=True)
class ChartSlot:
    """A native chart in a placeholder, planned within the placeholder's box."""

    placeholder: PlaceholderName
    plan: ChartPlan

    @property
    def chart(self) -> Chart:
        """The chart as the content has it."""
        return self.plan.chart


@dataclass(frozen=True, slots=True)
class TableSlot:
    """A native table in a placeholder: a header row, then rows; columns' widths in pt."""

    placeholder: PlaceholderName
    header: tuple[str, ...]
    rows: tuple[tuple[SlideParagraph, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    alt: str


@dataclass(frozen=True, slots=True)
class PictureSlot:
    """A drawing or photograph in a box in pt; without alternative text it is decorative."""

    picture: Picture
    box: Rect
    alt: str | None
    accent: str = "primary"
    on_dark: bool = False
    placeholder: PlaceholderName | None = None
    """The placeholder it fills, as content does; a decoration fills none."""


@dataclass(frozen=True, slots=True)
class FigureSlot:
    """Ten people or a ring in a box in pt, filled by a percentage."""

    picture: FigurePicture
    percent: float
    box: Rect
    alt: str


@dataclass(frozen=True, slots=True)
class CodeSlot:
    """A QR code in a box in pt, its quiet zone within the box."""

    address: str
    box: Rect
    alt: str


Slot = TextSlot | CodeSlot | ChartSlot | TableSlot | PictureSlot | FigureSlot


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its layout, its unique title, what fills it, what is said with it."""

    layout: Layout
    title: str
    title_size: float
    span: Span
    """Where the title stands in the content."""
    slots: tuple[Slot, ...]
    notes: tuple[str, ...]
    blocks: tuple[str, ...] = ()
    section: str | None = None
    """The id of the section that begins here or goes on."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A planned deck: slides in order, and each section's id and name."""

    slides: tuple[Slide, ...]
    sections: tuple[tuple[str, str], ...]
    language: str
    locale: Locale
    """In which it says what is not the author's, and gives numbers."""
    footer: str
    date: str
    """The day of the content, as words."""
    cover: Picture | None

    @property
    def placement(self) -> dict[str, tuple[int, ...]]:
        """On which slides, counted from 1, each block stands."""
        found: dict[str, tuple[int, ...]] = {}
        for number, slide in enumerate(self.slides, start=1):
            for block in slide.blocks:
                found[block] = (*found.get(block, ()), number)
        return found

"""A planned deck: the result of `plan` and the input of `slides` (PPTX) and of the handouts.

Everything that needs measuring is decided here: which text stands in which placeholder of which
layout, and at which size. A slide is a layout and a list of slots; a slot is one thing put on the
slide. Whoever writes the deck decides nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from irdocs.charts.figures import FigurePicture
from irdocs.charts.flow_charts.plan import FlowPlan
from irdocs.charts.icon_arrays import PeopleCount, array_size, pitch_within
from irdocs.charts.plan import ChartPlan
from irdocs.charts.wording import alternative_text
from irdocs.content.assets import Picture
from irdocs.content.blocks import Chart
from irdocs.content.logos import CLEAR, Logo
from irdocs.content.status import StatusKind
from irdocs.deck.layout import Align, Layout
from irdocs.deck.layout_names import PlaceholderName, Stem
from irdocs.deck.paragraph_metrics import (
    BULLET_INDENT,
    NUMBER_INDENT,
    ParagraphIndent,
    ParagraphSpacing,
)
from irdocs.diagnostics import Span
from irdocs.locale import Locale
from irdocs.mathematics import Formula
from irdocs.units import Rect, Size

NumberingScheme = Literal["arabicPeriod", "alphaLcPeriod", "arabicPlain"]


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text of one style on a slide."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    """The address that the text links to."""
    language: str | None = None
    """The language tag of text that is not in the deck's language."""
    math: Formula | None = None
    """The formula that stands in place of the text, which is shown where no formula can be."""
    shift: Literal["raised", "lowered"] | None = None
    """Whether it is a superscript or a subscript."""
    is_code: bool = False
    """Whether it is words of a program or a file, shown in a monospaced typeface."""
    colour: str | None = None
    """Its colour role; None for the colour of the text round it."""


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """One paragraph of a placeholder, a table cell or the notes."""

    runs: tuple[TextRun, ...]
    bullet: bool | None = None
    """Whether it has a bullet; None for what its placeholder does by default."""
    level: int = 0
    """How deep it is nested in lists; 0 for the outermost (ECMA-376, 21.1.2.2.7, lvl)."""
    number: int | None = None
    """Its number in a list that PowerPoint numbers itself (21.1.2.4.1)."""
    hangs: bool = False
    """Whether it stands in a numbered list: it has a number, or continues a point that has one."""
    is_own_list: bool = False
    """Whether it is part of a list where its placeholder has none: it then states its indent and
    bullet itself, and looks like the text round it, as the placeholder styles no further level."""
    code_indent: float | None = None
    """Of a line of program code, how far it begins from the edge, in pt, behind the room for its
    number; None for other paragraphs. No space stands above it, and all its spaces are kept."""

    @property
    def scheme(self) -> NumberingScheme:
        """How its number is shown (ECMA-376, 20.1.10.61).

        A list within a list where the placeholder has none has letters: its paragraphs are of one
        level, and PowerPoint would count numbers on.
        """
        if self.is_code_line:
            return "arabicPlain"
        return "alphaLcPeriod" if self.is_own_list and self.level else "arabicPeriod"

    @property
    def label(self) -> str:
        """Its number as PowerPoint shows it, or an empty text."""
        if self.number is None:
            return ""
        if self.scheme == "alphaLcPeriod":
            return f"{chr(ord('a') + (self.number - 1) % 26) * ((self.number + 25) // 26)}."
        return f"{self.number}" if self.is_code_line else f"{self.number}."

    @property
    def is_code_line(self) -> bool:
        """Whether it is a line of program code."""
        return self.code_indent is not None

    @property
    def is_listed(self) -> bool:
        """Whether it is part of a list: its place among the list's levels is then decided."""
        return self.bullet is not None or self.hangs

    @property
    def text(self) -> str:
        """Its text without styles."""
        return "".join(run.text for run in self.runs)

    @property
    def has_math(self) -> bool:
        """Whether a formula stands in it."""
        return any(run.math is not None for run in self.runs)

    @property
    def without_math(self) -> SlideParagraph:
        """The paragraph with its formulas as plain text."""
        if not self.has_math:
            return self
        return replace(self, runs=tuple(replace(run, math=None) for run in self.runs))

    def indent(self, spacing: ParagraphSpacing, *, bulleted: bool) -> ParagraphIndent:
        """Return its indent in pt; `bulleted` says whether its placeholder has bullets by default.

        A paragraph without a bullet is aligned with the text of the next level up.
        """
        if self.code_indent is not None:
            hanging = self.code_indent if self.number is not None else 0.0
            return ParagraphIndent(self.code_indent, hanging)
        if self.hangs:
            start = BULLET_INDENT * self.level + NUMBER_INDENT
            return ParagraphIndent(start, NUMBER_INDENT if self.number is not None else 0.0)
        if bulleted if self.bullet is None else self.bullet:
            return ParagraphIndent(spacing.indent(self.level), BULLET_INDENT)
        return ParagraphIndent(spacing.indent(self.level - 1), 0.0)


@dataclass(frozen=True, slots=True)
class TextSlot:
    """Text in a placeholder, at the size in pt at which it was measured to fit."""

    placeholder: PlaceholderName
    paragraphs: tuple[SlideParagraph, ...]
    size: float
    stressed: bool = False
    """Whether it is shown in light letters on a strong ground, as the right answer is."""
    leads_to: str | None = None
    """The id of a section; a click on the box leads to the first slide of that section."""
    box: Rect | None = None
    """Its box in pt where that differs from the placeholder's."""
    url: str | None = None
    """An address that a click on the box leads to; the text looks like any other."""


@dataclass(frozen=True, slots=True)
class ChartSlot:
    """A native chart, planned to fit its box."""

    placeholder: PlaceholderName | None
    """The placeholder it fills; None for a chart that stands freely in its box."""
    plan: ChartPlan
    box: Rect | None = None
    """Its box in pt where that differs from the placeholder's."""

    @property
    def chart(self) -> Chart:
        """The chart as it stands in the content."""
        return self.plan.chart

    @property
    def alt(self) -> str:
        """The alternative text, which names the gaps as well."""
        return alternative_text(self.plan.chart, self.plan.locale)


@dataclass(frozen=True, slots=True)
class SlideCell:
    """A cell of a native table, below its header."""

    paragraph: SlideParagraph
    columns: int = 1
    """The number of columns that it takes."""
    rows: int = 1
    """The number of rows that it takes."""
    shade: StatusKind | None = None
    """The status whose ground it has."""
    align: Align = "l"
    hang: float = 0.0
    """How far from its usual right margin its text ends, in pt: decimal signs are aligned so."""
    is_row_header: bool = False
    is_heading: bool = False
    """Whether it is the heading of the rows below it, over all columns."""


@dataclass(frozen=True, slots=True)
class TableSlot:
    """A native table, or that part of one which stands on this slide."""

    placeholder: PlaceholderName | None
    """The placeholder it fills; None for a table that stands freely in its box."""
    header: tuple[str, ...]
    rows: tuple[tuple[SlideCell | None, ...], ...]
    """A place for each column; None where a cell beside or above reaches."""
    widths: tuple[float, ...]
    """Of each column, in pt."""
    heights: tuple[float, ...]
    """Of the header and of each row, in pt."""
    size: float
    """The type size of all cells, in pt."""
    alt: str
    aligns: tuple[Align, ...]
    """How the names of the columns are aligned."""
    has_row_headers: bool = False
    box: Rect | None = None
    """The box in pt at whose head it stands, where that differs from the placeholder's."""

    @property
    def has_math(self) -> bool:
        """Whether a cell has a formula among its words."""
        return any(cell.paragraph.has_math for row in self.rows for cell in row if cell)

    @property
    def without_math(self) -> TableSlot:
        """The same with the formulas of its words as plain text."""
        rows = tuple(
            tuple(
                replace(cell, paragraph=cell.paragraph.without_math) if cell else None
                for cell in row
            )
            for row in self.rows
        )
        return replace(self, rows=rows)


@dataclass(frozen=True, slots=True)
class PictureSlot:
    """A drawing or photograph in a box in pt."""

    picture: Picture
    box: Rect
    alt: str | None
    """Its alternative text; None for a decorative picture."""
    accent: str = "primary"
    """The colour role in which a drawing's accent colour is shown."""
    on_dark: bool = False
    """Whether it stands on a dark ground, where the signal colour is replaced by a bright one."""
    placeholder: PlaceholderName | None = None
    """The placeholder it fills; None for a picture that is drawn freely in its box."""
    plate: str | None = None
    """The colour role of a plate behind a logo, which reaches beyond it by its clear space."""

    @property
    def plate_box(self) -> Rect:
        """The box of that plate."""
        space = -CLEAR * self.box.height
        return self.box.inset(space, space, space, space)


@dataclass(frozen=True, slots=True)
class FigureSlot:
    """A percentage drawn in a box in pt: ten people of whom some are filled, or part of a ring."""

    picture: FigurePicture
    percent: float
    box: Rect
    alt: str


@dataclass(frozen=True, slots=True)
class IconArraySlot:
    """A risk drawn as an array of dots at the upper left of a box in pt."""

    of: PeopleCount
    affected: int
    box: Rect
    alt: str

    @property
    def pitch(self) -> float:
        """The distance of the dots in pt."""
        return pitch_within(self.of, Size(self.box.width, self.box.height))

    @property
    def fitted(self) -> Rect:
        """The part of the box in pt that the dots take."""
        size = array_size(self.of, self.pitch)
        return Rect(self.box.x, self.box.y, size.width, size.height)


@dataclass(frozen=True, slots=True)
class CodeSlot:
    """A QR code of an address; its box, in pt, includes the quiet zone."""

    address: str
    box: Rect
    alt: str


def box_of(slot: TextSlot | ChartSlot | TableSlot, layout: Layout) -> Rect:
    """Return the box of a slot in pt: its own, or that of its placeholder on its layout."""
    if slot.box is not None:
        return slot.box
    assert slot.placeholder is not None  # what stands freely has a box
    return layout.placeholder(slot.placeholder).box


@dataclass(frozen=True, slots=True)
class FormulaSlot:
    """A formula by itself, centred in a box in pt."""

    formula: Formula
    box: Rect
    size: float
    """Its type size, in pt."""
    alt: str
    colour: str = "ink"
    """The colour role that it has on its ground."""


@dataclass(frozen=True, slots=True)
class FlowSlot:
    """A flow chart in a box in pt, planned to fit it."""

    plan: FlowPlan
    box: Rect
    texts: tuple[SlideParagraph, ...]
    """The text of each step, in the order of the plan's boxes."""
    arrow_alts: tuple[str | None, ...]
    """What is said of each arrow of the plan; None for one to the next step of the list."""
    alt: str
    """What a listener to a PDF hears before the list of steps."""
    end_alt: str
    """What a listener to a PDF hears after a step that leads nowhere."""


ShapeSlot = (
    TextSlot
    | CodeSlot
    | ChartSlot
    | TableSlot
    | PictureSlot
    | FigureSlot
    | IconArraySlot
    | FormulaSlot
)
"""What is one shape on its slide."""
Slot = ShapeSlot | FlowSlot


@dataclass(frozen=True, slots=True)
class ParagraphsShown:
    """Some paragraphs of a text appear at a click."""

    slot: int
    """The index of the text among the slide's slots."""
    first: int
    last: int
    """The indices of the first and the last of these paragraphs."""


@dataclass(frozen=True, slots=True)
class SlotsShown:
    """Slots appear together at a click."""

    slots: tuple[int, ...]
    """Their indices among the slide's slots."""


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of a flow chart appears at a click, with its arrows from and to earlier steps."""

    slot: int
    """The index of the flow chart among the slide's slots."""
    step: int
    """The index of the step."""


BuildStep = ParagraphsShown | SlotsShown | StepShown
"""What appears on a slide at one click."""


@dataclass(frozen=True, slots=True)
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

    def indices_of(self, *stems: Stem) -> list[int]:
        """Return the indices of the texts in placeholders of some stems."""
        return [
            number
            for number, slot in enumerate(self.slots)
            if isinstance(slot, TextSlot) and slot.placeholder.stem in stems
        ]


@dataclass(frozen=True, slots=True)
class Deck:
    """A planned deck."""

    slides: tuple[Slide, ...]
    sections: tuple[tuple[str, str], ...]
    """The id and the title of each section that has an opening slide, in order."""
    language: str
    locale: Locale
    """For the texts that are not the author's, and for numbers and dates."""
    footer: str
    """The text of the footer: the document's title."""
    date: str
    """The date of the content, written out."""
    cover: Picture | None
    """The picture shown on the title and closing slides, if it is a drawing."""
    logos: tuple[Logo, ...] = ()
    """The logos that are repeated at the foot of slides where they have room."""

    @property
    def placement(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the slides, counted from 1, that show each block, by the block's id."""
        slides_by_block: dict[str, tuple[int, ...]] = {}
        for number, slide in enumerate(self.slides, start=1):
            for block in slide.blocks:
                slides_by_block[block] = (*slides_by_block.get(block, ()), number)
        return slides_by_block

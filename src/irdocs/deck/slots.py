"""Slots: what is put on a slide, each measured and with its place.

The set is closed; whoever writes or draws slides matches all of it."""

from __future__ import annotations

from irdocs.charts.figures import FigurePicture
from irdocs.charts.flow_charts.plan import FlowPlan
from irdocs.charts.icon_arrays import PeopleCount, array_size, pitch_within
from irdocs.charts.plan import ChartPlan
from irdocs.charts.wording import alternative_text
from irdocs.content.assets import Picture
from irdocs.content.blocks import Chart
from irdocs.content.logos import CLEAR
from irdocs.content.status import StatusKind
from irdocs.content.video.captions import Captions
from irdocs.content.video.video_file import VideoFile
from irdocs.deck.layout import Align, Layout
from irdocs.deck.layout_names import PlaceholderName
from irdocs.deck.paragraph_metrics import CELL_DOWN
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.frozen import frozen, replace
from irdocs.mathematics import Formula
from irdocs.units import Rect, Size


@frozen
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
    is_even: bool = False
    """Whether its box, if it has one, makes its lines about equally long at its size."""


@frozen
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


@frozen
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
    """How far from its usual right margin its text ends, in pt: decimal signs are aligned so, and
    kept off the next column."""
    lacking: str = ""
    """What a number lacks at its end of the longest one of its column; see `typeset.columns`."""
    is_row_header: bool = False
    is_heading: bool = False
    """Whether it is the heading of the rows below it, over all columns."""


@frozen
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
    down: float = CELL_DOWN
    """The margin of its cells above and below, in pt."""
    gutters: tuple[float, ...] = ()
    """How far from their usual right margin the texts of each column end, in pt; () if none do."""

    @property
    def names(self) -> tuple[SlideCell, ...]:
        """The cells of the header."""
        gutters = self.gutters or (0.0,) * len(self.header)
        return tuple(
            SlideCell(SlideParagraph((TextRun(name),)), align=align, hang=gutter)
            for name, align, gutter in zip(self.header, self.aligns, gutters, strict=True)
        )

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


@frozen
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
    ground: str | None = None
    """The colour role of what is painted behind its clear parts; None for nothing."""

    @property
    def plate_box(self) -> Rect:
        """The box of that plate."""
        space = -CLEAR * self.box.height
        return self.box.inset(space, space, space, space)


@frozen
class VideoSlot:
    """A video in a box in pt: a film that is part of the deck, or a picture that leads to one."""

    poster: Picture
    """What is seen of it before it runs, and on paper."""
    box: Rect
    alt: str
    film: VideoFile | None = None
    """The film; None for a picture that leads to an address."""
    captions: Captions | None = None
    with_sound: bool = True
    url: str | None = None
    """The address that a click leads to; None for a film, which a click plays."""
    placeholder: PlaceholderName | None = None
    """The placeholder it fills; None for one that stands freely in its box."""

    @property
    def shown(self) -> Rect:
        """The part of the box that it takes, in the middle."""
        ratio = self.film.ratio if self.film else self.poster.ratio
        return self.box.fitting(ratio, 1.0)


@frozen
class FigureSlot:
    """A percentage drawn in a box in pt: ten people of whom some are filled, or part of a ring."""

    picture: FigurePicture
    percent: float
    box: Rect
    alt: str


@frozen
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


@frozen
class CodeSlot:
    """A QR code of an address; its box, in pt, includes the quiet zone."""

    address: str
    box: Rect
    alt: str
    has_plate: bool = False
    """Whether a light plate fills its box: scanners need the contrast, whatever the ground."""


def box_of(slot: TextSlot | ChartSlot | TableSlot, layout: Layout) -> Rect:
    """Return the box of a slot in pt: its own, or that of its placeholder on its layout."""
    if slot.box is not None:
        return slot.box
    assert slot.placeholder is not None  # what stands freely has a box
    return layout.placeholder(slot.placeholder).box


@frozen
class FormulaSlot:
    """A formula by itself, centred in a box in pt."""

    formula: Formula
    box: Rect
    size: float
    """Its type size, in pt."""
    alt: str
    colour: str = "ink"
    """The colour role that it has on its ground."""


@frozen
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
    | VideoSlot
    | FigureSlot
    | IconArraySlot
    | FormulaSlot
)
"""What is one shape on its slide."""

Slot = ShapeSlot | FlowSlot

"""The values that a leaflet consists of between planning and drawing: marks in measured boxes.

A mark is something to draw (lines of text, paths, an image) together with its owner: the structure
element that it belongs to, or an artifact. A box is a group of marks that is never broken across
panels. Marks are placed from the top left corner of their box, boxes from that of their side;
lengths are in pt, and y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Literal

from irdocs.content.blocks import PageBreak
from irdocs.content.photographs import Photograph
from irdocs.content.source import SourceText
from irdocs.diagnostics import Span
from irdocs.drawing import Command, Path
from irdocs.frozen import frozen, replace
from irdocs.leaflet.formats import Format, Panel
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Owner, Tag
from irdocs.typeset.runs import Line
from irdocs.units import ORIGIN, Point, Rect
from irdocs.vector_art import VectorElement


@frozen
class TextMark:
    """Lines of one paragraph, each with the x and y of the left end of its baseline."""

    owner: Owner
    lines: tuple[tuple[float, float, Line], ...]

    def moved(self, dx: float, dy: float) -> TextMark:
        """Return the mark moved right by `dx` pt and down by `dy` pt."""
        return TextMark(self.owner, tuple((x + dx, y + dy, line) for x, y, line in self.lines))


@frozen
class PathMark:
    """Painted paths: those of a Figure, or ornament."""

    paths: tuple[Path, ...]
    owner: Owner = LAYOUT
    box: Rect | None = None
    """The bounding box of the figure; None for ornament."""
    within: Rect | None = None
    """The clip: what lies outside this box is not painted."""
    at: Point = ORIGIN
    """The origin of the coordinates of `paths`, `box`, `within` and `kept`."""
    kept: Rect | None = None
    """The box of what keeps its direction where a page is mirrored; see `PathsItem`."""

    def moved(self, dx: float, dy: float) -> PathMark:
        """Return the mark moved right by `dx` pt and down by `dy` pt."""
        return replace(self, at=Point(self.at.x + dx, self.at.y + dy))


@frozen
class ImageMark:
    """A raster image that fills a box."""

    photograph: Photograph
    box: Rect
    owner: Owner = LAYOUT
    outline: tuple[Command, ...] = ()
    """What lies outside this outline, which measures in pt from the top left of the box, is not
    painted; empty if all is."""
    name: SourceText | None = None
    """Its file's name as the content has it, if messages are to point there."""

    @property
    def dpi(self) -> float:
        """The image's resolution at its printed size, in pixels per inch."""
        return self.photograph.width / self.box.width * 72

    def moved(self, dx: float, dy: float) -> ImageMark:
        """Return the mark moved right by `dx` pt and down by `dy` pt."""
        return replace(self, box=self.box.moved(dx, dy))


@frozen
class VectorMark:
    """A drawing in its own colours that fills a box."""

    elements: tuple[VectorElement, ...]
    """They measure in pt from the top left of the box."""
    box: Rect
    owner: Owner = LAYOUT

    def moved(self, dx: float, dy: float) -> VectorMark:
        """Return the mark moved right by `dx` pt and down by `dy` pt."""
        return replace(self, box=self.box.moved(dx, dy))


Mark = TextMark | PathMark | ImageMark | VectorMark


@frozen
class MotifAnchor:
    """A point that the wire (wire.py) passes: under a heading, at an event, beside a band.

    The first event of a timeline has an anchor `start` besides its own, and the last one an `end`.
    """

    kind: Literal["heading", "event", "start", "end", "band"]
    at: Point


class Parting(Enum):
    """What is parted if a panel ends below a box; breaks.py says how bad each is."""

    SECTIONS = auto()
    BLOCKS = auto()
    PARAGRAPHS = auto()
    """Paragraphs, or other parts, of one block."""
    LINES = auto()
    """Lines of one paragraph."""
    ITEMS = auto()
    """Things of one kind: points, cards, figures."""
    INNER_ITEMS = auto()
    """Points of one point, which names what they are."""
    STEPS = auto()
    """Things of one kind that follow in order."""
    FEW = auto()
    """Things of one kind, in order or not, that are few and low, and so seen at one glance."""
    ROWS = auto()
    """Rows of one table, or of one group of its rows."""
    BAND = auto()
    """A band of colour from its section: at the head of a panel it would seem to belong to what
    follows."""
    ALONE = auto()
    """Something from the only other thing that it belongs to."""
    TOGETHER = auto()
    """What the author wants to be kept together."""


@frozen
class Box:
    """A piece of the leaflet that is never broken across panels."""

    height: float
    marks: tuple[Mark, ...]
    space_before: float = 0.0
    """The space above the box in pt, dropped at the head of a panel."""
    keep_with_next: bool = False
    """Whether the box must stand on the same panel as the box that follows."""
    parting: Parting = Parting.PARAGRAPHS
    """What is parted if the box that follows stands on another panel."""
    stretch: float = 0.0
    """Its weight when a panel's spare height is shared among the spaces above its boxes."""
    block: str = ""
    """The id of the block that the box belongs to; empty for headings and leads of sections."""
    others: tuple[tuple[str, float], ...] = ()
    """The ids of further blocks that stand in it, and how far below its top each begins, in pt."""
    span: Span | None = None
    """Where in the author's file the content stands, for messages."""
    anchors: tuple[MotifAnchor, ...] = ()
    repeated_header: Box | None = None
    """A table's header, set once more as an artifact above this box if it begins a panel."""
    growth: float = 0.0
    """How much higher in pt the chart in it may be made where its panel has room to spare."""
    shrinkage: float = 0.0
    """How much lower in pt the picture in it may be made where it has no room as it is."""
    resized: str = ""
    """The id of that chart or picture where it is within the block that the box belongs to."""
    in_column: bool = False
    """Whether it stands in one of the columns of its panel (see balance.py), not across that."""
    ends_panel: bool = False
    """Whether it is a page break: it has no marks and is not placed, and what follows begins a new
    panel."""


def page_break(block: PageBreak) -> Box:
    """Return the box of a page break."""
    return Box(0.0, (), block=str(block.id), span=block.span, ends_panel=True)


def as_artifact(box: Box) -> Box:
    """Return a box whose marks belong to no structure element, so that they are not read."""
    return replace(box, marks=tuple(replace(mark, owner=LAYOUT) for mark in box.marks), block="",
                   others=())  # fmt: skip


@frozen
class PlacedBox:
    """A box and the position of its top left corner on the side, in pt."""

    box: Box
    x: float
    y: float

    @property
    def blocks(self) -> tuple[tuple[str, float], ...]:
        """The ids of the blocks that stand in it, and the y at which each begins on the side."""
        own = ((self.box.block, self.y),) if self.box.block else ()
        return (*own, *((block, self.y + below) for block, below in self.box.others))

    @property
    def marks(self) -> Iterator[Mark]:
        """Yield the box's marks, moved to their place on the side."""
        return (mark.moved(self.x, self.y) for mark in self.box.marks)

    @property
    def anchors(self) -> Iterator[MotifAnchor]:
        """Yield the box's anchors, moved to their place on the side."""
        for anchor in self.box.anchors:
            yield MotifAnchor(anchor.kind, Point(anchor.at.x + self.x, anchor.at.y + self.y))


@frozen
class FilledPanel:
    """A panel with the boxes on it, and its artifacts."""

    panel: Panel
    placed: tuple[PlacedBox, ...]
    art: tuple[PathMark | ImageMark, ...] = ()
    """Pictures behind or beside the text, which may run over the panel's edges into the bleed."""
    furniture: tuple[Mark, ...] = ()
    """What belongs to the page instead of the content: its number, a strip at its foot."""

    @property
    def blocks(self) -> frozenset[str]:
        """The ids of the blocks that stand on the panel, wholly or in part."""
        return frozenset(block for placed in self.placed for block, _ in placed.blocks)


@frozen
class OutlineEntry:
    """A section of the leaflet, as bookmarks and links lead to it."""

    identifier: str
    title: str
    element: Tag


@frozen
class Leaflet:
    """A planned leaflet."""

    format: Format
    panels: tuple[FilledPanel, ...]
    """The panels in reading order."""
    wires: tuple[tuple[Path, ...], ...]
    """The paths of the wire on each side of the paper."""
    outline: tuple[OutlineEntry, ...]
    """The sections in reading order."""
    link_targets: frozenset[str] = frozenset()
    """The ids of sections and blocks that links within the leaflet lead to."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The alternative texts of the QR codes, in reading order."""
        marks = (
            mark for filled in self.panels for placed in filled.placed for mark in placed.box.marks
        )
        tags = (mark.owner for mark in marks if isinstance(mark.owner, Tag) and mark.owner.is_code)
        alts = (tag.alt for tag in tags)
        return tuple(alt for alt in alts if alt)

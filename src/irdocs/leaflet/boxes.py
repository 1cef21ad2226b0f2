"""What a leaflet is made of between planning and drawing: tagged marks in measured boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from irdocs.diagnostics import Span
from irdocs.drawing import Path
from irdocs.leaflet.formats import Format, Panel
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Owner, Tag
from irdocs.typeset.lines import Line
from irdocs.units import ORIGIN, Point, Rect


@dataclass(frozen=True, slots=True)
class TextMark:
    """Lines of one paragraph: each with the x and y of its baseline's left end, in pt."""

    owner: Owner
    lines: tuple[tuple[float, float, Line], ...]

    def moved(self, dx: float, dy: float) -> TextMark:
        return TextMark(self.owner, tuple((x + dx, y + dy, line) for x, y, line in self.lines))


@dataclass(frozen=True, slots=True)
class PathMark:
    """Painted paths: of a Figure, or ornament."""

    paths: tuple[Path, ...]
    owner: Owner = LAYOUT
    box: Rect | None = None
    within: Rect | None = None
    """What lies outside this box is not painted."""
    at: Point = ORIGIN
    """Where the place 0, 0 of all of these lies."""

    def moved(self, dx: float, dy: float) -> PathMark:
        return replace(self, at=Point(self.at.x + dx, self.at.y + dy))


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A raster image in a box, and its pixels across and down."""

    data: bytes
    box: Rect
    pixels: tuple[int, int]
    owner: Owner = LAYOUT

    @property
    def dpi(self) -> float:
        """How many pixels are printed on an inch."""
        return self.pixels[0] / self.box.width * 72

    def moved(self, dx: float, dy: float) -> ImageMark:
        return replace(self, box=self.box.moved(dx, dy))


Mark = TextMark | PathMark | ImageMark


@dataclass(frozen=True, slots=True)
class MotifAnchor:
    """A place that the wire passes: under a heading, at an event, by a band.

    `start` and `end` stand at a timeline's first and last events as well.
    """

    kind: Literal["heading", "event", "start", "end", "band"]
    at: Point


@dataclass(frozen=True, slots=True)
class Box:
    """A piece that is never broken: its height in pt, the space it wants above, its marks."""

    height: float
    marks: tuple[Mark, ...]
    space_before: float = 0.0
    keep_with_next: bool = False
    """Never parted from the box that follows."""
    keep_if_possible: bool = False
    """Parted from the box that follows only where nothing else fits."""
    stretch: float = 0.0
    """Its share of a panel's spare height, taken above it."""
    block: str = ""
    span: Span | None = None
    anchors: tuple[MotifAnchor, ...] = ()
    repeated_header: Box | None = None
    """Set above it, as an artifact, where it begins a panel: a table's header once more."""


def as_artifact(box: Box) -> Box:
    """Return a box whose marks belong to no element."""
    return replace(box, marks=tuple(replace(mark, owner=LAYOUT) for mark in box.marks), block="")


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box and the place of its top left corner on the side, in pt."""

    box: Box
    x: float
    y: float

    @property
    def marks(self) -> Iterator[Mark]:
        return (mark.moved(self.x, self.y) for mark in self.box.marks)

    @property
    def anchors(self) -> Iterator[MotifAnchor]:
        for anchor in self.box.anchors:
            yield MotifAnchor(anchor.kind, Point(anchor.at.x + self.x, anchor.at.y + self.y))


@dataclass(frozen=True, slots=True)
class FilledPanel:
    """A panel with what stands on it, and the artifacts behind."""

    panel: Panel
    placed: tuple[PlacedBox, ...]
    art: tuple[PathMark, ...] = ()
    """What is drawn behind the words and runs over the panel's edges into the bleed."""
    furniture: tuple[TextMark, ...] = ()
    """What the page says of itself: its number."""

    @property
    def blocks(self) -> frozenset[str]:
        return frozenset(p.box.block for p in self.placed if p.box.block)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A planned leaflet: panels in reading order, the wire on each side, the sections' names."""

    format: Format
    panels: tuple[FilledPanel, ...]
    wires: tuple[tuple[Path, ...], ...]
    outline: tuple[tuple[str, Tag], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """What each QR code says to a listener, in reading order."""
        marks = (m for filled in self.panels for p in filled.placed for m in p.box.marks)
        tags = (m.owner for m in marks if isinstance(m.owner, Tag) and m.owner.is_code)
        alts = (tag.alt for tag in tags)
        return tuple(alt for alt in alts if alt)

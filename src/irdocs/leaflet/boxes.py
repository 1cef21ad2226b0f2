"""What a leaflet is made of between planning and drawing: tagged marks in measured boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from irdocs.diagnostics import Span
from irdocs.drawing import Path
from irdocs.leaflet.formats import Format, Panel
from irdocs.typeset.lines import Line
from irdocs.units import Point, Rect

if TYPE_CHECKING:
    from irdocs.pdf.structure import Role


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """A structure element to be: its role, what it stands in, and what it says to a listener."""

    role: Role
    parent: Tag | None = None
    alt: str | None = None
    title: str | None = None
    attributes: tuple[tuple[str, str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class TextMark:
    """Lines of one paragraph: each with the x and y of its baseline's left end, in pt."""

    tag: Tag
    lines: tuple[tuple[float, float, Line], ...]

    def moved(self, dx: float, dy: float) -> TextMark:
        return TextMark(self.tag, tuple((x + dx, y + dy, line) for x, y, line in self.lines))


@dataclass(frozen=True, slots=True)
class PathMark:
    """Painted paths: of a Figure, or an artifact when there is no tag."""

    paths: tuple[Path, ...]
    tag: Tag | None = None
    box: Rect | None = None
    within: Rect | None = None
    """What lies outside this box is not painted."""

    def moved(self, dx: float, dy: float) -> PathMark:
        box = self.box.moved(dx, dy) if self.box else None
        within = self.within.moved(dx, dy) if self.within else None
        return PathMark(tuple(path.moved(dx, dy) for path in self.paths), self.tag, box, within)


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A raster image in a box; an artifact when there is no tag."""

    data: bytes
    box: Rect
    tag: Tag | None = None

    def moved(self, dx: float, dy: float) -> ImageMark:
        return replace(self, box=self.box.moved(dx, dy))


Mark = TextMark | PathMark | ImageMark


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that the wire passes: under a heading, at an event, at the end."""

    kind: Literal["heading", "event", "band"]
    at: Point


@dataclass(frozen=True, slots=True)
class Box:
    """A piece that is never broken: its height in pt, the space it wants above, its marks."""

    height: float
    marks: tuple[Mark, ...]
    before: float = 0.0
    keep: bool = False
    """Never parted from the box that follows."""
    stretch: float = 0.0
    """Its share of a panel's spare height, taken above it."""
    block: str = ""
    span: Span | None = None
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and the place of its top left corner on the sheet, in pt."""

    box: Box
    x: float
    y: float

    @property
    def marks(self) -> Iterator[Mark]:
        return (mark.moved(self.x, self.y) for mark in self.box.marks)

    @property
    def anchors(self) -> Iterator[Anchor]:
        for anchor in self.box.anchors:
            yield Anchor(anchor.kind, Point(anchor.at.x + self.x, anchor.at.y + self.y))


@dataclass(frozen=True, slots=True)
class FilledPanel:
    """A panel with what stands on it, and the artifacts behind."""

    panel: Panel
    placed: tuple[Placed, ...]
    behind: tuple[Mark, ...] = ()

    @property
    def blocks(self) -> frozenset[str]:
        return frozenset(p.box.block for p in self.placed if p.box.block)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A planned leaflet: panels in reading order, and the wire on each sheet."""

    format: Format
    panels: tuple[FilledPanel, ...]
    wires: tuple[tuple[Path, ...], ...]
    outline: tuple[tuple[str, Tag], ...]

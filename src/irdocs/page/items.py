"""The kinds of thing that stand on a page. Lengths in pt, y growing downwards.

This set is closed: whoever draws items matches all of them, so that mypy names each place that a
new kind needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.drawing import Colour, Path
from irdocs.page.tags import Artifact, Owner, Tag
from irdocs.units import ORIGIN, Point, Rect

Matrix = tuple[float, float, float, float, float, float]
"""x' = ax + cy + e, y' = bx + dy + f."""


@dataclass(frozen=True, slots=True)
class TextItem:
    """A run of text of one style; x and y are the left end of its baseline."""

    owner: Owner
    text: str
    x: float
    y: float
    font: str
    """The name of one of the document's fonts."""
    size: float
    colour: Colour
    kerns: tuple[tuple[int, float], ...] = ()
    """After how many characters how much is added, as a part of the em."""


@dataclass(frozen=True, slots=True)
class PathsItem:
    """Painted paths."""

    owner: Owner
    paths: tuple[Path, ...]
    clip: Rect | None = None
    """What lies outside of it is not painted; it is moved by `offset` as the paths are."""
    offset: Point = ORIGIN
    """Where the place 0, 0 of the paths lies."""
    bounds: Rect | None = None
    """The box of the whole figure that the paths are, or are a part of (14.8.5.4.3, BBox)."""


@dataclass(frozen=True, slots=True)
class RegistrationItem:
    """Strokes in every ink, by which printers align their plates (ISO 32000-1, 8.6.6.4)."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class GradientItem:
    """An outline filled with colours that run from one point to another (8.7.4.5)."""

    owner: Owner
    outline: Path
    stops: tuple[tuple[float, Colour], ...]
    """How far along each colour stands, 0 to 1, in growing order."""
    start: Point
    end: Point
    radial: bool = False
    """Whether circles grow from the start, instead of bands that run to the end."""
    clip: Rect | None = None


@dataclass(frozen=True, slots=True)
class ImageItem:
    """A PNG or JPEG in a box."""

    owner: Owner
    data: bytes
    box: Rect


@dataclass(frozen=True, slots=True)
class TransformedImageItem:
    """A PNG or JPEG whose unit square a matrix puts on the page."""

    owner: Owner
    data: bytes
    matrix: Matrix
    clip: Rect
    outline: Path | None = None
    """What lies outside of it is not painted either."""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class GroupItem:
    """Items turned together about a point, clockwise; all belong to one owner."""

    owner: Owner
    items: tuple[Item, ...]
    clip: Rect
    about: Point
    degrees: float


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A box that leads to an address (12.5.6.5); `contents` says where (ISO 14289-1, 7.18.5)."""

    tag: Tag
    box: Rect
    url: str
    contents: str


@dataclass(frozen=True, slots=True)
class BookmarkItem:
    """An entry of the document's outline that leads here (12.3.3)."""

    title: str
    y: float
    level: int = 0


@dataclass(frozen=True, slots=True)
class EmptyItem:
    """Nothing to see, but an element that must be there: a table's cell without words."""

    tag: Tag


Item = (
    TextItem
    | PathsItem
    | RegistrationItem
    | GradientItem
    | ImageItem
    | TransformedImageItem
    | GroupItem
    | LinkItem
    | BookmarkItem
    | EmptyItem
)

LAYOUT: Artifact = "Layout"
"""The owner of ornament: grounds, rules, underlines."""

"""The kinds of item that a page consists of. Lengths are in pt, and y grows downwards.

The set is closed: code that draws items matches all kinds exhaustively, so that mypy points at
every place which a new kind must be added to. Clauses without a title are those of ISO 32000-1.
"""

from __future__ import annotations

from irdocs.drawing import Colour, Path
from irdocs.frozen import frozen
from irdocs.page.tags import Artifact, Owner, Tag
from irdocs.typeset.metrics import Font
from irdocs.units import ORIGIN, Point, Rect
from irdocs.vector_art import VectorElement

Matrix = tuple[float, float, float, float, float, float]
"""The numbers a to f of an affine map: x' = ax + cy + e, y' = bx + dy + f."""


@frozen
class TextItem:
    """A run of text of one style and direction; x and y are the left end of its baseline."""

    owner: Owner
    text: str
    x: float
    y: float
    font: Font
    size: float
    colour: Colour
    right_to_left: bool = False

    @property
    def width(self) -> float:
        """The width of the run, in pt."""
        return self.font.width(self.text, self.size)


@frozen
class PathsItem:
    """Painted paths."""

    owner: Owner
    paths: tuple[Path, ...]
    clip: Rect | None = None
    """What lies outside this box is not painted; `offset` moves it together with the paths."""
    offset: Point = ORIGIN
    """The position of the paths' origin in the layer."""
    bounds: Rect | None = None
    """The bounding box of the whole figure that the paths are, or are a part of (14.8.5.4.3)."""
    kept: Rect | None = None
    """The box of what is not turned round where a page is mirrored, in the paths' coordinates: a
    picture, a QR code or a formula; None for ornament, and for charts, which are."""


@frozen
class RegistrationItem:
    """Strokes in every ink, by which printers align their plates (8.6.6.4)."""

    paths: tuple[Path, ...]


@frozen
class GradientItem:
    """An outline filled with a gradient between two points (8.7.4.5)."""

    owner: Owner
    outline: Path
    stops: tuple[tuple[float, Colour], ...]
    """The colours, each with its position between start and end, 0 to 1, in ascending order."""
    start: Point
    end: Point
    radial: bool = False
    """Whether the gradient is radial, around `start` with `end` on its rim, instead of linear."""
    clip: Rect | None = None


@frozen
class VectorsItem:
    """A vector drawing that fills a box, beyond which it paints nothing."""

    owner: Owner
    elements: tuple[VectorElement, ...]
    """They measure in pt from the top left of the box."""
    box: Rect


@frozen
class ImageItem:
    """A PNG or JPEG image that fills a box."""

    owner: Owner
    data: bytes
    box: Rect
    outline: Path | None = None
    """What lies outside this outline is not painted."""


@frozen
class TransformedImageItem:
    """A PNG or JPEG image, placed by a matrix that maps the unit square onto the page."""

    owner: Owner
    data: bytes
    matrix: Matrix
    clip: Rect
    outline: Path | None = None
    """What lies outside this outline is not painted either."""
    opacity: float = 1.0
    """From 0, invisible, to 1."""


@frozen
class GroupItem:
    """Items turned together about a point, clockwise by `degrees`; all belong to one owner."""

    owner: Owner
    items: tuple[Item, ...]
    clip: Rect
    about: Point
    degrees: float


@frozen
class LinkItem:
    """A link annotation (12.5.6.5): a box that leads to an address, or by #id to a destination.

    `contents` describes the link for assistive technology (ISO 14289-1, 7.18.5).
    """

    tag: Tag
    box: Rect
    url: str
    contents: str


@frozen
class BookmarkItem:
    """An entry of the document's outline that leads to this page (12.3.3)."""

    title: str
    y: float
    """The height on the page at which a viewer opens it."""
    level: int = 0
    """0 for an entry at the top level, 1 for one below it, and so on."""


@frozen
class DestinationItem:
    """A place on this page that links lead to by its id (12.3.2)."""

    identifier: str
    y: float
    """The height on the page at which a viewer opens it."""


@frozen
class EmptyItem:
    """A structure element without visible content, such as an empty cell of a table."""

    tag: Tag


Item = (
    TextItem
    | PathsItem
    | RegistrationItem
    | GradientItem
    | VectorsItem
    | ImageItem
    | TransformedImageItem
    | GroupItem
    | LinkItem
    | BookmarkItem
    | DestinationItem
    | EmptyItem
)

LAYOUT: Artifact = "Layout"
"""The owner of ornament, such as grounds, rules and underlines."""

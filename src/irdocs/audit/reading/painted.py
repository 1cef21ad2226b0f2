"""What a PDF's pages paint: every fill, stroke, word and image, with its ink and its place."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Literal

import pikepdf

from irdocs.drawing import SOLID

Kind = Literal["fill", "stroke", "text", "image"]
Space = Literal["gray", "rgb", "cmyk", "separation", "other"]
Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageArea:
    """A box as PDF has it: left, bottom, right, top, in pt from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def grown(self, by: float) -> PageArea:
        return PageArea(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: PageArea, slack: float = 0.0) -> bool:
        """Whether another box lies within this one, or sticks out by no more than `slack`."""
        return (
            other.left >= self.left - slack
            and other.bottom >= self.bottom - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def meets(self, other: PageArea) -> bool:
        """Whether two boxes share more than an edge."""
        return min(self.right, other.right) > max(self.left, other.left) and min(
            self.top, other.top
        ) > max(self.bottom, other.bottom)

    def cut(self, other: PageArea | None) -> PageArea:
        """Return what lies within another box; inside out if nothing does."""
        if other is None:
            return self
        return PageArea(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class InkColour:
    """A colour: its space and its parts, 0 to 1."""

    space: Space
    parts: tuple[float, ...]

    @property
    def total(self) -> float:
        """How much ink lies on one spot, in per cent; of marks in every ink, only the one."""
        if self.space == "cmyk":
            return 100 * sum(self.parts)
        if self.space == "gray":
            return 100 * (1 - self.parts[0])
        return 0.0

    @property
    def is_black_alone(self) -> bool:
        return self.space == "cmyk" and not any(self.parts[:3])

    @property
    def is_rich_black(self) -> bool:
        """Whether it is dark by black and by other inks as well."""
        return self.space == "cmyk" and self.parts[3] >= 0.8 and any(self.parts[:3])

    @property
    def is_paper(self) -> bool:
        return self.space == "cmyk" and not any(self.parts)


@dataclass(frozen=True, slots=True)
class PaintedItem:
    """One painted thing. `size` is a text's size or a stroke's width in pt, an image's dpi."""

    kind: Kind
    page: int
    """Counted from 0."""
    area: PageArea
    ink: InkColour
    size: float = 0.0
    mcid: int | None = None
    artifact: str | None = None
    overprints: bool = False
    most_ink: float = 0.0
    """Of an image's pixels, in per cent."""
    step: float = 0.0
    """The least height between two places of a filled path, in pt: a QR code's module."""
    cover: float = 0.0
    """How much of its box a filled path covers, 0 to 1, as far as its points tell: a panel or a
    card nearly all, a drawing less; 0 where it has several parts, 1 for images and gradients."""


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page: its boxes, what it paints, in order, and the structure's owner of each MCID."""

    media: PageArea
    trim: PageArea
    bleed: PageArea
    rotated: bool
    annotations: int
    painted: tuple[PaintedItem, ...]
    figures: dict[int, str]
    """The alternative text of the Figure that an MCID belongs to."""


def read(data: bytes) -> tuple[PaintedPage, ...]:
    """Return what each page of a PDF paints."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        figures = _figures(pdf)
        return tuple(_page(page, number, figures) for number, page in enumerate(pdf.pages))


def _page(page: Any, number: int, figures: dict[Any, dict[int, str]]) -> PaintedPage:
    media = _area(page.MediaBox)
    trim = _area(page.obj.get("/TrimBox", page.MediaBox))
    painter = _StreamReader(page, number)
    return PaintedPage(
        media,
        trim,
        _area(page.obj.get("/BleedBox", page.obj.get("/TrimBox", page.MediaBox))),
        int(page.obj.get("/Rotate", 0)) % 360 != 0,
        len(page.obj.get("/Annots", [])),
        tuple(painter.painted()),
        figures.get(page.objgen, {}),
    )


def _area(box: Any) -> PageArea:
    left, bottom, right, top = (float(edge) for edge in box)
    return PageArea(left, bottom, right, top)


def _figures(pdf: Any) -> dict[Any, dict[int, str]]:
    """Return, for each page, the Figure's alternative text of each MCID that a Figure owns."""
    found: dict[Any, dict[int, str]] = {}
    root = pdf.Root.get("/StructTreeRoot")
    waiting = [root.K] if root is not None else []
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting += list(element)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            kids: Any = element.get("/K", pikepdf.Array())
            for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int) and element.S == "/Figure" and "/Pg" in element:
                    page = found.setdefault(element.Pg.objgen, {})
                    page[kid] = str(element.get("/Alt", ""))
                elif isinstance(kid, pikepdf.Dictionary):
                    waiting.append(kid)
    return found


@dataclass(slots=True)
class _GraphicsState:
    """The part of the graphics state that matters here (ISO 32000-1, 8.4)."""

    matrix: Matrix = _IDENTITY
    fill: InkColour = field(default_factory=lambda: InkColour("gray", (0.0,)))
    stroke: InkColour = field(default_factory=lambda: InkColour("gray", (0.0,)))
    width: float = 1.0
    clip: PageArea | None = None
    overprints: bool = False
    opacity: float = 1.0


class _StreamReader:
    """Walks a page's content stream."""

    def __init__(self, page: Any, number: int) -> None:
        self._page = page
        self._number = number
        self._state = _GraphicsState()
        self._saved: list[_GraphicsState] = []
        self._marks: list[tuple[int | None, str | None]] = []
        self._path: list[tuple[float, float]] = []
        self._parts = 0
        self._clips = False
        self._font: Callable[[bytes], float] = lambda raw: 0.0
        self._size = 0.0
        self._at: Matrix = _IDENTITY

    def painted(self) -> Iterator[PaintedItem]:
        for instruction in pikepdf.parse_content_stream(self._page):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name in _PAINT:
                yield from self._paint(name)
            elif name in ("Tj", "TJ", "'", '"'):
                yield from self._show(operands)
            elif name == "Do":
                yield from self._image(operands[0])
            elif name == "sh":
                area = self._state.clip or _area(self._page.MediaBox)
                yield from self._made("fill", area, InkColour("other", ()), cover=1.0)
            else:
                self._set(name, operands)

    def _set(self, name: str, operands: list[Any]) -> None:
        state = self._state
        match name:
            case "q":
                self._saved.append(replace(state))
            case "Q":
                self._state = self._saved.pop()
            case "cm":
                state.matrix = _times(_matrix(operands), state.matrix)
            case "w":
                state.width = float(operands[0])
            case "gs":
                given = self._page.Resources.ExtGState[str(operands[0])]
                state.overprints = bool(given.get("/op", state.overprints))
                state.opacity = float(given.get("/ca", state.opacity))
            case "rg" | "g" | "k" | "sc" | "scn":
                state.fill = _ink(name.lower(), operands)
            case "RG" | "G" | "K" | "SC" | "SCN":
                state.stroke = _ink(name.lower(), operands)
            case "BDC" | "BMC":
                self._marks.append(_mark(operands))
            case "EMC":
                self._marks.pop()
            case "m" | "l" | "c" | "v" | "y":
                values = [float(v) for v in operands]
                self._parts += name == "m"
                self._path += zip(values[::2], values[1::2], strict=True)
            case "re":
                x, y, width, height = (float(v) for v in operands)
                self._parts += 1
                self._path += [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            case "W" | "W*":
                self._clips = True
            case "BT":
                self._at = _IDENTITY
            case "Tm":
                self._at = _matrix(operands)
            case "Td" | "TD":
                self._at = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._at)
            case "Tf":
                self._font = _widths(self._page.Resources.Font[str(operands[0])])
                self._size = float(operands[1])
            case _:
                pass  # an operator that changes nothing of what is measured

    def _made(
        self, kind: Kind, area: PageArea, ink: InkColour, **more: Any
    ) -> Iterator[PaintedItem]:
        area = area.cut(self._state.clip)
        if area.left <= area.right and area.bottom <= area.top:
            mcid, artifact = self._marks[-1] if self._marks else (None, None)
            yield PaintedItem(
                kind, self._number, area, ink, mcid=mcid, artifact=artifact,
                overprints=self._state.overprints, **more,
            )  # fmt: skip

    def _paint(self, name: str) -> Iterator[PaintedItem]:
        state = self._state
        if self._path:
            area = _bounds(self._path, state.matrix)
            if self._clips:
                state.clip = area.cut(state.clip)
            if "fill" in _PAINT[name]:
                step = _least_step(self._path) * _scale(state.matrix)
                cover = _cover(self._path) if self._parts == 1 else 0.0
                # What shines through has a colour that cannot be told.
                ink = state.fill if state.opacity >= SOLID else InkColour("other", ())
                yield from self._made("fill", area, ink, step=step, cover=cover)
            if "stroke" in _PAINT[name]:
                width = state.width * _scale(state.matrix)
                yield from self._made("stroke", area.grown(width / 2), state.stroke, size=width)
        self._path, self._parts, self._clips = [], 0, False

    def _show(self, operands: list[Any]) -> Iterator[PaintedItem]:
        shown = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
        advance = sum(
            self._font(bytes(piece)) if isinstance(piece, pikepdf.String) else -float(piece) / 1000
            for piece in shown
        )
        matrix = _times(self._at, self._state.matrix)
        size = self._size * _scale(matrix)
        width = advance * self._size
        # Ascender and descender of an ordinary face, as parts of its size.
        box = [(0.0, -0.22 * self._size), (width, 0.74 * self._size)]
        self._at = _times((1, 0, 0, 1, width, 0), self._at)
        yield from self._made("text", _bounds(box, matrix), self._state.fill, size=size)

    def _image(self, name: Any) -> Iterator[PaintedItem]:
        image = self._page.Resources.XObject[str(name)]
        if image.get("/Subtype") != "/Image":
            return
        area = _bounds([(0.0, 0.0), (1.0, 1.0)], self._state.matrix)
        across = (area.right - area.left) / 72
        down = (area.top - area.bottom) / 72
        if not (across and down):
            return
        dpi = min(int(image.Width) / across, int(image.Height) / down)
        space = str(image.get("/ColorSpace", "other"))
        ink = InkColour(_SPACES.get(space, "other"), ())
        most = _most_ink(image) if ink.space == "cmyk" else 0.0
        yield from self._made("image", area, ink, size=dpi, most_ink=most, cover=1.0)


_PAINT: dict[str, tuple[str, ...]] = {
    "f": ("fill",), "F": ("fill",), "f*": ("fill",), "n": (), "S": ("stroke",), "s": ("stroke",),
    "B": ("fill", "stroke"), "B*": ("fill", "stroke"), "b": ("fill", "stroke"),
    "b*": ("fill", "stroke"),
}  # fmt: skip
_SPACES: dict[str, Space] = {"/DeviceCMYK": "cmyk", "/DeviceRGB": "rgb", "/DeviceGray": "gray"}


def _ink(name: str, operands: list[Any]) -> InkColour:
    parts = tuple(float(v) for v in operands if not isinstance(v, pikepdf.Name))
    spaces: dict[str, Space] = {"g": "gray", "rg": "rgb", "k": "cmyk"}
    return InkColour(spaces.get(name, "separation"), parts)


def _mark(operands: list[Any]) -> tuple[int | None, str | None]:
    """Return a marked content's MCID, or the type of the artifact that it is."""
    properties: Any = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
    if str(operands[0]) == "/Artifact":
        return None, str(properties.get("/Type", "/Layout"))[1:]
    return (int(properties.MCID) if "/MCID" in properties else None), None


def _widths(font: Any) -> Callable[[bytes], float]:
    """Return how far a simple font's codes advance, in ems (ISO 32000-1, 9.2.4)."""
    first = int(font.get("/FirstChar", 0))
    widths = [float(width) / 1000 for width in font.get("/Widths", [])]
    return lambda raw: sum(widths[code - first] for code in raw if 0 <= code - first < len(widths))


def _most_ink(image: Any) -> float:
    """Return the most ink on one pixel, in per cent."""
    raw = bytes(image.read_bytes())
    return max((sum(raw[i : i + 4]) for i in range(0, len(raw), 4)), default=0) / 2.55


def _least_step(path: list[tuple[float, float]]) -> float:
    heights = sorted({round(y, 2) for _, y in path})
    return min((b - a for a, b in pairwise(heights)), default=0.0)


def _cover(path: list[tuple[float, float]]) -> float:
    """Return how much of its box a polygon covers (the shoelace formula)."""
    box = _bounds(path, _IDENTITY)
    if not box.width or not box.height:
        return 0.0
    twice = sum(a * d - c * b for (a, b), (c, d) in pairwise([*path, path[0]]))
    return abs(twice) / 2 / (box.width * box.height)


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in operands)
    return (a, b, c, d, e, f)


def _times(one: Matrix, two: Matrix) -> Matrix:
    """Return the matrix that applies one, then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _scale(matrix: Matrix) -> float:
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def _bounds(points: list[tuple[float, float]], matrix: Matrix) -> PageArea:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return PageArea(min(xs), min(ys), max(xs), max(ys))

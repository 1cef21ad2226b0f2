"""Turn an SVG drawing into vectors, by way of svg2pdf.

The rules by which an SVG gets its look are many: style sheets that cascade, elements used again,
markers, text along a path. usvg resolves them all and svg2pdf writes what it finds as a PDF page of
a few operators (ISO 32000-1, annex A). This module runs that page and collects what it paints. What
our values cannot hold (masks, blending) raises NotVectorsError.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import hypot, isfinite
from pathlib import Path
from typing import Any, Literal

from irdocs.content import limits
from irdocs.content.svg.faults import NotVectorsError, UnsupportedDrawingError
from irdocs.content.svg.shadings import affine, colour, fading_of, shading_of
from irdocs.drawing import BLACK, Command, Commands
from irdocs.frozen import frozen, replace
from irdocs.vector_art import (
    IDENTITY,
    AffineMap,
    ClippingPath,
    EmbeddedImage,
    Paint,
    Shading,
    StrokeStyle,
    Tiling,
    VectorElement,
    VectorGroup,
    VectorPath,
    mapped,
    product,
    similarity,
)

DEPTH = 60
"""The levels to which groups may be nested."""
CELLS = 100_000
"""The most cells of a pattern that a drawing may have room for."""
WIDEST = 2.0
"""The longest side of a cell, as a part of the longer side of the drawing: one that is far larger
would be painted into memory whole."""


class ConverterMissingError(Exception):
    """svg2pdf is not installed."""


@frozen
class ReadVectors:
    """What a drawing paints, back to front, and its size in its own units."""

    width: float
    height: float
    elements: tuple[VectorElement, ...]


def read_vectors(svg: str, fonts: Sequence[Path]) -> ReadVectors:
    """Return what an SVG drawing paints; its texts are outlined in the given font files.

    Raises NotVectorsError, and ConverterMissingError where svg2pdf is not installed.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(_converted(svg, fonts))) as pdf:
        page = pdf.pages[0]
        _, _, width, height = (float(edge) for edge in page.mediabox)
        # A page measures from its bottom, our drawings from their top.
        upside_down = (1.0, 0.0, 0.0, -1.0, 0.0, height)
        reader = _PageReader(width, height)
        elements = reader.read(page.obj, page.obj.Resources, upside_down)
        return ReadVectors(width, height, elements)


def _converted(svg: str, fonts: Sequence[Path]) -> bytes:
    try:
        import svg2pdf_py
    except ImportError:
        raise ConverterMissingError from None
    database = svg2pdf_py.FontDatabase()
    for font in fonts:
        database.load_font_file(str(font))
    options = svg2pdf_py.ConversionOptions(compress=False, embed_text=False)
    try:
        return bytes(svg2pdf_py.svg_to_pdf(svg, database, options))
    except Exception as error:
        raise NotVectorsError("something in it") from error
    except BaseException as error:
        # A panic of the library's Rust code is no Exception, so that it is not caught by chance.
        if type(error).__name__ != "PanicException":
            raise
        raise NotVectorsError("something in it") from error


_FIRST_STYLE = StrokeStyle(1.0, miter_limit=10.0)
"""How a page begins to stroke (ISO 32000-1, table 52)."""


@dataclass(slots=True)
class _Graphics:
    """The graphics state that matters here (ISO 32000-1, table 52)."""

    matrix: AffineMap
    fill: Paint = BLACK
    stroke: Paint = BLACK
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    fading: tuple[tuple[float, float], ...] = ()
    """The opacities of the gradient that is painted next, each with its position."""
    style: StrokeStyle = _FIRST_STYLE


@dataclass(slots=True)
class _SavedLevel:
    """What is painted between a q and its Q; each clipping path opens a group."""

    state: _Graphics
    groups: list[tuple[tuple[ClippingPath, ...], list[VectorElement]]] = field(
        default_factory=lambda: [((), [])]
    )

    def closed(self) -> list[VectorElement]:
        """Return the elements, those after a clipping path in a group."""
        clips, elements = self.groups[-1]
        for outer_clips, outer in reversed(self.groups[:-1]):
            if elements:
                outer = [*outer, VectorGroup(tuple(elements), clips)]
            clips, elements = outer_clips, outer
        return elements


class _PageReader:
    """Collects what content streams paint."""

    def __init__(self, width: float, height: float) -> None:
        self._room = width, height
        """The size of what is read: the drawing, or one cell of a pattern."""
        self._cells: float = CELLS
        """How many cells a pattern may have in that room."""
        self._count = 0
        self._points = 0

    def read(
        self, stream: Any, resources: Any, base: AffineMap, depth: int = 0
    ) -> tuple[VectorElement, ...]:
        """Return what a page or a form paints; `base` maps its coordinates to the drawing's."""
        if depth > DEPTH:
            raise NotVectorsError(f"groups nested more than {DEPTH} deep")
        run = _StreamRun(self, resources, base, depth)
        return run.painted(stream)

    def tiling(self, pattern: Any, base: AffineMap, depth: int) -> Tiling:
        """Return a tiling pattern (ISO 32000-1, 8.7.3); `base` is that of the stream it is used in.

        Raises NotVectorsError for one whose cells would take a reader of the product too long.
        """
        left, bottom, right, top = (float(edge) for edge in pattern.BBox)
        width, height = right - left, top - bottom
        matrix = product((1.0, 0.0, 0.0, 1.0, left, bottom), product(affine(pattern.Matrix), base))
        a, b, c, d, _, _ = matrix
        steps = float(pattern.XStep), float(pattern.YStep)
        cell, room, most = abs(width * height * (a * d - b * c)), self._room, self._cells
        widest = max(width * hypot(a, b), height * hypot(c, d)) / max(room)
        if steps != (width, height) or cell * most < room[0] * room[1] or widest > WIDEST:
            raise NotVectorsError("a pattern")
        in_cell = (1.0, 0.0, 0.0, 1.0, -left, -bottom)
        self._room = width, height
        self._cells = min(most, most * cell / (room[0] * room[1]))
        children = self.read(pattern, pattern.get("/Resources", {}), in_cell, depth + 1)
        self._room, self._cells = room, most
        return Tiling(children, width, height, matrix)

    def count(self, commands: Commands, *sizes: float) -> None:
        """Count a path. Raises UnsupportedDrawingError for more than the limits allow.

        Raises NotVectorsError if one of its coordinates, or of the `sizes` of its pen, is beyond
        what programs paint without failing.
        """
        self._count += 1
        self._points += sum(len(values) for _, values in commands)
        if self._count > limits.SHAPES:
            raise UnsupportedDrawingError(f"it has more than {limits.SHAPES:,} shapes")
        if self._points > limits.POINTS:
            raise UnsupportedDrawingError(f"it has more than {limits.POINTS:,} coordinates")
        numbers = (*sizes, *(value for _, values in commands for value in values))
        if not all(isfinite(value) and abs(value) <= limits.COORDINATE for value in numbers):
            raise NotVectorsError(f"a number larger than {limits.COORDINATE:,.0f}")


class _StreamRun:
    """Runs one content stream."""

    def __init__(self, reader: _PageReader, resources: Any, base: AffineMap, depth: int) -> None:
        self._reader = reader
        self._resources = resources
        self._base = base
        self._depth = depth
        self._levels = [_SavedLevel(_Graphics(base))]
        self._path: list[Command] = []
        self._clip: bool | None = None
        """Whether the path clips by the even-odd rule; None if it does not clip."""

    @property
    def _state(self) -> _Graphics:
        return self._levels[-1].state

    def painted(self, stream: Any) -> tuple[VectorElement, ...]:
        """Return what a stream paints."""
        import pikepdf

        actions = self._actions()
        for instruction in pikepdf.parse_content_stream(stream):
            name = str(instruction.operator)
            if name not in actions:
                raise NotVectorsError(f"something new (the operator {name})")
            actions[name](list(instruction.operands))
        while len(self._levels) > 1:
            self._restore([])
        return tuple(self._levels[0].closed())

    def _actions(self) -> dict[str, Callable[[list[Any]], None]]:
        """Return what each operator does; these are the operators that svg2pdf writes."""
        return {
            "q": self._save, "Q": self._restore, "cm": self._transform, "gs": self._external,
            "w": lambda o: self._style(width=float(o[0])),
            "J": lambda o: self._style(cap=int(o[0])),
            "j": lambda o: self._style(join=int(o[0])),
            "M": lambda o: self._style(miter_limit=float(o[0])),
            "d": lambda o: self._style(dashes=tuple(float(n) for n in o[0]), phase=float(o[1])),
            "m": lambda o: self._step("M", o), "l": lambda o: self._step("L", o),
            "c": lambda o: self._step("C", o), "h": lambda o: self._step("Z", []),
            "re": self._rectangle,
            "W": lambda o: self._clips(False), "W*": lambda o: self._clips(True),
            "n": lambda o: self._end(),
            "f": lambda o: self._fill(False), "f*": lambda o: self._fill(True),
            "S": lambda o: self._stroke(),
            "cs": lambda o: None, "CS": lambda o: None,
            "scn": lambda o: setattr(self._state, "fill", self._paint(o)),
            "SCN": lambda o: setattr(self._state, "stroke", self._paint(o)),
            "Do": self._object,
        }  # fmt: skip

    # ------------------------------------------------------------ graphics state

    def _save(self, operands: list[Any]) -> None:
        self._levels.append(_SavedLevel(replace(self._state)))

    def _restore(self, operands: list[Any]) -> None:
        elements = self._levels.pop().closed()
        self._levels[-1].groups[-1][1].extend(elements)

    def _transform(self, operands: list[Any]) -> None:
        self._state.matrix = product(affine(operands), self._state.matrix)

    def _style(self, **changes: Any) -> None:
        self._state.style = replace(self._state.style, **changes)

    def _external(self, operands: list[Any]) -> None:
        parameters = self._resources.ExtGState[str(operands[0])]
        state = self._state
        state.fill_opacity = float(parameters.get("/ca", state.fill_opacity))
        state.stroke_opacity = float(parameters.get("/CA", state.stroke_opacity))
        if str(parameters.get("/BM", "/Normal")) != "/Normal":
            raise NotVectorsError("a blend mode")
        if "/SMask" in parameters:
            state.fading = fading_of(parameters.SMask)

    # ------------------------------------------------------------ paths

    def _step(self, name: Literal["M", "L", "C", "Z"], operands: list[Any]) -> None:
        self._path.append((name, tuple(float(number) for number in operands)))

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = (float(number) for number in operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        for number, corner in enumerate(corners):
            self._path.append(("L" if number else "M", corner))
        self._path.append(("Z", ()))

    def _clips(self, even_odd: bool) -> None:
        self._clip = even_odd

    def _end(self) -> None:
        if self._clip is not None:
            # A path of one point is written first, so that a clip without a shape hides all.
            commands = tuple(self._path)
            outline = mapped(_without_lone_moves(commands), self._state.matrix)
            self._reader.count(outline)
            self._levels[-1].groups.append(((ClippingPath(outline, self._clip),), []))
        self._path, self._clip = [], None

    def _fill(self, even_odd: bool) -> None:
        state = self._state
        commands = mapped(tuple(self._path), state.matrix)
        self._add(VectorPath(commands, self._faded(state.fill), state.fill_opacity, even_odd))
        self._path = []

    def _stroke(self) -> None:
        state = self._state
        commands, scale = tuple(self._path), similarity(state.matrix)
        paint, opacity = self._faded(state.stroke), state.stroke_opacity
        if scale is None:
            path = VectorPath(commands, paint, opacity, stroke=state.style, to_drawing=state.matrix)
        else:
            style = state.style.scaled(scale)
            path = VectorPath(mapped(commands, state.matrix), paint, opacity, stroke=style)
        if state.style.width > 0:
            self._add(path)
        self._path = []

    def _add(self, path: VectorPath) -> None:
        pen = path.stroke
        sizes = (pen.width, pen.miter_limit, pen.phase, *pen.dashes) if pen else ()
        self._reader.count(path.commands, *sizes)
        paints = path.paint.children if isinstance(path.paint, Tiling) else True
        if path.opacity > 0 and paints:
            self._levels[-1].groups[-1][1].append(path)

    # ------------------------------------------------------------ paint, forms

    def _paint(self, operands: list[Any]) -> Paint:
        if len(operands) == 3:
            return colour(operands)
        pattern = self._resources.Pattern[str(operands[-1])]
        # A pattern's matrix leads to the coordinates of the stream, whatever cm came since
        # (ISO 32000-1, 8.7.2).
        if int(pattern.PatternType) == 1:
            return self._reader.tiling(pattern, self._base, self._depth)
        return shading_of(pattern.Shading, product(affine(pattern.Matrix), self._base))

    def _faded(self, paint: Paint) -> Paint:
        """Return a paint with the opacities that a soft mask gives it."""
        fading = self._state.fading
        if not fading:
            return paint
        if not isinstance(paint, Shading):
            raise NotVectorsError("a mask")
        opacities = [opacity for _, opacity in fading]
        if len(opacities) != len(paint.stops):
            raise NotVectorsError("a mask")
        pairs = zip(paint.stops, opacities, strict=True)
        return replace(paint, stops=tuple(replace(s, opacity=opacity) for s, opacity in pairs))

    def _object(self, operands: list[Any]) -> None:
        form, state = self._resources.XObject[str(operands[0])], self._state
        if state.fading:
            raise NotVectorsError("a mask")
        if str(form.Subtype) == "/Image":
            image = EmbeddedImage(_pixels(form), state.matrix, state.fill_opacity)
            self._levels[-1].groups[-1][1].append(image)
            return
        base = product(affine(form.get("/Matrix", IDENTITY)), state.matrix)
        children = self._reader.read(form, form.get("/Resources", {}), base, self._depth + 1)
        if children and state.fill_opacity > 0:
            self._levels[-1].groups[-1][1].append(_group(children, state.fill_opacity))


def _pixels(image: Any) -> bytes:
    """Return an image XObject (ISO 32000-1, 8.9.5) with its soft mask as a PNG."""
    import pikepdf

    if int(image.get("/BitsPerComponent", 8)) != 8:
        raise NotVectorsError("a picture of more than 8 bits")
    try:
        picture = pikepdf.PdfImage(image).as_pil_image()
        picture = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
        if "/SMask" in image:
            mask = pikepdf.PdfImage(image.SMask).as_pil_image().convert("L")
            picture.putalpha(mask.resize(picture.size))
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError) as error:
        raise NotVectorsError("a picture") from error
    picture.info = {}  # Pillow would write a profile or a comment that stands here
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _group(children: tuple[VectorElement, ...], opacity: float) -> VectorElement:
    """Return a translucent group; if it is of one path, that path with the opacity.

    One with a tiling stays a group, since programs differ in how opacities apply to cells.
    """
    first = children[0]
    if len(children) == 1 and isinstance(first, VectorPath) and not isinstance(first.paint, Tiling):
        return replace(first, opacity=first.opacity * opacity)
    return VectorGroup(children, opacity=opacity)


def _without_lone_moves(commands: Commands) -> Commands:
    """Return a path without moves that another move follows."""
    return tuple(
        command
        for command, after in zip(commands, [*commands[1:], None], strict=True)
        if not (command[0] == "M" and after is not None and after[0] == "M")
    )

"""Write vector drawings as form XObjects (ISO 32000-1, 8.10).

A form has its own graphics state and resources, so gradients and translucent groups need no names
on the page, and a drawing that a page shows twice is in the file once. Gradients are shadings in
the colour space of the output: on a press each is sampled, since the inks between two mixtures are
not the mixtures of the colours between (8.7.4.5).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

from irdocs.drawing import Commands
from irdocs.pdf.inks import Inks
from irdocs.pdf.operands import number as _n
from irdocs.pdf.reportlab_adapter import TaggedFile
from irdocs.units import Size
from irdocs.vector_art import (
    IDENTITY,
    AffineMap,
    ClippingPath,
    EmbeddedImage,
    Shading,
    ShadingStop,
    StrokeStyle,
    Tiling,
    VectorElement,
    VectorGroup,
    VectorPath,
)

SAMPLES = 8
"""The pieces that a press's gradient between two colours is made of."""
LEAST_PIECE = 1e-4
"""The least distance of two stops, as a part of the whole."""


class VectorForms:
    """Puts forms into one file, each drawing once for each of its sizes."""

    def __init__(self, file: TaggedFile, inks: Inks) -> None:
        self._file = file
        self._inks = inks
        self._numbers: dict[tuple[tuple[VectorElement, ...], Size], int] = {}

    def number(self, elements: tuple[VectorElement, ...], size: Size) -> int:
        """Return the number of the object of a form that paints elements.

        The form measures in pt, right and down; what lies outside of `size` is not painted.
        """
        key = (elements, size)
        if key not in self._numbers:
            self._numbers[key] = _Form(self._file, self._inks, size).put(elements)
        return self._numbers[key]


class _Form:
    """One form under construction: its operators and the resources that they name."""

    def __init__(self, file: TaggedFile, inks: Inks, size: Size) -> None:
        self._file = file
        self._inks = inks
        self._size = size
        self._operators: list[str] = []
        self._resources: dict[str, dict[str, str]] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._cells: dict[Tiling, int] = {}

    def put(self, elements: Iterable[VectorElement], group: str = "") -> int:
        """Write a form that paints elements into the file, and return the object's number."""
        for element in elements:
            self._element(element)
        return self._stream(f"{_FORM} {group}")

    def put_cell(self, tiling: Tiling) -> int:
        """Write a tiling pattern (8.7.3) into the file, and return the object's number."""
        for element in tiling.children:
            self._element(element)
        matrix = " ".join(_fine(value) for value in tiling.to_drawing)
        return self._stream(
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 "
            f"/XStep {_fine(tiling.width)} /YStep {_fine(tiling.height)} /Matrix [{matrix}]"
        )

    def _stream(self, entries: str) -> int:
        data = zlib.compress("\n".join(self._operators).encode("ascii"))
        resources = "".join(
            f"/{kind} <<{''.join(f'/{name} {value} ' for name, value in named.items())}>>"
            for kind, named in self._resources.items()
        )
        box = f"0 0 {_n(self._size.width)} {_n(self._size.height)}"
        head = (
            f"<<{entries} /BBox [{box}] /Resources <<{resources}>> "
            f"/Filter /FlateDecode /Length {len(data)}>>\nstream\n"
        )
        number = self._file.reserve(1)
        self._file.put(number, head.encode("ascii") + data + b"endstream")
        return number

    def _named(self, kind: str, value: str) -> str:
        """Return the name of a resource, the same for equal ones."""
        if (kind, value) not in self._names:
            name = f"{kind[0]}{len(self._names)}"
            self._names[kind, value] = name
            self._resources.setdefault(kind, {})[name] = value
        return self._names[kind, value]

    def _write(self, *operators: str) -> None:
        self._operators += [operator for operator in operators if operator]

    # ------------------------------------------------------------ elements

    def _element(self, element: VectorElement) -> None:
        if isinstance(element, VectorGroup):
            self._group(element)
        elif isinstance(element, EmbeddedImage):
            name = self._named("XObject", f"{self._image(element.data)} 0 R")
            self._write("q", self._opacity(element.opacity), _concat(element.to_drawing))
            self._write(f"/{name} Do Q")
        elif element.stroke is not None:
            self._stroke(element, element.stroke)
        else:
            self._fill(element)

    def _group(self, group: VectorGroup) -> None:
        self._write("q", *(_clipping(clip) for clip in group.clips))
        if group.opacity < 1:
            inner = _Form(self._file, self._inks, self._size)
            number = inner.put(group.children, _transparency(self._space, isolated=True))
            name = self._named("XObject", f"{number} 0 R")
            self._write(self._opacity(group.opacity), f"/{name} Do")
        else:
            for child in group.children:
                self._element(child)
        self._write("Q")

    def _fill(self, path: VectorPath) -> None:
        rule = "*" if path.even_odd else ""
        outline = _outline(path.commands)
        if isinstance(path.paint, Shading):
            shading = self._named("Shading", self._shading(path.paint))
            self._write("q", self._opacity(path.opacity), self._fading(path.paint))
            self._write(f"{outline} W{rule} n", _concat(path.paint.to_drawing), f"/{shading} sh Q")
        elif isinstance(path.paint, Tiling):
            self._write("q", self._opacity(path.opacity), "/Pattern cs")
            self._write(f"/{self._tiling(path.paint)} scn {outline} f{rule} Q")
        elif path.opacity < 1:
            paint = self._inks.paint(path.paint)
            self._write("q", self._opacity(path.opacity), f"{paint} {outline} f{rule} Q")
        else:
            self._write(f"{self._inks.paint(path.paint)} {outline} f{rule}")

    def _stroke(self, path: VectorPath, style: StrokeStyle) -> None:
        self._write("q", self._opacity(path.opacity))
        if isinstance(path.paint, Shading):
            matrix = " ".join(_fine(value) for value in path.paint.to_drawing)
            pattern = f"<</PatternType 2 /Matrix [{matrix}] /Shading {self._shading(path.paint)}>>"
            self._write(self._fading(path.paint))
            self._write(f"/Pattern CS /{self._named('Pattern', pattern)} SCN")
        elif isinstance(path.paint, Tiling):
            self._write(f"/Pattern CS /{self._tiling(path.paint)} SCN")
        else:
            self._write(self._inks.paint(path.paint).upper())
        if path.to_drawing != IDENTITY:
            self._write(_concat(path.to_drawing))
        number = _n if path.to_drawing == IDENTITY else _fine
        dashes = " ".join(number(length) for length in style.dashes)
        self._write(
            f"{number(style.width)} w {style.cap} J {style.join} j {_n(style.miter_limit)} M",
            f"[{dashes}] {number(style.phase)} d" if style.dashes else "",
            f"{_outline(path.commands, fine=path.to_drawing != IDENTITY)} S Q",
        )

    def _tiling(self, tiling: Tiling) -> str:
        """Return the name of a tiling pattern."""
        if tiling not in self._cells:
            cell = tiling.to_scale
            form = _Form(self._file, self._inks, Size(cell.width, cell.height))
            self._cells[tiling] = form.put_cell(cell)
        return self._named("Pattern", f"{self._cells[tiling]} 0 R")

    def _opacity(self, opacity: float) -> str:
        if opacity >= 1:
            return ""
        value = _fine(opacity)
        return f"/{self._named('ExtGState', f'<</ca {value} /CA {value}>>')} gs"

    def _image(self, data: bytes) -> int:
        """Write a PNG as an image XObject in the colours of the output (8.9.5)."""
        from PIL import Image

        with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            mask = opened.getchannel("A").tobytes() if "A" in opened.getbands() else None
            buffer = io.BytesIO()
            opened.convert("RGB").save(buffer, "PNG")
            width, height = opened.size
        size = f"/Width {width} /Height {height} /BitsPerComponent 8"
        entries = f"/ColorSpace {self._space} "
        if mask is not None:
            number = self._pixels(f"{size} /ColorSpace /DeviceGray", mask)
            entries += f"/SMask {number} 0 R"
        return self._pixels(f"{size} {entries}", self._inks.image(buffer.getvalue()).getRGBData())

    def _pixels(self, entries: str, samples: bytes) -> int:
        data = zlib.compress(samples)
        head = (
            f"<</Type /XObject /Subtype /Image {entries} /Filter /FlateDecode "
            f"/Length {len(data)}>>\nstream\n"
        )
        number = self._file.reserve(1)
        self._file.put(number, head.encode("ascii") + data + b"endstream")
        return number

    # ------------------------------------------------------------ gradients

    @property
    def _space(self) -> str:
        return "/DeviceCMYK" if self._inks.for_press else "/DeviceRGB"

    def _shading(self, shading: Shading) -> str:
        """Return a shading dictionary in the colours of the output."""
        samples = SAMPLES if self._inks.for_press else 1
        pieces: list[tuple[float, str]] = []
        for stop in _sampled(shading.stops, samples):
            colour = self._inks.paint(stop.colour).rpartition(" ")[0]
            pieces.append((stop.at, colour))
        return _shading_dictionary(shading, self._space, pieces)

    def _fading(self, shading: Shading) -> str:
        """Return the operator that sets a soft mask for a gradient's opacities (11.5.3)."""
        if not shading.translucent:
            return ""
        pieces = [(stop.at, _fine(stop.opacity)) for stop in shading.stops]
        grey = _Form(self._file, self._inks, self._size)
        name = grey._named("Shading", _shading_dictionary(shading, "/DeviceGray", pieces))
        grey._write(_concat(shading.to_drawing), f"/{name} sh")
        number = grey._stream(f"{_FORM} {_transparency('/DeviceGray', isolated=True)}")
        mask = f"<</SMask <</Type /Mask /S /Luminosity /G {number} 0 R>>>>"
        return f"/{self._named('ExtGState', mask)} gs"


def _sampled(stops: Sequence[ShadingStop], samples: int) -> list[ShadingStop]:
    """Return stops with the colours between each two, so that there are so many pieces of each."""
    result = [stops[0]]
    for before, after in pairwise(stops):
        steps = samples if after.at - before.at > LEAST_PIECE else 1
        for step in range(1, steps):
            part = step / steps
            at = before.at + (after.at - before.at) * part
            result.append(ShadingStop(at, before.colour.mixed(after.colour, part)))
        result.append(after)
    return result


def _shading_dictionary(shading: Shading, space: str, values: Sequence[tuple[float, str]]) -> str:
    """Return a shading (8.7.4.5) whose colours are operands, each with its position."""
    coordinates = " ".join(_fine(value) for value in shading.coordinates)
    kind = 3 if shading.radial else 2
    return (
        f"<</ShadingType {kind} /ColorSpace {space} /Coords [{coordinates}] "
        f"/Function {_function(values)} /Extend [true true]>>"
    )


def _function(values: Sequence[tuple[float, str]]) -> str:
    """Return a function from 0 to 1 that runs straight from value to value (7.10.3, 7.10.4).

    Where two values have one position, the colour jumps. PDF demands positions that increase, so
    each is moved on until it is a little beyond the one before.
    """
    places = [values[0][0]]
    for at, _ in values[1:]:
        places.append(max(at, places[-1] + LEAST_PIECE))
    places = [place / max(1.0, places[-1]) for place in places]
    functions = [
        f"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [{first}] /C1 [{last}]>>"
        for (_, first), (_, last) in pairwise(values)
    ]
    if len(functions) == 1:
        return functions[0]
    bounds = " ".join(_fine(place) for place in places[1:-1])
    return (
        f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(functions)}] "
        f"/Bounds [{bounds}] /Encode [{' '.join(['0 1'] * len(functions))}]>>"
    )


def _transparency(space: str, *, isolated: bool) -> str:
    """Return the entry that makes a form a transparency group (11.6.6)."""
    return f"/Group <</S /Transparency /CS {space} /I {'true' if isolated else 'false'}>> "


def _clipping(clip: ClippingPath) -> str:
    # Without a path there would be no clipping; an empty one hides everything.
    return f"{_outline(clip.commands) or '0 0 m'} W{'*' if clip.even_odd else ''} n"


def _concat(matrix: AffineMap) -> str:
    return f"{' '.join(_fine(value) for value in matrix)} cm"


def _outline(commands: Commands, *, fine: bool = False) -> str:
    """Return a path's construction operators (8.5.2)."""
    number = _fine if fine else _n
    return " ".join(
        " ".join((*(number(value) for value in values), _OPERATORS[name]))
        for name, values in commands
    )


def _fine(value: float) -> str:
    """Return a number to a millionth: parts of matrices and small units need more places."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_FORM = "/Type /XObject /Subtype /Form"
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}

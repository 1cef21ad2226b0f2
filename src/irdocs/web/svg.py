"""Write the marks of a figure as SVG: paths, words, drawings and pictures at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from markupsafe import Markup

from irdocs import vector_svg
from irdocs.drawing import Path
from irdocs.leaflet.boxes import ImageMark, PathMark, TextMark, VectorMark
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Line, LineRun
from irdocs.units import Rect
from irdocs.web.gathering import DrawnMark

_MARGIN = 1.0
"""How far a figure reaches beyond the boxes of its marks, in pt: lines are as wide."""


def bounds(marks: Sequence[DrawnMark]) -> Rect:
    """Return the box round marks, in pt."""
    boxes = [box for mark in marks for box in _boxes(mark)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(left, top, right - left, bottom - top).inset(-_MARGIN, -_MARGIN, -_MARGIN, -_MARGIN)


def written(
    marks: Sequence[DrawnMark],
    box: Rect,
    weight: Callable[[Font], int],
    *,
    names: Iterator[str],
    mirrored: bool,
) -> Markup:
    """Return what stands inside an `svg` element with a viewBox of a box of the column.

    `names` are what ids in drawings begin with, each once on a page. `weight` tells how heavy a
    face is (100 to 900). If `mirrored`, everything is turned round but words and pictures, as on a
    page from right to left.
    """
    return Markup("").join(_drawn(mark, box, weight, names, mirrored) for mark in marks)


def _boxes(drawn: DrawnMark) -> list[Rect]:
    """Return the boxes that a mark fills."""
    match drawn.mark:
        case TextMark(lines=lines):
            return [
                Rect(x, drawn.y + y - _ASCENT * _size(line), line.width, _HEIGHT * _size(line))
                for x, y, line in lines
            ]
        case PathMark(paths=paths, at=at, within=within):
            if within:
                return [within.moved(at.x, at.y + drawn.y)]
            return [_extent(path).moved(at.x, at.y + drawn.y) for path in paths if path.commands]
        case VectorMark(box=box) | ImageMark(box=box):
            return [box.moved(0.0, drawn.y)]
        case _:
            assert_never(drawn.mark)


_ASCENT, _HEIGHT = 0.95, 1.25
"""How high above its baseline a line of text begins, and how high it is, as parts of its size."""


def _size(line: Line) -> float:
    return max((run.fragment.style.size for run in line.runs), default=0.0)


def _extent(path: Path) -> Rect:
    """Return the box round the points of a path."""
    xs = [value for _, values in path.commands for value in values[::2]]
    ys = [value for _, values in path.commands for value in values[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _drawn(
    drawn: DrawnMark,
    box: Rect,
    weight: Callable[[Font], int],
    names: Iterator[str],
    mirrored: bool,
) -> Markup:
    """Return one mark."""
    turn = Markup(' transform="matrix(-1 0 0 1 {} 0)"').format(_n(2 * box.x + box.width))
    match drawn.mark:
        case TextMark(lines=lines):
            words = Markup("").join(
                _run(run, x, drawn.y + y, box, weight, mirrored)
                for x, y, line in lines
                for run in line.runs
            )
            return Markup("<text>{}</text>").format(words)
        case PathMark(paths=paths, at=at, kept=kept):
            place = Markup(' transform="translate({} {})"').format(_n(at.x), _n(at.y + drawn.y))
            inner = Markup("").join(_path(path) for path in paths)
            if mirrored and kept is not None:
                dx = 2 * box.x + box.width - 2 * at.x - kept.x - kept.right
                place = Markup(' transform="translate({} {})"').format(
                    _n(at.x + dx), _n(at.y + drawn.y)
                )
            group = Markup("<g{}>{}</g>").format(place, inner)
            return Markup("<g{}>{}</g>").format(turn, group) if mirrored and not kept else group
        case VectorMark(elements=elements, box=place_of):
            x = place_of.x if not mirrored else 2 * box.x + box.width - place_of.right
            svg = vector_svg.written(elements, place_of.width, place_of.height, names=next(names))
            # Its own writer made it of numbers and colours alone.
            inner = Markup(
                svg.replace("<svg ", f'<svg x="{_n(x)}" y="{_n(place_of.y + drawn.y)}" ', 1)
            )
            return inner
        case ImageMark():
            return Markup("")  # a photograph is an `img` of its own
        case _:
            assert_never(drawn.mark)


def _run(
    run: LineRun, x: float, y: float, box: Rect, weight: Callable[[Font], int], mirrored: bool
) -> Markup:
    """Return a run of words, as wide as it was measured in whatever typeface shows it."""
    left, style = x + run.x, run.fragment.style
    if mirrored:
        left = 2 * box.x + box.width - left - run.width
    return Markup(
        '<tspan x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}" textLength="{}" '
        'lengthAdjust="spacingAndGlyphs">{}</tspan>'
    ).format(
        _n(left), _n(y - style.rise), _n(style.size), weight(style.font), style.colour,
        _n(run.width), run.text,
    )  # fmt: skip


def _path(path: Path) -> Markup:
    """Return a path with its paint."""
    paint = Markup(' fill="{}"').format(path.fill or "none")
    if path.even_odd:
        paint += Markup(' fill-rule="evenodd"')
    if path.stroke:
        paint += Markup(' stroke="{}" stroke-width="{}" stroke-linecap="round"').format(
            path.stroke, _n(path.stroke_width)
        )
    if path.opacity < 1:
        paint += Markup(' opacity="{}"').format(_n(path.opacity))
    return Markup('<path d="{}"{}/>').format(vector_svg.path_data(path.commands), paint)


def _n(value: float) -> str:
    """Return a number to a hundredth."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text

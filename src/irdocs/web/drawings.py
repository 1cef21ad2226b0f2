"""Write items of a page as SVG: the figures of web pages, drawn by the same plan as in print.

Words stay words, as wide as they were measured in whatever typeface shows them. Numbers, colours
and escaped words are all that a drawing is made of; no markup of the content reaches it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import count, groupby
from typing import assert_never

from markupsafe import Markup

from irdocs import vector_svg
from irdocs.drawing import Colour, Path
from irdocs.frozen import frozen
from irdocs.page.items import ImageItem, Item, PathsItem, TextItem, VectorsItem
from irdocs.page.mirror import mirrored
from irdocs.typeset.characters import RIGHT_TO_LEFT_MARK
from irdocs.typeset.metrics import Font
from irdocs.units import Rect

PIXELS = 4 / 3
"""How many pixels of CSS a pt has."""
_MARGIN = 1.0
"""How far a figure reaches beyond its items, in pt: lines are as wide."""
_ROUND = 9.0
"""How much of its ground there is round one that has a ground of its own, in pt."""
DrawnItem = TextItem | PathsItem | VectorsItem | ImageItem
"""What figures consist of."""


@frozen
class DrawingWriter:
    """Writes the drawings of one page."""

    weight: Callable[[Font], int]
    """Returns how heavy a face is, 100 to 900."""
    address: Callable[[bytes], str]
    """Returns the address of a picture, a PNG or JPEG."""
    names: Iterator[str] = field(default_factory=lambda: (f"svg.{n}." for n in count()))
    """What the ids in each drawing begin with. Ids of the content have no dots."""

    def drawing(
        self,
        items: Iterable[Item],
        label: str | None,
        *,
        mirrored: bool,
        ground: Colour | None = None,
        shown: str = "",
    ) -> Markup:
        """Return items as one drawing.

        Assistive technology is told the `label`; without one the drawing is hidden from it. If
        `mirrored`, all is turned round but words and pictures, as on a page from right to left.
        `ground` is what it was drawn to be seen on; without one that is the page's white. `shown`
        is the class that says on which screens it is shown; empty for all.
        """
        drawn = [item for item in items if isinstance(item, DrawnItem)]
        if not drawn:
            return Markup("")
        box = bounds(drawn)
        if mirrored:
            drawn = _turned(drawn, box)
        inner = Markup("").join(
            self._texts(group) if is_text else self._pictures(group)
            for is_text, group in groupby(drawn, key=lambda item: isinstance(item, TextItem))
        )
        kind = f"drawing {shown}".strip()
        if ground is not None:
            kind += " grounded"
            box = box.inset(*(-_ROUND,) * 4)
            behind = Markup('<rect {} fill="{}"/>').format(_place(box), ground)
            inner = behind + inner
        told = (
            Markup('role="img" aria-label="{}"').format(label)
            if label
            else Markup('aria-hidden="true"')
        )
        return Markup(
            '<svg class="{}" {} direction="ltr" viewBox="{} {} {} {}" width="{:.0f}" '
            'height="{:.0f}">{}</svg>'
        ).format(
            kind, told, _n(box.x), _n(box.y), _n(box.width), _n(box.height), box.width * PIXELS,
            box.height * PIXELS, inner,
        )  # fmt: skip

    def _texts(self, items: Iterable[DrawnItem]) -> Markup:
        """Return pieces of text; those of one element are one text."""
        texts = [item for item in items if isinstance(item, TextItem)]
        return Markup("").join(
            Markup("<text>{}</text>").format(Markup("").join(self._text(item) for item in group))
            for _, group in groupby(texts, key=lambda item: id(item.owner))
        )

    def _text(self, item: TextItem) -> Markup:
        """Return a run of text; browsers order each as a text from left to right."""
        mark = RIGHT_TO_LEFT_MARK * item.right_to_left
        return Markup(
            '<tspan x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}" textLength="{}" '
            'lengthAdjust="spacingAndGlyphs">{}</tspan>'
        ).format(
            _n(item.x), _n(item.y), _n(item.size), self.weight(item.font), item.colour,
            _n(item.width), f"{mark}{item.text}{mark}",
        )  # fmt: skip

    def _pictures(self, items: Iterable[DrawnItem]) -> Markup:
        return Markup("").join(self._picture(item) for item in items)

    def _picture(self, item: DrawnItem) -> Markup:
        match item:
            case PathsItem(paths=paths, clip=clip, offset=offset):
                inner = Markup("").join(_path(path) for path in paths)
                if clip and _overhangs(item, clip):
                    inner = self._clipped(inner, Markup("<rect {}/>").format(_place(clip)))
                if offset.x or offset.y:
                    place = Markup('<g transform="translate({} {})">{}</g>')
                    return place.format(_n(offset.x), _n(offset.y), inner)
                return inner
            case VectorsItem(elements=elements, box=box):
                svg = vector_svg.written(elements, box.width, box.height, names=next(self.names))
                # Its own writer made it of numbers and colours alone.
                return Markup(svg.replace("<svg ", f'<svg x="{_n(box.x)}" y="{_n(box.y)}" ', 1))
            case ImageItem(data=data, box=box, outline=outline):
                image = Markup('<image {} preserveAspectRatio="none" href="{}"/>').format(
                    _place(box), self.address(data)
                )
                if outline is None:
                    return image
                return self._clipped(image, _path(outline))
            case TextItem():
                return self._text(item)
            case _:
                assert_never(item)

    def _clipped(self, inner: Markup, outline: Markup) -> Markup:
        """Return what lies within an outline."""
        return Markup(
            '<clipPath id="{0}">{2}</clipPath><g clip-path="url(#{0})">{1}</g>'
        ).format(next(self.names), inner, outline)  # fmt: skip


def _place(box: Rect) -> Markup:
    """Return the attributes of a box."""
    return Markup('x="{}" y="{}" width="{}" height="{}"').format(
        _n(box.x), _n(box.y), _n(box.width), _n(box.height)
    )


def _turned(items: Sequence[DrawnItem], box: Rect) -> list[DrawnItem]:
    """Return items mirrored in a box."""
    turned = mirrored(tuple(items), box.x + box.right)
    return [item for item in turned if isinstance(item, DrawnItem)]


def bounds(items: Iterable[Item]) -> Rect:
    """Return the box round what is drawn of items, in pt."""
    drawn = (item for item in items if isinstance(item, DrawnItem))
    boxes = [box for item in drawn for box in _boxes(item)] or [Rect(0.0, 0.0, 1.0, 1.0)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(left, top, right - left, bottom - top).inset(-_MARGIN, -_MARGIN, -_MARGIN, -_MARGIN)


def _boxes(item: DrawnItem) -> list[Rect]:
    """Return the boxes that an item fills."""
    match item:
        case TextItem():
            top, height = item.font.ascent, item.font.ascent + item.font.descent
            return [Rect(item.x, item.y - top * item.size, item.width, height * item.size)]
        case PathsItem(paths=paths, clip=clip, offset=offset):
            extents = [_extent(path) for path in paths if path.commands]
            shown = [extent.within(clip) for extent in extents] if clip else extents
            return [box.moved(offset.x, offset.y) for box in shown]
        case VectorsItem(box=box) | ImageItem(box=box):
            return [box]
        case _:
            assert_never(item)


def _overhangs(item: PathsItem, clip: Rect) -> bool:
    """Whether paths reach beyond a box."""
    extents = [_extent(path) for path in item.paths if path.commands]
    return any(
        extent.x < clip.x - _MARGIN
        or extent.y < clip.y - _MARGIN
        or extent.right > clip.right + _MARGIN
        or extent.bottom > clip.bottom + _MARGIN
        for extent in extents
    )


def _extent(path: Path) -> Rect:
    """Return the box round the points of a path."""
    xs = [value for _, values in path.commands for value in values[::2]]
    ys = [value for _, values in path.commands for value in values[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


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


__all__ = ["PIXELS", "DrawingWriter", "DrawnItem", "bounds"]

"""A shape's fill, its own or its theme's, as items to draw (ECMA-376, 20.1.8 and 20.1.4.1).

A fill is read in two steps. `FillReader.fill_of` and `FillReader.themed` find out which fill a
shape has; `FillReader.marks` applies it to an outline. They are apart because one fill may serve
several outlines, and because a group's fill is handed on to the shapes in it.

What only Office can draw, such as metafiles, is left out or simplified, and noted for the author.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from math import cos, radians, sin

from irdocs.drawing import Colour, Path
from irdocs.frozen import frozen, replace
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.art_items import ArtItem, GradientFill, GradientStop, PictureFill
from irdocs.ooxml.geometry import Affine, PlacedShape
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.shape_paths import FARTHEST
from irdocs.ooxml.xml import Element

_READABLE_FORMATS = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "tiff", "tif"})
"""The subtypes of image content types that can be drawn. Metafiles (EMF, WMF) cannot."""


@frozen
class ShapeFill:
    """How a shape is filled: with a colour, a gradient or a picture; not at all if all are None."""

    solid: tuple[Colour, float] | None = None
    """A colour and its opacity, 0 to 1."""
    gradient: Element | None = None
    """Its a:gradFill."""
    placeholder_colour: Colour | None = None
    """The colour that phClr stands for in a gradient of the theme."""
    picture: Element | None = None
    """Its a:blipFill."""
    part: str = ""
    """The name of the part whose relationships lead to the picture."""


@frozen
class FillReader:
    """Reads the fills of one presentation."""

    show: Presentation
    missing: list[str] = field(default_factory=list)
    """What cannot be drawn, as phrases for a message to the author; grows while fills are read."""

    def fill_of(
        self, page: SlidePage, part: str, properties: Element | None, group: ShapeFill | None = None
    ) -> ShapeFill | None:
        """Return the fill that properties, such as a p:spPr, state, or None if they state none.

        `part` is the name of the part that the shape is in; `group` is the fill of its group, which
        it takes over if its own fill is a:grpFill (20.1.8.35).
        """
        for child in properties if properties is not None else ():
            if child.tag == f"{A}grpFill":
                return group
            fill = self._read(page, part, child, None)
            if fill is not None:
                return fill
        return None

    def _read(
        self, page: SlidePage, part: str, fill: Element, own: Colour | None
    ) -> ShapeFill | None:
        """Return the fill that an element states, or None if it is no fill.

        `own` is the colour that phClr stands for.
        """
        match fill.tag.removeprefix(A) if isinstance(fill.tag, str) else "":
            case "solidFill" if len(fill):
                return ShapeFill(
                    solid=colour_scheme.colour_and_opacity(fill[0], page.scheme, page.mapping, own)
                )
            case "noFill":
                return ShapeFill()
            case "gradFill":
                return ShapeFill(gradient=fill, placeholder_colour=own)
            case "blipFill":
                return ShapeFill(picture=fill, part=part)
            case "pattFill":
                return ShapeFill(solid=self._pattern(page, fill, own))
            case _:
                pass  # no fill
        return None

    def _pattern(
        self, page: SlidePage, fill: Element, own: Colour | None
    ) -> tuple[Colour, float] | None:
        """Return the mean of a pattern's two colours, and its opacity, 1.

        Patterns are so fine that from afar the eye mixes their colours.
        """
        colours = []
        for name in ("fgClr", "bgClr"):
            element = fill.find(f"{A}{name}")
            colour_and_opacity = (
                colour_scheme.colour_and_opacity(element[0], page.scheme, page.mapping, own)
                if element is not None and len(element)
                else None
            )
            colours.append(colour_and_opacity[0] if colour_and_opacity else Colour(255, 255, 255))
        foreground, background = colours
        return Colour(
            (foreground.red + background.red) // 2, (foreground.green + background.green) // 2,
            (foreground.blue + background.blue) // 2,
        ), 1.0  # fmt: skip

    def theme(self, page: SlidePage, name: str) -> tuple[Element, ...]:
        """Return the entries of one of the theme's lists of styles, such as fillStyleLst."""
        *_, master = page.chain
        part = self.show.package.related(master.part, "theme")
        if part is None or part not in self.show.package:
            return ()
        styles = self.show.package.xml(part).find(f".//{A}fmtScheme/{A}{name}")
        return tuple(styles) if styles is not None else ()

    def theme_fill(self, page: SlidePage, style: Element, name: str) -> ShapeFill | None:
        """Return the fill of the theme that a style refers to by number, in the style's own colour.

        `style` is an a:fillRef (20.1.4.2.10) or a p:bgRef; `name` is the theme's list of fills.
        Numbers from 1001 on refer to the list of fills for backgrounds.
        """
        number = whole(style, "idx")
        if number > 1000:  # a fill for backgrounds (20.1.4.1.7)
            name, number = "bgFillStyleLst", number - 1000
        colour = (
            colour_scheme.solid_colour(style[0], page.scheme, page.mapping) if len(style) else None
        )
        fills = self.theme(page, name)
        if number in (0, 1000):
            return ShapeFill()
        if not 1 <= number <= len(fills):
            return ShapeFill(solid=(colour, 1.0) if colour else None)
        *_, master = page.chain
        part = self.show.package.related(master.part, "theme") or ""
        return self._read(page, part, fills[number - 1], colour)

    def marks(
        self, page: SlidePage, fill: ShapeFill | None, edge: Path, where: PlacedShape, what: str
    ) -> Iterator[ArtItem]:
        """Yield the items that fill an outline of a shape.

        `edge` is the outline on the page, `where` the shape's place, which gradients and pictures
        are stretched to, and `what` the shape's name for messages.
        """
        if fill is None:
            return
        if fill.solid is not None:
            yield replace(edge, fill=fill.solid[0], opacity=fill.solid[1])
        elif fill.gradient is not None:
            yield from self._gradient(page, fill, edge, where)
        elif fill.picture is not None:
            yield from self.picture_fill(fill.part, fill.picture, where, edge, what)

    def _gradient(
        self, page: SlidePage, fill: ShapeFill, edge: Path, where: PlacedShape
    ) -> Iterator[Path | GradientFill]:
        """Yield an outline filled with a gradient (20.1.8.33).

        A path gradient, whatever its form, is drawn as a radial one: it runs from the middle of its
        a:fillToRect to the corner of the shape that is farthest from there. A linear gradient runs
        through the shape's middle at its angle, and is just so long that its first and last colour
        reach the corners.
        """
        assert fill.gradient is not None
        unsorted = []
        for stop in fill.gradient.iterfind(f"{A}gsLst/{A}gs"):
            colour_and_opacity = (
                colour_scheme.colour_and_opacity(
                    stop[0], page.scheme, page.mapping, fill.placeholder_colour
                )
                if len(stop)
                else None
            )
            if colour_and_opacity is not None:
                position = min(1.0, max(0.0, whole(stop, "pos") / 100_000))
                unsorted.append(GradientStop(position, *colour_and_opacity))
        stops = tuple(sorted(unsorted, key=lambda stop: stop.at))
        if len(stops) < 2:
            if stops:
                yield replace(edge, fill=stops[0].colour, opacity=stops[0].opacity)
            return
        linear, width, height = fill.gradient.find(f"{A}lin"), where.width, where.height
        if linear is None and fill.gradient.find(f"{A}path") is not None:
            focus = fill.gradient.find(f"{A}path/{A}fillToRect")
            insets = [
                whole(focus, side, 0 if focus is not None else 50_000) / 100_000 for side in "ltrb"
            ]
            x, y = width * (insets[0] + 1 - insets[2]) / 2, height * (insets[1] + 1 - insets[3]) / 2
            corner = (0.0 if x > width / 2 else width, 0.0 if y > height / 2 else height)
            start, end = where.to_page.at(x, y), where.to_page.at(*corner)
            yield GradientFill(edge, stops, start, end, round=True)
            return
        angle = radians(whole(linear, "ang") / 60_000)
        cos_angle, sin_angle = cos(angle), sin(angle)
        half_length = (abs(width * cos_angle) + abs(height * sin_angle)) / 2
        start = where.to_page.at(
            width / 2 - cos_angle * half_length, height / 2 - sin_angle * half_length
        )
        end = where.to_page.at(
            width / 2 + cos_angle * half_length, height / 2 + sin_angle * half_length
        )
        yield GradientFill(edge, stops, start, end)

    def picture_fill(
        self, part: str, fill: Element, where: PlacedShape, edge: Path, what: str
    ) -> Iterator[PictureFill]:
        """Yield the picture of an a:blipFill or p:blipFill (20.1.8.14), clipped to its shape.

        Two rectangles, each given by four insets, decide what is seen of it. a:srcRect crops the
        picture; a:fillRect puts what is left into the shape. Insets may be negative: such a
        fillRect is larger than the shape, and such a srcRect larger than the picture, which then
        has a margin without paint. A PictureFill knows no negative crop, so here the margin
        becomes a part of the transformation.

        Yields nothing for a picture that is missing, cannot be read or has no size.
        """
        blip = fill.find(f"{A}blip")
        name = blip.get(f"{R}embed") if blip is not None else None
        relation = self.show.package.relations(part).get(name or "")
        if blip is None or relation is None or relation.target not in self.show.package:
            self.missing.append(f"{what}: a picture that is not in the file")
            return
        kind = (self.show.package.content_type(relation.target) or "").rpartition("/")[2]
        if kind not in _READABLE_FORMATS:
            self.missing.append(f"{what}: a picture in a format that only Office can draw ({kind})")
            return
        if fill.find(f"{A}tile") is not None:
            self.missing.append(f"{what}: the repetition of a picture, which is drawn once")
        if any(blip.find(f"{A}{effect}") is not None for effect in _EFFECTS):
            self.missing.append(f"{what}: the recolouring of a picture")
        fill_rectangle, source = fill.find(f"{A}stretch/{A}fillRect"), fill.find(f"{A}srcRect")
        left, top, right, bottom = (_fraction(fill_rectangle, side) for side in "ltrb")
        crop = [_fraction(source, side) for side in "ltrb"]
        visible = (1 - crop[0] - crop[2], 1 - crop[1] - crop[3])
        size = (where.width * (1 - left - right), where.height * (1 - top - bottom))
        if min(visible) <= 0.001 or min(size) <= 0.01 or max(visible) > 100 or max(size) > FARTHEST:
            return
        within = Affine(1 - left - right, 0, 0, 1 - top - bottom, left, top)
        margins = [max(0.0, -inset) / visible[n % 2] for n, inset in enumerate(crop)]
        margin = Affine(1 - margins[0] - margins[2], 0, 0, 1 - margins[1] - margins[3],
                        margins[0], margins[1])  # fmt: skip
        fading = blip.find(f"{A}alphaModFix")
        yield PictureFill(
            self.show.package.data(relation.target), where.unit.after(within.after(margin)),
            (max(0.0, crop[0]), max(0.0, crop[1]), max(0.0, crop[2]), max(0.0, crop[3])),
            whole(fading, "amt", 100_000) / 100_000, edge,
        )  # fmt: skip


_EFFECTS = ("duotone", "grayscl", "lum", "clrChange", "biLevel", "clrRepl")
"""The elements of an a:blip that change a picture's colours (20.1.8.13)."""


def shaded(mark: ArtItem, shade: float) -> ArtItem:
    """Return an item with its fill made lighter (`shade` up to 1) or darker (down to -1).

    Pictures do not change.
    """
    match mark:
        case Path(fill=Colour() as colour) if shade:
            return replace(mark, fill=_mixed(colour, shade))
        case GradientFill() if shade:
            stops = (replace(stop, colour=_mixed(stop.colour, shade)) for stop in mark.stops)
            return replace(mark, stops=tuple(stops))
    return mark


def _mixed(colour: Colour, shade: float) -> Colour:
    """Return a colour mixed with white, or with black if `shade` is less than 0.

    The absolute value of `shade` is the share of white or black, 0 to 1.
    """
    target = 255 if shade > 0 else 0
    components = (colour.red, colour.green, colour.blue)
    return Colour(
        *(round(component + (target - component) * abs(shade)) for component in components)
    )


def _fraction(element: Element | None, name: str) -> float:
    """Return an attribute in thousandths of a per cent as a fraction; 0 if it is not given."""
    return whole(element, name) / 100_000

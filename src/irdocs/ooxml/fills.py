"""A shape's fill, its own or its theme's, as marks (ECMA-376, 20.1.8 and 20.1.4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import cos, radians, sin

from irdocs.drawing import Colour, Path
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.art_items import ArtItem, GradientFill, GradientStop, PictureFill
from irdocs.ooxml.geometry import Affine, PlacedShape
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.shape_paths import FARTHEST
from irdocs.ooxml.xml import Element

KINDS = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "tiff", "tif"})
"""Pictures that can be drawn, by the ending of their content type; metafiles cannot."""


@dataclass(frozen=True, slots=True)
class ShapeFill:
    """How a shape is filled: in one of these ways, or not at all."""

    solid: tuple[Colour, float] | None = None
    """A colour and its opacity."""
    gradient: Element | None = None
    placeholder_colour: Colour | None = None
    """What a theme's gradient takes for its placeholder colour."""
    picture: Element | None = None
    part: str = ""
    """The part in which the picture's relation stands."""


@dataclass(frozen=True, slots=True)
class FillReader:
    """Reads the fills of one presentation; `missing` collects what cannot be drawn, in words."""

    show: Presentation
    missing: list[str] = field(default_factory=list)

    def fill_of(
        self, page: SlidePage, part: str, properties: Element | None, group: ShapeFill | None = None
    ) -> ShapeFill | None:
        """Return what a shape says of its fill, or None if it says nothing.

        `part` is where its relations stand; `group` is the fill of the group that it is in.
        """
        for child in properties if properties is not None else ():
            if child.tag == f"{A}grpFill":
                return group
            found = self._read(page, part, child, None)
            if found is not None:
                return found
        return None

    def _read(
        self, page: SlidePage, part: str, fill: Element, own: Colour | None
    ) -> ShapeFill | None:
        match fill.tag.removeprefix(A) if isinstance(fill.tag, str) else "":
            case "solidFill" if len(fill):
                return ShapeFill(solid=colour_scheme.seen(fill[0], page.scheme, page.mapping, own))
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
        """Return the mean of a pattern's two colours: from afar it looks like that."""
        parts = []
        for name in ("fgClr", "bgClr"):
            colour = fill.find(f"{A}{name}")
            found = (
                colour_scheme.seen(colour[0], page.scheme, page.mapping, own)
                if colour is not None and len(colour)
                else None
            )
            parts.append(found[0] if found else Colour(255, 255, 255))
        one, other = parts
        return Colour(
            (one.red + other.red) // 2, (one.green + other.green) // 2,
            (one.blue + other.blue) // 2,
        ), 1.0  # fmt: skip

    def theme(self, page: SlidePage, name: str) -> tuple[Element, ...]:
        """Return the entries of a list of the theme's, such as fillStyleLst."""
        *_, master = page.chain
        part = self.show.package.related(master.part, "theme")
        if part is None or part not in self.show.package:
            return ()
        found = self.show.package.xml(part).find(f".//{A}fmtScheme/{A}{name}")
        return tuple(found) if found is not None else ()

    def themed(self, page: SlidePage, style: Element, name: str) -> ShapeFill | None:
        """Return a fill of the theme with a colour of the shape's own (20.1.4.2.10)."""
        number = whole(style, "idx")
        if number > 1000:  # of backgrounds (20.1.4.1.7)
            name, number = "bgFillStyleLst", number - 1000
        colour = colour_scheme.shown(style[0], page.scheme, page.mapping) if len(style) else None
        listed = self.theme(page, name)
        if number in (0, 1000):
            return ShapeFill()
        if not 1 <= number <= len(listed):
            return ShapeFill(solid=(colour, 1.0) if colour else None)
        *_, master = page.chain
        part = self.show.package.related(master.part, "theme") or ""
        return self._read(page, part, listed[number - 1], colour)

    def marks(
        self, page: SlidePage, fill: ShapeFill | None, edge: Path, where: PlacedShape, what: str
    ) -> Iterator[ArtItem]:
        """Yield what an outline is filled with; `what` names its shape."""
        if fill is None:
            return
        if fill.solid is not None:
            yield replace(edge, fill=fill.solid[0], opacity=fill.solid[1])
        elif fill.gradient is not None:
            yield from self._blended(page, fill, edge, where)
        elif fill.picture is not None:
            yield from self.pasted(fill.part, fill.picture, where, edge, what)

    def _blended(
        self, page: SlidePage, fill: ShapeFill, edge: Path, where: PlacedShape
    ) -> Iterator[Path | GradientFill]:
        assert fill.gradient is not None
        found = []
        for stop in fill.gradient.iterfind(f"{A}gsLst/{A}gs"):
            seen = (
                colour_scheme.seen(stop[0], page.scheme, page.mapping, fill.placeholder_colour)
                if len(stop)
                else None
            )
            if seen is not None:
                found.append(GradientStop(min(1.0, max(0.0, whole(stop, "pos") / 100_000)), *seen))
        stops = tuple(sorted(found, key=lambda stop: stop.at))
        if len(stops) < 2:
            if stops:
                yield replace(edge, fill=stops[0].colour, opacity=stops[0].opacity)
            return
        line, wide, tall = fill.gradient.find(f"{A}lin"), where.width, where.height
        if line is None and fill.gradient.find(f"{A}path") is not None:
            to = fill.gradient.find(f"{A}path/{A}fillToRect")
            shares = [whole(to, n, 0 if to is not None else 50_000) / 100_000 for n in "ltrb"]
            x, y = wide * (shares[0] + 1 - shares[2]) / 2, tall * (shares[1] + 1 - shares[3]) / 2
            corner = (0.0 if x > wide / 2 else wide, 0.0 if y > tall / 2 else tall)
            start, end = where.to_page.at(x, y), where.to_page.at(*corner)
            yield GradientFill(edge, stops, start, end, round=True)
            return
        angle = radians(whole(line, "ang") / 60_000)
        across, down = cos(angle), sin(angle)
        reach = (abs(wide * across) + abs(tall * down)) / 2
        start = where.to_page.at(wide / 2 - across * reach, tall / 2 - down * reach)
        end = where.to_page.at(wide / 2 + across * reach, tall / 2 + down * reach)
        yield GradientFill(edge, stops, start, end)

    def pasted(
        self, part: str, fill: Element, where: PlacedShape, edge: Path, what: str
    ) -> Iterator[PictureFill]:
        """Yield a picture (20.1.8.14), clipped to its shape."""
        blip = fill.find(f"{A}blip")
        name = blip.get(f"{R}embed") if blip is not None else None
        relation = self.show.package.relations(part).get(name or "")
        if blip is None or relation is None or relation.target not in self.show.package:
            self.missing.append(f"{what}: a picture that is not in the file")
            return
        kind = (self.show.package.content_type(relation.target) or "").rpartition("/")[2]
        if kind not in KINDS:
            self.missing.append(f"{what}: a picture of a kind that only Office draws ({kind})")
            return
        if fill.find(f"{A}tile") is not None:
            self.missing.append(f"{what}: a picture that is repeated, drawn once")
        if any(blip.find(f"{A}{effect}") is not None for effect in _EFFECTS):
            self.missing.append(f"{what}: what Office does to the colours of a picture")
        left, top, right, bottom = (_part(fill.find(f"{A}stretch/{A}fillRect"), n) for n in "ltrb")
        crop = [_part(fill.find(f"{A}srcRect"), n) for n in "ltrb"]
        shown = (1 - crop[0] - crop[2], 1 - crop[1] - crop[3])
        size = (where.width * (1 - left - right), where.height * (1 - top - bottom))
        if min(shown) <= 0.001 or min(size) <= 0.01 or max(shown) > 100 or max(size) > FARTHEST:
            return
        within = Affine(1 - left - right, 0, 0, 1 - top - bottom, left, top)
        # What is cropped by less than nothing has a margin there.
        margins = [max(0.0, -part) / shown[n % 2] for n, part in enumerate(crop)]
        margin = Affine(1 - margins[0] - margins[2], 0, 0, 1 - margins[1] - margins[3],
                        margins[0], margins[1])  # fmt: skip
        faded = blip.find(f"{A}alphaModFix")
        yield PictureFill(
            self.show.package.data(relation.target), where.unit.after(within.after(margin)),
            (max(0.0, crop[0]), max(0.0, crop[1]), max(0.0, crop[2]), max(0.0, crop[3])),
            whole(faded, "amt", 100_000) / 100_000, edge,
        )  # fmt: skip


_EFFECTS = ("duotone", "grayscl", "lum", "clrChange", "biLevel", "clrRepl")


def shaded(mark: ArtItem, shade: float) -> ArtItem:
    """Return what an outline is filled with, lighter (up to 1) or darker (down to -1).

    Pictures are as they are.
    """
    match mark:
        case Path(fill=Colour() as colour) if shade:
            return replace(mark, fill=_mixed(colour, shade))
        case GradientFill() if shade:
            stops = (replace(stop, colour=_mixed(stop.colour, shade)) for stop in mark.stops)
            return replace(mark, stops=tuple(stops))
    return mark


def _mixed(colour: Colour, shade: float) -> Colour:
    """Return a colour into which so much white, or black if less than 0, is mixed."""
    other = 255 if shade > 0 else 0
    parts = (colour.red, colour.green, colour.blue)
    return Colour(*(round(part + (other - part) * abs(shade)) for part in parts))


def _part(element: Element | None, name: str) -> float:
    return whole(element, name) / 100_000

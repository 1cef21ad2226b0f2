"""A shape's fill, its own or its theme's, as marks (ECMA-376, 20.1.8 and 20.1.4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, radians, sin

from irdocs.drawing import Colour, Commands, Path
from irdocs.probe import scheme
from irdocs.probe.geometry import Placed
from irdocs.probe.marks import Blend, Mark, Pasted
from irdocs.probe.package import A, Element, R, whole
from irdocs.probe.show import Page, Show
from irdocs.units import Rect

KINDS = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "tiff", "tif"})
"""Pictures that can be drawn, by the ending of their content type; metafiles cannot."""
RECTANGLE = 5
"""How many commands a box has."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How a shape is filled: in one of these ways, or not at all."""

    plain: tuple[Colour, float] | None = None
    """A colour and its opacity."""
    blend: Element | None = None
    own: Colour | None = None
    """What a theme's gradient takes for its placeholder colour."""
    picture: Element | None = None
    part: str = ""
    """The part in which the picture's relation stands."""


@dataclass(frozen=True, slots=True)
class Fills:
    """Reads the fills of one presentation; `missing` collects what cannot be drawn, in words."""

    show: Show
    missing: list[str] = field(default_factory=list)

    def said(self, page: Page, part: str, properties: Element | None) -> Fill | None:
        """Return what a shape says of its fill, or None if it says nothing."""
        for child in properties if properties is not None else ():
            found = self._read(page, part, child, None)
            if found is not None:
                return found
        return None

    def _read(self, page: Page, part: str, fill: Element, own: Colour | None) -> Fill | None:
        match fill.tag.removeprefix(A) if isinstance(fill.tag, str) else "":
            case "solidFill" if len(fill):
                return Fill(plain=scheme.seen(fill[0], page.scheme, page.mapping, own))
            case "noFill":
                return Fill()
            case "gradFill":
                return Fill(blend=fill, own=own)
            case "blipFill":
                return Fill(picture=fill, part=part)
            case "pattFill" if (colour := fill.find(f"{A}fgClr")) is not None and len(colour):
                found = scheme.seen(colour[0], page.scheme, page.mapping, own)
                return Fill(plain=(found[0], 0.5 * found[1]) if found else None)
        return None

    def theme(self, page: Page, name: str) -> Element | None:
        *_, master = page.chain
        part = self.show.package.related(master.part, "theme")
        if part is None or part not in self.show.package:
            return None
        return self.show.package.xml(part).find(f".//{A}fmtScheme/{A}{name}")

    def themed(
        self, page: Page, style: Element, name: str, base: int, below: str = ""
    ) -> Fill | None:
        """Return a fill of the theme with a colour of the shape's own (20.1.4.2.10)."""
        number = whole(style, "idx")
        if number in (0, 1000):
            return Fill()
        listed = self.theme(page, name if number > base else below or name)
        place = number - base if number > base else number
        colour = scheme.shown(style[0], page.scheme, page.mapping) if len(style) else None
        if listed is None or place > len(listed):
            return Fill(plain=(colour, 1.0) if colour else None)
        *_, master = page.chain
        part = self.show.package.related(master.part, "theme") or ""
        return self._read(page, part, listed[place - 1], colour)

    def marks(
        self, page: Page, fill: Fill | None, edge: Commands, where: Placed, what: str
    ) -> Iterator[Mark]:
        if fill is None:
            return
        if fill.plain is not None:
            yield Path(edge, fill=fill.plain[0], opacity=fill.plain[1])
        elif fill.blend is not None:
            yield from self._blended(page, fill, edge, where)
        elif fill.picture is not None:
            yield from self.pasted(fill.part, fill.picture, where, edge, what, clipped=True)

    def _blended(
        self, page: Page, fill: Fill, edge: Commands, where: Placed
    ) -> Iterator[Path | Blend]:
        assert fill.blend is not None
        stops = []
        for stop in fill.blend.iterfind(f"{A}gsLst/{A}gs"):
            found = scheme.seen(stop[0], page.scheme, page.mapping, fill.own) if len(stop) else None
            if found is not None:
                stops.append((whole(stop, "pos") / 100_000, *found))
        if not stops:
            return
        stops.sort(key=lambda stop: stop[0])
        seen = [opacity for _, _, opacity in stops]
        colours = tuple((at, colour) for at, colour, _ in stops)
        if min(seen) < scheme.SOLID:
            # Half transparent ones are drawn in their middle colour.
            middle = colours[len(colours) // 2][1]
            yield Path(edge, fill=middle, opacity=sum(seen) / len(seen))
            return
        line, wide, tall = fill.blend.find(f"{A}lin"), where.width, where.height
        if line is None and fill.blend.find(f"{A}path") is not None:
            to = fill.blend.find(f"{A}path/{A}fillToRect")
            shares = [whole(to, n, 0 if to is not None else 50_000) / 100_000 for n in "ltrb"]
            x, y = wide * (shares[0] + 1 - shares[2]) / 2, tall * (shares[1] + 1 - shares[3]) / 2
            corner = (0.0 if x > wide / 2 else wide, 0.0 if y > tall / 2 else tall)
            start, end = where.to_page.at(x, y), where.to_page.at(*corner)
            yield Blend(edge, colours, start, end, round=True)
            return
        angle = radians(whole(line, "ang") / 60_000)
        across, down = cos(angle), sin(angle)
        reach = (abs(wide * across) + abs(tall * down)) / 2
        start = where.to_page.at(wide / 2 - across * reach, tall / 2 - down * reach)
        end = where.to_page.at(wide / 2 + across * reach, tall / 2 + down * reach)
        yield Blend(edge, colours, start, end)

    def pasted(
        self, part: str, fill: Element, where: Placed, edge: Commands, what: str,
        *, clipped: bool = False,
    ) -> Iterator[Pasted]:  # fmt: skip
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
        edges = [_part(fill.find(f"{A}srcRect"), n) for n in "ltrb"]
        stretched = [_part(fill.find(f"{A}stretch/{A}fillRect"), n) for n in "ltrb"]
        faded = blip.find(f"{A}alphaModFix")
        box = where.upright
        left, top, right, bottom = stretched
        box = Rect(
            box.x + left * box.width, box.y + top * box.height,
            box.width * (1 - left - right), box.height * (1 - top - bottom),
        )  # fmt: skip
        preset = edge if clipped or len(edge) != RECTANGLE else None
        yield Pasted(
            self.show.package.data(relation.target), box,
            (max(0.0, edges[0]), max(0.0, edges[1]), max(0.0, edges[2]), max(0.0, edges[3])),
            where.to_page.angle if not any(where.mirrored) else 0.0, where.mirrored,
            whole(faded, "amt", 100_000) / 100_000, preset,
        )  # fmt: skip


def _part(element: Element | None, name: str) -> float:
    return whole(element, name) / 100_000

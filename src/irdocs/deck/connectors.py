"""Write lines of upright parts as PowerPoint's connectors (ECMA-376, 19.3.1.19).

The presets straightConnector1 and bentConnector2 to bentConnector5 run from one corner of their box
to the opposite one, the first part across; the numbers in their names are those of their parts. The
places of inner parts are adjustments, in 1/100,000 of the width or height of the box, and may lie
beyond it. A line whose first part runs down or up is such a connector turned by 90 degrees.

LibreOffice finds a way of its own for each connector: up to version 7.4 it disregards adjustments,
so that the middle part of a line stands halfway, behind whatever box is there, and a line which
goes round a shape runs along its edge. Where its way is another, the line is written twice
(ECMA-376, part 3, 9.3): as a connector for PowerPoint, and as a freeform without ties for programs
that do not know PowerPoint's extensions of 2015.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from irdocs.deck import shapes
from irdocs.drawing import line as line_through
from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.xml import Element, el, qname
from irdocs.units import Rect, emu

LEAST = 0.1
"""The least width and height in pt of a bent connector's box: adjustments are shares of them."""
HALFWAY = 0.5
"""How far in pt from the middle a part may stand that runs halfway."""


@frozen
class Connector:
    """A line that is tied to two shapes."""

    name: str
    alt: str | None
    """Its alternative text; None for a decorative line."""
    points: tuple[tuple[float, float], ...]
    """Its ends and corners, in pt from the slide's top left corner."""
    start: tuple[int, int]
    """The id of the shape that it begins at, and the number of the point on that shape."""
    end: tuple[int, int]
    """The same of the shape that it ends at."""

    def element(self, ids: shapes.ShapeIds, line: Element) -> Element:
        """Return the connector, or both of its forms; `line` is how it is drawn."""
        tied = el(
            "p:cxnSp",
            el(
                "p:nvCxnSpPr",
                self._named(ids),
                el(
                    "p:cNvCxnSpPr",
                    el("a:stCxn", id=self.start[0], idx=self.start[1]),
                    el("a:endCxn", id=self.end[0], idx=self.end[1]),
                ),
                el("p:nvPr"),
            ),
            el("p:spPr", *connector_geometry(self.points), line),
        )
        if self._is_everywhere_alike:
            return tied
        properties = el("p:nvSpPr", self._named(ids), el("p:cNvSpPr"), el("p:nvPr"))
        geometry = el("p:spPr", *freeform_geometry(self.points), el("a:noFill"), deepcopy(line))
        names = {prefix: NAMESPACES[prefix] for prefix in ("mc", "p159")}
        choice = etree.Element(qname("mc:Choice"), {"Requires": "p159"}, names)
        choice.append(tied)
        fallback = el("mc:Fallback", el("p:sp", properties, geometry))
        return el("mc:AlternateContent", choice, fallback)

    def _named(self, ids: shapes.ShapeIds) -> Element:
        return shapes.named(ids(), self.name, self.alt, decorative=self.alt is None)

    @property
    def _is_everywhere_alike(self) -> bool:
        """Whether programs that disregard adjustments run it along the same way.

        They do if it has none, or one that puts the middle part halfway.
        """
        if len(self.points) != 4:
            return len(self.points) < 4
        (x0, y0), (x1, y1), _, (x3, y3) = self.points
        off = x1 - (x0 + x3) / 2 if y0 == y1 else y1 - (y0 + y3) / 2
        return abs(off) <= HALFWAY


def freeform_geometry(points: Sequence[tuple[float, float]]) -> tuple[Element, Element]:
    """Return the transform and the path of a line; `points` are its corners in pt."""
    left, top = (min(values) for values in zip(*points, strict=True))
    right, bottom = (max(values) for values in zip(*points, strict=True))
    box = Rect(left, top, right - left, bottom - top)
    commands = line_through(*((x - left, y - top) for x, y in points))
    return shapes.frame(box), shapes.custom_geometry((box.width, box.height), (commands,))


def connector_geometry(points: Sequence[tuple[float, float]]) -> tuple[Element, Element]:
    """Return the transform and the preset shape of a line; `points` are its corners in pt.

    Its parts run across and down by turns; there are five at most.
    """
    parts = len(points) - 1
    (x0, y0), (x1, y1) = points[0], points[-1]
    across, down = x1 - x0, y1 - y0
    if parts == 1:
        transform = _transform(
            min(x0, x1), min(y0, y1), abs(across), abs(down), flip_h=across < 0, flip_v=down < 0
        )
        return transform, el("a:prstGeom", el("a:avLst"), prst="straightConnector1")
    if points[0][1] == points[1][1]:
        turn, flip_h, flip_v = 0, across < 0, down < 0
        width, height = max(abs(across), LEAST), max(abs(down), LEAST)
        along = [(x - x0) / (-width if flip_h else width) for x, _ in points]
        beside = [(y - y0) / (-height if flip_v else height) for _, y in points]
    else:  # turned clockwise: what runs across in the preset runs down, what runs down runs left
        turn, flip_h, flip_v = 90, down < 0, across > 0
        width, height = max(abs(down), LEAST), max(abs(across), LEAST)
        along = [(y - y0) / (-width if flip_h else width) for _, y in points]
        beside = [(x - x0) / (height if flip_v else -height) for x, _ in points]
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    transform = _transform(
        middle_x - width / 2, middle_y - height / 2, width, height,
        flip_h=flip_h, flip_v=flip_v, turn=turn,
    )  # fmt: skip
    # The first adjustment is how far along the second corner is, the next how far aside the third
    # is, and so on by turns.
    values = [(beside if number % 2 else along)[number + 1] for number in range(max(0, parts - 2))]
    guides = [
        el("a:gd", name=f"adj{number}", fmla=f"val {round(value * 100_000)}")
        for number, value in enumerate(values, start=1)
    ]
    return transform, el("a:prstGeom", el("a:avLst", *guides), prst=f"bentConnector{parts}")


def _transform(
    x: float, y: float, width: float, height: float, *, flip_h: bool, flip_v: bool, turn: int = 0
) -> Element:
    return el(
        "a:xfrm",
        el("a:off", x=emu(x), y=emu(y)),
        el("a:ext", cx=emu(width), cy=emu(height)),
        rot=turn * 60_000 or None,
        flipH=1 if flip_h else None,
        flipV=1 if flip_v else None,
    )

"""What a layout and its master paint behind a slide's words: grounds, shapes, pictures, sayings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs.drawing import Colour, Commands, Path, rectangle
from irdocs.probe import geometry, scheme
from irdocs.probe.fills import Fill, Fills
from irdocs.probe.geometry import Affine, Placed
from irdocs.probe.looks import Look, Looks
from irdocs.probe.marks import Backdrop, Mark, Saying
from irdocs.probe.package import A, Element, P, whole
from irdocs.probe.show import FOOTERS, SHAPES, TITLES, Page, Shape, Show
from irdocs.units import Rect, pt

_DIRECTIONS = {"horz": 0.0, "vert": 90.0, "vert270": 270.0}
"""By how many degrees clockwise words are turned (20.1.10.82)."""
HAIRLINE = 0.75
"""The width in pt of an outline that says none (20.1.2.2.24)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder that slides fill, where the slide's differs from the layout's."""

    box: Rect | None = None
    colour: Colour | None = None
    """Of its words."""


Held = Mapping[str, Slot]
"""The placeholders of a layout that slides fill, by `key_of`: what these are filled with shows."""


def key_of(type: str | None, index: int) -> str:
    """Return what tells a placeholder from the others of its layout."""
    if type in TITLES:
        return "title"
    return str(type) if type in FOOTERS else str(index)


def read(show: Show, page: Page, held: Held) -> Backdrop:
    """Return what is painted on slides of a layout."""
    fills = Fills(show)
    marks = tuple(_Reader(show, page, held, fills, Looks(show)).marks())
    return Backdrop(marks, tuple(dict.fromkeys(fills.missing)))


@dataclass(frozen=True, slots=True)
class _Reader:
    show: Show
    page: Page
    """The layout."""
    held: Held
    fills: Fills
    looks: Looks

    def marks(self) -> Iterator[Mark]:
        page = self.page
        yield from self._ground()
        shown = [page] if page.root.get("showMasterSp") in ("0", "false") else [*page.chain][::-1]
        for behind in shown:
            tree = behind.root.find(f"{P}cSld/{P}spTree")
            for element in tree if tree is not None else ():
                yield from self._shape(behind, element, Affine())

    # ------------------------------------------------------------ the ground

    def _ground(self) -> Iterator[Mark]:
        page, size = self.page, self.show.size
        board = Placed(size.width, size.height, Affine(), (False, False))
        edge = rectangle(0, 0, size.width, size.height)
        plain = page.scheme.colours.get(page.mapping.get("bg1", "lt1")) or Colour(255, 255, 255)
        yield Path(edge, fill=plain)
        for one in page.chain:
            found = one.root.find(f"{P}cSld/{P}bg")
            if found is None:
                continue
            properties, reference = found.find(f"{P}bgPr"), found.find(f"{P}bgRef")
            if properties is not None:
                fill = self.fills.said(page, one.part, properties)
            elif reference is not None:
                fill = self.fills.themed(page, reference, "bgFillStyleLst", 1000, "fillStyleLst")
            else:
                return
            yield from self.fills.marks(page, fill, edge, board, "its background")
            return

    # ------------------------------------------------------------ shapes

    def _shape(self, behind: Page, element: Element, parent: Affine) -> Iterator[Mark]:
        kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if kind == "AlternateContent":  # what the standard has no word for, and its stand-in
            for child in element[-1] if len(element) else ():
                yield from self._shape(behind, child, parent)
        if kind not in SHAPES.values():
            return
        shape = Shape(element, kind)
        if element[0].find(f"{P}cNvPr").get("hidden") in ("1", "true"):
            return
        if shape.holder is not None:
            slot = self.held.get(key_of(shape.type, shape.index))
            if behind is self.page and slot is not None:
                yield from self._holder(shape, slot)
        elif kind == "graphicFrame":
            self.fills.missing.append(f'"{shape.name}": a table, a chart or a diagram')
        elif kind == "grpSp":
            yield from self._group(behind, element, parent)
        elif shape.properties is not None:
            transform = shape.properties.find(f"{A}xfrm")
            where = geometry.placed(transform, parent) if transform is not None else None
            if where is not None:
                yield from self._painted(behind, shape, shape.properties, where)

    def _group(self, behind: Page, element: Element, parent: Affine) -> Iterator[Mark]:
        transform = element.find(f"{P}grpSpPr/{A}xfrm")
        where = geometry.placed(transform, parent) if transform is not None else None
        within = geometry.inner(transform, where) if where else parent
        for child in element[1:]:
            yield from self._shape(behind, child, within)

    def _painted(self, behind: Page, shape: Shape, own: Element, where: Placed) -> Iterator[Mark]:
        page = self.page
        local = geometry.outline(own, where.width, where.height)
        if local is None:
            self.fills.missing.append(f'"{shape.name}": a shape that is computed from formulas')
            return
        edge = where.to_page.of(local)
        if shape.kind == "pic":
            blip = shape.element.find(f"{P}blipFill")
            if blip is not None:
                yield from self.fills.pasted(behind.part, blip, where, edge, f'"{shape.name}"')
        else:
            fill = self.fills.said(page, behind.part, own)
            style = shape.element.find(f"{P}style/{A}fillRef")
            if fill is None and style is not None and shape.kind == "sp":
                fill = self.fills.themed(page, style, "fillStyleLst", 0)
            if shape.kind == "sp":
                yield from self.fills.marks(page, fill, edge, where, f'"{shape.name}"')
        yield from self._outlined(shape, own, edge, where)
        if shape.kind == "sp" and shape.body is not None:
            yield from self._saying(shape, where)

    def _holder(self, shape: Shape, slot: Slot) -> Iterator[Mark]:
        """Yield the fill of a placeholder that slides have, and how a footer's words look."""
        page = self.page
        box = slot.box or page.box(shape)
        if box is None:
            return
        where = Placed(box.width, box.height, Affine(e=box.x, f=box.y), (False, False))
        edge = rectangle(box.x, box.y, box.width, box.height)
        for one in (shape, *page.ancestors(shape)):
            fill = self.fills.said(page, page.part, one.properties)
            if fill is not None:
                yield from self.fills.marks(page, fill, edge, where, f'"{shape.name}"')
                break
        if shape.type in FOOTERS:
            look = self.looks.look(page, shape, 0, None)
            look = replace(look, colour=slot.colour or look.colour)
            yield self._said(shape, box, (), look, shape.type)

    def _outlined(
        self, shape: Shape, own: Element, edge: Commands, where: Placed
    ) -> Iterator[Path]:
        page = self.page
        line = own.find(f"{A}ln")
        style = shape.element.find(f"{P}style/{A}lnRef")
        base = self._style_line(style)
        width = next((w for e in (line, base) if (w := whole(e, "w"))), None)
        fill = self.fills.said(page, "", line) if line is not None else None
        if fill is None and style is not None and style.get("idx", "0") != "0" and len(style):
            fill = Fill(plain=scheme.seen(style[0], page.scheme, page.mapping))
        if fill is None or fill.plain is None:
            return
        colour, opacity = fill.plain
        thick = (pt(width) if width is not None else HAIRLINE) * where.to_page.scale
        yield Path(edge, stroke=colour, stroke_width=max(thick, 0.25), opacity=opacity)

    def _style_line(self, style: Element | None) -> Element | None:
        if style is None:
            return None
        listed = self.fills.theme(self.page, "lnStyleLst")
        number = whole(style, "idx")
        return listed[number - 1] if listed is not None and 0 < number <= len(listed) else None

    # ------------------------------------------------------------ words

    def _saying(self, shape: Shape, where: Placed) -> Iterator[Saying]:
        lines: list[str] = []
        look: Look | None = None
        for paragraph in shape.body.iterfind(f"{A}p") if shape.body is not None else ():
            runs = [r for r in paragraph if r.tag in (f"{A}r", f"{A}fld")]
            lines.append("".join(r.findtext(f"{A}t") or "" for r in runs))
            if look is None and lines[-1].strip():
                level = whole(paragraph.find(f"{A}pPr"), "lvl")
                look = self.looks.look(self.page, shape, level, runs[0].find(f"{A}rPr"))
        if look is None:
            return
        body = shape.element.find(f"{P}txBody/{A}bodyPr")
        direction = body.get("vert", "horz") if body is not None else "horz"
        if direction not in _DIRECTIONS:
            self.fills.missing.append(f'"{shape.name}": words one below the other')
            return
        turned, box = _DIRECTIONS[direction], where.upright
        if turned:  # words that run up or down have the box's height for their lines
            x, y = box.x + box.width / 2, box.y + box.height / 2
            box = Rect(x - box.height / 2, y - box.width / 2, box.height, box.width)
        said = self._said(shape, box, lines, look, None)
        yield replace(said, turned=(where.to_page.angle + turned) % 360)

    def _said(
        self, shape: Shape, box: Rect, lines: Sequence[str], look: Look, footer: str | None
    ) -> Saying:
        page = self.page
        body = [e for one in (shape, *page.ancestors(shape))
                if (e := one.element.find(f"{P}txBody/{A}bodyPr")) is not None]  # fmt: skip

        def inset(name: str, usual: int) -> int:
            return next((whole(e, name) for e in body if e.get(name) is not None), usual)

        paragraph = shape.body.find(f"{A}p/{A}pPr") if shape.body is not None else None
        align = paragraph.get("algn") if paragraph is not None else None
        if align is None:
            align = self.looks.levels(page, shape, 0).attribute("algn")
        across = (inset("lIns", 91_440) + inset("rIns", 91_440)) // 2
        down = (inset("tIns", 45_720) + inset("bIns", 45_720)) // 2
        return Saying(
            tuple(lines), look, box, align if align in ("ctr", "r") else "l",
            next((a for e in body if (a := e.get("anchor")) is not None), "t"),
            (pt(across), pt(down)), footer=footer,
        )  # fmt: skip

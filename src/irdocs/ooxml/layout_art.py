"""What a layout and its master paint behind a slide's words: grounds, shapes, pictures, sayings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs.drawing import Colour, Path, rectangle
from irdocs.ooxml import colour_scheme, geometry
from irdocs.ooxml.art_items import NUMBER, ArtItem, LayoutArt, LayoutText
from irdocs.ooxml.fills import FillReader, ShapeFill, shaded
from irdocs.ooxml.geometry import Affine, PlacedShape
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import FOOTERS, SHAPES, TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import INSETS, StyleResolver, TextStyle
from irdocs.ooxml.xml import Element
from irdocs.units import Rect, pt

_DIRECTIONS = {"horz": 0.0, "vert": 90.0, "vert270": 270.0}
"""By how many degrees clockwise words are turned (20.1.10.82)."""
HAIRLINE = 0.75
"""The width in pt of an outline that says none (20.1.2.2.24)."""


@dataclass(frozen=True, slots=True)
class FilledPlaceholder:
    """A placeholder that slides fill, where the slide's differs from the layout's."""

    box: Rect | None = None
    colour: Colour | None = None
    """Of its words."""


Held = Mapping[str, FilledPlaceholder]
"""The placeholders of a layout that slides fill, by `key_of`: what these are filled with shows."""


def key_of(type: str | None, index: int) -> str:
    """Return what tells a placeholder from the others of its layout."""
    if type in TITLES:
        return "title"
    return str(type) if type in FOOTERS else str(index)


def read(show: Presentation, page: SlidePage, held: Held) -> LayoutArt:
    """Return what is painted on slides of a layout."""
    reader = _ArtReader(show, page, held, FillReader(show), StyleResolver(show))
    marks, above = tuple(reader.marks()), tuple(reader.above())
    return LayoutArt(marks, above, tuple(dict.fromkeys(reader.fills.missing)))


@dataclass(frozen=True, slots=True)
class _ArtReader:
    show: Presentation
    page: SlidePage
    """The layout."""
    held: Held
    fills: FillReader
    looks: StyleResolver

    def marks(self) -> Iterator[ArtItem]:
        """Yield the ground and what the master and the layout paint, in order."""
        page = self.page
        yield from self._ground()
        shown = [page] if page.root.get("showMasterSp") in ("0", "false") else [*page.chain][::-1]
        for behind in shown:
            tree = behind.root.find(f"{P}cSld/{P}spTree")
            for element in tree if tree is not None else ():
                yield from self._shape(behind, element, Affine(), None)

    def above(self) -> Iterator[ArtItem]:
        """Yield what placeholders that slides fill are painted with, and how footers look."""
        for shape in self.page.shapes:
            slot = self.held.get(key_of(shape.type, shape.index))
            if shape.holder is not None and slot is not None:
                yield from self._holder(shape, slot)

    # ------------------------------------------------------------ the ground

    def _ground(self) -> Iterator[ArtItem]:
        page, size = self.page, self.show.size
        board = PlacedShape(size.width, size.height, Affine())
        edge = Path(rectangle(0, 0, size.width, size.height))
        plain = page.scheme.colours.get(page.mapping.get("bg1", "lt1")) or Colour(255, 255, 255)
        yield replace(edge, fill=plain)
        for one in page.chain:
            found = one.root.find(f"{P}cSld/{P}bg")
            if found is None:
                continue
            properties, reference = found.find(f"{P}bgPr"), found.find(f"{P}bgRef")
            fill = None
            if properties is not None:
                fill = self.fills.fill_of(page, one.part, properties)
            elif reference is not None:
                fill = self.fills.themed(page, reference, "fillStyleLst")
            yield from self.fills.marks(page, fill, edge, board, "its background")
            return

    # ------------------------------------------------------------ shapes

    def _shape(
        self, behind: SlidePage, element: Element, parent: Affine, group: ShapeFill | None
    ) -> Iterator[ArtItem]:
        kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if kind == "AlternateContent":  # what the standard has no word for, and its stand-in
            stand_in = next((child for child in reversed(element) if len(child)), ())
            for child in stand_in:
                yield from self._shape(behind, child, parent, group)
        if kind not in SHAPES.values():
            return
        shape = SlideShape(element, kind)
        named = element[0].find(f"{P}cNvPr")
        if named is not None and named.get("hidden") in ("1", "true"):
            return
        if shape.holder is not None:
            return  # a layout's own is not shown on its slides
        if kind == "graphicFrame":
            self.fills.missing.append(f'"{shape.name}": a table, a chart or a diagram')
        elif kind == "grpSp":
            yield from self._group(behind, element, parent, group)
        elif shape.properties is not None:
            transform = shape.properties.find(f"{A}xfrm")
            where = geometry.placed(transform, parent) if transform is not None else None
            if where is not None:
                yield from self._painted(behind, shape, shape.properties, where, group)

    def _group(
        self, behind: SlidePage, element: Element, parent: Affine, group: ShapeFill | None
    ) -> Iterator[ArtItem]:
        own = element.find(f"{P}grpSpPr")
        transform = own.find(f"{A}xfrm") if own is not None else None
        where = geometry.placed(transform, parent) if transform is not None else None
        within = geometry.inner(transform, where) if where else parent
        fill = self.fills.fill_of(self.page, behind.part, own, group)
        for child in element[1:]:
            yield from self._shape(behind, child, within, fill)

    def _painted(
        self,
        behind: SlidePage,
        shape: SlideShape,
        own: Element,
        where: PlacedShape,
        group: ShapeFill | None,
    ) -> Iterator[ArtItem]:
        what = f'"{shape.name}"' if shape.name else "a shape without a name"
        local = geometry.outlines(own, where.width, where.height)
        if local is None:
            self.fills.missing.append(f"{what}: its outline cannot be computed")
        edges = [
            (part, Path(where.to_page.of(part.commands), even_odd=True)) for part in local or ()
        ]
        if shape.kind == "pic":
            blip = shape.element.find(f"{P}blipFill")
            frame = Path(where.to_page.of(rectangle(0, 0, where.width, where.height)))
            shown_in = [edge for part, edge in edges if part.filled] or [frame]
            for edge in shown_in if blip is not None else ():
                yield from self.fills.pasted(behind.part, blip, where, edge, what)
        fill = self._fill(behind, shape, own, group) if shape.kind == "sp" else None
        for part, edge in edges:
            if part.filled:
                marks = self.fills.marks(self.page, fill, edge, where, what)
                yield from (shaded(mark, part.shade) for mark in marks)
            if part.stroked:
                yield from self._outlined(shape, own, edge, where.to_page.scale)
        if shape.kind == "sp" and shape.body is not None:
            yield from self._saying(shape, where)

    def _fill(
        self, behind: SlidePage, shape: SlideShape, own: Element, group: ShapeFill | None
    ) -> ShapeFill | None:
        """Return a shape's own fill, or that of its style."""
        fill = self.fills.fill_of(self.page, behind.part, own, group)
        style = shape.element.find(f"{P}style/{A}fillRef")
        if fill is None and style is not None:
            return self.fills.themed(self.page, style, "fillStyleLst")
        return fill

    def _holder(self, shape: SlideShape, slot: FilledPlaceholder) -> Iterator[ArtItem]:
        page = self.page
        box = slot.box or page.box(shape)
        if box is None:
            return
        where = PlacedShape(box.width, box.height, Affine(e=box.x, f=box.y))
        edge = Path(rectangle(box.x, box.y, box.width, box.height))
        for one in (shape, *page.ancestors(shape)):
            part = next((p.part for p in page.chain if one in p.shapes), page.part)
            fill = self.fills.fill_of(page, part, one.properties)
            if fill is not None:
                yield from self.fills.marks(page, fill, edge, where, f'"{shape.name}"')
                break
        for one in (shape, *page.ancestors(shape)):
            if one.properties is not None and one.properties.find(f"{A}ln") is not None:
                yield from self._outlined(one, one.properties, edge, 1.0)
                break
        if shape.type in FOOTERS:
            look = self.looks.style(page, shape, 0, None)
            look = replace(look, colour=slot.colour or look.colour)
            yield self._turned(shape, where, (), look, shape.type)

    def _outlined(
        self, shape: SlideShape, own: Element, edge: Path, scale: float
    ) -> Iterator[Path]:
        page = self.page
        line = own.find(f"{A}ln")
        style = shape.element.find(f"{P}style/{A}lnRef")
        base = self._style_line(style)
        width = next((w for e in (line, base) if (w := whole(e, "w"))), None)
        fill = self.fills.fill_of(page, "", line) if line is not None else None
        if fill is None and style is not None and whole(style, "idx") and len(style):
            fill = ShapeFill(solid=colour_scheme.seen(style[0], page.scheme, page.mapping))
        if fill is None or fill.solid is None:
            return
        colour, opacity = fill.solid
        thick = (pt(width) if width is not None else HAIRLINE) * scale
        yield replace(
            edge, stroke=colour, stroke_width=min(100.0, max(thick, 0.25)), opacity=opacity
        )

    def _style_line(self, style: Element | None) -> Element | None:
        number = whole(style, "idx")
        listed = self.fills.theme(self.page, "lnStyleLst") if style is not None else ()
        return listed[number - 1] if 0 < number <= len(listed) else None

    # ------------------------------------------------------------ words

    def _saying(self, shape: SlideShape, where: PlacedShape) -> Iterator[LayoutText]:
        lines: list[str] = []
        look: TextStyle | None = None
        for paragraph in shape.body.iterfind(f"{A}p") if shape.body is not None else ():
            runs = [r for r in paragraph if r.tag in (f"{A}r", f"{A}fld", f"{A}br")]
            lines += "".join(map(_words, runs)).split("\n")
            first = next((r for r in runs if _words(r).strip()), None)
            if look is None and first is not None:
                level = whole(paragraph.find(f"{A}pPr"), "lvl")
                look = self.looks.style(self.page, shape, level, first.find(f"{A}rPr"))
        if look is None:
            return
        body = shape.element.find(f"{P}txBody/{A}bodyPr")
        if body is not None and body.get("vert", "horz") not in _DIRECTIONS:
            self.fills.missing.append(f'"{shape.name}": words one below the other')
            return
        yield self._turned(shape, where, lines, look, None)

    def _turned(
        self,
        shape: SlideShape,
        where: PlacedShape,
        lines: Sequence[str],
        look: TextStyle,
        footer: str | None,
    ) -> LayoutText:
        """Return words in their box, turned as it is, or as they run in it."""
        body = [e for one in (shape, *self.page.ancestors(shape))
                if (e := one.element.find(f"{P}txBody/{A}bodyPr")) is not None]  # fmt: skip

        def said(name: str, usual: str) -> str:
            return next((str(v) for e in body if (v := e.get(name)) is not None), usual)

        turned = _DIRECTIONS.get(said("vert", "horz"), 0.0)
        box = where.upright
        if turned:  # words that run up or down have the box's height for their lines
            x, y = box.x + box.width / 2, box.y + box.height / 2
            box = Rect(x - box.height / 2, y - box.width / 2, box.height, box.width)
        own = shape.properties.find(f"{A}xfrm") if shape.properties is not None else None
        angle = where.to_page.angle or (whole(own, "rot") / 60_000 if footer else 0.0)
        align = self._align(shape)
        if said("wrap", "square") == "none":  # a line goes on beyond its box
            shift = {"l": 0.0, "ctr": WIDE / 2, "r": WIDE}[align]
            box = Rect(box.x - shift, box.y, box.width + WIDE, box.height)
        insets = [
            next((whole(e, name) for e in body if e.get(name) is not None), usual)
            for name, usual in INSETS.items()
        ]
        return LayoutText(
            tuple(lines), look, box, align, said("anchor", "t"),
            (pt(insets[0] + insets[1]) / 2, pt(insets[2] + insets[3]) / 2),
            (angle + turned) % 360, footer,
        )  # fmt: skip

    def _align(self, shape: SlideShape) -> str:
        paragraph = shape.body.find(f"{A}p/{A}pPr") if shape.body is not None else None
        align = paragraph.get("algn") if paragraph is not None else None
        if align is None:
            align = self.looks.levels(self.page, shape, 0).attribute("algn")
        return align if align in ("ctr", "r") else "l"


def _words(run: Element) -> str:
    """Return what a run says; of a slide's number, its sign."""
    if run.tag == f"{A}br":
        return "\n"
    if run.get("type") == "slidenum":
        return NUMBER
    return " ".join((run.findtext(f"{A}t") or "").replace("\t", " ").split("\n"))


WIDE = 2000.0
"""How much wider than its box, in pt, a line may be that is not broken."""

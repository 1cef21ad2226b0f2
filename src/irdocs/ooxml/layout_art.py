"""What a layout and its master paint behind a slide's text: background, shapes, pictures, texts.

A handout shows slides of the author's own template, so what PowerPoint would paint behind a slide
must be drawn into a PDF. This module walks through the shapes of the master and of the layout and
returns items to draw. What cannot be drawn is left out and named in `LayoutArt.missing`.

Placeholders are a case of their own. PowerPoint does not show those of a layout, but a slide that
fills one takes over its fill, its outline and its text style. So they are returned apart from the
rest, and only for those placeholders that slides do fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irdocs.drawing import Colour, Path, rectangle
from irdocs.frozen import frozen, replace
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
"""The angle in degrees, clockwise, by which text is turned, by its direction (20.1.10.82)."""
_USUAL_LINE_WIDTH = 0.75
"""The width in pt of an outline that does not state one (20.1.2.2.24)."""


@frozen
class FilledPlaceholder:
    """How a placeholder on slides differs from the layout's; None stands for no difference."""

    box: Rect | None = None
    """Its place on the page, in pt."""
    colour: Colour | None = None
    """The colour of its text."""


Held = Mapping[str, FilledPlaceholder]
"""The placeholders of a layout that slides fill, by `key_of`; only their fills are visible."""


def key_of(type: str | None, index: int) -> str:
    """Return a key that identifies a placeholder among those of its layout."""
    if type in TITLES:
        return "title"
    return str(type) if type in FOOTERS else str(index)


def read(show: Presentation, page: SlidePage, held: Held) -> LayoutArt:
    """Return what a layout paints on slides that fill the placeholders in `held`."""
    reader = _ArtReader(show, page, held, FillReader(show), StyleResolver(show.root))
    background, foreground = tuple(reader.marks()), tuple(reader.above())
    return LayoutArt(background, foreground, tuple(dict.fromkeys(reader.fills.missing)))


@frozen
class _ArtReader:
    """Reads the items of one layout.

    Methods that take `behind`, the layout or its master, need to know whose shape they draw: a
    shape names its picture by a relationship of the part that it is in.
    """

    show: Presentation
    page: SlidePage
    """The layout."""
    held: Held
    fills: FillReader
    styles: StyleResolver

    def marks(self) -> Iterator[ArtItem]:
        """Yield the background and what the master and the layout paint, in order."""
        page = self.page
        yield from self._background()
        painted_pages = (
            [page] if page.root.get("showMasterSp") in ("0", "false") else [*page.chain][::-1]
        )
        for behind in painted_pages:
            tree = behind.root.find(f"{P}cSld/{P}spTree")
            for element in tree if tree is not None else ():
                yield from self._shape(behind, element, Affine(), None)

    def above(self) -> Iterator[ArtItem]:
        """Yield fills and outlines of placeholders that slides fill; for footers a text, too."""
        for shape in self.page.shapes:
            filled = self.held.get(key_of(shape.type, shape.index))
            if shape.placeholder is not None and filled is not None:
                yield from self._placeholder(shape, filled)

    # ------------------------------------------------------------ the background

    def _background(self) -> Iterator[ArtItem]:
        """Yield the nearest background: the layout's, the master's, or the theme's bg1.

        The plain colour always comes first, for backgrounds that are not opaque or not readable.
        """
        page, size = self.page, self.show.size
        slide = PlacedShape(size.width, size.height, Affine())
        edge = Path(rectangle(0, 0, size.width, size.height))
        plain = page.scheme.colours.get(page.mapping.get("bg1", "lt1")) or Colour(255, 255, 255)
        yield replace(edge, fill=plain)
        for layer in page.chain:
            background = layer.root.find(f"{P}cSld/{P}bg")
            if background is None:
                continue
            properties, reference = background.find(f"{P}bgPr"), background.find(f"{P}bgRef")
            fill = None
            if properties is not None:
                fill = self.fills.fill_of(page, layer.part, properties)
            elif reference is not None:
                fill = self.fills.theme_fill(page, reference, "fillStyleLst")
            yield from self.fills.marks(page, fill, edge, slide, "its background")
            return

    # ------------------------------------------------------------ shapes

    def _shape(
        self, behind: SlidePage, element: Element, parent: Affine, group: ShapeFill | None
    ) -> Iterator[ArtItem]:
        """Yield what a shape paints; `parent` and `group` are its group's transform and fill."""
        kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        # A shape of a later version of Office comes in several forms (part 3, mc:AlternateContent).
        # The last of them, the fallback, is the one that every program understands.
        if kind == "AlternateContent":
            fallback = next((child for child in reversed(element) if len(child)), ())
            for child in fallback:
                yield from self._shape(behind, child, parent, group)
        if kind not in SHAPES.values():
            return
        shape = SlideShape(element, kind)
        identity = element[0].find(f"{P}cNvPr")
        if identity is not None and identity.get("hidden") in ("1", "true"):
            return
        if shape.placeholder is not None:
            return  # a layout's placeholder is not shown on its slides
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
        """Yield what the shapes of a group paint."""
        properties = element.find(f"{P}grpSpPr")
        transform = properties.find(f"{A}xfrm") if properties is not None else None
        where = geometry.placed(transform, parent) if transform is not None else None
        children_to_page = geometry.inner(transform, where) if where else parent
        fill = self.fills.fill_of(self.page, behind.part, properties, group)
        for child in element[1:]:
            yield from self._shape(behind, child, children_to_page, fill)

    def _painted(
        self,
        behind: SlidePage,
        shape: SlideShape,
        own: Element,
        where: PlacedShape,
        group: ShapeFill | None,
    ) -> Iterator[ArtItem]:
        """Yield a shape's picture, fill, outline and text, in this order."""
        what = f'"{shape.name}"' if shape.name else "a shape without a name"
        outlines = geometry.outlines(own, where.width, where.height)
        if outlines is None:
            self.fills.missing.append(f"{what}: its outline cannot be computed")
        edges = [
            (outline, Path(where.to_page.of(outline.commands), even_odd=True))
            for outline in outlines or ()
        ]
        if shape.kind == "pic":
            blip = shape.element.find(f"{P}blipFill")
            frame = Path(where.to_page.of(rectangle(0, 0, where.width, where.height)))
            picture_edges = [edge for outline, edge in edges if outline.filled] or [frame]
            for edge in picture_edges if blip is not None else ():
                yield from self.fills.picture_fill(behind.part, blip, where, edge, what)
        fill = self._fill(behind, shape, own, group) if shape.kind == "sp" else None
        for outline, edge in edges:
            if outline.filled:
                marks = self.fills.marks(self.page, fill, edge, where, what)
                yield from (shaded(mark, outline.shade) for mark in marks)
            if outline.stroked:
                yield from self._outlined(shape, own, edge, where.to_page.scale)
        if shape.kind == "sp" and shape.body is not None:
            yield from self._text(shape, where)

    def _fill(
        self, behind: SlidePage, shape: SlideShape, own: Element, group: ShapeFill | None
    ) -> ShapeFill | None:
        """Return a shape's own fill, or that of the theme which its style refers to."""
        fill = self.fills.fill_of(self.page, behind.part, own, group)
        style = shape.element.find(f"{P}style/{A}fillRef")
        if fill is None and style is not None:
            return self.fills.theme_fill(self.page, style, "fillStyleLst")
        return fill

    def _placeholder(self, shape: SlideShape, filled: FilledPlaceholder) -> Iterator[ArtItem]:
        """Yield the fill and the outline of a placeholder, its own or inherited; and a footer."""
        page = self.page
        box = filled.box or page.box(shape)
        if box is None:
            return
        where = PlacedShape(box.width, box.height, Affine(e=box.x, f=box.y))
        edge = Path(rectangle(box.x, box.y, box.width, box.height))
        for source in (shape, *page.ancestors(shape)):
            part = next((p.part for p in page.chain if source in p.shapes), page.part)
            fill = self.fills.fill_of(page, part, source.properties)
            if fill is not None:
                yield from self.fills.marks(page, fill, edge, where, f'"{shape.name}"')
                break
        for source in (shape, *page.ancestors(shape)):
            if source.properties is not None and source.properties.find(f"{A}ln") is not None:
                yield from self._outlined(source, source.properties, edge, 1.0)
                break
        if shape.type in FOOTERS:
            style = self.styles.style(page, shape, 0, None)
            style = replace(style, colour=filled.colour or style.colour)
            yield self._layout_text(shape, where, (), style, shape.type)

    def _outlined(
        self, shape: SlideShape, own: Element, edge: Path, scale: float
    ) -> Iterator[Path]:
        """Yield the outline of a shape, if it has a visible one.

        Width and colour may each come from the shape or from the theme's line that its style refers
        to. `scale` is the factor by which the shape's groups enlarge it, and so its line.
        """
        page = self.page
        line = own.find(f"{A}ln")
        style = shape.element.find(f"{P}style/{A}lnRef")
        theme_line = self._style_line(style)
        width = next(
            (stated for element in (line, theme_line) if (stated := whole(element, "w"))), None
        )
        fill = self.fills.fill_of(page, "", line) if line is not None else None
        if fill is None and style is not None and whole(style, "idx") and len(style):
            fill = ShapeFill(
                solid=colour_scheme.colour_and_opacity(style[0], page.scheme, page.mapping)
            )
        if fill is None or fill.solid is None:
            return
        colour, opacity = fill.solid
        line_width = (pt(width) if width is not None else _USUAL_LINE_WIDTH) * scale
        yield replace(
            edge, stroke=colour, stroke_width=min(100.0, max(line_width, 0.25)), opacity=opacity
        )

    def _style_line(self, style: Element | None) -> Element | None:
        """Return the a:ln of the theme that an a:lnRef refers to, or None."""
        number = whole(style, "idx")
        lines = self.fills.theme(self.page, "lnStyleLst") if style is not None else ()
        return lines[number - 1] if 0 < number <= len(lines) else None

    # ------------------------------------------------------------ text

    def _text(self, shape: SlideShape, where: PlacedShape) -> Iterator[LayoutText]:
        """Yield a shape's text in the style of its first run; nothing if it has none."""
        lines: list[str] = []
        style: TextStyle | None = None
        for paragraph in shape.body.iterfind(f"{A}p") if shape.body is not None else ():
            runs = [run for run in paragraph if run.tag in (f"{A}r", f"{A}fld", f"{A}br")]
            lines += "".join(map(_run_text, runs)).split("\n")
            first = next((run for run in runs if _run_text(run).strip()), None)
            if style is None and first is not None:
                level = whole(paragraph.find(f"{A}pPr"), "lvl")
                style = self.styles.style(self.page, shape, level, first.find(f"{A}rPr"))
        if style is None:
            return
        body = shape.element.find(f"{P}txBody/{A}bodyPr")
        if body is not None and body.get("vert", "horz") not in _DIRECTIONS:
            self.fills.missing.append(
                f'"{shape.name}": text whose letters stand one below the other'
            )
            return
        yield self._layout_text(shape, where, lines, style, None)

    def _layout_text(
        self,
        shape: SlideShape,
        where: PlacedShape,
        lines: Sequence[str],
        style: TextStyle,
        footer: str | None,
    ) -> LayoutText:
        """Return a text with its box, and with the angle of the shape and of the text in it.

        A footer's place is given by `where` as if it were upright, so its own angle is added.
        """
        owners = (shape, *self.page.ancestors(shape))
        candidates = (owner.element.find(f"{P}txBody/{A}bodyPr") for owner in owners)
        body_properties = [element for element in candidates if element is not None]

        def attribute(name: str, usual: str) -> str:
            values = (element.get(name) for element in body_properties)
            return next((str(value) for value in values if value is not None), usual)

        direction = _DIRECTIONS.get(attribute("vert", "horz"), 0.0)
        box = where.upright
        if direction:  # lines of text that runs up or down are as long as the box is high
            x, y = box.x + box.width / 2, box.y + box.height / 2
            box = Rect(x - box.height / 2, y - box.width / 2, box.height, box.width)
        own = shape.properties.find(f"{A}xfrm") if shape.properties is not None else None
        angle = where.to_page.angle or (whole(own, "rot") / 60_000 if footer else 0.0)
        align = self._align(shape)
        if attribute("wrap", "square") == "none":  # the box must not break the lines
            shift = {"l": 0.0, "ctr": _UNBROKEN_WIDTH / 2, "r": _UNBROKEN_WIDTH}[align]
            box = Rect(box.x - shift, box.y, box.width + _UNBROKEN_WIDTH, box.height)
        insets = [
            next((whole(e, name) for e in body_properties if e.get(name) is not None), usual)
            for name, usual in INSETS.items()
        ]
        return LayoutText(
            tuple(lines), style, box, align, attribute("anchor", "t"),
            (pt(insets[0] + insets[1]) / 2, pt(insets[2] + insets[3]) / 2),
            (angle + direction) % 360, footer,
        )  # fmt: skip

    def _align(self, shape: SlideShape) -> str:
        """Return the alignment of a shape's first paragraph: l, ctr or r."""
        paragraph = shape.body.find(f"{A}p/{A}pPr") if shape.body is not None else None
        align = paragraph.get("algn") if paragraph is not None else None
        if align is None:
            align = self.styles.levels(self.page, shape, 0).attribute("algn")
        return align if align in ("ctr", "r") else "l"


def _run_text(run: Element) -> str:
    """Return the text of a run, a field or a line break; NUMBER for a slide-number field."""
    if run.tag == f"{A}br":
        return "\n"
    if run.get("type") == "slidenum":
        return NUMBER
    return " ".join((run.findtext(f"{A}t") or "").replace("\t", " ").split("\n"))


_UNBROKEN_WIDTH = 2000.0
"""How much wider than its box, in pt, a line may be if lines are not broken."""

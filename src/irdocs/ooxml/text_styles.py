"""The style of text on a slide after all inheritance, and the colour behind it.

A run of text seldom states its size or colour. What it leaves open is looked up in this order
(ECMA-376, 21.1.2.4): the run, the paragraph, the shape's list style, the list styles of the
layout's and of the master's placeholder, the master's text styles, the presentation's default. Each
of these has one entry for each level of a list.

The colour behind a text is needed to compute contrast. It is found by going down from the text
through everything that is painted below it, until something opaque covers the whole box.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.drawing import SOLID, Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme, geometry, gradient_grounds
from irdocs.ooxml.namespaces import NAMESPACES, A, P
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import SHAPES, TITLES, SlidePage, SlideShape
from irdocs.ooxml.xml import Element
from irdocs.units import Rect


@frozen
class TextStyle:
    """How a run of text looks."""

    size: float
    """In pt."""
    bold: bool
    typeface: str
    colour: Colour | None
    """None if it is not known; what is behind shows through it if it is not opaque."""
    capitals: bool = False
    """Whether it is shown in capitals or small capitals, however it is written."""
    opacity: float = 1.0
    """From 0, for text that is not painted at all, to 1."""

    def seen_on(self, ground: Colour | None) -> Colour | None:
        """Return the colour that is seen on a ground; None if it or the ground is not known."""
        if self.colour is None or ground is None:
            return None
        is_solid = self.opacity >= SOLID
        return self.colour if is_solid else ground.mixed(self.colour, self.opacity)


@frozen
class LevelProperties:
    """The properties that a shape's paragraphs inherit at one level of a list."""

    elements: tuple[Element, ...]
    """Elements such as a:lvl1pPr, nearest first: each overrides those after it."""

    def attribute(self, name: str) -> str | None:
        """Return an attribute of the paragraphs, such as marL, or None."""
        return next((v for e in self.elements if (v := e.get(name)) is not None), None)

    def child(self, name: str) -> Element | None:
        """Return a child of the paragraphs' properties by local name, such as lnSpc, or None."""
        return next((c for e in self.elements if (c := e.find(f"{A}{name}")) is not None), None)

    def run(self, name: str) -> str | None:
        """Return an attribute of the runs, such as sz, or None."""
        for element in self.elements:
            default = element.find(f"{A}defRPr")
            if default is not None and (value := default.get(name)) is not None:
                return str(value)
        return None

    def run_fill(self) -> Element | None:
        """Return the nearest fill of the runs, of whatever kind, or None."""
        for element in self.elements:
            if (fill := _fill(element.find(f"{A}defRPr"))) is not None:
                return fill
        return None

    def run_child(self, name: str) -> Element | None:
        """Return a child of the runs' properties by its local name, such as solidFill, or None."""
        for element in self.elements:
            default = element.find(f"{A}defRPr")
            if default is not None and (child := default.find(f"{A}{name}")) is not None:
                return child
        return None


_FILLS = tuple(f"{A}{kind}" for kind in ("solidFill", "noFill", "gradFill", "blipFill", "pattFill"))


def _fill(properties: Element | None) -> Element | None:
    """Return the fill that properties of a run state, or None."""
    if properties is None:
        return None
    return next((child for child in properties if child.tag in _FILLS), None)


INSETS = {"lIns": 91_440, "rIns": 91_440, "tIns": 45_720, "bIns": 45_720}
"""The default space between a shape's edges and its text, in EMU (ECMA-376, 21.1.2.1.1)."""
_OWN_LEVELS = f"{A}lstStyle/*"
_RUN_ATTRIBUTES = ("sz", "b", "cap")
"""The attributes of a run that decide on its TextStyle: size, bold, capitals."""


class StyleResolver:
    """Finds the styles of texts in one presentation.

    A deck's slides share few layouts, so what slides of a layout have in common is kept.
    """

    def __init__(self, root: Element) -> None:
        """`root` is that of the presentation's main part."""
        self._root = root
        self._levels: dict[tuple[SlidePage, str | None, int, int], LevelProperties] = {}
        self._styles: dict[object, TextStyle] = {}

    def levels(self, page: SlidePage, shape: SlideShape, level: int) -> LevelProperties:
        """Return the properties that a shape's paragraphs inherit at a level, counted from 0."""
        tag = f"{A}lvl{level + 1}pPr"
        own = shape.body.find(f"{A}lstStyle/{tag}") if shape.body is not None else None
        if page.above is None or own is not None or shape.placeholder is None:
            return LevelProperties(tuple(self._inherited_properties(page, shape, tag)))
        key = (page.above, shape.type, shape.index, level)
        if key not in self._levels:
            self._levels[key] = LevelProperties(tuple(self._inherited_properties(page, shape, tag)))
        return self._levels[key]

    def _inherited_properties(
        self, page: SlidePage, shape: SlideShape, tag: str
    ) -> Iterator[Element]:
        """Yield the elements of a tag, such as a:lvl1pPr, that apply to a shape, nearest first."""
        for owner in (shape, *page.ancestors(shape)):
            list_style = owner.body.find(f"{A}lstStyle") if owner.body is not None else None
            if list_style is not None and (properties := list_style.find(tag)) is not None:
                yield properties
        master = list(page.chain)[-1].root
        kind = "otherStyle"
        if shape.placeholder is not None:
            footer = shape.type in ("dt", "ftr", "sldNum")
            kind = "titleStyle" if shape.type in TITLES else "otherStyle" if footer else "bodyStyle"
        properties = master.find(f"{P}txStyles/{P}{kind}/{tag}")
        if properties is not None:
            yield properties
        properties = self._root.find(f"{P}defaultTextStyle/{tag}")
        if properties is not None:
            yield properties

    def style(
        self, page: SlidePage, shape: SlideShape, level: int, own: Element | None
    ) -> TextStyle:
        """Return the style of a run in a paragraph at a level, counted from 0.

        `own` are the run's own properties, its a:rPr, or None.
        """
        # If neither the run nor its shape states more than a few attributes, the style is the same
        # on all slides of the layout. Then it is kept, as resolving it takes most of the time.
        is_shared = shape.placeholder is not None and page.above is not None and not (
            own is not None and len(own)
        ) and shape.body is not None and shape.body.find(_OWN_LEVELS) is None  # fmt: skip
        if not is_shared:
            return self._resolve(page, shape, level, own)
        attributes = tuple(own.get(name) for name in _RUN_ATTRIBUTES) if own is not None else ()
        key = (page.above, shape.type, shape.index, level, attributes, page.mapping.get("tx1"))
        if key not in self._styles:
            self._styles[key] = self._resolve(page, shape, level, own)
        return self._styles[key]

    def _resolve(
        self, page: SlidePage, shape: SlideShape, level: int, own: Element | None
    ) -> TextStyle:
        """Return a run's style without the help of earlier results.

        The colour comes from the first of these: the theme's colour of links, the run's own fill,
        the font reference of the shape's style, the inherited fill.
        """
        levels = self.levels(page, shape, level)

        def attribute(name: str) -> str | None:
            value = own.get(name) if own is not None else None
            return str(value) if value is not None else levels.run(name)

        fill = _fill(own)
        link = own.find(f"{A}hlinkClick") if own is not None else None
        opacity = 1.0
        if link is not None and not _takes_the_colour_of_text(link):
            colour = page.scheme.colours.get(page.mapping.get("hlink", "hlink"))
        else:
            font_reference = shape.element.find(f"{P}style/{A}fontRef")
            if (
                fill is None
                and shape.placeholder is None
                and font_reference is not None
                and len(font_reference)
            ):
                colour = colour_scheme.solid_colour(font_reference[0], page.scheme, page.mapping)
            else:
                colour, opacity = self._colour(
                    page, fill if fill is not None else levels.run_fill()
                )
        latin = own.find(f"{A}latin") if own is not None else None
        latin = latin if latin is not None else levels.run_child("latin")
        return TextStyle(
            _size(attribute("sz")) / 100,
            attribute("b") in ("1", "true"),
            page.scheme.typeface(latin.get("typeface", "") if latin is not None else "+mn-lt"),
            colour,
            attribute("cap") in ("all", "small"),
            opacity,
        )

    def _colour(self, page: SlidePage, fill: Element | None) -> tuple[Colour | None, float]:
        """Return the colour and the opacity of a fill; the theme's text colour if there is none.

        The colour of a gradient or a picture is not known.
        """
        ink = page.scheme.colours.get(page.mapping.get("tx1", "dk1"))
        if fill is None:
            return ink, 1.0
        match fill.tag.removeprefix(A):
            case "noFill":
                return ink, 0.0
            case "solidFill" if len(fill):
                found = colour_scheme.colour_and_opacity(fill[0], page.scheme, page.mapping)
                return found or (None, 1.0)
            case _:
                return None, 1.0


def _takes_the_colour_of_text(link: Element) -> bool:
    """Whether a link is shown in its run's colour; without this extension, no program does that."""
    colour = link.find(f"{A}extLst/{A}ext/{{{NAMESPACES['ahyp']}}}hlinkClr")
    return colour is not None and colour.get("val") == "tx"


def _size(text: str | None) -> int:
    """Return a size in hundredths of a pt (20.1.10.72); 18 pt for a missing or malformed one."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1800


def ground(page: SlidePage, shape: SlideShape | None, box: Rect) -> Colour | None:
    """Return the colour on which text in a box is painted, or None if there is no single known one.

    `shape` is the shape that the text is in, if it is in one, and `box` the text's place in pt. The
    shape's own fill counts first, then the shapes behind it which cover the whole box, then the
    background.
    """
    if shape is not None:
        for source in (shape, *page.ancestors(shape)):
            fill = _fill_of(source.properties, page)
            if fill is not None and fill != "none":
                return fill if isinstance(fill, Colour) else None
            if fill == "none":
                break
    for shape_behind in reversed(page.shapes[: page.shapes.index(shape)] if shape else page.shapes):
        fill_behind = _painted(page, shape_behind, box, page)
        if fill_behind is not None:
            return fill_behind if isinstance(fill_behind, Colour) else None
    if page.above is None or page.root.get("showMasterSp") in ("0", "false"):
        return background(page)
    if page.root.find(_BACKGROUND) is not None:
        return _under(page, box)
    key = (box, tuple(page.mapping.items()))
    cached = page.above.known_grounds
    if key not in cached:
        cached[key] = _under(page, box)
    return cached[key]


_BACKGROUND = f"{P}cSld/{P}bg"


def _under(page: SlidePage, box: Rect) -> Colour | None:
    """Return the colour that the layout, master or background paints behind a box, or None."""
    for behind in page.chain:
        if behind is page:
            continue
        for shape in reversed(behind.shapes):
            if shape.placeholder is not None:
                continue  # a layout's placeholder is not shown on its slides
            fill = _painted(behind, shape, box, page)
            if fill is not None:
                return fill if isinstance(fill, Colour) else None
        if behind.root.get("showMasterSp") in ("0", "false"):
            break
    return background(page)


def _painted(
    behind: SlidePage, shape: SlideShape, box: Rect, page: SlidePage
) -> Colour | str | None:
    """Return the fill of a shape if it covers the whole of a box, else None.

    `behind` is the page that the shape is on, and `page` the one whose colours are in force. The
    fill is a colour, or "other" for what is no single colour.
    """
    if shape.kind == "grpSp":
        return _painted_in(shape, box, page)
    if shape.kind not in ("sp", "pic") or (shape.properties is not None
                                           and not len(shape.properties)):  # fmt: skip
        return None
    return _filled(shape, behind.box(shape), box, page)


def _painted_in(
    group: SlideShape, box: Rect, page: SlidePage, above: geometry.Affine | None = None
) -> Colour | str | None:
    """Return the fill of the uppermost shape of a group that covers a box, as `_painted` does.

    `above` leads from the coordinates of the group to the page. What is turned is left out.
    """
    frame = group.element.find(f"{P}grpSpPr/{A}xfrm")
    place = geometry.placed(frame, above or geometry.Affine()) if frame is not None else None
    if frame is None or place is None or not _covers(place.upright, box):
        return None
    to_page = geometry.inner(frame, place)
    for element in reversed(group.element):
        kind = SHAPES.get(element.tag)
        if kind is None:
            continue
        shape = SlideShape(element, kind)
        if kind == "grpSp":
            fill = _painted_in(shape, box, page, to_page)
        elif kind in ("sp", "pic"):
            inner = element.find(f"{P}spPr/{A}xfrm")
            own = geometry.placed(inner, to_page) if inner is not None else None
            fill = _filled(shape, own.upright, box, page) if own is not None else None
        else:
            fill = None
        if fill is not None:
            return fill
    return None


def _filled(
    shape: SlideShape, shape_box: Rect | None, box: Rect, page: SlidePage
) -> Colour | str | None:
    """Return the fill of a shape in a place if that covers a box, as `_painted` does."""
    if shape_box is None or not _covers(shape_box, box):
        return None
    if shape.kind == "pic":
        return "other"
    geometry = shape.element.find(f"{P}spPr/{A}prstGeom")
    if geometry is not None and geometry.get("prst") == "line":
        return None
    fill = _fill_of(shape.properties, page)
    if fill is None and (style := shape.element.find(f"{P}style/{A}fillRef")) is not None:
        if style.get("idx") == "0" or not len(style):
            return None
        fill = colour_scheme.solid_colour(style[0], page.scheme, page.mapping)
    return None if fill == "none" else fill


def _covers(outer: Rect, inner: Rect, slack: float = 1.0) -> bool:
    """Whether one box covers another, up to a margin in pt for rounded places."""
    return (
        outer.x <= inner.x + slack
        and outer.y <= inner.y + slack
        and outer.right >= inner.right - slack
        and outer.bottom >= inner.bottom - slack
    )


def is_plain(page: SlidePage, box: Rect) -> bool:
    """Whether a box on a layout is free of edges.

    It is if each shape of the layout and its master, apart from placeholders and thin lines, covers
    the whole box or none of it. Otherwise text in the box may cross from one colour to another.
    """
    for behind in page.chain:
        for shape in behind.shapes:
            shape_box = behind.box(shape) if shape.placeholder is None else None
            if (
                shape_box is None
                or _covers(shape_box, box)
                or min(shape_box.width, shape_box.height) < _LINE_THICKNESS
            ):
                continue
            overlap_width = min(shape_box.right, box.right) - max(shape_box.x, box.x)
            overlap_height = min(shape_box.bottom, box.bottom) - max(shape_box.y, box.y)
            if overlap_width > _LINE_THICKNESS and overlap_height > _LINE_THICKNESS:
                return False
        if behind.root.get("showMasterSp") in ("0", "false"):
            break
    return True


_LINE_THICKNESS = 6.0
"""In pt. What is thinner counts as a line, which does not make text illegible."""


def _fill_of(properties: Element | None, page: SlidePage) -> Colour | str | None:
    """Return the fill that properties state, as `colour_scheme.fill_of` does; of a gradient, if
    there is one, the colour on which text is hardest to read."""
    fill = colour_scheme.fill_of(properties, page.scheme, page.mapping)
    gradient = properties.find(f"{A}gradFill") if properties is not None else None
    if fill != "other" or gradient is None:
        return fill
    return gradient_grounds.hardest(gradient, page.scheme, page.mapping) or fill


def background(page: SlidePage) -> Colour | None:
    """Return a page's background colour, or None for a picture or what is unknown.

    Of a gradient it is that on which text is hardest to read; see `gradient_grounds`.
    """
    for layer in page.chain:
        element = layer.root.find(f"{P}cSld/{P}bg")
        if element is None:
            continue
        properties = element.find(f"{P}bgPr")
        if properties is not None:
            fill = _fill_of(properties, page)
            return fill if isinstance(fill, Colour) else None
        reference = element.find(f"{P}bgRef")
        if reference is not None and len(reference):
            return _themed(page, reference)
    return page.scheme.colours.get(page.mapping.get("bg1", "lt1"))


def _themed(page: SlidePage, reference: Element) -> Colour | None:
    """Return the colour of the background style that a p:bgRef refers to (20.1.4.1.7).

    None is returned if the style is a picture, or a gradient both dark and light.
    """
    number = whole(reference, "idx") - 1000
    own = colour_scheme.solid_colour(reference[0], page.scheme, page.mapping)
    if not 1 <= number <= len(page.scheme.background_fills):
        return own if number in (1, -1000) else None
    fill = page.scheme.background_fills[number - 1]
    if fill.tag == f"{A}gradFill":
        return gradient_grounds.hardest(fill, page.scheme, page.mapping, own)
    if fill.tag != f"{A}solidFill" or not len(fill):
        return None
    return colour_scheme.solid_colour(fill[0], page.scheme, page.mapping, own)

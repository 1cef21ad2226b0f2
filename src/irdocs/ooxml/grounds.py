"""The colour behind a text on a slide, which is needed to compute contrast.

It is found by going down from the text through everything that is painted below it, until something
opaque covers the whole box.
"""

from __future__ import annotations

from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme, geometry, gradient_grounds
from irdocs.ooxml.glazes import Glaze
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import SHAPES, SlidePage, SlideShape
from irdocs.ooxml.xml import Element
from irdocs.units import Rect

Ground = tuple[Colour, ...]
"""The colours behind a text: several of a gradient that is both dark and light, none if they are
not known."""


Fill = Colour | Ground | Glaze | str | None
"""A fill: a colour, the colours of a gradient, a translucent one, "other", "none", or None if it is
not stated."""


def ground(page: SlidePage, shape: SlideShape | None, box: Rect) -> Colour | None:
    """Return the colour on which text in a box is painted, or None if there is no single known one.

    `shape` is the shape that the text is in, if it is in one, and `box` the text's place in pt.
    """
    found, glazes = _layers(page, shape, box)
    return found[0] if len(found) == 1 and not glazes else None


def colours(page: SlidePage, shape: SlideShape | None, box: Rect) -> Ground:
    """Return the colours on which text in a box is painted: several of a gradient that is both dark
    and light, or of what is seen through a translucent shape and beside it; none if they are not
    known. The parameters are those of `ground`."""
    found, glazes = _layers(page, shape, box)
    for glaze in reversed(glazes):
        seen = tuple(one.mixed(glaze.colour, glaze.opacity) for one in found)
        found = tuple(dict.fromkeys(seen if glaze.is_whole else (*found, *seen)))
    return found


def _layers(page: SlidePage, shape: SlideShape | None, box: Rect) -> tuple[Ground, list[Glaze]]:
    """Return the colours of what is opaque behind a box, and the glazes over it, the uppermost
    first.

    The shape's own fill counts first, then the shapes behind it which cover the whole box, then the
    background.
    """
    glazes: list[Glaze] = []
    if shape is not None:
        for source in (shape, *page.ancestors(shape)):
            fill = _fill_of(source.properties, page)
            if isinstance(fill, Glaze):
                glazes.append(fill)
                break
            if fill is not None and fill != "none":
                return _seen(fill), glazes
            if fill == "none":
                break
    for shape_behind in reversed(page.shapes[: page.shapes.index(shape)] if shape else page.shapes):
        fill_behind = _painted(page, shape_behind, box, page)
        if isinstance(fill_behind, Glaze):
            glazes.append(fill_behind)
        elif fill_behind is not None:
            return _seen(fill_behind), glazes
    if page.above is None or page.root.get("showMasterSp") in ("0", "false"):
        return _backgrounds(page), glazes
    if page.root.find(_BACKGROUND) is not None:
        found, below = _under(page, box)
        return found, [*glazes, *below]
    key = (box, tuple(page.mapping.items()))
    cached = page.above.known_grounds
    if key not in cached:
        cached[key] = _under(page, box)
    found, below = cached[key]
    return found, [*glazes, *below]


_BACKGROUND = f"{P}cSld/{P}bg"


def _seen(fill: Fill) -> Ground:
    """Return the colours of a fill, if they are known."""
    if isinstance(fill, tuple):
        return fill
    return (fill,) if isinstance(fill, Colour) else ()


def _under(page: SlidePage, box: Rect) -> tuple[Ground, tuple[Glaze, ...]]:
    """Return the colours that the layout, master or background paints behind a box, and the glazes
    over them."""
    glazes: list[Glaze] = []
    for behind in page.chain:
        if behind is page:
            continue
        for shape in reversed(behind.shapes):
            if shape.placeholder is not None:
                continue  # a layout's placeholder is not shown on its slides
            fill = _painted(behind, shape, box, page)
            if isinstance(fill, Glaze):
                glazes.append(fill)
            elif fill is not None:
                return _seen(fill), tuple(glazes)
        if behind.root.get("showMasterSp") in ("0", "false"):
            break
    return _backgrounds(page), tuple(glazes)


def _painted(behind: SlidePage, shape: SlideShape, box: Rect, page: SlidePage) -> Fill:
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
) -> Fill:
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


def _filled(shape: SlideShape, shape_box: Rect | None, box: Rect, page: SlidePage) -> Fill:
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


def _fill_of(properties: Element | None, page: SlidePage) -> Fill:
    """Return the fill that properties state, as `colour_scheme.fill_of` does; of a gradient, if
    there is one, the colour on which text is hardest to read, else its colours."""
    fill = colour_scheme.fill_of(properties, page.scheme, page.mapping)
    gradient = properties.find(f"{A}gradFill") if properties is not None else None
    if fill == "other" and gradient is None and properties is not None:
        return _glaze_of(properties, page) or fill
    if fill != "other" or gradient is None:
        return fill
    return gradient_grounds.ground_of(gradient, page.scheme, page.mapping) or fill


def _glaze_of(properties: Element, page: SlidePage) -> Glaze | None:
    """Return the translucent fill that properties state; None for another one."""
    solid = properties.find(f"{A}solidFill")
    if solid is None or not len(solid):
        return None
    found = colour_scheme.colour_and_opacity(solid[0], page.scheme, page.mapping)
    preset, own = properties.find(f"{A}prstGeom"), properties.find(f"{A}custGeom")
    is_box = own is None and (preset is None or preset.get("prst") == "rect")
    return Glaze(*found, is_box) if found is not None else None


def background(page: SlidePage) -> Colour | None:
    """Return a page's background colour, or None for a picture or what is unknown.

    Of a gradient it is that on which text is hardest to read; see `gradient_grounds`.
    """
    found = _backgrounds(page)
    return found[0] if len(found) == 1 else None


def is_gradient(page: SlidePage, box: Rect) -> bool:
    """Whether what a layout, its master or the background paints behind a box is a gradient."""
    for behind in page.chain:
        for shape in reversed(behind.shapes):
            fill = _painted(behind, shape, box, page) if shape.placeholder is None else None
            if fill is not None and not isinstance(fill, Glaze):
                return next(shape.element.iter(f"{A}gradFill"), None) is not None
        if behind.root.get("showMasterSp") in ("0", "false"):
            break
    for layer in page.chain:
        element = layer.root.find(_BACKGROUND)
        if element is not None:
            reference = element.find(f"{P}bgRef")
            themed = _style_of(page, reference) if reference is not None else None
            own = element.find(f"{P}bgPr/{A}gradFill") if themed is None else themed
            return own is not None and own.tag == f"{A}gradFill"
    return False


def _backgrounds(page: SlidePage) -> Ground:
    """Return the colours of a page's background; none for a picture or what is unknown."""
    for layer in page.chain:
        element = layer.root.find(f"{P}cSld/{P}bg")
        if element is None:
            continue
        properties = element.find(f"{P}bgPr")
        if properties is not None:
            return _seen(_fill_of(properties, page))
        reference = element.find(f"{P}bgRef")
        if reference is not None and len(reference):
            return _seen(_themed(page, reference))
    return _seen(page.scheme.colours.get(page.mapping.get("bg1", "lt1")))


def _themed(page: SlidePage, reference: Element) -> Fill:
    """Return the fill of the background style that a p:bgRef refers to (20.1.4.1.7), as `_fill_of`
    does; None if the style is a picture.
    """
    own = colour_scheme.solid_colour(reference[0], page.scheme, page.mapping)
    fill = _style_of(page, reference)
    if fill is None:
        return own if whole(reference, "idx") - 1000 in (1, -1000) else None
    if fill.tag == f"{A}gradFill":
        return gradient_grounds.ground_of(fill, page.scheme, page.mapping, own)
    if fill.tag != f"{A}solidFill" or not len(fill):
        return None
    return colour_scheme.solid_colour(fill[0], page.scheme, page.mapping, own)


def _style_of(page: SlidePage, reference: Element) -> Element | None:
    """Return the background style of the theme that a p:bgRef refers to; None if there is none."""
    number = whole(reference, "idx") - 1000
    fills = page.scheme.background_fills
    return fills[number - 1] if 1 <= number <= len(fills) else None

"""How words on a slide look once all is inherited, and what stands behind them.

The order of inheritance is ECMA-376, 21.1.2.4: run, paragraph, the shape's list style, the
layout's and the master's placeholder, the master's text styles, the presentation's default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.xml import Element
from irdocs.units import Rect


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A run's size in pt, weight, typeface and colour; None where nothing says."""

    size: float
    bold: bool
    typeface: str
    colour: Colour | None
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class LevelProperties:
    """The paragraph properties that a shape's words inherit at one level, nearest first."""

    elements: tuple[Element, ...]

    def attribute(self, name: str) -> str | None:
        """Return a paragraph attribute, such as marL."""
        return next((v for e in self.elements if (v := e.get(name)) is not None), None)

    def child(self, name: str) -> Element | None:
        """Return a paragraph's child, such as a:lnSpc."""
        return next((c for e in self.elements if (c := e.find(f"{A}{name}")) is not None), None)

    def run(self, name: str) -> str | None:
        """Return an attribute of the runs, such as sz."""
        for element in self.elements:
            default = element.find(f"{A}defRPr")
            if default is not None and (value := default.get(name)) is not None:
                return str(value)
        return None

    def run_child(self, name: str) -> Element | None:
        """Return a child of the runs' properties, such as a:solidFill."""
        for element in self.elements:
            default = element.find(f"{A}defRPr")
            if default is not None and (child := default.find(f"{A}{name}")) is not None:
                return child
        return None


INSETS = {"lIns": 91_440, "rIns": 91_440, "tIns": 45_720, "bIns": 45_720}
"""White space round words in EMU where nothing says (ECMA-376, 21.1.2.1.1)."""
_LIST_STYLE = f"{A}lstStyle"
_SAID = ("sz", "b", "cap")
"""What a run says of its look by attributes."""


class StyleResolver:
    """Resolves looks in one presentation; what slides share is resolved once."""

    def __init__(self, show: Presentation) -> None:
        self._show = show
        self._levels: dict[tuple[int, str | None, int, int], LevelProperties] = {}
        self._looks: dict[object, TextStyle] = {}

    def levels(self, page: SlidePage, shape: SlideShape, level: int) -> LevelProperties:
        """Return what a shape's words inherit at a level, counted from 0."""
        tag = f"{A}lvl{level + 1}pPr"
        own = shape.body.find(f"{A}lstStyle/{tag}") if shape.body is not None else None
        if page.above is None or own is not None or shape.holder is None:
            return LevelProperties(tuple(self._found(page, shape, tag)))
        key = (id(page.above), shape.type, shape.index, level)
        if key not in self._levels:
            self._levels[key] = LevelProperties(tuple(self._found(page, shape, tag)))
        return self._levels[key]

    def _found(self, page: SlidePage, shape: SlideShape, tag: str) -> Iterator[Element]:
        for one in (shape, *page.ancestors(shape)):
            style = one.body.find(f"{A}lstStyle") if one.body is not None else None
            if style is not None and (found := style.find(tag)) is not None:
                yield found
        master = list(page.chain)[-1].root
        kind = "otherStyle"
        if shape.holder is not None:
            footer = shape.type in ("dt", "ftr", "sldNum")
            kind = "titleStyle" if shape.type in TITLES else "otherStyle" if footer else "bodyStyle"
        found = master.find(f"{P}txStyles/{P}{kind}/{tag}")
        if found is not None:
            yield found
        found = self._show.root.find(f"{P}defaultTextStyle/{tag}")
        if found is not None:
            yield found

    def style(
        self, page: SlidePage, shape: SlideShape, level: int, own: Element | None
    ) -> TextStyle:
        """Return the look of a run whose own properties are `own`."""
        is_plain = shape.holder is not None and page.above is not None and not (
            own is not None and len(own)
        ) and shape.body is not None and not len(shape.body.find(_LIST_STYLE))  # fmt: skip
        if not is_plain:
            return self._look(page, shape, level, own)
        # What a slide adds nothing to looks alike on all slides of a layout.
        said = tuple(own.get(name) for name in _SAID) if own is not None else ()
        key = (id(page.above), shape.type, shape.index, level, said, page.mapping.get("tx1"))
        if key not in self._looks:
            self._looks[key] = self._look(page, shape, level, own)
        return self._looks[key]

    def _look(
        self, page: SlidePage, shape: SlideShape, level: int, own: Element | None
    ) -> TextStyle:
        levels = self.levels(page, shape, level)

        def said(name: str) -> str | None:
            value = own.get(name) if own is not None else None
            return str(value) if value is not None else levels.run(name)

        fill = own.find(f"{A}solidFill") if own is not None else None
        if own is not None and own.find(f"{A}hlinkClick") is not None and fill is None:
            linked = page.scheme.colours.get(page.mapping.get("hlink", "hlink"))
            colour = linked
        else:
            styled = shape.element.find(f"{P}style/{A}fontRef")
            if fill is None and shape.holder is None and styled is not None and len(styled):
                colour = colour_scheme.shown(styled[0], page.scheme, page.mapping)
            else:
                fill = fill if fill is not None else levels.run_child("solidFill")
                colour = self._colour(page, fill)
        face = own.find(f"{A}latin") if own is not None else None
        face = face if face is not None else levels.run_child("latin")
        return TextStyle(
            _size(said("sz")) / 100,
            said("b") in ("1", "true"),
            page.scheme.typeface(face.get("typeface", "") if face is not None else "+mn-lt"),
            colour,
            said("cap") in ("all", "small"),
        )

    def _colour(self, page: SlidePage, fill: Element | None) -> Colour | None:
        if fill is None:
            return page.scheme.colours.get(page.mapping.get("tx1", "dk1"))
        return colour_scheme.shown(fill[0], page.scheme, page.mapping) if len(fill) else None


def _size(text: str | None) -> int:
    """Return a size in 1/100 pt (20.1.10.72), the usual one for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1800


def ground(page: SlidePage, shape: SlideShape | None, box: Rect) -> Colour | None:
    """Return what a box on a page is painted on, or None for a picture or what is not known.

    The shape's own fill counts, then the solid shapes behind it, then the background.
    """
    if shape is not None:
        for one in (shape, *page.ancestors(shape)):
            fill = colour_scheme.fill_of(one.properties, page.scheme, page.mapping)
            if fill is not None and fill != "none":
                return fill if isinstance(fill, Colour) else None
            if fill == "none":
                break
    for other in reversed(page.shapes[: page.shapes.index(shape)] if shape else page.shapes):
        found = _painted(page, other, box, page)
        if found is not None:
            return found if isinstance(found, Colour) else None
    if page.above is None or page.root.get("showMasterSp") in ("0", "false"):
        return background(page)
    if page.root.find(_BACKGROUND) is not None:
        return _under(page, box)
    key = (box, tuple(page.mapping.items()))
    known = page.above.grounds
    if key not in known:
        known[key] = _under(page, box)
    return known[key]


_BACKGROUND = f"{P}cSld/{P}bg"


def _under(page: SlidePage, box: Rect) -> Colour | None:
    """Return what the layout and the master paint behind a box, else the background."""
    for behind in page.chain:
        if behind is page:
            continue
        for other in reversed(behind.shapes):
            if other.holder is not None:
                continue  # a layout's placeholder is not shown on its slides
            found = _painted(behind, other, box, page)
            if found is not None:
                return found if isinstance(found, Colour) else None
        if behind.root.get("showMasterSp") in ("0", "false"):
            break
    return background(page)


def _painted(
    behind: SlidePage, other: SlideShape, box: Rect, page: SlidePage
) -> Colour | str | None:
    """Return what a shape paints the whole of a box with, or None."""
    if other.kind not in ("sp", "pic") or (other.properties is not None
                                           and not len(other.properties)):  # fmt: skip
        return None
    there = behind.box(other)
    if there is None or not _holds(there, box):
        return None
    if other.kind == "pic":
        return "other"
    geometry = other.element.find(f"{P}spPr/{A}prstGeom")
    if geometry is not None and geometry.get("prst") == "line":
        return None
    fill = colour_scheme.fill_of(other.properties, page.scheme, page.mapping)
    if fill is None and (style := other.element.find(f"{P}style/{A}fillRef")) is not None:
        if style.get("idx") == "0" or not len(style):
            return None
        fill = colour_scheme.shown(style[0], page.scheme, page.mapping)
    return None if fill == "none" else fill


def _holds(outer: Rect, inner: Rect, slack: float = 1.0) -> bool:
    return (
        outer.x <= inner.x + slack
        and outer.y <= inner.y + slack
        and outer.right >= inner.right - slack
        and outer.bottom >= inner.bottom - slack
    )


def is_plain(page: SlidePage, box: Rect) -> bool:
    """Whether no shape of a layout or its master reaches into a box, but such as hold all of it."""
    for behind in page.chain:
        for shape in behind.shapes:
            there = behind.box(shape) if shape.holder is None else None
            if there is None or _holds(there, box) or min(there.width, there.height) < HAIR:
                continue
            across = min(there.right, box.right) - max(there.x, box.x)
            down = min(there.bottom, box.bottom) - max(there.y, box.y)
            if across > HAIR and down > HAIR:
                return False
        if behind.root.get("showMasterSp") in ("0", "false"):
            break
    return True


HAIR = 6.0
"""What is no thicker, in pt, is a line, beside which words can be read."""


def background(page: SlidePage) -> Colour | None:
    """Return a page's background colour, or None for a picture, a gradient or what is unknown."""
    for one in page.chain:
        found = one.root.find(f"{P}cSld/{P}bg")
        if found is None:
            continue
        properties = found.find(f"{P}bgPr")
        if properties is not None:
            fill = colour_scheme.fill_of(properties, page.scheme, page.mapping)
            return fill if isinstance(fill, Colour) else None
        reference = found.find(f"{P}bgRef")
        if reference is not None and len(reference):
            return _themed(page, reference)
    return page.scheme.colours.get(page.mapping.get("bg1", "lt1"))


def _themed(page: SlidePage, reference: Element) -> Colour | None:
    """Return the colour of a background style, if it is a plain one (20.1.4.1.7)."""
    number = whole(reference, "idx") - 1000
    own = colour_scheme.shown(reference[0], page.scheme, page.mapping)
    if not 1 <= number <= len(page.scheme.grounds):
        return own if number in (1, -1000) else None
    fill = page.scheme.grounds[number - 1]
    if fill.tag != f"{A}solidFill" or not len(fill):
        return None
    return colour_scheme.shown(fill[0], page.scheme, page.mapping, own)

"""The style of text on a slide after all inheritance.

A run of text seldom states its size or colour. What it leaves open is looked up in this order
(ECMA-376, 21.1.2.4): the run, the paragraph, the shape's list style, the list styles of the
layout's and of the master's placeholder, the master's text styles, the presentation's default. Each
of these has one entry for each level of a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.drawing import SOLID, Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.namespaces import NAMESPACES, A, P
from irdocs.ooxml.presentation import TITLES, SlidePage, SlideShape
from irdocs.ooxml.xml import Element


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

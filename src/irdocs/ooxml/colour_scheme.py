"""A theme's colours and fonts, and colours as they are shown (ECMA-376, 20.1.2.3 and 20.1.6).

DrawingML seldom states a colour outright. A shape says "tx1, 20 % lighter"; the colour map of its
slide, layout or master says that tx1 is the slot dk1; the theme says which colour dk1 is. One more
name, phClr, stands for a colour that the shape gives when it refers to a fill of the theme.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import field

from PIL import ImageColor

from irdocs.drawing import SOLID, Colour, linear, nonlinear
from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.xml import Element


@frozen
class ColourScheme:
    """The colours and the two typefaces of a theme."""

    colours: Mapping[str, Colour]
    """By slot, such as dk1 or accent3."""
    major: str
    """The typeface of titles."""
    minor: str
    """The typeface of all other text."""
    background_fills: tuple[Element, ...] = field(default=(), compare=False, repr=False)
    """The fills that a background may refer to, such as a:solidFill (20.1.4.1.7)."""

    def typeface(self, name: str) -> str:
        """Return a typeface's name; a reference to the theme, such as +mn-lt, is resolved."""
        return {"+mj-": self.major, "+mn-": self.minor}.get(name[:4], name)


def read(theme: Element) -> ColourScheme:
    """Return the colour scheme and the typefaces of a theme, given the root of its part."""
    colours = {}
    slots = theme.find(f".//{A}clrScheme")
    for slot in slots if slots is not None else ():
        if isinstance(slot.tag, str) and len(slot):
            colours[slot.tag.removeprefix(A)] = _plain(slot[0]) or Colour(0, 0, 0)

    def face(kind: str) -> str:
        latin = theme.find(f".//{A}fontScheme/{A}{kind}Font/{A}latin")
        return str(latin.get("typeface", "")) if latin is not None else ""

    grounds = theme.find(f".//{A}fmtScheme/{A}bgFillStyleLst")
    return ColourScheme(
        colours, face("major"), face("minor"), tuple(grounds) if grounds is not None else ()
    )


def _plain(element: Element) -> Colour | None:
    """Return the colour of an element that states it without reference to a theme, or None.

    A system colour, such as the window's, is the one that Office last saw on the author's machine.
    """
    kind = element.tag.removeprefix(A)
    value = element.get("val", "")
    if kind == "srgbClr":
        return _hex(value)
    if kind == "sysClr":
        return _hex(element.get("lastClr") or ("FFFFFF" if value == "window" else "000000"))
    if kind == "prstClr":
        return _preset(value)
    if kind == "scrgbClr":  # components in linear light (20.1.2.3.30)
        linear_light = (min(1.0, max(0.0, whole(element, name) / 100_000)) for name in "rgb")
        return _of_fractions(*map(nonlinear, linear_light))
    if kind == "hslClr":
        hue = whole(element, "hue") / _TURN
        saturation, light = (whole(element, n) / 100_000 for n in ("sat", "lum"))
        components = colorsys.hls_to_rgb(hue % 1.0, min(1.0, light), min(1.0, saturation))
        return _of_fractions(*components)
    return None


def _of_fractions(red: float, green: float, blue: float) -> Colour:
    """Return the colour of components from 0 to 1."""
    return Colour(round(red * 255), round(green * 255), round(blue * 255))


_ABBREVIATIONS = (("dk", "dark"), ("lt", "light"), ("med", "medium"))
"""How preset colours abbreviate the names of CSS: dkBlue is darkblue (20.1.10.48)."""


def _preset(name: str) -> Colour | None:
    """Return a colour by its preset name; a medium grey for a name that is not known."""
    for short, long in _ABBREVIATIONS:
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    try:
        red, green, blue = ImageColor.getrgb(name)[:3]
    except ValueError:
        return Colour(128, 128, 128)
    return Colour(red, green, blue)


def _hex(text: str) -> Colour | None:
    """Return the colour of six hexadecimal digits, or None."""
    try:
        return Colour.parse(f"#{text.upper()}")
    except ValueError:
        return None


def solid_colour(
    element: Element, scheme: ColourScheme, mapping: Mapping[str, str], own: Colour | None = None
) -> Colour | None:
    """Return the colour of an a:*Clr element, or None if it is unknown or not nearly opaque.

    `mapping` is the colour map in force (19.3.1.6); `own` is the colour that phClr stands for.
    """
    result = colour_and_opacity(element, scheme, mapping, own)
    return result[0] if result and result[1] >= SOLID else None


def colour_and_opacity(
    element: Element, scheme: ColourScheme, mapping: Mapping[str, str], own: Colour | None = None
) -> tuple[Colour, float] | None:
    """Return the colour and the opacity, 0 to 1, of an a:*Clr element, or None if it is unknown.

    The parameters are those of `solid_colour`.
    """
    kind = element.tag.removeprefix(A)
    if kind == "schemeClr":
        slot = element.get("val", "")
        base = own if slot == "phClr" else scheme.colours.get(mapping.get(slot, slot))
    else:
        base = _plain(element)
    if base is None:
        return None
    changes = [(c.tag.removeprefix(A), whole(c, "val"))
               for c in element if isinstance(c.tag, str)]  # fmt: skip
    opacity = next((value / 100_000 for name, value in changes if name == "alpha"), 1.0)
    return changed(base, changes), min(1.0, max(0.0, opacity))


def changed(colour: Colour, changes: list[tuple[str, int]]) -> Colour:
    """Return a colour after transforms in their order (20.1.2.3).

    A transform is its element's name, such as lumMod, and a value in thousandths of a per cent.
    """
    components = (colour.red / 255, colour.green / 255, colour.blue / 255)
    for name, number in changes:
        components = _transformed(components, name, number / 100_000)
    return Colour(*(round(component * 255) for component in components))


_TURN = 21_600_000
"""A whole turn, in the units of angles (20.1.10.3)."""
_Components = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


def _transformed(components: _Components, name: str, value: float) -> _Components:
    """Return components after one transform; its value is a fraction, 1 for 100 per cent."""
    if name in ("tint", "shade"):
        # Office mixes with white or black in linear light: black of 75 % tint is #898989.
        white = 1 - value if name == "tint" else 0.0
        mixed = (min(1.0, linear(component) * value + white) for component in components)
        red, green, blue = map(nonlinear, mixed)
        return red, green, blue
    hue, light, saturation = colorsys.rgb_to_hls(*components)
    match name:
        case "lumMod":
            light *= value
        case "lumOff":
            light += value
        case "lum":
            light = value
        case "satMod":
            saturation *= value
        case "satOff":
            saturation += value
        case "hueOff":
            hue += value * 100_000 / _TURN
        case _:
            return components
    return colorsys.hls_to_rgb(hue % 1.0, min(1.0, max(0.0, light)), min(1.0, max(0.0, saturation)))


def fill_of(
    properties: Element | None, scheme: ColourScheme, mapping: Mapping[str, str]
) -> Colour | str | None:
    """Return the fill that a shape's properties, such as p:spPr, state.

    This is the colour of a solid fill, "none" for no fill, "other" for a picture, a gradient, a
    pattern or a colour that is not known, and None if the properties state no fill.
    """
    if properties is None:
        return None
    for child in properties:
        match child.tag.removeprefix(A) if isinstance(child.tag, str) else "":
            case "solidFill":
                return (solid_colour(child[0], scheme, mapping) if len(child) else None) or "other"
            case "noFill":
                return "none"
            case "gradFill" | "blipFill" | "pattFill":
                return "other"
            case _:
                pass  # a property that is no fill, or an element of a later version
    return None


def mapping_of(element: Element | None) -> Mapping[str, str]:
    """Return the theme's slot for each name of a colour map; nothing if there is no map."""
    return dict(element.attrib) if element is not None else {}

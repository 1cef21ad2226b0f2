"""A theme's colours and fonts, and colours as they are shown (ECMA-376, 20.1.2.3 and 20.1.6)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field

from PIL import ImageColor

from irdocs.drawing import SOLID, Colour, linear, nonlinear
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.xml import Element


@dataclass(frozen=True, slots=True)
class ColourScheme:
    """The colours of a theme by slot, and its two typefaces."""

    colours: Mapping[str, Colour]
    major: str
    minor: str
    grounds: tuple[Element, ...] = field(default=(), compare=False, repr=False)
    """The fills that a background may refer to (20.1.4.1.7)."""

    def typeface(self, name: str) -> str:
        """Return a typeface; the theme's, such as +mn-lt, looked up."""
        return {"+mj-": self.major, "+mn-": self.minor}.get(name[:4], name)


def read(theme: Element) -> ColourScheme:
    """Return the scheme of a theme part."""
    colours = {}
    listed = theme.find(f".//{A}clrScheme")
    for slot in listed if listed is not None else ():
        if isinstance(slot.tag, str) and len(slot):
            colours[slot.tag.removeprefix(A)] = _plain(slot[0]) or Colour(0, 0, 0)

    def face(kind: str) -> str:
        found = theme.find(f".//{A}fontScheme/{A}{kind}Font/{A}latin")
        return str(found.get("typeface", "")) if found is not None else ""

    grounds = theme.find(f".//{A}fmtScheme/{A}bgFillStyleLst")
    return ColourScheme(
        colours, face("major"), face("minor"), tuple(grounds) if grounds is not None else ()
    )


def _plain(element: Element) -> Colour | None:
    """Return a colour that needs no scheme."""
    kind = element.tag.removeprefix(A)
    value = element.get("val", "")
    if kind == "srgbClr":
        return _hex(value)
    if kind == "sysClr":
        return _hex(element.get("lastClr") or ("FFFFFF" if value == "window" else "000000"))
    if kind == "prstClr":
        return _preset(value)
    if kind == "scrgbClr":  # parts in linear light (20.1.2.3.30)
        return _of(*(nonlinear(min(1.0, max(0.0, whole(element, n) / 100_000))) for n in "rgb"))
    if kind == "hslClr":
        hue = whole(element, "hue") / 21_600_000
        saturation, light = (whole(element, n) / 100_000 for n in ("sat", "lum"))
        return _of(*colorsys.hls_to_rgb(hue % 1.0, min(1.0, light), min(1.0, saturation)))
    return None


def _of(red: float, green: float, blue: float) -> Colour:
    return Colour(round(red * 255), round(green * 255), round(blue * 255))


_SHORT = (("dk", "dark"), ("lt", "light"), ("med", "medium"))
"""How presets shorten the names that CSS has (20.1.10.48)."""


def _preset(name: str) -> Colour | None:
    for short, long in _SHORT:
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    try:
        red, green, blue = ImageColor.getrgb(name)[:3]
    except ValueError:
        return Colour(128, 128, 128)
    return Colour(red, green, blue)


def _hex(text: str) -> Colour | None:
    try:
        return Colour.parse(f"#{text.upper()}")
    except ValueError:
        return None


def shown(
    element: Element, scheme: ColourScheme, mapping: Mapping[str, str], own: Colour | None = None
) -> Colour | None:
    """Return the colour of an a:*Clr element, or None if it is half transparent or unknown.

    `mapping` is the colour map in force (19.3.1.6); `own` stands for phClr.
    """
    found = seen(element, scheme, mapping, own)
    return found[0] if found and found[1] >= SOLID else None


def seen(
    element: Element, scheme: ColourScheme, mapping: Mapping[str, str], own: Colour | None = None
) -> tuple[Colour, float] | None:
    """Return the colour and the opacity of an a:*Clr element, or None if it is unknown."""
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
    """Return a colour after transforms in 1/1000 of a per cent, in their order (20.1.2.3)."""
    parts = (colour.red / 255, colour.green / 255, colour.blue / 255)
    for name, number in changes:
        parts = _changed(parts, name, number / 100_000)
    return Colour(*(round(part * 255) for part in parts))


Parts = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


def _changed(parts: Parts, name: str, value: float) -> Parts:
    if name in ("tint", "shade"):
        # Office mixes with white or black in linear light: black of 75 % tint is #898989.
        white = 1 - value if name == "tint" else 0.0
        red, green, blue = (nonlinear(min(1.0, linear(part) * value + white)) for part in parts)
        return red, green, blue
    hue, light, saturation = colorsys.rgb_to_hls(*parts)
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
        case _:
            return parts
    return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), min(1.0, max(0.0, saturation)))


def fill_of(
    properties: Element | None, scheme: ColourScheme, mapping: Mapping[str, str]
) -> Colour | str | None:
    """Return a shape's solid fill, "none" or "other" (a picture, a gradient), or None if unsaid."""
    if properties is None:
        return None
    for child in properties:
        match child.tag.removeprefix(A) if isinstance(child.tag, str) else "":
            case "solidFill":
                return (shown(child[0], scheme, mapping) if len(child) else None) or "other"
            case "noFill":
                return "none"
            case "gradFill" | "blipFill" | "pattFill":
                return "other"
            case _:
                pass  # no fill, or what a later version adds
    return None


def mapping_of(element: Element | None) -> Mapping[str, str]:
    """Return a colour map's slots."""
    return dict(element.attrib) if element is not None else {}

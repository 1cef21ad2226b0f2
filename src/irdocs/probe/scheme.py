"""A theme's colours and fonts, and colours as they are shown (ECMA-376, 20.1.2.3 and 20.1.6)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass

from irdocs.drawing import Colour
from irdocs.probe.package import A, Element

_PRESETS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF",
    "yellow": "FFFF00", "gray": "808080", "grey": "808080", "orange": "FFA500", "navy": "000080",
    "darkBlue": "00008B", "dkBlue": "00008B", "lightGray": "D3D3D3", "ltGray": "D3D3D3",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a theme by slot, and its two typefaces."""

    colours: Mapping[str, Colour]
    major: str
    minor: str

    def typeface(self, name: str) -> str:
        """Return a typeface; the theme's, such as +mn-lt, looked up."""
        return {"+mj-": self.major, "+mn-": self.minor}.get(name[:4], name)


def read(theme: Element) -> Scheme:
    """Return the scheme of a theme part."""
    colours = {}
    listed = theme.find(f".//{A}clrScheme")
    for slot in listed if listed is not None else ():
        if isinstance(slot.tag, str) and len(slot):
            colours[slot.tag.removeprefix(A)] = _plain(slot[0]) or Colour(0, 0, 0)

    def face(kind: str) -> str:
        found = theme.find(f".//{A}fontScheme/{A}{kind}Font/{A}latin")
        return str(found.get("typeface", "")) if found is not None else ""

    return Scheme(colours, face("major"), face("minor"))


def _plain(element: Element) -> Colour | None:
    """Return a colour that needs no scheme."""
    kind = element.tag.removeprefix(A)
    value = element.get("val", "")
    if kind == "srgbClr":
        return _hex(value)
    if kind == "sysClr":
        return _hex(element.get("lastClr") or ("FFFFFF" if value == "window" else "000000"))
    if kind == "prstClr":
        return _hex(_PRESETS.get(value, "808080"))
    if kind == "scrgbClr":
        parts = [round(int(element.get(name, "0").rstrip("%")) / 100_000 * 255) for name in "rgb"]
        return Colour(*(min(255, max(0, part)) for part in parts))
    return None


def _hex(text: str) -> Colour | None:
    try:
        return Colour.parse(f"#{text.upper()}")
    except ValueError:
        return None


def shown(
    element: Element, scheme: Scheme, mapping: Mapping[str, str], own: Colour | None = None
) -> Colour | None:
    """Return the colour of an a:*Clr element, or None if it is half transparent or unknown.

    `mapping` is the colour map in force (19.3.1.6); `own` stands for phClr.
    """
    kind = element.tag.removeprefix(A)
    if kind == "schemeClr":
        slot = element.get("val", "")
        base = own if slot == "phClr" else scheme.colours.get(mapping.get(slot, slot))
    else:
        base = _plain(element)
    if base is None:
        return None
    return changed(base, [(c.tag.removeprefix(A), int(c.get("val", "0").rstrip("%")))
                          for c in element if isinstance(c.tag, str)])  # fmt: skip


def changed(colour: Colour, changes: list[tuple[str, int]]) -> Colour | None:
    """Return a colour after transforms in 1/1000 of a per cent, in their order (20.1.2.3)."""
    if not changes:
        return colour
    red, green, blue = colour.red / 255, colour.green / 255, colour.blue / 255
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for name, number in changes:
        value = number / 100_000
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
            case "shade":
                light *= value
            case "tint":
                light = light * value + 1 - value
            case "alpha" if value < 0.95:
                return None
        light, saturation = min(1.0, max(0.0, light)), min(1.0, max(0.0, saturation))
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return Colour(*(round(part * 255) for part in parts))


def fill_of(
    properties: Element | None, scheme: Scheme, mapping: Mapping[str, str]
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
    return None


def mapping_of(element: Element | None) -> Mapping[str, str]:
    """Return a colour map's slots."""
    return dict(element.attrib) if element is not None else {}

"""Even out in which points the two libraries that draw an SVG file read the same text differently.

They come from one author but are of different years: svg2pdf reads as SVG 1.1, resvg as SVG 2. So
each such text is written anew in a way that both read alike, which is that of SVG 2.
"""

from __future__ import annotations

import re
from typing import Any

from irdocs.content.svg.parsing import SVG, XLINK_HREF, elements_of, local_name, own_property

_FONT_SIZE = 16.0
"""The pixels of medium type, which a drawing begins with (CSS Fonts 4, 2.5)."""
_RELATIVE = re.compile(r"([\d.]+)(em|rem|%)\Z")
_WRAPPED = ("transform", "opacity", "clip-path", "class", "style")
"""Attributes of a nested svg that are given to a group round it."""


def evened_out(root: Any) -> None:
    """Change a tree so that both libraries draw it alike."""
    _set_font_size(root)
    for element in list(elements_of(root)):
        if element.get("href") is not None:  # which goes before that of XLink (SVG 2, 16.1.5)
            element.attrib.pop(XLINK_HREF, None)
        if own_property(element, "color"):
            _pass_current_colour(element)
        if local_name(element) == "svg" and element is not root:
            _wrap(element)


def sharp_pixels(image: Any) -> bool:
    """Whether the pixels of a picture are to stay squares when it is enlarged (SVG 2, 13.10.4)."""
    for element in (image, *image.iterancestors()):
        if value := own_property(element, "image-rendering"):
            return value in ("optimizeSpeed", "pixelated", "crisp-edges")
    return False


def _set_font_size(root: Any) -> None:
    """Say in what size texts begin, and make of a size that depends on it one that does not."""
    size = own_property(root, "font-size")
    if not size:
        root.set("font-size", f"{_FONT_SIZE:g}")
    elif match := _RELATIVE.match(size):
        pixels = float(match[1]) * _FONT_SIZE / (100 if match[2] == "%" else 1)
        root.set("font-size", f"{pixels:.9g}")
        style = re.sub(r"(?<![\w-])font-size\s*:[^;]*;?", "", root.get("style", ""))
        if "style" in root.attrib:
            root.set("style", style)


def _pass_current_colour(element: Any) -> None:
    """Say at an element with a colour of its own that inherited paint is of that colour.

    What is inherited is the word currentColor, not the colour that it stood for (CSS Color 4, 9.3).
    """
    for name in ("fill", "stroke"):
        chain = (own_property(outer, name) for outer in (element, *element.iterancestors()))
        if next((value for value in chain if value), "").casefold() == "currentcolor":
            element.set(name, "currentColor")


def _wrap(element: Any) -> None:
    """Put a nested svg that is moved or translucent into a group that is: svg2pdf is both twice."""
    if not any(element.get(name) for name in _WRAPPED):
        return
    if overflow := own_property(element, "overflow"):
        element.set("overflow", overflow)
    group = element.makeelement(f"{SVG}g")
    for name in _WRAPPED:
        if (value := element.attrib.pop(name, None)) is not None:
            group.set(name, value)
    group.tail, element.tail = element.tail, None
    element.getparent().replace(element, group)
    group.append(element)

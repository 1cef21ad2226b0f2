"""Write the colours of a drawing as hexadecimal ones where they are written as newer CSS has them.

The libraries that draw know the names and functions of SVG 1.1; what they do not know they paint
black. Drawing programs write more: draw.io light-dark(), Figma and web pages hsl() with spaces,
oklch() and var() (CSS Color 4 and 5, CSS Variables 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import cos, radians, sin
from typing import Any

from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.content.svg.parsing import elements_of, local_name

_PROPERTIES = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color")
_DECLARED = re.compile(
    rf"(?<![\w-])(?P<name>{'|'.join(_PROPERTIES)})(?P<colon>\s*:\s*)"
    r"(?P<value>(?:[^;}!()]|\((?:[^()]|\([^()]*\))*\))+)"
)
"""A declaration of a colour, whose functions may have functions in them."""
_VARIABLE = re.compile(r"(?<![\w-])(--[\w-]+)\s*:\s*([^;}]+)")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
_MOST_STEPS = 8
"""How many variables may lead to one another."""
_LONGEST = 200
"""The most characters of a colour: variables of variables grow without end, and functions within
functions go deep."""
_NUMBER = r"\s*[+-]?[\d.]+%?\s*"
_KNOWN = re.compile(
    rf"\s*(?:#[0-9a-f]{{3,8}}|[a-z-]+|url\(.*|rgb\({_NUMBER},{_NUMBER},{_NUMBER}\))?\s*",
    re.IGNORECASE | re.DOTALL,
)
"""What needs no change: SVG 1.1 has it, or it is no colour at all."""
_ICC = re.compile(r"\s*icc-color\([^)]*\)")
"""The colour of a profile behind one of sRGB (SVG 1.1, 12.3)."""
_NEW_NAMES = frozenset({"rebeccapurple"})


def plain_colours(root: Any) -> None:
    """Change a tree so that its colours are ones of SVG 1.1. Raises UnsupportedDrawingError for a
    function of CSS that is not known."""
    variables = dict(_variables(root))

    def declared(match: re.Match[str]) -> str:
        value = _plain(match["value"], variables)
        # What is none is left out: the attribute of that name counts then (CSS Syntax 3, 2.2).
        return f"{match['name']}{match['colon']}{value}" if value is not None else ""

    def changed(style: str) -> str:
        return _DECLARED.sub(declared, _VARIABLE.sub("", style))

    for element in elements_of(root):
        for name in _PROPERTIES:
            if (written := element.get(name)) is not None and _is_new(written):
                value = _plain(written, variables)
                if value is None:
                    del element.attrib[name]
                else:
                    element.set(name, value)
        if style := element.get("style"):
            element.set("style", changed(style))
        if local_name(element) == "style" and element.text:
            element.text = changed(element.text)


def _variables(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the custom properties of a drawing, wherever they are set: one value holds for all."""
    for element in elements_of(root):
        text = element.get("style") or ""
        if local_name(element) == "style":
            text += "".join(element.itertext())
        for match in _VARIABLE.finditer(text):
            yield match[1], match[2].strip()


def _is_new(value: str) -> bool:
    """Whether a value is to be written otherwise."""
    return not _KNOWN.fullmatch(value) or value.strip().casefold() in _NEW_NAMES


def _plain(value: str, variables: Mapping[str, str]) -> str | None:
    """Return a value of a property as SVG 1.1 has it; None if it is no value."""
    for _ in range(_MOST_STEPS):
        if "var(" not in value:
            break
        if len(value) > _LONGEST:
            break
        value = _USED.sub(lambda match: variables.get(match[1], match[2] or "")[:_LONGEST], value)
    value = _ICC.sub("", value)
    if not value.strip():
        return None
    if not _is_new(value):
        return value
    if "(" not in value and value.strip().casefold() not in _NEW_NAMES:
        return value
    try:
        if len(value) > _LONGEST:
            raise ValueError(value)
        return _as_hex(value.strip())
    except (ValueError, ArithmeticError, NotImplementedError):
        shown = value.strip()[:40]
        raise UnsupportedDrawingError(f"its colour {shown} is not known") from None


def _as_hex(written: str) -> str:
    """Return a colour of CSS as #rrggbb, or as rgba() if it is not opaque. Raises ValueError,
    ArithmeticError or NotImplementedError for one that is not known, or that no number can hold."""
    from tinycss2.color5 import parse_color  # few drawings have such colours

    colour = parse_color(written, color_schemes=("light",))
    if colour is None or isinstance(colour, str):
        raise ValueError(written)
    *parts, alpha = _in_srgb(colour)
    red, green, blue = (max(0, min(255, round(part * 255))) for part in parts)
    shown = f"#{red:02x}{green:02x}{blue:02x}"
    return shown if alpha >= 1 else f"rgba({red}, {green}, {blue}, {max(0.0, alpha):.4g})"


def _in_srgb(colour: Any) -> tuple[float, ...]:
    """Return red, green, blue and opacity, each from 0 to 1 as a rule."""
    parts = tuple(part or 0.0 for part in colour.coordinates)
    if colour.space == "oklch":
        lightness, chroma, hue = parts
        angle = radians(hue)
        return (*_of_oklab(lightness, chroma * cos(angle), chroma * sin(angle)), colour.alpha)
    if colour.space == "oklab":
        return (*_of_oklab(*parts), colour.alpha)
    return (*(part or 0.0 for part in colour.to("srgb").coordinates), colour.alpha)


def _of_oklab(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """Return the sRGB parts of a colour of Oklab (CSS Color 4, 9.1 and 18)."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in linear
    )
    return red, green, blue


__all__ = ["plain_colours"]

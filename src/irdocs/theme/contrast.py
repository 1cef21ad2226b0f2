"""The contrast of two colours, as WCAG 2.2 defines it.

The eye judges light by ratio: the contrast ratio is that of the two colours' luminances, each with
0.05 added for light that the screen reflects. It is 1 for equal colours and 21 for black on white.
"""

from __future__ import annotations

from irdocs.drawing import Colour, linear

MINIMUM = 4.5
"""The contrast ratio that suffices for text of any size (WCAG 2.2, 1.4.3)."""


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (linear(part / 255) for part in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LIGHT = 0.18
"""At this luminance black and white have about the same contrast with a colour, some 4.6:1."""


def is_light(colour: Colour) -> bool:
    """Whether a colour is a light ground, on which black is read better than white."""
    return luminance(colour) > LIGHT


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


LARGE, LARGE_BOLD = 18.0, 14.0
"""The sizes in pt from which regular and bold text counts as large (WCAG 2.2, "large scale")."""
NORMAL_RATIO, LARGE_RATIO = 4.5, 3.0
"""The contrast ratios that normal and large text need (WCAG 2.2, 1.4.3)."""


def told(found: float, least: float) -> str:
    """Return a ratio below the least, with so many decimals that it does not seem to be enough."""
    for decimals in range(1, 4):
        text = f"{found:.{decimals}f}"
        if float(text) < least:
            return f"{text}:1"
    return f"a little below {least:g}:1"


def needed(size: float, bold: bool = False) -> float:
    """Return the contrast ratio that text of a size in pt needs (WCAG 2.2, 1.4.3)."""
    return LARGE_RATIO if size >= LARGE or (bold and size >= LARGE_BOLD) else NORMAL_RATIO

"""Read a colour of a _brand.yml: a value of CSS, the name of another colour, or light and dark."""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.diagnostics import guess, joined
from irdocs.drawing import Colour

LONGEST = 60
"""The most letters that a colour is written with."""


def resolved(written: str, named: Mapping[str, str]) -> Colour:
    """Return the colour that a text stands for; `named` has those that the brand gives names.

    Raises ValueError, which says what is wrong.
    """
    text, seen = written.strip(), set[str]()
    while text in named:
        if text in seen:
            raise ValueError(f'"{written}" leads back to itself')
        seen.add(text)
        text = named[text].strip()
    return of_css(text, named)


def of_css(text: str, known: Mapping[str, str]) -> Colour:
    """Return a colour of CSS: #036, #003366, a name, rgb() or hsl(). Raises ValueError."""
    from PIL import ImageColor

    if len(text) <= LONGEST:
        try:
            red, green, blue, *alpha = ImageColor.getrgb(text)
        except ValueError:
            pass
        else:
            if alpha and alpha[0] < 255:
                raise ValueError(f'"{text}" is translucent; say which colour it is on white')
            return Colour(red, green, blue)
    names = {**dict.fromkeys(ImageColor.colormap), **dict.fromkeys(known)}
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    raise ValueError(
        joined(f'"{shown}" is no colour and no name of one in color.palette', guess(text, names))
    )

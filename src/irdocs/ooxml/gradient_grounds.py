"""The one colour by which a gradient behind text is judged: that on which text is hardest to read.

Text on a dark gradient is light, so the lightest colour of the gradient decides; on a light one the
darkest. A gradient that is dark in one place and light in another has no such colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from irdocs.drawing import SOLID, Colour
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.xml import Element
from irdocs.theme import contrast

BETWEEN = 4
"""How many colours between two stops are looked at: of red and green the middle is darker."""


def ground_of(
    gradient: Element,
    scheme: ColourScheme,
    mapping: Mapping[str, str],
    own: Colour | None = None,
) -> tuple[Colour, ...]:
    """Return the one colour of an a:gradFill (ECMA-376, 20.1.8.33) on which text is hardest to
    read; all its colours if it is both dark and light, none if it is translucent or not known.

    `mapping` is the colour map in force, and `own` the colour that phClr stands for.
    """
    colours = _colours_of(gradient, scheme, mapping, own)
    are_light = {contrast.is_light(colour) for colour in colours}
    if len(are_light) != 1:
        return colours
    return ((min if True in are_light else max)(colours, key=contrast.luminance),)


def _colours_of(
    gradient: Element,
    scheme: ColourScheme,
    mapping: Mapping[str, str],
    own: Colour | None,
) -> tuple[Colour, ...]:
    """Return the colours of an a:gradFill; none of one that is translucent or not known."""
    stops: list[tuple[int, Colour]] = []
    for stop in gradient.iterfind(f"{A}gsLst/{A}gs"):
        found = (
            colour_scheme.colour_and_opacity(stop[0], scheme, mapping, own) if len(stop) else None
        )
        if found is None or found[1] < SOLID:
            return ()
        stops.append((whole(stop, "pos"), found[0]))
    return tuple(_along([colour for _, colour in sorted(stops, key=lambda stop: stop[0])]))


def _along(stops: Sequence[Colour]) -> Iterator[Colour]:
    """Yield the colours of stops, in their order, and some between them."""
    yield from stops
    for one, other in pairwise(stops):
        for step in range(1, BETWEEN + 1):
            part = step / (BETWEEN + 1)
            yield Colour(
                round(one.red + (other.red - one.red) * part),
                round(one.green + (other.green - one.green) * part),
                round(one.blue + (other.blue - one.blue) * part),
            )

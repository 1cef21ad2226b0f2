"""Gradients behind text: judged by the colour on which text is hardest to read, if there is one."""

from __future__ import annotations

import pytest
from lxml import etree

from irdocs.drawing import Colour
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.ooxml.gradient_grounds import ground_of
from irdocs.theme import contrast

NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"


def gradient(*colours: str) -> etree._Element:
    stops = "".join(
        f'<a:gs pos="{100_000 * number // (len(colours) - 1)}">{colour}</a:gs>'
        for number, colour in enumerate(colours)
    )
    return etree.fromstring(
        f'<a:gradFill xmlns:a="{NAMESPACE}"><a:gsLst>{stops}</a:gsLst></a:gradFill>'
    )


def rgb(value: str, inner: str = "") -> str:
    return f'<a:srgbClr val="{value}">{inner}</a:srgbClr>'


def judged(*colours: str, own: Colour | None = None) -> Colour | None:
    found = ground_of(gradient(*colours), ColourScheme({}, "", "", ()), {}, own)
    return found[0] if len(found) == 1 else None


@pytest.mark.parametrize(
    ("colours", "found"),
    [
        (("0B1626", "1E4F7A"), "#1E4F7A"),
        (("1E4F7A", "0B1626"), "#1E4F7A"),
        (("FFFFFF", "DCEBF7"), "#DCEBF7"),
        (("FFFFFF", "101010"), None),
    ],
)
def test_of_dark_ones_the_lightest_counts_and_of_light_ones_the_darkest(
    colours: tuple[str, ...], found: str | None
) -> None:
    colour = judged(*map(rgb, colours))
    assert (str(colour) if colour else None) == found


def test_colours_between_the_stops_count() -> None:
    """Between red and green there is a brown that is darker than either looks."""
    ends = (Colour.parse("#FF6464"), Colour.parse("#00C800"))
    colour = judged(rgb("FF6464"), rgb("00C800"))
    assert colour is not None
    assert contrast.luminance(colour) < min(map(contrast.luminance, ends))


def test_what_shows_something_behind_it_or_is_not_known_has_none() -> None:
    assert judged(rgb("000000"), rgb("101010", '<a:alpha val="50000"/>')) is None
    assert judged(rgb("000000"), '<a:schemeClr val="nothing"/>') is None


def test_a_gradient_of_the_theme_takes_the_colour_it_is_asked_for_in() -> None:
    dark = '<a:schemeClr val="phClr"><a:lumMod val="50000"/></a:schemeClr>'
    own = Colour.parse("#1E4F7A")
    assert judged('<a:schemeClr val="phClr"/>', dark, own=own) == own

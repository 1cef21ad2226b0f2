"""How colours look: against published values, and there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irdocs.drawing import Colour
from irdocs.theme.perception import ALIKE, Oklch, alike, distance, oklab

colours = st.builds(Colour, *(st.integers(0, 255),) * 3)


@pytest.mark.parametrize(
    ("text", "lightness", "chroma", "hue"),
    [
        # CSS Color 4 and the author's own converter give these for the primaries of sRGB.
        ("#FF0000", 0.6280, 0.2577, 29.23),
        ("#00FF00", 0.8664, 0.2948, 142.50),
        ("#0000FF", 0.4520, 0.3132, 264.05),
        ("#FFFFFF", 1.0, 0.0, None),
        ("#000000", 0.0, 0.0, None),
    ],
)
def test_a_colour_has_its_published_place(
    text: str, lightness: float, chroma: float, hue: float | None
) -> None:
    look = Oklch.of(Colour.parse(text))
    assert look.lightness == pytest.approx(lightness, abs=1e-3)
    assert look.chroma == pytest.approx(chroma, abs=1e-3)
    if hue is not None:
        assert look.hue == pytest.approx(hue, abs=0.05)


@given(colours)
def test_a_look_leads_back_to_its_colour(colour: Colour) -> None:
    back = Oklch.of(colour).colour()
    parts = zip((colour.red, colour.green, colour.blue), (back.red, back.green, back.blue),
                strict=True)  # fmt: skip
    assert max(abs(one - other) for one, other in parts) <= 1


@given(st.floats(0.2, 0.95), st.floats(0, 0.5), st.floats(0, 360))
def test_what_no_screen_shows_loses_chroma_alone(
    lightness: float, chroma: float, hue: float
) -> None:
    look = Oklch.of(Oklch(lightness, chroma, hue).colour())
    assert look.lightness == pytest.approx(lightness, abs=0.02)
    assert look.chroma <= chroma + 0.02


@pytest.mark.parametrize("vision", ["protanopia", "deuteranopia"])
def test_red_and_green_are_alike_to_some(vision: str) -> None:
    red, green = Colour.parse("#B35A00"), Colour.parse("#6E7A00")
    (pair,) = alike([red, green])
    assert pair.vision in ("protanopia", "deuteranopia")
    assert distance(red, green) > ALIKE["normal vision"]
    # Greys are the same to everybody.
    grey = Colour(120, 120, 120)
    assert oklab(grey, vision) == pytest.approx(oklab(grey), abs=2e-3)  # type: ignore[arg-type]


def test_equal_colours_are_alike_to_all() -> None:
    blue = Colour.parse("#005EB8")
    assert [pair.vision for pair in alike([blue, blue])] == ["normal vision"]
    assert not list(alike([blue, Colour.parse("#FFB81C")]))

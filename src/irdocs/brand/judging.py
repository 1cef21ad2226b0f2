"""Judge colours: which are grey, warm or red, which can be told apart, and the nearest that passes.

What a colour is called decides what it is good for: a yellow that is darkened is a brown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from irdocs.brand.colours import BrandColour
from irdocs.drawing import BLACK, Colour
from irdocs.frozen import replace
from irdocs.theme.contrast import MINIMUM, ratio
from irdocs.theme.perception import VISIONS, Oklch, Vision, distance

WHITE = Colour(255, 255, 255)
GREY = 0.035
"""Up to this chroma a colour is taken for a grey."""
APART: dict[Vision, float] = {"normal vision": 0.12, "protanopia": 0.08, "deuteranopia": 0.08}
"""How far the accents of a theme that is made are apart at least, in OKLab. More than the limits of
`perception.ALIKE`, at which a theme is warned of."""
PALEST_CARD = 0.974
"""The greatest lightness of the ground of cards at which it is still seen on white."""
DOMINANT = 1.25
"""How many times as much of a logo a red must cover as any other colour, to be the main colour: red
is what emergencies have."""
_STEP = 0.004
"""In which steps of lightness a colour is looked for."""

Test = Callable[[Colour], bool]


def is_grey(colour: Colour) -> bool:
    """Whether a colour has no hue that anybody would name."""
    return Oklch.of(colour).chroma < GREY


def is_main(colour: Colour) -> bool:
    """Whether light words can be read on a colour, and words in it on the palest card.

    Cards have a trace of a hue, which changes their contrast by less than is added here.
    """
    return ratio(colour, Oklch(PALEST_CARD, 0.0, 0.0).colour()) >= MINIMUM * 1.02


def is_warm(hue: float) -> bool:
    """Whether a hue is one from pink over red and orange to yellow."""
    return hue < 118 or hue > 340


def is_red(colour: Colour) -> bool:
    """Whether a colour is a vivid red, as emergencies have."""
    look = Oklch.of(colour)
    return look.chroma > 0.15 and is_between(look.hue, 12, 38)


def is_level(source: BrandColour, heavy: Sequence[BrandColour]) -> bool:
    """Whether another colour of a brand weighs about as much as one."""
    return any(source.share < DOMINANT * other.share for other in heavy if other != source)


def is_between(hue: float, first: float, last: float) -> bool:
    """Whether a hue lies between two others, in degrees."""
    return first <= hue <= last


def hue_distance(one: float, other: float) -> float:
    """Return how far two hues are apart, 0 to 180 degrees."""
    return abs((one - other + 180) % 360 - 180)


def lightness_change(one: Colour, other: Colour) -> float:
    """Return how far the lightnesses of two colours are apart, 0 to 1."""
    return abs(Oklch.of(one).lightness - Oklch.of(other).lightness)


def turns_brown(own: Colour, changed: Colour) -> bool:
    """Whether a yellow was darkened so far that nobody would call it one."""
    return is_between(Oklch.of(own).hue, 60, 118) and lightness_change(own, changed) > 0.1


def has_lost_itself(own: Colour, changed: Colour) -> bool:
    """Whether a colour was darkened so far that nobody takes it for the brand's main colour.

    Orange and yellow turn brown; any other colour keeps its name for longer.
    """
    most = 0.1 if is_between(Oklch.of(own).hue, 38, 118) else 0.35
    return lightness_change(own, changed) > most


def is_apart(colour: Colour, others: Iterable[Colour]) -> bool:
    """Whether everybody can tell a colour from each of others."""
    return all(
        distance(colour, other, vision) >= APART[vision] for other in others for vision in VISIONS
    )


def darkened(colour: Colour, test: Test) -> Colour:
    """Return the lightest colour of the same hue, from a colour down, that passes a test."""
    return _walked(colour, test, -_STEP, BLACK)


def lightened(colour: Colour, test: Test) -> Colour:
    """Return the darkest colour of the same hue, from a colour up, that passes a test."""
    return _walked(colour, test, _STEP, WHITE)


def _walked(colour: Colour, test: Test, step: float, end: Colour) -> Colour:
    if test(colour):
        return colour
    look = Oklch.of(colour)
    while 0 < look.lightness < 1:
        look = replace(look, lightness=look.lightness + step)
        if test(look.colour()):
            return look.colour()
    return end

"""Make each role of a theme from the slots of its colour scheme, in the theme's own colour.

There are more roles than slots, so `colours.OWN` says which slot each is a shade of. How much
darker or lighter it is follows from the theme: a shade that suits one theme would lose the colour
that another gives the role. Only transforms are used, so that a deck still changes its colours with
the theme in PowerPoint.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from irdocs.deck.colours import OWN, Change, Shade, fixed_shades, held_by
from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme

_NEAR = 2
"""The largest difference in red, green or blue, of 255, of a shade from its colour."""
_TURN = 21_600_000
"""A whole turn of the hue (ST_Angle, ECMA-376, 20.1.10.3)."""


def own_shades(palette: Mapping[str, Colour]) -> Mapping[str, Shade]:
    """Return the shade of each role that gives it its colour in a palette, as near as can be."""
    return _own_shades(tuple(palette.items()))


@lru_cache(maxsize=16)
def _own_shades(colours: tuple[tuple[str, Colour], ...]) -> Mapping[str, Shade]:
    palette = dict(colours)
    fitted = {
        role: _fitted(role, palette) if role in palette else shade for role, shade in OWN.items()
    }
    return MappingProxyType({**fitted, **fixed_shades(palette)})


def _fitted(role: str, palette: Mapping[str, Colour]) -> Shade:
    return min(_candidates(role, palette), key=lambda shade: _step(shade, role, palette))


def _step(shade: Shade, role: str, palette: Mapping[str, Colour]) -> int:
    """Return how far a shade is from its role's colour, none within `_NEAR`."""
    slot, changes = shade
    seen, wanted = colour_scheme.changed(palette[held_by(slot)], list(changes)), palette[role]
    apart = max(
        abs(seen.red - wanted.red), abs(seen.green - wanted.green), abs(seen.blue - wanted.blue)
    )
    return apart if apart > _NEAR else 0


def _candidates(role: str, palette: Mapping[str, Colour]) -> Iterator[Shade]:
    """Yield shades for a role: the usual one, its slot in other steps, then the other slots."""
    yield OWN[role]
    slots = dict.fromkeys((OWN[role][0], *(slot for slot, _ in OWN.values())))
    for slot in slots:
        if palette[held_by(slot)] == palette[role]:
            yield slot, ()
    for slot in slots:
        steps = tuple(_steps(palette[held_by(slot)], palette[role]))
        yield slot, tuple(step for step in steps if step[0] != "hueOff")
        yield slot, steps


def _steps(base: Colour, wanted: Colour) -> Iterator[Change]:
    """Yield the transforms that make one colour of another, where there are such."""
    hue, light, saturation = _components(base)
    wanted_hue, wanted_light, wanted_saturation = _components(wanted)
    turn = round((wanted_hue - hue) * _TURN)
    if turn and wanted_saturation > 0:
        yield "hueOff", turn
    if saturation > 0 and saturation != wanted_saturation:
        yield "satMod", round(100_000 * wanted_saturation / saturation)
    if wanted_light > light:
        part = round(100_000 * (1 - wanted_light) / (1 - light))
        yield "lumMod", part
        yield "lumOff", 100_000 - part
    elif wanted_light < light:
        yield "lumMod", round(100_000 * wanted_light / light)


def _components(colour: Colour) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)

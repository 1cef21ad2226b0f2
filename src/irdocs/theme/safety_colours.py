"""Find colours of a status that say the opposite of its word.

Red stands for danger, yellow and orange for caution, and green for what is safe (ISO 3864-1). A
reader sees the colour before the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from irdocs.content.status import StatusKind
from irdocs.drawing import Colour
from irdocs.theme.perception import Oklch

_GREY = 0.04
"""The chroma below which a colour has no hue to speak of, as of a theme in black and white."""
_RED = (-10.0, 45.0)
"""From crimson to vermilion, as hues of OKLCH in degrees."""
_CAUTION = (_RED[0], 118.0)
"""From red, which is no understatement, to yellow."""
_MEANT: Mapping[StatusKind, tuple[str, tuple[float, float]]] = MappingProxyType(
    {
        "emergency": ("red", _RED),
        "warning": ("amber, yellow or red", _CAUTION),
    }
)


def misleading(colours: Mapping[str, Colour]) -> Iterator[tuple[str, str]]:
    """Yield the roles of colours that mislead, and what they should be."""
    for kind, (wanted, hues) in _MEANT.items():
        if kind in colours and not _is_within(colours[kind], hues, grey=True):
            yield kind, wanted
    if "success" in colours and _is_within(colours["success"], _RED, grey=False):
        yield "success", "green, or any colour but red"


def _is_within(colour: Colour, hues: tuple[float, float], *, grey: bool) -> bool:
    """Whether a colour has a hue from one to another; `grey` is returned for one without a hue."""
    seen = Oklch.of(colour)
    low, high = hues
    return grey if seen.chroma < _GREY else (seen.hue - low) % 360 <= high - low


__all__ = ["misleading"]

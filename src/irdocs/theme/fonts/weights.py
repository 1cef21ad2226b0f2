"""The weights that text is set in, and which of them stand in for others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Weight = Literal["regular", "italic", "semibold", "bold", "bold-italic", "black"]

PRINTED: tuple[Weight, ...] = ("regular", "italic", "semibold", "bold", "bold-italic", "black")
"""The weights that the leaflet is set in."""
SHOWN: tuple[Weight, ...] = ("regular", "italic", "bold", "bold-italic")
"""The weights of slides, and of code: programs know no others."""

DISTINCT: tuple[Weight, ...] = ("regular", "bold", "italic", "semibold", "black", "bold-italic")
"""All weights, those first that readers need most: each is to differ from those before it."""

CLASSES: Mapping[Weight, int] = MappingProxyType(
    {"regular": 400, "italic": 400, "semibold": 600, "bold": 700, "bold-italic": 700, "black": 900}
)
"""The place of each weight on the axis wght, which is that of usWeightClass (OpenType)."""

STAND_INS: Mapping[Weight, tuple[Weight, ...]] = MappingProxyType(
    {
        "regular": (),
        "italic": ("regular",),
        "semibold": ("bold", "black", "regular"),
        "bold": ("black", "semibold", "regular"),
        "bold-italic": ("bold", "black", "semibold", "italic", "regular"),
        "black": ("bold", "semibold", "regular"),
    }
)
"""What takes the place of a weight without a file: the nearest heavier one, else a lighter one."""


def is_italic(weight: Weight) -> bool:
    """Return whether a weight is slanted."""
    return weight in ("italic", "bold-italic")


def is_kept(weight: Weight, stand_in: Weight) -> bool:
    """Return whether a weight still differs from regular text when another stands in for it."""
    return is_italic(weight) == is_italic(stand_in) and (
        CLASSES[stand_in] > CLASSES["regular"] or CLASSES[weight] == CLASSES[stand_in]
    )

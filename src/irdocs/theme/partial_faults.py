"""Find texts that cannot be read in a theme that has other faults, so that all are told at once.

A theme is validated part by part, and contrasts last, when there is a colour for every role. Here
the contrasts of those colours are looked at that are colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from irdocs.content.datafile import Fault
from irdocs.drawing import Colour
from irdocs.theme import contrast, status_colours


def low_contrast(text: str, ground: str, ratio: float) -> str:
    """Return what is said of a text with too little contrast."""
    return f"{text} on {ground} has a contrast of {ratio:.2f}:1; text needs {contrast.MINIMUM}:1"


def illegible(data: Mapping[str, Any], roles: frozenset[str]) -> Sequence[Fault]:
    """Return the texts of a theme's file that cannot be read on their grounds."""
    given = data.get("colours")
    colours = dict(_colours(given, roles)) if isinstance(given, Mapping) else {}
    pairs = [(text, ground, text) for text, ground in _pairs(data.get("text-pairs"))]
    pairs += status_colours.pairs(colours)
    return [
        Fault(low_contrast(text, ground, ratio), ("colours", blamed))
        for text, ground, blamed in pairs
        if text in colours and ground in colours
        if (ratio := contrast.ratio(colours[text], colours[ground])) < contrast.MINIMUM
    ]


def _colours(given: Mapping[str, Any], roles: frozenset[str]) -> Iterator[tuple[str, Colour]]:
    for role, text in given.items():
        if (role in roles or role in status_colours.ROLES) and isinstance(text, str):
            try:
                yield role, Colour.parse(text)
            except ValueError:
                continue  # it is reported when the theme is validated


def _pairs(given: Any) -> Iterator[tuple[str, str]]:
    for pair in given if isinstance(given, list) else ():
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(r, str) for r in pair):
            yield str(pair[0]), str(pair[1])

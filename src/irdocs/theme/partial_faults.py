"""Find texts that cannot be read in a theme that has other faults, so that all are told at once.

A theme is validated part by part, and contrasts last, when there is a colour for every role. Here
the contrasts of those colours are looked at that are colours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from irdocs.content.datafile import Fault, KeyPath
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.theme import contrast, status_colours


def low_contrast(text: str, ground: str, ratio: float) -> str:
    """Return what is said of a text with too little contrast."""
    return f"{text} on {ground} has a contrast of {ratio:.2f}:1; text needs {contrast.MINIMUM}:1"


@frozen
class Faint:
    """A text of a theme that cannot be read on its ground."""

    text: str
    ground: str
    blamed: str
    """The role at whose colour it is told."""
    ratio: float


MANY = 3
"""So many faint texts with one role in common have one cause: the colour of that role."""


def faults(
    faint: Sequence[Faint], given: Collection[str], place: KeyPath, where: str = ""
) -> Iterator[Fault]:
    """Yield the faults of texts that cannot be read: one where the cause is one.

    Each is at the blamed one of the colours that are `given`, below the keys `place`. `where` comes
    before the message.
    """
    left = list(dict.fromkeys(faint))
    while left:
        roles = (role for pair in left for role in (pair.text, pair.ground) if role in given)
        common, count = max(Counter(roles).items(), key=lambda item: item[1], default=("", 0))
        if count < MANY:
            break
        theirs = [pair for pair in left if common in (pair.text, pair.ground)]
        left = [pair for pair in left if pair not in theirs]
        yield Fault(
            f"{where}{_listed(theirs, common)}; text needs {contrast.MINIMUM}:1",
            (*place, common),
        )
    for pair in left:
        blamed = (pair.blamed,) if pair.blamed in given else ()
        yield Fault(where + low_contrast(pair.text, pair.ground, pair.ratio), (*place, *blamed))


def _listed(pairs: Sequence[Faint], common: str) -> str:
    """Return what is said of faint texts that have a role in common."""
    ratios = [pair.ratio for pair in pairs]
    span = f"contrasts of {min(ratios):.2f}:1 to {max(ratios):.2f}:1"
    on, under = (
        [pair.text for pair in pairs if pair.ground == common],
        [pair.ground for pair in pairs if pair.text == common],
    )
    told = [f"{', '.join(on)} on {common}"] if on else []
    told += [f"{common} on {', '.join(under)}"] if under else []
    return f"{' and '.join(told)} have {span}"


def illegible(data: Mapping[str, Any], roles: frozenset[str]) -> Sequence[Fault]:
    """Return the texts of a theme's file that cannot be read on their grounds."""
    given = data.get("colours")
    colours = dict(_colours(given, roles)) if isinstance(given, Mapping) else {}
    pairs = [(text, ground, text) for text, ground in _pairs(data.get("text-pairs"))]
    pairs += status_colours.pairs(colours)
    faint = [
        Faint(text, ground, blamed, ratio)
        for text, ground, blamed in pairs
        if text in colours and ground in colours
        if (ratio := contrast.ratio(colours[text], colours[ground])) < contrast.MINIMUM
    ]
    return list(faults(faint, colours, ("colours",)))


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

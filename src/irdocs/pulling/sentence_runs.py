"""Find which sentences of a text a line of a slide is: a long question stands in two places, its
case above the options and its last sentence as the title.
"""

from __future__ import annotations

from collections.abc import Iterable

from irdocs.content.markup import spaced_sentences
from irdocs.pulling.units import ContentUnit


def unit_with_sentences(words: str, units: Iterable[ContentUnit]) -> tuple[ContentUnit, int] | None:
    """Return the first unit of which a line is some whole sentences and not all, with the place
    in its words where they begin; None if there is none."""
    for unit in units:
        if unit.form is None or len(unit.words) <= len(words) or words not in unit.words:
            continue
        starts, ends, place = set[int](), set[int](), 0
        for sentence in spaced_sentences(unit.words):
            starts.add(place)
            ends.add(place + len(sentence.rstrip()))
            place += len(sentence)
        found = (at for at in sorted(starts) if unit.words.startswith(words, at))
        at = next((one for one in found if one + len(words) in ends), None)
        if at is not None:
            return unit, at
    return None


__all__ = ["unit_with_sentences"]

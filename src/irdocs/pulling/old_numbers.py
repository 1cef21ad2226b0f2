"""Tell where the content still says a number that an edit has changed beside it.

A slide shows the short form of an item, and a lecturer changes the dose in it; the full text, which
the leaflet prints, has the old one. So has the alternative text of a chart one of whose values was
changed. Nothing here is written: which of the two is right nobody but its author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.pulling.state import PulledEdit, PullState, short
from irdocs.pulling.units import ContentUnit, said_by

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")


def with_old_numbers(state: PullState) -> Iterator[PulledEdit]:
    """Yield each text that stands beside one that came home and says a number that went with it."""
    told: set[ContentUnit] = set()
    for patch in state.patches:
        unit = patch.unit
        if unit is None:
            continue
        gone = _numbers(unit.words) - _numbers(_said(state, unit))
        for other in _beside(state, unit) if gone else ():
            said = _said(state, other)
            old = gone & _numbers(other.words)  # but for one that has come there with its words
            still = [match[0] for match in _NUMBER.finditer(said) if _plain(match[0]) in old]
            if still and other not in told:
                told.add(other)
                yield PulledEdit(
                    patch.edit.slide, f'`{other.key}`: "{short(said)}"',
                    f"{other.span.file}:{other.span.line}",
                    f"it still says {still[0]}, which was changed beside it: look at it",
                )  # fmt: skip


def _beside(state: PullState, unit: ContentUnit) -> Iterator[ContentUnit]:
    """Yield the texts of the same item, and those of the whole block, such as its headline."""
    if not unit.owner:
        return
    item = _item_of(unit)
    for other in state.units.of((unit.owner,)):
        is_same = (other.span, other.part) == (unit.span, unit.part)
        if not is_same and other.form is not None and _item_of(other) in (None, item):
            yield other


def _item_of(unit: ContentUnit) -> tuple[int, int] | None:
    """Return what tells the item that a unit stands in from others; None for what is in none."""
    return next(((one.list_id, one.index) for one in reversed(unit.within)), None)


def _said(state: PullState, unit: ContentUnit) -> str:
    """Return what a unit says now."""
    return said_by(unit, state.written[unit]) if unit in state.written else unit.words


def _numbers(words: str) -> set[str]:
    return {_plain(match[0]) for match in _NUMBER.finditer(words)}


def _plain(number: str) -> str:
    """Return a number without marks between thousands, its decimal sign a point."""
    if _GROUPED.fullmatch(number):
        return re.sub(r"\D", "", number)
    return number.replace(",", ".")


__all__ = ["with_old_numbers"]

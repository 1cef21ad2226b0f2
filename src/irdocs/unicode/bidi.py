"""The Unicode Bidirectional Algorithm (UAX #9), whole: the order in which mixed text is shown.

A paragraph gets a level for each character (`levels`): even levels run from left to right, odd ones
from right to left. Lines are broken in logical order; then each has its runs put into the order in
which they stand on paper (`line_order`). That paired signs are mirrored (L4), and that marks stand
behind their letters (L3), is the shaper's work.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from irdocs.unicode.bidi_classes import EXPLICIT, bidi_classes, has_right_to_left
from irdocs.unicode.bidi_isolates import (
    explicit_levels,
    first_strong,
    isolate_matches,
    isolating_runs,
)
from irdocs.unicode.bidi_resolving import resolved_levels

__all__ = ["LevelRun", "base_level", "has_right_to_left", "levels", "line_order"]

_EXPLICIT = re.compile(f"[{EXPLICIT}]")
_SPACES = re.compile("[wipx]+|[BS]")


class LevelRun(NamedTuple):
    """A part of a line in one direction: its place in the text, and its level."""

    start: int
    end: int
    level: int

    @property
    def is_right_to_left(self) -> bool:
        """Whether the run is read from right to left."""
        return self.level % 2 == 1


def base_level(text: str, default: int = 0) -> int:
    """Return 1 for a paragraph that begins from right to left, else 0, by its first letter.

    `default` is for one without letters. What stands in isolates does not count (P2, P3).
    """
    classes = bidi_classes(text)
    matches = isolate_matches(classes) if "i" in classes else {}
    found = first_strong(classes, 0, len(classes), matches)
    return default if found is None else found


def levels(text: str, base: int | None) -> bytes:
    """Return the level of each character of a paragraph.

    `base` is 0 for one from left to right, 1 for one from right to left, None to go by its first
    letter. What the algorithm removes, such as embeddings and joiners, has the level of the
    character before it (5.2).
    """
    classes = bidi_classes(text)
    base = base_level(text) if base is None else base
    if "x" not in classes and not _EXPLICIT.search(text):
        direction = "LR"[base]
        return resolved_levels(text, classes, base, direction, direction)
    explicit = explicit_levels(text, classes, base)
    result = explicit.levels
    for run in isolating_runs(classes, result, base):
        characters = "".join(map(text.__getitem__, run.positions))
        run_classes = "".join(map(explicit.classes.__getitem__, run.positions))
        resolved = resolved_levels(characters, run_classes, run.level, run.before, run.after)
        for position, level in zip(run.positions, resolved, strict=True):
            result[position] = level
    previous = base
    for position, letter in enumerate(classes):
        if letter == "x":
            result[position] = previous
        previous = result[position]
    return bytes(result)


def line_order(levels: bytes, text: str, start: int, end: int, base: int) -> tuple[LevelRun, ...]:
    """Return the runs of a line in the order in which they stand on it, from left to right.

    `levels` and `text` are those of the paragraph, `start` and `end` the line's place in it, `base`
    the paragraph's level. A tab, and spaces at the line's end, have the paragraph's direction (L1);
    then runs are turned round (L2).
    """
    line = bytearray(levels[start:end])
    classes = bidi_classes(text[start:end])
    for spaces in _SPACES.finditer(classes):
        if spaces[0] in "BS" or classes[spaces.end() : spaces.end() + 1] in ("", "B", "S"):
            line[spaces.start() : spaces.end()] = bytes([base]) * (spaces.end() - spaces.start())
    runs: list[LevelRun] = []
    for level, members in groupby(line):
        first = runs[-1].end if runs else start
        runs.append(LevelRun(first, first + sum(1 for _ in members), level))
    odd = [run.level for run in runs if run.is_right_to_left]
    if not odd:
        return tuple(runs)
    for level in range(max(line), min(odd) - 1, -1):
        runs = _turned(runs, level)
    return tuple(runs)


def _turned(runs: list[LevelRun], level: int) -> list[LevelRun]:
    """Return runs, of which each row at `level` or above is turned round (L2)."""
    turned: list[LevelRun] = []
    for is_high, row in groupby(runs, key=lambda run: run.level >= level):
        members = list(row)
        turned += reversed(members) if is_high else members
    return turned

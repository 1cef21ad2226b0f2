"""The directions in a paragraph: which of its parts run from right to left, and in what order the
parts of a line stand. What has an order of its own is isolated by marks that only the algorithm
of Unicode (UAX #9) sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.frozen import frozen
from irdocs.locale.scripts import LetterClass
from irdocs.typeset.isolates import DirectedText, Isolate, isolates
from irdocs.unicode.bidi import has_right_to_left, levels, line_order

_FIRST_STRONG, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"
"""Isolates (UAX #9, 2.4): one by its first letter, one from left to right, and the end of both."""


def paragraph_levels(parts: Sequence[DirectedText], base: int, letters: LetterClass = "") -> bytes:
    """Return the level of each character of a paragraph; `base` is its own, 0 or 1, and `letters`
    are those of the document's language."""
    text = "".join(part.text for part in parts)
    if not base and not has_right_to_left(text):
        return bytes(len(text))
    marked: list[str] = []
    is_shown: list[bool] = []
    done = 0
    for place, mark in _marks(isolates(parts, letters)):
        marked += [text[done:place], mark]
        is_shown += [*[True] * (place - done), False]
        done = place
    found = levels("".join([*marked, text[done:]]), base)
    is_shown += [True] * (len(text) - done)
    return bytes(level for level, shown in zip(found, is_shown, strict=True) if shown)


def _marks(found: Sequence[Isolate]) -> Iterator[tuple[int, str]]:
    """Yield the marks that isolate parts of a text, and where they stand in it, in order."""
    for one in found:
        yield one.start, _LEFT_TO_RIGHT if one.is_left_to_right else _FIRST_STRONG
        yield from _marks(one.within)
        yield one.end, _END


@frozen
class DirectedRun:
    """A part of a line in one direction and of one of its pieces."""

    piece: int
    text: str
    right_to_left: bool


def directed_runs(
    pieces: Sequence[str], levels: bytes, base: int
) -> tuple[list[DirectedRun], list[int]]:
    """Return the runs of a line in logical order, and their indices in the order in which they
    stand on it, from left to right.

    `levels` are those of the characters of all pieces, as in the paragraph.
    """
    text = "".join(pieces)
    ends: list[int] = []
    for piece in pieces:
        ends.append((ends[-1] if ends else 0) + len(piece))
    runs: list[tuple[int, DirectedRun]] = []
    visual: list[int] = []
    for level_run in line_order(levels, text, 0, len(text), base):
        within: list[int] = []
        for number, end in enumerate(ends):
            first = max(level_run.start, end - len(pieces[number]))
            last = min(level_run.end, end)
            if first < last:
                run = DirectedRun(number, text[first:last], level_run.is_right_to_left)
                within.append(first)
                runs.append((first, run))
        visual += reversed(within) if level_run.is_right_to_left else within
    runs.sort(key=lambda run: run[0])
    indices = {first: index for index, (first, _) in enumerate(runs)}
    return [run for _, run in runs], [indices[first] for first in visual]

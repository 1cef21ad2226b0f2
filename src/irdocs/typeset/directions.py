"""The directions in a paragraph: which of its parts run from right to left, and in what order the
parts of a line stand.

The algorithm of Unicode (UAX #9) sees characters only. A telephone number, an address or a line of
code is one thing, whose order must not depend on its neighbours: "+44 20 7946 0000" in an Arabic
sentence would come out as "0000 7946 20 44+". So these are isolated, as text in another language
is, by marks that only the algorithm sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from irdocs.frozen import frozen
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.locale.scripts import LetterClass
from irdocs.typeset.left_to_right import left_to_right_spans
from irdocs.unicode.bidi import base_level, has_right_to_left, levels, line_order

_FIRST_STRONG, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"
"""Isolates (UAX #9, 2.4): one by its first letter, one from left to right, and the end of both."""


@frozen
class DirectedText:
    """A part of a paragraph, in logical order."""

    text: str
    is_isolated: bool = False
    """Whether it is one thing in a direction of its own, by its first letter."""
    is_left_to_right: bool = False
    """Whether it runs from left to right whatever its letters are, as code does."""


def paragraph_levels(parts: Sequence[DirectedText], base: int, letters: LetterClass = "") -> bytes:
    """Return the level of each character of a paragraph; `base` is its own, 0 or 1, and `letters`
    are those of the document's language."""
    text = "".join(part.text for part in parts)
    if not base and not has_right_to_left(text):
        return bytes(len(text))
    marked: list[str] = []
    is_shown: list[bool] = []
    for piece, isolate in _with_names(list(_isolated(parts, letters))):
        marked.append(f"{isolate}{piece}{_END}" if isolate else piece)
        is_shown += [False, *[True] * len(piece), False] if isolate else [True] * len(piece)
    found = levels("".join(marked), base)
    return bytes(level for level, shown in zip(found, is_shown, strict=True) if shown)


def _isolated(parts: Sequence[DirectedText], letters: LetterClass) -> Iterator[tuple[str, str]]:
    """Yield pieces of a paragraph, each with the mark that isolates it; empty for most."""
    for is_whole, group in groupby(parts, lambda one: one.is_left_to_right or one.is_isolated):
        if is_whole:
            for part in group:
                yield part.text, _LEFT_TO_RIGHT if part.is_left_to_right else _FIRST_STRONG
            continue
        text = "".join(part.text for part in group)  # a power is a part of its own: 10⁹/L
        start = 0
        for first, end in left_to_right_spans(text, letters):
            yield text[start:first], ""
            yield text[first:end], _LEFT_TO_RIGHT
            start = end
        yield text[start:], ""


def _with_names(pieces: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield such pieces, a measure as one with the name before it that is isolated, too: one with a
    link, say, or marked as another language's. What ends with a full stop is no name."""
    pieces = [(text, isolate) for text, isolate in pieces if text]
    while pieces:
        (text, isolate), *rest = pieces
        if (
            len(rest) > 1
            and isolate == _FIRST_STRONG
            and text[-1].isalnum()
            and base_level(text, 1) == 0
            and rest[0] in ((" ", ""), (NO_BREAK_SPACE, ""))
            and rest[1][1] == _LEFT_TO_RIGHT
            and rest[1][0][0].isdigit()
        ):
            yield text + rest[0][0] + rest[1][0], _LEFT_TO_RIGHT
            rest = rest[2:]
        else:
            yield text, isolate
        pieces = rest


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

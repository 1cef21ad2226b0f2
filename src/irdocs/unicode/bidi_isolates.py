"""Explicit embeddings, overrides and isolates: the rules X1 to X10 of UAX #9."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from irdocs.frozen import frozen
from irdocs.unicode.bidi_classes import FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO

MAX_DEPTH = 125
"""How deep levels may be nested (BD2)."""
_STRONG = {"L": 0, "R": 1, "A": 1}
_ISOLATES = (LRI, RLI, FSI)
_EMBEDDINGS = (LRE, RLE, LRO, RLO)


class IsolatingRun(NamedTuple):
    """An isolating run sequence (BD13): what is resolved together, without what is inside it."""

    positions: tuple[int, ...]
    level: int
    before: str
    """The class, L or R, that counts as before its beginning (sos)."""
    after: str
    """And as behind its end (eos)."""


@frozen
class ExplicitLevels:
    """What the explicit formatting characters of a paragraph say."""

    levels: bytearray
    classes: str
    """The classes, overridden where the text asks for it."""


class _Status(NamedTuple):
    """An entry of the directional status stack (3.3.2)."""

    level: int
    override: str
    """The class that all characters get; empty for none."""
    is_isolate: bool


def first_strong(classes: str, start: int, end: int, matches: Mapping[int, int]) -> int | None:
    """Return 1 or 0 for the direction of the first strong character, None without one (P2, P3).

    What stands in an isolate does not count; `matches` are those of the paragraph.
    """
    position = start
    while position < end:
        if (level := _STRONG.get(classes[position])) is not None:
            return level
        position = matches.get(position, end) if classes[position] == "i" else position + 1
    return None


def isolate_matches(classes: str) -> dict[int, int]:
    """Return the position of the PDI of each isolate initiator that has one (BD9)."""
    matches: dict[int, int] = {}
    open_ones: list[int] = []
    for position, letter in enumerate(classes):
        if letter == "i":
            open_ones.append(position)
        elif letter == "p" and open_ones:
            matches[open_ones.pop()] = position
    return matches


def explicit_levels(text: str, classes: str, base: int) -> ExplicitLevels:
    """Return the levels that explicit characters ask for (X1 to X8)."""
    matches = isolate_matches(classes)
    levels = bytearray(len(text))
    overridden = list(classes)
    stack = [_Status(base, "", False)]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    for position, (character, letter) in enumerate(zip(text, classes, strict=True)):
        status = stack[-1]
        levels[position] = status.level
        if letter == "i":  # X5a to X5c
            overridden[position] = status.override or letter
            is_right = character == RLI
            if character == FSI:
                end = matches.get(position, len(text))
                is_right = first_strong(classes, position + 1, end, matches) == 1
            level = _next_level(status.level, is_right)
            if level <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += 1
                stack.append(_Status(level, "", True))
            else:
                overflow_isolates += 1
        elif character in _EMBEDDINGS:  # X2 to X5
            level = _next_level(status.level, character in (RLE, RLO))
            if level <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                override = {LRO: "L", RLO: "R"}.get(character, "")
                stack.append(_Status(level, override, False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif character == PDI:  # X6a
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1].is_isolate:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            levels[position] = stack[-1].level
            overridden[position] = stack[-1].override or letter
        elif character == PDF:  # X7
            if not overflow_isolates:
                if overflow_embeddings:
                    overflow_embeddings -= 1
                elif not status.is_isolate and len(stack) > 1:
                    stack.pop()
        elif letter == "B":  # X8
            levels[position] = base
        elif letter != "x":  # X6
            overridden[position] = status.override or letter
    return ExplicitLevels(levels, "".join(overridden))


def isolating_runs(classes: str, levels: bytearray, base: int) -> list[IsolatingRun]:
    """Return the isolating run sequences of a paragraph (X9, X10).

    `classes` are those of the text, not the overridden ones; levels are the explicit ones.
    """
    kept = [position for position, letter in enumerate(classes) if letter != "x"]
    matches = isolate_matches(classes)
    sequences: list[list[int]] = []
    waiting: dict[int, list[int]] = {}
    for _, run in groupby(kept, key=levels.__getitem__):
        positions = list(run)
        sequence = waiting.pop(positions[0], None)
        if sequence is None:
            sequence = []
            sequences.append(sequence)
        sequence += positions
        if (end := matches.get(positions[-1])) is not None:
            waiting[end] = sequence
    place = {position: number for number, position in enumerate(kept)}

    def level_at(number: int) -> int:
        return levels[kept[number]] if 0 <= number < len(kept) else base

    def isolating_run(positions: list[int]) -> IsolatingRun:
        level = levels[positions[0]]
        previous = level_at(place[positions[0]] - 1)
        is_open = classes[positions[-1]] == "i"  # an isolate that is never ended
        following = base if is_open else level_at(place[positions[-1]] + 1)
        before, after = ("LR"[max(level, other) % 2] for other in (previous, following))
        return IsolatingRun(tuple(positions), level, before, after)

    return [isolating_run(positions) for positions in sequences]


def _next_level(level: int, is_right: bool) -> int:
    """Return the least odd level above `level`, or the least even one."""
    return (level + 1) | 1 if is_right else (level + 2) & ~1

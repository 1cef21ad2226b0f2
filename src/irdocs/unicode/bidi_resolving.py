"""Weak and neutral characters of one isolating run: the rules W1 to W7, N0 to N2, I1, I2 of UAX #9.

The run is a string of classes (`bidi_classes`) with the class before it in front and that behind it
at the end, so that no rule has to ask where the run begins. A rule is a pattern on that string.
"""

from __future__ import annotations

import re
from functools import cache

from irdocs.unicode.brackets import BRACKETS, CLOSING, same_bracket

MAX_OPEN_BRACKETS = 63
"""How many brackets may be open at once (BD16)."""
_BRACKET = re.compile(f"[{re.escape(BRACKETS)}]")
_MARKS = re.compile("m+")
_ARABIC = re.compile("A[^LR]*")
_SEPARATOR = re.compile("(?<=1)[-,](?=1)|(?<=2),(?=2)")
_TERMINATORS = re.compile("(?<=1)%+|%+(?=1)")
_LEFT = re.compile("L[^R]*")
_NEUTRALS = re.compile("[owSBip]+")
_WEAK_AS_NEUTRAL = str.maketrans("-%,", "ooo")
_DIRECTION = {"L": "L", "R": "R", "1": "R", "2": "R"}
"""The direction that a strong character or a number has for neutrals (N0, N1)."""
_IN_BRACKETS = {"L": re.compile(b"L"), "R": re.compile(b"[R12]")}


def resolved_levels(text: str, classes: str, level: int, before: str, after: str) -> bytes:
    """Return the level of each character of a run; `text` is its characters.

    `before` and `after` are L or R: the classes that count as in front of it and behind it.
    """
    run = _weak(f"{before}{classes}{after}")
    embedding = "LR"[level % 2]
    if _BRACKET.search(text):
        run = _with_brackets(text, classes, run, embedding)
    run = _NEUTRALS.sub(lambda found: _neutral(found, embedding), run)
    return run[1:-1].encode("ascii").translate(_implicit_levels(level))


def _weak(run: str) -> str:
    """Return a run in which marks, numbers and what belongs to them are resolved (W1 to W7)."""
    if "m" in run:
        run = _MARKS.sub(_marks, run)
    if "A" in run:
        run = _ARABIC.sub(lambda found: found[0].replace("1", "2"), run).replace("A", "R")
    if "-" in run or "," in run:
        run = _SEPARATOR.sub(lambda found: run[found.start() - 1], run)
    if "%" in run:
        run = _TERMINATORS.sub(lambda found: "1" * len(found[0]), run)
    run = run.translate(_WEAK_AS_NEUTRAL)
    if "1" in run:
        run = _LEFT.sub(lambda found: found[0].replace("1", "L"), run)
    return run


def _marks(found: re.Match[str]) -> str:
    """Return the class of what marks stand on, for each of them (W1)."""
    base = found.string[found.start() - 1]
    return ("o" if base in "ip" else base) * len(found[0])


def _neutral(found: re.Match[str], embedding: str) -> str:
    """Return the direction of what stands on both sides, or that of the embedding (N1, N2)."""
    before, after = found.string[found.start() - 1], found.string[found.end()]
    left, right = _DIRECTION[before], _DIRECTION[after]
    return (left if left == right else embedding) * len(found[0])


def _with_brackets(text: str, classes: str, run: str, embedding: str) -> str:
    """Return a run whose paired brackets have the direction of what they enclose (N0)."""
    resolved = bytearray(run, "ascii")
    opposite = "LR"[embedding == "L"]
    for opening, closing in _pairs(text, run):
        if _IN_BRACKETS[embedding].search(resolved, opening + 1, closing):
            direction = embedding
        elif _IN_BRACKETS[opposite].search(resolved, opening + 1, closing):
            is_opposite = _strong_before(resolved, opening) == opposite
            direction = opposite if is_opposite else embedding
        else:
            continue
        for bracket in (opening, closing):
            resolved[bracket] = ord(direction)
            # What classes says of position n of the text is in position n + 1 of the run.
            while classes[bracket : bracket + 1] == "m":
                bracket += 1
                resolved[bracket] = ord(direction)
    return resolved.decode("ascii")


def _strong_before(run: bytearray, position: int) -> str:
    """Return the direction of the last strong character or number before a position of the run."""
    left = run.rfind(b"L", 0, position)
    right = max(run.rfind(letter, 0, position) for letter in (b"R", b"1", b"2"))
    return "L" if left > right else "R"


def _pairs(text: str, run: str) -> list[tuple[int, int]]:
    """Return the positions in the run of paired brackets, in the order of the first (BD16)."""
    pairs: list[tuple[int, int]] = []
    open_ones: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(text):
        position = found.start() + 1
        if run[position] != "o":
            continue
        if closing := CLOSING.get(found[0]):
            if len(open_ones) == MAX_OPEN_BRACKETS:
                break
            open_ones.append((closing, position))
            continue
        bracket = same_bracket(found[0])
        for number in range(len(open_ones) - 1, -1, -1):
            if open_ones[number][0] == bracket:
                pairs.append((open_ones[number][1], position))
                del open_ones[number:]
                break
    return sorted(pairs)


@cache
def _implicit_levels(level: int) -> bytes:
    """Return the table from the letters L, R, 1 and 2 to the levels that they get (I1, I2)."""
    table = bytearray(256)
    higher = {"R": 1, "1": 2, "2": 2} if level % 2 == 0 else {"L": 1, "1": 1, "2": 1}
    for letter in "LR12":
        table[ord(letter)] = level + higher.get(letter, 0)
    return bytes(table)

"""Unicode's own conformance tests, as cases (tests/data/unicode)."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from typing import NamedTuple

from conftest import ROOT

FOLDER = ROOT / "tests" / "data" / "unicode"
_EXAMPLES = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "ES": "+", "ET": "$", "AN": "\u0660",
    "CS": ",", "NSM": "\u0300", "BN": "\u200b", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
    "LRE": "\u202a", "LRO": "\u202d", "RLE": "\u202b", "RLO": "\u202e", "PDF": "\u202c",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
"""A character of each bidirectional class; BidiTest.txt names classes only."""


class BidiCase(NamedTuple):
    """A paragraph on one line, and what becomes of it."""

    text: str
    base: int | None
    levels: tuple[int | None, ...]
    """None for what the algorithm removes."""
    order: tuple[int, ...]
    """The characters that are not removed, from left to right."""


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a file that are not comments."""
    with lzma.open(FOLDER / f"{name}.xz", "rt", encoding="utf-8") as file:
        for line in file:
            data = line.partition("#")[0].strip()
            if data:
                yield data


def _levels(written: str) -> tuple[int | None, ...]:
    return tuple(None if level == "x" else int(level) for level in written.split())


def bidi_characters(step: int) -> Iterator[BidiCase]:
    """Yield every `step`-th case of BidiCharacterTest.txt."""
    for number, line in enumerate(lines("BidiCharacterTest.txt")):
        if number % step:
            continue
        codes, direction, _, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        base = None if direction == "2" else int(direction)
        yield BidiCase(text, base, _levels(levels), tuple(map(int, order.split())))


def bidi_classes(step: int) -> Iterator[BidiCase]:
    """Yield every `step`-th line of BidiTest.txt, in each direction that it is for."""
    levels: tuple[int | None, ...] = ()
    order: tuple[int, ...] = ()
    for number, line in enumerate(lines("BidiTest.txt")):
        name, _, value = line.partition(":")
        if name == "@Levels":
            levels = _levels(value)
        elif name == "@Reorder":
            order = tuple(map(int, value.split()))
        elif number % step == 0:
            classes, directions = line.split(";")
            text = "".join(_EXAMPLES[name] for name in classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(directions, 16) & bit:
                    yield BidiCase(text, base, levels, order)


def line_breaks() -> Iterator[tuple[str, list[int]]]:
    """Yield each text of LineBreakTest.txt, and where it may be parted."""
    for line in lines("LineBreakTest.txt"):
        text, breaks = "", list[int]()
        for sign in line.split():
            if sign == "÷":
                breaks.append(len(text))
            elif sign != "×":
                text += chr(int(sign, 16))
        yield text, [position for position in breaks if 0 < position < len(text)]

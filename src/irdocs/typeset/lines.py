"""Words of mixed styles → lines that fit a width: greedy, ragged right, never hyphenated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from irdocs.drawing import Colour
from irdocs.typeset.metrics import Font


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks: face, size in pt, colour, and how far it is raised in pt."""

    font: Font
    size: float
    colour: Colour
    rise: float = 0.0

    def width(self, text: str) -> float:
        """Return the width of a text in pt."""
        return self.font.width(text, self.size)


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and the whole of the words that lead there."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one style, perhaps a link, perhaps in another language."""

    text: str
    style: Style
    link: Link | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A fragment's share of one line: where it starts and how wide it is, in pt."""

    fragment: Fragment
    x: float
    width: float

    @property
    def text(self) -> str:
        return self.fragment.text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of runs. Where a space was broken at, the last run keeps it, unmeasured."""

    runs: tuple[Run, ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def moved(self, dx: float) -> Line:
        """Return the line moved right by pt."""
        return Line(tuple(replace(run, x=run.x + dx) for run in self.runs), self.width)


_BREAKABLE = re.compile(r"[^ ]*?[-–—/](?=\w)|[^ ]+| +")


def break_lines(fragments: Sequence[Fragment], width: float) -> tuple[Line, ...]:
    """Return the lines of a paragraph set to a width in pt.

    A word wider than the width stands alone on its line and sticks out; see `too_wide`.
    """
    lines: list[Line] = []
    line: list[Fragment] = []
    line_width = 0.0
    space: Fragment | None = None
    for word in _words(fragments):
        if word[0].text.isspace():
            space = word[0]
            continue
        word_width = sum(piece.style.width(piece.text) for piece in word)
        gap = space.style.width(space.text) if space and line else 0.0
        if line and line_width + gap + word_width > width + 1e-6:
            lines.append(_line([*line, space] if space else line, line_width))
            line, line_width, gap, space = [], 0.0, 0.0, None
        if space and line:
            line.append(space)
        line.extend(word)
        line_width += gap + word_width
        space = None
    if line and space:
        line.append(space)
    if line or not lines:
        lines.append(_line(line, line_width))
    return tuple(lines)


def balance(fragments: Sequence[Fragment], width: float) -> tuple[Line, ...]:
    """Return as many lines as `break_lines` makes, of lengths as like as they can be."""
    lines = break_lines(fragments, width)
    low, high = width / len(lines), width
    while high - low > 1.0:
        middle = (low + high) / 2
        narrower = break_lines(fragments, middle)
        if len(narrower) == len(lines) and not too_wide(fragments, middle):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


SHORT_LAST_LINE = 0.28
"""A last line shorter than this part of the width looks lost."""


def settle(fragments: Sequence[Fragment], width: float) -> tuple[Line, ...]:
    """Return the lines of a paragraph, set a little narrower where that spares a lost last word.

    There are as many lines as `break_lines` makes, and none loses more than a fifth of the width.
    """
    lines = break_lines(fragments, width)
    if len(lines) == 1 or lines[-1].width >= width * SHORT_LAST_LINE:
        return lines
    best = lines
    for step in range(1, 21):
        narrower = break_lines(fragments, width * (1 - step / 100))
        if len(narrower) > len(lines):
            break
        if narrower[-1].width > best[-1].width:
            best = narrower
        if best[-1].width >= width * SHORT_LAST_LINE:
            break
    return best


def too_wide(fragments: Sequence[Fragment], width: float) -> tuple[str, ...]:
    """Return the words that no line of that width in pt can hold."""
    return tuple(
        "".join(piece.text for piece in word)
        for word in _words(fragments)
        if not word[0].text.isspace()
        and sum(piece.style.width(piece.text) for piece in word) > width + 1e-6
    )


def _words(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """Yield unbreakable words and the spaces between; a word may change style midway."""
    word: list[Fragment] = []
    for fragment in fragments:
        for part in _BREAKABLE.findall(fragment.text):
            piece = replace(fragment, text=part)
            if part[0] == " ":
                if word:
                    yield word
                word = []
                yield [replace(piece, text=" ")]
                continue
            word.append(piece)
            if part[-1] in "-–—/" and len(part) > 1:
                yield word
                word = []
    if word:
        yield word


def _line(pieces: Sequence[Fragment], width: float) -> Line:
    merged: list[Fragment] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and (last.style, last.link, last.language) == (
            piece.style,
            piece.link,
            piece.language,
        ):
            merged[-1] = replace(last, text=last.text + piece.text)
        else:
            merged.append(piece)
    runs: list[Run] = []
    x = 0.0
    for fragment in merged:
        run_width = fragment.style.width(fragment.text)
        runs.append(Run(fragment, x, run_width))
        x += run_width
    return Line(tuple(runs), width)

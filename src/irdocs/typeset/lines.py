"""Words of mixed styles → lines that fit a width: greedy, ragged right, never hyphenated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from irdocs.drawing import Colour
from irdocs.typeset.metrics import Font


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How a run of text looks: face, size in pt, colour."""

    font: Font
    size: float
    colour: Colour

    def width(self, text: str) -> float:
        """Return the width of a text in pt."""
        return self.font.width(text, self.size)

    def word_width(self, word: str) -> float:
        """Return the same for a word, which is likely to come again."""
        return self.font.word_width(word, self.size)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An address, and the whole of the words that lead there."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one style, perhaps a link, perhaps in another language."""

    text: str
    style: RunStyle
    link: LinkTarget | None = None
    language: str | None = None
    whole: bool = False
    """Whether a line never breaks at its hyphens and slashes, as in an identifier."""


@dataclass(frozen=True, slots=True)
class LineRun:
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

    runs: tuple[LineRun, ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def moved(self, dx: float) -> Line:
        """Return the line moved right by pt."""
        return Line(tuple(replace(run, x=run.x + dx) for run in self.runs), self.width)


_BREAKABLE = re.compile(r"[^ ]*?[-–—/](?=\w)|[^ ]+| +")
_WHOLE = re.compile(r"[^ ]+| +")
_SLACK = 1e-6
SHORT_LAST_LINE = 0.28
"""A last line shorter than this part of the width looks lost."""
MOST_NARROWER = 20
"""How much of the width, in per cent, may be given up to spare a lost last word."""


class _Word(NamedTuple):
    """What is never broken: pieces, each with its fragment's number, and its width in pt."""

    pieces: tuple[tuple[int, str], ...]
    width: float
    is_space: bool

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.pieces)


@dataclass(frozen=True, slots=True)
class _Break:
    """A line to be: its first word, the word after its last, its width in pt."""

    first: int
    end: int
    width: float


class MeasuredParagraph:
    """A paragraph whose words are measured once, to be broken at any width."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._fragments = fragments
        simple = _simple_words(fragments) if len(fragments) == 1 else None
        self._words = tuple(_words(fragments) if simple is None else simple)
        widths = [word.width for word in self._words]
        self.widest = max(widths, default=0.0)
        """The width of the widest word, in pt."""
        self._whole = sum(widths)

    def too_wide(self, width: float) -> tuple[str, ...]:
        """Return the words that no line of that width in pt can hold."""
        return tuple(
            word.text for word in self._words if not word.is_space and word.width > width + _SLACK
        )

    def count(self, width: float) -> int:
        """Return how many lines the paragraph takes at a width in pt."""
        return 1 if self._whole <= width else len(self._breaks(width))

    def ends_short(self, width: float) -> bool:
        """Whether, at a width in pt, the last of several lines is so short that it looks lost."""
        breaks = self._breaks(width)
        return len(breaks) > 1 and breaks[-1].width < width * SHORT_LAST_LINE

    def greedy(self, width: float) -> tuple[Line, ...]:
        """Return the lines of the paragraph set to a width in pt.

        A word wider than the width stands alone on its line and sticks out; see `too_wide`.
        """
        return self._set(self._breaks(width))

    def balanced(self, width: float) -> tuple[Line, ...]:
        """Return as many lines as `greedy` makes, of lengths as like as they can be."""
        breaks = self._breaks(width)
        low, high = width / len(breaks), width
        while len(breaks) > 1 and high - low > 1.0:
            middle = (low + high) / 2
            narrower = self._breaks(middle)
            if len(narrower) == len(breaks) and not self.too_wide(middle):
                breaks, high = narrower, middle
            else:
                low = middle
        return self._set(breaks)

    def settled(self, width: float) -> tuple[Line, ...]:
        """Return the lines, set a little narrower where that spares a lost last word.

        There are as many as `greedy` makes, and none loses more than a fifth of the width.
        """
        best = self._breaks(width)
        count, enough = len(best), width * SHORT_LAST_LINE
        for step in range(1, MOST_NARROWER + 1):
            if count == 1 or best[-1].width >= enough:
                break
            narrower = self._breaks(width * (1 - step / 100))
            if len(narrower) > count:
                break
            if narrower[-1].width > best[-1].width:
                best = narrower
        return self._set(best)

    def _breaks(self, width: float) -> list[_Break]:
        found: list[_Break] = []
        first, line, gap, begun = 0, 0.0, 0.0, False
        for number, word in enumerate(self._words):
            if word.is_space:
                gap = word.width
                continue
            if not begun:
                first, begun, line = number, True, word.width
            elif line + gap + word.width > width + _SLACK:
                found.append(_Break(first, number, line))
                first, line = number, word.width
            else:
                line += gap + word.width
            gap = 0.0
        if begun or not found:
            found.append(_Break(first, len(self._words), line))
        return found

    def _set(self, breaks: Sequence[_Break]) -> tuple[Line, ...]:
        return tuple(self._line(one) for one in breaks)

    def _line(self, one: _Break) -> Line:
        """Return a line of as few runs as there are styles on it; of several spaces, the last."""
        texts: list[str] = []
        numbers: list[int] = []
        widths: list[float] = []
        words = self._words[one.first : one.end]
        for word, following in zip_longest(words, words[1:]):
            if word.is_space and following is not None and following.is_space:
                continue
            for number, text in word.pieces:
                width = self._fragments[number].style.word_width(text)
                if numbers and self._alike(numbers[-1], number):
                    texts[-1] += text
                    widths[-1] += width
                else:
                    numbers.append(number)
                    texts.append(text)
                    widths.append(width)
        runs: list[LineRun] = []
        x = 0.0
        for number, text, width in zip(numbers, texts, widths, strict=True):
            runs.append(LineRun(replace(self._fragments[number], text=text), x, width))
            x += width
        return Line(tuple(runs), one.width)

    def _alike(self, one: int, other: int) -> bool:
        if one == other:
            return True
        a, b = self._fragments[one], self._fragments[other]
        return (a.style, a.link, a.language) == (b.style, b.link, b.language)


_PARTED = re.compile("[-–—/]")


def _simple_words(fragments: Sequence[Fragment]) -> list[_Word] | None:
    """Return the words of one style that breaks at spaces alone; None of any other."""
    (fragment,) = fragments
    if not fragment.whole and _PARTED.search(fragment.text):
        return None
    measure = fragment.style.word_width
    space = _Word(((0, " "),), measure(" "), True)
    found: list[_Word] = []
    for number, part in enumerate(fragment.text.split(" ")):
        if number:
            found.append(space)
        if part:
            found.append(_Word(((0, part),), measure(part), False))
    return found


def _words(fragments: Sequence[Fragment]) -> Iterator[_Word]:
    """Yield unbreakable words and the spaces between; a word may change style midway."""
    pieces: list[tuple[int, str]] = []
    width = 0.0
    for number, fragment in enumerate(fragments):
        style = fragment.style
        pattern = _WHOLE if fragment.whole else _BREAKABLE
        for part in pattern.findall(fragment.text):
            if part[0] == " ":
                if pieces:
                    yield _Word(tuple(pieces), width, False)
                    pieces, width = [], 0.0
                yield _Word(((number, " "),), style.word_width(" "), True)
                continue
            pieces.append((number, part))
            width += style.word_width(part)
            if not fragment.whole and part[-1] in "-–—/" and len(part) > 1:
                yield _Word(tuple(pieces), width, False)
                pieces, width = [], 0.0
    if pieces:
        yield _Word(tuple(pieces), width, False)

"""Break a paragraph of mixed styles into lines that fit a width, ragged right, not hyphenated.

What goes in is the fragments of a paragraph: texts of one style each. They are first cut into
unbreakable words (words.py), and the words are measured once.

There are three ways of breaking, all built on the first:

*Greedy*: each line takes as many words as it holds. No other way makes fewer lines, so the number
of lines that a text needs, which decides what fits, is always counted in this way. (The deck
counts so at one type size after another to find the largest that fits, see deck/fit.py.) Its
weakness is the last line, which gets whatever is left, often a single word.

*Balanced*, for headings, makes the lines as alike as possible without making more of them. The
narrowest width at which greedy breaking still makes the same number of lines yields the most even
ones: there no line can give a word away. That width is found by bisection between the width
divided by the number of lines, below which they cannot hold the text, and the full width.

*Settled*, for running text, only cares for a last line that is so short that it looks lost, and for
a number at the end of a line that counts what begins the next one, to which it goes if no line more
is needed. The text is broken greedily at widths narrower by one per cent, two per cent, and so on,
which pushes words down towards the last line. The search stops when the last line is long enough,
when a line more would be needed, or when too much of the width would be lost; the best attempt is
kept.

A paragraph breaker that weighs all combinations of breaks (as TeX does) would gain little:
its main strength is to even out the spaces of justified lines, and no text here is justified.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from irdocs.content.soft_hyphens import SOFT_HYPHEN
from irdocs.locale.scripts import letter_class
from irdocs.typeset.binding import is_quantity
from irdocs.typeset.directions import directed_runs, paragraph_levels
from irdocs.typeset.isolates import DirectedText
from irdocs.typeset.runs import Fragment, Line, LineRun
from irdocs.typeset.words import Word, words_of
from irdocs.unicode.bidi import has_right_to_left

_SLACK = 1e-6
"""Widths that differ by less, in pt, are the same: sums of floats are not exact."""
SHORT_LAST_LINE = 0.28
"""A last line shorter than this part of the width looks lost."""
MAX_NARROWING = 20
"""How much of the width, in per cent, may be given up for a longer last line."""
_COUNT = re.compile(r"[(\[“‘„«]?[<>≤≥~]?\d{1,3}(?:[.,]\d{1,2})?")
"""A number that counts what follows, and no year."""


def unbroken(fragments: Sequence[Fragment]) -> Line:
    """Return fragments as one line in which every space is kept, as in program code.

    It runs from left to right. Spaces at its end do not count in its width.
    """
    from_right = bool(fragments) and fragments[0].style.font.root.right_to_left
    texts = [fragment.text for fragment in fragments]
    levels = paragraph_levels([DirectedText(text, is_left_to_right=True) for text in texts], 0)
    directed, order = directed_runs(texts, levels, 0)
    widths = [fragments[run.piece].style.width(run.text) for run in directed]
    at_end = 0.0
    for number in reversed(range(len(texts))):
        style, bare = fragments[number].style, texts[number].rstrip()
        at_end += style.width(texts[number]) - style.width(bare)
        if bare:
            break
    x = -at_end if from_right else 0.0
    places = [0.0] * len(directed)
    for index in reversed(order) if from_right else order:
        places[index] = x
        x += widths[index]
    runs = (
        LineRun(fragments[run.piece].saying(run.text), place, width, run.right_to_left)
        for run, place, width in zip(directed, places, widths, strict=True)
    )
    return Line(tuple(runs), sum(widths) - at_end)


class LineOutline(NamedTuple):
    """A line without its runs: its width in pt, and its last word with the hyphen that shows."""

    width: float
    last_word: str


class _Break(NamedTuple):
    """A line as a range of words: the first's index, that after the last, the width in pt."""

    first: int
    end: int
    width: float


class MeasuredParagraph:
    """A paragraph whose words are measured once, to be broken at any width."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        """Cut the fragments, which are in reading order, into words and measure them."""
        self._fragments = fragments
        font = fragments[0].style.font.root if fragments else None
        self._from_right = font is not None and font.right_to_left
        """Whether lines start at the right, as all do in a document from right to left."""
        self._base = int(self._from_right and not _is_left_to_right(fragments))
        """The level of the paragraph (UAX #9): 1 if it runs from right to left."""
        self._words = words_of(fragments)
        widths = [word.width for word in self._words]
        self.widest = max(widths, default=0.0)
        """The width of the widest word, in pt."""
        self.full_width = sum(widths)
        """The width of the paragraph on one line, in pt."""

    def too_wide(self, width: float) -> tuple[str, ...]:
        """Return the words that are wider than a line of `width` pt."""
        return tuple(
            word.text for word in self._words if not word.is_space and word.width > width + _SLACK
        )

    @property
    def widest_word(self) -> Word | None:
        """The widest word, if there is any."""
        words = (word for word in self._words if not word.is_space)
        return max(words, key=lambda word: word.width, default=None)

    def count(self, width: float) -> int:
        """Return how many lines the paragraph takes, broken greedily at `width` pt."""
        return 1 if self.full_width <= width else len(self._breaks(width))

    def width_of_lines(self, count: int) -> float:
        """Return the least width in pt, up to one, at which the paragraph takes `count` lines."""
        low, high = max(self.widest, self.full_width / count), self.full_width
        if self.count(low) <= count:
            return low
        while high - low > 1.0:
            middle = (low + high) / 2
            low, high = (low, middle) if self.count(middle) <= count else (middle, high)
        return high

    def ends_short(self, width: float) -> bool:
        """Whether, at `width` pt, the last of several lines is so short that it looks lost."""
        breaks = self._breaks(width)
        return len(breaks) > 1 and breaks[-1].width < width * SHORT_LAST_LINE

    def greedy(self, width: float) -> tuple[Line, ...]:
        """Return the lines of the paragraph, each with as many words as `width` pt hold.

        A word wider than `width` stands alone on its line and sticks out; see `too_wide`.
        """
        return self._as_lines(self._breaks(width))

    def outline(self, width: float) -> list[LineOutline]:
        """Return what there is to know of the lines of `greedy` without making them."""
        return [LineOutline(line.width, self._last_word(line)) for line in self._breaks(width)]

    def _last_word(self, line: _Break) -> str:
        for number in reversed(range(line.first, line.end)):
            word = self._words[number]
            if not word.is_space:
                is_hyphenated = word.hyphen and line.end == number + 1 < len(self._words)
                return word.text.rstrip() + (SOFT_HYPHEN if is_hyphenated else "")
        return ""

    def balanced(self, width: float) -> tuple[Line, ...]:
        """Return as many lines as `greedy` makes at `width` pt, of lengths as equal as possible."""
        breaks = self._breaks(width)
        # At `high` the number of lines is right; below `low` there are too many.
        low, high = width / len(breaks), width
        while len(breaks) > 1 and high - low > 1.0:
            middle = (low + high) / 2
            narrower = self._breaks(middle)
            if len(narrower) == len(breaks) and not self.too_wide(middle):
                breaks, high = narrower, middle
            else:
                low = middle
        return self._as_lines(breaks)

    def settled(self, width: float) -> tuple[Line, ...]:
        """Return as many lines as `greedy` makes at `width` pt, avoiding a short last line, and
        numbers at the ends of others.

        For a longer last line they are made up to `MAX_NARROWING` per cent narrower.
        """
        best = self._breaks(width)
        count, long_enough = len(best), width * SHORT_LAST_LINE
        parts_counts = any(self._parts_count(line.first) for line in best[1:])
        kept = self._breaks(width, keeps_counts=True) if parts_counts else best
        # A longer last line is no reason to part one either.
        keeps_counts = len(kept) == count
        best = kept if keeps_counts else best
        for step in range(1, MAX_NARROWING + 1):
            if count == 1 or best[-1].width >= long_enough:
                break
            narrower = self._breaks(width * (1 - step / 100), keeps_counts=keeps_counts)
            if len(narrower) > count:
                break
            if narrower[-1].width > best[-1].width:
                best = narrower
        return self._as_lines(best)

    def _parts_count(self, first: int) -> bool:
        """Whether a line that begins with a word would part it from the number that counts it."""
        before = first - 1
        while before >= 0 and self._words[before].is_space:
            before -= 1
        if before < 0 or not _COUNT.fullmatch(self._words[before].text):
            return False
        return self._words[first].text[:1].isalpha()

    def _breaks(self, width: float, *, keeps_counts: bool = False) -> list[_Break]:
        """Return the lines of greedy breaking, at least one.

        Of several spaces in a row only the last counts, and none at the start or end of a line.
        With `keeps_counts` a number goes to the next line with what it counts.
        """
        breaks: list[_Break] = []
        first, line_width, space_width, hyphen_width, has_word = 0, 0.0, 0.0, 0.0, False
        last, without_last = 0, 0.0  # the last word of the line, and the line's width without it
        for number, word in enumerate(self._words):
            if word.is_space:
                space_width = word.width
                continue
            if not has_word:
                first, has_word, line_width = number, True, word.width
            elif line_width + space_width + word.width + word.hyphen > width + _SLACK:
                together = self._words[last].width + space_width + word.width
                if (
                    keeps_counts
                    and last > first
                    and together + word.hyphen <= width
                    and self._parts_count(number)
                ):
                    breaks.append(_Break(first, last, without_last))
                    first, line_width = last, together
                else:
                    breaks.append(_Break(first, number, line_width + hyphen_width))
                    first, line_width = number, word.width
            else:
                without_last = line_width + hyphen_width
                line_width += space_width + word.width
            last, space_width, hyphen_width = number, 0.0, word.hyphen
        if has_word or not breaks:
            breaks.append(_Break(first, len(self._words), line_width))
        return breaks

    def _as_lines(self, breaks: Sequence[_Break]) -> tuple[Line, ...]:
        return tuple(self._line(line_break) for line_break in breaks)

    def _line(self, line_break: _Break) -> Line:
        """Return a line in as few runs as possible: pieces that look and mean the same are joined.

        Of several spaces in a row only the last is kept.
        """
        pieces: list[_LinePiece] = []
        is_mixed, fragments, words = self._is_mixed, self._fragments, self._words
        for number in range(line_break.first, line_break.end):
            word = words[number]
            following = number + 1
            if word.is_space and following < line_break.end and words[following].is_space:
                continue
            start = self._starts[number] if is_mixed else 0
            for fragment_number, text in word.pieces:
                width = fragments[fragment_number].style.word_width(text)
                levels = self._levels[start : start + len(text)] if is_mixed else b""
                start += len(text)
                if pieces and self._share_a_run(pieces[-1].fragment, fragment_number):
                    pieces[-1].join(text, width, levels)
                else:
                    pieces.append(_LinePiece(fragment_number, text, width, levels))
        last = self._words[line_break.end - 1] if line_break.end > line_break.first else None
        if last and last.hyphen and line_break.end < len(self._words):
            pieces[-1].join(SOFT_HYPHEN, last.hyphen, pieces[-1].levels[-1:])
        if self._is_mixed:
            return self._directed(pieces, line_break.width)
        runs: list[LineRun] = []
        x = 0.0
        for piece in pieces:
            fragment = fragments[piece.fragment].saying(piece.text)
            runs.append(LineRun(fragment, x, piece.width))
            x += piece.width
        return Line(tuple(runs), line_break.width)

    # ------------------------------------------------------------ directions

    @cached_property
    def _is_mixed(self) -> bool:
        """Whether anything of the paragraph runs from right to left."""
        return self._from_right or any(
            has_right_to_left(fragment.text) for fragment in self._fragments
        )

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each word begins in the text of all words."""
        return list(accumulate((len(word.text) for word in self._words), initial=0))

    @cached_property
    def _levels(self) -> bytes:
        """The level of each character of that text (UAX #9)."""
        pieces = [piece for word in self._words for piece in word.pieces]
        parts = []
        for number, members in groupby(pieces, key=itemgetter(0)):
            fragment = self._fragments[number]
            left_to_right = fragment.is_code or fragment.style.font.is_formula
            text = "".join(text for _, text in members)
            isolated = fragment.language is not None or fragment.link is not None
            parts.append(DirectedText(text, isolated, left_to_right))
        root = self._fragments[0].style.font.root
        return paragraph_levels(parts, self._base, letter_class(root.language))

    def _directed(self, pieces: Sequence[_LinePiece], width: float) -> Line:
        """Return a line whose runs stand in the order of their directions."""
        levels = b"".join(piece.levels for piece in pieces)
        directed, order = directed_runs([piece.text for piece in pieces], levels, self._base)
        widths = [
            self._fragments[pieces[run.piece].fragment].style.width(run.text) for run in directed
        ]
        # A space at which the line was broken stands at its end, beyond its width.
        x = 0.0
        if self._from_right and not self._base:
            x = width - sum(widths)
        places = [0.0] * len(directed)
        for index in reversed(order) if self._from_right else order:
            places[index] = x
            x += widths[index]
        return Line(
            tuple(
                LineRun(
                    self._fragments[pieces[run.piece].fragment].saying(run.text),
                    places[index],
                    widths[index],
                    run.right_to_left,
                )
                for index, run in enumerate(directed)
            ),
            width,
        )

    def _share_a_run(self, first: int, second: int) -> bool:
        """Whether two fragments, given by their indices, may be drawn as one run."""
        if first == second:
            return True
        first_fragment, second_fragment = self._fragments[first], self._fragments[second]
        return first_fragment.looks_like(second_fragment)


def _is_left_to_right(fragments: Sequence[Fragment]) -> bool:
    """Whether a paragraph runs from left to right in any document: one of code, one of letters none
    of which runs from right to left, such as a reference to a paper in English, and a quantity."""
    if all(fragment.is_code for fragment in fragments):
        return True
    texts = [fragment.text for fragment in fragments]
    has_letters = any(character.isalpha() for text in texts for character in text)
    if not has_letters:
        root = fragments[0].style.font.root
        return is_quantity("".join(texts), letter_class(root.language))
    return not any(has_right_to_left(text) for text in texts)


@dataclass(slots=True)
class _LinePiece:
    """Text of a fragment on a line: the fragment's index, its width in pt, and its levels."""

    fragment: int
    text: str
    width: float
    levels: bytes

    def join(self, text: str, width: float, levels: bytes) -> None:
        """Add a text behind it."""
        self.text += text
        self.width += width
        self.levels += levels

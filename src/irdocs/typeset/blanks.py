"""Fit blanks, the lines of signs that readers write on, to the lines of a column.

People type ____ or ...... until it looks long enough where they write. In a narrower column the
blank is cut to what its line has, and it never stands on another line than the word that says what
to write there: "Signed ____ Date ____". A blank by itself is a line to write on, as long as any;
one that ends its text goes on to the end of its line, so that those of a form end alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.typeset.runs import Fragment
from irdocs.typeset.words import Word, words_of

BLANK = re.compile(r"_{2,}|\.{6,}|…{2,}")
"""A blank to write on, or a part of one such as __/__/____."""
_LONG = re.compile(r"_{4,}|\.{6,}|…{2,}")
"""One that may be cut."""
_LINE = re.compile(r"_{4,}")
"""A line to write on, by itself."""
_LABELLED = re.compile(rf"(?<=[^\s_.…]) (?={BLANK.pattern})")
"""The space between a blank and the word before it."""
_OPEN = re.compile(r"(?<!_)_{8,}\s*\Z")
"""One that goes on to the end of its line: a shorter one is for a number or a word."""
SHORTEST = 8
"""How many signs a blank has, at least, after it was cut."""
_ENOUGH = 1 / 3
"""A cut blank stays beside its word if it takes no less than this part of the line."""


def is_blank(text: str) -> bool:
    """Whether a text is a blank and nothing else."""
    return _LONG.fullmatch(text.strip()) is not None


def shortest(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return fragments with no blank longer than it has to be, to be measured."""
    return [
        fragment.saying(_LONG.sub(lambda found: found[0][:SHORTEST], fragment.text))
        for fragment in fragments
    ]


def fitted(fragments: Sequence[Fragment], width: float) -> tuple[Fragment, ...]:
    """Return the fragments of a paragraph whose blanks fit lines of `width` pt, each kept on the
    line of the word before it, if there is any room for both; one by itself fills its line, and one
    that ends the paragraph the rest of it."""
    (first, *others) = fragments or (None,)
    if first is not None and not others and _LINE.fullmatch(first.text):
        sign = first.style.word_width(first.text) / len(first.text)
        return (first.saying("_" * max(SHORTEST, int(width / sign))),)
    if not any(BLANK.search(fragment.text) for fragment in fragments):
        return tuple(fragments)
    bound = [
        fragment.saying(_LABELLED.sub(NO_BREAK_SPACE, fragment.text)) for fragment in fragments
    ]
    lengths = _lengths(bound, width)
    if lengths is None:
        bound, lengths = list(fragments), _lengths(fragments, width)
    if lengths is None:
        return tuple(fragments)
    each = iter(lengths)
    return tuple(
        fragment.saying(_LONG.sub(lambda found: _long(found[0], next(each)), fragment.text))
        for fragment in bound
    )


def _long(blank: str, length: int) -> str:
    """Return a blank of so many signs."""
    return (blank + blank[-1] * length)[:length]


def _lengths(fragments: Sequence[Fragment], width: float) -> list[int] | None:
    """Return how many signs each blank keeps, in reading order; None if a word has no room for the
    shortest of them."""
    lengths: list[int] = []
    line, space = 0.0, 0.0
    for word in words_of(fragments):
        if word.is_space:
            space = word.width
            continue
        blanks = _LONG.findall("".join(text for _, text in word.pieces))
        kept, taken = [len(blank) for blank in blanks], word.width
        if blanks and line + space + taken > width:
            longest = kept.index(max(kept))
            sign = _sign_width(fragments, word, blanks[longest])
            rest = taken - kept[longest] * sign
            room = width - line - space
            if room - rest < width * _ENOUGH:
                room, line, space = width, 0.0, 0.0
            if taken > room:
                kept[longest] = int((room - rest) / sign)
                if kept[longest] < SHORTEST:
                    return None
                taken = rest + kept[longest] * sign
        lengths += kept
        line = taken if line + space + taken > width else line + space + taken
        space = 0.0
    if len(lengths) == 1 and _OPEN.search(fragments[-1].text):
        sign = fragments[-1].style.word_width("_" * SHORTEST) / SHORTEST
        lengths[0] += max(0, int((width - line) / sign))
    return lengths


def _sign_width(fragments: Sequence[Fragment], word: Word, blank: str) -> float:
    """Return the width in pt of a sign of a blank within a word."""
    number = next(number for number, text in word.pieces if blank in text)
    return fragments[number].style.word_width(blank) / len(blank)

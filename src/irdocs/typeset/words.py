"""Cut the fragments of a paragraph into words: the texts between places where a line may break.

In text with spaces lines break at these, after a hyphen, dash or slash before a letter or digit,
but not within 4–7, 120/80, 2026-11-23 or mg/kg (1964–1990 may be parted), nor at the hyphens of
COVID-19, 24-hour and X-ray, beside a digit or a single letter, nor within what is to be filled in
as __/__/____ or DD/MM/YYYY; and at soft hyphens, which show as hyphens only there. Chinese,
Japanese and Korean lines break between most letters, and Thai ones between words, by Unicode's
rules (UAX #14). A word may consist of pieces in several styles, as one of which a part is bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from irdocs.content.soft_hyphens import SOFT_HYPHEN
from irdocs.typeset.binding import unbroken_signs
from irdocs.typeset.characters import ZERO_WIDTH_SPACE
from irdocs.typeset.runs import Fragment
from irdocs.unicode.line_breaks import breaks_between_letters, line_breaks

_BETWEEN_YEARS = r"(?<=(?<![\d.,])\d{4})[-–](?=\d{4}(?![\d.,]))"
_HYPHEN = r"(?<!\d)(?<!(?<![^\W_])[^\W_])-(?!\d|[^\W_](?![^\W_]))"
_BREAKABLE_PARTS = re.compile(
    rf"[^ ]*?(?:(?:—|{_HYPHEN}|(?<!\d)[–/]|[–/](?!\d)|{_BETWEEN_YEARS})(?=\w)"
    rf"|{SOFT_HYPHEN}(?=[^ ])|{ZERO_WIDTH_SPACE}(?=[^ ]))|[^ ]+| +"
)
_WITHIN_NUMBERS = re.compile(rf"(?!{_BETWEEN_YEARS})(?<=\d)[-–/](?=\d)")
"""What joins two numbers that are read in one."""
_UNBROKEN_PARTS = re.compile(r"[^ ]+| +")


class Word(NamedTuple):
    """A word that is never broken, or a space: its pieces and their width together, in pt.

    A piece is the index of a fragment and the part of its text that belongs to the word.
    """

    pieces: tuple[tuple[int, str], ...]
    width: float
    is_space: bool
    hyphen: float = 0.0
    """The width of the hyphen that is shown if a line ends after it, at a soft hyphen."""

    @property
    def text(self) -> str:
        """The text of the word."""
        return "".join(text for _, text in self.pieces)


def words_of(fragments: Sequence[Fragment]) -> tuple[Word, ...]:
    """Return the words of fragments and the spaces between them, in reading order, measured."""
    if any(breaks_between_letters(fragment.text) for fragment in fragments):
        return tuple(_words_by_letters(fragments))
    if len(fragments) == 1:
        simple_words = _words_between_spaces(fragments)
        if simple_words is not None:
            return tuple(simple_words)
    return tuple(_unbreakable_words(fragments))


_BREAK_CHARACTER = re.compile(f"[-–—/{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}]")


_SOFT_CHARACTER = re.compile(f"[{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}]")
_SIGNS = ("-", "–", "—", "/")
"""The signs after which a line may break, before a letter or digit."""


def _words_between_spaces(fragments: Sequence[Fragment]) -> list[Word] | None:
    """Return the words of a single fragment that can be broken at spaces only, else None.

    Many paragraphs are of this kind, and `str.split` is much faster than the general way.
    """
    (fragment,) = fragments
    if _SOFT_CHARACTER.search(fragment.text):
        return None
    if not fragment.whole and _BREAK_CHARACTER.search(fragment.text):
        return None
    measure = fragment.style.word_width
    space = Word(((0, " "),), measure(" "), True)
    words: list[Word] = []
    for number, part in enumerate(fragment.text.split(" ")):
        if number:
            words.append(space)
        if part:
            words.append(Word(((0, part),), measure(part), False))
    return words


def _unbreakable_words(fragments: Sequence[Fragment]) -> Iterator[Word]:
    """Yield the unbreakable words and the spaces between them, in reading order.

    A word runs on from one fragment into the next if no break is allowed between them.
    """
    pieces: list[tuple[int, str]] = []
    width = 0.0
    for number, fragment in enumerate(fragments):
        style = fragment.style
        pattern = _UNBROKEN_PARTS if fragment.whole else _BREAKABLE_PARTS
        unbroken, place = unbroken_signs(fragment.text), 0
        for found in pattern.findall(fragment.text):
            place += len(found)
            is_soft = not fragment.whole and found[-1] in (SOFT_HYPHEN, ZERO_WIDTH_SPACE)
            part = found.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")
            if found[0] == " ":
                if pieces:
                    yield Word(tuple(pieces), width, False)
                    pieces, width = [], 0.0
                yield Word(((number, " "),), style.word_width(" "), True)
                continue
            if part:
                pieces.append((number, part))
                width += style.word_width(part)
            breaks_after_sign = not fragment.whole and part[-1:] in _SIGNS and len(part) > 1
            breaks_after_sign = breaks_after_sign and place not in unbroken
            if pieces and (is_soft or breaks_after_sign):
                hyphen = style.word_width(SOFT_HYPHEN) if found[-1] == SOFT_HYPHEN else 0.0
                yield Word(tuple(pieces), width, False, hyphen)
                pieces, width = [], 0.0
    if pieces:
        yield Word(tuple(pieces), width, False)


def _words_by_letters(fragments: Sequence[Fragment]) -> Iterator[Word]:
    """Yield the words of text whose lines break between letters, and the spaces between them."""
    whole = "".join(fragment.text for fragment in fragments)
    allowed = {*line_breaks(whole).allowed} - unbroken_signs(whole)
    allowed -= {found.end() for found in _WITHIN_NUMBERS.finditer(whole)}
    pieces: list[tuple[int, str]] = []
    position, width, hyphen = 0, 0.0, 0.0
    for number, fragment in enumerate(fragments):
        style, start = fragment.style, 0
        for end in range(1, len(fragment.text) + 1):
            position += 1
            sign = fragment.text[end - 1]
            is_inside = fragment.whole and end < len(fragment.text)
            is_next_space = fragment.text[end : end + 1] == " "
            ends_word = sign == " " or is_next_space or (position in allowed and not is_inside)
            if not ends_word and end < len(fragment.text):
                continue
            part = fragment.text[start:end]
            start = end
            if sign == " ":
                if pieces:  # the fragment before ends without a space
                    yield Word(tuple(pieces), width, False, hyphen)
                    pieces, width = [], 0.0
                yield Word(((number, " "),), style.word_width(" "), True)
                continue
            hyphen = style.word_width(SOFT_HYPHEN) if sign == SOFT_HYPHEN else 0.0
            if part := part.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, ""):
                pieces.append((number, part))
                width += style.word_width(part)
            if ends_word and pieces:
                yield Word(tuple(pieces), width, False, hyphen)
                pieces, width = [], 0.0
    if pieces:
        yield Word(tuple(pieces), width, False)

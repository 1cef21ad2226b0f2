"""What of a paragraph has an order of its own: the one rule for paper, slides and web pages.

The algorithm of Unicode (UAX #9) sees characters only. A telephone number, an address, a link, a
line of code and words of another language are one thing each, whose order must not depend on its
neighbours: "+44 20 7946 0000" in an Arabic sentence would come out as "0000 7946 20 44+". So each
is isolated (UAX #9, 2.4), in the way that its medium has for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from irdocs.frozen import frozen
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.locale.scripts import LetterClass
from irdocs.typeset.left_to_right import left_to_right_spans
from irdocs.unicode.bidi import base_level, has_right_to_left
from irdocs.unicode.bidi_classes import bidi_classes


@frozen
class DirectedText:
    """A part of a paragraph, in logical order."""

    text: str
    is_isolated: bool = False
    """Whether it is one thing in a direction of its own, by its first letter."""
    is_left_to_right: bool = False
    """Whether it runs from left to right whatever its letters are, as code does."""

    @property
    def is_own(self) -> bool:
        """Whether it is isolated for what it is, not for what it says."""
        return self.is_isolated or self.is_left_to_right


@frozen
class Isolate:
    """What is isolated: where it begins and ends in the text of a paragraph."""

    start: int
    end: int
    is_left_to_right: bool
    """Whether it runs from left to right whatever its first letter is."""
    is_own: bool
    """Whether it is a link, code or words of another language and nothing beside them."""
    within: tuple[Isolate, ...] = ()
    """What is isolated within it, such as a number within a link in Arabic."""


def isolates(parts: Sequence[DirectedText], letters: LetterClass = "") -> Sequence[Isolate]:
    """Return what of a paragraph is isolated, in order; `letters` are those of its language."""
    return tuple(_with_names("".join(part.text for part in parts), list(_apart(parts, letters))))


def _apart(parts: Sequence[DirectedText], letters: LetterClass) -> Iterator[Isolate]:
    """Yield what is isolated, each by itself. Links and the like that touch are one, as of a link
    with a strong word in it."""
    start = 0
    for is_own, group in groupby(parts, lambda part: part.is_own):
        members = list(group)
        text = "".join(part.text for part in members)  # a power is a part of its own: 10⁹/L
        spans = tuple(
            Isolate(start + first, start + end, is_left_to_right=True, is_own=False)
            for first, end in left_to_right_spans(text, letters)
        )
        if not is_own:
            yield from spans
        elif text:
            is_code = all(part.is_left_to_right for part in members)
            nested = spans if not is_code and has_right_to_left(text) else ()
            yield Isolate(start, start + len(text), is_code, True, nested)
        start += len(text)


def _with_names(text: str, found: Sequence[Isolate]) -> Iterator[Isolate]:
    """Yield what is isolated, a name and the strength behind it as one where either is isolated for
    what it is: with a link, say, or marked as another language's. What ends with a full stop is no
    name."""
    rest, done = list(found), 0
    while rest:
        first, *rest = rest
        name = text[first.start : first.end]
        if (
            rest
            and first.is_own
            and not rest[0].is_own
            and name[-1].isalnum()
            and base_level(name, 1) == 0
            and text[first.end : rest[0].start] in _GAPS
            and text[rest[0].start].isdigit()
        ):
            first = Isolate(first.start, rest.pop(0).end, is_left_to_right=True, is_own=False)
        elif first.is_own and name[0].isdigit() and base_level(name, 1) == 0:
            start = first.start - len(_name_at_end(text[done : first.start]))
            if start < first.start:
                first = Isolate(start, first.end, is_left_to_right=True, is_own=False)
        yield first
        done = first.end


_GAPS = (" ", NO_BREAK_SPACE)


def _name_at_end(text: str) -> str:
    """Return the words from left to right at the end of a text, with the space behind them; empty
    if it ends otherwise."""
    words = text.split()
    if not words or text[-1:] not in _GAPS or not text[-2].isalnum():
        return ""
    if base_level(words[-1], 1):
        return ""
    classes = bidi_classes(text)
    behind = max(classes.rfind(letter) for letter in "RA2") + 1
    return text[classes.index("L", behind) :]

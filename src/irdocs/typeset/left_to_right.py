"""What runs from left to right in a text of every direction: the one place that knows, for paper,
slides and web pages.

These are telephone numbers, measures and sums (`binding`), numbers joined by hyphens, dates in
digits, and addresses. The algorithm of Unicode (UAX #9) alone would exchange their parts behind
letters of Arabic or Hebrew. Words in Latin beside one belong to its run: apart from its strength
"Augmentin 500/125 mg" would be shown as "500/125 mg Augmentin".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress, groupby

from irdocs.caching.by_value import cached_by_value
from irdocs.locale.numbers import PARTS_OF_WORDS
from irdocs.locale.scripts import LetterClass
from irdocs.typeset.binding import quantity_spans
from irdocs.unicode.bidi import levels
from irdocs.unicode.bidi_classes import bidi_classes

Span = tuple[int, int]

_MARK = "\u200e"
"""A letter that shows nothing and runs to the right."""
_HYPHEN = "\\-\u2010\u2011"
"""The hyphens that are typed between digits, within the brackets of a pattern."""
_ADDRESS = re.compile(
    rf"""
    [{PARTS_OF_WORDS}.+-]+@[\w-]+(?:\.[\w-]+)+                     # of e-mail
    | (?:(?:https?://|www\.)[^\s)\]]+ | (?<![\w.])(?:[a-z0-9-]+\.)+[a-z]{{2,}}(?:/[^\s)\]]*)?)
      (?<![.,;:!?،؛؟۔…'"’”»])
    | (?<![{PARTS_OF_WORDS}+])\+?\d+(?:[{_HYPHEN}/.]\d+){{2,}}(?![{PARTS_OF_WORDS}])
    | (?<![{PARTS_OF_WORDS}.,])(?<!\d[\ \u00a0])(?:°[CF]|[£$€¥₪₹₺%‰]/[A-Za-zµμ]+[²³]?)    # a unit
      (?![{PARTS_OF_WORDS}])
    """,
    re.VERBOSE,
)
"""An address without the mark that ends its sentence, or three numbers or more that are joined: a
date in digits, a telephone number, doses of a day; or a unit that begins with a sign and has no
number, as at the head of a column: °C would be shown as C°."""

_NUMBERS_BEHIND = re.compile(r"([)\]}]*)[^()\[\]{}]*")
"""What closes a bracket round the last span of a run, and the numbers behind it."""


@cached_by_value(8192)
def left_to_right_spans(text: str, letters: LetterClass = "") -> Sequence[Span]:
    """Return where what runs from left to right as a whole begins and ends in a text, bound or not.

    The spans are in order and do not overlap. `letters` are those of the document's language. A
    span that the algorithm would show in one run with words from left to right holds these, too.
    """
    found = [match.span() for match in _ADDRESS.finditer(text)]
    spans: list[Span] = []
    for span in sorted((*found, *quantity_spans(text, letters)), key=lambda s: (s[0], -s[1])):
        if not spans or span[0] >= spans[-1][1]:
            spans.append(span)
    return tuple(_with_neighbours(text, spans)) if spans else ()


def _with_neighbours(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans, those in one run with words from left to right as one that holds them.

    Several beside each other without such words stay apart, and a number at the end of a run
    outside: of "Augmentin 500 mg 3" in a sentence from right to left the 3 says how often.
    """
    classes, covered = bidi_classes(text), bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    words = [
        place
        for place, (letter, own) in enumerate(zip(classes, covered, strict=True))
        if letter == "L" and not own
    ]
    rest = list(spans)
    for start, end in _even_runs(text, spans) if words else ():
        while rest and rest[0][0] < start:
            yield rest[0]
            start = max(start, rest.pop(0)[1])
        own = [span for span in rest if span[0] < end]
        beside = [word for word in words if start <= word < end]
        if own and beside:
            rest = rest[len(own) :]
            last = own[-1][1]
            tail = _NUMBERS_BEHIND.fullmatch(text, last, max(last, end))
            is_cut = tail is not None and beside[-1] < last
            yield min(own[0][0], beside[0]), tail.end(1) if tail and is_cut else max(last, end)
    yield from rest


def _even_runs(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the runs from left to right of a text in a paragraph from right to left (UAX #9), to
    which each span directly before a word from left to right is another such word."""
    marked: list[str] = []
    is_shown: list[bool] = []
    done = 0
    for start, end in spans:
        behind = text[end:].lstrip()[:1]
        mark = _MARK if behind and bidi_classes(behind) == "L" else ""
        marked += [text[done:start], mark, text[start:end], mark]
        is_shown += [*[True] * (start - done), *[False] * len(mark)]
        is_shown += [*[True] * (end - start), *[False] * len(mark)]
        done = end
    marked.append(text[done:])
    is_shown += [True] * (len(text) - done)
    shown = compress(levels("".join(marked), 1), is_shown)
    for level, run in groupby(enumerate(shown), lambda one: one[1]):
        if level % 2 == 0:
            places = [place for place, _ in run]
            yield places[0], places[-1] + 1

"""Keep a stop or comma apart from the number that it would be read with (see `unicode.stops`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from irdocs.caching.by_value import cached_by_value
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.locale.scripts import LetterClass
from irdocs.typeset.directions import paragraph_levels
from irdocs.typeset.formula_face import FormulaFace
from irdocs.typeset.isolates import DirectedText
from irdocs.typeset.runs import Fragment
from irdocs.unicode.bidi import has_right_to_left, line_order
from irdocs.unicode.bidi_classes import bidi_classes
from irdocs.unicode.stops import candidates

_SIGNS = frozenset("+-−±<>≤≥≈~=")
_SAFE = re.compile(
    r"(?:19|20)\d\d|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|(?=(?:\D*\d){7})[+(]?\d[\d\s()-]*"
)
"""A year, a date and a telephone number, which nobody takes for a part of a whole."""


def kept_apart(parts: Sequence[DirectedText]) -> Sequence[str]:
    """Return the words of the parts of a paragraph, with a no-break space before each stop and
    comma that would stand directly left of a number.

    Only a paragraph with letters from right to left has such marks, and it is taken to run from the
    right.
    """
    texts = [part.text for part in parts]
    whole = "".join(texts)
    places = _touching(tuple(parts)) if has_right_to_left(whole) else ()
    if not places:
        return texts
    found: list[str] = []
    start = 0
    for text in texts:
        piece, done = "", start
        for place in places:
            if start <= place < start + len(text):
                piece += whole[done:place] + NO_BREAK_SPACE
                done = place
        start += len(text)
        found.append(piece + whole[done:start])
    return found


def with_gaps(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Return the pieces of a paragraph with such spaces; formulas and code stay as they are."""
    if not any(has_right_to_left(fragment.text) for fragment in fragments):
        return tuple(fragments)
    texts = kept_apart(
        [
            DirectedText(fragment.text, bool(fragment.link or fragment.language), fragment.is_code)
            for fragment in fragments
        ]
    )
    return tuple(
        fragment
        if fragment.text == text or fragment.is_code or isinstance(fragment.style.font, FormulaFace)
        else fragment.saying(text)
        for fragment, text in zip(fragments, texts, strict=True)
    )


@cached_by_value(8192)
def _touching(parts: Sequence[DirectedText]) -> Sequence[int]:
    """Return the places of the marks that would stand directly left of a number."""
    text = "".join(part.text for part in parts)
    marks = candidates(text)
    if not marks or not any(character.isnumeric() for character in text):
        return ()
    letters: LetterClass = (
        "R" if "R" in bidi_classes(text) and "A" not in bidi_classes(text) else "AL"
    )
    levels = paragraph_levels(parts, 1, letters)
    order: list[int] = []
    for run in line_order(levels, text, 0, len(text), 1):
        places = range(run.start, run.end)
        order += reversed(places) if run.is_right_to_left else places
    right_of = dict(pairwise(order))
    return tuple(
        mark
        for mark in marks
        if levels[mark] % 2 and _is_misread(text[right_of.get(mark, mark) : mark])
    )


def _is_misread(words: str) -> bool:
    """Whether what stands right of a mark, and before it in the text, is a number that the mark
    would be a part of."""
    begins = words[:1].isnumeric() or words[:1] in _SIGNS
    return begins and not _SAFE.fullmatch(words)

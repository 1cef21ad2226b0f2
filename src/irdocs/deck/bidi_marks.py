"""Keep what runs to the right in its order within a line that runs to the left.

The Unicode algorithm (UAX #9) shows digits after Arabic letters as Arabic numbers, and exchanges
groups of them: of "020 7946 0000" the first group would stand last. Of words in another language
only those within are in order, not the full stop at their end. Such pieces are therefore embedded:
U+202A (LRE) before them, U+202C (PDF) after them. Isolates (U+2066 to U+2069) would be the newer
way, but LibreOffice 7.4 draws them as spaces.

What is in an order of its own is said where paper and web pages ask, too (`typeset.isolates`).
Between an embedding and what would else be read on with it stands U+200F (RLM): of "500 mg 3" in
Hebrew the 3 says how often.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from irdocs.deck.slide_text import TextRun
from irdocs.locale.scripts import LetterClass, direction
from irdocs.typeset.isolates import DirectedText, Isolate, isolates
from irdocs.typeset.left_to_right import Span
from irdocs.unicode.bidi_classes import bidi_classes

EMBED, END = "\u202a", "\u202c"
"""Left-to-right embedding, and the end of what it embeds."""
MARK = "\u200e"
"""A letter that shows nothing and runs to the right."""
BARRIER = "\u200f"
"""A letter that shows nothing and runs to the left."""
_LETTER = re.compile(r"[^\W\d_]")
_REFERENCE = re.compile(r"\[\d+\]\s.*[.?!]\s*$", re.DOTALL)
"""A reference as a run of its own, with the number of its source and the full stop at its end."""
_BEFORE = re.compile(r"\s*(?:\[\d+\]\s*)?")
"""What stays outside of an embedding: spaces, and the number of a source."""


def marked(runs: Sequence[TextRun], letters: LetterClass = "") -> list[str]:
    """Return the texts of runs of a paragraph that runs to the left, with marks where needed;
    `letters` are those of the deck's language.

    Links and the like that touch are embedded together, and a name with its strength. A
    paragraph without letters that run to the left is embedded as a whole behind its citation: it is
    a reference, say, and ends with its full stop. One before words that run to the left,
    such as those of a link, ends with a mark: LibreOffice draws what is embedded over these words.
    """
    whole = "".join(run.text for run in runs)
    if not runs_left(whole) and _LETTER.search(whole):
        return _embedded([run.text for run in runs])
    if runs and _REFERENCE.match(runs[0].text) and not runs_left(runs[0].text):
        reference = runs[0].text.rstrip()
        return [reference + MARK + runs[0].text[len(reference) :], *marked(runs[1:], letters)]
    spans = list(_embeddings(whole, isolates([_directed(run) for run in runs], letters)))
    return _pieces_embedded(runs, whole, spans)


def runs_left(text: str) -> bool:
    """Whether a text has a letter that runs to the left (UAX #9, classes R and AL)."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def line(text: str, letters: LetterClass = "") -> str:
    """Return a line of one style with marks where needed."""
    return marked([TextRun(text)], letters)[0]


def _directed(run: TextRun) -> DirectedText:
    """Return how a run stands among others. A formula's words are shown where it cannot be."""
    is_foreign = run.language is not None and direction(run.language) == "ltr"
    is_own = run.text.strip() != "" and run.math is None and (is_foreign or bool(run.url))
    return DirectedText(run.text, is_own, run.is_code and run.math is None)


def _embeddings(text: str, found: Sequence[Isolate]) -> Iterator[Span]:
    """Yield where embeddings begin and end in a text: without a citation or spaces at the ends, and
    within what runs to the left."""
    for one in found:
        words = text[one.start : one.end]
        if one.is_own and runs_left(words):
            yield from _embeddings(text, one.within)
        else:
            before = _BEFORE.match(words) if one.is_own else None
            start = one.start + (before.end() if before else 0)
            end = one.start + len(words.rstrip())
            if start < end:
                yield start, end


def _pieces_embedded(runs: Sequence[TextRun], whole: str, spans: Sequence[Span]) -> list[str]:
    """Return the texts of runs with embeddings, which may go through several, as a power is a run
    of its own. One that begins with a link begins before it: programs that take a link for one
    sign, as LibreOffice does, look at what stands outside."""
    before, behind = dict[int, str](), dict[int, str]()
    for start, end, needs in _with_barriers(whole, spans):
        before[start] = BARRIER * needs.before + EMBED
        behind[end] = END + BARRIER * needs.behind
    texts: list[str] = []
    place = 0
    for run in runs:
        if texts and (run.url or run.math is not None):
            texts[-1] += before.pop(place, "")
        parts: list[str] = []
        for at, character in enumerate(run.text, place):
            parts += [before.get(at, ""), character, behind.get(at + 1, "")]
        place += len(run.text)
        texts.append("".join(parts))
    return texts


class _Barriers(NamedTuple):
    """On which sides of an embedding what stands there would be read on with it."""

    before: bool
    behind: bool


def _with_barriers(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, _Barriers]]:
    """Yield where embeddings begin and end, and the barriers that make isolates of them.

    To its surroundings an isolate is a neutral character (UAX #9, 2.4), and an embedding a letter
    from left to right. Between two such letters both are the same.
    """
    classes = bidi_classes(text)
    outside = list(classes)
    for start, end in spans:
        outside[start:end] = " " * (end - start)
    beginnings = {start for start, _ in spans}
    for start, end in spans:
        last = next((sign for sign in reversed(outside[:start]) if sign in "LRA"), "R")
        following = next((sign for sign in outside[end:] if sign in "LRA12"), "R")
        if last == "L" and following in "L1":
            yield start, end, _Barriers(before=False, behind=False)
            continue
        nearest = next((sign for sign in reversed(outside[:start]) if sign in "LRA1 "), "R")
        rest = enumerate(outside[end:], end)
        reads_on = next((at in beginnings or sign in "L1" for at, sign in rest
                         if at in beginnings or sign in "LRA12"), False)  # fmt: skip
        yield start, end, _Barriers(nearest in "L1" and last == "L", reads_on)


def _embedded(parts: Sequence[str]) -> list[str]:
    """Return texts with one embedding round them all, but for a citation and spaces at the ends."""
    before = _BEFORE.match(parts[0])
    start = before.end() if before else 0
    texts = [parts[0][:start] + EMBED + parts[0][start:], *parts[1:]]
    kept = texts[-1].rstrip()
    return [*texts[:-1], kept + END + texts[-1][len(kept) :]]

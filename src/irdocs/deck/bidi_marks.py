"""Keep what runs to the right in its order within a line that runs to the left.

The Unicode algorithm (UAX #9) shows digits after Arabic letters as Arabic numbers, and exchanges
groups of them: of "020 7946 0000" the first group would stand last. Of words in another language
only those within are in order, not the full stop at their end. Such pieces are therefore embedded:
U+202A (LRE) before them, U+202C (PDF) after them. Isolates (U+2066 to U+2069) would be the newer
way, but LibreOffice 7.4 draws them as spaces.

In an order of their own are telephone numbers, measures, sums, dates in digits and addresses, as
on paper (`typeset.left_to_right`); words of a program; and words that the author marked as being in
such a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from irdocs.deck.slide_text import TextRun
from irdocs.locale.scripts import LetterClass, direction
from irdocs.typeset.left_to_right import left_to_right_spans

EMBED, END = "\u202a", "\u202c"
"""Left-to-right embedding, and the end of what it embeds."""
MARK = "\u200e"
"""A letter that shows nothing and runs to the right."""
_LETTER = re.compile(r"[^\W\d_]")
_REFERENCE = re.compile(r"\[\d+\]\s.*[.?!]\s*$", re.DOTALL)
"""A reference as a run of its own, with the number of its source and the full stop at its end."""
_BEFORE = re.compile(r"\s*(?:\[\d+\]\s*)?")
"""What stays outside of an embedding: spaces, and the number of a source."""


def marked(runs: Sequence[TextRun], letters: LetterClass = "") -> list[str]:
    """Return the texts of runs of a paragraph that runs to the left, with marks where needed;
    `letters` are those of the deck's language.

    Neighbours that run to the right are embedded together, with the spaces between them. A
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
    texts: list[str] = []
    for is_whole, group in groupby(runs, _runs_right):
        parts = [run.text for run in group]
        texts += _embedded(parts) if is_whole else _pieces_embedded(parts, letters)
    return texts


def runs_left(text: str) -> bool:
    """Whether a text has a letter that runs to the left (UAX #9, classes R and AL)."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def line(text: str, letters: LetterClass = "") -> str:
    """Return a line of one style with marks where needed."""
    return marked([TextRun(text)], letters)[0]


def _runs_right(run: TextRun) -> bool:
    """Whether a run as a whole is in an order of its own."""
    if not run.text.strip() or run.math is not None or runs_left(run.text):
        return False
    is_foreign = run.language is not None and direction(run.language) == "ltr"
    return run.is_code or is_foreign or bool(run.url)


def _pieces_embedded(parts: Sequence[str], letters: LetterClass) -> list[str]:
    """Return texts of a line with an embedding round each piece that runs to the right, which may
    go through several, as a power is one of its own."""
    text = "".join(parts)
    spans = left_to_right_spans(text, letters)
    begins, ends = {start for start, _ in spans}, {end for _, end in spans}
    marked_parts, place = [], 0
    for part in parts:
        out = ""
        for character in part:
            out += (EMBED if place in begins else "") + character
            place += 1
            out += END if place in ends else ""
        marked_parts.append(out)
    return marked_parts


def _embedded(parts: Sequence[str]) -> list[str]:
    """Return texts with one embedding round them all, but for a citation and spaces at the ends."""
    before = _BEFORE.match(parts[0])
    start = before.end() if before else 0
    texts = [parts[0][:start] + EMBED + parts[0][start:], *parts[1:]]
    kept = texts[-1].rstrip()
    return [*texts[:-1], kept + END + texts[-1][len(kept) :]]

"""Make links of the document's own telephone numbers on the page of a deck.

Nobody dials from a projected slide, so there they are words; on a telephone they are a touch away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from irdocs.content.about import Contact
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.frozen import replace
from irdocs.locale.numbers import NO_BREAK_SPACE


def numbers_of(contact: Contact | None) -> Mapping[str, str]:
    """Return the addresses of telephone numbers by how they are written, with plain spaces."""
    details = contact.details if contact else ()
    return {
        words: url for detail in details for words, url in detail.pieces if url.startswith("tel:")
    }


def dialled(paragraph: SlideParagraph, numbers: Mapping[str, str]) -> SlideParagraph:
    """Return a paragraph in which these numbers are links."""
    if not numbers:
        return paragraph
    runs = (
        piece
        for run in paragraph.runs
        for piece in ((run,) if run.url else _parted(run, numbers))
    )  # fmt: skip
    return replace(paragraph, runs=tuple(runs))


def _parted(run: TextRun, numbers: Mapping[str, str]) -> Iterator[TextRun]:
    """Yield the parts of a run: those that are numbers have a link."""
    longest_first = sorted(numbers, key=len, reverse=True)
    found = "|".join(map(re.escape, longest_first))
    plain, done = run.text.replace(NO_BREAK_SPACE, " "), 0
    for match in re.finditer(rf"(?<!\d)(?:{found})(?!\d)", plain):
        if done < match.start():
            yield replace(run, text=run.text[done : match.start()])
        yield replace(run, text=run.text[match.start() : match.end()], url=numbers[match[0]])
        done = match.end()
    if run.text[done:]:
        yield replace(run, text=run.text[done:])


__all__ = ["dialled", "numbers_of"]

"""Links of slides in a handout: nobody follows one on a projected slide, in a PDF readers do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import TextSlot
from irdocs.frozen import replace

_ADDRESS = re.compile(r"(https?://[^\s,;]+[^\s,;.)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
"""A web or mail address within a text; a full stop or comma after it is not part of it."""


def linked(paragraphs: Sequence[SlideParagraph]) -> list[SlideParagraph]:
    """Return paragraphs in which addresses written as plain text are links.

    On a projected slide nobody can follow a link; in a PDF a reader expects to.
    """
    return [
        replace(
            paragraph,
            runs=tuple(
                piece
                for run in paragraph.runs
                for piece in ((run,) if run.url else _split_at_addresses(run))
            ),
        )
        if not paragraph.is_code_line
        else paragraph
        for paragraph in paragraphs
    ]


def linked_slot(slot: TextSlot) -> list[SlideParagraph]:
    """Return a slot's paragraphs with the links of its texts, or of its box, as links."""
    if slot.url is None:
        return linked([paragraph.on_paper for paragraph in slot.paragraphs])
    return [
        replace(paragraph, runs=tuple(replace(run, url=slot.url) for run in paragraph.runs))
        for paragraph in slot.paragraphs
    ]


def _split_at_addresses(run: TextRun) -> Iterator[TextRun]:
    """Yield the parts of a run: those that are addresses have a link."""
    # With one group in its pattern, split() returns other text and addresses by turns, so that
    # every part with an odd index is an address.
    for number, text in enumerate(_ADDRESS.split(run.text)):
        if text:
            address = text if "://" in text else f"mailto:{text}"
            yield replace(run, text=text, url=address if number % 2 else None)

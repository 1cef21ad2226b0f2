"""What each of several slides shows of one block, by which its notes are told apart.

A list that goes on over several slides has the sources of a point in the notes of the slide that
shows it. What no slide shows, such as the source of the block, belongs to all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import TableSlot, TextSlot
from irdocs.frozen import frozen

_CITATIONS = re.compile(r"\[([^\[\]]+)\]")


@frozen
class ShownPart:
    """The words of one slide of a block, and those of the others."""

    words: str = ""
    others: str = ""

    def shows(self, paragraphs: Sequence[SlideParagraph]) -> bool:
        """Whether the slide shows a text, or no slide does as it stands."""
        text = _joined(paragraphs)
        return text in self.words or text not in self.others

    def cites(self, citation: str) -> bool:
        """Whether the slide cites a source, such as [2], or no slide does."""
        number = citation.strip("[] ")
        return number in _cited(self.words) or number not in _cited(self.others)


WHOLE = ShownPart()
"""All of a block, which stands on one slide."""


def parts_of(slides: Sequence[Slide]) -> list[ShownPart]:
    """Return what each of the slides of one block shows of it."""
    if len(slides) < 2:
        return [WHOLE] * len(slides)
    words = [_words(slide) for slide in slides]
    return [
        ShownPart(own, "\n".join(one for place, one in enumerate(words) if place != number))
        for number, own in enumerate(words)
    ]


def _words(slide: Slide) -> str:
    """Return what the texts and tables of a slide say."""
    lines: list[str] = []
    for slot in slide.slots:
        match slot:
            case TextSlot():
                lines += (_joined([paragraph]) for paragraph in slot.paragraphs)
            case TableSlot():
                cells = (cell for row in slot.rows for cell in row if cell is not None)
                lines += (_joined([cell.paragraph]) for cell in cells)
            case _:
                pass  # a figure cites in the line of sources below it
    return "\n".join(lines)


def _joined(paragraphs: Sequence[SlideParagraph]) -> str:
    return "\n".join("".join(run.text for run in one.runs) for one in paragraphs)


def _cited(words: str) -> set[str]:
    """Return the numbers that stand in brackets in words."""
    return {
        number.strip()
        for marks in _CITATIONS.findall(words)
        for number in re.split(r"[,;\s]+", marks)
    }


__all__ = ["WHOLE", "ShownPart", "parts_of"]

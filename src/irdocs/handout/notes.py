"""Set the speaker's notes of a slide below it and on as many further pages as they need."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.deck.design import Design
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.model import Slide
from irdocs.deck.paragraph_metrics import BASELINE, DRAWN
from irdocs.frozen import replace
from irdocs.handout import paragraphs
from irdocs.handout.faces import EmbeddedFaces
from irdocs.handout.linking import linked
from irdocs.handout.pages import LIVE
from irdocs.handout.paragraphs import SetParagraph, TextColours
from irdocs.typeset.runs import Line
from irdocs.units import Rect

NOTES_SIZE = 12.0
"""The type size of notes, in pt."""
NOTES_PITCH = 1.32
"""The line pitch of notes, as a multiple of their type size."""
NOTES_WIDTH = 440.0
"""The greatest length of a line of notes, in pt: some 75 characters, which is easy to read."""


def set_notes(
    slide: Slide, room: Rect, faces: EmbeddedFaces, design: Design
) -> list[tuple[SetParagraph, ...]]:
    """Return a slide's notes in lines, divided among as many pages as they need.

    The first page has the box `room`, below the slide; the others have all of `LIVE`. A paragraph
    may continue on the next page; both parts then refer to the same `SlideParagraph`, so that they
    become one structure element. Paper is white whatever ground a template has, so notes are set
    in our own colours.
    """
    palette = design.theme.palette
    colours = TextColours(palette["ink"], palette["link"])
    width = min(room.width, NOTES_WIDTH)
    pitch = max(NOTES_PITCH, DRAWN.pitch * faces.lines) * NOTES_SIZE
    placeholder = Placeholder(Stem.BOX.single, "body", Rect(room.x, 0, width, 0), NOTES_SIZE)
    pages: list[list[SetParagraph]] = [[]]
    y, bottom = room.y, room.bottom
    notes = [note.without_math for note in slide.notes]
    notes = [replace(note, is_own_list=True) if note.is_listed else note for note in notes]
    for paragraph in linked(notes):
        (on_one_line,) = paragraphs.set_in(
            placeholder, placeholder.box, [paragraph], NOTES_SIZE, faces, colours
        )
        label_x = on_one_line.bullet[0] if on_one_line.bullet else None
        part = replace(on_one_line, lines=(), bullet=None)
        for x, line in _lines(on_one_line, room.x + width):
            if y + pitch > bottom:
                if part.lines:
                    pages[-1].append(part)
                pages.append([])
                part, y, bottom = replace(part, lines=(), bullet=None), LIVE.y, LIVE.bottom
            baseline = y + BASELINE * NOTES_SIZE * faces.lines
            if label_x is not None:
                part, label_x = replace(part, bullet=(label_x, baseline)), None
            part = replace(part, lines=(*part.lines, (x, baseline, line)))
            y += pitch
        pages[-1].append(part)
        y += NOTES_SIZE * 0.6
    return [tuple(page) for page in pages]


def _lines(paragraph: SetParagraph, right: float) -> Iterator[tuple[float, Line]]:
    """Yield each line and its left end in pt; one that is too long for the room is cut."""
    for x, _, line in paragraph.lines:
        for piece in paragraphs.chopped(line, right - x):
            yield x, piece

"""How the options of a quiz stand in the body of a slide: to choose from, then with the answer."""

from __future__ import annotations

from irdocs.deck.arrangement_frame import ArrangementFrame, grid
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.units import Rect


def question(f: ArrangementFrame, count: int) -> Layout:
    """Options as large panels with a letter each."""
    cells = grid(count, 2 if count == 4 else 1, 20, f.body)
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        wide = min(84.0, cell.width * 0.2)
        letter = Rect(cell.x, cell.y, wide, cell.height)
        words = Rect(cell.x + wide + 20, cell.y + 8, cell.width - wide - 32, cell.height - 16)
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", letter, "primary"),
        ]
        placeholders += [
            Placeholder(Stem.LETTER.numbered(number), "body", letter, 44.0, "on-primary", True,
                        anchor="ctr", align="ctr", steps=(36.0, 28.0)),
            f.text(Stem.OPTION.numbered(number), words, f.sizes.lead + 4, anchor="ctr"),
        ]  # fmt: skip
    return f.layout(LayoutKey(LayoutKind.QUIZ_QUESTION, count), None, placeholders, decorations)


def answer(f: ArrangementFrame, count: int) -> Layout:
    """The options again, quiet, so that the right one can stand out; why in a line below."""
    b = f.body
    room = b.height * 0.6
    cells = grid(count, 2 if count == 4 else 1, 14, Rect(b.x, b.y, b.width, room))
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        wide = min(84.0, cell.width * 0.2)
        decorations.append(Decoration("rect", cell, "tint"))
        words = Rect(cell.x + wide, cell.y, cell.width - wide, cell.height)
        placeholders += [
            Placeholder(Stem.LETTER.numbered(number), "body",
                        Rect(cell.x, cell.y, wide, cell.height), 36.0, "ink-soft", True,
                        anchor="ctr", align="ctr", steps=(28.0,)),
            f.text(Stem.OPTION.numbered(number), words, colour="ink-soft", anchor="ctr",
                   inset=16.0),
        ]  # fmt: skip
    top = b.y + room + 24
    why = Rect(b.x, top, b.width, b.bottom - top)
    placeholders.append(f.text(Stem.EXPLANATION.single, why, f.sizes.lead + 4))
    return f.layout(LayoutKey(LayoutKind.QUIZ_ANSWER, count), None, placeholders, decorations)

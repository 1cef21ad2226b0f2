"""The layouts of a quiz: the options to choose from, then the options with the answer.

The two differ on purpose: the question is large and inviting, the answer keeps the same options
in place but quiet, and leaves room for an explanation.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.deck.arrangement_frame import ArrangementFrame, grid
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem
from irdocs.units import Rect


def question(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with the options as large panels, each with its letter at the left."""
    placeholders, decorations = _panels(frame, grid(count, 2 if count == 4 else 1, 20, frame.body))
    return frame.layout(LayoutKey(LayoutKind.QUIZ_QUESTION, count), None, placeholders, decorations)


def cases(frame: ArrangementFrame) -> list[Layout]:
    """Return the layouts for questions that tell a case first."""
    return [_case(frame, count) for count in COUNTS[LayoutKind.QUIZ_CASE]]


def _case(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with options below a text, which tells what the title asks about."""
    body = frame.body
    share = 0.42 if count == 2 else 0.36
    told = Rect(body.x, body.y, body.width, body.height * share)
    rest = Rect(body.x, told.bottom + 16, body.width, body.bottom - told.bottom - 16)
    panels, decorations = _panels(frame, grid(count, 1 if count == 3 else 2, 12, rest))
    text = frame.text(Stem.BODY.single, told, frame.sizes.lead, anchor="ctr", grows=True)
    return frame.layout(LayoutKey(LayoutKind.QUIZ_CASE, count), None, [text, *panels], decorations)


def _panels(
    frame: ArrangementFrame, cells: Sequence[Rect]
) -> tuple[list[Placeholder], list[Decoration]]:
    """Return the placeholders for options in cells, each with its letter, and their panels."""
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        letter_width = min(84.0, cell.width * 0.2)
        letter_box = Rect(cell.x, cell.y, letter_width, cell.height)
        option_box = Rect(
            cell.x + letter_width + 20, cell.y + 8, cell.width - letter_width - 32, cell.height - 16
        )
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", letter_box, "primary"),
        ]
        placeholders += [
            Placeholder(Stem.LETTER.numbered(number), "body", letter_box, 44.0, "on-primary", True,
                        anchor="ctr", align="ctr", steps=(36.0, 28.0)),
            frame.text(Stem.OPTION.numbered(number), option_box, frame.sizes.lead + 4,
                       anchor="ctr", grows=True),
        ]  # fmt: skip
    return placeholders, decorations


def answer(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with the options in a quiet colour and an explanation below.

    The slide itself fills the right option with a strong colour, so that it stands out.
    """
    body = frame.body
    options_height = body.height * 0.6
    cells = grid(
        count, 2 if count == 4 else 1, 14, Rect(body.x, body.y, body.width, options_height)
    )
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        letter_width = min(84.0, cell.width * 0.2)
        decorations.append(Decoration("rect", cell, "tint"))
        option_box = Rect(cell.x + letter_width, cell.y, cell.width - letter_width, cell.height)
        placeholders += [
            Placeholder(Stem.LETTER.numbered(number), "body",
                        Rect(cell.x, cell.y, letter_width, cell.height), 36.0, "ink-soft", True,
                        anchor="ctr", align="ctr", steps=(28.0,)),
            frame.text(Stem.OPTION.numbered(number), option_box, colour="ink-soft", anchor="ctr",
                       inset=16.0),
        ]  # fmt: skip
    explanation_top = body.y + options_height + 24
    explanation_box = Rect(body.x, explanation_top, body.width, body.bottom - explanation_top)
    placeholders.append(frame.text(Stem.EXPLANATION.single, explanation_box, frame.sizes.lead + 4))
    return frame.layout(LayoutKey(LayoutKind.QUIZ_ANSWER, count), None, placeholders, decorations)

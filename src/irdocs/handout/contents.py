"""List the texts and alternative texts of each slide of a planned deck.

The list is used twice: to know the characters that the fonts in a PDF must have, and to check a
finished handout, which must hold all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from irdocs.charts.drawing import ChartLabel, drawn
from irdocs.deck.model import Deck, Slide
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import (
    ChartSlot,
    CodeSlot,
    FigureSlot,
    FlowSlot,
    FormulaSlot,
    IconArraySlot,
    PictureSlot,
    Slot,
    TableSlot,
    TextSlot,
    VideoSlot,
)
from irdocs.frozen import frozen


@frozen
class SlideContents:
    """The texts of one slide in reading order, and the alternative texts of its figures."""

    number: int
    """Counted from 0."""
    texts: tuple[str, ...]
    figures: tuple[str, ...]


def contents(deck: Deck) -> Iterator[SlideContents]:
    """Yield the contents of each slide of a deck."""
    for number, slide in enumerate(deck.slides):
        title = slide.title.replace("\n", " ")
        texts = [title.upper() if slide.layout.title.capitals else title]
        figures = []
        for slot in slide.slots:
            texts += slot_texts(slot, capitals=_shows_capitals(slide, slot))
            figures += slot_figures(slot)
        yield SlideContents(number, tuple(texts), tuple(figures))


def paragraphs_of(slot: Slot) -> tuple[SlideParagraph, ...]:
    """Return the paragraphs of a slot whose runs may differ in style; none for other slots."""
    match slot:
        case TextSlot():
            return tuple(paragraph.on_paper for paragraph in slot.paragraphs)
        case TableSlot():
            return tuple(cell.paragraph for row in slot.rows for cell in row if cell)
        case FlowSlot():
            return slot.texts
        case (
            ChartSlot()
            | PictureSlot()
            | VideoSlot()
            | FigureSlot()
            | IconArraySlot()
            | FormulaSlot()
            | CodeSlot()
        ):
            return ()
        case _:
            assert_never(slot)


def slot_texts(slot: Slot, *, capitals: bool = False) -> list[str]:
    """Return the texts of a slot as shown; `capitals` says that its placeholder shows capitals."""
    texts = [paragraph.text for paragraph in paragraphs_of(slot)]
    match slot:
        case TextSlot():
            return [text.upper() for text in texts] if capitals else texts
        case TableSlot():
            return [*slot.header, *texts]
        case ChartSlot():
            return [part.text for part in drawn(slot.plan) if isinstance(part, ChartLabel)]
        case FlowSlot():
            return [*texts, *(answer.link.when or "" for answer in slot.plan.answers)]
        case (
            PictureSlot()
            | VideoSlot()
            | FigureSlot()
            | IconArraySlot()
            | FormulaSlot()
            | CodeSlot()
        ):
            return []
        case _:
            assert_never(slot)


def slot_figures(slot: Slot) -> list[str]:
    """Return the alternative text of a slot that is a figure; nothing if it is decorative."""
    match slot:
        case PictureSlot():
            return [slot.alt] if slot.alt else []
        case FlowSlot():
            ends = [slot.end_alt for box in slot.plan.boxes if box.kind == "end"]
            return [slot.alt, *ends, *(alt for alt in slot.arrow_alts if alt)]
        case (
            ChartSlot() | VideoSlot() | FigureSlot() | IconArraySlot() | FormulaSlot() | CodeSlot()
        ):
            return [slot.alt]
        case TextSlot() | TableSlot():
            return []
        case _:
            assert_never(slot)


def _shows_capitals(slide: Slide, slot: Slot) -> bool:
    return isinstance(slot, TextSlot) and slide.layout.placeholder(slot.placeholder).capitals

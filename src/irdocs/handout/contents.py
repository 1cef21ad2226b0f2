"""What each slide of a deck shows: the texts and figures that a handout must hold as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from irdocs.charts.drawing import ChartLabel, drawn
from irdocs.deck.model import (
    ChartSlot,
    CodeSlot,
    Deck,
    FigureSlot,
    PictureSlot,
    Slide,
    SlideParagraph,
    Slot,
    TableSlot,
    TextSlot,
)


@dataclass(frozen=True, slots=True)
class SlideContents:
    """The texts of one slide in reading order, and what its figures say to a listener."""

    number: int
    """Counted from 0."""
    texts: tuple[str, ...]
    figures: tuple[str, ...]


def contents(deck: Deck) -> Iterator[SlideContents]:
    """Yield what each slide shows."""
    for number, slide in enumerate(deck.slides):
        title = slide.title.replace("\n", " ")
        texts = [title.upper() if slide.layout.title.capitals else title]
        figures = []
        for slot in slide.slots:
            texts += slot_texts(slot, capitals=_shows_capitals(slide, slot))
            figures += slot_figures(slot)
        yield SlideContents(number, tuple(texts), tuple(figures))


def paragraphs_of(slot: Slot) -> tuple[SlideParagraph, ...]:
    """Return the paragraphs of a slot that may have several styles."""
    match slot:
        case TextSlot():
            return slot.paragraphs
        case TableSlot():
            return tuple(cell for row in slot.rows for cell in row)
        case ChartSlot() | PictureSlot() | FigureSlot() | CodeSlot():
            return ()
        case _:
            assert_never(slot)


def slot_texts(slot: Slot, *, capitals: bool = False) -> list[str]:
    """Return the texts of a slot as they are shown."""
    texts = [paragraph.text for paragraph in paragraphs_of(slot)]
    match slot:
        case TextSlot():
            return [text.upper() for text in texts] if capitals else texts
        case TableSlot():
            return [*slot.header, *texts]
        case ChartSlot():
            return [part.text for part in drawn(slot.plan) if isinstance(part, ChartLabel)]
        case PictureSlot() | FigureSlot() | CodeSlot():
            return []
        case _:
            assert_never(slot)


def slot_figures(slot: Slot) -> list[str]:
    """Return the alternative text of a slot that is a figure; of what is decorative, nothing."""
    match slot:
        case ChartSlot():
            return [str(slot.chart.alt)]
        case PictureSlot():
            return [slot.alt] if slot.alt else []
        case FigureSlot() | CodeSlot():
            return [slot.alt]
        case TextSlot() | TableSlot():
            return []
        case _:
            assert_never(slot)


def _shows_capitals(slide: Slide, slot: Slot) -> bool:
    return isinstance(slot, TextSlot) and slide.layout.placeholder(slot.placeholder).capitals

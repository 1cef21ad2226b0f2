"""Callouts and quotations as large statements."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import Callout, Quote
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.height_gauge import HEIGHT_SLACK
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slots import PictureSlot, Slot, TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import replace


def callouts(builder: SlideBuilder, block: Callout) -> list[Slide]:
    """Return a callout as a statement, or, where that has no room for it, as body text."""
    trial = builder.trying
    slide = callout(trial, block)
    if not trial.fitter.report.errors:
        return [slide]
    own = builder.trying
    text = builder.spanned(block.short or block.text, bullet=False)
    title = block.headline or block.title
    whole = LayoutKey(LayoutKind.CONTENT)
    slides = own.body_slides(whole, str(title), title.span, text)
    return [callout(builder, block)] if own.fitter.report.errors else slides


def callout(builder: SlideBuilder, block: Callout) -> Slide:
    """Return a callout as a large statement on a dark ground."""
    layout = builder.layouts[LayoutKey(LayoutKind.STATEMENT, bare=not block.icon)]
    slots: list[Slot] = [
        builder.fill(layout, Stem.TEXT, builder.text(block.short or block.text), block.text.span)
    ]
    if block.icon:
        slots.append(
            PictureSlot(block.icon, layout.pictures[0], None, "on-primary-soft", on_dark=True)
        )
    return builder.slide(layout, block.headline or block.title, block.title.span, slots)


def quote(builder: SlideBuilder, block: Quote, title: str, span: Span) -> Slide:
    """Return the slide of a quotation and its author."""
    layout = builder.layouts[LayoutKey(LayoutKind.QUOTE)]
    attribution = builder.locale.words.attribution(name=block.by)
    for source in block.source or ():
        attribution += f" {builder.citations[source]}"
    slots = [
        builder.fill(layout, Stem.QUOTE, builder.text(block.text), block.text.span),
        builder.fill(layout, Stem.BY, inlines.plain(attribution), block.by.span),
    ]
    return builder.slide(layout, title, span, _in_middle(builder, layout, slots))


OPTICAL = 0.45
"""The part of what is blank that lies above words that stand in the middle, as the eye sees it."""


def _in_middle(
    builder: SlideBuilder, layout: Layout, slots: Sequence[TextSlot]
) -> Sequence[TextSlot]:
    """Return texts one below the other where they stand in the middle of their room.

    Each keeps its distance from the one before, and has a box of its own height.
    """
    places = [layout.placeholder(slot.placeholder) for slot in slots]
    heights = [
        builder.fitter.gauge(slot.paragraphs, place).height(place.box.width, slot.size)
        + HEIGHT_SLACK
        for slot, place in zip(slots, places, strict=True)
    ]
    gap = places[1].box.y - places[0].box.bottom
    room = layout.room
    blank = room.height - sum(heights) - gap if room else 0.0
    if room is None or blank <= 0:  # an error has been reported
        return slots
    moved, top = [], room.y + blank * OPTICAL
    for slot, place, height in zip(slots, places, heights, strict=True):
        moved.append(replace(slot, box=replace(place.box, y=top, height=height)))
        top += height + gap
    return moved

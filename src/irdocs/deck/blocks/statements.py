"""Callouts and quotations as large statements."""

from __future__ import annotations

from irdocs.content.blocks import Callout, Quote
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slots import PictureSlot, Slot
from irdocs.diagnostics import Span


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
    if block.source:
        attribution += f" {builder.citations[block.source]}"
    return builder.slide(
        layout,
        title,
        span,
        [
            builder.fill(layout, Stem.QUOTE, builder.text(block.text), block.text.span),
            builder.fill(layout, Stem.BY, inlines.plain(attribution), block.by.span),
        ],
    )

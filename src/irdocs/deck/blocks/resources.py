"""Places to read on, each with a QR code of its address."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from irdocs.content.blocks import Resource, Resources
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.grouping import grouped
from irdocs.deck.headed import headed
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import CodeSlot, Slot
from irdocs.diagnostics import Span


def resources(builder: SlideBuilder, block: Resources, title: str, span: Span) -> list[Slide]:
    """Return resources as slides of up to three, each with a QR code of its address.

    What one offers that has no room beside its code stands on slides after it.
    """
    trial = builder.trying
    make = partial(_resources, title=title, span=span)
    slides = grouped(trial, block.items, (3, 2, 1), 1, make)
    if not trial.fitter.report.errors:
        return slides
    return [slide for item in block.items for slide in _alone(builder, item, title, span)]


def _alone(builder: SlideBuilder, item: Resource, title: str, span: Span) -> list[Slide]:
    """Return the slides of one resource."""
    trial = builder.trying
    slide = _resources(trial, [item], title, span)
    if not trial.fitter.report.errors:
        return [slide]
    offers = builder.spanned(item.short or item.offers, bullet=False)
    return [
        _resources(builder, [item], title, span, offered=False),
        *builder.body_slides(LayoutKey(LayoutKind.CONTENT), title, span, offers),
    ]


def _resources(
    builder: SlideBuilder,
    group: Sequence[Resource],
    title: str,
    span: Span,
    *,
    offered: bool = True,
) -> Slide:
    """Return one slide of resources; without what they offer, their names and addresses alone."""
    layout = builder.layouts[holding(LayoutKind.RESOURCES, len(group))]
    names = [
        ((SlideParagraph((TextRun(str(item.name), url=str(item.url)),)),), item.name.span)
        for item in group
    ]
    offers = []
    for item in group:
        paragraphs = builder.text(item.short or item.offers) if offered else []
        offers.append(([*paragraphs, *inlines.plain(item.shown_address)], item.span))
    slots: list[Slot] = [*headed(builder, layout, (Stem.NAME, names), (Stem.OFFERS, offers))]
    for item, box in zip(group, layout.pictures, strict=True):
        alt = builder.locale.words.qr_code(target=item.name)
        slots.append(CodeSlot(str(item.url), box, alt))
    return builder.slide(layout, title, span, slots)

"""Headings with their texts below them, as on cards, events and resources.

A heading has one line. Where that holds it at no size, as on the narrow cards of a slide of 4:3,
all headings of the slide become taller, and the texts below them begin lower and have less room.
They do so too where few words would leave cards empty: then headings and texts are larger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from irdocs.deck.builder import SlideBuilder
from irdocs.deck.height_gauge import NEVER, room_of
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import PlaceholderName, Stem
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.units import Rect

SpannedText = tuple[Sequence[SlideParagraph], Span]
"""The paragraphs of a text, and where it stands in the content."""


def headed(
    builder: SlideBuilder,
    layout: Layout,
    headings: tuple[Stem, Sequence[SpannedText]],
    texts: tuple[Stem, Sequence[SpannedText]],
) -> list[TextSlot]:
    """Return headings, each followed by its text, in numbered placeholders of two stems.

    All headings have one size, and all texts have one. What fits at no size is reported.
    """
    pairs = list(zip(layout.all_of(headings[0]), layout.all_of(texts[0]), strict=True))
    # Where a text stands beside its heading, more height for the one is none from the other.
    is_above = all(heading.box.bottom <= text.box.y for heading, text in pairs)
    more = lacking(builder, [heading for heading, _ in pairs], headings[1]) if is_above else 0.0
    if is_above and more <= 0:
        more = _to_grow(builder, layout, pairs, headings[1], texts)
    filled = layout if more <= 0 else _with_taller(layout, pairs, more)
    heading_slots = builder.side_by_side(filled, *headings)
    # Texts are no larger than their headings.
    most = heading_slots[0].size if heading_slots else None
    slots = zip(heading_slots, builder.side_by_side(filled, *texts, most=most), strict=True)
    return [
        slot if more <= 0 else replace(slot, box=filled.placeholder(slot.placeholder).box)
        for slot in chain.from_iterable(slots)
    ]


def lacking(
    builder: SlideBuilder, placeholders: Sequence[Placeholder], texts: Sequence[SpannedText]
) -> float:
    """Return the height in pt that the tallest of texts lacks at the smallest size.

    It is 0 if a word is wider than its box, as more height does not help there.
    """
    most = 0.0
    for placeholder, (paragraphs, _) in zip(placeholders, texts, strict=False):
        gauge = builder.fitter.gauge(paragraphs, placeholder)
        height = gauge.height(placeholder.box.width, placeholder.sizes[-1])
        if height == NEVER:
            return 0.0
        most = max(most, height - room_of(placeholder))
    return most


def _to_grow(
    builder: SlideBuilder,
    layout: Layout,
    pairs: Sequence[tuple[Placeholder, Placeholder]],
    headings: Sequence[SpannedText],
    texts: tuple[Stem, Sequence[SpannedText]],
) -> float:
    """Return by how many pt headings are to be taller, so that they can be as large as is possible
    without smaller texts; 0 if they have the height that they need."""
    usual = _size(builder, layout, texts)
    if usual is None:
        return 0.0
    gauges = [
        (builder.fitter.gauge(paragraphs, placeholder), placeholder)
        for (placeholder, _), (paragraphs, _) in zip(pairs, headings, strict=False)
    ]
    for size in pairs[0][0].larger:
        if any(gauge.wrapped(size) for gauge, _ in gauges):
            continue
        more = max(
            gauge.height(placeholder.box.width, size) - room_of(placeholder)
            for gauge, placeholder in gauges
        )
        grown = _size(builder, _with_taller(layout, pairs, max(0.0, more)), texts)
        if grown is not None and grown >= usual:
            return more
    return 0.0


def _size(
    builder: SlideBuilder, layout: Layout, texts: tuple[Stem, Sequence[SpannedText]]
) -> float | None:
    """Return the size in pt that texts side by side have on a layout, or None if they do not fit
    as large as usual there."""
    trial = builder.trying
    slots = trial.side_by_side(layout, *texts)
    sizes = [slot.size for slot in slots if slot.paragraphs]
    if trial.fitter.report.errors or not sizes or sizes[0] < layout.all_of(texts[0])[0].size:
        return None
    return sizes[0]


def _with_taller(
    layout: Layout, pairs: Sequence[tuple[Placeholder, Placeholder]], more: float
) -> Layout:
    """Return a layout whose headings are taller by `more` pt, at the cost of the texts below."""
    boxes: dict[PlaceholderName, Rect] = {}
    for heading, text in pairs:
        boxes[heading.name] = replace(heading.box, height=heading.box.height + more)
        boxes[text.name] = replace(
            text.box, y=text.box.y + more, height=max(0.0, text.box.height - more)
        )
    return with_boxes(layout, boxes)


def moved_with(slot: TextSlot, usual: Layout, layout: Layout) -> TextSlot:
    """Return a text that was fitted on a layout with other boxes than the `usual` one has: it
    states its box where that is another."""
    box = layout.placeholder(slot.placeholder).box
    return slot if box == usual.placeholder(slot.placeholder).box else replace(slot, box=box)


def with_boxes(layout: Layout, boxes: Mapping[PlaceholderName, Rect]) -> Layout:
    """Return a layout some of whose placeholders have other boxes."""
    return replace(
        layout,
        placeholders=tuple(
            replace(placeholder, box=boxes.get(placeholder.name, placeholder.box))
            for placeholder in layout.placeholders
        ),
    )

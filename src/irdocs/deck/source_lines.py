"""The line of sources at the foot of a slide, shortened where several of them have no room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from irdocs.content.source import SourceText
from irdocs.content.source_ids import OwnData
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.height_gauge import room_of
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import TextSlot
from irdocs.diagnostics import Span
from irdocs.units import Rect

MOST_LINES = 2
"""How many lines the words on data of one's own may have, where what stands above makes room."""


def source_slot(
    builder: SlideBuilder,
    layout: Layout,
    sources: Iterable[SourceText],
    span: Span,
    *,
    may_rise: bool = False,
) -> TextSlot:
    """Return the line of a slide's sources, each named once; an error is reported at the words that
    are too long, or at `span`. With `may_rise` it may have a second line, above its place.

    Several short references that are longer than the line are reduced to their numbers, behind the
    title of the slide of sources that has them; the notes of the slide have them too. Words on data
    of one's own have no number, so they stay.
    """
    distinct = builder.in_order(sources)
    between = builder.locale.words.between_long_items
    paragraphs = inlines.plain(builder.references(distinct))
    placeholder = layout.single(Stem.SOURCE)
    if len(distinct) > 1 and builder.fitter.size(paragraphs, placeholder) is None:
        # Words on one's own data begin with "Source:", so that numbers alone do not lead the line.
        numbers = [
            builder.reference(source)
            if isinstance(source, OwnData)
            else builder.citations[source]
            for source in sorted(distinct, key=lambda one: not isinstance(one, OwnData))
        ]  # fmt: skip
        titled = inlines.plain(f"{builder.locale.words.sources} {between.join(numbers)}")
        is_bare = not any(isinstance(source, OwnData) for source in distinct)  # which says "Source"
        has_room = is_bare and builder.fitter.size(titled, placeholder) is not None
        paragraphs = titled if has_room else inlines.plain(between.join(numbers))
    own = next((source for source in distinct if isinstance(source, OwnData)), None)
    box = _risen(builder, paragraphs, placeholder) if may_rise else None
    return builder.fill(layout, Stem.SOURCE, paragraphs, own.span if own else span, box=box)


def rise_of(layout: Layout, slot: TextSlot) -> float:
    """Return by how many pt the line of sources is higher than its place."""
    return slot.box.height - layout.single(Stem.SOURCE).box.height if slot.box else 0.0


def _risen(
    builder: SlideBuilder, paragraphs: Sequence[SlideParagraph], place: Placeholder
) -> Rect | None:
    """Return the box of sources in a few lines of like length; None where one will do, or none
    will."""
    size, box = place.sizes[-1], place.box
    gauge = builder.fitter.gauge(paragraphs, place)
    if gauge.fits(size) or gauge.line_count(box.width, size) > MOST_LINES:
        return None
    needed = gauge.height(box.width, size)
    height = max(box.height, needed + box.height - room_of(place))
    width = gauge.even_width(size, needed)
    left = box.x if place.align == "l" else box.right - width
    return Rect(left, box.bottom - height, width, height)

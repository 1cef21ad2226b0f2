"""The line of sources at the foot of a slide, shortened where several of them have no room."""

from __future__ import annotations

from collections.abc import Iterable

from irdocs.content.source import SourceText
from irdocs.content.source_ids import OwnData
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import Stem
from irdocs.deck.slots import TextSlot
from irdocs.diagnostics import Span


def source_slot(
    builder: SlideBuilder, layout: Layout, sources: Iterable[SourceText], span: Span
) -> TextSlot:
    """Return the line of a slide's sources, each named once; an error is reported at `span`.

    Several short references that are longer than the line are reduced to their numbers, behind the
    title of the slide of sources that has them; the notes of the slide have them too. Words on data
    of one's own have no number, so they stay.
    """
    distinct = builder.in_order(sources)
    between = builder.locale.words.between_long_items
    paragraphs = inlines.plain(builder.references(distinct))
    placeholder = layout.single(Stem.SOURCE)
    if len(distinct) > 1 and builder.fitter.size(paragraphs, placeholder) is None:
        numbers = [
            builder.reference(source)
            if isinstance(source, OwnData)
            else builder.citations[source]
            for source in distinct
        ]  # fmt: skip
        titled = inlines.plain(f"{builder.locale.words.sources} {between.join(numbers)}")
        is_bare = not any(isinstance(source, OwnData) for source in distinct)  # which says "Source"
        has_room = is_bare and builder.fitter.size(titled, placeholder) is not None
        paragraphs = titled if has_room else inlines.plain(between.join(numbers))
    return builder.fill(layout, Stem.SOURCE, paragraphs, span)

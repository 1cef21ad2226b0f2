"""Lists on slides: points as bullets, and short numbered lists as steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.content.assets import Picture
from irdocs.content.blocks import ListPoint, Points
from irdocs.deck import build_steps, inlines
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.grouping import interleaved
from irdocs.deck.layout_names import COUNTS, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph
from irdocs.diagnostics import Span


def points(
    builder: SlideBuilder, block: Points, title: str, span: Span, picture: Picture | None
) -> list[Slide]:
    """Return the slides of a list; `picture` is that of its section."""
    stepped = numbered(builder, block, title, span)
    if stepped is not None:
        return [stepped]
    paragraphs = listed(builder, block.items, block.ordered, 0)
    counts = [len(listed(builder, [point], block.ordered, 0)) for point in block.items]
    slides = builder.body_slides_with_picture(
        title, span, paragraphs, picture, [*_whole_points(counts)]
    )
    if not block.reveal:
        return slides
    return build_steps.by_paragraphs(slides, build_steps.starts_of(counts))


def _whole_points(counts: Sequence[int]) -> Iterator[slice]:
    """Yield the paragraphs of each point with those below it, and its first two, which are together
    where no slide holds all; `counts` says how many paragraphs each has."""
    start = 0
    for count in counts:
        yield slice(start, start + count)
        yield slice(start, start + min(count, 2))
        start += count


def numbered(builder: SlideBuilder, block: Points, title: str, span: Span) -> Slide | None:
    """Return a short numbered list as one slide of steps, or None if the points do not suit it.

    Points do not suit it if they are not ordered, have points of their own, or do not fit.
    """
    if not block.ordered or any(point.items for point in block.items):
        return None
    texts = [(builder.text(point.short or point.text), point.span) for point in block.items]
    slide = steps(builder, title, span, texts)
    if slide is None or not block.reveal:
        return slide
    return build_steps.by_slots(slide, slide.indices_of(Stem.STEP))


def can_be_rows(block: Points) -> bool:
    """Whether points may be rows: few, in no order, and none with points of its own."""
    is_flat = not any(point.items for point in block.items)
    return is_flat and not block.ordered and len(block.items) in COUNTS[LayoutKind.ROWS]


def rows(builder: SlideBuilder, block: Points, title: str, span: Span) -> list[Slide]:
    """Return points as rows on one slide; see `can_be_rows`."""
    layout = builder.layouts[holding(LayoutKind.ROWS, len(block.items))]
    texts = [(builder.text(point.short or point.text), point.span) for point in block.items]
    slide = builder.slide(layout, title, span, builder.side_by_side(layout, Stem.ROW, texts))
    return [build_steps.by_slots(slide, slide.indices_of(Stem.ROW)) if block.reveal else slide]


def steps(
    builder: SlideBuilder,
    title: str,
    span: Span,
    texts: Sequence[tuple[Sequence[SlideParagraph], Span]],
) -> Slide | None:
    """Return texts as numbered steps on one slide, or None if they are too few, many or long."""
    if len(texts) not in COUNTS[LayoutKind.STEPS]:
        return None
    layout = builder.layouts[holding(LayoutKind.STEPS, len(texts))]
    trial = builder.trying
    numbers = [
        (inlines.plain(str(number)), text_span)
        for number, (_, text_span) in enumerate(texts, start=1)
    ]
    slots = interleaved(
        trial.side_by_side(layout, Stem.NUMBER, numbers),
        trial.side_by_side(layout, Stem.STEP, texts),
    )
    return None if trial.fitter.report.errors else builder.slide(layout, title, span, slots)


def listed(
    builder: SlideBuilder, items: Sequence[ListPoint], ordered: bool, level: int
) -> list[Spanned]:
    """Return points as paragraphs, the points of a point one level further in."""
    paragraphs: list[Spanned] = []
    inner_level = inlines.nested_level(level, ordered)
    for number, point in enumerate(items, start=1):
        text = point.short or point.text
        item = inlines.list_item(
            builder.text(text, inner_level), level, number if ordered else None
        )
        paragraphs += [(paragraph, text.span) for paragraph in item]
        paragraphs += listed(builder, point.items, point.ordered, inner_level)
    return paragraphs

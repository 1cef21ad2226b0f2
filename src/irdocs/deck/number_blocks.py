"""Turn statistics and charts into slides: numbers, each with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from irdocs.charts.wording import spoken
from irdocs.content.blocks import Chart, Statistic, Statistics
from irdocs.content.source_ids import registered
from irdocs.deck import chart_plan, inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.grouping import grouped, shared_out, turned
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import FigureSlot, Slot, TextSlot
from irdocs.deck.source_lines import rise_of, source_slot
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.locale import statements
from irdocs.units import Rect


def statistics(builder: SlideBuilder, block: Statistics, title: str, span: Span) -> list[Slide]:
    """Return the published statistics as slides, a single one as a big figure.

    Two stand on a slide; of an odd number three on one, so that none is left alone.
    """
    items = block.published
    make = partial(_figures, title=title, span=span)
    if len(items) % 2 and len(items) > 1:
        groups = shared_out(items, 3, 1, COUNTS[LayoutKind.FIGURES])
        good: list[list[Slide]] = []
        for way in (groups, turned(groups)) if len(groups) > 1 else (groups,):
            trial = builder.trying
            slides = [make(trial, group) for group in way]
            good += [slides] if not trial.fitter.report.errors else []
        if good:
            return max(good, key=_smallest_figure)
    return grouped(builder, items, (2, 1), 1, make)


def _smallest_figure(slides: Sequence[Slide]) -> float:
    """Return the size in pt of the smallest value on slides of statistics."""
    return min(
        slot.size
        for slide in slides
        for slot in slide.slots
        if isinstance(slot, TextSlot) and slot.placeholder.stem is Stem.FIGURE
    )


def _figures(builder: SlideBuilder, group: Sequence[Statistic], title: str, span: Span) -> Slide:
    """Return one slide of statistics with their sources."""
    alone = len(group) == 1
    key = LayoutKey(LayoutKind.BIG_FIGURE) if alone else holding(LayoutKind.FIGURES, len(group))
    return _filled(builder, key, group, title, span)


def can_be_rows(block: Statistics) -> bool:
    """Whether statistics may be rows: few, and none drawn as people, who need the width."""
    is_few = len(block.published) in COUNTS[LayoutKind.FIGURE_ROWS]
    return is_few and not any(item.picture == "people" for item in block.published)


def rows(builder: SlideBuilder, block: Statistics, title: str, span: Span) -> list[Slide]:
    """Return two or three published statistics one below the other on one slide."""
    key = holding(LayoutKind.FIGURE_ROWS, len(block.published))
    return [
        _filled(builder, key, block.published, title, span),
        *pending(builder, block, title, span),
    ]


MOST_OTHERS = COUNTS[LayoutKind.LEAD_FIGURE][-1] - 1
"""How many statistics there may be beside a large one."""


def main_of(block: Statistics) -> Statistic | None:
    """Return the published statistic that its author marked as the main one, if any."""
    return next((item for item in block.published if item.main), None)


def can_lead(block: Statistics) -> bool:
    """Whether the marked statistic may be large: there are others, none of them drawn as people.

    Ten people need the width of a slide.
    """
    main = main_of(block)
    others = [item for item in block.published if item is not main]
    return main is not None and bool(others) and not _are_people(others)


def is_kept_small(block: Statistics) -> bool:
    """Whether the marked statistic stands beside others without being larger than they are."""
    return main_of(block) is not None and len(block.published) > 1 and not can_lead(block)


def why_not_large(block: Statistics) -> str:
    """Return why the marked statistic is no larger than the others."""
    if can_lead(block):
        return "there is no room for that"
    return "ten people, as which others are drawn, need the width of the slide"


def numbers_beside(block: Statistics) -> list[int]:
    """Return how many others may stand beside the marked statistic, the preferred number first.

    None is left for a slide of its own, where it would be larger than the marked one.
    """
    others = len(block.published) - 1
    return [most for most in range(MOST_OTHERS, 0, -1) if others - most != 1]


def has_unlike_first(block: Statistics) -> bool:
    """Whether the first of a few published statistics is of another kind than all the others.

    Only such a one may stand out unmarked: of figures that are compared none is more than others.
    """
    if len(block.published) not in COUNTS[LayoutKind.LEAD_FIGURE]:
        return False
    first, *others = block.published
    return not _are_people(others) and all(_kind(first) != _kind(item) for item in others)


def _kind(item: Statistic) -> str:
    """Return what a statistic counts: how many of all, or its unit, or nothing but a number."""
    is_share = item.unit == "%" or (isinstance(item.value, str) and _OF_ALL.search(item.value))
    return "%" if is_share else str(item.unit or "")


_OF_ALL = re.compile(r"\d\s*(?:%|/|\w+\s+\d)")
"""Words that say how many of all: 1 in 5, 13/100, <0.5 %."""


def _are_people(group: Sequence[Statistic]) -> bool:
    return any(item.picture == "people" for item in group)


def lead(
    builder: SlideBuilder, block: Statistics, title: str, span: Span, most: int = MOST_OTHERS
) -> list[Slide]:
    """Return a slide with one large statistic beside at most `most` others, and those with more.

    The large one is the marked one, or the first.
    """
    main = main_of(block) or block.published[0]
    others = [item for item in block.published if item is not main]
    key = holding(LayoutKind.LEAD_FIGURE, 1 + len(others[:most]))
    slides = [_filled(builder, key, [main, *others[:most]], title, span)]
    if more := others[most:]:
        slides += grouped(builder, more, (2, 1), 1, partial(_figures, title=title, span=span))
    return [*slides, *pending(builder, block, title, span)]


def _filled(
    builder: SlideBuilder, key: LayoutKey, group: Sequence[Statistic], title: str, span: Span
) -> Slide:
    """Return a layout filled with statistics, their pictures and their sources."""
    is_drawn = any(item.picture != "none" and isinstance(item.value, Decimal) for item in group)
    layout = builder.layouts[key if is_drawn else key.without_icons]
    slots: list[Slot] = []
    most: float | None = None
    for part, numbers in _of_one_size(layout):
        members = group[numbers]
        labels = [(label(builder, item), item.label.span) for item in members]
        values = _values(builder, part, members, most)
        boxes = _beside(builder, part, values) if key.kind is LayoutKind.FIGURE_ROWS else []
        below = builder.side_by_side(part, Stem.LABEL, labels, boxes=boxes)
        most = values[0].size / LEADING
        for pair in zip(values, below, strict=True):
            slots += pair if part is layout else _in_the_middle(builder, part, *pair)
    for item, box in zip(group, layout.pictures, strict=False):
        if item.picture != "none" and isinstance(item.value, Decimal):
            alt = statements.picture_alt(builder.locale, item, item.picture)
            slots.append(FigureSlot(item.picture, float(item.value), box, alt))
    sources = [source for item in group for source in item.source or ()]
    slots.append(source_slot(builder, layout, sources, span))
    return builder.slide(layout, title, span, slots)


LEADING = 1.6
"""The large one of several values is at least so many times as large as the others."""


def _of_one_size(layout: Layout) -> list[tuple[Layout, slice]]:
    """Return the parts of a layout in which like texts share one size, and what stands in them."""
    if layout.key.kind is not LayoutKind.LEAD_FIGURE:
        return [(layout, slice(None))]
    places = layout.placeholders
    first = tuple(place for place in places if place.name.number <= 1)
    others = tuple(place for place in places if place.name.number != 1)
    return [
        (replace(layout, placeholders=first), slice(1)),
        (replace(layout, placeholders=others), slice(1, None)),
    ]


def _in_the_middle(
    builder: SlideBuilder, layout: Layout, value: TextSlot, words: TextSlot
) -> tuple[TextSlot, TextSlot]:
    """Return a value and its label below it in the middle of the height that both have."""
    places = [layout.placeholder(slot.placeholder) for slot in (value, words)]
    above, below = (place.box for place in places)
    heights = [
        builder.fitter.gauge(slot.paragraphs, place).height(place.box.width, slot.size)
        for slot, place in zip((value, words), places, strict=True)
    ]
    line = above.y + (below.bottom - above.y - sum(heights)) / 2 + heights[0]
    return (
        replace(value, box=replace(above, height=line - above.y)),
        replace(words, box=replace(below, y=line, height=below.bottom - line)),
    )


def _beside(builder: SlideBuilder, layout: Layout, values: Sequence[TextSlot]) -> list[Rect | None]:
    """Return the boxes of labels that begin beside the widest value of all."""
    places = [layout.placeholder(value.placeholder) for value in values]
    reach = max(
        place.box.x + builder.fitter.gauge(value.paragraphs, place).length(value.size)
        for value, place in zip(values, places, strict=True)
    )
    boxes: list[Rect | None] = []
    for label_place in layout.all_of(Stem.LABEL):
        box = label_place.box
        left = min(box.x, reach + BESIDE)
        boxes.append(replace(box, x=left, width=box.right - left))
    return boxes


BESIDE = 32.0
"""The space between a value and its label beside it, in pt."""
UNIT_SCALES = (0.5, 0.4)
"""The sizes of a unit of more than `SHORT_UNIT` characters, as parts of that of its value."""
SHORT_UNIT = 3


def _values(
    builder: SlideBuilder, layout: Layout, group: Sequence[Statistic], most: float | None
) -> list[TextSlot]:
    """Return the values of statistics as large as they can be, or as `most`, in pt, allows.

    Their units are smaller than they are, as long as these can be read.
    """
    floor = layout.all_of(Stem.LABEL)[0].sizes[-1]
    found: list[list[TextSlot]] = []
    for scale in UNIT_SCALES:
        trial = builder.trying
        texts = _figures_in(builder, group, scale)
        slots = trial.side_by_side(layout, Stem.FIGURE, texts, most=most)
        if not trial.fitter.report.errors and slots[0].size * scale >= floor:
            found.append(slots)
    if found:
        return max(found, key=lambda slots: slots[0].size)
    return builder.side_by_side(layout, Stem.FIGURE, _figures_in(builder, group, 1.0), most=most)


def _figures_in(
    builder: SlideBuilder, group: Sequence[Statistic], scale: float
) -> list[tuple[Sequence[SlideParagraph], Span]]:
    """Return each value with its unit as a paragraph, long units at a scale."""
    texts: list[tuple[Sequence[SlideParagraph], Span]] = []
    for item in group:
        figure = statements.figure(builder.locale, item)
        is_short = len(figure.after.strip()) <= SHORT_UNIT
        runs: tuple[TextRun, ...] = (TextRun(str(figure)),)
        if not is_short and scale != 1.0:
            value = TextRun(f"{figure.before}{figure.value}")
            runs = (value, TextRun(figure.after, scale=scale))
        texts.append(([SlideParagraph(runs)], item.span))
    return texts


def label(builder: SlideBuilder, item: Statistic) -> list[SlideParagraph]:
    """Return the label of a statistic with its citation, joined by a no-break space."""
    first, *rest = builder.text(item.short or item.label)
    numbers = "".join(f"\u00a0{builder.citations[one]}" for one in registered(item.source or ()))
    if numbers:
        first = SlideParagraph((*first.runs, TextRun(numbers)))
    return [first, *rest]


def pending(builder: SlideBuilder, block: Statistics, title: str, span: Span) -> list[Slide]:
    """Return, for a draft only, slides that list the statistics without a value."""
    waiting = [item for item in block.items if item.pending]
    if not waiting or not builder.draft:
        return []
    words, paragraphs = builder.locale.words, []
    for item in waiting:
        lead = words.lead(label=words.no_value)
        paragraphs += builder.spanned(item.short or item.label, lead, bold=True)
    return builder.body_slides(
        LayoutKey(LayoutKind.CONTENT), words.draft(title=title), span, paragraphs
    )


def chart(builder: SlideBuilder, block: Chart, title: str, span: Span) -> Slide:
    """Return the slide of a chart.

    A chart with a headline has its title as caption, another the name of its series; several are
    named by its legend, and it takes the room of the caption. Values that the chart does not show
    as labels are read out in the notes.
    """
    slots: list[Slot] = []
    if block.headline and block.title:
        layout = builder.layouts[LayoutKey(LayoutKind.CHART)]
        caption = inlines.plain(str(block.title))
        slots.append(builder.fill(layout, Stem.CAPTION, caption, block.title.span))
    elif len(block.series) > 1:
        layout = builder.layouts[LayoutKey(LayoutKind.TALL_CHART)]
    else:
        layout = builder.layouts[LayoutKey(LayoutKind.CHART)]
        caption = inlines.plain(str(block.series[0].name))
        slots.append(builder.fill(layout, Stem.CAPTION, caption, block.series[0].name.span))
    source = source_slot(builder, layout, block.source, block.span, may_rise=True)
    place = layout.single(Stem.CHART)
    if rise := rise_of(layout, source):
        place = replace(place, box=replace(place.box, height=place.box.height - rise))
    chart_slot = chart_plan.placed(builder.fitter, block, place, builder.locale)
    if chart_slot and rise:
        chart_slot = replace(chart_slot, box=place.box)
    slots += [*([chart_slot] if chart_slot else []), source]
    notes = (
        spoken(block, builder.locale) if chart_slot and not chart_slot.plan.shows_all_values else ()
    )
    return builder.slide(layout, title, span, slots, inlines.lines(notes))

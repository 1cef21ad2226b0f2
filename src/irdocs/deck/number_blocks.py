"""Turn statistics and charts into slides: numbers, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from irdocs.charts.wording import spoken
from irdocs.content.blocks import Chart, Statistic, Statistics
from irdocs.content.source_ids import OwnData
from irdocs.deck import chart_plan, inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.grouping import grouped, interleaved
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import FigureSlot, Slot, TextSlot
from irdocs.deck.source_lines import source_slot
from irdocs.diagnostics import Span
from irdocs.locale import statements
from irdocs.units import Rect


def statistics(builder: SlideBuilder, block: Statistics, title: str, span: Span) -> list[Slide]:
    """Return the published statistics as slides, a single one as a big figure.

    Exactly three are tried on one slide; any other number is shown two to a slide.
    """
    sizes = (3, 2, 1) if len(block.published) == 3 else (2, 1)
    return grouped(builder, block.published, sizes, 1, partial(_figures, title=title, span=span))


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


def _filled(
    builder: SlideBuilder, key: LayoutKey, group: Sequence[Statistic], title: str, span: Span
) -> Slide:
    """Return a layout filled with statistics, their pictures and their sources."""
    is_drawn = any(item.picture != "none" and isinstance(item.value, Decimal) for item in group)
    layout = builder.layouts[key if is_drawn else key.without_icons]
    labels = [(label(builder, item), item.label.span) for item in group]
    values = _values(builder, layout, group)
    boxes = _beside(builder, layout, values) if key.kind is LayoutKind.FIGURE_ROWS else []
    slots: list[Slot] = list(
        interleaved(values, builder.side_by_side(layout, Stem.LABEL, labels, boxes=boxes))
    )
    for item, box in zip(group, layout.pictures, strict=False):
        if item.picture != "none" and isinstance(item.value, Decimal):
            alt = statements.picture_alt(builder.locale, item, item.picture)
            slots.append(FigureSlot(item.picture, float(item.value), box, alt))
    sources = [item.source for item in group if item.source]
    slots.append(source_slot(builder, layout, sources, span))
    return builder.slide(layout, title, span, slots)


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


def _values(builder: SlideBuilder, layout: Layout, group: Sequence[Statistic]) -> list[TextSlot]:
    """Return the values of statistics as large as they can be.

    Their units are smaller than they are, as long as these can be read.
    """
    floor = layout.all_of(Stem.LABEL)[0].sizes[-1]
    found: list[list[TextSlot]] = []
    for scale in UNIT_SCALES:
        trial = builder.trying
        slots = trial.side_by_side(layout, Stem.FIGURE, _figures_in(builder, group, scale))
        if not trial.fitter.report.errors and slots[0].size * scale >= floor:
            found.append(slots)
    if found:
        return max(found, key=lambda slots: slots[0].size)
    return builder.side_by_side(layout, Stem.FIGURE, _figures_in(builder, group, 1.0))


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
    if item.source and not isinstance(item.source, OwnData):
        citation = TextRun(f"\u00a0{builder.citations[item.source]}")
        first = SlideParagraph((*first.runs, citation))
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

    A chart with a headline has its title as caption, another the names of its series; where the
    numbers at risk take height from it, its legend alone names those. Values that the chart does
    not show as labels are read out in the notes.
    """
    is_tall = block.at_risk is not None and len(block.series) > 1
    slots: list[Slot] = []
    if block.headline and block.title:
        layout = builder.layouts[LayoutKey(LayoutKind.CHART)]
        caption = inlines.plain(str(block.title))
        slots.append(builder.fill(layout, Stem.CAPTION, caption, block.title.span))
    elif is_tall:
        layout = builder.layouts[LayoutKey(LayoutKind.TALL_CHART)]
    else:
        layout = builder.layouts[LayoutKey(LayoutKind.CHART)]
        caption = inlines.plain(builder.locale.joined(series.name for series in block.series))
        slots.append(builder.fill(layout, Stem.CAPTION, caption, block.series[0].name.span))
    chart_slot = chart_plan.placed(builder.fitter, block, layout.single(Stem.CHART), builder.locale)
    source = inlines.plain(builder.reference(block.source))
    slots += [
        *([chart_slot] if chart_slot else []),
        builder.fill(layout, Stem.SOURCE, source, block.span),
    ]
    notes = (
        spoken(block, builder.locale) if chart_slot and not chart_slot.plan.shows_all_values else ()
    )
    return builder.slide(layout, title, span, slots, inlines.lines(notes))

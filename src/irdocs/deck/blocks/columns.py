"""Columns side by side on one slide: words, and a picture, formula, chart or table with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from irdocs.charts.wording import spoken
from irdocs.content.blocks import (
    Chart,
    Column,
    Columns,
    ColumnVisual,
    ColumnWords,
    FormulaBlock,
    Image,
    Points,
    Statistics,
    Table,
    TextBlock,
)
from irdocs.content.source import SourceText
from irdocs.deck import build_steps, chart_plan, inlines, table_plan
from irdocs.deck.blocks import formulas, tables
from irdocs.deck.blocks.points import listed
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.full_wording import columns_in_full
from irdocs.deck.grouping import interleaved
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import ChartSlot, PictureSlot, Slot, TableSlot, TextSlot
from irdocs.deck.source_lines import source_slot
from irdocs.diagnostics import Span, count_of
from irdocs.frozen import frozen, replace
from irdocs.locale import statements
from irdocs.units import Rect

SHARES = (0.7, 0.62, 0.54, 0.46, 0.38)
"""The parts of a column's height that a picture, formula, chart or table may take beside words, in
order of preference: the first at which the words have a comfortable size is taken."""
SPARE = 4.0
"""The height that words have beyond what they need, in pt."""
ABOVE_HEADING = 1.15
"""How much larger than the headings of panels their texts may be."""
BETWEEN = 12.0
"""The space between words and what stands above or below them, in pt."""


def columns(builder: SlideBuilder, block: Columns, title: str, span: Span) -> list[Slide]:
    """Return columns side by side on one slide; what has no room so, on several.

    What fits at no size is reported.
    """
    fitting = _fitting(builder, block, title, span)
    if fitting:
        return [fitting]
    parts = list(_parts(block))
    if len(parts) < 2:
        return [_slide(builder, block, title, span, SHARES[-1])]
    slides: list[Slide] = []
    for part in parts:
        if len(part.columns) == 1:
            slides += _alone(builder, part.columns[0], title, span)
        else:
            slides.append(
                _fitting(builder, part, title, span)
                or _slide(builder, part, title, span, SHARES[-1])
            )
    return slides


def _fitting(builder: SlideBuilder, block: Columns, title: str, span: Span) -> Slide | None:
    """Return the slide of columns, if they fit one, with words at a comfortable size if they do."""
    comfortable = builder.layouts[LayoutKey(LayoutKind.CONTENT)].single(Stem.BODY).sizes[-1] + 2
    fitting: Slide | None = None
    for share in SHARES:
        trial = builder.trying
        slide = _slide(trial, block, title, span, share)
        if trial.fitter.report.errors:
            continue
        words = [slot for slot in slide.slots if isinstance(slot, TextSlot)]
        sizes = [slot.size for slot in words if slot.placeholder.stem is Stem.COLUMN]
        if min(sizes, default=comfortable) >= comfortable:
            return slide
        fitting = fitting or slide
    return fitting


def _parts(block: Columns) -> Iterator[Columns]:
    """Yield parts of columns that may have slides of their own; else the columns as they are.

    Only a column of words or figures can stand alone: all of them, or the first or last beside two
    others.
    """
    columns = block.columns
    groups = [columns]
    is_words = [all(isinstance(inner, ColumnWords) for inner in column.blocks)
                for column in columns]  # fmt: skip
    if all(is_words):
        groups = [columns[at : at + 1] for at in range(len(columns))]
    elif len(columns) > 2 and is_words[0]:
        groups = [columns[:1], columns[1:]]
    elif len(columns) > 2 and is_words[-1]:
        groups = [columns[:-1], columns[-1:]]
    for group in groups:
        yield block.model_copy(update={"columns": group})


def _alone(builder: SlideBuilder, column: Column, title: str, span: Span) -> list[Slide]:
    """Return the slides of a column of words and figures, over the whole width.

    The sources of its figures stand below them.
    """
    words = [spanned for inner in column.blocks for spanned in _words(builder, inner)]
    for source in dict.fromkeys(_sources(column.blocks)):
        words.append((inlines.plain(builder.reference(source))[0], column.span))
    if column.title:
        heading = SlideParagraph((TextRun(str(column.title), bold=True),))
        words.insert(0, (heading, column.title.span))
    words = [
        (paragraph if paragraph.is_listed else replace(paragraph, bullet=False), at)
        for paragraph, at in words
    ]
    notes = columns_in_full(builder, [column])
    return builder.body_slides(LayoutKey(LayoutKind.CONTENT), title, span, words, notes)


def can_be_panels(block: Columns) -> bool:
    """Whether columns may be panels: each has a title, and nothing but words."""
    return all(
        column.title and all(isinstance(inner, ColumnWords) for inner in column.blocks)
        for column in block.columns
    )


def panels(builder: SlideBuilder, block: Columns, title: str, span: Span) -> list[Slide]:
    """Return columns of words as panels on one slide; see `can_be_panels`."""
    layout = builder.layouts[holding(LayoutKind.PANELS, len(block.columns))]
    headings = [
        (inlines.plain(column.title), column.title.span) for column in block.columns if column.title
    ]
    texts = [
        (
            [
                paragraph if paragraph.is_listed else replace(paragraph, bullet=False)
                for inner in column.blocks
                for paragraph, _ in _words(builder, inner)
            ],
            column.span,
        )
        for column in block.columns
    ]
    titles = builder.side_by_side(layout, Stem.HEADING, headings)
    most = titles[0].size * ABOVE_HEADING if titles and titles[0].size else None
    slots: list[Slot] = list(
        interleaved(titles, builder.side_by_side(layout, Stem.COLUMN, texts, most=most))
    )
    groups = [range(first, first + 2) for first in range(0, len(slots), 2)]
    if sources := list(_sources(block.blocks)):
        slots.append(source_slot(builder, layout, sources, block.span))
    notes = columns_in_full(builder, block.columns)
    slide = builder.slide(layout, title, span, slots, notes)
    if not block.reveal:
        return [slide]
    return [build_steps.by_groups(slide, groups)]


@frozen
class _SetColumn:
    """A column's words, and what else it shows, each with its box in pt."""

    heading: Placeholder
    content: Placeholder
    words: tuple[Spanned, ...]
    words_box: Rect
    visual: ColumnVisual | None
    visual_box: Rect


def _slide(builder: SlideBuilder, block: Columns, title: str, span: Span, share: float) -> Slide:
    """Return the slide with pictures, charts and tables that take a share of their columns."""
    layout = builder.layouts[holding(LayoutKind.COMPARISON, len(block.columns))]
    sources = list(_sources(block.blocks))
    has_headings = any(column.title for column in block.columns)
    set_columns = [
        _set_column(builder, layout, column, number, share, has_headings, bool(sources))
        for number, column in enumerate(block.columns)
    ]
    size = builder.fitter.common(
        [([paragraph for paragraph, _ in each.words], replace(each.content, box=each.words_box))
         for each in set_columns if each.words],
        [each.words[0][1] for each in set_columns if each.words],
    )  # fmt: skip
    heading_size = builder.fitter.common(
        [(inlines.plain(column.title), each.heading)
         for column, each in zip(block.columns, set_columns, strict=True) if column.title],
        [column.title.span for column in block.columns if column.title],
    )  # fmt: skip
    slots: list[Slot] = []
    groups: list[range] = []
    notes = columns_in_full(builder, block.columns)
    for column, planned in zip(block.columns, set_columns, strict=True):
        each = _settled(builder, column, planned, size)
        first = len(slots)
        if column.title:
            heading = inlines.plain(column.title)
            slots.append(TextSlot(each.heading.name, heading, heading_size))
        words = tuple(paragraph for paragraph, _ in each.words)
        own_box = each.words_box if each.words_box != each.content.box else None
        parts: list[Slot] = [TextSlot(each.content.name, words, size, box=own_box)] if words else []
        if each.visual:
            parts += _visual(builder, each.visual, each, free=bool(words))
        if _leads(each.visual, column):
            parts.reverse()
        slots += parts
        groups.append(range(first, len(slots)))
        for inner in column.blocks:
            if isinstance(inner, Chart):
                notes += inlines.lines(spoken(inner, builder.locale))
    if sources:
        slots.append(source_slot(builder, layout, sources, block.span))
    slide = builder.slide(layout, title, span, slots, notes)
    return build_steps.by_groups(slide, groups) if block.reveal else slide


def _set_column(
    builder: SlideBuilder,
    layout: Layout,
    column: Column,
    number: int,
    share: float,
    has_headings: bool,
    has_sources: bool,
) -> _SetColumn:
    """Return a column, its box divided between its words and what else it shows."""
    heading = layout.all_of(Stem.HEADING)[number]
    content = layout.all_of(Stem.COLUMN)[number]
    top = content.box.y if has_headings else heading.box.y
    source = layout.single(Stem.SOURCE).box
    bottom = content.box.bottom if has_sources else source.bottom
    box = Rect(content.box.x, top, content.box.width, bottom - top)
    words = [
        (paragraph if paragraph.is_listed else replace(paragraph, bullet=False), span)
        for inner in column.blocks
        for paragraph, span in _words(builder, inner)
    ]
    visual = next((inner for inner in column.blocks if isinstance(inner, ColumnVisual)), None)
    height = box.height * (share if words else 1.0)
    if isinstance(visual, Image):
        height = min(height, box.width / visual.file.ratio)
    if isinstance(visual, FormulaBlock) and words:
        height = min(height, formulas.tallest(visual))
    if visual is None or not words:
        alone = Rect(box.x, box.y, box.width, height)
        return _SetColumn(heading, content, tuple(words), box, visual, alone)
    rest = box.height - height - BETWEEN
    if _leads(visual, column):
        visual_box = Rect(box.x, box.y, box.width, height)
        words_box = Rect(box.x, visual_box.bottom + BETWEEN, box.width, rest)
    else:
        words_box = Rect(box.x, box.y, box.width, rest)
        visual_box = Rect(box.x, words_box.bottom + BETWEEN, box.width, height)
    return _SetColumn(heading, content, tuple(words), words_box, visual, visual_box)


def _settled(builder: SlideBuilder, column: Column, each: _SetColumn, size: float) -> _SetColumn:
    """Return a column whose words take no more height than they need at a size in pt."""
    if each.visual is None or not each.words:
        return each
    texts = [paragraph for paragraph, _ in each.words]
    box, visual_box = each.words_box, each.visual_box
    needed = builder.fitter.gauge(texts, each.content).height(box.width, size) + SPARE
    spare = box.height - needed
    if spare <= 0:
        return each
    if _leads(each.visual, column):
        assert isinstance(each.visual, Image)
        height = min(visual_box.height + spare, box.width / each.visual.file.ratio)
        visual_box = replace(visual_box, height=height)
        top = visual_box.bottom + BETWEEN
        words_box = Rect(box.x, top, box.width, box.bottom - top)
    else:
        words_box = replace(box, height=needed)
        top = words_box.bottom + BETWEEN
        visual_box = Rect(box.x, top, box.width, visual_box.height + spare)
    return replace(each, words_box=words_box, visual_box=visual_box)


def _leads(visual: ColumnVisual | None, column: Column) -> bool:
    """Return whether a picture stands above the column's words; charts and tables stand below."""
    return isinstance(visual, Image) and visual is column.blocks[0]


def _words(builder: SlideBuilder, inner: ColumnWords | ColumnVisual) -> Iterator[Spanned]:
    """Yield what a block in a column has in words: its title, its text or its caption."""
    if inner.title:
        yield SlideParagraph((TextRun(str(inner.title), bold=True),)), inner.title.span
    match inner:
        case TextBlock():
            yield from builder.spanned(inner.short or inner.text)
        case Points():
            yield from listed(builder, inner.items, inner.ordered, 0)
        case Statistics():
            for item in inner.published:
                lead = f"{statements.figure(builder.locale, item)} "
                yield from builder.spanned(item.short or item.label, lead, bold=True)
        case Image():
            if inner.caption:
                yield from builder.spanned(inner.caption)
            if inner.credit:
                yield inlines.plain(inner.credit)[0], inner.credit.span
        case FormulaBlock():
            if inner.caption:
                yield from builder.spanned(inner.caption)
        case Chart():
            if len(inner.series) == 1 and not inner.title:
                yield inlines.plain(inner.series[0].name)[0], inner.span
        case Table():
            yield SlideParagraph((TextRun(str(inner.caption), bold=True),)), inner.caption.span
            for paragraph in tables.notes(builder, inner, with_source=False):
                yield paragraph, inner.caption.span
        case _:
            assert_never(inner)


def _visual(
    builder: SlideBuilder, visual: ColumnVisual, column: _SetColumn, *, free: bool
) -> Sequence[Slot]:
    """Return what a column shows beside words in its box; `free` if its placeholder has words."""
    name, box = None if free else column.content.name, column.visual_box
    match visual:
        case FormulaBlock():
            return [formulas.placed(builder, visual, box, column.content.sizes[-1])]
        case Image():
            alt = visual.file.alternative(str(visual.alt)) if visual.alt else None
            return [PictureSlot(visual.file, box, alt, placeholder=name if alt else None)]
        case Chart():
            usual = builder.layouts[LayoutKey(LayoutKind.CHART)].single(Stem.CHART)
            chart = chart_plan.placed(
                builder.fitter, visual, replace(usual, box=box), builder.locale
            )
            return [ChartSlot(name, chart.plan, box)] if chart else []
        case Table():
            usual = builder.layouts[LayoutKey(LayoutKind.TABLE)].single(Stem.TABLE)
            parts: list[TableSlot] = table_plan.placed(
                builder.fitter,
                visual,
                replace(usual, box=box),
                builder.citations,
                builder.locale,
            )
            if len(parts) > 1:
                builder.fitter.report.error(
                    "slide-overflow",
                    f"the table has {count_of(len(visual.rows), 'rows')}, and its column has "
                    f"room for {len(parts[0].rows)} at {parts[0].size:g} pt",
                    visual.span,
                    "shorten it, or make it a block of its own",
                )
            return [replace(table, placeholder=name, box=box) for table in parts[:1]]
        case _:
            assert_never(visual)


def _sources(blocks: Sequence[ColumnWords | ColumnVisual]) -> Iterator[SourceText]:
    """Yield the sources of all figures, charts and tables."""
    for inner in blocks:
        if isinstance(inner, Chart | Table):
            yield from inner.source or ()
        elif isinstance(inner, Statistics):
            for item in inner.published:
                yield from item.source or ()

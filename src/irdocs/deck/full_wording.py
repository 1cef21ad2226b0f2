"""What a deck's notes say in full where the slide shows a shorter text.

Each text stands there with what it needs to be understood by itself: the name of its item, its
number and the points below it, or, of a flow chart, all other steps and the ways between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from irdocs.charts.flow_charts.wording import arrow_text, is_told
from irdocs.content.blocks import (
    AnyBlock,
    Card,
    Cards,
    Case,
    CasePart,
    Chart,
    Column,
    Event,
    FlowChart,
    ListPoint,
    Points,
    Resource,
    Resources,
    Statistic,
    Statistics,
    Term,
    Terms,
    Timeline,
)
from irdocs.content.markup import Text
from irdocs.content.node import Node
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.shown_parts import WHOLE, ShownPart
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.locale import statements

Named = Card | CasePart | Event | Resource | Statistic | Term
"""An item that has a name, by which a listener knows which of the slide's items is meant."""


def in_full(
    builder: SlideBuilder, block: AnyBlock, part: ShownPart = WHOLE
) -> list[SlideParagraph]:
    """Return notes with the full wording of texts for which the slide shows a `short` one; of a
    block on several slides, of the items that one of them shows.

    A block's title stands before them if the slide has its headline instead.
    """
    return [*_title(block), *_headed(builder, _of_block(builder, block, part))]


def columns_in_full(builder: SlideBuilder, columns: Sequence[Column]) -> list[SlideParagraph]:
    """Return the same of the blocks in columns, below the title of each column."""
    lines: list[SlideParagraph] = []
    for column in columns:
        inner = [
            line for block in column.blocks for line in (*_title(block), *_of_block(builder, block))
        ]
        if inner and column.title:
            lines += inlines.plain(column.title)
        lines += inner
    return _headed(builder, lines)


def _headed(builder: SlideBuilder, lines: Sequence[SlideParagraph]) -> list[SlideParagraph]:
    return [*inlines.plain(builder.locale.words.in_full), *lines] if lines else []


def _of_block(
    builder: SlideBuilder, block: AnyBlock, part: ShownPart = WHOLE
) -> list[SlideParagraph]:
    lines = [line for text in _long_texts(block) for line in builder.text(text)]
    match block:
        case FlowChart():
            lines += _flow_chart(builder, block)
        case Points():
            lines += _points(builder, block.items, block.ordered, part)
        case Statistics():
            items = block.items if builder.draft else block.published
            lines += _of_items(builder, items, part)
        case Cards() | Resources() | Terms() | Timeline():
            lines += _of_items(builder, block.items, part)
        case Case():
            lines += _of_items(builder, block.parts, part)
        case _:
            pass  # it has no items with texts
    return lines


def _of_items(
    builder: SlideBuilder, items: Sequence[Named], part: ShownPart
) -> Iterator[SlideParagraph]:
    """Yield the full texts of the items that a slide shows."""
    for item in items:
        short = getattr(item, "short", None)
        if short is None or part.shows(builder.text(short)):
            yield from _named(builder, item)


def _title(block: AnyBlock) -> list[SlideParagraph]:
    """Return the title of a block that the slide does not show, since it has its headline."""
    is_hidden = block.title and block.headline and not isinstance(block, Chart)
    return list(inlines.plain(block.title)) if block.title and is_hidden else []


def _long_texts(node: Node) -> list[Text]:
    """Return the texts of a block or item for which it has a `short` one; its notes are no such."""
    if getattr(node, "short", None) is None:
        return []
    names = [name for name in type(node).model_fields if name not in ("short", "notes")]
    values = [getattr(node, name) for name in names]
    return [value for value in values if isinstance(value, Text)]


def _named(builder: SlideBuilder, item: Named) -> Iterator[SlideParagraph]:
    """Yield the full text of an item after its name."""
    for text in _long_texts(item):
        lead = _lead(builder, item)
        yield from inlines.led(TextRun(lead), builder.text(text)) if lead else builder.text(text)


def _lead(builder: SlideBuilder, item: Named) -> str:
    match item:
        case Statistic():
            return "" if item.pending else f"{statements.figure(builder.locale, item)} "
        case Term():
            name = item.term
        case Resource():
            name = item.name
        case Card() | CasePart() | Event():
            name = item.title
        case _:
            assert_never(item)
    return builder.locale.words.lead(label=name)


def _points(
    builder: SlideBuilder, points: Sequence[ListPoint], ordered: bool, part: ShownPart
) -> Iterator[SlideParagraph]:
    """Yield the points of a list that have a shorter text or hold one that has, each as a whole."""
    for number, point in enumerate(points, start=1):
        if _is_shortened(point) and _is_on(builder, point, part):
            yield from _point(builder, point, 0, number if ordered else None)


def _is_on(builder: SlideBuilder, point: ListPoint, part: ShownPart) -> bool:
    """Whether a slide shows a point, or one below it."""
    return part.shows(builder.text(point.short or point.text)) or any(
        _is_on(builder, inner, part) for inner in point.items
    )


def _is_shortened(point: ListPoint) -> bool:
    return point.short is not None or any(map(_is_shortened, point.items))


def _point(
    builder: SlideBuilder, point: ListPoint, level: int, number: int | None
) -> Iterator[SlideParagraph]:
    """Yield a point with its number and the points below it."""
    inner_level = inlines.nested_level(level, number is not None)
    yield from inlines.list_item(builder.text(point.text, inner_level), level, number)
    for inner_number, inner in enumerate(point.items, start=1):
        yield from _point(builder, inner, inner_level, inner_number if point.ordered else None)


def _flow_chart(builder: SlideBuilder, chart: FlowChart) -> Iterator[SlideParagraph]:
    """Yield all steps of a chart that has a shorter text, as the list that a listener is read."""
    if not any(step.short for step in chart.steps):
        return
    spoken = [step.text.plain for step in chart.steps]
    for number, step in enumerate(chart.steps):
        yield from inlines.list_item(builder.text(step.text), 0, None)
        followers = [
            arrow_text(link, spoken, builder.locale)
            for link in chart.links
            if link.source == number and is_told(link)
        ]
        if chart.step_kind(number) == "end":
            followers.append(builder.locale.words.flow_end)
        for line in inlines.lines(followers):
            yield from inlines.list_item([line], 1, None)

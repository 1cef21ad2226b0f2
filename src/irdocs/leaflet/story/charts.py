"""Charts: bars, columns, lines and pies, their words inside the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from irdocs.content.model import Chart, figure_of
from irdocs.diagnostics import Span
from irdocs.drawing import circle, rectangle
from irdocs.leaflet import pictures
from irdocs.leaflet.boxes import Box, PathMark, TextMark
from irdocs.leaflet.compose import beside, centred, row, shifted, spaced, stack
from irdocs.leaflet.pictures import Paint
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.page.tags import Tag
from irdocs.typeset.lines import Fragment
from irdocs.units import Rect


def chart(s: ColumnSetting, block: Chart, parent: Tag) -> list[Box]:
    styles = s.setter.styles
    paints = pictures.paints(styles.theme.palette)
    figure = Tag("Figure", parent, alt=block.alt)
    drawn = (
        _pie(s, block, figure, paints)
        if block.kind == "pie"
        else _bars(s, block, figure, paints)
        if block.kind == "bar"
        else _columns(s, block, figure, paints)
    )
    note = (
        *styles.plain("Source", styles.small),
        styles.citation(s.numbers[block.source], styles.small),
    )
    source = s.setter.paragraph(note, styles.small, s.width, Tag("P", parent), block.span)
    return [stack([replace(drawn, span=block.span), *spaced(source, s.pt(2))])]


def _bars(s: ColumnSetting, chart: Chart, figure: Tag, paints: tuple[Paint, ...]) -> Box:
    """Horizontal bars: each category's words above its bars, the value at each bar's end."""
    styles = s.setter.styles
    boxes: list[Box] = list(_legend(s, chart, figure))
    for position, category in enumerate(chart.categories):
        words = s.setter.plain(category, styles.body, s.width, figure, category.span)
        boxes += spaced(words, s.pt(4))
        for number, series in enumerate(chart.series):
            amount = figure_of(series.values[position], chart.unit)
            label = styles.run(styles.strong)
            room = max(0.0, s.width - label.width(amount) - s.pt(6))
            length = room * pictures.part(chart, series.values[position])
            paint = paints[number % len(paints)]
            bar = rectangle(0, s.pt(1.5), max(length, 0.75), s.pt(12))
            shape = pictures.painted(bar, paint)
            whole = Fragment(amount, label, whole=True)
            run = s.setter.lines((whole,), s.width - s.pt(6), chart.span)[0]
            boxes.append(
                Box(
                    s.pt(15),
                    (
                        PathMark((shape,), figure),
                        TextMark(figure, ((length + s.pt(4), s.pt(11.8), run),)),
                    ),
                )
            )
    return stack(boxes)


def _columns(s: ColumnSetting, chart: Chart, figure: Tag, paints: tuple[Paint, ...]) -> Box:
    """Columns or lines: values above, categories below.

    Where values would stand on each other, the legend tells them instead.
    """
    styles = s.setter.styles
    height = s.mm(34)
    draw = pictures.bars if chart.kind == "column" else pictures.strokes
    paths = draw(chart, s.width, height, paints, styles.theme.palette["ink-soft"])
    slot = s.width / len(chart.categories)
    names = [
        stack(
            [
                centred(box, slot)
                for box in s.setter.plain(
                    category, styles.small, slot * 0.94, figure, category.span
                )
            ]
        )
        for category in chart.categories
    ]
    labels = _values(s, chart, figure, height)
    told = _stand_clear(labels, s.width)
    legend = _legend(s, chart, figure) if told else _told(s, chart, figure, paints)
    field = Box(
        height + s.pt(3),
        (PathMark(paths, figure), *(labels if told else ())),
        before=s.pt(12 if told else 2),
    )
    return stack([*legend, Box(s.pt(10), ()), field, row(names, slot)])


def _values(s: ColumnSetting, chart: Chart, figure: Tag, height: float) -> list[TextMark]:
    """Return each value over its column or its point."""
    run = s.setter.styles.run(s.setter.styles.small_strong)
    slot = s.width / len(chart.categories)
    bar = slot * 0.7 / len(chart.series)
    marks = []
    for number, series in enumerate(chart.series):
        for position, value in enumerate(series.values):
            words = figure_of(value, chart.unit)
            x = position * slot + slot / 2
            if chart.kind == "column":
                x = position * slot + slot * 0.15 + (number + 0.5) * bar
            y = height * (1 - pictures.part(chart, value)) - s.pt(4)
            made = s.setter.lines((Fragment(words, run, whole=True),), s.width, chart.span)[0]
            marks.append(TextMark(figure, ((x - made.width / 2, y, made),)))
    return marks


def _stand_clear(labels: Sequence[TextMark], width: float) -> bool:
    """Whether labels stand within a width, and none on another."""
    boxes = [
        Rect(x, y - line.runs[0].fragment.style.size, line.width, line.runs[0].fragment.style.size)
        for label in labels
        for x, y, line in label.lines
    ]
    within = all(box.x >= 0 and box.right <= width for box in boxes)
    shared = (one.within(other) for one, other in combinations(boxes, 2))
    return within and not any(box.width > 0 and box.height > 0 for box in shared)


def _told(s: ColumnSetting, chart: Chart, figure: Tag, paints: tuple[Paint, ...]) -> list[Box]:
    """Return a legend that tells each value: a series a paragraph, its values in order."""
    rows = []
    for number, series in enumerate(chart.series):
        values = ", ".join(
            f"{category} {figure_of(value, chart.unit)}"
            for category, value in zip(chart.categories, series.values, strict=True)
        )
        words = f"{series.name}: {values}"
        rows.append(_key(s, words, paints[number % len(paints)], figure, series.name.span, 0))
    return rows


def _pie(s: ColumnSetting, chart: Chart, figure: Tag, paints: tuple[Paint, ...]) -> Box:
    """A pie, and beside it what each slice is."""
    size = s.mm(32)
    paths = pictures.pie(chart, size, paints)
    left = size + s.mm(5)
    entries = []
    for number, category in enumerate(chart.categories):
        words = f"{category} {figure_of(chart.series[0].values[number], chart.unit)}"
        entries.append(_key(s, words, paints[number % len(paints)], figure, category.span, left))
    drawn = beside(shifted(stack(entries), left), Box(size, (PathMark(paths, figure),)), 0)
    return stack([*_legend(s, chart, figure), replace(drawn, before=s.pt(4))])


def _legend(s: ColumnSetting, chart: Chart, figure: Tag) -> list[Box]:
    if len(chart.series) == 1:
        series = chart.series[0]
        return s.setter.plain(
            series.name, s.setter.styles.caption, s.width, figure, series.name.span
        )
    paints = pictures.paints(s.setter.styles.theme.palette)
    return [
        _key(s, series.name, paints[number % len(paints)], figure, series.name.span, 0)
        for number, series in enumerate(chart.series)
    ]


def _key(s: ColumnSetting, words: str, paint: Paint, figure: Tag, span: Span, left: float) -> Box:
    styles = s.setter.styles
    swatch = PathMark((pictures.painted(circle(s.pt(4), s.pt(8), s.pt(4)), paint),), figure)
    entry = stack(s.setter.plain(words, styles.body, s.width - left, figure, span, indent=s.pt(14)))
    return replace(entry, marks=(swatch, *entry.marks))

"""Set charts on paper: planned as those on slides are, but as wide as the column.

The whole chart with its labels is one Figure, whose alternative text a listener gets.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.charts.drawing import ChartLabel, ChartShape, drawn, kept_round
from irdocs.charts.plan import ChartPlan
from irdocs.charts.planning import chart_in_column, may_be_higher
from irdocs.charts.wanting_room import want_of_room
from irdocs.charts.wording import alternative_text, spoken
from irdocs.content.blocks import Chart
from irdocs.diagnostics import Span
from irdocs.drawing import Path
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark, PathMark, TextMark
from irdocs.leaflet.compose import spaced, stack
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.source_lines import source_line
from irdocs.leaflet.styles import LeafletStyles, ParagraphStyle
from irdocs.page.tags import Tag
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment

TALLEST = 0.62
"""The greatest height of what lies between a chart's axes, as a part of its width."""
TALLEST_IN_LARGE_PRINT = 0.8
"""The same in large print, where little else has room on the page of a chart."""
MOST_ADDED = 0.75
"""How much higher a chart is made at most where there is room, as a part of what it needs."""
LEAST_PLOT = 0.65
"""The least part of its usual height that the plot of such a chart has which is made lower to have
room: what stands around it keeps its size."""
ON_PAPER = 0.5
"""The size of legend keys, lines and gaps relative to a slide, whose type is twice as large."""


@frozen
class PaperMeasure:
    """Measures a chart's labels in the leaflet's typeface."""

    styles: LeafletStyles

    @property
    def pitch(self) -> float:
        """The distance of baselines, as a multiple of the type size."""
        return self.styles.body.pitch / self.styles.body.size

    @property
    def scale(self) -> float:
        """The factor for lengths that grow with the type."""
        return ON_PAPER * self.styles.scale

    def style(self, size: float, *, bold: bool) -> ParagraphStyle:
        """Return the style of a label."""
        base = self.styles.strong if bold else self.styles.body
        return replace(base, size=size, pitch=size * self.pitch)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width in pt of a text on one line."""
        return self.styles.run(self.style(size, bold=bold)).width(text)

    def line_count(self, text: str, size: float, room: float) -> int:
        """Return how many lines a text takes at `room` pt; 0 if one of its words is wider."""
        fragment = Fragment(text, self.styles.run(self.style(size, bold=False)))
        measured = MeasuredParagraph([fragment])
        return 0 if measured.too_wide(room) else measured.count(room)


def chart(setting: ColumnSetting, block: Chart, parent: Tag) -> list[Box]:
    """Return a chart, with the name of its only series above and its source below.

    Labels that do not fit the column are an error in the report, and nothing is returned.
    """
    styles = setting.setter.styles
    measure = PaperMeasure(styles)
    sizes = styles.body.size, styles.small.size

    def planned(chart: Chart) -> ChartPlan | None:
        width, locale = setting.width, setting.locale
        return chart_in_column(chart, width, measure, sizes, locale, setting.added)

    plan = planned(block)
    if plan is None:
        wanting = want_of_room(block, planned)
        setting.setter.report.error(
            "chart-overflow",
            wanting.message(f" in the leaflet's column of {setting.width:.0f} pt"),
            block.span,
            wanting.advice,
        )
        return []
    if plan.shows_all_values:
        alt = alternative_text(block, setting.locale)
    else:  # a reader estimates them from the axis; a listener is told them
        alt = setting.locale.sentences(str(block.alt), *spoken(block, setting.locale))
    figure = Tag("Figure", parent, alt=alt)
    boxes = _series_name(setting, block, figure)
    boxes.append(
        Box(
            plan.frame.height,
            tuple(_marks(setting, plan, measure, figure)),
            space_before=setting.pt(4),
        )
    )
    source_boxes = source_line(setting, block.source, block.span, parent)
    whole = stack([replace(stack(boxes), span=block.span), *spaced(source_boxes, setting.pt(2))])
    return [replace(whole, growth=_growth(setting, plan), shrinkage=_shrinkage(plan))]


def _growth(setting: ColumnSetting, plan: ChartPlan) -> float:
    """Return how much higher in pt a chart may be made where there is room."""
    if not may_be_higher(plan.chart):
        return 0.0
    tallest = plan.plot.width * (TALLEST_IN_LARGE_PRINT if setting.is_large_print else TALLEST)
    return max(0.0, min(tallest - plan.plot.height, plan.frame.height * MOST_ADDED))


def _shrinkage(plan: ChartPlan) -> float:
    """Return how much lower in pt a chart may be made to have room on the panel before its own."""
    return plan.plot.height * (1 - LEAST_PLOT) if may_be_higher(plan.chart) else 0.0


def shows_all_values(setting: ColumnSetting, block: Chart) -> bool:
    """Whether a column is wide enough for a chart with each value written in it, in body type."""
    styles = setting.setter.styles
    measure, sizes = PaperMeasure(styles), (styles.body.size,)
    plan = chart_in_column(block, setting.width, measure, sizes, setting.locale)
    return plan is not None and plan.shows_all_values


def _series_name(setting: ColumnSetting, block: Chart, figure: Tag) -> list[Box]:
    """Return the name of the only series as a caption; nothing if there is a legend instead."""
    if len(block.series) > 1:
        return []
    name = block.series[0].name
    return setting.setter.plain(
        name, setting.setter.styles.caption, setting.width, figure, name.span
    )


def _marks(
    setting: ColumnSetting, plan: ChartPlan, measure: PaperMeasure, figure: Tag
) -> Sequence[Mark]:
    """Return the marks of a chart: its shapes first, so that labels are drawn upon them."""
    palette = setting.setter.styles.theme.palette
    parts = list(drawn(plan))
    if setting.setter.styles.right_to_left and plan.chart.kind == "pie":
        parts = [kept_round(plan, part) for part in parts]
    paths = tuple(
        Path(
            part.commands,
            fill=palette[part.fill] if part.fill else None,
            stroke=palette[part.stroke] if part.stroke else None,
            stroke_width=part.stroke_width,
        )
        for part in parts
        if isinstance(part, ChartShape)
    )
    labels = [
        _label(setting, part, plan.size, measure, figure, plan.chart.span)
        for part in parts
        if isinstance(part, ChartLabel)
    ]
    return [PathMark(paths, figure), *labels]


def _label(
    setting: ColumnSetting,
    label: ChartLabel,
    size: float,
    measure: PaperMeasure,
    figure: Tag,
    span: Span,
) -> TextMark:
    """Return the lines of a label, aligned in its box as the plan says."""
    styles, style = setting.setter.styles, measure.style(size, bold=label.bold)
    style = replace(style, colour=styles.theme.palette[label.colour])
    fragment = Fragment(label.text, styles.run(style), whole=label.bold)
    lines = setting.setter.lines((fragment,), label.box.width, span)
    font = styles.font(style.weight)
    baseline = (style.pitch + (font.ascent - font.descent) * size) / 2
    spare_height = label.box.height - len(lines) * style.pitch
    top = label.box.y + (spare_height / 2 if label.anchor == "ctr" else 0.0)
    alignment = {"l": 0.0, "ctr": 0.5, "r": 1.0}[label.align]
    return TextMark(
        figure,
        tuple(
            (
                label.box.x + alignment * (label.box.width - line.width),
                top + number * style.pitch + baseline,
                line,
            )
            for number, line in enumerate(lines)
        ),
    )

"""Write native charts, which can be edited in PowerPoint, in the colours of the theme.

A chart is a part of its own (ECMA-376, 21.2) with an embedded workbook, from which PowerPoint
takes the numbers for editing. python-pptx writes the part; we then set what it cannot: the place
of plot and legend as they were planned, since PowerPoint's own layout might clip long labels, and
theme colours. Clause numbers below are those of ECMA-376.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any

from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Pt

from irdocs.charts.palette import SeriesColours, line_colours, series_colours
from irdocs.charts.plan import BAR_SHARE, ChartPlan, values_of
from irdocs.content.blocks import Series
from irdocs.deck.colours import SchemePaint
from irdocs.deck.model import ChartSlot
from irdocs.deck.number_formats import tick_format, value_format
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_adapter import native_charts
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.xml import Element, el, qname, to_bytes
from irdocs.units import Rect

_KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "pie": XL_CHART_TYPE.PIE,
}
GAP = round((1 / BAR_SHARE - 1) * 100)
"""The gap between categories, in per cent of the width of a bar (21.2.2.75)."""


def add(
    package: Package,
    slot: ChartSlot,
    paint: SchemePaint,
    whole: Rect,
    language: str,
    created: datetime,
) -> Part:
    """Add a chart part with its workbook to a package and return the chart part.

    `whole` is the frame of the chart on the slide, in pt; `language` is set for all its text;
    `created` is the date written into the workbook, so that equal content gives equal bytes.
    """
    plan = slot.plan
    chart = plan.chart
    # The number format, which has the unit, is set on the labels and axes below.
    data = native_charts.DatedChartData(created)
    names = plan.entries if chart.kind == "pie" else chart.categories
    data.categories = [str(name) for name in names]
    for series in chart.series:
        # A gap is an empty cell in the workbook, and no point in the part (c:dispBlanksAs).
        values = [None if value is None else float(value) for value in series.values]
        data.add_series(str(series.name), values)
    part = package.add("/ppt/charts/chart%d.xml", ContentType.CHART)
    xml = data.xml_bytes(_KINDS[chart.kind])
    native = native_charts.opened(part.name, xml)
    _style(native, plan, paint)
    root = native.element
    _place(root, plan, whole)
    _number_axes(root)
    if plan.every > 1:  # so many categories that only every second or third name has room
        label_skip = el("c:tickLblSkip", val=plan.every)
        root.find(f".//{qname('c:catAx')}/{qname('c:noMultiLvlLbl')}").addprevious(label_skip)
    for labels in root.iter(qname("c:dLbls")):
        for body in labels.iter(qname("a:bodyPr")):
            body.set("wrap", "none")  # LibreOffice would break a value from its unit
    for properties in root.iter(qname("a:defRPr"), qname("a:endParaRPr")):
        properties.set("lang", language)
    workbook = package.add(
        "/ppt/embeddings/Microsoft_Excel_Sheet%d.xlsx", ContentType.WORKBOOK, data.xlsx_blob
    )
    relationship_id = part.relate(RelationshipType.PACKAGE, workbook)
    root.append(el("c:externalData", el("c:autoUpdate", val=0), r_id=relationship_id))
    part.data = to_bytes(root)
    return part


def _style(native: Any, plan: ChartPlan, paint: SchemePaint) -> None:
    """Set everything about a python-pptx chart but the places: fonts, legend, labels, colours."""
    chart, size = plan.chart, plan.size
    native.has_title = False
    native.font.size = Pt(size)
    _paint_words(native.font, paint)
    native.has_legend = plan.legend is not None
    if plan.legend:
        native.legend.position = (
            XL_LEGEND_POSITION.RIGHT if chart.kind == "pie" else XL_LEGEND_POSITION.BOTTOM
        )
        native.legend.include_in_layout = False
    plot = native.plots[0]
    plot.has_data_labels = plan.labelled
    if plan.labelled:
        labels = plot.data_labels
        labels.number_format = _shared_format(plan)
        labels.number_format_is_linked = False
        labels.show_value = True
        labels.font.size = Pt(size)
        labels.font.bold = True
        labels.position = (
            XL_LABEL_POSITION.ABOVE if chart.kind == "line" else XL_LABEL_POSITION.OUTSIDE_END
        )
        for series, native_series in zip(chart.series, plot.series, strict=True):
            _adjust_labels(native_series, series, plan)
    if chart.kind == "pie":
        for number in range(len(chart.categories)):
            _fill(plot.series[0].points[number].format, paint, series_colours(number))
        return
    if chart.kind in ("bar", "column"):
        plot.gap_width = GAP
        plot.overlap = 0
        plot.vary_by_categories = False
    for number, series in enumerate(plot.series):
        if chart.kind == "line":
            series.smooth = False
            _stroke(series, paint, number)
        else:
            _fill(series.format, paint, series_colours(number))
            series.invert_if_negative = False
    _style_axes(native, plan, paint)


def _style_axes(native: Any, plan: ChartPlan, paint: SchemePaint) -> None:
    """Show either labels or a value axis with grid lines, as planned, and style the axes."""
    chart = plan.chart
    values, categories = native.value_axis, native.category_axis
    values.visible = not plan.labelled
    values.has_major_gridlines = not plan.labelled
    assert plan.scale is not None  # a pie has no axes, and is not styled here
    if not plan.labelled:
        values.tick_labels.number_format = tick_format(chart, plan.scale, plan.locale)
        values.tick_labels.number_format_is_linked = False
        native_charts.set_line(values.major_gridlines.format, paint.stroke("rule", 0.75))
        native_charts.set_line(values.format, paint.stroke(None, 0))
        values.minimum_scale, values.maximum_scale = plan.scale.low, plan.scale.high
        values.major_unit = plan.scale.step
    else:
        values.minimum_scale = plan.scale.low
        if all(value <= 0 for value in values_of(chart)):
            values.maximum_scale = 0
    if any(value < 0 for value in values_of(chart)):
        # Category names usually stand at the zero line, where negative bars would cover them.
        categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    native_charts.set_line(categories.format, paint.stroke("ink-soft", 1))
    categories.has_major_gridlines = False
    if chart.kind == "bar":
        # The category axis of a bar chart runs upwards; the first is to stand at the top.
        categories.reverse_order = True


def _shared_format(plan: ChartPlan) -> str:
    """Return the number format of all labels that have none of their own: the first value's."""
    return value_format(plan.chart, plan.chart.series[0].known[0], plan.locale)


def _adjust_labels(native_series: Any, series: Series, plan: ChartPlan) -> None:
    """Give a label of its own to each value that stands below its point or has other decimals.

    A format with optional decimals would not do: it shows 12 as "12." beside 3.5.
    """
    shared_format = _shared_format(plan)
    sides = plan.sides or (None,) * len(series.values)
    for number, (value, side) in enumerate(zip(series.values, sides, strict=True)):
        if value is None:
            continue
        own_format = value_format(plan.chart, value, plan.locale)
        if side != "below" and own_format == shared_format:
            continue
        label = _own_label(native_series, number)
        label.find(qname("c:numFmt")).set("formatCode", own_format)
        if side == "below":  # to keep it clear of the line
            label.find(qname("c:dLblPos")).set("val", "b")


def _own_label(series: Any, number: int) -> Element:
    """Add a label for one point to a series, and return it (21.2.2.47).

    A label of its own does not inherit the look of the series' labels, so that is copied into it.
    The schema wants labels of points first among the children of `c:dLbls`, in order.
    """
    element = native_charts.series_element(series)
    shared_labels = element.getparent().find(qname("c:dLbls"))
    own_labels = element.find(qname("c:dLbls"))
    if own_labels is None:
        own_labels = deepcopy(shared_labels)
        element.find(qname("c:cat")).addprevious(own_labels)
    label = el("c:dLbl", el("c:idx", val=number))
    for child in shared_labels:
        if child.tag != qname("c:showLeaderLines"):  # for all labels of a series only
            label.append(deepcopy(child))
    earlier = own_labels.findall(qname("c:dLbl"))
    own_labels.insert(len(earlier), label)
    return label


def _paint_words(font: Any, paint: SchemePaint) -> None:
    """Set the colour of text."""
    native_charts.set_fill(font.fill, paint.fill("ink"))


def _fill(format: Any, paint: SchemePaint, colours: SeriesColours) -> None:
    """Fill a bar, a slice or a marker, and draw its outline if that has another colour."""
    native_charts.set_fill(format.fill, paint.fill(colours.fill))
    if colours.is_outlined:
        native_charts.set_line(format, paint.stroke(colours.outline, 1))


def _stroke(series: Any, paint: SchemePaint, number: int) -> None:
    """Style one line of a line chart and its markers."""
    colours = line_colours(number)
    native_charts.set_line(series.format, paint.stroke(colours.outline, 3))
    series.marker.size = 9
    _fill(series.marker.format, paint, colours)


def _place(root: Element, plan: ChartPlan, whole: Rect) -> None:
    """Set the planned places of the plot and the legend (21.2.2.95)."""
    plot_area = root.find(f".//{qname('c:plotArea')}")
    old_layout = plot_area.find(qname("c:layout"))
    new_layout = _layout(plan.plot, whole, inner=True)
    if old_layout is None:
        plot_area.insert(0, new_layout)
    else:
        plot_area.replace(old_layout, new_layout)
    legend = root.find(f".//{qname('c:legend')}")
    if legend is not None and plan.legend is not None:
        old_layout = legend.find(qname("c:layout"))
        if old_layout is not None:
            legend.remove(old_layout)
        position = legend.find(qname("c:legendPos"))
        position.addnext(_layout(plan.legend, whole, inner=False))


def _layout(box: Rect, whole: Rect, *, inner: bool) -> Element:
    """Return a manual layout: a box as shares of the whole frame.

    `inner` is for the plot, whose box excludes the labels of its axes.
    """
    fractions = {
        "x": box.x / whole.width,
        "y": box.y / whole.height,
        "w": box.width / whole.width,
        "h": box.height / whole.height,
    }
    return el(
        "c:layout",
        el(
            "c:manualLayout",
            *([el("c:layoutTarget", val="inner")] if inner else []),
            el("c:xMode", val="edge"),
            el("c:yMode", val="edge"),
            *(el(f"c:{name}", val=f"{value:.5f}") for name, value in fractions.items()),
        ),
    )


def _number_axes(root: Element) -> None:
    """Make the ids of axes positive: python-pptx writes negative ones, against 21.2.2.9."""
    for element in root.iter(qname("c:axId"), qname("c:crossAx")):
        value = int(element.get("val"))
        if value < 0:
            element.set("val", str(-value))

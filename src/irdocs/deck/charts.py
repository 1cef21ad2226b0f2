"""Native charts in the theme's colours, their numbers in an embedded workbook."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from irdocs.content.model import Chart
from irdocs.deck.xml import qname

_KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "pie": XL_CHART_TYPE.PIE,
}
_SERIES = (
    MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_3,
)


def insert(placeholder: Any, chart: Chart, size: float, language: str) -> Any:
    """Put a chart into a placeholder and return its frame; text of a size in pt."""
    data = CategoryChartData()  # the unit stands in the labels' format, set below as XML text
    data.categories = [str(category) for category in chart.categories]
    for series in chart.series:
        data.add_series(str(series.name), [float(value) for value in series.values])
    frame = placeholder.insert_chart(_KINDS[chart.kind], data)
    _style(frame.chart, chart, size)
    _positive_axis_ids(frame.chart)
    for properties in frame.chart._chartSpace.iter(qname("a:defRPr"), qname("a:endParaRPr")):
        properties.set("lang", language)
    return frame


def number_format(chart: Chart) -> str:
    """Return the Excel number format that shows values as they are written, with their unit."""
    places = max(
        (
            -int(value.normalize().as_tuple().exponent)
            for series in chart.series
            for value in series.values
        ),
        default=0,
    )
    digits = "0" if places <= 0 else "0." + "#" * places
    if not chart.unit:
        return digits
    unit = str(chart.unit) if chart.unit == "%" else f" {chart.unit}"
    return digits + '\\"'.join(f'"{part}"' for part in unit.split('"'))


def _style(native: Any, chart: Chart, size: float) -> None:
    native.has_title = False
    native.font.size = Pt(size)
    native.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    native.has_legend = len(chart.series) > 1 or chart.kind == "pie"
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.BOTTOM
        native.legend.include_in_layout = False
        native.legend.font.size = Pt(size)
    plot = native.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format = number_format(chart)
    labels.number_format_is_linked = False
    labels.show_value = True
    labels.font.size = Pt(size + 6 if chart.kind != "pie" else size)
    labels.font.bold = True
    if chart.kind == "pie":
        _colour_points(plot, chart)
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        return
    if chart.kind in ("bar", "column"):
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.gap_width = 60
        plot.overlap = 0
        plot.vary_by_categories = False
    for number, series in enumerate(plot.series):
        colour = _SERIES[number % len(_SERIES)]
        if chart.kind == "line":
            series.smooth = False
            series.format.line.color.theme_color = colour
            series.format.line.width = Pt(3)
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.theme_color = colour
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.theme_color = colour
            series.invert_if_negative = False
    values, categories = native.value_axis, native.category_axis
    values.visible = False
    values.has_major_gridlines = False
    if all(value >= 0 for series in chart.series for value in series.values):
        values.minimum_scale = 0
    categories.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    categories.has_major_gridlines = False
    categories.tick_labels.font.size = Pt(size)
    if chart.kind == "bar":
        # The first category stands at the top, as it is read.
        categories.reverse_order = True


def _colour_points(plot: Any, chart: Chart) -> None:
    for number in range(len(chart.categories)):
        fill = plot.series[0].points[number].format.fill
        fill.solid()
        fill.fore_color.theme_color = _SERIES[number % len(_SERIES)]


def _positive_axis_ids(native: Any) -> None:
    """python-pptx writes negative axis ids; the schema wants unsigned ones (21.2.2.9)."""
    root = native._chartSpace
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag.rpartition("}")[2] in ("axId", "crossAx"):
            value = int(element.get("val"))
            if value < 0:
                element.set("val", str(-value))

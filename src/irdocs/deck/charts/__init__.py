"""Write native charts, which can be edited in PowerPoint, in the colours of the theme.

A chart is a part of its own (ECMA-376, 21.2) with an embedded workbook, from which PowerPoint takes
the numbers for editing. Plot, legend and the names of axes stand where they were planned, since
PowerPoint's own layout might clip long labels. Clause numbers in this folder are those of ECMA-376.

`workbook` is the sheet with the numbers, `plots` the series with their marks and values, `axes` the
axes, and `chart_shapes` the line across the plot; `properties` has what these share.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from irdocs.caching.by_identity import cached_by_identity
from irdocs.charts.plan import ChartPlan
from irdocs.deck.charts import axes, chart_shapes, plots
from irdocs.deck.charts.properties import is_mirrored, layout, text_properties
from irdocs.deck.charts.workbook import Sheet
from irdocs.deck.colours import SchemePaint
from irdocs.deck.slots import ChartSlot
from irdocs.ooxml.loose_parts import PartTaker
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.xml import Element, el, to_bytes
from irdocs.ooxml.xml import part as part_root
from irdocs.units import Rect


def add(
    package: PartTaker,
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
    made = _made(slot, paint, whole, language, created)
    part = package.add("/ppt/charts/chart%d.xml", ContentType.CHART, made.chart)
    workbook = package.add(
        "/ppt/embeddings/Microsoft_Excel_Sheet%d.xlsx", ContentType.WORKBOOK, made.workbook
    )
    part.relate(RelationshipType.PACKAGE, workbook)
    if made.shapes:
        shapes = package.add("/ppt/drawings/drawing%d.xml", ContentType.CHART_SHAPES, made.shapes)
        part.relate(RelationshipType.CHART_SHAPES, shapes)
    return part


class _MadeChart(NamedTuple):
    """The bytes of a chart's parts; `shapes` is empty for one without shapes of its own."""

    chart: bytes
    workbook: bytes
    shapes: bytes


def _spans_blanks(plan: ChartPlan) -> bool:
    """Whether a line over columns goes on where a month, say, has no column, as it is on paper: the
    content has no gap, and the place is there for the columns' sake."""
    return plan.second is not None and plan.chart.dates is not None and not plan.chart.has_gaps


_WORKBOOK_ID, _SHAPES_ID = "rId1", "rId2"
"""The ids of a chart's relationships, which its XML names before there are parts to relate to."""


CHARTS = 256
"""Of how many charts the parts are remembered."""


@cached_by_identity(CHARTS)
def _made(
    slot: ChartSlot, paint: SchemePaint, whole: Rect, language: str, created: datetime
) -> _MadeChart:
    """Return the parts of a chart. The editions of a batch have most charts in common: the very
    same, as 2.5 and 2.50 are equal numbers that are written in other words.
    """
    plan, sheet = slot.plan, Sheet()
    plot_area = el(
        "c:plotArea",
        layout(plan.plot, whole, language, inner=True),
        *plots.plots(plan, sheet, paint, language),
        *axes.axes(plan, whole, paint, language),
    )
    root = part_root(
        "c:chartSpace",
        el("c:date1904", val=0),
        el("c:roundedCorners", val=0),
        el(
            "c:chart",
            el("c:autoTitleDeleted", val=1),
            plot_area,
            *_legend(plan, whole, language),
            el("c:plotVisOnly", val=1),
            el("c:dispBlanksAs", val="span" if _spans_blanks(plan) else "gap"),
        ),
        text_properties(plan.size, paint, language),
        el("c:externalData", el("c:autoUpdate", val=0), r_id=_WORKBOOK_ID),
    )
    shapes = b""
    if chart_shapes.has_shapes(plan):
        shapes = to_bytes(chart_shapes.shapes(plan, paint, whole, language))
        root.append(el("c:userShapes", r_id=_SHAPES_ID))
    return _MadeChart(to_bytes(root), sheet.data(created), shapes)


def _legend(plan: ChartPlan, whole: Rect, language: str) -> list[Element]:
    """Return the legend where it was planned, without entries for marks of other series."""
    if plan.legend is None:
        return []
    side = "l" if is_mirrored(language) else "r"
    if plan.chart.kind != "pie":
        side = "t" if plan.legend.y < plan.plot.y else "b"
    hidden = range(len(plan.chart.series), plots.series_count(plan))
    return [
        el(
            "c:legend",
            el("c:legendPos", val=side),
            *(
                el("c:legendEntry", el("c:idx", val=number), el("c:delete", val=1))
                for number in hidden
                if plan.chart.kind != "pie"
            ),
            layout(plan.legend, whole, language, inner=False),
            el("c:overlay", val=0),
        )
    ]

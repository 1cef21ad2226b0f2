"""Plan pies: a circle of slices with a legend, and values beside the slices if they are clear."""

from __future__ import annotations

from irdocs.charts.clearance import slices_stand_clear
from irdocs.charts.plan import ChartPlan
from irdocs.charts.room import LEGEND_PITCH, ChartRoom
from irdocs.charts.wording import pie_entries
from irdocs.units import Rect, Size

PIE_WIDTH = 0.42
"""The diameter of a pie beside its legend, as a part of the column's width."""
LEAST_PIE = 6.0
"""The least diameter of a pie, in multiples of the type size."""


def pie(room: ChartRoom) -> ChartPlan | None:
    """Plan a pie with its legend at the right, and values beside the slices if they fit."""
    box = Rect(0, 0, room.frame.width, room.frame.height)
    for labelled in (True, False):
        chart = room.chart
        names = (
            [str(category) for category in chart.categories]
            if labelled
            else list(pie_entries(chart, room.locale))
        )
        legend = room.legend_beside(names, box)
        if legend is None:
            continue
        margin = 4 * room.line if labelled else 0.0
        beside = 6 * room.size if labelled else room.size
        diameter = min(box.height - margin, legend.x - beside)
        if diameter < 5 * room.size:
            continue
        plot = Rect((legend.x - diameter) / 2, (box.height - diameter) / 2, diameter, diameter)
        planned = _pie_plan(room, plot, legend, labelled=labelled, frame=room.frame)
        if not labelled or slices_stand_clear(planned, room.measure):
            return planned
    return None


def pie_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan a pie beside its legend, or above it in a narrow column.

    The legend has the values.
    """
    width, names = room.frame.width, list(pie_entries(room.chart, room.locale))
    height = len(names) * room.size * LEGEND_PITCH
    diameter = max(LEAST_PIE * room.size, width * PIE_WIDTH)
    gap = room.size
    if room.widest_entry(names) <= width - diameter - gap:
        plot_height = max(diameter, height)
        legend = Rect(diameter + gap, (plot_height - height) / 2, width - diameter - gap, height)
        plot, frame = (
            Rect(0, (plot_height - diameter) / 2, diameter, diameter),
            Size(width, plot_height),
        )
    else:
        if room.widest_entry(names) > width:
            return None
        diameter = width * 0.6
        legend = Rect(0, diameter + gap, width, height)
        plot, frame = (
            Rect((width - diameter) / 2, 0, diameter, diameter),
            Size(width, legend.bottom),
        )
    return _pie_plan(room, plot, legend, labelled=False, frame=frame)


def _pie_plan(
    room: ChartRoom, plot: Rect, legend: Rect, *, labelled: bool, frame: Size
) -> ChartPlan:
    """Return the plan of a pie that fills `plot`."""
    return ChartPlan(
        room.chart, room.locale, frame, room.size, plot, legend,
        len(room.chart.categories), labelled, None, type_scale=room.measure.scale,
    )  # fmt: skip

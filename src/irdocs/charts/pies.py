"""Plan pies: a circle of slices with a legend, and values beside the slices if they are clear."""

from __future__ import annotations

from irdocs.charts.clearance import slices_stand_clear
from irdocs.charts.plan import ChartPlan
from irdocs.charts.room import LEGEND_PITCH, ChartRoom
from irdocs.charts.slices import slice_text
from irdocs.charts.wording import pie_entries
from irdocs.frozen import replace
from irdocs.units import Rect, Size

PIE_WIDTH = 0.42
"""The diameter of a pie beside its legend, as a part of the column's width."""
MOST_COLOURS = 4
"""So many slices are told apart by their colours alone."""
NAME_LINES = (1.2, 2.2)
"""The room above and below a pie with names, in lines: for one name there, or for two."""
LEAST_NAMED = 8.0
"""The least diameter of a pie with names beside its slices, in multiples of the type size."""
LEAST_PIE = 6.0
"""The least diameter of a pie, in multiples of the type size."""


def pie(room: ChartRoom) -> ChartPlan | None:
    """Plan a pie with names and values beside the slices; or with a legend at the right, and the
    values beside the slices or in it.

    So no colour has to be found again where names have room. Of many slices some look alike, so the
    legend says the values as well.
    """
    named = _named(room)
    if named is not None:
        return named
    box = Rect(0, 0, room.frame.width, room.frame.height)
    is_clear = len(room.chart.categories) <= MOST_COLOURS
    for labelled in (True, False) if is_clear else (False, True):
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
        if not labelled or slices_stand_clear(planned):
            return planned
    return None


def _named(room: ChartRoom) -> ChartPlan | None:
    """Return a plan without a legend; None if the names have no room beside their slices."""
    width, height = room.frame.width, room.frame.height
    for lines in NAME_LINES:
        diameter = height - 2 * lines * room.line
        if diameter < LEAST_NAMED * room.size:
            break
        plot = Rect((width - diameter) / 2, (height - diameter) / 2, diameter, diameter)
        planned = _pie_plan(room, plot, None, labelled=True, frame=room.frame)
        if slices_stand_clear(planned):
            return planned
    return None


def pie_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan a pie beside its legend, or above it in a narrow column.

    The legend has the values. A pie beside a long one is as high as that, if names leave the room.
    """
    width, names = room.frame.width, list(pie_entries(room.chart, room.locale))
    height = len(names) * room.size * LEGEND_PITCH
    diameter = max(LEAST_PIE * room.size, width * PIE_WIDTH)
    gap = room.size
    most = width - gap - room.widest_entry(names)
    if diameter <= most:
        diameter = max(diameter, min(height, most))
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
    room: ChartRoom, plot: Rect, legend: Rect | None, *, labelled: bool, frame: Size
) -> ChartPlan:
    """Return the plan of a pie that fills `plot`."""
    planned = ChartPlan(
        room.chart, room.locale, frame, room.size, plot, legend,
        len(room.chart.categories) if legend else 0, labelled, None,
        type_scale=room.measure.scale,
    )  # fmt: skip
    if not labelled:
        return planned
    texts = (slice_text(planned, number) for number in range(len(room.chart.categories)))
    widths = tuple(room.measure.width(text, room.size, bold=True) for text in texts)
    return replace(planned, slice_widths=widths)

"""Plan a chart within its placeholder, its labels measured as text on slides is.

The plan itself is made by `irdocs.charts`, which leaflets use as well; this module lends it a
measure for text as PowerPoint and LibreOffice break it.
"""

from __future__ import annotations

from irdocs.charts.plan import ChartPlan, TextMeasure
from irdocs.charts.planning import fit_chart
from irdocs.charts.wanting_room import want_of_room
from irdocs.content.blocks import Chart
from irdocs.deck import inlines
from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import NEVER
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.paragraph_metrics import COUNTED
from irdocs.deck.slots import ChartSlot
from irdocs.frozen import frozen, replace
from irdocs.locale import Locale
from irdocs.units import Rect, Size

TALLEST = 1.16
"""How much taller than in Latin letters a line in a chart is at most: there lines are as high as
the typeface has them, whatever our master says, and Nastaliq is set in Naskh
(`script_faces.CHART_FACE`)."""


@frozen
class SlideMeasure:
    """Measures the labels of a chart for `charts.planning`; lengths are in pt."""

    fitter: TextFitter
    scale: float = 1.0

    @property
    def pitch(self) -> float:
        """The line pitch as a multiple of the type size."""
        return COUNTED.pitch * min(self.fitter.minor.lines, TALLEST)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width in pt to keep free for a text on one line, at a size in pt."""
        return self.fitter.width(text, size, bold=bold)

    def line_count(self, text: str, size: float, room: float) -> int:
        """Return how many lines a text takes in a width in pt; 0 if a word of it is too wide."""
        placeholder = Placeholder(Stem.BOX.single, "chart", Rect(0, 0, room, 0), size)
        count = self.fitter.gauge(inlines.plain(text), placeholder).line_count(room, size)
        return 0 if count == NEVER else round(count)


def placed(
    fitter: TextFitter, chart: Chart, placeholder: Placeholder, locale: Locale
) -> ChartSlot | None:
    """Return a chart planned for its placeholder, or None.

    None means that its labels do not fit at the smallest size; an error then stands at its line.
    """
    for words in chart.labels:
        fitter.report_missing_glyphs(inlines.plain(words), words.span)
    measure: TextMeasure = SlideMeasure(fitter)
    frame_size = Size(placeholder.box.width, placeholder.box.height)

    def planned(chart: Chart) -> ChartPlan | None:
        return fit_chart(chart, frame_size, measure, placeholder.sizes, locale)

    plan = planned(chart)
    if plan is not None:
        return ChartSlot(placeholder.name, _broken(plan, measure))
    wanting = want_of_room(chart, planned)
    fitter.report.error(
        "chart-overflow",
        wanting.message(f", even at {placeholder.sizes[-1]:g} pt"),
        chart.span,
        wanting.advice,
    )
    return None


def _broken(plan: ChartPlan, measure: TextMeasure) -> ChartPlan:
    """Return a chart whose names of bars have their line breaks if they will stand at the right.

    LibreOffice breaks names at the left of a chart only. At the right a long one would make the
    chart wider than its frame, and the whole of it would be squeezed.
    """
    if plan.locale.direction == "ltr" or not plan.is_horizontal or plan.names != "beside":
        return plan
    names = (_in_lines(name, plan, measure) for name in plan.names_of_categories)
    return replace(plan, broken_names=tuple(names))


def _in_lines(name: str, plan: ChartPlan, measure: TextMeasure) -> str:
    """Return a name with a line break before each word that has no room on the line."""
    lines = [""]
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure.width(longer, plan.size) > plan.names_right:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)

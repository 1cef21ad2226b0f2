"""Plan a flow chart within the room of a slide, its words measured as text on slides is."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.charts.flow_charts.placement import FlowGraph
from irdocs.charts.flow_charts.plan import FlowWords
from irdocs.charts.flow_charts.planning import FlowRoom, fit_flow, steps_that_fit
from irdocs.charts.flow_charts.wording import arrow_text, chart_text, is_told
from irdocs.content.blocks import FlowChart
from irdocs.deck import inlines
from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import HeightGauge
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import FlowSlot
from irdocs.frozen import frozen
from irdocs.locale import Locale
from irdocs.units import Rect


@frozen
class SlideWords:
    """A text of a chart, measured once for all type sizes."""

    fitter: TextFitter
    gauge: HeightGauge
    text: str

    def height(self, room: float, size: float) -> float:
        """Return its height in lines of `room` pt; infinite if a word is wider."""
        return self.gauge.height(room, size)

    def width(self, size: float) -> float:
        """Return the width in pt to keep free for it on one line."""
        return self.fitter.width(self.text, size)


def placed(
    fitter: TextFitter,
    chart: FlowChart,
    texts: Sequence[SlideParagraph],
    room: Rect,
    sizes: Sequence[float],
    locale: Locale,
) -> FlowSlot | None:
    """Return a flow chart planned for its room on a slide, or None with an error at its line.

    `texts` are the texts of its steps; `sizes` are type sizes in pt, the largest first.
    """

    def measured(paragraph: SlideParagraph) -> SlideWords:
        box = Placeholder(Stem.BOX.single, "body", room, sizes[0], steps=tuple(sizes[1:]))
        return SlideWords(fitter, fitter.gauge([paragraph], box), paragraph.text)

    links = chart.links
    answers = {link: inlines.plain(link.when)[0] for link in links if link.when}
    for step, paragraph in zip(chart.steps, texts, strict=True):
        fitter.report_missing_glyphs([paragraph], step.span)
    for link, paragraph in answers.items():
        fitter.report_missing_glyphs([paragraph], link.when.span if link.when else chart.span)
    graph = FlowGraph(tuple(map(chart.step_kind, range(len(chart.steps)))), links)
    words = FlowWords(
        tuple(map(measured, texts)),
        {link: measured(paragraph) for link, paragraph in answers.items()},
    )
    flow_room = FlowRoom(room.width, room.height, filled=True)
    plan = fit_flow(graph, words, flow_room, sizes)
    if plan is None:
        smallest = sizes[-1]
        count = steps_that_fit(graph, words, flow_room, smallest)
        what_fits = f"the first {count} would" if count else "not even two of them would"
        fitter.report.error(
            "slide-overflow",
            f"the flow's {len(texts)} steps do not fit on a slide at {smallest:g} pt; {what_fits}",
            chart.span,
            "part it into two flows, or shorten its words with short: for the slides alone",
        )
        return None
    spoken = [(step.short or step.text).plain for step in chart.steps]
    alts = tuple(arrow_text(a.link, spoken, locale) if is_told(a.link) else None
                 for a in plan.arrows)  # fmt: skip
    return FlowSlot(
        plan, room, tuple(texts), alts, chart_text(chart, locale), locale.words.flow_end
    )

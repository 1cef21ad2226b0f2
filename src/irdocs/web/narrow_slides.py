"""Plan charts and flow charts of slides a second time, for the width of a telephone."""

from __future__ import annotations

from irdocs.charts.flow_charts.placement import FlowGraph
from irdocs.charts.flow_charts.plan import FlowWords
from irdocs.charts.flow_charts.planning import FlowRoom, fit_flow
from irdocs.charts.planning import chart_in_column
from irdocs.deck import inlines
from irdocs.deck.chart_plan import SlideMeasure
from irdocs.deck.fit import TextFitter
from irdocs.deck.flow_plan import SlideWords
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import ChartSlot, FlowSlot
from irdocs.frozen import replace
from irdocs.units import Rect
from irdocs.web.narrow_drawings import WIDTHS

_SIZES = (12.0, 11.0, 10.0, 9.0)
"""The type sizes in pt that are tried: from 16 pixels to 12."""
_TALLEST = 600.0
"""The greatest height of a flow chart in pt: 800 pixels, a long screen."""


def narrow_chart(slot: ChartSlot, fitter: TextFitter) -> ChartSlot | None:
    """Return a chart as narrow as its labels allow; None if they do not fit any of the widths."""
    for width in WIDTHS:
        plan = chart_in_column(slot.chart, width, SlideMeasure(fitter), _SIZES, slot.plan.locale)
        if plan is not None:
            return ChartSlot(None, plan, Rect(0.0, 0.0, plan.frame.width, plan.frame.height))
    return None


def narrow_flow(slot: FlowSlot, fitter: TextFitter) -> FlowSlot | None:
    """Return a flow chart as narrow as it can be; None if it does not fit any of the widths."""
    fitted = (_flow(slot, fitter, width) for width in WIDTHS)
    return next((flow for flow in fitted if flow is not None), None)


def _flow(slot: FlowSlot, fitter: TextFitter, width: float) -> FlowSlot | None:
    """Return a flow chart so wide; None if it does not fit."""
    room = Rect(0.0, 0.0, width, _TALLEST)

    def measured(paragraph: SlideParagraph) -> SlideWords:
        box = Placeholder(Stem.BOX.single, "body", room, _SIZES[0], steps=_SIZES[1:])
        return SlideWords(fitter, fitter.gauge([paragraph], box), paragraph.text)

    links = tuple(arrow.link for arrow in slot.plan.arrows)
    kinds = tuple(box.kind for box in sorted(slot.plan.boxes, key=lambda box: box.number))
    words = FlowWords(
        tuple(map(measured, slot.texts)),
        {link: measured(inlines.plain(link.when)[0]) for link in links if link.when},
    )
    plan = fit_flow(FlowGraph(kinds, links), words, FlowRoom(width, _TALLEST, filled=False), _SIZES)
    return None if plan is None else replace(slot, plan=plan, box=room)


__all__ = ["narrow_chart", "narrow_flow"]

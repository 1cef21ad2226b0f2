"""Flow charts on slides: one slide each, with the chart in all the room below its title."""

from __future__ import annotations

from irdocs.content.blocks import FlowChart
from irdocs.deck import build_steps, flow_plan
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.diagnostics import Span


def flow_chart(builder: SlideBuilder, block: FlowChart, title: str, span: Span) -> Slide:
    """Return the slide of a flow chart."""
    layout = builder.layouts[LayoutKey(LayoutKind.TITLE_ONLY)]
    assert layout.room is not None  # all arrangements have it
    sizes = builder.layouts[LayoutKey(LayoutKind.CONTENT)].single(Stem.BODY).sizes
    texts = [builder.text(step.short or step.text)[0] for step in block.steps]
    slot = flow_plan.placed(builder.fitter, block, texts, layout.room, sizes, builder.locale)
    slide = builder.slide(layout, title, span, [slot] if slot else [])
    return build_steps.by_flow_steps(slide) if block.reveal else slide

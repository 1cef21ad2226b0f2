"""Arrows of flow charts run where they were planned: random charts as LibreOffice shows them."""

from __future__ import annotations

import io
import itertools
from itertools import pairwise

import pptx
import pypdfium2
import pytest
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Pt

from irdocs import libreoffice
from irdocs.charts.flow_charts.plan import FlowPlan
from irdocs.charts.flow_charts.planning import FlowRoom, fit_flow
from irdocs.deck.connectors import Connector
from irdocs.ooxml.xml import el
from support import rendered
from support.flow_charts import random_flow
from support.thorough import IS_THOROUGH

X, Y = 40.0, 100.0
"""Where a chart begins on its slide, in pt."""
NEAR = 3
"""How far from its place in pt a line may be shown."""


def drawn(slide: Slide, plan: FlowPlan) -> None:
    """Draw a chart's boxes, and its arrows in red."""
    boxes = [
        slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            *(Pt(value) for value in (box.box.x + X, box.box.y + Y, box.box.width, box.box.height)),
        )
        for box in plan.boxes
    ]
    ids = itertools.count(1000)
    for arrow in plan.arrows:
        connector = Connector(
            "Arrow",
            None,
            tuple((point.x + X, point.y + Y) for point in arrow.points),
            (boxes[arrow.link.source].shape_id, arrow.exit),
            (boxes[arrow.link.target].shape_id, arrow.entry),
        )
        red = el("a:ln", el("a:solidFill", el("a:srgbClr", val="FF0000")), w=19050)
        slide.shapes._spTree.append(connector.element(lambda: next(ids), red))


def strayed(plan: FlowPlan, page: Image.Image) -> list[str]:
    """Return the arrows of a chart of which a part's middle is not shown; a pt is a pixel."""
    return [
        f"{arrow.link.source + 1} to {arrow.link.target + 1}"
        for arrow in plan.arrows
        for a, b in pairwise(arrow.points)
        if not _is_red(page, round((a.x + b.x) / 2 + X), round((a.y + b.y) / 2 + Y))
    ]


def _is_red(page: Image.Image, x: int, y: int) -> bool:
    around = page.crop((x - NEAR, y - NEAR, x + NEAR + 1, y + NEAR + 1))
    return any(r > 200 and g < 120 and b < 120 for _, (r, g, b) in around.getcolors(10**4))


@pytest.mark.skipif(
    not (IS_THOROUGH and rendered.is_there()), reason="done in `make verify`, by LibreOffice"
)
def test_arrows_are_shown_where_they_were_planned() -> None:
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Pt(960), Pt(540)
    room = FlowRoom(880, 400, filled=True)
    charts = (fit_flow(*random_flow(seed), room, (24, 20, 18)) for seed in range(60))
    plans = [plan for plan in charts if plan is not None]
    for plan in plans:
        drawn(show.slides.add_slide(show.slide_layouts[6]), plan)
    saved = io.BytesIO()
    show.save(saved)
    pages = pypdfium2.PdfDocument(libreoffice.slides(saved.getvalue()))
    found = {
        number: arrows
        for number, plan in enumerate(plans)
        if (arrows := strayed(plan, pages[number].render().to_pil().convert("RGB")))
    }
    assert len(plans) > 40 and found == {}

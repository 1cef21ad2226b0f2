"""Set charts and flow charts a second time, for the width of a telephone.

A drawing that is made for the column of a desk would be shrunk there until nobody can read its
words. Both are in the page, and the style sheet shows one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from irdocs.content.blocks import AnyBlock, Chart, FlowChart
from irdocs.diagnostics import Report
from irdocs.leaflet.boxes import Box, Mark
from irdocs.leaflet.story.charts import chart
from irdocs.leaflet.story.flow_charts import flow_chart
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.spread import reporting
from irdocs.page.tags import Tag
from irdocs.web.gathering import DrawnMark

NARROW = 246.0
"""The width of such a drawing in pt: 328 pixels, a telephone's 360 without the margins."""


def narrow_drawings(
    blocks: Sequence[AnyBlock], setting: ColumnSetting, root: Tag
) -> Mapping[str, Sequence[DrawnMark]]:
    """Return the marks of these drawings by the ids of their blocks, of those that have room.

    What has none is drawn once, as wide as it is on a desk.
    """
    narrow = replace(reporting(setting, Report()), width=NARROW)
    found: dict[str, Sequence[DrawnMark]] = {}
    for block in blocks:
        match block:
            case Chart():
                marks = _marks(chart(narrow, block, root), _is_figure)
            case FlowChart():
                marks = _marks(flow_chart(narrow, block, root), _is_drawn)
            case _:
                continue
        if marks:
            found[str(block.id)] = marks
    return found


def _is_figure(mark: Mark) -> bool:
    """Whether a mark is part of a figure, and no text beside it."""
    return isinstance(mark.owner, Tag) and mark.owner.role == "Figure"


def _is_drawn(mark: Mark) -> bool:
    """Whether a mark of a flow chart is part of its drawing, and no title."""
    return not (isinstance(mark.owner, Tag) and mark.owner.role in ("H3", "H4"))


def _marks(boxes: Sequence[Box], wanted: Callable[[Mark], bool]) -> list[DrawnMark]:
    """Return the marks of boxes below one another that are wanted, at their places."""
    marks: list[DrawnMark] = []
    y = 0.0
    for box in boxes:
        y += box.space_before
        marks += [DrawnMark(mark, y) for mark in box.marks if wanted(mark)]
        y += box.height
    return marks


__all__ = ["NARROW", "narrow_drawings"]

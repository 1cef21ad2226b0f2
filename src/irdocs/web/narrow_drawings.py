"""Set charts and flow charts a second time, for the width of a telephone.

A drawing that is made for the column of a desk would be shrunk there until nobody can read its
words. Both are in the page, and the style sheet shows one. What has no room even so, as twelve
months beside one another, is made as wide as it must be, and moved by a finger.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from irdocs.content.blocks import AnyBlock, Chart, FlowChart
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark
from irdocs.leaflet.story.charts import chart
from irdocs.leaflet.story.flow_charts import flow_chart
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.spread import reporting
from irdocs.page.tags import Tag
from irdocs.web.gathering import DrawnMark

NARROW = 246.0
"""The width of such a drawing in pt: 328 pixels, a telephone's 360 without the margins."""


WIDTHS = (NARROW, 300.0, 360.0, 420.0)
"""The widths in pt that are tried, of which the first that has room is taken."""


@frozen
class NarrowDrawing:
    """A drawing for telephones."""

    marks: Sequence[DrawnMark]
    width: float
    """How wide it is in pt; what is wider than a telephone scrolls there."""
    name: str
    """What the author says that it shows; empty if nothing is said."""


def narrow_drawings(
    blocks: Sequence[AnyBlock], setting: ColumnSetting, root: Tag
) -> Mapping[str, NarrowDrawing]:
    """Return these drawings by the ids of their blocks, each as narrow as it can be, up to the
    width of the setting."""
    found: dict[str, NarrowDrawing] = {}
    for block in blocks:
        for width in (*WIDTHS, setting.width):
            narrow = replace(reporting(setting, Report()), width=width)
            match block:
                case Chart():
                    marks = _marks(chart(narrow, block, root), _is_figure)
                    name = str(block.alt)
                case FlowChart():
                    marks = _marks(flow_chart(narrow, block, root), _is_drawn)
                    name = str(block.title or "")
                case _:
                    break
            if marks:
                found[str(block.id)] = NarrowDrawing(marks, width, name)
                break
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


__all__ = ["NARROW", "WIDTHS", "NarrowDrawing", "narrow_drawings"]

"""Set formulas by themselves: centred in the column, above what their letters mean."""

from __future__ import annotations

from irdocs.content.blocks import FormulaBlock
from irdocs.drawing import Path
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import spaced, stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.page.tags import Tag
from irdocs.units import Rect

LARGEST, LEAST = 1.25, 0.85
"""The type size of a formula as a multiple of that of running text: where it has room, and the
least, at which its subscripts are as small as a leaflet's small print."""


def formula(setting: ColumnSetting, block: FormulaBlock, parent: Tag) -> list[Box]:
    """Return a formula with its caption; one that is too wide is an error in the report."""
    styles = setting.setter.styles
    drawing = block.latex.formula.drawing
    size = min(LARGEST * styles.body.size, setting.width / max(drawing.width, 0.01))
    least = LEAST * styles.body.size
    if size < least:
        setting.setter.report.error(
            "formula-too-wide",
            f"the formula needs {drawing.width * least:.0f} pt, and its column in the leaflet has "
            f"{setting.width:.0f} pt",
            block.latex.span,
            r"break it into lines: \begin{aligned} a &= b \\ &\quad + c \end{aligned}, or give "
            "parts names",
            extent=drawing.width * least / setting.width,
        )
        return []
    # Above its caption, whose lines are no longer than is comfortable.
    width = max(min(setting.width, styles.measure(styles.body)), drawing.width * size)
    x = (width - drawing.width * size) / 2
    height = (drawing.height + drawing.depth) * size
    ink = styles.body.colour
    from irdocs.locale.spoken_formulas import alternative_text  # few documents have formulas

    alt = alternative_text(setting.locale, block)
    formula = block.latex.formula
    owner = Tag("Formula", parent, alt=alt, actual_text=formula.text, formula=formula)
    paths = tuple(
        Path(outline, fill=ink) for outline in drawing.placed(size, x, drawing.height * size)
    )
    frame = Rect(x, 0.0, drawing.width * size, height)
    mark = PathMark(paths, owner, frame, kept=frame)
    picture = Box(height, (mark,), span=block.span)
    if not block.caption:
        return [picture]
    caption = prose.text(setting, block.caption, styles.caption, parent)
    return [stack([picture, *spaced(caption, setting.small_gap)])]

"""What a drawn chart is made of: shapes and labels."""

from __future__ import annotations

from typing import Literal

from irdocs.charts.palette import SeriesColours
from irdocs.drawing import Commands
from irdocs.frozen import frozen
from irdocs.units import Rect

Align = Literal["l", "ctr", "r"]


@frozen
class ChartShape:
    """A mark, an axis, a tick or a legend's key; lengths in pt within the frame."""

    commands: Commands
    fill: str | None = None
    """A colour role; None for no fill. The same for `stroke`."""
    stroke: str | None = None
    stroke_width: float = 0.0


@frozen
class ChartLabel:
    """A text of a chart, with the box in which it is set."""

    text: str
    box: Rect
    align: Align
    bold: bool = False
    anchor: Literal["t", "ctr"] = "ctr"
    """Its vertical position in the box: at the top or centred."""
    colour: str = "ink"
    """A colour role: another than that of text only where it stands in a part of a stack."""


def filled(commands: Commands, colours: SeriesColours, scale: float) -> ChartShape:
    """Return a shape in the colours of a series, outlined if these say so."""
    if colours.is_outlined:
        return ChartShape(commands, colours.fill, colours.outline, scale)
    return ChartShape(commands, colours.fill)

"""Give panels their ground: how far its colour reaches, and what marks look like on it."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.frozen import replace
from irdocs.leaflet.boxes import Mark, PathMark, PlacedBox
from irdocs.leaflet.formats import Panel, Side
from irdocs.theme import Theme
from irdocs.units import Rect, mm

WRAP = 1.5
"""How far the cover's colour reaches over a fold, in mm. A folding machine is a little off; without
the overlap a white stripe would show at the edge of the folded cover."""


def bled(panel: Panel, side: Side, bleed: float) -> Rect:
    """Return the box that a panel's ground fills, in pt.

    It is the panel's box, extended by `bleed` pt where an edge is an edge of the side, and for a
    cover by `WRAP` where an edge is a fold.
    """
    panel_box, wrap = panel.box, mm(WRAP) if panel.holds == "cover" else 0.0

    def extension(edge: float, trim: float) -> float:
        # How far one edge of the box is moved outwards; `trim` is the side's edge on that hand.
        if abs(edge - trim) < 0.01:
            return bleed
        return wrap if any(abs(edge - fold) < 0.01 for fold in side.folds) else 0.0

    left, right = extension(panel_box.x, 0.0), extension(panel_box.right, side.width)
    top, bottom = extension(panel_box.y, 0.0), extension(panel_box.bottom, side.height)
    return Rect(
        panel_box.x - left,
        panel_box.y - top,
        panel_box.width + left + right,
        panel_box.height + top + bottom,
    )


def on_its_ground(placed: Sequence[PlacedBox], panel: Panel, theme: Theme) -> tuple[PlacedBox, ...]:
    """Return boxes as they look on a panel's ground.

    On a tinted panel, shapes that are tinted elsewhere get the plain ground's colour, so that they
    stand out.
    """
    if panel.ground != "tint":
        return tuple(placed)
    tint, ground = theme.palette["tint"], theme.palette["ground"]

    def recoloured(mark: Mark) -> Mark:
        if not isinstance(mark, PathMark) or all(path.fill != tint for path in mark.paths):
            return mark
        paths = (replace(path, fill=ground) if path.fill == tint else path for path in mark.paths)
        return replace(mark, paths=tuple(paths))

    return tuple(
        replace(
            placed_box,
            box=replace(
                placed_box.box, marks=tuple(recoloured(mark) for mark in placed_box.box.marks)
            ),
        )
        for placed_box in placed
    )

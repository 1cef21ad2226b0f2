"""What panels stand on: their colour, how far it reaches, and how things look on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irdocs.leaflet.boxes import Mark, PathMark, PlacedBox
from irdocs.leaflet.formats import Panel, Side
from irdocs.theme import Theme
from irdocs.units import Rect, mm

WRAP = 1.5
"""How far the cover's colour reaches over its fold, in mm, for folds that are a little off."""


def bled(panel: Panel, side: Side, bleed: float) -> Rect:
    """Return a panel's box with that bleed, in pt, where its edges are the side's.

    A cover is wrapped over the folds beside it.
    """
    box, wrap = panel.box, mm(WRAP) if panel.holds == "cover" else 0.0

    def reach(edge: float, trim: float) -> float:
        if abs(edge - trim) < 0.01:
            return bleed
        return wrap if any(abs(edge - fold) < 0.01 for fold in side.folds) else 0.0

    left, right = reach(box.x, 0.0), reach(box.right, side.width)
    top, bottom = reach(box.y, 0.0), reach(box.bottom, side.height)
    return Rect(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


def on_its_ground(placed: Sequence[PlacedBox], panel: Panel, theme: Theme) -> tuple[PlacedBox, ...]:
    """Return boxes as they look on a panel: on a tint, what is tinted elsewhere is white."""
    if panel.ground != "tint":
        return tuple(placed)
    tint, ground = theme.palette["tint"], theme.palette["ground"]

    def seen(mark: Mark) -> Mark:
        if not isinstance(mark, PathMark) or all(path.fill != tint for path in mark.paths):
            return mark
        paths = (replace(p, fill=ground) if p.fill == tint else p for p in mark.paths)
        return replace(mark, paths=tuple(paths))

    return tuple(
        replace(p, box=replace(p.box, marks=tuple(seen(mark) for mark in p.box.marks)))
        for p in placed
    )

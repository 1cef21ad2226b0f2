"""Make a masthead as high as what stands on it.

A masthead is a cover that is a band across a page, with text below it. Its format gives the height
that a picture beside a title needs. What else stands there (logos, an event, a long title) makes it
higher, and the text below it begins lower; where words stand alone it is as low as they are, and
the text begins higher. A cover that is a panel of its own cannot change.

Where what comes first is too high for the room below the masthead, that page would be half empty:
the masthead then takes all of it, and is a title page. Where the page only ends short, a picture
takes a part of what is left: its masthead becomes higher, and the text below begins lower.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from irdocs.frozen import replace
from irdocs.leaflet.boxes import PlacedBox
from irdocs.leaflet.formats import Format, Panel

SAME = 0.01
"""Heights that differ by less, in pt, are the same."""
MOST = 0.6
"""The most of its side's height that a masthead may take."""
LEAST = 0.6
"""The least of the height that its format gives it: a title needs white round it."""
LOWER_WITH_SPACES = 0.35
"""By which power of what spaces are set to a masthead with a picture may be lower."""
WORTH_FILLING = 0.08
"""The part of a page's height that is left at its foot from which on its masthead is made higher,
and the picture on it larger."""
OF_WHAT_IS_LEFT = 0.6
"""The most that it takes of that: a page may end a little short."""
MOST_FILLING = 1.4
"""The most by which it becomes higher."""

Placed = Mapping[str, tuple[PlacedBox, ...]]
"""The boxes on each panel, by the panel's id."""


def fitted(
    format: Format, needed: Callable[[Panel], float], *, may_be_lower: bool, spaces: float = 1.0
) -> Format:
    """Return a format whose mastheads have the height in pt that `needed` returns for them.

    Without `may_be_lower` none is lower than the format has it, or a little where `spaces` are less
    than usual.
    """
    panels = {panel.id: panel for panel in format.panels}
    for cover in (panel for panel in format.panels if panel.holds == "cover"):
        below = _below(format, cover)
        if not below:
            continue
        side = format.sides[cover.side]
        # A band of another colour has the height that its format's author has chosen.
        is_seen = any(panel.ground != cover.ground for panel in below)
        share = LEAST if may_be_lower else spaces**LOWER_WITH_SPACES
        least = cover.box.height * (1.0 if is_seen else share)
        most = max(side.height * MOST, least)
        above = cover.box.height - cover.live.height
        height = min(max(needed(cover) + above, least), most)
        # A higher one may have a wider picture, beside which words take more lines.
        lower = cover.box.height
        while height > lower + SAME:
            lower = height
            height = max(height, min(needed(_with_height(cover, height)) + above, most))
        panels |= _higher(cover, below, height - cover.box.height)
    return replace(format, panels=tuple(panels[panel.id] for panel in format.panels))


def filling(
    format: Format, placed: Placed, needed: Callable[[Panel], float], most: float
) -> tuple[Format, Placed]:
    """Return a format whose mastheads take a part of what is left at the foot of their pages, and
    where the boxes below them stand then.

    None becomes higher than `most` pt, for which its picture is good enough, nor where words beside
    a larger picture `needed` more height than it has then.
    """
    panels, moved = {panel.id: panel for panel in format.panels}, dict(placed)
    for cover in (panel for panel in format.panels if panel.holds == "cover"):
        below = _below(format, cover)
        if not below or any(panel.ground != cover.ground for panel in below):
            continue
        height, side = cover.box.height, format.sides[cover.side].height
        left = min(panel.live.bottom - _foot(panel, placed[panel.id]) for panel in below)
        highest = min(most, height * MOST_FILLING, side * MOST)
        extra = min(left * OF_WHAT_IS_LEFT, highest - height)
        if left < side * WORTH_FILLING or extra <= 0:
            continue
        higher = _with_height(cover, height + extra)
        if needed(higher) > higher.live.height:
            continue
        panels |= _higher(cover, below, extra)
        for panel in below:
            moved[panel.id] = tuple(replace(box, y=box.y + extra) for box in placed[panel.id])
    return replace(format, panels=tuple(panels[panel.id] for panel in format.panels)), moved


def _with_height(cover: Panel, height: float) -> Panel:
    """Return a cover whose box is `height` pt high."""
    live = replace(cover.live, height=cover.live.height + (height - cover.box.height))
    return replace(cover, box=replace(cover.box, height=height), live=live)


def _foot(panel: Panel, placed: tuple[PlacedBox, ...]) -> float:
    """Return the y at which the lowest box of a panel ends."""
    return max((each.y + each.box.height for each in placed), default=panel.live.y)


def _higher(cover: Panel, below: list[Panel], extra: float) -> dict[str, Panel]:
    """Return a cover `extra` pt higher, and the panels below it so much lower, by their ids."""
    if not extra or not below:
        return {}
    higher = _with_height(cover, cover.box.height + extra)
    lower = (
        replace(panel, box=panel.box.inset(0, extra, 0, 0), live=panel.live.inset(0, extra, 0, 0))
        for panel in below
    )
    return {panel.id: panel for panel in (higher, *lower)}


def title_page(format: Format) -> Format | None:
    """Return a format whose first page is its masthead alone; None if it has not as many pages as
    it needs, or another arrangement than a masthead above text."""
    covers = [panel for panel in format.panels if panel.holds == "cover"]
    if not format.more or len(covers) != 1:
        return None
    (cover,) = covers
    below = _below(format, cover)
    others = [panel for panel in format.panels if panel.side == cover.side and panel != cover]
    if len(below) != 1 or others != below:
        return None
    (text,) = below
    box = replace(cover.box, height=text.box.bottom - cover.box.y)
    live = replace(cover.live, height=text.live.bottom - cover.live.y)
    panels = (replace(cover, box=box, live=live) if panel == cover else panel
              for panel in format.panels if panel != text)  # fmt: skip
    return replace(format, panels=tuple(panels))


def _below(format: Format, cover: Panel) -> list[Panel]:
    """Return the panels on which a cover stands."""
    return [
        panel
        for panel in format.panels
        if panel.side == cover.side
        and abs(panel.box.y - cover.box.bottom) < 0.01
        and min(panel.box.right, cover.box.right) > max(panel.box.x, cover.box.x)
    ]

"""Distribute the measured boxes of a leaflet over the panels of its format.

What goes in is the boxes of each section in reading order, the format with the panels, and the box
of the small print. What comes out is the place of each box, and the format, with sides added if
it can grow. Nothing is dropped and nothing is made smaller: type has the size that the format
gives it, and what does not fit is an error that the author resolves.

1. Boxes are joined into groups that must share a panel (a heading and the first lines below it,
   the first two and the last two lines of a paragraph).
2. Of all ways to part the groups into panels the best is taken (breaks.py). After a page break of
   the author's is always a new panel.
3. Where no way holds them, overflow.py says what is too much, and where.
4. The height that is still spare on a panel is shared among the spaces above its boxes, in
   proportion to `Box.stretch`, up to a limit, so that panels end at about the same height.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs.diagnostics import Report
from irdocs.leaflet import overflow
from irdocs.leaflet.boxes import Box, Parting, PlacedBox
from irdocs.leaflet.breaks import Breaks, PanelRoom, Rooms, best_breaks
from irdocs.leaflet.formats import Format, Panel
from irdocs.units import mm

MAX_STRETCH = 16.0
"""The most that a stretch of 1 adds to the space above a box, in pt at a scale of 1."""
LAST_PANEL_STRETCH = 0.25
"""The part of MAX_STRETCH allowed on the last panel of a format that grows: its content may end
high above the foot, and stretching it to the foot would tear it apart."""
SPARSE_SHARE = 1 / 3
"""A panel of which less than this part is filled is worth a warning."""
SPACE_BEFORE_CLOSING = mm(4)
"""The least space above the small print, in pt."""


@dataclass(frozen=True, slots=True)
class FlowResult:
    """The format, with the sides that the content needed, and the boxes of each panel."""

    format: Format
    placed: dict[str, tuple[PlacedBox, ...]]
    """The placed boxes of each panel but the cover, by the panel's id."""
    breaks: Breaks | None
    """How they were parted; None if no way holds them all."""


@dataclass(frozen=True, slots=True)
class _Groups:
    """The content as groups of boxes, each of which shares a panel."""

    groups: tuple[tuple[Box, ...], ...]
    section_starts: frozenset[int]
    """The numbers of the groups that begin a section."""
    breaks: Mapping[int, Box]
    """The page breaks of the author's, by the number of the group that follows."""

    @property
    def forced(self) -> frozenset[int]:
        """The numbers of the groups that follow a page break."""
        return frozenset(self.breaks)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A panel with its boxes, from top to bottom; heights in pt."""

    panel: Panel
    boxes: tuple[Box, ...]
    room: float
    """What the boxes may take."""
    used: float
    """What they take."""


def flow(
    sections: Sequence[Sequence[Box]], format: Format, closing: Box, pitch: float, report: Report
) -> FlowResult:
    """Place the boxes of `sections` on the panels of `format`, in reading order.

    `closing`, the small print, stands at the foot of the last panel. Content beyond a panel's foot
    is an error in `report`; its message counts the overflow in lines, of which one is `pitch` pt
    high.
    """
    content = _grouped(sections)
    rooms = _rooms(format, closing.height + SPACE_BEFORE_CLOSING)
    best = best_breaks(content.groups, content.section_starts, content.forced, rooms)
    if best is None:
        overflow.report_overflow(
            content.groups, content.breaks, format, closing, rooms.closing, pitch, report
        )
        return FlowResult(format, {panel.id: () for panel in format.text_panels}, None)
    ranges = best.ranges
    while len(format.text_panels) < len(ranges):
        format = format.longer()
    panels = format.text_panels
    closing_index = len(ranges) - 1
    placed: dict[str, tuple[PlacedBox, ...]] = {panel.id: () for panel in panels}
    for number, (panel, (start, end)) in enumerate(zip(panels, ranges, strict=False)):
        is_last = number == closing_index
        filled = _filled(panel, content.groups[start:end], rooms.closing if is_last else 0.0)
        is_open_ended = end in content.forced or (is_last and bool(format.more))
        if not is_open_ended:
            _report_sparse(filled, format, closing if is_last else None, closing, report)
        stretch = LAST_PANEL_STRETCH if is_last and format.more else 1.0
        placed[panel.id] = _place(filled, stretch * MAX_STRETCH * format.scale)
    _report_parted(content.groups, ranges, report)
    last_panel = panels[closing_index]
    is_empty = not placed[last_panel.id]
    closing_y = last_panel.live.y if is_empty else last_panel.live.bottom - closing.height
    placed_closing = PlacedBox(closing, last_panel.live.x, closing_y)
    placed[last_panel.id] = (*placed[last_panel.id], placed_closing)
    return FlowResult(format, placed, best)


def _grouped(sections: Sequence[Sequence[Box]]) -> _Groups:
    """Return the groups of boxes of all sections; page breaks are none of them.

    Page breaks before all content, and one that follows another, say nothing.
    """
    groups: list[tuple[Box, ...]] = []
    starts: set[int] = set()
    breaks: dict[int, Box] = {}
    for boxes in sections:
        starts.add(len(groups))
        group: list[Box] = []
        for box in boxes:
            if box.ends_panel:
                groups += [tuple(group)] if group else []
                group = []
                breaks.setdefault(len(groups), box)
                continue
            group.append(box)
            if not box.keep_with_next:
                groups.append(tuple(group))
                group = []
        groups += [tuple(group)] if group else []
    told = {number: box for number, box in breaks.items() if 0 < number < len(groups)}
    return _Groups(tuple(groups), frozenset(starts), told)


def _rooms(format: Format, closing: float) -> Rooms:
    """Return the panels of a format as breaks see them."""
    panels = format.text_panels
    return Rooms(
        tuple(
            PanelRoom(panel.live.height, number > 0 and format.facing(panels[number - 1], panel))
            for number, panel in enumerate(panels)
        ),
        tuple(
            PanelRoom(panel.live.height, number > 0)  # panels of one side
            for number, panel in enumerate(format.growth_panels)
        ),
        closing,
    )


def _filled(panel: Panel, groups: Sequence[Sequence[Box]], closing: float) -> _Filled:
    """Return a panel with groups of boxes; the small print takes `closing` pt of it."""
    boxes = [box for group in groups for box in group]
    if boxes and boxes[0].repeated_header:
        boxes = [boxes[0].repeated_header, replace(boxes[0], space_before=0.0), *boxes[1:]]
    # The first box of a panel stands at its top: the space above it is dropped.
    used = (
        sum(box.space_before + box.height for box in boxes) - boxes[0].space_before
        if boxes
        else 0.0
    )
    return _Filled(panel, tuple(boxes), panel.live.height - closing, used)


def _report_sparse(
    filled: _Filled, format: Format, small_print: Box | None, closing: Box, report: Report
) -> None:
    """Report a warning if a panel is nearly empty; `small_print` is that which stands on it."""
    below = small_print.height if small_print else 0.0
    filled_share = (filled.used + below) / (filled.room + below)
    if filled_share < SPARSE_SHARE:
        report.warning(
            "sparse-panel",
            f"panel {filled.panel.id} ({format.name}) is filled to {filled_share:.0%}",
            filled.boxes[0].span if filled.boxes else closing.span,
            "add content, or choose a smaller format",
        )


def _report_parted(
    groups: Sequence[Sequence[Box]], ranges: Sequence[tuple[int, int]], report: Report
) -> None:
    """Report blocks that are parted though their author wants them kept together."""
    told: set[str] = set()
    for _, end in ranges[:-1]:
        box = groups[end - 1][-1] if 0 < end < len(groups) else None
        if box and box.parting is Parting.TOGETHER and box.block not in told:
            told.add(box.block)
            report.warning(
                "parted",
                f'block "{box.block}" is to be kept together, and no panel has the room for it',
                box.span,
                "shorten it, make two blocks of it, or leave out `keep`",
            )


def _place(filled: _Filled, max_stretch: float) -> tuple[PlacedBox, ...]:
    """Place a panel's boxes one under another and share its spare height among their spaces.

    A box of stretch 1 gets at most `max_stretch` pt.
    """
    spare_height = max(0.0, filled.room - filled.used)
    total_stretch = sum(box.stretch for box in filled.boxes[1:])
    stretch_height = min(max_stretch, spare_height / total_stretch) if total_stretch else 0.0
    y = filled.panel.live.y
    placed = []
    for number, box in enumerate(filled.boxes):
        if number:
            y += box.space_before + box.stretch * stretch_height
        placed.append(PlacedBox(box, filled.panel.live.x, y))
        y += box.height
    return tuple(placed)

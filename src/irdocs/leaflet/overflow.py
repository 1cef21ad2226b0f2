"""Say what of a leaflet is too much for its format, and where.

Boxes are put on each panel while it holds them (next fit): no way of breaking holds more, so what
stands beyond a panel's foot then is what has to go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from irdocs.diagnostics import Report
from irdocs.leaflet.balance import SLACK, Heights
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.formats import Format, Panel

SHORTEN = "shorten this section, or those before it,"
"""The beginning of what to do, where it is not known which section is best shortened."""


@dataclass(slots=True)
class _OpenPanel:
    """A panel being filled with groups of boxes, from `start` to `end`."""

    panel: Panel
    room: float
    """The height for its text in pt."""
    start: int = 0
    end: int = 0
    used: float = 0.0
    """What its groups take, in pt."""


def report_overflow(
    groups: Sequence[Sequence[Box]],
    breaks: Mapping[int, Box],
    format: Format,
    closing: Box,
    closing_height: float,
    pitch: float,
    report: Report,
    bound: frozenset[int] = frozenset(),
) -> None:
    """Report the content that no panel of a format holds.

    `breaks` are the page breaks of the author's, by the number of the group that follows; `bound`
    are the numbers of groups that share a panel with the group before. `closing`, the small print,
    takes `closing_height` pt with the space above it. A line is `pitch` pt high.
    """
    panels = format.text_panels
    rooms = [panel.live.height for panel in panels]
    if not format.more:
        rooms[-1] -= closing_height
    opened = [_OpenPanel(panel, room) for panel, room in zip(panels, rooms, strict=True)]
    heights = Heights.of(groups, max(rooms))
    current = start = 0
    while start < len(groups):
        if start in breaks and opened[current].end > opened[current].start:
            if current + 1 < len(opened):
                current += 1
            elif format.more:
                opened, format = _longer(opened, format)
                current += 1
            else:
                _report_unmet_break(breaks[start], len(opened), format, report)
        chain = next(n for n in range(start + 1, len(groups) + 1) if n not in bound)
        lengthened = False
        while (used := _used(heights, opened[current], start, chain)) > opened[
            current
        ].room + SLACK:
            if current + 1 == len(opened):
                # What no panel of a further side holds is too high for all.
                if not format.more or lengthened:
                    break
                opened, format = _longer(opened, format)
                lengthened = True
            current += 1
        column = opened[current]
        if used > column.room + SLACK and not format.more:  # the last one
            for number in sorted(number for number in breaks if number > start):
                _report_unmet_break(breaks[number], len(opened), format, report)
            chain = len(groups)
            used = _used(heights, column, start, chain)
        column.start = column.start if column.end > column.start else start
        column.end, column.used = chain, used
        start = chain
    if format.more and closing_height > max(room.room for room in opened):
        _report_small_print(opened[-1].panel, format, closing, report)
    for column in opened:
        if column.used > column.room + SLACK:
            first = _first_overflowing(column, groups, heights)
            _report_panel(column, first, format, closing, pitch, report)


def _used(heights: Heights, column: _OpenPanel, start: int, end: int) -> float:
    """Return what a panel's groups take with those from `start` to `end`, in pt."""
    first = column.start if column.end > column.start else start
    *_, whole = heights.fills(first, end)
    return whole.lowest[0]


def _longer(opened: list[_OpenPanel], format: Format) -> tuple[list[_OpenPanel], Format]:
    """Return the panels and the format with a side added."""
    longer = format.longer()
    added = longer.text_panels[len(opened) :]
    return [*opened, *(_OpenPanel(panel, panel.live.height) for panel in added)], longer


def _report_unmet_break(page_break: Box, count: int, format: Format, report: Report) -> None:
    """Report a page break after which a format of `count` panels has no further one."""
    report.error(
        "leaflet-overflow",
        f"no panel is left after this page break: {format.name} has "
        f"{count} panel{'s' if count > 1 else ''} for text",
        page_break.span,
        "remove a page break, shorten what stands before it",
    )


def _report_small_print(panel: Panel, format: Format, closing: Box, report: Report) -> None:
    """Report that the sources and small print are higher than the panel that they stand on."""
    report.error(
        "leaflet-overflow",
        f"the sources and small print leave no room on panel {panel.id} ({format.name})",
        closing.span,
        "shorten the disclaimer, the contact or the licence",
    )


def _report_panel(
    column: _OpenPanel,
    overflowing: Box | None,
    format: Format,
    closing: Box,
    pitch: float,
    report: Report,
) -> None:
    """Report the first block that runs beyond the foot of a panel, and by how many lines."""
    if overflowing is None:
        _report_small_print(column.panel, format, closing, report)
        return
    subject = f'block "{overflowing.block}"' if overflowing.block else "a heading or lead"
    is_too_high = bool(format.more) and column.end - column.start == 1
    overflow = column.used - column.room
    lines = ceil(overflow / pitch)
    count = f"{lines} line{'s' if lines > 1 else ''}"
    report.error(
        "leaflet-overflow",
        f"{subject} runs {overflow:.0f} pt, about {count}, "
        f"beyond the foot of panel {column.panel.id} ({format.name})",
        overflowing.span,
        f"shorten it by {count}: no page holds it" if is_too_high else f"{SHORTEN} by {count}",
    )


def _first_overflowing(
    column: _OpenPanel, groups: Sequence[Sequence[Box]], heights: Heights
) -> Box | None:
    """Return the first box that reaches beyond the panel's foot; None if the panel has no box."""
    bottom = 0.0
    for fill in heights.fills(column.start, column.end):
        group = groups[fill.end - 1]
        if fill.lowest[0] > column.room:
            for number, box in enumerate(group):
                is_head = fill.end - 1 == column.start and number == 0
                bottom += box.height + (0.0 if is_head else box.space_before)
                if bottom > column.room:
                    return box
            return group[-1]
        bottom = fill.lowest[0]
    return groups[column.end - 1][-1] if column.end > column.start else None

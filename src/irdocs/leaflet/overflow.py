"""Say what of a leaflet is too much for its format, and where.

Boxes are put on each panel while it holds them (next fit): no way of breaking holds more, so what
stands beyond a panel's foot then is what has to go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from irdocs.diagnostics import Report
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.breaks import SLACK
from irdocs.leaflet.formats import Format, Panel


@dataclass(slots=True)
class _OpenPanel:
    """A panel being filled: the height for its text in pt, its boxes, the height they take."""

    panel: Panel
    room: float
    boxes: list[Box] = field(default_factory=list)
    used: float = 0.0

    def holds(self, group: Sequence[Box]) -> bool:
        """Whether a group still fits."""
        return self.used + self._height(group) <= self.room + SLACK

    def add(self, group: Sequence[Box]) -> None:
        """Put a group below what the panel holds already."""
        self.used += self._height(group)
        self.boxes += group

    def _height(self, group: Sequence[Box]) -> float:
        """Return the height in pt by which a group would fill the panel further."""
        height = sum(box.space_before + box.height for box in group)
        if self.boxes:
            return height
        header = group[0].repeated_header
        return height - group[0].space_before + (header.height if header else 0.0)


def report_overflow(
    groups: Sequence[Sequence[Box]],
    breaks: Mapping[int, Box],
    format: Format,
    closing: Box,
    closing_height: float,
    pitch: float,
    report: Report,
) -> None:
    """Report the content that no panel of a format holds.

    `breaks` are the page breaks of the author's, by the number of the group that follows.
    `closing`, the small print, takes `closing_height` pt with the space above it. A line is
    `pitch` pt high.
    """
    panels = format.text_panels
    rooms = [panel.live.height for panel in panels]
    if not format.more:
        rooms[-1] -= closing_height
    opened = [_OpenPanel(panel, room) for panel, room in zip(panels, rooms, strict=True)]
    current = 0
    for number, group in enumerate(groups):
        if number in breaks and opened[current].boxes:
            if current + 1 < len(opened):
                current += 1
            elif format.more:
                opened, format = _longer(opened, format)
                current += 1
            else:
                _report_unmet_break(breaks[number], len(opened), format, report)
        lengthened = False
        while not opened[current].holds(group):
            if current + 1 == len(opened):
                # What no panel of a further side holds is too high for all.
                if not format.more or lengthened:
                    break
                opened, format = _longer(opened, format)
                lengthened = True
            current += 1
        opened[current].add(group)
    if format.more and closing_height > max(room.room for room in opened):
        _report_small_print(opened[-1].panel, format, closing, report)
    for column in opened:
        if column.used > column.room + SLACK:
            _report_panel(column, format, closing, pitch, report)


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
    column: _OpenPanel, format: Format, closing: Box, pitch: float, report: Report
) -> None:
    """Report the first block that runs beyond the foot of a panel, and by how many lines."""
    overflowing = _first_overflowing(column)
    if overflowing is None:
        _report_small_print(column.panel, format, closing, report)
        return
    subject = f'block "{overflowing.block}"' if overflowing.block else "a heading or lead"
    overflow = column.used - column.room
    lines = ceil(overflow / pitch)
    count = f"{lines} line{'s' if lines > 1 else ''}"
    report.error(
        "leaflet-overflow",
        f"{subject} runs {overflow:.0f} pt, about {count}, "
        f"beyond the foot of panel {column.panel.id} ({format.name})",
        overflowing.span,
        f"shorten this section, or those before it, by {count}",
    )


def _first_overflowing(column: _OpenPanel) -> Box | None:
    """Return the first box that reaches beyond the panel's foot; None if the panel has no box."""
    bottom = 0.0
    for number, box in enumerate(column.boxes):
        bottom += box.height + (box.space_before if number else 0.0)
        if bottom > column.room:
            return box
    return column.boxes[-1] if column.boxes else None

"""Boxes → panels: filled in reading order, nothing parted that belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from irdocs.diagnostics import Report
from irdocs.leaflet.boxes import Box, PlacedBox
from irdocs.leaflet.formats import Format, Panel
from irdocs.units import mm

MAX_STRETCH = 16.0
"""The most that one share of spare height adds above a box, in pt at a scale of 1."""
LAST_STRETCH = 0.25
"""How much of that where nothing follows on another panel, so that a short end stays an end."""
SPARSE = 1 / 3
"""A panel filled less than this is worth a warning."""
SLACK = 0.01
"""Heights that differ by less, in pt, are the same."""
EVENED = 8
"""Of so many panels or fewer, the last is filled like the others."""
BEFORE_CLOSING = mm(4)
"""Space above what closes the leaflet."""


@dataclass(slots=True)
class _OpenPanel:
    """A panel being filled: its room in pt, its boxes, the height they take."""

    panel: Panel
    room: float
    boxes: list[Box] = field(default_factory=list)
    used: float = 0.0

    def holds(self, group: Sequence[Box], share: float) -> bool:
        return self.used + self._height(group) <= self.room * share + SLACK

    def add(self, group: Sequence[Box]) -> None:
        self.used += self._height(group)
        self.boxes += group

    def _height(self, group: Sequence[Box]) -> float:
        first = 0.0 if self.boxes else group[0].space_before
        return sum(box.space_before + box.height for box in group) - first


@dataclass(frozen=True, slots=True)
class FlowResult:
    """The format, as long as the content made it, and what stands on each panel."""

    format: Format
    placed: dict[str, tuple[PlacedBox, ...]]


def flow(
    sections: Sequence[Sequence[Box]], format: Format, closing: Box, pitch: float, report: Report
) -> FlowResult:
    """Fill panels in reading order; `closing` stands at the foot of the last.

    In a format of a fixed number of panels a section starts one of its own while there are
    enough. What is beyond the last panel's foot is an error in `report`, in lines of `pitch` pt.
    """
    filler = _filled(sections, format, closing)
    if filler.overflows:
        filler = _filled(sections, format, closing, lean=False)
    elif format.more:
        filler = _evened(sections, format, closing, filler)
    last = filler.last
    placed = {}
    for number, column in enumerate(filler.columns):
        if number <= last or not format.more:
            _complain(column, filler, number == last, pitch, report)
        share = LAST_STRETCH if number == last and format.more else 1.0
        placed[column.panel.id] = _place(column, share * MAX_STRETCH * format.scale)
    panel = filler.columns[last].panel
    alone = not filler.columns[last].boxes
    foot = panel.live.bottom - closing.height
    end = PlacedBox(closing, panel.live.x, panel.live.y if alone else foot)
    placed[panel.id] = (*placed[panel.id], end)
    return FlowResult(filler.format, placed)


def _filled(
    sections: Sequence[Sequence[Box]],
    format: Format,
    closing: Box,
    *,
    lean: bool = True,
    share: float = 1.0,
) -> _PanelFiller:
    """Return the panels filled; `share` is how much of each panel's height is used."""
    filler = _PanelFiller(format, closing, share)
    for number, boxes in enumerate(sections):
        filler.section(len(sections) - number)
        for group in _groups(boxes, lean=lean):
            filler.add(group)
    filler.close()
    return filler


def _evened(
    sections: Sequence[Sequence[Box]], format: Format, closing: Box, full: _PanelFiller
) -> _PanelFiller:
    """Return as many panels, filled as evenly as can be, so that the last is not left bare."""
    if len(full.columns) > EVENED:
        return full
    for percent in range(70, 100, 2):
        filler = _filled(sections, format, closing, share=percent / 100)
        if len(filler.columns) == len(full.columns) and not filler.overflows:
            return filler
    return full


class _PanelFiller:
    """Puts groups of boxes on panels, and adds sheets where the format allows."""

    def __init__(self, format: Format, closing: Box, share: float) -> None:
        self.format = format
        self._share = share
        self._closing = closing.height + BEFORE_CLOSING
        self.span = closing.span
        self.columns = [_OpenPanel(p, p.live.height) for p in _body(format)]
        self._at = 0
        if not format.more:
            self.columns[-1].room -= self._closing

    @property
    def overflows(self) -> bool:
        return any(column.used > column.room + SLACK for column in self.columns)

    def section(self, left: int) -> None:
        """Begin a section, on a panel of its own if the `left` ones to come can have theirs."""
        following = len(self.columns) - 1 - self._at
        if not self.format.more and self.columns[self._at].boxes and left <= following:
            self._at += 1

    def add(self, group: Sequence[Box]) -> None:
        """Put a group on the first panel from here on that holds it, or on the last."""
        end = len(self.columns)
        while not self.columns[self._at].holds(group, self._share):
            is_last, tried = self._at + 1 == len(self.columns), len(self.columns) > end
            # What no panel of a whole new sheet holds, none holds.
            if is_last and (tried or not self._longer()):
                break
            self._at += 1
        column = self.columns[self._at]
        carried = group[0].repeated_header
        if carried and not column.boxes:
            group = [carried, replace(group[0], space_before=0.0), *group[1:]]
        column.add(group)

    def close(self) -> None:
        """Keep room for what closes a format that grows, on the first panel that has it."""
        if not self.format.more:
            self._at = len(self.columns) - 1
            return
        end = len(self.columns)
        while not self._has_room(self.columns[self._at]):
            if self._at + 1 == len(self.columns) and len(self.columns) > end:
                break  # a whole new sheet has no panel for it
            if self._at + 1 == len(self.columns):
                self._longer()
            self._at += 1
        self.columns[self._at].room -= self._closing

    def _has_room(self, column: _OpenPanel) -> bool:
        return column.used + self._closing <= column.room + SLACK

    @property
    def last(self) -> int:
        """The number of the panel that closes the leaflet."""
        return self._at

    def _longer(self) -> bool:
        longer = self.format.longer()
        added = _body(longer)[len(self.columns) :]
        self.columns += [_OpenPanel(panel, panel.live.height) for panel in added]
        self.format = longer
        return bool(added)


def _body(format: Format) -> list[Panel]:
    return [panel for panel in format.panels if panel.holds != "cover"]


def _groups(boxes: Sequence[Box], *, lean: bool) -> Iterator[list[Box]]:
    """Yield runs of boxes that are not parted, nor, with `lean`, those better not parted."""
    group: list[Box] = []
    for box in boxes:
        group.append(box)
        if not (box.keep_with_next or (lean and box.keep_if_possible)):
            yield group
            group = []
    if group:
        yield group


def _complain(
    column: _OpenPanel, filler: _PanelFiller, last: bool, pitch: float, report: Report
) -> None:
    """Say what runs beyond a panel's foot, or that the panel is nearly empty."""
    used, room = column.used, column.room
    name = f"{column.panel.id} ({filler.format.name})"
    if used > room + SLACK:
        over, first = used - room, _first_outside(column)
        if first is None:
            report.error(
                "leaflet-overflow",
                f"the sources and small print leave no room on panel {name}",
                filler.span,
                "shorten the disclaimer, the contact or the licence",
            )
            return
        what = f'block "{first.block}"' if first.block else "a heading or lead"
        lines = ceil(over / pitch)
        report.error(
            "leaflet-overflow",
            f"{what} runs {over:.0f} pt, about {lines} line{'s' if lines > 1 else ''}, "
            f"beyond the foot of panel {name}",
            first.span,
            "shorten this section or one before it, or choose a format with more room"
            + ("" if filler.format.more else " (more: lets a format of your own grow)"),
        )
    elif used < room * SPARSE and not (last and filler.format.more):
        report.warning(
            "sparse-panel",
            f"panel {name} is filled to {used / room:.0%}",
            column.boxes[0].span if column.boxes else filler.span,
            "say more, or choose a smaller format",
        )


def _first_outside(column: _OpenPanel) -> Box | None:
    y = 0.0
    for number, box in enumerate(column.boxes):
        y += box.height + (box.space_before if number else 0.0)
        if y > column.room:
            return box
    return column.boxes[-1] if column.boxes else None


def _place(column: _OpenPanel, most: float) -> tuple[PlacedBox, ...]:
    """Put boxes one under another, sharing spare height among the spaces that stretch."""
    spare = max(0.0, column.room - column.used)
    shares = sum(box.stretch for box in column.boxes[1:])
    share = min(most, spare / shares) if shares else 0.0
    y = column.panel.live.y
    placed = []
    for number, box in enumerate(column.boxes):
        if number:
            y += box.space_before + box.stretch * share
        placed.append(PlacedBox(box, column.panel.live.x, y))
        y += box.height
    return tuple(placed)

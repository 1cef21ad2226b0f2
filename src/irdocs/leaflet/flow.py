"""Distribute the measured boxes of a leaflet over the panels of its format.

What goes in is the boxes of each section in reading order, the format with the panels, and the box
of the small print. What comes out is the place of each box, and the format, with sides added if
it can grow. Nothing is dropped and nothing is made smaller: type has the size that the format
gives it, and what does not fit is an error that the author resolves.

The algorithm is next fit, tried several times with different rules, because the whole leaflet is
so small that measuring every attempt costs less than being clever:

1. Boxes are joined into groups that must share a panel (a heading and the first lines below it,
   the first two and the last two lines of a paragraph). Each group goes on the current panel if
   it has room, else on the next that has; no later group goes back to an earlier panel, since
   that would change the reading order. After a page break of the author's it is a new panel.
2. On the first attempt, boxes that should rather stay together (`keep_if_possible`) are joined as
   well. Such large groups waste room at the feet of panels, so if the attempt overflows, it is
   repeated with the necessary groups alone.
3. In a format that grows, next fit leaves the last panel with whatever remains, often a few
   lines. So the filling is repeated with only 70 %, 72 %, … of each panel's height in use, and
   the first of these attempts that needs no more panels wins: its panels are the most alike.
4. The height that is still spare on a panel is shared among the spaces above its boxes, in
   proportion to `Box.stretch`, up to a limit, so that panels end at about the same height.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from irdocs.diagnostics import Report
from irdocs.leaflet.boxes import Box, PlacedBox
from irdocs.leaflet.formats import Format, Panel
from irdocs.units import mm

MAX_STRETCH = 16.0
"""The most that a stretch of 1 adds to the space above a box, in pt at a scale of 1."""
LAST_PANEL_STRETCH = 0.25
"""The part of MAX_STRETCH allowed on the last panel of a format that grows: its content may end
high above the foot, and stretching it to the foot would tear it apart."""
SPARSE_SHARE = 1 / 3
"""A panel of which less than this part is filled is worth a warning."""
SLACK = 0.01
"""Heights that differ by less, in pt, are the same."""
MAX_EVENED_PANELS = 8
"""Panels are filled evenly only if there are at most so many: in a longer document nobody sees all
panels at once, and each attempt costs more."""
SPACE_BEFORE_CLOSING = mm(4)
"""The least space above the small print, in pt."""


@dataclass(slots=True)
class _OpenPanel:
    """A panel being filled: the height for its text in pt, its boxes, the height they take."""

    panel: Panel
    room: float
    boxes: list[Box] = field(default_factory=list)
    used: float = 0.0
    is_ended: bool = False
    """Whether the author ends it, by a page break."""

    def holds(self, group: Sequence[Box], share: float) -> bool:
        """Whether a group still fits if only that share of the panel's height may be used."""
        return self.used + self._height(group) <= self.room * share + SLACK

    def add(self, group: Sequence[Box]) -> None:
        """Put a group below what the panel holds already."""
        self.used += self._height(group)
        self.boxes += group

    def _height(self, group: Sequence[Box]) -> float:
        """Return the height in pt by which a group would fill the panel further."""
        # The first box of a panel stands at its top: the space above it is dropped.
        dropped_space = 0.0 if self.boxes else group[0].space_before
        return sum(box.space_before + box.height for box in group) - dropped_space


@dataclass(frozen=True, slots=True)
class FlowResult:
    """The format, with the sides that the content needed, and the boxes of each panel."""

    format: Format
    placed: dict[str, tuple[PlacedBox, ...]]
    """The placed boxes of each panel but the cover, by the panel's id."""


def flow(
    sections: Sequence[Sequence[Box]], format: Format, closing: Box, pitch: float, report: Report
) -> FlowResult:
    """Place the boxes of `sections` on the panels of `format`, in reading order.

    `closing`, the small print, stands at the foot of the last panel. In a format with a fixed
    number of panels each section begins a panel of its own, as long as there are enough left and
    all fits so.
    Content beyond a panel's foot is an error in `report`; its message counts the overflow in
    lines, of which one is `pitch` pt high.
    """
    filler = _filled(sections, format, closing)
    if filler.overflows:
        filler = _filled(sections, format, closing, join_optional=False)
    elif format.more:
        filler = _balanced(sections, format, closing, filler)
    if filler.overflows and not format.more:
        # A leaflet with too little room for a panel a section may have enough for its words.
        filler = _filled(sections, format, closing, join_optional=False, own_panels=False)
    _report_unmet_breaks(filler, report)
    closing_index = filler.closing_index
    placed = {}
    for number, column in enumerate(filler.open_panels):
        if number <= closing_index:
            is_last = number == closing_index
            small_print = closing.height if is_last else 0.0
            _report_fill(column, filler, is_last, small_print, pitch, report)
        stretch_share = LAST_PANEL_STRETCH if number == closing_index and format.more else 1.0
        placed[column.panel.id] = _place(column, stretch_share * MAX_STRETCH * format.scale)
    last_panel = filler.open_panels[closing_index].panel
    is_empty = not filler.open_panels[closing_index].boxes
    closing_y = last_panel.live.y if is_empty else last_panel.live.bottom - closing.height
    placed_closing = PlacedBox(closing, last_panel.live.x, closing_y)
    placed[last_panel.id] = (*placed[last_panel.id], placed_closing)
    return FlowResult(filler.format, placed)


def _filled(
    sections: Sequence[Sequence[Box]],
    format: Format,
    closing: Box,
    *,
    join_optional: bool = True,
    own_panels: bool = True,
    share: float = 1.0,
) -> _PanelFiller:
    """Return the panels after one attempt at filling them.

    `join_optional` joins boxes that should stay together if possible; `own_panels` begins sections
    on panels of their own; `share` is the part of each panel's height that may be used, above 0 and
    at most 1.
    """
    filler = _PanelFiller(format, closing, share)
    for number, boxes in enumerate(sections):
        if own_panels:
            filler.section(len(sections) - number)
        for group in _groups(boxes, join_optional=join_optional):
            filler.add(group)
    filler.close()
    return filler


def _balanced(
    sections: Sequence[Sequence[Box]], format: Format, closing: Box, full: _PanelFiller
) -> _PanelFiller:
    """Return the same number of panels filled as evenly as possible.

    `full` is the attempt that uses the whole height; it is returned if no lower share will do.
    """
    if len(full.open_panels) > MAX_EVENED_PANELS:
        return full
    for percent in range(70, 100, 2):
        filler = _filled(sections, format, closing, share=percent / 100)
        if len(filler.open_panels) == len(full.open_panels) and not filler.overflows:
            return filler
    return full


class _PanelFiller:
    """Puts groups of boxes on panels, and adds sides if the format can grow."""

    def __init__(self, format: Format, closing: Box, share: float) -> None:
        """Begin with the format's panels empty; `share` is the part of their height to use."""
        self.format = format
        self._share = share
        self._closing_height = closing.height + SPACE_BEFORE_CLOSING
        self.span = closing.span
        self.open_panels = [_OpenPanel(p, p.live.height) for p in _text_panels(format)]
        self._current = 0
        self._break: Box | None = None
        self.unmet_breaks: list[Box] = []
        """The page breaks for which the format has no panel."""
        if not format.more:
            self.open_panels[-1].room -= self._closing_height

    @property
    def overflows(self) -> bool:
        """Whether any panel holds more than fits, or there are too few panels for page breaks."""
        return bool(self.unmet_breaks) or any(
            column.used > column.room + SLACK for column in self.open_panels
        )

    def section(self, sections_left: int) -> None:
        """Begin a section; in a format that does not grow, on a new panel if panels suffice.

        `sections_left` counts this section and those after it: each must still find a panel.
        """
        panels_left = len(self.open_panels) - 1 - self._current
        is_used = bool(self.open_panels[self._current].boxes)
        if not self.format.more and is_used and sections_left <= panels_left:
            self._current += 1

    def add(self, group: Sequence[Box]) -> None:
        """Put a group on the first panel, from the current one on, that holds it.

        If none does, it goes on the last panel and overflows there. A page break is not placed; it
        sends the next group to a new panel.
        """
        if group[0].ends_panel:
            self._break = group[0]
            return
        self._begin_panel()
        panels_before = len(self.open_panels)
        while not self.open_panels[self._current].holds(group, self._share):
            is_last = self._current + 1 == len(self.open_panels)
            is_lengthened = len(self.open_panels) > panels_before
            # A group that fits no panel of a newly added side fits none: without this test a
            # group higher than a panel would add sides for ever.
            if is_last and (is_lengthened or not self._lengthen()):
                break
            self._current += 1
        column = self.open_panels[self._current]
        repeated_header = group[0].repeated_header
        if repeated_header and not column.boxes:
            group = [repeated_header, replace(group[0], space_before=0.0), *group[1:]]
        column.add(group)

    def _begin_panel(self) -> None:
        """Go on to an empty panel if a page break asks for one, or note that there is none."""
        page_break, self._break = self._break, None
        if page_break is None or not self.open_panels[self._current].boxes:
            return
        if self._current + 1 == len(self.open_panels) and not self._lengthen():
            self.unmet_breaks.append(page_break)
            return
        self.open_panels[self._current].is_ended = True
        self._current += 1

    def close(self) -> None:
        """Reserve room for the small print.

        In a format of fixed length that is the last panel, whose room was reserved at the start;
        in one that grows it is the first panel, from the current one on, that has the room.
        """
        if not self.format.more:
            self._current = len(self.open_panels) - 1
            return
        panels_before = len(self.open_panels)
        while not self._has_room(self.open_panels[self._current]):
            if self._current + 1 == len(self.open_panels) and len(self.open_panels) > panels_before:
                break  # no panel of a newly added side has the room
            if self._current + 1 == len(self.open_panels):
                self._lengthen()
            self._current += 1
        self.open_panels[self._current].room -= self._closing_height

    def _has_room(self, column: _OpenPanel) -> bool:
        """Whether the small print fits below what a panel holds."""
        return column.used + self._closing_height <= column.room + SLACK

    @property
    def closing_index(self) -> int:
        """The index in `columns` of the panel that closes the leaflet."""
        return self._current

    def _lengthen(self) -> bool:
        """Add a side to the format, if it can grow; return whether that added panels."""
        longer = self.format.longer()
        added = _text_panels(longer)[len(self.open_panels) :]
        self.open_panels += [_OpenPanel(panel, panel.live.height) for panel in added]
        self.format = longer
        return bool(added)


def _text_panels(format: Format) -> list[Panel]:
    """Return the panels that text flows into, in reading order: all but the cover."""
    return [panel for panel in format.panels if panel.holds != "cover"]


def _groups(boxes: Sequence[Box], *, join_optional: bool) -> Iterator[list[Box]]:
    """Yield groups of consecutive boxes that must stand on one panel, a page break by itself.

    With `join_optional`, boxes that should stay together if possible are joined as well.
    """
    group: list[Box] = []
    for box in boxes:
        if box.ends_panel:
            if group:
                yield group
            yield [box]
            group = []
            continue
        group.append(box)
        if not (box.keep_with_next or (join_optional and box.keep_if_possible)):
            yield group
            group = []
    if group:
        yield group


def _report_unmet_breaks(filler: _PanelFiller, report: Report) -> None:
    """Report each page break after which a format has no further panel."""
    count = len(filler.open_panels)
    for box in filler.unmet_breaks:
        report.error(
            "leaflet-overflow",
            f"no panel is left after this page break: {filler.format.name} has "
            f"{count} panel{'s' if count > 1 else ''} for text",
            box.span,
            "remove a page break, shorten what stands before it, or choose a format with more room",
        )


def _report_fill(
    column: _OpenPanel,
    filler: _PanelFiller,
    is_last: bool,
    small_print: float,
    pitch: float,
    report: Report,
) -> None:
    """Report an error if a panel overflows, and a warning if it is nearly empty.

    The last panel of a format that grows may be nearly empty: there the content simply ends.
    """
    used_height, room_height = column.used, column.room
    name = f"{column.panel.id} ({filler.format.name})"
    if used_height > room_height + SLACK:
        overflow, first_overflowing = used_height - room_height, _first_overflowing(column)
        if first_overflowing is None:
            report.error(
                "leaflet-overflow",
                f"the sources and small print leave no room on panel {name}",
                filler.span,
                "shorten the disclaimer, the contact or the licence",
            )
            return
        subject = (
            f'block "{first_overflowing.block}"' if first_overflowing.block else "a heading or lead"
        )
        lines = ceil(overflow / pitch)
        report.error(
            "leaflet-overflow",
            f"{subject} runs {overflow:.0f} pt, about {lines} line{'s' if lines > 1 else ''}, "
            f"beyond the foot of panel {name}",
            first_overflowing.span,
            "shorten this section or one before it, or choose a format with more room"
            + ("" if filler.format.more else " (more: lets a format of your own grow)"),
        )
        return
    filled_share = (used_height + small_print) / (room_height + small_print)
    if filled_share < SPARSE_SHARE and not (column.is_ended or (is_last and filler.format.more)):
        report.warning(
            "sparse-panel",
            f"panel {name} is filled to {filled_share:.0%}",
            column.boxes[0].span if column.boxes else filler.span,
            "add content, or choose a smaller format",
        )


def _first_overflowing(column: _OpenPanel) -> Box | None:
    """Return the first box that reaches beyond the panel's foot; None if the panel has no box."""
    bottom = 0.0
    for number, box in enumerate(column.boxes):
        bottom += box.height + (box.space_before if number else 0.0)
        if bottom > column.room:
            return box
    return column.boxes[-1] if column.boxes else None


def _place(column: _OpenPanel, max_stretch: float) -> tuple[PlacedBox, ...]:
    """Place a panel's boxes one under another and share its spare height among their spaces.

    A box of stretch 1 gets at most `max_stretch` pt.
    """
    spare_height = max(0.0, column.room - column.used)
    total_stretch = sum(box.stretch for box in column.boxes[1:])
    stretch_height = min(max_stretch, spare_height / total_stretch) if total_stretch else 0.0
    y = column.panel.live.y
    placed = []
    for number, box in enumerate(column.boxes):
        if number:
            y += box.space_before + box.stretch * stretch_height
        placed.append(PlacedBox(box, column.panel.live.x, y))
        y += box.height
    return tuple(placed)

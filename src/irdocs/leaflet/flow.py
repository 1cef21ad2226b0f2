"""Distribute the measured boxes of a leaflet over the panels of its format.

What goes in is the boxes of each section in reading order, the format with the panels, and the box
of the small print. What comes out is the place of each box, and the format, with sides added if
it can grow. Nothing is dropped and nothing is made smaller: type has the size that the format
gives it, and what does not fit is an error that the author resolves.

1. Boxes are joined into groups that must share a panel (a heading and the first lines below it,
   the first two and the last two lines of a paragraph) and, where they stand in columns, a column.
2. Of all ways to part the groups into panels the best is taken (breaks.py). After a page break of
   the author's is always a new panel.
3. Where no way holds them, overflow.py says what is too much, and where.
4. On a panel, boxes in columns stand side by side (balance.py).
5. The height that is still spare on a panel is shared among the spaces above its boxes, in
   proportion to `Box.stretch`, up to a limit, so that panels end at about the same height. What
   then is left charts may grow into; plan.py has them set higher.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet import overflow
from irdocs.leaflet.balance import GroupBand, GroupMeasure, Heights
from irdocs.leaflet.boxes import Box, Parting, PlacedBox
from irdocs.leaflet.breaks import Breaks, Content, PanelRoom, Rooms
from irdocs.leaflet.formats import Format, Panel
from irdocs.leaflet.shortening import TooMuch
from irdocs.leaflet.sparse import SPARSE_SHARE, SparsePanel
from irdocs.units import mm

MAX_STRETCH = 16.0
"""The most that a stretch of 1 adds to the space above a box, in pt at a scale of 1."""
WORTH_FILLING = 0.15
"""The part of a panel that is spare from which on the picture that follows is made smaller, so that
it has room there."""
AIR = 0.02
"""The part of a panel that such a picture leaves to the spaces there, if it may."""
WORTH_GROWING = 0.05
"""The part of a panel that is spare from which on its charts are made higher."""
LAST_PANEL_STRETCH = 0.25
"""The part of MAX_STRETCH allowed on the last panel of a format that grows, unless the whole fills
it: its content may end high above the foot, and stretching it further would tear it apart."""
SPACE_BEFORE_CLOSING = mm(4)
"""The least space above the small print, in pt."""
MOST_WHITE = 0.2
"""The most white space between the content and small print at the foot of the last panel of a
format that grows, as a part of the panel's height."""
WHITE_ABOVE_CLOSING = 0.06
"""The white space above the small print where that would be more."""


@frozen
class FlowResult:
    """The format, with the sides that the content needed, and the boxes of each panel."""

    format: Format
    placed: dict[str, tuple[PlacedBox, ...]]
    """The placed boxes of each panel but the cover, by the panel's id."""
    breaks: Breaks | None
    """How they were parted; None if no way holds them all."""
    too_much: TooMuch | None = None
    """What no way holds."""
    notes: frozenset[str] = frozenset()
    """The ids of the panels that are left for the reader's notes."""
    growth: Mapping[str, float] = field(default_factory=dict)
    """How much higher in pt charts may be made, by the ids of their blocks, so that they fill what
    their panels have to spare."""
    sparse: tuple[SparsePanel, ...] = ()
    """The panels that are nearly empty, in reading order."""
    smaller: Mapping[str, float] = field(default_factory=dict)
    """How much lower in pt (less than 0) pictures have to be to stand on the panel before theirs,
    which has room to spare, by the ids of their blocks in reading order."""
    lower: Mapping[str, float] = field(default_factory=dict)
    """How much lower in pt (less than 0) the pictures and charts of the last text have to be for
    small print that has a page to itself to stand below it, by the ids of their blocks."""
    content: Content | None = None
    """What was parted; None if no way holds it all."""


@frozen
class _Groups:
    """The content as groups of boxes, each of which shares a panel."""

    groups: tuple[tuple[Box, ...], ...]
    section_starts: frozenset[int]
    """The numbers of the groups that begin a section."""
    breaks: Mapping[int, Box]
    """The page breaks of the author's, by the number of the group that follows."""
    bound: frozenset[int]
    """The numbers of the groups that share a panel with the group before, but not its width."""

    @property
    def forced(self) -> frozenset[int]:
        """The numbers of the groups that follow a page break."""
        return frozenset(self.breaks)

    def measured(self, rooms: Rooms) -> Content:
        """Return it as breaks see it."""
        measures = tuple(map(GroupMeasure.of, self.groups))
        return Content(measures, self.section_starts, self.forced, rooms, self.bound)


@frozen
class _BoxBand:
    """What stands side by side on a panel: one box across it, or the boxes of its columns."""

    columns: tuple[tuple[Box, ...], ...]
    """The boxes of each column, the topmost without space above it."""
    space_before: float
    stretch: float

    @property
    def height(self) -> float:
        """The height of the highest column in pt, without the space above."""
        return max(sum(box.space_before + box.height for box in column) for column in self.columns)

    @classmethod
    def of(cls, *columns: Sequence[Box]) -> _BoxBand:
        """Return boxes side by side."""
        first = columns[0][0]
        at_head = (
            (replace(column[0], space_before=0.0), *column[1:]) for column in columns if column
        )
        return cls(tuple(at_head), first.space_before, first.stretch)


@frozen
class _Filled:
    """A panel with its bands, from top to bottom; heights in pt."""

    panel: Panel
    bands: tuple[_BoxBand, ...]
    """The first has no space above it."""
    room: float
    """What they may take."""

    @property
    def used(self) -> float:
        """What they take."""
        return sum(band.space_before + band.height for band in self.bands)

    def share(self, below: Sequence[Box]) -> float:
        """Return the part of the panel that is filled, with boxes `below` its bands and room."""
        added = sum(box.height for box in below)
        return (self.used + added) / (self.room + added)


def flow(
    sections: Sequence[Sequence[Box]],
    format: Format,
    closing: Box,
    pitch: float,
    report: Report,
    column_pitch: float = 0.0,
) -> FlowResult:
    """Place the boxes of `sections` on the panels of `format`, in reading order.

    `closing`, the small print, stands at the foot of the last panel; it has the id of a block if
    that is a callout above it. Content beyond a panel's foot
    is an error in `report`; its message counts the overflow in lines, of which one is `pitch` pt
    high. Columns begin `column_pitch` pt from one another.
    """
    content = _grouped(sections)
    rooms = _rooms(format, closing)
    measured = content.measured(rooms)
    best = measured.best()
    if best is None:
        overflow.report_overflow(
            content.groups, content.breaks, format, closing, rooms.closing, pitch, report,
            content.bound,
        )  # fmt: skip
        too_much = TooMuch(
            content.groups, content.section_starts, content.forced, content.bound, rooms
        )
        return FlowResult(format, {panel.id: () for panel in format.text_panels}, None, too_much)
    ranges = best.ranges
    while len(format.text_panels) < len(ranges):
        format = format.longer()
    panels = format.text_panels
    closing_index = len(ranges) - 1
    heights = Heights(measured.groups, rooms.highest)
    placed: dict[str, tuple[PlacedBox, ...]] = {panel.id: () for panel in panels}
    notes: set[str] = set()
    growth: dict[str, float] = {}
    smaller: dict[str, float] = {}
    lower: Mapping[str, float] = {}
    sparse: list[SparsePanel] = []
    for number, (panel, (start, end)) in enumerate(zip(panels, ranges, strict=False)):
        is_last = number == closing_index
        if start == len(content.groups) and not is_last and format.may_be_notes(panel):
            notes.add(panel.id)
            continue
        room = panel.live.height - (rooms.closing if is_last else 0.0)
        filled = _filled(panel, content.groups, heights.bands(start, end, room), room)
        is_open_ended = end in content.forced or (is_last and bool(format.more))
        # A back cover behind pages for notes has the small print alone, and is no accident.
        if not (is_open_ended or notes):
            below = (closing,) if is_last else ()
            boxes = (*(band.columns[0][0] for band in filled.bands), *below)
            following = content.groups[end][0] if end < len(content.groups) else None
            span = (boxes[0] if boxes else following or closing).span
            if (share := filled.share(below)) < SPARSE_SHARE:
                is_left = not boxes and following is not None
                sparse.append(SparsePanel(panel.id, share, span, is_left))
        most_stretch = MAX_STRETCH * format.scale
        if is_last and format.more:
            most_stretch = _stretch_at_end(filled, most_stretch)
        if not (is_last and format.more):  # whose content may end high above the foot
            growth |= _growth(filled, most_stretch)
        if 0 < end < len(content.groups) and end not in content.forced:
            smaller |= _shrinkage(filled, content.groups[end])
        if format.more and number == closing_index - 1 and ranges[-1][0] == len(content.groups):
            lower = _lowered(filled, rooms.closing)
        placed[panel.id] = _place(filled, most_stretch, column_pitch)
    _report_parted(content.groups, ranges, report)
    last_panel = panels[closing_index]
    is_empty = not placed[last_panel.id]
    closing_y = last_panel.live.y if is_empty else last_panel.live.bottom - closing.height
    if placed[last_panel.id] and format.more:
        closing_y = _not_far_below(placed[last_panel.id], last_panel, closing_y)
    placed_closing = PlacedBox(closing, last_panel.live.x, closing_y)
    placed[last_panel.id] = (*placed[last_panel.id], placed_closing)
    return FlowResult(
        format, placed, best, notes=frozenset(notes), growth=growth, sparse=tuple(sparse),
        smaller=smaller, lower=lower, content=measured,
    )  # fmt: skip


def _stretch_at_end(filled: _Filled, max_stretch: float) -> float:
    """Return what the last panel of a format that grows adds to the space above a band of stretch
    1: what fills it, with as much above the small print, if that is no more than `max_stretch`."""
    spare = filled.room - filled.used
    even = spare / (sum(band.stretch for band in filled.bands[1:]) + 1)
    return even if even <= max_stretch else max_stretch * LAST_PANEL_STRETCH


def _not_far_below(content: Sequence[PlacedBox], panel: Panel, y: float) -> float:
    """Return where small print stands on the last page of a format that grows: at `y`, the foot of
    the panel, or at a distance from the content if it would seem lost there."""
    foot = max(placed.y + placed.box.height for placed in content)
    if y - foot <= panel.live.height * MOST_WHITE:
        return y
    return foot + panel.live.height * WHITE_ABOVE_CLOSING


def _grouped(sections: Sequence[Sequence[Box]]) -> _Groups:
    """Return the groups of boxes of all sections; page breaks are none of them.

    Page breaks before all content, and one that follows another, say nothing.
    """
    groups: list[tuple[Box, ...]] = []
    starts: set[int] = set()
    bound: set[int] = set()
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
            if group and group[-1].in_column != box.in_column:
                groups.append(tuple(group))
                bound.add(len(groups))
                group = []
            group.append(box)
            if not box.keep_with_next:
                groups.append(tuple(group))
                group = []
        groups += [tuple(group)] if group else []
    told = {number: box for number, box in breaks.items() if 0 < number < len(groups)}
    return _Groups(tuple(groups), frozenset(starts), told, frozenset(bound))


def _rooms(format: Format, closing: Box) -> Rooms:
    """Return the panels of a format, of which the last holds `closing`, as breaks see them."""
    panels = format.text_panels
    return Rooms(
        tuple(
            PanelRoom(
                panel.live.height,
                number > 0 and format.facing(panels[number - 1], panel),
                format.may_be_notes(panel),
            )
            for number, panel in enumerate(panels)
        ),
        tuple(
            PanelRoom(panel.live.height, number > 0)  # panels of one side
            for number, panel in enumerate(format.growth_panels)
        ),
        closing.height + SPACE_BEFORE_CLOSING,
        is_bare=not closing.block,
        is_large=bool(format.least),
    )


def _filled(
    panel: Panel, groups: Sequence[Sequence[Box]], bands: Sequence[GroupBand], room: float
) -> _Filled:
    """Return a panel with the groups of its bands, which may take `room` pt of it."""
    filled: list[_BoxBand] = []
    for band in bands:
        if band.split is not None:
            left, right = (
                [box for group in groups[start:end] for box in group]
                for start, end in ((band.start, band.split), (band.split, band.end))
            )
            filled.append(_BoxBand.of(left, right))
            continue
        boxes = [box for group in groups[band.start : band.end] for box in group]
        if not filled and boxes[0].repeated_header:
            boxes = [boxes[0].repeated_header, replace(boxes[0], space_before=0.0), *boxes[1:]]
        filled += [_BoxBand.of([box]) for box in boxes]
    # What stands at the head of a panel stands at its top: the space above it is dropped.
    filled[:1] = [replace(band, space_before=0.0) for band in filled[:1]]
    return _Filled(panel, tuple(filled), room)


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


def _growth(filled: _Filled, max_stretch: float) -> Mapping[str, float]:
    """Return how much higher in pt the charts across a panel may be made, by their blocks' ids.

    They get what is spare beside the spaces, of which a band of stretch 1 gets `max_stretch` pt.
    """
    across = [band.columns[0][0] for band in filled.bands if len(band.columns) == 1]
    growing = {box.resized or box.block: box.growth for box in across if box.growth}
    spaces = sum(band.stretch for band in filled.bands[1:]) * max_stretch
    spare = filled.room - filled.used - spaces
    if not growing or spare < filled.room * WORTH_GROWING:
        return {}
    share = min(1.0, spare / sum(growing.values()))
    return {block: growth * share for block, growth in growing.items()}


def _shrinkage(filled: _Filled, following: Sequence[Box]) -> Mapping[str, float]:
    """Return how much lower the picture of the group that follows has to be to stand on a panel, by
    the id of its block; nothing if it is none, or may not be so low."""
    spare, picture = filled.room - filled.used, following[-1]
    over = sum(box.space_before + box.height for box in following) - spare
    if spare < filled.room * WORTH_FILLING or not 0 < over <= picture.shrinkage:
        return {}
    return {picture.resized or picture.block: -min(over + filled.room * AIR, picture.shrinkage)}


def _lowered(filled: _Filled, closing: float) -> Mapping[str, float]:
    """Return how much lower all pictures and charts across a panel have to be for `closing` pt to
    have room below them, by their blocks' ids; nothing if they may not be so low."""
    across = [band.columns[0][0] for band in filled.bands if len(band.columns) == 1]
    lower = {box.resized or box.block: box.shrinkage for box in across if box.shrinkage}
    over, most = filled.used + closing - filled.room, sum(lower.values())
    if not 0 < over <= most:
        return {}
    share = min(1.0, (over + filled.room * AIR) / most)
    return {block: -shrinkage * share for block, shrinkage in lower.items()}


def _place(filled: _Filled, max_stretch: float, column_pitch: float) -> tuple[PlacedBox, ...]:
    """Place a panel's bands one under another and share its spare height among their spaces.

    A band of stretch 1 gets at most `max_stretch` pt. Columns stand `column_pitch` pt apart.
    """
    spare_height = max(0.0, filled.room - filled.used)
    total_stretch = sum(band.stretch for band in filled.bands[1:])
    stretch_height = min(max_stretch, spare_height / total_stretch) if total_stretch else 0.0
    top = filled.panel.live.y
    placed = []
    for number, band in enumerate(filled.bands):
        if number:
            top += band.space_before + band.stretch * stretch_height
        for column, boxes in enumerate(band.columns):
            y = top
            for box in boxes:
                y += box.space_before
                placed.append(PlacedBox(box, filled.panel.live.x + column * column_pitch, y))
                y += box.height
        top += band.height
    return tuple(placed)

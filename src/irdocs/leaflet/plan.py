"""Document → Leaflet: which block stands on which panel, measured, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from irdocs.content import evidence
from irdocs.content.model import Document, Statistics
from irdocs.diagnostics import Report
from irdocs.drawing import Path, rectangle
from irdocs.leaflet import matter, story, wire
from irdocs.leaflet.boxes import Box, FilledPanel, Leaflet, Mark, PathMark, Placed, Tag
from irdocs.leaflet.compose import Setter
from irdocs.leaflet.formats import Format, Panel
from irdocs.leaflet.story import Setting
from irdocs.leaflet.styles import Sheet
from irdocs.theme import Theme
from irdocs.units import mm

MAX_STRETCH = 22.0
"""The most that one share of spare height adds above a box, in pt."""
SPARSE = 1 / 3
"""A panel filled less than this is worth a warning."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A leaflet and the styles it was measured with."""

    leaflet: Leaflet
    styles: Sheet

    @property
    def placement(self) -> dict[str, tuple[int, ...]]:
        """On which pages, counted from 1, each block stands."""
        found: dict[str, set[int]] = {}
        for filled in self.leaflet.panels:
            for block in filled.blocks:
                found.setdefault(block, set()).add(filled.panel.sheet + 1)
        return {block: tuple(sorted(pages)) for block, pages in found.items()}


def plan(
    document: Document, theme: Theme, format: Format, report: Report, *, draft: bool = False
) -> Planned:
    """Return the leaflet; what does not fit is an error in `report`, never dropped."""
    styles = Sheet(theme)
    root = Tag("Document")
    body = [p for p in format.panels if p.holds != "cover"]
    setting = Setting(
        Setter(styles, report),
        min(panel.live.width for panel in body),
        format.columns_of_cards,
        evidence.numbered(document, "leaflet"),
        _widest_figure(document, styles),
    )
    sections = []
    outline = []
    for section in document.sections_for("leaflet"):
        part, boxes = story.section(setting, section, root)
        sections.append(boxes)
        outline.append((str(section.title), part))
    closing = matter.small_print(document, setting, root)
    flowed = _flow(sections, body, closing, styles.body.pitch, report)
    filled = []
    for panel in format.panels:
        if panel.holds == "cover":
            front = matter.cover(document, setting, panel, root)
            filled.append(
                FilledPanel(panel, front.placed, (*_ground(panel, styles), *front.behind))
            )
        else:
            placed = flowed[panel.id]
            filled.append(FilledPanel(panel, placed, _ground(panel, styles)))
    if draft:
        format, waiting = matter.draft_sheet(document, setting, format, root)
        filled += waiting
    wires = tuple(
        wire.on_sheet(
            sorted((f for f in filled if f.panel.sheet == n), key=lambda f: f.panel.box.x), theme
        )
        for n in range(len(format.sheets))
    )
    return Planned(Leaflet(format, tuple(filled), wires, tuple(outline)), styles)


def _widest_figure(document: Document, styles: Sheet) -> float:
    font, size = styles.font(styles.figure.weight), styles.figure.size
    return max(
        (
            font.width(statistic.figure, size)
            for section in document.sections_for("leaflet")
            for block in section.blocks
            if isinstance(block, Statistics)
            for statistic in block.published
        ),
        default=0.0,
    )


def _ground(panel: Panel, styles: Sheet) -> tuple[Mark, ...]:
    if panel.ground == "ground":
        return ()
    box = matter.wrapped(panel) if panel.holds == "cover" else panel.box
    shape = rectangle(box.x, box.y, box.width, box.height)
    return (PathMark((Path(shape, fill=styles.theme.palette[panel.ground]),)),)


def _flow(
    sections: Sequence[Sequence[Box]],
    panels: Sequence[Panel],
    closing: Box,
    pitch: float,
    report: Report,
) -> dict[str, tuple[Placed, ...]]:
    """Fill panels in reading order; a section starts a panel of its own while there are enough."""
    columns: list[list[Box]] = [[] for _ in panels]
    rooms = [panel.live.height for panel in panels]
    rooms[-1] -= closing.height + mm(4)
    at = 0
    for number, boxes in enumerate(sections):
        left = len(sections) - number
        if columns[at] and left <= len(panels) - 1 - at:
            at += 1
        for group in _groups(boxes):
            while at < len(panels) - 1 and _height([*columns[at], *group]) > rooms[at] + 0.01:
                at += 1
            columns[at] += group
    placed = {}
    for panel, boxes, room in zip(panels, columns, rooms, strict=True):
        _complain(panel, boxes, room, closing, pitch, report)
        placed[panel.id] = _place(boxes, panel, room)
    last = panels[-1]
    end = Placed(closing, last.live.x, last.live.bottom - closing.height)
    placed[last.id] = (*placed[last.id], end)
    return placed


def _groups(boxes: Sequence[Box]) -> list[list[Box]]:
    """Return runs of boxes that are never parted."""
    groups: list[list[Box]] = [[]]
    for box in boxes:
        groups[-1].append(box)
        if not box.keep:
            groups.append([])
    return [group for group in groups if group]


def _height(boxes: Sequence[Box]) -> float:
    return sum(b.height + (b.before if n else 0.0) for n, b in enumerate(boxes))


def _complain(
    panel: Panel, boxes: Sequence[Box], room: float, closing: Box, pitch: float, report: Report
) -> None:
    """Say what runs beyond a panel's foot, in lines of `pitch` pt, or that it is nearly empty."""
    used = _height(boxes)
    if used > room + 0.01:
        over, first = used - room, _first_outside(boxes, room)
        if first is None:
            report.error(
                "leaflet-overflow",
                f"the sources and small print leave no room on panel {panel.id}",
                closing.span,
                "shorten the disclaimer, the contact or the licence",
            )
            return
        count = ceil(over / pitch)
        name = f'block "{first.block}"' if first.block else "a heading or lead"
        report.error(
            "leaflet-overflow",
            f"{name} runs {over:.0f} pt, about {count} lines, beyond the foot of panel {panel.id}",
            first.span,
            "shorten the text of this panel, or move a block to another section",
        )
    elif used < room * SPARSE:
        report.warning(
            "sparse-panel",
            f"panel {panel.id} is filled to {used / room:.0%}",
            boxes[0].span if boxes else None,
        )


def _first_outside(boxes: Sequence[Box], room: float) -> Box | None:
    y = 0.0
    for number, box in enumerate(boxes):
        y += box.height + (box.before if number else 0.0)
        if y > room:
            return box
    return boxes[-1] if boxes else None


def _place(boxes: Sequence[Box], panel: Panel, room: float) -> tuple[Placed, ...]:
    """Put boxes one under another, sharing spare height among the spaces that stretch."""
    spare = max(0.0, room - _height(boxes))
    shares = sum(box.stretch for box in boxes[1:])
    share = min(MAX_STRETCH, spare / shares) if shares else 0.0
    y = panel.live.y
    placed = []
    for number, box in enumerate(boxes):
        if number:
            y += box.before + box.stretch * share
        placed.append(Placed(box, panel.live.x, y))
        y += box.height
    return tuple(placed)


__all__ = ["Planned", "plan"]

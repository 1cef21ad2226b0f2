"""Turn a planned deck round, for languages that are written from right to left.

A deck is planned for any language as if its lines ran to the right: an x is the distance from the
edge of the slide at which lines start. For a language that runs to the left, this one pass over the
finished plan makes of each x what it is from the left: W - x - w. So columns, cards, steps,
timelines, flow charts and ornaments run from the right, and nothing before this pass knows of it.
Pictures, drawings, QR codes and formulas are moved and keep their insides, but for the drawing of
the cover, which leads out of the slide; what is drawn of parts in an order (people, dots) is
mirrored where it is written (`shapes`), as are charts and tables.

A user's template is read the other way about (`layout`): so its placeholders are, after this pass,
where the template has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from irdocs.charts.figures import figure_box
from irdocs.charts.flow_charts.plan import FlowPlan
from irdocs.deck.design import Design
from irdocs.deck.footer_lines import FooterLine
from irdocs.deck.layout import Align, Decoration, Layout, LogoRoom, Placeholder
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.model import Deck, Slide
from irdocs.deck.slots import (
    ChartSlot,
    CodeSlot,
    FigureSlot,
    FlowSlot,
    FormulaSlot,
    IconArraySlot,
    PictureSlot,
    Slot,
    TableSlot,
    TextSlot,
    VideoSlot,
    box_of,
)
from irdocs.frozen import replace
from irdocs.units import Point, Rect

_OPPOSITE: Mapping[str, Align] = {"l": "r", "r": "l", "ctr": "ctr"}
_SIDES = (0, 3, 2, 1)
"""For each side of a box (0 top, 1 left, 2 bottom, 3 right) the one opposite it in a mirror."""


def opposite(align: str) -> Align:
    """Return the alignment in a mirror: l for r. Raises KeyError."""
    return _OPPOSITE[align]


def design(plain: Design) -> Design:
    """Return a design whose layouts have everything where it is seen."""
    width = plain.size.width
    first, *others = (_layouts(room, width) for room in plain.rooms)
    return replace(
        plain,
        layouts=first,
        roomier=tuple(others),
        art=plain.art and plain.art.mirrored(width),
        art_field=plain.art_field and _decoration(plain.art_field, width),
    )


def deck(plain: Deck, width: float) -> Deck:
    """Return a deck whose slides, `width` pt wide, have everything where it is seen."""
    return replace(plain, slides=tuple(_slide(slide, width) for slide in plain.slides))


def layout(plain: Layout, width: float) -> Layout:
    """Return a layout of slides `width` pt wide, mirrored."""
    return replace(
        plain,
        placeholders=tuple(placeholder(held, width) for held in plain.placeholders),
        decorations=tuple(_decoration(item, width) for item in plain.decorations),
        pictures=tuple(box.mirrored(width) for box in plain.pictures),
        room=plain.room and plain.room.mirrored(width),
        logos=plain.logos and _logo_room(plain.logos, width),
    )


def placeholder(held: Placeholder, width: float) -> Placeholder:
    """Return a placeholder on the other side of a slide `width` pt wide, aligned likewise."""
    return replace(held, box=held.box.mirrored(width), align=opposite(held.align))


def from_start(held: Placeholder, width: float) -> Placeholder:
    """Return a template's placeholder as it is planned with: from the edge where lines start.

    What the template aligns at either side is aligned there; what it centres stays centred.
    """
    align: Align = "ctr" if held.align == "ctr" else "l"
    return replace(held, box=held.box.mirrored(width), align=align)


def layout_from_start(seen: Layout, width: float) -> Layout:
    """Return a template's layout as it is planned with."""
    placeholders = tuple(from_start(held, width) for held in seen.placeholders)
    return replace(layout(seen, width), placeholders=placeholders)


def footer_line(line: FooterLine, width: float) -> FooterLine:
    """Return a footer on the other side of a slide `width` pt wide."""
    return replace(line, box=line.box.mirrored(width), align=opposite(line.align))


def flow_plan(plan: FlowPlan) -> FlowPlan:
    """Return a flow chart that runs from the right: boxes, arrows and answers mirrored."""
    width = plan.frame.width
    return replace(
        plan,
        boxes=tuple(
            replace(box, box=box.box.mirrored(width), room=box.room.mirrored(width))
            for box in plan.boxes
        ),
        arrows=tuple(
            replace(
                arrow,
                points=tuple(Point(width - point.x, point.y) for point in arrow.points),
                exit=_SIDES[arrow.exit],
                entry=_SIDES[arrow.entry],
            )
            for arrow in plan.arrows
        ),
        answers=tuple(replace(answer, box=answer.box.mirrored(width)) for answer in plan.answers),
    )


def _layouts(room: Mapping[LayoutKey, Layout], width: float) -> Mapping[LayoutKey, Layout]:
    return {key: layout(plain, width) for key, plain in room.items()}


def _decoration(item: Decoration, width: float) -> Decoration:
    return replace(item, box=item.box.mirrored(width))


def _logo_room(room: LogoRoom, width: float) -> LogoRoom:
    return replace(room, box=room.box.mirrored(width))


def _slide(plain: Slide, width: float) -> Slide:
    return replace(
        plain,
        layout=layout(plain.layout, width),
        slots=tuple(_slot(slot, plain.layout, width) for slot in plain.slots),
        title_box=plain.title_box and plain.title_box.mirrored(width),
    )


def _slot(plain: Slot, on: Layout, width: float) -> Slot:
    """Return a slot on the other side; what does not fill its box is told where it then begins."""

    def turned(box: Rect | None) -> Rect | None:
        return box and box.mirrored(width)

    match plain:
        case TextSlot(box=box) | ChartSlot(box=box):
            return replace(plain, box=turned(box))
        case TableSlot():
            return replace(plain, box=table_box(plain, box_of(plain, on)).mirrored(width))
        case FigureSlot(picture=picture, box=box):
            return replace(plain, box=figure_box(picture, box).mirrored(width))
        case IconArraySlot():
            return replace(plain, box=plain.fitted.mirrored(width))
        case FlowSlot(plan=plan, box=box):
            return replace(plain, plan=flow_plan(plan), box=box.mirrored(width))
        case PictureSlot(box=box) | VideoSlot(box=box) | CodeSlot(box=box) | FormulaSlot(box=box):
            return replace(plain, box=box.mirrored(width))
        case _:
            assert_never(plain)


def table_box(slot: TableSlot, room: Rect) -> Rect:
    """Return the part of a room in pt that a table takes: it stands where lines start."""
    return Rect(room.x, room.y, sum(slot.widths), room.height)

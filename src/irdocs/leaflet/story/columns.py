"""Set columns side by side or, where the paper is too narrow, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irdocs.content.blocks import Column, ColumnBlock, Columns
from irdocs.drawing import Path, line
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box, Mark, Parting, PathMark
from irdocs.leaflet.compose import kept, stack
from irdocs.leaflet.story.setting import GUTTER, MOST_OF_FEW, ColumnSetting
from irdocs.page.tags import Tag

LEAST_WIDTH = 46.0
"""The least width of a column beside others, in mm at a scale of 1."""

SetBlock = Callable[[ColumnSetting, ColumnBlock, Tag], list[Box]]
"""Returns the boxes of a block in a column; see `of_block`."""


def columns(setting: ColumnSetting, block: Columns, parent: Tag, set_block: SetBlock) -> list[Box]:
    """Return the columns as one box, in which they stand side by side, or else one after another.

    A hairline stands between columns. Each is an element Sect, so that listeners hear one to its
    end before the next.
    """
    count, gutter = len(block.columns), setting.mm(GUTTER)
    width = (setting.width - gutter * (count - 1)) / count
    if width >= setting.mm(LEAST_WIDTH):
        side_by_side = _beside(setting, block, parent, set_block, width, gutter)
        if side_by_side.height <= setting.greatest_height:
            return [side_by_side]
    parts = [_column(setting, block, column, Tag("Sect", parent), set_block)
             for column in block.columns]  # fmt: skip
    return _below_one_another([boxes for boxes in parts if boxes], setting)


def _below_one_another(parts: Sequence[Sequence[Box]], setting: ColumnSetting) -> list[Box]:
    """Return the boxes of columns that follow one another.

    Low ones are not parted: what to do says little without what not to do.
    """
    height = sum(box.space_before + box.height for boxes in parts for box in boxes)
    is_low = height <= setting.greatest_height * MOST_OF_FEW
    found: list[Box] = []
    for first, *others in parts:
        if found:
            first = replace(first, space_before=setting.gap, stretch=1.0)
            if is_low:
                found[-1] = replace(found[-1], parting=Parting.ALONE)
        found += [first, *others]
    return found


def _beside(
    setting: ColumnSetting,
    block: Columns,
    parent: Tag,
    set_block: SetBlock,
    width: float,
    gutter: float,
) -> Box:
    """Return columns of a width in pt side by side, `gutter` pt apart."""
    narrow = setting.narrower(width)
    boxes = [
        _column(narrow, block, column, Tag("Sect", parent), set_block) for column in block.columns
    ]
    # A column may have nothing to show, as one whose figures are all pending.
    stacked = [stack(column_boxes) if column_boxes else Box(0.0, ()) for column_boxes in boxes]
    height = max(box.height for box in stacked)
    rule = setting.setter.styles.theme.palette["rule"]
    marks: list[Mark] = []
    for number, box in enumerate(stacked):
        x = number * (width + gutter)
        if number:
            middle = x - gutter / 2
            hairline = line((middle, 0), (middle, height))
            marks.append(PathMark((Path(hairline, stroke=rule, stroke_width=0.5),)))
        marks += [mark.moved(x, 0) for mark in box.marks]
    rooms = [height - box.height for box in stacked]
    lower = min(map(_may_be_lower, boxes, rooms))
    return Box(height, tuple(marks), span=block.span, shrinkage=lower)


def _may_be_lower(boxes: Sequence[Box], room: float) -> float:
    """Return how much lower in pt the row of a column may be made: as much as each chart or picture
    in the column, or as the column has `room` below it if there is none."""
    return min((box.shrinkage for box in boxes if box.shrinkage), default=room)


def _column(
    setting: ColumnSetting, block: Columns, column: Column, element: Tag, set_block: SetBlock
) -> list[Box]:
    """Return a column's boxes: its heading, then its blocks."""
    boxes: list[Box] = []
    added = dict(setting.added_within)
    for inner in column.blocks:
        within = replace(setting, added=added.get(str(inner.id), 0.0), added_within=())
        boxes += [
            replace(box, resized=str(inner.id)) if box.growth or box.shrinkage else box
            for box in set_block(within, inner, element)
        ]
    if column.title:
        styles = setting.setter.styles
        # Blocks within have headings of the same rank as blocks elsewhere.
        heading = setting.setter.plain(
            column.title, styles.subheading, setting.width,
            Tag("H4" if block.title else "H3", element), column.title.span,
        )  # fmt: skip
        # A panel's spare height is not shared out between a heading and what it heads.
        first = [replace(box, space_before=setting.small_gap, stretch=0.0) for box in boxes[:1]]
        boxes = [*kept(heading), *first, *boxes[1:]] if boxes else heading
    return [replace(box, block=block.id) for box in boxes]

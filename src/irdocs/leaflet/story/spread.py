"""Choose which blocks of a section stand in the columns of a panel, and which across it.

What is read line by line stands in columns, whose lines are of a length that the eye follows.
Across the panel stands what makes use of its width: things set side by side, wide tables and
pictures, callouts. What may stand in either (a picture, a narrow table, a chart of few values, a
short timeline, a flow chart that is as low there) is put into one column where something else
stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import assert_never

from irdocs.content.blocks import (
    AnyBlock,
    Callout,
    Cards,
    Case,
    Chart,
    CodeBlock,
    Columns,
    ContactBlock,
    FlowChart,
    FormulaBlock,
    Image,
    Images,
    PageBreak,
    Points,
    Quiz,
    Quote,
    Resources,
    Risk,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
    Video,
)
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Parting
from irdocs.leaflet.compose import kept
from irdocs.leaflet.story import charts
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.tables import SMALL_TABLE
from irdocs.leaflet.story.texts_beside import with_texts_beside
from irdocs.leaflet.story.uneven_columns import (
    MOST_HIGHER,
    are_uneven,
    height,
    height_of_all,
    parted,
)
from irdocs.leaflet.story.writing_room import blank_columns
from irdocs.page.tags import Tag

WIDE_PICTURE = 2.0
"""From these proportions, width : height, a picture stands across the panel."""
MOST_IN_COLUMN = 0.5
"""The greatest height of what stands in a column in one piece, as a part of the panel's height."""
MOST_FLOW = 0.75
"""The same of a flow chart: across the panel it would leave one half of it blank."""
SHORT = 6.5
"""What is not higher than so many lines is not parted into columns if nothing else stands there."""

AS_LOW = 0.7
"""Few things stand across the panel if they are there no higher than this part of their height in
one column: parted among two they would be hardly lower."""


class BlockSetter:
    """Sets the blocks of one section, whose element is `parent`.

    The `first` one stands on one page with the boxes `above` it. Charts are by `growth` pt higher
    than they need, and pictures lower than usual, by the ids of their blocks.
    """

    def __init__(
        self,
        set_block: Callable[[ColumnSetting, AnyBlock, Tag, ColumnSetting | None], list[Box]],
        parent: Tag,
        first: AnyBlock | None,
        above: Sequence[Box],
        growth: Mapping[str, float],
    ) -> None:
        self._set_block, self._parent = set_block, parent
        self._first, self._above = first, tuple(above)
        self._growth = growth

    def __call__(
        self, setting: ColumnSetting, block: AnyBlock, body: ColumnSetting | None = None
    ) -> list[Box]:
        """Return the boxes of a block; those below its title are set with `body` if it is given."""
        if block is self._first:
            setting = setting.below(self._above)
        if isinstance(block, Chart | Image) and (added := self._growth.get(str(block.id))):
            setting = replace(setting, added=added)
        if isinstance(block, Columns) and self._growth:
            ids, row = [str(one.id) for one in block.blocks], self._growth.get(str(block.id), 0.0)
            added_to = {one: self._growth.get(one, row) for one in ids}
            within = tuple((one, added) for one, added in added_to.items() if added)
            setting = replace(setting, added_within=within)
        return self._set_block(setting, block, self._parent, body)


class Place(Enum):
    """Where a block may stand."""

    ACROSS = auto()
    """Across the panel."""
    COLUMNS = auto()
    """In the columns, parted among them."""
    EITHER = auto()
    """In one column or across."""


@frozen
class _InColumn:
    """A block that was set for a column."""

    block: AnyBlock
    place: Place
    boxes: tuple[Box, ...]
    report: Report


def spread(
    setting: ColumnSetting, blocks: Sequence[AnyBlock], set_block: BlockSetter
) -> Iterator[tuple[AnyBlock, list[Box]]]:
    """Yield blocks with their boxes, for panels of one or more columns.

    Texts that stand beside the picture before them are among its boxes.
    """
    run: list[_InColumn] = []
    passed = 0
    """How many of the next blocks have been yielded."""
    for number, block in enumerate(blocks, start=1):
        if passed:
            passed -= 1
            continue
        narrow = _in_column(setting, block, set_block) if setting.text_columns > 1 else None
        if narrow:
            run.append(narrow)
            continue
        yield from _run(setting, run, set_block)
        run = []
        boxes = set_block(setting, block)
        if isinstance(block, Image):
            boxes, passed = with_texts_beside(setting, block, boxes, blocks[number:], set_block)
        yield block, boxes
    yield from _run(setting, run, set_block)


def _in_column(setting: ColumnSetting, block: AnyBlock, set_block: BlockSetter) -> _InColumn | None:
    """Return a block set for a column; None if it stands across the panel."""
    place = place_of(setting, block, set_block)
    if place is Place.ACROSS:
        return None
    report, column = Report(), setting.in_column
    boxes = set_block(reporting(column, report), block)
    if report.errors or not boxes or any(found.code == SMALL_TABLE for found in report):
        return None  # nor is the type of a table made smaller to let it stand in a column
    if place is Place.EITHER:
        boxes = [*kept(boxes[:-1]), boxes[-1]]
        most = MOST_FLOW if isinstance(block, FlowChart) else MOST_IN_COLUMN
        if sum(box.space_before + box.height for box in boxes) > setting.height * most:
            return None
    return _InColumn(block, place, tuple(boxes), report)


def _run(
    setting: ColumnSetting, run: Sequence[_InColumn], set_block: BlockSetter
) -> Iterator[tuple[AnyBlock, list[Box]]]:
    """Yield blocks that follow one another in columns; one that is alone is set across if it may.

    The title of a list or a text that has both columns to itself stands above them.
    """
    if len(run) == 1:
        (alone,) = run
        if alone.place is Place.EITHER or _is_short(setting, alone.boxes):
            yield alone.block, set_block(setting, alone.block)
            return
        if any(box.parting is Parting.FEW for box in alone.boxes):
            across = set_block(setting, alone.block)
            if height(across) <= height(alone.boxes) * AS_LOW:
                yield alone.block, across  # few things are rather whole
                return
        yield alone.block, set_block(setting, alone.block, setting.in_column)
        return
    if _is_better_across(setting, run, set_block):
        yield from _with_across(setting, run, set_block)
        return
    for narrow in run:
        setting.setter.report.extend(narrow.report)
        yield narrow.block, [replace(box, in_column=True) for box in narrow.boxes]


def _is_better_across(
    setting: ColumnSetting, run: Sequence[_InColumn], set_block: BlockSetter
) -> bool:
    """Whether the highest of things that may stand across the panel does so rather than in a column
    much higher than the other one; or, where space is scarce, than in any, which a page holds as a
    whole or not at all."""
    boxes = [box for narrow in run for box in narrow.boxes]
    if not any(narrow.place is Place.EITHER for narrow in run):
        return False
    if setting.economy.spaces == 1 and not are_uneven(boxes):
        return False
    quiet = reporting(setting, Report())
    across = [boxes for _, boxes in _with_across(quiet, run, set_block)]
    as_high = boxes[0].space_before + parted(boxes)[0]
    return not quiet.setter.report.errors and height_of_all(across) <= as_high * MOST_HIGHER


def _with_across(
    setting: ColumnSetting, run: Sequence[_InColumn], set_block: BlockSetter
) -> Iterator[tuple[AnyBlock, list[Box]]]:
    """Yield the blocks of a run, the highest one that may stand across the panel set so."""
    highest = max(
        (number for number, narrow in enumerate(run) if narrow.place is Place.EITHER),
        key=lambda number: height(run[number].boxes),
    )
    yield from _run(setting, run[:highest], set_block)
    yield run[highest].block, set_block(setting, run[highest].block)
    yield from _run(setting, run[highest + 1 :], set_block)


def _is_short(setting: ColumnSetting, boxes: Sequence[Box]) -> bool:
    is_whole = all(box.keep_with_next for box in boxes[:-1])
    return is_whole or height(boxes) <= SHORT * setting.setter.styles.body.pitch


def reporting(setting: ColumnSetting, report: Report) -> ColumnSetting:
    """Return a setting whose findings go to a report of their own."""
    return replace(setting, setter=replace(setting.setter, report=report))


def place_of(setting: ColumnSetting, block: AnyBlock, set_block: BlockSetter) -> Place:
    """Return where a block may stand."""
    match block:
        case TextBlock() | Points() | Terms() | Case():
            return Place.COLUMNS
        case Quiz() | Quote() | Timeline():
            return Place.EITHER
        case Statistics():
            return _listed(setting, block, len(block.published), set_block)
        case Cards() | Resources():
            return _listed(setting, block, len(block.items), set_block)
        case Table():
            is_form = bool(blank_columns(block))  # a hand needs the width
            return _if(not is_form and _is_as_high(setting, block, set_block))
        case Chart():
            return _if(charts.shows_all_values(setting.in_column, block))
        case Image(place=None, size=None):
            is_wide = block.file.ratio >= WIDE_PICTURE and bool(block.caption)
            least = block.file.least_type * setting.in_column.width
            is_read = not 0 < least < setting.setter.styles.small.size
            return _if(is_read and not is_wide)
        case FormulaBlock() | CodeBlock() | FlowChart():
            return _if(_is_as_high(setting, block, set_block))
        case ContactBlock():
            return _if(block.map is None or block.map.file is None)
        case Risk():
            return _if(len(block.groups) == 1)
        case Callout() | Columns() | Image() | Images() | PageBreak() | Video():
            return Place.ACROSS
        case _:
            assert_never(block)


def _if(may_be_in_column: bool) -> Place:
    return Place.EITHER if may_be_in_column else Place.ACROSS


def _listed(setting: ColumnSetting, block: AnyBlock, count: int, set_block: BlockSetter) -> Place:
    """Return the place of so many things that stand side by side where there is room."""
    if count == 1:
        return Place.EITHER
    rows = len(set_block(reporting(setting, Report()), untitled(block)))
    return Place.ACROSS if rows < count else Place.COLUMNS


def untitled(block: AnyBlock) -> AnyBlock:
    """Return a block without its title."""
    return block.model_copy(update={"title": None})


def _is_as_high(setting: ColumnSetting, block: AnyBlock, set_block: BlockSetter) -> bool:
    """Whether a block takes no more height in a column than across the panel.

    So no cell of a table has more lines there, and no formula, code or flow chart is smaller.
    """
    across, narrow = (
        sum(box.height for box in set_block(reporting(each, Report()), untitled(block)))
        for each in (setting, setting.in_column)
    )
    return 0 < narrow <= across + 0.01

"""Set tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from irdocs.content.blocks import GridCell, Table
from irdocs.content.source import SourceText
from irdocs.drawing import Path, line, rectangle
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark, Parting, PathMark, as_artifact
from irdocs.leaflet.compose import kept, spaced, stack
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.table_cells import DOWN, RULE, TableSetting
from irdocs.leaflet.story.table_notes import key, notes
from irdocs.leaflet.story.table_widths import ACROSS, TableColumns, TableType
from irdocs.page.tags import Tag


def table(setting: ColumnSetting, block: Table, parent: Tag) -> list[Box]:
    """Return a table: its caption, its header, a box for each row, and what stands below it.

    The header is repeated, as an artifact, on each panel that the table continues on. Where its
    words do not fit its columns, its type becomes smaller, step by step, with a note; a table that
    is too wide even then is an error in the report, and nothing is returned.
    """
    usual = TableType(setting.setter.styles.body, setting.setter.styles.strong)
    steps = [usual, *(usual.smaller(size) for size in _smaller_sizes(setting, usual.size))]
    fitting = (
        type for type in steps
        if sum(TableColumns(setting, block, type).least_widths()) <= setting.width + 0.01
    )  # fmt: skip
    chosen = next(fitting, None)
    if chosen is None:
        _report_too_wide(setting, block, TableColumns(setting, block, steps[-1]))
        return []
    if chosen is not usual and setting.is_on_paper:
        setting.setter.report.note(
            SMALL_TABLE,
            f"the type of this table is {chosen.size:.3g} pt and not {usual.size:.3g}, as its "
            f"words do not fit {len(block.header)} columns in {setting.width:.0f} pt "
            f"({setting.format_name})",
            block.span,
            "shorten the longest words, or leave out a column",
        )
    return _boxes(setting, block, parent, chosen)


def _report_too_wide(setting: ColumnSetting, block: Table, columns: TableColumns) -> None:
    """Report that the columns of a table have no room, with the words that they need it for."""
    needed = sum(columns.least_widths())
    *words, last = [f'"{word}"' for word in columns.longest_words()[:NAMED]]
    named = f"{', '.join(words)} and {last} are" if words else f"{last} is"
    where = f" ({setting.format_name})" if setting.format_name else ""
    setting.setter.report.error(
        "table-too-wide",
        f"{len(block.header)} columns need {needed:.0f} pt, and the leaflet's column has "
        f"{setting.width:.0f}{where}: {named} too long for that",
        block.span,
        "use shorter words, or show with soft hyphens (U+00AD) where they may be divided; or split "
        "it into two tables, or show it elsewhere alone (only: deck, only: leaflet/a4)",
        extent=needed / setting.width,
    )


NAMED = 3
"""How many of the words that make a table too wide are named."""
SMALL_TABLE = "small-table"
"""The code of the note that the type of a table is smaller than that of texts."""
SMALLER = (11 / 12, 10 / 12)
"""The sizes that a table's type may be reduced to, as parts of that of body text."""


def _smaller_sizes(setting: ColumnSetting, usual: float) -> list[float]:
    """Return the smaller type sizes of tables in pt; none below that of small print."""
    styles = setting.setter.styles
    least = max(styles.least, styles.small.size)
    return [usual * part for part in SMALLER if usual * part >= least]


def _boxes(setting: ColumnSetting, block: Table, parent: Tag, type: TableType) -> list[Box]:
    """Return a table set in a type, as `table` describes it.

    What its shades mean stands below it, but above the header of one that may be parted: there it
    is repeated, so that no part is without it.
    """
    styles, columns = setting.setter.styles, TableColumns(setting, block, type)
    cells = TableSetting(columns)
    # A caption that repeats the title above it would be said twice; listeners have it as a name.
    is_said = block.title is not None and str(block.title) == str(block.caption)
    table_tag = Tag("Table", parent, title=str(block.caption) if is_said else None)
    caption_tag = Tag("Caption", table_tag)
    caption = (
        []
        if is_said
        else setting.setter.plain(
            block.caption, styles.strong, setting.width, caption_tag, block.caption.span
        )
    )
    widths = columns.widths()
    gutters = columns.gutters(widths)
    head_row = Tag("TR", Tag("THead", table_tag))
    header = _header(setting, cells.header(head_row, widths, gutters), widths)
    set_rows = _rows(cells, table_tag, widths, gutters)
    rows = _parts(setting, set_rows, header.height)
    may_be_parted = not all(box.keep_with_next for box in rows[:-1])
    if block.shades and may_be_parted:
        header = stack([*key(setting, block, caption_tag), *spaced([header], setting.pt(4))])
        rows = _parts(setting, set_rows, header.height)
    repeated_header = as_artifact(header)
    # The first row never needs the repeated header: the header itself stands above it.
    rows = [rows[0], *(replace(box, repeated_header=repeated_header) for box in rows[1:])]
    rule = Path(
        line((0, 0), (sum(widths), 0)),
        stroke=styles.theme.palette["primary"],
        stroke_width=setting.pt(1),
    )
    rows[-1] = stack([rows[-1], Box(1, (PathMark((rule,)),))])
    below = notes(setting, block, parent, with_key=not may_be_parted)
    if below is not None:
        rows[-1] = replace(rows[-1], keep_with_next=True)
        rows.append(replace(below, space_before=setting.pt(4)))
    return [*kept(caption), replace(header, keep_with_next=True), *rows]


def _header(setting: ColumnSetting, cells: Sequence[Box], widths: Sequence[float]) -> Box:
    """Return the names of the columns on a tint."""
    palette = setting.setter.styles.theme.palette
    height, whole = max(cell.height for cell in cells) + setting.pt(2 * DOWN), sum(widths)
    marks: list[Mark] = [
        PathMark(
            (
                Path(rectangle(0, 0, whole, height), fill=palette["tint"]),
                Path(
                    line((0, height - RULE / 2), (whole, height - RULE / 2)),
                    stroke=palette["rule"],
                    stroke_width=RULE,
                ),
            )
        )
    ]
    x = 0.0
    for cell, width in zip(cells, widths, strict=True):
        marks += [mark.moved(x + setting.pt(ACROSS), setting.pt(DOWN)) for mark in cell.marks]
        x += width
    return Box(height, tuple(marks), span=next((cell.span for cell in cells if cell.span), None))


@frozen
class _SetRow:
    """A row that was set, and how it hangs together with its neighbours."""

    box: Box
    goes_on: bool
    """Whether a cell of it, or of a row above, reaches into the next row."""
    is_heading: bool


def _rows(
    cells: TableSetting, table_tag: Tag, widths: Sequence[float], gutters: Sequence[float]
) -> list[_SetRow]:
    """Return the rows below the header; those of each group are an element TBody."""
    block, setting, hangs = cells.block, cells.setting, cells.hangs()
    body_tag = Tag("TBody", table_tag)
    set_cells: list[list[tuple[GridCell, Box]]] = []
    headings: dict[int, Box] = {}
    for number, row in enumerate(block.grid):
        if row.group is not None:
            body_tag = body_tag if number == 0 else Tag("TBody", table_tag)
            headings[number] = _heading(cells, row.group, Tag("TR", body_tag), sum(widths))
            set_cells.append([])
            continue
        row_tag = Tag("TR", body_tag)
        set_cells.append(
            [
                (cell, cells.cell(cell, row_tag, _width_of(cell, widths, gutters), hangs))
                for cell in row.cells
            ]
        )
    heights = _heights(setting, set_cells, headings)
    rows = []
    for number, row_cells in enumerate(set_cells):
        if number in headings:
            rows.append(_SetRow(headings[number], goes_on=False, is_heading=True))
            continue
        open_columns = _open_columns(block, number)
        box = cells.row(row_cells, widths, heights[number:], open_columns)
        rows.append(_SetRow(box, bool(open_columns), is_heading=False))
    return rows


def _width_of(cell: GridCell, widths: Sequence[float], gutters: Sequence[float]) -> float:
    """Return the width of the columns that a cell takes, without the white space to the next."""
    gutter = gutters[cell.column] if cell.columns == 1 else 0.0
    return sum(widths[cell.column : cell.column + cell.columns]) - gutter


def _open_columns(block: Table, number: int) -> frozenset[int]:
    """Return the columns whose cell in a row goes on in the next row."""
    return frozenset(
        column
        for cell in block.cells
        if cell.row <= number < cell.row + cell.rows - 1
        for column in range(cell.column, cell.column + cell.columns)
    )


def _heights(
    setting: ColumnSetting,
    set_cells: Sequence[Sequence[tuple[GridCell, Box]]],
    headings: Mapping[int, Box],
) -> list[float]:
    """Return the height of each row in pt; one that ends a taller cell of several rows grows."""
    padding = setting.pt(2 * DOWN)
    heights = [
        headings[number].height
        if number in headings
        else max((box.height for cell, box in row if cell.rows == 1), default=0.0) + padding
        for number, row in enumerate(set_cells)
    ]
    for row in set_cells:
        for cell, box in row:
            last = cell.row + cell.rows - 1
            lack = box.height + padding - sum(heights[cell.row : last + 1])
            heights[last] += max(0.0, lack)
    return heights


def _heading(cells: TableSetting, group: SourceText, row_tag: Tag, width: float) -> Box:
    """Return the heading of a group of rows, over all columns, `width` pt wide."""
    setting, palette = cells.setting, cells.setting.setter.styles.theme.palette
    attributes: tuple[tuple[str, str, object], ...] = (("Table", "Scope", "Row"),)
    if len(cells.block.header) > 1:
        attributes = (*attributes, ("Table", "ColSpan", len(cells.block.header)))
    style = replace(cells.type.strong, colour=palette["primary"])
    room = width - setting.pt(2 * ACROSS)
    tag = Tag("TH", row_tag, attributes=attributes)
    box = stack(setting.setter.plain(group, style, room, tag, group.span))
    height = box.height + setting.pt(DOWN + DOWN + 2)
    thick = setting.pt(0.75)
    rule = Path(
        line((0, height - thick / 2), (width, height - thick / 2)),
        stroke=palette["primary"],
        stroke_width=thick,
    )
    marks = (mark.moved(setting.pt(ACROSS), setting.pt(DOWN + 2)) for mark in box.marks)
    return replace(box, height=height, marks=(PathMark((rule,)), *marks))


def _parts(setting: ColumnSetting, rows: Sequence[_SetRow], header_height: float) -> list[Box]:
    """Return boxes of rows, and keep together what must stand on one panel.

    Rows that share a cell are one box. A heading stays with what follows it; and no panel begins or
    ends with a single row of a table or group, unless rows are so tall that two do not fit.
    """
    boxes: list[Box] = []
    headings: list[bool] = []
    joined: list[Box] = []
    for row in rows:
        joined.append(row.box)
        if not row.goes_on:
            boxes.append(stack(joined) if len(joined) > 1 else joined[0])
            headings.append(row.is_heading)
            joined = []
    starts = [0, *(n for n, is_heading in enumerate(headings) if is_heading and n), len(boxes)]
    room = setting.height - header_height
    kept_boxes = [
        replace(box, keep_with_next=is_heading, parting=Parting.ROWS)
        for box, is_heading in zip(boxes, headings, strict=True)
    ]
    for start, end in pairwise(starts):
        first = start + headings[start]
        pairs = {(first, first + 1), (end - 2, end - 1)} if end - first > 1 else set()
        for one, other in pairs:
            if boxes[one].height + boxes[other].height + setting.pt(40) <= room:
                kept_boxes[one] = replace(kept_boxes[one], keep_with_next=True)
        is_short = sum(box.height for box in boxes[start:end]) <= room * SHORT_GROUP
        for number in range(start, end - 1) if is_short else ():
            kept_boxes[number] = replace(kept_boxes[number], parting=Parting.ALONE)
        if end < len(boxes):
            kept_boxes[end - 1] = replace(kept_boxes[end - 1], parting=Parting.ITEMS)
    return kept_boxes


SHORT_GROUP = 0.5
"""A table, or a group of its rows, that takes no more of a panel than this is rather not parted."""

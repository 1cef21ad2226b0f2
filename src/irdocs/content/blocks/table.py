"""Tables: columns, rows, groups of rows, cells that span several, shades and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.blocks.fault import BlockFault, refuse
from irdocs.content.blocks.table_grid import CellSize, GridCell, GridPlacement, GridRow, place
from irdocs.content.fields import Cell, HeaderCell, Label, Prose, SourcesOrOwnData, WidthShare
from irdocs.content.markup import Text
from irdocs.content.node import Node
from irdocs.content.status import STATUS_KINDS, StatusKind
from irdocs.content.values import NOWHERE
from irdocs.models import Discriminator, Field, UnionTag, model_validator

ColumnAlign = Literal["left", "right", "centre", "decimal"]
"""How the texts of a column are aligned; `decimal` puts decimal signs below one another."""
FORMS = frozenset({"$text", "$cell", "$cells", "$row", "$group"})
"""The tags of the forms in which cells and rows are written, in pydantic's paths of errors."""
_NUMBER = re.compile(
    r"[<>≤≥~≈±+−–-]*\s*[£$€]?\s?(?!0\d)\d[\d.,\u00a0\u202f ]*"
    r"\s?(?:[%‰£$€]|zł|Kč|kr)?\s?[*†‡§¶ᵃᵇᶜᵈᵉ]{0,3}"
)
"""A number as a cell of a column of numbers has it, with a sign, a currency or per cent, and marks
of notes.

What begins with a nought and a digit, as telephone numbers do, is none."""
_NOTHING = frozenset(
    {"", "–", "—", "-", "−", "…", "..", "n/a", "na", "nd", "k. a.", "k.a.", "b.d."}
)
"""What stands in a cell that has no number."""


_WORD = re.compile(r"[^\W\d_]{3,9}")
"""A word in place of a number, such as "none" or "free"."""


class TableColumn(Node):
    """How a column is set."""

    called = "a column"
    width: WidthShare | None = None
    """Its part of the table's width in per cent; columns without one share the rest."""
    align: ColumnAlign | None = None
    """By default columns of numbers are aligned at their decimal sign, others at the left."""


class SpannedCell(Node):
    """A cell that says more than its text: how many columns and rows it takes, or its shade."""

    called = "a cell"
    stands_for_words = True
    text: Cell = Field(default=Text((), NOWHERE))
    columns: int = Field(default=1, ge=1, le=50)
    """The number of columns that it takes."""
    rows: int = Field(default=1, ge=1, le=500)
    """The number of rows that it takes."""
    shade: StatusKind | None = None
    """A status that its ground and a sign show; `key` says what it means."""
    absent: ClassVar[Mapping[str, str]] = {
        "span": "write columns: for the columns that it takes, rows: for the rows",
        "colspan": "write columns: for the columns that it takes",
        "rowspan": "write rows: for the rows that it takes",
        "align": "alignment is that of a column: align: in its entry of columns:",
    }


def _form_of_cell(value: Any) -> str:
    return "$cell" if isinstance(value, dict | SpannedCell) else "$text"


TableCell = Annotated[
    Annotated[Cell, UnionTag("$text")] | Annotated[SpannedCell, UnionTag("$cell")],
    Discriminator(_form_of_cell),
]
"""A cell: its text alone, or a mapping."""


class ShadedRow(Node):
    """A row that says more than its cells."""

    called = "a row"
    written_as = (
        "write a row as its cells, in the order of the header: - [first, second]; "
        "the heading of the rows below it as: - group: Name of the group"
    )
    cells: tuple[TableCell, ...] = Field(min_length=1)
    shade: StatusKind | None = None
    """A status that the ground of all its cells and a sign show; `key` says what it means."""


class RowGroup(Node):
    """The heading of the rows that follow it; a long table is parted above it if possible."""

    called = "a group of rows"
    group: Label


def _form_of_row(value: Any) -> str:
    if isinstance(value, RowGroup) or (isinstance(value, dict) and "group" in value):
        return "$group"
    return "$row" if isinstance(value, dict | ShadedRow) else "$cells"


TableRow = Annotated[
    Annotated[tuple[TableCell, ...], UnionTag("$cells")]
    | Annotated[ShadedRow, UnionTag("$row")]
    | Annotated[RowGroup, UnionTag("$group")],
    Discriminator(_form_of_row),
]
"""A row: its cells, a mapping with a shade, or the heading of a group."""


class ShadeKey(Node):
    """What the shades of a table mean, in words; a shade without any gets the usual word."""

    called = "the key of a table"
    emergency: Label | None = None
    warning: Label | None = None
    information: Label | None = None
    success: Label | None = None


_ADD = "write a list of cells: - [first, second]"
_LESS = "make them 100 together at most, or leave width: out where it need not be"


class Table(Block):
    """Rows and columns under a header row."""

    called = "table"
    type: Literal["table"]
    caption: Label
    header: tuple[HeaderCell, ...] = Field(min_length=1)
    """The names of the columns; one that needs none, such as the corner, may be empty."""
    columns: tuple[TableColumn, ...] = ()
    """Width and alignment of each column, in the order of the header."""
    row_headers: bool = False
    """Whether the first cell of each row is its header, read aloud with each of its cells."""
    rows: tuple[TableRow, ...] = Field(min_length=1)
    key: ShadeKey | None = None
    """What the shades of cells and rows mean."""
    note: Prose | None = None
    """Words below the table."""
    source: SourcesOrOwnData | None = None
    absent: ClassVar[Mapping[str, str]] = {
        "align": "alignment is that of a column: columns: has an entry for each, with align:",
        "widths": "columns: has an entry for each column, with width: in per cent",
        "groups": "write a row of its own above each group: - group: Name of the group",
    }

    @model_validator(mode="after")
    def _fills_its_grid(self) -> Self:
        if self._placement.faults:
            number, fault = self._placement.faults[0]
            raise PydanticCustomError(
                "bad-table", "row {row} {fault}", {"row": number + 1, "fault": fault}
            )
        if all(row is None for row in self._sizes):
            refuse("bad-columns", [BlockFault(("rows",), "a table needs a row with cells", _ADD)])
        given, named = len(self.columns), len(self.header)
        if given and given != named:
            entries = "entry" if given == 1 else "entries"
            message = f'"columns" has {given} {entries}, and the header has {named}'
            refuse("bad-columns", [BlockFault(("columns",), message)])
        whole = sum(column.width or 0 for column in self.columns)
        if whole > 100:
            message = f"the widths of the columns are more than 100 per cent together: {whole}"
            refuse("bad-columns", [BlockFault(("columns",), message, _LESS)])
        return self

    @property
    def _sizes(self) -> list[list[CellSize] | None]:
        return [
            None
            if isinstance(row, RowGroup)
            else [
                (cell.columns, cell.rows) if isinstance(cell, SpannedCell) else (1, 1)
                for cell in _cells_of(row)
            ]
            for row in self.rows
        ]

    @property
    def _placement(self) -> GridPlacement:
        return place(self._sizes, len(self.header))

    @cached_property
    def grid(self) -> tuple[GridRow, ...]:
        """Its rows, with each cell in its place."""
        return tuple(
            GridRow((), row.group)
            if isinstance(row, RowGroup)
            else GridRow(tuple(self._grid_cells(row, number, starts)))
            for number, (row, starts) in enumerate(
                zip(self.rows, self._placement.columns, strict=True)
            )
        )

    def _grid_cells(
        self, row: ShadedRow | tuple[Text | SpannedCell, ...], number: int, starts: tuple[int, ...]
    ) -> Iterator[GridCell]:
        of_row = row.shade if isinstance(row, ShadedRow) else None
        for index, (cell, start) in enumerate(zip(_cells_of(row), starts, strict=True)):
            is_header = self.row_headers and start == 0
            if isinstance(cell, SpannedCell):
                text, across, down, own = cell.text, cell.columns, cell.rows, cell.shade
            else:
                text, across, down, own = cell, 1, 1, None
            is_marked = own is not None or (of_row is not None and index == 0)
            yield GridCell(text, number, start, across, down, own or of_row, is_marked, is_header)

    @property
    def cells(self) -> Iterator[GridCell]:
        """Every cell below the header, row by row."""
        for row in self.grid:
            yield from row.cells

    @property
    def shades(self) -> tuple[StatusKind, ...]:
        """The shades that it has or explains, the most urgent first."""
        used = {cell.shade for cell in self.cells}
        return tuple(
            kind for kind in STATUS_KINDS if kind in used or (self.key and getattr(self.key, kind))
        )

    @property
    def has_notes(self) -> bool:
        """Whether something stands below it: what shades mean, a note or a source."""
        return bool(self.shades or self.note or self.source)

    @cached_property
    def aligns(self) -> tuple[ColumnAlign, ...]:
        """How each column is aligned, as it says or as its cells need it.

        Beside columns of numbers those with ranges, too, are aligned at the right: otherwise the
        numbers of one and the ranges of the next would stand closer than the columns do.
        """
        given = [column.align for column in self.columns] or [None] * len(self.header)
        own = [self._own_align(number) for number in range(len(given))]
        beside: ColumnAlign = "right" if "decimal" in own else "left"
        return tuple(
            align or (beside if found == "right" else found)
            for align, found in zip(given, own, strict=True)
        )

    @cached_property
    def meeting(self) -> frozenset[int]:
        """The columns whose texts end where those of the next begin, in lines to the right."""
        return frozenset(
            column
            for column, (align, following) in enumerate(pairwise(self.aligns))
            if align in ("right", "decimal") and following == "left"
        )

    def _own_align(self, column: int) -> ColumnAlign:
        """Return how the cells of a column are aligned: several numbers at their decimal sign, with
        fewer words such as "none" among them, and ranges at the right. The first column names rows.
        """
        texts = [
            cell.text.plain.strip()
            for cell in self.cells
            if cell.column == column and cell.columns == 1
        ]
        numbers = [text for text in texts if text.casefold() not in _NOTHING]
        words = [text for text in numbers if _WORD.fullmatch(text)]
        if len(words) < len(numbers) - len(words):
            numbers = [text for text in numbers if text not in words]
        if column == 0 or len(numbers) < 2:
            return "left"
        if all(map(_NUMBER.fullmatch, numbers)):
            return "decimal"
        bounds = [bound for text in numbers for bound in re.split(r"[–-](?=\d)", text, maxsplit=1)]
        return "right" if all(map(_NUMBER.fullmatch, bounds)) else "left"

    @property
    def widths(self) -> tuple[float | None, ...]:
        """The part of the width that each column asks for, from 0 to 1; None if it does not."""
        if not self.columns:
            return (None,) * len(self.header)
        return tuple(float(column.width) / 100 if column.width else None for column in self.columns)

    @property
    def lengths(self) -> list[list[int]]:
        """The number of characters of each cell, column by column, header first.

        Cells over several columns do not count.
        """
        lengths = [[len(name)] for name in self.header]
        for cell in self.cells:
            if cell.columns == 1:
                lengths[cell.column].append(len(cell.text.plain))
        return lengths


def _cells_of(
    row: ShadedRow | tuple[Text | SpannedCell, ...],
) -> tuple[Text | SpannedCell, ...]:
    return row.cells if isinstance(row, ShadedRow) else row

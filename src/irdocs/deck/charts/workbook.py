"""The workbook behind a native chart, which PowerPoint opens when its numbers are edited.

A chart keeps a copy of its numbers beside references to the cells that they come from (ECMA-376,
21.2.2.123). Both are made from the columns of one sheet here, so that they cannot differ.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

from irdocs.caching.on_disk import cached_on_disk
from irdocs.frozen import frozen
from irdocs.ooxml.xml import Element, el

Cell = str | float | date | None
"""What a cell holds; None for an empty one, which is a gap in the chart."""
_EPOCH = date(1899, 12, 30)
"""Day 0 of serial dates from March 1900 on (ECMA-376, part 1, 18.17.4.1)."""
DATE_FORMAT = "yyyy\\-mm\\-dd"
"""The format of dates in cells."""


def serial(day: date) -> int:
    """Return a date as workbooks count it: in days."""
    return (day - _EPOCH).days


@frozen
class SheetColumn:
    """A column of the sheet: a heading in its first row, and its cells below."""

    letters: str
    heading: str
    cells: tuple[Cell, ...]

    @property
    def name(self) -> Element:
        """The heading as the name of a series (21.2.2.215)."""
        cache = el("c:strCache", el("c:ptCount", val=1), _point(0, self.heading))
        return el("c:tx", el("c:strRef", el("c:f", f"Sheet1!${self.letters}$1"), cache))

    @property
    def values(self) -> Element:
        """The cells as numbers, dates or texts, with a reference to them."""
        reference = el("c:f", f"Sheet1!${self.letters}$2:${self.letters}${len(self.cells) + 1}")
        points = [
            _point(number, _written(cell))
            for number, cell in enumerate(self.cells)
            if cell is not None
        ]
        count = el("c:ptCount", val=len(self.cells))
        if any(isinstance(cell, str) for cell in self.cells):
            return el("c:strRef", reference, el("c:strCache", count, *points))
        has_dates = any(isinstance(cell, date) for cell in self.cells)
        format_code = el("c:formatCode", DATE_FORMAT if has_dates else "General")
        return el("c:numRef", reference, el("c:numCache", format_code, count, *points))


def _point(number: int, text: str) -> Element:
    return el("c:pt", el("c:v", text), idx=number)


def _written(cell: str | float | date) -> str:
    return str(serial(cell) if isinstance(cell, date) else cell)


def _letters(number: int) -> str:
    """Return the name of a column by its number from 0: A to Z, AA, AB and so on (18.3.1.4)."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


class Sheet:
    """The sheet of a chart, which grows by columns from left to right."""

    def __init__(self) -> None:
        self._columns: list[SheetColumn] = []

    def add(self, heading: str, cells: Sequence[Cell]) -> SheetColumn:
        """Add a column at the right of the others, and return it."""
        column = SheetColumn(_letters(len(self._columns)), heading, tuple(cells))
        self._columns.append(column)
        return column

    def data(self, created: datetime) -> bytes:
        """Return the workbook as a file dated `created`, so that equal content gives equal bytes.

        Texts become neither formulas nor links, whatever they look like.
        """
        inputs = (repr(self._columns), created.isoformat())
        return cached_on_disk("workbook", inputs, lambda: self._file(created))

    def _file(self, created: datetime) -> bytes:
        from xlsxwriter import Workbook

        file = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = Workbook(file, options)
        workbook.set_properties({"created": created.replace(tzinfo=None)})
        sheet = workbook.add_worksheet()
        dates = workbook.add_format({"num_format": DATE_FORMAT})
        for number, column in enumerate(self._columns):
            if column.heading:
                sheet.write_string(0, number, column.heading)
            for row, cell in enumerate(column.cells, start=1):
                match cell:
                    case None:
                        pass
                    case str():
                        sheet.write_string(row, number, cell)
                    case date():
                        sheet.write_number(row, number, serial(cell), dates)
                    case _:
                        sheet.write_number(row, number, cell)
        workbook.close()
        return file.getvalue()

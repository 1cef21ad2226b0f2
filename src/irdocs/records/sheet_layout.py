"""What a person sees of the first sheet that a workbook shows, and its cells alone do not say.

Some cells are one, and some rows are hidden (ECMA-376, part 1, 18.3.1.54 and 18.3.1.73).
"""

from __future__ import annotations

import io
import re

from lxml import etree

from irdocs.frozen import frozen
from irdocs.ooxml.package import NotAPackageError, PackageReader

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_AREA = re.compile(r"\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)")

VISIBLE = "visible"
"""The state of a sheet that is shown (18.18.68)."""


@frozen
class CellArea:
    """Cells that the sheet shows as one; rows and columns are counted from 1."""

    name: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@frozen
class SheetLayout:
    """How a sheet is laid out."""

    areas: tuple[CellArea, ...] = ()
    hidden_rows: frozenset[int] = frozenset()

    def above(self, row: int, column: int) -> int | None:
        """Return the row whose cell is shown in a place, too, as the cells are one; else None."""
        for area in self.areas:
            is_in = area.first_row < row <= area.last_row
            if is_in and area.first_column == column == area.last_column:
                return area.first_row
        return None

    def across(self, row: int) -> CellArea | None:
        """Return cells side by side in a row that are one; None if there are none."""
        for area in self.areas:
            if area.first_row <= row <= area.last_row and area.first_column != area.last_column:
                return area
        return None


def read(raw: bytes) -> SheetLayout:
    """Return the layout of the first sheet that a workbook shows, or of its first. Raises
    NotAPackageError if it is damaged."""
    package = PackageReader(raw)
    book = package.related("", "officeDocument")
    if book is None:
        raise NotAPackageError("it has no main part")
    relations = package.relations(book)
    found: list[str] = []
    for sheet in package.xml(book).iter(f"{_MAIN}sheet"):
        identifier = next((v for key, v in sheet.attrib.items() if key.endswith("}id")), "")
        relation = relations.get(str(identifier))
        if relation is not None and relation.kind == "worksheet":
            if sheet.get("state", VISIBLE) == VISIBLE:
                return _layout(package.data(relation.target))
            found.append(relation.target)
    return _layout(package.data(found[0])) if found else SheetLayout()


def _layout(data: bytes) -> SheetLayout:
    areas: list[CellArea] = []
    hidden: set[int] = set()
    number = 0
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), tag=(f"{_MAIN}row", f"{_MAIN}mergeCell"),
            resolve_entities=False, no_network=True, load_dtd=False,
        ):  # fmt: skip
            if element.tag == f"{_MAIN}row":
                number = int(element.get("r", number + 1))
                if element.get("hidden") in ("1", "true"):
                    hidden.add(number)
            elif match := _AREA.fullmatch(element.get("ref", "")):
                first, top, last, bottom = match.groups()
                areas.append(CellArea(match[0], int(top), int(bottom), _column(first),
                                      _column(last)))  # fmt: skip
            element.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAPackageError(str(error)) from None
    return SheetLayout(tuple(areas), frozenset(hidden))


def _column(letters: str) -> int:
    """Return the number of a column from its letters: A is 1, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


__all__ = ["VISIBLE", "CellArea", "SheetLayout", "read"]

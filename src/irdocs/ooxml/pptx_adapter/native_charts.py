"""Charts by python-pptx without a package of its: their numbers, their XML, their fills and lines.

python-pptx chooses the workbook's writer and the elements that hold fills and lines by attributes
that it keeps to itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.opc.packuri import PackURI
from pptx.parts.chart import ChartPart
from pptx.util import Pt
from xlsxwriter import Workbook

from irdocs.ooxml.part_kinds import ContentType
from irdocs.ooxml.xml import Element, qname


class DatedChartData(CategoryChartData):  # type: ignore[misc]
    """A chart's numbers; its workbook bears the content's date, and holds words as words."""

    def __init__(self, created: datetime) -> None:
        super().__init__()
        self._created = created

    @property
    def _workbook_writer(self) -> Any:
        return _WorkbookWriter(self, self._created)


class _WorkbookWriter(CategoryWorkbookWriter):  # type: ignore[misc]
    def __init__(self, data: Any, created: datetime) -> None:
        super().__init__(data)
        self._created = created

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = Workbook(xlsx_file, options)
        workbook.set_properties({"created": self._created.replace(tzinfo=None)})
        yield workbook, workbook.add_worksheet()
        workbook.close()


def opened(name: str, xml: bytes) -> Any:
    """Return python-pptx's chart of a part's name and XML; its `element` is the part's root."""
    return ChartPart.load(PackURI(name), ContentType.CHART, None, xml).chart


def series_element(series: Any) -> Element:
    """Return the c:ser of python-pptx's series (21.2.2.170)."""
    return series._element


def set_fill(fill: Any, element: Element) -> None:
    """Replace python-pptx's fill of a shape or of words (ECMA-376, 20.1.8.54)."""
    fill.solid()
    _replace(fill._xPr, qname("a:solidFill"), element)


def set_line(format: Any, element: Element) -> None:
    """Replace the line of python-pptx's format (20.1.2.2.24)."""
    format.line.width = Pt(1)
    _replace(format.line._ln.getparent(), qname("a:ln"), element)


def _replace(holder: Element, tag: str, new: Element) -> None:
    holder.replace(holder.find(tag), new)

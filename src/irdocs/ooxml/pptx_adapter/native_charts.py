"""Native charts, by python-pptx, outside of a package of python-pptx.

A native chart is two parts: an XML part, which draws it, and a workbook with its numbers, which
PowerPoint opens when the author edits them. python-pptx writes both, but it dates the workbook by
the clock, so that no two builds would be equal, and takes texts such as "=1+1" for formulas. It
chooses the writer of the workbook, and the elements that hold fills and lines, by private
attributes, which are overridden or read here.
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
    """A chart's numbers. Their workbook is dated `created`, and takes no text for a formula."""

    def __init__(self, created: datetime) -> None:
        super().__init__()
        self._created = created

    @property
    def _workbook_writer(self) -> Any:
        return _WorkbookWriter(self, self._created)


class _WorkbookWriter(CategoryWorkbookWriter):  # type: ignore[misc]
    """Writes the workbook of a DatedChartData; texts become neither formulas nor links."""

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
    """Return python-pptx's chart for the name and the XML of a part.

    The root of the part's XML, with all later changes, is the chart's `element`.
    """
    return ChartPart.load(PackURI(name), ContentType.CHART, None, xml).chart


def series_element(series: Any) -> Element:
    """Return the c:ser element of python-pptx's series (ECMA-376, 21.2.2.170)."""
    return series._element


def set_fill(fill: Any, element: Element) -> None:
    """Replace the fill of a shape or a text, given as python-pptx's FillFormat, by an a:solidFill.

    ECMA-376, 20.1.8.54. A solid fill is set first so that python-pptx puts an element in the place
    that the schema demands.
    """
    fill.solid()
    _replace(fill._xPr, qname("a:solidFill"), element)


def set_line(format: Any, element: Element) -> None:
    """Replace the line of python-pptx's ChartFormat by an a:ln (ECMA-376, 20.1.2.2.24)."""
    format.line.width = Pt(1)
    _replace(format.line._ln.getparent(), qname("a:ln"), element)


def _replace(parent: Element, tag: str, new: Element) -> None:
    """Put an element in the place of the first child with a tag."""
    parent.replace(parent.find(tag), new)

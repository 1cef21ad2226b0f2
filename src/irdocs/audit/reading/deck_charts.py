"""The charts of a deck: what they show, and what the workbook behind them holds.

A chart part keeps a copy of its numbers, which programs show until somebody edits the chart; then
they are read from the workbook. Both are read, so that a change to either is noticed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from hashlib import sha256

from irdocs.audit.reading.chart_looks import ChartLooks
from irdocs.audit.reading.compared_items import Property, Value
from irdocs.ooxml.namespaces import C, R
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.presentation import SlidePage
from irdocs.ooxml.xml import Element

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_QUOTES = str.maketrans("", "", '"\\')
_TEXTS = ("tx", "cat", "val", "xVal", "yVal", "bubbleSize")
"""The parts of a series that hold values, in the order of the schema (21.2.2.170)."""


_ADDED = ("trendline", "errBars", "dTable", "upDownBars", "view3D")
"""What may be drawn beside the values of a chart (21.2.2)."""


def properties(
    package: PackageReader, part: str, slide: SlidePage
) -> Iterator[tuple[Property, Value]]:
    """Yield what a chart shows and what its workbook holds. Raises NotAPackageError."""
    root = package.xml(part)
    plot = root.find(f"{C}chart/{C}plotArea")
    kinds = tuple(
        str(element.tag).removeprefix(C)
        for element in (plot if plot is not None else ())
        if str(element.tag).endswith("Chart")
    )
    yield Property.CHART_KIND, (*kinds, *_settings(root))
    yield Property.SERIES, tuple(_series(series) for series in root.iter(f"{C}ser"))
    yield from ChartLooks(slide, root).properties()
    workbook = next(
        (r for r in package.relations(part).values() if r.kind in ("package", "oleObject")), None
    )
    if workbook is not None and workbook.external:
        yield Property.WORKBOOK, workbook.target
    elif workbook is not None:
        yield Property.WORKBOOK, _cells(package.data(workbook.target))


def _settings(root: Element) -> Iterator[str]:
    """Yield what decides how the numbers are shown: directions, scales, formats of labels."""
    yield from (f"barDir {element.get('val')}" for element in root.iter(f"{C}barDir"))
    for element in root.iter(f"{C}grouping"):
        # A single series looks alike on its own and as a stack; LibreOffice writes either.
        is_alone = len(element.getparent().findall(f"{C}ser")) == 1
        if not is_alone or element.get("val") == "percentStacked":
            yield f"grouping {element.get('val')}"
    for name in _ADDED:
        yield from (f"with {name}" for _ in root.iter(f"{C}{name}"))
    for name in ("overlap", "explosion"):
        values = {element.get("val", "0") for element in root.iter(f"{C}{name}")} - {"0"}
        yield from (f"{name} {value}" for value in sorted(values))
    for scaling in root.iter(f"{C}scaling"):
        limits = (scaling.find(f"{C}{name}") for name in ("min", "max"))
        numbers = (_number(e.get("val", "")) for e in limits if e is not None)
        yield " ".join(["scale", *(str(number) for number in numbers)])
    formats = (
        element.get("formatCode", "")
        for labels in root.iter(f"{C}dLbls")
        for element in labels.iterfind(f"{C}numFmt")
    )
    # A unit is written 0"%" or 0\%, which means the same (ISO/IEC 29500-1, 18.8.31).
    yield from sorted({f"labels {code.translate(_QUOTES)}" for code in formats})


def _series(series: Element) -> Value:
    """Return a series as tuples: its name, categories and values, numbers as numbers."""
    return tuple(
        tuple(_number(value.text or "") for value in element.iter(f"{C}v"))
        for name in _TEXTS
        for element in series.iterfind(f"{C}{name}")
    )


def _number(text: str) -> Value:
    try:
        return round(float(text), 9)
    except ValueError:
        return text


def _cells(data: bytes) -> Value:
    """Return the cells of a workbook by sheet; what else it holds as digests of its parts.

    Returns a digest of the bytes if they are no workbook.
    """
    try:
        package = PackageReader(data)
        strings = _strings(package)
        sheets = [n for n in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", n)]
        known = {*sheets, "xl/sharedStrings.xml"}
        cells = tuple((posixpath.basename(n), *_rows(package.xml(n), strings)) for n in sheets)
        others = [n for n in package.names if n not in known and not n.startswith("docProps/")]
        digests = tuple((n, sha256(package.data(n)).hexdigest()[:12]) for n in sorted(others))
    except NotAPackageError:
        return sha256(data).hexdigest()
    return (*cells, *digests)


def _strings(package: PackageReader) -> list[str]:
    if "xl/sharedStrings.xml" not in package:
        return []
    return [
        "".join(text.text or "" for text in entry.iter(f"{_SHEET}t"))
        for entry in package.xml("xl/sharedStrings.xml")
    ]


def _rows(sheet: Element, strings: list[str]) -> Iterator[Value]:
    """Yield each cell of a sheet that holds something, with its place and its formula."""
    for cell in sheet.iter(f"{_SHEET}c"):
        value = cell.findtext(f"{_SHEET}v") or "".join(cell.itertext())
        if cell.get("t") == "s" and value.isdigit() and int(value) < len(strings):
            value = strings[int(value)]
        if value:
            yield cell.get("r", ""), _number(value), cell.findtext(f"{_SHEET}f")


def roots(package: PackageReader, part: str) -> list[Element]:
    """Return the root of a chart's part, and that of the shapes drawn on it (21.3), if any.

    Raises NotAPackageError.
    """
    shapes = package.related(part, "chartUserShapes")
    drawn = [package.xml(shapes)] if shapes is not None and shapes in package else []
    return [package.xml(part), *drawn]


def part_of(package: PackageReader, slide: str, frame: Element) -> str | None:
    """Return the name of the chart part that a graphic frame on a slide shows; None if none."""
    chart = next(frame.iter(f"{C}chart"), None)
    relation = package.relations(slide).get(chart.get(f"{R}id", "")) if chart is not None else None
    return relation.target if relation is not None and not relation.external else None

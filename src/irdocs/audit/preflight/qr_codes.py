"""The row on QR codes: their size, the size of their modules, and their quiet zones.

A module is one of the squares that a QR code consists of. The quiet zone is the margin of four
modules round the code that must stay light, or a scanner does not find the code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from irdocs.audit.preflight.examined import (
    NEAR,
    ExaminedPressFile,
    PreflightFinding,
    PreflightRule,
    row,
)
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import MarkedContentReference, PaintedItem
from irdocs.audit.reading.pdf_file import PdfPage
from irdocs.audit.reading.structure_tree import StructureElement
from irdocs.units import mm, to_mm

SMALLEST, SMALLEST_MODULE = mm(20), mm(0.4)
"""The least width of a code and of its modules, in pt: what a telephone reads at arm's length."""


def qr_codes(press: ExaminedPressFile) -> PreflightFinding | None:
    if not press.ticket.codes:
        return None
    wrong, least, least_module = [], float("inf"), float("inf")
    unmatched = list(press.ticket.codes)
    for page, figure in _figures(press):
        contents = frozenset(figure.marked_content)
        modules = [
            item for item in page.painted if item.content in contents and item.kind == "fill"
        ]
        if figure.alt not in unmatched or not modules:
            continue
        unmatched.remove(figure.alt)
        code_area = _union([item.area for item in modules])
        module = min(item.step for item in modules)
        least, least_module = min(least, code_area.width), min(least_module, module)
        quiet = code_area.grown(4 * module - NEAR)
        if any(_disturbs(item, contents, quiet) for item in page.painted):
            wrong.append(f"{figure.alt}: something stands in its quiet zone")
    wrong += [f"{alt}: not found" for alt in unmatched]
    if least < SMALLEST - NEAR:
        wrong.append(f"a code {to_mm(least):.1f} mm wide")
    if least_module < SMALLEST_MODULE - 0.01:
        wrong.append(f"modules of {to_mm(least_module):.2f} mm")
    return PreflightFinding(
        wrong,
        f"{len(press.ticket.codes)} codes, {to_mm(least):.1f} mm or more, "
        f"modules {to_mm(least_module):.2f} mm or more, quiet zone clear",
    )


def _figures(press: ExaminedPressFile) -> Iterator[tuple[PdfPage, StructureElement]]:
    """Yield each figure that has content, with the page that the content is on."""
    for element in press.file.elements:
        if element.role == "Figure" and element.marked_content and element.page:
            yield press.file.pages[element.page - 1], element


def _disturbs(item: PaintedItem, code: Collection[MarkedContentReference], quiet: PageArea) -> bool:
    """Whether an item that is not part of the code, nor a light ground, lies in its quiet zone."""
    light = item.kind == "fill" and item.ink.total < 30
    if item.kind == "stroke" and item.area.grown(-item.size).holds(quiet):
        return False  # a frame round the code and its quiet zone
    return item.content not in code and not light and item.area.meets(quiet)


def _union(areas: Sequence[PageArea]) -> PageArea:
    """Return the bounding box of all boxes."""
    return PageArea(
        min(area.left for area in areas),
        min(area.bottom for area in areas),
        max(area.right for area in areas),
        max(area.top for area in areas),
    )


RULES: tuple[PreflightRule, ...] = (
    row("PRN-17", "QR codes",
        "A code that is too small or has no light margin cannot be scanned.",
        "denso-wave.com: 4 modules of quiet zone", qr_codes),
)  # fmt: skip

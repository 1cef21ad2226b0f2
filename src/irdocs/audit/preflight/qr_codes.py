"""The row on QR codes: large enough, modules large enough, nothing in their quiet zones."""

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
"""The width of a code and of its modules, in pt: what a telephone reads at arm's length."""


def qr_codes(press: ExaminedPressFile) -> PreflightFinding | None:
    if not press.ticket.codes:
        return None
    wrong, least, least_module = [], float("inf"), float("inf")
    missing = list(press.ticket.codes)
    for page, figure in _figures(press):
        contents = frozenset(figure.marked_content)
        bars = [i for i in page.painted if i.content in contents and i.kind == "fill"]
        if figure.alt not in missing or not bars:
            continue
        missing.remove(figure.alt)
        whole = _union([bar.area for bar in bars])
        module = min(bar.step for bar in bars)
        least, least_module = min(least, whole.width), min(least_module, module)
        quiet = whole.grown(4 * module - NEAR)
        if any(_disturbs(item, contents, quiet) for item in page.painted):
            wrong.append(f"{figure.alt}: something stands in its quiet zone")
    wrong += [f"{alt}: not found" for alt in missing]
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
    """Yield each figure with content, and its page."""
    for element in press.file.elements:
        if element.role == "Figure" and element.marked_content and element.page:
            yield press.file.pages[element.page - 1], element


def _disturbs(item: PaintedItem, code: Collection[MarkedContentReference], quiet: PageArea) -> bool:
    """Whether something darker than its ground stands in a code's quiet zone."""
    light = item.kind == "fill" and item.ink.total < 30
    return item.content not in code and not light and item.area.meets(quiet)


def _union(areas: Sequence[PageArea]) -> PageArea:
    return PageArea(
        min(area.left for area in areas),
        min(area.bottom for area in areas),
        max(area.right for area in areas),
        max(area.top for area in areas),
    )


RULES: tuple[PreflightRule, ...] = (
    row("PRN-17", "QR codes",
        "A code too small, or crowded, does not scan.",
        "denso-wave.com: 4 modules of quiet zone", qr_codes),
)  # fmt: skip

"""Rows on the sheet: its size, bleed, margins, folds, marks and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from irdocs.audit.preflight.examined import (
    NEAR,
    ExaminedPressFile,
    PreflightFinding,
    PreflightRule,
    below,
    row,
)
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.pdf_file import PdfPage
from irdocs.units import mm, to_mm


def bleed(press: ExaminedPressFile) -> PreflightFinding:
    wrong = []
    ordered = press.ticket.bleed
    for page in press.file.pages:
        where = f"page {page.number}"
        if not _same(page.bleed, page.trim.grown(ordered)):
            wrong.append(f"{where}: BleedBox is not {to_mm(ordered):g} mm round TrimBox")
        if not page.media.holds(page.bleed, NEAR):
            wrong.append(f"{where}: BleedBox is not within MediaBox")
        for item in page.painted:
            if item.artifact != "Page" and item.kind in ("fill", "image"):
                wrong += [
                    f"{where}: colour ends {to_mm(beyond):.1f} mm beyond the {edge} trim"
                    for edge, beyond in _reached_edges(item.area, page)
                    if beyond < ordered - NEAR
                ]
    return PreflightFinding(wrong, f"{to_mm(ordered):g} mm round every page")


def safe_margin(press: ExaminedPressFile) -> PreflightFinding:
    wrong, least = [], float("inf")
    for page, text in press.texts():
        inside = min(
            text.area.left - page.trim.left, page.trim.right - text.area.right,
            text.area.bottom - page.trim.bottom, page.trim.top - text.area.top,
        )  # fmt: skip
        least = min(least, inside)
        if inside < press.ticket.safe - NEAR:
            wrong.append(f"page {page.number}: text {to_mm(inside):.1f} mm from the trim")
    return PreflightFinding(wrong, f"text {to_mm(least):.1f} mm or more from the trim")


def sheet_size(press: ExaminedPressFile) -> PreflightFinding:
    wrong, sizes = [], []
    for page, (width, height) in zip(press.file.pages, press.ticket.trims, strict=False):
        if abs(page.trim.width - width) > NEAR or abs(page.trim.height - height) > NEAR:
            wrong.append(f"page {page.number}: trimmed to {_size(page.trim)} mm")
        sizes.append(f"{_size(page.trim)} mm, with bleed {_size(page.bleed)} mm")
    return PreflightFinding(wrong, "; ".join(dict.fromkeys(sizes)))


def panels(press: ExaminedPressFile) -> PreflightFinding | None:
    if not any(press.ticket.folds):
        return None
    wrong, pages = [], []
    for page in press.file.pages:
        pages.append("/".join(f"{to_mm(width):.4g}" for width in _panel_widths(press, page)))
        marked = sorted({round(x, 2) for x in _fold_marks(page)})
        if press.ticket.marks and not _all_near(marked, press.folds(page)):
            wrong.append(f"page {page.number}: fold marks do not stand at the folds")
    return PreflightFinding(wrong, f"left to right {', '.join(pages)} mm")


def short_panel(press: ExaminedPressFile) -> PreflightFinding | None:
    if press.ticket.fold != "roll":
        return None
    widths = _panel_widths(press, press.file.pages[0])
    shorter = to_mm(max(widths) - min(widths))
    measured = f"the folded-in panel is {shorter:.2g} mm shorter"
    return PreflightFinding(() if 1.5 <= shorter <= 3.5 else (measured,), measured)


def fold_tolerance(press: ExaminedPressFile) -> PreflightFinding | None:
    if not any(press.ticket.folds):
        return None
    wrong, least = [], float("inf")
    for page, text in press.texts():
        for fold in press.folds(page):
            clear = max(text.area.left - fold, fold - text.area.right)
            least = min(least, clear)
            if clear < press.ticket.safe - NEAR:
                where = f"page {page.number}: text {to_mm(clear):.1f} mm"
                wrong.append(f"{where} from the fold at {to_mm(fold - page.trim.left):g}")
    for page in press.file.pages:
        wrong += [
            f"page {page.number}: colour changes on the fold at {to_mm(fold - page.trim.left):g}"
            for fold in press.folds(page)
            if _changes_at(fold, page)
        ]
    return PreflightFinding(wrong, f"text {to_mm(least):.1f} mm or more from every fold")


def _changes_at(fold: float, page: PdfPage) -> bool:
    """Whether grounds half as high as the page differ on either side of a fold."""
    grounds = [
        item for item in page.painted
        if item.kind == "fill" and item.area.height > page.trim.height / 2
    ]  # fmt: skip
    middle = (page.trim.bottom + page.trim.top) / 2
    left, right = (
        below(PageArea(x, middle, x, middle), grounds) for x in (fold - mm(1), fold + mm(1))
    )
    return (left and left.ink) != (right and right.ink)


def with_bleed(press: ExaminedPressFile) -> PreflightFinding:
    wrong = []
    ordered = 2 * to_mm(press.ticket.bleed)
    for page in press.file.pages:
        added = to_mm(page.bleed.width - page.trim.width)
        if abs(added - ordered) > 0.1:
            wrong.append(f"page {page.number}: the bleed adds {added:.1f} mm to the width")
    return PreflightFinding(wrong, f"trim and {ordered:g} mm each way")


def marks(press: ExaminedPressFile) -> PreflightFinding:
    wrong, count = [], 0
    for page in press.file.pages:
        for item in page.painted:
            if item.artifact == "Page":
                count += 1
                if item.area.meets(page.bleed):
                    wrong.append(f"page {page.number}: a mark within the bleed")
                if not page.media.holds(item.area, NEAR):
                    wrong.append(f"page {page.number}: a mark beyond the page")
    if press.ticket.marks and count < 8 * len(press.file.pages):
        wrong.append(f"only {count} marks")
    if not press.ticket.marks and count:
        wrong.append(f"{count} marks, where the profile wants none")
    outside = f"{count} marks, all outside the bleed"
    return PreflightFinding(wrong, outside if count else "none, as the profile wants")


def paper(press: ExaminedPressFile) -> PreflightFinding:
    return PreflightFinding((), press.ticket.paper)


def page_count(press: ExaminedPressFile) -> PreflightFinding:
    wrong = []
    pages, count = press.file.pages, len(press.ticket.trims)
    if len(pages) != count:
        wrong.append(f"{len(pages)} pages instead of {count}")
    if any(not _same_size(page.trim, pages[0].trim) for page in pages):
        wrong.append("pages of several sizes")
    if any(page.rotated for page in pages):
        wrong.append("a page is rotated")
    return PreflightFinding(wrong, f"{count} pages of one size, none rotated")


def _panel_widths(press: ExaminedPressFile, page: PdfPage) -> list[float]:
    edges = [page.trim.left, *press.folds(page), page.trim.right]
    return [right - left for left, right in pairwise(edges)]


def _reached_edges(area: PageArea, page: PdfPage) -> Iterator[tuple[str, float]]:
    """Yield each trim edge that a box reaches, and how far beyond it the box goes, in pt."""
    trim = page.trim
    for edge, beyond, opposite in (
        ("left", trim.left - area.left, area.right > trim.left),
        ("right", area.right - trim.right, area.left < trim.right),
        ("lower", trim.bottom - area.bottom, area.top > trim.bottom),
        ("upper", area.top - trim.top, area.bottom < trim.top),
    ):
        if opposite and beyond > -mm(0.5):
            yield edge, beyond


def _fold_marks(page: PdfPage) -> Iterator[float]:
    """Yield the x of upright marks that stand above or below the page's inside."""
    for item in page.painted:
        area = item.area
        middle = (area.left + area.right) / 2
        upright = area.height > area.width
        if (
            item.artifact == "Page"
            and upright
            and page.trim.left + 1 < middle < page.trim.right - 1
        ):
            yield middle


def _all_near(measured: Sequence[float], ordered: Sequence[float]) -> bool:
    return len(measured) == len(ordered) and all(
        abs(a - b) <= NEAR for a, b in zip(measured, sorted(ordered), strict=True)
    )


def _size(area: PageArea) -> str:
    return f"{to_mm(area.width):.4g} x {to_mm(area.height):.4g}"


def _same(area: PageArea, other: PageArea) -> bool:
    return area.holds(other, NEAR) and other.holds(area, NEAR)


def _same_size(area: PageArea, other: PageArea) -> bool:
    across, down = area.width - other.width, area.height - other.height
    return abs(across) <= NEAR and abs(down) <= NEAR


RULES: tuple[PreflightRule, ...] = (
    row("PRN-01", "bleed round every page",
        "Paper shifts under the knife; without bleed a white edge shows.",
        "UK print shops: 3 mm", bleed),
    row("PRN-02", "text clear of the trim",
        "What stands within a few millimetres of the knife may be cut.",
        "UK print shops: 3 mm, better 5", safe_margin),
    row("PRN-03", "finished size",
        "The shop cuts and folds by the size that was ordered.", "ISO 32000-1, 14.11.2",
        sheet_size),
    row("PRN-04", "panels and folds",
        "Panels that do not meet the folds read into each other.",
        "print-print.co.uk, roll fold", panels),
    row("PRN-05", "the folded-in panel is shorter",
        "Paper has a thickness; a panel of full width buckles.", "print-print.co.uk, roll fold",
        short_panel),
    row("PRN-06", "text and colour clear of the folds",
        "Machines fold with a tolerance of 2 to 3 mm.", "gogoprint.co.th", fold_tolerance),
    row("PRN-07", "size with bleed",
        "The shop's program looks for trim and bleed together.", "UK print shops", with_bleed),
    row("PRN-15", "printers' marks",
        "A mark within the bleed is printed.", "ISO 32000-1, 14.11.3", marks),
    row("PRN-16", "paper",
        "It stands on the job ticket, for the grain and the crease.", "docs/print.md", paper),
    row("PRN-18", "pages",
        "The shop prints what it gets: count, size and turn.", "docs/print.md", page_count),
)  # fmt: skip

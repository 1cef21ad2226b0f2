"""Rows on the sheet: its size, bleed, margins, folds, marks and pages.

The trim is the finished page. Colour that reaches its edge must go on beyond it by the bleed, since
the knife may cut a little beside the line. Text must keep the safe margin from the edge, and from
each fold on both sides. Printers' marks lie outside the bleed and are artifacts of type Page.
"""

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
    expected = press.ticket.bleed
    for page in press.file.pages:
        where = f"page {page.number}"
        if not _same(page.bleed, page.trim.grown(expected)):
            wrong.append(f"{where}: BleedBox is not {to_mm(expected):g} mm round TrimBox")
        if not page.media.holds(page.bleed, NEAR):
            wrong.append(f"{where}: BleedBox is not within MediaBox")
        for item in page.painted:
            if item.artifact != "Page" and item.kind in ("fill", "image"):
                wrong += [
                    f"{where}: colour ends {to_mm(beyond):.1f} mm beyond the {edge} trim"
                    for edge, beyond in _reached_edges(item.area, page)
                    if beyond < expected - NEAR
                ]
    return PreflightFinding(wrong, f"{to_mm(expected):g} mm round every page")


def safe_margin(press: ExaminedPressFile) -> PreflightFinding:
    wrong, least = [], float("inf")
    for page, text in press.texts():
        clearance = min(
            text.area.left - page.trim.left, page.trim.right - text.area.right,
            text.area.bottom - page.trim.bottom, page.trim.top - text.area.top,
        )  # fmt: skip
        least = min(least, clearance)
        if clearance < press.ticket.safe - NEAR:
            wrong.append(f"page {page.number}: text {_short_of(clearance, press)} from the trim")
    return PreflightFinding(wrong, f"text {to_mm(least):.1f} mm or more from the trim")


def _short_of(clearance: float, press: ExaminedPressFile) -> str:
    """Return how far something is from an edge, and how far it has to be."""
    return f"{to_mm(clearance):.1f} mm, and not {to_mm(press.ticket.safe):g},"


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
        mark_positions = sorted({round(x, 2) for x in _fold_marks(page)})
        if press.ticket.marks and not _all_near(mark_positions, press.folds(page)):
            wrong.append(f"page {page.number}: fold marks do not stand at the folds")
    return PreflightFinding(wrong, f"left to right {', '.join(dict.fromkeys(pages))} mm")


def short_panel(press: ExaminedPressFile) -> PreflightFinding | None:
    if press.ticket.fold != "roll":
        return None
    widths = _panel_widths(press, press.file.pages[0])
    shortfall = to_mm(max(widths) - min(widths))
    measured = f"the folded-in panel is {shortfall:.2g} mm shorter"
    return PreflightFinding(() if 1.5 <= shortfall <= 3.5 else (measured,), measured)


def fold_tolerance(press: ExaminedPressFile) -> PreflightFinding | None:
    if not any(press.ticket.folds):
        return None
    wrong, least = [], float("inf")
    for page, text in press.texts():
        for fold in press.folds(page):
            clearance = max(text.area.left - fold, fold - text.area.right)
            least = min(least, clearance)
            if clearance < press.ticket.safe - NEAR:
                where = f"page {page.number}: text {_short_of(clearance, press)}"
                wrong.append(f"{where} from the fold at {to_mm(fold - page.trim.left):g}")
    for page in press.file.pages:
        wrong += [
            f"page {page.number}: colour changes on the fold at {to_mm(fold - page.trim.left):g}"
            for fold in press.folds(page)
            if _changes_at(fold, page)
        ]
    return PreflightFinding(wrong, f"text {to_mm(least):.1f} mm or more from every fold")


def _changes_at(fold: float, page: PdfPage) -> bool:
    """Whether the colour 1 mm left of a fold differs from that 1 mm right of it.

    Only fills of more than half the height of the page count: those are panels' backgrounds.
    """
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
    expected = 2 * to_mm(press.ticket.bleed)
    for page in press.file.pages:
        added = to_mm(page.bleed.width - page.trim.width)
        if abs(added - expected) > 0.1:
            wrong.append(f"page {page.number}: the bleed adds {added:.1f} mm to the width")
    return PreflightFinding(wrong, f"trim and {expected:g} mm each way")


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
    summary = f"{count} marks, all outside the bleed"
    return PreflightFinding(wrong, summary if count else "none, as the profile wants")


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
    """Return the widths of a page's panels from left to right, in pt."""
    edges = [page.trim.left, *press.folds(page), page.trim.right]
    return [right - left for left, right in pairwise(edges)]


def _reached_edges(area: PageArea, page: PdfPage) -> Iterator[tuple[str, float]]:
    """Yield each edge of the trim that a box reaches, and how far it goes beyond, in pt.

    A box that ends up to 0.5 mm before the edge counts as reaching it (a negative distance): it was
    surely meant to, and shows as a white line if the knife is a little off.
    """
    trim = page.trim
    for edge, beyond, overlaps_trim in (
        ("left", trim.left - area.left, area.right > trim.left),
        ("right", area.right - trim.right, area.left < trim.right),
        ("lower", trim.bottom - area.bottom, area.top > trim.bottom),
        ("upper", area.top - trim.top, area.bottom < trim.top),
    ):
        if overlaps_trim and beyond > -mm(0.5):
            yield edge, beyond


def _fold_marks(page: PdfPage) -> Iterator[float]:
    """Yield the x of each fold mark: an upright mark between the left and right trim edges."""
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


def _all_near(measured: Sequence[float], expected: Sequence[float]) -> bool:
    """Whether two lists of lengths are equal within the tolerance; `measured` is sorted."""
    return len(measured) == len(expected) and all(
        abs(a - b) <= NEAR for a, b in zip(measured, sorted(expected), strict=True)
    )


def _size(area: PageArea) -> str:
    """Return width and height in mm, as they are shown."""
    return f"{to_mm(area.width):.4g} x {to_mm(area.height):.4g}"


def _same(area: PageArea, other: PageArea) -> bool:
    return area.holds(other, NEAR) and other.holds(area, NEAR)


def _same_size(area: PageArea, other: PageArea) -> bool:
    across, down = area.width - other.width, area.height - other.height
    return abs(across) <= NEAR and abs(down) <= NEAR


RULES: tuple[PreflightRule, ...] = (
    row("PRN-01", "bleed round every page",
        "Paper shifts when it is cut; without bleed a white edge shows.",
        "UK print shops: 3 mm", bleed),
    row("PRN-02", "text clear of the trim",
        "Text within a few millimetres of the edge may be cut off.",
        "UK print shops: 3 mm, better 5", safe_margin),
    row("PRN-03", "finished size",
        "The print shop cuts and folds to the size that was ordered.", "ISO 32000-1, 14.11.2",
        sheet_size),
    row("PRN-04", "panels and folds",
        "If the folds are not between the panels, text of one panel appears on the next.",
        "print-print.co.uk, roll fold", panels),
    row("PRN-05", "the folded-in panel is shorter",
        "Paper has a thickness: a folded-in panel of full width buckles.",
        "print-print.co.uk, roll fold",
        short_panel),
    row("PRN-06", "text and colour clear of the folds",
        "Folding machines have a tolerance of 2 to 3 mm.", "gogoprint.co.th", fold_tolerance),
    row("PRN-07", "size with bleed",
        "The print shop's software expects the size of the trim plus the bleed.",
        "UK print shops", with_bleed),
    row("PRN-15", "printers' marks",
        "A mark within the bleed may remain visible after cutting.", "ISO 32000-1, 14.11.3", marks),
    row("PRN-16", "paper",
        "The job ticket names it, since grain and creasing depend on it.", "docs/print.md", paper),
    row("PRN-18", "pages",
        "The print shop prints pages as they are: their number, size and rotation must be right.",
        "docs/print.md", page_count),
)  # fmt: skip

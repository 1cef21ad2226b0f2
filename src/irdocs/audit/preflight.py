"""The print shop's checks, made on the finished file: a row for each rule, passed or failed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pikepdf

from irdocs.audit.reading import painted
from irdocs.audit.reading.painted import PageArea, PaintedItem, PaintedPage
from irdocs.audit.rules import Explanation
from irdocs.audit.ticket import JobTicket, PreflightRow
from irdocs.diagnostics import Report, Severity, Span
from irdocs.units import mm, to_mm

NEAR = mm(0.1)
"""Places that differ by less are the same."""
SMALL_TEXT = 18.0
"""Type below this, in pt, is small: it is printed with few inks."""


def check(data: bytes, ticket: JobTicket) -> tuple[PreflightRow, ...]:
    """Return a row for each of PRN-01 to PRN-18."""
    return tuple(_Preflight(data, ticket).rows())


def complain(
    rows: Sequence[PreflightRow], file: str, profile: str, span: Span | None, report: Report
) -> None:
    """Make an error of each row that failed what a press's profile asks for."""
    for row in rows:
        if row.outcome == "fail":
            report.error(
                row.id, f"{file}: {row.rule}: {row.found}", span,
                f"{profile} asks for it; docs/print.md explains the rows",
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _PreflightFinding:
    """What a rule found wrong, and what it measured."""

    wrong: tuple[str, ...]
    measured: str


class _Preflight:
    """Holds one file against one ticket."""

    def __init__(self, data: bytes, ticket: JobTicket) -> None:
        self._data = data
        self._ticket = ticket
        self._pages = painted.read(data)

    def rows(self) -> Iterator[PreflightRow]:
        for explained, method in _RULES:
            finding: _PreflightFinding | None = method(self)
            name, rule = explained.code, explained.holds
            if finding is None:
                yield PreflightRow(name, rule, "not applicable", "")
            elif finding.wrong:
                wrong = list(dict.fromkeys(finding.wrong))
                more = len(wrong) - 3
                said = "; ".join(wrong[:3]) + (f"; and {more} more" if more > 0 else "")
                yield PreflightRow(name, rule, "fail", said)
            else:
                yield PreflightRow(name, rule, "pass", finding.measured)

    @cached_property
    def _things(self) -> tuple[tuple[PaintedPage, PaintedItem], ...]:
        """All that is painted, printers' marks left out."""
        return tuple(
            (page, thing)
            for page in self._pages
            for thing in page.painted
            if thing.artifact != "Page"
        )

    def _texts(self) -> Iterator[tuple[PaintedPage, PaintedItem]]:
        return ((page, thing) for page, thing in self._things if thing.kind == "text")

    def _folds(self, number: int) -> list[float]:
        trim = self._pages[number].trim
        folds = self._ticket.folds[number] if number < len(self._ticket.folds) else ()
        return [trim.left + fold for fold in folds]

    # ------------------------------------------------------------ the rules, in their order

    def bleed(self) -> _PreflightFinding:
        wrong = []
        bleed = self._ticket.bleed
        for number, page in enumerate(self._pages, start=1):
            around = page.trim.grown(bleed)
            if not _same(page.bleed, around):
                wrong.append(f"page {number}: BleedBox is not {to_mm(bleed):g} mm round TrimBox")
            if not page.media.holds(page.bleed, NEAR):
                wrong.append(f"page {number}: BleedBox is not within MediaBox")
            for thing in page.painted:
                if thing.artifact != "Page" and thing.kind in ("fill", "image"):
                    wrong += [
                        f"page {number}: colour ends {to_mm(short):.1f} mm beyond the {edge} trim"
                        for edge, short in _short_of(thing.area, page)
                        if short < bleed - NEAR
                    ]
        return _PreflightFinding(tuple(wrong), f"{to_mm(bleed):g} mm round every page")

    def safe_margin(self) -> _PreflightFinding:
        wrong, least = [], float("inf")
        for page, text in self._texts():
            inside = min(
                text.area.left - page.trim.left, page.trim.right - text.area.right,
                text.area.bottom - page.trim.bottom, page.trim.top - text.area.top,
            )  # fmt: skip
            least = min(least, inside)
            if inside < self._ticket.safe - NEAR:
                wrong.append(f"page {text.page + 1}: text {to_mm(inside):.1f} mm from the trim")
        return _PreflightFinding(tuple(wrong), f"text {to_mm(least):.1f} mm or more from the trim")

    def sheet_size(self) -> _PreflightFinding:
        wrong, sizes = [], []
        for number, (page, (width, height)) in enumerate(
            zip(self._pages, self._ticket.trims, strict=False), start=1
        ):
            if abs(page.trim.width - width) > NEAR or abs(page.trim.height - height) > NEAR:
                wrong.append(f"page {number}: trimmed to {_size(page.trim)} mm")
            sizes.append(f"{_size(page.trim)} mm, with bleed {_size(page.bleed)} mm")
        return _PreflightFinding(tuple(wrong), "; ".join(dict.fromkeys(sizes)))

    def panels(self) -> _PreflightFinding | None:
        if not any(self._ticket.folds):
            return None
        wrong, said = [], []
        for number, page in enumerate(self._pages):
            folds = self._folds(number)
            edges = [page.trim.left, *folds, page.trim.right]
            widths = [f"{to_mm(right - left):.4g}" for left, right in pairwise(edges)]
            said.append("/".join(widths))
            found = sorted({round(x, 2) for x in _fold_marks(page)})
            if self._ticket.marks and not _all_near(found, folds):
                wrong.append(f"page {number + 1}: fold marks do not stand at the folds")
        return _PreflightFinding(tuple(wrong), f"left to right {', '.join(said)} mm")

    def short_panel(self) -> _PreflightFinding | None:
        if self._ticket.fold != "roll":
            return None
        widths = self._panel_widths(0)
        shorter = to_mm(max(widths) - min(widths))
        said = f"the folded-in panel is {shorter:.2g} mm shorter"
        return _PreflightFinding(() if 1.5 <= shorter <= 3.5 else (said,), said)

    def fold_tolerance(self) -> _PreflightFinding | None:
        if not any(self._ticket.folds):
            return None
        wrong, least = [], float("inf")
        for page, thing in self._things:
            for fold in self._folds(thing.page):
                if thing.kind == "text":
                    clear = max(thing.area.left - fold, fold - thing.area.right)
                    least = min(least, clear)
                    if clear < self._ticket.safe - NEAR:
                        where = f"page {thing.page + 1}: text {to_mm(clear):.1f} mm"
                        wrong.append(f"{where} from the fold at {to_mm(fold - page.trim.left):g}")
        for number, page in enumerate(self._pages):
            grounds = [
                thing for thing in page.painted
                if thing.kind == "fill" and thing.area.height > page.trim.height / 2
            ]  # fmt: skip
            for fold in self._folds(number):
                middle = (page.trim.bottom + page.trim.top) / 2
                left, right = (
                    _below(PageArea(x, middle, x, middle), grounds)
                    for x in (fold - mm(1), fold + mm(1))
                )
                if (left and left.ink) != (right and right.ink):
                    where = f"page {number + 1}: colour changes on the fold"
                    wrong.append(f"{where} at {to_mm(fold - page.trim.left):g}")
        return _PreflightFinding(
            tuple(dict.fromkeys(wrong)), f"text {to_mm(least):.1f} mm or more from every fold"
        )

    def with_bleed(self) -> _PreflightFinding:
        wrong = []
        for number, page in enumerate(self._pages, start=1):
            grown = to_mm(page.bleed.width - page.trim.width)
            if abs(grown - 2 * to_mm(self._ticket.bleed)) > 0.1:
                wrong.append(f"page {number}: the bleed adds {grown:.1f} mm to the width")
        return _PreflightFinding(
            tuple(wrong), f"trim and {2 * to_mm(self._ticket.bleed):g} mm each way"
        )

    def resolution(self) -> _PreflightFinding:
        wrong, least = [], float("inf")
        for _, image in self._things:
            if image.kind == "image":
                least = min(least, image.size)
                if image.size < self._ticket.resolution:
                    wrong.append(f"page {image.page + 1}: an image at {image.size:.0f} dpi")
        said = "no images, drawings only" if least == float("inf") else f"{least:.0f} dpi or more"
        return _PreflightFinding(tuple(wrong), said)

    def total_ink(self) -> _PreflightFinding:
        most = 0.0
        for page in self._pages:
            grounds: list[PaintedItem] = []
            for thing in page.painted:
                most = max(most, self._ink(thing, grounds))
                if thing.kind == "fill":
                    grounds.append(thing)
        wrong = (f"{most:.0f} % on one spot",) if most > self._ticket.ink_limit + 0.5 else ()
        return _PreflightFinding(
            wrong, f"{most:.0f} % at most; the limit is {self._ticket.ink_limit} %"
        )

    def black_text(self) -> _PreflightFinding:
        wrong, black = [], 0
        for _, text in self._texts():
            where = f"page {text.page + 1}: text of {text.size:.0f} pt"
            if text.ink.is_rich_black and text.size < SMALL_TEXT:
                wrong.append(f"{where} in black and other inks")
            if text.ink.is_paper and text.overprints:
                wrong.append(f"{where} in white overprints")
            if text.ink.is_black_alone and not text.ink.is_paper:
                black += 1
                if text.ink.parts[3] < 0.995:
                    wrong.append(f"{where} in grey, which is screened")
                elif not text.overprints:
                    wrong.append(f"{where} in black does not overprint")
        return _PreflightFinding(tuple(wrong), f"{black} runs of text in black alone, overprinting")

    def type_size(self) -> _PreflightFinding:
        wrong, least = [], float("inf")
        for _, text in self._texts():
            single = text.ink.is_black_alone and not text.ink.is_paper
            least = min(least, text.size)
            if text.size < (5 if single else 6) - 0.01:
                wrong.append(f"page {text.page + 1}: text of {text.size:.1f} pt")
        return _PreflightFinding(tuple(wrong), f"{least:g} pt or more")

    def line_width(self) -> _PreflightFinding:
        wrong, least = [], float("inf")
        for page in self._pages:
            grounds: list[PaintedItem] = []
            for thing in page.painted:
                if thing.kind == "fill":
                    grounds.append(thing)
                elif thing.kind == "stroke":
                    least = min(least, thing.size)
                    below = _below(thing.area, grounds)
                    reversed_ = below is not None and thing.ink.total < below.ink.total
                    if thing.size < (0.5 if reversed_ else 0.25) - 0.005:
                        wrong.append(f"page {thing.page + 1}: a line of {thing.size:.2f} pt")
        return _PreflightFinding(tuple(wrong), f"{least:.2f} pt or more")

    def colour(self) -> _PreflightFinding:
        wrong = {
            f"page {thing.page + 1}: {thing.kind} in {thing.ink.space}"
            for page in self._pages
            for thing in page.painted
            if thing.ink.space not in ("cmyk", "separation")
        }
        intent = self._intent("/GTS_PDFX")
        if intent is None or intent[1] != 4:
            wrong.add("no output intent with a CMYK profile")
        name = intent[0] if intent else ""
        return _PreflightFinding(tuple(sorted(wrong)), f"CMYK only, meant for {name}")

    def pdf_x(self) -> _PreflightFinding:
        wrong = []
        with pikepdf.open(io.BytesIO(self._data)) as pdf:
            if pdf.is_encrypted:
                wrong.append("encrypted")
            if tuple(int(part) for part in pdf.pdf_version.split(".")) > (1, 6):
                wrong.append(f"PDF {pdf.pdf_version}")
            if "/TrimBox" not in pdf.pages[0].obj:
                wrong.append("no TrimBox")
            if pdf.docinfo.get("/Trapped") not in ("/True", "/False"):
                wrong.append("no Trapped key")
            with pdf.open_metadata() as metadata:
                if metadata.get("pdfxid:GTS_PDFXVersion") != "PDF/X-4":
                    wrong.append("XMP does not say PDF/X-4")
                if not metadata.get("xmpMM:DocumentID"):
                    wrong.append("XMP has no DocumentID")
            wrong += [
                f"the font {font.BaseFont} is not embedded"
                for page in pdf.pages
                for font in page.Resources.get("/Font", {}).values()
                if "/FontFile2" not in font.get("/FontDescriptor", {})
            ]
        if self._intent("/GTS_PDFX") is None:
            wrong.append("no GTS_PDFX output intent")
        wrong += [
            f"page {number}: annotations" for number, page in enumerate(self._pages, start=1)
            if page.annotations
        ]  # fmt: skip
        return _PreflightFinding(
            tuple(dict.fromkeys(wrong)), "PDF/X-4, fonts embedded, Trapped: no"
        )

    def marks(self) -> _PreflightFinding:
        wrong, count = [], 0
        for number, page in enumerate(self._pages, start=1):
            for thing in page.painted:
                if thing.artifact == "Page":
                    count += 1
                    if thing.area.meets(page.bleed):
                        wrong.append(f"page {number}: a mark within the bleed")
                    if not page.media.holds(thing.area, NEAR):
                        wrong.append(f"page {number}: a mark beyond the page")
        if self._ticket.marks and count < 8 * len(self._pages):
            wrong.append(f"only {count} marks")
        if not self._ticket.marks and count:
            wrong.append(f"{count} marks, where the profile wants none")
        said = f"{count} marks, all outside the bleed" if count else "none, as the profile wants"
        return _PreflightFinding(tuple(wrong), said)

    def paper(self) -> _PreflightFinding:
        return _PreflightFinding((), self._ticket.paper)

    def codes(self) -> _PreflightFinding | None:
        if not self._ticket.codes:
            return None
        wrong, least, modules = [], float("inf"), float("inf")
        wanted = list(self._ticket.codes)
        for page in self._pages:
            for mcid, alt in page.figures.items():
                if alt not in wanted:
                    continue
                wanted.remove(alt)
                bars = [t for t in page.painted if t.mcid == mcid and t.kind == "fill"]
                whole = _union([bar.area for bar in bars])
                module = min(bar.step for bar in bars)
                least, modules = min(least, whole.width), min(modules, module)
                quiet = whole.grown(4 * module - NEAR)
                if any(_disturbs(thing, mcid, quiet) for thing in page.painted):
                    wrong.append(f"{alt}: something stands in its quiet zone")
        wrong += [f"{alt}: not found" for alt in wanted]
        if least < mm(20) - NEAR:
            wrong.append(f"a code {to_mm(least):.1f} mm wide")
        if modules < mm(0.4) - 0.01:
            wrong.append(f"modules of {to_mm(modules):.2f} mm")
        return _PreflightFinding(
            tuple(wrong),
            f"{len(self._ticket.codes)} codes, {to_mm(least):.1f} mm or more, "
            f"modules {to_mm(modules):.2f} mm or more, quiet zone clear",
        )

    def page_count(self) -> _PreflightFinding:
        wrong = []
        count = len(self._ticket.trims)
        if len(self._pages) != count:
            wrong.append(f"{len(self._pages)} pages instead of {count}")
        if any(not _same_size(page.trim, self._pages[0].trim) for page in self._pages):
            wrong.append("pages of several sizes")
        if any(page.rotated for page in self._pages):
            wrong.append("a page is rotated")
        return _PreflightFinding(tuple(wrong), f"{count} pages of one size, none rotated")

    # ------------------------------------------------------------ what the rules share

    def _panel_widths(self, number: int) -> list[float]:
        trim = self._pages[number].trim
        edges = [trim.left, *self._folds(number), trim.right]
        return [right - left for left, right in pairwise(edges)]

    def _ink(self, thing: PaintedItem, grounds: Sequence[PaintedItem]) -> float:
        """Return how much ink lies where a thing is painted, in per cent."""
        if thing.kind == "image":
            return thing.most_ink
        if thing.overprints and thing.ink.space == "cmyk":
            below = _below(thing.area, grounds)
            if below is not None and below.ink.space == "cmyk":
                both = zip(thing.ink.parts, below.ink.parts, strict=True)
                return 100 * sum(max(pair) for pair in both)
        return thing.ink.total

    def _intent(self, kind: str) -> tuple[str, int] | None:
        """Return an output intent's condition and how many inks its profile is for."""
        with pikepdf.open(io.BytesIO(self._data)) as pdf:
            for intent in pdf.Root.get("/OutputIntents", []):
                if intent.get("/S") == kind and "/DestOutputProfile" in intent:
                    profile = intent.DestOutputProfile
                    return str(intent.OutputConditionIdentifier), int(profile.N)
        return None


def _row(code: str, holds: str, why: str, source: str) -> Explanation:
    return Explanation(code, Severity.ERROR, holds, why, source)


_RULES = (
    (_row("PRN-01", "bleed round every page",
          "Paper shifts under the knife; without bleed a white edge shows.",
          "UK print shops: 3 mm"),
     _Preflight.bleed),
    (_row("PRN-02", "text clear of the trim",
          "What stands within a few millimetres of the knife may be cut.",
          "UK print shops: 3 mm, better 5"),
     _Preflight.safe_margin),
    (_row("PRN-03", "finished size",
          "The shop cuts and folds by the size that was ordered.", "ISO 32000-1, 14.11.2"),
     _Preflight.sheet_size),
    (_row("PRN-04", "panels and folds",
          "Panels that do not meet the folds read into each other.",
          "print-print.co.uk, roll fold"),
     _Preflight.panels),
    (_row("PRN-05", "the folded-in panel is shorter",
          "Paper has a thickness; a panel of full width buckles.", "print-print.co.uk, roll fold"),
     _Preflight.short_panel),
    (_row("PRN-06", "text and colour clear of the folds",
          "Machines fold with a tolerance of 2 to 3 mm.", "gogoprint.co.th"),
     _Preflight.fold_tolerance),
    (_row("PRN-07", "size with bleed",
          "The shop's program looks for trim and bleed together.", "UK print shops"),
     _Preflight.with_bleed),
    (_row("PRN-08", "resolution of images",
          "Pixels show in print that a screen hides.", "Ghent Workgroup; Saxoprint"),
     _Preflight.resolution),
    (_row("PRN-09", "total ink",
          "Too much ink does not dry, and sets off on the next sheet.", "FOGRA39: 300 per cent"),
     _Preflight.total_ink),
    (_row("PRN-10", "black text",
          "Small text in several inks blurs when plates shift.", "Ghent Workgroup"),
     _Preflight.black_text),
    (_row("PRN-11", "smallest type",
          "Smaller type fills in.", "peakprint"),
     _Preflight.type_size),
    (_row("PRN-12", "thinnest line",
          "Thinner lines break up.", "spaeth.eu"),
     _Preflight.line_width),
    (_row("PRN-13", "colour spaces and output intent",
          "What is not CMYK is converted by the shop, and looks otherwise.", "ISO 15930-7"),
     _Preflight.colour),
    (_row("PRN-14", "PDF/X-4 essentials",
          "Shops' programs refuse what they lack.", "ISO 15930-7"),
     _Preflight.pdf_x),
    (_row("PRN-15", "printers' marks",
          "A mark within the bleed is printed.", "ISO 32000-1, 14.11.3"),
     _Preflight.marks),
    (_row("PRN-16", "paper",
          "It stands on the job ticket, for the grain and the crease.", "docs/print.md"),
     _Preflight.paper),
    (_row("PRN-17", "QR codes",
          "A code too small, or crowded, does not scan.",
          "denso-wave.com: 4 modules of quiet zone"),
     _Preflight.codes),
    (_row("PRN-18", "pages",
          "The shop prints what it gets: count, size and turn.", "docs/print.md"),
     _Preflight.page_count),
)  # fmt: skip
"""PRN-01 to PRN-18, in order, each with what measures it."""

RULES: tuple[Explanation, ...] = tuple(rule for rule, _ in _RULES)
"""What a preflight looks at."""


def _short_of(area: PageArea, page: PaintedPage) -> Iterator[tuple[str, float]]:
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


def _fold_marks(page: PaintedPage) -> Iterator[float]:
    """Yield the x of upright marks that stand above or below the page's inside."""
    for thing in page.painted:
        area = thing.area
        middle = (area.left + area.right) / 2
        upright = area.height > area.width
        if (
            thing.artifact == "Page"
            and upright
            and page.trim.left + 1 < middle < page.trim.right - 1
        ):
            yield middle


def _below(area: PageArea, grounds: Sequence[PaintedItem]) -> PaintedItem | None:
    """Return the uppermost fill that lies below the middle of a box."""
    x, y = (area.left + area.right) / 2, (area.bottom + area.top) / 2
    for ground in reversed(grounds):
        box = ground.area
        if box.left <= x <= box.right and box.bottom <= y <= box.top:
            return ground
    return None


def _disturbs(thing: PaintedItem, mcid: int, quiet: PageArea) -> bool:
    """Whether something darker than its ground stands in a code's quiet zone."""
    light = thing.kind == "fill" and thing.ink.total < 30
    return thing.mcid != mcid and not light and thing.area.meets(quiet)


def _union(areas: Sequence[PageArea]) -> PageArea:
    return PageArea(
        min(area.left for area in areas),
        min(area.bottom for area in areas),
        max(area.right for area in areas),
        max(area.top for area in areas),
    )


def _all_near(found: Sequence[float], wanted: Sequence[float]) -> bool:
    return len(found) == len(wanted) and all(
        abs(a - b) <= NEAR for a, b in zip(found, sorted(wanted), strict=True)
    )


def _size(area: PageArea) -> str:
    return f"{to_mm(area.width):.4g} x {to_mm(area.height):.4g}"


def _same(one: PageArea, other: PageArea) -> bool:
    return one.holds(other, NEAR) and other.holds(one, NEAR)


def _same_size(one: PageArea, other: PageArea) -> bool:
    across, down = one.width - other.width, one.height - other.height
    return abs(across) <= NEAR and abs(down) <= NEAR

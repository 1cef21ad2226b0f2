"""Rows on images, inks, type and lines, and on what PDF/X requires of the file.

Two notions of printing matter here. Total ink: the four inks lie on top of each other, each from 0
to 100 per cent, and paper takes up about 300 per cent before it smears. Overprinting: normally the
inks of an upper object replace those below it, so that a black letter on a coloured ground leaves a
hole in the colour, and a plate that shifts a little shows white edges; black text that overprints
leaves the colour whole below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.audit.preflight.examined import (
    ExaminedPressFile,
    PreflightFinding,
    PreflightRule,
    below,
    row,
)
from irdocs.audit.reading.document_facts import OutputIntent
from irdocs.audit.reading.painted_items import PaintedItem

SMALL_TEXT = 18.0
"""Type below this size, in pt, must not be printed in black with other inks."""
NEWEST = (1, 6)
"""The newest version of PDF that PDF/X-4 allows (ISO 15930-7, 6.1)."""


def resolution(press: ExaminedPressFile) -> PreflightFinding:
    wrong, least = [], float("inf")
    for page, image in press.printed:
        if image.kind == "image":
            least = min(least, image.size)
            if image.size < press.ticket.resolution:
                wrong.append(f"page {page.number}: an image at {image.size:.0f} dpi")
    has_images = least < float("inf")
    return PreflightFinding(
        wrong, f"{least:.0f} dpi or more" if has_images else "no images, drawings only"
    )


def total_ink(press: ExaminedPressFile) -> PreflightFinding:
    most, limit = 0.0, press.ticket.ink_limit
    for page in press.file.pages:
        grounds: list[PaintedItem] = []
        for item in page.painted:
            most = max(most, _ink(item, grounds))
            if item.kind == "fill":
                grounds.append(item)
    wrong = (f"{most:.0f} % on one spot",) if most > limit + 0.5 else ()
    return PreflightFinding(wrong, f"{most:.0f} % at most; the limit is {limit} %")


def _ink(item: PaintedItem, grounds: Sequence[PaintedItem]) -> float:
    """Return the total of ink where an item is painted, in per cent.

    Where it overprints, each ink of the ground stays unless the item has more of it.
    """
    if item.kind == "image":
        return item.most_ink
    if item.overprints and item.ink.space == "cmyk":
        ground = below(item.area, grounds)
        if ground is not None and ground.ink.space == "cmyk" and ground.ink.parts:
            ink_pairs = zip(item.ink.parts, ground.ink.parts, strict=True)
            return 100 * sum(max(pair) for pair in ink_pairs)
    return item.ink.total


def black_text(press: ExaminedPressFile) -> PreflightFinding:
    wrong, black = [], 0
    for page, text in press.texts():
        where = f"page {page.number}: text of {text.size:.0f} pt"
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
    return PreflightFinding(wrong, f"{black} runs of text in black alone, overprinting")


def type_size(press: ExaminedPressFile) -> PreflightFinding:
    wrong, least = [], float("inf")
    for page, text in press.texts():
        in_one_ink = text.ink.is_black_alone and not text.ink.is_paper
        least = min(least, text.size)
        if text.size < (5 if in_one_ink else 6) - 0.01:
            wrong.append(f"page {page.number}: text of {text.size:.1f} pt")
    return PreflightFinding(wrong, f"{least:g} pt or more")


def line_width(press: ExaminedPressFile) -> PreflightFinding:
    wrong, least = [], float("inf")
    for page in press.file.pages:
        grounds: list[PaintedItem] = []
        for item in page.painted:
            if item.kind == "fill":
                grounds.append(item)
            elif item.kind == "stroke":
                least = min(least, item.size)
                ground = below(item.area, grounds)
                # A light line in a dark ground fills up with ink, so it must be wider.
                is_reversed = ground is not None and item.ink.total < ground.ink.total
                if item.size < (0.5 if is_reversed else 0.25) - 0.005:
                    wrong.append(f"page {page.number}: a line of {item.size:.2f} pt")
    return PreflightFinding(wrong, f"{least:.2f} pt or more")


def colour(press: ExaminedPressFile) -> PreflightFinding:
    wrong = {
        f"page {page.number}: {item.kind} in {item.ink.space}"
        for page in press.file.pages
        for item in page.painted
        if item.ink.space not in ("cmyk", "separation")
    }
    intent = _intent(press)
    if intent is None or intent.components != 4:
        wrong.add("no output intent with a CMYK profile")
    condition = intent.condition if intent else ""
    return PreflightFinding(sorted(wrong), f"CMYK only, meant for {condition}")


def pdf_x(press: ExaminedPressFile) -> PreflightFinding:
    file, wrong = press.file, []
    if file.encrypted:
        wrong.append("encrypted")
    if file.version > NEWEST:
        major, minor = file.version
        wrong.append(f"PDF {major}.{minor}")
    if not file.pages[0].has_trim_box:
        wrong.append("no TrimBox")
    if file.trapped not in ("True", "False"):
        wrong.append("no Trapped key")
    if "PDF/X-4" not in file.claims.conformance:
        wrong.append("XMP does not say PDF/X-4")
    if not file.claims.document_id:
        wrong.append("XMP has no DocumentID")
    wrong += [f"the font {font.name} is not embedded" for font in file.fonts if not font.embedded]
    if _intent(press) is None:
        wrong.append("no GTS_PDFX output intent")
    wrong += [f"page {page.number}: annotations" for page in file.pages if page.annotations]
    return PreflightFinding(wrong, "PDF/X-4, fonts embedded, Trapped: no")


def _intent(press: ExaminedPressFile) -> OutputIntent | None:
    """Return the first output intent of PDF/X that has a profile; None if there is none."""
    for intent in press.file.output_intents:
        if intent.kind == "GTS_PDFX" and intent.components is not None:
            return intent
    return None


RULES: tuple[PreflightRule, ...] = (
    row("PRN-08", "resolution of images",
        "Print shows pixels that cannot be seen on a screen.",
        "Ghent Workgroup; Saxoprint", resolution),
    row("PRN-09", "total ink",
        "Too much ink does not dry, and rubs off on the next sheet.", "FOGRA39: 300 per cent",
        total_ink),
    row("PRN-10", "black text",
        "Small text in several inks blurs when the printing plates shift.",
        "Ghent Workgroup", black_text),
    row("PRN-11", "smallest type",
        "The counters of smaller type fill with ink.", "peakprint", type_size),
    row("PRN-12", "thinnest line",
        "Thinner lines are printed with gaps.", "spaeth.eu", line_width),
    row("PRN-13", "colour spaces and output intent",
        "The print shop converts other colours to CMYK, which changes how they look.",
        "ISO 15930-7", colour),
    row("PRN-14", "PDF/X-4 essentials",
        "Programs of print shops refuse files that lack them.", "ISO 15930-7", pdf_x),
)  # fmt: skip

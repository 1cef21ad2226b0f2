"""Rules on what stands on a PDF's pages: fonts, contrast, edges, nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.pdf.examined import ExaminedPdf
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import InkColour, PaintedItem
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity
from irdocs.drawing import Colour
from irdocs.theme import contrast
from irdocs.units import mm, to_mm

NEAREST = mm(3)
"""How near to the edge text may stand, in pt: office printers leave about as much blank."""
SOLID = 0.85
"""A filled path that covers this much of its box is a ground: a panel, a card, a disc."""
ROUNDED = 0.1
"""By how many pt a size may differ that was scaled down and is scaled up again."""


def fonts(pdf: ExaminedPdf) -> Iterator[Finding]:
    for font in pdf.file.fonts:
        if not font.embedded:
            yield Finding(0, f"the font {font.name} is not embedded")
        if not font.has_characters:
            yield Finding(0, f"the codes of the font {font.name} have no characters")


def _colour(ink: InkColour) -> Colour | None:
    """Return a screen's colour; inks of a press and pictures have none that can be told."""
    if ink.space == "rgb" and len(ink.parts) == 3:
        red, green, blue = (round(255 * part) for part in ink.parts)
        return Colour(red, green, blue)
    if ink.space == "gray" and ink.parts:
        level = round(255 * ink.parts[0])
        return Colour(level, level, level)
    return None


def _behind(text: PaintedItem, grounds: list[PaintedItem]) -> InkColour:
    """Return what a text stands on: the uppermost ground below it, or the paper."""
    middle = PageArea(
        text.area.left, (text.area.bottom + text.area.top) / 2,
        text.area.left + 1, (text.area.bottom + text.area.top) / 2,
    )  # fmt: skip
    for ground in reversed(grounds):
        if ground.cover >= SOLID and ground.area.holds(middle):
            return ground.ink
    return InkColour("gray", (1.0,))


def _is_the_templates(item: PaintedItem, pdf: ExaminedPdf) -> bool:
    """Whether something comes from a user's template, to be seen and not to be read."""
    return pdf.expected.in_template and item.artifact is not None


def too_faint(pdf: ExaminedPdf) -> Iterator[Finding]:
    seen: set[tuple[Colour, Colour, float]] = set()
    for page in pdf.file.pages:
        grounds: list[PaintedItem] = []
        if not pdf.expected.in_template:  # whose slides repeat what it does
            seen.clear()
        for item in page.painted:
            if item.kind in ("fill", "image"):
                grounds.append(item)
            if item.kind != "text" or _is_the_templates(item, pdf):
                continue
            text, ground = _colour(item.ink), _colour(_behind(item, grounds))
            least = contrast.needed(item.size / pdf.expected.scale + ROUNDED)
            if text is None or ground is None or (text, ground, least) in seen:
                continue
            seen.add((text, ground, least))
            ratio = contrast.ratio(text, ground)
            if ratio < least:
                pair = f"{text} on {ground} is {ratio:.1f}:1; it needs {least:g}:1"
                # Whoever made a template answers for its colours; the deck's rules look, too.
                severity = Severity.WARNING if pdf.expected.in_template else None
                what = f"text of {item.size:.0f} pt: {pair}"
                yield Finding(page.number, what, severity=severity)


def near_edge(pdf: ExaminedPdf) -> Iterator[Finding]:
    for page in pdf.file.pages:
        inner = page.trim.grown(-NEAREST)
        for item in page.painted:
            if (
                item.kind == "text"
                and item.artifact != "Page"
                and not _is_the_templates(item, pdf)
                and not inner.holds(item.area, 0.5)
            ):
                short = min(
                    item.area.left - page.trim.left, page.trim.right - item.area.right,
                    item.area.bottom - page.trim.bottom, page.trim.top - item.area.top,
                )  # fmt: skip
                yield Finding(page.number, f"text stands {to_mm(short):.1f} mm from the edge")
                break


def acts(pdf: ExaminedPdf) -> Iterator[Finding]:
    if pdf.file.catalogue.acts:
        yield Finding(0, "it runs something when it is opened, or carries files")


RULES: tuple[Rule[ExaminedPdf], ...] = (
    Rule("PDF-11", Severity.ERROR, "fonts are embedded, and their codes have characters",
         "Another font would be shown, and copied text would be nonsense.",
         "ISO 14289-1, 7.21", fonts),
    Rule("PDF-13", Severity.ERROR, "text has a contrast of 4.5:1, large text of 3:1",
         "Printed small on tinted paper, fainter text is not read.", "WCAG 2.2, 1.4.3", too_faint),
    Rule("PDF-14", Severity.ERROR, f"text stands {to_mm(NEAREST):g} mm or more from every edge",
         "Printers cannot print there, and knives cut there.", "docs/print.md", near_edge),
    Rule("PDF-15", Severity.ERROR, "the PDF runs nothing and carries no files",
         "Programs that open it warn, and archives refuse it.", "ISO 19005-2, 6.5", acts),
)  # fmt: skip

"""Rules on what stands on a PDF's pages: fonts, contrast, edges, nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.pdf.examined import ExaminedPdf
from irdocs.audit.reading.painted import InkColour, PageArea, PaintedItem
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
    for name, embedded, readable in pdf.tagged.catalogue.fonts:
        if not embedded:
            yield Finding(0, f"the font {name} is not embedded")
        if not readable:
            yield Finding(0, f"the codes of the font {name} have no characters")


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


def too_faint(pdf: ExaminedPdf) -> Iterator[Finding]:
    seen: set[tuple[Colour, Colour, float]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        grounds: list[PaintedItem] = []
        if not pdf.expected.in_template:  # whose slides repeat what it does
            seen.clear()
        for thing in page.painted:
            if thing.kind in ("fill", "image"):
                grounds.append(thing)
            is_theirs = pdf.expected.in_template and thing.artifact is not None
            if thing.kind != "text" or is_theirs:
                continue
            text, ground = _colour(thing.ink), _colour(_behind(thing, grounds))
            least = contrast.needed(thing.size / pdf.expected.scale + ROUNDED)
            if text is None or ground is None or (text, ground, least) in seen:
                continue
            seen.add((text, ground, least))
            ratio = contrast.ratio(text, ground)
            if ratio < least:
                what = f"{text} on {ground} is {ratio:.1f}:1; it needs {least:g}:1"
                # Whoever made a template answers for its colours; the deck's rules look, too.
                severity = Severity.WARNING if pdf.expected.in_template else None
                said = f"text of {thing.size:.0f} pt: {what}"
                yield Finding(number, said, severity=severity)


def near_edge(pdf: ExaminedPdf) -> Iterator[Finding]:
    for number, page in enumerate(pdf.pages, start=1):
        inner = page.trim.grown(-NEAREST)
        for thing in page.painted:
            is_theirs = pdf.expected.in_template and thing.artifact is not None
            if (
                thing.kind == "text"
                and thing.artifact != "Page"
                and not is_theirs
                and not inner.holds(thing.area, 0.5)
            ):
                short = min(
                    thing.area.left - page.trim.left, page.trim.right - thing.area.right,
                    thing.area.bottom - page.trim.bottom, page.trim.top - thing.area.top,
                )  # fmt: skip
                yield Finding(number, f"text stands {to_mm(short):.1f} mm from the edge")
                break


def acts(pdf: ExaminedPdf) -> Iterator[Finding]:
    if pdf.tagged.catalogue.acts:
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

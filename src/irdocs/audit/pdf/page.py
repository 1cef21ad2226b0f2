"""Rules on what is visible on a PDF's pages: fonts, contrast, distance from the edges; and actions.

Contrast cannot be looked up in a PDF: nothing says which colour lies behind a text. It is found by
going through the painted items in order. The ground of a text is the last solid item painted before
it that contains the middle of its left edge, or else white paper.
"""

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
"""The least distance of text from the page's edge, in pt: what office printers leave blank."""
SOLID = 0.85
"""The share of its bounding box that an item must cover to count as a ground for text."""
ROUNDED = 0.1
"""The rounding error, in pt, of a type size that was reduced and is enlarged again."""


def fonts(pdf: ExaminedPdf) -> Iterator[Finding]:
    for font in pdf.pdf.fonts:
        if not font.embedded:
            yield Finding(0, f"the font {font.name} is not embedded")
        if not font.has_characters:
            yield Finding(
                0,
                f"the font {font.name} does not say which characters its codes are (no ToUnicode "
                "map)",
            )


def boxes(pdf: ExaminedPdf) -> Iterator[Finding]:
    for characters in pdf.pdf.boxes:
        named = ", ".join(f"U+{ord(one[0]):04X}" for one in characters)
        yield Finding(0, f"a font shows boxes for characters that it does not have: {named}")


def _screen_colour(ink: InkColour) -> Colour | None:
    """Return a colour in RGB; None for inks of a press, images and gradients."""
    if ink.space == "rgb" and len(ink.parts) == 3:
        red, green, blue = (round(255 * part) for part in ink.parts)
        return Colour(red, green, blue)
    if ink.space == "gray" and ink.parts:
        level = round(255 * ink.parts[0])
        return Colour(level, level, level)
    return None


def _ground_colour(text: PaintedItem, grounds: list[PaintedItem]) -> InkColour:
    """Return the colour that a text stands on: that of the uppermost ground, or white paper."""
    sample = PageArea(
        text.area.left, (text.area.bottom + text.area.top) / 2,
        text.area.left + 1, (text.area.bottom + text.area.top) / 2,
    )  # fmt: skip
    for ground in reversed(grounds):
        if ground.cover >= SOLID and ground.area.holds(sample):
            return ground.ink
    return InkColour("gray", (1.0,))


def _is_template_artifact(item: PaintedItem, pdf: ExaminedPdf) -> bool:
    """Whether an item is an artifact that comes from a user's PowerPoint template."""
    return pdf.expected.in_template and item.artifact is not None


def too_faint(pdf: ExaminedPdf) -> Iterator[Finding]:
    seen: set[tuple[Colour, Colour, float]] = set()
    for page in pdf.pdf.pages:
        grounds: list[PaintedItem] = []
        # Each pair of colours is reported once a page; pairs of a template, which repeats them on
        # every slide, once a file.
        if not pdf.expected.in_template:
            seen.clear()
        for item in page.painted:
            if item.kind in ("fill", "image"):
                grounds.append(item)
            if item.kind != "text" or _is_template_artifact(item, pdf):
                continue
            text, ground = _screen_colour(item.ink), _screen_colour(_ground_colour(item, grounds))
            least = contrast.needed(item.size / pdf.expected.scale + ROUNDED)
            if text is None or ground is None or (text, ground, least) in seen:
                continue
            seen.add((text, ground, least))
            ratio = contrast.ratio(text, ground)
            if ratio < least:
                pair = f"{text} on {ground} is {contrast.told(ratio, least)}; it needs {least:g}:1"
                # A template's colours are its maker's choice; the deck's rules report them, too.
                severity = Severity.WARNING if pdf.expected.in_template else None
                message = f"text of {item.size:.0f} pt: {pair}"
                yield Finding(page.number, message, severity=severity)


def near_edge(pdf: ExaminedPdf) -> Iterator[Finding]:
    for page in pdf.pdf.pages:
        inner = page.trim.grown(-NEAREST)
        for item in page.painted:
            if (
                item.kind == "text"
                and item.artifact != "Page"
                and not _is_template_artifact(item, pdf)
                and not inner.holds(item.area, 0.5)
            ):
                distance = min(
                    item.area.left - page.trim.left, page.trim.right - item.area.right,
                    item.area.bottom - page.trim.bottom, page.trim.top - item.area.top,
                )  # fmt: skip
                yield Finding(
                    page.number, f"text stands {to_mm(distance):.1f} mm from the edge of the page"
                )
                break


def acts(pdf: ExaminedPdf) -> Iterator[Finding]:
    if pdf.pdf.catalogue.acts:
        yield Finding(
            0, "the file has actions or scripts that run by themselves, or embedded files"
        )


def picture_metadata(examined: ExaminedPdf) -> Iterator[Finding]:
    for kinds in examined.pdf.picture_metadata:
        yield Finding(0, f"a picture holds more than pixels: {', '.join(kinds)}")


RULES: tuple[Rule[ExaminedPdf], ...] = (
    Rule("PDF-11", Severity.ERROR, "fonts are embedded, and their codes have characters",
         "Otherwise another font is shown, and text that is copied or read aloud is nonsense.",
         "ISO 14289-1, 7.21", fonts),
    Rule("PDF-13", Severity.ERROR, "text has a contrast of 4.5:1, large text of 3:1",
         "Fainter text cannot be read by people with low vision, or when it is printed badly.",
         "WCAG 2.2, 1.4.3", too_faint),
    Rule("PDF-14", Severity.ERROR, f"text stands {to_mm(NEAREST):g} mm or more from every edge",
         "Office printers cannot print closer to the edge, and text may be cut off there.",
         "docs/print.md", near_edge),
    Rule("PDF-15", Severity.ERROR, "the PDF has no actions, scripts or embedded files",
         "PDF readers show warnings about them, and archives refuse the file.",
         "ISO 19005-2, 6.5", acts),
    Rule("PDF-16", Severity.ERROR, "pictures hold their pixels alone",
         "Cameras and programs write beside them who, where and when; it may name a patient.",
         "UK GDPR, article 5(1)(c)", picture_metadata),
    Rule("PDF-17", Severity.ERROR, "no character is shown as a box",
         "A font shows a box, .notdef, for what it does not have; nobody can read it.",
         "ISO 14289-1, 7.21.8", boxes),
)  # fmt: skip

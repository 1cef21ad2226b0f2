"""Say how a leaflet is set otherwise than usual: larger, more tightly, or on more pages."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.diagnostics import Report
from irdocs.leaflet.economy import Economy
from irdocs.leaflet.formats import Format
from irdocs.leaflet.leaflet_text import EACH, LeafletText


def more_pages(
    texts: Sequence[LeafletText], format: Format, step: int, ruled: int, report: Report
) -> None:
    """Report that a booklet has `step` pages more than it would have with less content, of which
    `ruled` are for the reader's notes."""
    each, pages = EACH if len(texts) > 1 else "", len(format.sides)
    notes = f"; {ruled} of them {'is' if ruled == 1 else 'are'} ruled for notes" if ruled else ""
    report.note(
        "more-pages",
        f"{_called(format, texts)} has {pages} pages{each}, as {pages - step} do not hold "
        f"the content{notes}",
        texts[0].document.span,
        "shorten the text to save paper",
    )


def larger(texts: Sequence[LeafletText], before: Format, after: Format, report: Report) -> None:
    """Report how much larger than usual a leaflet is set."""
    more = f"{after.scale / before.scale - 1:.0%}"
    report.note(
        "enlarged",
        f"{_called(before, texts)} is set {more} larger than usual, as its pages have room",
        texts[0].document.span,
        "add what is missing, and it is set as usual; a format's enlarge: says how far it may go",
    )


def tightened(
    texts: Sequence[LeafletText], format: Format, economy: Economy, reason: str, report: Report
) -> None:
    """Report how tightly a leaflet is set, and why."""
    parts = (("spaces", economy.spaces), ("pictures", economy.pictures), ("headings", economy.type))
    reduced = [f"{name} at {part:.0%}" for name, part in parts if part < 1]
    if not reduced:
        return
    report.note(
        "tightened",
        f"{_called(format, texts)} is set with {' and '.join(reduced)} of their size, so that "
        f"{reason}",
        texts[0].document.span,
        "shorten the text, or choose a format with more room, and it is set as usual",
    )


def _called(format: Format, texts: Sequence[LeafletText]) -> str:
    """Return the name of a format, with the language where each of several has a leaflet."""
    about = texts[0].document.document
    is_one_of_several = len(texts) == 1 and len(about.languages) > 1
    return f"{format.name} in {texts[0].language}" if is_one_of_several else format.name


__all__ = ["larger", "more_pages", "tightened"]

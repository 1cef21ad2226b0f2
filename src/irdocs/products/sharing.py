"""What files that two languages share have in common: their parts, and how they are read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.diagnostics import Report, Span
from irdocs.products.planning import AuditResult, FileContents, Halves, both

if TYPE_CHECKING:
    from irdocs.audit.reading.pdf_file import PdfFile
    from irdocs.page.tags import Tag


def part_of(halves: Halves, number: int) -> Tag:
    """Return the element that holds all of one language in a PDF."""
    from irdocs.page.halves import language_part

    return language_part(halves[0].language, halves[number].language, name_of(halves, number))


def name_of(halves: Halves, number: int) -> str:
    """Return what a language is called in itself, such as Cymraeg."""
    return halves[number].context.locale.language_name(halves[number].language)


def read_back(
    pdf: PdfFile,
    file: str,
    halves: Halves,
    placements: Sequence[Placement],
    span: Span,
    report: Report,
    scale: float = 1.0,
    *,
    in_template: bool = False,
) -> AuditResult:
    """Check a finished PDF by the rules; return the text of each language and what it holds.

    Each language must have a part of the structure tree, in its place. `scale` and
    `in_template` are those of `ExpectedPdf`.
    """
    from irdocs.audit import parity
    from irdocs.audit import pdf as rules
    from irdocs.audit.reading import inventories, pdf_text

    first, second = (str(half.document.document.title) for half in halves)
    expected = rules.ExpectedPdf(halves[0].language, both(first, second), scale, in_template)
    rules.complain(pdf, file, expected, span, report)
    languages = [half.language for half in halves]
    found = [part.language for part in pdf.parts]
    if found != languages:
        report.error(
            parity.PARITY,
            f"{file}: its parts are in {', '.join(map(str, found)) or 'no language'}, not in "
            f"{' and '.join(languages)}",
            span,
            "build it again; if nobody has changed it, report it as a fault of irdocs",
        )
        return AuditResult()
    return AuditResult(
        tuple(
            FileContents(placement, outline)
            for placement, outline in zip(placements, pdf_text.of_parts(pdf), strict=True)
        ),
        tuple(
            inventories.of_pdf(pdf, (part,), file, language, placement)
            for part, language, placement in zip(pdf.parts, languages, placements, strict=True)
        ),
    )


__all__ = ["name_of", "part_of", "read_back"]

"""The rules PDF-01 to PDF-17, which every finished leaflet and handout is held to.

They cover what assistive technology needs (tags, titles, languages: PDF/UA) and what readers see
(fonts, contrast, distance from the edges). The rules of a print shop are in `audit.preflight`.
"""

from __future__ import annotations

from irdocs.audit.pdf import page, structure
from irdocs.audit.pdf.examined import ExaminedPdf, ExpectedPdf
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Report, Span

RULES: tuple[Rule[ExaminedPdf], ...] = tuple(
    sorted((*structure.RULES, *page.RULES), key=lambda rule: rule.code)
)
"""Every rule on PDFs, by code."""


def check(file: PdfFile, expected: ExpectedPdf) -> list[tuple[Rule[ExaminedPdf], Finding]]:
    """Return each finding in a finished PDF with its rule, by rule and then by page."""
    examined = ExaminedPdf(file, expected)
    return [(rule, finding) for rule in RULES for finding in rule.find(examined)]


def complain(file: PdfFile, name: str, expected: ExpectedPdf, span: Span, report: Report) -> None:
    """Add the findings of all rules to a report.

    `name` is the name of the file, with which messages begin; `span` is the place in content.yaml
    that stands for the whole file.
    """
    for rule, finding in check(file, expected):
        where = f"{name}, page {finding.page}: " if finding.page else f"{name}: "
        report.report(
            finding.severity or rule.severity,
            rule.code,
            where + finding.message,
            span,
            rule.requirement,
        )


__all__ = ["RULES", "ExaminedPdf", "ExpectedPdf", "check", "complain"]

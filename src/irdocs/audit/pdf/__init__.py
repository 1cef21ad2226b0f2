"""Rules over a finished PDF: what a listener needs, what a reader sees."""

from __future__ import annotations

from irdocs.audit.pdf import page, structure
from irdocs.audit.pdf.examined import ExaminedPdf, ExpectedPdf
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Report, Span

RULES: tuple[Rule[ExaminedPdf], ...] = tuple(
    sorted((*structure.RULES, *page.RULES), key=lambda rule: rule.code)
)
"""Every rule over a PDF."""


def check(file: PdfFile, expected: ExpectedPdf) -> list[tuple[Rule[ExaminedPdf], Finding]]:
    """Return what each rule finds in a finished PDF."""
    examined = ExaminedPdf(file, expected)
    return [(rule, finding) for rule in RULES for finding in rule.find(examined)]


def complain(file: PdfFile, name: str, expected: ExpectedPdf, span: Span, report: Report) -> None:
    """Add what the rules find in a finished PDF, under the name of its file."""
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

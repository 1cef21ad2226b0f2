"""Rules over a finished PDF: what a listener needs, what a reader sees."""

from __future__ import annotations

from irdocs.diagnostics import Report, Span
from irdocs.probe import painted
from irdocs.probe.structure import Tagged
from irdocs.review.pdf import page, structure
from irdocs.review.pdf.examined import Examined, Expected
from irdocs.review.rules import Finding, Rule

RULES: tuple[Rule[Examined], ...] = tuple(
    sorted((*structure.RULES, *page.RULES), key=lambda rule: rule.code)
)
"""Every rule over a PDF."""


def check(data: bytes, expected: Expected) -> list[tuple[Rule[Examined], Finding]]:
    """Return what each rule finds in a finished PDF. Raises pikepdf.PdfError if it is damaged."""
    examined = Examined(Tagged(data), painted.read(data), expected)
    return [(rule, finding) for rule in RULES for finding in rule.find(examined)]


def complain(data: bytes, file: str, expected: Expected, span: Span, report: Report) -> None:
    """Add what the rules find in a finished PDF."""
    for rule, finding in check(data, expected):
        where = f"{file}, page {finding.page}: " if finding.page else f"{file}: "
        report.say(
            finding.severity or rule.severity, rule.code, where + finding.what, span, rule.holds
        )


__all__ = ["RULES", "Examined", "Expected", "check", "complain"]

"""Rules over a finished PDF: what a listener needs, what a reader sees."""

from __future__ import annotations

from irdocs.diagnostics import Report, Span
from irdocs.probe import painted
from irdocs.probe.structure import Tagged
from irdocs.review.pdf import page, structure
from irdocs.review.pdf.examined import Examined
from irdocs.review.rules import Finding, Rule

RULES: tuple[Rule[Examined], ...] = tuple(
    sorted((*structure.RULES, *page.RULES), key=lambda rule: rule.code)
)
"""Every rule over a PDF."""


def check(
    data: bytes, language: str, title: str, scale: float = 1.0
) -> list[tuple[Rule[Examined], Finding]]:
    """Return what each rule finds in a finished PDF that shows things at a scale.

    Raises pikepdf.PdfError when it cannot be read.
    """
    examined = Examined(Tagged(data), painted.read(data), language, title, scale)
    return [(rule, finding) for rule in RULES for finding in rule.find(examined)]


def complain(
    data: bytes,
    file: str,
    language: str,
    title: str,
    span: Span,
    report: Report,
    scale: float = 1.0,
) -> None:
    """Add what the rules find in a finished PDF."""
    for rule, finding in check(data, language, title, scale):
        where = f"{file}, page {finding.page}: " if finding.page else f"{file}: "
        report.say(rule.severity, rule.code, where + finding.what, span, rule.holds)


__all__ = ["RULES", "Examined", "check", "complain"]

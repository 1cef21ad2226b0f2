"""Rules on the content: evidence, plain language, headings, links, two products from one file."""

from __future__ import annotations

from irdocs.audit.content import evidence, language, products, wording
from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Rule
from irdocs.diagnostics import Report

RULES: tuple[Rule[ExaminedContent], ...] = (
    *evidence.RULES, *language.RULES, *wording.RULES, *products.RULES
)  # fmt: skip
"""Every rule on content."""


def review(content: ExaminedContent, report: Report) -> None:
    """Add what every rule finds in the content."""
    for rule in RULES:
        for finding in rule.find(content):
            report.report(rule.severity, rule.code, finding.message, finding.span, rule.requirement)


__all__ = ["RULES", "ExaminedContent", "review"]

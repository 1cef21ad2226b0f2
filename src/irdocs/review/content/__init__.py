"""Rules on the content: evidence, plain language, headings, links, two products from one file."""

from __future__ import annotations

from irdocs.diagnostics import Report
from irdocs.review.content import evidence, language, products, wording
from irdocs.review.content.examined import Content
from irdocs.review.rules import Rule

RULES: tuple[Rule[Content], ...] = (
    *evidence.RULES, *language.RULES, *wording.RULES, *products.RULES
)  # fmt: skip
"""Every rule on content."""


def review(content: Content, report: Report) -> None:
    """Add what every rule finds in the content."""
    for rule in RULES:
        for finding in rule.find(content):
            report.say(rule.severity, rule.code, finding.what, finding.span, rule.holds)


__all__ = ["RULES", "Content", "review"]

"""Rules on the content: evidence, plain language, headings, links, use in both products.

They need content.yaml alone, no finished file, so they also run where nothing is built. Most are
warnings: what they find can be right in its place, and can then be waived (see `audit.waivers`).
"""

from __future__ import annotations

from irdocs.audit.content import (
    alike_telephones,
    chart_words,
    completeness,
    contradicting_risks,
    doubled_marks,
    error_prone_doses,
    evidence,
    formula_speech,
    impossible_dates,
    language,
    misleading,
    numbers,
    other_language,
    paper_links,
    placeholders,
    products,
    risk,
    said_twice,
    teaching,
    telephones,
    typography,
    uneven_axes,
    units_of_one,
    unread_signs,
    videos,
    wording,
)
from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Rule
from irdocs.diagnostics import Report

RULES: tuple[Rule[ExaminedContent], ...] = (
    *evidence.RULES, *completeness.RULES, *risk.RULES, *language.RULES, *wording.RULES,
    *numbers.RULES, *products.RULES, *teaching.RULES, *videos.RULES, *paper_links.RULES,
    *formula_speech.RULES, *uneven_axes.RULES, *misleading.RULES, *other_language.RULES,
    *typography.RULES, *unread_signs.RULES, *telephones.RULES, *chart_words.RULES,
    *doubled_marks.RULES, *said_twice.RULES, *alike_telephones.RULES,
    *impossible_dates.RULES, *contradicting_risks.RULES, *error_prone_doses.RULES,
    *placeholders.RULES, *units_of_one.RULES,
)  # fmt: skip
"""Every rule on content."""


def review(content: ExaminedContent, report: Report) -> None:
    """Add the findings of all rules to a report."""
    for rule in RULES:
        for finding in rule.find(content) if content.is_read_by(rule) else ():
            report.report(rule.severity, rule.code, finding.message, finding.span, rule.requirement)


__all__ = ["RULES", "ExaminedContent", "review"]

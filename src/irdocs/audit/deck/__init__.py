"""Rules over a finished deck: PowerPoint's accessibility checker, and what validators miss."""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.audit.deck import contrast, objects, structure, text
from irdocs.audit.deck.examined import ExaminedDeck, ExpectedDeck
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Report, Severity, Span
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.text_styles import StyleResolver

RULES: tuple[Rule[ExaminedDeck], ...] = (
    *objects.RULES, *text.RULES, *contrast.RULES, *structure.RULES
)  # fmt: skip
"""Every rule over a deck."""


def check(show: Presentation, expected: ExpectedDeck) -> list[tuple[Rule[ExaminedDeck], Finding]]:
    """Return what each rule finds in a finished deck, by slide and then by rule."""
    examined = ExaminedDeck(show, StyleResolver(show), expected)
    try:
        found = [(rule, finding) for rule in RULES for finding in rule.find(examined)]
    except NotAPackageError as error:  # a part that is damaged
        return [(structure.UNREADABLE, Finding(0, f"it cannot be read: {error}"))]
    return sorted(found, key=lambda pair: (pair[1].page, pair[0].code))


def complain(
    show: Presentation,
    expected: ExpectedDeck,
    spans: Mapping[int, Span],
    span: Span,
    report: Report,
) -> None:
    """Add errors and warnings about a finished deck; `spans` tells where a slide's words stand."""
    for rule, finding in check(show, expected):
        if rule.severity is Severity.NOTE:
            continue
        where = f"slide {finding.page}: " if finding.page else "the deck: "
        add = report.error if rule.severity is Severity.ERROR else report.warning
        add(rule.code, where + finding.message, spans.get(finding.page, span), rule.requirement)


__all__ = ["RULES", "ExaminedDeck", "ExpectedDeck", "check", "complain"]

"""Rules over a finished deck: PowerPoint's accessibility checker, and what validators miss."""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.diagnostics import Report, Severity, Span
from irdocs.probe.looks import Looks
from irdocs.probe.package import NotAPackageError
from irdocs.probe.show import Show
from irdocs.review.deck import contrast, objects, structure, text
from irdocs.review.deck.examined import Examined, Expected
from irdocs.review.rules import Finding, Rule

RULES: tuple[Rule[Examined], ...] = (
    *objects.RULES, *text.RULES, *contrast.RULES, *structure.RULES
)  # fmt: skip
"""Every rule over a deck."""


def check(show: Show, expected: Expected) -> list[tuple[Rule[Examined], Finding]]:
    """Return what each rule finds in a finished deck, by slide and then by rule."""
    examined = Examined(show, Looks(show), expected)
    try:
        found = [(rule, finding) for rule in RULES for finding in rule.find(examined)]
    except NotAPackageError as error:  # a part that is damaged
        return [(structure.UNREADABLE, Finding(0, f"it cannot be read: {error}"))]
    return sorted(found, key=lambda pair: (pair[1].page, pair[0].code))


def complain(
    show: Show, expected: Expected, spans: Mapping[int, Span], span: Span, report: Report
) -> None:
    """Add errors and warnings about a finished deck; `spans` tells where a slide's words stand."""
    for rule, finding in check(show, expected):
        if rule.severity is Severity.NOTE:
            continue
        where = f"slide {finding.page}: " if finding.page else "the deck: "
        add = report.error if rule.severity is Severity.ERROR else report.warning
        add(rule.code, where + finding.what, spans.get(finding.page, span), rule.holds)


__all__ = ["RULES", "Examined", "Expected", "check", "complain"]

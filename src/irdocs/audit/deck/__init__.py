"""The rules PPT-00 to PPT-31, which every finished deck is held to.

They cover what PowerPoint's own accessibility checker asks for, legibility (sizes, contrast), the
direction of text, and faults of the file that make PowerPoint offer to repair it although it is
valid by its schema.
"""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.audit.deck import contrast, languages, objects, structure, text
from irdocs.audit.deck.examined import ExaminedDeck, ExpectedDeck
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Report, Severity, Span
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import Presentation

RULES: tuple[Rule[ExaminedDeck], ...] = (
    *objects.RULES, *text.RULES, *contrast.RULES, *structure.RULES, *languages.RULES
)  # fmt: skip
"""Every rule on decks."""


def check(show: Presentation, expected: ExpectedDeck) -> list[tuple[Rule[ExaminedDeck], Finding]]:
    """Return each finding in a finished deck with its rule, by slide and then by rule.

    If a part of the file is damaged, the only finding is that of PPT-00.
    """
    examined = ExaminedDeck(show, expected)
    try:
        findings = [(rule, finding) for rule in RULES for finding in rule.find(examined)]
    except NotAPackageError as error:  # a part that is damaged
        return [(structure.UNREADABLE, Finding(0, f"the file cannot be read: {error}"))]
    return sorted(findings, key=lambda pair: (pair[1].page, pair[0].code))


def complain(
    show: Presentation,
    expected: ExpectedDeck,
    spans: Mapping[int, Span],
    span: Span,
    report: Report,
) -> None:
    """Add the errors and warnings about a finished deck to a report; notes are left out.

    `spans` maps numbers of slides to the places in content.yaml where their words come from; `span`
    is the place for findings on other slides, or on the whole file.
    """
    for rule, finding in check(show, expected):
        if rule.severity is Severity.NOTE:
            continue
        where = f"slide {finding.page}: " if finding.page else "the deck: "
        add = report.error if rule.severity is Severity.ERROR else report.warning
        add(rule.code, where + finding.message, spans.get(finding.page, span), rule.requirement)


__all__ = ["RULES", "ExaminedDeck", "ExpectedDeck", "check", "complain"]

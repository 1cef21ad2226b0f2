"""Waivers: weaknesses that the author has looked at and keeps, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from irdocs.audit import content
from irdocs.audit.codes import CODES
from irdocs.audit.rules import Explanation
from irdocs.content.model import Document, Waiver
from irdocs.diagnostics import Diagnostic, Report, Severity, Span, guess


@dataclass(frozen=True, slots=True)
class WaivedDiagnostic:
    """A complaint that the author keeps, and why."""

    diagnostic: Diagnostic
    reason: str


def check(document: Document, report: Report) -> None:
    """Complain of waivers that name no code, an error's code, or no place of the content."""
    places = {place for place, _ in _places(document)}
    for waiver in document.waivers:
        rule = _rule(str(waiver.code))
        if rule is None:
            from irdocs.audit import catalogue

            report.error(
                "bad-waiver", f'there is no code "{waiver.code}"', waiver.code.span,
                guess(str(waiver.code), catalogue.codes(), "irdocs check --list names them all"),
            )  # fmt: skip
        elif rule.severity is Severity.ERROR:
            report.error(
                "bad-waiver", f'"{waiver.code}" is an error, which cannot be waived',
                waiver.code.span, "mend what it names",
            )  # fmt: skip
        if waiver.at and str(waiver.at) not in places:
            report.error(
                "bad-waiver", f'no section or block has the id "{waiver.at}"', waiver.at.span,
                "leave at: out to waive it in the whole file",
            )  # fmt: skip


def _rule(code: str) -> Explanation | None:
    """Return what a code means; those of content are known without what reads finished files."""
    for rule in (*content.RULES, *CODES):
        if rule.code == code:
            return rule
    from irdocs.audit import catalogue

    return catalogue.explained(code)


def apply(document: Document, found: Report) -> tuple[Report, tuple[WaivedDiagnostic, ...]]:
    """Return a report without what is waived, and what is; a waiver of nothing is a warning."""
    kept, waived, used = Report(), [], set()
    places = list(_places(document))
    for diagnostic in found:
        waiver = _waiver(document, diagnostic, places)
        if waiver is None or diagnostic.severity is Severity.ERROR:
            kept.add(diagnostic)
        else:
            used.add(waiver.span)
            waived.append(WaivedDiagnostic(diagnostic, str(waiver.reason)))
    always = {rule.code for rule in content.RULES} - {"review-overdue", "reviewed-in-future"}
    for waiver in document.waivers:
        if waiver.span not in used and str(waiver.code) in always:
            kept.warning(
                "unused-waiver", f'nothing is left that "{waiver.code}" says', waiver.span,
                "take the waiver out",
            )  # fmt: skip
    return kept, tuple(waived)


def _waiver(
    document: Document, diagnostic: Diagnostic, places: list[tuple[str, Span]]
) -> Waiver | None:
    for waiver in document.waivers:
        if waiver.code == diagnostic.code and (
            waiver.at is None or str(waiver.at) in _around(diagnostic.span, places)
        ):
            return waiver
    return None


def _places(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield each section and block with its span, as they stand in the file."""
    for section in document.sections:
        yield str(section.id), section.span
        for block in section.blocks:
            yield str(block.id), block.span


def _around(span: Span | None, places: list[tuple[str, Span]]) -> set[str]:
    """Return the ids of the section and of the block that a place of the file lies in.

    Each reaches to where the next begins; a section's column is smaller than its blocks'.
    """
    if span is None:
        return set()
    found: dict[int, str] = {}
    for name, start in places:
        if start.file == span.file and (start.line, start.column) <= (span.line, span.column):
            found = {column: n for column, n in found.items() if column < start.column}
            found[start.column] = name
    return set(found.values())

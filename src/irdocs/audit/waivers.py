"""Waivers: findings that the author has considered and decided to keep, each with a reason.

A waiver names the code of a warning or a note and, optionally, the section or block that it is for.
Errors cannot be waived, and a waiver that no longer waives anything is reported, so that none
outlives its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit import content
from irdocs.audit.codes import CODES
from irdocs.audit.rules import Explanation
from irdocs.content.about import Waiver
from irdocs.content.model import Document
from irdocs.diagnostics import Diagnostic, Report, Severity, Span, guess
from irdocs.frozen import frozen


@frozen
class WaivedDiagnostic:
    """A finding that the author has waived, and why."""

    diagnostic: Diagnostic
    reason: str


def check(document: Document, report: Report) -> None:
    """Report waivers with an unknown code, the code of an error, or an unknown section or block."""
    places = {place for place, _ in _places(document)}
    for waiver in document.waivers:
        rule = _rule(str(waiver.code))
        if rule is None:
            from irdocs.audit import catalogue

            report.error(
                "bad-waiver", f'"{waiver.code}" is not the code of any finding', waiver.code.span,
                guess(str(waiver.code), catalogue.codes(), "irdocs check --list names them all"),
            )  # fmt: skip
        elif rule.severity is Severity.ERROR:
            report.error(
                "bad-waiver", f'"{waiver.code}" is the code of an error, which cannot be waived',
                waiver.code.span, "correct what the error reports",
            )  # fmt: skip
        if waiver.at and str(waiver.at) not in places:
            report.error(
                "bad-waiver", f'no section or block has the id "{waiver.at}"', waiver.at.span,
                "leave out at: to waive the code in the whole file",
            )  # fmt: skip


def _rule(code: str) -> Explanation | None:
    """Return the explanation of a code; None if there is none.

    Codes of rules on content and of the stages of building come first. Only for others is the whole
    catalogue imported, since that loads pikepdf, which takes time.
    """
    for rule in (*content.RULES, *CODES):
        if rule.code == code:
            return rule
    from irdocs.audit import catalogue

    return catalogue.explained(code)


def apply(
    document: Document, found: Report, examined: content.ExaminedContent | None
) -> tuple[Report, tuple[WaivedDiagnostic, ...]]:
    """Return the rest of a report, with a warning for each unused waiver, and what is waived.

    Unused waivers are only reported for rules that ran for certain: rules on finished files may
    not have run, nor those on a product that is not made, and two rules on dates depend on the day.
    """
    remaining, waived, used = Report(), [], set()
    places = list(_places(document))
    for diagnostic in found:
        waiver = _waiver(document, diagnostic, places)
        if waiver is None or diagnostic.severity is Severity.ERROR:
            remaining.add(diagnostic)
        else:
            used.add(waiver.span)
            waived.append(WaivedDiagnostic(diagnostic, str(waiver.reason)))
    always_checked = {
        rule.code for rule in content.RULES if examined is None or examined.is_made(rule)
    } - {"review-overdue", "reviewed-in-future"}
    for waiver in document.waivers:
        if waiver.span not in used and str(waiver.code) in always_checked:
            remaining.warning(
                "unused-waiver", f'this waiver of "{waiver.code}" waives nothing any more',
                waiver.span, "remove the waiver",
            )  # fmt: skip
    return remaining, tuple(waived)


def _waiver(
    document: Document, diagnostic: Diagnostic, places: list[tuple[str, Span]]
) -> Waiver | None:
    """Return the first waiver that covers a finding."""
    for waiver in document.waivers:
        if waiver.code == diagnostic.code and (
            waiver.at is None or str(waiver.at) in _ids_of(diagnostic, places)
        ):
            return waiver
    return None


def _ids_of(diagnostic: Diagnostic, places: list[tuple[str, Span]]) -> set[str]:
    """Return the ids of the section and the block that a finding is about."""
    other = diagnostic.span.other if diagnostic.span else None
    return _ids_around(diagnostic.span, places) | _ids_around(other, places)


def _places(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the id and the span of each section and block, in the order of the file."""
    for section in document.sections:
        yield str(section.id), section.span
        for block in section.blocks:
            yield str(block.id), block.span


def _ids_around(span: Span | None, places: list[tuple[str, Span]]) -> set[str]:
    """Return the ids of the section and of the block that contain a place in the file.

    The spans say only where sections and blocks begin. Each reaches to where the next one begins
    that is indented as much or less: blocks are indented more than their section, so a section ends
    the block before it, while a block leaves its section open.
    """
    if span is None:
        return set()
    open_ids: dict[int, str] = {}
    for name, start in places:
        if start.file == span.file and (start.line, start.column) <= (span.line, span.column):
            open_ids = {column: n for column, n in open_ids.items() if column < start.column}
            open_ids[start.column] = name
    return set(open_ids.values())

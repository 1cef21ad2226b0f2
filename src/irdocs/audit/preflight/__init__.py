"""The preflight: what a print shop checks before it prints a file, measured on the finished PDF.

Each of the rules PRN-01 to PRN-18 gives one row, which passed, failed or does not apply. A row
tells what was measured even if it passed, because the print shop gets the rows with the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.audit.preflight import ink, qr_codes, sheets
from irdocs.audit.preflight.examined import ExaminedPressFile, PreflightRule
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.audit.ticket import JobTicket, PreflightRow
from irdocs.diagnostics import Report, Span

RULES: tuple[PreflightRule, ...] = tuple(
    sorted((*sheets.RULES, *ink.RULES, *qr_codes.RULES), key=lambda rule: rule.code)
)
"""PRN-01 to PRN-18, in order."""
MOST_NAMED = 3
"""The number of faults that a row spells out; the rest are counted."""


def check(file: PdfFile, ticket: JobTicket) -> tuple[PreflightRow, ...]:
    """Return a row for each of PRN-01 to PRN-18, in order."""
    press = ExaminedPressFile(file, ticket)
    return tuple([_row(rule, press) for rule in RULES])


def _row(rule: PreflightRule, press: ExaminedPressFile) -> PreflightRow:
    finding = rule.measure(press)
    if finding is None:
        return PreflightRow(rule.code, rule.requirement, "not applicable", "")
    if not finding.fault:
        return PreflightRow(rule.code, rule.requirement, "pass", finding.measured)
    wrong = list(dict.fromkeys(finding.fault))
    unnamed = len(wrong) - MOST_NAMED
    faults = "; ".join(wrong[:MOST_NAMED]) + (f"; and {unnamed} more" if unnamed > 0 else "")
    return PreflightRow(rule.code, rule.requirement, "fail", faults)


def complain(
    rows: Sequence[PreflightRow], file: str, profile: str, span: Span | None, report: Report
) -> None:
    """Report each row that failed as an error.

    `file` is the name of the press file; `profile` says in words what asks for the rows, such as
    "the profile uk-3mm".
    """
    for row in rows:
        if row.outcome == "fail":
            report.error(
                row.id, f"{file}: {row.rule}: {row.found}", span,
                f"{profile} asks for it; docs/print.md explains the rows",
            )  # fmt: skip


__all__ = ["RULES", "check", "complain"]

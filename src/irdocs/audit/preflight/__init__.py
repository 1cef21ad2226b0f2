"""The print shop's checks, made on the finished file: a row for each rule, passed or failed."""

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
"""How many faults a row names."""


def check(file: PdfFile, ticket: JobTicket) -> tuple[PreflightRow, ...]:
    """Return a row for each of PRN-01 to PRN-18."""
    press = ExaminedPressFile(file, ticket)
    return tuple([_measured(rule, press) for rule in RULES])


def _measured(rule: PreflightRule, press: ExaminedPressFile) -> PreflightRow:
    finding = rule.measure(press)
    if finding is None:
        return PreflightRow(rule.code, rule.requirement, "not applicable", "")
    if not finding.wrong:
        return PreflightRow(rule.code, rule.requirement, "pass", finding.measured)
    wrong = list(dict.fromkeys(finding.wrong))
    more = len(wrong) - MOST_NAMED
    named = "; ".join(wrong[:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
    return PreflightRow(rule.code, rule.requirement, "fail", named)


def complain(
    rows: Sequence[PreflightRow], file: str, profile: str, span: Span | None, report: Report
) -> None:
    """Make an error of each row that failed what a press's profile asks for."""
    for row in rows:
        if row.outcome == "fail":
            report.error(
                row.id, f"{file}: {row.rule}: {row.found}", span,
                f"{profile} asks for it; docs/print.md explains the rows",
            )  # fmt: skip


__all__ = ["RULES", "check", "complain"]

"""What of a brand a theme does not take: said once each, with the place and the reason."""

from __future__ import annotations

from irdocs.diagnostics import Report, Span


class Losses:
    """Adds a note to a report for everything that is left out."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def add(self, what: str, why: str, span: Span | None, hint: str | None = None) -> None:
        """Say that something is not taken, and why."""
        self._report.note("brand-not-taken", f"{what} is not taken: {why}", span, hint)

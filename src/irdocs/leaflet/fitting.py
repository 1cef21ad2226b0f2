"""Plan a leaflet as usual or, where that does not do, more tightly; and say what holds it where
nothing does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from irdocs.content.model import Document
from irdocs.diagnostics import Diagnostic, Report
from irdocs.leaflet import plan as planning
from irdocs.leaflet.boxes import Parting
from irdocs.leaflet.breaks import PENALTIES
from irdocs.leaflet.economy import STEPS, USUAL, Economy
from irdocs.leaflet.formats import Format
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.locale import Locale
from irdocs.theme import Theme

A_STEP = 3.0
"""What it costs to set all one step more tightly, beside the costs of breaks."""
OVERFLOW = "leaflet-overflow"

Plan = Callable[[Format, Economy, Report], PlannedLeaflet]


@dataclass(frozen=True, slots=True)
class _Planning:
    """A leaflet planned with one economy, and what was found in doing so."""

    planned: PlannedLeaflet
    economy: Economy
    findings: Report

    @property
    def overflows(self) -> bool:
        """Whether its content is too much, and nothing else is wrong."""
        return {error.code for error in self.findings.errors} == {OVERFLOW}

    @property
    def could_be_better(self) -> bool:
        """Whether less space might keep together what its breaks part."""
        breaks = self.planned.breaks
        return breaks is not None and breaks.worst >= PENALTIES[Parting.ALONE]


def fitted(
    document: Document,
    theme: Theme,
    format: Format,
    locale: Locale,
    report: Report,
    *,
    others: Callable[[], Sequence[Format]] = tuple,
    draft: bool = False,
) -> PlannedLeaflet:
    """Return the planned leaflet; content that does not fit is an error in `report`.

    Before that all is set more tightly, step by step, with a note that says so; and with less space
    where something would stand alone. A booklet takes more pages then, with a note. The error names
    those of the `others` that hold the content.
    """

    def plan(format: Format, economy: Economy, report: Report) -> PlannedLeaflet:
        return planning.plan(document, theme, format, locale, report, economy=economy, draft=draft)

    best, tightest = _tried(partial(plan, format))
    thicker = format.with_more_pages()
    while best is None and thicker is not None:
        best, tightest = _tried(partial(plan, thicker))
        if best:
            _report_more_pages(document, format, thicker, report)
        thicker = thicker.with_more_pages()
    if best is None:
        assert tightest is not None
        report.extend(_with_ways_out(tightest.findings, plan, format, others()))
        return tightest.planned
    if best.economy != USUAL and not best.findings.errors:
        reason = "all fits" if tightest else "less is torn apart"
        _report_economy(document, format, best.economy, reason, report)
    report.extend(best.findings)
    return best.planned


def _tried(
    plan: Callable[[Economy, Report], PlannedLeaflet],
) -> tuple[_Planning | None, _Planning | None]:
    """Return the best attempt that holds all, and the tightest one that does not; None for none."""
    best: _Planning | None = None
    tightest: _Planning | None = None
    least = inf
    for number, economy in enumerate(STEPS):
        if best and economy.pictures < 1:
            break  # smaller pictures are for what would not fit otherwise
        findings = Report()
        attempt = _Planning(plan(economy, findings), economy, findings)
        if attempt.overflows:
            tightest = attempt
            continue
        breaks = attempt.planned.breaks
        cost = (breaks.cost if breaks else 0.0) + number * A_STEP
        if best is None or cost < least:
            best, least = attempt, cost
        if findings.errors or not attempt.could_be_better:
            break
    return best, tightest


def _with_ways_out(
    findings: Report, plan: Plan, format: Format, others: Sequence[Format]
) -> list[Diagnostic]:
    """Return findings whose errors of overflow say which other formats hold the content."""

    def holds(other: Format) -> bool:
        report = Report()
        plan(other, USUAL, report)
        return not report.errors

    names = [other.name for other in others if other.name != format.name and holds(other)]
    if names:
        way = f"or use {' or '.join(names)}, which {'has' if len(names) == 1 else 'have'} the room"
    else:
        way = "or choose a format with more room"
        way += "" if format.more else " (more: lets a format of your own grow)"
    return [
        replace(found, hint=f"{found.hint}, {way}") if found.code == OVERFLOW else found
        for found in findings
    ]


def _report_more_pages(document: Document, format: Format, thicker: Format, report: Report) -> None:
    """Report that a booklet has more pages than it would have with less content."""
    report.note(
        "more-pages",
        f"{format.name} has {len(thicker.sides)} pages, as {len(thicker.sides) - 4} do not hold "
        "the content",
        document.span,
        "shorten the text to save paper",
    )


def _report_economy(
    document: Document, format: Format, economy: Economy, reason: str, report: Report
) -> None:
    """Report how tightly a leaflet is set, and why."""
    parts = (("spaces", economy.spaces), ("pictures", economy.pictures), ("headings", economy.type))
    reduced = [f"{name} at {part:.0%}" for name, part in parts if part < 1]
    report.note(
        "tightened",
        f"{format.name} is set with {' and '.join(reduced)} of their size, so that {reason}",
        document.span,
        "shorten the text, or choose a format with more room, and it is set as usual",
    )

"""Write a scorecard as text for a terminal, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from irdocs.audit.scorecard import CAVEAT, Criterion, Scorecard, Standing, Total
from irdocs.reporting.text import paint

_COLOURS = {Standing.MET: "green", Standing.NOT_MET: "yellow", Standing.NOT_APPLICABLE: "cyan"}


def as_text(card: Scorecard) -> Iterator[str]:
    """Yield the lines of a scorecard: each instrument's total, and its criteria below."""
    for total in card.totals:
        yield _total(total)
        for criterion in card.criteria:
            if criterion.instrument == total.instrument:
                yield _criterion(criterion)
    yield CAVEAT


def _total(total: Total) -> str:
    rest = f", {total.not_applicable} not applicable" if total.not_applicable else ""
    return f"{total.instrument} (by proxy): {total.met} of {total.applicable} met{rest}"


def _criterion(criterion: Criterion) -> str:
    standing = paint(f"{criterion.standing:14}", _COLOURS[criterion.standing])
    where = f"line {criterion.span.line}" if criterion.span else ""
    evidence = ": ".join(filter(None, (where, criterion.missing)))
    return f"  {standing}  {criterion.requirement:34}  {evidence}".rstrip()


def as_json(card: Scorecard) -> str:
    """Return a scorecard as JSON; places are given as file, line and column."""
    return (
        json.dumps(
            {
                "caveat": CAVEAT,
                "totals": [
                    {
                        "instrument": total.instrument, "met": total.met,
                        "applicable": total.applicable, "notApplicable": total.not_applicable,
                    }
                    for total in card.totals
                ],
                "criteria": [_as_object(criterion) for criterion in card.criteria],
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )  # fmt: skip


def _as_object(criterion: Criterion) -> dict[str, object]:
    span = criterion.span
    return {
        "instrument": criterion.instrument,
        "requirement": criterion.requirement,
        "standing": str(criterion.standing),
        "missing": criterion.missing,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }

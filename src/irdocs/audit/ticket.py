"""The job ticket that a print shop gets, and the rows of a preflight, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from irdocs.units import to_mm


@dataclass(frozen=True, slots=True)
class JobTicket:
    """What was ordered: what the finished file is held to. Lengths in pt, ink in per cent."""

    work: str
    """The title, version and date of what is printed."""
    status: str
    """Whether it has been reviewed."""
    format: str
    title: str
    paper: str
    profile: str
    trims: tuple[tuple[float, float], ...]
    """Of each page, width and height."""
    names: tuple[str, ...]
    folds: tuple[tuple[float, ...], ...]
    """Of each page, the x of its folds from the left trim edge."""
    fold: str
    finish: str | None
    bleed: float
    marks: bool
    safe: float
    ink_limit: int
    resolution: int
    codes: tuple[str, ...]
    """The alternative text of each QR code."""


Outcome = Literal["pass", "fail", "not applicable"]


@dataclass(frozen=True, slots=True)
class PreflightRow:
    """One rule (checklists, section 3), and what was found."""

    id: str
    rule: str
    outcome: Outcome
    found: str


def as_text(rows: Sequence[PreflightRow], file: str, ticket: JobTicket) -> str:
    """Return the job ticket and the rows, for people."""
    wide = max(len(row.rule) for row in rows)
    failed = sum(row.outcome == "fail" for row in rows)
    held = sum(row.outcome == "pass" for row in rows)
    verdict = f"{failed} of {len(rows)} rows failed" if failed else f"all {held} rows hold"
    if beside := len(rows) - held - failed:
        verdict += f", {beside} do not apply to this format"
    lines = [
        f"Job ticket and preflight of {file}",
        "",
        *(f"{name + ':':<12}{value}" for name, value in _job(ticket).items()),
        "",
        f"Preflight: {verdict}",
        "",
        *(
            f"{row.outcome if row.outcome != 'not applicable' else '-':<5} {row.id}  "
            f"{row.rule:<{wide}}  {row.found}".rstrip()
            for row in rows
        ),
    ]
    return "\n".join(lines) + "\n"


def as_json(rows: Sequence[PreflightRow], file: str, ticket: JobTicket) -> str:
    """Return the same for programs."""
    passed = all(row.outcome != "fail" for row in rows)
    whole = {
        "file": file,
        "job": _job(ticket),
        "passed": passed,
        "rows": [asdict(row) for row in rows],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _job(ticket: JobTicket) -> dict[str, str]:
    """Return what a print shop asks, answered."""
    width, height = (to_mm(length) for length in ticket.trims[0])
    bleed = to_mm(ticket.bleed)
    folds = {
        "roll": "roll fold, the shorter panel inside",
        "z": "Z fold",
        "half": "one fold",
        "none": "none",
    }
    at = "; ".join(
        f"{name}: {', '.join(f'{to_mm(x):g}' for x in xs)} mm from the left"
        for name, xs in zip(ticket.names, ticket.folds, strict=True)
        if xs
    )
    return {
        "Work": ticket.work,
        "Status": ticket.status,
        "Format": f"{ticket.format}, {ticket.title}",
        "Profile": ticket.profile,
        "Pages": f"{len(ticket.trims)} ({', '.join(dict.fromkeys(ticket.names))}), head to head",
        "Size": f"{width:g} x {height:g} mm, with bleed "
        f"{width + 2 * bleed:g} x {height + 2 * bleed:g} mm",
        "Folds": ticket.finish or folds[ticket.fold] + (f" ({at})" if at else ""),
        "Colour": "4/4, CMYK, FOGRA39 (coated)",
        "Paper": ticket.paper,
        "Marks": "crop and fold marks outside the bleed" if ticket.marks else "none",
    }

"""The job ticket for a print shop, and the rows of a preflight, as text and as JSON.

Both files go to the print shop with the press file. The ticket states what was ordered, the rows
what was measured on the finished file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from irdocs.frozen import frozen
from irdocs.units import to_mm

BLANK = "blank"
"""What a page is called on which nothing but marks is printed."""


@frozen
class TicketEdition:
    """What a press file of several editions has of one of them, in one language or in two that
    share it."""

    name: str
    language: str
    """Its tag, or both, such as "cy and en"; empty where the whole file has one language."""
    first: int
    """Its first page, counted from 1; always on the front of a sheet."""
    last: int
    blank: tuple[int, ...]
    """Those of its pages that are blank."""
    copies: int | None
    """How many are to be printed; None where nothing is said."""
    remarks: tuple[str, ...] = ()
    """What does not hold for all editions, as sentences: the status of review, where it opens."""

    @property
    def as_line(self) -> str:
        """What the ticket says of it: "1 to 2 (2 is blank): Ward 3 (cy), 1,300 copies"."""
        pages = f"{self.first}" + (f" to {self.last}" if self.last > self.first else "")
        if self.blank:
            are = "is" if len(self.blank) == 1 else "are"
            pages += f" ({' and '.join(map(str, self.blank))} {are} blank)"
        language = f" ({self.language})" if self.language else ""
        copies = ""
        if self.copies is not None:
            copies = f", {self.copies:,} cop{'y' if self.copies == 1 else 'ies'}"
        said = f". {' '.join(self.remarks)}" if self.remarks else ""
        return f"{pages}: {self.name}{language}{copies}{said}"


@frozen
class JobTicket:
    """What was ordered: the finished file is compared with it. Lengths in pt, ink in per cent."""

    work: str
    """The title, version and date of the content."""
    status: str
    """The status of review, as it is printed."""
    format: str
    """The name of the format, such as a4-trifold."""
    title: str
    """What the format is called in words."""
    paper: str
    profile: str
    """The name and the title of the print profile."""
    trims: tuple[tuple[float, float], ...]
    """The width and height of each page after cutting."""
    names: tuple[str, ...]
    """What each page is called, such as outside and inside."""
    folds: tuple[tuple[float, ...], ...]
    """The folds of each page, as distances from the left edge of its trim."""
    opens_right: bool
    """Whether it is read from right to left, so that its spine or its last fold is at the right."""
    fold: str
    """The kind of fold: roll, z, half or none."""
    finish: str | None
    """How the format says that it is finished; None to describe it by the kind of fold."""
    bleed: float
    marks: bool
    safe: float
    """The least distance of text from trim and folds."""
    ink_limit: int
    resolution: int
    """The least resolution of images, in pixels per inch."""
    codes: tuple[str, ...]
    """The alternative text of each QR code."""
    editions: tuple[TicketEdition, ...] = ()
    """Whose the pages are, in their order; none in a file of one leaflet."""

    @property
    def is_one_sided(self) -> bool:
        """Whether nothing is printed on the back of any sheet."""
        return all(name == BLANK for name in self.names[1::2])


Outcome = Literal["pass", "fail", "not applicable"]


@frozen
class PreflightRow:
    """One row of a preflight: a rule, and what was measured or found wrong."""

    id: str
    rule: str
    outcome: Outcome
    found: str


def as_text(rows: Sequence[PreflightRow], file: str, ticket: JobTicket) -> str:
    """Return the job ticket and the rows as plain text; `file` is the name of the press file."""
    width = max(len(row.rule) for row in rows)
    failed = sum(row.outcome == "fail" for row in rows)
    held = sum(row.outcome == "pass" for row in rows)
    verdict = f"{failed} of {len(rows)} rows failed" if failed else f"all {held} rows hold"
    if beside := len(rows) - held - failed:
        verdict += f", {beside} {'does' if beside == 1 else 'do'} not apply to this format"
    lines = [
        f"Job ticket and preflight of {file}",
        "",
        *(f"{name + ':':<12}{value}" for name, value in _job(ticket).items()),
        "",
        *(f"pages {edition.as_line}" for edition in ticket.editions),
        *[""] * bool(ticket.editions),
        f"Preflight: {verdict}",
        "",
        *(
            f"{row.outcome if row.outcome != 'not applicable' else '-':<5} {row.id}  "
            f"{row.rule:<{width}}  {row.found}".rstrip()
            for row in rows
        ),
    ]
    return "\n".join(lines) + "\n"


def as_json(rows: Sequence[PreflightRow], file: str, ticket: JobTicket) -> str:
    """Return the same as JSON."""
    passed = all(row.outcome != "fail" for row in rows)
    report = {
        "file": file,
        "job": _job(ticket),
        **({"editions": [_edition(each) for each in ticket.editions]} if ticket.editions else {}),
        "passed": passed,
        "rows": [asdict(row) for row in rows],
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _edition(edition: TicketEdition) -> dict[str, object]:
    """Return an edition for programs: pages counted from 1, null for what is not said."""
    return {
        "name": edition.name,
        "language": edition.language or None,
        "first": edition.first,
        "last": edition.last,
        "blank": list(edition.blank),
        "copies": edition.copies,
        "remarks": list(edition.remarks),
    }


_OPENS_RIGHT = {"Opens": "from right to left: the spine is at the right"}


def _job(ticket: JobTicket) -> dict[str, str]:
    """Return the fields of the job ticket with their values, as a print shop asks for them."""
    width, height = (to_mm(length) for length in ticket.trims[0])
    bleed = to_mm(ticket.bleed)
    folds = {
        "roll": "roll fold, the shorter panel inside",
        "z": "Z fold",
        "half": "one fold",
        "none": "none",
    }
    fold_positions = "; ".join(
        f"{name}: {', '.join(f'{to_mm(x):g}' for x in xs)} mm from the left"
        for name, xs in dict.fromkeys(zip(ticket.names, ticket.folds, strict=True))
        if xs
    )
    return {
        "Work": ticket.work,
        "Status": ticket.status,
        "Format": f"{ticket.format}, {ticket.title}",
        "Profile": ticket.profile,
        "Pages": f"{len(ticket.trims)} ({', '.join(dict.fromkeys(ticket.names))}), "
        f"{_backs(ticket)}",
        "Size": f"{width:g} x {height:g} mm, with bleed "
        f"{width + 2 * bleed:g} x {height + 2 * bleed:g} mm",
        "Folds": ticket.finish
        or folds[ticket.fold] + (f" ({fold_positions})" if fold_positions else ""),
        **(_OPENS_RIGHT if ticket.opens_right else {}),
        **(_sheets(ticket) if ticket.editions else {}),
        "Colour": f"{'4/0' if ticket.is_one_sided else '4/4'}, CMYK, FOGRA39 (coated)",
        "Paper": ticket.paper,
        **({"Editions": _count(ticket.editions)} if ticket.editions else {}),
        "Marks": _marks(ticket),
    }


def _marks(ticket: JobTicket) -> str:
    """Return which marks are outside the bleed: those of folds where pages have any."""
    if not ticket.marks:
        return "none"
    kinds = "crop and fold marks" if any(ticket.folds) else "crop marks"
    return f"{kinds} outside the bleed"


def _backs(ticket: JobTicket) -> str:
    """Return how pages stand back to back, and which back is blank."""
    if len(ticket.trims) == 1:
        return "on one side"
    is_odd = len(ticket.trims) % 2 == 1
    return "head to head" + (", the back of the last sheet blank" if is_odd else "")


def _count(editions: Sequence[TicketEdition]) -> str:
    """Return how many editions there are, and leaflets if some have several."""
    count = len({edition.name for edition in editions})
    leaflets = f" in {len(editions):,} leaflets" if len(editions) != count else ""
    return f"{count:,}{leaflets}, as listed below"


def _sheets(ticket: JobTicket) -> dict[str, str]:
    """Return how the pages of several editions come on sheets, and what their backs are."""
    blank = sum(name == BLANK for name in ticket.names)
    whole = "print on both sides: each edition begins on the front of a sheet"
    if not blank:
        return {"Sheets": whole}
    if ticket.is_one_sided:
        return {
            "Sheets": f"{whole}, and every back is blank (on a press that prints one side, print "
            "the odd pages alone)"
        }
    pages = "1 page is" if blank == 1 else f"{blank:,} pages are"
    return {"Sheets": f"{whole}, and {pages} blank for that"}

"""Find type that a format or a theme of the user's makes smaller than most people read it with
ease."""

from __future__ import annotations

from irdocs.diagnostics import Report, Severity, Span
from irdocs.leaflet.economy import LEAST_SMALL, LEAST_TEXT
from irdocs.leaflet.styles import LeafletStyles

SMALL_TYPE = "small-type"
"""The code of what is found."""
HARDLY_READ = 0.75
"""The part of the usual sizes below which that is a warning: 9 pt for texts, less for small
print."""
_EXACT = 1 - 0.001


def report_small_type(styles: LeafletStyles, name: str, span: Span, report: Report) -> None:
    """Report text below 12 pt, or small print below 9, in the format called `name`: a note, and a
    warning if it is much smaller."""
    body, small = styles.body.size, styles.small.size
    part = min(body / LEAST_TEXT, small / LEAST_SMALL)
    if part >= _EXACT:
        return
    report.report(
        Severity.WARNING if part < HARDLY_READ * _EXACT else Severity.NOTE,
        SMALL_TYPE,
        f"texts are {body:.3g} pt and small print {small:.3g} pt in {name}, and not "
        f"{LEAST_TEXT:g} and {LEAST_SMALL:g} or more",
        span,
        "use fewer words or larger paper, and a greater scale: or sizes: in the format's file or "
        "the theme's",
    )


__all__ = ["report_small_type"]

"""Tell of a source that is cited and not there once, with all places that cite it: a slip in its id
under sources: is one fault, and would be as many errors as there are citations."""

from __future__ import annotations

from collections import defaultdict

from irdocs.diagnostics import Diagnostic, Report
from irdocs.frozen import replace

UNKNOWN = "unknown-source"
_MOST_LINES = 12
"""The largest number of lines that a message lists."""


def told_by_source(found: Report) -> Report:
    """Return a report in which each source that is not there is told once, where it is first cited;
    the sign of such an error is the citation."""
    cited: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        if one.code == UNKNOWN and one.span and one.sign:
            cited[one.sign.strip("[@]")].append(one)
    if all(len(places) == 1 for places in cited.values()):
        return found
    first = {places[0]: _with_lines(places) for places in cited.values()}
    others = {one for places in cited.values() for one in places[1:]}
    report = Report()
    report.extend(first.get(one, one) for one in found if one not in others)
    return report


def _with_lines(places: list[Diagnostic]) -> Diagnostic:
    """Return the first of some errors with the lines of the others."""
    first = places[0]
    here = first.span
    names = dict.fromkeys(
        f"{'' if here and span.file == here.file else f'{span.file}:'}{span.line}"
        for span in (one.span for one in places[1:])
        if span and (not here or (span.file, span.line) != (here.file, here.line))
    )
    if not names:
        return first
    shown = list(names)[:_MOST_LINES]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    *rest, last = shown
    listed = f"{', '.join(rest)} and {last}" if rest and not more else ", ".join(shown)
    plural = "s" if len(names) > 1 else ""
    return replace(
        first, message=f"{first.message}; it is cited in line{plural} {listed}{more}, too"
    )


__all__ = ["UNKNOWN", "told_by_source"]

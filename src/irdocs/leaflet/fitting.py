"""Plan a leaflet as usual or, where that does not do, more tightly; and say what holds it where
nothing does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from irdocs.content.model import Document
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.leaflet import plan as planning
from irdocs.leaflet.boxes import ImageMark, Parting, TextMark
from irdocs.leaflet.breaks import PENALTIES
from irdocs.leaflet.economy import STEPS, USUAL, Economy
from irdocs.leaflet.formats import Format
from irdocs.leaflet.overflow import SHORTEN
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.leaflet.shortening import cheapest
from irdocs.locale import Locale
from irdocs.theme import Theme

A_STEP = 3.0
"""What it costs to set all one step more tightly, beside the costs of breaks."""
LARGER = 0.03
"""The steps in which all is set larger, as a part of the usual size."""
LEAST_ART = 0.9
"""The least part of its height that the drawing of a cover keeps."""
WORTH_FILLING = 0.25
"""What is empty on all panels together, in panels, from which on larger type may fill them."""
A_PAGE = 0.7
"""What is empty on all pages together, in pages, from which on less space may save one."""
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
    def is_torn(self) -> bool:
        """Whether its breaks part what less space might keep together."""
        breaks = self.planned.breaks
        return breaks is not None and breaks.worst >= PENALTIES[Parting.ALONE]

    @property
    def is_wasteful(self) -> bool:
        """Whether less space might save a page; who needs large print needs the space as well."""
        breaks, format = self.planned.breaks, self.planned.leaflet.format
        may_be_tight = bool(format.more) and not format.least
        return breaks is not None and may_be_tight and breaks.empty >= A_PAGE

    @property
    def codes(self) -> Counter[str]:
        """How often each code was found."""
        return Counter(found.code for found in self.findings)

    @property
    def type_sizes(self) -> frozenset[float]:
        """The sizes of type on its panels, as parts of the usual size of running text."""
        leaflet = self.planned.leaflet
        return frozenset(
            round(run.fragment.style.size / self.planned.styles.body.size, 2)
            for filled in leaflet.panels
            if filled.panel.holds != "cover"
            for placed in filled.placed
            for mark in placed.box.marks
            if isinstance(mark, TextMark)
            for _, _, line in mark.lines
            for run in line.runs
        )

    @property
    def art_height(self) -> float:
        """The height in pt of the drawings behind or beside text, as on the cover, together."""
        boxes = (
            mark.box if isinstance(mark, ImageMark) else mark.box or mark.within
            for filled in self.planned.leaflet.panels
            for mark in filled.art
        )
        return sum(box.height for box in boxes if box)

    def is_shorter_than(self, other: _Planning) -> bool:
        """Whether it has fewer pages than another attempt."""
        return len(self.planned.leaflet.format.sides) < len(other.planned.leaflet.format.sides)


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

    tried = _tried(partial(plan, format))
    thicker = format.with_more_pages()
    while tried.best is None and thicker is not None:
        tried = _tried(partial(plan, thicker))
        if tried.best:
            _report_more_pages(document, format, thicker, report)
        thicker = thicker.with_more_pages()
    best, tightest = tried.best, tried.tightest
    if best is None:
        assert tightest is not None
        hint = _ways_out(tightest.planned, document, plan, format, others())
        report.extend(
            replace(found, hint=hint(found.hint)) if found.code == OVERFLOW else found
            for found in tightest.findings
        )
        return tightest.planned
    if best.economy == USUAL and not best.findings.errors:
        larger = _enlarged(plan, best)
        if larger is not best:
            _report_larger(document, best, larger, report)
            best = larger
    elif not best.findings.errors:
        reason = _reason(best, tried.usual, is_needed=tightest is not None)
        _report_economy(document, format, best.economy, reason, report)
    report.extend(best.findings)
    return best.planned


@dataclass(frozen=True, slots=True)
class _Attempts:
    """What came of planning with one economy after another."""

    best: _Planning | None
    """The best attempt that holds all."""
    usual: _Planning | None
    """The first one that does."""
    tightest: _Planning | None
    """The last one that does not."""


def _tried(plan: Callable[[Economy, Report], PlannedLeaflet]) -> _Attempts:
    """Plan with one economy after another, as far as that may be of use."""
    best: _Planning | None = None
    usual: _Planning | None = None
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
        usual = usual or attempt
        breaks = attempt.planned.breaks
        cost = (breaks.cost if breaks else 0.0) + number * A_STEP
        if best is None or (cost < least and (usual.is_torn or attempt.is_shorter_than(best))):
            best, least = attempt, cost
        if findings.errors or not (attempt.is_torn or attempt.is_wasteful):
            break
    return _Attempts(best, usual, tightest)


def _enlarged(plan: Plan, usual: _Planning) -> _Planning:
    """Return the leaflet set as large as its fixed pages hold, or as it is where they are full.

    Nothing may be worse for it: no finding more, and no break that costs more.
    """
    format, breaks = usual.planned.leaflet.format, usual.planned.breaks
    if format.more or breaks is None or breaks.empty < WORTH_FILLING:
        return usual
    factors = [1 + LARGER * step for step in range(1, round((format.enlarge - 1) / LARGER) + 1)]
    best = usual
    low, high = 0, len(factors)  # what fits at one size fits at each smaller one, or nearly so
    while low < high:
        middle = (low + high) // 2
        findings = Report()
        larger = format.enlarged(factors[middle])
        attempt = _Planning(plan(larger, USUAL, findings), USUAL, findings)
        if _is_no_worse(attempt, usual):
            best, low = attempt, middle + 1
        else:
            high = middle
    return best


def _is_no_worse(attempt: _Planning, usual: _Planning) -> bool:
    """Whether an attempt has no finding more than the usual one, and no break that costs more."""
    breaks, usual_breaks = attempt.planned.breaks, usual.planned.breaks
    if breaks is None or usual_breaks is None:
        return False
    return (
        breaks.cost <= usual_breaks.cost
        and breaks.worst <= usual_breaks.worst
        and attempt.codes <= usual.codes
        and attempt.type_sizes <= usual.type_sizes
        and attempt.art_height >= usual.art_height * LEAST_ART
    )


def _ways_out(
    planned: PlannedLeaflet,
    document: Document,
    plan: Plan,
    format: Format,
    others: Sequence[Format],
) -> Callable[[str | None], str]:
    """Return what makes of the hint of an overflow one that says the cheapest ways out."""
    shortening = cheapest(planned.too_much, planned.styles.body.pitch)
    shorten = ""
    if shortening:
        sections = document.sections_for(LEAFLET)
        number, lines = shortening.section, shortening.lines
        what = "the text" if number is None else f'"{sections[number].title}"'
        shorten = f"shorten {what} by {lines} line{'s'[: lines != 1]}"
    held = [_held(plan, other) for other in others if other.name != format.name]
    # The one that takes the least paper first.
    holding = sorted((format for format in held if format), key=_paper)
    names = [
        f"{format.name} with {(n := len(format.sides))} page{'s'[: n != 1]}" for format in holding
    ]
    if names:
        listed = " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
        use = f"or use {listed}"
    else:
        use = "or choose a format with more room"
        use += "" if format.more else " (more: lets a format of your own grow)"

    def hint(found: str | None) -> str:
        is_general = found is None or found.startswith(SHORTEN)
        return f"{shorten if shorten and is_general else found}, {use}"

    return hint


def _held(plan: Plan, format: Format) -> Format | None:
    """Return a format with so many pages that it holds the content; None if it has not so many."""
    longer: Format | None = format
    while longer is not None and not longer.more:
        report = Report()
        plan(longer, STEPS[-1], report)  # which is tried before a booklet takes more pages
        if not report.errors:
            return longer
        longer = longer.with_more_pages()
    best = _tried(partial(plan, longer)).best if longer else None
    return best.planned.leaflet.format if best and not best.findings.errors else None


def _paper(format: Format) -> float:
    """Return the area of all pages of a format, in square pt."""
    return sum(side.width * side.height for side in format.sides)


def _reason(best: _Planning, usual: _Planning | None, *, is_needed: bool) -> str:
    """Return why a leaflet is set more tightly than usual."""
    if is_needed or usual is None:
        return "all fits"
    return "a page less is needed" if best.is_shorter_than(usual) else "less is torn apart"


def _report_more_pages(document: Document, format: Format, thicker: Format, report: Report) -> None:
    """Report that a booklet has more pages than it would have with less content."""
    report.note(
        "more-pages",
        f"{format.name} has {len(thicker.sides)} pages, as {len(thicker.sides) - 4} do not hold "
        "the content",
        document.span,
        "shorten the text to save paper",
    )


def _report_larger(document: Document, usual: _Planning, larger: _Planning, report: Report) -> None:
    """Report how much larger than usual a leaflet is set."""
    before, after = (each.planned.leaflet.format for each in (usual, larger))
    more = f"{after.scale / before.scale - 1:.0%}"
    report.note(
        "enlarged",
        f"{before.name} is set {more} larger than usual, as its pages have room",
        document.span,
        "add what is missing, and it is set as usual; a format's enlarge: says how far it may go",
    )


def _report_economy(
    document: Document, format: Format, economy: Economy, reason: str, report: Report
) -> None:
    """Report how tightly a leaflet is set, and why."""
    parts = (("spaces", economy.spaces), ("pictures", economy.pictures), ("headings", economy.type))
    reduced = [f"{name} at {part:.0%}" for name, part in parts if part < 1]
    if not reduced:
        return
    report.note(
        "tightened",
        f"{format.name} is set with {' and '.join(reduced)} of their size, so that {reason}",
        document.span,
        "shorten the text, or choose a format with more room, and it is set as usual",
    )

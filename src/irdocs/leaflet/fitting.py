"""Plan a leaflet as usual or, where that does not do, more tightly; and say what holds it where
nothing does.

A leaflet in two languages is planned in both at once, so that both are set alike: what one of them
needs, both get.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf

from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet import fitting_notes
from irdocs.leaflet import plan as planning
from irdocs.leaflet.economy import (
    A_LITTLE_LESS_SPACE,
    LESS_SPACE,
    STEPS,
    USUAL,
    WITH_SMALL_CODES,
    Economy,
)
from irdocs.leaflet.enlarging import enlarged
from irdocs.leaflet.formats import Format
from irdocs.leaflet.leaflet_text import EACH, LeafletText
from irdocs.leaflet.overflow import SHORTEN
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.leaflet.planning_attempt import OVERFLOW, Plan, PlanningAttempt
from irdocs.leaflet.shortening import cheapest
from irdocs.leaflet.sparse import report_sparse
from irdocs.theme import Theme

A_STEP = 3.0
"""What it costs to set all one step more tightly, beside the costs of breaks."""


def fitted(
    texts: Sequence[LeafletText],
    theme: Theme,
    format: Format,
    report: Report,
    *,
    others: Callable[[], Sequence[Format]] = tuple,
    draft: bool = False,
) -> tuple[PlannedLeaflet, ...]:
    """Return the planned leaflet in each of its languages, one or two.

    Content that does not fit is an error in `report`. Before that all is set more tightly, step by
    step, with a note that says so; and with less space where something would stand alone. A booklet
    takes more pages then, with a note. The error names those of the `others` that hold the content.
    """

    def plan(format: Format, economy: Economy, report: Report) -> tuple[PlannedLeaflet, ...]:
        halves = []
        for text in texts:
            own = Report()
            half = planning.plan(
                text.document, theme, format, text.locale, own,
                economy=economy, draft=draft, root=text.root,
            )  # fmt: skip
            halves.append(half)
            named = f"{text.language}: " if len(texts) > 1 else ""
            report.extend(replace(found, message=named + found.message) for found in own)
        return tuple(halves)

    tried, chosen = _tried(partial(plan, format)), format
    thicker = format.with_more_pages()
    while tried.best is None and thicker is not None:
        tried, chosen = _tried(partial(plan, thicker)), thicker
        thicker = thicker.with_more_pages()
    best, tightest = tried.best, tried.tightest
    is_thicker = tried.best is not None and len(tried.best.format.sides) > len(format.sides)
    if best is None:
        assert tightest is not None
        findings = list(tightest.findings)
        if format.more and any(error.code != OVERFLOW for error in tightest.findings.errors):
            # Such a format has as many pages as it needs: what is too wide for its column, and so
            # is not set as it will be, is what has no room on one.
            report.extend(found for found in findings if found.code != OVERFLOW)
            return tightest.halves
        hint = _ways_out(tightest.halves, texts, plan, format, others())
        report.extend(
            replace(found, hint=hint(found.hint)) if found.code == OVERFLOW else found
            for found in findings
        )
        return tightest.halves
    if best.economy == USUAL and not best.findings.errors:
        larger = enlarged(plan, best, chosen)
        if larger is not best:
            fitting_notes.larger(texts, best.format, larger.format, report)
            best = larger
    elif not best.findings.errors:
        reason = _reason(best, tried.usual, is_needed=tightest is not None)
        fitting_notes.tightened(texts, format, best.economy, reason, report)
    if is_thicker and format.thicker:
        ruled = max(half.notes for half in best.halves)
        fitting_notes.more_pages(texts, best.format, format.thicker.step, ruled, report)
    sparse = [
        (text.language if len(texts) > 1 else "", panel)
        for text, half in zip(texts, best.halves, strict=True)
        for panel in half.sparse
    ]
    report_sparse(format.name, sparse, report)
    report.extend(best.findings)
    return best.halves


@frozen
class _Attempts:
    """What came of planning with one economy after another."""

    best: PlanningAttempt | None
    """The best attempt that holds all."""
    usual: PlanningAttempt | None
    """The first one that does."""
    tightest: PlanningAttempt | None
    """The last one that does not."""


def _tried(plan: Callable[[Economy, Report], tuple[PlannedLeaflet, ...]]) -> _Attempts:
    """Plan with one economy after another, as far as that may be of use.

    Where only a page might be saved, the tightest goes first: if it saves none, no other does.
    """
    planned: dict[Economy, PlanningAttempt] = {}

    def attempt_with(economy: Economy) -> PlanningAttempt:
        if economy not in planned:
            findings = Report()
            planned[economy] = PlanningAttempt(plan(economy, findings), economy, findings)
        return planned[economy]

    best: PlanningAttempt | None = None
    usual: PlanningAttempt | None = None
    tightest: PlanningAttempt | None = None
    least = inf
    for number, economy in enumerate(STEPS):
        if best and economy.pictures < 1:
            break  # smaller pictures are for what would not fit otherwise
        if usual and not usual.is_torn and economy.spaces < usual.tightest.spaces:
            break
        if best and economy == WITH_SMALL_CODES and not best.has_codes:
            continue  # it would be the same leaflet
        attempt = attempt_with(economy)
        if attempt.overflows:
            tightest = attempt
            continue
        usual = usual or attempt
        cost = attempt.cost + number * A_STEP
        if best is None or (cost < least and (usual.is_torn or attempt.is_shorter_than(best))):
            best, least = attempt, cost
        if attempt.findings.errors or not (attempt.is_torn or attempt.is_wasteful):
            break
        if attempt is usual and not usual.is_torn:
            if not usual.may_be_shorter:
                break
            shortest = attempt_with(usual.tightest)
            if shortest.overflows or not shortest.is_shorter_than(usual):
                break
    if best is usual and usual is not None and usual.parts_things:
        best = _keeping_together(usual, attempt_with)
    return _Attempts(best, usual, tightest)


def _keeping_together(
    usual: PlanningAttempt, attempt_with: Callable[[Economy], PlanningAttempt]
) -> PlanningAttempt:
    """Return an attempt with less space, if that keeps things of one kind together which the usual
    one parts; that is tried where it is likely."""
    for economy in (A_LITTLE_LESS_SPACE, LESS_SPACE):
        more = STEPS.index(economy) - STEPS.index(usual.economy)
        dearest = usual.cost - more * A_STEP
        if more > 0 and usual.cost_if_spaced(economy.spaces / usual.economy.spaces) < dearest:
            attempt = attempt_with(economy)
            if attempt.cost < dearest and not attempt.findings.errors:
                return attempt
    return usual


def _ways_out(
    halves: Sequence[PlannedLeaflet],
    texts: Sequence[LeafletText],
    plan: Plan,
    format: Format,
    others: Sequence[Format],
) -> Callable[[str | None], str]:
    """Return what makes of the hint of an overflow one that says the cheapest ways out."""
    shortenings = []
    for planned, text in zip(halves, texts, strict=True):
        if shortening := cheapest(planned.too_much, planned.styles.body.pitch):
            sections = text.document.sections_for(LEAFLET)
            number, lines = shortening.section, shortening.lines
            what = "the text" if number is None else f'"{sections[number].title}"'
            shortenings.append(f"shorten {what} by {lines} line{'s'[: lines != 1]}")
    shorten = " and ".join(shortenings)
    held = [_held(plan, other) for other in others if other.name != format.name]
    # The one that takes the least paper first.
    holding = sorted((format for format in held if format), key=_paper)
    each = EACH if len(texts) > 1 else ""
    names = [
        f"{format.name} with {(n := len(format.sides))} page{'s'[: n != 1]}{each}"
        for format in holding
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
    return best.format if best and not best.findings.errors else None


def _paper(format: Format) -> float:
    """Return the area of all pages of a format, in square pt."""
    return sum(side.width * side.height for side in format.sides)


def _reason(best: PlanningAttempt, usual: PlanningAttempt | None, *, is_needed: bool) -> str:
    """Return why a leaflet is set more tightly than usual."""
    if is_needed or usual is None:
        return "all fits"
    return "a page less is needed" if best.is_shorter_than(usual) else "less is torn apart"

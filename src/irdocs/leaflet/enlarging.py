"""Set a leaflet in larger type where its pages have room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from irdocs.diagnostics import Report
from irdocs.leaflet.breaks import Breaks
from irdocs.leaflet.economy import USUAL
from irdocs.leaflet.formats import Format
from irdocs.leaflet.planning_attempt import Plan, PlanningAttempt

LARGER = 0.03
"""The steps in which all is set larger, as a part of the usual size."""
LARGER_PAGES = 0.045
"""The same where pages grow in number, of which more formats are planned."""
ATTEMPTS = 3
"""How many sizes are tried at most where pages grow in number: each takes the time of a plan."""
FEW_PAGES = 2
"""Of more pages the smallest step goes first: what larger type breaks in a long leaflet, as cells
of its tables, nearly always breaks there already, and no other step need be planned."""
FAR = 2
"""So many steps from what was told beforehand all that is left is halved."""
WORTH_FILLING = 0.25
"""What is empty on all panels together, in panels, from which on larger type may fill them."""
WORTH_FILLING_A_PAGE = 0.12
"""The same where pages grow in number, for each of them."""
WORTH_COST = 2.0
"""What breaks may cost more where larger type fills pages that grow in number."""
WORTH_A_WHOLE_ADDRESS = 0.06
"""By how much less larger type is, as a part of the usual size, where no line breaks a web address
then that it did not break."""
LEAST_ART = 0.8
"""The least part of its height that the drawing of a cover keeps, where pages are fixed."""
ROUNDED = 0.015
"""Parts of a size of type that differ by less are the same."""


def enlarged(plan: Plan, usual: PlanningAttempt, format: Format) -> PlanningAttempt:
    """Return the leaflet set as large as its pages hold, or as it is where they are full.

    `format` is the one that was planned with: that of the plan itself leaves room already for what
    a plan takes it from. Nothing may be worse for it: no finding more, no page more, and no break
    that costs more. What larger type comes to is told beforehand, nearly always rightly.
    """
    grows, pages = bool(format.more), len(usual.format.sides)
    step, worth_filling = (
        (LARGER_PAGES, WORTH_FILLING_A_PAGE * pages) if grows else (LARGER, WORTH_FILLING)
    )
    is_known = len(usual.breaks) == len(usual.halves)
    # Larger type has no use for the rest of a page of small print.
    empty = [breaks.empty - (breaks.at_end if grows else 0.0) for breaks in usual.breaks]
    if not is_known or min(empty) < worth_filling:
        return usual
    factors = [1 + step * number for number in range(1, round((format.enlarge - 1) / step) + 1)]
    foreseen = bisect_left(
        factors, True, key=lambda factor: not _costs_no_more(usual.if_larger(factor), usual)
    )

    def attempt_at(number: int) -> PlanningAttempt | None:
        """Return the leaflet in type of a size, unless it is worse for it."""
        findings = Report()
        halves = plan(format.enlarged(factors[number]), USUAL, findings)
        attempt = PlanningAttempt(halves, USUAL, findings)
        return attempt if _is_no_worse(attempt, usual) else None

    if grows:
        best = _largest_of_pages(attempt_at, foreseen, pages) or usual
    else:
        best = _largest(attempt_at, foreseen, len(factors)) or usual
    if best.broken_addresses <= usual.broken_addresses:
        return best
    number = factors.index(min(factors, key=lambda factor: abs(factor - _larger(best, usual))))
    smaller = range(max(0, number - round(WORTH_A_WHOLE_ADDRESS / step)), number)
    tried = (attempt_at(number) for number in reversed(smaller))
    whole = (one for one in tried if one and one.broken_addresses <= usual.broken_addresses)
    return next(whole, best)


Attempts = Callable[[int], PlanningAttempt | None]
"""Returns the leaflet in type of a size, by its number, unless it is worse for it."""


def _largest_of_pages(attempt_at: Attempts, foreseen: int, pages: int) -> PlanningAttempt | None:
    """Return the leaflet as large as is found with few attempts; None for its usual size."""
    last, fallback = max(0, foreseen - ATTEMPTS), None
    if pages > FEW_PAGES and foreseen > 1:
        fallback = attempt_at(0)
        if fallback is None:
            return None
        last = max(1, last)
    tried = (attempt_at(number) for number in reversed(range(last, foreseen)))
    return next((attempt for attempt in tried if attempt), fallback)


def _largest(attempt_at: Attempts, foreseen: int, count: int) -> PlanningAttempt | None:
    """Return the leaflet as large as it may be, of so many sizes; None for its usual size."""
    best = None
    low, high = 0, count if foreseen else 0
    middle = foreseen - 1
    while low < high:
        if attempt := attempt_at(middle):
            best, low = attempt, middle + 1
        else:
            high = middle
        is_near = low >= foreseen or 0 < foreseen - high < FAR
        middle = (low if low >= foreseen else high - 1) if is_near else (low + high) // 2
    return best


def _larger(attempt: PlanningAttempt, usual: PlanningAttempt) -> float:
    """Return by which factor the type of an attempt is larger than usual."""
    return attempt.format.scale / usual.format.scale


def _is_no_worse(attempt: PlanningAttempt, usual: PlanningAttempt) -> bool:
    """Whether an attempt has no finding more than the usual one, and no break that costs more."""
    if not len(attempt.breaks) == len(usual.breaks) == len(usual.halves):
        return False
    return (
        _costs_no_more(attempt.breaks, usual)
        and not usual.is_shorter_than(attempt)
        and attempt.codes <= usual.codes
        and all(_is_among(part, usual.smaller) for part in attempt.smaller)
        and attempt.smaller.total() <= usual.smaller.total()
        and (
            _is_alike(attempt, usual)
            if usual.format.more
            else attempt.art_height >= usual.art_height * LEAST_ART
        )
    )


def _is_alike(attempt: PlanningAttempt, usual: PlanningAttempt) -> bool:
    """Whether things stand where they do in the usual plan: side by side, across the page or in a
    column of it, and cells of tables on one line; and pictures lost less than type gained."""
    larger = _larger(attempt, usual)
    return (
        attempt.places == usual.places
        and attempt.short_cells >= usual.short_cells
        and attempt.art_height * larger**2 >= usual.art_height
    )


def _costs_no_more(breaks: Sequence[Breaks], usual: PlanningAttempt) -> bool:
    """Whether breaks cost no more than those of the usual plan, and take no more pages; a little
    more for larger type in a format that grows."""
    slack = WORTH_COST if usual.format.more else 0.0
    return len(breaks) == len(usual.breaks) and all(
        one.cost <= before.cost + slack
        and one.worst <= before.worst
        and len(one.ranges) <= len(before.ranges)
        for one, before in zip(breaks, usual.breaks, strict=True)
    )


def _is_among(part: float, parts: Iterable[float]) -> bool:
    """Whether a size of type is one of some, as parts of another that was rounded, too."""
    return any(abs(part - other) <= ROUNDED for other in parts)

"""Plan a leaflet as usual or, where that does not do, more tightly; and say what holds it where
nothing does.

A leaflet in two languages is planned in both at once, so that both are set alike: what one of them
needs, both get.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import inf

from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet import fitting_notes
from irdocs.leaflet import plan as planning
from irdocs.leaflet.boxes import ImageMark, Mark, Parting, PathMark, TextMark
from irdocs.leaflet.breaks import PENALTIES, Breaks
from irdocs.leaflet.economy import LESS_SPACE, STEPS, USUAL, WITH_SMALL_CODES, Economy
from irdocs.leaflet.formats import Format
from irdocs.leaflet.leaflet_text import EACH, LeafletText
from irdocs.leaflet.overflow import SHORTEN
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.leaflet.shortening import cheapest
from irdocs.leaflet.sparse import SPARSE, report_sparse
from irdocs.page.tags import Tag
from irdocs.theme import Theme

A_STEP = 3.0
"""What it costs to set all one step more tightly, beside the costs of breaks."""
LARGER = 0.03
"""The steps in which all is set larger, as a part of the usual size."""
LARGER_PAGES = 0.045
"""The same where pages grow in number, of which more formats are planned."""
HIGHER = 1.3
"""By which power of the factor by which type is larger what is set in it is higher: lines are
larger, and texts take more of them; pictures are as they were."""
ATTEMPTS = 3
"""How many sizes are tried at most where pages grow in number: each takes the time of a plan."""
FAR = 3
"""So many steps from what was told beforehand all that is left is halved."""
LOWER = 0.85
"""How high things are at least, as a part of their usual height, with as little space as may be."""
LEAST_ART = 0.9
"""The least part of its height that the drawing of a cover keeps, where pages are fixed."""
ROUNDED = 0.015
"""Parts of a size of type that differ by less are the same."""
WORTH_FILLING = 0.25
"""What is empty on all panels together, in panels, from which on larger type may fill them."""
WORTH_COST = 2.0
"""What breaks may cost more where larger type fills pages that grow in number."""
WORTH_FILLING_A_PAGE = 0.12
"""The same where pages grow in number, for each of them."""
A_PAGE = 0.7
"""What is empty on all pages together, in pages, from which on less space may save one."""
OVERFLOW = "leaflet-overflow"


Plan = Callable[[Format, Economy, Report], tuple[PlannedLeaflet, ...]]
"""Returns the leaflet in each of its languages."""


@frozen
class _Planning:
    """A leaflet planned with one economy, and what was found in doing so."""

    halves: tuple[PlannedLeaflet, ...]
    """It in each language."""
    economy: Economy
    findings: Report

    @property
    def overflows(self) -> bool:
        """Whether its content is too much, whatever else is wrong with it."""
        return any(error.code == OVERFLOW for error in self.findings.errors)

    @property
    def format(self) -> Format:
        """The format, with the pages of the language that takes the most of them."""
        return max((half.leaflet.format for half in self.halves), key=lambda each: len(each.sides))

    @property
    def breaks(self) -> tuple[Breaks, ...]:
        """How its boxes are parted into panels, where a way holds them all."""
        return tuple(half.breaks for half in self.halves if half.breaks)

    @property
    def cost(self) -> float:
        """What its breaks cost."""
        return sum(breaks.cost for breaks in self.breaks)

    @property
    def is_torn(self) -> bool:
        """Whether its breaks part what less space might keep together."""
        return any(breaks.worst >= PENALTIES[Parting.BAND] for breaks in self.breaks)

    @property
    def is_wasteful(self) -> bool:
        """Whether less space might save a page; who needs large print needs the space as well."""
        may_be_tight = bool(self.format.more) and not self.format.least
        return may_be_tight and any(breaks.empty >= A_PAGE for breaks in self.breaks)

    @property
    def codes(self) -> Counter[str]:
        """How often each code was found."""
        sparse = sum(len(half.sparse) for half in self.halves)
        return Counter(found.code for found in self.findings) + Counter({SPARSE: sparse})

    @property
    def smaller(self) -> Counter[float]:
        """How many letters on its panels are smaller than running text, by their part of its size.

        What is larger, as the number of a callout, may be as large as its column lets it.
        """
        found: Counter[float] = Counter()
        for half, mark in self._marks:
            for _, _, line in mark.lines if isinstance(mark, TextMark) else ():
                for run in line.runs:
                    fragment = run.fragment
                    part = round(fragment.style.size / half.styles.body.size, 2)
                    if part < 1:
                        found[part] += sum(not sign.isspace() for sign in fragment.text)
        return found

    @property
    def places(self) -> frozenset[tuple[str, bool]]:
        """Which blocks stand across their panel, and which in a column of it."""
        return frozenset(
            (placed.box.block, placed.box.in_column)
            for half in self.halves
            for filled in half.leaflet.panels
            for placed in filled.placed
        )

    @property
    def short_cells(self) -> int:
        """How many cells of tables have their words on one line."""
        lines: Counter[int] = Counter()
        for _, mark in self._marks:
            if isinstance(mark, TextMark) and isinstance(mark.owner, Tag):
                around = (mark.owner, mark.owner.parent)
                cell = next((tag for tag in around if tag and tag.role in ("TD", "TH")), None)
                lines[id(cell)] += len(mark.lines) if cell else 0
        return sum(count == 1 for count in lines.values())

    @property
    def has_codes(self) -> bool:
        """Whether there is a QR code on its panels."""
        return any(
            isinstance(mark, PathMark) and isinstance(mark.owner, Tag) and mark.owner.is_code
            for _, mark in self._marks
        )

    @property
    def _marks(self) -> Iterator[tuple[PlannedLeaflet, Mark]]:
        """Yield the marks on its panels, but not those of covers, each with its half."""
        for half in self.halves:
            for filled in half.leaflet.panels:
                if filled.panel.holds != "cover":
                    for placed in filled.placed:
                        for mark in placed.box.marks:
                            yield half, mark

    @property
    def art_height(self) -> float:
        """The height in pt of the drawings behind or beside text, as on the cover, together."""
        boxes = (
            mark.box if isinstance(mark, ImageMark) else mark.box or mark.within
            for half in self.halves
            for filled in half.leaflet.panels
            for mark in filled.art
        )
        return sum(box.height for box in boxes if box)

    def if_scaled(self, factor: float) -> tuple[Breaks, ...]:
        """How its boxes would be parted, about, if all were higher by a factor; fewer than it has
        languages where a way holds not all."""
        found = (half.content.if_scaled(factor) for half in self.halves if half.content)
        return tuple(breaks for breaks in found if breaks)

    def if_larger(self, factor: float) -> tuple[Breaks, ...]:
        """The same, if type were larger by a factor."""
        return self.if_scaled(factor**HIGHER)

    @property
    def may_be_shorter(self) -> bool:
        """Whether less space might save a page, as far as that is told beforehand."""
        pages = sum(len(breaks.ranges) for breaks in self.breaks)
        return sum(len(breaks.ranges) for breaks in self.if_scaled(LOWER)) < pages

    def is_shorter_than(self, other: _Planning) -> bool:
        """Whether it has fewer pages than another attempt."""
        return self._pages < other._pages

    @property
    def _pages(self) -> int:
        return sum(len(half.leaflet.format.sides) for half in self.halves)


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
        larger = _enlarged(plan, best, chosen)
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

    best: _Planning | None
    """The best attempt that holds all."""
    usual: _Planning | None
    """The first one that does."""
    tightest: _Planning | None
    """The last one that does not."""


def _tried(plan: Callable[[Economy, Report], tuple[PlannedLeaflet, ...]]) -> _Attempts:
    """Plan with one economy after another, as far as that may be of use.

    Where only a page might be saved, the tightest goes first: if it saves none, no other does.
    """
    planned: dict[Economy, _Planning] = {}

    def attempt_with(economy: Economy) -> _Planning:
        if economy not in planned:
            findings = Report()
            planned[economy] = _Planning(plan(economy, findings), economy, findings)
        return planned[economy]

    best: _Planning | None = None
    usual: _Planning | None = None
    tightest: _Planning | None = None
    least = inf
    for number, economy in enumerate(STEPS):
        if best and economy.pictures < 1:
            break  # smaller pictures are for what would not fit otherwise
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
            shortest = attempt_with(LESS_SPACE)
            if shortest.overflows or not shortest.is_shorter_than(usual):
                break
    return _Attempts(best, usual, tightest)


def _enlarged(plan: Plan, usual: _Planning, format: Format) -> _Planning:
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

    def attempt_at(number: int) -> _Planning | None:
        """Return the leaflet in type of a size, unless it is worse for it."""
        findings = Report()
        halves = plan(format.enlarged(factors[number]), USUAL, findings)
        attempt = _Planning(halves, USUAL, findings)
        return attempt if _is_no_worse(attempt, usual) else None

    if grows:
        last = max(0, foreseen - ATTEMPTS)
        tried = (attempt_at(number) for number in reversed(range(last, foreseen)))
        return next((attempt for attempt in tried if attempt), usual)
    best = usual
    low, high = 0, len(factors) if foreseen else 0
    middle = foreseen - 1
    while low < high:
        if attempt := attempt_at(middle):
            best, low = attempt, middle + 1
        else:
            high = middle
        is_near = low >= foreseen or 0 < foreseen - high < FAR
        middle = (low if low >= foreseen else high - 1) if is_near else (low + high) // 2
    return best


def _is_no_worse(attempt: _Planning, usual: _Planning) -> bool:
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


def _is_alike(attempt: _Planning, usual: _Planning) -> bool:
    """Whether things stand where they do in the usual plan: side by side, across the page or in a
    column of it, and cells of tables on one line; and pictures lost less than type gained."""
    larger = attempt.format.scale / usual.format.scale
    return (
        attempt.places == usual.places
        and attempt.short_cells >= usual.short_cells
        and attempt.art_height * larger**2 >= usual.art_height
    )


def _costs_no_more(breaks: Sequence[Breaks], usual: _Planning) -> bool:
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


def _reason(best: _Planning, usual: _Planning | None, *, is_needed: bool) -> str:
    """Return why a leaflet is set more tightly than usual."""
    if is_needed or usual is None:
        return "all fits"
    return "a page less is needed" if best.is_shorter_than(usual) else "less is torn apart"

"""A leaflet planned in one way, and what tells it from one that is planned in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from math import inf

from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.leaflet.boxes import ImageMark, Mark, Parting, PathMark, TextMark
from irdocs.leaflet.breaks import PENALTIES, Breaks
from irdocs.leaflet.economy import A_LITTLE_LESS_SPACE, LESS_SPACE, Economy
from irdocs.leaflet.formats import Format
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.leaflet.sparse import SPARSE
from irdocs.page.tags import Tag
from irdocs.typeset.runs import Line

HIGHER = 1.3
"""By which power of the factor by which type is larger what is set in it is higher: lines are
larger, and texts take more of them; pictures are as they were."""
LOWER = 0.85
"""How high things are at least, as a part of their usual height, with as little space as may be."""
A_PAGE = 0.7
"""What is empty on all pages together, in pages, from which on less space may save one."""
OVERFLOW = "leaflet-overflow"


_ADDRESS = re.compile(r"\S+\.\S+")
"""The words of a link that are an address."""


Plan = Callable[[Format, Economy, Report], tuple[PlannedLeaflet, ...]]
"""Returns the leaflet in each of its languages."""


@frozen
class PlanningAttempt:
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
    def parts_things(self) -> bool:
        """Whether a panel ends between things of one kind, or within a sentence, where the number
        of panels is fixed."""
        worst = max((breaks.worst for breaks in self.breaks), default=0.0)
        return not self.format.more and worst >= PENALTIES[Parting.ITEMS]

    def cost_if_spaced(self, factor: float) -> float:
        """Return what its breaks would cost, about, if spaces were smaller by a factor."""
        found = [half.content.if_spaced(factor) for half in self.halves if half.content]
        return sum(breaks.cost if breaks else inf for breaks in found)

    @property
    def is_wasteful(self) -> bool:
        """Whether less space might save a page; who needs large print needs the space as well, but
        no page of small print."""
        if not self.format.more:
            return False
        if self.format.least:
            return any(breaks.at_end for breaks in self.breaks)
        return any(breaks.empty >= A_PAGE for breaks in self.breaks)

    @property
    def tightest(self) -> Economy:
        """How tightly it may be set for a page less."""
        return A_LITTLE_LESS_SPACE if self.format.least else LESS_SPACE

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
    def broken_addresses(self) -> int:
        """How many lines have a part of a web address, which is easier to type in one piece."""
        return sum(
            _has_part_of_address(line)
            for _, mark in self._marks
            for _, _, line in (mark.lines if isinstance(mark, TextMark) else ())
        )

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

    def is_shorter_than(self, other: PlanningAttempt) -> bool:
        """Whether it has fewer pages than another attempt."""
        return self._pages < other._pages

    @property
    def _pages(self) -> int:
        return sum(len(half.leaflet.format.sides) for half in self.halves)


def _has_part_of_address(line: Line) -> bool:
    parts: dict[str, str] = {}
    for run in line.runs:
        if (link := run.fragment.link) and _ADDRESS.fullmatch(link.text):
            parts[link.text] = parts.get(link.text, "") + run.fragment.text
    return any(len(part) < len(address) for address, part in parts.items())

"""Give each part of a deck the least room in which its text fits.

A part is what is planned as a whole: the title slide, a section's opener, the slides of one block.
A user's template may offer several sets of layouts (`Design.rooms`), from its own to those that
take most of the slide. A part takes the first set in which it has no error for want of room, so
that one crowded block does not change the look of the others.

Titles are made unique over the whole deck, which makes some of them longer, such as "Risks
(2 of 3)". A part whose longer title has no room takes the next set, too; the deck is then put
together again, until all have room or no set is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.model import Slide
from irdocs.diagnostics import Report

WANT_OF_ROOM = frozenset({"slide-overflow", "chart-overflow"})
"""The codes of errors that more room may help."""
Maker = Callable[[SlideBuilder], Sequence[Slide]]
"""Makes the slides of one part with a builder, which reports what has no room."""


@dataclass(frozen=True, slots=True)
class _PlannedPart:
    """The slides of a part in one of the rooms, by its number, and what was found of them."""

    room: int
    slides: tuple[Slide, ...]
    report: Report

    @property
    def is_crowded(self) -> bool:
        """Whether it has an error that more room may help."""
        return any(error.code in WANT_OF_ROOM for error in self.report.errors)


@dataclass(frozen=True, slots=True)
class RoomFitter:
    """Plans the parts of a deck in sets of layouts."""

    builder: SlideBuilder
    rooms: Sequence[Mapping[LayoutKey, Layout]]
    """The sets of layouts, that with the least room first."""

    def slides(
        self, makers: Sequence[Maker], titles: Callable[[Sequence[Slide]], Sequence[str]]
    ) -> list[Slide]:
        """Return the slides of all parts in order, each in the least room that it needs.

        `titles` returns the titles of all slides of the deck, made unique. What has no room in any
        set is reported to the builder.
        """
        parts = [self._planned(make, 0) for make in makers]
        while True:
            titled = list(self._titled(parts, titles))
            crowded = [
                number
                for number, part in enumerate(titled)
                if part.is_crowded and part.room + 1 < len(self.rooms)
            ]
            if not crowded:
                break
            for number in crowded:
                parts[number] = self._planned(makers[number], titled[number].room + 1)
        for part in titled:
            self.builder.fitter.report.extend(part.report)
        return [slide for part in titled for slide in part.slides]

    def _planned(self, make: Maker, first: int) -> _PlannedPart:
        """Return a part in the first room, from a number on, that it fits; else in the last."""
        for number in range(first, len(self.rooms)):
            trial = self.builder.trying_in(self.rooms[number])
            part = _PlannedPart(number, tuple(make(trial)), trial.fitter.report)
            if not part.is_crowded:
                break
        return part

    def _titled(
        self, parts: Sequence[_PlannedPart], titles: Callable[[Sequence[Slide]], Sequence[str]]
    ) -> Iterator[_PlannedPart]:
        """Yield the parts with unique titles."""
        unique = iter(titles([slide for part in parts for slide in part.slides]))
        for part in parts:
            trial = self.builder.trying
            slides = tuple(
                slide if title == slide.title else trial.retitled(slide, title)
                for slide, title in zip(part.slides, unique, strict=False)
            )
            trial.fitter.report.extend(part.report)
            yield _PlannedPart(part.room, slides, trial.fitter.report)

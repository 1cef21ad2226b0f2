"""Give each part of a deck the least room in which its text fits.

A part is what is planned as a whole: the title slide, a section's opener, the slides of one block.
A user's template may offer several sets of layouts (`Design.rooms`), from its own to those that
take most of the slide. A part takes the first set in which it has no error for want of room, so
that one crowded block does not change the look of the others.

Titles are made unique over the whole deck, which makes some of them longer, such as "Risks
(2 of 3)". A part whose longer title has no room takes the next set, too; the deck is then put
together again, until all have room or no set is left.

A part may be composed in several ways; those without errors compete, see `composing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from irdocs.deck import composing, title_sizes
from irdocs.deck.builder import Maker, SlideBuilder
from irdocs.deck.known_makers import KnownMaker
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.model import Slide
from irdocs.deck.slots import PictureSlot
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace

ROUNDS = 2
"""How often compositions are chosen: once at their own sizes, once at those they then share."""
WANT_OF_ROOM = frozenset({"slide-overflow", "chart-overflow", "code-too-wide", "formula-too-wide"})
"""The codes of errors that more room may help."""
LEAST_PICTURE = 72.0
"""The width and height in pt that a picture of the content has at least, where layouts with
more room can give it that."""


@frozen
class _PlannedWay:
    """The slides of a part composed in one way, in one of the rooms, and what was found of them."""

    way: int
    """Its place in the order of preference, from 0."""
    room: int
    """The number of the room."""
    slides: tuple[Slide, ...]
    report: Report

    @property
    def is_crowded(self) -> bool:
        """Whether it has an error that more room may help."""
        return any(error.code in WANT_OF_ROOM for error in self.report.errors)

    @property
    def has_tiny_picture(self) -> bool:
        """Whether a picture that readers are to look at has hardly a place."""
        return any(
            isinstance(slot, PictureSlot)
            and slot.placeholder is not None
            and min(slot.box.width, slot.box.height) < LEAST_PICTURE
            for slide in self.slides
            for slot in slide.slots
        )


@frozen
class RoomFitter:
    """Plans the parts of a deck in sets of layouts."""

    builder: SlideBuilder
    rooms: Sequence[Mapping[LayoutKey, Layout]]
    """The sets of layouts, that with the least room first."""

    def slides(
        self,
        parts: Sequence[Sequence[Maker]],
        titles: Callable[[Sequence[Slide]], Sequence[str]],
        wanted: Sequence[int] = (),
    ) -> tuple[list[Slide], tuple[int, ...]]:
        """Return the slides of all parts in order, each in the least room that it needs, and the
        number of the way in which each part is made.

        Each part may be made in several ways, the preferred one first; `composing` chooses among
        those without errors, or the `wanted` one of each part, if it is among them. `titles`
        returns the titles of all slides of the deck, made unique.
        What has no room in any set is reported to the builder.
        """
        planned = []
        for ways in parts:
            planned.append(self._planned(ways, 0))
            # What was measured of a part to plan it is not remembered until all are planned.
            self._costs(planned[-1], composing.common_sizes(()))
        while True:
            chosen = self._chosen([_wanted(*part) for part in zip_longest(planned, wanted)])
            titled = list(self._titled(chosen, titles))
            crowded = [number for number, part in enumerate(titled) if part.is_crowded]
            changed = False
            for number in crowded:
                others = [way for way in planned[number] if way.way != titled[number].way]
                room = titled[number].room + 1
                if others:
                    planned[number], changed = others, True
                elif room < len(self.rooms):
                    planned[number], changed = self._planned(parts[number], room), True
            if not changed:
                break
        for part in titled:
            self.builder.fitter.report.extend(part.report)
        slides = [slide for part in titled for slide in part.slides]
        shown = [self.builder.evened(slide) for slide in title_sizes.alike(slides, self.builder)]
        return shown, tuple(part.way for part in titled)

    def _chosen(self, planned: Sequence[Sequence[_PlannedWay]]) -> list[_PlannedWay]:
        """Return the best way of each part."""
        common = composing.common_sizes(())
        chosen: list[_PlannedWay] = []
        for _ in range(ROUNDS):
            costs = [self._costs(ways, common) for ways in planned]
            indices = composing.best(costs)
            chosen = [ways[index] for ways, index in zip(planned, indices, strict=True)]
            common = composing.common_sizes(slide for part in chosen for slide in part.slides)
        return [
            replace(part, slides=tuple(composing.alike(slide, common) for slide in part.slides))
            for part in chosen
        ]

    def _costs(
        self, ways: Sequence[_PlannedWay], common: composing.Sizes
    ) -> list[composing.Composition]:
        """Return the ways of a part with their costs, at the sizes that like texts have."""
        if len(ways) == 1:
            return [composing.Composition(ways[0].slides, 0.0)]
        fitter = self.builder.fitter.trying
        return [
            composing.composition(
                [composing.alike(slide, common) for slide in way.slides], way.way, fitter
            )
            for way in ways
        ]

    def _planned(self, ways: Sequence[Maker], first: int) -> list[_PlannedWay]:
        """Return the ways without errors in the first room, from a number on, that has one.

        If no room has any, the preferred way in the last room is returned, with its errors.
        """
        for number in range(first, len(self.rooms)):
            tried = [self._tried(make, way, number) for way, make in enumerate(ways)]
            is_last = number + 1 == len(self.rooms)
            if faultless := [
                way
                for way in tried
                if not way.report.errors and (is_last or not way.has_tiny_picture)
            ]:
                return faultless
            if not (tried[0].is_crowded or tried[0].has_tiny_picture):
                break
        return tried[:1]

    def _tried(self, make: Maker, way: int, room: int) -> _PlannedWay:
        """Return a part made in one way in a room."""
        trial = self.builder.trying_in(self.rooms[room])
        return _PlannedWay(way, room, tuple(make(trial)), trial.fitter.report)

    def _titled(
        self, chosen: Sequence[_PlannedWay], titles: Callable[[Sequence[Slide]], Sequence[str]]
    ) -> Iterator[_PlannedWay]:
        """Yield the parts with unique titles."""
        unique = iter(titles([slide for part in chosen for slide in part.slides]))
        for part in chosen:
            trial = self.builder.trying
            slides = tuple(
                slide if title == slide.title else KnownMaker(_retitled, slide, (title,))(trial)[0]
                for slide, title in zip(part.slides, unique, strict=False)
            )
            trial.fitter.report.extend(part.report)
            yield replace(part, slides=slides, report=trial.fitter.report)


def _retitled(builder: SlideBuilder, slide: Slide, title: str) -> list[Slide]:
    """Return a slide under another title."""
    return [builder.retitled(slide, title)]


def _wanted(ways: Sequence[_PlannedWay], number: int | None) -> Sequence[_PlannedWay]:
    """Return the way of a number alone, if it is among those of a part; else all of them."""
    return [way for way in ways if way.way == number] or ways

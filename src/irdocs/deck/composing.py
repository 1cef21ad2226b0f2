"""Choose among several compositions of the same content: what each costs, and the best of all.

A part of a deck (see `rooms`) may be composed in several ways: a list or rows, cards side by side
or one below the other. Each way is planned and measured; what a slide costs says how far it is
from one that is filled by large type and differs from its neighbours. The cheapest row of
compositions through the whole deck is found by dynamic programming (Viterbi), as what a slide
costs depends on the two before it.

All costs are in one unit: that of a slide that is wholly blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from irdocs.caching.by_identity import cached_by_identity
from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout_names import LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slots import ChartSlot, PictureSlot, Slot, TableSlot, TextSlot, box_of
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.units import Rect

BLANK = 1.0
"""For the share of its room that a slide leaves blank."""
SMALL = 1.5
"""For each share by which its smallest type is smaller than `LARGE`: the back row must read it."""
LARGE = 28.0
"""Type of this size, in pt, is read from everywhere."""
UNEVEN = 0.4
"""For what is blank below the content more than above it, as a share of the room's height."""
MORE = 0.8
"""For each slide more than one: what is said together stays together."""
SECOND, THIRD = 0.04, 0.3
"""For a slide of the same composition as the one before it, and as the two before it."""
PICTURED = -0.2
"""For a slide with a picture: it proves what its title says."""
LATER = 0.04
"""For each way that a block's kind prefers to this one."""

FILLING = ("rect", "roundRect", "disc", "ring", "ellipse")
"""The decorations that fill: a line does not."""
ASIDE = frozenset({Stem.TITLE, Stem.SOURCE, Stem.NOTE, Stem.STATUS, Stem.NUMBER, Stem.LETTER})
"""What is no content: its size is not counted."""
HOLLOW = 0.5
"""How much of what a panel leaves blank below its words, more than above them, counts as blank. Of
panels of one height that with the most words is measured: cards in a row are alike."""
LIKE_SIZES = 0.85
"""Like texts share one size unless one of them is smaller than this part of the largest."""


def boxes(slide: Slide, fitter: TextFitter) -> Iterator[Rect]:
    """Yield the boxes in pt of all that fills a slide below its title, words as measured."""
    contents = list(_contents(slide, fitter))
    painted = [
        decoration.box
        for decoration in slide.layout.decorations
        if decoration.shape in FILLING and not decoration.is_look
    ]
    hollow: dict[int, float] = {}
    for panel in painted:
        if within := [box for box in contents if _holds(panel, box)]:
            above = min(box.y for box in within) - panel.y
            below = panel.bottom - max(box.bottom for box in within)
            alike = round(panel.height)
            hollow[alike] = min(hollow.get(alike, below), max(0.0, below - above))
    for panel in painted:
        has_words = any(_holds(panel, box) for box in contents)
        blank = hollow.get(round(panel.height), 0.0) if has_words else 0.0
        yield replace(panel, height=panel.height - HOLLOW * blank)
    yield from contents


def _holds(panel: Rect, box: Rect) -> bool:
    """Whether the middle of a box lies in a panel."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return panel.x <= x <= panel.right and panel.y <= y <= panel.bottom


def _contents(slide: Slide, fitter: TextFitter) -> Iterator[Rect]:
    """Yield the boxes of what stands on a slide below its title."""
    for slot in slide.slots:
        match slot:
            case TextSlot():
                yield _words(slot, slide, fitter)
            case TableSlot():
                yield replace(box_of(slot, slide.layout), height=sum(slot.heights))
            case ChartSlot():
                yield box_of(slot, slide.layout)
            case PictureSlot():
                yield _shown(slot.picture.ratio, slot.box)
            case _:
                yield slot.box


def _shown(ratio: float, box: Rect) -> Rect:
    """Return where a picture, `ratio` times as wide as high, stands in the middle of a box."""
    width = min(box.width, box.height * ratio)
    height = width / ratio
    return Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _words(slot: TextSlot, slide: Slide, fitter: TextFitter) -> Rect:
    """Return the box round a text as it is measured."""
    box = box_of(slot, slide.layout)
    placeholder = replace(slide.layout.placeholder(slot.placeholder), box=box)
    gauge = fitter.gauge(slot.paragraphs, placeholder)
    height = min(gauge.height(box.width, slot.size), box.height)
    width = min(box.width, gauge.length(slot.size))
    above = {"t": 0.0, "ctr": 0.5, "b": 1.0}[placeholder.anchor]
    left = {"l": 0.0, "ctr": 0.5, "r": 1.0}[placeholder.align]
    return Rect(
        box.x + (box.width - width) * left, box.y + (box.height - height) * above, width, height
    )


def used(filled: Sequence[Rect], room: Rect) -> float:
    """Return the share of a room that boxes cover together, from 0 to 1."""
    inside = [
        Rect(left, top, right - left, bottom - top)
        for box in filled
        if (left := max(box.x, room.x)) < (right := min(box.right, room.right))
        and (top := max(box.y, room.y)) < (bottom := min(box.bottom, room.bottom))
    ]
    edges = sorted({x for box in inside for x in (box.x, box.right)})
    area = 0.0
    for left, right in pairwise(edges):
        reach = room.y
        for box in sorted(inside, key=lambda box: box.y):
            if box.x <= left and box.right >= right:
                area += (right - left) * max(0.0, box.bottom - max(reach, box.y))
                reach = max(reach, box.bottom)
    return area / (room.width * room.height)


def smallest(slide: Slide) -> float:
    """Return the size of a slide's smallest content, in pt; that of its title if it has none.

    Below a wide picture stands its caption alone.
    """
    is_captioned = slide.layout.key.kind is LayoutKind.WIDE_PICTURE
    aside = ASIDE | {Stem.TEXT} if is_captioned else ASIDE
    sizes = [
        slot.size
        for slot in slide.slots
        if isinstance(slot, TableSlot)
        or (isinstance(slot, TextSlot) and slot.placeholder.stem not in aside)
    ]
    return min(sizes, default=slide.title_size)


def cost(slide: Slide, fitter: TextFitter) -> float:
    """Return what a slide costs by itself; nothing if it has no room below its title."""
    return _cost(slide, fitter.minor, fitter.major)


SLIDES = 4096
"""Of how many slides is remembered what they cost and how they are at other sizes."""


@cached_by_identity(SLIDES)
def _cost(slide: Slide, minor: MeasuringFaces, major: MeasuringFaces) -> float:
    fitter = TextFitter(minor, major, Report())
    room = slide.layout.room
    if room is None:
        return 0.0
    filled = [box for box in boxes(slide, fitter) if box.bottom > room.y and box.y < room.bottom]
    if not filled:
        return BLANK
    above = max(0.0, min(box.y for box in filled) - room.y)
    below = max(0.0, room.bottom - max(box.bottom for box in filled))
    return (
        BLANK * (1 - used(filled, room))
        + SMALL * max(0.0, 1 - smallest(slide) / LARGE)
        + UNEVEN * max(0.0, below - above) / room.height
        + PICTURED * any(isinstance(slot, PictureSlot) for slot in slide.slots)
    )


@frozen
class Composition:
    """One way to compose a part of a deck."""

    slides: tuple[Slide, ...]
    cost: float
    """What its slides cost, without regard to their neighbours."""


def composition(slides: Sequence[Slide], way: int, fitter: TextFitter) -> Composition:
    """Return a composition with its cost; `way` is its place in the order of preference, from 0."""
    own = sum(cost(slide, fitter) for slide in slides) + MORE * max(0, len(slides) - 1)
    return Composition(tuple(slides), own + LATER * way)


_Before = tuple[LayoutKind | None, LayoutKind | None]
"""The kinds of the last two slides, the last one second."""


def best(parts: Sequence[Sequence[Composition]]) -> list[int]:
    """Return for each part the index of its composition in the cheapest row of all.

    Time grows with the number of parts and with the square of the ways of a part.
    """
    chosen: list[dict[_Before, tuple[_Before, int]]] = []
    totals: dict[_Before, float] = {(None, None): 0.0}
    for ways in parts:
        following: dict[_Before, float] = {}
        steps: dict[_Before, tuple[_Before, int]] = {}
        for before, total in totals.items():
            for index, way in enumerate(ways):
                after, likeness = _followed(before, way.slides)
                sum_ = total + way.cost + likeness
                if after not in following or sum_ < following[after]:
                    following[after], steps[after] = sum_, (before, index)
        totals = following
        chosen.append(steps)
    state = min(totals, key=lambda before: totals[before])
    indices: list[int] = []
    for steps in reversed(chosen):
        state, index = steps[state]
        indices.append(index)
    return indices[::-1]


def _followed(before: _Before, slides: Sequence[Slide]) -> tuple[_Before, float]:
    """Return the kinds of the last two slides after more, and what their likeness costs."""
    total = 0.0
    for slide in slides:
        kind = slide.layout.key.kind
        if before[1] is kind:
            total += THIRD if before[0] is kind else SECOND
        before = (before[1], kind)
    return before, total


Sizes = Mapping[tuple[LayoutKind, Stem], float]
"""The size in pt that texts of one kind have in layouts of one kind."""


def common_sizes(slides: Iterable[Slide]) -> Sizes:
    """Return the one size that like texts of a deck have.

    It is the smallest of their sizes that is not much smaller than the largest.
    """
    sizes: dict[tuple[LayoutKind, Stem], list[float]] = {}
    for slide in slides:
        for slot in slide.slots:
            if isinstance(slot, TextSlot):
                key = (slide.layout.key.kind, slot.placeholder.stem)
                sizes.setdefault(key, []).append(slot.size)
    return _same(frozenset((key, _common_size(found)) for key, found in sizes.items()))


def _common_size(sizes: Sequence[float]) -> float:
    least = max(sizes) * LIKE_SIZES
    return min(size for size in sizes if size >= least)


@lru_cache(maxsize=64)
def _same(sizes: frozenset[tuple[tuple[LayoutKind, Stem], float]]) -> Sizes:
    """Return sizes as a mapping, the same one for the same sizes."""
    return MappingProxyType(dict(sizes))


@cached_by_identity(SLIDES)
def alike(slide: Slide, common: Sizes) -> Slide:
    """Return a slide none of whose texts is larger than the common size of its kind.

    What fits at one size fits at each smaller one.
    """
    slots: list[Slot] = []
    for slot in slide.slots:
        if isinstance(slot, TextSlot):
            most = common.get((slide.layout.key.kind, slot.placeholder.stem), slot.size)
            if slot.size > most:
                known = slide.layout.placeholder(slot.placeholder).all_sizes
                slot = replace(slot, size=next((s for s in known if s <= most), slot.size))
        slots.append(slot)
    is_as_before = all(slot is before for slot, before in zip(slots, slide.slots, strict=True))
    return slide if is_as_before else replace(slide, slots=tuple(slots))

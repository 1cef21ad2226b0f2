"""Choose on what our layouts are made in a template, and how much room they have there.

Most templates have a layout with a title and a large body. Ours then take the place of that body
and leave the title where it is. Where no layout has that much room (only an empty layout, a narrow
body beside a picture, a slide of a poster), our layouts have a title of their own, and take what
the master leaves free.

A slide whose text has no room in these layouts takes others with more room. Those keep off the
template's logo and its name as long as they can: each `Room` takes more of the slide than the one
before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import IntEnum, auto
from typing import assert_never

from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.frozen import frozen, replace
from irdocs.ooxml import grounds
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import FOOTERS, SlidePage
from irdocs.units import Rect, Size
from irdocs.user_template.content_layouts import TITLE_STEPS, ContentLayouts, UnusableTemplateError
from irdocs.user_template.free_area import (
    LEAST_BELOW,
    clear_edges,
    free_area,
    is_at_an_edge,
    within_margins,
)
from irdocs.user_template.template_placeholders import TemplatePlaceholder


class Room(IntEnum):
    """How much room our layouts take; each value more than the one before."""

    BODY = auto()
    """That of the body of the template's content layout, below its own title."""
    TITLED = auto()
    """What that layout and its master leave free below the title."""
    FREE = auto()
    """What master and layout leave free, with a title of ours."""
    UNMARKED = auto()
    """All but logo, name and footers, with a title of ours, on a plain panel."""
    WHOLE = auto()
    """The whole slide but its footers, on a plain panel over what the master paints there."""


@frozen
class Foundation:
    """The layout of a template from which ours are made, and the room that they have on it."""

    kind: Room
    master: SlidePage
    page: SlidePage
    """The layout; everything that it paints is kept."""
    title: Placeholder
    room: Rect
    """The room below the title, in pt."""
    area: Rect
    """What a panel has to cover, in pt: the room, and the title if that is ours."""
    is_clear: bool
    """Whether no panel is needed to hide what the template paints there."""
    template_title: TemplatePlaceholder | None = None
    """The template's own title; None where ours takes its place."""
    body: TemplatePlaceholder | None = None
    """The template's own body, which may serve as it is; None where it may not."""
    like: TemplatePlaceholder | None = None
    """The template's title that a title of ours has to look like; None if there is none."""

    @property
    def typeface(self) -> str:
        """The typeface of running text."""
        style = self.body.style if self.body else None
        return style.typeface if style and style.typeface else self.page.scheme.minor

    @property
    def title_typeface(self) -> str:
        """The typeface of titles."""
        if self.template_title is not None:
            return self.template_title.style.typeface
        return self.page.scheme.major


def choose(layouts: ContentLayouts, used: Counter[str]) -> Foundation:
    """Return the foundation with the least room that the template offers.

    `used` counts the sample slides of each master. Raises UnusableTemplateError if the template
    has no master.
    """
    try:
        return _content_layout(layouts, used)
    except UnusableTemplateError:
        pass
    candidates = [
        _Candidate(master, page, 40.0 * bool(used[master.part]) - number)
        for number, master in enumerate(layouts.show.masters)
        for page in layouts.show.layouts_of(master)
    ]
    for room in (Room.FREE, Room.UNMARKED, Room.WHOLE):
        if foundation := _on_master(layouts, candidates, room):
            return foundation
    raise UnusableTemplateError("it has no slide master")


def larger(layouts: ContentLayouts, base: Foundation, most: Room) -> Iterator[Foundation]:
    """Yield the foundations with more room than `base`, up to the room `most`, the least first.

    They are on the same master and have the same colours. One that would give neither the title
    nor the text below it more room than those before is left out.
    """
    candidates = [
        _Candidate(base.master, page, 0.0)
        for page in layouts.show.layouts_of(base.master)
        if page.mapping == base.page.mapping and page.scheme == base.page.scheme
    ]
    largest, widest_title = _size(base.room), _size(base.title.box)
    for room in (room for room in Room if base.kind < room <= most):
        foundation = (
            _below_title(layouts, base)
            if room is Room.TITLED
            else _on_master(layouts, candidates, room, base.template_title)
        )
        if foundation is None:
            continue
        size, title = _size(foundation.room), _size(foundation.title.box)
        if size > _GAIN * largest or title > _GAIN * widest_title:
            largest, widest_title = max(size, largest), max(title, widest_title)
            yield foundation


_KEPT = 0.7
"""The part of a body that is left, at least, where a logo or a band takes an edge of it."""
_WIDER = 1.3
"""By what the room below a title must be larger than one of several bodies to be taken."""
_GAIN = 1.05
"""By what a room must be larger than another for a slide to be tried in it."""


def _size(box: Rect) -> float:
    """Return the area of a box, in square pt."""
    return box.width * box.height


@frozen
class _Candidate:
    """A layout on which ours may be made."""

    master: SlidePage
    page: SlidePage
    bonus: float
    """What speaks for its master, in the points of `_suits`."""


def _content_layout(layouts: ContentLayouts, used: Counter[str]) -> Foundation:
    """Return the foundation on the template's content layout."""
    master, page = layouts.choose(used)
    title = layouts.with_room(layouts.title(page))
    body = layouts.body(page)
    room = layouts.room(page, title.placeholder.box, body)
    if len(layouts.bodies(page)) > 1:
        # One of several bodies is half a slide; ours take all that is below the title.
        whole = layouts.room(page, title.placeholder.box, None)
        if _size(whole) > _WIDER * _size(room) and grounds.is_plain(page, whole):
            room, body = whole, None
    if not grounds.is_plain(page, room):
        # A logo or a band reaches into the body, which no panel of ours is to cut.
        for of_marks in (True, False):
            clear = clear_edges(layouts.show, page, room, of_marks=of_marks)
            if _size(clear) >= _KEPT * _size(room) and grounds.is_plain(page, clear):
                room, body = clear, None
                break
    return Foundation(
        Room.BODY, master, page, title.placeholder, room, room,
        grounds.is_plain(page, room), title, body,
    )  # fmt: skip


def _below_title(layouts: ContentLayouts, base: Foundation) -> Foundation | None:
    """Return the foundation in what is free below the title of the content layout."""
    if base.template_title is None:
        return None
    below = base.title.box.bottom + 4
    room = free_area(layouts.show, base.page, below, least=LEAST_BELOW)
    if room is None:
        return None
    is_clear = grounds.is_plain(base.page, room) and not _is_behind_a_group(base.page, room)
    return replace(base, kind=Room.TITLED, room=room, area=room, is_clear=is_clear)


def _on_master(
    layouts: ContentLayouts,
    candidates: Iterable[_Candidate],
    room: Room,
    like: TemplatePlaceholder | None = None,
) -> Foundation | None:
    """Return the foundation on the layout that leaves most room, with a title of ours.

    The title looks `like` one of the template, if that is given. Returns None if none of the
    candidates has room of that kind.
    """
    slide = layouts.show.size
    best: tuple[float, _Candidate, Rect] | None = None
    for candidate in candidates:
        area = _area(layouts, candidate.page, room)
        if area is None:
            continue
        counted = None if room is Room.WHOLE else area
        score = candidate.bonus + _suits(candidate.page, counted, slide)
        if best is None or score > best[0]:
            best = score, candidate, area
    if best is None:
        return None
    _, chosen, area = best
    page = chosen.page
    title, below = _own_title(layouts, chosen.master, area, like)
    is_clear = (
        room is Room.FREE and grounds.is_plain(page, area) and not _is_behind_a_group(page, area)
    )
    return Foundation(room, chosen.master, page, title, below, area, is_clear, like=like)


def _area(layouts: ContentLayouts, page: SlidePage, room: Room) -> Rect | None:
    """Return the box in pt for a title and a body on a layout; None if it is too small."""
    match room:
        case Room.FREE:
            return free_area(layouts.show, page)
        case Room.UNMARKED:
            return free_area(layouts.show, page, of_marks=True)
        case Room.WHOLE:
            return _between_footers(page, layouts.show.size)
        case Room.BODY | Room.TITLED:
            raise ValueError(f"{room.name} has the template's own title")
        case _:
            assert_never(room)


def _between_footers(page: SlidePage, slide: Size) -> Rect:
    """Return the whole slide within its margins, without the footers at its top and bottom."""
    area = within_margins(slide)
    for shape in page.shapes:
        box = page.box(shape) if shape.type in FOOTERS else None
        if box is None or not is_at_an_edge(box, slide):
            continue
        top = max(area.y, box.bottom + 4) if box.y < slide.height / 2 else area.y
        bottom = area.bottom if box.y < slide.height / 2 else min(area.bottom, box.y - 4)
        area = Rect(area.x, top, area.width, bottom - top)
    return area


def _is_behind_a_group(page: SlidePage, area: Rect) -> bool:
    """Whether a group reaches over an area: what it paints as a ground is not known."""
    groups = (
        box
        for painted in page.chain
        for shape in painted.shapes
        if shape.kind == "grpSp" and (box := painted.box(shape))
    )
    return any(min(box.within(area).width, box.within(area).height) > 0 for box in groups)


def _suits(page: SlidePage, free: Rect | None, slide: Size) -> float:
    """Return how well a layout suits for text: its free room, its ground, what else it paints."""
    score = 0.0
    if free is not None:
        score += 100 * free.width * free.height / (slide.width * slide.height)
        score += 30 * (grounds.ground(page, None, free) is not None)
    painted = sum(shape.placeholder is None for shape in page.shapes)
    score -= min(40, 8 * painted) + 15 * (page.type in ("title", "secHead"))
    return score + 5 * (page.type in ("titleOnly", "blank"))


def _own_title(
    layouts: ContentLayouts, master: SlidePage, area: Rect, like: TemplatePlaceholder | None
) -> tuple[Placeholder, Rect]:
    """Return a title along the top of an area, and the room below it."""
    height = min(94.0, area.height * 0.24)
    largest = min(like.placeholder.size, layouts.sizes.heading) if like else layouts.sizes.heading
    sizes = [size for size in TITLE_STEPS if size <= largest] or [TITLE_STEPS[-1]]
    title = Placeholder(
        Stem.TITLE.single, "title", Rect(area.x, area.y, area.width, height), sizes[0], "primary",
        like.placeholder.bold if like else _is_bold(master), anchor="b",
        align=like.placeholder.align if like else "l", steps=tuple(sizes[1:]),
    )  # fmt: skip
    top = title.box.bottom + 12
    return title, Rect(area.x, top, area.width, area.bottom - top)


def _is_bold(master: SlidePage) -> bool:
    """Whether a master sets its titles in bold type."""
    style = master.root.find(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr")
    return style is not None and style.get("b") in ("1", "true")

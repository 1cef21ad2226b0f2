"""Choose on what our layouts are made in a template: its content layout, or the room on its master.

Most templates have a layout with a title and a large body. Ours then take the place of that body
and leave the title where it is. Where no layout has that much room (only an empty layout, a narrow
body beside a picture, a slide of a poster), our layouts have a title of their own, and take what
the master leaves free. Where that is not enough either, they take the whole slide, on a plain
panel.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto

from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.ooxml import text_styles
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import FOOTERS, SlidePage
from irdocs.units import Rect, Size
from irdocs.user_template.content_layouts import (
    TITLE_STEPS,
    ContentLayouts,
    UnusableTemplateError,
)
from irdocs.user_template.free_area import free_area, is_at_an_edge, within_margins
from irdocs.user_template.template_placeholders import TemplatePlaceholder


class Room(Enum):
    """How much room our layouts take; each value more than the one before."""

    BODY = auto()
    """That of the body of the template's content layout, below its own title."""
    FREE = auto()
    """What master and layout leave free, with a title of ours."""
    WHOLE = auto()
    """The whole slide, on a plain panel over what the master paints there."""


@dataclass(frozen=True, slots=True)
class Foundation:
    """The layout of a template from which ours are made, and the room that they have on it."""

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


def choose(layouts: ContentLayouts, used: Counter[str], least: Room) -> Foundation:
    """Return the foundation with the least room, from `least` on, that the template offers.

    `used` counts the sample slides of each master. Raises UnusableTemplateError if the template
    has no master.
    """
    if least is Room.BODY:
        try:
            return _content_layout(layouts, used)
        except UnusableTemplateError:
            pass
    return _on_master(layouts, used, whole=least is Room.WHOLE)


def _content_layout(layouts: ContentLayouts, used: Counter[str]) -> Foundation:
    """Return the foundation on the template's content layout."""
    master, page = layouts.choose(used)
    title = layouts.with_room(layouts.title(page))
    body = layouts.body(page)
    room = layouts.room(page, title.placeholder.box, body)
    return Foundation(
        master, page, title.placeholder, room, room,
        text_styles.is_plain(page, room), title, body,
    )  # fmt: skip


def _on_master(layouts: ContentLayouts, used: Counter[str], *, whole: bool) -> Foundation:
    """Return the foundation on the layout that leaves most room free, with a title of ours."""
    slide = layouts.show.size
    best: tuple[float, SlidePage, SlidePage, Rect | None] | None = None
    for number, master in enumerate(layouts.show.masters):
        for page in layouts.show.layouts_of(master):
            free = free_area(layouts.show, page)
            score = 40.0 * bool(used[master.part]) - number + _suits(page, free, slide)
            if best is None or score > best[0]:
                best = score, master, page, free
    if best is None:
        raise UnusableTemplateError("it has no slide master")
    _, master, page, free = best
    is_free = free is not None and not whole
    area = free if free is not None and is_free else _between_footers(page, slide)
    title, room = _own_title(layouts, master, area)
    is_plain = text_styles.is_plain(page, area) and not _is_behind_a_group(page, area)
    is_clear = is_free and is_plain
    return Foundation(master, page, title, room, area, is_clear)


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
        score += 30 * (text_styles.ground(page, None, free) is not None)
    painted = sum(shape.placeholder is None for shape in page.shapes)
    score -= min(40, 8 * painted) + 15 * (page.type in ("title", "secHead"))
    return score + 5 * (page.type in ("titleOnly", "blank"))


def _own_title(layouts: ContentLayouts, master: SlidePage, area: Rect) -> tuple[Placeholder, Rect]:
    """Return a title along the top of an area, and the room below it."""
    height = min(94.0, area.height * 0.24)
    sizes = [size for size in TITLE_STEPS if size <= layouts.sizes.heading]
    title = Placeholder(
        Stem.TITLE.single, "title", Rect(area.x, area.y, area.width, height), sizes[0], "primary",
        _is_bold(master), anchor="b", steps=tuple(sizes[1:]),
    )  # fmt: skip
    top = title.box.bottom + 12
    return title, Rect(area.x, top, area.width, area.bottom - top)


def _is_bold(master: SlidePage) -> bool:
    """Whether a master sets its titles in bold type."""
    style = master.root.find(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr")
    return style is not None and style.get("b") in ("1", "true")

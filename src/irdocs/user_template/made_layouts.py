"""Arrange all of our layouts in the room that a template gives them.

Each of them becomes a new layout of the template, copied from the one that is the foundation, so
that logo, title and footers stay where the template has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from irdocs.deck import (
    arrangements,
    mirror,
    number_arrangements,
    quiz_arrangements,
    row_arrangements,
    status_arrangements,
)
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.layout import FIRST_INDEX, Layout, numbered
from irdocs.deck.layout_names import LayoutKey, LayoutKind
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import Direction
from irdocs.ooxml import grounds
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme.sizes import SlideSizes
from irdocs.units import Size
from irdocs.user_template import openings, recolouring, role_colours
from irdocs.user_template.foundations import Foundation
from irdocs.user_template.role_colours import RoleColours
from irdocs.user_template.sources import LayoutSource

STRONG = frozenset({LayoutKind.STATEMENT})
"""The kinds of layouts whose text is set on a panel of the primary colour."""


@frozen
class MadeLayouts:
    """All of our layouts in the room of one foundation."""

    layouts: Mapping[LayoutKey, Layout]
    sources: Mapping[LayoutKey, LayoutSource]
    """What each is made from, by the same keys."""

    def in_room(self, room: int) -> Iterator[tuple[LayoutKey, Layout, LayoutSource]]:
        """Yield each key without a room, and the layout and its source under the key with it."""
        for key, layout in self.layouts.items():
            yield key, replace(layout, key=key.in_room(room)), self.sources[key]


@frozen
class LayoutMaker:
    """Makes our layouts in one template, in one set of colours and typefaces."""

    styles: StyleResolver
    slide: Size
    sizes: SlideSizes
    colours: RoleColours
    typeface: str
    """The typeface of running text."""
    title_typeface: str
    direction: Direction = "ltr"
    """Which way the deck's language is written: our layouts are arranged from where lines start."""

    def made(self, foundation: Foundation) -> MadeLayouts:
        """Return all of our layouts in the room of a foundation."""
        page, title = foundation.page, foundation.template_title
        footers = recolouring.footers(
            self.styles, page, self.slide, self.colours, all_of_them=title is not None
        )
        first_index = max([FIRST_INDEX - 1, *(footer.index for footer in footers)]) + 1
        layouts = {
            layout.key: numbered(layout, first_index) for layout in self._arranged(foundation)
        }
        source = LayoutSource(
            page.part,
            page.name,
            True,
            recolouring.recoloured(self.colours, [title] if title else []),
            footers,
            self.colours.link,
            recolouring.mended([title] if title else []),
            foundation.title.box,
            own_title=title is None,
            room=foundation.kind,
            typeface="" if self.typeface == page.scheme.minor else self.typeface,
            title_typeface="" if self.title_typeface == page.scheme.major else self.title_typeface,
        )
        strong = replace(source, link=self.colours.strong_link)
        sources = {key: strong if key.kind in STRONG else source for key in layouts}
        return MadeLayouts(layouts, sources)

    def _arranged(self, foundation: Foundation) -> Iterator[Layout]:
        """Yield all of our layouts, with a plain panel behind them where text needs one."""
        title = foundation.title
        if foundation.like is not None:
            title = replace(title, colour=self._role_of(foundation.like.style.colour))
        room, area = foundation.room, foundation.area
        if self.direction == "rtl":
            title = mirror.from_start(title, self.slide.width)
            room, area = (box.mirrored(self.slide.width) for box in (room, area))
        frame = ArrangementFrame(title, room, self.sizes, ("primary", "teal", "plum", "signal"))
        panel = area if self._needs_panel(foundation) else None
        for layout in (
            *arrangements.all_in(frame),
            *arrangements.all_bare(frame),
            *arrangements.all_on_demand(frame),
            *status_arrangements.in_template(frame),
            *number_arrangements.noted_tables(frame),
            *arrangements.all_with_pictures(frame),
            number_arrangements.tall_chart(frame),
            *row_arrangements.all_rows(frame),
            *quiz_arrangements.cases(frame),
            *(arrange(frame) for arrange in openings.ALL),
        ):
            yield openings.on_panel(layout, panel) if panel else layout

    def _role_of(self, colour: Colour | None) -> str:
        """Return the role of which a title's colour is, else that of our own titles."""
        if colour is None:
            return "primary"
        palette = self.colours.palette
        nearest = min(
            ("ink", "primary", "teal", "plum", "signal"),
            key=lambda role: role_colours.apart(palette[role], colour),
        )
        return nearest if role_colours.alike(palette[nearest], colour) else "primary"

    def _needs_panel(self, foundation: Foundation) -> bool:
        """Whether what the template paints behind the text is not the ground of our colours."""
        if not foundation.is_clear:
            return True
        ground = grounds.ground(foundation.page, None, foundation.area)
        return ground is None or not role_colours.alike(ground, self.colours.palette["ground"])

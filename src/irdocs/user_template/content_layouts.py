"""Find the content layout of a user's template, and measure its title, its body and its room.

The content layout is the one that best serves a title with text below it. All layouts that a deck
needs and the template lacks are made from it, so that logo, title and footers stay where the
template has them.
"""

from __future__ import annotations

import re
from collections import Counter

from irdocs.deck.layout_names import Stem
from irdocs.frozen import frozen, replace
from irdocs.ooxml import grounds
from irdocs.ooxml.presentation import TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme.sizes import SlideSizes
from irdocs.units import Rect
from irdocs.user_template import template_placeholders
from irdocs.user_template.free_area import clear_edges
from irdocs.user_template.template_placeholders import TemplatePlaceholder

TITLE_STEPS = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
"""The sizes in pt that a title may take, from the largest to the smallest."""
BODIES = frozenset({"body", "obj", "subTitle"})
"""The types of placeholder that hold running text (ECMA-376, ST_PlaceholderType)."""
NAMES = {
    "title": re.compile(r"title slide|titelfolie|cover|diapositive de titre", re.IGNORECASE),
    "secHead": re.compile(r"section|divider|abschnitt|chapter|kapitel", re.IGNORECASE),
    "obj": re.compile(r"title (and|,) ?content|titel und inhalt|content$", re.IGNORECASE),
}
"""Usual names of layouts in English, German and French, for templates whose layouts say no type."""
_KEPT = 0.6
"""The part of a title's width that is left, at least, where a logo takes an end of it."""
_MARGIN = 0.1
"""The part of a title's height at its top and its bottom that a logo may reach into."""
_BEYOND = 4.0
"""How far, in pt, a box of words may reach beyond the slide: its words hardly do."""
LEAST_ROOM = (300.0, 180.0)
"""The least width and height in pt of a body that has room for our arrangements."""


def has_room(box: Rect) -> bool:
    """Whether a body, in pt, has room for our arrangements."""
    return box.width >= LEAST_ROOM[0] and box.height >= LEAST_ROOM[1]


class UnusableTemplateError(ValueError):
    """What is asked for has no room in the template; the message says why."""


def _on_its_ground(title: TemplatePlaceholder, taller: Rect) -> Rect:
    """Return a taller box for a title, as far as the colour is behind it that was chosen for."""
    box, ground = title.placeholder.box, title.ground
    tops = dict.fromkeys((taller.y, box.y))
    steps = range(int(taller.bottom - box.bottom) + 1)
    bottoms = dict.fromkeys((taller.bottom, *(taller.bottom - step for step in steps), box.bottom))
    boxes = (Rect(box.x, top, box.width, bottom - top) for top in tops for bottom in bottoms)
    return next(
        (
            one for one in sorted(boxes, key=lambda one: -one.height)
            if ground is None or grounds.ground(title.page, title.shape, one) == ground
        ),
        box,
    )  # fmt: skip


@frozen
class ContentLayouts:
    """The layouts of one template, as far as they have a title and a body."""

    show: Presentation
    styles: StyleResolver
    sizes: SlideSizes
    """The type sizes of the theme, in pt."""

    def choose(self, used: Counter[str]) -> tuple[SlidePage, SlidePage]:
        """Return the master, and its content layout, from which all new layouts are made."""
        best: tuple[float, SlidePage, SlidePage] | None = None
        for number, master in enumerate(self.show.masters):
            for layout in self.show.layouts_of(master):
                score = self._score(layout)
                if score is None:
                    continue
                score += 40 * bool(used[master.part]) - number
                if best is None or score > best[0]:
                    best = (score, master, layout)
        if best is None:
            raise UnusableTemplateError(
                "no layout has a title and, below it, room for text of "
                f"{LEAST_ROOM[0]:g} x {LEAST_ROOM[1]:g} pt"
            )
        return best[1], best[2]

    def _score(self, layout: SlidePage) -> float | None:
        """Return how well a layout serves as the content layout, or None if it cannot.

        The weights are rules of thumb. What counts most is a large body. The type and the name of
        a usual content layout add to the score; pictures, a ground that is not plain, several
        bodies and a title below the body take from it.
        """
        title = self.find_title(layout)
        if title is None:
            return None
        bodies = self.bodies(layout)
        slide = self.show.size
        box = layout.box(bodies[0]) if bodies else self._below(layout, title.placeholder.box, None)
        if box is None or not has_room(box):
            return None
        score = 120 * box.width * box.height / (slide.width * slide.height)
        score += 50 * (layout.type == "obj") + 30 * bool(NAMES["obj"].search(layout.name))
        score += 20 * (layout.type == "titleOnly") + 30 * (len(bodies) == 1)
        score -= 10 * abs(len(bodies) - 1)
        score -= 40 * (layout.type in ("title", "secHead"))
        score -= 30 * any(shape.type == "pic" for shape in layout.shapes)
        score -= 30 * (grounds.ground(layout, None, box) is None)
        score -= 80 * any(s.type in BODIES for s in layout.shapes if s not in bodies)
        score -= 60 * bool(NAMES["title"].search(layout.name))
        return score - 60 * (title.placeholder.box.bottom > box.bottom)

    def find_title(self, layout: SlidePage) -> TemplatePlaceholder | None:
        """Return a layout's title, measured; None if it has none in which text can be set."""
        shape = next((candidate for candidate in layout.shapes if candidate.type in TITLES), None)
        if shape is None:
            return None
        found = template_placeholders.read(self.styles, layout, shape, Stem.TITLE, TITLE_STEPS)
        return self.on_slide(found)

    def on_slide(self, found: TemplatePlaceholder | None) -> TemplatePlaceholder | None:
        """Return a placeholder whose words stand on the slide; None for one that reaches beyond it,
        as after somebody has changed the size of slides alone."""
        return found if found is None or self.is_on_slide(found.inner) else None

    def is_on_slide(self, words: Rect) -> bool:
        """Whether a box of words, in pt, lies on the slide."""
        slide = self.show.size
        return (
            min(words.x, words.y) >= -_BEYOND
            and words.right <= slide.width + _BEYOND
            and words.bottom <= slide.height + _BEYOND
        )

    def title(self, layout: SlidePage) -> TemplatePlaceholder:
        title = self.find_title(layout)
        if title is None:
            raise UnusableTemplateError("its content layout has no title")
        return title

    def with_room(self, title: TemplatePlaceholder) -> TemplatePlaceholder:
        """Return the title with a box that has room for two lines at 24 pt, clear of a logo.

        Many templates have a title box of one line. The box grows upwards as far as the slide
        allows, unless the text is anchored at its top, and downwards for the rest, but not off the
        band that it may stand on. In others a logo stands in a corner of it, which long titles
        would run into.
        """
        title = self._beside_marks(title)
        placeholder = title.placeholder
        needed = 2 * TITLE_STEPS[-2] * placeholder.spacing.pitch + 2 * placeholder.inset_down + 4
        if placeholder.box.height >= needed:
            return title
        box = placeholder.box
        rise = min(needed - box.height, max(0.0, box.y - 8)) if placeholder.anchor != "t" else 0.0
        taller = _on_its_ground(title, Rect(box.x, box.y - rise, box.width, needed))
        if taller == box:
            return title
        return replace(title, placeholder=replace(placeholder, box=taller))

    def _beside_marks(self, title: TemplatePlaceholder) -> TemplatePlaceholder:
        """Return a title with a box that ends before a logo, if that leaves most of its width."""
        placeholder = title.placeholder
        box = placeholder.box
        edge = _MARGIN * box.height
        words = Rect(box.x, box.y + edge, box.width, box.height - 2 * edge)
        clear = clear_edges(self.show, title.page, words, of_marks=True)
        left, right = clear.x - box.x, box.right - clear.right
        if placeholder.align == "ctr":
            left = right = max(left, right)  # its middle stays where it is
        narrower = Rect(box.x + left, box.y, box.width - left - right, box.height)
        if clear.height < words.height or not _KEPT * box.width <= narrower.width < box.width:
            return title
        return replace(title, placeholder=replace(placeholder, box=narrower))

    def bodies(self, layout: SlidePage) -> list[SlideShape]:
        """Return a layout's placeholders for horizontal text, the largest area first."""
        bodies = [
            candidate
            for candidate in layout.shapes
            if candidate.type in BODIES and not template_placeholders.is_turned(layout, candidate)
        ]

        def area(shape: SlideShape) -> float:
            box = layout.box(shape)
            return box.width * box.height if box else 0.0

        return sorted(bodies, key=area, reverse=True)

    def body(self, layout: SlidePage) -> TemplatePlaceholder | None:
        """Return the largest text placeholder of a layout, measured; None if there is none."""
        bodies = self.bodies(layout)
        sizes = (self.sizes.lead + 4, self.sizes.lead, self.sizes.body, 22.0, 20.0,
                 self.sizes.floor)  # fmt: skip
        if not bodies:
            return None
        found = template_placeholders.read(self.styles, layout, bodies[0], Stem.BODY, sizes)
        return self.on_slide(found)

    def _below(self, layout: SlidePage, title: Rect, body: Rect | None) -> Rect:
        """Return the box, in pt, between a title and the footers, with the title's margins.

        Footers that stand beside the body, as on a panel at the side, leave it its height.
        """
        size = self.show.size
        footer_tops = [
            box.y
            for shape in layout.shapes
            if shape.type in ("dt", "ftr", "sldNum")
            and (box := layout.box(shape))
            and box.y > title.bottom
            and (body is None or (box.x < body.right and body.x < box.right))
        ]
        bottom = min([*footer_tops, size.height * 0.94])
        margin = max(title.x, size.width * 0.05)
        top = title.bottom + 8
        return Rect(margin, top, size.width - 2 * margin, bottom - top - 4)

    def room(self, layout: SlidePage, title: Rect, body: TemplatePlaceholder | None) -> Rect:
        """Return the box, in pt, for our arrangements: the body, clear of title and footers."""
        if body is None:
            return self._below(layout, title, None)
        within = body.inner if has_room(body.inner) else body.placeholder.box
        free = self._below(layout, title, within)
        inner = template_placeholders.bounded(within, self.show.size.width, self.show.size.height)
        is_beside_title = inner.x >= title.right or inner.right <= title.x
        is_above_title = title.y > inner.y + inner.height / 2
        if is_beside_title or is_above_title:
            top = inner.y
        else:
            top = max(inner.y, min(title.bottom + 4, inner.bottom - 100))
        bottom = min(inner.bottom, free.bottom) if free.bottom > top + 100 else inner.bottom
        if is_above_title and not is_beside_title:
            bottom = min(bottom, title.y - 4)
        return Rect(inner.x, top, inner.width, bottom - top)

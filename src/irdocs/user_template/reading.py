"""A user's template → a design: which of its layouts serves each of ours, and what is made new.

Layouts are found by type, name and what they hold, never by their position in the list. What the
template has no layout for is made from its content layout: its logo, title and footers stay, and
our arrangement takes the room of its body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs.deck import arrangements
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.deck.colours import SchemePaint
from irdocs.deck.design import Design
from irdocs.deck.layout import FIRST_INDEX, Decoration, Layout, numbered
from irdocs.deck.layout_names import TWINNED, LayoutKey, LayoutKind, Stem
from irdocs.deck.template.opened_template import OpenedTemplate
from irdocs.drawing import Colour
from irdocs.ooxml import text_styles
from irdocs.ooxml.presentation import TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme import SlideSizes, Theme, contrast
from irdocs.units import Rect
from irdocs.user_template import openings, role_colours, template_placeholders, typefaces
from irdocs.user_template.role_colours import RoleColours
from irdocs.user_template.sources import LayoutSource
from irdocs.user_template.template_placeholders import TemplatePlaceholder

TITLE_STEPS = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_BODIES = frozenset({"body", "obj", "subTitle"})
_NAMES = {
    "title": re.compile(r"title slide|titelfolie|cover|diapositive de titre", re.IGNORECASE),
    "secHead": re.compile(r"section|divider|abschnitt|chapter|kapitel", re.IGNORECASE),
    "obj": re.compile(r"title (and|,) ?content|titel und inhalt|content$", re.IGNORECASE),
}
"""How layouts of a kind are called where they do not say their type."""
STRONG = LayoutKey(LayoutKind.STATEMENT)
"""The layout whose words stand on a panel of the primary colour."""
LEAST_ROOM = (300.0, 180.0)
"""The least width and height in pt of a body in which our arrangements can stand."""


class UnusableTemplateError(ValueError):
    """A template in which no deck can be set, and why."""


@dataclass(frozen=True, slots=True)
class UserTemplate:
    """A template that was read: its bytes without slides, and what serves each of our layouts."""

    data: bytes
    sources: Mapping[LayoutKey, LayoutSource]
    link: str
    """The slot of the colour scheme in which links are read."""
    strong_link: str
    """The same on a panel of the primary colour."""
    typeface: str
    """Of running text where it is not the theme's, else empty."""
    master: str
    notes: tuple[str, ...]
    """What a user should know, in sentences."""
    tints: RoleColours
    faces: tuple[tuple[str, typefaces.MeasuredTypeface], ...]
    """Each typeface, and what it is measured with."""

    def opened(
        self, design: Design, language: str, wanted: Collection[LayoutKey]
    ) -> OpenedTemplate:
        """Return the template ready to be filled, with the layouts that are wanted."""
        from irdocs.user_template import opening  # which imports python-pptx

        return opening.opened(design, self.data, self.sources, self.typeface, language, wanted)


def read(original: Presentation, data: bytes, theme: Theme) -> Design:
    """Return the design of a template; `data` is it without slides, `original` with them.

    Raises UnusableTemplateError, saying why, when no layout has a title and room for text.
    """
    show = Presentation(data)
    reader = _TemplateReader(show, StyleResolver(show), theme)
    return reader.design(data, _usage(original))


def _usage(original: Presentation) -> Counter[str]:
    """Return how many sample slides each master has, for the one that is shown is meant."""
    used: Counter[str] = Counter()
    for slide in original.slides:
        *_, master = slide.chain
        used[master.part] += 1
    return used


@dataclass(frozen=True, slots=True)
class _TemplateReader:
    show: Presentation
    looks: StyleResolver
    theme: Theme

    @property
    def sizes(self) -> SlideSizes:
        return self.theme.slides.sizes

    def design(self, data: bytes, used: Counter[str]) -> Design:
        master, content = self._content(used)
        title = self._roomy(self._title(content))
        body = self._body(content)
        room = self._room(content, title.placeholder.box, body)
        ground = (
            text_styles.ground(content, None, room) if text_styles.is_plain(content, room) else None
        )
        colours = role_colours.tints(content.scheme, content.mapping, ground)
        typeface = self._typeface(content, body)
        minor = typefaces.of(typeface, self.theme.slides)
        major = typefaces.of(title.style.typeface, self.theme.slides)
        dark = contrast.luminance(colours.palette["ground"]) < 0.18
        frame = ArrangementFrame(
            title.placeholder, room, self.sizes, ("primary", "teal", "plum", "signal")
        )
        footers = self._footers(content, colours)
        free = max([FIRST_INDEX - 1, *(footer.index for footer in footers)]) + 1
        made = {
            layout.key: numbered(layout, free)
            for layout in self._made(frame, panel=colours.panel, dark=dark)
        }
        recoloured = self._recoloured(colours, [title])
        new = LayoutSource(
            content.part,
            content.name,
            True,
            recoloured,
            footers,
            colours.link,
            title.placeholder.box,
        )
        sources = dict.fromkeys(made, new)
        sources[STRONG] = replace(new, link=colours.strong_link)
        for layout, source in self._own(master, content, colours, body):
            if layout.key.kind in TWINNED:
                twin = replace(made[layout.key], key=layout.key.roomy_twin)
                made[twin.key], sources[twin.key] = twin, new
            made[layout.key], sources[layout.key] = layout, source
        faces = ((typeface, minor), (title.style.typeface, major))
        borrowed = UserTemplate(
            data, sources, colours.link, colours.strong_link,
            "" if typeface == content.scheme.minor else typeface,
            master.name or "the first master",
            tuple(self._notes(ground, title)), colours, tuple(dict(faces).items()),
        )  # fmt: skip
        return Design(
            made, minor.faces, major.faces, SchemePaint(colours.shades),
            {**self.theme.palette, **colours.palette}, self.theme, self.show.size, borrowed,
        )  # fmt: skip

    # ------------------------------------------------------------ finding layouts

    def _content(self, used: Counter[str]) -> tuple[SlidePage, SlidePage]:
        """Return the master and the layout that everything else is made from."""
        best: tuple[float, SlidePage, SlidePage] | None = None
        for number, master in enumerate(self.show.masters):
            for layout in self.show.layouts_of(master):
                score = self._content_score(layout)
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

    def _content_score(self, layout: SlidePage) -> float | None:
        """Return how well a layout serves as the content layout, or None if it cannot."""
        title = self._find_title(layout)
        if title is None:
            return None
        bodies = self._bodies(layout)
        whole = self.show.size
        box = layout.box(bodies[0]) if bodies else self._below(layout, title.placeholder.box)
        if box is None or box.width < LEAST_ROOM[0] or box.height < LEAST_ROOM[1]:
            return None
        score = 120 * box.width * box.height / (whole.width * whole.height)
        score += 50 * (layout.type == "obj") + 30 * bool(_NAMES["obj"].search(layout.name))
        score += 20 * (layout.type == "titleOnly") + 30 * (len(bodies) == 1)
        score -= 10 * abs(len(bodies) - 1)
        score -= 40 * (layout.type in ("title", "secHead"))
        score -= 30 * any(shape.type == "pic" for shape in layout.shapes)
        score -= 30 * (text_styles.ground(layout, None, box) is None)
        score -= 80 * any(s.type in _BODIES for s in layout.shapes if s not in bodies)
        score -= 60 * bool(_NAMES["title"].search(layout.name))
        return score - 60 * (title.placeholder.box.bottom > box.bottom)

    def _find_title(self, layout: SlidePage) -> TemplatePlaceholder | None:
        shape = next((s for s in layout.shapes if s.type in TITLES), None)
        if shape is None:
            return None
        return template_placeholders.held(self.looks, layout, shape, Stem.TITLE, TITLE_STEPS)

    def _title(self, layout: SlidePage) -> TemplatePlaceholder:
        title = self._find_title(layout)
        if title is None:
            raise UnusableTemplateError("its content layout has no title")
        return title

    def _roomy(self, title: TemplatePlaceholder) -> TemplatePlaceholder:
        """Return a title with room for two lines, higher than the template's if that must be."""
        placeholder = title.placeholder
        wanted = 2 * TITLE_STEPS[-2] * placeholder.spacing.pitch + 2 * placeholder.inset_down + 4
        if placeholder.box.height >= wanted:
            return title
        box = placeholder.box
        rise = min(wanted - box.height, max(0.0, box.y - 8)) if placeholder.anchor != "t" else 0.0
        taller = Rect(box.x, box.y - rise, box.width, wanted)
        return replace(title, placeholder=replace(placeholder, box=taller))

    def _bodies(self, layout: SlidePage) -> list[SlideShape]:
        """Return the placeholders for text of a layout, the largest first."""
        found = [
            s
            for s in layout.shapes
            if s.type in _BODIES and not template_placeholders.is_turned(layout, s)
        ]

        def area(shape: SlideShape) -> float:
            box = layout.box(shape)
            return box.width * box.height if box else 0.0

        return sorted(found, key=area, reverse=True)

    def _body(self, layout: SlidePage) -> TemplatePlaceholder | None:
        bodies = self._bodies(layout)
        sizes = (self.sizes.lead + 4, self.sizes.lead, self.sizes.body, 22.0, 20.0,
                 self.sizes.floor)  # fmt: skip
        return (
            template_placeholders.held(self.looks, layout, bodies[0], Stem.BODY, sizes)
            if bodies
            else None
        )

    def _below(self, layout: SlidePage, title: Rect) -> Rect:
        """Return the room between a title and the footers."""
        size = self.show.size
        footers = [
            box.y
            for s in layout.shapes
            if s.type in ("dt", "ftr", "sldNum") and (box := layout.box(s)) and box.y > title.bottom
        ]
        bottom = min([*footers, size.height * 0.94])
        margin = max(title.x, size.width * 0.05)
        top = title.bottom + 8
        return Rect(margin, top, size.width - 2 * margin, bottom - top - 4)

    def _room(self, layout: SlidePage, title: Rect, body: TemplatePlaceholder | None) -> Rect:
        """Return where our arrangements stand: the body, clear of the title and the footers."""
        below = self._below(layout, title)
        if body is None:
            return below
        box = template_placeholders.bounded(
            body.placeholder.box, self.show.size.width, self.show.size.height
        )
        inner = box.inset(body.placeholder.inset, 0, body.placeholder.inset, 0)
        beside = inner.x >= title.right or inner.right <= title.x
        top = inner.y if beside else max(inner.y, min(title.bottom + 4, inner.bottom - 100))
        bottom = min(inner.bottom, below.bottom) if below.bottom > top + 100 else inner.bottom
        return Rect(inner.x, top, inner.width, bottom - top)

    def _typeface(self, content: SlidePage, body: TemplatePlaceholder | None) -> str:
        return body.style.typeface if body and body.style.typeface else content.scheme.minor

    # ------------------------------------------------------------ what serves

    def _made(self, frame: ArrangementFrame, *, panel: bool, dark: bool) -> Iterator[Layout]:
        """Yield all of our layouts in the template's room."""
        for layout in (
            *arrangements.all_in(frame),
            *(make(frame) for make in openings.ALL),
        ):
            for under in layout.pictures if dark and layout.has(Stem.PICTURE) else ():
                # A picture keeps its colours, which are for paper.
                light = Decoration("rect", under, "light")
                layout = replace(layout, decorations=(light, *layout.decorations))
            yield openings.on_panel(layout, frame.body) if panel else layout

    def _own(
        self,
        master: SlidePage,
        content: SlidePage,
        colours: RoleColours,
        body: TemplatePlaceholder | None,
    ) -> Iterator[tuple[Layout, LayoutSource]]:
        """Yield those of our layouts that the template's own serve as they are."""
        title = self._title(content)
        if body is not None and not colours.panel and self._roomy(title) is title:
            for layout_kind, sizes in (
                (LayoutKind.CONTENT, body.placeholder.sizes),
                (LayoutKind.SOURCES, (self.sizes.floor + 2, self.sizes.floor)),
            ):
                placeholder = template_placeholders.renamed(body, Stem.BODY, sizes)
                layout = Layout(
                    LayoutKey(layout_kind),
                    "obj",
                    (title.placeholder, placeholder),
                    room=placeholder.box,
                )
                yield layout, self._as_it_is(content, colours, [title, body])
        layouts = self.show.layouts_of(master)
        for layout_kind, kind, below in (
            (LayoutKind.TITLE_SLIDE, "title", Stem.SUBTITLE),
            (LayoutKind.SECTION_HEADER, "secHead", Stem.LEAD),
        ):
            found = self._opening(layouts, kind, below)
            if found:
                page, held = found
                layout = Layout(
                    LayoutKey(layout_kind), kind, tuple(one.placeholder for one in held)
                )
                yield layout, self._as_it_is(page, colours, held)

    def _opening(
        self, layouts: Sequence[SlidePage], kind: str, below: Stem
    ) -> tuple[SlidePage, list[TemplatePlaceholder]] | None:
        """Return the layout of a kind that has a title and words below it, and these two."""
        pattern = _NAMES[kind]
        ranked = sorted(
            layouts,
            key=lambda page: (page.type == kind, bool(pattern.search(page.name))),
            reverse=True,
        )
        for page in ranked:
            if page.type != kind and not pattern.search(page.name):
                break
            title = self._find_title(page)
            wanted = ("subTitle", "body", "obj")
            bodies = sorted(self._bodies(page), key=lambda s: wanted.index(s.type or "obj"))
            if title is None or not bodies:
                continue
            sizes = (self.sizes.lead, self.sizes.body, 20.0, self.sizes.floor)
            text = template_placeholders.held(self.looks, page, bodies[0], below, sizes)
            if text is not None:
                own = text.placeholder
                plain = replace(own, bullets=False, unbulleted=own.bullets)
                text = replace(text, placeholder=plain)
                return page, [title, text]
        return None

    def _as_it_is(
        self, page: SlidePage, colours: RoleColours, held: Sequence[TemplatePlaceholder]
    ) -> LayoutSource:
        recoloured = self._recoloured(colours, held)
        ground = held[-1].ground
        link = role_colours.link_on(page.scheme, page.mapping, ground) if ground else colours.link
        return LayoutSource(
            page.part, page.name, False, recoloured, self._footers(page, colours), link
        )

    def _footers(self, page: SlidePage, colours: RoleColours) -> tuple[FooterPlaceholder, ...]:
        """Return a layout's footers, with another role for those that cannot be read."""
        found = []
        for shape in page.shapes:
            if shape.type not in ("dt", "ftr", "sldNum"):
                continue
            box = page.box(shape)
            ground = text_styles.ground(page, shape, box) if box else None
            colour = self.looks.style(page, shape, 0, None).colour
            faint = ground and colour and contrast.ratio(colour, ground) < contrast.MINIMUM
            role = _readable(colours, ground) if faint and ground else None
            found.append(FooterPlaceholder(str(shape.type), shape.index, role))
        return tuple(found)

    def _recoloured(
        self, colours: RoleColours, held: Sequence[TemplatePlaceholder]
    ) -> Mapping[int | None, str]:
        """Return another role for the words of each placeholder that cannot be read."""
        return {
            one.placeholder.index: _readable(colours, one.ground)
            for one in held
            if one.is_readable is False and one.ground is not None
        }

    def _notes(self, ground: Colour | None, title: TemplatePlaceholder) -> Iterator[str]:
        if ground is None:
            yield (
                "the body of its content layout stands on a picture or a gradient, so what we set "
                "gets a plain panel behind it"
            )
        if title.is_readable is None:
            yield "its titles stand on a picture or a gradient; look whether they can be read"
        if title.is_readable is False:
            yield "its titles are too faint for their ground, so they get another of its colours"


def _readable(colours: RoleColours, ground: Colour) -> str:
    """Return the role of a plain colour that is read best on a ground."""
    return max(("ink", "ground", "light", "dark"),
               key=lambda role: contrast.ratio(colours.palette[role], ground))  # fmt: skip


def rows(design: Design) -> Iterator[tuple[str, str]]:
    """Yield what serves, in words, and the names of those of our layouts that it serves."""
    template = user_template_of(design)
    served: dict[str, list[str]] = {}
    for key, source in template.sources.items() if template else ():
        how = "made from" if source.made else "recoloured" if source.recoloured else "as it is:"
        served.setdefault(f'{how} "{source.called}"', []).append(key.name)
    for how, names in served.items():
        yield how, ", ".join(names)


def user_template_of(design: Design) -> UserTemplate | None:
    """Return the user's template of a design that was read here, or None for our own look."""
    return design.template if isinstance(design.template, UserTemplate) else None

"""Read a user's PowerPoint template into a `Design`, with which the deck is planned and measured.

Each of our layouts (title slide, content, table, quiz, …) needs a layout of the template. Templates
come in every language and order, so layouts are recognised by their type (ECMA-376,
ST_SlideLayoutType), by their name and by the placeholders they hold, never by their position in
the list.

The steps, in `_TemplateReader.design`:

1. Find the *foundation*: as a rule the content layout, the one that best serves a title with text
   below it, with the room that its body leaves; else the room that the master leaves free.
2. Find what colour is behind that room.
3. Give our colour roles (ink, primary, …) colours of the template's scheme (`role_colours`).
4. Arrange all of our layouts in that room. Each of them becomes a new layout that is copied from
   the foundation's, so that logo, title and footers stay where the template has them.
5. Replace those for which the template has a layout of its own: title slide, section, content.

Nothing is written here: `opening` makes the new layouts when a deck is saved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs.deck import arrangements
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.deck.colours import SchemePaint
from irdocs.deck.design import Design
from irdocs.deck.faces import with_code
from irdocs.deck.layout import FIRST_INDEX, Decoration, Layout, numbered
from irdocs.deck.layout_names import TWINNED, LayoutKey, LayoutKind, Stem
from irdocs.deck.template.opened_template import OpenedTemplate
from irdocs.drawing import Colour
from irdocs.ooxml import text_styles
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme import SlideSizes, Theme, contrast
from irdocs.units import Rect
from irdocs.user_template import (
    foundations,
    openings,
    role_colours,
    template_placeholders,
    typefaces,
)
from irdocs.user_template.content_layouts import NAMES, ContentLayouts
from irdocs.user_template.foundations import Foundation, Room
from irdocs.user_template.free_area import is_at_an_edge
from irdocs.user_template.role_colours import RoleColours
from irdocs.user_template.sources import LayoutSource
from irdocs.user_template.template_placeholders import TemplatePlaceholder

STRONG = (LayoutKey(LayoutKind.STATEMENT), LayoutKey(LayoutKind.STATEMENT, bare=True))
"""The layouts whose text is set on a panel of the primary colour."""


@dataclass(frozen=True, slots=True)
class UserTemplate:
    """A template that was read, and the layout of it that is used for each of ours."""

    data: bytes
    """A .pptx without slides, as `cleaning.normal` returns it."""
    sources: Mapping[LayoutKey, LayoutSource]
    link: str
    """The slot of the colour scheme whose colour is legible for links on the ground."""
    strong_link: str
    """The slot for links on a panel of the primary colour."""
    typeface: str
    """The typeface of running text if it is not the theme's minor font, else empty."""
    master: str
    """The name of the slide master that is used."""
    notes: tuple[str, ...]
    """What the user should know about the template, one sentence each."""
    tints: RoleColours
    faces: tuple[tuple[str, typefaces.MeasuredTypeface], ...]
    """The name of each typeface of the template, and what it is measured with."""

    def opened(
        self, design: Design, language: str, wanted: Collection[LayoutKey]
    ) -> OpenedTemplate:
        """Return the template as an opened package to which slides can be added.

        `wanted` are the keys of the layouts that the deck uses; only these are added.
        """
        from irdocs.user_template import opening  # which imports python-pptx

        return opening.opened(design, self.data, self.sources, self.typeface, language, wanted)


def read(original: Presentation, data: bytes, theme: Theme, least_room: Room = Room.BODY) -> Design:
    """Return the design of a template.

    `data` is the template without slides; `original` still has its sample slides, which tell which
    master is meant to be used. `least_room` is how much room our layouts take at the least. Raises
    UnusableTemplateError if the template has no slide master.
    """
    show = Presentation(data)
    reader = _TemplateReader(show, StyleResolver(show), theme)
    return reader.design(data, _usage(original), least_room)


def _usage(original: Presentation) -> Counter[str]:
    """Return how many sample slides use each master, by the name of the master's part.

    A file with several masters often keeps old ones; the one with sample slides is preferred.
    """
    slide_counts: Counter[str] = Counter()
    for slide in original.slides:
        *_, master = slide.chain
        slide_counts[master.part] += 1
    return slide_counts


@dataclass(frozen=True, slots=True)
class _TemplateReader:
    """Finds and measures the layouts of one template."""

    show: Presentation
    styles: StyleResolver
    theme: Theme

    @property
    def sizes(self) -> SlideSizes:
        return self.theme.slides.sizes

    @property
    def layouts(self) -> ContentLayouts:
        return ContentLayouts(self.show, self.styles, self.sizes)

    def design(self, data: bytes, used: Counter[str], least_room: Room) -> Design:
        """Return the design; `used` counts the sample slides of each master."""
        base = foundations.choose(self.layouts, used, least_room)
        content = base.page
        ground = text_styles.ground(content, None, base.area) if base.is_clear else None
        colours = role_colours.tints(content.scheme, content.mapping, ground)
        minor = typefaces.of(base.typeface, self.theme.slides)
        major = typefaces.of(base.title_typeface, self.theme.slides)
        is_dark = not contrast.is_light(colours.palette["ground"])
        frame = ArrangementFrame(
            base.title, base.room, self.sizes, ("primary", "teal", "plum", "signal")
        )
        footers = self._footers(content, colours, all_of_them=base.template_title is not None)
        first_index = max([FIRST_INDEX - 1, *(footer.index for footer in footers)]) + 1
        layouts = {
            layout.key: numbered(layout, first_index)
            for layout in self._made(
                frame, panel=base.area if colours.panel else None, dark=is_dark
            )
        }
        template_title = base.template_title
        titles = [template_title] if template_title else []
        new_source = LayoutSource(
            content.part,
            content.name,
            True,
            self._recoloured(colours, titles),
            footers,
            colours.link,
            base.title.box,
            own_title=template_title is None,
        )
        sources = dict.fromkeys(layouts, new_source)
        sources |= dict.fromkeys(STRONG, replace(new_source, link=colours.strong_link))
        # Where the template's own layout is used, our arrangement of the same layout is kept as its
        # roomy twin, for slides that need more room than the template's placeholder gives.
        for layout, source in self._own(base, colours):
            if layout.key.kind in TWINNED:
                twin = replace(layouts[layout.key], key=layout.key.roomy_twin)
                layouts[twin.key], sources[twin.key] = twin, new_source
            layouts[layout.key], sources[layout.key] = layout, source
        faces = ((base.typeface, minor), (base.title_typeface, major))
        template = UserTemplate(
            data, sources, colours.link, colours.strong_link,
            "" if base.typeface == content.scheme.minor else base.typeface,
            base.master.name or "the first master",
            tuple(self._notes(ground, template_title)), colours, tuple(dict(faces).items()),
        )  # fmt: skip
        return Design(
            layouts, with_code(minor.faces, self.theme), with_code(major.faces, self.theme),
            SchemePaint(colours.shades),
            {**self.theme.palette, **colours.palette}, self.theme, self.show.size, template,
        )  # fmt: skip

    # ------------------------------------------------------------ what serves

    def _made(self, frame: ArrangementFrame, *, panel: Rect | None, dark: bool) -> Iterator[Layout]:
        """Yield all of our layouts, arranged in the room that they have.

        `panel` is what a plain panel behind each of them has to cover, None for no panel; `dark`
        says that the ground is dark.
        """
        for layout in (
            *arrangements.all_in(frame),
            *arrangements.all_bare(frame),
            *arrangements.all_on_demand(frame),
            *(arrange(frame) for arrange in openings.ALL),
        ):
            for picture_box in layout.pictures if dark and layout.has(Stem.PICTURE) else ():
                # Drawings keep their own colours, made for white paper, so a light panel is put
                # behind them on a dark ground.
                light_panel = Decoration("rect", picture_box, "light")
                layout = replace(layout, decorations=(light_panel, *layout.decorations))
            yield openings.on_panel(layout, panel) if panel else layout

    def _own(self, base: Foundation, colours: RoleColours) -> Iterator[tuple[Layout, LayoutSource]]:
        """Yield our layouts that the template already has, each with its source.

        The content layout serves only if its title has room for two lines and its body needs no
        panel. Otherwise a changed copy of it is made, as for all other layouts.
        """
        content, body = base.page, base.body
        title = self.layouts.find_title(content) if base.template_title else None
        serves = title is not None and self.layouts.with_room(title) is title
        if title is not None and serves and body is not None and not colours.panel:
            for layout_kind, sizes in (
                (LayoutKind.CONTENT, body.placeholder.sizes),
                (LayoutKind.SOURCES, (self.sizes.floor + 2, self.sizes.floor)),
            ):
                placeholder = template_placeholders.with_sizes(body, Stem.BODY, sizes)
                layout = Layout(
                    LayoutKey(layout_kind),
                    "obj",
                    (title.placeholder, placeholder),
                    room=placeholder.box,
                )
                yield layout, self._as_it_is(content, colours, [title, body])
        layouts = self.show.layouts_of(base.master)
        for layout_kind, kind, below in (
            (LayoutKind.TITLE_SLIDE, "title", Stem.SUBTITLE),
            (LayoutKind.SECTION_HEADER, "secHead", Stem.LEAD),
        ):
            opening = self._opening(layouts, kind, below)
            if opening:
                page, placeholders = opening
                layout = Layout(
                    LayoutKey(layout_kind), kind, tuple(held.placeholder for held in placeholders)
                )
                yield layout, self._as_it_is(page, colours, placeholders)

    def _opening(
        self, layouts: Sequence[SlidePage], kind: str, below: Stem
    ) -> tuple[SlidePage, list[TemplatePlaceholder]] | None:
        """Return the template's layout of a kind, with its title and its text placeholder.

        `kind` is a layout type (ECMA-376, ST_SlideLayoutType), `below` the stem of the text's
        name. Returns None if no layout of that type or name has both.
        """
        pattern = NAMES[kind]
        ranked = sorted(
            layouts,
            key=lambda page: (page.type == kind, bool(pattern.search(page.name))),
            reverse=True,
        )
        for page in ranked:
            if page.type != kind and not pattern.search(page.name):
                break
            title = self.layouts.find_title(page)
            preferred = ("subTitle", "body", "obj")
            bodies = sorted(
                self.layouts.bodies(page),
                key=lambda candidate: preferred.index(candidate.type or "obj"),
            )
            if title is None or not bodies:
                continue
            sizes = (self.sizes.lead, self.sizes.body, 20.0, self.sizes.floor)
            text = template_placeholders.read(self.styles, page, bodies[0], below, sizes)
            if text is not None:
                placeholder = text.placeholder
                unbulleted = replace(placeholder, bullets=False, unbulleted=placeholder.bullets)
                text = replace(text, placeholder=unbulleted)
                return page, [title, text]
        return None

    def _as_it_is(
        self, page: SlidePage, colours: RoleColours, placeholders: Sequence[TemplatePlaceholder]
    ) -> LayoutSource:
        recoloured = self._recoloured(colours, placeholders)
        ground = placeholders[-1].ground
        link = role_colours.link_on(page.scheme, page.mapping, ground) if ground else colours.link
        return LayoutSource(
            page.part, page.name, False, recoloured, self._footers(page, colours), link
        )

    def _footers(
        self, page: SlidePage, colours: RoleColours, *, all_of_them: bool = True
    ) -> tuple[FooterPlaceholder, ...]:
        """Return a layout's footers; those too faint to be read get another colour role.

        Unless all are asked for, those amid the slide, where our text may be, are left out.
        """
        footers = []
        for shape in page.shapes:
            if shape.type not in ("dt", "ftr", "sldNum"):
                continue
            box = page.box(shape)
            if not all_of_them and (box is None or not is_at_an_edge(box, self.show.size)):
                continue
            ground = text_styles.ground(page, shape, box) if box else None
            style = self.styles.style(page, shape, 0, None)
            colour = style.colour
            is_faint = ground and colour and contrast.ratio(colour, ground) < contrast.MINIMUM
            role = _readable(colours, ground) if is_faint and ground else None
            line = template_placeholders.footer_line(self.styles, page, shape, style)
            footers.append(FooterPlaceholder(str(shape.type), shape.index, role, line))
        return tuple(footers)

    def _recoloured(
        self, colours: RoleColours, placeholders: Sequence[TemplatePlaceholder]
    ) -> Mapping[int | None, str]:
        """Return, by idx, another colour role for placeholders whose text is too faint."""
        return {
            held.placeholder.index: _readable(colours, held.ground)
            for held in placeholders
            if held.is_readable is False and held.ground is not None
        }

    def _notes(self, ground: Colour | None, title: TemplatePlaceholder | None) -> Iterator[str]:
        if title is None:
            yield (
                "none of its layouts has room enough for a title and the text below it, so new "
                "ones are made on its master"
            )
        if ground is None:
            yield (
                "the body of its content layout stands on a picture or a gradient, so the text "
                "gets a plain panel behind it"
                if title is not None
                else "its master paints much of the slide, so the text gets a plain panel behind it"
            )
        if title is not None and title.is_readable is None:
            yield "its titles stand on a picture or a gradient; check that they can be read"
        if title is not None and title.is_readable is False:
            yield (
                "its titles are too faint for their background, so they get another of its colours"
            )


def _readable(colours: RoleColours, ground: Colour) -> str:
    """Return the one of our plain colour roles that has the most contrast with a ground."""
    return max(("ink", "ground", "light", "dark"),
               key=lambda role: contrast.ratio(colours.palette[role], ground))  # fmt: skip


def rows(design: Design) -> Iterator[tuple[str, str]]:
    """Yield a description of each source, and the names of our layouts that it serves."""
    template = user_template_of(design)
    names_by_source: dict[str, list[str]] = {}
    for key, source in template.sources.items() if template else ():
        description = (
            "made from" if source.made else "recoloured" if source.recoloured else "as it is:"
        )
        names_by_source.setdefault(f'{description} "{source.called}"', []).append(key.name)
    for description, names in names_by_source.items():
        yield description, ", ".join(names)


def user_template_of(design: Design) -> UserTemplate | None:
    """Return the user's template of a design, or None for our own look."""
    return design.template if isinstance(design.template, UserTemplate) else None

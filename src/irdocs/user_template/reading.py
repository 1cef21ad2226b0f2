"""Read a user's PowerPoint template into a `Design`, with which the deck is planned and measured.

Each of our layouts (title slide, content, table, quiz, …) needs a layout of the template. Templates
come in every language and order, so layouts are recognised by their type (ECMA-376,
ST_SlideLayoutType), by their name and by the placeholders they hold, never by their position in
the list.

The steps, in `_TemplateReader.design`:

1. Find the *content layout*: the one that best serves a title with text below it, by a score.
2. Measure it: where the title is, how much room the body leaves, what colour is behind that room.
3. Give our colour roles (ink, primary, …) colours of the template's scheme (`role_colours`).
4. Arrange all of our layouts in that room. Each of them becomes a new layout that is copied from
   the content layout, so that logo, title and footers stay where the template has them.
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
from irdocs.deck.layout import FIRST_INDEX, Decoration, Layout, numbered
from irdocs.deck.layout_names import TWINNED, LayoutKey, LayoutKind, Stem
from irdocs.deck.template.opened_template import OpenedTemplate
from irdocs.drawing import Colour
from irdocs.ooxml import text_styles
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme import SlideSizes, Theme, contrast
from irdocs.user_template import openings, role_colours, template_placeholders, typefaces
from irdocs.user_template.content_layouts import NAMES, ContentLayouts
from irdocs.user_template.role_colours import RoleColours
from irdocs.user_template.sources import LayoutSource
from irdocs.user_template.template_placeholders import TemplatePlaceholder

STRONG = LayoutKey(LayoutKind.STATEMENT)
"""The layout whose text is set on a panel of the primary colour."""


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


def read(original: Presentation, data: bytes, theme: Theme) -> Design:
    """Return the design of a template.

    `data` is the template without slides; `original` still has its sample slides, which tell which
    master is meant to be used. Raises UnusableTemplateError if no layout has a title and room for
    text.
    """
    show = Presentation(data)
    reader = _TemplateReader(show, StyleResolver(show), theme)
    return reader.design(data, _usage(original))


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

    def design(self, data: bytes, used: Counter[str]) -> Design:
        """Return the design; `used` counts the sample slides of each master."""
        master, content = self.layouts.choose(used)
        title = self.layouts.with_room(self.layouts.title(content))
        body = self.layouts.body(content)
        room = self.layouts.room(content, title.placeholder.box, body)
        ground = (
            text_styles.ground(content, None, room) if text_styles.is_plain(content, room) else None
        )
        colours = role_colours.tints(content.scheme, content.mapping, ground)
        typeface = self._typeface(content, body)
        minor = typefaces.of(typeface, self.theme.slides)
        major = typefaces.of(title.style.typeface, self.theme.slides)
        is_dark = not contrast.is_light(colours.palette["ground"])
        frame = ArrangementFrame(
            title.placeholder, room, self.sizes, ("primary", "teal", "plum", "signal")
        )
        footers = self._footers(content, colours)
        first_index = max([FIRST_INDEX - 1, *(footer.index for footer in footers)]) + 1
        layouts = {
            layout.key: numbered(layout, first_index)
            for layout in self._made(frame, panel=colours.panel, dark=is_dark)
        }
        recoloured = self._recoloured(colours, [title])
        new_source = LayoutSource(
            content.part,
            content.name,
            True,
            recoloured,
            footers,
            colours.link,
            title.placeholder.box,
        )
        sources = dict.fromkeys(layouts, new_source)
        sources[STRONG] = replace(new_source, link=colours.strong_link)
        # Where the template's own layout is used, our arrangement of the same layout is kept as its
        # roomy twin, for slides that need more room than the template's placeholder gives.
        for layout, source in self._own(master, content, colours, body):
            if layout.key.kind in TWINNED:
                twin = replace(layouts[layout.key], key=layout.key.roomy_twin)
                layouts[twin.key], sources[twin.key] = twin, new_source
            layouts[layout.key], sources[layout.key] = layout, source
        faces = ((typeface, minor), (title.style.typeface, major))
        template = UserTemplate(
            data, sources, colours.link, colours.strong_link,
            "" if typeface == content.scheme.minor else typeface,
            master.name or "the first master",
            tuple(self._notes(ground, title)), colours, tuple(dict(faces).items()),
        )  # fmt: skip
        return Design(
            layouts, minor.faces, major.faces, SchemePaint(colours.shades),
            {**self.theme.palette, **colours.palette}, self.theme, self.show.size, template,
        )  # fmt: skip

    def _typeface(self, content: SlidePage, body: TemplatePlaceholder | None) -> str:
        return body.style.typeface if body and body.style.typeface else content.scheme.minor

    # ------------------------------------------------------------ what serves

    def _made(self, frame: ArrangementFrame, *, panel: bool, dark: bool) -> Iterator[Layout]:
        """Yield all of our layouts, arranged in the room of the template's body.

        `panel` puts a plain panel behind each of them; `dark` says that the ground is dark.
        """
        for layout in (
            *arrangements.all_in(frame),
            *(arrange(frame) for arrange in openings.ALL),
        ):
            for picture_box in layout.pictures if dark and layout.has(Stem.PICTURE) else ():
                # Drawings keep their own colours, made for white paper, so a light panel is put
                # behind them on a dark ground.
                light_panel = Decoration("rect", picture_box, "light")
                layout = replace(layout, decorations=(light_panel, *layout.decorations))
            yield openings.on_panel(layout, frame.body) if panel else layout

    def _own(
        self,
        master: SlidePage,
        content: SlidePage,
        colours: RoleColours,
        body: TemplatePlaceholder | None,
    ) -> Iterator[tuple[Layout, LayoutSource]]:
        """Yield our layouts that the template already has, each with its source.

        The content layout serves only if its title has room for two lines and its body needs no
        panel. Otherwise a changed copy of it is made, as for all other layouts.
        """
        title = self.layouts.title(content)
        if body is not None and not colours.panel and self.layouts.with_room(title) is title:
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
        layouts = self.show.layouts_of(master)
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

    def _footers(self, page: SlidePage, colours: RoleColours) -> tuple[FooterPlaceholder, ...]:
        """Return a layout's footers; those too faint to be read get another colour role."""
        footers = []
        for shape in page.shapes:
            if shape.type not in ("dt", "ftr", "sldNum"):
                continue
            box = page.box(shape)
            ground = text_styles.ground(page, shape, box) if box else None
            colour = self.styles.style(page, shape, 0, None).colour
            is_faint = ground and colour and contrast.ratio(colour, ground) < contrast.MINIMUM
            role = _readable(colours, ground) if is_faint and ground else None
            footers.append(FooterPlaceholder(str(shape.type), shape.index, role))
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

    def _notes(self, ground: Colour | None, title: TemplatePlaceholder) -> Iterator[str]:
        if ground is None:
            yield (
                "the body of its content layout stands on a picture or a gradient, so the text "
                "gets a plain panel behind it"
            )
        if title.is_readable is None:
            yield "its titles stand on a picture or a gradient; check that they can be read"
        if title.is_readable is False:
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

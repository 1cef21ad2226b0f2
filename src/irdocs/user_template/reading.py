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
6. If they are asked for, arrange all of them in more room, for slides that need it (`Room`).

Nothing is written here: `opening` makes the new layouts when a deck is saved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from irdocs.deck import mirror
from irdocs.deck.colours import SchemePaint, fixed_shades
from irdocs.deck.design import Design
from irdocs.deck.faces import with_code
from irdocs.deck.footer_lines import FooterLine
from irdocs.deck.layout import Layout, LogoRoom
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.template.opened_template import OpenedTemplate
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import Direction
from irdocs.ooxml import grounds
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import TITLES, Presentation, SlidePage
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme import Theme, status_colours
from irdocs.theme.sizes import SlideSizes
from irdocs.units import Rect
from irdocs.user_template import (
    foundations,
    recolouring,
    role_colours,
    template_placeholders,
    text_defaults,
    typefaces,
)
from irdocs.user_template.content_layouts import NAMES, ContentLayouts, has_room
from irdocs.user_template.crossings import hides_words
from irdocs.user_template.foundations import Foundation, Room
from irdocs.user_template.free_area import free_area
from irdocs.user_template.made_layouts import LayoutMaker, MadeLayouts
from irdocs.user_template.role_colours import RoleColours
from irdocs.user_template.sources import LayoutSource
from irdocs.user_template.template_placeholders import TemplatePlaceholder

LEAST_FOR_LOGOS = (0.15, 0.09)
"""The least part of a title slide's width and height that is room enough for logos."""
LOGOS_HEIGHT = 54.0
"""The greatest height in pt of that room."""


@frozen
class UserTemplate:
    """A template that was read, and the layout of it that is used for each of ours."""

    data: bytes
    """A .pptx without slides, as `cleaning.normal` returns it."""
    sources: Mapping[LayoutKey, LayoutSource]
    link: str
    """The slot of the colour scheme whose colour is legible for links on the ground."""
    strong_link: str
    """The slot for links on a panel of the primary colour."""
    master: str
    """The name of the slide master that is used."""
    notes: tuple[str, ...]
    """What the user should know about the template, one sentence each."""
    tints: RoleColours
    faces: tuple[tuple[str, typefaces.MeasuredTypeface], ...]
    """The name of each typeface of the template, and what it is measured with."""
    direction: Direction
    """Which way the text of its master runs."""

    def footer_lines(self, key: LayoutKey) -> Sequence[FooterLine]:
        """Return the places and looks of a layout's footers, as far as they are known."""
        return [footer.line for footer in self.sources[key].footers if footer.line]

    def opened(
        self, design: Design, language: str, wanted: Collection[LayoutKey]
    ) -> OpenedTemplate:
        """Return the template as an opened package to which slides can be added.

        `wanted` are the keys of the layouts that the deck uses; only these are added.
        """
        from irdocs.user_template import opening  # which imports python-pptx

        return opening.opened(design, self.data, self.sources, language, wanted)


def read(
    original: Presentation,
    data: bytes,
    theme: Theme,
    most_room: Room = Room.BODY,
    direction: Direction = "ltr",
) -> Design:
    """Return the design of a template.

    `data` is the template without slides; `original` still has its sample slides, which tell which
    master is meant to be used. `most_room` is how much room our layouts may take for text that has
    none in less. With the `direction` "rtl" all layouts are seen from the right, where lines start
    (see `mirror`). Raises UnusableTemplateError if the template has no slide master.
    """
    show = Presentation(data)
    reader = _TemplateReader(original, show, StyleResolver(show.root), theme, direction)
    return reader.design(data, _usage(original), most_room)


def _usage(original: Presentation) -> Counter[str]:
    """Return how many sample slides use each master, by the name of the master's part.

    A file with several masters often keeps old ones; the one with sample slides is preferred.
    """
    slide_counts: Counter[str] = Counter()
    for slide in original.slides:
        *_, master = slide.chain
        slide_counts[master.part] += 1
    return slide_counts


@frozen
class _TemplateReader:
    """Finds and measures the layouts of one template."""

    original: Presentation
    show: Presentation
    """The same, cleaned."""
    styles: StyleResolver
    theme: Theme
    direction: Direction

    @property
    def sizes(self) -> SlideSizes:
        return self.theme.slides.sizes

    @property
    def layouts(self) -> ContentLayouts:
        return ContentLayouts(self.show, self.styles, self.sizes)

    def design(self, data: bytes, used: Counter[str], most_room: Room) -> Design:
        """Return the design; `used` counts the sample slides of each master."""
        base = foundations.choose(self.layouts, used)
        content = base.page
        ground = grounds.ground(content, None, base.area) if base.is_clear else None
        colours = role_colours.tints(
            content.scheme, content.mapping, ground, grounds.background(content)
        )
        status = status_colours.on_ground(self.theme.palette, colours.palette)
        minor = typefaces.of(base.typeface, self.theme.slides)
        major = typefaces.of(base.title_typeface, self.theme.slides)
        maker = LayoutMaker(
            self.styles, self.show.size, self.sizes, colours, base.typeface, base.title_typeface,
            self.direction,
        )  # fmt: skip
        made = maker.made(base)
        layouts, sources = dict(made.layouts), dict(made.sources)
        own = [(self._from_start(layout), source) for layout, source in self._own(base, colours)]
        for layout, source in own:
            layouts[layout.key], sources[layout.key] = layout, source
        rooms = [maker.made(room) for room in foundations.larger(self.layouts, base, most_room)]
        roomier: list[Mapping[LayoutKey, Layout]] = []
        if own:
            # Where the template's own layout is used, our arrangement of the same layout is kept
            # for slides that need more room than the template's placeholder gives.
            twins = MadeLayouts(
                {layout.key: made.layouts[layout.key] for layout, _ in own}, made.sources
            )
            rooms.insert(0, twins)
        for number, room in enumerate(rooms, start=1):
            layouts_of_room = dict(layouts)
            for key, layout, source in room.in_room(number):
                layouts_of_room[key], sources[layout.key] = layout, source
            roomier.append(layouts_of_room)
        faces = ((base.typeface, minor), (base.title_typeface, major))
        notes = (
            *self._notes(ground, base.template_title),
            *_mended(sources.values()),
            *_replaced(text_defaults.without_letters(self.original, base.master.part)),
        )
        template = UserTemplate(
            data, sources, colours.link, colours.strong_link,
            base.master.name or "the first master",
            notes, colours, tuple(dict(faces).items()),
            self._master_direction(base.master),
        )  # fmt: skip
        return Design(
            layouts, with_code(minor.faces, self.theme), with_code(major.faces, self.theme),
            SchemePaint(
                {**colours.shades, **fixed_shades(status)},
                ground is None or not grounds.is_gradient(content, base.area),
            ),
            {**self.theme.palette, **colours.palette, **status}, self.theme, self.show.size,
            template, tuple(roomier),
        )  # fmt: skip

    def _from_start(self, seen: Layout) -> Layout:
        """Return a layout of the template as it is planned with."""
        if self.direction == "ltr":
            return seen
        return mirror.layout_from_start(seen, self.show.size.width)

    def _master_direction(self, master: SlidePage) -> Direction:
        """Return which way a master's body text runs."""
        level = master.root.find(f"{P}txStyles/{P}bodyStyle/{A}lvl1pPr")
        return "rtl" if level is not None and level.get("rtl") in ("1", "true") else "ltr"

    # ------------------------------------------------------------ what serves

    def _own(self, base: Foundation, colours: RoleColours) -> Iterator[tuple[Layout, LayoutSource]]:
        """Yield our layouts that the template already has, each with its source.

        The content layout serves only if its title has room for two lines and its body needs no
        panel. Otherwise a changed copy of it is made, as for all other layouts.
        """
        content, body = base.page, base.body
        title = self.layouts.find_title(content) if base.template_title else None
        serves = title is not None and self.layouts.with_room(title) is title
        serves = serves and body is not None and has_room(body.inner)
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
                    LayoutKey(layout_kind),
                    kind,
                    tuple(held.placeholder for held in placeholders),
                    logos=self._logo_room(page, placeholders) if kind == "title" else None,
                )
                yield layout, self._as_it_is(page, colours, placeholders)

    def _opening(
        self, layouts: Sequence[SlidePage], kind: str, below: Stem
    ) -> tuple[SlidePage, list[TemplatePlaceholder]] | None:
        """Return the template's layout of a kind, with its title and its text placeholder.

        `kind` is a layout type (ECMA-376, ST_SlideLayoutType), `below` the stem of the text's
        name. Returns None if no layout of that type or name has both, clear of what is painted.
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
            text = self.layouts.on_slide(
                template_placeholders.read(self.styles, page, bodies[0], below, sizes)
            )
            if text is not None:
                placeholder = text.placeholder
                unbulleted = replace(placeholder, bullets=False, unbulleted=placeholder.bullets)
                text = replace(text, placeholder=unbulleted)
                if not any(map(self._is_hidden, (title, text))):
                    return page, [title, text]
        return None

    def _is_hidden(self, held: TemplatePlaceholder) -> bool:
        """Whether what the template paints hides words of a placeholder."""
        return held.ground is not None and hides_words(self.show, held, held.ground)

    def _logo_room(
        self, page: SlidePage, placeholders: Sequence[TemplatePlaceholder]
    ) -> LogoRoom | None:
        """Return where the document's logos may stand on a title slide: in what is left free."""
        boxes = [held.placeholder.box for held in placeholders]
        free = free_area(self.show, page, least=LEAST_FOR_LOGOS, around=boxes)
        if free is None:
            return None
        left, right, title = free.x, free.right, boxes[0]
        middle = free.x + free.width / 2
        if self.direction == "ltr":
            left = title.x if left < title.x < middle else left
        else:
            right = title.right if middle < title.right < right else right
        box = Rect(left, free.y, right - left, min(free.height, LOGOS_HEIGHT))
        ground = grounds.ground(page, None, box) if grounds.is_plain(page, box) else None
        return LogoRoom(box, ground, is_unsure=ground is None)

    def _as_it_is(
        self, page: SlidePage, colours: RoleColours, placeholders: Sequence[TemplatePlaceholder]
    ) -> LayoutSource:
        recoloured = recolouring.recoloured(colours, placeholders)
        ground = placeholders[-1].ground
        link = role_colours.link_on(page.scheme, page.mapping, ground) if ground else colours.link
        return LayoutSource(
            page.part, page.name, False, recoloured,
            recolouring.footers(self.styles, page, self.show.size, colours), link,
            recolouring.mended(placeholders),
        )  # fmt: skip

    def _reach_beyond(self) -> bool:
        """Whether titles of layouts reach beyond the slide."""
        return any(
            shape.type in TITLES and (box := page.box(shape)) and not self.layouts.is_on_slide(box)
            for master in self.show.masters
            for page in self.show.layouts_of(master)
            for shape in page.shapes
        )

    def _notes(self, ground: Colour | None, title: TemplatePlaceholder | None) -> Iterator[str]:
        if self._reach_beyond():
            yield (
                "titles of its layouts reach beyond its slides, whose size somebody has probably "
                "changed outside of PowerPoint, so these layouts are not used; check date and "
                "number, too"
            )
        elif title is None:
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
        if title is not None and self._is_hidden(title):
            yield "it paints something across its titles; check that they can be read"
        if title is not None and title.is_readable is None:
            yield "its titles stand on a picture or a gradient; check that they can be read"
        if title is not None and title.is_readable is False:
            yield (
                "its titles are too faint for their background, so they get another of its colours"
            )


def _mended(sources: Iterable[LayoutSource]) -> Iterator[str]:
    """Yield what is said of words of the template that are set otherwise than it sets them."""
    found: dict[str, dict[str, None]] = {"titles": {}, "words": {}}
    for source in sources:
        for index, mend in source.mended.items():
            found["titles" if index is None else "words"].update(dict.fromkeys(mend.told))
    for whose, faults in found.items():
        if faults:
            *others, last = faults
            listed = f"{', '.join(others)} and {last}" if others else last
            yield f"its {whose} {listed}, so they are set as usual"


def _replaced(typefaces: Iterable[str]) -> Iterator[str]:
    """Yield what is said of typefaces that have no letters; an empty one has no name."""
    for name in typefaces:
        what = (
            f'its typeface "{name}" has signs and no letters'
            if name
            else ("its theme or its styles name no typeface")
        )
        yield f"{what}, so {text_defaults.USUAL} or that of its theme takes its place"


def rows(design: Design) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield a description of each source, and the names of our layouts that it serves."""
    template = user_template_of(design)
    names_by_source: dict[str, list[str]] = {}
    for key, source in template.sources.items() if template else ():
        description = (
            "made from"
            if source.made
            else "recoloured"
            if source.recoloured
            else "adapted"
            if source.mended
            else "as it is:"
        )
        names_by_source.setdefault(f'{description} "{source.called}"', []).append(key.name)
    for description, names in names_by_source.items():
        yield description, tuple(names)


def user_template_of(design: Design) -> UserTemplate | None:
    """Return the user's template of a design, or None for our own look."""
    return design.template if isinstance(design.template, UserTemplate) else None

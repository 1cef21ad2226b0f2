"""Turn one planned slide into page items with tags (ISO 32000-1, 14.8).

The items come in reading order: background, title, slots, footers, and the frame's edge. Tags give
a screen reader what it gets on the slide: a heading, lists, tables with header cells, figures with
alternative texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never, get_args

from irdocs.charts.drawing import ChartLabel, ChartShape, drawn, kept_round
from irdocs.charts.figures import figure_box, figure_shapes
from irdocs.charts.icon_arrays import array_shapes
from irdocs.charts.play_mark import mark_box, play_mark
from irdocs.charts.qr_codes import QUIET_MODULES, qr_code
from irdocs.content.artwork import Artwork
from irdocs.content.highlighting import CodeKind
from irdocs.content.illustration import Illustration
from irdocs.content.photographs import PRINT_DPI, Photograph
from irdocs.deck.colours import OWN, alike
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.model import Deck, Slide
from irdocs.deck.shapes import PLATE_RADIUS
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import (
    ChartSlot,
    CodeSlot,
    FigureSlot,
    FlowSlot,
    FormulaSlot,
    IconArraySlot,
    PictureSlot,
    Slot,
    TableSlot,
    TextSlot,
    VideoSlot,
    box_of,
)
from irdocs.drawing import Colour, Commands, Path, rectangle, rounded
from irdocs.frozen import frozen
from irdocs.handout import paragraphs
from irdocs.handout.background import SlideBackground
from irdocs.handout.faces import EmbeddedFaces
from irdocs.handout.flow_items import FlowItems
from irdocs.handout.linking import linked_slot
from irdocs.handout.paragraphs import SetParagraph, TextColours
from irdocs.handout.slide_frame import SlideFrame
from irdocs.handout.slide_tables import SlideTable
from irdocs.handout.template_art import TemplateArt
from irdocs.locale import language_of
from irdocs.page.code_lines import code_element, line_elements
from irdocs.page.items import LAYOUT, Item, PathsItem, TextItem
from irdocs.page.lines import LineItems
from irdocs.page.tags import Owner, Role, Tag
from irdocs.theme import code_colours, status_colours
from irdocs.typeset.binding import bound
from irdocs.units import Rect


def colours(design: Design) -> Mapping[str, Colour]:
    """Return the colour of every role, including the roles that only slides have."""
    palette = design.palette
    return {**{role: palette[alike(role)] for role in OWN if role not in palette}, **palette}


@frozen
class DeckLook:
    """What the drawing of all slides of one handout shares."""

    deck: Deck
    design: Design
    faces: EmbeddedFaces
    art: TemplateArt | None
    """What a user's template paints; None for our own look."""
    lines: LineItems


def slide_items(
    look: DeckLook, slide: Slide, number: int, box: Rect, part: Tag, level: Role
) -> Iterator[Item]:
    """Yield the items of a slide in a box on the page.

    `number` is the slide's, counted from 1. Its structure elements become children of `part`, and
    its title is a heading of `level`.
    """
    yield from _SlideItems(look, slide, box, part).items(number, level)


def slot_items(look: DeckLook, slide: Slide, slot: Slot, box: Rect, part: Tag) -> Iterator[Item]:
    """Yield the items of one slot of a slide that has a box on the page."""
    return _SlideItems(look, slide, box, part).slot(slot)


class _SlideItems:
    """Makes the items of one slide: one method for each kind of slot."""

    def __init__(self, look: DeckLook, slide: Slide, box: Rect, part: Tag) -> None:
        scale = box.width / look.design.size.width
        self._frame = SlideFrame(
            look.lines, look.faces, box, scale, colours(look.design), look.deck.direction == "rtl"
        )
        self._background = SlideBackground(self._frame, look.deck, look.design, look.art)
        self._art = look.art.of(slide.layout) if look.art else None
        self._slide, self._part = slide, part
        roles = {code_colours.look(kind).role for kind in get_args(CodeKind)}
        self._code_colours = {
            role: self._frame.colours[look.design.text_role(role)] for role in roles
        }

    @property
    def _layout(self) -> Layout:
        return self._slide.layout

    def items(self, number: int, level: Role) -> Iterator[Item]:
        """Yield the slide's items; `level` is the role of its title, H1 to H3."""
        yield from self._background.items(self._layout, number)
        title = self._layout.title
        # A space before each line break keeps the words apart when the title is read aloud.
        parts = bound(self._slide.title).replace("\n", " \n").split("\n")
        language = language_of(self._slide.title)
        lines = [SlideParagraph((TextRun(part, language=language),)) for part in parts]
        heading, title_box = Tag(level, self._part), self._slide.title_box or title.box
        for paragraph in self._set(title, title_box, lines, self._slide.title_size):
            yield from self._frame.text(heading, paragraph.lines)
        for slot in self._slide.slots:
            yield from self.slot(slot)
        yield from self._background.footers(self._layout, number)
        box = self._frame.box
        edge = rectangle(box.x, box.y, box.width, box.height)
        rule = Path(edge, stroke=self._frame.colours["rule"], stroke_width=0.75)
        yield PathsItem(LAYOUT, (rule,))

    def slot(self, slot: Slot) -> Iterator[Item]:
        """Yield the items of one slot."""
        match slot:
            case TextSlot():
                return self._text(slot)
            case TableSlot():
                return self._table(slot)
            case ChartSlot():
                return self._chart(slot)
            case PictureSlot():
                return self._picture(slot)
            case VideoSlot():
                return self._video(slot)
            case FigureSlot():
                return self._figure(slot)
            case IconArraySlot():
                return self._icon_array(slot)
            case FormulaSlot():
                return self._formula(slot)
            case CodeSlot():
                return self._code(slot)
            case FlowSlot():
                return FlowItems(self._frame, slot, self._part).items()
            case _:
                assert_never(slot)

    # ------------------------------------------------------------ text

    def _set(
        self,
        placeholder: Placeholder,
        box: Rect,
        texts: Sequence[SlideParagraph],
        size: float,
        role: str | None = None,
        *,
        strong: bool = False,
    ) -> list[SetParagraph]:
        """Return paragraphs set in a box, in the colours that PowerPoint shows them in.

        `role` is a colour role that the text has in any case; without one it has the placeholder's,
        or the colour that the user's template gives to that placeholder.
        """
        text_role = role or placeholder.colour
        bright = self._layout.is_dark or text_role.startswith("on-")
        text, link_role = self._frame.colours[text_role], "signal-bright" if bright else "link"
        # What is a status' colour, or stands on it, keeps its colour when it is a link.
        is_own = text_role == "on-right" or text_role in status_colours.ROLES
        links = text if is_own else self._frame.colours[link_role]
        text_colours = TextColours(text, links, self._code_colours)
        if self._art:
            own = self._art.text_colours.get(placeholder.name, text) if role is None else text
            links = links if bright else self._art.links or links
            text_colours = TextColours(own, links, self._code_colours)
        return self._frame.set(placeholder, box, texts, size, text_colours, strong=strong)

    def _text(self, slot: TextSlot) -> Iterator[Item]:
        """Yield paragraphs; those with bullets or numbers that follow one another are one list."""
        placeholder = self._layout.placeholder(slot.placeholder)
        box = box_of(slot, self._layout)
        if slot.stressed:
            ground = rectangle(box.x, box.y, box.width, box.height)
            yield self._frame.paths(LAYOUT, [Path(ground, fill=self._frame.colours["right"])])
        colour = "on-right" if slot.stressed else None
        set_ones = self._set(
            placeholder, box, linked_slot(slot), slot.size, colour, strong=slot.stressed
        )
        lines = [paragraph for paragraph in set_ones if paragraph.paragraph.is_code_line]
        if lines:
            yield from self._code_lines(lines)
        listing: Tag | None = None
        for paragraph in set_ones[len(lines) :]:
            if paragraph.bullet:
                listing = listing or Tag("L", self._part)
                yield from self._list_item(listing, paragraph, paragraph.bullet, placeholder)
            else:
                listing = None
                yield from self._frame.text(Tag("P", self._part), paragraph.lines)

    def _code_lines(self, lines: Sequence[SetParagraph]) -> Iterator[Item]:
        """Yield lines of code as one element, and their numbers as artifacts."""
        element = code_element(self._part)
        texts = [line.paragraph.text.rstrip() for line in lines]
        face = self._frame.faces.code(bold=False, italic=False)
        colour = self._code_colours[code_colours.look("comment").role]
        for code_line, span in zip(lines, line_elements(element, texts), strict=True):
            if code_line.bullet:
                x, y = self._frame.at(*code_line.bullet)
                size = code_line.size * self._frame.scale
                yield TextItem(LAYOUT, code_line.label, x, y, face.drawn, size, colour)
            if code_line.paragraph.text.strip():
                yield from self._frame.text(span, code_line.lines)

    def _list_item(
        self,
        listing: Tag,
        paragraph: SetParagraph,
        at: tuple[float, float],
        placeholder: Placeholder,
    ) -> Iterator[Item]:
        """Yield a list item: its bullet or number, then its lines."""
        item = Tag("LI", listing)
        face = self._frame.faces.face(major=False, bold=False, italic=False)
        label, colour = paragraph.label, self._frame.colours["signal"]
        if paragraph.paragraph.is_own_list:
            colour = self._frame.colours[placeholder.colour]  # see `paragraph_of` in deck/text.py
        bullet = self._art.bullets.get(placeholder.name) if self._art else None
        if self._art and bullet:
            text = self._art.text_colours.get(
                placeholder.name, self._frame.colours[placeholder.colour]
            )
            colour = bullet.colour or text
            if paragraph.paragraph.number is None and not face.drawn.missing(bullet.sign):
                label = bullet.sign or label
        sign = paragraphs.in_one_style(label, face.measured, paragraph.size, colour)
        yield from self._frame.text(Tag("Lbl", item), [(*at, sign)])
        yield from self._frame.text(Tag("LBody", item), paragraph.lines)

    # ------------------------------------------------------------ tables and charts

    def _table(self, slot: TableSlot) -> Iterator[Item]:
        """Yield a table: its header row, then its rows."""
        box = box_of(slot, self._layout)
        yield from SlideTable(self._frame, self._set, slot, self._part).items(box)

    def _chart(self, slot: ChartSlot) -> Iterator[Item]:
        """Yield a chart as one figure: its shapes first, then its labels as real text."""
        box = box_of(slot, self._layout)
        figure = Tag("Figure", self._part, alt=slot.alt)
        parts = list(drawn(slot.plan))
        if self._frame.from_right and slot.plan.chart.kind == "pie":
            parts = [kept_round(slot.plan, part) for part in parts]
        shapes = [
            self._painted(part.commands, part.fill, part.stroke, part.stroke_width).moved(
                box.x, box.y
            )
            for part in parts
            if isinstance(part, ChartShape)
        ]
        yield self._frame.paths(figure, shapes, box)
        for part in parts:
            if isinstance(part, ChartLabel):
                yield from self._label(figure, part, slot.plan.size, box)

    def _label(self, figure: Tag, label: ChartLabel, size: float, box: Rect) -> Iterator[Item]:
        room = label.box.moved(box.x, box.y)
        placeholder = Placeholder(
            Stem.BOX.single, "chart", room, size,
            bold=label.bold, anchor=label.anchor, align=label.align,
        )  # fmt: skip
        text = [SlideParagraph((TextRun(label.text),))]
        for paragraph in self._set(placeholder, room, text, size, label.colour):
            yield from self._frame.text(figure, paragraph.lines)

    def _painted(
        self, commands: Commands, fill: str | None, stroke: str | None, width: float
    ) -> Path:
        """Return a path with the colours of its roles."""
        colours = self._frame.colours
        return Path(
            commands,
            fill=colours[fill] if fill else None,
            stroke=colours[stroke] if stroke else None,
            stroke_width=width,
        )

    # ------------------------------------------------------------ pictures

    def _picture(self, slot: PictureSlot) -> Iterator[Item]:
        owner = Tag("Figure", self._part, alt=slot.alt) if slot.alt else LAYOUT
        content = slot.picture.content
        if slot.plate:
            box = slot.plate_box
            outline = rounded(box.x, box.y, box.width, box.height, PLATE_RADIUS)
            yield self._frame.paths(LAYOUT, [Path(outline, fill=self._frame.colours[slot.plate])])
        if slot.ground:
            box = slot.box.fitting(content.width, content.height)
            behind = rectangle(box.x, box.y, box.width, box.height)
            yield self._frame.paths(LAYOUT, [Path(behind, fill=self._frame.colours[slot.ground])])
        accent = "primary" if slot.placeholder else slot.accent
        yield self._pixels_or_paths(owner, content, slot.box, accent, on_dark=slot.on_dark)

    def _pixels_or_paths(
        self,
        owner: Owner,
        content: Illustration | Artwork | Photograph,
        box: Rect,
        accent: str = "primary",
        *,
        on_dark: bool = False,
    ) -> Item:
        """Return the item of a picture's content, as large as its box allows."""
        if isinstance(content, Illustration):
            return self._frame.illustration(owner, content, box, accent, on_dark=on_dark)
        if isinstance(content, Artwork):
            return self._frame.artwork(owner, content, box, accent, on_dark=on_dark)
        fitted = box.fitting(content.width, content.height)
        pixels = fitted.width * self._frame.scale / 72 * PRINT_DPI
        return self._frame.image(owner, content.pixels(pixels), fitted)

    def _video(self, slot: VideoSlot) -> Iterator[Item]:
        """Yield the picture of a video with its mark, as one figure."""
        figure, box = Tag("Figure", self._part, alt=slot.alt), slot.shown
        ground = rectangle(box.x, box.y, box.width, box.height)
        yield self._frame.paths(LAYOUT, [Path(ground, fill=self._frame.colours["light"])])
        yield self._pixels_or_paths(figure, slot.poster.content, box)
        shapes = play_mark(mark_box(box))
        paths = [self._painted(one.commands, one.fill, None, 0.0) for one in shapes]
        yield self._frame.paths(figure, paths, kept=box)

    def _figure(self, slot: FigureSlot) -> Iterator[Item]:
        box = slot.box
        shapes = figure_shapes(slot.picture, slot.percent, box.width, box.height, "slide")
        paths = [
            self._painted(shape.commands, shape.fill, shape.stroke, shape.stroke_width)
            for shape in shapes
        ]
        figure = Tag("Figure", self._part, alt=slot.alt)
        kept = figure_box(slot.picture, box) if slot.picture == "ring" else None
        moved = [path.moved(box.x, box.y) for path in paths]
        yield self._frame.paths(figure, moved, box, kept=kept)

    def _icon_array(self, slot: IconArraySlot) -> Iterator[Item]:
        box = slot.fitted
        paths = [
            self._painted(shape.commands, shape.fill, shape.stroke, shape.stroke_width)
            for shape in array_shapes(slot.of, slot.affected, slot.pitch, "slide")
        ]
        figure = Tag("Figure", self._part, alt=slot.alt)
        yield self._frame.paths(figure, [path.moved(box.x, box.y) for path in paths], box)

    def _formula(self, slot: FormulaSlot) -> Iterator[Item]:
        box, drawing = slot.box, slot.formula.drawing
        x = box.x + (box.width - drawing.width * slot.size) / 2
        y = box.y + (box.height + (drawing.height - drawing.depth) * slot.size) / 2
        ink = self._frame.colours[slot.colour]
        paths = [Path(outline, fill=ink) for outline in drawing.placed(slot.size, x, y)]
        owner = Tag("Formula", self._part, alt=slot.alt, actual_text=slot.formula.text)
        yield self._frame.paths(owner, paths, box, kept=box)

    def _code(self, slot: CodeSlot) -> Iterator[Item]:
        commands, modules = qr_code(slot.address)
        module = slot.box.width / (modules + 2 * QUIET_MODULES)
        margin = module * QUIET_MODULES
        symbol = Path(commands, fill=self._frame.colours["dark"])
        placed = symbol.mapped(module, slot.box.x + margin, slot.box.y + margin)
        figure = Tag("Figure", self._part, alt=slot.alt, is_code=True)
        box = slot.box
        plate = Path(
            rectangle(box.x, box.y, box.width, box.height), fill=self._frame.colours["light"]
        )
        paths = [plate, placed] if slot.has_plate else [placed]
        yield self._frame.paths(figure, paths, box, kept=box)

"""Writes one slide: a copy of its layout's empty slide, its slots filled at the planned sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from irdocs.content.illustration import Illustration
from irdocs.deck import (
    blank_slide,
    builds,
    charts,
    flow_shapes,
    formulas,
    pictures,
    script_faces,
    shape_numbers,
    shapes,
    tables,
    text,
    videos,
)
from irdocs.deck.design import Design
from irdocs.deck.layout import Align, Layout, Placeholder
from irdocs.deck.links import PartLinks
from irdocs.deck.model import Deck, Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import (
    ChartSlot,
    CodeSlot,
    FigureSlot,
    FlowSlot,
    FormulaSlot,
    IconArraySlot,
    PictureSlot,
    ShapeSlot,
    TableSlot,
    TextSlot,
    VideoSlot,
    box_of,
)
from irdocs.locale import language_of
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.slide_look import digest_of_look, held_digests
from irdocs.ooxml.slide_text import notes_lines, slide_lines
from irdocs.ooxml.xml import Element, el, qname, to_bytes
from irdocs.units import Rect

TREE = f"{qname('p:cSld')}/{qname('p:spTree')}"
"""The path of a slide's tree of shapes."""


@dataclass(slots=True)
class SlideWriter:
    """Writes one slide and its notes page."""

    deck: Deck
    design: Design
    created: datetime
    book: Package
    layout: Part
    number: int
    part: Part = field(init=False)
    lines: tuple[str, ...] = ()
    """A digest of each paragraph, cell and value of the slide that was written."""
    notes: tuple[str, ...] = ()
    """The same of its notes."""
    look: str = ""
    """A digest of all that was written of it."""
    held: tuple[str, ...] = ()
    """The digests of its pictures and of the titles of its charts."""
    _links: PartLinks = field(init=False)

    def __post_init__(self) -> None:
        self.part = self.book.add("/ppt/slides/slide%d.xml", ContentType.SLIDE)
        self.part.relate(RelationshipType.SLIDE_LAYOUT, self.layout)
        self._links = PartLinks(self.part, {})

    def write(
        self,
        slide: Slide,
        blank: blank_slide.BlankSlide,
        notes_master: Part,
        targets: Mapping[str, Part],
    ) -> None:
        """Fill the slide's part; `targets` has the slides that links to ids lead to.

        The shapes are numbered last, in the order in which they stand in the tree, which is also
        their reading order.
        """
        self._links = PartLinks(self.part, targets)
        root = deepcopy(blank.root)
        tree = root.find(TREE)
        title = slide.layout.title
        language = language_of(slide.title)
        lines = tuple(
            SlideParagraph((TextRun(line, language=language),)) for line in slide.title.split("\n")
        )
        heading = self._text(
            blank.holder(title.name), title, lines, _stated_size(title, slide.title_size)
        )
        if slide.title_box:
            heading.find(qname("p:spPr")).append(shapes.frame(slide.title_box))
        tree.append(heading)
        ids = shapes.ShapeIds(100)
        drawn: list[builds.DrawnSlot] = []
        for slot in slide.slots:
            if isinstance(slot, FlowSlot):
                context = self._context(self._links.to)
                own = self.design.template is None
                type_ = self.design.theme.slides
                pitch = script_faces.line_spacing(type_, self.deck.language) if own else 1.0
                flow = flow_shapes.FlowShapes(ids, self.design.paint, slot, context, pitch)
                drawn.append(tuple(flow.shapes()))
            else:
                drawn.append(((0, self._with_fallback(slot, slide.layout, blank, ids)),))
            tree.extend(shape for _, shape in drawn[-1])
        for footer in blank.footers:
            tree.append(deepcopy(footer))
        self._number_slide(tree)
        shape_numbers.assign(tree)
        if slide.build:
            root.append(builds.timing(slide.build, drawn))
        self._notes(slide.notes, blank.notes, notes_master)
        self.lines = tuple(line.digest for line in slide_lines(root, self._chart))
        self.held = held_digests(root, self._picture_data, self._chart)
        self.part.data = to_bytes(root)
        self.look = digest_of_look(self.part.data)

    def _picture_data(self, identifier: str) -> bytes | None:
        """Return the picture that a relationship of the slide leads to."""
        relationship = self.part.relationships.get(identifier)
        target = relationship.target if relationship else None
        return target.data if isinstance(target, Part) else None

    def _chart(self, identifier: str) -> Element | None:
        """Return the chart that a relationship of the slide leads to."""
        relationship = self.part.relationships.get(identifier)
        target = relationship.target if relationship else None
        if not isinstance(target, Part):
            return None
        return parsed(target.data) if target.root is None else target.root

    def _with_fallback(
        self, slot: ShapeSlot, layout: Layout, blank: blank_slide.BlankSlide, ids: shapes.ShapeIds
    ) -> Element:
        """Return the shape of a slot; one with formulas has an alternative with plain text."""
        native = self._shape(slot, layout, blank, ids)
        plain = _without_math(slot)
        if plain is slot:
            return native
        return formulas.alternatives(native, self._shape(plain, layout, blank, ids))

    def _shape(
        self,
        slot: ShapeSlot,
        layout: Layout,
        blank: blank_slide.BlankSlide,
        ids: shapes.ShapeIds,
    ) -> Element:
        """Return the shape of a slot."""
        paint, language = self.design.paint, self.deck.language
        mirrored = self.deck.direction == "rtl"
        match slot:
            case TextSlot(placeholder, paragraphs, size):
                placeholder_of_slot = layout.placeholder(placeholder)
                shape = self._text(
                    blank.holder(placeholder),
                    placeholder_of_slot,
                    paragraphs,
                    _stated_size(placeholder_of_slot, size, paragraphs),
                    slot.box,
                )
                if slot.box:
                    shape.find(qname("p:spPr")).append(shapes.frame(slot.box))
                if slot.stressed:
                    _stress(shape, self.design)
                if slot.leads_to:
                    link = self._links.to(f"#{slot.leads_to}")
                    shape.find(f".//{qname('p:cNvPr')}").append(link)
                if slot.url:
                    link = self._links.to(slot.url)
                    shape.find(f".//{qname('p:cNvPr')}").append(link)
                return shape
            case CodeSlot(address, box, alt, has_plate):
                return shapes.code(ids, paint, address, box, alt, has_plate=has_plate)
            case ChartSlot(name):
                frame, chart_box = layout.placeholder(name) if name else None, box_of(slot, layout)
                chart_part = charts.add(self.book, slot, paint, chart_box, language, self.created)
                chart = el("c:chart", r_id=self.part.relate(RelationshipType.CHART, chart_part))
                graphic = el("a:graphic", el("a:graphicData", chart, uri=NAMESPACES["c"]))
                return shapes.graphic_frame(ids(), "Chart", frame, chart_box, slot.alt, graphic)
            case TableSlot(name):
                context = self._context(self._links.to)
                frame = layout.placeholder(name) if name else None
                return tables.frame(ids(), slot, frame, box_of(slot, layout), context, paint)
            case PictureSlot():
                return self._picture(slot, layout, ids)
            case VideoSlot(placeholder=name):
                palette = self.design.drawing_palette("primary", on_dark=False)
                frame = layout.placeholder(name) if name else None
                tongue = (language, self.deck.locale.language_name(language))
                return videos.shape(self.book, self.part, slot, frame, palette, tongue, self._links)
            case FigureSlot(picture, percent, box, alt):
                return shapes.figure(ids, paint, picture, percent, box, alt, mirrored=mirrored)
            case IconArraySlot():
                return shapes.icon_array(
                    ids, paint, slot.of, slot.affected, slot.fitted, slot.alt, mirrored=mirrored
                )
            case FormulaSlot():
                return formulas.shape(ids, paint, slot, language)
            case _:
                assert_never(slot)

    def _picture(self, slot: PictureSlot, layout: Layout, ids: shapes.ShapeIds) -> Element:
        """Return the shape of a picture, with its plate in one group if it has one."""
        paint, content = self.design.paint, slot.picture.content
        if slot.plate:
            picture = self._picture(replace(slot, plate=None, alt=None), layout, ids)
            return shapes.on_plate(ids, paint, slot.plate, slot.plate_box, picture, slot.alt)
        drawing = content if isinstance(content, Illustration) and not slot.placeholder else None
        # Shapes cannot be cut off at a box, so a drawing beyond its viewBox is a picture.
        if drawing and not drawing.overhangs:
            return shapes.illustration(
                ids, paint, "Icon", drawing, slot.box, slot.alt, slot.accent, on_dark=slot.on_dark
            )
        placeholder = layout.placeholder(slot.placeholder) if slot.placeholder else None
        accent = "primary" if slot.placeholder else slot.accent
        return pictures.picture(
            self.book, self.part, content, slot.box, slot.alt, placeholder,
            self.design.drawing_palette(accent, on_dark=slot.on_dark), slot.ground,
        )  # fmt: skip

    def _text(
        self,
        holder: Element,
        placeholder: Placeholder,
        paragraphs: Sequence[SlideParagraph],
        size: float | None,
        box: Rect | None = None,
    ) -> Element:
        """Return a copy of a placeholder's empty shape, filled with paragraphs.

        `box` is where it stands if not where the layout has it.
        """
        shape = deepcopy(holder)
        context = self._context(self._links.to)
        text.fill(
            shape[-1], paragraphs, size, context, placeholder.spacing, placeholder.align,
            inherited=placeholder.size, stands_alone=placeholder.stands_alone,
            room=(box or placeholder.box).height - 2 * placeholder.inset_down,
        )  # fmt: skip
        return shape

    def _context(self, link: Callable[[str], Element]) -> text.RunContext:
        template = self.design.template
        return text.RunContext(
            self.deck.language, self.design.theme.code.typeface, self.design.text_colour, link,
            script_faces.stated_pitch(self.deck.language), self._spacing_of_figures(),
            turns_back=template is not None and template.direction != self.deck.direction == "ltr",
        )  # fmt: skip

    def _spacing_of_figures(self) -> float | None:
        """Return the line spacing of figures where our master has another; see `RunContext`."""
        usual, here = (
            script_faces.line_spacing(self.design.theme.slides, language)
            for language in ("en", self.deck.language)
        )
        return usual if usual != here and self.design.template is None else None

    def _number_slide(self, tree: Element) -> None:
        """Write the slide's number into its field, for programs that do not update fields."""
        for field_element in tree.iter(qname("a:fld")):
            if field_element.get("type") == "slidenum":
                field_element.find(qname("a:t")).text = str(self.number)

    def _notes(self, notes: Sequence[SlideParagraph], blank: Element, master: Part) -> None:
        """Add a notes page with the given paragraphs."""
        root = deepcopy(blank)
        (body,) = root.iterfind(f".//{qname('p:txBody')}")
        part = self.book.add("/ppt/notesSlides/notesSlide%d.xml", ContentType.NOTES_SLIDE)
        part.relate(RelationshipType.NOTES_MASTER, master)
        part.relate(RelationshipType.SLIDE, self.part)
        links = PartLinks(part, {})
        # The notes master styles one level, and has no bullets.
        notes = [note.without_math for note in notes]
        notes = [replace(note, is_own_list=True) if note.is_listed else note for note in notes]
        align: Align = "r" if self.deck.direction == "rtl" else "l"
        unlinked = [_unlinked(note) for note in notes]
        context = self._context(links.to)
        text.fill(body, unlinked, None, context, align=align, in_own_direction=True)
        self.notes = tuple(line.digest for line in notes_lines(root))
        part.data = to_bytes(root)
        self.part.relate(RelationshipType.NOTES_SLIDE, part)


def _unlinked(note: SlideParagraph) -> SlideParagraph:
    """Return a paragraph of notes without links to slides, which no program follows there."""
    if not any(run.url and run.url.startswith("#") for run in note.runs):
        return note
    runs = (
        replace(run, url=None) if run.url and run.url.startswith("#") else run for run in note.runs
    )
    return replace(note, runs=tuple(runs))


def _without_math(slot: ShapeSlot) -> ShapeSlot:
    """Return a slot with the formulas of its words as plain text; the same if it has none."""
    match slot:
        case TextSlot(_, paragraphs) if any(paragraph.has_math for paragraph in paragraphs):
            return replace(slot, paragraphs=tuple(p.without_math for p in paragraphs))
        case TableSlot() if slot.has_math:
            return slot.without_math
        case _:
            return slot


def _stated_size(
    placeholder: Placeholder, size: float, paragraphs: Sequence[SlideParagraph] = ()
) -> float | None:
    """Return the size in pt that runs must state, or None if they inherit it from the layout."""
    is_scaled = any(run.scale != 1.0 for paragraph in paragraphs for run in paragraph.runs)
    return size if placeholder.explicit or is_scaled or size != placeholder.size else None


def _stress(shape: Element, design: Design) -> None:
    """Give a placeholder a strong fill, and its text a light colour and bold type."""
    shape.find(qname("p:spPr")).append(design.paint.fill("right"))
    for properties in shape.iter(qname("a:rPr")):
        properties.set("b", "1")
        text.colour(properties, design.paint, "on-right")

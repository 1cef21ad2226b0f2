"""Writes one slide: a copy of its layout's empty slide, its slots filled at the planned sizes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from irdocs.content.illustration import Illustration
from irdocs.deck import (
    blank_slide,
    builds,
    charts,
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
from irdocs.deck.model import Slide
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
from irdocs.frozen import frozen, replace
from irdocs.locale import language_of
from irdocs.locale.scripts import direction
from irdocs.ooxml.loose_parts import LooseParts
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Part, Relationship
from irdocs.ooxml.slide_aspects import SlideAspects, aspects_of
from irdocs.ooxml.slide_look import SlideLook, held_digests, look_of_part
from irdocs.ooxml.slide_text import notes_lines, slide_lines
from irdocs.ooxml.xml import Element, el, qname, to_bytes
from irdocs.typeset.binding import bound
from irdocs.units import Rect

TREE = f"{qname('p:cSld')}/{qname('p:spTree')}"
"""The path of a slide's tree of shapes."""


@frozen
class WrittenSlide:
    """What is written of a slide, wherever it stands in a file."""

    data: bytes
    """The XML of the slide."""
    notes_data: bytes
    """The XML of its page of notes."""
    relationships: tuple[Relationship, ...]
    """What the slide relates to, after its layout; a link within the document to its #id."""
    notes_relationships: tuple[Relationship, ...]
    """The same of its page of notes, after their master and the slide."""
    lines: tuple[str, ...]
    """A digest of each paragraph, cell and value of the slide."""
    notes: tuple[str, ...]
    """The same of its notes."""
    look: SlideLook
    held: tuple[str, ...]
    """The digests of its pictures and of the titles of its charts."""
    aspects: SlideAspects
    """What it is beside its words."""
    parts: LooseParts
    """Its charts, pictures and films, to which it relates."""


@frozen
class FileFacts:
    """What the parts of slides say of the file that they are in."""

    created: datetime
    language_name: str
    """The name of the deck's language, for those who choose captions."""


def as_shapes(slot: PictureSlot) -> Illustration | None:
    """Return the drawing of a slot whose paths become shapes; None for any other picture.

    Shapes cannot be cut off at a box, so a drawing beyond its viewBox is a picture.
    """
    content = slot.picture.content
    if isinstance(content, Illustration) and not slot.placeholder and not content.overhangs:
        return content
    return None


@dataclass(slots=True)
class SlideWriter:
    """Writes one slide and its notes page."""

    design: Design
    language: str
    facts: FileFacts
    parts: LooseParts = field(default_factory=LooseParts)
    part: Part = field(init=False)
    """What the slide relates to is noted here."""
    _links: PartLinks = field(init=False)

    def __post_init__(self) -> None:
        self.part = Part("", ContentType.SLIDE)
        self.part.relate(RelationshipType.SLIDE_LAYOUT, "")  # which one is known later
        self._links = PartLinks(self.part)

    @property
    def mirrored(self) -> bool:
        """Whether the deck is written from the right."""
        return direction(self.language) == "rtl"

    def written(self, slide: Slide, number: int, blank: blank_slide.BlankSlide) -> WrittenSlide:
        """Return what is written of a slide.

        The shapes are numbered last, in the order in which they stand in the tree, which is also
        their reading order.
        """
        root = deepcopy(blank.root)
        tree = root.find(TREE)
        title = slide.layout.title
        language = language_of(slide.title)
        lines = tuple(
            SlideParagraph((TextRun(bound(line), language=language),))
            for line in slide.title.split("\n")
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
                from irdocs.deck import flow_shapes

                context = self._context(self._links.to)
                own = self.design.template is None
                type_ = self.design.theme.slides
                pitch = script_faces.line_spacing(type_, self.language) if own else 1.0
                flow = flow_shapes.FlowShapes(ids, self.design.paint, slot, context, pitch)
                drawn.append(tuple(flow.shapes()))
            else:
                drawn.append(((0, self._with_fallback(slot, slide.layout, blank, ids)),))
            tree.extend(shape for _, shape in drawn[-1])
        for footer in blank.footers:
            tree.append(deepcopy(footer))
        _number_slide(tree, number)
        shape_numbers.assign(tree)
        if slide.build:
            root.append(builds.timing(slide.build, drawn))
        notes, notes_relationships = self._notes(slide.notes, blank.notes)
        data = to_bytes(root)
        return WrittenSlide(
            data,
            to_bytes(notes),
            tuple(self.part.relationships.values())[1:],
            notes_relationships,
            tuple(line.digest for line in slide_lines(root, self._chart)),
            tuple(line.digest for line in notes_lines(notes)),
            look_of_part(data),
            held_digests(root, self._picture_data, self._chart, self._address),
            aspects_of(root, notes, self._chart),
            self.parts,
        )

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

    def _address(self, identifier: str) -> str | None:
        """Return the address that a relationship of the slide leads to outside of the deck."""
        relationship = self.part.relationships.get(identifier)
        target = relationship.target if relationship else None
        return target if isinstance(target, str) and ":" in target else None

    def _with_fallback(
        self, slot: ShapeSlot, layout: Layout, blank: blank_slide.BlankSlide, ids: shapes.ShapeIds
    ) -> Element:
        """Return the shape of a slot; one with formulas has an alternative with plain text."""
        native = self._shape(slot, layout, blank, ids)
        plain = _without_math(slot)
        if plain is slot:
            return native
        from irdocs.deck import formulas

        return formulas.alternatives(native, self._shape(plain, layout, blank, ids))

    def _shape(
        self,
        slot: ShapeSlot,
        layout: Layout,
        blank: blank_slide.BlankSlide,
        ids: shapes.ShapeIds,
    ) -> Element:
        """Return the shape of a slot."""
        paint, language, mirrored = self.design.paint, self.language, self.mirrored
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
                created = self.facts.created
                chart_part = charts.add(self.parts, slot, paint, chart_box, language, created)
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
                tongue = language, self.facts.language_name
                return videos.shape(
                    self.parts, self.part, slot, frame, palette, tongue, self._links
                )
            case FigureSlot(picture, percent, box, alt):
                return shapes.figure(ids, paint, picture, percent, box, alt, mirrored=mirrored)
            case IconArraySlot():
                return shapes.icon_array(
                    ids, paint, slot.of, slot.affected, slot.fitted, slot.alt, mirrored=mirrored
                )
            case FormulaSlot():
                from irdocs.deck import formulas

                return formulas.shape(ids, paint, slot, language)
            case _:
                assert_never(slot)

    def _picture(self, slot: PictureSlot, layout: Layout, ids: shapes.ShapeIds) -> Element:
        """Return the shape of a picture, with its plate in one group if it has one."""
        paint, content = self.design.paint, slot.picture.content
        if slot.plate:
            picture = self._picture(replace(slot, plate=None, alt=None), layout, ids)
            return shapes.on_plate(ids, paint, slot.plate, slot.plate_box, picture, slot.alt)
        if drawing := as_shapes(slot):
            return shapes.illustration(
                ids, paint, "Icon", drawing, slot.box, slot.alt, slot.accent, on_dark=slot.on_dark
            )
        placeholder = layout.placeholder(slot.placeholder) if slot.placeholder else None
        accent = "primary" if slot.placeholder else slot.accent
        return pictures.picture(
            self.parts, self.part, content, slot.box, slot.alt, placeholder,
            self.design.drawing_palette(accent, on_dark=slot.on_dark), slot.ground,
            self.design.paint.fill(slot.ground) if slot.ground else None,
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
            inherited=placeholder.size, least=placeholder.sizes[-1],
            stands_alone=placeholder.stands_alone,
            room=(box or placeholder.box).height - 2 * placeholder.inset_down,
        )  # fmt: skip
        return shape

    def _context(self, link: Callable[[str], Element]) -> text.RunContext:
        template = self.design.template
        return text.RunContext(
            self.language, self.design.theme.code.typeface, self.design.text_colour, link,
            script_faces.stated_pitch(self.language), self._spacing_of_figures(),
            turns_back=template is not None and template.direction == "rtl" and not self.mirrored,
        )  # fmt: skip

    def _spacing_of_figures(self) -> float | None:
        """Return the line spacing of figures where our master has another; see `RunContext`."""
        usual, here = (
            script_faces.line_spacing(self.design.theme.slides, language)
            for language in ("en", self.language)
        )
        return usual if usual != here and self.design.template is None else None

    def _notes(
        self, notes: Sequence[SlideParagraph], blank: Element
    ) -> tuple[Element, tuple[Relationship, ...]]:
        """Return a notes page with the given paragraphs, and what it relates to."""
        root = deepcopy(blank)
        (body,) = root.iterfind(f".//{qname('p:txBody')}")
        part = Part("", ContentType.NOTES_SLIDE)
        part.relate(RelationshipType.NOTES_MASTER, "")
        part.relate(RelationshipType.SLIDE, "")
        links = PartLinks(part)
        # The notes master styles one level, and has no bullets.
        notes = [note.without_math for note in notes]
        notes = [replace(note, is_own_list=True) if note.is_listed else note for note in notes]
        align: Align = "r" if self.mirrored else "l"
        unlinked = [_unlinked(note) for note in notes]
        context = self._context(links.to)
        text.fill(body, unlinked, None, context, align=align, in_own_direction=True)
        return root, tuple(part.relationships.values())[2:]


def _number_slide(tree: Element, number: int) -> None:
    """Write a slide's number into its field, for programs that do not update fields."""
    for field_element in tree.iter(qname("a:fld")):
        if field_element.get("type") == "slidenum":
            field_element.find(qname("a:t")).text = str(number)


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

"""Write a planned deck as a PPTX file, in our own template or a user's.

All decisions are made in `plan`; here each slide is a copy of its layout's empty slide, with its
slots filled at the planned sizes. Slide parts are made before any slide is written, so that the
agenda can link to slides that come later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from irdocs.content.illustration import Illustration
from irdocs.deck import blank_slide, footer_lines, pictures, shapes, tables, text
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.model import (
    ChartSlot,
    CodeSlot,
    Deck,
    FigureSlot,
    PictureSlot,
    Slide,
    SlideParagraph,
    Slot,
    TableSlot,
    TextRun,
    TextSlot,
)
from irdocs.deck.template import open_template
from irdocs.ooxml import pptx_package
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.xml import Element, el, qname, to_bytes

_TREE = f"{qname('p:cSld')}/{qname('p:spTree')}"


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """The core properties of the file (ECMA-376, part 2, 11)."""

    title: str
    author: str
    subject: str
    created: datetime


def render(deck: Deck, design: Design, properties: DocumentProperties) -> bytes:
    """Return the deck as the bytes of a PPTX file in the template of a design."""
    cover = deck.cover.content if deck.cover else None
    drawing = cover if isinstance(cover, Illustration) else None
    base = open_template(
        design, deck.language, drawing, {slide.layout.key for slide in deck.slides}
    )
    book = base.package
    writers = [
        _SlideWriter(deck, design, properties.created, book, base.layouts[slide.layout.key], number)
        for number, slide in enumerate(deck.slides, start=1)
    ]
    first_slides = _first_slides(deck, writers)
    blanks: dict[LayoutKey, blank_slide.BlankSlide] = {}
    for writer, slide in zip(writers, deck.slides, strict=True):
        blank = blanks.get(slide.layout.key)
        if blank is None:
            key = slide.layout.key
            footers = base.footers[key]
            lines = [footer.line for footer in footers if footer.line]
            fitted = footer_lines.in_deck(lines, deck, design.minor, design.size)
            blank = blank_slide.of(
                slide.layout, deck, design.paint, footers, fitted, base.overrides[key]
            )
            blanks[key] = blank
        writer.write(slide, blank, base.notes_master, first_slides)
    ids = pptx_package.add_slides(book, [writer.part for writer in writers])
    pptx_package.add_sections(book, _sections(deck, ids))
    pptx_package.describe(
        book, properties.title, properties.subject, properties.author, deck.language,
        properties.created,
    )  # fmt: skip
    return book.data()


def _first_slides(deck: Deck, writers: Sequence[_SlideWriter]) -> Mapping[str, Part]:
    """Return the part of the first slide of each section, by the section's id."""
    first_slides: dict[str, Part] = {}
    for slide, writer in zip(deck.slides, writers, strict=True):
        if slide.section:
            first_slides.setdefault(slide.section, writer.part)
    return first_slides


def _sections(deck: Deck, ids: Sequence[int]) -> list[tuple[str, list[int]]]:
    """Return PowerPoint's sections: name and slide ids, in order.

    PowerPoint wants every slide in a section, so those before the first and after the last section
    of the content get sections of their own.
    """
    names, words = _named_apart(deck), deck.locale.words
    sections: list[tuple[str, list[int]]] = [(words.opening_section, [])]
    current: str | None = None
    for slide, identifier in zip(deck.slides, ids, strict=True):
        if slide.section and slide.section != current:
            sections.append((names[slide.section], []))
        elif not slide.section and current:
            sections.append((words.closing_section, []))
        current = slide.section
        sections[-1][1].append(identifier)
    return sections


def _named_apart(deck: Deck) -> Mapping[str, str]:
    """Return the names of sections by id, made unique by a number (rule PPT-10 of the audit)."""
    words = deck.locale.words
    seen: Counter[str] = Counter({words.opening_section: 1, words.closing_section: 1})
    names = {}
    for identifier, name in deck.sections:
        seen[name] += 1
        numbered_name = words.section_again(name=name, number=str(seen[name]))
        names[identifier] = name if seen[name] == 1 else numbered_name
    return names


@dataclass(slots=True)
class _Addresses:
    """The addresses that a part's links lead to, each related once."""

    part: Part
    _related: dict[str, str] = field(default_factory=dict)

    def relate(self, url: str) -> str:
        """Return the id of the part's relationship to an address, made at its first use."""
        if url not in self._related:
            self._related[url] = self.part.relate(RelationshipType.HYPERLINK, url)
        return self._related[url]


@dataclass(slots=True)
class _SlideWriter:
    """Writes one slide and its notes page."""

    deck: Deck
    design: Design
    created: datetime
    book: Package
    layout: Part
    number: int
    part: Part = field(init=False)
    _address: Callable[[str], str] = field(init=False)
    """Returns the id of the slide's relationship to an address."""

    def __post_init__(self) -> None:
        self.part = self.book.add("/ppt/slides/slide%d.xml", ContentType.SLIDE)
        self.part.relate(RelationshipType.SLIDE_LAYOUT, self.layout)
        self._address = _Addresses(self.part).relate

    def write(
        self,
        slide: Slide,
        blank: blank_slide.BlankSlide,
        notes_master: Part,
        first_slides: Mapping[str, Part],
    ) -> None:
        """Fill the slide's part; `first_slides` has the parts that links to sections lead to.

        The shapes are numbered last, in the order in which they stand in the tree, which is also
        their reading order.
        """
        root = deepcopy(blank.root)
        tree = root.find(_TREE)
        title = slide.layout.title
        lines = tuple(SlideParagraph((TextRun(line),)) for line in slide.title.split("\n"))
        tree.append(
            self._text(
                blank.holder(title.name), title, lines, _stated_size(title, slide.title_size)
            )
        )
        ids = shapes.ShapeIds(100)
        for slot in slide.slots:
            tree.append(self._shape(slot, slide.layout, blank, ids, first_slides))
        for footer in blank.footers:
            tree.append(deepcopy(footer))
        self._number_slide(tree)
        # Empty shapes are copied with the id 0; only now does each shape get its own.
        for number, properties in enumerate(tree.iter(qname("p:cNvPr")), start=1):
            properties.set("id", str(number))
        self._notes(slide.notes, blank.notes, notes_master)
        self.part.data = to_bytes(root)

    def _shape(
        self,
        slot: Slot,
        layout: Layout,
        blank: blank_slide.BlankSlide,
        ids: shapes.ShapeIds,
        first_slides: Mapping[str, Part],
    ) -> Element:
        """Return the shape of a slot."""
        paint, language = self.design.paint, self.deck.language
        match slot:
            case TextSlot(placeholder, paragraphs, size):
                placeholder_of_slot = layout.placeholder(placeholder)
                shape = self._text(
                    blank.holder(placeholder),
                    placeholder_of_slot,
                    paragraphs,
                    _stated_size(placeholder_of_slot, size),
                )
                if slot.stressed:
                    _stress(shape, self.design)
                if slot.leads_to:
                    self._lead(shape, first_slides[slot.leads_to])
                return shape
            case CodeSlot(address, box, alt):
                return shapes.code(ids, paint, address, box, alt)
            case ChartSlot(name):
                from irdocs.deck import charts  # which imports XlsxWriter

                frame = layout.placeholder(name)
                chart_part = charts.add(self.book, slot, paint, frame.box, language, self.created)
                chart = el("c:chart", r_id=self.part.relate(RelationshipType.CHART, chart_part))
                graphic = el("a:graphic", el("a:graphicData", chart, uri=NAMESPACES["c"]))
                return shapes.graphic_frame(ids(), frame, frame.box, slot.alt, graphic)
            case TableSlot(name):
                return tables.frame(ids(), slot, layout.placeholder(name), language, self._address)
            case PictureSlot(picture, box, alt, accent, on_dark):
                content = picture.content
                drawing = (
                    content if isinstance(content, Illustration) and not slot.placeholder else None
                )
                # Shapes cannot be cut off at a box, so a drawing beyond its viewBox is a picture.
                if drawing and not drawing.overhangs:
                    return shapes.illustration(
                        ids, paint, "Icon", drawing, box, alt, accent, on_dark=on_dark
                    )
                picture_placeholder = (
                    layout.placeholder(slot.placeholder) if slot.placeholder else None
                )
                return pictures.picture(
                    self.book, self.part, content, box, alt, picture_placeholder,
                    self.design.drawing_palette(accent if drawing else "primary", on_dark=on_dark),
                )  # fmt: skip
            case FigureSlot(picture, percent, box, alt):
                return shapes.figure(ids, paint, picture, percent, box, alt)
            case _:
                assert_never(slot)

    def _text(
        self,
        holder: Element,
        placeholder: Placeholder,
        paragraphs: Sequence[SlideParagraph],
        size: float | None,
    ) -> Element:
        """Return a copy of a placeholder's empty shape, filled with paragraphs."""
        shape = deepcopy(holder)
        text.fill(
            shape[-1], paragraphs, self.deck.language, size, self._address, placeholder.spacing
        )
        return shape

    def _lead(self, shape: Element, target: Part) -> None:
        """Make a shape a link to a slide (ECMA-376, 21.1.2.3.5)."""
        link = el(
            "a:hlinkClick",
            r_id=self.part.relate(RelationshipType.SLIDE, target),
            action="ppaction://hlinksldjump",
        )
        shape.find(f".//{qname('p:cNvPr')}").append(link)

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
        # The notes master styles one level, and has no bullets.
        notes = [replace(note, is_own_list=True) if note.is_listed else note for note in notes]
        text.fill(body, notes, self.deck.language, None, _Addresses(part).relate)
        part.data = to_bytes(root)
        self.part.relate(RelationshipType.NOTES_SLIDE, part)


def _stated_size(placeholder: Placeholder, size: float) -> float | None:
    """Return the size in pt that runs must state, or None if they inherit it from the layout."""
    return size if placeholder.explicit or size != placeholder.size else None


def _stress(shape: Element, design: Design) -> None:
    """Give a placeholder a strong fill, and its text a light colour and bold type.

    Programs show a link in the theme's colour of links, which was chosen for the slide's ground and
    may be that of the fill. An extension of Office 2019, which LibreOffice knows too, makes a link
    take the colour of its run (MS-ODRAWXML, 2.25.1).
    """
    shape.find(qname("p:spPr")).append(design.paint.fill("right"))
    for properties in shape.iter(qname("a:rPr")):
        properties.insert(0, design.paint.fill("on-right"))
        properties.set("b", "1")
        for link in properties.iterchildren(qname("a:hlinkClick")):
            extension = el("a:ext", el("ahyp:hlinkClr", val="tx"), uri=_LINK_COLOUR_URI)
            link.append(el("a:extLst", extension))


_LINK_COLOUR_URI = "{A12FA001-AC4F-418D-AE19-62706E023703}"
"""The id of the extension that says whose colour a link takes."""

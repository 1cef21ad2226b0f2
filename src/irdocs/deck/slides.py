"""Deck → PPTX: fills placeholders as planned and decides nothing (sole user of python-pptx)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from irdocs.content.assets import Photograph
from irdocs.content.illustration import Illustration
from irdocs.deck import charts, colours, package, shapes, tables, template, text
from irdocs.deck.model import (
    ChartSlot,
    CodeSlot,
    Deck,
    FigureSlot,
    Filled,
    Paragraph,
    PictureSlot,
    Run,
    Slide,
    Slot,
    TableSlot,
)
from irdocs.deck.xml import Element, el, qname
from irdocs.theme import Theme
from irdocs.units import emu


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself (ECMA-376, part 2, 11)."""

    title: str
    author: str
    subject: str
    created: datetime


def render(deck: Deck, theme: Theme, properties: Properties) -> bytes:
    """Return the deck as the bytes of a .pptx in our own template."""
    cover = deck.cover.content if deck.cover else None
    drawing = cover if isinstance(cover, Illustration) else None
    presentation: Any = Presentation(io.BytesIO(template.make(theme, deck.language, drawing)))
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for number, slide in enumerate(deck.slides, start=1):
        _Writer(deck, presentation.slides.add_slide(layouts[slide.layout.name]), number).write(
            slide
        )
    package.add_sections(presentation, _sections(deck, presentation))
    core = presentation.core_properties
    # python-pptx takes no more than 255 characters of each.
    core.title, core.subject = properties.title[:255], properties.subject[:255]
    core.author = core.last_modified_by = properties.author[:255]
    core.language = deck.language
    core.created = core.modified = properties.created.replace(tzinfo=None)
    core.revision = 1
    file = io.BytesIO()
    presentation.save(file)
    return package.normalise(file.getvalue(), properties.created)


def _sections(deck: Deck, presentation: Any) -> list[tuple[str, list[int]]]:
    names = dict(deck.sections)
    found: list[tuple[str, list[int]]] = [("Opening", [])]
    begun = False
    for slide, native in zip(deck.slides, presentation.slides, strict=True):
        if slide.section and found[-1][0] != names[slide.section]:
            found.append((names[slide.section], []))
            begun = True
        elif not slide.section and begun and found[-1][0] != "Sources and closing":
            found.append(("Sources and closing", []))
        found[-1][1].append(native.slide_id)
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one slide."""

    deck: Deck
    native: Any
    number: int

    def write(self, slide: Slide) -> None:
        tree = self.native.shapes._spTree
        holders = {shape.name: shape for shape in self._named_placeholders(slide)}
        title = holders.pop(slide.layout.title.name)
        self._set_text(
            title,
            tuple(Paragraph((Run(part),)) for part in slide.title.split("\n")),
            None if slide.title_size == slide.layout.title.size else slide.title_size,
        )
        ids = shapes.Ids(100)
        ordered: list[Element] = [title._element]
        for slot in slide.slots:
            ordered += self._slot(slot, slide, holders, ids)
        for shape in list(tree.iter_shape_elms()):
            tree.remove(shape)
        for element in (*ordered, *self._footers(slide)):
            tree.append(element)
        self._number_shapes(tree)
        self._map_colours(slide)
        self._notes(slide.notes)

    def _named_placeholders(self, slide: Slide) -> Iterator[Any]:
        """Give the slide's placeholders the names they have in the layout."""
        by_index = {
            (0 if place is slide.layout.title else template.FIRST_INDEX + n - 1): place.name
            for n, place in enumerate(slide.layout.places)
        }
        for shape in self.native.placeholders:
            shape.name = by_index[shape.placeholder_format.idx]
            yield shape

    def _slot(
        self, slot: Slot, slide: Slide, holders: dict[str, Any], ids: shapes.Ids
    ) -> list[Element]:
        match slot:
            case Filled(place, paragraphs, size, stressed):
                usual = slide.layout.place(place).size
                self._set_text(holders[place], paragraphs, None if size == usual else size)
                if stressed:
                    _stress(holders[place]._element)
                return [holders[place]._element]
            case CodeSlot(address, box, alt):
                return [shapes.code(ids, address, box, alt)]
            case ChartSlot(place, chart):
                frame = charts.insert(
                    holders[place], chart, slide.layout.place(place).size, self.deck.language
                )
                frame._element.nvGraphicFramePr.cNvPr.set("descr", str(chart.alt))
                frame.name = place
                return [frame._element]
            case TableSlot(place):
                return [tables.insert(holders[place], slot, self.deck.language, self._relate)]
            case PictureSlot(picture, box, alt, accent, on_dark):
                name = "Picture" if alt else "Icon"
                content = picture.content
                if isinstance(content, Illustration):
                    return [
                        shapes.illustration(ids, name, content, box, alt, accent, on_dark=on_dark)
                    ]
                return [self._photograph(content, slot, name)]
            case FigureSlot(picture, percent, box, alt):
                draw = shapes.people if picture == "people" else shapes.ring
                return [draw(ids, percent, box, alt)]

    def _photograph(self, photograph: Photograph, slot: PictureSlot, name: str) -> Element:
        """A raster picture, as large as its box allows, centred in it."""
        box = slot.box
        scale = min(box.width / photograph.width, box.height / photograph.height)
        width, height = photograph.width * scale, photograph.height * scale
        picture = self.native.shapes.add_picture(
            io.BytesIO(photograph.data),
            emu(box.x + (box.width - width) / 2),
            emu(box.y + (box.height - height) / 2),
            emu(width),
            emu(height),
        )
        old = picture._element.nvPicPr.cNvPr
        new = shapes.named(int(old.get("id")), name, slot.alt, decorative=slot.alt is None)
        old.getparent().replace(old, new)
        return picture._element

    def _set_text(self, shape: Any, paragraphs: tuple[Paragraph, ...], size: float | None) -> None:
        element = shape._element
        made = text.body(paragraphs, self.deck.language, size, self._relate)
        element.replace(element.txBody, made)

    def _relate(self, url: str) -> str:
        return str(self.native.part.relate_to(url, RT.HYPERLINK, is_external=True))

    def _footers(self, slide: Slide) -> list[Element]:
        """python-pptx copies no footers from the layout: the deck's name and the slide number."""
        if not slide.layout.footers:
            return []
        language = self.deck.language
        name = el("a:p", el("a:r", el("a:rPr", lang=language), el("a:t", self.deck.footer)))
        field = el(
            "a:fld",
            el("a:rPr", lang=language),
            el("a:t", str(self.number)),
            id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}",
            type="slidenum",
        )
        return [
            self._footer("Footer", "ftr", name),
            self._footer("Slide number", "sldNum", el("a:p", field)),
        ]

    def _footer(self, name: str, kind: str, paragraph: Element) -> Element:
        index = template.FOOTER_INDEX[kind]
        return el(
            "p:sp",
            el(
                "p:nvSpPr",
                shapes.named(0, name),
                el("p:cNvSpPr", el("a:spLocks", noGrp=1)),
                el("p:nvPr", el("p:ph", type=kind, sz="quarter", idx=index)),
            ),
            el("p:spPr"),
            el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), paragraph),
        )

    def _map_colours(self, slide: Slide) -> None:
        """A slide on a dark layout repeats the layout's colour mapping, else links go dark."""
        old = self.native._element.find(qname("p:clrMapOvr"))
        new = colours.override(dark=slide.layout.ground == "primary")
        old.getparent().replace(old, new)

    def _number_shapes(self, tree: Element) -> None:
        """Give every shape of the slide an id of its own, in reading order."""
        for number, properties in enumerate(
            tree.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"), start=1
        ):
            properties.set("id", str(number))

    def _notes(self, notes: tuple[str, ...]) -> None:
        frame = self.native.notes_slide.notes_text_frame
        paragraphs = [Paragraph((Run(words),)) for words in notes] or [Paragraph(())]
        made = text.body(paragraphs, self.deck.language, None, self._relate)
        frame._txBody.getparent().replace(frame._txBody, made)


def _stress(shape: Element) -> None:
    """Fill a placeholder strongly and reverse its words."""
    shape.spPr.append(colours.fill("teal"))
    for properties in shape.iter(qname("a:rPr")):
        properties.insert(0, colours.fill("on-primary"))
        properties.set("b", "1")

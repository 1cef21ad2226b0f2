"""Write a planned deck as a PPTX file, in our own template or a user's.

All decisions are made in `plan`; here each slide is a copy of its layout's empty slide, with its
slots filled at the planned sizes. Slide parts are made before any slide is written, so that the
agenda can link to slides that come later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from irdocs.content.illustration import Illustration
from irdocs.deck import blank_slide, footer_lines, known_slides, logo_slots, mirror, pictures
from irdocs.deck.design import Design
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.model import Deck, Slide
from irdocs.deck.sections import named_sections
from irdocs.deck.slide_writer import TREE, FileFacts, WrittenSlide
from irdocs.deck.template import open_template
from irdocs.deck.twins import DeckSlide
from irdocs.frozen import frozen, replace
from irdocs.ooxml import pptx_package
from irdocs.ooxml.deck_design import design_digests, sections_of
from irdocs.ooxml.deck_record import DeckRecord, RecordedSection, RecordedSlide, add_record
from irdocs.ooxml.loose_parts import PlacedParts
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.slide_text import digest
from irdocs.ooxml.xml import qname


@frozen
class DocumentProperties:
    """The core properties of the file (ECMA-376, part 2, 11)."""

    title: str
    author: str
    subject: str
    created: datetime


def render(deck: Deck, design: Design, properties: DocumentProperties) -> bytes:
    """Return the deck as the bytes of a PPTX file in the template of a design."""
    order = [(0, number) for number in range(len(deck.slides))]
    return render_together([(deck, design)], order, properties)


def render_together(
    decks: Sequence[tuple[Deck, Design]],
    order: Sequence[DeckSlide],
    properties: DocumentProperties,
) -> bytes:
    """Return the slides of one deck, or of two in two languages, in an order, as one PPTX file.

    The decks have one template and the layouts of the first one's design. Decks in languages that
    are written from the right are turned round here.
    """
    decks = [
        (mirror.deck(deck, design.size.width), mirror.design(design))
        if deck.direction == "rtl"
        else (deck, design)
        for deck, design in decks
    ]
    deck, design = decks[0]
    cover = deck.cover.content if deck.cover else None
    drawing = cover if isinstance(cover, Illustration) else None
    if deck.direction == "rtl":
        drawing = drawing and drawing.mirrored()  # it leaves the slide where lines end
    wanted = {decks[half][0].slides[number].layout.key for half, number in order}
    base = open_template(design, deck.language, drawing, wanted)
    book = base.package
    _add_foot_logos(deck, design, book, base.layouts)
    parts = {place: book.add("/ppt/slides/slide%d.xml", ContentType.SLIDE) for place in order}
    targets = [_targets(deck, half, parts) for half, (deck, _) in enumerate(decks)]
    blanks: dict[tuple[int, LayoutKey], blank_slide.BlankSlide] = {}
    written: list[WrittenSlide] = []
    for number, ((half, index), part) in enumerate(parts.items(), start=1):
        own, own_design = decks[half]
        slide = own.slides[index]
        key = slide.layout.key
        blank = blanks.get((half, key))
        if blank is None:
            footers = base.footers[key]
            lines = [footer.line for footer in footers if footer.line]
            fitted = footer_lines.in_deck(lines, own, own_design.minor, own_design.size)
            blank = blank_slide.of(
                slide.layout, own, own_design.paint, footers, fitted, base.overrides[key]
            )
            blanks[half, key] = blank
        name = own.locale.language_name(own.language)
        facts = FileFacts(properties.created, name)
        one = known_slides.written(slide, number, blank, own_design, own.language, facts)
        _fill(part, one, base.layouts[key], targets[half], one.parts.put_into(book))
        _add_notes(book, part, one, base.notes_master)
        written.append(one)
    ids = pptx_package.add_slides(book, list(parts.values()))
    slides = [decks[half][0].slides[index] for half, index in order]
    pptx_package.add_sections(book, named_sections([deck for deck, _ in decks], slides, ids))
    pptx_package.describe(
        book, properties.title, properties.subject, properties.author, deck.language,
        properties.created,
    )  # fmt: skip
    add_record(book, _record(book, written, slides, ids))
    data = book.data()
    book.release()
    return data


def _fill(
    part: Part, written: WrittenSlide, layout: Part, targets: Mapping[str, Part],
    placed: PlacedParts,
) -> None:  # fmt: skip
    """Fill a slide's part; `targets` has the slides that links to ids lead to, `placed` what is in
    place of its own parts."""
    part.data = written.data
    part.relate(RelationshipType.SLIDE_LAYOUT, layout)
    for one in written.relationships:
        target = placed.related(one).target
        if isinstance(target, str) and one.kind == RelationshipType.SLIDE:
            target = targets[target[1:]]
        part.relate(one.kind, target)


def _add_notes(book: Package, slide: Part, written: WrittenSlide, master: Part) -> None:
    """Add the page of notes of a slide."""
    data = written.notes_data
    part = book.add("/ppt/notesSlides/notesSlide%d.xml", ContentType.NOTES_SLIDE, data)
    part.relate(RelationshipType.NOTES_MASTER, master)
    part.relate(RelationshipType.SLIDE, slide)
    for one in written.notes_relationships:
        part.relate(one.kind, one.target)
    slide.relate(RelationshipType.NOTES_SLIDE, part)


def _record(
    book: Package, written: Sequence[WrittenSlide], slides: Sequence[Slide], ids: Sequence[int]
) -> DeckRecord:
    """Return how the slides were made, for later edits to be told from it."""
    return DeckRecord(
        tuple(
            RecordedSlide(
                number,
                slide.blocks,
                one.lines,
                one.notes,
                one.look.whole,
                held=one.held,
                form=one.look.form,
                footers=one.look.footers,
                aspects=one.aspects,
            )
            for number, slide, one in zip(ids, slides, written, strict=True)
        ),
        tuple(
            RecordedSection(section.identifier, digest(section.name))
            for section in sections_of(book.main.root)
        ),
        design_digests((part.name, part.content) for part in book.template_parts()),
    )


def _targets(deck: Deck, half: int, parts: Mapping[DeckSlide, Part]) -> Mapping[str, Part]:
    """Return the part of the first slide of each section and block of a deck, by its id."""
    targets: dict[str, Part] = {}
    for number, slide in enumerate(deck.slides):
        for identifier in (slide.section, *slide.blocks):
            if identifier and (half, number) in parts:
                targets.setdefault(identifier, parts[half, number])
    return targets


def _add_foot_logos(
    deck: Deck, design: Design, book: Package, layouts: Mapping[LayoutKey, Part]
) -> None:
    """Add the small logos to those layouts of our own that have footers."""
    for key, part in layouts.items() if design.template is None else ():
        layout = design.layouts[key]
        slots = logo_slots.at_foot(deck, design, layout.ground) if layout.footers else ()
        if not slots:
            continue
        part.root = parsed(part.data)
        tree = part.root.find(TREE)
        if deck.direction == "rtl":
            slots = [replace(s, box=s.box.mirrored(design.size.width)) for s in slots]
        for slot in slots:
            palette = design.drawing_palette(slot.accent, on_dark=slot.on_dark)
            tree.append(
                pictures.picture(book, part, slot.picture.content, slot.box, None, None, palette)
            )
        for number, properties in enumerate(tree.iter(qname("p:cNvPr")), start=1):
            properties.set("id", str(number))

"""Plan a deck: from a document to slides whose every text is measured and placed.

In order: title, objectives, agenda, for each section an opener and the slides of its blocks, then
sources, a closing slide and the slides that are kept as backup. Planning reads and writes no file
and has no side effect but the findings in the report.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from functools import partial

from irdocs.content import evidence
from irdocs.content.about import Answers, Objectives
from irdocs.content.blocks import AnyBlock, Statistics
from irdocs.content.blocks.resources import printed_address
from irdocs.content.model import Document, Section
from irdocs.content.product import DECK
from irdocs.deck import blocks, dark_slides, footer_lines, inlines, joined_texts, logo_slots
from irdocs.deck.blocks import points
from irdocs.deck.builder import Maker, SlideBuilder
from irdocs.deck.design import Design
from irdocs.deck.ending import ending
from irdocs.deck.fit import TextFitter
from irdocs.deck.full_wording import in_full
from irdocs.deck.grouping import grouped
from irdocs.deck.known_makers import KnownMaker
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Deck, Slide
from irdocs.deck.placed_pictures import pictured
from irdocs.deck.rooms import RoomFitter
from irdocs.deck.section_head import SectionHead, head_of
from irdocs.deck.shown_parts import parts_of
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot, Slot, TextSlot
from irdocs.deck.title_slide import title_slide
from irdocs.diagnostics import Report
from irdocs.frozen import replace
from irdocs.locale import Locale


def plan(
    document: Document,
    design: Design,
    locale: Locale,
    report: Report,
    *,
    draft: bool = False,
    answers: Answers | None = None,
    ways: Sequence[int] = (),
) -> Deck:
    """Return the deck; what does not fit is divided among slides or reported, never dropped.

    `ways` are those of another language's deck, to be composed like it where that is possible.
    `answers` overrides the content's own choice of where the answers of its quizzes stand.
    """
    all_sections = document.sections_for(DECK)
    builder = SlideBuilder(
        document.sources,
        tuple(str(section.id) for section in all_sections),
        design.layouts,
        TextFitter(design.minor, design.major, report),
        locale,
        locale.citations(evidence.numbered(document, DECK)),
        draft,
        design.theme.slides,
        answers or document.deck.answers,
        balances_titles=design.template is None,
    )
    about = document.document
    sections = [section for section in all_sections if not section.backup]
    parts: list[Sequence[Maker]] = [
        [partial(title_slide, about=about)],
        [KnownMaker(_objectives, document.objectives)],
        [KnownMaker(_agenda, None, (tuple(sections),))],
    ]
    for section in sections:
        if document.has_opener(section):
            parts.append([KnownMaker(_opener, section)])
        parts += _blocks(section, with_heading=not document.has_opener(section), draft=draft)
    parts += [
        [KnownMaker(_sources, None)],
        [partial(ending, about=about)],
        *_backup(all_sections, draft=draft),
    ]
    fitter = RoomFitter(builder, design.rooms)
    slides, chosen = fitter.slides(parts, partial(_unique_titles, builder), ways)
    logos, day = about.logo, locale.date_alone(_day(document))
    return Deck(
        tuple(logo_slots.with_logos(dark_slides.on_light(slides, design), logos, design, report)),
        tuple((str(section.id), str(section.title)) for section in sections),
        str(about.language),
        locale,
        _footer(document, slides, design, day, report),
        day,
        about.cover.file if about.cover else None,
        logos,
        chosen,
    )


def _day(document: Document) -> date:
    """Return the day that slides show: that of the event or, if none is given, of the version."""
    event = document.document.event
    return event.date if event and event.date else document.document.date


def _footer(
    document: Document, slides: Sequence[Slide], design: Design, day: str, report: Report
) -> str:
    """Return the title of the document as the footers of its slides have it; a note tells if it is
    cut."""
    title = document.document.title
    texts = footer_lines.MeasuredFooters(day, str(title), str(len(slides)), design.minor)
    layouts = {slide.layout.key: slide.layout for slide in slides}.values()
    shown = footer_lines.shortened(texts, [*map(design.footer_lines, layouts)], design.size)
    if shown != title:
        report.note(
            "cut-footer",
            f'the footer of slides says "{shown}", as it has no room for the whole title',
            title.span,
            "shorten the title, if that matters; the title slide has all of it",
        )
    return shown


def _opens(slide: Slide) -> bool:
    """Whether a slide opens a section."""
    return slide.layout.key.kind in (LayoutKind.SECTION_HEADER, LayoutKind.PICTURE_SECTION)


def _unique_titles(builder: SlideBuilder, slides: Sequence[Slide]) -> list[str]:
    """Return a title for each slide, all different, as rule PPT-05 of the audit asks.

    Slides on which one block goes on are counted, as in "Risks (2 of 3)". Another thing of the same
    title, such as an untitled block below its section's opener, continues nothing: it has a number
    alone. The title slide and a section's opener keep their titles.
    """
    titles = [slide.title for slide in slides]
    used: set[str] = set()
    series: dict[tuple[str, str], list[int]] = {}
    for number, slide in enumerate(slides):
        keeps = number == 0 or _opens(slide)
        if keeps and slide.title not in used:
            used.add(slide.title)
            continue
        thing = (slide.section if keeps else next(reversed(slide.blocks), "")) or ""
        series.setdefault((slide.title, thing), []).append(number)
    for (title, _), numbers in series.items():
        found = _free_titles(builder, title, len(numbers), used)
        used |= {title, *found}
        for number, one in zip(numbers, found, strict=True):
            titles[number] = one
    return titles


def _free_titles(builder: SlideBuilder, title: str, count: int, used: Set[str]) -> list[str]:
    """Return the titles of the slides of one thing, none of them `used`."""
    words = builder.locale.words
    for times in itertools.count(1):
        base = title if times == 1 else f"{title} ({times})"
        found = [base]
        if count > 1:
            numbers = range(1, count + 1)
            found = [
                words.title_of_several(title=base, number=str(n), total=str(count)) for n in numbers
            ]
        if used.isdisjoint(found):
            break
    return found


def _objectives(builder: SlideBuilder, objectives: Objectives | None) -> list[Slide]:
    """Return the objectives as steps on one slide if they fit, else as body text."""
    if objectives is None:
        return []
    notes = builder.text(objectives.notes) if objectives.notes else []
    title = (objectives.title, objectives.title.span)
    slide = points.steps(
        builder, *title, [(builder.text(item), item.span) for item in objectives.items]
    )
    if slide is not None:
        return [replace(slide, notes=tuple(notes), blocks=("objectives",))]
    paragraphs = [paragraph for item in objectives.items for paragraph in builder.spanned(item)]
    return builder.body_slides(
        LayoutKey(LayoutKind.CONTENT), *title, paragraphs, notes, ("objectives",)
    )


PARTS = range(3, 25)
"""The numbers of sections that get an agenda: fewer need none, more are too many to take in."""


def _agenda(builder: SlideBuilder, _: None, sections: Sequence[Section]) -> list[Slide]:
    """Return the agenda: the sections' names and drawings, each linked to its first slide."""
    if len(sections) not in PARTS:
        return []
    notes = inlines.lines(
        (
            builder.locale.words.agenda_notes,
            *(
                builder.locale.words.lead(label=section.title) + section.lead.plain
                if section.lead
                else section.title
                for section in sections
            ),
        )
    )
    make = partial(_parts, notes=notes)
    return grouped(builder, sections, (8, 6, 4, 3, 2), 2, make, COUNTS[LayoutKind.AGENDA])


def _parts(
    builder: SlideBuilder, sections: Sequence[Section], notes: Sequence[SlideParagraph]
) -> Slide:
    """Return one slide of the agenda."""
    layout = builder.layouts[holding(LayoutKind.AGENDA, len(sections))]
    names = [(inlines.plain(section.title), section.title.span) for section in sections]
    slots: list[Slot] = [
        replace(slot, leads_to=str(section.id))
        for slot, section in zip(
            builder.side_by_side(layout, Stem.PART, names), sections, strict=True
        )
    ]
    for section, box in zip(sections, layout.pictures, strict=False):
        art = builder.art_of(section)
        slots.append(PictureSlot(art, box, None, "on-primary", on_dark=True))
    return builder.slide(layout, builder.locale.words.agenda, sections[0].title.span, slots, notes)


def _opener(builder: SlideBuilder, section: Section) -> list[Slide]:
    """Return the slide that opens a section; what is content beside its words has a side of it."""
    picture = section.picture
    is_content = picture is not None and picture.is_content
    kind = LayoutKind.PICTURE_SECTION if is_content else LayoutKind.SECTION_HEADER
    layout = builder.layouts[LayoutKey(kind)]
    slots: list[Slot] = []
    if section.lead:
        lead = builder.fill(layout, Stem.LEAD, builder.text(section.lead), section.lead.span)
        slots.append(builder.balanced(layout, lead))
    if picture and is_content:
        slots.append(pictured(picture, layout, Stem.PICTURE.single))
    for box in layout.pictures[:1]:
        slots.append(PictureSlot(builder.art_of(section), box, None, "on-primary", on_dark=True))
    notes = [
        *(builder.text(section.notes) if section.notes else []),
        *(builder.cited(section.lead) if section.lead else []),
    ]
    slide = builder.slide(layout, section.title, section.title.span, slots, notes)
    return [replace(slide, section=str(section.id))]


def _ways(run: Sequence[AnyBlock], section: SectionHead, others: SectionHead) -> list[Maker]:
    """Return the ways to compose the slides of a block, or of texts that may stand on one slide,
    the preferred one first. Slides behind the first have the head `others`."""
    first, *rest = run
    if rest:
        heads = [section, *[others] * len(rest)]
        apart = [KnownMaker(_block, block, (head, 0))
                 for block, head in zip(run, heads, strict=True)]  # fmt: skip
        return [KnownMaker(joined_texts.joined, first, (section, tuple(rest))),
                partial(_one_by_one, makers=tuple(apart))]  # fmt: skip
    return [
        KnownMaker(_block, first, (section, number))
        for number, _ in enumerate(blocks.ways(first, section))
    ]


def _one_by_one(builder: SlideBuilder, makers: Sequence[Maker]) -> list[Slide]:
    """Return the slides of several blocks, each by itself."""
    return [slide for make in makers for slide in make(builder)]


def _block(builder: SlideBuilder, block: AnyBlock, section: SectionHead, way: int) -> list[Slide]:
    """Return the slides of a block composed in the way of a number, with their notes."""
    pointer = (
        inlines.lines([builder.locale.words.part_of_section(section=section.title)])
        if section.has_notes
        else []
    )
    block_notes = builder.text(block.notes) if block.notes else pointer
    slides = blocks.ways(block, section)[way](builder)
    return [
        replace(
            slide,
            notes=(
                *(() if _answers(slide) else block_notes),
                *slide.notes,
                *in_full(builder, block, part),
                *builder.cited(block, part),
            ),
            blocks=(*slide.blocks, str(block.id)),
            section=section.id,
        )
        for slide, part in zip(slides, parts_of(slides), strict=True)
    ]


def _answers(slide: Slide) -> bool:
    """Whether a slide has the answer of a quiz; what is said while it is asked is no use there."""
    return slide.layout.key.kind is LayoutKind.QUIZ_ANSWER


def _blocks(section: Section, *, with_heading: bool, draft: bool) -> Iterator[Sequence[Maker]]:
    """Yield the ways to make the slides of each of a section's blocks, or of texts together.

    `with_heading` is for a section without an opening slide: its heading stands in the notes of
    its first slide.
    """
    head = head_of(section)
    for run in joined_texts.in_runs(section.blocks):
        block = run[0]
        # The slides with the section's notes do not say where these stand.
        ways = _ways(run, replace(head, has_notes=False) if with_heading else head, head)
        if with_heading:
            ways = [KnownMaker(_headed, section, (way,)) for way in ways]
        yield ways
        is_withheld = isinstance(block, Statistics) and not block.published and not draft
        with_heading = with_heading and is_withheld


def _headed(builder: SlideBuilder, section: Section, make: Maker) -> list[Slide]:
    """Return the slides of a block, with its section's heading in the notes of the first."""
    slides = list(make(builder))
    if slides:
        heading = [
            *inlines.lines([builder.locale.sentence(section.title)]),
            *(builder.text(section.lead) if section.lead else []),
            *(builder.text(section.notes) if section.notes else []),
            *(builder.cited(section.lead) if section.lead else []),
        ]
        slides[0] = replace(slides[0], notes=(*heading, *slides[0].notes))
    return slides


def _backup(sections: Sequence[Section], *, draft: bool) -> Iterator[Sequence[Maker]]:
    """Yield the ways to make the slides of each block that is kept as backup, of all sections."""
    opened = {str(section.id) for section in sections if not section.backup}
    for section in sections:
        if section.backup:
            with_heading = str(section.id) not in opened
            for ways in _blocks(section, with_heading=with_heading, draft=draft):
                yield [partial(_as_backup, make=way) for way in ways]


def _as_backup(builder: SlideBuilder, make: Maker) -> list[Slide]:
    """Return slides that follow the last slide."""
    return [replace(slide, backup=True) for slide in make(builder)]


def _sources(builder: SlideBuilder, _: None) -> list[Slide]:
    """Return the list of cited sources, each linked to its address if it has one.

    A handout prints the address in place of the link's words. The slides have room for both.
    """
    if not builder.citations:
        return []
    words, paragraphs = builder.locale.words, []
    shown: dict[str, TextRun] = {}
    for source_id, citation in builder.citations.items():
        source = builder.sources[source_id]
        entry = TextRun(f"{citation} {evidence.reference(source)} ")
        if source.address is None:
            entry = TextRun(entry.text.rstrip())
            paragraphs.append((SlideParagraph((entry,), bullet=False), source.span))
            continue
        link = TextRun(f"doi:{source.doi}", url=source.address)
        if not source.doi:
            link = TextRun(
                words.read_online(citation=citation),
                url=source.address,
                printed=printed_address(source.address),
            )
        shown[entry.text] = link
        longest = max(link.text, link.printed or "", key=len)
        reference = SlideParagraph((entry, replace(link, text=longest)), bullet=False)
        paragraphs.append((reference, source.span))
    first_source = builder.sources[next(iter(builder.citations))]
    slides = builder.body_slides(
        LayoutKey(LayoutKind.SOURCES),
        words.sources,
        first_source.span,
        paragraphs,
        inlines.lines([words.sources_notes]),
    )
    return [_with_links(slide, shown) for slide in slides]


def _with_links(slide: Slide, shown: Mapping[str, TextRun]) -> Slide:
    """Return a slide of sources with their links; `shown` has each by the words before it."""
    slots: list[Slot] = []
    for slot in slide.slots:
        assert isinstance(slot, TextSlot)
        paragraphs = [
            replace(paragraph, runs=(paragraph.runs[0], shown[paragraph.runs[0].text]))
            if paragraph.runs[0].text in shown
            else paragraph
            for paragraph in slot.paragraphs
        ]
        slots.append(replace(slot, paragraphs=tuple(paragraphs)))
    return replace(slide, slots=tuple(slots))

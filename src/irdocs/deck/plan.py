"""Document → Deck: which slides there are, what fills them and at what size; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from irdocs.content import evidence
from irdocs.content.markup import sentences
from irdocs.content.model import Answers, Document, Section
from irdocs.content.product import DECK
from irdocs.deck import blocks, inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.design import Design
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Deck, PictureSlot, Slide, SlideParagraph, Slot, TextRun
from irdocs.diagnostics import Report
from irdocs.locale import Locale, statements


def plan(
    document: Document,
    design: Design,
    locale: Locale,
    report: Report,
    *,
    draft: bool = False,
    answers: Answers | None = None,
) -> Deck:
    """Return the deck; what does not fit is split, or an error in `report`, never dropped.

    `answers` overrides where the content wants the answers of its quizzes.
    """
    maker = SlideBuilder(
        document,
        design.layouts,
        TextFitter(design.minor, design.major, report),
        locale,
        locale.citations(evidence.numbered(document, DECK)),
        draft,
        design.theme.slides,
        answers or document.deck.answers,
    )
    sections = document.sections_for(DECK)
    slides = [_title(maker), *_objectives(maker), *_agenda(maker, sections)]
    for section in sections:
        slides += _section(maker, section)
    slides += [*_sources(maker), _closing(maker)]
    return Deck(
        tuple(_with_unique_titles(maker, slides)),
        tuple((str(section.id), str(section.title)) for section in sections),
        str(document.document.language),
        locale,
        str(document.document.title),
        locale.date(document.document.date),
        document.document.cover,
    )


def _opens(slide: Slide) -> bool:
    return slide.layout.key.kind is LayoutKind.SECTION_HEADER


def _with_unique_titles(m: SlideBuilder, slides: Sequence[Slide]) -> Iterator[Slide]:
    """Number slides that share a title: "… (2 of 3)"; a section's opener keeps it (PPT-05)."""
    openers = {slide.title for slide in slides if _opens(slide)}
    counts = Counter(slide.title for slide in slides if not _opens(slide))
    seen: Counter[str] = Counter()
    for slide in slides:
        total = counts[slide.title]
        if _opens(slide) or (total == 1 and slide.title not in openers):
            yield slide
            continue
        seen[slide.title] += 1
        title = m.locale.words.title_continued(title=slide.title)
        if total > 1:
            title = m.locale.words.title_of_several(
                title=slide.title, number=str(seen[slide.title]), total=str(total)
            )
        yield m.retitled(slide, title)


def _opening(
    m: SlideBuilder, key: LayoutKey, make: Callable[[SlideBuilder, Layout], Slide]
) -> Slide:
    """Return a slide in a layout, or in its roomy twin if the words do not fit."""
    layout, roomy = m.layouts[key], m.layouts.get(key.roomy_twin)
    if roomy is None:
        return make(m, layout)
    trial = m.trying
    slide = make(trial, layout)
    return make(m, roomy) if trial.fitter.report.errors else slide


def _title(m: SlideBuilder) -> Slide:
    return _opening(m, LayoutKey(LayoutKind.TITLE_SLIDE), _title_in)


def _title_in(m: SlideBuilder, layout: Layout) -> Slide:
    about = m.document.document
    subtitle = (_sentences(about.subtitle), about.subtitle.span)
    audience = (inlines.plain(about.audience), about.audience.span)
    version = (inlines.plain(statements.version(m.locale, about)), about.span)
    if layout.has(Stem.AUDIENCE):
        named = {Stem.SUBTITLE: subtitle, Stem.AUDIENCE: audience, Stem.VERSION: version}
        slots = [m.fill(layout, stem, *said) for stem, said in named.items()]
    else:  # a template's has one place below the title; the closing slide says the version
        said = [*inlines.plain(about.subtitle), *audience[0]]
        slots = [m.fill(layout, Stem.SUBTITLE, said, about.subtitle.span)]
    notes = [
        m.locale.sentences(m.locale.sentence(about.title), about.subtitle),
        m.locale.sentence(about.audience),
        m.locale.sentence(statements.review_status(m.locale, about)),
    ]
    return m.slide(layout, about.title, about.title.span, slots, notes)


def _objectives(m: SlideBuilder) -> list[Slide]:
    objectives = m.document.objectives
    if objectives is None:
        return []
    notes = inlines.spoken(objectives.notes, m.citations)
    title = (objectives.title, objectives.title.span)
    slide = blocks.steps(m, *title, [(m.text(item), item.span) for item in objectives.items])
    if slide is not None:
        return [replace(slide, notes=notes, blocks=("objectives",))]
    paragraphs = [p for item in objectives.items for p in m.spanned(item)]
    return m.listing(LayoutKey(LayoutKind.CONTENT), *title, paragraphs, notes, ("objectives",))


PARTS = range(3, 25)
"""How many sections a map of the session shows: fewer need none, more nobody takes in."""


def _agenda(m: SlideBuilder, sections: Sequence[Section]) -> list[Slide]:
    """Return the sections at a glance; each leads to its first slide."""
    if len(sections) not in PARTS:
        return []
    notes = [
        m.locale.words.agenda_notes,
        *(m.locale.words.lead(label=part.title) + part.lead.plain for part in sections),
    ]
    return blocks.grouped(m, sections, (8, 6, 4, 3, 2), 2, partial(_parts, notes=notes))


def _parts(m: SlideBuilder, sections: Sequence[Section], notes: Sequence[str]) -> Slide:
    layout = m.layouts[holding(LayoutKind.AGENDA, len(sections))]
    named = [(inlines.plain(section.title), section.title.span) for section in sections]
    slots: list[Slot] = [
        replace(slot, leads_to=str(section.id))
        for slot, section in zip(m.side_by_side(layout, Stem.PART, named), sections, strict=True)
    ]
    for section, box in zip(sections, layout.pictures, strict=False):
        art = m.art_of(section)
        slots.append(PictureSlot(art, box, None, "on-primary", on_dark=True))
    return m.slide(layout, m.locale.words.agenda, sections[0].title.span, slots, notes)


def _opener(m: SlideBuilder, layout: Layout, section: Section) -> Slide:
    slots: list[Slot] = [m.fill(layout, Stem.LEAD, m.text(section.lead), section.lead.span)]
    for box in layout.pictures[:1]:
        slots.append(PictureSlot(m.art_of(section), box, None, "on-primary", on_dark=True))
    notes = [*inlines.spoken(section.notes, m.citations), *m.cited(section.lead)]
    return m.slide(layout, section.title, section.title.span, slots, notes)


def _section(m: SlideBuilder, section: Section) -> list[Slide]:
    """Return an opener and the slides of the section's blocks."""
    name = str(section.id)
    opener = _opening(m, LayoutKey(LayoutKind.SECTION_HEADER), partial(_opener, section=section))
    slides = [replace(opener, section=name)]
    pointer = [m.locale.words.part_of_section(section=section.title)]
    for block in section.blocks:
        said = inlines.spoken(block.notes, m.citations) if block.notes else pointer
        full, cited = m.in_full(block), m.cited(block)
        for slide in blocks.slides_of(m, block, section):
            notes = (*said, *slide.notes, *full, *cited)
            stands = (*slide.blocks, str(block.id))
            slides.append(replace(slide, notes=notes, blocks=stands, section=name))
    return slides


def _sources(m: SlideBuilder) -> list[Slide]:
    if not m.citations:
        return []
    words, paragraphs = m.locale.words, []
    for source_id, citation in m.citations.items():
        source = m.document.sources[source_id]
        where = f"doi:{source.doi}" if source.doi else words.read_online(citation=citation)
        listed = TextRun(f"{citation} {evidence.reference(source)} ")
        reference = SlideParagraph((listed, TextRun(where, url=source.address)), bullet=False)
        paragraphs.append((reference, source.span))
    first = m.document.sources[next(iter(m.citations))]
    return m.listing(
        LayoutKey(LayoutKind.SOURCES), words.sources, first.span, paragraphs, (words.sources_notes,)
    )


def _closing(m: SlideBuilder) -> Slide:
    about = m.document.document
    layout = m.layouts[LayoutKey(LayoutKind.CLOSING)]
    reviewed = m.locale.sentence(statements.review_status(m.locale, about))
    status = m.locale.sentences(
        reviewed,
        m.locale.sentence(statements.version(m.locale, about)),
        *statements.next_review(m.locale, about),
    )
    paragraphs = [*m.text(about.disclaimer), *inlines.plain(status)]
    for extra in (about.organisation, about.licence):
        if extra:
            paragraphs += inlines.plain(extra)
    if about.contact:
        contact = about.contact
        given = (contact.name, contact.email, contact.telephone, contact.url)
        between = m.locale.words.between_details
        paragraphs += inlines.plain(between.join(str(part) for part in given if part))
    return m.slide(
        layout,
        "\n".join(sentences(about.subtitle)),
        about.subtitle.span,
        [m.fill(layout, Stem.TEXT, paragraphs, about.span)],
        [m.locale.words.closing_notes, reviewed],
    )


def _sentences(text: str) -> list[SlideParagraph]:
    """Return each sentence as a paragraph of its own, as a title page sets them."""
    return [p for sentence in sentences(text) for p in inlines.plain(sentence)]

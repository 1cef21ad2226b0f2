"""Plan how a deck ends: a slide of small print, and a close that says one thing to take away.

What is seen last is what stays on the screen while people ask, so it has the subtitle, large, and
whom to ask; where nobody is named for that, whose talk it was. All that must be said and that
nobody reads from a seat stands on the slide before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from irdocs.content.about import About, Contact, ContactDetail
from irdocs.content.markup import sentences
from irdocs.deck import inlines
from irdocs.deck.blocks.contacts import together
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.title_slide import credited, names
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.locale import statements
from irdocs.typeset.binding import bound, bound_whole

LONG_PARAGRAPH = 500
"""The number of characters from which a paragraph of small print is divided at its sentences."""


def ending(builder: SlideBuilder, about: About) -> list[Slide]:
    """Return the small print, on as many slides as it needs, and the last slide.

    A contact that has no room on the last slide stands with the small print, and there is so much
    of it on the last slide as has room: the name, and how to ring or write.
    """
    small_print, contact = _small_print(builder, about), _contact(about)
    parts = [(part, span) for paragraph, span in small_print for part in _parted(paragraph)]
    kept: list[slice] = []
    if about.contact and contact and not _last_fits(builder, about, contact):
        kept = together(about.contact, len(parts))
        parts += contact
        fewer = (few for few in _fewer(about) if _last_fits(builder, about, few))
        contact = next(fewer, [])
    if about.contact is None:
        contact = next(
            (one for one in _whose(builder, about) if _last_fits(builder, about, one)), []
        )
    words = builder.locale.words
    slides = builder.body_slides(
        LayoutKey(LayoutKind.SOURCES),
        words.small_print,
        about.disclaimer.span,
        parts,
        inlines.lines([words.small_print_notes]),
        most=builder.type.sizes.lead,
        together=kept,
    )
    return [*slides, _last(builder, about, contact)]


def _small_print(builder: SlideBuilder, about: About) -> list[Spanned]:
    """Return disclaimer, review status, version, next review and imprint, each a paragraph."""
    locale = builder.locale
    status = (statements.review_status(locale, about), statements.version(locale, about))
    return [
        *builder.spanned(about.disclaimer, bullet=False),
        *(_strong(line, about.span) for line in statements.translation_status(locale)),
        *(_line(locale.sentence(line), about.span) for line in status),
        *(_line(line, about.span) for line in statements.next_review(locale, about)),
        *(_line(str(line), line.span) for line in (about.organisation, about.licence) if line),
    ]


def _contact(about: About) -> list[Spanned]:
    """Return whom to ask, the name in bold type and a paragraph for each way; often nothing."""
    contact = about.contact
    if contact is None:
        return []
    return _told(contact, contact.details)


def _fewer(about: About) -> Iterator[list[Spanned]]:
    """Yield less and less of whom to ask."""
    contact = about.contact
    if contact is None:
        return
    telephones = [detail for detail in contact.details if detail.url.startswith("tel:")]
    others = [detail for detail in contact.details if detail.url and detail not in telephones]
    yield _told(contact, [*telephones, *others])
    yield _told(contact, [*telephones[:1], *others[:1]])
    yield _told(contact, [*telephones, *others][:1])


def _told(contact: Contact, details: Iterable[ContactDetail]) -> list[Spanned]:
    name = _strong(str(contact.name), contact.span)
    return [name, *(_line(_shown(detail), contact.span) for detail in details)]


def _whose(builder: SlideBuilder, about: About) -> Iterator[list[Spanned]]:
    """Yield what says whose talk it was, each time in fewer words: its authors, else the
    organisation, else the title."""
    if about.authors:
        span = about.authors[0].span
        yield [(line, span) for line in credited(builder, about)]
        yield [(line, span) for line in names(builder, about)]
    elif about.organisation:
        yield [_strong(str(about.organisation), about.organisation.span)]
    else:
        yield [_strong(str(about.title), about.title.span)]


def _line(line: str, span: Span) -> Spanned:
    return SlideParagraph((TextRun(line),), bullet=False), span


def _strong(line: str, span: Span) -> Spanned:
    return SlideParagraph((TextRun(line, bold=True),), bullet=False), span


def _shown(detail: ContactDetail) -> str:
    """Return a line of the contact whose telephone numbers break over no line."""
    if not detail.found:
        return bound(str(detail.text))
    return "".join(bound_whole(piece) if url else piece for piece, url in detail.pieces)


def _parted(paragraph: SlideParagraph) -> Iterator[SlideParagraph]:
    """Yield a paragraph, in parts if it is so long that one slide might not hold it."""
    if len(paragraph.text) <= LONG_PARAGRAPH or len(paragraph.runs) > 1:
        yield paragraph
        return
    part = ""
    for sentence in sentences(paragraph.text):
        if part and len(part) + len(sentence) > LONG_PARAGRAPH:
            yield replace(paragraph, runs=(TextRun(part),))
            part = ""
        part = f"{part} {sentence}".strip()
    yield replace(paragraph, runs=(TextRun(part),))


def _last_fits(builder: SlideBuilder, about: About, text: Sequence[Spanned]) -> bool:
    trial = builder.trying
    _last(trial, about, text)
    return not trial.fitter.report.errors


def _last(builder: SlideBuilder, about: About, text: Sequence[Spanned]) -> Slide:
    """Return the closing slide with a text, which may be empty."""
    layout = builder.layouts[LayoutKey(LayoutKind.CLOSING)]
    paragraphs = [
        replace(paragraph, bullet=None) if paragraph.bullet is False else paragraph
        for paragraph, _ in text
    ]
    reviewed = builder.locale.sentence(statements.review_status(builder.locale, about))
    return builder.slide(
        layout,
        "\n".join(sentences(about.subtitle)),
        about.subtitle.span,
        [builder.fill(layout, Stem.TEXT, paragraphs, about.span)] if paragraphs else [],
        inlines.lines(
            [
                builder.locale.words.closing_notes,
                reviewed,
                *statements.translation_status(builder.locale),
            ]
        ),
    )

"""Plan the title slide: title, subtitle, audience, authors, event and version.

Our own template has a plain title slide, and one with room for authors and event. A user's template
has one placeholder below the title, in which all of that stands as paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.content.about import About
from irdocs.content.markup import sentences
from irdocs.content.people import Author
from irdocs.content.placed_picture import PlacedPicture
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.placed_pictures import pictured
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot, Slot
from irdocs.locale import statements


def title_slide(builder: SlideBuilder, about: About) -> list[Slide]:
    """Return the title slide, with as much text as its layout has placeholders for.

    If the authors' roles and affiliations have no room on it, it has their names alone, and the
    rest is in its notes.
    """
    layout = _layout(builder, about)
    ways = list(_ways(builder, about))
    authors, occasion = next((w for w in ways if _has_room(builder, about, layout, *w)), ways[-1])
    slots = _slots(builder, about, layout, authors, occasion)
    if about.cover and about.cover.is_photograph and not layout.has(Stem.PICTURE):
        builder.fitter.report.warning(
            "unshown-cover",
            "the template's title slide has no place for the photograph of the cover, so the deck "
            "does not show it",
            about.cover.span,
            "show it in a block of its own (type: image), too",
        )
    notes = inlines.lines(
        (
            builder.locale.sentences(builder.locale.sentence(about.title), about.subtitle),
            builder.locale.sentence(about.audience),
            builder.locale.sentence(statements.review_status(builder.locale, about)),
            *statements.translation_status(builder.locale),
            *statements.authorship(builder.locale, about),
        )
    )
    return [builder.slide(layout, about.title, about.title.span, slots, notes)]


def _layout(builder: SlideBuilder, about: About) -> Layout:
    """Return the layout of the title slide: the plain one if it says no more than a title."""
    with_photograph = builder.layouts.get(LayoutKey(LayoutKind.PHOTO_TITLE))
    if with_photograph is not None and about.cover and about.cover.is_photograph:
        return with_photograph
    credited = builder.layouts.get(LayoutKey(LayoutKind.CREDITED_TITLE))
    if credited is not None and (about.authors or about.event or about.logo):
        return credited
    return builder.layouts[LayoutKey(LayoutKind.TITLE_SLIDE)]


def _ways(
    builder: SlideBuilder, about: About
) -> Iterator[tuple[list[SlideParagraph], list[SlideParagraph]]]:
    """Yield what is said of the authors and of the occasion, each time in fewer lines."""
    event = about.event
    occasion = inlines.lines(statements.occasion(builder.locale, event)) if event else []
    authors = credited(builder, about)
    yield authors, occasion
    if any(author.role and author.affiliation for author in about.authors):
        authors = credited(builder, about, with_affiliations=False)
        yield authors, occasion
    if authors:
        authors = names(builder, about)
        yield authors, occasion
    if len(occasion) > 1:
        yield authors, _on_one_line(builder, occasion)


def _on_one_line(builder: SlideBuilder, lines: list[SlideParagraph]) -> list[SlideParagraph]:
    words = builder.locale.words.between_items.join(line.text for line in lines)
    return list(inlines.plain(words))


def _has_room(
    builder: SlideBuilder,
    about: About,
    layout: Layout,
    authors: list[SlideParagraph],
    occasion: list[SlideParagraph],
) -> bool:
    trial = builder.trying
    _slots(trial, about, layout, authors, occasion)
    return not trial.fitter.report.errors


def _slots(
    builder: SlideBuilder,
    about: About,
    layout: Layout,
    authors: list[SlideParagraph],
    occasion: list[SlideParagraph],
) -> list[Slot]:
    """Return the texts of the title slide; what has no room is reported."""
    if not layout.has(Stem.AUDIENCE):
        # A template's title slide has one placeholder below the title; the version stands on the
        # closing slide anyway.
        span = about.subtitle.span
        for paragraphs in _below_title(builder, about, authors, occasion):
            trial = builder.trying
            slot = trial.fill(layout, Stem.SUBTITLE, paragraphs, span)
            if not trial.fitter.report.errors:
                return [slot]
        return [builder.fill(layout, Stem.SUBTITLE, paragraphs, span)]
    version = statements.version(builder.locale, about)
    texts = [
        (Stem.SUBTITLE, _sentences(about.subtitle), about.subtitle.span),
        (Stem.AUDIENCE, list(inlines.plain(about.audience)), about.audience.span),
    ]
    if authors:
        texts.append((Stem.AUTHORS, authors, about.authors[0].span))
    if about.event:
        texts.append((Stem.OCCASION, occasion, about.event.span))
    texts.append((Stem.VERSION, list(inlines.plain(version)), about.span))
    filled = [builder.fill(layout, stem, paragraphs, span) for stem, paragraphs, span in texts]
    slots = [builder.balanced(layout, filled[0]), *filled[1:]]
    return [*slots, *_photograph(about.cover, layout)]


def _below_title(
    builder: SlideBuilder,
    about: About,
    authors: list[SlideParagraph],
    occasion: list[SlideParagraph],
) -> Iterator[list[SlideParagraph]]:
    """Yield what stands below the title of a template, each time in fewer lines.

    The audience, which then is left out, and all that is said of the authors stand in the notes.
    """
    subtitle, audience = list(inlines.plain(about.subtitle)), list(inlines.plain(about.audience))
    yield [*subtitle, *audience, *authors, *occasion]
    if occasion:
        occasion = _on_one_line(builder, occasion)
        yield [*subtitle, *audience, *authors, *occasion]
    yield [*subtitle, *authors, *occasion]


def _photograph(cover: PlacedPicture | None, layout: Layout) -> Iterator[PictureSlot]:
    """Yield the photograph of the cover, which fills its placeholder, if the layout has one."""
    if layout.has(Stem.PICTURE) and cover and cover.is_photograph:
        yield pictured(cover, layout, Stem.PICTURE.single)


def credited(
    builder: SlideBuilder, about: About, *, with_affiliations: bool = True
) -> list[SlideParagraph]:
    """Return a paragraph for each author: the name in bold type, role and affiliations."""
    between = builder.locale.words.between_items

    def details(author: Author) -> Sequence[str]:
        return author.details if with_affiliations else [str(author.role)] if author.role else ()

    return [
        SlideParagraph(
            (
                TextRun(str(author.name), bold=True),
                *(TextRun(f"{between}{detail}") for detail in details(author)),
            )
        )
        for author in about.authors
    ]


def names(builder: SlideBuilder, about: About) -> list[SlideParagraph]:
    """Return the names of all authors as one paragraph."""
    called = (str(author.name) for author in about.authors)
    return [SlideParagraph((TextRun(builder.locale.words.between_items.join(called), bold=True),))]


def _sentences(text: str) -> list[SlideParagraph]:
    """Return each sentence of a text as a paragraph of its own."""
    return [paragraph for sentence in sentences(text) for paragraph in inlines.plain(sentence)]

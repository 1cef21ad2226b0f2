"""Cases on slides: the headings and texts of their parts, each revealed at a click."""

from __future__ import annotations

from irdocs.content.assets import Picture
from irdocs.content.blocks import Case
from irdocs.deck import build_steps, inlines
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.headed import headed
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import replace


def case(
    builder: SlideBuilder, block: Case, title: str, span: Span, drawing: Picture | None
) -> list[Slide]:
    """Return the slides of a case: one, or where that has no room, as few as hold whole parts.

    `drawing` is that of its section.
    """
    parts = _parts(builder, block)
    paragraphs = [paragraph for part in parts for paragraph in part]
    trial = builder.trying
    whole = trial.body_slides_with_picture(title, span, paragraphs, drawing)
    if len(whole) == 1 or trial.fitter.report.errors:
        slides = builder.body_slides_with_picture(title, span, paragraphs, drawing)
    else:
        slides = _divided(builder, parts, title, span)
    return build_steps.by_paragraphs(slides, build_steps.starts_of(map(len, parts)))


def rows(builder: SlideBuilder, block: Case, title: str, span: Span) -> list[Slide]:
    """Return a case as rows on one slide, each the heading of a part and its text."""
    layout = builder.layouts[holding(LayoutKind.NAMED_ROWS, len(block.parts)).without_icons]
    names = [(inlines.plain(part.title), part.title.span) for part in block.parts]
    texts = [(builder.text(part.short or part.text), part.span) for part in block.parts]
    slots = headed(builder, layout, (Stem.CARD_TITLE, names), (Stem.CARD_TEXT, texts))
    slide = builder.slide(layout, title, span, slots)
    groups = (range(first, first + 2) for first in range(0, len(slots), 2))
    return [build_steps.by_groups(slide, groups)]


def _parts(builder: SlideBuilder, block: Case) -> list[list[Spanned]]:
    """Return the paragraphs of each part, its heading first, and close below that its text."""
    return [
        [
            (SlideParagraph((TextRun(str(part.title), bold=True),), bullet=False), part.title.span),
            *_below_heading(builder.spanned(part.short or part.text, bullet=False)),
        ]
        for part in block.parts
    ]


def _below_heading(text: list[Spanned]) -> list[Spanned]:
    """Return a text of which the first paragraph stands close below the heading before it."""
    return [(replace(one, is_close=True), span) for one, span in text[:1]] + text[1:]


def _divided(
    builder: SlideBuilder, parts: list[list[Spanned]], title: str, span: Span
) -> list[Slide]:
    """Return parts on several slides, all at one size, so that no heading is left alone.

    If a part alone is too long for a slide, all are divided between paragraphs.
    """
    key = LayoutKey(LayoutKind.CONTENT)
    layout = builder.layouts[key]
    body = layout.single(Stem.BODY)

    def size(page: list[Spanned]) -> float | None:
        return builder.fitter.size([paragraph for paragraph, _ in page], body)

    pages: list[list[Spanned]] = [[]]
    for part in parts:
        if pages[-1] and size([*pages[-1], *part]) is None:
            pages.append([])
        pages[-1] = [*pages[-1], *part]
    sizes = [each for each in map(size, pages) if each is not None]
    if len(sizes) < len(pages):
        # A slide may begin with a text here.
        paragraphs = [(replace(one, is_close=False), at) for part in parts for one, at in part]
        return builder.body_slides(key, title, span, paragraphs)
    return [
        builder.slide(
            layout, title, span,
            [TextSlot(body.name, tuple(paragraph for paragraph, _ in page), min(sizes))],
        )
        for page in pages
    ]  # fmt: skip

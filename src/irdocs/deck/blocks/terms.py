"""A glossary on slides: terms with their meanings, as running text or in rows."""

from __future__ import annotations

from irdocs.content.assets import Picture
from irdocs.content.blocks import Terms
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.headed import headed
from irdocs.deck.layout_names import LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.diagnostics import Span


def terms(
    builder: SlideBuilder, block: Terms, title: str, span: Span, picture: Picture | None
) -> list[Slide]:
    """Return terms as paragraphs, each led by its term; `picture` is that of the section."""
    paragraphs = []
    for term in block.items:
        lead = builder.locale.words.lead(label=term.term)
        paragraphs += builder.spanned(term.short or term.meaning, lead, bold=True, bullet=False)
    return builder.body_slides_with_picture(title, span, paragraphs, picture)


def rows(builder: SlideBuilder, block: Terms, title: str, span: Span) -> list[Slide]:
    """Return terms as rows on one slide, each with its meaning at its right."""
    layout = builder.layouts[holding(LayoutKind.NAMED_ROWS, len(block.items)).without_icons]
    names = [(inlines.plain(term.term), term.span) for term in block.items]
    meanings = [(builder.text(term.short or term.meaning), term.span) for term in block.items]
    slots = headed(builder, layout, (Stem.CARD_TITLE, names), (Stem.CARD_TEXT, meanings))
    return [builder.slide(layout, title, span, slots)]

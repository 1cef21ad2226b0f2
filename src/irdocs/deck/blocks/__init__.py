"""Turn each kind of content block into slides.

`slides_of` chooses by the kind of block. Each function asks the builder for a layout and fills
its placeholders; the builder measures as it fills. Where several arrangements are possible, they
are tried in order of preference on a builder with a report of its own (`SlideBuilder.trying`), and
the first without errors is taken. The last possibility is built on the real builder, so that what
still does not fit is reported to the author.
"""

from __future__ import annotations

from typing import assert_never

from irdocs.content.blocks import (
    AnyBlock,
    Callout,
    Cards,
    Case,
    Chart,
    CodeBlock,
    Columns,
    ContactBlock,
    FlowChart,
    FormulaBlock,
    Image,
    Images,
    PageBreak,
    Points,
    Quiz,
    Quote,
    Resources,
    Risk,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
    Video,
)
from irdocs.content.model import Section
from irdocs.deck import number_blocks, quizzes
from irdocs.deck.blocks import (
    callouts,
    cards,
    cases,
    code,
    columns,
    contacts,
    flow_charts,
    formulas,
    images,
    points,
    resources,
    risks,
    statements,
    tables,
    videos,
)
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.model import Slide


def slides_of(builder: SlideBuilder, block: AnyBlock, section: Section) -> list[Slide]:
    """Return the slides that show a block of a section."""
    title, span = builder.heading(block, section)
    drawing = builder.drawing_of(section)
    match block:
        case TextBlock():
            paragraphs = builder.spanned(block.short or block.text, bullet=False)
            return builder.body_slides_with_picture(title, span, paragraphs, drawing)
        case Points():
            return points.points(builder, block, title, span, drawing)
        case Terms():
            paragraphs = []
            for term in block.items:
                lead = builder.locale.words.lead(label=term.term)
                paragraphs += builder.spanned(
                    term.short or term.meaning, lead, bold=True, bullet=False
                )
            return builder.body_slides_with_picture(title, span, paragraphs, drawing)
        case Timeline():
            return cards.timeline(builder, block, title, span)
        case Cards():
            return cards.cards(builder, block, title, span)
        case Case():
            return cases.case(builder, block, title, span, section)
        case Columns():
            return columns.columns(builder, block, title, span)
        case Statistics():
            return [
                *number_blocks.statistics(builder, block, title, span),
                *number_blocks.pending(builder, block, title, span),
            ]
        case Chart():
            return [number_blocks.chart(builder, block, title, span)]
        case Risk():
            return [risks.risk(builder, block, title, span)]
        case Table():
            return tables.table(builder, block, title, span)
        case FormulaBlock():
            return [formulas.formula(builder, block, title, span)]
        case CodeBlock():
            return code.code(builder, block, title, span)
        case Image():
            return [images.image(builder, block, title, span)]
        case Images():
            return images.images(builder, block, title, span)
        case Video():
            return [videos.video(builder, block, title, span)]
        case FlowChart():
            return [flow_charts.flow_chart(builder, block, title, span)]
        case Callout():
            return callouts.callouts(builder, block)
        case Quote():
            return [statements.quote(builder, block, title, span)]
        case Quiz():
            return quizzes.slides(builder, block)
        case Resources():
            return resources.resources(builder, block, title, span)
        case ContactBlock():
            return contacts.contact(builder, block, title, span)
        case PageBreak():
            return []
        case _:
            assert_never(block)

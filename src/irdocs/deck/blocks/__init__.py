"""Turn each kind of content block into slides.

`slides_of` chooses by the kind of block. Each function asks the builder for a layout and fills
its placeholders; the builder measures as it fills. Where several arrangements are possible, they
are tried in order of preference on a builder with a report of its own (`SlideBuilder.trying`), and
the first without errors is taken. The last possibility is built on the real builder, so that what
still does not fit is reported to the author.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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
from irdocs.deck import number_blocks, quizzes
from irdocs.deck.blocks import (
    callouts,
    cards,
    cases,
    code,
    columns,
    contacts,
    formulas,
    images,
    points,
    resources,
    risks,
    statements,
    tables,
    terms,
    videos,
)
from irdocs.deck.builder import Maker, SlideBuilder
from irdocs.deck.layout_names import COUNTS, LayoutKind
from irdocs.deck.model import Slide
from irdocs.deck.section_head import SectionHead


def ways(block: AnyBlock, section: SectionHead) -> list[Maker]:
    """Return the ways to make the slides of a block of a section, the preferred one first.

    All but the first may report what has no room in them; `composing` chooses among the others.
    """

    def usual(builder: SlideBuilder) -> list[Slide]:
        return slides_of(builder, block, section)

    def titled(make: _Titled) -> Maker:
        def made(builder: SlideBuilder) -> Sequence[Slide]:
            title, span = builder.heading(block, section)
            return make(builder, title=title, span=span)

        return made

    if isinstance(block, Statistics) and number_blocks.can_lead(block):
        leads = [titled(partial(number_blocks.lead, block=block, most=most))
                 for most in number_blocks.numbers_beside(block)]  # fmt: skip
        return [_first_that_fits(leads, partial(_without_large_one, usual, block))]
    ways_of_it = [usual, *map(titled, _other_ways(block))]
    if isinstance(block, Statistics) and number_blocks.is_kept_small(block):
        return [partial(_without_large_one, way, block) for way in ways_of_it]
    return ways_of_it


def _without_large_one(make: Maker, block: Statistics, builder: SlideBuilder) -> Sequence[Slide]:
    """Return slides on which the marked statistic is as large as the others; that is told."""
    if main := number_blocks.main_of(block):
        builder.fitter.report.note(
            "main-not-large",
            "this statistic is main: true, and is no larger than the others "
            "on its slide: " + number_blocks.why_not_large(block),
            main.span,
            "shorten the labels, remove picture: people from the others, "
            "or give it a block of its own",
        )
    return make(builder)


def _first_that_fits(wanted: Sequence[Maker], usual: Maker) -> Maker:
    """Return the first of the ways that an author asked for which has room, or the usual one."""

    def made(builder: SlideBuilder) -> Sequence[Slide]:
        for make in wanted:
            trial = builder.trying
            slides = make(trial)
            if not trial.fitter.report.errors:
                builder.fitter.report.extend(trial.fitter.report)
                return slides
        return usual(builder)

    return made


_Titled = Callable[..., Sequence[Slide]]
"""Makes slides with a builder, a `title`, and the `span` at which that stands in the content."""


def _other_ways(block: AnyBlock) -> list[_Titled]:
    """Return the ways to make a block's slides other than `slides_of` that suit it."""
    if isinstance(block, Statistics):
        suits = (
            (number_blocks.rows, number_blocks.can_be_rows(block)),
            (number_blocks.lead, number_blocks.has_unlike_first(block)),
        )
        return [partial(make, block=block) for make, is_suited in suits if is_suited]
    other = _other_way(block)
    return [other] if other else []


def _other_way(block: AnyBlock) -> _Titled | None:
    """Return the other way to make the slides of a block that has two at most."""
    match block:
        case Points() if points.can_be_rows(block):
            return partial(points.rows, block=block)
        case Terms() if len(block.items) in COUNTS[LayoutKind.NAMED_ROWS]:
            return partial(terms.rows, block=block)
        case Case() if len(block.parts) in COUNTS[LayoutKind.NAMED_ROWS]:
            return partial(cases.rows, block=block)
        case Cards() if cards.can_be_rows(block):
            return partial(cards.rows, block=block)
        case ContactBlock() if contacts.can_be_rows(block):
            return partial(contacts.rows, block=block)
        case Image() if images.can_be_placed_otherwise(block):
            return partial(images.otherwise, block=block)
        case Timeline() if len(block.items) in COUNTS[LayoutKind.TIMELINE_ROWS]:
            return partial(cards.timeline_rows, block=block)
        case Columns() if columns.can_be_panels(block):
            return partial(columns.panels, block=block)
        case _:
            return None


def slides_of(builder: SlideBuilder, block: AnyBlock, section: SectionHead) -> list[Slide]:
    """Return the slides that show a block of a section."""
    title, span = builder.heading(block, section)
    drawing = section.drawing
    match block:
        case TextBlock():
            paragraphs = builder.spanned(block.short or block.text, bullet=False)
            return builder.body_slides_with_picture(title, span, paragraphs, drawing)
        case Points():
            return points.points(builder, block, title, span, drawing)
        case Terms():
            return terms.terms(builder, block, title, span, drawing)
        case Timeline():
            return cards.timeline(builder, block, title, span)
        case Cards():
            return cards.cards(builder, block, title, span)
        case Case():
            return cases.case(builder, block, title, span, drawing)
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
            from irdocs.deck.blocks import flow_charts

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

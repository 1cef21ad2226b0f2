"""Turn a quiz into a question slide for voting and a slide with the answer and its explanation.

If answers are to stand in the notes, there is only the question slide.
"""

from __future__ import annotations

from irdocs.content.blocks import Quiz
from irdocs.content.markup import sentences
from irdocs.deck import build_steps, inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import TextSlot
from irdocs.frozen import replace

_SHORTEN = "shorten it: a question, its options and the explanation stand on slides as they are"
"""What to do about a text of a quiz that is too long; it has no shorter wording beside it."""
_PART = (
    "shorten it; or let a question of its own end it, such as 'What do you do first?', or give it "
    "a title:, and the rest stands above the options"
)
"""What to do about a question of one long sentence."""


def slides(builder: SlideBuilder, block: Quiz) -> list[Slide]:
    """Return the question slide and, unless answers stand in the notes, the answer slide."""
    layout, question, told = _asked(builder, block)
    right_option = block.options[block.right].plain
    answer = builder.locale.words.answer_note(letter=block.answer, option=right_option)
    heading = block.headline or block.title  # the question is the slide's title
    notes = inlines.lines([str(heading), answer] if heading else [answer])
    if builder.answers == "notes":
        notes += builder.text(block.explanation)
    options = _options(builder, block, layout)
    hint = _SHORTEN if told else _PART
    question_slide = builder.slide(
        layout, question, block.question.span, [*told, *options], notes, hint=hint
    )
    all_slides = [question_slide]
    if builder.answers == "slides":
        all_slides.append(_answer(builder, block, right_option))
    if not block.reveal:
        return all_slides
    return [
        build_steps.by_slots(slide, slide.indices_of(stem))
        for slide, stem in zip(all_slides, (Stem.OPTION, Stem.EXPLANATION), strict=False)
    ]


_SMALL_TITLE = 0.65
"""The part of the largest size of titles below which a question with a case is none."""


def _asked(builder: SlideBuilder, block: Quiz) -> tuple[Layout, str, list[TextSlot]]:
    """Return the layout of a question, the title of its slide, and what stands before the options.

    A question too long for a title tells a case first: its last sentence, or the block's own title,
    is the slide's, and the case stands below. So it does where the whole were a title of small type
    among large ones.
    """
    count, whole = len(block.options), block.question.plain
    layout = builder.layouts[holding(LayoutKind.QUIZ_QUESTION, count)]
    *case, question = sentences(whole)
    if builder.fits_title(layout, whole, _SMALL_TITLE if case else 0.0):
        return layout, whole, []
    heading = block.headline or block.title
    told, title = (" ".join(case), question) if case else (whole, str(heading or ""))
    roomy = builder.layouts[holding(LayoutKind.QUIZ_CASE, count)]
    if not title or not builder.fits_title(roomy, title):
        return layout, whole, []
    case_text = inlines.plain(told)
    has_room = builder.fitter.size(case_text, roomy.single(Stem.BODY)) is not None
    if not has_room and builder.fits_title(layout, whole):
        return layout, whole, []
    text = builder.fill(roomy, Stem.BODY, case_text, block.question.span, _SHORTEN)
    return roomy, title, [text]


def _options(
    builder: SlideBuilder, block: Quiz, layout: Layout, bold_option: int = -1
) -> list[TextSlot]:
    """Return the letters and options of a quiz in reading order.

    `bold_option` is the index of the option to be shown in bold; -1 for none. It is measured in
    bold too, as bold text is wider.
    """
    letters = builder.side_by_side(
        layout, Stem.LETTER,
        [(inlines.plain(letter), option.span)
         for letter, option in zip("ABCD", block.options, strict=False)],
    )  # fmt: skip
    texts = [
        (
            _bold(builder.text(option)) if number == bold_option else builder.text(option),
            option.span,
        )
        for number, option in enumerate(block.options)
    ]
    options = builder.side_by_side(layout, Stem.OPTION, texts, _SHORTEN)
    return [slot for pair in zip(letters, options, strict=True) for slot in pair]


def _bold(paragraphs: list[SlideParagraph]) -> list[SlideParagraph]:
    return [
        replace(paragraph, runs=tuple(replace(run, bold=True) for run in paragraph.runs))
        for paragraph in paragraphs
    ]


def _answer(builder: SlideBuilder, block: Quiz, right_option: str) -> Slide:
    """Return the slide that marks the right option and explains it."""
    layout = builder.layouts[holding(LayoutKind.QUIZ_ANSWER, len(block.options))]
    # Letters and options alternate, so two slots belong to each option.
    option_slots = [
        replace(slot, stressed=number // 2 == block.right)
        for number, slot in enumerate(_options(builder, block, layout, block.right))
    ]
    explanation = builder.fill(
        layout, Stem.EXPLANATION, builder.text(block.explanation), block.explanation.span, _SHORTEN
    )
    title = builder.locale.words.answer_title(letter=block.answer, option=right_option)
    return builder.slide(
        layout,
        title,
        block.question.span,
        [*option_slots, explanation],
        inlines.lines([block.question.plain]),
        hint=_SHORTEN,
    )

"""Quiz → a question to vote on, then its answer and why; or the question alone."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.model import Quiz
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKind, Stem, holding
from irdocs.deck.model import Slide, SlideParagraph, TextSlot


def slides(m: SlideBuilder, block: Quiz) -> list[Slide]:
    """Return the question and, unless the answers stand in the notes, the answer."""
    layout = m.layouts[holding(LayoutKind.QUIZ_QUESTION, len(block.options))]
    question = block.question.plain
    right = block.options[block.right].plain
    said = [m.locale.words.answer_note(letter=block.answer, option=right)]
    if heading := block.headline or block.title:  # the question is the slide's title
        said.insert(0, str(heading))
    if m.answers == "notes":
        said += inlines.spoken(block.explanation, m.citations)
    title = (question, block.question.span)
    asked = m.slide(layout, *title, _options(m, block, layout), said)
    return [asked] if m.answers == "notes" else [asked, _answer(m, block, right)]


def _options(m: SlideBuilder, block: Quiz, layout: Layout, strong: int = -1) -> list[TextSlot]:
    """Return letters and options in reading order, one option in bold if `strong` says which."""
    letters = m.side_by_side(
        layout, Stem.LETTER,
        [(inlines.plain(letter), option.span)
         for letter, option in zip("ABCD", block.options, strict=False)],
    )  # fmt: skip
    said = [
        (_bold(m.text(option)) if number == strong else m.text(option), option.span)
        for number, option in enumerate(block.options)
    ]
    options = m.side_by_side(layout, Stem.OPTION, said)
    return [slot for pair in zip(letters, options, strict=True) for slot in pair]


def _bold(paragraphs: list[SlideParagraph]) -> list[SlideParagraph]:
    return [
        replace(paragraph, runs=tuple(replace(run, bold=True) for run in paragraph.runs))
        for paragraph in paragraphs
    ]


def _answer(m: SlideBuilder, block: Quiz, right: str) -> Slide:
    layout = m.layouts[holding(LayoutKind.QUIZ_ANSWER, len(block.options))]
    marked = [
        replace(slot, stressed=number // 2 == block.right)
        for number, slot in enumerate(_options(m, block, layout, block.right))
    ]
    why = m.fill(layout, Stem.EXPLANATION, m.text(block.explanation), block.explanation.span)
    title = m.locale.words.answer_title(letter=block.answer, option=right)
    return m.slide(layout, title, block.question.span, [*marked, why], [block.question.plain])

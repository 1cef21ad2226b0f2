"""Rules on slides that teach: titles that assert, pictures beside words, notes, examples.

They look at the content and not at a finished deck, so the lines of the content are at hand, and a
user's template makes no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart, TextPurpose
from irdocs.audit.content.gathering import gathered
from irdocs.audit.content.reading_measures import words
from irdocs.audit.content.verbs import has_verb
from irdocs.audit.rules import Finding, Medium, Rule
from irdocs.content.blocks import AnyBlock, Points, Quiz, Quote, Resources, Statistics, Terms
from irdocs.content.markup import sentences
from irdocs.content.model import Section
from irdocs.content.source import SourceText
from irdocs.diagnostics import Severity, Span
from irdocs.frozen import frozen
from irdocs.locale import ENGLISH

_GARNER = "Garner and Alley 2013, Int J Eng Educ 29(6)"
_MAYER = "Mayer, Multimedia Learning, redundancy principle"
LONGEST_TITLE = 90
"""The most characters that a slide's title has: two lines at the sizes of our own slides."""
LEAST_NOTES = 6
"""A sentence of fewer words than this may stand on the slide and in its notes."""


@frozen
class SlideContent:
    """A block that a deck shows, and the section that it is in."""

    section: Section
    block: AnyBlock

    @property
    def title(self) -> SourceText:
        """The title of its slide."""
        return self.block.headline or self.block.title or self.section.title

    @property
    def title_span(self) -> Span:
        """Where its title is written; a block without a title of its own is its own place."""
        own = self.block.headline or self.block.title
        return own.span if own else self.block.span


def slides(content: ExaminedContent) -> Iterator[SlideContent]:
    """Yield the blocks that a deck shows, in order."""
    presented = [product for product in content.products if product.is_presented]
    for product in presented[:1]:
        for section in content.document.sections_for(product):
            for block in section.blocks:
                if not (isinstance(block, Statistics) and not block.published):
                    yield SlideContent(section, block)


def _teaching(content: ExaminedContent) -> list[SlideContent]:
    """Return the slides that say something: a quiz asks, a quotation and lists of words do not."""
    return [
        slide
        for slide in slides(content)
        if not isinstance(slide.block, Quiz | Quote | Resources | Terms)
    ]


def topic_title(content: ExaminedContent) -> Iterator[Finding]:
    every = _teaching(content)
    topics = [
        slide
        for slide in every
        if not slide.title.rstrip().endswith("?") and not has_verb(str(slide.title))
    ]
    yield from gathered(
        [slide.title_span for slide in topics],
        f'the slide title "{topics[0].title}" names a topic and has no verb' if topics else "",
        f"{len(topics)} of {len(every)} slide titles name a topic and have no verb",
    )


def long_slide_title(content: ExaminedContent) -> Iterator[Finding]:
    long = [slide for slide in slides(content) if len(slide.title) > LONGEST_TITLE]
    yield from gathered(
        [slide.title_span for slide in long],
        f"a slide title of {len(long[0].title)} characters takes more than two lines"
        if long
        else "",
        f"{len(long)} slide titles take more than two lines",
    )


def list_slide(content: ExaminedContent) -> Iterator[Finding]:
    every = _teaching(content)
    lists = [slide for slide in every if isinstance(slide.block, Points) and not _has_figure(slide)]
    count = f"{len(lists)} of {len(every)} slides"
    yield from gathered(
        [slide.block.span for slide in lists],
        f'the slide "{lists[0].title}" is a list without a picture or figure' if lists else "",
        f"{count} are lists without a picture or figure",
    )


def _has_figure(slide: SlideContent) -> bool:
    """Return whether a list has numbers to show, in itself or in its title."""
    assert isinstance(slide.block, Points)
    items = list(slide.block.items)
    while items:
        point = items.pop()
        items.extend(point.items)
        if re.search(r"\d", (point.short or point.text).plain):
            return True
    return bool(re.search(r"\d", slide.title))


def notes_repeat_slide(content: ExaminedContent) -> Iterator[Finding]:
    repeating = list(content.found(_repeating_notes, content.presented))
    yield from gathered(
        [text.span for text in repeating],
        "these notes repeat the words of their slide",
        f"{len(repeating)} notes repeat the words of their slides",
    )


def _repeating_notes(part: ExaminedPart, presented: frozenset[str]) -> Iterator[ContentText]:
    notes = [text for text in part.texts if text.part is TextPurpose.NOTES]
    if not notes:
        return
    shown = " | ".join(
        _plain(paragraph)
        for text in part.printed
        if text.products & presented
        for paragraph in text.paragraphs
    )
    for text in notes:
        if text.products & presented and _is_repeated(text, shown):
            yield text


def _is_repeated(notes: ContentText, shown: str) -> bool:
    """Return whether half of the words of some notes are in sentences that their slide shows."""
    total = repeated = 0
    for paragraph in notes.paragraphs:
        for sentence in sentences(paragraph):
            count = len(words(sentence))
            total += count
            if count >= LEAST_NOTES and _plain(sentence) in shown:
                repeated += count
    return 0 < total <= 2 * repeated


def _plain(text: str) -> str:
    """Return the words of a text in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


_EXAMPLE = re.compile(r"\b(?:worked )?example\b", re.IGNORECASE)


def example_after_question(content: ExaminedContent) -> Iterator[Finding]:
    late: list[SlideContent] = []
    asked: dict[str, bool] = {}
    for slide in slides(content):
        name = str(slide.section.id)
        if isinstance(slide.block, Quiz):
            asked.setdefault(name, True)
        elif _EXAMPLE.search(" ".join(filter(None, (slide.block.headline, slide.block.title)))):
            if asked.get(name):
                late.append(slide)
            asked[name] = False  # an example stands before what follows
    yield from gathered(
        [slide.title_span for slide in late],
        "this example stands after the question of its section",
        f"{len(late)} examples stand after the questions of their sections",
    )


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("topic-title", Severity.NOTE,
         "the title of a slide is a sentence with a verb, which states its point (headline:)",
         "Listeners understand and remember a statement with a picture better than a topic with a "
         "list (p < 0.01).", _GARNER, topic_title, ENGLISH,
         Medium.SPOKEN),
    Rule("long-slide-title", Severity.NOTE,
         f"the title of a slide has {LONGEST_TITLE} characters at most, which are two lines",
         "A third line is a paragraph, and listeners read it in place of listening.", _GARNER,
         long_slide_title, medium=Medium.SPOKEN),
    Rule("list-slide", Severity.NOTE,
         "a slide has a picture, a chart, a table or a number beside its points",
         "Points alone are read, and forgotten sooner than what is seen as well.", _GARNER,
         list_slide, medium=Medium.SPOKEN),
    Rule("notes-repeat-slide", Severity.NOTE,
         "notes say more than, or other words than, the slide",
         "Whoever hears the words that they are reading learns less than from either alone.",
         _MAYER, notes_repeat_slide, medium=Medium.SPOKEN),
    Rule("example-after-question", Severity.NOTE,
         "a worked example stands before the question on the same matter",
         "Beginners learn more from an example that they study than from a problem that they "
         "solve unprepared.", "Sweller and Cooper 1985, Cognition and Instruction 2(1)",
         example_after_question, ENGLISH, Medium.SPOKEN),
)  # fmt: skip

"""Rules on what stands twice by a slip of the hand: a word, a sentence, an item of a list.

A text that stands in two places is another matter, see `products`: what is repeated here is so
within one text or list, where nobody means it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart, TextPurpose
from irdocs.audit.content.products import LEAST_REPEATED
from irdocs.audit.content.reading_measures import words
from irdocs.audit.rules import Finding, Rule
from irdocs.content import markup
from irdocs.content.blocks import Points
from irdocs.content.blocks.text import ListPoint
from irdocs.content.markup import Foreign, TextList, TextPart
from irdocs.diagnostics import Severity, Span, shortened
from irdocs.locale import ENGLISH

_LEAST_WORDS = 3
"""Sentences of fewer words may be said twice in a row: "No. No."."""
_DOUBLED = re.compile(r"(?<![\w'’-])([A-Za-z]?[a-z]+)\s+([a-z]+)(?![\w'’-])")
"""Two words in a row, the second in small letters: a name may be one word said twice."""
_MAY_BE_DOUBLED = frozenset({
    "had", "that", "is", "very", "so", "no", "now", "there", "bye", "ha", "her", "hear", "pom",
    "many", "far", "long", "really", "never", "more", "much", "please", "well", "again", "knock",
    "tut",
})  # fmt: skip
"""Words that English has twice in a row: "what it is is", "the help that that gives"."""


_GOES_IN = re.compile(
    r"\b(?:book|call|carr(?:y|ies|ied)|check|c[oa]mes?|drop|get|go(?:es)?|goings?|hands?|hold|keep|log|"
    r"mov(?:e|es|ed|ing)|put|sign|stay|switch|turn|went)(?:s|p?ped|g?ged|ed|p?ping|g?ging|ing)? \Z",
    re.IGNORECASE,
)
"""A verb that goes with in or on, behind which the same word begins something else: log in in the
morning."""


class _Doubled(NamedTuple):
    """What stands twice, and the text that it is in."""

    text: ContentText
    said: str
    where: str = "in a paragraph"


def doubled_word(content: ExaminedContent) -> Iterator[Finding]:
    for text, said, _ in content.found(_doubled_words):
        word = said.split()[0]
        yield Finding(0, f'"{word}" is written twice in a row', content.locate(text, said))


def _doubled_words(part: ExaminedPart) -> Iterator[_Doubled]:
    for text in part.texts:
        if text.text is None or text.part is TextPurpose.QUOTATION:
            continue
        for paragraph in text.text.paragraphs:
            plain = markup.plain_of(paragraph)
            for match in _in_a_row(plain):
                if not any(match[0] in words for words in _foreign(paragraph)):
                    yield _Doubled(text, match[0])


def _in_a_row(plain: str) -> Iterator[re.Match[str]]:
    """Yield the words that stand twice in a row in a paragraph."""
    place = 0
    while match := _DOUBLED.search(plain, place):
        place = match.start(2)
        first = match[1].lower()
        if first != match[2] or first in _MAY_BE_DOUBLED or (len(first) == 1 and first != "a"):
            continue
        if first not in ("in", "on") or not _GOES_IN.search(plain[: match.start()]):
            yield match


def _foreign(paragraph: Iterable[markup.Inline]) -> list[str]:
    """Return the words of a paragraph in other languages; some have plurals of this form."""
    inlines = markup.walk(tuple(paragraph))
    return [markup.plain_of(one.inlines) for one in inlines if isinstance(one, Foreign)]


def said_twice(content: ExaminedContent) -> Iterator[Finding]:
    for text, said, where in content.found(_sentences_twice):
        yield Finding(0, f'"{shortened(said, _MOST_SHOWN)}" stands twice {where}',
                      content.locate(text, said, last=True))  # fmt: skip
    for span, said in content.found(_items_twice):
        yield Finding(0, f'"{shortened(said, _MOST_SHOWN)}" stands twice in a list', span)


def _sentences_twice(part: ExaminedPart) -> Iterator[_Doubled]:
    """Yield the sentences that stand twice in a paragraph, and the items of lists in a text."""
    for text in part.texts:
        if text.text is None or text.part is TextPurpose.QUOTATION:
            continue
        for paragraph in text.paragraphs:
            for said in _said_again(paragraph):
                yield _Doubled(text, said)
        for listed in _lists(text.text.parts):
            items = [_plain(item) for item in listed.items]
            for place in _twice(items, in_turn=listed.ordered):
                yield _Doubled(text, items[place], "in a list")


def _said_again(paragraph: str) -> Iterator[str]:
    """Yield the first sentence of a paragraph that follows itself, or is long and said twice."""
    said = markup.sentences(paragraph)
    compared = [_same(sentence) for sentence in said]
    for place, sentence in enumerate(compared[1:], 1):
        count = len(words(said[place]))
        before = compared[:place] if count >= LEAST_REPEATED else compared[place - 1 : place]
        if sentence in before and count >= _LEAST_WORDS:
            yield said[place]
            return


def _lists(parts: Sequence[TextPart]) -> Iterator[TextList]:
    """Yield the lists in a text, and those within their items."""
    for part in parts:
        if isinstance(part, TextList):
            yield part
            for item in part.items:
                yield from _lists(item)


def _plain(item: Sequence[TextPart]) -> str:
    return "\n\n".join(markup.plain_of(part) for part in item if not isinstance(part, TextList))


def _items_twice(part: ExaminedPart) -> Iterator[tuple[Span, str]]:
    """Yield the items that stand twice in a block of points, or in a list within one."""
    for block in part.blocks:
        if isinstance(block, Points):
            yield from _points_twice(block.items, in_turn=block.ordered)


def _points_twice(points: Sequence[ListPoint], *, in_turn: bool) -> Iterator[tuple[Span, str]]:
    plain = ["" if point.items else point.text.plain for point in points]
    yield from ((points[n].text.span, plain[n]) for n in _twice(plain, in_turn=in_turn))
    for point in points:
        yield from _points_twice(point.items, in_turn=point.ordered)


def _twice(items: Sequence[str], *, in_turn: bool) -> Iterator[int]:
    """Yield the places of items that a list has before; only those that follow each other where it
    is done `in_turn`, as steps are done again."""
    compared = [_same(item) for item in items]
    for place, item in enumerate(compared):
        if item and item in (compared[max(0, place - 1) : place] if in_turn else compared[:place]):
            yield place


def _same(text: str) -> str:
    """Return what is compared of a text."""
    return " ".join(text.casefold().split()).rstrip(".;,")


_MOST_SHOWN = 60

RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("doubled-word", Severity.WARNING, "no word stands twice in a row",
         "It is left over from an edit, and the eye passes over it where the line ends between.",
         "docs/content.md", doubled_word, language=ENGLISH),
    Rule("said-twice", Severity.WARNING, "no paragraph has a sentence twice, and no list an item",
         "A line was copied and not changed: one of the two should perhaps say something else.",
         "docs/content.md", said_twice),
)  # fmt: skip
"""Rules on what stands twice by a slip of the hand."""

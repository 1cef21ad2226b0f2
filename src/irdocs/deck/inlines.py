"""Convert a text with its markup to paragraphs of runs on slides and in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from irdocs.content.markup import (
    Citation,
    CodeSpan,
    Emphasis,
    Foreign,
    Inline,
    InlineMath,
    Link,
    Lowered,
    Plain,
    Raised,
    Strong,
    Text,
    TextList,
    TextPart,
    plain_of,
)
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.frozen import replace
from irdocs.locale import language_of
from irdocs.typeset.binding import bound
from irdocs.unicode.scripts import slants


def paragraphs(
    text: Text, citations: Mapping[str, str], level: int = 0
) -> tuple[SlideParagraph, ...]:
    """Return a text as paragraphs of runs; `citations` has each source's citation by its id.

    `level` is that of the text's lists; 0 for the outermost.
    """
    return tuple(_paragraphs(text.parts, citations, level))


def _paragraphs(
    parts: Sequence[TextPart], citations: Mapping[str, str], level: int
) -> Iterator[SlideParagraph]:
    for part in parts:
        if not isinstance(part, TextList):
            yield SlideParagraph(runs(part, citations))
            continue
        for number, item in enumerate(part.items, start=part.start):
            paragraphs = list(_paragraphs(item, citations, nested_level(level, part.ordered)))
            yield from list_item(paragraphs, level, number if part.ordered else None)


def nested_level(level: int, ordered: bool) -> int:
    """Return the level of a list within an item of a list of `level`.

    A number takes twice the indent of a bullet (`NUMBER_INDENT`), so what is nested in a numbered
    item goes two levels further in.
    """
    return level + (2 if ordered else 1)


def list_item(
    paragraphs: Sequence[SlideParagraph], level: int, number: int | None
) -> Iterator[SlideParagraph]:
    """Yield the paragraphs of a list's item, the first with its number or, for None, a bullet.

    Further paragraphs are aligned with the first one's text; those of lists inside stay unchanged.
    """
    for position, paragraph in enumerate(paragraphs):
        if paragraph.is_listed:
            yield paragraph
        elif number is None:
            first = position == 0
            yield replace(paragraph, bullet=first, level=level if first else level + 1)
        elif position == 0:
            yield replace(paragraph, number=number, hangs=True, level=level)
        else:
            yield replace(paragraph, bullet=False, hangs=True, level=level)


def runs(inlines: tuple[Inline, ...], citations: Mapping[str, str]) -> tuple[TextRun, ...]:
    """Return inline markup as runs. Raises KeyError for a source without a citation."""
    return tuple(_runs(inlines, citations, TextRun("")))


def _runs(
    inlines: tuple[Inline, ...], citations: Mapping[str, str], style: TextRun
) -> list[TextRun]:
    """Return inline markup as runs; `style` is a run whose style they inherit."""
    runs: list[TextRun] = []
    for inline in inlines:
        match inline:
            case Plain(text):
                runs.append(replace(style, text=bound(text)))
            case Citation(source):
                runs.append(replace(style, text=f"\u00a0{citations[source]}"))
            case Strong(inner):
                runs += _runs(inner, citations, replace(style, bold=True))
            case Emphasis(inner):
                has_italics = slants(plain_of(inner))
                stressed = replace(style, italic=has_italics, bold=style.bold or not has_italics)
                runs += _runs(inner, citations, stressed)
            case Raised(inner):
                runs += _runs(inner, citations, replace(style, shift="raised"))
            case Lowered(inner):
                runs += _runs(inner, citations, replace(style, shift="lowered"))
            case CodeSpan(text):
                runs.append(replace(style, text=text, is_code=True))
            case InlineMath(formula):
                runs.append(replace(style, text=inline.text, math=formula))
            case Link(inner, url):
                runs += _runs(inner, citations, replace(style, url=url))
            case Foreign(inner, language):
                runs += _runs(inner, citations, replace(style, language=language))
            case _:
                assert_never(inline)
    return runs


def plain(words: str) -> tuple[SlideParagraph, ...]:
    """Return a text without markup as one paragraph."""
    return (SlideParagraph((_plain_run(words),)),)


def beside_the_matter(words: str) -> list[SlideParagraph]:
    """Return a text without markup in the colour of what is beside the matter, as sources are where
    they stand below other words: it would read as one of these."""
    return [
        replace(one, runs=tuple(replace(run, colour="ink-soft") for run in one.runs))
        for one in plain(words)
    ]


def _plain_run(words: str) -> TextRun:
    return TextRun(bound(str(words)), language=language_of(words))


def lines(texts: Iterable[str]) -> list[SlideParagraph]:
    """Return texts without markup, each as a paragraph."""
    return [SlideParagraph((_plain_run(text),)) for text in texts]


def led(lead: TextRun, paragraphs: Sequence[SlideParagraph]) -> list[SlideParagraph]:
    """Return paragraphs whose first begins with a lead; before a list, the lead stands alone."""
    first, *rest = paragraphs
    if first.is_listed:
        return [SlideParagraph((replace(lead, text=lead.text.rstrip()),)), *paragraphs]
    return [replace(first, runs=(lead, *first.runs)), *rest]

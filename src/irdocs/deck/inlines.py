"""Inlines → runs on slides, and the words that stand in the notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from irdocs.content.markup import Citation, Emphasis, Foreign, Inline, Link, Plain, Strong, Text
from irdocs.deck.model import SlideParagraph, TextRun


def paragraphs(text: Text, numbers: Mapping[str, int]) -> tuple[SlideParagraph, ...]:
    """Return a text's paragraphs as runs; citations become numbers in brackets."""
    return tuple(SlideParagraph(runs(inlines, numbers)) for inlines in text.paragraphs)


def runs(inlines: tuple[Inline, ...], numbers: Mapping[str, int]) -> tuple[TextRun, ...]:
    """Return inlines as runs."""
    return tuple(_runs(inlines, numbers, TextRun("")))


def _runs(inlines: tuple[Inline, ...], numbers: Mapping[str, int], style: TextRun) -> list[TextRun]:
    found: list[TextRun] = []
    for inline in inlines:
        match inline:
            case Plain(text):
                found.append(replace(style, text=text))
            case Citation(source):
                found.append(replace(style, text=f"\u00a0[{numbers[source]}]"))
            case Strong(inner):
                found += _runs(inner, numbers, replace(style, bold=True))
            case Emphasis(inner):
                found += _runs(inner, numbers, replace(style, italic=True))
            case Link(inner, url):
                found += _runs(inner, numbers, replace(style, url=url))
            case Foreign(inner, language):
                found += _runs(inner, numbers, replace(style, language=language))
    return found


def plain(words: str) -> tuple[SlideParagraph, ...]:
    """Return words without markup as one paragraph."""
    return (SlideParagraph((TextRun(str(words)),)),)


def spoken(text: Text, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Return a text's paragraphs as plain words for the notes, links with their address."""
    return tuple("".join(_spoken(inlines, numbers)) for inlines in text.paragraphs)


def _spoken(inlines: tuple[Inline, ...], numbers: Mapping[str, int]) -> list[str]:
    found = []
    for inline in inlines:
        match inline:
            case Plain(text):
                found.append(text)
            case Citation(source):
                found.append(f" [{numbers[source]}]")
            case Link(inner, url):
                found += [*_spoken(inner, numbers), f" ({url})"]
            case Strong(inner) | Emphasis(inner) | Foreign(inner, _):
                found += _spoken(inner, numbers)
    return found

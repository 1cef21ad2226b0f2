"""Convert the inline markup of a text to runs on slides, or to plain text for the notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from irdocs.content.markup import Citation, Emphasis, Foreign, Inline, Link, Plain, Strong, Text
from irdocs.deck.model import SlideParagraph, TextRun


def paragraphs(text: Text, citations: Mapping[str, str]) -> tuple[SlideParagraph, ...]:
    """Return a text as paragraphs of runs; `citations` has each source's citation by its id."""
    return tuple(SlideParagraph(runs(inlines, citations)) for inlines in text.paragraphs)


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
                runs.append(replace(style, text=text))
            case Citation(source):
                runs.append(replace(style, text=f"\u00a0{citations[source]}"))
            case Strong(inner):
                runs += _runs(inner, citations, replace(style, bold=True))
            case Emphasis(inner):
                runs += _runs(inner, citations, replace(style, italic=True))
            case Link(inner, url):
                runs += _runs(inner, citations, replace(style, url=url))
            case Foreign(inner, language):
                runs += _runs(inner, citations, replace(style, language=language))
            case _:
                assert_never(inline)
    return runs


def plain(words: str) -> tuple[SlideParagraph, ...]:
    """Return a text without markup as one paragraph."""
    return (SlideParagraph((TextRun(str(words)),)),)


def spoken(text: Text, citations: Mapping[str, str]) -> tuple[str, ...]:
    """Return a text's paragraphs as plain text for the notes, each link with its address."""
    return tuple("".join(_spoken(inlines, citations)) for inlines in text.paragraphs)


def _spoken(inlines: tuple[Inline, ...], citations: Mapping[str, str]) -> list[str]:
    parts = []
    for inline in inlines:
        match inline:
            case Plain(text):
                parts.append(text)
            case Citation(source):
                parts.append(f" {citations[source]}")
            case Link(inner, url):
                parts += [*_spoken(inner, citations), f" ({url})"]
            case Strong(inner) | Emphasis(inner) | Foreign(inner, _):
                parts += _spoken(inner, citations)
            case _:
                assert_never(inline)
    return parts

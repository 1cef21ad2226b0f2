"""Inline CommonMark → inlines: strong, emphasis, links, [@source] citations, [words](lang:cy)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from irdocs.diagnostics import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Plain:
    """Words without markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight (CommonMark 6.2)."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words (CommonMark 6.2)."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (CommonMark 6.3)."""

    inlines: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language, given as a BCP 47 tag."""

    inlines: tuple[Inline, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of one source of the evidence register, by its id."""

    source: str


Inline = Plain | Strong | Emphasis | Link | Foreign | Citation
Paragraph = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One or more paragraphs of inlines, and where they stand in the file."""

    paragraphs: tuple[Paragraph, ...]
    span: Span

    @property
    def plain(self) -> str:
        """The words alone, paragraphs parted by a blank line, citations left out."""
        return "\n\n".join(plain_of(paragraph) for paragraph in self.paragraphs)

    @property
    def citations(self) -> tuple[str, ...]:
        """The ids of the sources cited, in order, with repeats."""
        if all(len(p) == 1 and isinstance(p[0], Plain) for p in self.paragraphs):
            return ()  # as most texts are
        return tuple(
            inline.source
            for paragraph in self.paragraphs
            for inline in walk(paragraph)
            if isinstance(inline, Citation)
        )


def plain_of(inlines: tuple[Inline, ...]) -> str:
    """Return the words of some inlines, without markup and citations."""
    return "".join(inline.text for inline in walk(inlines) if isinstance(inline, Plain))


def walk(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield every inline, outer before inner, in reading order."""
    for inline in inlines:
        yield inline
        if not isinstance(inline, Plain | Citation):
            yield from walk(inline.inlines)


def sentences(text: str) -> list[str]:
    """Return the sentences of a line of words."""
    return re.split(r"(?<=[.!?]) +(?=[A-Z])", text)


CITATION = re.compile(r"\[@([A-Za-z0-9][\w.:-]*)\]")


def parse(source: str, span: Span) -> Text:
    """Return the inlines of a text; a blank line parts paragraphs."""
    blocks = [" ".join(part.split("\n")) for part in re.split(r"\n[ \t]*\n+", source.strip())]
    return Text(tuple(_paragraph(block.strip()) for block in blocks), span)


@cache
def _commonmark() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    # Every address is kept as written, so that a bad one is refused and not left as raw text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _paragraph(source: str) -> Paragraph:
    if not re.search(r"[*_\[\\]", source):
        return (Plain(source),)
    tokens = _commonmark().parseInline(source)[0].children or []
    return _inlines(iter(tokens))


def _inlines(tokens: Iterator[Token]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    text = ""

    def flush() -> None:
        nonlocal text
        found.extend(_with_citations(text))
        text = ""

    for token in tokens:
        if token.type in ("text", "text_special"):
            text += token.content
        elif token.type == "softbreak":
            text += " "
        elif token.nesting == 1:
            flush()
            found.append(_container(token, _inlines(tokens)))
        elif token.nesting == -1:
            break
    flush()
    return tuple(found)


def _container(token: Token, inlines: tuple[Inline, ...]) -> Inline:
    if token.type == "strong_open":
        return Strong(inlines)
    if token.type == "em_open":
        return Emphasis(inlines)
    address = str(token.attrGet("href") or "")
    if address.startswith("lang:"):
        return Foreign(inlines, address.removeprefix("lang:"))
    return Link(inlines, address)


def _with_citations(text: str) -> Iterator[Inline]:
    position = 0
    for match in CITATION.finditer(text):
        # The mark stands close to the words it supports.
        before = text[position : match.start()].rstrip(" ")
        if before:
            yield Plain(before)
        yield Citation(match[1])
        position = match.end()
    if text[position:]:
        yield Plain(text[position:])

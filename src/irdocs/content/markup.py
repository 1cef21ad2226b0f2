"""Parse the inline markup of a text: a subset of CommonMark, with citations and languages added.

Strong, emphasis, links and backslash escapes are read as CommonMark says. `[@id]` cites a source,
and a link whose address begins with `lang:` marks words in another language: `[Croeso](lang:cy)`.
HTML, images and headings are not read and stay the characters that they are, since neither slides
nor print could show what they mean.
"""

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
    """Text without markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of strong importance, set bold (CommonMark 6.2)."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text, set italic (CommonMark 6.2)."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that links to an address (CommonMark 6.3)."""

    inlines: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text in another language, given as a BCP 47 tag."""

    inlines: tuple[Inline, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to one source under sources:, by its id."""

    source: str


Inline = Plain | Strong | Emphasis | Link | Foreign | Citation
Paragraph = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One or more paragraphs of inlines, and their place in the file."""

    paragraphs: tuple[Paragraph, ...]
    span: Span

    @property
    def plain(self) -> str:
        """The text without markup and citations; a blank line separates paragraphs."""
        return "\n\n".join(plain_of(paragraph) for paragraph in self.paragraphs)

    @property
    def citations(self) -> tuple[str, ...]:
        """The ids of the sources cited, in order, with repeats."""
        if all(
            len(paragraph) == 1 and isinstance(paragraph[0], Plain) for paragraph in self.paragraphs
        ):
            return ()  # most texts are plain; this saves the walk
        return tuple(
            inline.source
            for paragraph in self.paragraphs
            for inline in walk(paragraph)
            if isinstance(inline, Citation)
        )


def plain_of(inlines: tuple[Inline, ...]) -> str:
    """Return the text of some inlines, without markup and citations."""
    return "".join(inline.text for inline in walk(inlines) if isinstance(inline, Plain))


def walk(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield every inline in reading order, each before those inside it."""
    for inline in inlines:
        yield inline
        if not isinstance(inline, Plain | Citation):
            yield from walk(inline.inlines)


def sentences(text: str) -> list[str]:
    """Return the sentences of a line of text: they end before a space and a capital letter."""
    return re.split(r"(?<=[.!?]) +(?=[A-Z])", text)


CITATION = re.compile(r"\[@([A-Za-z0-9][\w.:-]*)\]")
"""A citation such as [@smith-2019]; its group is the id of the source."""


def parse(source: str, span: Span) -> Text:
    """Return a text with its markup parsed; blank lines separate paragraphs."""
    blocks = [" ".join(part.split("\n")) for part in re.split(r"\n[ \t]*\n+", source.strip())]
    return Text(tuple(_paragraph(block.strip()) for block in blocks), span)


@cache
def _commonmark() -> MarkdownIt:
    """Return a parser of the few inline rules that we read; built once, as that is slow."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    # markdown-it leaves a link with an unsafe address as raw text, and percent-encodes others. Here
    # every address is kept as written: a bad one is then reported by `fields`, not printed.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _paragraph(source: str) -> Paragraph:
    """Return one paragraph; most have no character that begins markup, and need no parser."""
    if not re.search(r"[*_\[\\]", source):
        return (Plain(source),)
    tokens = _commonmark().parseInline(source)[0].children or []
    return _inlines(iter(tokens))


def _inlines(tokens: Iterator[Token]) -> tuple[Inline, ...]:
    """Return the inlines up to the token that closes them, or to the end.

    The parser gives a flat list, in which `nesting` is 1 for a token that opens something, -1 for
    one that closes it, and 0 for others. It splits text at characters that might be markup, so the
    pieces are joined before citations are looked for in them.
    """
    inlines: list[Inline] = []
    text = ""

    def flush() -> None:
        nonlocal text
        inlines.extend(_with_citations(text))
        text = ""

    for token in tokens:
        if token.type in ("text", "text_special"):
            text += token.content
        elif token.type == "softbreak":
            text += " "
        elif token.nesting == 1:
            flush()
            inlines.append(_container(token, _inlines(tokens)))
        elif token.nesting == -1:
            break
    flush()
    return tuple(inlines)


def _container(token: Token, inlines: tuple[Inline, ...]) -> Inline:
    """Return the inline that an opening token stands for, around its contents."""
    if token.type == "strong_open":
        return Strong(inlines)
    if token.type == "em_open":
        return Emphasis(inlines)
    address = str(token.attrGet("href") or "")
    if address.startswith("lang:"):
        return Foreign(inlines, address.removeprefix("lang:"))
    return Link(inlines, address)


def _with_citations(text: str) -> Iterator[Inline]:
    """Yield a text without other markup, divided at its citations."""
    position = 0
    for match in CITATION.finditer(text):
        # A space before the citation is dropped: its number is set close to the words before.
        before = text[position : match.start()].rstrip(" ")
        if before:
            yield Plain(before)
        yield Citation(match[1])
        position = match.end()
    if text[position:]:
        yield Plain(text[position:])

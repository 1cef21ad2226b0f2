"""The inline markup of a text as values: strong words, superscripts, links, citations, lists.

`markdown` makes them from what an author wrote; every product shows each of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from irdocs.caching.by_value import cached_by_value
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.mathematics import Formula


@frozen
class Plain:
    """Text without markup."""

    text: str


@frozen
class Strong:
    """Text of strong importance, set bold (CommonMark 6.2)."""

    inlines: tuple[Inline, ...]


@frozen
class Emphasis:
    """Stressed text, set italic (CommonMark 6.2)."""

    inlines: tuple[Inline, ...]


@frozen
class Raised:
    """A superscript (as Pandoc writes it) for which Unicode has no signs, such as th in 4th."""

    inlines: tuple[Inline, ...]


@frozen
class Lowered:
    """A subscript (as Pandoc writes it) for which Unicode has no signs, such as max in Cmax."""

    inlines: tuple[Inline, ...]


@frozen
class CodeSpan:
    """Words of a program or a file, set in a monospaced typeface (CommonMark 6.1)."""

    text: str


@frozen
class InlineMath:
    """A formula in a line of text, between dollar signs as Pandoc writes it."""

    formula: Formula

    @property
    def text(self) -> str:
        """The formula as plain text, without a place at which a line may break."""
        return self.formula.text.replace(" ", "\u00a0")


@frozen
class Link:
    """Text that links to an address (CommonMark 6.3)."""

    inlines: tuple[Inline, ...]
    url: str
    """An address, or # and the id of a section or block of the same document."""


@frozen
class Foreign:
    """Text in another language, given as a BCP 47 tag."""

    inlines: tuple[Inline, ...]
    language: str


@frozen
class Citation:
    """A reference to one source under sources:, by its id."""

    source: str


Inline = (
    Plain | Strong | Emphasis | Raised | Lowered | CodeSpan | InlineMath | Link | Foreign | Citation
)
Paragraph = tuple[Inline, ...]


@frozen
class TextList:
    """A list within a text (CommonMark 5.2 and 5.3)."""

    ordered: bool
    start: int
    """The number of its first item; 1 where it is not ordered."""
    items: tuple[tuple[TextPart, ...], ...]
    """What each item holds: paragraphs, and lists inside it. No item is empty."""


TextPart = Paragraph | TextList


@frozen(slots=False)
class Text:
    """One or more paragraphs and lists, and their place in the file."""

    parts: tuple[TextPart, ...]
    span: Span

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in reading order, those of lists among them."""
        return tuple(_paragraphs_of(self.parts))

    @cached_property
    def plain(self) -> str:
        """The text without markup and citations; a blank line separates paragraphs."""
        return "\n\n".join(plain_of(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """The ids of the sources cited, in order, with repeats."""
        paragraphs = self.paragraphs
        if all(len(paragraph) == 1 and isinstance(paragraph[0], Plain) for paragraph in paragraphs):
            return ()  # most texts are plain; this saves the walk
        return tuple(
            inline.source
            for paragraph in paragraphs
            for inline in walk(paragraph)
            if isinstance(inline, Citation)
        )


def _paragraphs_of(parts: tuple[TextPart, ...]) -> Iterator[Paragraph]:
    for part in parts:
        if isinstance(part, TextList):
            for item in part.items:
                yield from _paragraphs_of(item)
        else:
            yield part


def plain_of(inlines: tuple[Inline, ...]) -> str:
    """Return the text of some inlines, without markup and citations."""
    return "".join(
        inline.text for inline in walk(inlines) if isinstance(inline, Plain | CodeSpan | InlineMath)
    )


def in_language(text: Text, language: str) -> Text:
    """Return a text of which every word is in a language, given as a BCP 47 tag."""
    return replace(text, parts=tuple(_part_in(part, language) for part in text.parts))


def _part_in(part: TextPart, language: str) -> TextPart:
    if not isinstance(part, TextList):
        return (Foreign(part, language),)
    items = tuple(tuple(_part_in(inner, language) for inner in item) for item in part.items)
    return replace(part, items=items)


def walk(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield every inline in reading order, each before those inside it."""
    for inline in inlines:
        yield inline
        if not isinstance(inline, Plain | CodeSpan | InlineMath | Citation):
            yield from walk(inline.inlines)


_SENTENCE_END = re.compile(r"(?<=[.!?؟۔।]) +(?=\S)|(?<=[。！？])(?=[\w“‘「『《〈（【])")
"""What may part two sentences: a space after a full stop or its like; in Chinese and Japanese
nothing, before a letter or what opens a quotation."""
_INITIAL = re.compile(r"(?<!\w)\w[.]\Z")
"""One letter and a full stop, such as the Arabic for "Dr"."""
_ORDINAL = re.compile(r"\d{1,3}[.]")
"""The number of a step, as in "3. Close your fist": no sentence by itself."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a line of text: they end before a space and a capital letter.

    In scripts without capitals, such as Arabic, any letter may begin one.
    """
    *others, last = spaced_sentences(text)
    return [*(sentence.rstrip(" ") for sentence in others), last]


@cached_by_value(8192)
def spaced_sentences(text: str) -> tuple[str, ...]:
    """Return the same, each with the spaces behind it: put together they are the text."""
    text = str(text)  # without its place in a file, which another text like it does not share
    parts, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        before, first = text[start : end.start()], unicodedata.category(text[end.end()])
        is_spaceless = end.start() == end.end()
        begins = first in ("Lu", "Lt") or (first == "Lo" and not _INITIAL.search(before))
        if is_spaceless or (begins and not _ORDINAL.fullmatch(before)):
            parts.append(text[start : end.end()])
            start = end.end()
    return (*parts, text[start:])


CITATION = re.compile(r"\[@([A-Za-z0-9][\w.:-]*)\]")
"""A citation such as [@smith-2019]; its group is the id of the source."""

"""A rule on numbers in running text: they have the marks of the content's language."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent
from irdocs.audit.rules import Finding, Rule
from irdocs.content.markup import (
    Citation,
    CodeSpan,
    Foreign,
    Inline,
    InlineMath,
    Plain,
)
from irdocs.diagnostics import Severity
from irdocs.locale.foreign_numbers import foreign_numbers


def _own_words(inlines: tuple[Inline, ...]) -> str:
    """Return the words of inlines that are in the content's own language, and no code."""
    words = ""
    for inline in inlines:
        match inline:
            case Plain():
                words += inline.text
            case CodeSpan() | InlineMath() | Foreign() | Citation():
                words += " "
            case _:
                words += _own_words(inline.inlines)
    return words


def _paragraphs(text: ContentText) -> Iterator[str]:
    if text.text is None:
        yield from text.paragraphs
    else:
        yield from map(_own_words, text.text.paragraphs)


def foreign_number(content: ExaminedContent) -> Iterator[Finding]:
    language = str(content.document.document.language)
    for text in content.texts:
        for paragraph in _paragraphs(text):
            for number in foreign_numbers(paragraph, language):
                yield Finding(
                    0,
                    f'"{number.written}" has the marks of another language; in "{language}" it is'
                    f' "{number.here}"',
                    content.locate(text, number.written),
                )


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("foreign-number", Severity.WARNING, "numbers have the marks of the content's language",
         "A comma that is read as a point makes a dose a thousand times as small or as large.",
         "Unicode CLDR, number symbols", foreign_number),
)  # fmt: skip

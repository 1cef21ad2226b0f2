"""A rule on numbers in running text: they have the marks of the content's language."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.content.own_words import own_paragraphs
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity
from irdocs.locale.foreign_numbers import ForeignNumber, foreign_numbers


def foreign_number(content: ExaminedContent) -> Iterator[Finding]:
    language = str(content.document.document.language)
    for text, number in content.found(_foreign_numbers, language):
        yield Finding(
            0,
            f'"{number.written}" has the marks of another language; in "{language}" it is'
            f' "{number.here}"',
            content.locate(text, number.written),
        )


def _foreign_numbers(
    part: ExaminedPart, language: str
) -> Iterator[tuple[ContentText, ForeignNumber]]:
    for text in part.texts:
        for paragraph in own_paragraphs(text):
            for number in foreign_numbers(paragraph, language):
                yield text, number


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("foreign-number", Severity.WARNING, "numbers have the marks of the content's language",
         "A comma that is read as a point makes a dose a thousand times as small or as large.",
         "Unicode CLDR, number symbols", foreign_number),
)  # fmt: skip

"""A rule on marks, spaces and units: they are written as the content's language writes them."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.content.gathering import gathered
from irdocs.audit.content.own_words import own_paragraphs
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity, Span
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.locale.typography import StyleFault, style_faults

LONGEST_SHOWN = 30
"""The most characters of a fault that a message shows; its end is shown of a longer one."""


def locale_style(content: ExaminedContent) -> Iterator[Finding]:
    language = str(content.document.document.language)
    kinds: dict[str, list[tuple[StyleFault, Span]]] = {}
    for text, fault in content.found(_style_faults, language):
        place = content.locate(text, fault.written)
        kinds.setdefault(fault.about, []).append((fault, place))
    for about, faults in kinds.items():
        first = faults[0][0]
        said = f'{about}: "{_shown(first.written)}" is "{_shown(first.here)}" in "{language}"'
        many = f"{said}, and so on in {len(faults)} places"
        yield from gathered([span for _, span in faults], said, many)


def _style_faults(part: ExaminedPart, language: str) -> Iterator[tuple[ContentText, StyleFault]]:
    for text in part.texts:
        for paragraph in own_paragraphs(text):
            for fault in style_faults(paragraph, language):
                yield text, fault


def _shown(text: str) -> str:
    """Return a text for a message, with a sign for each no-break space."""
    short = text if len(text) <= LONGEST_SHOWN else f"…{text[-LONGEST_SHOWN:]}"
    return short.replace(NO_BREAK_SPACE, "⍽")


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("locale-style", Severity.NOTE,
         "quotation marks, stops, spaces and units are those of the content's language (⍽ is a "
         "no-break space, U+00A0)",
         "Readers stumble over marks that they do not know, and some take them for mistakes in the "
         "matter, too.",
         "Unicode CLDR, delimiters; SI Brochure, 5.4.3; Lexique des règles typographiques",
         locale_style),
)  # fmt: skip

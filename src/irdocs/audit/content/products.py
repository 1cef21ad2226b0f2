"""Rules on two products from one file: nothing for one only without a word, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, TextPurpose
from irdocs.audit.content.language import words
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity

LEAST_REPEATED = 6
"""Fewer words than this may well be said twice."""


def unprinted(content: ExaminedContent) -> Iterator[Finding]:
    sections = {str(section.id) for section in content.document.sections}
    for said in content.said:
        if not said.products and not (said.key == "notes" and said.home in sections):
            yield Finding(
                0, f"{said.key}: is for the deck, but this is for the leaflet only", said.span
            )
    presented = [product for product in content.products if product.is_presented]
    reached = any(content.document.sections_for(product) for product in presented)
    if content.document.objectives and not reached:
        yield Finding(0, "objectives are for the deck, which nothing else is for",
                      content.document.objectives.span)  # fmt: skip


def repeated(content: ExaminedContent) -> Iterator[Finding]:
    found: dict[tuple[ContentText, str], ContentText] = {}
    for product in content.names:
        seen: dict[tuple[bool, str], ContentText] = {}
        for said in content.said:
            if product not in said.products or said.part in (TextPurpose.ALT, TextPurpose.LABEL):
                continue
            for paragraph in said.paragraphs:
                key = said.part is TextPurpose.NOTES, " ".join(paragraph.casefold().split())
                if len(words(paragraph)) < LEAST_REPEATED:
                    continue
                if key in seen:
                    found[said, paragraph] = seen[key]
                seen.setdefault(key, said)
    for (said, paragraph), first in found.items():
        where = content.place(first, paragraph).line
        again = content.place(said, paragraph, last=True)
        yield Finding(0, f"the same words stand in line {where}", again)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unprinted-words", Severity.WARNING, "all that is written is for a product that is made",
         "headline:, short: and notes: are for the deck; in a block that is only: leaflet nobody "
         "reads them.", "docs/content.md", unprinted),
    Rule("repeated-text", Severity.WARNING, "no text says the same twice in a product",
         "It costs room and patience, and one of the two is forgotten at the next change.",
         "docs/content.md", repeated),
)  # fmt: skip

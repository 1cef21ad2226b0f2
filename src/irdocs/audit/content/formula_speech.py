"""A rule on formulas: they are read aloud in the content's language."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.content.examined import ExaminedContent, ExaminedPart
from irdocs.audit.content.gathering import gathered
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import FormulaBlock
from irdocs.content.markup import Inline, InlineMath
from irdocs.diagnostics import Severity, Span
from irdocs.locale import load
from irdocs.locale.formula_words import words_for


def _has_math(inlines: tuple[Inline, ...]) -> bool:
    return any(
        isinstance(inline, InlineMath) or _has_math(getattr(inline, "inlines", ()))
        for inline in inlines
    )


def _spoken_formulas(content: ExaminedContent) -> Iterator[Span]:
    """Yield the places of formulas that irdocs puts into words itself."""
    for section in content.document.sections:
        for block in section.all_blocks:
            if isinstance(block, FormulaBlock) and not block.alt:
                yield block.latex.span
    yield from content.found(_with_math)


def _with_math(part: ExaminedPart) -> Iterator[Span]:
    for text in part.texts:
        if text.text is not None and any(map(_has_math, text.text.paragraphs)):
            yield text.span


def formula_in_english(content: ExaminedContent) -> Iterator[Finding]:
    language = str(content.document.document.language)
    if words_for(load(language).tag) is not None:
        return
    said = f'irdocs has no words for formulas in "{language}", so screen readers hear English here'
    yield from gathered(sorted(set(_spoken_formulas(content))), said, said)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("formula-in-english", Severity.NOTE,
         "formulas are read aloud in the content's language",
         "English words are marked as English, yet not every listener understands them; the alt: of"
         " a formula says it in your own words.",
         "WCAG 2.2, 1.1.1 and 3.1.2", formula_in_english),
)  # fmt: skip

"""A rule on doses: they are written so that nobody reads ten times as much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity

_UNIT = r"(?:mg|micrograms?|mcg|[µμ]g|ng|units?)\b(?![ \u00a0]?/)"
_GAP = r"[ \u00a0\u202f]?"
_FAULTS = (
    (re.compile(rf"(?<![\w.,])\d+[.,]0{{1,2}}{_GAP}{_UNIT}"), "leave out the zeros at its end"),
    (re.compile(rf"(?<![\w.,])\.\d+{_GAP}{_UNIT}"), "write a zero before the point"),
    (re.compile(rf"(?<![\w.,])\d+{_GAP}U\b(?![ \u00a0]?/)"), "write units in full"),
    (re.compile(rf"(?<![\w.,])\d[\d.,]*{_GAP}ug\b(?![ \u00a0]?/)"), "write micrograms"),
)
"""5.0 mg is read as 50 mg, .4 mg as 4 mg, 10U as 100, and 50 ug as 50 mg. Concentrations, as mg/dL,
are no doses, and grams are often those of food: 2.0 g of salt."""


_RANGE = re.compile(
    r"(?<![\w.,–-])(?!(?:19|20)\d\d[–-]\d\d\b)(?P<least>\d+(?:\.\d+)?)[–-](?P<most>\d+(?:\.\d+)?)"
    rf"{_GAP}(?:mg|micrograms?|mcg|[µμ]g|ng|ml|mL|units?)\b"
)
"""Doses from the least to the most, without spaces: what goes down has words or arrows between."""


def error_prone_dose(content: ExaminedContent) -> Iterator[Finding]:
    if content.document.document.health:
        for text, written, advice in content.found(_error_prone):
            yield Finding(
                0, f'"{written}" is easily misread: {advice}', content.locate(text, written)
            )


def _error_prone(part: ExaminedPart) -> Iterator[tuple[ContentText, str, str]]:
    for text in part.texts:
        for words in text.paragraphs:
            for pattern, advice in _FAULTS:
                for match in pattern.finditer(words):
                    yield text, match[0], advice
            for match in _RANGE.finditer(words):
                if float(match["least"]) > float(match["most"]):
                    yield text, match[0], "write the smaller number first"


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("error-prone-dose", Severity.WARNING,
         "a dose has no zero at its end, one before its point, and units in full; a range begins "
         "with the less",
         "A point that is overlooked, or a U that is read as a 0, makes ten times the dose.",
         "BNF, Guidance on prescribing; ISMP, List of Error-Prone Abbreviations",
         error_prone_dose),
)  # fmt: skip
"""The rule on doses."""

__all__ = ["RULES"]

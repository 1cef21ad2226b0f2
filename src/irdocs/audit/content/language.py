"""Rules on language: short sentences and paragraphs, abbreviations explained, how hard it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent
from irdocs.audit.rules import Finding, Rule
from irdocs.audit.wording import BLOCK_CAPITALS
from irdocs.content.markup import sentences
from irdocs.diagnostics import Severity

_NHS = "NHS digital service manual, How we write"
LONG_SENTENCE, VERY_LONG_SENTENCE = 20, 25
"""The most words of a sentence by the NHS's rule, and by GOV.UK's."""
WHOLE_SENTENCE = 5
"""Fewer words are a cell, a label or an option, and say nothing of how hard the text is."""
LONG_PARAGRAPH = 3
"""The most sentences of a paragraph."""


def words(text: str) -> list[str]:
    """Return the words of a text: whatever has a letter or a figure in it."""
    return [word for word in text.split() if any(c.isalnum() for c in word)]


def _sentences(content: ExaminedContent, least: int, most: int) -> Iterator[Finding]:
    for said in content.prose:
        for paragraph in said.paragraphs:
            for sentence in sentences(paragraph):
                if least < (count := len(words(sentence))) <= most:
                    start = " ".join(sentence.split()[:6])
                    yield Finding(
                        0, f'a sentence of {count} words: "{start} …"', content.place(said, start)
                    )


def long_sentence(content: ExaminedContent) -> Iterator[Finding]:
    yield from _sentences(content, LONG_SENTENCE, VERY_LONG_SENTENCE)


def very_long_sentence(content: ExaminedContent) -> Iterator[Finding]:
    yield from _sentences(content, VERY_LONG_SENTENCE, 1_000_000)


def long_paragraph(content: ExaminedContent) -> Iterator[Finding]:
    for said in content.prose:
        for paragraph in said.paragraphs:
            if (count := len(sentences(paragraph))) > LONG_PARAGRAPH:
                where = content.place(said, paragraph)
                yield Finding(0, f"a paragraph of {count} sentences", where)


_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{1,5}(?=s?\b)")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})\Z")


def abbreviations(text: str) -> Iterator[str]:
    """Yield each abbreviation of a text: two to six capitals, as IR and MRI.

    Roman numbers and words in block capitals are none.
    """
    for match in _ABBREVIATION.finditer(BLOCK_CAPITALS.sub("", text)):
        if not _ROMAN.match(match[0]):
            yield match[0]


def explains(text: str, abbreviation: str) -> bool:
    """Whether a text says what an abbreviation means: "pinhole surgery (PS)", "PS (pinhole …)"."""
    short = re.escape(abbreviation)
    return bool(
        re.search(rf"\w \({short}s?\b[^()]*\)|\b{short} \((?=[^()]*[a-z]{{3}})", text)
        or re.search(rf"\b{short} (stands for|means|is short for)\b", text)
    )


def unexplained(content: ExaminedContent) -> Iterator[Finding]:
    found: dict[tuple[ContentText, str], None] = {}
    for product in content.names:
        known = set(content.document.glossary)
        for said in content.said:
            if not said.is_printed or product not in said.products or said.key == "name":
                continue
            for short in abbreviations(" ".join(said.paragraphs)):
                if short not in known and not _is_explained(content, said, short, product):
                    found[said, short] = None
                known.add(short)
    for said, short in found:
        yield Finding(0, f'"{short}" is not explained where it first stands',
                      content.place(said, short))  # fmt: skip


def _is_explained(content: ExaminedContent, said: ContentText, short: str, product: str) -> bool:
    """Whether a text, or another of the same block or section head, explains an abbreviation."""
    return any(
        explains(" ".join(other.paragraphs), short)
        for other in content.said
        if other.home == said.home and other.is_printed and product in other.products
    )


def reading_grade(content: ExaminedContent) -> Iterator[Finding]:
    document = content.document
    if not str(document.document.language).lower().startswith("en"):
        return
    said = [
        sentence
        for text in content.prose
        for paragraph in text.paragraphs
        for sentence in sentences(paragraph)
        if len(words(sentence)) >= WHOLE_SENTENCE
    ]
    spoken = [word for sentence in said for word in words(sentence)]
    if not spoken:
        return
    grade = _flesch_kincaid(len(said), spoken)
    what = f"reading grade {grade:.1f} (Flesch-Kincaid), about age {max(5, round(grade) + 5)}"
    yield Finding(
        0, f"{what}: {len(spoken)} words in {len(said)} sentences", document.document.span
    )


def _flesch_kincaid(sentences: int, words: list[str]) -> float:
    """Return the school grade (Kincaid et al. 1975, Research Branch Report 8-75)."""
    from pyphen import Pyphen

    breaks = Pyphen(lang="en_GB")
    syllables: int = sum(breaks.inserted(word).count("-") - word.count("-") + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("long-sentence", Severity.WARNING,
         f"a sentence has {LONG_SENTENCE} words at most",
         "Readers lose the beginning of a long sentence before its end.", _NHS, long_sentence),
    Rule("very-long-sentence", Severity.WARNING,
         f"a sentence has {VERY_LONG_SENTENCE} words at most, whatever it says",
         "GOV.UK's limit, for content that keeps the NHS's as a wish only.",
         "GOV.UK style guide, sentence length", very_long_sentence),
    Rule("long-paragraph", Severity.WARNING,
         f"a paragraph has {LONG_PARAGRAPH} sentences at most",
         "A wall of words is not read.", _NHS, long_paragraph),
    Rule("unexplained-abbreviation", Severity.WARNING,
         "an abbreviation is explained where it first stands, or in glossary:",
         "Who does not know it stops there, and does not ask.",
         "NHS digital service manual, abbreviations and acronyms", unexplained),
    Rule("reading-grade", Severity.NOTE, "how hard the text is to read is known",
         "For comparing drafts only: formulas count letters and syllables, not sense. The NHS "
         "advises against them as a gate.", "NHS digital service manual, health literacy",
         reading_grade),
)  # fmt: skip

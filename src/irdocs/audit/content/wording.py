"""Rules on the wording of headings, links and alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart, TextPurpose
from irdocs.audit.content.gathering import gathered
from irdocs.audit.content.link_places import link_place
from irdocs.audit.content.trial_names import trial_names
from irdocs.audit.rules import Finding, Rule
from irdocs.audit.wording import (
    BLOCK_CAPITALS,
    LONGEST_ALT,
    ONE_IN_CAPITALS,
    STRESSED_WORDS,
    names_a_file,
    says_nothing,
)
from irdocs.content import markup
from irdocs.content.markup import Link
from irdocs.diagnostics import Severity, shortened
from irdocs.locale import ENGLISH

_NHS = "NHS digital service manual, How we write"
LONGEST_HEADING = 65
"""The largest number of characters of a heading."""
_PICTURE_OF = re.compile(
    r"(an? |the )?(image|picture|photo|photograph|graphic) of\b", re.IGNORECASE
)
"""How an alternative text must not begin, as screen readers say it already."""


def is_title_case(heading: str) -> bool:
    """Whether a heading is Written Like This.

    That is so if all its longer words after the first begin with a capital, and there are two or
    more of them: one alone is probably a name. Abbreviations do not count as capitalised.
    """
    words = re.findall(r"[^\W\d_][\w’'-]*", heading)
    longer_words = [word for word in words[1:] if len(word) > 3]
    return len(longer_words) >= 2 and all(
        word[0].isupper() and not word.isupper() for word in longer_words
    )


def title_case(content: ExaminedContent) -> Iterator[Finding]:
    for text in content.found(_in_title_case):
        yield Finding(0, f'the heading "{text.paragraphs[0]}" is in title case', text.span)


def _in_title_case(part: ExaminedPart) -> Iterator[ContentText]:
    for text in part.texts:
        is_heading = text.part is TextPurpose.HEADING and text.key != "term"
        if is_heading and is_title_case(text.paragraphs[0]):
            yield text


def long_heading(content: ExaminedContent) -> Iterator[Finding]:
    long = list(content.found(_long_headings))
    yield from gathered(
        [text.span for text in long],
        f"a heading of {len(long[0].paragraphs[0])} characters" if long else "",
        f"{len(long)} headings have more than {LONGEST_HEADING} characters",
    )


def _long_headings(part: ExaminedPart) -> Iterator[ContentText]:
    for text in part.texts:
        if text.key == "title" and len(text.paragraphs[0]) > LONGEST_HEADING:
            yield text


def block_capitals(content: ExaminedContent) -> Iterator[Finding]:
    glossary = content.document.glossary
    found = [one for one in content.found(_in_block_capitals) if one[1] not in glossary]
    if not found:
        return
    names = trial_names(content)
    for text, words in found:
        is_name = names.issuperset(words.split())
        if not is_name and (" " in words or _is_a_word(content, words)):
            yield Finding(
                0, f'"{shortened(words)}" is in block capitals', content.locate(text, words)
            )


def _in_block_capitals(part: ExaminedPart) -> Iterator[tuple[ContentText, str]]:
    for text in part.texts:
        for paragraph in text.paragraphs:
            if words := _in_capitals(paragraph):
                yield text, words


def _in_capitals(paragraph: str) -> str | None:
    """Return the first words of a paragraph that are in capitals, or the only one; None if none
    are."""
    match = BLOCK_CAPITALS.search(paragraph) or ONE_IN_CAPITALS.fullmatch(paragraph)
    return match[0] if match else None


_ALARMS = frozenset(
    {"achtung", "attention", "caution", "danger", "dikkat", "emergency", "gefahr", "important",
     "pericolo", "peligro", "pwysig", "rhybudd", "urgence", "uwaga", "vorsicht", "warning",
     "wichtig"}
)  # fmt: skip
"""What stands above warnings in capitals, in some languages."""
LONGEST_ACRONYM = 9
"""How many letters have those that people make up."""


def _is_a_word(content: ExaminedContent, capitals: str) -> bool:
    """Whether a word in capitals is one that people write in small letters: it is common, too long
    for an acronym, or the document writes it so."""
    word = capitals.lower()
    if word in STRESSED_WORDS | _ALARMS or len(word) > LONGEST_ACRONYM:
        return True
    written = re.compile(rf"\b{word}\b")
    return any(written.search(paragraph) for text in content.texts for paragraph in text.paragraphs)


def same_heading(content: ExaminedContent) -> Iterator[Finding]:
    seen: dict[tuple[str, str], ContentText] = {}
    repetitions: dict[ContentText, ContentText] = {}
    titles = tuple(content.found(_titles))
    for product in content.names:
        for text in titles:
            if product not in text.products:
                continue
            first = seen.setdefault((product, text.paragraphs[0].casefold()), text)
            if first is not text:
                repetitions[text] = first
    for text, first in repetitions.items():
        yield Finding(0, f'line {first.span.line} has the heading "{text.paragraphs[0]}", too',
                      text.span)  # fmt: skip


def _titles(part: ExaminedPart) -> Iterator[ContentText]:
    for text in part.texts:
        if text.key == "title" and text.home:
            yield text


def _links(part: ExaminedPart) -> Iterator[tuple[ContentText, Link]]:
    for text in part.texts:
        for paragraph in text.text.paragraphs if text.text else ():
            for inline in markup.walk(paragraph):
                if isinstance(inline, Link):
                    yield text, inline


def vague_link(content: ExaminedContent) -> Iterator[Finding]:
    for text, link in content.found(_links):
        link_text = markup.plain_of(link.inlines)
        if says_nothing(link_text):
            yield Finding(
                0,
                f'the text of a link, "{link_text}", does not say where it leads',
                link_place(content, text, link),
            )


def ambiguous_link(content: ExaminedContent) -> Iterator[Finding]:
    addresses: dict[str, str] = {}
    for text, link in content.found(_links):
        link_text = markup.plain_of(link.inlines)
        if addresses.setdefault(link_text.casefold(), link.url) != link.url:
            message = f'another link has the text "{link_text}", but leads to a different address'
            yield Finding(0, message, link_place(content, text, link))


def weak_alt(content: ExaminedContent) -> Iterator[Finding]:
    for text in content.found(_alternatives):
        alternative = text.paragraphs[0]
        if names_a_file(alternative):
            yield Finding(0, "the alternative text is the name of a file", text.span)
        elif _PICTURE_OF.match(alternative):
            yield Finding(
                0,
                "the alternative text says that it is a picture, which screen readers say already",
                text.span,
            )
        if len(alternative) > LONGEST_ALT:
            yield Finding(0, f"the alternative text has {len(alternative)} characters", text.span)


def _alternatives(part: ExaminedPart) -> Iterator[ContentText]:
    for text in part.texts:
        if text.part is TextPurpose.ALT:
            yield text


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("title-case", Severity.WARNING, "headings are in sentence case",
         "Capitals within a line make it harder to read, and words look like names.",
         _NHS, title_case, ENGLISH),
    Rule("long-heading", Severity.NOTE, f"a heading has {LONGEST_HEADING} characters at most",
         "Readers look headings over to find their place; headline: takes a longer title of a "
         "slide.", "NHS digital service manual, content style", long_heading),
    Rule("block-capitals", Severity.WARNING, "no words are in block capitals",
         "Readers recognise words by their shape, which capitals hide; some screen readers spell "
         "them letter by letter.", _NHS, block_capitals),
    Rule("same-heading", Severity.WARNING, "no two headings of a product are the same",
         "Users of screen readers move from heading to heading, and could not tell them apart.",
         "WCAG 2.2, 2.4.6", same_heading),
    Rule("vague-link", Severity.WARNING, "the text of a link says where it leads",
         "Screen readers list links without the text around them.", "WCAG 2.2, 2.4.4", vague_link),
    Rule("ambiguous-link", Severity.WARNING, "links with the same text lead to the same address",
         "In a list of links they cannot be told apart.", "WCAG 2.2, 3.2.4", ambiguous_link),
    Rule("weak-alt", Severity.WARNING,
         f"alternative text says what the picture shows, in {LONGEST_ALT} characters at most",
         "A screen reader reads it in one go in place of the picture.",
         "Microsoft, Rules for the Accessibility Checker; WCAG 2.2, 1.1.1", weak_alt),
)  # fmt: skip

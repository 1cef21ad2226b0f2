"""Rules on the wording of headings, links and alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart, TextPurpose
from irdocs.audit.content.gathering import gathered
from irdocs.audit.content.language import are_abbreviations, explains
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
    tells_no_picture,
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


TITLE_CASE_SHARE = 0.25
"""The least share of headings that are Written Like This where it is a habit; one among many that
are not is a name, such as that of a book, a war or a disease."""


def title_case(content: ExaminedContent) -> Iterator[Finding]:
    headings = tuple(content.found(_long_enough))
    found = [(text, words) for text, words in headings if all(map(_is_capitalised, words))]
    if len(found) < TITLE_CASE_SHARE * len(headings):
        return
    written = _written(content) if found else frozenset()
    for text, words in found:
        unknown = [word for word in words if not _is_name(word, written)]
        is_ordinary = any(word.lower() in written | _SMALL_WORDS for word in unknown)
        if len(unknown) >= 2 and (is_ordinary or len(found) > 1):
            yield Finding(0, f'the heading "{text.paragraphs[0]}" is in title case', text.span)


def _long_enough(part: ExaminedPart) -> Iterator[tuple[ContentText, tuple[str, ...]]]:
    """Yield each heading with two longer words or more behind its first one, and those words: one
    alone with a capital is probably a name."""
    for text in part.texts:
        if text.part is TextPurpose.HEADING and text.key != "term":
            _, *words = _WORD.findall(text.paragraphs[0]) or [""]
            longer = tuple(word for word in words if len(word) > 3)
            if len(longer) >= 2:
                yield text, longer


_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_WITHIN = re.compile(r"(?<=[\w,;)] )[^\W\d_][\w’'-]*")
"""A word that begins no sentence."""


def _is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital; an abbreviation does not count."""
    return word[0].isupper() and not word.isupper()


_SMALL_WORDS = frozenset(
    {"about", "after", "before", "from", "have", "into", "that", "their", "them", "they", "this",
     "what", "when", "where", "which", "will", "with", "without", "your"}
)  # fmt: skip
"""Words that begin with a capital in title case, and in few names."""


def _is_name(word: str, written: frozenset[str]) -> bool:
    """Whether texts have a word with a capital within sentences, and never without."""
    return word in written and word.lower() not in written


def _written(content: ExaminedContent) -> frozenset[str]:
    """Return the words that stand within sentences of texts that are no headings. Of a heading
    alone, whose words stand nowhere else, it is not told whether it is a name."""
    return frozenset(
        word
        for text in content.texts
        if text.part is not TextPurpose.HEADING
        for paragraph in text.paragraphs
        for word in _WITHIN.findall(paragraph)
    )


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
    paragraphs = [" ".join(text.paragraphs) for text in content.texts]
    for text, words in found:
        explained = {
            word for word in words.split() if " " in words
            and (word in glossary or any(explains(said, word) for said in paragraphs))
        }  # fmt: skip
        is_name = names.issuperset(words.split()) or are_abbreviations(words, explained)
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
        elif tells_no_picture(alternative):
            message = f'"{alternative}" does not say what is shown'
            yield Finding(0, message, text.span)
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

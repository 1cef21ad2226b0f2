"""Rules on headings, links and descriptions: words that stand for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, TextPurpose
from irdocs.audit.rules import Finding, Rule
from irdocs.audit.wording import BLOCK_CAPITALS, LONGEST_ALT, names_a_file, says_nothing
from irdocs.content import markup
from irdocs.content.markup import Link
from irdocs.diagnostics import Severity

_NHS = "NHS digital service manual, How we write"
_PICTURE_OF = re.compile(
    r"(an? |the )?(image|picture|photo|photograph|graphic) of\b", re.IGNORECASE
)


def is_title_case(heading: str) -> bool:
    """Whether a heading Writes Its Words Like This, names apart as far as that can be told."""
    words = re.findall(r"[^\W\d_][\w’'-]*", heading)
    long = [word for word in words[1:] if len(word) > 3]
    return len(long) >= 2 and all(word[0].isupper() and not word.isupper() for word in long)


def title_case(content: ExaminedContent) -> Iterator[Finding]:
    for said in content.said:
        if (
            said.part is TextPurpose.HEADING
            and said.key != "term"
            and is_title_case(said.paragraphs[0])
        ):
            yield Finding(0, f'"{said.paragraphs[0]}" capitalises its words', said.span)


def block_capitals(content: ExaminedContent) -> Iterator[Finding]:
    for said in content.said:
        for paragraph in said.paragraphs:
            match = BLOCK_CAPITALS.search(paragraph)
            if match and match[0] not in content.document.glossary:
                yield Finding(
                    0, f'"{match[0]}" is in block capitals', content.place(said, match[0])
                )


def same_heading(content: ExaminedContent) -> Iterator[Finding]:
    seen: dict[tuple[str, str], ContentText] = {}
    found: dict[ContentText, ContentText] = {}
    for product in content.names:
        for said in content.said:
            if said.key != "title" or product not in said.products or not said.home:
                continue
            first = seen.setdefault((product, said.paragraphs[0].casefold()), said)
            if first is not said:
                found[said] = first
    for said, first in found.items():
        yield Finding(0, f'line {first.span.line} has the heading "{said.paragraphs[0]}" too',
                      said.span)  # fmt: skip


def _links(content: ExaminedContent) -> Iterator[tuple[ContentText, Link]]:
    for said in content.said:
        for paragraph in said.text.paragraphs if said.text else ():
            for inline in markup.walk(paragraph):
                if isinstance(inline, Link):
                    yield said, inline


def vague_link(content: ExaminedContent) -> Iterator[Finding]:
    for said, link in _links(content):
        words = markup.plain_of(link.inlines)
        if says_nothing(words):
            yield Finding(0, f'a link says only "{words}"', content.place(said, words))


def ambiguous_link(content: ExaminedContent) -> Iterator[Finding]:
    led: dict[str, str] = {}
    for said, link in _links(content):
        words = markup.plain_of(link.inlines)
        if led.setdefault(words.casefold(), link.url) != link.url:
            what = f'another link says "{words}" too, and leads elsewhere'
            yield Finding(0, what, content.place(said, words))


def weak_alt(content: ExaminedContent) -> Iterator[Finding]:
    for said in content.said:
        if said.part is not TextPurpose.ALT:
            continue
        words = said.paragraphs[0]
        if names_a_file(words):
            yield Finding(0, "the alternative text is the name of a file", said.span)
        elif _PICTURE_OF.match(words):
            yield Finding(
                0, "the alternative text says that it is a picture, as readers do", said.span
            )
        if len(words) > LONGEST_ALT:
            yield Finding(0, f"the alternative text has {len(words)} characters", said.span)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("title-case", Severity.WARNING, "headings are in sentence case",
         "Capitals within a line make it harder to read, and look like names.", _NHS, title_case),
    Rule("block-capitals", Severity.WARNING, "no words are in block capitals",
         "Words are known by their shape, which capitals take away; some screen readers spell "
         "them.", _NHS, block_capitals),
    Rule("same-heading", Severity.WARNING, "no two headings of a product say the same",
         "Who listens goes from heading to heading and cannot tell them apart.",
         "WCAG 2.2, 2.4.6", same_heading),
    Rule("vague-link", Severity.WARNING, "a link's words say where it leads",
         "Screen readers list links without the words round them.", "WCAG 2.2, 2.4.4", vague_link),
    Rule("ambiguous-link", Severity.WARNING, "links of the same words lead to the same place",
         "In a list of links they cannot be told apart.", "WCAG 2.2, 3.2.4", ambiguous_link),
    Rule("weak-alt", Severity.WARNING,
         f"alternative text says what is to be seen, in {LONGEST_ALT} characters at most",
         "It is read in one go in place of the picture.",
         "Microsoft, Rules for the Accessibility Checker; WCAG 2.2, 1.1.1", weak_alt),
)  # fmt: skip

"""A rule on the language of texts: it is the one that the content says."""

from __future__ import annotations

from collections.abc import Iterator

import babel

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.content.own_words import own_paragraphs
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity
from irdocs.locale import ENGLISH
from irdocs.locale.recognition import other_language, other_script

_KEYS_OF_NAMES = frozenset({"name", "organisation", "address", "place", "by", "credit"})


def in_other_language(content: ExaminedContent) -> Iterator[Finding]:
    language = content.document.document.language
    if found := _recognised(language, *content.found(_words_of_part)):
        yield Finding(0, f'the text is in {found}, and language: says "{language}"', language.span)
        return
    for text, words, name in content.found(_others, str(language)):
        start = " ".join(words.split()[:5])
        message = f'"{start} …" is in {name}, and the content is in "{language}"'
        yield Finding(0, message, content.locate(text, start))


def _words(part: ExaminedPart) -> Iterator[tuple[ContentText, str]]:
    """Yield each text of a part that is in a language, with its words."""
    for text in part.texts:
        if text.key not in _KEYS_OF_NAMES:
            yield text, " ".join(own_paragraphs(text))


def _words_of_part(part: ExaminedPart) -> Iterator[str]:
    yield " ".join(words for _, words in _words(part))


def _others(part: ExaminedPart, language: str) -> Iterator[tuple[ContentText, str, str]]:
    """Yield each text that is in another language, with its words and the name of that."""
    for text, words in _words(part):
        if found := _recognised(language, words):
            yield text, words, found


def _recognised(language: str, *texts: str) -> str | None:
    """Return the language or the letters that texts are in, in English, if not those of a tag."""
    english = babel.Locale(ENGLISH)
    if name := other_script(language, *texts):
        return f"{english.scripts.get(name, name)} letters"
    if tag := other_language(language, *texts):
        return str(english.languages.get(tag, tag))
    return None


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("other-language", Severity.WARNING,
         "texts are in the content's language; words of another one are marked, as in "
         "[Bore da](lang:cy)",
         "A screen reader pronounces every text by the rules of its language, so words of another "
         "one cannot be understood. It may also have been forgotten in translation.",
         "WCAG 2.2, 3.1.1 and 3.1.2", in_other_language),
)  # fmt: skip

"""Words of irdocs in another language than the content's: English where a language has no file.

A screen reader must tell them from the content's own language (WCAG 2.2, 3.1.2), however deep in a
plan they stand. So the text itself knows its language. What is put together of it and of an
author's words is a plain text again, since it is of two languages.
"""

from __future__ import annotations

from collections.abc import Iterable


class OwnWords(str):
    """A text of irdocs in a language that is not the content's."""

    __slots__ = ("language",)

    language: str
    """Its tag (BCP 47)."""


def in_language(text: str, language: str | None) -> str:
    """Return a text that knows its language; as it is for None, the content's own."""
    if language is None:
        return text
    words = OwnWords(text)
    words.language = language
    return words


def language_of(text: str) -> str | None:
    """Return the language of a text of irdocs, or None for that of the content."""
    return text.language if isinstance(text, OwnWords) else None


def common_language(texts: Iterable[str]) -> str | None:
    """Return the language of several texts that stand together, or None if they have several.

    Those without a letter count for nothing.
    """
    languages = {language_of(text) for text in texts if any(map(str.isalpha, text))}
    return languages.pop() if len(languages) == 1 else None

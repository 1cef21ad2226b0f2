"""Tell what irdocs says itself on its slides and in their notes, by its words in a language."""

from __future__ import annotations

import re
from functools import lru_cache

from irdocs.importing.losses import words_of
from irdocs.locale.strings_file import Strings


def filled_in(template: str, text: str) -> dict[str, str] | None:
    """Return what fills the places of a template, such as "Version {version}, {date}", in a text;
    None for another text."""
    found = _pattern(template).fullmatch(" ".join(text.split()))
    return found.groupdict() if found else None


@lru_cache(maxsize=64)
def _pattern(template: str) -> re.Pattern[str]:
    """Return the pattern of the texts that a template can be filled to."""
    words = re.escape(" ".join(template.split()))
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", words) + r"\.?")


def is_ours(words: Strings, said: str) -> bool:
    """Whether a paragraph of the notes is a sentence that irdocs writes there itself."""
    fixed = (words.agenda_notes, words.closing_notes, words.sources_notes, words.small_print_notes)
    return any(words_of(str(text)) == words_of(said) for text in fixed) or (
        filled_in(words.part_of_section.template, said) is not None
    )


def is_status(words: Strings, said: str) -> bool:
    """Whether a sentence says who wrote a document, or whether it was reviewed."""
    filled = (words.reviewed.template, words.reviewed_by.template, words.written_by.template)
    plain = (words.not_reviewed, words.not_reviewed_elsewhere)
    return any(filled_in(template, said) is not None for template in filled) or any(
        words_of(str(text)) == words_of(said) for text in plain
    )


__all__ = ["filled_in", "is_ours", "is_status"]

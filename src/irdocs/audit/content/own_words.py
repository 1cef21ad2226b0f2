"""The words of a text that are in the content's own language: no code, nothing foreign."""

from __future__ import annotations

from irdocs.audit.content.examined import ContentText
from irdocs.audit.rules import TEXTS
from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.markup import Citation, CodeSpan, Foreign, Inline, InlineMath, Plain


@cached_by_identity(TEXTS)
def own_paragraphs(text: ContentText) -> tuple[str, ...]:
    """Return each paragraph of a text; what is not in the content's language is a space in it."""
    return text.paragraphs if text.text is None else tuple(map(_own_words, text.text.paragraphs))


def _own_words(inlines: tuple[Inline, ...]) -> str:
    words = ""
    for inline in inlines:
        match inline:
            case Plain():
                words += inline.text
            case CodeSpan() | InlineMath() | Foreign() | Citation():
                words += " "
            case _:
                words += _own_words(inline.inlines)
    return words

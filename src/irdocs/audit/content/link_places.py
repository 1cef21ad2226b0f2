"""Find where a link of a text stands in the file, and not where the same words stand before it."""

from __future__ import annotations

from irdocs.audit.content.examined import ContentText, ExaminedContent
from irdocs.content import markup
from irdocs.content.markup import Link
from irdocs.diagnostics import Span


def link_place(content: ExaminedContent, text: ContentText, link: Link) -> Span:
    """Return the span of a link; that of its words, or of the whole text, if it is not found, as
    where it has markup within."""
    words = markup.plain_of(link.inlines)
    for written in (f"[{words}]({link.url}", f"[{words}]"):
        place = content.locate(text, written)
        if place != text.span:
            return place
    return content.locate(text, words)


__all__ = ["link_place"]

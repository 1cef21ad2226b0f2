"""Write the numbers of sources that slides show, such as [2], as the citations of the content."""

from __future__ import annotations

import re
from collections.abc import Mapping

from irdocs.content import evidence
from irdocs.content.model import Document
from irdocs.content.product import DECK
from irdocs.keeping.reading import ReadDeck
from irdocs.ooxml.slide_text import in_plain_quotes, plainly
from irdocs.pulling.escaping import as_markdown, as_paragraph
from irdocs.pulling.units import CITATION

Sources = Mapping[str, str]
"""The ids of sources by the numbers that a deck has for them."""
_NAMED = re.compile(r"[^\[\]]{0,24}\[(\d+)\][:.]? (.+)")
_ESCAPED = re.compile(r"[\s\u00a0]*\\?\[(\d+(?:, ?\d+)*)\\?\]")


def sources_of(document: Document, deck: ReadDeck) -> Sources:
    """Return the sources by the numbers that a deck has for them.

    Where the content has changed since, the deck itself may say another number, in its notes or in
    its list of sources: that one counts.
    """
    numbered = evidence.numbered(document, DECK)
    found = {str(number): name for name, number in numbered.items()}
    references = {
        in_plain_quotes(plainly(evidence.reference(source))): str(name)
        for name, source in document.sources.items()
    }
    for slide in deck.slides:
        for line in (*slide.lines, *slide.notes):
            named = _NAMED.fullmatch(in_plain_quotes(line.text)) if "[" in line.text else None
            for reference, name in references.items() if named else ():
                if named and reference and named[2].startswith(reference):
                    found[named[1]] = name
    return found


def cited_paragraph(text: str, sources: Sources) -> str:
    """Return a whole paragraph, or item, in which nothing is markup but its citations.

    A number that no source has stays as it is seen.
    """
    words = in_plain_quotes(plainly(text))
    whole, place = "", 0
    for match in CITATION.finditer(words):
        cited = _cited(match[0], sources)
        if cited:
            whole += _plain(words[place : match.start()], is_first=not whole) + cited
            place = match.end()
    return (whole + _plain(words[place:], is_first=not whole)).strip()


def with_citations(markdown: str, sources: Sources) -> str:
    """Return Markdown in which the numbers of sources, which are escaped as other brackets are,
    cite them."""
    return _ESCAPED.sub(lambda match: _cited(match[1], sources) or match[0], markdown).strip()


def unknown_numbers(text: str, sources: Sources) -> list[str]:
    """Return what looks like the number of a source in a text and is none."""
    return [mark[0].strip() for mark in CITATION.finditer(text) if not _cited(mark[0], sources)]


def _plain(words: str, *, is_first: bool) -> str:
    return as_paragraph(words) if is_first else as_markdown(words)


def _cited(mark: str, sources: Sources) -> str:
    """Return what cites the sources of a mark; empty if one of its numbers has none."""
    ids = [sources.get(number, "") for number in re.findall(r"\d+", mark)]
    return "".join(f" [@{one}]" for one in ids) if all(ids) else ""


__all__ = ["Sources", "cited_paragraph", "sources_of", "unknown_numbers", "with_citations"]

"""The transcript of a web page: the text of each element in order, with alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from irdocs.audit.reading.transcript import Transcript, TranscriptPiece
from irdocs.audit.reading.unreadable import UnreadableError

_INLINE = frozenset({"a", "abbr", "bdi", "code", "em", "small", "span", "strong", "sub", "sup"})
"""Elements whose text is part of the one that they are in."""
_UNSEEN = frozenset({"style", "script", "title", "head", "template"})
"""Elements whose text nobody sees or hears."""
_SLIDE = re.compile(r"slide\.([0-9]{1,6})")
"""The id of a slide on the page of a deck."""


def read(data: bytes) -> Transcript:
    """Return the transcript of a page. Raises UnreadableError if it is none."""
    return Transcript(tuple(_pieces(_tree(data), 0, 1)))


def links(data: bytes) -> list[tuple[str, str]]:
    """Return the words and the address of each link of a page. Raises UnreadableError."""
    found = _tree(data).iter("a")
    return [(" ".join(link.text_content().split()), link.get("href", "")) for link in found]


def language(data: bytes) -> str:
    """Return the tag of a page's language; empty if it has none. Raises UnreadableError."""
    return str(_tree(data).get("lang") or "")


def _tree(data: bytes) -> Any:
    """Return a page as a tree. Raises UnreadableError if it is none."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(data.decode("utf-8"))
    except (UnicodeDecodeError, etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"it is no page of HTML: {error}") from error
    if root.find("body") is None or not root.xpath("//h1"):
        raise UnreadableError("it is no page of HTML with a heading")
    return root


def _pieces(element: Any, depth: int, page: int) -> Iterator[TranscriptPiece]:
    """Yield the piece of an element that is no part of another's text, then those within it.

    A page is a slide of a deck; the page of a leaflet has only the first.
    """
    if not isinstance(element.tag, str):
        return
    slide = _SLIDE.fullmatch(element.get("id") or "")
    page = int(slide[1]) if slide else page
    label = element.get("aria-label") or element.get("alt")
    if element.tag in _UNSEEN:
        return
    if element.tag == "svg":  # a drawing, with the words in it and what a listener hears of it
        words = " ".join("".join(text.itertext()) for text in element.iter("text"))
        yield TranscriptPiece("img", words, page, depth, label)
        return
    text, nested = _text(element, depth, page)
    if text.strip() or label:
        yield TranscriptPiece(element.tag, text, page, depth, label)
    yield from nested


def _text(element: Any, depth: int, page: int) -> tuple[str, list[TranscriptPiece]]:
    """Return the text of an element with that of inline ones, and the pieces of the others."""
    words, nested = [element.text or ""], []
    for child in element:
        if child.tag == "math":
            words.append(child.get("alttext", ""))
        elif child.tag == "br":
            words.append(" ")
        elif child.tag == "wbr":  # a place where a line may end within a word
            pass
        elif isinstance(child.tag, str) and child.tag in _INLINE and not child.get("aria-label"):
            inner, below = _text(child, depth, page)
            words.append(inner)
            nested += below
        else:
            nested += _pieces(child, depth + 1, page)
            words.append(" ")
        words.append(child.tail or "")
    return "".join(words), nested


__all__ = ["language", "links", "read"]

"""What a listener hears of a PDF: its structure tree, read from the first element to the last.

Everything is taken from a file that was read before; nothing is opened here but by `read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from irdocs.audit.reading import pdf_file
from irdocs.audit.reading.painted_items import MarkedContentReference
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.audit.reading.structure_tree import AnnotationReference, StructureElement
from irdocs.audit.reading.transcript import Transcript, TranscriptPiece

_INLINE = frozenset({"Span", "Link"})
"""Roles whose text belongs to the paragraph round them."""


def read(data: bytes) -> Transcript:
    """Return the transcript of a PDF. Raises UnreadableError, and what `transcribed` raises."""
    return transcribed(pdf_file.read(data))


def transcribed(file: PdfFile) -> Transcript:
    """Return the transcript of a PDF that was read. Raises ValueError if it is not tagged."""
    if not file.structure:
        raise ValueError("the PDF has no structure tree")
    pieces = (piece for element in file.structure for piece in _pieces(file, element, 0))
    return Transcript(tuple(pieces))


def _pieces(file: PdfFile, element: StructureElement, depth: int) -> Iterator[TranscriptPiece]:
    """Yield what an element says itself, then what the elements below it say."""
    text, page, inner = _content(file, element, depth)
    yield TranscriptPiece(element.role, text, page or element.page, depth, element.alt)
    yield from inner


def _content(
    file: PdfFile, element: StructureElement, depth: int
) -> tuple[str, int, list[TranscriptPiece]]:
    """Return an element's text with that of its inline elements, the text's page, all the rest.

    The text's page is where its first characters are; 0 if it has none.
    """
    texts: list[str] = []
    first_page = 0
    inner: list[TranscriptPiece] = []
    for child in element.children:
        match child:
            case MarkedContentReference():
                text, page = file.text(child), child.page
            case StructureElement() if child.role in _INLINE:
                text, page, more = _content(file, child, depth + 1)
                inner += more
            case StructureElement():
                inner += _pieces(file, child, depth + 1)
                continue
            case AnnotationReference():
                continue
            case _:
                assert_never(child)
        texts.append(text)
        if text and not first_page:
            first_page = page
    if element.actual_text is not None:
        return element.actual_text, first_page or element.page, inner
    return "".join(texts), first_page, inner

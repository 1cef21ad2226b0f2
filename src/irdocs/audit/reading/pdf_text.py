"""The transcript of a PDF: the text of its structure tree, from the first element to the last.

This is what a screen reader speaks. It follows the structure tree, not the order of painting, and
takes actual text (ISO 32000-1, 14.9.4) in place of what is painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from irdocs.audit.reading import pdf_file
from irdocs.audit.reading.painted_items import MarkedContentReference
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.audit.reading.structure_tree import AnnotationReference, StructureElement
from irdocs.audit.reading.transcript import Transcript, TranscriptPiece

_INLINE = frozenset({"Span", "Link", "Code"})
"""Structure types whose text is part of the paragraph that they are in."""
_GROUPING = frozenset({"Document", "Part", "Sect", "Div"})
"""Structure types that hold paragraphs; a formula in another is part of its text."""


def read(data: bytes) -> Transcript:
    """Return the transcript of a PDF, given as the bytes of its file.

    Raises UnreadableError if it is damaged, ValueError if it is not tagged.
    """
    return transcribed(pdf_file.read(data))


def transcribed(file: PdfFile) -> Transcript:
    """Return the transcript of a PDF read before. Raises ValueError if it is not tagged."""
    if not file.structure:
        raise ValueError("the PDF has no structure tree")
    pieces = (piece for element in file.structure for piece in _pieces(file, element, 0))
    return Transcript(tuple(pieces))


def of_parts(file: PdfFile) -> list[Transcript]:
    """Return the transcript of each part of a PDF, such as that of a language in it."""
    return [Transcript(tuple(_pieces(file, part, 1))) for part in file.parts]


def _pieces(file: PdfFile, element: StructureElement, depth: int) -> Iterator[TranscriptPiece]:
    """Yield the piece of an element, then the pieces of the block-level elements within it."""
    text, page, nested_pieces = _content(file, element, depth)
    yield TranscriptPiece(element.role, text, page or element.page, depth, element.alt)
    yield from nested_pieces


def _content(
    file: PdfFile, element: StructureElement, depth: int
) -> tuple[str, int, list[TranscriptPiece]]:
    """Return an element's text, the page of that text, and the pieces of elements within it.

    The text includes that of inline elements. Its page is where its first characters are; 0 if it
    has none.
    """
    texts: list[str] = []
    first_page = 0
    nested_pieces: list[TranscriptPiece] = []
    for child in element.children:
        match child:
            case MarkedContentReference():
                text, page = file.text(child), child.page
            case StructureElement() if child.role in _INLINE or (
                child.role == "Formula" and element.role not in _GROUPING
            ):
                text, page, inline_pieces = _content(file, child, depth + 1)
                nested_pieces += inline_pieces
                if child.role == "Formula":
                    nested_pieces.append(
                        TranscriptPiece(child.role, "", page, depth + 1, child.alt)
                    )
            case StructureElement():
                nested_pieces += _pieces(file, child, depth + 1)
                continue
            case AnnotationReference():
                continue
            case _:
                assert_never(child)
        texts.append(text)
        if text and not first_page:
            first_page = page
    if element.actual_text is not None:
        return element.actual_text, first_page or element.page, nested_pieces
    return "".join(texts), first_page, nested_pieces

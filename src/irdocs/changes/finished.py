"""Read a finished file, or anybody's PDF, deck or web page, into the parts that are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import PurePath

import pypdfium2

from irdocs.audit.reading import book_text, deck_text, pdf_file, pdf_text, web_text
from irdocs.audit.reading.transcript import Transcript, TranscriptPiece, normalised
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.changes.passages import ComparedPart, ComparedVersion, FileKind, Passage
from irdocs.content.markup import sentences
from irdocs.diagnostics import UsageError
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import Presentation

KINDS: Mapping[str, FileKind] = {
    ".pdf": FileKind.PDF,
    ".pptx": FileKind.DECK,
    ".potx": FileKind.DECK,
    ".pptm": FileKind.DECK,
    ".html": FileKind.PAGE,
    ".htm": FileKind.PAGE,
    ".epub": FileKind.BOOK,
    ".yaml": FileKind.CONTENT,
    ".yml": FileKind.CONTENT,
}
"""The kinds of files, by the endings of their names."""
_LANGUAGE = "en"
"""By which numbers are read in a file that does not say its language."""


def kind_of(name: str) -> FileKind:
    """Return the kind of a file by the ending of its name. Raises UsageError for another one."""
    kind = KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise UsageError(f"{name}: such a file cannot be compared; take one of {', '.join(KINDS)}")
    return kind


def read_finished(data: bytes, name: str, kind: FileKind) -> ComparedVersion:
    """Return a finished file as a version. Raises UsageError if it cannot be read."""
    try:
        with reading():
            return _READERS[kind](data, name)
    except (UnreadableError, NotAPackageError) as error:
        raise UsageError(f"{name} cannot be read: {error}") from None


def _pdf(data: bytes, name: str) -> ComparedVersion:
    file = pdf_file.read(data)
    language = file.catalogue.language or _LANGUAGE
    if file.structure:
        passages = tuple(_passages(pdf_text.transcribed(file).pieces))
    else:
        passages = tuple(_untagged(data))
    return ComparedVersion(name, FileKind.PDF, (ComparedPart("", passages),), language)


def _untagged(data: bytes) -> Iterator[Passage]:
    """Yield the sentences of a PDF without tags, as its pages paint them."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(str(error)) from None
    try:
        for number in range(len(document)):
            text = " ".join(document[number].get_textpage().get_text_range().split())
            for sentence in sentences(text):
                if words := normalised(sentence):
                    yield Passage(words, "", number + 1)
    finally:
        document.close()


def _deck(data: bytes, name: str) -> ComparedVersion:
    show = Presentation(data)
    languages = Counter(
        str(run.get("lang"))
        for slide in show.slides
        for run in slide.root.iter(f"{A}rPr")
        if run.get("lang")
    )
    most = languages.most_common(1)
    language = most[0][0] if most else _LANGUAGE
    return ComparedVersion(name, FileKind.DECK, tuple(_slides(deck_text.outline(show))), language)


def _slides(outline: Transcript) -> Iterator[ComparedPart]:
    """Yield the slides of an outline, without their numbers, which programs put in."""
    numbered = (piece for piece in outline.pieces if piece.role != "sldNum")
    for number, pieces in groupby(numbered, lambda piece: piece.page):
        yield ComparedPart(f"slide {number}", tuple(_passages(pieces)), pages=(f"slide {number}",))


def _page(data: bytes, name: str) -> ComparedVersion:
    outline = web_text.read(data)
    if len({piece.page for piece in outline.pieces}) > 1:  # of a deck: a slide is a page
        parts = tuple(_slides(outline))
    else:
        parts = (ComparedPart("", tuple(_passages(outline.pieces))),)
    return ComparedVersion(name, FileKind.PAGE, parts, web_text.language(data) or _LANGUAGE)


def _book(data: bytes, name: str) -> ComparedVersion:
    passages = tuple(_passages(book_text.read(data).pieces))
    return ComparedVersion(name, FileKind.BOOK, (ComparedPart("", passages),))


_READERS = {FileKind.PDF: _pdf, FileKind.DECK: _deck, FileKind.PAGE: _page, FileKind.BOOK: _book}


def _passages(pieces: Iterator[TranscriptPiece] | tuple[TranscriptPiece, ...]) -> Iterator[Passage]:
    """Yield the passages of a transcript: the paragraphs of each piece, and alternative texts."""
    for piece in pieces:
        for line in piece.text.split("\n"):
            words = normalised(line)
            if any(character.isalnum() for character in words):
                yield Passage(words, piece.role, piece.page)
        if piece.alt:
            yield Passage(normalised(piece.alt), f"{piece.role} alternative text", piece.page)


__all__ = ["KINDS", "kind_of", "read_finished"]

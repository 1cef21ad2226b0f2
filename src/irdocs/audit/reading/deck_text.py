"""The transcript of a PPTX: its slides' texts, tables, charts and notes, in reading order.

A screen reader reads the shapes of a slide in the order of the file, whatever their places on the
slide, so that order is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.reading import deck_charts, deck_videos
from irdocs.audit.reading.transcript import Transcript, TranscriptPiece
from irdocs.caching.by_identity import cached_by_identity
from irdocs.ooxml.namespaces import A, C, P, R
from irdocs.ooxml.office_math_text import MATH, M, math_text
from irdocs.ooxml.package import KNOWN
from irdocs.ooxml.presentation import Presentation, SlidePage, SlideShape
from irdocs.ooxml.xml import Element

_TEXT, _PARAGRAPH = f"{A}t", f"{A}p"


def read(data: bytes) -> Transcript:
    """Return the transcript of a deck, given as the bytes of its file."""
    return outline(Presentation(data))


def outline(show: Presentation) -> Transcript:
    """Return the transcript of an opened deck: the shapes of each slide, then its notes."""
    pieces: list[TranscriptPiece] = []
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.kind == "sp":
                pieces.append((_known_text if show.known else _text)(shape, slide.number))
            else:
                pieces += _pieces(show, slide, shape)
        notes = show.notes_of(slide)
        if notes:
            root = show.package.xml(notes)
            pieces += (_known_notes if show.known else _notes)(root, slide.number)
    return Transcript(tuple(pieces))


def _notes(root: Element, number: int) -> tuple[TranscriptPiece, ...]:
    """Return the notes of a slide: the body of its notes page, without header, footer and image."""
    return tuple(
        TranscriptPiece("notes", _paragraphs_of(shape), number, 1)
        for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp")
        if (placeholder := shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")) is not None
        and placeholder.get("type") == "body"
    )


def _text(shape: SlideShape, number: int) -> TranscriptPiece:
    """Return the text or formula of a shape on the slide of a number."""
    is_formula = next(shape.element.iter(f"{M}oMathPara"), None) is not None
    role = "formula" if is_formula else shape.type or "shape"
    return TranscriptPiece(role, _paragraphs_of(shape.element), number, 1, shape.alt or None)


# Slides as they were in a deck that was read before are the same objects.
_known_text, _known_notes = cached_by_identity(4 * KNOWN)(_text), cached_by_identity(KNOWN)(_notes)


def _pieces(show: Presentation, slide: SlidePage, shape: SlideShape) -> Iterator[TranscriptPiece]:
    number, alt = slide.number, shape.alt or None
    match shape.kind:
        case "grpSp":
            yield TranscriptPiece("group", "", number, 1, alt)
        case "graphicFrame":
            yield from _graphic_frame(show, slide, shape)
        case "pic" if video := deck_videos.video_in(show.package, slide.part, shape.element):
            yield TranscriptPiece("video", video.words(show.package), number, 1, alt)
        case kind:
            yield TranscriptPiece(kind, "", number, 1, alt)


def _graphic_frame(
    show: Presentation, slide: SlidePage, shape: SlideShape
) -> Iterator[TranscriptPiece]:
    """Yield a chart with all its labels and numbers, or a table and each of its cells."""
    number, alt = slide.number, shape.alt or None
    chart = next(shape.element.iter(f"{C}chart"), None)
    if chart is not None:
        part = show.package.relations(slide.part)[chart.get(f"{R}id")].target
        roots = deck_charts.roots(show.package, part)
        texts = [text.text or "" for root in roots for text in root.iter(f"{C}v", f"{A}t")]
        yield TranscriptPiece("chart", " ".join(texts), number, 1, alt)
        return
    yield TranscriptPiece("table", "", number, 1, alt)
    for row in shape.element.iter(f"{A}tr"):
        for cell in row.iterfind(f"{A}tc"):
            yield TranscriptPiece("cell", _paragraphs_of(cell), number, 2)


def _paragraphs_of(element: Element) -> str:
    """Return the text below an element, one line for each paragraph."""
    return "\n".join(
        "".join(
            [
                math_text(text) if text.tag == MATH else text.text or ""
                for text in paragraph.iter(_TEXT, MATH)
            ]
        )
        for paragraph in element.iter(_PARAGRAPH)
    )

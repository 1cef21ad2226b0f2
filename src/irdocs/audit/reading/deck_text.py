"""A PPTX's slides and notes → outline, by zipfile and lxml."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.reading.transcript import Transcript, TranscriptPiece
from irdocs.ooxml.namespaces import A, C, P, R
from irdocs.ooxml.presentation import Presentation, SlidePage, SlideShape
from irdocs.ooxml.xml import Element

_TEXT, _PARAGRAPH = f"{A}t", f"{A}p"


def read(data: bytes) -> Transcript:
    """Return the outline of a deck: a slide's shapes in order, then its notes."""
    return outline(Presentation(data))


def outline(show: Presentation) -> Transcript:
    """Return the outline of a deck that was read."""
    pieces: list[TranscriptPiece] = []
    for slide in show.slides:
        for shape in slide.shapes:
            pieces += _pieces(show, slide, shape)
        notes = show.notes_of(slide)
        if notes:
            pieces += _notes(show.package.xml(notes), slide.number)
    return Transcript(tuple(pieces))


def _notes(root: Element, number: int) -> Iterator[TranscriptPiece]:
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if holder is not None and holder.get("type") == "body":
            yield TranscriptPiece("notes", _said(shape), number, 1)


def _pieces(show: Presentation, slide: SlidePage, shape: SlideShape) -> Iterator[TranscriptPiece]:
    number, alt = slide.number, shape.alt or None
    match shape.kind:
        case "sp":
            yield TranscriptPiece(shape.type or "shape", _said(shape.element), number, 1, alt)
        case "grpSp":
            yield TranscriptPiece("group", "", number, 1, alt)
        case "graphicFrame":
            yield from _frame(show, slide, shape)
        case kind:
            yield TranscriptPiece(kind, "", number, 1, alt)


def _frame(show: Presentation, slide: SlidePage, shape: SlideShape) -> Iterator[TranscriptPiece]:
    number, alt = slide.number, shape.alt or None
    chart = next(shape.element.iter(f"{C}chart"), None)
    if chart is not None:
        part = show.package.relations(slide.part)[chart.get(f"{R}id")].target
        values = [value.text or "" for value in show.package.xml(part).iter(f"{C}v")]
        yield TranscriptPiece("chart", " ".join(values), number, 1, alt)
        return
    yield TranscriptPiece("table", "", number, 1, alt)
    for row in shape.element.iter(f"{A}tr"):
        for cell in row.iterfind(f"{A}tc"):
            yield TranscriptPiece("cell", _said(cell), number, 2)


def _said(element: Element) -> str:
    return "\n".join(
        "".join([text.text or "" for text in paragraph.iter(_TEXT)])
        for paragraph in element.iter(_PARAGRAPH)
    )

"""The list of sources in a handout makes sense on paper: it says addresses."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pptx import Presentation

from support.small_documents import leaflet_in, one_section, whole

SOURCE = {"authors": "A", "publisher": "The Press", "year": 2020}
SOURCES = {
    "book": SOURCE | {"url": "https://www.example.org/a/book/"},
    "paper": SOURCE | {"doi": "10.1000/xyz"},
    "long": SOURCE | {"url": "https://example.org/guidance/" + "long-words-" * 8 + "end"},
}
CITED = {"type": "text", "text": "Words [@book] [@paper] [@long]."}


@pytest.mark.parametrize("count", [1, 6])
def test_a_handout_prints_the_address_of_a_source(count: int, tmp_path: Path) -> None:
    folder = whole(tmp_path, one_section(CITED, sources=SOURCES), handout=count)
    text = " ".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(folder / "handout.pdf")
    )
    assert "online" not in text
    for printed in ("example.org/a/book", "doi:10.1000/xyz", "example.org/guidance/…"):
        assert printed in text
    with pikepdf.open(folder / "handout.pdf") as file:
        links = {str(a.A.URI) for page in file.pages for a in page.get("/Annots", [])}
    assert {str(source["url"]) for source in SOURCES.values() if "url" in source} <= links
    said = [
        paragraph.text
        for slide in Presentation(folder / "deck.pptx").slides
        for shape in slide.placeholders
        for paragraph in shape.text_frame.paragraphs
    ]
    assert any(line.endswith("Read [1] online") for line in said)
    assert not any("example.org" in line for line in said)


def test_what_only_notes_and_slides_cite_is_no_source_of_the_leaflet(tmp_path: Path) -> None:
    sources = {
        name: {"authors": name.title(), "title": "A study", "publisher": "Journal", "year": 2020,
               "url": f"https://example.org/{name}"}
        for name in ("printed", "spoken", "shown")
    }  # fmt: skip
    block = {"type": "text", "id": "t", "title": "It is so", "text": "So it is [@printed].",
             "short": "So [@shown].", "notes": "As they say [@spoken]."}  # fmt: skip
    folder = whole(tmp_path, one_section(block, sources=sources))
    words = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(leaflet_in(folder))
    )
    assert "Printed" in words and "Spoken" not in words and "Shown" not in words
    deck = Presentation(str(folder / "deck.pptx"))
    slides = " ".join(
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert "Spoken" in slides and "Shown" in slides

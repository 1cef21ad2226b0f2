"""The end of a leaflet: where the contact, the sources and the status stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from irdocs.audit.reading import pdf_file, pdf_text
from support.small_documents import ABOUT, leaflet_in, one_section, whole, without_enlarging

CONTACT = {"name": "The ward", "telephone": "0113 496 0001"}


def sources(count: int) -> dict[str, dict[str, object]]:
    return {
        f"s{number}": {"authors": f"Author {number} et al.", "year": 2000 + number,
                       "title": "A title that takes a line or two of a column that is narrow",
                       "publisher": "The Journal of Long Names", "doi": f"10.1000/{number}"}
        for number in range(1, count + 1)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("format", "count", "columns"),
    [("a4", 10, 2), ("a4", 1, 1), ("a4", 2, 1), ("a4-trifold", 10, 1)],
)
def test_many_sources_stand_in_two_columns_of_a_page(
    format: str, count: int, columns: int, tmp_path: Path
) -> None:
    text = "Words " + "".join(f"[@s{number}]" for number in range(1, count + 1)) + "."
    content = one_section(
        {"type": "text", "text": text}, document=ABOUT | {"contact": CONTACT},
        sources=sources(count),
    )  # fmt: skip
    usual = str(tmp_path / without_enlarging(tmp_path, format))
    folder = whole(tmp_path, content, only="leaflet", formats=(usual,))
    pdf = pdf_file.read(leaflet_in(folder))
    labels = [
        item.area.left
        for page in pdf.pages
        for item in page.painted
        if item.kind == "text" and item.text.startswith("Author ")
    ]
    assert len({round(x) for x in labels}) == columns
    words = str(pdf_text.transcribed(pdf))
    places = [words.index(f"Author {number} et al.") for number in range(1, count + 1)]
    assert places == sorted(places)


LONG = {"name": "Kommandant Josef Brandstätter", "telephone": "0113 496 0001",
        "address": "Feuerwehrgerätehausstraße 3, 99999 Musterstadt",
        "email": "kommandant@feuerwehr-oberlangenbach.example"}  # fmt: skip


@pytest.mark.parametrize(("contact", "is_beside"), [(CONTACT, True), (LONG, False)])
def test_a_contact_whose_lines_would_be_broken_takes_the_width(
    contact: dict[str, str], is_beside: bool, tmp_path: Path
) -> None:
    # So many words fill the booklet, which is else set larger.
    content = one_section(
        {"type": "text", "text": "Some words to be read. " * 300},
        document=ABOUT | {"contact": contact}, format="a5-booklet",
    )  # fmt: skip
    pdf = pdf_file.read(leaflet_in(whole(tmp_path, content, only="leaflet")))
    areas = {
        item.text.strip(): item.area
        for page in pdf.pages
        for item in page.painted
        if item.kind == "text" and "to be read" not in item.text
    }
    for words in contact.values():
        assert words in areas, "in one line"
    (status,) = (area for text, area in areas.items() if text.startswith("Version"))
    assert (status.left > areas[contact["name"]].right) is is_beside

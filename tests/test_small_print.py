"""The end of a leaflet: where the contact, the sources and the status stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from irdocs.audit.reading import pdf_file, pdf_text
from support.small_documents import ABOUT, leaflet_in, one_section, whole

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
    folder = whole(tmp_path, content, only="leaflet", formats=(format,))
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

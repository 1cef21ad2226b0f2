"""Telephone numbers, and numbers with their units, break over no line: on paper, on slides."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from irdocs.typeset.binding import bound
from support.small_documents import ABOUT, leaflet_in, one_section, whole

SPACE = "\u00a0"


@pytest.mark.parametrize(
    "together",
    ["0113 496 0000", "020 7946 0000", "01632 960001", "(01632) 960001", "0800 123 1234",
     "07700 900123", "+44 113 496 0000", "+44 (0) 113 496 0000", "+49 221 478 0123",
     "(555) 123-4567", "5 mg", "0.5 ml", "1,200 mmol/l", "40 %", "37.5 °C", "10 mm"],
)  # fmt: skip
def test_what_is_read_in_one_is_bound(together: str) -> None:
    text = f"Ring {together}, or ring {together}."
    assert bound(text) == text.replace(together, together.replace(" ", SPACE))


@pytest.mark.parametrize(
    "text",
    ["in 2019 3 of 100", "10 of 12 people", "May 2026 1200 people", "ages 0 10 20 30",
     "doi 10.1259 123 456", "page 12 mg12", "0 12 34", "1 in 10 m/s", "Room 012 345", "00 44 1"],
)  # fmt: skip
def test_other_numbers_keep_their_spaces(text: str) -> None:
    assert bound(text) == text


LINE = re.compile(r"0113[ \u00a0]496[ \u00a0]0000")
MAIL = "day-case@example.org"
TEXTS = [
    f"{'so ' * count}ring 0113 496 0000 now, write to <{MAIL}>, or take 5 mg of it."
    for count in range(20, 40)
]
CONTACT = {"name": "The ward", "telephone": "Out of hours: 0113 496 0000"}


def test_numbers_stay_on_one_line_on_paper_and_bound_on_slides(tmp_path: Path) -> None:
    points = {"type": "points", "id": "p", "items": TEXTS}
    contact = {"type": "contact", "id": "c", "title": "Contact"} | CONTACT
    about = ABOUT | {"contact": CONTACT | {"hours": "so " * 20 + "ring 0113 496 0000"}}
    folder = whole(
        tmp_path, one_section(points, contact, format="a4-trifold", document=about), handout=2
    )
    for file in (leaflet_in(folder), (folder / "handout.pdf").read_bytes()):
        text = "\n".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)
        )
        # The same words are there, and none of them is parted.
        assert len(LINE.findall(text)) == len(re.findall(r"0113\s+496\s+0000", text)) >= len(TEXTS)
        assert len(re.findall("5[ \u00a0]mg", text)) == len(re.findall(r"5\s+mg", text))
    leaflet = "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(leaflet_in(folder))
    )
    assert leaflet.count(MAIL) == len(TEXTS)
    said = "\n".join(
        shape.text_frame.text
        for slide in Presentation(folder / "deck.pptx").slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert said.count("0113\u00a0496\u00a00000") >= len(TEXTS) + 2
    assert "0113 496" not in said

"""Where nothing has room below a masthead, its page is a title page, and not half empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from irdocs.leaflet import formats, masthead
from support.small_documents import ABOUT, built, leaflet_in, one_section

TALL = {"type": "image", "id": "i", "file": "tall.png", "alt": "Something tall."}
WORDS = {"type": "text", "id": "t", "text": "What comes next."}
HIGH = {"title": "What stands here in a large title of some more words than two lines hold",
        "subtitle": "And what is said below it."}  # fmt: skip
"""A title that leaves too little room below it for a heading and a picture."""
STRIP = {"type": "callout", "id": "c", "kind": "emergency", "title": "Ring the ward now",
         "phone": "999", "text": "If it bleeds.", "strip": True, "place": "back"}  # fmt: skip


def made(folder: Path, *blocks: dict[str, Any], **about: Any) -> tuple[set[str], bytes]:
    """Return the codes of what was found, and the leaflet, in large print."""
    Image.new("RGB", (900, 900), "teal").save(folder / "tall.png")
    text = one_section(*blocks, format="large-print", document=ABOUT | about)
    result = built(folder, text, only="leaflet")
    assert not result.failed, [str(error) for error in result.report.errors]
    return {found.code for found in result.report}, leaflet_in(folder / "out")


def words_of(data: bytes, page: int) -> str:
    return str(pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range())


def test_formats_that_have_a_masthead_above_text_may_have_a_title_page() -> None:
    found = {each.name: masthead.title_page(each) for each in formats.built_in()}
    assert {name for name, format in found.items() if format} == {"a4", "large-print"}
    for format in found.values():
        if format is not None:
            (first,) = (panel for panel in format.panels if panel.side == 0)
            assert first.box.height == pytest.approx(format.sides[0].height)


def test_a_title_stands_in_the_middle_of_a_page_that_nothing_else_has_room_on(
    tmp_path: Path,
) -> None:
    codes, data = made(tmp_path, TALL, WORDS, **HIGH)
    assert "sparse-panel" not in codes
    assert "Section" not in words_of(data, 0) and "Section" in words_of(data, 1)
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [page.get_charbox(index) for index in range(page.count_chars())]
    highest = max(top for *_, top in boxes)
    assert 0.6 < highest / 842 < 0.85  # it stood at the head


def test_a_photograph_fills_a_title_page_below_the_words(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 2400), "navy").save(tmp_path / "cover.jpg")
    codes, data = made(tmp_path, TALL, WORDS, cover={"file": "cover.jpg", "alt": "The sea."})
    assert "sparse-panel" not in codes
    page = pypdfium2.PdfDocument(data)[0]
    (photograph,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = photograph.get_bounds()
    assert left <= 0 and right >= 595 and bottom <= 0 and 450 < top < 750


@pytest.mark.parametrize(("size", "is_titled"), [((2400, 1600), True), ((1600, 1200), False)])
def test_a_photograph_on_a_title_page_is_as_fine_as_a_press_asks(
    size: tuple[int, int], is_titled: bool, tmp_path: Path
) -> None:
    """It is lower there or, if it is too small for the width of the page, beside the title."""
    Image.new("RGB", size, "navy").save(tmp_path / "cover.jpg")
    codes, data = made(tmp_path, TALL, WORDS, cover={"file": "cover.jpg", "alt": "The sea."})
    assert ("sparse-panel" in codes) is not is_titled and "coarse-image" not in codes
    page = pypdfium2.PdfDocument(data)[0]
    (photograph,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = photograph.get_bounds()
    assert (right - left > 590) is is_titled
    assert size[1] / (top - bottom) * 72 >= 250


def test_a_strip_is_at_the_foot_of_a_title_page_too(tmp_path: Path) -> None:
    """And the photograph ends above it."""
    Image.new("RGB", (3000, 2400), "navy").save(tmp_path / "cover.jpg")
    cover = {"file": "cover.jpg", "alt": "The sea."}
    codes, data = made(tmp_path, TALL, WORDS, STRIP, cover=cover)
    assert "sparse-panel" not in codes
    pdf = pypdfium2.PdfDocument(data)
    assert all("Ring the ward now" in words_of(data, page) for page in range(len(pdf)))
    (photograph,) = pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    _, bottom, _, top = photograph.get_bounds()
    text = pdf[0].get_textpage()
    at, count = text.search("Ring the ward now").get_next()
    head = max(text.get_charbox(index)[3] for index in range(at, at + count))
    assert head < bottom < 150 < top


def test_what_follows_a_title_page_is_no_larger_for_it(tmp_path: Path) -> None:
    """Pictures go by the lowest panel; without the one below the masthead they were larger."""
    items = [{"file": "tall.png", "alt": "Something.", "caption": "It is."} for _ in range(3)]
    _, data = made(tmp_path, TALL, {"type": "images", "id": "p", "items": items}, WORDS, **HIGH)
    assert "Section" not in words_of(data, 0)
    assert words_of(data, 2).count("It is.") == 3


def test_text_that_has_room_below_the_masthead_stands_there(tmp_path: Path) -> None:
    _, data = made(tmp_path, WORDS, TALL)
    assert "What comes next" in words_of(data, 0)

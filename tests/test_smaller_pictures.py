"""A picture or chart is made smaller where its page, which has hardly room, would be half empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image as PillowImage

from support.small_documents import leaflet_in, one_section, whole, without_enlarging

SENTENCE = "The team will say what you can do and when you can do it again at home."
PICTURE = {"type": "image", "file": "land.jpg", "alt": "Teal."}


def rows_of(count: int) -> dict[str, Any]:
    """A table of so many rows."""
    return {"type": "table", "caption": "Things", "header": ["Thing", "What to write"],
            "rows": [[f"Thing {n}", ""] for n in range(count)]}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    PillowImage.new("RGB", (1500, 1000), "teal").save(tmp_path / "land.jpg")
    return tmp_path


def placed(folder: Path, rows: int, **keys: Any) -> tuple[int, float]:
    """The page of a picture that stands below a table of so many rows, and its width in pt."""
    content = one_section(
        rows_of(rows), PICTURE | keys, rows_of(22), format=without_enlarging(folder)
    )
    data = leaflet_in(whole(folder, content, only="leaflet"))
    ((page, width),) = (
        (number, item.get_bounds()[2] - item.get_bounds()[0])
        for number, page in enumerate(pypdfium2.PdfDocument(data), start=1)
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    )
    return page, width


def test_a_picture_that_has_hardly_room_is_smaller(folder: Path) -> None:
    _, usual = placed(folder, 3)
    page, width = placed(folder, 15)
    assert page == 1 and 0.65 < width / usual < 0.95


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        (20, {}),  # it would be too small
        (15, {"size": "large"}),  # its author says how large it is
    ],
)
def test_else_it_stands_on_the_next_page(rows: int, keys: dict[str, str], folder: Path) -> None:
    page, width = placed(folder, rows, **keys)
    assert page == 2 and width == pytest.approx(placed(folder, 3, **keys)[1])


CHART = {
    "type": "chart", "kind": "column", "title": "How many", "alt": "They double.",
    "categories": [f"Group {n}" for n in range(8)], "source": "Our own count of all, Leeds, 2025",
    "series": [{"name": "Number", "values": [n * 10 + 20 for n in range(8)]}],
}  # fmt: skip


def chart_at(folder: Path, rows: int, kind: str = "column") -> tuple[int, float]:
    """The page of a chart that stands below a table of so many rows, and the height in pt of its
    highest column."""
    content = one_section(
        rows_of(rows), CHART | {"kind": kind}, rows_of(22), format=without_enlarging(folder)
    )
    with pypdfium2.PdfDocument(leaflet_in(whole(folder, content, only="leaflet"))) as pdf:
        for number, page in enumerate(pdf, start=1):
            if not page.get_textpage().search("How many").get_next():
                continue
            bounds = (
                item.get_bounds()
                for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
            )
            heights = [top - bottom for left, bottom, right, top in bounds if 9 < right - left < 80]
            return number, max(heights)
    raise AssertionError("no chart")


def test_a_chart_that_has_hardly_room_is_lower(tmp_path: Path) -> None:
    _, usual = chart_at(tmp_path, 11)
    page, height = chart_at(tmp_path, 12)
    assert page == 1 and 0.6 < height / usual < 0.95


def test_bars_would_be_thinner_and_stand_on_the_next_page(tmp_path: Path) -> None:
    _, usual = chart_at(tmp_path, 11, "bar")
    assert chart_at(tmp_path, 12, "bar") == (2, pytest.approx(usual, abs=0.1))


@pytest.mark.parametrize(("items", "page"), [(25, 1), (28, 1), (40, 2)])
def test_a_picture_with_texts_beside_it_is_smaller_too(
    items: int, page: int, tmp_path: Path
) -> None:
    """An upright picture at the right went to the next page, with the text beside it, and left
    half of its own empty. Below a narrower one the caption takes another line."""
    PillowImage.new("RGB", (1000, 1500), "teal").save(tmp_path / "land.jpg")
    upright = PICTURE | {"place": "right", "caption": "What it looks like when it hangs."}
    points = {"type": "points", "items": ["A thing to take along"] * items, "ordered": True}
    text = {"type": "text", "text": "\n\n".join([SENTENCE] * 3)}
    callout = {"type": "callout", "title": "Mind", "text": SENTENCE}
    rest = {"type": "text", "text": "\n\n".join([SENTENCE] * 16)}
    content = one_section(points, upright, text, callout, rest, format=without_enlarging(tmp_path))
    data = leaflet_in(whole(tmp_path, content, only="leaflet"))
    pages = pypdfium2.PdfDocument(data)
    (found,) = (
        number
        for number, each in enumerate(pages, start=1)
        for _ in each.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    )
    assert found == page

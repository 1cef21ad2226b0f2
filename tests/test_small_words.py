"""Words in pictures of large print: 18 pt or more, on a page of their own if need be, or a note."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

import irdocs
from irdocs.content import svg_files
from irdocs.content.artwork import Artwork
from irdocs.content.svg.faults import UnsupportedDrawingError
from support.small_documents import built, one_section

Box = tuple[int, int, int, int]
GROUND = (0xC0, 0xD8, 0xE8)
ROOM = 170 / 25.4 * 72
"""The width of the column of large print, in pt."""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<style>.small {{font-size: {size}px}}</style>
<rect width="{width}" height="{height}" fill="#c0d8e8"/>
<g transform="scale(2)"><text class="small" x="5" y="10">Small</text></g>
<text x="20" y="60" font-size="30">Large</text></svg>"""


def drawing(folder: Path, points: float, width: int = 300, height: int = 180) -> dict[str, Any]:
    """A picture whose smallest words have so many pt where it is as wide as the column."""
    size = points / ROOM * width / 2
    text = DRAWING.format(width=width, height=height, size=size)
    (folder / "map.svg").write_text(text)
    return {"type": "image", "file": "map.svg", "alt": "A map.", "caption": "Where to go."}


def made(folder: Path, *blocks: dict[str, Any]) -> tuple[irdocs.BuildResult, list[str]]:
    """The build of a leaflet in large print, and its notes on small words."""
    result = built(folder, one_section(*blocks, format="large-print"), only="leaflet")
    assert not result.failed, [str(error) for error in result.report.errors]
    return result, [d.message for d in result.report if d.code == "small-words"]


def painted(folder: Path, page: int, colour: tuple[int, int, int]) -> Box:
    """The box of all that is painted in a colour: left, top, right and bottom in pt."""
    shown = pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf")[page].render(scale=1).to_pil()
    other = ImageChops.difference(shown.convert("RGB"), Image.new("RGB", shown.size, colour))
    box = other.convert("L").point(lambda value: 255 if value < 4 else 0).getbbox()
    assert box
    return box


def ground(folder: Path, page: int) -> tuple[int, int]:
    """The width and height of the drawing's ground, in pt."""
    left, top, right, bottom = painted(folder, page, GROUND)
    return right - left, bottom - top


TEXT = {"type": "text", "text": "Some words about the way to us. " * 3}


@pytest.mark.parametrize("size", [4.0, 9.0])
def test_the_smallest_type_of_a_drawing_is_known(size: float) -> None:
    data = DRAWING.format(width=300, height=180, size=size).encode()
    found = svg_files.read(data)
    assert isinstance(found, Artwork)
    assert found.least_type * 300 == pytest.approx(2 * size, abs=0.01)


def test_letters_beyond_the_edge_of_a_drawing_are_told(tmp_path: Path) -> None:
    """The typeface is another one than on the author's computer, so words may have grown."""
    words = '<text x="60" y="30" font-size="10">Take 10 tablets a day</text>'
    for inner, expected in (
        (words, "ablets a day"), (words.replace('x="60"', 'x="2"'), ""),
        (f'<g transform="rotate(90 50 30)">{words}</g>', "10 tablets a day"),
        (words.replace('y="30"', 'y="3"').replace('x="60"', 'x="2"'), "Take 10 tablets a day"),
    ):  # fmt: skip
        data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">{inner}</svg>'
        found = svg_files.read(data.encode())
        assert isinstance(found, Artwork)
        told = [remark.message for remark in found.remarks if remark.code == "drawing-cut"]
        assert [message.split('"')[1] for message in told] == ([expected] if expected else [])
    (tmp_path / "cut.svg").write_text(data)
    result, _ = made(tmp_path, TEXT, {"type": "image", "file": "cut.svg", "alt": "A"})
    assert "drawing-cut" in [warning.code for warning in result.report.warnings]


@pytest.mark.parametrize("inner", ["", "<g/>", "<defs><path d='M0 0h9v9z'/></defs>"])
def test_a_drawing_that_paints_nothing_is_refused(inner: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">{inner}</svg>'
    with pytest.raises(UnsupportedDrawingError, match="paints nothing"):
        svg_files.read(data.encode())


def test_large_words_stay_in_the_column(tmp_path: Path) -> None:
    _, notes = made(tmp_path, TEXT, drawing(tmp_path, 18.2))
    assert not notes
    width, height = ground(tmp_path, 0)
    assert width > height


def test_a_picture_with_small_words_is_turned_on_a_page_of_its_own(tmp_path: Path) -> None:
    _, notes = made(tmp_path, TEXT, drawing(tmp_path, 14.0))
    assert not notes
    width, height = ground(tmp_path, 1)
    assert height > width and height > 1.3 * ROOM
    assert height / width == pytest.approx(300 / 180, rel=0.02)
    text = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")[1].get_textpage()
    assert "Where to go." in text.get_text_range()


def test_an_upright_picture_is_not_turned(tmp_path: Path) -> None:
    made(tmp_path, TEXT, drawing(tmp_path, 14.0, 180, 240))
    width, height = ground(tmp_path, 1)
    assert width == pytest.approx(ROOM, rel=0.02) and height > width


def test_words_that_stay_small_are_told(tmp_path: Path) -> None:
    result, (note,) = made(tmp_path, TEXT, drawing(tmp_path, 6.0))
    points = re.search(r"of map\.svg are ([\d.]+) pt in large-print", note)
    _, height = ground(tmp_path, 1)
    assert points and float(points[1]) == pytest.approx(6.0 * height / ROOM, rel=0.02)
    (found,) = (d for d in result.report if d.code == "small-words")
    assert found.span and found.hint and "times as large" in found.hint


def test_a_section_begins_above_the_picture_that_is_its_first_block(tmp_path: Path) -> None:
    made(tmp_path, drawing(tmp_path, 14.0, 400, 180))
    pages = [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(
        tmp_path / "out" / "leaflet.pdf")]  # fmt: skip
    (page,) = (number for number, text in enumerate(pages) if "Where to go." in text)
    assert "Section" in pages[page] and "Lead." in pages[page]
    width, height = ground(tmp_path, page)
    assert height > width


def test_a_photograph_is_turned_if_it_is_to_be_as_large_as_can_be(tmp_path: Path) -> None:
    photograph = Image.new("RGB", (900, 500), GROUND)
    photograph.paste((255, 0, 0), (0, 0, 90, 500))  # its left edge
    photograph.save(tmp_path / "map.png")
    block = {"type": "image", "file": "map.png", "alt": "A map.", "place": "full"}
    made(tmp_path, TEXT, block)
    left, top, right, bottom = painted(tmp_path, 1, (255, 0, 0))
    width, height = ground(tmp_path, 1)
    assert height > width
    # Its left edge is at the foot now, so that the sheet is turned to the right to be read.
    assert right - left > 3 * (bottom - top) and top > painted(tmp_path, 1, GROUND)[1] + height - 5


@pytest.mark.parametrize(("size", "is_told"), [(3.0, True), (24.0, False)])
def test_other_formats_tell_what_is_smaller_than_their_small_print(
    size: float, is_told: bool, tmp_path: Path
) -> None:
    result = built(tmp_path, one_section(TEXT, drawing(tmp_path, size)), only="leaflet")
    assert ("small-words" in {d.code for d in result.report}) == is_told


def test_words_in_drawings_need_not_grow_with_the_text_of_a_booklet(tmp_path: Path) -> None:
    """A drawing as wide as its column cannot; the text was not set larger for its sake."""
    column = 128 / 25.4 * 72
    block = drawing(tmp_path, 9.1 * ROOM / column, height=60)
    result = built(tmp_path, one_section(block, format="a5-booklet"), only="leaflet")
    codes = {found.code for found in result.report}
    assert "enlarged" in codes and "small-words" not in codes

"""Leaflets in languages that are written from right to left: folds, panels and drawings turned."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
import yaml
from lxml import etree

import irdocs
from irdocs.building import planning
from irdocs.content.illustration import DrawnPath, Illustration
from irdocs.products import PlannedFile
from support.small_documents import ABOUT, one_section, whole

ARABIC = "الأشعة التداخلية"
POINTS = {"type": "points", "id": "points", "items": ["One point", "Another point"]}
TALL = "انٹروینشنل ریڈیولوجی میں کنسلٹنٹ ڈاکٹروں کی کمی ہے۔"
"""A sentence in Urdu with a word that rises far above its line."""


def content(language: str, *, format: str = "a4-trifold", lead: str = ARABIC) -> str:
    data = yaml.safe_load(one_section(POINTS, format=format))
    data["document"] = ABOUT | {"language": language, "title": ARABIC}
    data["sections"][0] |= {"title": ARABIC, "lead": lead}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def planned(folder: Path, language: str) -> Sequence[PlannedFile]:
    file = folder / f"{language}.yaml"
    file.write_text(content(language), encoding="utf-8")
    result, files = planning(file, irdocs.BuildOptions(only="leaflet"))
    found = list(files)
    assert not result.report.errors, list(map(str, result.report.errors))
    return found


def test_a_press_file_has_its_folds_where_its_ticket_has_them(tmp_path: Path) -> None:
    out = whole(tmp_path, content("ar"), only="leaflet", press="uk-3mm")
    ticket = (out / "leaflet-a4-trifold-press.txt").read_text(encoding="utf-8")
    assert "(outside: 100, 200 mm from the left; inside: 97, 197 mm from the left)" in ticket
    assert "fail" not in ticket


def test_panels_and_blocks_are_where_the_preview_marks_them(tmp_path: Path) -> None:
    (english,), (arabic,) = planned(tmp_path, "en-GB"), planned(tmp_path, "ar")
    crops = {crop.name: crop for crop in arabic.crops()}
    assert crops["cover"].left == pytest.approx(0)
    for crop in english.crops():
        assert crops[crop.name].left == pytest.approx(1 - crop.left - crop.width)
    (region,) = arabic.regions()
    (other,) = english.regions()
    assert region.left == pytest.approx(1 - other.left - other.width)
    assert (region.top, region.height) == pytest.approx((other.top, other.height), abs=0.05)
    page = pypdfium2.PdfDocument(arabic.render())[region.page - 1]
    text = page.get_textpage()
    box = text.get_charbox(text.get_text_range().replace("\u00a0", " ").index("One"))
    x = box[0] / page.get_width()
    assert region.left <= x <= region.left + region.width


def test_the_drawing_of_a_cover_is_turned_round() -> None:
    path = (("M", (1.0, 2.0)), ("C", (3.0, 4.0, 5.0, 6.0, 7.0, 8.0)), ("Z", ()))
    drawing = Illustration(10, 20, (DrawnPath(path, "primary", None, 1.0),))
    turned = drawing.mirrored()
    assert turned.outlines[0].commands == (
        ("M", (9.0, 2.0)), ("C", (7.0, 4.0, 5.0, 6.0, 3.0, 8.0)), ("Z", ())
    )  # fmt: skip
    assert turned.mirrored() == drawing


@pytest.mark.parametrize("motif", ["wire"])
def test_tall_letters_of_urdu_stay_clear_of_the_wire(motif: str, tmp_path: Path) -> None:
    out = whole(tmp_path, content("ur", format="a4", lead=TALL), only="leaflet")
    page = pypdfium2.PdfDocument(out / "leaflet.pdf")[0]
    picture = page.render(scale=3).to_pil().convert("RGB")
    width, height = picture.size

    def is_wire(x: int, y: int) -> bool:
        red, green, blue = picture.getpixel((x, y))
        return red > 150 and green < 110 and blue < 80

    across = range(width // 3, 4 * width // 5)
    rows = [y for y in range(height) if sum(is_wire(x, y) for x in across) > len(across) * 0.9]
    assert rows, "no wire was found"
    below = [picture.getpixel((x, rows[-1] + 3)) for x in across]
    assert set(below) == {(255, 255, 255)}


@pytest.mark.parametrize(("language", "breaks"), [("ar", True), ("en-GB", False)])
def test_names_of_bars_at_the_right_have_their_line_breaks(
    language: str, breaks: bool, tmp_path: Path
) -> None:
    """LibreOffice breaks names at the left only; at the right it would squeeze the chart."""
    name = "Felt that they knew less about it than about all of the other specialties"
    chart = {"type": "chart", "id": "c", "kind": "bar", "categories": [name, "Short"],
             "headline": "H", "alt": "A.", "source": "one",
             "series": [{"name": "Share", "values": [80, 10]}], "unit": "%"}  # fmt: skip
    one = {"authors": "A", "publisher": "P", "year": 2020, "url": "https://example.org"}
    data = yaml.safe_load(one_section(chart, sources={"one": one}))
    data["document"]["language"] = language
    out = whole(tmp_path, yaml.safe_dump(data, allow_unicode=True), only="deck")
    with zipfile.ZipFile(io.BytesIO((out / "deck.pptx").read_bytes())) as package:
        root = etree.fromstring(package.read("ppt/charts/chart1.xml"))
    said = [point.text for point in root.iterfind(".//{*}cat//{*}v")]
    assert ("\n" in said[0]) == breaks and said[1] == "Short"
    assert re.sub(r"\s", " ", said[0]) == name

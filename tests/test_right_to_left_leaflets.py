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
from lxml import etree, html
from PIL import ImageChops

import irdocs
from irdocs.building import planning
from irdocs.content.illustration import DrawnPath, Illustration
from irdocs.products import PlannedFile
from support.printed_rows import place_of, rows
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

    left, right = width // 3, 4 * width // 5
    strips = picture.crop((left, 0, right, height))
    red, green, blue = strips.split()
    wire = ImageChops.multiply(
        red.point(lambda value: 255 * (value > 150)),
        ImageChops.multiply(
            green.point(lambda value: 255 * (value < 110)),
            blue.point(lambda value: 255 * (value < 80)),
        ),
    )
    rows = [
        y for y in range(height)
        if wire.crop((0, y, right - left, y + 1)).histogram()[255] > (right - left) * 0.9
    ]  # fmt: skip
    assert rows, "no wire was found"
    below = strips.crop((0, rows[-1] + 3, right - left, rows[-1] + 4))
    assert below.getcolors() == [(right - left, (255, 255, 255))]


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


_HEBREW = [
    {
        "type": "code",
        "numbers": True,
        "code": 'k = (140 - age) * kg / 72\nif k >= 30: stop("5 mg")',
    },
    {"type": "text", "text": "פתוח 17:00–08:30. ערך INR של 2.0–3.0. חום ≥ 38.5 °C ± 0.2 °C."},
    {"type": "text", "text": "טסיות 150–400 × 10^9^/L. אם CrCl < 30 mL/min התקשרו."},
    {
        "type": "table",
        "caption": "מינון",
        "header": ["תרופה", "מינון", "שעות"],
        "rows": [
            ["א", "3.80", "18:00–08:45"],
            ["ב", "1,051.25", "1"],
            ["ג", "−0.9", "09:30–13:00, 16:00–19:00"],
        ],
    },
]


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = one_section(*_HEBREW).replace("language: en-GB", "language: he")
    return whole(tmp_path_factory.mktemp("he"), text, web="single")


@pytest.mark.parametrize(
    "words",
    ["1 k = (140 - age) * kg / 72", '2 if k >= 30: stop("5 mg"', "17:00–08:30", "2.0–3.0",
     "≥ 38.5 °C ± 0.2 °C", "150–400 × 10", "CrCl < 30 mL/min", "18:00–08:45", "09:30–13:00",
     "16:00–19:00"],
)  # fmt: skip
def test_code_and_quantities_run_to_the_right(hebrew: Path, words: str) -> None:
    place_of((hebrew / "leaflet.pdf").read_bytes(), words)
    page = html.fromstring((hebrew / "leaflet.html").read_text("utf-8"))
    isolated = [one.text_content().replace("\u00a0", " ") for one in page.xpath("//*[@dir='ltr']")]
    assert any(words.removeprefix("1 ").removeprefix("2 ") in text for text in isolated)


def test_code_begins_at_the_left_of_its_column(hebrew: Path) -> None:
    data = (hebrew / "leaflet.pdf").read_bytes()
    lines = place_of(data, "k = (140"), place_of(data, "if k >=")
    assert lines[0][0] == pytest.approx(lines[1][0], abs=1.0)


def test_a_power_belongs_to_its_quantity(hebrew: Path) -> None:
    data = (hebrew / "leaflet.pdf").read_bytes()
    assert place_of(data, "× 10")[1] < place_of(data, "/L")[0] < place_of(data, "CrCl")[0] + 300
    page = html.fromstring((hebrew / "leaflet.html").read_text("utf-8"))
    isolated = [one.text_content().replace("\u00a0", " ") for one in page.xpath("//bdi")]
    assert "150–400 × 10⁹/L" in isolated


def test_decimal_signs_stand_below_each_other(hebrew: Path) -> None:
    data = (hebrew / "leaflet.pdf").read_bytes()
    values = [place_of(data, words) for words in ("3.80", "1,051.25", "−0.9")]
    signs = [
        left
        for baseline, row in rows(data)
        for left, _, letter in row
        if letter == "." and any(baseline == y and x < left < end for x, end, y in values)
    ]
    assert len(signs) == 3 and max(signs) - min(signs) < 0.5


def test_pies_run_as_clocks_do(tmp_path: Path) -> None:
    """The largest slice begins at twelve o'clock and goes to the right, in every language."""
    pie = {"type": "chart", "kind": "pie", "categories": ["א", "ב"], "unit": "%", "alt": "A pie.",
           "source": "Our count of 10 people, 2026",
           "series": [{"name": "n", "values": [60, 40]}]}  # fmt: skip
    colours = []
    for language in ("en-GB", "he"):
        folder = tmp_path / language
        folder.mkdir()
        text = one_section(pie).replace("language: en-GB", f"language: {language}")
        out = whole(folder, text, only="leaflet")
        page = pypdfium2.PdfDocument(out / "leaflet.pdf")[0]
        boxes = [one.get_bounds() for one in page.get_objects() if one.type == 2]
        slices = [box for box in boxes if 40 < box[2] - box[0] < 200 and 40 < box[3] - box[1] < 200]
        left, right = min(box[0] for box in slices), max(box[2] for box in slices)
        top = max(box[3] for box in slices)
        picture = page.render(scale=2).to_pil().convert("RGB")
        x, y = (left + right) / 2 + 6, page.get_height() - top + 8
        colours.append(picture.getpixel((round(2 * x), round(2 * y))))
    assert colours[0] == colours[1]


@pytest.mark.parametrize("language", ["ar", "he"])
def test_the_stop_of_a_label_stands_between_it_and_its_text(language: str, tmp_path: Path) -> None:
    quiz = {"type": "quiz", "question": "ماذا؟", "options": ["نعم", "لا"], "answer": "B",
            "explanation": "نعم."}  # fmt: skip
    steps = {"type": "points", "ordered": True, "items": ["نعم", "لا"]}
    text = one_section(quiz, steps, document=ABOUT | {"language": language})
    out = whole(tmp_path, text, only="leaflet")
    found = [row for _, row in rows((out / "leaflet.pdf").read_bytes())]
    ends = ["".join(sign for *_, sign in sorted(row)[-2:]) for row in found]
    assert {".A", ".B", ".2"} <= set(ends), ends

"""Numbers at risk below a step chart: aligned with its ticks, and told to listeners."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from pptx import Presentation

from irdocs.audit.reading import pdf_text
from support.small_documents import built, one_section, whole

STENT, BALLOON = [120, 104, 81, 52, 21], [118, 92, 61, 38, 9]
NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


def chart(**more: Any) -> dict[str, Any]:
    return {
        "type": "chart", "id": "km", "kind": "step", "title": "Legs kept", "unit": "%",
        "x_label": "Time since it", "x_unit": "mo",
        "series": [
            {"name": "Stent", "points": [[0, 100], [7, 90], [24, 75]], "censored": [9]},
            {"name": "Balloon", "points": [[0, 100], [5, 82], [22, 55]]},
        ],
        "at_risk": {"times": [0, 6, 12, 18, 24], "rows": [STENT, BALLOON]},
        "source": "Our own audit of 238 patients, Leeds, 2025",
        "alt": "Two falling lines.",
        **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole(tmp_path_factory.mktemp("km"), one_section(chart()), handout=1)


def middles(page: pypdfium2.PdfPage, words: str) -> tuple[float, float]:
    """The middle of some words of a page across, and their foot, in pt."""
    text = page.get_textpage()
    index, count = text.search(words, match_whole_word=True).get_next()
    boxes = [text.get_charbox(n) for n in range(index, index + count)]
    return (boxes[0][0] + boxes[-1][2]) / 2, boxes[0][1]


def test_on_paper_each_number_stands_below_its_tick(out: Path) -> None:
    with pypdfium2.PdfDocument(out / "leaflet.pdf") as pdf:
        page = next(p for p in pdf if p.get_textpage().search("Number at risk").get_next())
        feet = []
        for row in (STENT, BALLOON):
            at = [middles(page, str(number)) for number in row]
            feet.append(at[0][1])
            assert all(foot == pytest.approx(at[0][1], abs=0.5) for _, foot in at)
            for time, (x, foot) in zip((0, 6, 12, 18, 24), at, strict=True):
                tick, above = middles(page, f"{time} mo")
                assert x == pytest.approx(tick, abs=0.6) and foot < above
        assert feet[0] > feet[1]
        heading = middles(page, "Number at risk")[1]
        assert feet[0] < heading <= middles(page, "Time since it")[1]


def test_on_a_slide_they_are_texts_of_the_native_chart(out: Path) -> None:
    slides = Presentation(str(out / "deck.pptx")).slides
    part = next(s.chart.part for slide in slides for s in slide.shapes if s.has_chart)
    root = etree.fromstring(part.blob)
    (layout,) = root.iterfind(".//c:plotArea/c:layout/c:manualLayout", NS)
    plot = {tag: float(layout.find(f"c:{tag}", NS).get("val")) for tag in ("x", "y", "w", "h")}
    axes = {a.find("c:axPos", NS).get("val"): a for a in root.iterfind(".//c:valAx", NS)}
    axis = axes["b"]
    assert axis.find("c:majorUnit", NS).get("val") in ("6", "6.0")
    assert [axis.find(f"c:scaling/c:{end}", NS).get("val") for end in ("min", "max")] in (
        ["0", "24"], ["0.0", "24.0"],
    )  # fmt: skip
    drawing = next(r.target_part for r in part.rels.values() if "chartUserShapes" in r.reltype)
    texts = []
    for anchor in etree.fromstring(drawing.blob).iterfind("cdr:relSizeAnchor", NS):
        said = "".join(anchor.itertext(f"{{{NS['a']}}}t"))
        x = [float(anchor.find(f"cdr:{end}/cdr:x", NS).text) for end in ("from", "to")]
        y = float(anchor.find("cdr:from/cdr:y", NS).text)
        texts.append((said, sum(x) / 2, y))
    said = [text for text, _, _ in texts]
    assert said[0] == "Number at risk" and said[1] == "Stent" and said[7] == "Balloon"
    for start, row in ((2, STENT), (8, BALLOON)):
        assert said[start : start + 5] == [str(number) for number in row]
        for number, (_, x, y) in enumerate(texts[start : start + 5]):
            assert x == pytest.approx(plot["x"] + plot["w"] * number / 4, abs=0.002)
            assert y > plot["y"] + plot["h"]
    assert plot["h"] > 0.25, "the curve keeps its room"


def test_listeners_are_told_them(out: Path) -> None:
    sentence = "Stent, number at risk: 0 mo: 120; 6 mo: 104; 12 mo: 81; 18 mo: 52; 24 mo: 21."
    for file in ("leaflet.pdf", "handout.pdf"):
        words = pdf_text.read((out / file).read_bytes()).words()
        assert sentence in words.replace("\u00a0", " "), file
    slides = Presentation(str(out / "deck.pptx")).slides
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    assert sentence in notes.replace("\u00a0", " ")


def test_names_without_room_beside_their_numbers_stand_above_them(tmp_path: Path) -> None:
    names = ("Stent after a balloon", "Balloon with a drug on it")
    series = [{**one, "name": name} for one, name in zip(chart()["series"], names, strict=True)]
    out = whole(tmp_path, one_section(chart(series=series), format="a4-trifold"), only="leaflet")
    with pypdfium2.PdfDocument(out / "leaflet.pdf") as pdf:
        page = next(p for p in pdf if p.get_textpage().search("Number at risk").get_next())
        assert middles(page, "Stent after a balloon")[1] > middles(page, "120")[1] + 5


THREE = [
    {"name": "Head up", "points": [[0, 100], [200, 96], [386, 40], [500, 10]]},
    {"name": "Flat", "points": [[0, 100], [150, 94], [250, 60], [400, 5]]},
    {"name": "Obese and flat", "points": [[0, 100], [80, 80], [150, 50], [200, 10]]},
]


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_three_curves_have_room_and_no_caption_repeats_their_legend(
    tmp_path: Path, aspect: str
) -> None:
    risk = {"times": [0, 100, 200, 300, 400, 500], "rows": [[40, 39, 38, 30, 12, 4]] * 3}
    block = chart(series=THREE, at_risk=risk, x_unit="s", y_label="Still above 90 %")
    out = whole(tmp_path, one_section(block, deck={"aspect": aspect}), only="deck")
    slide = next(
        slide
        for slide in Presentation(str(out / "deck.pptx")).slides
        if any(shape.has_chart for shape in slide.shapes)
    )
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert not any("Flat" in text for text in words)
    (frame,) = (shape for shape in slide.shapes if shape.has_chart)
    height = etree.fromstring(frame.chart.part.blob).find(".//c:manualLayout/c:h", NS).get("val")
    assert float(height) * frame.height / 12700 >= 80


FAULTS = [
    ({"kind": "scatter", "y_label": "Y"}, "no numbers at risk", "times"),
    ({"at_risk": {"times": [0, 6, 12], "rows": [[3, 2, 1]]}}, "have 1 row for 2", "3"),
    ({"at_risk": {"times": [0, 6], "rows": [[3, 2], [3]]}}, "1 number for 2 times", "3"),
    ({"at_risk": {"times": [0, 6, 10], "rows": [[3, 2, 1]] * 2}}, "equal distances", "10"),
    ({"at_risk": {"times": [6, 0], "rows": [[3, 2]] * 2}}, "does not come after", "0"),
    ({"at_risk": {"times": [6, 12], "rows": [[3, 2]] * 2}}, "begins at 6", "6"),
    ({"at_risk": {"times": [0, 6], "rows": [[3, 2.5]] * 2}}, "whole", "2.5"),
    ({"at_risk": {"times": [0, 6], "rows": [[3, -2]] * 2}}, "whole", "-2"),
    ({"at_risk": {"times": [0], "rows": [[3], [2]]}}, "times", "0"),
    ({"at_risk": [0, 6]}, "at_risk", "0"),
    ({"at_risk": {"times": [0, 1.0e-9], "rows": [[3, 2]] * 2}}, "more than 24", "e-09"),
]


@pytest.mark.parametrize(("keys", "words", "shown"), FAULTS)
def test_what_cannot_stand_below_the_axis_is_said_at_its_line(
    keys: dict[str, Any], words: str, shown: str, tmp_path: Path
) -> None:
    block = chart(**keys)
    if block["kind"] == "scatter":
        for one in block["series"]:
            one.pop("censored", None)
    text = one_section(block)
    errors = built(tmp_path, text).report.errors
    assert errors and any(words in error.message for error in errors)
    first = next(e for e in errors if words in e.message)
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines, 1) if "at_risk:" in line)
    assert first.span and start <= first.span.line <= start + 24
    assert shown in lines[first.span.line - 1]


def test_too_many_times_for_a_narrow_column_are_an_error_that_says_so(tmp_path: Path) -> None:
    times = list(range(0, 26, 2))[:12]
    at_risk = {"times": times, "rows": [list(range(1012, 1000, -1))] * 2}
    text = one_section(chart(at_risk=at_risk), format="a4-trifold")
    (error,) = built(tmp_path, text, only="leaflet").report.errors
    assert error.code == "chart-overflow" and "fewer times" in (error.hint or "")


@pytest.mark.parametrize("format", ["a4", "a4-trifold", "a5-booklet"])
def test_large_numbers_at_the_last_tick_have_room(format: str, tmp_path: Path) -> None:
    rows = [[12000, 10400, 8100, 5200, 2400], [12000, 9200, 6100, 3800, 2009]]
    risk = {"times": [0, 6, 12, 18, 24], "rows": rows}
    whole(tmp_path, one_section(chart(at_risk=risk, x_unit="months"), format=format))

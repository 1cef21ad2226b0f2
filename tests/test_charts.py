"""Charts: labels clear of marks and of one another, bars from zero, gaps, and numbers read well."""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from lxml import etree

import irdocs
from conftest import SMALL
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.charts.drawing import ChartLabel, ChartShape, drawn
from irdocs.charts.scale import axis_scale
from irdocs.charts.wording import AxisNumbers, alternative_text, spoken, tick_text, value_text
from irdocs.deck.number_formats import literal, tick_format, value_format
from irdocs.models import ValidationError
from support.charts import BRITISH, MORE, PLAIN, Medium, any_chart, bounds, chart, faults, media
from support.thorough import tried

KINDS = ("bar", "column", "line", "pie")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Series = list[Any]


@pytest.fixture(scope="module")
def everywhere() -> Mapping[str, Medium]:
    return media()


# ---------------------------------------------------------------- labels


SEEDS = tried(60, 3)
"""How many charts of each kind are planned in each medium: all of them in `make verify`."""


@pytest.mark.parametrize("kind", [*PLAIN, *MORE])
@pytest.mark.parametrize(
    "name", ["slide", "a4-trifold", "a4", "a5-booklet", "large-print"][: tried(5, 2)]
)
def test_labels_are_clear_of_marks_and_of_one_another(
    kind: str, name: str, everywhere: Mapping[str, Medium]
) -> None:
    medium, planned = everywhere[name], 0
    for seed in range(SEEDS):
        plan = medium.plan(any_chart(Random(seed), kind))
        if plan is not None:
            planned += 1
            assert list(faults(plan, medium.measure)) == [], (seed, plan.chart)
            if kind in ("scatter", "log", "free") or plan.scale is None:
                continue
            assert plan.scale.low <= 0 <= plan.scale.high
    assert planned >= (15 if kind in PLAIN else 10) * SEEDS // 60


EDGES: Mapping[str, tuple[Series, ...]] = {
    "one value": ([7],), "one zero": ([0],), "zeros": ([0, 0, 0],), "equal": ([5, 5, 5, 5],),
    "negative": ([-3, -12, -7],), "around zero": ([-3, 0, 7], [4, None, -2]),
    "tiny": (["1e-9", "3e-9"],), "small": (["0.001", "0.0025"],),
    "large": ([10**12, 3 * 10**11],), "millions": ([1_200_000, 950_000, 1_000_000],),
    "huge range": (["1e-9", "1e12", 1],), "gaps": ([None, 4, None, 5, 6, None],),
}  # fmt: skip


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("kind", KINDS)
def test_unusual_values_have_their_room(
    kind: str, edge: str, everywhere: Mapping[str, Medium]
) -> None:
    try:
        made = chart(kind, *EDGES[edge])
    except ValidationError:
        assert kind == "pie"
        return
    for medium in everywhere.values():
        plan = medium.plan(made)
        assert plan is not None, medium.name
        assert list(faults(plan, medium.measure)) == [], medium.name


SHARES = (
    [31, 15, 14, 12, 11, 9, 6, 2],
    [97, 1, 1, 1],
    ["8.3"] * 12,
    [50, 0, 50],
    ["0.4", "0.3", 99],
)


@pytest.mark.parametrize("values", SHARES)
@pytest.mark.parametrize("unit", ["%", "£ million", "patients a year"])
def test_values_of_small_slices_do_not_overprint(
    values: Series, unit: str, everywhere: Mapping[str, Medium]
) -> None:
    made = chart("pie", values, unit=unit)
    for medium in everywhere.values():
        plan = medium.plan(made)
        assert plan is not None and list(faults(plan, medium.measure)) == []
        texts = " ".join(label.text for label in drawn(plan) if isinstance(label, ChartLabel))
        for value in made.series[0].known:
            assert value_text(made, value, BRITISH) in texts, "each value is told"


def test_a_plan_that_collides_is_seen(everywhere: Mapping[str, Medium]) -> None:
    """The faults that the tests above look for are found where they are."""
    medium = everywhere["slide"]
    plan = medium.plan(chart("column", [3, 4, 5]))
    assert plan is not None
    wide = chart("column", [3, 4, 5], categories=["A name of very many words"] * 3)
    object.__setattr__(plan, "chart", wide)
    object.__setattr__(plan, "size", 90.0)
    assert list(faults(plan, medium.measure))


# ---------------------------------------------------------------- bars from zero


@pytest.mark.parametrize("values", [[3, 9, 5], [-3, 9, -5], [-3, -9, -5], [98, 99, 100]])
@pytest.mark.parametrize("kind", ["bar", "column"])
@pytest.mark.parametrize("rows", [1, 4])
def test_every_bar_starts_at_zero(
    kind: str, values: Series, rows: int, everywhere: Mapping[str, Medium]
) -> None:
    for medium in everywhere.values():
        plan = medium.plan(chart(kind, *[values] * rows))
        assert plan is not None
        zero = plan.at(0.0)
        shapes = [part for part in drawn(plan) if isinstance(part, ChartShape) and part.fill]
        for shape, value in zip(shapes, values * rows, strict=False):
            box = bounds(shape)
            ends = (box.x, box.right) if kind == "bar" else (box.bottom, box.y)
            assert ends[value < 0] == pytest.approx(zero), (medium.name, value)


def content(folder: Path, *blocks: dict[str, Any]) -> Path:
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"] = [
        {"type": "chart", "id": f"c{number}", "source": "one", "alt": f"Chart {number}.", **block}
        for number, block in enumerate(blocks)
    ]
    path = folder / "content.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return path


def built(folder: Path, *blocks: dict[str, Any]) -> Path:
    """Build a leaflet, a deck and a handout of charts, and return their folder."""
    order = irdocs.BuildOptions(formats=("a4",), handout=1)
    result = irdocs.build(content(folder, *blocks), folder / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out"


def block(kind: str, *rows: Series, **keys: Any) -> dict[str, Any]:
    series = [{"name": f"Row {number}", "values": row} for number, row in enumerate(rows)]
    names = [f"Kind {number}" for number in range(len(rows[0]))]
    return {"kind": kind, "categories": names, "series": series, **keys}


def charts(deck: Path) -> list[Any]:
    with zipfile.ZipFile(deck) as package:
        names = sorted(name for name in package.namelist() if name.startswith("ppt/charts/chart"))
        return [etree.fromstring(package.read(name)) for name in names]


@pytest.mark.parametrize(
    ("values", "rows", "low"),
    [([3, 9, 5], 1, "zero"), ([-3, 9, -5], 1, "below"), ([-3, -9, -5], 1, "below"),
     ([98, 99, 100], 5, "zero"), ([-98, 99, 100], 5, "below")],
)  # fmt: skip
def test_native_bars_start_at_zero(values: Series, rows: int, low: str, tmp_path: Path) -> None:
    rows_of_values = [values] * rows
    out = built(tmp_path, block("bar", *rows_of_values), block("column", *rows_of_values))
    for root in charts(out / "deck.pptx"):
        least = float(root.find(f".//{C}valAx/{C}scaling/{C}min").get("val"))
        assert (least == 0) if low == "zero" else (least <= min(values))
        most = root.find(f".//{C}valAx/{C}scaling/{C}max")
        assert most is None or float(most.get("val")) >= max(0, *values)
        crossing = root.find(f".//{C}catAx/{C}crosses")
        assert all(body.get("wrap") == "none" for body in root.iterfind(f".//{C}dLbls//{A}bodyPr"))
        assert crossing is not None and crossing.get("val") == "autoZero"


SIGNAL = (0xC2, 0x41, 0x0C)
"""The colour of the first series in the shipped theme."""


def signal_boxes(pdf: Path) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the paths in the colour of the first series, by PDFium."""
    boxes = []
    for page in pypdfium2.PdfDocument(pdf):
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            parts = [ctypes.c_uint() for _ in range(4)]
            pdfium.FPDFPageObj_GetFillColor(item.raw, *parts)
            filled = ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(item.raw, filled, ctypes.c_int())
            if filled.value and tuple(part.value for part in parts[:3]) == SIGNAL:
                boxes.append(item.get_bounds() if hasattr(item, "get_bounds") else item.get_pos())
    return boxes


def test_bars_in_a_pdf_start_on_one_line(tmp_path: Path) -> None:
    values = [-30, 90, -50, 70, 98.5]
    out = built(tmp_path, block("bar", values))
    for name in ("leaflet-a4.pdf", "handout.pdf"):
        boxes = [box for box in signal_boxes(out / name) if box[3] - box[1] > 5]
        lengths = [box[2] - box[0] for box in boxes]
        # Only bars are as long as their values say, against the longest.
        bars = [
            (box, value)
            for value in values
            for box, length in zip(boxes, lengths, strict=True)
            if length == pytest.approx(max(lengths) * abs(value) / 98.5, abs=0.1)
        ]
        assert len(bars) == len(values), (name, lengths)
        zeros = [box[2] if value < 0 else box[0] for box, value in bars]
        assert zeros == pytest.approx([zeros[0]] * len(zeros), abs=0.05)


# ---------------------------------------------------------------- gaps


def test_a_value_that_is_not_known_is_a_gap(tmp_path: Path) -> None:
    gap = [10, None, 14, 18]
    kinds = ("line", "bar", "column")
    out = built(
        tmp_path, *(block(kind, gap) for kind in kinds), block("line", gap, [1, 2, 3, None])
    )
    for root in charts(out / "deck.pptx"):
        assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"
        cache = root.find(f".//{C}ser/{C}val/{C}numRef/{C}numCache")
        assert cache.find(f"{C}ptCount").get("val") == "4"
        assert [point.get("idx") for point in cache.iterfind(f"{C}pt")] == ["0", "2", "3"]
    with zipfile.ZipFile(out / "deck.pptx") as package:
        books = [name for name in package.namelist() if name.endswith(".xlsx")]
        assert len(books) == 4
        for name in books:
            sheet = openpyxl.load_workbook(io.BytesIO(package.read(name))).active
            assert [row[1].value for row in sheet.iter_rows(min_row=2)] == gap
    for read in (
        pdf_text.read((out / "leaflet-a4.pdf").read_bytes()),
        pdf_text.read((out / "handout.pdf").read_bytes()),
        deck_text.read((out / "deck.pptx").read_bytes()),
    ):
        alternatives = [piece.alt for piece in read.pieces if piece.alt]
        for number in range(4):
            (alternative,) = [text for text in alternatives if f"Chart {number}." in text]
            assert "Kind 1" in alternative and "no data" in alternative


def test_a_gap_has_neither_bar_nor_point(everywhere: Mapping[str, Medium]) -> None:
    for medium in everywhere.values():
        for kind, marks in (("bar", 3), ("column", 3), ("line", 3)):
            plan = medium.plan(chart(kind, [10, None, 14, 18]))
            assert plan is not None
            parts = list(drawn(plan))
            assert sum(isinstance(part, ChartShape) and bool(part.fill) for part in parts) == marks
            texts = [part.text for part in parts if isinstance(part, ChartLabel) and part.bold]
            assert texts == ["10", "14", "18"]
            if kind == "line":  # the first value is alone; the axis is the other line
                lines = [p for p in parts if isinstance(p, ChartShape) and p.stroke == "signal"]
                assert [len(line.commands) for line in lines if not line.fill] == [2]


def test_a_listener_is_told_of_gaps() -> None:
    one = chart("line", [10, None, 14])
    assert alternative_text(one, BRITISH) == "A chart. Kind 1: no data."
    assert spoken(one, BRITISH) == ["Row 0: Kind 0: 10; Kind 1: no data; Kind 2: 14."]
    two = chart("line", [10, None], [None, 2])
    assert alternative_text(two, BRITISH) == "A chart. Row 0 Kind 1; Row 1 Kind 0: no data."
    assert alternative_text(chart("line", [1, 2]), BRITISH) == "A chart."


@pytest.mark.parametrize(
    ("kind", "values", "message"),
    [
        ("pie", [1, None], "a pie has no gaps"), ("pie", [0, 0], "a pie of zeros has no slices"),
        ("bar", [None, None], '"Row 0" has no values'),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(kind: str, values: Series, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        chart(kind, values)


@pytest.mark.parametrize(
    ("values", "said"),
    [([60, 70], "these are 130 %"), ([60.5, 30], "these are 90.5 %"), ([33, 33, 33], ""),
     ([33.3, 33.3, 33.3], ""), ([50, 50], ""), ([61, 38], ""), ([61, 37.5], "these are 98.5 %")],
)  # fmt: skip
def test_the_percentages_of_a_pie_are_a_whole(values: Series, said: str) -> None:
    """But for what was rounded."""
    if not said:
        chart("pie", values, unit="%")
        return
    with pytest.raises(ValidationError, match=said):
        chart("pie", values, unit="%")


def test_keys_of_other_programs_have_an_answer(tmp_path: Path) -> None:
    keys = {"values": [1, 2], "errors": [1, 2], "min": 90, "max": 100}
    made = block("column", [10, 12], **keys)
    path = content(tmp_path, made)
    result = irdocs.check(path) if hasattr(irdocs, "check") else irdocs.build(path, tmp_path / "o")
    hints = {error.message: error.hint for error in result.report.errors}
    for key in keys:
        hint = hints[f'chart has no "{key}"']
        assert hint and "known keys" not in hint


# ---------------------------------------------------------------- sources


def test_data_of_the_authors_own_are_named_below_the_chart(tmp_path: Path) -> None:
    own = "Our own audit of 212 patients, Leeds, 2025"
    statistics = {
        "type": "statistics", "source": None, "alt": None,
        "items": [{"value": 3, "unit": "%", "label": "of all", "source": own}] * 2,
    }  # fmt: skip
    figures = {key: value for key, value in statistics.items() if value is not None}
    blocks = [block("bar", [10, 12], source=own), block("bar", [10, 12])]
    path = content(tmp_path, *blocks)
    data = yaml.safe_load(path.read_text())
    data["sections"][0]["blocks"].append({"id": "figures", **figures})
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    order = irdocs.BuildOptions(formats=("a4",), handout=1)
    result = irdocs.build(path, tmp_path / "out", order, environment={})
    found = {finding.code for finding in result.report}
    assert not result.failed and not found & {"unsourced-figure", "vague-source"}
    out = tmp_path / "out"
    for transcript in (  # the two figures have one in common
        pdf_text.read((out / "leaflet-a4.pdf").read_bytes()),
        pdf_text.read((out / "handout.pdf").read_bytes()),
        deck_text.read((out / "deck.pptx").read_bytes()),
    ):
        assert transcript.words().count(f"Source: {own}") == 2
        assert "[1]" in transcript.words() and "[2]" not in transcript.words()


@pytest.mark.parametrize("source", ["audit", "my_data"])
def test_a_single_word_is_the_id_of_a_source(source: str, tmp_path: Path) -> None:
    path = content(tmp_path, block("bar", [10, 12], source=source))
    result = irdocs.build(path, tmp_path / "out", environment={})
    (error,) = result.report.errors
    assert error.code == "unknown-source" and error.hint and "Leeds" in error.hint


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("value", "unit", "shown", "format"),
    [
        ("1200", None, "1,200", "#,##0"), ("999", None, "999", "0"),
        ("1200", "£", "£1,200", '"£"#,##0'), ("-1200", "£", "−£1,200", '"£"#,##0;"−£"#,##0'),
        ("1.2", "£ million", "£1.2 million", '"£"0.0" million"'), ("3", "£m", "£3m", '"£"0"m"'),
        ("12.50", "US$ a day", "US$12.50 a day", '"US$"0.00" a day"'),
        ("5", "%", "5%", '0"%"'), ("-5", "%", "−5%", '0"%";"−"0"%"'),
        ("5", "k", "5 k", '0" k"'), ("5", "m", "5 m", '0" m"'),
        ("0.001", None, "0.001", "0.000"), ("0.10", "mg", "0.10 mg", '0.00" mg"'),
        ("1e-9", None, "0.000000001", "0.000000000"), ("1e12", None, "1,000,000,000,000", "#,##0"),
        ("1234567.5", None, "1,234,567.5", "#,##0.0"), ("-0.5", None, "−0.5", '0.0;"−"0.0'),
    ],
)  # fmt: skip
def test_a_value_is_written_alike_everywhere(
    value: str, unit: str | None, shown: str, format: str
) -> None:
    made = chart("bar", [value], **({"unit": unit} if unit else {}))
    assert value_text(made, Decimal(value), BRITISH).replace("\u00a0", " ") == shown
    assert value_format(made, Decimal(value), BRITISH) == format


@pytest.mark.parametrize(
    ("values", "unit", "ticks", "format"),
    [
        ([7], None, "0 2 4 6 8", "0"), ([0, 1, 2], None, "0 0.5 1.0 1.5 2.0", '0.0;"−"0.0;0'),
        ([900], "£", "£0 £200 £400 £600 £800 £1,000", '"£"#,##0'),
        ([1_150_000], None, "0|0.5 million|1.0 million|1.5 million",
         '0.0,," million";"−"0.0,," million";0'),
        ([45_000_000], "£", "£0|£10 million|£20 million|£30 million|£40 million|£50 million",
         '"£"0,," million";"−£"0,," million";"£"0'),
        ([-5, 5], "%", "−6% −4% −2% 0% 2% 4% 6%", '0"%";"−"0"%"'),
        ([1e12], None, "0|0.2 trillion|0.4 trillion|0.6 trillion|0.8 trillion|1.0 trillion",
         '0.0,,,," trillion";"−"0.0,,,," trillion";0'),
        ([2e9], None, "0|0.5 billion|1.0 billion|1.5 billion|2.0 billion",
         '0.0,,," billion";"−"0.0,,," billion";0'),
        (["4e-9"], None, "0 0.000000001 0.000000002 0.000000003 0.000000004",
         '0.000000000;"−"0.000000000;0'),
    ],
)  # fmt: skip
def test_ticks_read_well(values: Series, unit: str | None, ticks: str, format: str) -> None:
    made = chart("bar", values, **({"unit": unit} if unit else {}))
    scale = axis_scale([float(value) for value in values], rounded=True)
    axis = AxisNumbers(scale, made.unit)
    shown = [tick_text(axis, value, BRITISH).replace("\u00a0", " ") for value in scale.ticks]
    parts = ticks.split("|") if "|" in ticks else ticks.split()
    assert shown == parts
    assert tick_format(axis, BRITISH) == format


def test_a_quotation_mark_in_a_unit_ends_no_literal() -> None:
    assert literal('a "b" c') == '"a "\\""b"\\"" c"'


def test_native_labels_have_the_decimals_of_their_values(tmp_path: Path) -> None:
    out = built(tmp_path, block("bar", [12, 3.5, 4], unit="£"), block("pie", [12, 3.5, 4]))
    bar, pie = charts(out / "deck.pptx")
    for root, shared, own in ((bar, '"£"0', '"£"0.0'), (pie, "0", "0.0")):
        labels = root.find(f".//{C}ser/{C}dLbls")
        assert labels.find(f"{C}numFmt").get("formatCode") == shared
        (label,) = labels.findall(f"{C}dLbl")
        assert label.find(f"{C}idx").get("val") == "1"
        assert label.find(f"{C}numFmt").get("formatCode") == own
    words = pdf_text.read((out / "leaflet-a4.pdf").read_bytes()).words()
    for value in ("£12", "£3.5", "£4"):
        assert value in words

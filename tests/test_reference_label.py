"""The label of a reference line: at the line where that is clear, else below the chart; never
beside the plot, from which it would take the width."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from irdocs.charts.drawing import ChartLabel, ChartShape, drawn
from irdocs.charts.plan import ChartPlan
from irdocs.content.blocks import Chart
from support.charts import Medium, bounds, chart, faults, media, points_chart
from support.editing import Parts, edited, scaled
from support.hospital import hospital
from support.printed_rows import place_of
from support.small_documents import ABOUT, built, leaflet_in, one_section, whole
from support.templates import default, shaded
from support.thorough import tried

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
LONG = "What the board asked for after the review"


@pytest.fixture(scope="module")
def all_media() -> Mapping[str, Medium]:
    return media()


def planned(medium: Medium, made: Chart) -> ChartPlan:
    plan = medium.plan(made)
    assert plan is not None
    assert not list(faults(plan, medium.measure))
    return plan


def kinds(label: str, value: float) -> dict[str, Chart]:
    reference = {"reference": {"value": value, "label": label}}
    rows = [21, 18, 24, 19, 22, 25], [31, 33, 30, 32, 29, 31]
    points = [(1.0, 21.0), (4.0, 18.0), (9.0, 31.0)]
    return {
        "line": chart("line", *rows, **reference),
        "column": chart("column", *rows, **reference),
        "area": chart("area", rows[0], **reference),
        "scatter": points_chart("scatter", points, **reference),
        "step": points_chart("step", points, **reference),
        "errors": chart("column", *rows, each={"errors": [3] * 6}, **reference),
        "second": chart("column", *rows, last={"axis": "second"}, second_unit="d", **reference),
    }  # fmt: skip


@pytest.mark.parametrize("medium", ["a4-trifold", "slide", "a4", "a5-booklet"][: tried(4, 2)])
@pytest.mark.parametrize("kind", list(kinds("A", 26)))
@pytest.mark.parametrize("label", ["Target", LONG])
def test_it_takes_nothing_from_the_width(
    all_media: Mapping[str, Medium], medium: str, kind: str, label: str
) -> None:
    made = kinds(label, 26)[kind]
    with_label = planned(all_media[medium], made)
    without = all_media[medium].plan(made.model_copy(update={"reference": None}))
    assert without is not None and with_label.reference is not None
    # At the left an axis may stand where there were values at the marks.
    assert with_label.plot.right >= without.plot.right - 0.03 * without.frame.width


def test_it_stands_at_its_line_where_nothing_else_does(all_media: Mapping[str, Medium]) -> None:
    plan = planned(all_media["a4"], chart("line", [1, 2, 3], [11, 12, 13],
                                          reference={"value": 7, "label": "Target"}))  # fmt: skip
    label, y = plan.reference, plan.at(7)
    assert label is not None and plan.reference_key is None
    assert 0 < y - label.box.bottom < plan.size  # right above it
    assert label.box.right == pytest.approx(plan.plot.right) and label.align == "r"


def test_no_rule_runs_through_its_words(all_media: Mapping[str, Medium]) -> None:
    made = chart(
        "line", [1, 2, 3], [11, 12, 13], reference={"value": Decimal("4.4"), "label": "Target"}
    )
    plan = planned(all_media["a4"], made)
    label = plan.reference
    assert label is not None
    rules = [bounds(part) for part in drawn(plan)
             if isinstance(part, ChartShape) and part.stroke == "rule"]  # fmt: skip
    crossing = [rule for rule in rules if label.box.y < rule.y < label.box.bottom]
    assert crossing and all(rule.right < label.box.x or rule.x > label.box.right
                            for rule in crossing)  # fmt: skip


def test_where_values_fill_the_plot_it_stands_below_with_a_piece_of_its_line(
    all_media: Mapping[str, Medium],
) -> None:
    rows = [[10, 11, 9, 10, 12, 10, 9, 11], [9, 12, 10, 11, 10, 9, 12, 10]]
    reference = {"value": 10, "label": LONG}
    plan = planned(all_media["a4-trifold"], chart("column", *rows, reference=reference))
    label, key = plan.reference, plan.reference_key
    assert label is not None and key is not None and plan.legend is not None
    assert label.box.y > plan.legend.bottom
    (start, y), (end, _) = key
    assert start < end < label.box.x and label.box.y < y < label.box.bottom
    shown = [part for part in drawn(plan) if isinstance(part, ChartLabel)]
    assert sum(LONG in part.text for part in shown) == 1


def test_below_a_chart_in_a_frame_it_takes_from_the_height(
    all_media: Mapping[str, Medium],
) -> None:
    rows = [[10, 11, 9, 10, 12, 10, 9, 11], [9, 12, 10, 11, 10, 9, 12, 10]]
    slide = all_media["slide"]
    plan = planned(slide, chart("column", *rows, reference={"value": 10, "label": LONG}))
    assert plan.frame == slide.room
    assert plan.reference is not None and plan.reference.box.bottom <= slide.room.height + 0.1


def test_a_label_that_no_line_holds_has_no_room(all_media: Mapping[str, Medium]) -> None:
    narrow = replace(all_media["a4-trifold"], sizes=(12.0,))
    assert narrow.plan(chart("column", [1, 2], reference={"value": 1, "label": "W" * 60})) is None


def test_both_products_have_it_within_the_chart(tmp_path: Path) -> None:
    block: dict[str, Any] = {
        "type": "chart", "kind": "line", "alt": "Two lines.", "unit": " people",
        "categories": ["Alpha", "Bravo", "Carrow"], "source": "Audit of the team, Leeds, 2026",
        "series": [{"name": "Low", "values": [1, 2, 3]}, {"name": "High", "values": [11, 12, 13]}],
        "reference": {"value": 4.4, "label": "Target"},
    }  # fmt: skip
    out = whole(tmp_path, one_section(block))
    data = leaflet_in(out)
    _, right, foot = place_of(data, "Target: 4.4")
    _, last_name, _ = place_of(data, "Carrow")
    _, _, names = place_of(data, "Alpha")
    assert right > last_name and foot > names + 20
    with zipfile.ZipFile(io.BytesIO((out / "deck.pptx").read_bytes())) as package:
        (name,) = (n for n in package.namelist() if n.startswith("ppt/drawings/drawing"))
        root = etree.fromstring(package.read(name))
    (shape,) = (sp for sp in root.iter(f"{CDR}sp") if "Target" in "".join(sp.itertext()))
    # One line stays one, though another program's typeface may be wider.
    assert shape.find(f"{CDR}txBody/{A}bodyPr").get("wrap") == "none"
    # A native chart draws its rules all through: the ground hides the one behind the words.
    assert shape.find(f"{CDR}spPr/{A}solidFill") is not None


def test_from_the_right_a_number_with_its_unit_keeps_its_order_on_slides(tmp_path: Path) -> None:
    """It stood as "mmol/L 3.9" there, and as "3.9 mmol/L" on paper and in the slides' texts."""
    block: dict[str, Any] = {
        "type": "chart", "kind": "line", "alt": "خطان.", "unit": "mmol/L", "title": "السكر",
        "categories": ["السحور", "الظهر", "العصر"], "source": "متابعة 212 صائمًا في عيادتنا، 2025",
        "series": [{"name": "قبل", "values": [8, 7, 6]}, {"name": "بعد", "values": [11, 12, 13]}],
        "reference": {"value": 3.9, "label": "الحد الذي تفطر عنده"},
    }  # fmt: skip
    out = whole(tmp_path, one_section(block, document=ABOUT | {"language": "ar"}), only="deck")
    with zipfile.ZipFile(io.BytesIO((out / "deck.pptx").read_bytes())) as package:
        (name,) = (n for n in package.namelist() if n.startswith("ppt/drawings/drawing"))
        words = "".join(etree.fromstring(package.read(name)).itertext()).replace("\u00a0", " ")
    assert "\u202a3.9 mmol/L\u202c" in words


@pytest.mark.parametrize(
    ("dress", "is_plain"), [((scaled,), True), ((scaled, shaded), False), ((hospital,), False)]
)
def test_no_patch_is_seen_on_a_gradient(
    tmp_path: Path, dress: tuple[Callable[[Parts], None], ...], *, is_plain: bool
) -> None:
    """A patch in one of its colours would be; the rules go with it, so that none runs through the
    words."""
    (tmp_path / "own.pptx").write_bytes(edited(default(), *dress))
    block: dict[str, Any] = {
        "type": "chart", "kind": "line", "alt": "Lines.", "unit": "falls", "title": "Falls",
        "headline": "Falls on our wards went below the target in May and stayed there",
        "categories": ["Jan", "Feb", "Mar", "Apr", "May", "Jun"], "source": "An audit, 2026",
        "series": [{"name": "A", "values": [7.2, 6.9, 6.6, 6.3, 5.4, 5.1]},
                   {"name": "B", "values": [6.1, 6.4, 5.9, 5.6, 5.2, 4.8]}],
        "reference": {"value": 5.5, "label": "What we aim at"},
    }  # fmt: skip
    result = built(tmp_path, one_section(block), only="deck", template=tmp_path / "own.pptx")
    assert not result.failed
    with zipfile.ZipFile(tmp_path / "out" / "deck.pptx") as package:
        (name,) = (n for n in package.namelist() if n.startswith("ppt/drawings/drawing"))
        (chart_name,) = (n for n in package.namelist() if n.startswith("ppt/charts/chart"))
        shapes, plot = (etree.fromstring(package.read(one)) for one in (name, chart_name))
    (label,) = (sp for sp in shapes.iter(f"{CDR}sp") if "What we" in "".join(sp.itertext()))
    assert (label.find(f"{CDR}spPr/{A}solidFill") is not None) is is_plain
    assert (next(plot.iter("{*}majorGridlines"), None) is not None) is is_plain

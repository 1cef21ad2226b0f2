"""Charts with more than values for names: stacks, dates, points, errors, axes, targets."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest
import yaml
from lxml import etree

import irdocs
from conftest import SMALL
from irdocs import locale, theme
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.charts.bar_marks import bar_boxes
from irdocs.charts.calendar import slots, time_axis
from irdocs.charts.drawing import ChartLabel, ChartShape, drawn
from irdocs.charts.marks import dashed, mark
from irdocs.charts.palette import SERIES, Dash, line_colours, line_dash, mark_form
from irdocs.charts.scale import free_scale, log_scale, paired_scales
from irdocs.charts.wording import reference_text, spoken, value_text
from irdocs.content.datafile import DataFileRequest
from irdocs.deck.number_formats import date_format
from irdocs.diagnostics import Report
from irdocs.theme import contrast
from support.charts import BRITISH, Medium, bounds, chart, label_boxes, media, points_chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Block = dict[str, Any]
MONTHS = ["2026-01-01", "2026-02-01", "2026-04-01"]


@pytest.fixture(scope="module")
def everywhere() -> list[Medium]:
    return list(media().values())


def written(folder: Path, *blocks: Block) -> Path:
    data = yaml.safe_load(SMALL)
    head = {"type": "chart", "source": "one", "alt": "A chart of the kind."}
    data["sections"][0]["blocks"] = [{**head, **block} for block in blocks]
    path = folder / "content.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return path


def built(folder: Path, *blocks: Block) -> Path:
    order = irdocs.BuildOptions(formats=("a4",), handout=1)
    result = irdocs.build(written(folder, *blocks), folder / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out"


def native(folder: Path) -> list[Any]:
    with zipfile.ZipFile(folder / "deck.pptx") as package:
        names = sorted(name for name in package.namelist() if name.startswith("ppt/charts/chart"))
        return [etree.fromstring(package.read(name)) for name in names]


def cells(folder: Path) -> list[list[list[Any]]]:
    """Return the rows of each workbook."""
    with zipfile.ZipFile(folder / "deck.pptx") as package:
        names = sorted(name for name in package.namelist() if name.endswith(".xlsx"))
        books = [openpyxl.load_workbook(io.BytesIO(package.read(name))) for name in names]
        return [[[cell.value for cell in row] for row in book.active.iter_rows()] for book in books]


def block(kind: str, *rows: list[Any], **keys: Any) -> Block:
    series = [{"name": f"Row {number}", "values": row} for number, row in enumerate(rows)]
    names = [f"Kind {number}" for number in range(len(rows[0]))]
    return {"kind": kind, "categories": names, "series": series, **keys}


POINTS = {
    "x_label": "Months", "y_label": "Share", "x_unit": "mo", "unit": "%",
    "series": [{"name": "Stent", "points": [[0, 100], [6, 82.5], [24, 71]], "censored": [9, 20]}],
}  # fmt: skip


# ---------------------------------------------------------------- what is refused, and where

REFUSED: dict[str, tuple[Block, str, str]] = {
    "a part below zero": (
        block("bar", [1, -2], [3, 4], stacked=True), "a stack has no negative part: -2", "- -2"),
    "a gap in a stack": (
        block("column", [1, None], [3, 4], stacked=True), "a stack has no gaps", "- null"),
    "a stack of one": (block("bar", [1, 2], stacked=True), "a stack needs two series", "stacked"),
    "lines on one another": (
        block("line", [1, 2], [1, 2], stacked=True), "kind: line is never stacked", "stacked"),
    "shares of nothing": (
        block("bar", [1, 0], [3, 0], stacked="percent"), 'parts of "Kind 1" add up', "- Kind 1"),
    "another word for stacked": (
        block("bar", [1, 2], [3, 4], stacked="sums"), "true, false or percent", "stacked: sums"),
    "too few values": (block("line", [1, 2], [3]), '"Row 1" has 1 value for 2', "- 3"),
    "areas over one another": (
        block("area", [1, 2], [3, 4]), "areas would cover one another", "- name: Row 1"),
    "a gap in an area": (block("area", [1, None, 3]), "an area has no gaps", "- null"),
    "an area of one": (block("area", [1]), "an area needs two categories", "- Kind 0"),
    "a logarithm of zero": (
        block("line", [1, 0], log=True), "a logarithmic axis has no 0", "- 0"),
    "a logarithm of bars": (
        block("bar", [1, 2], log=True), "kind: bar has no logarithmic axis", "log"),
    "columns from somewhere": (
        block("column", [1, 2], zero=False), "the axis of kind: column always begins", "zero"),
    "two axes with one zero": (
        block("line", [1, 2], zero=False) | {"series": [
            {"name": "A", "values": [1, 2]}, {"name": "B", "values": [1, 2], "axis": "second"}]},
        "two axes share their zero", "zero"),
    "a zero of logarithms": (
        block("line", [1, 2], log=True, zero=True), "a logarithmic axis has no zero", "zero"),
    "a logarithm of a reference": (
        block("line", [1, 2], log=True, reference={"value": -5, "label": "A"}), "has no -5",
        "value: -5"),
    "errors on a pie": (
        block("pie", [1, 2]) | {"series": [{"name": "A", "values": [1, 2], "errors": 1}]},
        "kind: pie has no error bars", "errors"),
    "an error below zero": (
        block("bar", [1, 2]) | {"series": [{"name": "A", "values": [1, 2], "errors": -1}]},
        "an error is not negative: -1", "errors: -1"),
    "an error beside its value": (
        block("bar", [1, 2]) | {"series": [
            {"name": "A", "values": [1, 2], "errors": [None, [7, 9]]}]},
        "2 does not lie between 7 and 9", "7"),
    "too few errors": (
        block("bar", [1, 2]) | {"series": [{"name": "A", "values": [1, 2], "errors": [3]}]},
        '"A" has 1 error for 2 values', "- 3"),
    "a second axis of bars": (
        block("bar", [1, 2]) | {"series": [{"name": "A", "values": [1, 2]},
                                           {"name": "B", "values": [1, 2], "axis": "second"}]},
        "kind: bar has no second axis", "axis: second"),
    "nothing on the first axis": (
        block("line", [1, 2]) | {"series": [{"name": "A", "values": [1, 2], "axis": "second"}]},
        "no series is left for the first axis", "axis: second"),
    "a unit of no axis": (
        block("line", [1, 2], second_unit="mm"), "no series has a second axis", "second_unit"),
    "dates out of order": (
        block("line", [1, 2]) | {"categories": ["2026-02-01", "2026-01-01"]},
        "2026-01-01 does not come after 2026-02-01", "- '2026-01-01'"),
    "a date among names": (
        block("column", [1, 2]) | {"categories": ["2026-02-01", "March"]},
        '"March" is no date', "- March"),
    "a day that is none": (
        block("line", [1, 2]) | {"categories": ["2026-02-01", "2026-02-30"]},
        "no day of the calendar", "- '2026-02-30'"),
    "values of a scatter": (
        block("scatter", [1, 2]) | {"x_label": "X", "y_label": "Y", "categories": None},
        "takes points, not values", "values"),
    "points of a line": (
        block("line", [1, 2]) | {"series": [{"name": "A", "points": [[1, 2]]}]},
        "takes values, not points", "points"),
    "no name to the right": (
        {"kind": "step", "series": POINTS["series"]}, 'needs "x_label"', "- type: chart"),
    "steps back": (
        POINTS | {"kind": "step", "series": [{"name": "A", "points": [[2, 1], [1, 0]]}]},
        '"A" goes back from 2 to 1', "- 1"),
    "a point of three": (
        POINTS | {"kind": "scatter", "series": [{"name": "A", "points": [[2, 1, 3]]}]},
        "a point is two numbers", "- 2"),
    "somebody who left before": (
        POINTS | {"kind": "step", "series": [
            {"name": "A", "points": [[2, 1], [9, 0]], "censored": [11]}]},
        "runs from 2 to 9, and 11 is outside", "- 11"),
    "a reference on a pie": (
        block("pie", [1, 2], reference={"value": 1, "label": "A"}), "no reference line",
        "reference"),
    "a reference beyond all shares": (
        block("bar", [1, 2], [1, 2], stacked="percent", reference={"value": 110, "label": "A"}),
        "shares run from 0 to 100 %", "value: 110"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_misleads_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    made, message, at = REFUSED[name]
    path = written(tmp_path, {key: value for key, value in made.items() if value is not None})
    result = irdocs.build(path, tmp_path / "out", environment={})
    (error,) = [error for error in result.report.errors if message in error.message]
    assert error.hint and error.code in ("bad-chart", "bad-choice")
    lines = path.read_text().split("\n")
    near = "\n".join(lines[error.span.line - 2 : error.span.line + 1])
    assert at in near, (error.span, near)


def test_all_faults_of_a_chart_are_told_at_once(tmp_path: Path) -> None:
    made = block("bar", [1, -2], [-3, None], stacked=True, log=True)
    result = irdocs.build(written(tmp_path, made), tmp_path / "out", environment={})
    assert len({error.span.line for error in result.report.errors}) == 4


# ---------------------------------------------------------------- axes


def test_scales_hold_their_values() -> None:
    assert list(log_scale([3, 4000]).ticks) == pytest.approx([1, 10, 100, 1000, 10_000])
    assert log_scale([1000]).high == pytest.approx(10_000)
    assert log_scale([1e-6, 1e9]).steps <= 5
    assert (free_scale([112, 149]).low, free_scale([3, 149]).low) == (110, 0)
    assert free_scale([-149, -112]).high == -110
    assert free_scale([5, 5]).low == 0 and free_scale([0, 0]).high > 0
    for first, second in (([0, 40], [3, 9]), ([-3, 40], [1, 2]), ([5], [-9, 2]), ([0], [0])):
        one, other = paired_scales(first, second)
        assert one.share(0) == pytest.approx(other.share(0)) and one.steps == other.steps
        assert one.low <= min(first) and max(first) <= one.high
        assert other.low <= min(second) and max(second) <= other.high


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_columns_have_a_place_for_each_date_between() -> None:
    assert [day.month for day in slots(days(*MONTHS))] == [1, 2, 3, 4]
    weeks = slots(days("2026-01-05", "2026-01-12", "2026-01-26"))
    assert [day.day for day in weeks] == [5, 12, 19, 26]
    assert len(slots(days("2019-01-01", "2023-01-01"))) == 2
    assert slots(days("1900-01-01", "1900-01-02", "2026-01-05")) == ()
    assert len(slots(days("9999-12-31"))) == 1


def test_dates_are_named_at_round_ones() -> None:
    axis = time_axis(days("2024-01-17", "2026-11-23"), lambda axis: len(list(axis.ticks)) < 8)
    assert axis is not None and (axis.unit, axis.step) == ("months", 6)
    assert next(axis.ticks) == date(2024, 1, 1) and axis.share(date(2026, 11, 23)) == 1
    assert time_axis(days("2024-01-17", "2026-11-23"), lambda axis: False) is None
    alone = time_axis(days("2024-01-17"), lambda axis: True)
    assert alone is not None and list(alone.ticks) == days("2024-01-17")
    last = time_axis(days("9998-01-01", "9999-01-01"), lambda axis: True)
    assert last is not None and len(list(last.ticks)) == 2


def test_dates_have_the_formats_of_their_language() -> None:
    assert date_format("months", BRITISH) == 'mmm" "yyyy'
    assert date_format("days", BRITISH) == 'd" "mmm" "yyyy'
    assert date_format("years", BRITISH) == "yyyy"
    for tag, number in (("cy", "452"), ("pl", "415"), ("fr", "40C"), ("de-AT", "C07")):
        assert date_format("months", locale.load(tag)).startswith(f"[$-{number}]mmm"), tag
    assert date_format("months", locale.load("so")).startswith("mmm")  # Windows has no Somali


def test_points_of_a_line_stand_where_their_days_are(everywhere: list[Medium]) -> None:
    dates = ["2026-01-01", "2026-01-11", "2026-03-02"]  # 10 and 50 days apart
    for medium in everywhere:
        plan = medium.plan(chart("line", [1, 2, 3], categories=dates))
        assert plan is not None
        xs = [point[0] for point in plan.points[0] if point]
        assert (xs[2] - xs[1]) / (xs[1] - xs[0]) == pytest.approx(5)
        columns = medium.plan(chart("column", [1, 2, 3], categories=MONTHS))
        assert columns is not None
        middles = [bar.box.x for bar in bar_boxes(columns)]
        assert middles[2] - middles[1] == pytest.approx(2 * (middles[1] - middles[0]))


@pytest.mark.parametrize(("value", "blanks"), [(2, "span"), (None, "gap")])
def test_a_line_over_columns_goes_on_where_a_month_has_no_column(
    tmp_path: Path, value: int | None, blanks: str
) -> None:
    series = [{"name": "A", "values": [3, 4, 5]},
              {"name": "B", "values": [1, value, 3], "axis": "second"}]  # fmt: skip
    columns = block("column", [1, 2, 3]) | {"series": series, "categories": MONTHS}
    (root,) = native(built(tmp_path, columns | {"second_unit": "mm"}))
    (told,) = root.iterfind(f".//{C}dispBlanksAs")
    assert told.get("val") == blanks


# ---------------------------------------------------------------- marks


def test_parts_of_a_stack_stand_on_one_another(everywhere: list[Medium]) -> None:
    for kind in ("bar", "column"):
        for medium in everywhere:
            plan = medium.plan(chart(kind, [3, 9], [5, 1], [2, 2], stacked=True))
            assert plan is not None
            for category, total in enumerate((10, 12)):
                parts = [bar.box for bar in bar_boxes(plan) if bar.category == category]
                lengths = [part.width if kind == "bar" else part.height for part in parts]
                reach = abs(plan.at(total) - plan.at(0))
                assert sum(lengths) == pytest.approx(reach)
                starts = [part.x if kind == "bar" else -part.bottom for part in parts]
                assert starts == sorted(starts)


def test_shares_fill_their_bars(everywhere: list[Medium]) -> None:
    for medium in everywhere:
        plan = medium.plan(chart("column", [3, 900], [5, 1], stacked="percent", unit="people"))
        assert plan is not None and plan.scale is not None and plan.scale.high == 100
        for category in (0, 1):
            parts = [bar.box for bar in bar_boxes(plan) if bar.category == category]
            assert sum(part.height for part in parts) == pytest.approx(plan.at(0) - plan.at(100))


def test_no_line_touches_a_name_above_its_bar(everywhere: list[Medium]) -> None:
    plans = [medium.plan(chart("bar", [61, 54, 40, 33], unit="people")) for medium in everywhere]
    above = [plan for plan in plans if plan is not None and plan.names == "above"]
    assert above
    for plan in above:
        parts = list(drawn(plan))
        lines = [bounds(one) for one in parts if isinstance(one, ChartShape) and not one.fill]
        names = [one for one in parts if isinstance(one, ChartLabel) and "Kind" in one.text]
        for name in names:
            bottom = name.box.bottom - plan.size * 0.2  # of its letters
            top = bottom - plan.size * 0.7
            assert not [line for line in lines if line.y < bottom and line.bottom > top]


def test_names_below_a_plot_never_run_into_one_another(everywhere: list[Medium]) -> None:
    """Where they end less than half a sign before the next, they read as one line of words."""
    seen = 0
    for medium in everywhere:
        for count in range(5, 14):
            days = [f"Day {day}" for day in range(1, count + 1)]
            plan = medium.plan(chart("line", [*range(count)], [*range(count)], categories=days))
            assert plan is not None
            named = [box for text, box in label_boxes(plan, medium.measure) if "Day" in text]
            for one, other in pairwise(named):
                seen += 1
                assert other.x - one.right >= 0.49 * plan.size, (medium, count)
    assert seen > 100


@pytest.mark.parametrize(
    ("keys", "is_free"),
    [({"unit": "°C"}, True), ({"zero": False}, True), ({"unit": "°C", "zero": True}, False),
     ({"unit": "days"}, False)],
)  # fmt: skip
def test_the_axis_of_lines_may_begin_at_what_it_says(
    keys: dict[str, Any], is_free: bool, everywhere: list[Medium]
) -> None:
    """Values at the marks would not say where it begins, so it has numbers."""
    values = [Decimal("36.4"), Decimal("38.9"), Decimal("37.2")]
    for medium in everywhere:
        plan = medium.plan(chart("line", values, **keys))
        assert plan is not None and plan.scale is not None
        assert (plan.scale.low == 36) if is_free else (plan.scale.low == 0)
        if is_free:
            assert not plan.labelled
            texts = [part.text for part in drawn(plan) if isinstance(part, ChartLabel)]
            assert any(text.startswith("36") for text in texts)


def test_each_value_of_a_stack_is_in_its_part_or_told(everywhere: list[Medium]) -> None:
    made = chart("bar", [30, 400], [1, 300], [250, 2], stacked=True, unit="people")
    for medium in everywhere:
        plan = medium.plan(made)
        assert plan is not None and (0, 1) in plan.inside and not plan.shows_all_values
        shapes = [
            bounds(part) for part in drawn(plan) if isinstance(part, ChartShape) and part.fill
        ]
        for label in drawn(plan):
            if isinstance(label, ChartLabel) and label.bold:
                assert any(
                    box.x <= label.box.x + label.box.width / 2 <= box.right
                    and box.y - 0.1 <= label.box.y and label.box.bottom <= box.bottom + 0.1
                    for box in shapes
                )  # fmt: skip


def test_values_in_parts_can_be_read() -> None:
    look = theme.load(DataFileRequest("ir", Path(), None), Report())
    assert look is not None
    for colours in SERIES:
        ratio = contrast.ratio(look.palette[colours.text], look.palette[colours.fill])
        assert ratio >= contrast.MINIMUM, colours
        seen = contrast.ratio(look.palette[colours.outline], look.palette["ground"])
        assert seen >= contrast.LARGE_RATIO, colours
    for one, other in pairwise(SERIES):
        lights = [contrast.luminance(look.palette[colours.fill]) for colours in (one, other)]
        assert abs(lights[0] - lights[1]) > 0.2, "neighbours differ in grey"


def test_lines_differ_without_colour() -> None:
    looks = [(mark_form(n), line_colours(n).fill == "ground") for n in range(4)]
    assert len(set(looks)) == 4
    assert len({line_dash(n).preset for n in range(4)}) == 4
    for form in ("circle", "square", "triangle", "diamond"):
        box = bounds(ChartShape(mark(form, 10, 10, 4)))  # type: ignore[arg-type]
        assert 6 <= box.width <= 11 and 6 <= box.height <= 11


def test_dashes_bend_round_corners() -> None:
    commands = dashed([(0, 0), (10, 0), (10, 10)], Dash("dash", (4, 3)), 1)
    starts = [values for command, values in commands if command == "M"]
    assert starts[:2] == [(0, 0), (7, 0)]
    assert ("L", (10, 0)) in commands  # the second dash of three pt ends at the corner
    assert all(0 <= value <= 10 for _, values in commands for value in values)


def test_an_error_bar_reaches_its_ends(everywhere: list[Medium]) -> None:
    for kind in ("bar", "column", "line"):
        made = chart(kind, [82, 64], each={"errors": [Decimal(7), [Decimal(57), Decimal(90)]]})
        for medium in everywhere:
            plan = medium.plan(made)
            assert plan is not None and not plan.labelled
            boxes = [bounds(p) for p in drawn(plan)
                     if isinstance(p, ChartShape) and p.stroke == "ink" and not p.fill]  # fmt: skip
            spans = [(box.x, box.right) if kind == "bar" else (box.bottom, box.y) for box in boxes]
            expected = [(plan.at(75), plan.at(89)), (plan.at(57), plan.at(90))]
            for span, ends in zip(spans, expected, strict=True):
                assert span == pytest.approx(ends)


# ---------------------------------------------------------------- words


def test_a_listener_hears_all_numbers() -> None:
    ranges = chart("bar", [82, 64], each={"errors": 7}, unit="%")
    assert spoken(ranges, BRITISH) == ["Row 0: Kind 0: 82% (75% to 89%); Kind 1: 64% (57% to 71%)."]
    steps = points_chart("step", [(0, 100), (6, 82)], x_unit="mo", unit="%")
    assert spoken(steps, BRITISH) == ["Row 0: 0\u00a0mo: 100%; 6\u00a0mo: 82%."]
    two = chart("column", [5, 6], [7, 8], last={"axis": "second"}, unit="£", second_unit="°C",
                reference={"value": 6, "label": "Target"})  # fmt: skip
    assert spoken(two, BRITISH) == [
        "Row 0: Kind 0: £5; Kind 1: £6.", "Row 1: Kind 0: 7\u00a0°C; Kind 1: 8\u00a0°C.",
        "Target: £6.",
    ]  # fmt: skip
    dated = chart("line", [5, 6], categories=["2026-01-01", "2026-03-01"])
    assert spoken(dated, BRITISH) == ["Row 0: Jan\u00a02026: 5; Mar\u00a02026: 6."]


def test_numbers_are_written_as_asked() -> None:
    made = chart("bar", ["12.345", "2000.05"], decimals=1)
    texts = [value_text(made, value, BRITISH) for value in made.series[0].known]
    assert texts == ["12.3", "2,000.1"]
    years = chart("bar", [1998, 2026], grouped=False)
    assert value_text(years, Decimal(2026), BRITISH) == "2026"
    said = chart("bar", [1, 2], unit="%", reference={"value": 2, "label": "At most 2%"})
    assert reference_text(said, BRITISH) == "At most 2%"


# ---------------------------------------------------------------- finished files


def test_native_charts_are_of_their_kinds(tmp_path: Path) -> None:
    second = block("column", [3, 4], [5, 6], stacked=True, second_unit="d", unit="people")
    second["series"].append({"name": "Stay", "values": [4.5, 3], "axis": "second"})
    ranges = block("bar", [82, 64])
    ranges["series"][0]["errors"] = [[76, 87], 7]
    out = built(
        tmp_path,
        second,
        block("bar", [3, 4], [5, 6], stacked="percent"),
        block("area", [3, 4, 5], reference={"value": 4, "label": "Target"})
        | {"categories": MONTHS},
        ranges,
        block("line", [3, 4000], log=True),
        POINTS | {"kind": "step"},
        block("column", [3, 4, 5]) | {"categories": MONTHS},
        block("line", [36.4, 38.9, 37.2], unit="°C"),
    )
    roots = native(out)
    books = cells(out)
    both = roots[0].find(f".//{C}plotArea")
    assert [both.find(f"{C}{kind}") is not None for kind in ("barChart", "lineChart")] == [True] * 2
    assert both.find(f"{C}barChart/{C}grouping").get("val") == "stacked"
    assert both.find(f"{C}barChart/{C}overlap").get("val") == "100"
    assert len(both.findall(f"{C}valAx")) == 2
    assert books[0][0] == [None, "Row 0", "Row 1", "Stay"]
    shares = roots[1].find(f".//{C}valAx/{C}scaling/{C}max")
    assert shares is None or float(shares.get("val")) == 1
    dates = roots[2].find(f".//{C}dateAx")
    assert dates.find(f"{C}majorTimeUnit").get("val") == "months"
    assert [row[0].date().isoformat() for row in books[2][1:]] == MONTHS
    errors = roots[3].find(f".//{C}errBars")
    assert [float(v.text) for v in errors.iterfind(f"{C}plus//{C}v")] == [5, 7]
    assert [float(v.text) for v in errors.iterfind(f"{C}minus//{C}v")] == [6, 7]
    assert books[3][1] == ["Kind 0", 82, 5, 6]
    fever = roots[7].find(f".//{C}valAx/{C}scaling/{C}min")
    assert fever.get("val") == "36.0"
    assert roots[4].find(f".//{C}valAx/{C}scaling/{C}logBase").get("val") == "10"
    steps, left = roots[5].findall(f".//{C}scatterChart/{C}ser")
    xs = [float(v.text) for v in steps.iterfind(f"{C}xVal//{C}v")]
    ys = [float(v.text) for v in steps.iterfind(f"{C}yVal//{C}v")]
    assert list(zip(xs, ys, strict=True)) == [(0, 100), (6, 100), (6, 82.5), (24, 82.5), (24, 71)]
    assert [float(v.text) for v in left.iterfind(f"{C}yVal//{C}v")] == [82.5, 82.5]
    assert [e.get("val") for e in roots[5].iterfind(f".//{C}legendEntry/{C}idx")] in ([], ["1"])
    assert [row[0] for row in books[6][1:]] == [f"{m} 2026" for m in ("Jan", "Feb", "Mar", "Apr")]
    assert [row[1] for row in books[6][1:]] == [3, 4, None, 5]
    with zipfile.ZipFile(out / "deck.pptx") as package:
        drawings = [package.read(n) for n in package.namelist() if n.startswith("ppt/drawings/")]
    texts = [t.text for data in drawings for t in etree.fromstring(data).iter(f"{A}t")]
    assert texts == ["people", "Target: 4", "log scale", "Share"]
    deck = pptx.Presentation(io.BytesIO((out / "deck.pptx").read_bytes()))
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) == 8


def test_every_reader_is_told_every_number(tmp_path: Path) -> None:
    ranges = block("bar", [82, 64], unit="%", reference={"value": 70, "label": "Guideline"})
    ranges["series"][0]["errors"] = [[76, 87], 7]
    out = built(tmp_path, POINTS | {"kind": "step"}, ranges)
    for words in (
        pdf_text.read((out / "leaflet-a4.pdf").read_bytes()).words(),
        pdf_text.read((out / "handout.pdf").read_bytes()).words(),
        deck_text.read((out / "deck.pptx").read_bytes()).words(),
    ):
        for said in ("6 mo: 82.5%", "censored at 9 mo", "82% (76% to 87%)", "Guideline: 70%",
                     "Months", "Share"):  # fmt: skip
            assert said in words, said


def test_names_of_narrow_columns_are_not_turned(tmp_path: Path) -> None:
    out = built(tmp_path, block("column", [*range(1, 13)]))
    (root,) = native(out)
    bodies = [root.find(f".//{C}{axis}/{C}txPr/{A}bodyPr") for axis in ("catAx", "valAx")]
    assert [body.get("rot") for body in bodies] == ["0", "0"]


def test_names_that_are_left_out_are_not_broken(tmp_path: Path) -> None:
    months = [f"Month number {number}" for number in range(24)]
    out = built(tmp_path, block("line", [*range(24)]) | {"categories": months})
    (root,) = native(out)
    axis = root.find(f".//{C}catAx")
    assert int(axis.find(f"{C}tickLblSkip").get("val")) > 1
    assert 0 < int(axis.find(f"{C}txPr/{A}bodyPr").get("rot")) < 60  # a thousandth of a degree


def test_a_slice_of_nothing_is_not_drawn(everywhere: list[Medium], tmp_path: Path) -> None:
    for medium in everywhere:
        plan = medium.plan(chart("pie", [50, 0, 50]))
        assert plan is not None
        slices = [p for p in drawn(plan) if isinstance(p, ChartShape) and any(
            command == "C" for command, _ in p.commands)]  # fmt: skip
        assert len(slices) == 2
    (root,) = native(built(tmp_path, block("pie", [50, 0, 50])))
    fills = [point.find(f"{C}spPr")[0].tag for point in root.iter(f"{C}dPt")]
    assert fills == [f"{A}solidFill", f"{A}noFill", f"{A}solidFill"]


def test_advice_names_a_kind_that_has_room(tmp_path: Path) -> None:
    path = written(tmp_path, block("column", [*range(100, 140)]))
    result = irdocs.build(path, tmp_path / "out", irdocs.BuildOptions(only="deck"), environment={})
    (error,) = result.report.errors
    assert error.code == "chart-overflow" and error.hint and "kind: line" in error.hint


def test_a_name_that_is_wider_than_the_column_is_told_and_not_left_out(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        block("bar", [1, 2]) | {"series": [{"name": "W" * 60, "values": [1, 2]},
                                           {"name": "Second", "values": [2, 1]}]},
    )  # fmt: skip
    order = irdocs.BuildOptions(only="leaflet")
    result = irdocs.build(path, tmp_path / "out", order, environment={})
    (error,) = result.report.errors
    assert error.code == "chart-overflow"
    assert "legend has no room" in error.message and f'"{"W" * 39}…"' in error.message
    assert error.hint and error.hint.startswith("shorten the names of its series")


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"kind": "column", "categories": ["Bewehrungsstahlmattenverlegung" * 3, "B"]},
         'names of categories have no room, even at 18 pt: the longest is "Bewehrung'),
        ({"reference": {"value": 3, "label": "W" * 50}}, "label of the reference line has"),
        ({"kind": "scatter", "categories": None, "x_label": "W" * 90, "y_label": "Y",
          "series": [{"name": "A", "points": [[1, 2], [3, 4]]}]}, "names of axes have"),
        ({"kind": "column", "categories": [f"Name {n:02}" for n in range(60)],
          "series": [{"name": "A", "values": [*range(60)]}]}, "60 categories have"),
    ],
)  # fmt: skip
def test_what_of_a_chart_has_no_room_is_told(
    changed: dict[str, Any], what: str, tmp_path: Path
) -> None:
    whole = {key: value for key, value in (block("column", [1, 2]) | changed).items() if value}
    order = irdocs.BuildOptions(only="deck")
    result = irdocs.build(written(tmp_path, whole), tmp_path / "out", order, environment={})
    (error,) = result.report.errors
    assert error.code == "chart-overflow" and what in error.message


def test_room_of_a_chart_that_has_none_is_not_called_sparse(tmp_path: Path) -> None:
    names = [f"Septembers{number}" for number in range(12)]
    path = written(tmp_path, block("column", [*range(10, 22)]) | {"categories": names})
    order = irdocs.BuildOptions(only="leaflet", formats=("a4-trifold",))
    report = irdocs.build(path, tmp_path / "out", order, environment={}).report
    assert [error.code for error in report.errors] == ["chart-overflow"]
    assert "sparse-panel" not in {found.code for found in report}


@pytest.mark.parametrize("kind", ["scatter", "step"])
def test_series_of_points_are_of_one_length(kind: str, tmp_path: Path) -> None:
    """LibreOffice draws no other; blank cells make up for what a shorter one lacks."""
    short, long = [[0, 0], [15, 10], [60, 90]], [[0, 0], [8, 15], [14, 40], [60, 100]]
    series = [{"name": "Before", "points": short}, {"name": "Since", "points": long}]
    (root,) = native(built(tmp_path, {"kind": kind, **POINTS, "series": series}))
    ranges = [f.text.rpartition("$")[2] for f in root.iter(f"{C}f") if ":" in (f.text or "")]
    assert len(ranges) == 4 and len(set(ranges)) == 1
    counts = [len(values.findall(f".//{C}pt")) for values in root.iter(f"{C}xVal")]
    assert counts == ([3, 4] if kind == "scatter" else [5, 7])

"""Charts of a leaflet are as high as their pages have room for, and else as they need to be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from support.printed_rows import place_of
from support.small_documents import leaflet_in, one_section, whole, without_enlarging

NAMES = ["Alpha", "Bravo", "Carrow", "Delph"]
BREAK = {"type": "pagebreak"}
BEHIND = {"type": "text", "text": "What comes next."}
SOURCE = "Audit of four wards by the team, 2026"


def figure(kind: str) -> dict[str, Any]:
    """Return a chart of four values."""
    return {"type": "chart", "kind": kind, "alt": "Four values.", "unit": " people",
            "source": SOURCE, "categories": NAMES,
            "series": [{"name": "Wards", "values": [3, 9, 27, 12]}]}  # fmt: skip


def height(folder: Path, *blocks: dict[str, Any], format: str = "a4") -> float:
    """How far the names of the categories stand below that of the series, in pt, in print."""
    folder.mkdir()
    usual = without_enlarging(folder, format)
    data = leaflet_in(whole(folder, one_section(*blocks, format=usual), only="leaflet"))
    (*_, top), (*_, foot) = (place_of(data, words) for words in ("Wards", "Alpha"))
    return top - foot


@pytest.mark.parametrize("kind", ["column", "line", "area"])
def test_a_chart_fills_what_its_page_has_to_spare(tmp_path: Path, kind: str) -> None:
    needed = height(tmp_path / "last", BEHIND, BREAK, figure(kind))
    grown = height(tmp_path / "spare", figure(kind), BREAK, BEHIND)
    assert 100 < needed < 220
    assert 1.5 * needed < grown < 330  # no further than its width makes sense of


def test_in_large_print_a_chart_may_fill_most_of_its_page(tmp_path: Path) -> None:
    blocks = (BEHIND, BREAK, figure("column"), BREAK, BEHIND)
    in_large_print = height(tmp_path / "large", *blocks, format="large-print")
    assert in_large_print > 1.15 * height(tmp_path / "usual", *blocks)


def test_charts_in_columns_that_stand_below_one_another_fill_it_too(tmp_path: Path) -> None:
    words = {"blocks": [{"type": "text", "text": "Words below it."}]}
    columns = {"type": "columns", "columns": [{"blocks": [figure("column")]}, words, words]}
    needed = height(tmp_path / "last", BEHIND, BREAK, columns, format="large-print")
    blocks = (BEHIND, BREAK, columns, BREAK, BEHIND)
    assert height(tmp_path / "spare", *blocks, format="large-print") > 1.3 * needed


def test_two_charts_share_it(tmp_path: Path) -> None:
    one = height(tmp_path / "one", figure("line"), BREAK, BEHIND)
    several = [figure("line"), *[figure("column") | {"alt": f"Chart {n}."} for n in range(3)]]
    shared = height(tmp_path / "shared", *several, BREAK, BEHIND)
    needed = height(tmp_path / "last", BEHIND, BREAK, figure("line"))
    assert round(needed) <= round(shared) < one


@pytest.mark.parametrize("kind", ["bar", "pie"])
def test_bars_would_only_be_thicker(tmp_path: Path, kind: str) -> None:
    needed = height(tmp_path / "last", BEHIND, BREAK, figure(kind))
    assert height(tmp_path / "spare", figure(kind), BREAK, BEHIND) == pytest.approx(needed)


def test_a_page_that_is_full_leaves_them_as_they_are(tmp_path: Path) -> None:
    """What follows a chart stays on its page."""
    needed = height(tmp_path / "last", BEHIND, BREAK, figure("line"))
    lines = {"type": "text", "text": "\n\n".join(["A line that stands below the chart."] * 30)}
    assert height(tmp_path / "full", figure("line"), lines, BREAK, BEHIND) < 1.2 * needed


@pytest.mark.parametrize("count", [4, 6])
def test_a_pie_is_as_high_as_its_legend(tmp_path: Path, count: int) -> None:
    names = [f"Part {number}" for number in range(count)]
    pie = figure("pie") | {
        "categories": names,
        "series": [{"name": "Wards", "values": [9 + number for number in range(count)]}],
    }
    words = {"type": "text", "text": "\n\n".join(["What stands beside it in its column."] * 12)}
    usual = without_enlarging(tmp_path)
    data = leaflet_in(whole(tmp_path, one_section(words, pie, format=usual), only="leaflet"))
    (*_, top), (*_, foot) = (place_of(data, name) for name in (names[0], names[-1]))
    with pypdfium2.PdfDocument(data) as pdf:
        paths = pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        bounds = [path.get_bounds() for path in paths]
    slices = [
        (bottom, above)
        for left, bottom, right, above in bounds
        if left > 297 and min(right - left, above - bottom) > 15
    ]
    diameter = max(above for _, above in slices) - min(bottom for bottom, _ in slices)
    assert diameter > (top - foot) * 1.15

"""A figure that is too wide for its column is set smaller, with its block's others, not refused."""

from __future__ import annotations

from pathlib import Path

import irdocs
from irdocs.audit.reading import pdf_file
from support.small_documents import built, leaflet_in, one_section, whole

SOURCE = "Our own audit of 212 patients, Leeds, 2025"


def sizes(folder: Path, *values: str) -> tuple[list[float], irdocs.BuildResult]:
    """Return the sizes of figures in two narrow columns of large print, from the largest."""
    columns = [
        {"blocks": [{"type": "statistics", "items": [
            {"value": value, "unit": "%", "label": "die", "source": SOURCE}]}]}
        for value in values
    ]  # fmt: skip
    result = built(
        folder,
        one_section({"type": "columns", "columns": columns}, format="large-print"),
        only="leaflet",
    )
    if result.failed:
        return [], result
    pdf = pdf_file.read(leaflet_in(folder / "out"))
    found = {round(text.size, 1) for page in pdf.pages for text in page.painted if "%" in text.text}
    return sorted(found, reverse=True), result


def test_a_wide_figure_is_smaller_than_usual(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    usual, _ = sizes(tmp_path / "a", "10", "40")
    smaller, result = sizes(tmp_path / "b", "above 10", "above 40")
    assert not result.failed, [str(error) for error in result.report.errors]
    assert len(usual) == len(smaller) == 1 and 18 < smaller[0] < usual[0]


def test_one_that_would_be_no_larger_than_words_is_refused(tmp_path: Path) -> None:
    _, result = sizes(tmp_path, "1,000,000,000,000,000,000,000,000", "4")
    assert [error.code for error in result.report.errors] == ["word-too-wide"]


def test_labels_of_a_row_begin_on_one_line(tmp_path: Path) -> None:
    """Also where the picture of one stands below its value, that of another one beside it."""
    items = [
        {"value": 30, "unit": "%", "picture": "people", "label": "Xa", "source": SOURCE},
        {"value": 45, "unit": "%", "picture": "ring", "label": "Xb", "source": SOURCE},
        {"value": 2140, "label": "Xc", "source": SOURCE},
    ]
    content = one_section({"type": "statistics", "items": items})
    pdf = pdf_file.read(leaflet_in(whole(tmp_path, content, only="leaflet")))
    labels = [
        text.area
        for page in pdf.pages
        for text in page.painted
        if text.kind == "text" and text.text.startswith("X")
    ]
    assert len({round(label.left) for label in labels}) == 3
    assert len({round(label.bottom) for label in labels}) == 1

"""Columns of tables on slides give each other the room that keeps short texts on their line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pptx import Presentation

from support.small_documents import built, one_section

TABLE: dict[str, Any] = {
    "type": "table",
    "caption": "Delirium, dementia and depression",
    "header": ["", "Delirium", "Dementia", "Depression"],
    "row_headers": True,
    "rows": [
        ["Onset", "Hours to days", "Months to years", "Weeks"],
        ["Course", "Up and down in a day", "Slowly worse", "Worse in the morning"],
        ["Attention", "Poor, drifts", "Good until late", "Slow, but there"],
        ["Alertness", "Drowsy or jumpy", "Normal", "Normal"],
        ["Reversible", "Often", "No", "Yes"],
    ],
}


def table_of(folder: Path, aspect: str = "16:9", **keys: Any) -> Any:
    content = one_section({**TABLE, **keys}, deck={"aspect": aspect})
    assert not built(folder, content).failed
    deck = Presentation(folder / "out" / "deck.pptx")
    (found,) = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    return found.table


def test_rows_of_short_texts_are_of_one_height(tmp_path: Path) -> None:
    """Where all texts have room on one line each, none has two."""
    rows = list(table_of(tmp_path).rows)
    assert len({row.height for row in rows[1:]}) == 1


def test_short_texts_keep_their_line_beside_longer_ones(tmp_path: Path) -> None:
    """On a slide of 4:3 not all texts have room on one line; those of the shorter columns have."""
    table = table_of(tmp_path, aspect="4:3")
    _, onset, course, *others = (row.height for row in table.rows)
    assert {onset, *others} == {others[0]} and onset < course


def test_a_width_that_an_author_gave_stays(tmp_path: Path) -> None:
    columns = [{}, {}, {"width": 15}, {}]
    table = table_of(tmp_path, columns=columns)
    whole = sum(column.width for column in table.columns)
    assert abs(table.columns[2].width / whole - 0.15) < 0.005

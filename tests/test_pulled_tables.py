"""irdocs pull: cells that were empty, and columns that came or went."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from test_pulled_partners import HEAD
from test_pulling import build, content, keep, run

TABLE = """\
      - type: table
        id: table
        title: When to take them
        caption: Tablets by time of day
        header: [Tablet, Morning, Noon, Night]
        rows:
          - [Blue, 1, 0, 1]
          - [White, 2, "", 2]
          - [Red, 0, 1, 0]
"""


def opened(folder: Path) -> tuple[Path, Any, Any]:
    deck = build(folder, HEAD + TABLE)
    show = Presentation(str(deck))
    (table,) = [s.table for slide in show.slides for s in slide.shapes if s.has_table]
    return deck, show, table


def test_an_empty_cell_is_filled_where_the_content_has_it(tmp_path: Path) -> None:
    deck, show, table = opened(tmp_path)
    table.cell(2, 2).text = "3, at most"
    table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "4"
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    new = TABLE.replace('[White, 2, "", 2]', '[White, 2, "3, at most", 2]')
    assert content(tmp_path) == HEAD + new.replace("[Blue, 1, 0", "[Blue, 4, 0")


def test_a_column_that_was_deleted_is_told_and_blanks_no_cell(tmp_path: Path) -> None:
    deck, show, table = opened(tmp_path)
    for row in table._tbl.tr_lst:
        row.remove(row.tc_lst[2])
    grid = table._tbl.tblGrid
    grid.remove(grid.gridCol_lst[2])
    table.cell(1, 2).text_frame.paragraphs[0].runs[0].text = "7"
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and 'deleted: the column "Noon | 0 | 1"' in done.output
    assert '"1" → "7"' in done.output
    assert content(tmp_path) == HEAD + TABLE


def test_a_column_that_was_added_is_told_as_one(tmp_path: Path) -> None:
    deck, show, table = opened(tmp_path)
    for row in table._tbl.tr_lst:
        row.tc_lst[-1].addnext(deepcopy(row.tc_lst[-1]))
    grid = table._tbl.tblGrid
    grid.append(deepcopy(grid.gridCol_lst[-1]))
    table.cell(0, 4).text = "Bedtime"
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and 'added: the column "Bedtime | 1 | 2 | 0"' in done.output
    assert content(tmp_path) == HEAD + TABLE


SHADED = (
    TABLE.replace(
        "[Red, 0, 1, 0]", "[Red, {text: 0, shade: warning}, 1, {text: 0, shade: warning}]"
    )
    .replace("        rows:", "        key: {warning: Mind these}\n        rows:")
    .replace('2, "", 2', "2, 3, 2")
)


@pytest.mark.parametrize("is_added", [True, False])
def test_a_row_with_shaded_cells_comes_and_goes(tmp_path: Path, *, is_added: bool) -> None:
    """Their words stand beside the mark of their shade."""
    deck = build(tmp_path, HEAD + SHADED)
    show = Presentation(str(deck))
    (table,) = [s.table for slide in show.slides for s in slide.shapes if s.has_table]
    *_, last = table._tbl.tr_lst
    if is_added:
        last.addnext(deepcopy(last))
        for cell, words in zip(table.rows[4].cells, ("Green", "5", "6", "7"), strict=True):
            cell.text_frame.paragraphs[0].runs[0].text = words
            for more in cell.text_frame.paragraphs[0].runs[1:]:
                more._r.getparent().remove(more._r)
    else:
        last.getparent().remove(last)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    row = next(line for line in SHADED.splitlines(keepends=True) if "Red" in line)
    wanted = (
        SHADED + '          - [Green, "5", "6", "7"]\n' if is_added else SHADED.replace(row, "")
    )
    assert content(tmp_path) == HEAD + wanted
    keep(tmp_path)
    assert (done := run(tmp_path)).exit_code == 0, done.output

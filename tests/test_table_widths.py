"""Widths of a table's columns on paper: fewer lines, room to write, signs beside their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from irdocs.content.blocks import Table
from irdocs.drawing import Colour
from irdocs.leaflet.story.fewer_lines import with_fewer_lines
from irdocs.leaflet.story.short_cells import SetCell
from irdocs.leaflet.story.writing_room import shared_with_writers
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, RunStyle
from support.small_documents import one_section, whole

EVEN = RunStyle(
    Font("Even", None, {chr(code): 0.5 for code in range(32, 0x100)}, 0.8, 0.2),
    10.0, Colour(0, 0, 0),
)  # fmt: skip
"""Every letter is 5 pt wide."""


def cells(*rows: tuple[str, ...], **more: Any) -> tuple[SetCell, ...]:
    return tuple(
        SetCell(row, column, (MeasuredParagraph([Fragment(text, EVEN)]),), padding=0.0, **more)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )


def lines(some: tuple[SetCell, ...], widths: tuple[float, ...]) -> list[int]:
    return [cell.lines(widths) for cell in some]


def test_a_column_takes_what_its_neighbour_can_spare() -> None:
    some = cells(("one", "All the time"), ("two", "No"))  # the second column needs 60 pt
    widths = with_fewer_lines(some, (15.0, 20.0), (50.0, 50.0))
    assert sum(widths) == pytest.approx(100.0)
    assert lines(some, (50.0, 50.0)) == [1, 2, 1, 1]
    assert lines(some, widths) == [1, 1, 1, 1]


def test_no_cell_gets_a_line_more_and_no_column_less_than_its_least() -> None:
    some = cells(("Ceremony", "All the time"), ("two words", "No"))  # 45 pt and 60 pt of 100
    assert with_fewer_lines(some, (0.0, 0.0), (50.0, 50.0)) == (50.0, 50.0)
    some = cells(("one", "All the time"))
    assert with_fewer_lines(some, (45.0, 0.0), (50.0, 50.0)) == (50.0, 50.0)
    wide = SetCell(1, 0, cells(("over both columns", ""))[0].paragraphs, 0.0, columns=2)
    some = (*cells(("one", "All the time")), wide)
    widths = with_fewer_lines(some, (0.0, 0.0), (50.0, 50.0))
    assert wide.lines(widths) == 1 and lines(some, widths) == [1, 1, 1]


def test_a_line_that_another_cell_of_the_row_needs_as_well_saves_nothing() -> None:
    some = cells(("one two three four", "All the time"))
    assert with_fewer_lines(some, (30.0, 0.0), (50.0, 50.0)) == (50.0, 50.0)


FORM: dict[str, Any] = {
    "type": "table", "id": "t", "caption": "Filled in with you", "header": ["What", "Mine"],
    "rows": [["Last tablet", ""], ["First dose", "____ mg"], ["Born on", "DD/MM/YYYY"],
             ["Woke at night?", "☐"]],
}  # fmt: skip


def test_columns_to_write_in_have_what_words_leave() -> None:
    form = Table.model_validate(FORM)
    assert shared_with_writers(form, [70, 30], 50, 300) == pytest.approx([78, 222])
    assert shared_with_writers(form, [260, 30], 50, 300) is None
    said = Table.model_validate(FORM | {"rows": [["Last tablet", "Monday"], ["Dose", ""]]})
    assert shared_with_writers(said, [70, 30], 50, 300) is None
    empty = Table.model_validate(FORM | {"rows": [["", ""]]})
    assert shared_with_writers(empty, [70, 30], 50, 300) is None


def test_columns_to_write_in_share_alike_but_keep_their_names_whole() -> None:
    row = ["Parent", "", "", ""]
    form = Table.model_validate(FORM | {"header": ["Who", "Name", "Signed", "Date"], "rows": [row]})
    assert shared_with_writers(form, [40, 20, 30, 20], 50, 348) == pytest.approx(
        [48, 100, 100, 100]
    )
    assert shared_with_writers(form, [40, 20, 150, 20], 50, 348) == pytest.approx([48, 75, 150, 75])


def places(folder: Path, *words: str) -> list[tuple[float, float]]:
    """Where each word begins on its page: from the left, and from the foot; in pt."""
    found = []
    with pypdfium2.PdfDocument(folder / "leaflet.pdf") as pdf:
        for word in words:
            for page in pdf:
                text = page.get_textpage()
                if hit := text.search(word).get_next():
                    box = text.get_charbox(hit[0])
                    found.append((box[0], box[1]))
                    break
    return found


@pytest.mark.parametrize("name", ["a4", "a5-booklet", "large-print"])
def test_a_form_on_paper_leaves_most_of_its_width_to_the_hand(name: str, tmp_path: Path) -> None:
    out = whole(tmp_path, one_section(FORM, format=name), only="leaflet")
    (words, _), (writing, _), (box, _) = places(out, "Last tablet", "Mine", "☐")
    assert box == pytest.approx(writing, abs=3)
    assert writing - words < {"a4": 120, "a5-booklet": 120, "large-print": 180}[name]


def test_a_form_stands_across_a_page_of_columns(tmp_path: Path) -> None:
    text = {"type": "text", "id": "x", "text": "☐ Yes, I want it.\n\n☐ No, I do not.\n\n☐ Later"}
    out = whole(tmp_path, one_section(FORM, text, format="a4"), only="leaflet")
    (form_x, form_y), (text_x, text_y) = places(out, "Last tablet", "Later")
    assert text_x < form_x + 20 and text_y < form_y - 60, "below it, not beside it"


@pytest.mark.parametrize("name", ["a5-booklet", "large-print"])
def test_the_sign_of_a_shade_stands_beside_its_word(name: str, tmp_path: Path) -> None:
    table = FORM | {
        "header": ["Medicine", "Usual dose", "Lower dose", "When the lower dose is used", "Food?"],
        "rows": [
            ["Apixaban", "5 mg", "2.5 mg", "Two of these: 80 years or older, 60 kg or less", "No"],
            {"cells": ["Rivaroxaban", "20 mg", "15 mg", "CrCl 15 to 49 mL/min", "Yes"],
             "shade": "warning"},
        ],
    }  # fmt: skip
    out = whole(tmp_path, one_section(table, format=name), only="leaflet")
    with pypdfium2.PdfDocument(out / "leaflet.pdf") as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Rivaroxaban\u00a0▲" in text or "Rivaroxaban ▲" in text

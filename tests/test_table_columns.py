"""Columns of tables: how far apart they stand, and what is said where they have no room."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pptx
import pypdfium2
import pytest

from irdocs import locale
from irdocs.content.blocks import Table
from irdocs.deck import faces
from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import NEVER
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.measured_table import GUTTER, MeasuredTable
from irdocs.deck.paragraph_metrics import CELL_ACROSS
from irdocs.diagnostics import Report
from irdocs.typeset.columns import gutter
from irdocs.units import pt
from support.designs import own_design, own_theme
from support.small_documents import built, one_section, whole

VALUES = [["08:40", "59", "4.6", "5 s", "500 ml"], ["09:30", "63", "3.9", "4 s", "1,000 ml"],
          ["11:00", "68", "2.85", "3 s", "1,500 ml"]]  # fmt: skip
TABLE: dict[str, Any] = {
    "type": "table", "id": "t", "caption": "What happened",
    "header": ["Time", "MAP", "Lactate", "CRT", "Fluid so far"], "rows": VALUES,
}  # fmt: skip


def slide_table(folder: Path) -> Any:
    (table,) = (
        shape.table
        for slide in pptx.Presentation(str(folder / "out" / "deck.pptx")).slides
        for shape in slide.shapes
        if shape.has_table
    )
    return table


def right_margins(table: Any, column: int) -> list[float]:
    """Return how far from its right edge the text of each cell of a column ends, in pt."""
    return [pt(row.cells[column].margin_right) for row in table.rows]


def test_numbers_on_slides_keep_clear_of_the_words_beside_them(tmp_path: Path) -> None:
    whole(tmp_path, one_section(TABLE), only="deck")
    table = slide_table(tmp_path)
    size = table.cell(1, 2).text_frame.paragraphs[0].runs[0].font.size.pt
    name, *numbers = right_margins(table, 2)
    assert name >= CELL_ACROSS + GUTTER * size - 0.01
    assert min(numbers) == numbers[2] == pytest.approx(name, abs=0.01)
    assert numbers[0] == numbers[1] > name + size / 3  # decimal signs stay below one another
    for column in (0, 1, 3, 4):
        assert right_margins(table, column) == pytest.approx([CELL_ACROSS] * 4)


def test_tables_from_right_to_left_keep_numbers_at_their_edge(tmp_path: Path) -> None:
    about = {"title": "ع", "subtitle": "ع", "language": "ar", "audience": "ع", "version": "1",
             "date": "2026-11-01", "disclaimer": "ع."}  # fmt: skip
    whole(tmp_path, one_section(TABLE, document=about), only="deck")
    assert right_margins(slide_table(tmp_path), 2)[0] == pytest.approx(CELL_ACROSS)


def test_numbers_in_a_leaflet_stand_amid_their_column(tmp_path: Path) -> None:
    whole(tmp_path, one_section(TABLE), only="leaflet")
    page = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")[0].get_textpage()

    def ends(words: str) -> tuple[float, float]:
        start, count = page.search(words, match_case=True).get_next()
        boxes = [page.get_charbox(start + number) for number in range(count)]
        return boxes[0][0], boxes[-1][2]

    (_, before), (left, right), (after, _) = ends("MAP"), ends("Lactate"), ends("CRT")
    assert after - right > 20
    assert after - right > 0.4 * (left - before)


@pytest.mark.parametrize("name", ["a5-booklet", "a4", "large-print"])
def test_numbers_of_columns_side_by_side_stand_equally_far_apart(name: str, tmp_path: Path) -> None:
    bells = [str(number) for number in range(1, 9)]
    rows = [["0", *bells, "", "Ann"], ["1", *bells, "Single", "Bartholomew"]]
    table = TABLE | {"header": ["Row", *bells, "Call", "Conductor"], "rows": rows}
    whole(tmp_path, one_section(table, format=name), only="leaflet")
    with pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf") as pdf:
        texts = [page.get_textpage() for page in pdf]
        text = next(one for one in texts if one.search("Conductor").get_next())
        start, _ = text.search("Ann").get_next()
        row = [text.get_charbox(n) for n in range(start) if text.get_text_range(n, 1) in bells]
        ends = [box[2] for box in row[-8:]]
    gaps = [after - before for before, after in itertools.pairwise(ends)]
    assert max(gaps) < 1.15 * min(gaps), gaps


def test_a_gutter_is_half_of_what_a_column_has_to_spare() -> None:
    assert gutter(40, 10, 30) == 20
    assert gutter(90, 10, 30) == 30
    assert gutter(15, 10, 30) == 10
    assert gutter(4, 10, 30) == 4
    assert gutter(-4, 10, 30) == 0


# ---------------------------------------------------------------- no room


@pytest.mark.parametrize("slack", [1.0, 0.95])
def test_a_column_as_wide_as_its_widest_word_holds_it(slack: float) -> None:
    """Sums of widths are rounded: a word was wider than the column that was made for it."""
    chance = Random(7)
    own = replace(faces.own(own_theme().slides), slack=slack)
    fitter = TextFitter(own, own, Report())
    place = own_design().layouts[LayoutKey(LayoutKind.TABLE)].single(Stem.TABLE)
    for _ in range(60):
        words = ["".join(chance.choices("aehilmnorstuwÅ’", k=chance.randint(3, 14)))
                 for _ in range(6)]  # fmt: skip
        rows = [[str(chance.randint(1, 9999)) for _ in words] for _ in range(2)]
        block = Table.model_validate({**TABLE, "header": words, "rows": rows})
        table = MeasuredTable.of(fitter, block, place, {}, locale.load("en-GB"))
        for size in place.all_sizes:
            for roomy in (True, False):
                columns = table.columns(table.least_widths(size, roomy=roomy), size)
                assert NEVER not in table.heights(columns, 3.6)


def test_a_header_with_too_wide_a_word_is_one_error(tmp_path: Path) -> None:
    table = {**TABLE, "header": [*TABLE["header"][:4], "Incomprehensibilities" * 4]}
    (error,) = built(tmp_path, one_section(table), only="deck").report.errors
    assert error.message.startswith('"Incomprehensibilities')
    assert "is wider than column 5" in error.message


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (500, "the header of the table is taller than a slide"),
        (80, "the header of the table leaves no room on a slide for 2 rows below it"),
    ],
)
def test_a_header_that_is_too_tall_is_one_error(words: int, message: str, tmp_path: Path) -> None:
    cells = ["word " * 60, "more " * 60]
    table = {"type": "table", "id": "t", "caption": "C", "header": ["word " * words, "B"],
             "rows": [cells, ["a", "b"], cells]}  # fmt: skip
    (error,) = built(tmp_path, one_section(table), only="deck").report.errors
    assert error.message == message


def test_each_row_that_is_too_tall_is_told(tmp_path: Path) -> None:
    table = {"type": "table", "id": "t", "caption": "C", "header": ["A", "B"],
             "rows": [["word " * 600, "b"], ["a", "b"], ["a", "word " * 600]]}  # fmt: skip
    errors = built(tmp_path, one_section(table), only="deck").report.errors
    assert [error.message for error in errors] == [
        "row 1 of the table is taller than a slide",
        "row 3 of the table is taller than a slide",
    ]


@pytest.mark.parametrize("name", ["a4-trifold", "large-print"])
def test_a_few_words_among_numbers_take_two_lines(name: str, tmp_path: Path) -> None:
    table = TABLE | {
        "header": ["Exercise", "How to do it", "Repeat"],
        "rows": [
            ["Ankle pumps", "Bend your ankles up and down while your legs are on the bed.", "20"],
            ["Squeeze", "Push the back of your knee down and hold it for five seconds.", "10"],
            ["Leg raise", "Lift your leg straight off the bed.", "12 each leg"],
            ["Heel slide", "Slide your heel towards you and back again.", "15"],
        ],
    }
    whole(tmp_path, one_section(table, format=name), only="leaflet")
    with pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf") as pdf:
        lines = [line.strip() for page in pdf for line in
                 page.get_textpage().get_text_bounded().splitlines()]  # fmt: skip
    assert any("12 each" in line for line in lines), lines

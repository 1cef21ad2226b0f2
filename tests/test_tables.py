"""Tables: spans, row headers, alignment, shades, groups, notes, and where long ones are parted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pypdfium2
import pytest
import yaml

import irdocs
from conftest import SMALL
from irdocs import content
from irdocs.audit.reading import pdf_text
from irdocs.content.blocks import Table
from irdocs.content.blocks.table_grid import place
from irdocs.diagnostics import Report
from irdocs.products import traits_of
from irdocs.typeset.columns import after_whole_number, is_range, shared_widths, with_spans
from support import printed_rows
from support.small_documents import built, leaflet_in, one_section, whole
from support.templates import all_templates
from support.thorough import tried

TABLE: dict[str, Any] = {
    "type": "table",
    "id": "t",
    "caption": "Stages and doses",
    "header": ["Stage", "Dose", "Where", "What"],
    "columns": [{}, {}, {"align": "centre"}, {"width": 30}],
    "row_headers": True,
    "rows": [
        {"group": "First group"},
        [{"text": "I", "rows": 2}, "1.25", "T1", "one"],
        ["500", {"text": "both", "columns": 2, "shade": "warning"}],
        {"group": "Second group"},
        {"cells": ["II", "10", "", "two"], "shade": "emergency"},
        ["III", "", {"text": "block", "columns": 2, "rows": 2}],
        ["IV", "1,200"],
    ],
    "key": {"warning": "Ask first"},
    "note": "A note below.",
    "source": "Our own audit, Leeds, 2026",
}


def document(*tables: dict[str, Any], **more: Any) -> str:
    data = yaml.safe_load(SMALL) | more
    data["sections"][0]["blocks"] = [{**table, "id": f"t-{n}"} for n, table in enumerate(tables)]
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def row_cells(data: bytes) -> Iterator[list[tuple[str, str, int, int]]]:
    """Yield, of each row of a PDF's tables, the role, scope and spans of its cells."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for row in pdf.objects:
            if isinstance(row, pikepdf.Dictionary) and row.get("/S") == "/TR":
                cells = []
                for cell in row.K:
                    given: dict[str, Any] = {}
                    for owner in cell.get("/A", ()):
                        given.update({str(key): value for key, value in owner.items()})
                    cells.append(
                        (
                            str(cell.S)[1:],
                            str(given.get("/Scope", "/"))[1:],
                            int(given.get("/ColSpan", 1)),
                            int(given.get("/RowSpan", 1)),
                        )
                    )
                yield cells


SPANS = [
    [("TH", "Column", 1, 1)] * 4,
    [("TH", "Row", 4, 1)],
    [("TH", "Row", 1, 2), *[("TD", "", 1, 1)] * 3],
    [("TD", "", 1, 1), ("TD", "", 2, 1)],
    [("TH", "Row", 4, 1)],
    [("TH", "Row", 1, 1), *[("TD", "", 1, 1)] * 3],
    [("TH", "Row", 1, 1), ("TD", "", 1, 1), ("TD", "", 2, 2)],
    [("TH", "Row", 1, 1), ("TD", "", 1, 1)],
]
"""The cells of the table above, in a PDF."""


@pytest.mark.parametrize(
    "format_name", ["a4-trifold", "large-print", "a4", "a5-booklet"][: tried(4, 2)]
)
def test_cells_of_the_leaflet_say_what_they_head_and_span(format_name: str, tmp_path: Path) -> None:
    folder = whole(tmp_path, document(TABLE), only="leaflet", formats=(format_name,))
    assert list(row_cells(leaflet_in(folder))) == SPANS
    said = pdf_text.read(leaflet_in(folder)).words()
    for words in ("▲ Ask first", "■ Emergency", "A note below.", "Source: Our own audit", "both ▲"):
        assert words in said, words


@pytest.mark.parametrize("template", ["", "hospital.pptx", "dark.pptx"][: tried(3, 2)])
def test_cells_of_the_deck_are_merged_shaded_and_counted(template: str, tmp_path: Path) -> None:
    options: dict[str, Any] = {"only": "deck", "handout": 2}
    if template:
        (tmp_path / template).write_bytes(all_templates()[template])
        options["template"] = tmp_path / template
    short = TABLE | {"rows": TABLE["rows"][:4] + TABLE["rows"][4:5]}
    folder = whole(tmp_path, document(short), **options)
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    cells = {
        cell.text: cell for table in tables for row in table.rows for cell in row.cells
    }  # fmt: skip
    assert all(table.first_row and table.first_col for table in tables)
    assert (cells["I"].span_height, cells["I"].span_width) == (2, 1)
    assert (cells["both ▲"].span_height, cells["both ▲"].span_width) == (1, 2)
    assert cells["First group"].span_width == 4
    assert len({str(cells[name].fill.fore_color.rgb) for name in ("II ■", "10", "two")}) == 1
    noted = [
        (table, shape.text_frame.text)
        for slide in deck.slides
        for table in [s.table for s in slide.shapes if s.has_table]
        for shape in slide.placeholders
        if shape.name == "Note"
    ]
    assert noted and all("Our own audit" in note for _, note in noted)
    for table, note in noted:  # a part explains the shades that it has
        words = "".join(cell.text for row in table.rows for cell in row.cells)
        assert ("Ask first" in note) == ("▲" in words), note
        assert ("Emergency" in note) == ("■" in words), note
    rows = list(row_cells((folder / "handout.pdf").read_bytes()))
    assert [("TH", "Row", 1, 2), *[("TD", "", 1, 1)] * 3] in rows


@pytest.mark.parametrize(
    ("cells", "align"),
    [
        (["12", "n/a", "7"], "decimal"), (["12,50 €", "3 €"], "decimal"),
        (["720*", "1,260†", "990"], "decimal"), (["5.5 *", "12", "3†‡"], "decimal"),
        (["720*", "Ask first", "990"], "left"), (["*", "990", "12"], "left"),
        (["£184,000", "none", "£9,500"], "decimal"), (["5", "free", "none", "7"], "left"),
    ],
)  # fmt: skip
def test_a_mark_of_a_note_or_a_word_leaves_numbers_in_line(
    cells: list[str], align: str, tmp_path: Path
) -> None:
    rows = [[f"{number} kg", cell] for number, cell in enumerate(cells)]
    table = {"type": "table", "caption": "C", "header": ["Weight", "Rate"], "rows": rows}
    (tmp_path / "content.yaml").write_text(one_section(table))
    raw = (tmp_path / "content.yaml").read_bytes()
    read = content.read(raw, "content.yaml", tmp_path, Report(), traits_of())
    assert read.document
    (block,) = read.document.blocks
    assert isinstance(block, Table) and block.aligns == ("left", align)


def test_ranges_beside_numbers_are_aligned_as_these_are(tmp_path: Path) -> None:
    def aligns(*columns: list[str]) -> tuple[str, ...]:
        rows = [list(row) for row in zip(["a", "b"], *columns, strict=True)]
        header = ["Name", *(f"C{number}" for number in range(len(columns)))]
        table = {"type": "table", "caption": "C", "header": header, "rows": rows}
        report = Report()
        raw = one_section(table).encode()
        read = content.read(raw, "content.yaml", tmp_path, report, traits_of())
        assert read.document, list(map(str, report))
        (block,) = read.document.blocks
        assert isinstance(block, Table)
        return block.aligns[1:]

    assert aligns(["5", "12"], ["5–8", "14"], ["8–10", "16-20"]) == ("decimal", "right", "right")
    assert aligns(["5–8", "14"], ["8–10", "x"]) == ("left", "left")
    assert aligns(["5", "12"], ["5–8 mg", "14 mg"]) == ("decimal", "left")


def test_numbers_are_aligned_at_their_decimal_sign(tmp_path: Path) -> None:
    numbers = ["1.25", "500", "12.5", "1,200", "0.5"]
    rows = [[f"Row {n}", number, "x"] for n, number in enumerate(numbers)]
    table = {"type": "table", "caption": "C", "header": ["A", "B", "C"], "rows": rows}
    folder = whole(tmp_path, document(table), formats=("a4",))
    page = pypdfium2.PdfDocument(leaflet_in(folder))
    marks = set()
    for sheet in page:
        text = sheet.get_textpage()
        for number in numbers:
            search = text.search(number)
            found = search.get_next()
            if found:
                at = found[0] + after_whole_number(number, ".") - 1
                marks.add(text.get_charbox(at)[2])
    assert max(marks) - min(marks) < 1.5, "the last digits of the whole parts end at one x"
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    (shown,) = (s.table for slide in deck.slides for s in slide.shapes if s.has_table)
    margins = {row.cells[1].text: row.cells[1].margin_right for row in shown.rows}
    assert margins["500"] == margins["1,200"] > margins["12.5"] == margins["0.5"]
    assert margins["12.5"] > margins["1.25"]
    assert {str(row.cells[0].text_frame.paragraphs[0].alignment) for row in shown.rows} == {"None"}


def test_telephone_numbers_and_words_stay_at_the_left(tmp_path: Path) -> None:
    rows = [["Ward", "0113 496 0000"], ["Emergency", "999"]]
    table = {"type": "table", "caption": "C", "header": ["A", "B"], "rows": rows}
    folder = whole(tmp_path, document(table), only="deck")
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    (shown,) = (s.table for slide in deck.slides for s in slide.shapes if s.has_table)
    assert all(c.text_frame.paragraphs[0].alignment is None for r in shown.rows for c in r.cells)


def long_table(groups: int, rows: int) -> dict[str, Any]:
    listed: list[Any] = []
    for group in range(groups):
        listed += [{"group": f"Group {group}"}] * (groups > 1)
        listed += [[f"Row {group}.{n}", "words"] for n in range(rows)]
    return {"type": "table", "caption": "Long", "header": ["A", "B"], "rows": listed}


@pytest.mark.parametrize(
    ("groups", "rows"), [(1, 40), (4, 10), (10, 2), (1, 7), (4, 3)][: tried(5, 3)]
)
def test_no_slide_has_a_single_row_or_ends_with_a_heading(
    groups: int, rows: int, tmp_path: Path
) -> None:
    folder = whole(tmp_path, document(long_table(groups, rows)), only="deck")
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    said = [[row.cells[0].text for row in table.rows][1:] for table in tables]
    assert len(said) > 1 or rows * groups < 10
    assert [text for part in said for text in part if text.startswith("Row")] == [
        f"Row {group}.{n}" for group in range(groups) for n in range(rows)
    ]
    for part in said:
        assert len([text for text in part if text.startswith("Row")]) > 1, said
        assert part[-1].startswith("Row"), said
        assert groups == 1 or part[0] == f"Group {part[1].split('.')[0].split()[1]}", said


def test_rows_are_tightened_before_a_group_is_parted(tmp_path: Path) -> None:
    folder = whole(tmp_path, document(long_table(2, 8)), only="deck")
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    assert [len(table.rows) for table in tables] == [10, 10]
    assert {table.cell(1, 0).text for table in tables} == {"Group 0", "Group 1"}
    assert all(sum(row.height for row in table.rows) <= 344 * 12700 for table in tables)


def test_a_long_name_takes_from_the_columns_beside_it_before_it_has_another_line(
    tmp_path: Path,
) -> None:
    table = {
        "type": "table", "caption": "C", "headline": "H",
        "header": ["Sign", "Name", "Period (h)", "Speed (°/h)", "Amplitude (m), made up"],
        "columns": [{"width": 20}, {"width": 40}, {}, {}, {}],
        "rows": [["M2", "Lunar", "12.42", "28.984", "2.10"]] * 6,
    }  # fmt: skip
    folder = whole(tmp_path, document(table), only="deck")
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    (shown,) = (s.table for slide in deck.slides for s in slide.shapes if s.has_table)
    whole_width = sum(column.width for column in shown.columns)
    widths = [column.width / whole_width for column in shown.columns]
    assert widths[:2] == pytest.approx([0.2, 0.4], abs=0.001), "what an author asked for stays"
    assert shown.rows[0].height / 12700 < 2.8 * 20 * 1.22, "three lines of 20 pt"


@pytest.mark.parametrize("rows", range(24, 40)[:: tried(1, 5)])
def test_no_panel_begins_or_ends_with_a_single_row(rows: int, tmp_path: Path) -> None:
    folder = whole(tmp_path, document(long_table(1, rows)), only="leaflet", formats=("a4",))
    counts = [
        page.get_textpage().get_text_bounded().count("Row 0.")
        for page in pypdfium2.PdfDocument(leaflet_in(folder))
    ]
    assert sum(counts) == rows and 1 not in counts, counts


def test_a_cell_that_goes_on_over_slides_stands_on_each(tmp_path: Path) -> None:
    rows: list[Any] = [["First", {"text": "All of them", "rows": 20}]]
    rows += [[f"Row {n}"] for n in range(19)]
    table = {"type": "table", "caption": "C", "header": ["A", "B"], "rows": rows}
    folder = whole(tmp_path, document(table), only="deck", handout=2)
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    assert len(tables) > 1
    for table_on_slide in tables:
        cell = table_on_slide.cell(1, 1)
        assert cell.text == "All of them"
        assert cell.span_height == len(table_on_slide.rows) - 1


def type_sizes(data: bytes) -> set[float]:
    """Return the sizes of type in a PDF, as it would be with small print of 9 pt."""
    sizes = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    sizes.add(round(float(operands[1]), 1))
    scale = min(sizes) / 9  # a panel with room is set larger, small print of 9 pt too
    return {round(size / scale, 1) for size in sizes}


def test_a_wide_table_is_set_smaller_with_a_note_before_it_is_refused(tmp_path: Path) -> None:
    header = ["Measurement", "Monday", "Tuesday", "Wednesday"]
    table = {"type": "table", "caption": "C", "header": header, "rows": [header]}
    result = built(tmp_path, document(table), only="leaflet", formats=("a4-trifold",))
    (note,) = (found for found in result.report if found.code == "small-table")
    (size,) = type_sizes(leaflet_in(tmp_path / "out")) & {11.0, 10.0}
    assert f"is {size:.3g} pt and not 12" in note.message and "a4-trifold" in note.message


SENTENCE = {"type": "text", "text": "Some words that stand in a column. " * 9}
WEEKDAYS = ["Measurement", "Mondays", "Tuesdays", "Wednesdays"]


@pytest.mark.parametrize(
    ("blocks", "format"),
    [
        ([{"type": "table", "caption": "C", "header": ["A", "B"], "rows": [["a", "b"]] * 24}],
         "a4-trifold"),
        ([SENTENCE,
          {"type": "table", "caption": "C", "header": WEEKDAYS, "rows": [WEEKDAYS] * 3}], "a4"),
    ],
)  # fmt: skip
def test_no_table_is_set_smaller_to_be_on_one_panel_or_in_a_column(
    blocks: list[dict[str, Any]], format: str, tmp_path: Path
) -> None:
    folder = whole(tmp_path, document(*blocks), only="leaflet", formats=(format,))
    assert not type_sizes(leaflet_in(folder)) & {11.0, 10.0}


def place_of(data: bytes, words: str) -> tuple[float, float]:
    """Return where words begin and end across their page, in pt."""
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        if found := text.search(words, match_case=True).get_next():
            boxes = [text.get_charbox(n) for n in range(found[0], sum(found))]
            return boxes[0][0], boxes[-1][2]
    raise AssertionError(words)


@pytest.mark.parametrize("format", ["a5-booklet", "a4", "large-print"])
def test_a_number_stands_near_its_name(format: str, tmp_path: Path) -> None:
    kinds = {
        "type": "table",
        "caption": "C",
        "header": ["Kind", "Seen"],
        "rows": [{"group": "Last year"}, ["Garden carpet", "1077"], ["Silver Y", "98"]],
    }
    form = {"type": "table", "caption": "F", "header": ["Day", "Sum"], "rows": [["__/__", "6543"]]}
    folder = whole(tmp_path, document(kinds, form), only="leaflet", formats=(format,))
    data = leaflet_in(folder)
    (_, end), (start, right), (_, edge) = (
        place_of(data, words) for words in ("Garden carpet", "1077", "6543")
    )
    assert start - end < 100
    assert edge > right + 40  # what is to be filled in has all the room


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rows": [["a", "b"]]}, "row 1 has 2 cells, and the header has 4"),
        ({"rows": [[{"text": "a", "columns": 5}]]}, "row 1 fills 5 columns"),
        ({"rows": [[{"text": "a", "columns": 4, "rows": 2}]]}, "reaches below the last row"),
        ({"rows": [[{"text": "a", "rows": 2}, "b", "c", "d"], {"group": "G"}]}, "is a heading"),
        (
            {"rows": [["a", {"text": "b", "rows": 2}, "c", "d"],
                      [{"text": "e", "columns": 2}, "f"]]},
            "runs into one from a row above",
        ),
        ({"rows": [{"group": "G"}]}, "needs a row with cells"),
        ({"columns": [{}]}, '"columns" has 1 entry'),
        ({"columns": [{"width": 60}, {"width": 60}, {}, {}]}, "more than 100 per cent"),
        ({"columns": [{"align": "middle"}, {}, {}, {}]}, '"align" must be'),
        ({"columns": [{"width": 120}, {}, {}, {}]}, '"width" must be at most 99'),
        ({"rows": [[{"text": "a", "colspan": 2}, "b", "c", "d"]]}, 'a cell has no "colspan"'),
        ({"rows": [[{"text": "a", "shade": "red"}, "b", "c", "d"]]}, '"shade" must be'),
        ({"rows": [{"cells": ["a", "b", "c", "d"], "shading": "warning"}]}, 'has no "shading"'),
        ({"rows": [{"group": ""}]}, "the text is empty"),
        ({"rows": [{"heading": "Adults"}, ["a", "b", "c", "d"]]}, 'a row has no "heading"'),
        ({"key": {"danger": "x"}}, 'has no "danger"'),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_at_its_line(
    change: dict[str, Any], message: str, tmp_path: Path
) -> None:
    text = document(TABLE | change)
    errors = built(tmp_path, text).report.errors
    found = [error for error in errors if message in error.message]
    assert found, [str(error) for error in errors]
    start = text.split("\n").index("    id: t-0")
    assert found[0].span is not None and found[0].span.line >= start - 1


# ---------------------------------------------------------------- units


def test_cells_take_the_next_free_columns() -> None:
    placement = place([[(1, 2), (2, 1)], [(1, 2), (1, 1)], [(2, 1)]], 3)
    assert placement.columns == ((0, 1), (1, 2), (0,)) and not placement.faults[:0]
    assert [number for number, _ in placement.faults] == [2]
    assert not place([[(2, 2), (1, 1)], [(1, 1)]], 3).faults
    assert place([[(1, 2), (1, 1)], None], 2).faults[0][0] == 1


@pytest.mark.parametrize(
    ("text", "decimal", "whole"),
    [("1.25", ".", "1"), ("1,200", ".", "1,200"), ("1,25", ",", "1"), ("1.200,5", ",", "1.200"),
     ("≤8 mg", ".", "≤8"), ("–", ".", "–"), ("", ".", ""), ("45%", ".", "45"),
     ("1,2345", ".", "1")],
)  # fmt: skip
def test_the_whole_part_of_a_number_ends_at_its_sign(text: str, decimal: str, whole: str) -> None:
    assert text[: after_whole_number(text, decimal)] == whole


def test_ranges_of_numbers_are_known() -> None:
    assert is_range("41–50") and is_range("0.5-1.5") and is_range("≥3–4")
    assert not is_range("out-of-hours") and not is_range("41") and not is_range("2 to 3")


def test_columns_get_the_widths_that_they_ask_for() -> None:
    lengths, least = [[5], [5], [5]], [20.0, 20.0, 20.0]
    widths = shared_widths(lengths, 200.0, least, (0.5, None, None))
    assert widths == pytest.approx([100.0, 50.0, 50.0])
    narrow = shared_widths(lengths, 100.0, least, (0.9, None, None))
    assert narrow == pytest.approx([60.0, 20.0, 20.0]), "others keep their least"
    assert sum(shared_widths(lengths, 100.0, least, (0.2, 0.2, 0.2))) == pytest.approx(100.0)
    assert with_spans([10.0, 10.0], [(0, 2, 30.0)]) == [15.0, 15.0]


def test_a_row_without_a_cell_of_its_own_is_a_fault() -> None:
    """No structure element would stand for it, and programs show no such row."""
    tall = (1, 2)
    assert [number for number, _ in place([[tall, tall], []], 2).faults] == [1]
    assert place([[tall, (1, 1)], [(1, 1)]], 2).faults == ()


def test_what_stands_below_a_table_takes_a_fourth_line_from_it(tmp_path: Path) -> None:
    source = {
        "authors": "Kidney Disease Improving Global Outcomes (KDIGO)", "year": 2012,
        "publisher": "Kidney Int Suppl", "url": "https://example.org/x",
    }  # fmt: skip
    table = TABLE | {"source": "kdigo", "note": "Baseline is the lowest value of the last year."}
    text = document(table, sources={"kdigo": source}, theme="lecture", deck={"aspect": "4:3"})
    folder = whole(tmp_path, text, only="deck")
    deck = pptx.Presentation(folder / "deck.pptx")
    told = [shape for slide in deck.slides for shape in slide.placeholders if shape.name == "Note"]
    assert told and all("KDIGO" in shape.text_frame.text for shape in told)
    for shape in told:
        (grid,) = [s for s in shape.part.slide.shapes if s.has_table]
        assert grid.top + grid.height <= shape.top


@pytest.mark.parametrize("sentences", [1, 3, 14])
def test_a_note_is_below_its_table_or_its_absence_is_told(tmp_path: Path, sentences: int) -> None:
    """A mark in a cell sends readers to the note: it is on each slide with a part of the table."""
    words = [f"Halve the dose {number} if a reason applies to the patient." for number in range(14)]
    rows = [[f"Drug {number}", f"{number} mg*", "twice a day"] for number in range(1, 8)]
    rows[3][1] = {"text": "4 mg", "shade": "warning"}  # type: ignore[call-overload]
    table = {
        "type": "table", "caption": "Doses", "header": ["Drug", "Dose", "When"], "rows": rows,
        "note": "*" + " ".join(words[:sentences]), "source": TABLE["source"],
    }  # fmt: skip
    result = built(tmp_path, one_section(table), only="deck")
    assert not result.failed, [str(error) for error in result.report.errors]
    slides = [
        slide
        for slide in pptx.Presentation(str(tmp_path / "out" / "deck.pptx")).slides
        if any(shape.has_table for shape in slide.shapes)
    ]
    notes = [s.text_frame.text for each in slides for s in each.placeholders if s.name == "Note"]
    told = [found for found in result.report if found.code == "unshown-note"]
    assert len(notes) == len(slides)
    assert all((words[0] in note) != bool(told) for note in notes)
    assert len(told) == (sentences == 14)
    if told:
        assert all(words[0] in each.notes_slide.notes_text_frame.text for each in slides)


def test_a_key_of_a_shade_that_no_cell_has_is_on_the_first_slide(tmp_path: Path) -> None:
    """A table on one slide shows all of its key; one on several shows what their cells have."""
    rows = [[f"Drug {n}", {"text": f"{n} mg", "shade": "success"}, "Note"] for n in range(14)]
    table = {
        "type": "table", "caption": "Doses", "header": ["Drug", "Dose", "Note"], "rows": rows,
        "key": {"warning": "Ask first", "success": "Give it"},
    }  # fmt: skip
    result = built(tmp_path, one_section(table), only="deck")
    assert not result.failed, [str(error) for error in result.report.errors]
    texts = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in pptx.Presentation(str(tmp_path / "out" / "deck.pptx")).slides
        if any(shape.has_table for shape in slide.shapes)
    ]
    assert len(texts) > 1
    assert ["Ask first" in text for text in texts] == [True] + [False] * (len(texts) - 1)
    assert all("Give it" in text for text in texts)


def test_the_widest_word_is_named_once_with_its_column(tmp_path: Path) -> None:
    long = "Unfractionatedheparinoids"
    rows = [["Enoxaparin", "1.5 mg/kg", long, long, long, long]] * 3
    rows = [["Morphine", *row[1:]] for row in rows] + [["Drug", "a", "b", f"{long}s", long, "d"]]
    table = {"type": "table", "caption": "C", "header": list("ABCDEF"), "rows": rows}
    result = built(tmp_path, one_section(table), only="deck")
    (error,) = result.report.errors
    assert re.fullmatch(
        rf'"{long}s?" is wider than column [3-5] of the table, "[C-E]"', error.message
    )
    assert error.span
    line = (tmp_path / "content.yaml").read_text().splitlines()[error.span.line - 1]
    assert line[error.span.column - 1 :].startswith(long)


def test_each_part_of_a_shaded_table_says_what_its_shades_mean(tmp_path: Path) -> None:
    rows = [{"cells": [f"Medicine {n}", "Stop " * 12], "shade": "warning"} for n in range(30)]
    block = {"type": "table", "caption": "Medicines", "header": ["Name", "What to do"],
             "rows": rows, "key": {"warning": "Ask before you stop"}}  # fmt: skip
    whole(tmp_path, one_section(block, format="large-print"), only="leaflet")
    pages = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")
    texts = [page.get_textpage().get_text_range() for page in pages]
    shaded = [text for text in texts if "Medicine " in text]
    assert len(shaded) > 1
    assert all("Ask before you stop" in text for text in shaded)


@pytest.mark.parametrize(("count", "is_above"), [(2, False), (5, True)])
def test_what_shades_mean_stands_above_all_that_may_be_parted(
    count: int, is_above: bool, tmp_path: Path
) -> None:
    """A short table at the foot of a panel goes on over the next; its shades were told there."""
    rows = [{"cells": [f"Medicine {n}", "Stop"], "shade": "warning"} for n in range(count)]
    block = {"type": "table", "caption": "Medicines", "header": ["Name", "What to do"],
             "rows": rows, "key": {"warning": "Ask before you stop"}}  # fmt: skip
    data = leaflet_in(whole(tmp_path, one_section(block), only="leaflet"))
    key, header = (
        printed_rows.place_of(data, words)[2] for words in ("Ask before you", "What to do")
    )
    assert (key > header) is is_above


def test_a_short_caption_is_the_title_of_a_slide_without_another(tmp_path: Path) -> None:
    table = {"type": "table", "header": ["Stage", "Dose"], "rows": [["I", "1"], ["II", "2"]]}
    short = {**table, "id": "a", "caption": "Stages and doses"}
    long = {**table, "id": "b", "caption": "Stages and doses " * 4}
    titled = {**short, "id": "c", "title": "What to give"}
    out = whole(tmp_path, one_section(short, long, titled), only="deck")
    slides = pptx.Presentation(str(out / "deck.pptx")).slides
    titles = [s.shapes.title.text for s in slides if any(x.has_table for x in s.shapes)]
    assert titles == ["Stages and doses", "Section (2)", "What to give"]


@pytest.mark.parametrize(("caption", "count"), [("Six evenings", 1), ("Six evenings in May", 2)])
def test_a_caption_that_repeats_the_title_above_it_is_not_said_twice(
    caption: str, count: int, tmp_path: Path
) -> None:
    table = {"type": "table", "title": "Six evenings", "caption": caption,
             "header": ["Date", "What"], "rows": [["1 May", "Brakes"], ["2 May", "Gears"]],
    }  # fmt: skip
    folder = whole(tmp_path, one_section(table), only="leaflet", web="folder")
    said = pdf_text.read(leaflet_in(folder)).words()
    assert said.lower().count("six evenings") == count
    page = (folder / "web/index.html").read_text()
    assert f'role="region" aria-label="{caption}"' in page
    assert page.lower().count(">six evenings") == count


def faults_of(folder: Path, **keys: Any) -> list[tuple[str, str, str]]:
    """Return the code, the message and the hint of each error of a table."""
    table = {"type": "table", "caption": "c", "header": ["a", "b"], "rows": [["1", "2"]]} | keys
    (folder / "content.yaml").write_text(one_section(table))
    errors = irdocs.check(folder / "content.yaml").report.errors
    return [(one.code, one.message, one.hint or "") for one in errors]


@pytest.mark.parametrize(
    ("keys", "code", "said", "advice"),
    [
        ({"rows": [["1", "2"], {"group": "End"}]}, "bad-table", "no row follows it", "leave the"),
        ({"rows": [[{"text": "1", "rows": 3}, "2"], ["3"]]}, "bad-table", "below the last row",
         "rows: 2 at most"),
        ({"rows": [[{"text": "1", "columns": 3}]]}, "bad-table", "fills 3 columns",
         "a smaller columns:"),
        ({"rows": [["1"]]}, "bad-table", "has 1 cell", 'an empty one is ""'),
        ({"columns": [{"width": 60}, {"width": 70}]}, "bad-columns", "together: 130", "100"),
        ({"columns": [{"width": 60}]}, "bad-columns", "has 1 entry, and the header has 2", "each"),
        ({"rows": [{"group": "a"}]}, "bad-columns", "needs a row", "list of cells"),
        ({"header": [{"text": "a", "columns": 2}]}, "text-expected", "not a mapping", "one column"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_set_is_one_error_that_says_what_to_do(
    keys: dict[str, Any], code: str, said: str, advice: str, tmp_path: Path
) -> None:
    ((found, message, hint),) = faults_of(tmp_path, **keys)
    assert (found, said in message, advice in hint) == (code, True, True), (message, hint)


def test_a_heading_of_rows_may_stand_above_another(tmp_path: Path) -> None:
    assert not faults_of(tmp_path, rows=[{"group": "a"}, {"group": "b"}, ["1", "2"]])

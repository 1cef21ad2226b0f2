"""Cells of tables take numbers without quotes, and print them as they were typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import SMALL
from irdocs import content
from irdocs.content.blocks import Chart, Points, Quiz, Table
from irdocs.content.source import SourceMapping
from irdocs.diagnostics import Diagnostic, Report
from irdocs.products import traits_of
from irdocs.translation.texts import texts_of

Complaints = Callable[[str | bytes], list[Diagnostic]]
TABLE = """
      - type: table
        id: t
        caption: Figures
        header: [mmol/L, 2024, 1.10]
        rows:
"""


def with_rows(*rows: str) -> str:
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"] = []
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    assert text.count("blocks: []") == 1
    lines = "".join(f"          - {row}\n" for row in rows)
    return text.replace("  blocks: []", f"  blocks:{TABLE}{lines}".rstrip())


def table_in(text: str, folder: Path) -> Table:
    report = Report()
    read = content.read(text.encode(), "content.yaml", folder, report, traits_of())
    assert read.document, [str(error) for error in report.errors]
    (table,) = (block for block in read.document.blocks if isinstance(block, Table))
    return table


NUMBERS = ["140", "1.10", "012", "+442071234567", "-2.50", ".5", "5.", "1e3", "0", "0x1F", "1_000",
           "2026-11-01", "12:30", "yes", "No"]  # fmt: skip


@pytest.mark.parametrize("typed", NUMBERS)
def test_a_cell_is_printed_as_it_was_typed(typed: str, tmp_path: Path) -> None:
    text = with_rows(f"[Na, {typed}, {{text: {typed}}}]", f"{{cells: [K, b, {typed}]}}")
    table = table_in(text, tmp_path)
    assert [cell.text.plain for cell in table.cells] == ["Na", typed, typed, "K", "b", typed]
    assert [str(name) for name in table.header] == ["mmol/L", "2024", "1.10"]
    cell = next(cell for cell in table.cells if cell.column == 1)
    line = text.splitlines()[cell.text.span.line - 1]
    assert line[cell.text.span.column - 1 :].startswith(typed)


def test_columns_of_such_numbers_are_aligned_at_their_decimal_sign(tmp_path: Path) -> None:
    table = table_in(with_rows("[Na, 140, a]", "[K, 4.5, b]"), tmp_path)
    assert table.aligns == ("left", "decimal", "left")


def test_truth_values_of_a_table_are_one_error(complaints: Complaints) -> None:
    text = with_rows("[Na, true, 1]", "[K, 2, 3]", "[Cl, false, {text: True}]")
    (found,) = [one for one in complaints(text) if one.code == "text-expected"]
    first = 1 + next(n for n, line in enumerate(text.splitlines()) if "[Na, true" in line)
    assert found.message == (
        f"3 cells of this table must be text, not a truth value: lines {first} and {first + 2}"
    )
    assert found.span and found.span.line == first


def test_a_number_that_a_comma_parts_is_still_told(complaints: Complaints) -> None:
    codes = [one.code for one in complaints(with_rows("[Na, 1,200, 5]"))]
    assert "parted-number" in codes and "text-expected" not in codes


def test_tables_in_included_files_are_read_so_too(tmp_path: Path) -> None:
    whole = yaml.safe_load(with_rows("[Na, 140, 012]"))
    (tmp_path / "one.yaml").write_text(
        "- id: one\n  title: One\n  lead: Words.\n  notes: n\n  blocks:" + TABLE
        + "          - [Na, 1.10, 012]\n"
    )  # fmt: skip
    whole["sections"] = [{"include": "one.yaml"}]
    table = table_in(yaml.safe_dump(whole, sort_keys=False), tmp_path)
    assert [cell.text.plain for cell in table.cells] == ["Na", "1.10", "012"]


def test_translators_get_a_number_that_their_country_writes_otherwise(tmp_path: Path) -> None:
    found: list[str] = []

    class Listing:
        """Lists the texts of the values, in place of a translation."""

        language = "de"
        texts: dict[str, str] = {}  # noqa: RUF012

        def put_into(self, data: SourceMapping, report: Report) -> bool:
            found.extend(text.source for text in texts_of(data))
            return False

    raw = with_rows("[Na, 4.5, 140]").encode()
    content.read(raw, "content.yaml", tmp_path, Report(), traits_of(), translation=Listing())
    assert "4.5" in found and "140" not in found


def test_lists_of_words_take_numbers_too(tmp_path: Path) -> None:
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"] = []
    blocks = """
      - {type: points, items: [5, 1.10, "six", {text: seven}]}
      - {type: quiz, question: How many?, options: [60, 0.50], answer: A, explanation: All.}
      - type: chart
        kind: column
        title: Years
        alt: Three columns.
        source: Our own audit of 212 walls, Leeds, 2025
        categories: [5, 10, 2025]
        series: [{name: Walls, values: [1, 2, 3]}]
"""
    text = yaml.safe_dump(data, sort_keys=False).replace(
        "  blocks: []", f"  blocks:{blocks}".rstrip()
    )
    report = Report()
    read = content.read(text.encode(), "content.yaml", tmp_path, report, traits_of())
    assert read.document is not None, list(report)
    points, quiz, chart = read.document.blocks
    assert isinstance(points, Points) and isinstance(quiz, Quiz) and isinstance(chart, Chart)
    assert [point.text.plain for point in points.items] == ["5", "1.10", "six", "seven"]
    assert [option.plain for option in quiz.options] == ["60", "0.50"]
    assert [str(name) for name in chart.categories] == ["5", "10", "2025"]


@pytest.mark.parametrize("blank", ["____", "________"])
def test_a_cell_may_be_a_line_to_write_on(blank: str, tmp_path: Path) -> None:
    table = table_in(with_rows(f'[Last meal, "{blank}", 3]'), tmp_path)
    assert table.grid[0].cells[1].text.plain == blank

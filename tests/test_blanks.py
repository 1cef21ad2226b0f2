"""Blanks to write on: as long as their line, beside the word that says what to write there."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import irdocs
from conftest import SMALL
from irdocs.drawing import BLACK
from irdocs.leaflet import formats
from irdocs.typeset import blanks
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, RunStyle

FORMATS = tuple(one.name for one in formats.built_in())
LONG = "_" * 90
FORM = f"""      - type: text
        text: |
          Name: {LONG}

          Signed {"_" * 28} Date {"_" * 14}

          Comments:

          {LONG}
          {LONG}
      - type: points
        items: ["Tuesday {LONG}", "Wednesday {"." * 120}"]
      - type: table
        caption: Diary
        header: [Day, Morning, Noon]
        rows: [[Monday, "____", ""], [Tuesday, "{LONG}", ""], [Sum, "Total: {LONG}", ""]]
"""


def built(tmp_path: Path, blocks: str) -> Path:
    text = SMALL.replace("      - type: text\n        text: Some words.\n", blocks)
    assert text != SMALL
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="leaflet", formats=FORMATS, web="folder", epub=True)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return tmp_path / "out"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("blanks"), FORM)


def lines_of(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return [line.strip() for line in text.replace("\u00a0", " ").splitlines()]


@pytest.mark.parametrize("name", FORMATS)
def test_a_blank_is_no_longer_than_its_line_and_beside_its_word(name: str, out: Path) -> None:
    lines = lines_of(out / f"leaflet-{name}.pdf")
    for label in ("Name:", "Signed", "Date", "Tuesday", "Wednesday", "Total:"):
        beside = [line for line in lines if f"{label} __" in line or f"{label} ......" in line]
        assert beside, label
    assert sum(set(line) == {"_"} for line in lines) == 2, "the lines below Comments"
    assert not any(LONG in line for line in lines) or name == "a4"


def test_a_cell_that_is_a_blank_is_a_free_field_above_its_rule(out: Path) -> None:
    page = (out / "web/index.html").read_text()
    monday = page[page.index("Monday") :]
    assert monday.startswith("Monday</td><td> </td><td> </td></tr>")


@pytest.mark.parametrize("blank", ["", "____"])
def test_columns_to_write_in_are_wide_enough_for_a_hand(blank: str, tmp_path: Path) -> None:
    words = "words that would have all of the width of this table if nobody kept them from it"
    rows = "".join(f'          - ["Day {n}: {words}", "{blank}", ""]\n' for n in range(3))
    blocks = f"""      - type: table
        caption: Marks
        header: [Done, Date, Mark]
        rows:
{rows}"""
    out = built(tmp_path, blocks)
    for name in ("a5-booklet", "a4"):
        with pypdfium2.PdfDocument(out / f"leaflet-{name}.pdf") as pdf:
            texts = [page.get_textpage() for page in pdf]
            text = next(one for one in texts if one.search("Mark\r\n").get_next())
            date, mark = (text.search(word).get_next() for word in ("Date", "Mark\r\n"))
            assert date and mark
            assert text.get_charbox(mark[0])[0] - text.get_charbox(date[0])[0] >= 50


@pytest.mark.parametrize("sign", ["☐", "✓"])
def test_lines_of_what_is_to_be_ticked_begin_behind_its_box(sign: str, tmp_path: Path) -> None:
    words = ("Yes, " + "a" * 28 + " " + "b" * 28, "Never")
    lines = "".join(f"\n          {sign} {word}" for word in words)
    out = built(tmp_path, f"      - type: text\n        text: |{lines}\n")
    with pypdfium2.PdfDocument(out / "leaflet-a4-trifold.pdf") as pdf:
        text = next(one for page in pdf if (one := page.get_textpage()).search("Yes,").get_next())
        found = [text.search(word).get_next() for word in (sign, "Yes", "bbb", "Never")]
        box, first, second, last = (text.get_charbox(place[0])[:2] for place in found if place)
    assert second[1] < first[1] - 10, "two lines"
    assert box[0] < first[0] - 8 and box[1] == pytest.approx(first[1], abs=5)
    assert second[0] == pytest.approx(first[0], abs=2)
    assert last[0] == pytest.approx(first[0], abs=2)


@pytest.mark.parametrize("rule", ["***", "---", "___", "_ _ _ _"])
def test_a_rule_across_a_text_is_refused(rule: str, tmp_path: Path) -> None:
    text = SMALL.replace(
        "text: Some words.", f"text: |\n          One.\n\n          {rule}\n\n          Two."
    )
    (tmp_path / "content.yaml").write_text(text)
    codes = [item.code for item in irdocs.check(tmp_path / "content.yaml").report.errors]
    assert codes == ["markup-not-set"]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (240.0, ["Telephone in the daytime: " + "_" * 22]),
        (200.0, ["Telephone in the daytime: " + "_" * 14]),  # 70 pt are enough to write on
        (180.0, ["Telephone in the", "daytime: " + "_" * 27]),
    ],
)
def test_a_blank_is_cut_rather_than_parted_from_the_words_before_it(
    width: float, lines: list[str]
) -> None:
    even = Font("Even", None, {chr(code): 0.5 for code in range(32, 0x100)}, 0.8, 0.2)
    words = Fragment("Telephone in the daytime: " + "_" * 22, RunStyle(even, 10.0, BLACK))
    found = MeasuredParagraph(blanks.fitted([words], width)).settled(width)
    assert [line.text.replace("\u00a0", " ").strip() for line in found] == lines


@pytest.mark.parametrize("count", [4, 30, 90])
def test_a_line_to_write_on_is_as_long_as_its_column(count: int) -> None:
    even = Font("Even", None, {chr(code): 0.5 for code in range(32, 0x100)}, 0.8, 0.2)
    (found,) = blanks.fitted([Fragment("_" * count, RunStyle(even, 10.0, BLACK))], 200.0)
    assert found.text == "_" * 40


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Name: " + "_" * 8, "Name: " + "_" * 34),
        ("Telephone: " + "_" * 20, "Telephone: " + "_" * 29),
        ("Puffs: " + "_" * 6, "Puffs: " + "_" * 6),  # a number
        ("Signed " + "_" * 8 + " Date " + "_" * 8, "Signed " + "_" * 8 + " Date " + "_" * 8),
        ("Peak flow " + "_" * 8 + " litres", "Peak flow " + "_" * 8 + " litres"),
        ("Go on: " + "." * 8, "Go on: " + "." * 8),
    ],
)
def test_blanks_that_end_the_lines_of_a_form_end_alike(text: str, found: str) -> None:
    even = Font("Even", None, {chr(code): 0.5 for code in range(32, 0x100)}, 0.8, 0.2)
    (fitted,) = blanks.fitted([Fragment(text, RunStyle(even, 10.0, BLACK))], 200.0)
    assert fitted.text.replace("\u00a0", " ") == found

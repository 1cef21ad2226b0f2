"""Editions: records of tables put into content, and the small language of conditions."""

from __future__ import annotations

import datetime
import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import polib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import irdocs
from irdocs import translating
from irdocs.audit.reading import deck_text, pdf_file, pdf_text
from irdocs.batch.planning import planned
from irdocs.content.edition_settings import EditionSettings
from irdocs.content.files import FileReader
from irdocs.content.guarding import guarded, restored
from irdocs.diagnostics import Report, UsageError
from irdocs.locale.day_text import day_text
from irdocs.records import columns, lookup, tables
from irdocs.records.cell_numbers import advice, number_of
from irdocs.records.columns import folder_of
from irdocs.records.expressions import parsed
from irdocs.records.values import ExpressionError, shown
from support.small_documents import ABOUT, leaflet_in, one_section

VALUES: dict[str, Any] = {
    "region": "Wales", "beds": Decimal(20), "open": True, "services": ("IR", "CT"),
    "trust.name": "St James", "trust.phone": None, "empty": None, "ward": "7", "closed": "No",
    "day": datetime.date(2026, 11, 23),
}  # fmt: skip

# ---------------------------------------------------------------- expressions


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('region == "Wales"', True), ("region == 'Leeds'", False), ("beds >= 20", True),
        ("beds < 20", False), ("beds == 20.0", True), ("open", True),
        ("not open", False), ("not not open", True), ('services has "IR"', True),
        ('"CT" in services', True), ('"MR" not in services', True), ("empty", None),
        ('empty or "none"', "none"), ('region == "Wales" and beds > 30 or open', True),
        ('(region == "Leeds" or beds > 5) and open', True), ('region in ["Wales", "Leeds"]', True),
        ('trust.name has "James"', True), ("trust.phone == none", True), ("open == true", True),
        ("beds != 20", False), ("empty > 3", False), ("“Wales” == region", True),
        ("beds == region", False), ('ward == "7"', True), ("open == region", False),
        ('not region == "Leeds"', True), ("[] has 1", False),
    ],
)  # fmt: skip
def test_an_expression_has_its_value(text: str, value: object) -> None:
    assert parsed(text).value(VALUES) == value


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "nothing is written", "write a name"),
        ('region = "Wales"', 'the sign "=" has no meaning', "equality is =="),
        ("open && empty", "no meaning", "write and, or, not"),
        ("(open", "not closed", "write )"), ('services has ["IR"', "not closed", "write ]"),
        ("region ==", "missing at the end", "such as"), ("open open", "not expected", "such as"),
        ("beds > region", "a number is compared with the text", "type: number"),
        ("regin", 'the record has no "regin"', 'did you mean "region"?'),
        ("trust", '"trust" has parts', "such as trust.name"), ("beds has 2", "no list", "has"),
        ("open.__class__", "has no", ""), ("len(region)", "not expected", ""),
        ("region not", "must follow not", "not in"), ("(" * 60 + "open", "too deep", ""),
        ("region; import os", "no meaning", ""), ("services[0]", "not expected", ""),
        ('beds == "20"', 'a number is compared with the text "20"', "type: number"),
        ("ward != 7", 'the text "7" is compared with a number', "type: number"),
        ("ward in [6, 7]", "is compared with", "type: number"),
        ("[6, 7] has ward", "is compared with", "type: number"),
        ("open == 1", "a truth value is compared with a number", "yes-no"),
        ("closed == false", 'the text "No" is compared with a truth value', "yes-no"),
        ('day == "23/11/2026"', "a date is compared with the text", '"2026-11-23"'),
        ('"{{ region }}" == "Wales"', "braces stand in a text", "the name alone"),
        ("not closed", 'the text "No" is taken for a condition', '… == "No"'),
        ('closed and region == "Wales"', "is taken for a condition", "type: yes-no"),
    ],
)  # fmt: skip
def test_what_is_no_expression_is_said(text: str, message: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parsed(text).value(VALUES)
    assert message in caught.value.message and hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('region == "Wales" or "Scotland"', '"Scotland" stands alone'),
        ('"Wales"', '"Wales" stands alone'), ("20 and open", "20 stands alone"),
        ('not "Wales"', "stands alone"), ('(open or "x") and open', "stands alone"),
        ("closed", 'the text "No" is taken'), ('empty or "no"', "stands alone"),
    ],
)  # fmt: skip
def test_a_condition_that_no_record_decides_is_refused(text: str, shown: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parsed(text).holds(VALUES)
    assert shown in caught.value.message


@pytest.mark.parametrize(
    ("condition", "value"),
    [("beds > \"9\"", "120"), ("\"20\" <= beds", "9"), ("20 in beds", "120"),
     ("beds", "none"), ("beds", "N/A"), ("beds", "-"), ("not beds", "No."), ("beds", "Unknown")],
)  # fmt: skip
def test_a_text_is_not_taken_for_a_number_or_an_answer(condition: str, value: str) -> None:
    with pytest.raises(ExpressionError) as told:
        parsed(condition).holds({"beds": value})
    assert told.value.code == "bad-expression"


def test_a_condition_holds_or_does_not() -> None:
    assert parsed("region").holds(VALUES) and not parsed("empty").holds(VALUES)
    assert parsed("true").holds(VALUES) and parsed("open or false").holds(VALUES)
    assert parsed('empty or "our desk"').value(VALUES) == "our desk"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", "5"), ("0.5", "0.5"), ("1,200", "1200"), ("1,234,567.8", "1234567.8"),
        ("−3.5", "-3.5"), ("+7", "7"), ("20\u00a0000", "20000"), ("0", "0"), (" 12 ", "12"),
        ("0,5", None), ("1,20", None), ("1,2,3", None), (",5", None), ("007", None),
        ("1e3", None), ("5%", None), ("", None), ("twelve", None), ("1.2.3", None), ("٣", None),
        ("12,34,567", None), ("1,200,5", None), ("NaN", None), ("1_000", None),
    ],
)  # fmt: skip
def test_a_number_of_a_cell_is_one_number_or_none(text: str, number: str | None) -> None:
    assert number_of(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "hint"),
    [("0,5", "write 0.5,"), (",5", "write 0.5,"), ("1,20", "write 1.20,"), ("5%", "write 5, and"),
     ("007", "begin with 0"), ("x", "write digits")],
)  # fmt: skip
def test_who_writes_no_number_is_told_how(text: str, hint: str) -> None:
    assert hint in advice(text)


@given(st.text(alphabet="abro.\"'()[]=!<>,0 1nti\\{}_", max_size=40))
@settings(max_examples=200)
def test_any_text_has_a_value_or_says_why_not(text: str) -> None:
    try:
        parsed(text).value(VALUES)
    except ExpressionError as error:
        assert error.message and error.hint is not None


@given(st.text(max_size=60))
def test_guarded_words_are_restored(text: str) -> None:
    assert restored(guarded(text)) == text
    assert not set("*_[]`<>#\\") & set(guarded(text))


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Leeds", "leeds"), ("Ysbyty Glân Clwyd", "ysbyty-glan-clwyd"),
     ("../../etc", "edition/edition/etc"),
     ("a/b c", "a/b-c"), ("CON?*", "con-edition"), ("東京", "東京"), ("..", "edition")],
)  # fmt: skip
def test_a_name_becomes_a_folder_that_all_systems_take(name: str, folder: str) -> None:
    assert folder_of(name) == folder and ".." not in folder_of(name)


# ---------------------------------------------------------------- tables


def read(data: bytes, file: str) -> tuple[list[dict[str, Any]], list[str]]:
    report = Report()
    found = [dict(row.cells) for row in tables.rows(data, file, report)]
    return found, [f"{error.span}: {error.message}" for error in report.errors]


def test_a_row_with_too_many_cells_is_none_of_the_others_business() -> None:
    report = Report()
    found = tables.rows(b"name,note\nA,b,c\nB,d\n", "t.csv", report)
    assert [(row.cells, row.is_damaged) for row in found] == [
        ({}, True), ({"name": "B", "note": "d"}, False)
    ]  # fmt: skip
    assert [error.span for error in report.errors] == [found[0].place]


def test_a_formula_whose_result_is_not_in_the_file_is_an_error(tmp_path: Path) -> None:
    """As an empty cell it would be left out, or something else stand for it."""
    book = openpyxl.Workbook()
    for row in (["name", "note"], ["A", "=A2"], ["B", None]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    _, errors = read((tmp_path / "t.xlsx").read_bytes(), "t.xlsx")
    assert [error.partition(", and")[0] for error in errors] == [
        "t.xlsx:2:1: the cell B2 has a formula"
    ]


def test_cells_of_a_sheet_are_what_it_shows(tmp_path: Path) -> None:
    cells = {
        "when": (datetime.datetime(2026, 11, 30, 14, 30), "dd/mm/yyyy hh:mm",
                 datetime.datetime(2026, 11, 30, 14, 30)),
        "day": (datetime.datetime(2026, 11, 30), "dd/mm/yyyy", datetime.date(2026, 11, 30)),
        "at": (datetime.time(9, 5), "hh:mm", "09:05"),
        "phone": (1134960001, "00000000000", "01134960001"),
        "rate": (0.05, "0%", "5%"), "finer": (0.125, "0.0%", "12.5%"),
        "third": (1 / 3, "0%", "33%"), "half": (0.055, "0%", "5.5%"),
        "long": (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        "run": (datetime.timedelta(minutes=75, seconds=9), "[mm]:ss", "75:09"),
        "dose": (2.5, "0.00", "2.50"),
        "exact": (2.456, "0.0", "2.456"), "plain": (20, "General", "20"),
        "pounds": (1234.5, '"£"#,##0.00', "£1,234.50"),
        "sterling": (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
        "signed": (-1234.5, "£#,##0.00", "-£1,234.50"),
        "unit": (2.5, '0.0" mg"', "2.5 mg"), "call": (1133960000, "00000 000000", "01133 960000"),
        "noon": (datetime.time(14, 5), "h:mm AM/PM", "2:05 PM"),
        "owed": (-0.5, "0.00;[Red](0.00)", "(0.50)"), "nothing": (0, '0;-0;"none" 0', "none 0"),
        "computed": (1 / 3, "0.00", "0.33"), "whole": (5.0, "0", "5"),
        "accounts": (1234.5, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-', "£1,234.50"),
        "dollars": (-7, '_($* #,##0.00_);_($* \\(#,##0.00\\);_($* "-"??_);_(@_)', "$(7.00)"),
        "none": (0, '_($* #,##0.00_);_($* \\(#,##0.00\\);_($* "-"??_);_(@_)', "$-"),
        "text": (2.5, "@", "2.5"), "word": (0, '0;-0;"nil"', "nil"),
        "many": (1234567, "#,##0", "1,234,567"),
    }  # fmt: skip
    book = openpyxl.Workbook()
    book.active.append(list(cells))
    book.active.append([value for value, _, _ in cells.values()])
    for cell, (_, format, _) in zip(book.active[2], cells.values(), strict=True):
        cell.number_format = format
    book.save(tmp_path / "t.xlsx")
    ((found,), _) = read((tmp_path / "t.xlsx").read_bytes(), "t.xlsx")
    for name, (_, _, expected) in cells.items():
        value = getattr(found[name], "shown", found[name])
        assert (str(value) if isinstance(expected, str) else value) == expected, name
    assert shown(found["many"]) == "1,234,567" and found["many"] == 1_234_567
    assert shown(found["pounds"]) == "£1,234.50" and found["pounds"] > 1_000
    assert pickle.loads(pickle.dumps(found["many"])).shown == "1,234,567"


@pytest.mark.parametrize(("dose", "format"), [(2.5, "# ?/?"), (1e300, "0.00"), (2.5, "0.0E+00")])
def test_a_format_that_is_not_known_is_told(dose: float, format: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["name", "dose"])
    book.active.append(["Leeds", dose])
    book.active["B2"].number_format = format
    book.save(tmp_path / "t.xlsx")
    report = Report()
    (row,) = tables.rows((tmp_path / "t.xlsx").read_bytes(), "t.xlsx", report)
    assert row.cells["dose"] == Decimal(repr(dose))
    (warning,) = report.warnings
    assert "B2" in warning.message and format in warning.message


def test_a_sheet_is_read_as_people_see_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["name", "region", "note"], ["A", "Wales", "x"], ["B", None, "y"], ["C", "#N/A", ""],
        ["D", "North", None], ["E", "East", "z"], ["F", "West", "z"],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("B5:C5")
    sheet["B4"].data_type = "e"
    for number in (6, 7):
        sheet.row_dimensions[number].hidden = True
    book.create_sheet("Other")["A1"] = "name"
    book.save(tmp_path / "t.xlsx")
    report = Report()
    rows = tables.rows((tmp_path / "t.xlsx").read_bytes(), "t.xlsx", report)
    assert [row.cells["region"] for row in rows[:2]] == ["Wales", "Wales"]
    assert [row.is_damaged for row in rows] == [False, False, True, True, False, False]
    assert [(error.span.line if error.span else 0, error.message) for error in report.errors] == [
        (4, "the cell B4 shows #N/A"), (5, "the cells B5:C5 are one")
    ]  # fmt: skip
    (warning,) = report.warnings
    assert warning.code == "hidden-row" and warning.message.endswith("an edition: 6, 7")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_the_first_sheet_that_is_shown_is_read(tmp_path: Path, state: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["name", "old"])
    book.active.append(["A", "x"])
    book.active.merge_cells("A2:B2")
    book.active.sheet_state = state
    shown = book.create_sheet("Shown")
    for row in (["name", "new"], ["B", "=1+1"]):
        shown.append(row)
    book.active = 1
    book.save(tmp_path / "t.xlsx")
    report = Report()
    rows = tables.rows((tmp_path / "t.xlsx").read_bytes(), "t.xlsx", report)
    assert [row.cells["name"] for row in rows] == ["B"]
    assert ["cell B2 has a formula" in error.message for error in report.errors] == [True]


def test_a_day_alone_is_words_where_no_day_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name,day\nLeeds,2026-11-30\n")
    table = {"type": "table", "id": "t", "caption": "When", "header": ["Day", "Where"],
             "rows": [["{{ day }}", "Ward 4"]]}  # fmt: skip
    content = one_section(
        table, editions={"data": "t.csv", "columns": {"day": {"type": "date"}}},
        document={**ABOUT, "date": "{{ day }}"},
    )  # fmt: skip
    (tmp_path / "content.yaml").write_text(content)
    order = irdocs.BuildOptions(edition="Leeds")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    words = " ".join(
        piece.text for piece in deck_text.read((tmp_path / "out/deck.pptx").read_bytes()).pieces
    )
    assert "30 November 2026" in words and "2026-11-30" not in words


def test_a_moment_is_a_day_and_a_time() -> None:
    moment = datetime.datetime(2026, 11, 30, 14, 30)
    assert day_text(moment, "en-GB") == "30 November 2026, 14:30"
    assert "14:30" in day_text(moment, "cy") and "14:30" in day_text(moment, "de")
    values = {"d": moment}
    assert parsed('d > "2026-11-29"').holds(values) and parsed('d == "2026-11-30"').holds(values)


def test_tables_of_all_kinds_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["name", "beds", "open"],
        ["Leeds", 20, True],
        [None, None, None],
        ["York", 1.5, False],
    ):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    assert read((tmp_path / "t.xlsx").read_bytes(), "t.xlsx")[0] == [
        {"name": "Leeds", "beds": 20, "open": True},
        {"name": "York", "beds": Decimal("1.5"), "open": False},
    ]
    rows = [{"name": "Leeds", "beds": "20"}, {"name": "A, b\nc", "beds": ""}]
    for parted in ",;\t":
        text = f'name{parted}beds\nLeeds{parted}20\n\n"A, b\nc"{parted}\n'
        assert read(text.encode("utf-8-sig"), "t.csv") == (rows, [])
    nested = [{"trust": {"name": "Leeds", "phone": "0113"}, "services": ["IR", "CT"], "beds": 20}]
    flat = [{"trust.name": "Leeds", "trust.phone": "0113", "services": ("IR", "CT"), "beds": 20}]
    assert read(yaml.safe_dump(nested).encode(), "t.yaml")[0] == flat
    assert read(json.dumps(nested).encode(), "t.json")[0] == flat
    assert read((json.dumps(nested[0]) + "\n\n").encode(), "t.jsonl")[0] == flat


@pytest.mark.parametrize(
    ("file", "data", "message"),
    [
        ("t.csv", b'a,b\n"x,1\n', "t.csv:2:1: the row cannot be read"),
        ("t.csv", b"a,b\n1,2,3\n", "t.csv:2:1: this row has 3 cells"),
        ("t.csv", b"a,a\n1,2\n", 'two columns are called "a"'),
        ("t.csv", b"a,\n1,2\n", "the first 1 name"), ("t.csv", b"", "is empty"),
        ("t.csv", b"a,b\n", "no record"), ("t.csv", b"\xff\xfe\x00", "UTF"),
        ("t.xlsx", b"no book", "the workbook cannot be read"), ("t.doc", b"x", "no kind of file"),
        ("t.yaml", b"a: 1\n", "must be a list"), ("t.yaml", b"- 1\n", "must be a mapping"),
        ("t.json", b"{", "no JSON"), ("t.json", b"{}", "must be a list"),
        ("t.json", b"[1]", "no object"),
        ("t.jsonl", b'{"a": 1}\nx\n', "t.jsonl:2:1: this line is no JSON object"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told_at_its_line(
    file: str, data: bytes, message: str
) -> None:
    errors = read(data, file)[1]
    assert errors and any(message in error for error in errors), errors


@given(st.binary(max_size=200), st.sampled_from(tables.ENDINGS))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_rows_or_errors(data: bytes, ending: str) -> None:
    report = Report()
    assert tables.rows(data, f"t{ending}", report) or report.errors


# ---------------------------------------------------------------- editions


EDITIONS: dict[str, Any] = {
    "data": "trusts.csv", "name": "{{ slug }}",
    "columns": {
        "beds": {"type": "number"}, "services": {"type": "list"}, "note": {"markdown": True},
        "region": {"required": True, "allowed": ["Wales", "England"]},
    },
    "sample": {"trust": {"name": "Any Trust"}, "slug": "sample", "beds": 5, "region": "England",
               "services": ["Physio"], "note": "*none*", "phone": "1234"},
}  # fmt: skip
TABLE = (
    "trust.name,slug,phone,beds,region,services,note\n"
    '"St *James* [x](y) _z_",leeds,0113 496 0000,1200,England,Physio;X-ray,*Bring* shoes.\n'
    "1. Cardiff & Vale,cardiff,029 2018 0000,12,Wales,Hydro,None.\n"
)
BLOCKS: tuple[dict[str, Any], ...] = (
    {"type": "text", "id": "words", "text": "At {{ trust.name }}: **{{ beds }} beds**. {{ note }}"},
    {"type": "text", "id": "welsh", "when": 'region == "Wales"', "text": "Croeso."},
    {"type": "points", "id": "list", "items": "{{ services }}"},
    {"type": "statistics", "id": "figures", "items": [
        {"value": "{{ beds }}", "label": "beds at {{ trust.name }}", "source": "Our count of 2025"},
        {"value": 7, "label": "days", "source": "Our count of 2025", "when": "beds > 100"},
    ]},
)  # fmt: skip


def project(folder: Path, *blocks: dict[str, Any], **more: Any) -> Path:
    """Write a content file with editions, and their table."""
    about = ABOUT | {"title": "Hip at {{ trust.name }}"} | more.pop("document", {})
    editions = EDITIONS | more.pop("editions", {})
    text = one_section(*(blocks or BLOCKS), document=about, editions=editions, **more)
    (folder / "content.yaml").write_text(text)
    if not (folder / "trusts.csv").exists():
        (folder / "trusts.csv").write_text(TABLE)
    return folder / "content.yaml"


def words_of(path: Path, **options: Any) -> tuple[str, str]:
    """Return the words of the leaflet and of the deck of an edition."""
    order = irdocs.BuildOptions(**options)
    result = irdocs.build(path, path.parent / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    pdf = pdf_text.transcribed(pdf_file.read(leaflet_in(path.parent / "out")))
    deck = deck_text.read((path.parent / "out" / "deck.pptx").read_bytes())
    return pdf.words(), deck.words()


def test_an_edition_has_the_words_of_its_record_as_they_are(tmp_path: Path) -> None:
    path = project(tmp_path)
    for words in words_of(path, edition="leeds"):
        assert "At St *James* [x](y) _z_: 1200 beds. Bring shoes." in words
        assert "Hip at St *James* [x](y) _z_" in words and "Croeso" not in words
        assert "X-ray" in words and "days" in words
    for words in words_of(path, edition="cardiff"):
        assert "At 1. Cardiff & Vale: 12 beds. None." in words and "Croeso." in words
        assert "days" not in words
    for words in words_of(path):
        assert "At Any Trust: 5 beds. none" in words


def test_a_record_fills_addresses_files_and_numbers(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "logos").mkdir()
    for name, colour in (("leeds", "navy"), ("cardiff", "red")):
        Image.new("RGB", (90, 60), colour).save(tmp_path / "logos" / f"{name}.png")
    path = project(
        tmp_path,
        {"type": "image", "id": "i", "file": "logos/{{ slug }}.png", "alt": "{{ trust.name }}."},
        {"type": "text", "id": "t", "text": "[Ring us](tel:{{ slug }}-1_2) at {{ phone }}."},
        document={"web": "https://example.org/{{ slug }}/"},
    )
    words_of(path, edition="leeds")
    with pikepdf.open(path.parent / "out" / "leaflet.pdf") as pdf:
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])]
    assert "https://example.org/leeds/" in links and "tel:leeds-1_2" in links


@pytest.mark.parametrize(
    ("block", "code", "hint"),
    [
        ({"type": "text", "text": "At {{ trst.name }}."}, "unknown-name", "trust.name"),
        ({"type": "text", "text": "At {{ trust }}."}, "unknown-name", "trust.name"),
        ({"type": "text", "text": "At {{ trust.name "}, "bad-expression", "write }}"),
        ({"type": "text", "text": "x", "when": "region = 1"}, "bad-expression", "equality is =="),
        ({"type": "text", "text": "x", "when": "regio"}, "unknown-name", '"region"'),
        ({"type": "text", "text": "{{ region == region }} x"}, "bad-expression", "when:"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line_and_the_records(
    tmp_path: Path, block: dict[str, Any], code: str, hint: str
) -> None:
    path = project(tmp_path, block)
    order = irdocs.BuildOptions(edition="leeds")
    (error,) = irdocs.check(path, order).report.errors
    assert error.code == code and error.hint and hint in error.hint
    assert error.span and error.span.file.endswith("content.yaml") and error.span.line > 10
    assert error.span.other and str(error.span.other).endswith("trusts.csv:2:1")


def test_an_empty_cell_is_no_hole_in_a_text(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text("trust.name,slug,phone\nLeeds,leeds,\n")
    editions: dict[str, Any] = {"columns": {}}
    text = {"type": "text", "id": "t", "text": "Ring {{ phone }}."}
    path = project(tmp_path, text, editions=editions)
    order = irdocs.BuildOptions(edition="leeds", only="leaflet")
    (error,) = irdocs.check(path, order).report.errors
    assert error.code == "empty-value" and '"phone" is empty' in error.message
    text["text"] = 'Ring {{ phone or "us" }}.'
    assert not irdocs.check(project(tmp_path, text, editions=editions), order).failed


def test_a_record_is_held_to_its_columns(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text(
        TABLE + "Hull,hull,1,many,England,,\nYork,york,1,2,Scotland,,\nBath,bath,1,2,,,\n"
        "Twin,leeds,1,2,England,,\n"
    )
    path = project(tmp_path)
    for name, message in (
        ("hull", 'beds: "many" is no number'), ("york", 'region: "Scotland" is not allowed'),
        ("bath", "region: nothing is written"), ("none", 'no record is called "none"'),
    ):  # fmt: skip
        result = irdocs.check(path, irdocs.BuildOptions(edition=name))
        assert any(message in error.message for error in result.report.errors)
        assert any("leeds" in error.message or "line 2" in error.message
                   for error in result.report.errors)  # fmt: skip
    assert not irdocs.check(path, irdocs.BuildOptions(edition="cardiff")).report.errors
    (error,) = irdocs.check(path, irdocs.BuildOptions(edition="leeds")).report.errors
    assert error.code == "repeated-edition"  # which of the two is meant is not guessed


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"name,slug\nLeeds,caf\xe9\nYork,b\n", "bad-encoding", 2),
        (b"name,slug\nLeeds,a\nYork,caf\xe9\n", None, 0),
        (b"name,slug\nLeeds,a\nLeeds,b\n", "repeated-edition", 3),
        (b"name,slug\nYork,a\nYork,b\nLeeds,c\n", None, 0),
        (b"name,caf\xe9\nLeeds,a\n", "bad-encoding", 1),
        (b"name,slug\nLeeds,a,extra\n", "bad-data", 2),
    ],
)
def test_what_is_wrong_with_its_row_stops_an_edition(
    data: bytes, code: str | None, line: int, tmp_path: Path
) -> None:
    """And nothing of other rows does; one fault is told once."""
    about = ABOUT | {"title": "At {{ name }}"}
    editions = {"data": "trusts.csv", "name": "{{ name }}"}
    path = tmp_path / "content.yaml"
    path.write_text(one_section({"type": "text", "text": "A."}, document=about, editions=editions))
    (tmp_path / "trusts.csv").write_bytes(data)
    errors = irdocs.check(path, irdocs.BuildOptions(edition="Leeds")).report.errors
    found = [(error.code, error.span and error.span.line) for error in errors]
    assert found == ([(code, line)] if code else [])


def test_without_a_record_or_a_sample_nothing_is_guessed(tmp_path: Path) -> None:
    path = project(tmp_path, editions={"sample": None})
    (error,) = irdocs.check(path).report.errors
    assert error.code == "no-edition" and error.hint and "irdocs batch" in error.hint


def test_without_editions_braces_are_braces_and_when_is_unknown(tmp_path: Path) -> None:
    code = {"type": "code", "id": "c", "code": "{{ name }} and {{ other }}"}
    (tmp_path / "content.yaml").write_text(one_section(code))
    assert "{{ name }}" in words_of(tmp_path / "content.yaml")[0]
    text = {"type": "text", "id": "t", "text": "x", "when": "open"}
    (tmp_path / "content.yaml").write_text(one_section(text))
    (error,) = irdocs.check(tmp_path / "content.yaml").report.errors
    assert error.code == "unknown-key" and error.hint and "editions:" in error.hint
    order = irdocs.BuildOptions(edition="leeds")
    (tmp_path / "content.yaml").write_text(one_section(code))
    (error,) = irdocs.check(tmp_path / "content.yaml", order).report.errors
    assert error.code == "no-editions"


def test_escaped_braces_are_braces(tmp_path: Path) -> None:
    path = project(tmp_path, {"type": "code", "id": "c", "code": "\\{{ name }} at {{ slug }}"})
    assert "{{ name }} at leeds" in words_of(path, edition="leeds")[0]


def test_an_edition_may_have_words_of_its_own(tmp_path: Path) -> None:
    path = project(tmp_path, editions={"wording": "wording/{{ slug }}.yaml"})
    (tmp_path / "wording").mkdir()
    own = tmp_path / "wording" / "leeds.yaml"
    source = str(BLOCKS[0]["text"])
    own.write_text(yaml.safe_dump({"words.text": {"text": "Come to {{ slug }}.",
                                                  "instead-of": source}}))  # fmt: skip
    for words in words_of(path, edition="leeds"):
        assert "Come to leeds." in words and "1200 beds" not in words.replace("1200 beds at", "")
    assert "12 beds." in words_of(path, edition="cardiff")[0]
    own.write_text(yaml.safe_dump({"words.text": {"text": "Come.", "instead-of": "Old words."}}))
    (warning,) = [found for found in irdocs.check(path, irdocs.BuildOptions(edition="leeds")).report
                  if found.code == "stale-wording"]  # fmt: skip
    assert warning.span and warning.span.file.endswith("leeds.yaml") and warning.span.other
    own.write_text("word.text: x\n")
    (error,) = irdocs.check(path, irdocs.BuildOptions(edition="leeds")).report.errors
    assert error.code == "unknown-text" and error.hint and "words.text" in error.hint


@pytest.mark.parametrize("pattern", ["wording/{{ slug }}.yaml", 'wording/{{ slug }}{{ "" }}.yaml'])
def test_a_wording_file_that_no_edition_has_is_told(pattern: str, tmp_path: Path) -> None:
    path = project(tmp_path, editions={"wording": pattern})
    (tmp_path / "wording").mkdir()
    for name in ("leeds", "cardif"):
        (tmp_path / "wording" / f"{name}.yaml").write_text("words.text: Come.\n")
    for order in (irdocs.BuildOptions(edition="leeds"), irdocs.BuildOptions(edition="cardiff")):
        (warning,) = [
            found for found in irdocs.check(path, order).report if found.code == "unused-wording"
        ]
        assert '"wording/cardif.yaml"' in warning.message and warning.span
        assert warning.hint and "wording/cardiff.yaml" in warning.hint
        line = path.read_text().splitlines()[warning.span.line - 1]
        assert line.strip().startswith("wording:")


def test_a_record_says_how_its_edition_is_made(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text(
        "trust.name,slug,kind,paper\nLeeds,leeds,leaflet,a4;large-print\nYork,york,,\n"
    )
    text = {"type": "text", "id": "t", "text": "At {{ trust.name }}."}
    editions = {"columns": {}, "only": '{{ kind or "" }}', "format": '{{ paper or "" }}'}
    path = project(tmp_path, text, editions=editions)
    for name, files in (("leeds", {"leaflet-a4.pdf", "leaflet-large-print.pdf"}),
                        ("york", {"leaflet.pdf", "deck.pptx"})):  # fmt: skip
        out = tmp_path / name
        order = irdocs.BuildOptions(edition=name)
        assert not irdocs.build(path, out, order, environment={}).failed
        assert {file.name for file in out.iterdir()} == files


def test_values_in_addresses_are_encoded_and_lead_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text(
        "trust.name,slug,ward,phone,form\nA,leeds,ward 5 (east)> x,0113 496 0123,A & B #1? +2%\n"
    )
    text = {
        "type": "text", "id": "t",
        "text": "[Ward](https://example.org/{{ ward }}) and [ring](tel:{{ phone }}), "
        "[form](https://example.org/{{ form }}/new?c={{ form }}&v=2#top).",
    }  # fmt: skip
    item = {"name": "Maps", "offers": "Ways.", "url": "https://example.org/map/{{ ward }}"}
    more = {"type": "resources", "id": "more", "title": "More", "items": [item]}
    path = project(tmp_path, text, more, editions={"columns": {}})
    words_of(path, edition="leeds")
    with pikepdf.open(path.parent / "out" / "leaflet.pdf") as pdf:
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])]
    assert "https://example.org/ward%205%20%28east%29%3E%20x" in links
    assert "https://example.org/map/ward%205%20%28east%29%3E%20x" in links
    assert (
        "https://example.org/A%20%26%20B%20%231%3F%20+2%25/new"
        "?c=A%20%26%20B%20%231%3F%20%2B2%25&v=2#top"
    ) in links


@pytest.mark.parametrize(("table", "said"), [
    ("trust.name,slug\nA,#REF!\n", "slug: the cell shows #REF!"),
    ("trust.name,slug\nA,1.13E+09\n", 'slug: "1.13E+09" is a number that a spreadsheet has'),
    ("trust.name;slug;beds\nA;a;1.200\n", 'beds: "1.200" is no clear number'),
])  # fmt: skip
def test_what_a_spreadsheet_has_spoilt_is_refused(table: str, said: str) -> None:
    report = Report()
    settings = EditionSettings.model_validate({"columns": {"beds": {"type": "number"}}})
    rows = tables.rows(table.encode(), "trusts.csv", report)
    columns.records(rows, settings, report)
    assert any(said in str(error) for error in report.errors), list(report)


@pytest.mark.parametrize(("condition", "allowed", "said"), [
    ('region == "wales"', ["Wales", "England"], '"wales", which is not allowed there'),
    ('region in ["Walse", "England"]', [], 'no record has "Walse" in region'),
    ('"wales" == region', [], 'no record has "wales" in region'),
    ('region != "Scotland"', [], ""), ('region != ""', ["Wales", "England"], ""),
    ('services has "physio"', [], 'no record has "physio" in services'),
    ('services has "Physio"', [], ""), ("region == slug", [], ""),
])  # fmt: skip
def test_conditions_that_no_record_meets_are_told(
    tmp_path: Path, condition: str, allowed: list[str], said: str
) -> None:
    (tmp_path / "trusts.csv").write_text(
        "trust.name,slug,region,services\nA,a,Wales,Physio;Scan\nB,b,England,\n"
    )
    columns = {"region": {"allowed": allowed}, "services": {"type": "list"}}
    text = {"type": "text", "id": "t", "text": "Words.", "when": condition}
    path, report = project(tmp_path, text, editions={"columns": columns}), Report()
    lookup.find(path, None, FileReader(), report)
    told = [one for one in report if said and said in one.message]
    assert len(told) == bool(said) and len(list(report)) == len(told), list(report)
    assert all(one.span and "content.yaml" in one.span.file for one in told)


@pytest.mark.parametrize(("phone", "link"), [
    ("+44 (0)113 496 0000", "tel:+441134960000"), ("0113 496 0000", "tel:01134960000"),
    ("0113 496 0000 or 0113 496 0001", ""),
])  # fmt: skip
def test_a_link_dials_the_number_of_a_cell(tmp_path: Path, phone: str, link: str) -> None:
    (tmp_path / "trusts.csv").write_text(f"trust.name,slug,phone\nA,leeds,{phone}\n")
    text = {"type": "text", "id": "t", "text": "[Ring {{ phone }}](tel:{{ phone }})."}
    path = project(tmp_path, text, editions={"columns": {}})
    if not link:
        order = irdocs.BuildOptions(edition="leeds")
        result = irdocs.build(path, tmp_path / "out", order, environment={})
        assert any("more than one telephone" in error.message for error in result.report.errors)
        return
    words_of(path, edition="leeds")
    with pikepdf.open(path.parent / "out" / "leaflet.pdf") as pdf:
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])]
    assert links == [link]


def test_sums_of_money_and_pluses_are_printed_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text("trust.name,slug,cost,lens,beds\nA,leeds,5,+2.50,'1'\n")
    book = openpyxl.Workbook()
    book.active.append(["trust.name", "slug", "cost", "lens", "beds"])
    book.active.append(["A", "leeds", 1234.5, "+2.50", "1,200"])
    book.active["C2"].number_format = '"£"#,##0.00'
    book.save(tmp_path / "trusts.xlsx")
    items = [{"value": "{{ " + name + " }}", "label": name, "source": "Our count of 2025"}
             for name in ("cost", "lens", "beds")]  # fmt: skip
    text = {"type": "text", "id": "t", "text": "It is {{ lens }}, {{ beds }} and {{ cost }}."}
    columns = {"lens": {"type": "number"}, "beds": {"type": "number"}}
    path = project(
        tmp_path, text, {"type": "statistics", "id": "f", "items": items},
        editions={"data": "trusts.xlsx", "columns": columns},
    )  # fmt: skip
    for words in words_of(path, edition="leeds"):
        assert "It is +2.50, 1,200 and £1,234.50." in words
        assert words.count("£1,234.50") == words.count("+2.50") == 2


def test_raised_and_struck_words_of_a_sheet(tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet, raised = book.add_worksheet(), book.add_format({"font_script": 1})
    struck = book.add_format({"font_strikeout": True})
    sheet.write_row(0, 0, ["name", "note"])
    sheet.write_row(1, 0, ["A", ""])
    sheet.write_rich_string(1, 1, "150 × 10", raised, "9", "/L")
    sheet.write(2, 0, "B")
    sheet.write_rich_string(2, 1, "Take ", struck, "10 mg", " 5 mg")
    sheet.write_row(3, 0, ["C", "gone"], struck)
    sheet.write(4, 0, "D")
    sheet.write_datetime(
        4, 1, datetime.datetime(2026, 4, 1), book.add_format({"num_format": "mmm-yy"})
    )
    sheet.write(5, 0, "E")
    sheet.write_datetime(
        5, 1, datetime.timedelta(minutes=90), book.add_format({"num_format": "[m]"})
    )
    sheet.write_row(6, 0, ["F", "5 mg_x000D_\nat night"])
    book.close()
    report = Report()
    rows = tables.rows((tmp_path / "t.xlsx").read_bytes(), "t.xlsx", report)
    found = {row.cells["name"]: row.cells["note"] for row in rows if not row.is_damaged}
    assert found == {"A": "150 × 10⁹/L", "D": "Apr-26", "E": "90", "F": "5 mg\nat night"}
    assert [error.span.line for error in report.errors if error.span] == [3, 4, 4]


@pytest.mark.parametrize(("table", "cells"), [
    ("name,v,,\nA,1,,\n", {"name": "A", "v": "1"}),
    ('name,v\nA,"=""01248"""\n', {"name": "A", "v": "01248"}),
    ("name|v\nA|1\n", {"name": "A", "v": "1"}),
])  # fmt: skip
def test_tables_as_spreadsheets_write_them(table: str, cells: dict[str, str]) -> None:
    report = Report()
    (row,) = tables.rows(table.encode(), "t.csv", report)
    assert dict(row.cells) == cells and not list(report)


def test_lists_of_json_hold_texts_and_numbers() -> None:
    report = Report()
    lines = b'{"name": "A", "v": ["a", 1]}\n{"name": "B", "v": [{"x": 1}]}\n'
    rows = tables.rows(lines, "t.jsonl", report)
    one, other = columns.records(rows, EditionSettings(), report)
    assert one is not None and one.values["v"] == ("a", Decimal(1)) and one.digest
    assert other is None and "a list holds lists or mappings" in report.errors[0].message


def test_braces_without_quotes_are_one_fault(tmp_path: Path) -> None:
    path = project(tmp_path, {"type": "text", "id": "t", "text": "Words."})
    path.write_text(path.read_text().replace("text: Words.", "text: {{ slug }}"))
    (error,) = irdocs.check(path).report.errors
    assert error.code == "bad-key" and error.hint == 'write "{{ slug }}"'


def test_lines_of_a_cell_are_lines_where_there_are_some(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text(
        'trust.name,slug,hours\nA,leeds,"Mon-Fri 9-5\n\n1. Sat 10-12"\n'
    )
    text = {"type": "text", "id": "t", "text": "Open {{ hours }} for you."}
    path = project(tmp_path, text, editions={"columns": {}})
    data = yaml.safe_load(path.read_text())
    data["document"]["contact"] = {"name": "A", "hours": "{{ hours }}"}
    path.write_text(yaml.safe_dump(data, sort_keys=False))
    words, _ = words_of(path, edition="leeds")
    assert "Open Mon-Fri 9-5 1. Sat 10-12 for you." in words
    order = irdocs.BuildOptions(edition="leeds")
    examined = irdocs.build(path, path.parent / "again", order, environment={}).examined
    assert examined and (contact := examined.document.document.contact)
    assert list(map(str, contact.hours)) == ["Mon-Fri 9-5", "1. Sat 10-12"]


def test_a_number_or_a_day_may_stand_where_words_do(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text(
        "trust.name,slug,beds,opens\nA,leeds,20,2026-11-23\nB,york,1.5,2026-12-01\n"
    )
    columns = {"beds": {"type": "number"}, "opens": {"type": "date"}}
    text = {"type": "text", "id": "t", "text": "{{ beds }}"}
    day = {"type": "text", "id": "d", "text": "We open on {{ opens }}."}
    early = {"type": "text", "id": "e", "text": "Soon.", "when": 'opens < "2026-11-30"'}
    path = project(tmp_path, text, day, early, editions={"columns": columns, "sample": None})
    words, _ = words_of(path, edition="leeds")
    assert "20" in words and "We open on 23 November 2026." in words and "Soon." in words
    words, _ = words_of(path, edition="york")
    assert "1.5" in words and "We open on 1 December 2026." in words and "Soon." not in words


def test_the_answers_of_a_flow_chart_are_no_conditions(tmp_path: Path) -> None:
    steps = [
        {"id": "a", "text": "Is it safe?", "ways": [{"when": "Yes", "to": "b"},
                                                       {"when": "No", "to": "c"}]},
        {"id": "b", "text": "Go on at {{ slug }}.", "kind": "end"}, {"id": "c", "text": "Stop."},
    ]  # fmt: skip
    flow = {"type": "flow", "id": "f", "headline": "Safety", "steps": steps}
    words, _ = words_of(project(tmp_path, flow), edition="leeds")
    assert "Go on at leeds." in words


@pytest.mark.parametrize("condition", [7, ["open"], 1.5])
def test_a_condition_is_words(tmp_path: Path, condition: Any) -> None:
    path = project(tmp_path, {"type": "text", "text": "x", "when": condition})
    (error,) = irdocs.check(path, irdocs.BuildOptions(edition="leeds")).report.errors
    assert error.message == "when: must be a condition"


def test_what_a_record_says_of_how_it_is_made_is_held_to(tmp_path: Path) -> None:
    rows = "A,leeds,poster,\nB,york,leaflet,many\nC,hull,leaflet,0\nD,bath,leaflet,20\n"
    (tmp_path / "trusts.csv").write_text("trust.name,slug,kind,number\n" + rows)
    text = {"type": "text", "id": "t", "text": "At {{ slug }}."}
    editions = {"columns": {}, "only": '{{ kind or "" }}', "copies": '{{ number or "" }}'}
    path = project(tmp_path, text, editions=editions)
    for name, message in (
        ("leeds", 'only: "poster" is no product'),
        ("york", 'copies: "many" is no number of copies'),
        ("hull", 'copies: "0" is no number of copies'),
    ):
        (error,) = irdocs.check(path, irdocs.BuildOptions(edition=name)).report.errors
        assert error.message == message and "trusts.csv" in str(error.span)
    assert not irdocs.check(path, irdocs.BuildOptions(edition="bath")).report.errors


def test_data_without_an_edition_is_said_and_not_passed_over(tmp_path: Path) -> None:
    path = project(tmp_path)
    with pytest.raises(UsageError, match="--edition"):
        irdocs.check(path, irdocs.BuildOptions(data=tmp_path / "trusts.csv"))


def test_a_slash_in_a_value_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "trusts.csv").write_text("trust.name,slug,region\nA,N/A,North/East\nB,b,\n")
    for pattern, folder in (("{{ slug }}", "n-a"), ("{{ region }}/{{ slug }}", "north-east/n-a"),
                            (None, "a")):  # fmt: skip
        path = project(tmp_path, editions={"columns": {}, "name": pattern})
        report = Report()
        first, second = lookup.find(path, None, FileReader(), report).records
        assert first and first.folder == folder
        if pattern and "region" in pattern:  # the second has none
            assert second is None
            (error,) = report.errors
            assert error.span and str(error.span).startswith(str(tmp_path / "trusts.csv:3"))


def test_translators_see_braces_and_keep_them(tmp_path: Path) -> None:
    editions = EDITIONS | {"sample": None, "columns": {}}
    text = {"type": "text", "id": "t", "text": "At {{ trust.name }} for 2 days.", "when": "slug"}
    path = project(tmp_path, text, editions=editions | {"wording": "wording/{{ slug }}.yaml"})
    result, _ = translating.extract(path, ["cy"], "po")
    assert not result.failed, [str(error) for error in result.report.errors]
    file = polib.pofile(str(tmp_path / "translations" / "cy.po"))
    for entry in file:
        entry.msgstr = entry.msgid
        if entry.msgctxt == "t.text" or "for 2 days" in entry.msgid:
            entry.msgstr = "Yn {{ trust.name }} am 2 ddiwrnod."
    file.save()
    order = irdocs.BuildOptions(edition="leeds", languages=("cy",))
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "leeds.yaml").write_text("t.text: English words.\n")
    result = irdocs.check(path, order)
    assert not result.report.errors, [str(error) for error in result.report.errors]
    (found,) = [one for one in result.report if one.code == "untranslated-wording"]
    assert "trusts.csv" in str(found.span)
    for entry in file:
        entry.msgstr = entry.msgstr.replace("{{ trust.name }}", "yr ysbyty")
    file.save()
    errors = irdocs.check(path, order).report.errors
    assert {error.code for error in errors} == {"changed-markup"} and len(errors) == 2


def test_a_wording_that_is_named_by_its_language_is_that_of_its_translation(
    tmp_path: Path,
) -> None:
    editions = EDITIONS | {"sample": None, "columns": {}, "language": "{{ slug }}"}
    text = {"type": "text", "id": "t", "text": "Come at noon."}
    path = project(tmp_path, text, editions=editions | {"wording": "wording/{{ slug }}.yaml"})
    (tmp_path / "trusts.csv").write_text("slug,trust.name\nen,Leeds\ncy,Leeds\n")
    result, _ = translating.extract(path, ["cy"], "po")
    assert not result.failed, [str(error) for error in result.report.errors]
    file = polib.pofile(str(tmp_path / "translations" / "cy.po"))
    for entry in file:
        entry.msgstr = "Dewch am hanner dydd." if entry.msgid == "Come at noon." else entry.msgid
    file.save()
    (tmp_path / "wording").mkdir()
    for name, own in (("en", "Come at one."), ("cy", "Dewch am un.")):
        (tmp_path / "wording" / f"{name}.yaml").write_text(f"t.text: {own}\n")
        order = irdocs.BuildOptions(edition=name, only="leaflet")
        result = irdocs.build(path, tmp_path / name, order, environment={})
        assert not result.failed and "wording" not in str([one.code for one in result.report])
        (leaflet,) = (tmp_path / name).glob("*.pdf")
        assert own in str(pdf_text.transcribed(pdf_file.read(leaflet.read_bytes())))


def test_faults_of_a_record_and_of_the_content_are_told_in_one_run(tmp_path: Path) -> None:
    path = project(tmp_path, *BLOCKS, {"type": "text", "text": "{{ nam }}"}, {"type": "tetx"},
                   {"type": "text", "text": 5})  # fmt: skip
    codes = [error.code for error in irdocs.check(path).report.errors]
    assert codes == ["unknown-name", "unknown-block", "text-expected"]


def test_a_fault_of_the_file_makes_no_condition_one(tmp_path: Path) -> None:
    """The file cannot be filled then, and what hangs on a record is not judged."""
    path = project(tmp_path, {"type": "text", "when": 'region == "Wales"', "text": "A"})
    path.write_text(
        path.read_text("utf-8").replace("title: T", "title: T\n  titel: U", 1) + "x: [1,, 2]\n"
    )
    codes = [error.code for error in irdocs.check(path).report.errors]
    assert "yaml-syntax" in codes and all(
        "when:" not in str(error) for error in irdocs.check(path).report.errors
    )


def test_beside_a_fault_of_the_file_braces_are_no_faults(tmp_path: Path) -> None:
    path = project(tmp_path)
    text = path.read_text().replace(
        "sections:\n", "sections:\n- include: parts/{{ slug }}.yaml\n", 1
    )
    contact = "document:\n  contact: {name: Us, email: '{{ slug }}@example.org'}\n"
    path.write_text(text.replace("document:\n", contact, 1))
    for order in (irdocs.BuildOptions(edition="leeds"), irdocs.BuildOptions(edition="cardiff")):
        (error,) = irdocs.check(path, order).report.errors
        assert error.code == "bad-include" and error.hint and "when:" in error.hint


def test_what_is_wrong_with_the_settings_of_editions_is_told_and_no_brace_with_it(
    tmp_path: Path,
) -> None:
    path = project(tmp_path, editions={"columns": {"beds": {"type": "numbr"}}})
    contact = "document:\n  contact: {name: Us, email: '{{ slug }}@example.org'}\n"
    path.write_text(path.read_text().replace("document:\n", contact, 1))
    data = tmp_path / "trusts.csv"
    found = [
        irdocs.check(path, irdocs.BuildOptions(edition="leeds")).report.errors,
        irdocs.check(path, irdocs.BuildOptions(edition="leeds", data=data)).report.errors,
        planned(path, irdocs.BuildOptions()).report.errors,
        planned(path, irdocs.BuildOptions(data=data)).report.errors,
    ]
    for errors in found:
        assert [(error.code, error.hint) for error in errors] == [
            ("bad-choice", 'did you mean "number"?')
        ]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_first_line_may_say_what_parts_cells(sign: str) -> None:
    report = Report()
    raw = f"sep={sign}\r\nname{sign}beds\r\nLeeds{sign}12\r\n".encode()
    (row,) = tables.rows(raw, "t.csv", report)
    assert row.cells == {"name": "Leeds", "beds": "12"} and row.place.line == 3
    assert not list(report)


def test_a_sign_that_stands_for_another_within_irdocs_is_refused(tmp_path: Path) -> None:
    path = project(tmp_path)
    rows = (tmp_path / "trusts.csv").read_text()
    (tmp_path / "trusts.csv").write_text(rows.replace("leeds", "le\U000f002aeds", 1))
    (refused,) = planned(path, irdocs.BuildOptions()).refused
    assert "U+F002A" in refused.messages[0]


@pytest.mark.parametrize("name", ["CON", "nul", "Com1"])
def test_no_folder_has_the_name_of_a_device(name: str) -> None:
    assert folder_of(name) == f"{name.lower()}-edition"
    assert folder_of(f"{name}s") == f"{name.lower()}s"


@pytest.mark.parametrize(("name", "meant"), [("slug", "slug"), ("our edition", "name")])
def test_a_name_without_braces_is_told_once_at_its_line(
    name: str, meant: str, tmp_path: Path
) -> None:
    editions = {"data": "rows.csv", "name": name}
    text = one_section({"type": "text", "text": "In {{ name }}."}, editions=editions)
    (tmp_path / "content.yaml").write_text(text)
    (tmp_path / "rows.csv").write_bytes(b"name,slug\nLeeds,a\nYork,b\nHull,c\n")
    report = Report()
    lookup.find(tmp_path / "content.yaml", None, FileReader(), report)
    (error,) = report.errors
    assert error.code == "repeated-edition" and error.hint == f'write name: "{{{{ {meant} }}}}"'
    assert error.span and text.split("\n")[error.span.line - 1].endswith(f"name: {name}")

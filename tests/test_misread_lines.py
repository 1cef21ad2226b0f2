"""What YAML reads otherwise than it looks is told: parted numbers, and items that join a text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

import irdocs
from irdocs.diagnostics import Report
from support.small_documents import ABOUT, one_section
from support.thorough import tried

ABOVE = yaml.safe_dump({"schema_version": 1, "document": ABOUT}) + (
    "sections:\n  - id: a\n    title: A\n    lead: It is here.\n    blocks:\n"
)


def report_of(folder: Path, block: str) -> Report:
    lines = [f"      {line}\n" for line in block.strip("\n").split("\n")]
    (folder / "content.yaml").write_text(ABOVE + "".join(lines), "utf-8")
    return irdocs.check(folder / "content.yaml").report


def line_of(folder: Path, words: str) -> int:
    """Return the number, from 1, of the only line with some words."""
    lines = (folder / "content.yaml").read_text("utf-8").split("\n")
    (number,) = (number for number, line in enumerate(lines, 1) if words in line)
    return number


def told(folder: Path, block: str) -> list[tuple[str, int, str]]:
    """Return the code, the line in the block, from 1, and the words of each error and warning of
    how it is read."""
    report, first = report_of(folder, block), ABOVE.count("\n")
    return [
        (error.code, error.span.line - first if error.span else 0, error.message)
        for error in (*report.errors, *report.warnings)
        if error in report.errors or error.code == "joined-item"
    ]


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ("[Take up to 1,000 mg a day, Drink water]", "Take up to 1,000 mg a day"),
        ("[Drink 1,5 l, Rest]", "Drink 1,5 l"), ("[Rest, 2,000 steps]", "2,000 steps"),
        ("[Rest, Walk 10,000]", "Walk 10,000"),
    ],
)  # fmt: skip
def test_a_comma_in_a_number_does_not_part_items(tmp_path: Path, items: str, shown: str) -> None:
    (error,) = told(tmp_path, f"- type: points\n  items: {items}")
    assert error == ("parted-number", 2, f'the comma makes two items of "{shown}"')


@pytest.mark.parametrize(
    ("values", "is_told"),
    [("[1,200, 30]", True), ("[4,5, 3]", True), ("[30, 1,200]", True), ("[60,40,30]", False),
     ("[60, 40, 30]", False), ("[60 ,40, 30]", False), ("[1.000,5, 9]", True)],
)  # fmt: skip
def test_numbers_are_parted_by_commas_of_one_kind(
    tmp_path: Path, values: str, *, is_told: bool
) -> None:
    chart = (
        "- type: chart\n  kind: bar\n  alt: Three bars.\n  source: Our audit of 30 people, 2026\n"
        f"  categories: [a, b, c]\n  unit: people\n  series: [{{name: n, values: {values}}}]"
    )
    assert [code for code, *_ in told(tmp_path, chart)] == ["parted-number"] * is_told


def test_items_of_quotes_and_of_lines_are_what_they_are(tmp_path: Path) -> None:
    block = '- type: points\n  items: ["up to 1,000 mg", Rest,\n    2 days]'
    assert told(tmp_path, block) == []
    assert told(tmp_path, "- type: points\n  items:\n  - up to 1,000 mg\n  - 1,5 l") == []


@pytest.mark.parametrize(
    "items",
    ["[Open 8,9,10 am]", "[Weeks 1,2]", "[2019,2020, later]", "[Call 0113 496,100, Wait]",
     "[9:30,10:30, later]", "[1.5,2.5, more]", "[version 1.2,3, x]", "[2/3,4/5, rest]",
     "[T4,5, L]"],
)  # fmt: skip
def test_commas_that_part_items_are_not_told(tmp_path: Path, items: str) -> None:
    codes = [code for code, *_ in told(tmp_path, f"- type: points\n  items: {items}")]
    assert "parted-number" not in codes


@pytest.mark.parametrize(
    ("block", "line", "sign"),
    [
        ("- type: points\n  items:\n    - Warfarin\n      - Aspirin\n    - Ibuprofen", 4, "-"),
        ("- type: points\n  items:\n    - Warfarin\n      -Aspirin\n    - Ibuprofen", 4, "-"),
        ("- type: points\n  items:\n    - Warfarin\n      •Aspirin", 4, "•"),
        ("- type: text\n  text: >\n    ☐ Warfarin\n    ☐ Aspirin", 4, "☐"),
        ("- type: text\n  text: ✓ Warfarin\n    ✗ Aspirin", 3, "✗"),
        ("- type: points\n  items:\n    - - Warfarin\n        - Aspirin", 4, "-"),
        ("- type: text\n  text: Do this\n    1. One\n    2. Two", 3, "1."),
        ("- type: text\n  text: Do this\n\n    3) One\n\n    4) Two", 4, "3)"),
        ("- type: text\n  text: >\n    Do this\n    - One\n    - Two", 4, "-"),
        ("- type: text\n  text: >-\n    - One\n    - Two", 4, "-"),
        ("- type: text\n  text: Do this\n    • One", 3, "•"),
        ("- type: text\n  text: ◦ One\n    ◦ Two", 3, "◦"),
        ("- type: text\n  text: Do this\n    * One\n    * Two", 3, "*"),
    ],
)  # fmt: skip
def test_an_item_that_joins_the_text_above_it_is_told(
    tmp_path: Path, block: str, line: int, sign: str
) -> None:
    (error,) = [error for error in told(tmp_path, block) if error[0] == "joined-item"]
    assert error[1] == line and error[2].startswith(f'"{sign}" is no item here')


@pytest.mark.parametrize(
    "text",
    ['"Warfarin\n    - Aspirin"', "'Warfarin\n    - Aspirin'", "|\n    Take\n\n    - Aspirin",
     "I was born in\n    18. That was it", "We met on\n    1. Februar", "5\n    + 3 and\n    * 2",
     ">\n    Take\n\n    - Aspirin\n\n    - Warfarin", ">\n    Take\n      - Aspirin",
     "a -\n    b-c", "Warfarin\n    -Aspirin"],
)  # fmt: skip
def test_other_texts_of_several_lines_are_none(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, f"- type: text\n  text: {text}") == []


@pytest.mark.parametrize("item", ["Down to\n      -5 °C", "'Warfarin\n      -Aspirin'"])
def test_other_items_of_several_lines_are_none(tmp_path: Path, item: str) -> None:
    assert told(tmp_path, f"- type: points\n  items:\n    - {item}\n    - Last") == []


@pytest.mark.parametrize(("item", "code"), [
    ("- &Your letter", "unused-anchor"), ("- ! Important", "bad-tag"), ("- '&Your letter'", ""),
    ('- "C:\\\\temp"', ""), ("- 'C:\\temp'", ""),
    ("- &a Rest\n    - *a", ""), ('- !!int "5"', "bad-tag"), ("- !!str 5", "bad-tag"),
    ("- &a !!bool yes\n    - *a", "bad-tag"), ("- '!!int 5'", ""), ("- Stop!", ""),
])  # fmt: skip
def test_signs_that_yaml_takes_for_itself_are_told(tmp_path: Path, item: str, code: str) -> None:
    found = told(tmp_path, f"- type: points\n  items:\n    {item}\n    - Last")
    assert [(one, line) for one, line, _ in found] == [(code, 3)] * bool(code)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[One, {{ open }}]", '"{{ open }}"'), ("{{ open }} daily", '"{{ open }} daily"'),
        ("[{{ open }}, Two]", '"{{ open }}"'),
    ],
)  # fmt: skip
def test_braces_without_quotes_are_shown_with_them(tmp_path: Path, text: str, shown: str) -> None:
    block = one_section({"type": "points", "id": "p", "items": "PLACE"})
    (tmp_path / "content.yaml").write_text(block.replace("PLACE", text))
    hints = [error.hint for error in irdocs.check(tmp_path / "content.yaml").report.errors]
    assert f"write {shown}" in hints


def test_tabs_that_a_backslash_makes_are_told(tmp_path: Path) -> None:
    text = one_section({"type": "text", "id": "t", "text": "PLACE"})
    for words, is_told in (('"half\\tday"', True), ('"C:\\\\temp"', False), ("'C:\\temp'", False)):
        (tmp_path / "content.yaml").write_text(text.replace("PLACE", words))
        codes = [error.code for error in irdocs.check(tmp_path / "content.yaml").report]
        assert ("unseen-tab" in codes) is is_told, words


def test_each_tab_of_a_line_is_told_where_it_stands(tmp_path: Path) -> None:
    text = one_section({"type": "points", "id": "p", "items": "PLACE"})
    (tmp_path / "content.yaml").write_text(text.replace("PLACE", '["a\\tb", "c\\td"]'))
    found = [one for one in irdocs.check(tmp_path / "content.yaml").report
             if one.code == "unseen-tab"]  # fmt: skip
    columns = [one.span.column for one in found if one.span]
    assert len(columns) == 2 and columns[1] - columns[0] == len('"a\\tb", ')


def test_many_names_that_nothing_uses_do_not_take_long(tmp_path: Path) -> None:
    """Ten thousand names took half a minute when each was looked for in every line."""
    count = tried(10_000, 4_000)
    items = "".join(f"  - &name{number} word\n" for number in range(count))
    (tmp_path / "content.yaml").write_text(f"items:\n{items}")
    start = time.process_time()
    report = irdocs.check(tmp_path / "content.yaml").report
    assert sum(error.code == "unused-anchor" for error in report) == count
    assert time.process_time() - start < 15 * (count / 10_000) ** 2


def test_an_item_in_quotes_joins_the_text_above_it_too(tmp_path: Path) -> None:
    found = told(tmp_path, '- type: text\n  text: "Bring:\n    - one\n    - two"')
    assert [(code, line) for code, line, _ in found] == [("joined-item", 3)]


@pytest.mark.parametrize("item", [
    "- Your letter: bring it", "- true", "- Note:",
])  # fmt: skip
def test_words_that_yaml_reads_as_something_else_are_to_be_quoted(
    tmp_path: Path, item: str
) -> None:
    found = told(tmp_path, f"- type: points\n  items:\n    {item}\n    - Last")
    assert [(code, line) for code, line, _ in found] == [("text-expected", 3)]
    cell = item.removeprefix("- ")
    table = f"- type: table\n  caption: A\n  header: [A, B]\n  rows:\n    - [x, {cell}]"
    found = told(tmp_path, table)
    code = "yaml-syntax" if item.endswith(":") else "text-expected"
    is_number = cell.replace(".", "").isdigit()  # which a cell takes as it is typed
    assert [(code, line) for code, line, _ in found] == ([] if is_number else [(code, 5)])


@pytest.mark.parametrize("item", ["- txt: a", "- {text: a, foo: b}", "- items: [a]"])
def test_keys_of_a_point_stay_keys(tmp_path: Path, item: str) -> None:
    found = told(tmp_path, f"- type: points\n  items:\n    {item}\n    - Last")
    assert {code for code, *_ in found} <= {"unknown-key", "missing-key"} and len(found) == 1


CUT = [
    "Go to Ward # 5", "Ward # 5 on level 2", "Hive # 5 by the wall", "Recipe # 2 of the year",
    "Sala # 12B.", "Go to # 5, second floor", "Room  # 12", "The stent (size # 8 mm) is",
    "Press # to hear it again", "Press * or # to end", "End with the key #",
    "See **room # 5** now", "Go to [room # 5](https://example.org/)",
]  # fmt: skip
CLOSE = ["Ward #5 on level 2", "Take the #2 bus", "Share it with #StrokeAwareness",
         "Learn #FAST #stroke"]  # fmt: skip
HONEST = [
    "Aspirin  # the heading", "Aspirin # 300 dpi", "Aspirin # 2 of 3", "Aspirin # 2nd edition",
    "Aspirin # 2026-11-20: checked", "Aspirin # 2026", "Aspirin #todo", "Aspirin # Warfarin?",
    "What to look out for # a question", "Aspirin (75 mg) # a dose (daily)", "Aspirin, # first",
    '"Ward # 5" # 5', "'Ward' # 5", "C#5 and A", "Clinic  # 2 panels",
    "Aspirin  # 24 pt", "Aspirin # 1. first", "Aspirin # 1) first", "https://example.org/#5",
]  # fmt: skip


def cuts(folder: Path, value: str, *codes: str) -> list[tuple[int, int, str]]:
    """Return the line, column and message of each text that a comment cuts."""
    text = one_section({"type": "points", "items": ["VALUE", "Bed 3"]}).replace("VALUE", value)
    (folder / "content.yaml").write_text(text, "utf-8")
    (line,) = [number for number, row in enumerate(text.split("\n"), 1) if row.endswith(value)]
    report = irdocs.check(folder / "content.yaml").report
    found = [one for one in report if one.code in codes]
    return [(one.span.line - line, one.span.column, one.message) for one in found if one.span]


@pytest.mark.parametrize("value", CUT)
def test_what_a_comment_cuts_off_is_told_at_its_place(tmp_path: Path, value: str) -> None:
    ((line, column, message),) = cuts(tmp_path, value, "cut-text")
    rest = value[value.index(" #") + 1 :].lstrip()
    assert line == 0 and message.startswith(f'"{rest[:20]}')
    assert column == len("    - ") + value.index(rest) + 1


@pytest.mark.parametrize("value", HONEST)
def test_a_comment_that_is_meant_as_one_is_not_told(tmp_path: Path, value: str) -> None:
    assert cuts(tmp_path, value, "cut-text") == []


@pytest.mark.parametrize("value", CLOSE)
def test_a_comment_without_a_space_is_told_once(tmp_path: Path, value: str) -> None:
    ((line, column, _),) = cuts(tmp_path, value, "cut-text", "lost-comment")
    assert line == 0 and column == len("    - ") + value.index("#") + 1


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
def test_a_cell_that_yaml_takes_for_nothing_is_told(tmp_path: Path, word: str) -> None:
    block = f"- type: table\n  caption: C\n  header: [A, B]\n  rows:\n    - [a, {word}]\n"
    block += f'    - ["{word}", b]\n    - ["", c]\n    - cells: [d, {word}]\n      shade: success'
    found = [one for one in report_of(tmp_path, block) if one.code == "empty-cell"]
    assert [(one.span.line, one.span.column) for one in found if one.span] == [
        (line_of(tmp_path, f"- [a, {word}]"), 17), (line_of(tmp_path, "- cells:"), 24),
    ]  # fmt: skip


def test_gaps_of_charts_and_empty_rows_are_not_told(tmp_path: Path) -> None:
    block = "- type: table\n  caption: C\n  header: [A, B]\n  rows: [[a, b], [null, null]]"
    chart = (
        "- type: chart\n  kind: bar\n  alt: Three bars.\n  source: Our audit of 30 people, 2026\n"
        "  categories: [a, b]\n  unit: people\n  series: [{name: n, values: [1, null]}]"
    )
    for text in (block, chart):
        assert all(one.code != "empty-cell" for one in report_of(tmp_path, text))


@pytest.mark.parametrize("items", ["[a, ~]", "[a, null]", "[a, Null]"])
def test_an_item_that_yaml_takes_for_nothing_is_told(tmp_path: Path, items: str) -> None:
    (error,) = told(tmp_path, f"- type: points\n  items: {items}")
    assert error[:2] == ("empty-item", 2) and "YAML reads ~ and null for nothing" in error[2]


@pytest.mark.parametrize(
    ("block", "code"),
    [("points\n  items:", "list-expected"), ("text\n  text:", "markup-not-set")],
)
def test_lines_of_a_list_that_is_an_error_are_told_there(
    tmp_path: Path, block: str, code: str
) -> None:
    found = told(tmp_path, f"- type: {block}\n    • Rest\n    • Ice\n    • Raise")
    assert [each[0] for each in found] == [code]

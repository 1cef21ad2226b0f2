"""Lines that were copied, or lost a sign, in content files of strangers: one error for each."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from support.small_documents import one_section

CONTENT = one_section(
    {"type": "text", "title": "First", "text": "TEXT"},
    {"type": "timeline", "title": "Dates", "items": ["ONE", "TWO", "THREE"]},
    {
        "type": "table",
        "caption": "C",
        "header": ["When", "What"],
        "rows": ["ROW"],
        "columns": [{"width": 20, "align": "centre"}, {"width": 20, "align": "centre"}],
    },
    authors="AUTHORS",
).replace("text: TEXT", "text: |\n      Some words.")
for _number, _word in enumerate(("ONE", "TWO", "THREE"), 1):
    CONTENT = CONTENT.replace(_word, f"{{date: Day {_number}, title: T{_number}, text: Words.}}")
CONTENT = CONTENT.replace("    - ROW", "    - [Monday, Rest]\n    - [Friday, Walk]")
CONTENT = CONTENT.replace("authors: AUTHORS\n", "glossary:\n  IR: interventional radiology\n")


def check(folder: Path, before: str, after: str) -> irdocs.BuildResult:
    """Check the content with one place changed."""
    assert CONTENT.count(before) == 1, before
    (folder / "content.yaml").write_text(CONTENT.replace(before, after))
    return irdocs.check(folder / "content.yaml")


def test_as_it_is_it_has_no_fault(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(CONTENT)
    report = irdocs.check(tmp_path / "content.yaml").report
    codes = {one.code for one in report}
    assert not report.errors and not codes & {"repeated-entry", "said-twice", "empty-key"}


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("      Some words.\n  - type: timeline", "      Some words.\n   - type: timeline",
         "indented by"),
        ("  - type: timeline\n    title: Dates\n    items:",
         "  - type: timeline\n    title: |\n      Dates\n     items:", "indented by 5 spaces"),
        ("  - type: timeline\n    title: Dates\n    items:",
         "  - type: timeline\n    title: |\n      Dates\n    items", "this key has no colon"),
        ("glossary:", "glossary", "this key has no colon"),
        ("    text: |", "    text: |\n    text: |", 'the key "text" is repeated'),
        ("- id: s\n", "- id: s\n- id: s\n", "this entry is begun twice"),
        ("    title: First", '    title:"First: words"', 'a space is missing behind "title:"'),
        ("    title: First", '    title:"First: of words: two"', "a space is missing after"),
        ("    - {date: Day 1,", "      {date: Day 1,", "a hyphen is missing before this item"),
        ("    - {date: Day 2,", "      {date: Day 2,", "a hyphen is missing before this item"),
        ("    - {date: Day 3, title: T3, text: Words.}",
         "      date: Day 3\n      title: T3\n      text: Words.", "a hyphen is missing"),
        ("    - [Friday", "      [Friday", "a hyphen is missing before this item"),
        ("    - {date: Day 1,", "    -{date: Day 1,", "a space is missing after the hyphen"),
        ("    - {date: Day 2,", "    -{date: Day 2,", "a space is missing after the hyphen"),
        ("    - [Monday", "    -[Monday", "a space is missing after the hyphen"),
    ],
)  # fmt: skip
def test_a_line_that_lost_a_sign_is_one_error(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    (error,) = check(tmp_path, before, after).report.errors
    assert message in error.message


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("    - [Friday, Walk]", "    - [Monday, Rest]", "repeated-entry"),
        ("{date: Day 2, title: T2, text: Words.}", "{date: Day 1, title: T1, text: Words.}",
         "repeated-entry"),
        ("      Some words.", "      Say so at once. Say so at once.", "said-twice"),
        ("      Some words.",
         "      Ask which buses stop at the gate. Go. Ask which buses stop at the gate.",
         "said-twice"),
        ("      Some words.", "      - Rest well\n      - Walk\n      - Rest well", "said-twice"),
        ("      Some words.", "      Some of the the words.", "doubled-word"),
        ("      Some words.", "      The pain in in the leg.", "doubled-word"),
    ],
)  # fmt: skip
def test_what_was_copied_is_a_warning_at_the_copy(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    report = check(tmp_path, before, after).report
    (found,) = [one for one in report if one.code == code]
    assert not report.errors and found.severity.name == "WARNING" and found.span


@pytest.mark.parametrize(
    "words",
    [
        "No. No. Not yet.",
        "All that that had had an effect.",
        "Bora Bora is far far away.",
        "1. Press\n      2. Breathe\n      3. Press\n      4. Breathe",
        "He said so. It is so. He did so.",
        "Log in in the morning, carry on on Monday, and drop in in ink. It is much much better.",
    ],
)
def test_what_may_be_meant_twice_is_not_told(tmp_path: Path, words: str) -> None:
    report = check(tmp_path, "      Some words.", f"      {words}").report
    assert not {one.code for one in report} & {"said-twice", "doubled-word"}

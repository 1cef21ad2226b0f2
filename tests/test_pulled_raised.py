"""irdocs pull: raised and lowered signs, however PowerPoint has them, stay raised and come home."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

import irdocs
from irdocs.options import BuildOptions
from irdocs.pulling.splicing import offsets, spliced
from test_pulled_partners import HEAD
from test_pulled_slides import OTHER
from test_pulling import build, content, run

TABLE = """\
      - type: table
        id: blood
        title: What is in blood
        caption: Blood
        header: [What, How much]
        rows:
          - ["Platelets, 10^9^/L", "150"]
          - ["SpO~2~ scale 1", "96"]
"""


def cell(show: Any, row: int) -> Any:
    (table,) = [one.table for slide in show.slides for one in slide.shapes if one.has_table]
    return table.cell(row, 0).text_frame.paragraphs[0]


def raise_it(show: Any) -> None:
    """Type 10, then a 6, and raise that, as PowerPoint's own button does."""
    first = cell(show, 1).runs[0]
    for words in ("/L", "6"):
        new = deepcopy(first._r)
        first._r.addnext(new)
        cell(show, 1).runs[1].text = words
    first.text = "Platelets, 10"
    cell(show, 1).runs[1].font._element.set("baseline", "30000")


def other_signs(show: Any) -> None:
    cell(show, 1).runs[0].text = "Platelets, 10⁻³/L"


def beside(show: Any) -> None:
    cell(show, 2).runs[0].text = "SpO₂ scale 2"


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (raise_it, "10^9^/L", "10⁶/L"),
        (other_signs, "10^9^/L", "10⁻³/L"),
        (beside, "SpO~2~ scale 1", "SpO~2~ scale 2"),
    ],
)
def test_raised_signs_come_home_and_make_no_second_version(
    tmp_path: Path, change: Any, before: str, after: str
) -> None:
    deck = build(tmp_path, HEAD + TABLE + OTHER)
    show = Presentation(str(deck))
    change(show)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == HEAD + TABLE.replace(before, after) + OTHER
    kept = irdocs.build(
        tmp_path / "content.yaml", tmp_path / "out", BuildOptions("deck", keep=True),
        environment={},
    )  # fmt: skip
    assert "two-versions" not in {one.code for one in kept.report.warnings}, kept.report.warnings
    again = run(tmp_path)
    assert again.exit_code == 0 and "nothing was edited" in again.output, again.output


def test_what_is_raised_takes_no_other_signs_in() -> None:
    source, words = "10^9^/L", "10⁹/L"
    places = offsets(source, words)
    assert places == [0, 1, 3, 5, 6]
    assert spliced(source, places, [(4, 5, "mL")]) == "10^9^/mL"
    assert spliced(source, places, [(2, 3, "⁻³")]) == "10⁻³/L"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("10⁹", "10¹²", ("10^9^", "10¹²")),
        ("H₂O", "H₃O", ("H~2~O", "H₃O")),
        ("a", "b", ("note^a^", "note^b^")),
        ("10⁹", "10⁹⁹", ("10^9^", "10^99^")),
    ],
)
def test_a_raised_sign_changes_and_no_other_markup(
    old: str, new: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    text = """\
      - type: text
        id: cells
        title: What is there
        text: "There are 10^9^ *cells*, and H~2~O in **them**; see note^a^ [@s]. Nobody knows."
"""
    deck = build(tmp_path, HEAD + text + OTHER)
    show = Presentation(str(deck))
    for paragraph in (one for slide in show.slides for shape in slide.shapes
                      if shape.has_text_frame for one in shape.text_frame.paragraphs):  # fmt: skip
        for one in paragraph.runs:
            if one.text == old or (len(old) > 1 and old in one.text):
                one.text = one.text.replace(old, new)
    show.save(str(deck))
    done = run(tmp_path)
    assert content(tmp_path) == HEAD + text.replace(*expected) + OTHER, done.output
    assert done.exit_code == 0 and "markup" not in done.output, done.output

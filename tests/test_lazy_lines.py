"""A line right below a list, which CommonMark joins to the last item: a warning at the line."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.content.lazy_lines import lazy_line
from irdocs.content.typed_lines import run_together
from support.small_documents import one_section


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Bring:\n\n- a list\n- a bag\nRing us if you are late.", 4),
        ("1. Rest\n2. Drink\nThen ring us.", 2),
        ("- a\n  - b\n  Back to a", 2),
        ("- a\n\n  more of a\nNo more of a", 3),
        ("• a\n• b\nThen ring us.", 2),
        ("- a\nand so on", 1),
        ("- a\n\n- b\nlast", 3),
    ],
)
def test_a_line_outside_an_item_is_found(source: str, line: int) -> None:
    assert lazy_line(source) == line


@pytest.mark.parametrize(
    "source",
    [
        "- a list\n- a bag\n\nRing us.",
        "- a list\n  that goes on\n- a bag",
        "- a long line of an item that an editor has broken where it\nended, in small letters\n- b",
        "1948. The NHS begins.\nAnd goes on.",
        "No list\nat all - but\na dash",
        "- a [^1]\n[^1]: a note",
        "- a\n\n  more of a\n  and more",
        "Words\n- a\n- b",
        "10. Downing\nStreet",
    ],
)
def test_other_lines_are_not(source: str) -> None:
    assert lazy_line(source) is None


def test_the_warning_is_at_the_line_and_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    text = one_section({"type": "text", "text": "TEXT"}).replace(
        "text: TEXT", "text: |\n      - one\n      - two\n      Ring us."
    )
    file.write_text(text)
    (found,) = [d for d in irdocs.check(file).report if d.code == "joins-item"]
    line = next(n for n, at in enumerate(text.split("\n"), 1) if "Ring us" in at)
    assert found.span and found.span.line == line
    assert found.severity.name == "WARNING"
    assert "blank line" in str(found.hint) and "indent" in str(found.hint)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Ward 5\nSt James\nLeeds LS9", 1),
        ("We are here.\n\nMonday: 9 to 5\n**Tuesday:** 10 to 4\nFriday: closed.", 3),
        ("9 to 5\n10 to 4\n(Closed on Fridays)", 1),
    ],
)
def test_lines_of_an_address_that_become_one_are_found(source: str, line: int) -> None:
    assert run_together(source) == line


@pytest.mark.parametrize(
    "source",
    [
        "Ward 5\nLeeds", "Ward 5\\\nSt James\\\nLeeds", "Ward 5  \nSt James  \nLeeds",
        "One sentence.\nAnother one.\nA third.", "A list,\nBroken behind\nits commas",
        "A line of an editor that breaks at a width of fifty\nWords\nAnd more", "- A\n- B\n- C",
        "A word\nthen some more\nAnd more", "Ward\n\nBed\n\nLeeds", "",
    ],
)  # fmt: skip
def test_lines_of_sentences_are_not_found(source: str) -> None:
    assert run_together(source) is None


def test_lines_that_become_one_are_told_at_their_place(tmp_path: Path) -> None:
    text = one_section({"type": "text", "text": "TEXT"}).replace(
        "TEXT", "|\n      Ward 5\n      St James\n      Leeds"
    )
    (tmp_path / "content.yaml").write_text(text)
    report = irdocs.check(tmp_path / "content.yaml").report
    (found,) = [one.span for one in report if one.code == "joined-lines"]
    assert found and text.split("\n")[found.line - 1].strip() == "St James"

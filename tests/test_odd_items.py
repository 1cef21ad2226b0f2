"""Items of lists that would be printed with another number, or without their sign, are told."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from conftest import SMALL
from irdocs.content.odd_items import lost_sign, renumbered_item


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. a\n2. b\n3. c", None), ("1. a\n1. b\n1. c", None), ("3. a\n4. b\n7. c", (2, 7, 5)),
        ("a\n\n3. a\n\n4. b\n\n4. c", (6, 4, 5)), ("1. a\n   1. b\n   2. c\n2. d", None),
        ("1. a\n   1. b\n   3. c\n2. d", (2, 3, 2)), ("1. a\n2. b\n\nText.\n\n1. c\n2. d", None),
        ("1. a\n\n   More of a.\n\n2. b", None), ("in\n2019. It", None), ("1) a\n3) b", (1, 3, 2)),
        ("- a\n- b", None), ("1. a\n- b\n2. c", None), ("0. a\n1. b", None),
    ],
)  # fmt: skip
def test_a_number_that_is_not_the_next_is_found(
    text: str, found: tuple[int, int, int] | None
) -> None:
    assert renumbered_item(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Store at\n- 5 °C or less", (1, "- 5 °C or less")), ("At most\n+ 8 °C", (1, "+ 8 °C")),
        ("Take:\n- 5 mg\n- 10 mg", None), ("Take.\n\n- 5 mg", None), ("- 5 mg\n- 10 mg", None),
        ("a\n- b", None), ("+ 8 °C", (0, "+ 8 °C")), ("- 5 kg", (0, "- 5 kg")),
        ("Pack\n- 500 g rice\n- 2 carrots", None), ("Add:\n\n+ 2 of a\n  and\n+ 3 of b", None),
        ("Use aspirin\n+ clopidogrel", (1, "+ clopidogrel")), ("Use\n+ a\n+ b", None),
    ],
)  # fmt: skip
def test_a_sign_that_a_list_takes_is_found(text: str, found: tuple[int, str] | None) -> None:
    assert lost_sign(text) == found


def test_both_are_told_at_their_lines_and_a_comparison_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(SMALL + '      - type: text\n        text: "> 400 and more"\n'
                    "      - type: text\n        text: |\n          Keep:\n\n          1. a\n"
                    "          3. b\n      - type: text\n        text: |\n          At\n"
                    "          - 5 °C\n")  # fmt: skip
    lines = len(SMALL.splitlines())
    report = irdocs.check(file).report
    assert not report.errors, [str(error) for error in report.errors]
    assert [
        (d.code, d.span.line - lines) for d in report.warnings
        if d.span and d.code in ("renumbered-item", "lost-sign")
    ] == [("renumbered-item", 8), ("lost-sign", 12)]  # fmt: skip

"""Texts parted by script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irdocs.unicode.scripts import script_runs
from support.thorough import tried


def parts(text: str) -> list[tuple[str, str]]:
    return [(text[run.start : run.end], run.script) for run in script_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("12/05 ≥ 3", [("12/05 ≥ 3", "Zyyy")]),
        ("5 µg – “fine” (naïve)", [("5 µg – “fine” (naïve)", "Latn")]),
        ("e\u0301 ŵ ș", [("e\u0301 ŵ ș", "Latn")]),
        ("доза е\u0301", [("доза е\u0301", "Cyrl")]),
        ("α-blocker", [("α-", "Grek"), ("blocker", "Latn")]),
        ("(CT) طبيب", [("(CT) ", "Latn"), ("طبيب", "Arab")]),
        (
            "طبيب (CT) بجرعة 30 mg، ثم",
            [("طبيب (", "Arab"), ("CT", "Latn"), (") بجرعة 30 ", "Arab"), ("mg", "Latn"),
             ("، ثم", "Arab")],
        ),
        ("mg। दवा", [("mg", "Latn"), ("। दवा", "Deva")]),
        ("mg। ওষুধ", [("mg", "Latn"), ("। ওষুধ", "Beng")]),
        ("ওষুধ mg।", [("ওষুধ ", "Beng"), ("mg", "Latn"), ("।", "Beng")]),
        ("ภาษาไทย 30%", [("ภาษาไทย 30%", "Thai")]),
        (
            "カーテン（窓）だ。",
            [("カーテン（", "Kana"), ("窓", "Hani"), ("）", "Kana"), ("だ。", "Hira")],
        ),
        (
            "[كتاب (book] x) د",
            [("[كتاب (", "Arab"), ("book", "Latn"), ("] ", "Arab"), ("x) ", "Latn"), ("د", "Arab")],
        ),
        ("👍 ok", [("👍 ok", "Latn")]),
    ],
)  # fmt: skip
def test_shared_characters_go_with_their_neighbours(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert parts(text) == expected


LETTERS = "aжαא\u0627\u064b\u0e01\u0915\u0995،।(漢)か゛ー[]「」1 .\u0301\u200d"


@settings(max_examples=tried(2_000, 150), deadline=None)
@given(st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=["Cs"]), max_size=40))
def test_runs_cover_the_text_and_differ_from_their_neighbours(text: str) -> None:
    runs = script_runs(text)
    assert "".join(text[run.start : run.end] for run in runs) == text
    assert all(a.end == b.start and a.script != b.script for a, b in pairwise(runs))
    assert all(run.script not in ("Zinh", "Zzzz") for run in runs)


def test_ways_to_tell_a_latin_text_quickly_and_slowly_agree() -> None:
    for text in ("5 mg – “fine”", "naïve µ", "½ l", "(a)"):
        slow = script_runs(text + "\u0301")  # a mark beyond what the quick way knows
        assert [run.script for run in slow] == [run.script for run in script_runs(text)]


@pytest.mark.parametrize(
    ("sign", "script"), [("\u061f", "Arab"), ("\u060c", "Arab"), ("\u0964", "Deva")]
)
def test_a_shared_sign_by_itself_goes_with_the_script_of_most_readers(
    sign: str, script: str
) -> None:
    assert [run.script for run in script_runs(sign)] == [script]

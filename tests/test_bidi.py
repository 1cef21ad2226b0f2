"""The order of mixed text, held to Unicode's own tests, and what else is promised of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irdocs.unicode.bidi import LevelRun, base_level, has_right_to_left, levels, line_order
from irdocs.unicode.bidi_classes import bidi_classes
from irdocs.unicode.brackets import CLOSING
from support.thorough import IS_THOROUGH, tried
from support.unicode_data import BidiCase, bidi_characters, lines
from support.unicode_data import bidi_classes as bidi_class_cases

HEBREW, ARABIC = "שלום", "مرحبا"


def shown(text: str, base: int | None) -> str:
    """Return a text as it stands on a line, from left to right."""
    own = base_level(text) if base is None else base
    runs = line_order(levels(text, base), text, 0, len(text), own)
    return "".join(text[run.start : run.end][:: -1 if run.is_right_to_left else 1] for run in runs)


def wrong(cases: Iterable[BidiCase]) -> tuple[int, list[BidiCase]]:
    """Return how many cases there are, and those that come out in another way."""
    count, failed = 0, []
    for case in cases:
        if "" in map(unicodedata.bidirectional, case.text):
            continue  # newer than this Python: such a character gets the default of its block
        count += 1
        text, base = case.text, case.base
        own = base_level(text) if base is None else base
        line = [0] * len(text)
        order: list[int] = []
        for run in line_order(levels(text, base), text, 0, len(text), own):
            line[run.start : run.end] = [run.level] * (run.end - run.start)
            places = range(run.start, run.end)
            order += reversed(places) if run.is_right_to_left else places
        is_right = all(
            wanted is None or wanted == found
            for wanted, found in zip(case.levels, line, strict=True)
        )
        kept = tuple(place for place in order if case.levels[place] is not None)
        if not is_right or kept != case.order:
            failed.append(case)
    return count, failed


def test_unicode_s_test_of_characters() -> None:
    count, failed = wrong(bidi_characters(1 if IS_THOROUGH else 19))
    assert count > tried(91_000, 4_000)
    assert failed == []


def test_unicode_s_test_of_classes() -> None:
    count, failed = wrong(bidi_class_cases(1 if IS_THOROUGH else 101))
    assert count > tried(770_000, 7_000)
    assert failed == []


def test_no_python_is_too_old_for_any_of_these_cases() -> None:
    texts = (line.split(";")[0] for line in lines("BidiCharacterTest.txt"))
    codes = {int(code, 16) for text in texts for code in text.split()}
    assert {code for code in codes if not unicodedata.bidirectional(chr(code))} == set()


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        ("call 020 7946", 0, "call 020 7946"),
        (f"{HEBREW} abc", 1, f"abc {HEBREW[::-1]}"),
        (f"{HEBREW} (abc) {HEBREW}", 1, f"{HEBREW[::-1]} )abc( {HEBREW[::-1]}"),
        (f"{ARABIC} 30%", 1, f"%30 {ARABIC[::-1]}"),
        (f"{HEBREW} 30%", 1, f"30% {HEBREW[::-1]}"),
        (f"{ARABIC} 020 7946 0000", 1, f"0000 7946 020 {ARABIC[::-1]}"),
        # A no-break space is a separator within numbers (W4), and joins what a space parts.
        (f"{ARABIC} 020\u00a07946\u00a00000", 1, f"020\u00a07946\u00a00000 {ARABIC[::-1]}"),
        (f"{ARABIC} \u2066+44 20\u2069", 1, f"\u2069+44 20\u2066 {ARABIC[::-1]}"),
        (f"{ARABIC} 1,000.5 24/7", 1, f"24/7 1,000.5 {ARABIC[::-1]}"),
        (f"abc {HEBREW} 12", 0, f"abc 12 {HEBREW[::-1]}"),
    ],
)
def test_mixed_text_is_shown_in_the_order_of_its_paragraph(text: str, base: int, seen: str) -> None:
    assert shown(text, base) == seen


def test_spaces_at_the_end_of_a_line_and_tabs_go_by_the_paragraph() -> None:
    text = f"abc {HEBREW} {HEBREW}\t{HEBREW} def"
    found = levels(text, 0)
    first = text.index(" ", 5) + 1
    runs = line_order(found, text, 0, first, 0)
    assert runs == (LevelRun(0, 4, 0), LevelRun(4, 8, 1), LevelRun(8, 9, 0))
    tab = text.index("\t")
    assert LevelRun(tab, tab + 1, 0) in line_order(found, text, first, len(text), 0)


def test_what_is_removed_has_the_level_of_what_is_before_it() -> None:
    text = f"{ARABIC[:2]}\u200c{ARABIC[2:]} a\u200bb"
    found = levels(text, 1)
    assert found[2] == found[1] == 1
    assert found[text.index("\u200b")] == found[text.index("a")] == 2


@pytest.mark.parametrize(
    ("text", "base"),
    [("", 0), ("123", 0), (f"1 {HEBREW}", 1), (f"a {HEBREW}", 0), (f"\u2067{HEBREW}\u2069 a", 0),
     (f"\u2066a\u2069 {HEBREW}", 1), ("\u200f1", 1), (f"\u2066 {HEBREW}", 0)],
)  # fmt: skip
def test_the_first_letter_outside_isolates_says_the_direction(text: str, base: int) -> None:
    assert base_level(text) == base
    assert levels(text, None) == levels(text, base)


def test_newer_characters_go_by_their_block() -> None:
    unassigned = {"\u05ff": "R", "\u07bf": "A", "\U00010d3f": "A", "\U00010fff": "R",
                  "\U0001ecb5": "A", "\u20cf": "%", "\U000e0fff": "x", "\U0003fffe": "x",
                  "\u1fff": "L"}  # fmt: skip
    for character, letter in unassigned.items():
        if not unicodedata.bidirectional(character):
            assert bidi_classes(character) == letter, f"U+{ord(character):04X}"


def test_every_bracket_is_one_to_unicode_too() -> None:
    assert len(CLOSING) == 64
    for opening, closing in CLOSING.items():
        assert unicodedata.mirrored(opening) and unicodedata.mirrored(closing)
        assert {unicodedata.category(opening), unicodedata.category(closing)} == {"Ps", "Pe"}


def test_many_brackets_and_deep_isolates_take_no_long_time() -> None:
    assert len(levels("(א) 1 " * 3_000, 1)) == 18_000
    assert len(levels("\u2067" * 20_000, None)) == 20_000
    assert len(levels("\u2068(" * 10_000 + "א", None)) == 20_001
    spaces = " " * 50_000 + "a"
    assert len(line_order(levels(spaces, 1), spaces, 0, len(spaces), 1)) == 2


SIGNS = (
    "aא\u0627\u06601+,.$% \t()[]\u0300\u200b\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202e"
)


@settings(max_examples=tried(2_000, 150), deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=40), st.sampled_from([0, 1]), st.data())
def test_a_line_has_every_character_once(text: str, base: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = levels(text, base)
    assert len(found) == len(text) and all(base <= level <= 126 for level in found)
    runs = line_order(found, text, start, end, base)
    places = [place for run in runs for place in range(run.start, run.end)]
    assert sorted(places) == list(range(start, end))


@settings(max_examples=tried(2_000, 150), deadline=None)
@given(st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]), max_size=30))
def test_text_without_right_to_left_keeps_its_order(text: str) -> None:
    if not has_right_to_left(text):
        runs = line_order(levels(text, 0), text, 0, len(text), 0)
        assert all(not run.is_right_to_left for run in runs)
        assert list(runs) == sorted(runs)

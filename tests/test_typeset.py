"""Line breaking, with a face whose letters are all half an em wide."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import font_source_sans_pro
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irdocs.charts.figures import left_of, people, shares
from irdocs.drawing import Colour, rectangle
from irdocs.theme import contrast
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset import metrics, script_fonts
from irdocs.typeset.fallback import with_fallbacks
from irdocs.typeset.hanging import hung
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, RunStyle

FACE = Font("Half", None, {chr(c): 0.5 for c in range(32, 0x2100)}, 0.8, 0.2)
STYLE = RunStyle(FACE, 10, Colour(0, 0, 0))  # 5 pt a letter
BOLD = RunStyle(FACE, 20, Colour(0, 0, 0))


def lines(text: str, width: float) -> list[str]:
    return [line.text for line in MeasuredParagraph([Fragment(text, STYLE)]).greedy(width)]


def test_words_fill_a_line_and_the_space_broken_at_is_kept() -> None:
    assert lines("one two three", 35) == ["one two ", "three"]
    assert lines("one two three", 34) == ["one ", "two ", "three"]


def test_no_line_breaks_at_a_hyphen_beside_a_digit_or_a_single_letter() -> None:
    for word in ("COVID-19", "X-ray", "24-hour", "e-mail", "vitamin-D"):
        assert lines(f"{word} test", 5) == [f"{word} ", "test"]
    assert lines("post-COVID-19", 5) == ["post-", "COVID-19"]


def test_a_line_breaks_after_a_hyphen_without_a_space() -> None:
    assert lines("chemo-embolisation", 70) == ["chemo-", "embolisation"]
    assert lines("1964–1990", 30) == ["1964–", "1990"]


@pytest.mark.parametrize(
    "together",
    ["4–7", "120/80", "2026-11-23", "1,000–1,500", "9.30–11.30", "−10–0", "0.5\u00a0mL/kg/h",
     "mg/kg", "micrograms/kg/min", "34\u00a0mL/min/1.73\u00a0m²"],
)  # fmt: skip
def test_no_line_ends_within_numbers_and_units(together: str) -> None:
    for width in range(10, 40, 3):
        assert any(together in line for line in lines(f"or {together} of it", width))
    assert lines("and/or", 25) == ["and/", "or"]


@pytest.mark.parametrize(
    "blank",
    [
        "__/__/____",
        "____-____",
        "DD/MM/YYYY",
        "TT/MM/JJJJ",
        "TT.MM.JJJJ",
        "yyyy-mm-dd",
        "__/__/2026",
    ],
)
def test_no_line_ends_within_what_is_to_be_filled_in(blank: str) -> None:
    assert lines(f"on {blank}", 50)[-1] == blank
    assert lines(f"在 {blank}", 50)[-1].endswith(blank)


def test_a_no_break_space_never_breaks() -> None:
    assert lines("a b\u00a0[1]", 25) == ["a ", "b\u00a0[1]"]


def test_a_word_may_change_style_midway() -> None:
    word = [Fragment("on", STYLE), Fragment("ly", BOLD), Fragment(" two", STYLE)]
    assert [line.text for line in MeasuredParagraph(word).greedy(30)] == ["only ", "two"]
    (first, _) = MeasuredParagraph(word).greedy(30)
    assert [(run.text, run.x, run.width) for run in first.runs][:2] == [
        ("on", 0, 10),
        ("ly", 10, 20),
    ]


@pytest.mark.parametrize("parts", [("1", " 公共汽车站"), ("1 ", "公共"), ("ยา", " ", "1 ครั้ง")])
def test_spaces_between_styles_keep_their_place_in_scripts_without_spaces(
    parts: tuple[str, ...],
) -> None:
    fragments = [Fragment(part, BOLD if number % 2 else STYLE) for number, part in enumerate(parts)]
    wide = RunStyle(replace(FACE, advances=defaultdict(lambda: 1.0)), 10, Colour(0, 0, 0))
    paragraph = MeasuredParagraph([replace(one, style=wide) for one in fragments])
    (line,) = paragraph.greedy(1000)
    assert line.text == "".join(parts)


def test_a_word_that_no_line_holds_is_named() -> None:
    assert MeasuredParagraph([Fragment("a verylongword b", STYLE)]).too_wide(30) == (
        "verylongword",
    )


def test_balanced_lines_are_as_many_and_more_alike() -> None:
    text = [Fragment("A specialty that needs you", STYLE)]
    assert [line.text for line in MeasuredParagraph(text).greedy(115)] == [
        "A specialty that needs ",
        "you",
    ]
    assert [line.text for line in MeasuredParagraph(text).balanced(115)] == [
        "A specialty ",
        "that needs you",
    ]


def test_the_width_that_so_many_lines_need() -> None:
    text = MeasuredParagraph([Fragment("one two three four", STYLE)])  # 90 pt
    assert text.width_of_lines(1) == pytest.approx(90, abs=1)
    assert text.count(text.width_of_lines(2)) == 2
    assert text.count(text.width_of_lines(2) - 2) == 3
    assert text.width_of_lines(9) == 25


def test_a_lost_last_word_is_joined_by_another() -> None:
    text = [Fragment("Acute stroke, aneurysms in the brain", STYLE)]
    assert [line.text for line in MeasuredParagraph(text).greedy(155)] == [
        "Acute stroke, aneurysms in the ",
        "brain",
    ]
    assert [line.text for line in MeasuredParagraph(text).settled(155)] == [
        "Acute stroke, aneurysms in ",
        "the brain",
    ]


def test_a_number_stays_with_what_it_counts() -> None:
    """Each letter is 5 pt wide."""

    def lines(text: str, width: float) -> list[str]:
        return [line.text for line in MeasuredParagraph([Fragment(text, STYLE)]).settled(width)]

    assert lines("If you are well, wait 30 minutes.", 125) == [
        "If you are well, wait ", "30 minutes.",
    ]  # fmt: skip
    assert lines("He was born here in 1999 and went.", 125)[0].endswith("1999 ")
    assert lines("We came home at last in 12 hours and a half of that hour.", 140) == [
        "We came home at last in ", "12 hours and a half of ", "that hour.",
    ]  # fmt: skip
    assert lines("Stay at home 30 minutes longer", 80) == [
        "Stay at home 30 ", "minutes longer",
    ], "a line more would be worse"  # fmt: skip
    assert lines("Yes, if you feel well. Wait 30 minutes.", 180) == [
        "Yes, if you feel well. Wait ", "30 minutes.",
    ], "however much shorter that makes the line"  # fmt: skip
    assert lines("Of 30 extraordinarily long", 85)[0] == "Of 30 ", "it would be too wide"
    assert lines("Those who pay late lose it to the next of the 84 people on the list.", 300) == [
        "Those who pay late lose it to the next of the ", "84 people on the list.",
    ], "for a longer last line, too"  # fmt: skip


@given(st.text(alphabet="abc -–é", max_size=80), st.floats(min_value=20, max_value=300))
def test_no_letter_is_lost_and_no_line_too_long(text: str, width: float) -> None:
    made = MeasuredParagraph([Fragment(text, STYLE)]).greedy(width)
    joined = "".join(line.text for line in made)
    assert " ".join(joined.split()) == " ".join(text.split())
    wide = MeasuredParagraph([Fragment(text, STYLE)]).too_wide(width)
    assert wide or all(line.width <= width + 1e-6 for line in made)


@pytest.mark.parametrize("text", ["ฉัน กิน", "血管 a 肝。", "ab ឈាម ឈាម", "ฉัน\u00adกิน ข้าว"])
def test_no_space_moves_wherever_the_style_changes(text: str) -> None:
    for cut in range(1, len(text)):
        parts = [Fragment(text[:cut], STYLE), Fragment(text[cut:], BOLD)]
        (line,) = MeasuredParagraph(parts).greedy(9000)
        assert line.text == text.replace("\u00ad", ""), cut


def test_contrast_is_as_wcag_has_it() -> None:
    black, white = Colour(0, 0, 0), Colour(255, 255, 255)
    assert contrast.ratio(black, white) == 21
    assert round(contrast.ratio(Colour.parse("#767676"), white), 2) == 4.54


def test_45_percent_is_four_and_a_half_people() -> None:
    assert shares(45) == shares(43.5) == (1, 1, 1, 1, 0.5, 0, 0, 0, 0, 0)
    assert shares(88.5) == (1,) * 9 + (0,)
    assert shares(10.9) == (1,) + (0,) * 9
    assert shares(1) == (0.5,) + (0,) * 9 and shares(0) == (0,) * 10  # some are not nobody
    assert shares(98.7) == (1,) * 9 + (0.5,) and shares(100) == (1,) * 10
    drawn = people(43.5, 10, 8)
    assert [part == whole for whole, part in drawn] == [True] * 4 + [False] * 6
    half = drawn[4][1]
    assert max(v for _, values in half for v in values[::2]) <= 4 * 10 + 5


def test_the_left_part_of_a_box() -> None:
    assert left_of(rectangle(0, 0, 10, 4), 3) == (
        ("M", (0, 0)),
        ("L", (3.0, 0.0)),
        ("L", (3.0, 4.0)),
        ("L", (0, 4)),
        ("Z", ()),
    )


REAL = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"


@cache
def kerned() -> Font:
    return metrics.load(FontSource(REAL), kerned=True)


def test_pairs_are_kerned_within_words_only() -> None:
    font, plain = kerned(), metrics.load(FontSource(REAL))
    assert font.width("AV", 1000) < plain.width("AV", 1000)
    assert font.width("To", 1000) == pytest.approx(plain.width("To", 1000) - 66)
    # A line may end after these, so that a word is as wide wherever it stands.
    for text in ("T o", "T-o", "T–o", "T/o", "T\u00a0o"):
        parts = font.width(text[:2], 1000) + font.width(text[2:], 1000)
        assert font.width(text, 1000) == pytest.approx(parts), text


@given(st.lists(st.sampled_from(["To", "AVA", "we", "P.", "–", "Yes,"]), min_size=1))
def test_a_line_is_as_wide_as_its_words(words: list[str]) -> None:
    font = kerned()
    text = " ".join(words)
    (line,) = MeasuredParagraph([Fragment(text, RunStyle(font, 12, STYLE.colour))]).greedy(10_000)
    assert line.width == pytest.approx(font.width(text, 12))


# Hung marks


def test_quotation_marks_hang_left_of_their_line() -> None:
    style = RunStyle(FACE, 12, Colour.parse("#000000"))
    quoted, plain = (MeasuredParagraph([Fragment(t, style)]).greedy(500)[0] for t in ("“So", "So"))
    moved = hung(quoted)
    assert moved.runs[0].x == pytest.approx(-style.width("“"))
    assert moved.text == quoted.text and hung(plain) == plain
    lonely = MeasuredParagraph([Fragment("“", style)]).greedy(500)[0]
    assert hung(lonely) == lonely


# ---------------------------------------------------------------- marks in squares


@pytest.mark.parametrize(
    ("text", "width"),
    [("诊。”", 2.5), ("（“诊", 2.5), ("诊。", 2.0), ("”（", 1.5), ("——", 2.0), ("……", 2.0)],
)  # fmt: skip
def test_neighbouring_marks_of_chinese_share_their_space(text: str, width: float) -> None:
    if script_fonts.source_of("Hani", "zh-Hans", 400) is None:
        pytest.skip("needs irdocs[chinese]")
    font = with_fallbacks(metrics.load(FontSource(REAL)), language="zh-Hans")
    assert font.width(text, 1) == pytest.approx(width, abs=0.01)


def test_the_space_within_marks_of_french_hangs_with_them() -> None:
    style = RunStyle(FACE, 12, Colour.parse("#000000"))
    (line,) = MeasuredParagraph([Fragment("«\u00a0Si", style)]).greedy(500)
    assert hung(line).runs[0].x == pytest.approx(-style.width("«\u00a0"))


def test_marks_in_squares_do_not_hang() -> None:
    wide = replace(FACE, advances=dict.fromkeys("“停", 1.0))
    style = RunStyle(wide, 12, Colour.parse("#000000"))
    (line,) = MeasuredParagraph([Fragment("“停", style)]).greedy(500)
    assert hung(line) == line

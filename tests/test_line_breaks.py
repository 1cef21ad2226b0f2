"""Where lines may break by Unicode's rules, held to its own test; Thai by a dictionary."""

from __future__ import annotations

import importlib.util
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irdocs.unicode import dictionaries
from irdocs.unicode.dictionaries import lacks_dictionary, unparted_scripts, word_boundaries
from irdocs.unicode.line_breaks import breaks_between_letters, line_breaks
from support import unicode_data
from support.thorough import tried


def parted(text: str) -> str:
    allowed = line_breaks(text).allowed
    return "|".join(text[a:b] for a, b in zip((0, *allowed), (*allowed, len(text)), strict=True))


NUMBER_RULES = re.compile(r"[.,/][\d]|[\\%$}][\u0308]?[({]|[})][\u0308]?[%$]|[.,/]\u0308\d")
"""What is kept whole by the table of LB25, and parted by its longer expression, which the test
takes for granted (UAX #14, 8.2, example 7)."""
NEWER_EMOJI = "\U0001f02c\U0001f3ff"
"""A character that is not assigned, with a skin tone."""


def test_unicode_s_test_of_line_breaks() -> None:
    count, differing = 0, list[str]()
    for text, expected in unicode_data.line_breaks():
        count += 1
        found = line_breaks(text).allowed
        for position in {*found} ^ {*expected}:
            around = text[max(position - 2, 0) : position + 1]
            is_number = position not in found and NUMBER_RULES.search(around)
            is_control = text[position - 1] == "\x01"  # no content has one
            if not is_number and not is_control and text != NEWER_EMOJI:
                differing.append(f"{text[:position]!a} {text[position:]!a}")
    assert count == 7_654
    assert differing == []


@pytest.mark.parametrize(
    "text",
    [
        "肝|臓|CT|（造|影）|検|査|を|受|け|る。",
        "キャ|ン|セ|ルー、|ちょっ|と",
        "他|说|“好”。|然|后",
        "说：|“好！”|他",
        "造|影|剤|「ヨー|ド」|を|1.2 |mL|使|う",
        "“so” |it |is",
        "said|（“so”）",
        "간|경|변",
        "zw\u200b|sp sh\u00ad|y no\u00a0break".replace(" ", " |").replace("| |", "|"),
        "don’t |use |«x»",
    ],
)
def test_lines_break_where_readers_expect_it(text: str) -> None:
    assert parted(text.replace("|", "")) == text


def test_a_line_must_break_behind_a_line_feed() -> None:
    assert line_breaks("a\nb c\r\nd") == ((2, 4, 7), (2, 7))
    assert line_breaks("a") == line_breaks("") == ((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Take 5 mg (twice) – “now”.", False), ("طبيب", False), ("दवा", False), ("доза", False),
     ("ยา", True), ("肝臓", True), ("「", True), ("간", False), ("ឱសថ", True)],
)  # fmt: skip
def test_which_texts_need_these_rules(text: str, expected: bool) -> None:
    assert breaks_between_letters(text) == expected


with_dictionary = pytest.mark.skipif(
    importlib.util.find_spec("thaibreak") is None, reason="needs irdocs[thai]"
)

THAI = (
    "รังสีแพทย์|จะ|ใส่|สาย|สวน|เข้า|ไป|ใน|หลอดเลือด|ที่|ขา|หนีบ",
    "กรุณา|งด|น้ำ|และ|อาหาร|อย่าง|น้อย|หก|ชั่วโมง|ก่อน|ทำ|หัตถการ",
    "หาก|มี|ไข้|สูง|หรือ|ปวด|ท้อง|รุนแรง|ให้|รีบ|มา|พบ|แพทย์|ทันที",
    "การ|ตรวจ|เอกซเรย์|คอมพิวเตอร์|ใช้|รังสี|ปริมาณ|น้อย",
    "ผู้ป่วย|ควร|แจ้ง|เจ้าหน้าที่|หาก|แพ้|สาร|ทึบ|รังสี",
    "รับประทาน|ยา|ครั้ง|ละ |1 |เม็ด |(ไม่|เกิน|วัน|ละ |8 |เม็ด) |บ่อยๆ",
)


@with_dictionary
@pytest.mark.parametrize("text", THAI)
def test_thai_breaks_between_words(text: str) -> None:
    assert parted(text.replace("|", "")) == text


@with_dictionary
@settings(max_examples=tried(1_000, 100), deadline=None)
@given(st.text(st.sampled_from([chr(code) for code in range(0xE01, 0xE5C)] + list(" a1\u200b.(")),
               max_size=30))  # fmt: skip
def test_thai_never_breaks_before_a_mark(text: str) -> None:
    for position in word_boundaries(text):
        assert unicodedata.category(text[position]) != "Mn"
        assert text[position] not in "ๆฯะาำๅ"


def test_without_a_dictionary_long_thai_lacks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    long_thai = THAI[0].replace("|", "")
    monkeypatch.setattr(dictionaries, "find_spec", lambda name: None)
    assert lacks_dictionary(long_thai)
    assert not lacks_dictionary("ยา") and not lacks_dictionary("medicine")
    assert not lacks_dictionary(THAI[0].replace("|", "\u200b"))
    assert word_boundaries(long_thai) == []
    assert unparted_scripts(long_thai) == ("Thai",)


@with_dictionary
def test_with_a_dictionary_only_other_scripts_lack_one() -> None:
    long_thai, lao, khmer = THAI[0].replace("|", ""), "ຂອງ" * 9, "ឱសថ" * 9
    assert not lacks_dictionary(long_thai)
    assert unparted_scripts(f"{long_thai} {lao} {khmer}") == ("Laoo", "Khmr")

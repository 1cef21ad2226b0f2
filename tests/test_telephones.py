"""Telephone numbers that nobody can ring are told of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import irdocs
from irdocs.content.about import telephone_link
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from support.small_documents import one_section


def told(folder: Path, *numbers: str, language: str = "en-GB") -> list[str]:
    contact: dict[str, Any] = {"type": "contact", "name": "Us", "telephone": list(numbers)}
    text = one_section(contact).replace("language: en-GB", f"language: {language}")
    assert yaml.safe_load(text)
    (folder / "content.yaml").write_text(text, "utf-8")
    report = irdocs.check(folder / "content.yaml").report
    assert not report.errors
    return [one.message for one in report.warnings if one.code == "odd-telephone"]


@pytest.mark.parametrize(
    "number",
    ["Out of hours: 0113 496 0001", "+44 (0)113 496 0000", "999 or 112", "116 123", "0800 1111",
     "0800 123 456", "01632 96000", "(01632) 960001", "Ward 4: ext. 1234", "NHS 111",
     "020 7946 0958", "Ask for Jo: 0113 496 0000", "07700 900123", "020 7946 0958 ext. 12",
     "0113 496 0000 (24 hours)", "0113 496 0000 (8am to 6pm)", "0113 496 0000 9am to 5pm",
     "0113 496 0000 (2 lines)", "+1 202 555 0143", "+49 30 901820", "+49 (0)30 901820",
     "1-800-273-8255", "00353 1 234 5678", "0044 113 496 0000", "18001 0345 123 2399",
     "Bay 5I: 0113 496 0000", "Ward 20 0113 496 0000", "0113 496 0000 24/7", "1-800-QUIT-NOW",
     "1-800-222-QUIT (English)"],
)  # fmt: skip
def test_good_numbers_are_not(tmp_path: Path, number: str) -> None:
    assert told(tmp_path, number) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [("O113 496 0000", "a letter"), ("0113 4l6 0000", "a letter"), ("01l3 496 0000", "a letter"),
     ("0113 496 000", "has 10 digits"), ("0113 496 00000", "has 12 digits"),
     ("+44 113 496 000", "has 10 digits"), ("113 496 0000", "lacks the 0"),
     ("not yet known", "no number"), ("9am to 5pm", "no number"), ("Monday 9-5", "no number")],
)  # fmt: skip
def test_numbers_that_cannot_be_dialled_are(tmp_path: Path, number: str, words: str) -> None:
    (message,) = told(tmp_path, number)
    assert words in message


def test_lengths_are_those_of_the_country(tmp_path: Path) -> None:
    assert told(tmp_path, "0113 496 000", language="de") == []
    assert told(tmp_path, "0113 496 000", language="cy") != []


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("(202) 555-0143", "2025550143"), ("+1 (202) 555-0111", "+12025550111"),
        ("Ward 20 0113 496 0000", "01134960000"), ("Mon-Fri 9-5 0113 496 0000", "01134960000"),
        ("0113 496 0000 9am to 5pm", "01134960000"), ("0113 496 0000 24/7", "01134960000"),
        ("*2700", "*2700"), ("0113 496 0000 (24 hours)", "01134960000"),
        ("+44 (0)113 496 0000", "+441134960000"), ("Ward 5: (01632) 960001", "01632960001"),
        ("18001 0345 123 2399", "1800103451232399"), ("NHS 111", "111"),
        ("1-800-QUIT-NOW (English)", "18007848669"), ("Ring 1-800-4-A-CHILD.", "18004224453"),
        ("24-HOUR line: 0113 496 0000", "01134960000"), ("1-800-222-1222 POISON", "18002221222"),
    ],
)  # fmt: skip
def test_a_link_dials_the_number_and_nothing_else(text: str, dialled: str) -> None:
    detail = telephone_link(SourceText(text, NOWHERE))
    assert detail.url == f"tel:{dialled}" and detail.number in text


@pytest.mark.parametrize(
    ("number", "part", "whole"),
    [
        ("020 7946 0000 / 0001", "0001", "020 7946 0001"),
        ("020 7946 0000/1", "1", "020 7946 0001"),
        ("0113 496 0000 or 0001", "0001", "0113 496 0001"),
        ("0113 496 0000–9", "9", "0113 496 0009"),
        ("01234 567890/567891", "567891", "01234 567891"),
        ("0113 496 0000, 0001", "0001", "0113 496 0001"),
        ("01 23 45 67 89/90", "90", "01 23 45 67 90"),
    ],
)
def test_the_end_of_a_number_is_told_with_the_whole(
    tmp_path: Path, number: str, part: str, whole: str
) -> None:
    language = "fr" if number.startswith("01 ") else "en-GB"
    (message,) = told(tmp_path, number, language=language)
    assert message == f'"{part}" is the end of a number, and cannot be rung: write {whole}'


@pytest.mark.parametrize(
    "number",
    [
        "01234 567890 or 01234 567891", "01234 567890 / 01234 567891", "0113 496 0000, 24 hours",
        "0113 496 0000 – 9am to 5pm", "0113 496 0000, 9:30 to 17:00", "0113 496 0000 or 999",
        "0113 496 0000 / 116 123", "0113 496 0000 (24/7)", "0113 496 0000 ext 1234",
        "0113 496 0000, option 2", "01234 567890, 01234 567891 and 01234 567892",
        "0113 496 0000 or +44 7700 900123", "0113 496 0000, then press 2",
        "0113 496 0000, 24/7", "0113 496 0000, 9-5", "0113 496 0000 or 24/7 online",
        "0113 496 0000, 9-5 weekdays", "0113 496 0000, 8.30am – 5pm",
    ],
)  # fmt: skip
def test_whole_numbers_and_hours_are_no_ends_of_numbers(tmp_path: Path, number: str) -> None:
    assert told(tmp_path, number) == []


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("01234 567890 or 01234 567891", ["01234567890", "01234567891"]),
        ("01234 567890 (day) or 01234 567891 (night)", ["01234567890", "01234567891"]),
        ("Day: 01234 567890; night: 01234 567891", ["01234567890", "01234567891"]),
        ("999 or 0113 496 0000", ["999", "01134960000"]),
        ("0113 496 0000 or 111", ["01134960000", "111"]),
        ("Fax 0113 496 0001, phone 0113 496 0000", ["01134960000"]),
        ("Ward 111 on 0113 496 0000", ["01134960000"]),
        ("Ward 512 or 0113 496 0000", ["01134960000"]),
        ("0113 496 0000 ext 1234 or 0113 496 0001", ["01134960000", "01134960001"]),
        ("020 7946 0000/1", ["02079460000"]), ("01234 567890/567891", ["01234567890"]),
        ("0113 496 0000 24/7", ["01134960000"]), ("+44 113 496 0000 24/7", ["+441134960000"]),
        ("567890 or 567891", ["567890", "567891"]),
        ("Weekdays: 0113 496 0100 or at night 0113 496 0177", ["01134960100", "01134960177"]),
        ("0113 496 0100, on Sundays 0113 496 0177", ["01134960100", "01134960177"]),
        ("0113 496 0100 or NHS 111", ["01134960100", "111"]),
        ("Weekdays: 0113 496 0100 or at night NHS 111", ["01134960100", "111"]),
        ("0113 496 0100, at weekends call 111", ["01134960100", "111"]),
        ("111 on 0113 496 0100", ["01134960100"]),
        ("0113 496 0100 (office hours), else call 111", ["01134960100", "111"]),
        ("0113 496 0100 weekdays, 111 at other times", ["01134960100", "111"]),
        ("999 (emergencies) or 0113 496 0100", ["999", "01134960100"]),
        ("Gate 14, ward 111, 0113 496 0100", ["01134960100"]),
        ("0113 496 0100, ask for ward 111", ["01134960100"]),
        ("0113 496 0100 ext 111", ["01134960100"]),
    ],
)  # fmt: skip
def test_each_whole_number_is_dialled(text: str, dialled: list[str]) -> None:
    detail = telephone_link(SourceText(text, NOWHERE))
    assert [url.removeprefix("tel:") for _, url in detail.pieces if url] == dialled
    assert "".join(piece for piece, _ in detail.pieces) == text


def told_in_words(folder: Path, words: str) -> list[str]:
    text = one_section({"type": "text", "text": words})
    (folder / "content.yaml").write_text(text, "utf-8")
    report = irdocs.check(folder / "content.yaml").report
    return [one.message for one in report.warnings if one.code == "odd-telephone"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Ring us on 0113 496 000 at night.", "0113 496 000 has 10 digits"),
        ("Call the ward: +44 1632 9601233.", "has 12 digits"),
        ("Ring O113 496 0000.", "a letter"),
    ],
)
def test_numbers_in_texts_are_told_if_nobody_can_ring_them(
    tmp_path: Path, words: str, said: str
) -> None:
    (message,) = told_in_words(tmp_path, words)
    assert said in message


@pytest.mark.parametrize(
    "words",
    ["Ring 0113 496 0001 or 0800 1111, then 999.", "Your NHS number is 0123 456 789 01.",
     "Quote 0204 332 when you call.", "Text HELP to 60777.", "Ring +49 30 901820.",
     "Call us. Your order is 0123 456 789 12.", "Dial 0 for the desk, ext. 01234.",
     "Ring bay 12, bed 0345."],
)  # fmt: skip
def test_other_numbers_in_texts_are_not(tmp_path: Path, words: str) -> None:
    assert told_in_words(tmp_path, words) == []

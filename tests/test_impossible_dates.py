"""Dates in texts: what there is not is told, and what there is, or is no date, is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from support.small_documents import ABOUT, one_section


def told(folder: Path, words: str, language: str = "en-GB") -> list[str]:
    text = one_section({"type": "text", "text": words}, document=ABOUT | {"language": language})
    (folder / "content.yaml").write_text(text, "utf-8")
    report = irdocs.check(folder / "content.yaml").report
    return [one.message for one in report.warnings if one.code == "impossible-date"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Come on 31 June 2026.", '"31 June 2026": there is no such day'),
        ("Come on the 31st of April.", '"31st of April": there is no such day'),
        ("Come on June 31, 2026.", '"June 31, 2026": there is no such day'),
        ("Come on 29 February 2027.", '"29 February 2027": there is no such day'),
        ("Come on Monday 15 March 2026.", '"Monday 15 March 2026": that day is a Sunday'),
        ("Come Mon, the 15th March 2026.", '"Mon, the 15th March 2026": that day is a Sunday'),
        ("Come on Tuesday, March 15, 2026.", '"Tuesday, March 15, 2026": that day is a Sunday'),
        ("Since 2026-02-30 it is open.", '"2026-02-30": there is no such day'),
        ("Since 2026-13-01 it is open.", '"2026-13-01": there is no month 13'),
    ],
)
def test_what_there_is_not_is_told(words: str, said: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == [said]


@pytest.mark.parametrize(
    "words",
    ["Come on Sunday 15 March 2026, or on 29 February.", "It may 31 times.", "In March 2026.",
     "From 28 to 31 March.", "Of 45 May said so.", "Mark 45 of 60 marked.",
     "Version 3.45 May 2026.",
     "The march 40 went on.", "Room 2026-02-30-4.", "Our Wedding 15 March 2026.",
     "Thurs 12 March 2026.", "In June 45% came.", "Saturday is 1 of 7 days.",
     "In May 40 people came, in June 35.", "March 45 km a day."],
)  # fmt: skip
def test_others_are_not(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []


def test_words_of_other_languages_are_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, "Kommen Sie am 31 April 2026.", "de-DE") == []
    assert len(told(tmp_path, "Seit 2026-02-30 ist offen.", "de-DE")) == 1

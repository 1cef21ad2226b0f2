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
        ("Come on Monday 15/3/2026.", '"Monday 15/3/2026": that day is a Sunday'),
        ("Come by 31/06/2026.", '"31/06/2026": there is no such day'),
        ("Come by 06/31/2026.", '"06/31/2026": there is no such day'),
        ("Open until 13pm.", '"13pm": with am and pm there are twelve hours'),
        ("Come at 9.75am.", '"9.75am": an hour has 60 minutes'),
        ("Come at 14:60.", '"at 14:60": an hour has 60 minutes'),
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
     "Sunday 15.3.2026 at 9.30am, 12pm and 23:59.", "On 03/04/2026, part 31/06/2026/4.",
     "Run 5 km at 72:60 or 24 pm; they won 80:75.", "Ratio at 1:60.5 or 12:60:10.",
     "In May 40 people came, in June 35.", "March 45 km a day."],
)  # fmt: skip
def test_others_are_not(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []


def test_figures_are_read_as_the_country_writes_them(tmp_path: Path) -> None:
    assert told(tmp_path, "Come on Friday 6/3/2026.") == []
    assert told(tmp_path, "Come on Wednesday 6/3/2026.", "en-US") == []
    assert len(told(tmp_path, "Come on Friday 6/3/2026.", "en-US")) == 1


def test_words_of_other_languages_are_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, "Kommen Sie am 31 April 2026.", "de-DE") == []
    assert len(told(tmp_path, "Seit 2026-02-30 ist offen.", "de-DE")) == 1

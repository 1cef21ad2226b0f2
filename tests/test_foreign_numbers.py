"""Numbers with the marks of another language: found where nothing else can be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.locale.foreign_numbers import foreign_numbers
from support.small_documents import ABOUT, one_section


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Es sind 1,200.5 und 1.200,5.", {"1,200.5": "1.200,5"}),
        ("en-GB", "There are 1.200,5 and 1,200.5.", {"1.200,5": "1,200.5"}),
        ("de", "Rund 1,200,000 Menschen", {"1,200,000": "1.200.000"}),
        ("en-GB", "Some 1.200.000 people", {"1.200.000": "1,200,000"}),
        ("de", "täglich 0.5 mg und 0.125 mg", {"0.5": "0,5", "0.125": "0,125"}),
        ("en-GB", "take 2,5 mg at 37,5 °C, 12,50 €", {"2,5": "2.5", "37,5": "37.5",
                                                     "12,50": "12.50"}),
        ("fr", "Il y a 1,200.5 personnes", {"1,200.5": "1\u00a0200,5"}),
        ("de-CH", "Es sind 1.200,5 oder 1'200.5", {}),  # both are written there
        ("de", "1215.69", {"1215.69": "1.215,69"}),
        ("en-GB", "2,5", {"2,5": "2.5"}),
        ("en-GB", "<0,5", {"0,5": "0.5"}),
        ("en-GB", "1,200", {}), ("de", "<0.5", {"0.5": "0,5"}), ("fr", "0.5", {"0.5": "0,5"}),
        ("pl", "45.5", {"45.5": "45,5"}), ("de", "9.30", {}), ("de", "3.12", {}),
        ("de", "2.5", {}),  # which may be a day
        ("de", "2026.11", {}),
        ("en-GB", "1 in 22.000 of them, 1 in 1,500 and 11 in 2.000", {"22.000": "22,000"}),
        ("de", "1 von 22,000 und 1 von 1.500", {"22,000": "22.000"}),
        ("de", "£1,200.50 – −1,200.5-fach", {"1,200.50": "1.200,50", "1,200.5": "1.200,5"}),
    ],
)  # fmt: skip
def test_numbers_of_another_language_are_found(
    language: str, text: str, found: dict[str, str]
) -> None:
    assert {number.written: number.here for number in foreign_numbers(text, language)} == found


@pytest.mark.parametrize("language", ["de", "en-GB", "fr", "cy", "de-CH"])
@pytest.mark.parametrize(
    "text",
    [
        "1.2.3, 10.4.2, Version 1.5, section 2.10 and Abschnitt 3.5",  # sections, versions
        "1.12.2026, 01.05.26, 23.11.2026 and 1.5.",  # dates
        "10.30 Uhr, 9.15 h, 12:30 and 7.45 a.m.",  # times
        "192.168.100.200, 10.1259/bjr.20190340, team@1.200,5.example, 1,2-Propandiol, 2,4-D",
        "ICD K35.80, E11.9, A1.200,5 and C 1.200 mg and 1,200 mg",  # codes, and what may be both
        "references 1,2 and 3,4,5 of 100",
        "0113 496 0000, +44 113 496 0000",
    ],
)
def test_what_may_be_something_else_is_not(language: str, text: str) -> None:
    assert not list(foreign_numbers(text, language))


def test_a_warning_stands_at_its_line_and_not_in_code_or_another_language(tmp_path: Path) -> None:
    text = "Wie `1,200.5`, wie [1,200.5 people](lang:en).\n\nWie **1,200.5** hier."
    file = tmp_path / "content.yaml"
    document = ABOUT | {"language": "de"}
    file.write_text(one_section({"type": "text", "text": "TEXT"}, document=document).replace(
        "text: TEXT", "text: |\n" + "".join(f"      {line}\n" for line in text.split("\n"))
    ))  # fmt: skip
    said = [d for d in irdocs.check(file).report if d.code == "foreign-number"]
    assert [(d.severity.name, d.message) for d in said] == [
        ("WARNING", '"1,200.5" has the marks of another language; in "de" it is "1.200,5"')
    ]
    line = next(n for n, at in enumerate(file.read_text().splitlines(), 1) if "hier" in at)
    assert said[0].span and said[0].span.line <= line


def test_unknown_languages_have_no_numbers_of_their_own() -> None:
    assert not list(foreign_numbers("1,200.5", "xx-unknown"))

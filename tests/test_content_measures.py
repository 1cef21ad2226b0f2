"""What is a claim, an abbreviation and a text long enough for a reading grade, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from conftest import SMALL
from irdocs.audit.content.evidence import FIGURE, is_measure
from irdocs.audit.content.language import SAMPLE, abbreviations
from irdocs.diagnostics import Severity


@pytest.mark.parametrize(
    "text",
    [
        "SpO₂ 89 % on air", "SpO2 of 88–92 %", "Give 0.9 % saline", "5% dextrose", "glucose 10%",
        "sodium chloride 0.9 %", "1 % lidocaine", "lidocaine 1%", "2% chlorhexidine in 70% alcohol",
        "oxygen saturation of 92 %", "FiO₂ 40 %", "an EF of 35 %", "a stenosis of 70 %", "95 % CI",
        "Target 94–98 %.", "humidity below 40 per cent", "Chloramphenicol 0.5%", "Ketorolac 0.5%",
        "latanoprost 0.005%", "1% clotrimazole", "azelaic acid 20%", "timolol 0.25% in both eyes",
        "Target 94–98 %.", "(8.0 − 7.2) / 8.0 = 10 %", "3/4 ≈ 75 %",
        "She now saturates at 96 %.", "He desaturated to 82 %",
        "humidity below 40 per cent", "You pay 9.8% of your salary", "20% VAT", "25% tax free",
        "100% of earnings", "5% of the monthly rent", "4.9% APR",
    ],
)  # fmt: skip
def test_readings_and_strengths_are_no_claims(text: str) -> None:
    found = list(FIGURE.finditer(text))
    assert found and all(is_measure(text, match) for match in found)


@pytest.mark.parametrize(
    "text", ["the wait was 5 weeks in 2025", "We saw nine in 1998.", "three falls in 2026"]
)
def test_so_many_in_a_year_are_no_share(text: str) -> None:
    assert all(is_measure(text, match) for match in FIGURE.finditer(text))


@pytest.mark.parametrize(
    "text",
    [
        "1 in 2000", "5 people in 1,990", "40 % of your patients", "20% of taxpayers",
        "40 % of people", "It works in 95 %.", "about 95% success", "9 out of 10", "one in four",
        "Saturation fell in 30 % of patients", "We measure SpO₂. It helped 20 %.",
        "5 per cent bleed", "Success = 95 %", "Three in twenty-five went home.",
    ],
)  # fmt: skip
def test_shares_are_claims(text: str) -> None:
    (match,) = FIGURE.finditer(text)
    assert not is_measure(text, match)


@pytest.mark.parametrize(
    "text", ["Three definitions in twenty-five years", "two courses in 10 days", "six in two hours"]
)
def test_so_many_in_a_period_are_no_share(text: str) -> None:
    assert not list(FIGURE.finditer(text))


@pytest.mark.parametrize(
    "text",
    [
        "Stop if it hurts more than 5 out of 10.", "Pain should stay below 4 out of 10 at rest",
        "He scored 8 out of 10 and she nine", "Pain: 7 out of 10", "a pain score of 6 out of 10",
        "It was 7 out of 10 on the pain scale", "Call us if pain is 8 out of 10 or more",
        "Rate it: eight out of 10 is severe", "an effort of 3 out of 10 is enough",
    ],
)  # fmt: skip
def test_a_score_is_no_share(text: str) -> None:
    (match,) = FIGURE.finditer(text)
    assert is_measure(text, match)


@pytest.mark.parametrize(
    "text",
    [
        "7 out of 10 people", "Pain eases in 7 out of 10 people", "It hurts 5 out of 10 patients",
        "Pain: 3 out of 10 women have it", "Pain goes away for 8 out of 10.", "8 out of 10 recover",
        "Of those in pain, 6 out of 10 sleep badly", "We rate 7 out of 10 wards as clean",
    ],
)  # fmt: skip
def test_a_share_of_people_in_pain_is_no_score(text: str) -> None:
    (match,) = FIGURE.finditer(text)
    assert not is_measure(text, match)


def test_a_cell_is_read_with_its_row_and_column(tmp_path: Path) -> None:
    table = """type: table
        caption: Scores
        header: [What, Value, Score]
        rows: [[SpO₂, ≤ 91 %, "3"], [Cured, 80 %, "1"]]
"""
    (tmp_path / "content.yaml").write_text(
        SMALL.replace("type: text\n        text: Some words.\n", table)
    )
    result = irdocs.check(tmp_path / "content.yaml")
    (found,) = [d for d in result.report if d.code == "unsourced-figure"]
    assert found.message.startswith('"80 %"')


def test_options_of_a_quiz_are_no_claims_and_its_explanation_is(tmp_path: Path) -> None:
    quiz = """type: quiz
        question: How many?
        options: [60%, "45%", 7]
        answer: A
        explanation: It is 60% of them.
"""
    (tmp_path / "content.yaml").write_text(
        SMALL.replace("type: text\n        text: Some words.\n", quiz)
    )
    found = list(irdocs.check(tmp_path / "content.yaml").report)
    assert not [d for d in found if d.severity is Severity.ERROR]
    (claim,) = [d for d in found if d.code == "unsourced-figure"]
    assert "explanation" in SMALL.replace("type: text\n        text: Some words.\n", quiz).split(
        "\n")[claim.span.line - 1]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Date of birth: DD/MM/YYYY, or TT.MM.JJJJ", []),
        ("do NOT drive, and NEVER alone", []),
        ("SELECT one of these", []),
        ("the RECOVERY trial and the ISAR-2 study", []),
        ("an MRI or a CT", ["MRI", "CT"]),
        ("EVAR and PCI are", ["EVAR", "PCI"]),
        ("column UT-017, model XR-200 and application 26/00417/FUL", []),
        ("in AD 43, the 1st century AD and about 1300 BC", []),
        ("BS EN 60601 and ISO 9001, form FP10", []),
        ("AD is not BC, and PD-L1 not UT", ["AD", "BC", "PD", "UT"]),
        ("16 GB of storage and a 3 MW turbine, or the GB team", ["GB"]),
        ("Ask Ms van der Berg, MBE, or Dr J. Example, MBBS, MRCP.", []),
        ("In epilepsy, MS and an MRI; scans, MRI", ["MS", "MRI", "MRI"]),
        ("1st C BC, and a coin of the 3rd C AD", []),
        ("of blood group AB, or AB RhD negative, and AB as such", ["AB"]),
        ("AB", []),
        ("Send Form AW8 or form HC5A to HR", ["HR"]),
    ],
)
def test_words_in_capitals_and_names_of_trials_are_no_abbreviations(
    text: str, found: list[str]
) -> None:
    assert list(abbreviations(text)) == found


def grade(words: int, folder: Path) -> str:
    sentence = "We will look at you on the next day. "  # nine words
    text = (sentence * (words // 9 + 1)).strip()
    (folder / "content.yaml").write_text(SMALL.replace("Some words.", f"'{text}'"))
    result = irdocs.check(folder / "content.yaml", irdocs.BuildOptions(only="leaflet"))
    (found,) = [d for d in result.report if d.code == "reading-grade"]
    return found.message


def test_too_little_text_has_no_reading_grade(tmp_path: Path) -> None:
    assert "too few" in grade(30, tmp_path) and str(SAMPLE) in grade(30, tmp_path)
    assert grade(SAMPLE, tmp_path).startswith("reading grade ")

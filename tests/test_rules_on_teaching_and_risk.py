"""Rules on risk, teaching and leaflets: what they read in sentences, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from irdocs.audit.content.verbs import has_verb
from test_review import CLEAN, TEXT, reviewed

RISK = {
    "mixed-denominators", "relative-risk-alone", "likelihood-without-number", "risk-without-period"
}  # fmt: skip


def messages(text: str, folder: Path, *codes: str) -> list[str]:
    return [d.message for d in reviewed(text, folder).report if d.code in codes]


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("One in four patients and 2 out of 10 carers answered.", "One in four"),
        ("1 in 20 people bleed. 3 of every 100 people bruise.", "3 of every 100"),
        ("2 per 1,000 bleed, and 1 in 20 bruise.", "2 per 1,000"),
        ("You are twice as likely to bleed.", "twice as likely"),
        ("Smokers are three times more likely to have a clot.", "three times more likely"),
        ("Mortality fell by a third.", "Mortality fell by a third"),
        ("It reduces the risk of death by 20%.", "reduces the risk of death by 20%"),
        ("They had a 50 % lower risk of infection.", "50 % lower risk"),
        ("The risk of stroke is doubled in smokers.", "risk of stroke is doubled"),
        ("The relative risk was 0.75 here.", "relative risk was 0.75"),
        ("Serious complications are very uncommon.", "very uncommon"),
        ("The chance of a clot is 2%.", "2%"),
    ],
)
def test_a_risk_is_quoted_as_it_is_written(sentence: str, quoted: str, tmp_path: Path) -> None:
    (message,) = messages(CLEAN.replace(TEXT, f"text: '{sentence} [@one]'"), tmp_path, *RISK)
    assert f'"{quoted}"' in message


@pytest.mark.parametrize(
    "sentence",
    [
        "About 1 in 10 people (10 in 100) are sick.",
        "Stop if it hurts more than 5 out of 10. 1 in 100 people bleed in a year.",
        "Take 8 in 24 hours, and 1 in 100 people bleed.",
        "It was 2 of 3 wards and 1 in 10 people.",
        "In 5 in 2019 and 1 in 10 people.",
        "The dose is halved by 50%.",
        "This doubles the dose if the risk is low.",
        "The risk falls from 10% to 8% in a year.",
        "Waiting was reduced by 30%.",
        "The common bile duct may leak.",
        "Infection is more likely in smokers.",
        "These questions are common.",
        "The risk of bleeding after the operation is 1 in 100.",
        "Saline 0.9% lowers the risk.",
        "Half of a tiny risk is a tinier risk.",
    ],
)
def test_what_is_no_risk_or_has_its_numbers_is_left_alone(sentence: str, tmp_path: Path) -> None:
    assert not messages(CLEAN.replace(TEXT, f"text: '{sentence} [@one]'"), tmp_path, *RISK)


def test_a_statistic_is_read_with_its_value(tmp_path: Path) -> None:
    block = (
        "type: statistics\n        items:\n"
        "          - {value: 50, unit: '%', label: lower risk of a stroke in a year, source: one}"
    )
    text = CLEAN.replace(f"type: text\n        {TEXT}", block)
    assert messages(text, tmp_path, "relative-risk-alone") == [
        '"50 % lower risk" does not say of how many people'
    ]


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (
            "risk, of: 1000, time: in a year, event: die, event_one: dies, groups: [{name: Without,"
            " affected: 12}, {name: With, affected: 6}]",
            0,
        ),
        (
            "chart, kind: bar, unit: '%', categories: [a, b], series: [{name: n, values: [2, 1]}],"
            " alt: Bars.",
            0,
        ),
        (
            "chart, kind: bar, unit: days, categories: [a, b], series: [{name: n, values: [2, 1]}],"
            " alt: Bars.",
            1,
        ),
    ],
)
def test_a_risk_that_is_drawn_has_its_size(block: str, count: int, tmp_path: Path) -> None:
    title = "title: It halves the risk of death, source: one"
    text = CLEAN.replace(f"type: text\n        {TEXT}", f"{{{title}, type: {block}}}")
    assert text.count(title) == 1
    assert len(messages(text, tmp_path, "relative-risk-alone")) == count


def test_risks_are_read_in_english_only(tmp_path: Path) -> None:
    text = CLEAN.replace(TEXT, "text: '1 in 20 bleed; 3 in 100 die. Deaths are rare [@one].'")
    assert messages(text, tmp_path, *RISK)
    assert not messages(text.replace("en-GB", "cy"), tmp_path, *RISK)


def test_notes_of_one_kind_are_one_that_lists_their_lines(tmp_path: Path) -> None:
    risks = "text: |\n          Bleeding is rare [@one].\n\n          Infection is common."
    text = CLEAN.replace(TEXT, risks)
    line = text.split("\n").index("          Bleeding is rare [@one].") + 1
    assert messages(text, tmp_path, "likelihood-without-number") == [
        f"2 likelihoods stand without a number: lines {line} and {line + 2}"
    ]
    many = "\n\n".join(f"          Bleeding {letter} is rare." for letter in "abcdefghijklmn")
    (message,) = messages(
        CLEAN.replace(TEXT, f"text: |\n{many}"), tmp_path, "likelihood-without-number"
    )
    assert message.startswith("14 likelihoods") and message.endswith(" more")


@pytest.mark.parametrize(
    "title",
    [
        "Sepsis kills one in five patients", "Early antibiotics save lives",
        "Angioplasty unclogs an artery", "Cultures guide therapy", "Call 999 at once",
        "Run this in the console", "Check lactate again after two hours", "Don’t wait",
        "Sepsis needs a team", "Mortality halves with early treatment", "What IR is",
        "The wire crossed the narrowing", "Most studies agree", "Bacteria resist in four ways",
        "If your fistula bleeds", "Look after your arm",
    ],
)  # fmt: skip
def test_a_title_with_a_verb_is_known(title: str) -> None:
    assert has_verb(title)


@pytest.mark.parametrize(
    "title",
    [
        "Risk factors for sepsis", "Causes of sepsis in adults", "Definitions", "Areas within IR",
        "Cultures before antibiotics", "Treatment options", "New tests for old diseases",
        "Management: the first hour", "Need for early action", "Outcomes at 90 days", "Case 1",
        "Blood clots in the lung", "A cough for three weeks",
    ],
)  # fmt: skip
def test_a_title_that_names_a_topic_is_known(title: str) -> None:
    assert not has_verb(title)


def test_only_titles_of_slides_that_teach_are_counted(tmp_path: Path) -> None:
    text = CLEAN.replace(TEXT, f"headline: Of risks\n        {TEXT}")
    text += (
        "      - {type: quiz, question: A guess?, options: ['Yes', 'No'], answer: A,"
        " explanation: It is.}\n"
        "      - {type: text, headline: Is it?, text: More.}\n"
        "      - {type: text, only: leaflet, title: Of others, text: Less.}\n"
        "      - {type: text, headline: Of shares, text: Least.}\n"
    )
    line = text.split("\n").index("        headline: Of risks") + 1
    (message,) = messages(text, tmp_path, "topic-title")
    assert message.startswith("2 of 3 slide titles name a topic and have no verb: lines")
    assert str(line) in message


@pytest.mark.parametrize(
    ("audience", "text", "missing"),
    [
        ("For patients", "Some words.", ["what to do", "when to seek help"]),
        ("For patients and nurses", "Some words.", ["what to do", "when to seek help"]),
        ("For nurses of patients", "Some words.", []),
        ("For patients", "Call 999 if you bleed. Please rest.", []),
        ("For patients", "You should rest. If it hurts, phone the ward.", []),
        ("For patients", "Keep warm.", ["when to seek help"]),
    ],
)
def test_what_a_leaflet_for_patients_must_say(
    audience: str, text: str, missing: list[str], tmp_path: Path
) -> None:
    content = CLEAN.replace("audience: For tests", f"audience: {audience}\n  organisation: A trust")
    content = content.replace(TEXT, f"text: {text}")
    (message,) = messages(content, tmp_path, "incomplete-leaflet")
    assert message == "the leaflet does not say " + ", ".join(["whom to ask (contact:)", *missing])


def test_an_emergency_callout_says_when_to_seek_help(tmp_path: Path) -> None:
    content = CLEAN.replace("audience: For tests", "audience: For patients")
    content += "      - {type: callout, kind: emergency, title: Chest pain, text: Dial 999.}\n"
    (message,) = messages(content, tmp_path, "incomplete-leaflet")
    assert "when to seek help" not in message and "what to do" in message


def test_a_deck_alone_is_no_leaflet(tmp_path: Path) -> None:
    content = CLEAN.replace("    title: Only\n", "    title: Only\n    only: deck\n")
    assert not messages(content, tmp_path, "incomplete-leaflet")

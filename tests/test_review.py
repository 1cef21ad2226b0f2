"""The review: every rule finds what it should and is silent otherwise; reports, waivers, codes."""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image

import irdocs
from conftest import SHIPPED, SMALL, Built
from irdocs.audit import catalogue, content, pdf
from irdocs.audit.reading import pdf_file
from irdocs.cli import main
from irdocs.diagnostics import Diagnostic, Severity
from support import pdf_fonts, sources
from support.films import PICTURE, PLACES, film
from support.small_documents import one_section

TODAY = date(2026, 11, 25)
REVIEWED = "  reviewed: 2026-02-01\n  reviewed_by: a clinician\n  next_review: 2027-02-01\n"
CLEAN = SMALL.replace("  date: 2026-01-31\n", f"  date: 2026-01-31\n{REVIEWED}").replace(
    "text: Some words.", "text: Some words [@one]."
)
"""Content of which rules say only what it is too small for."""
ADVICE = {"reading-grade", "sparse-panel", "topic-title", "incomplete-leaflet", "enlarged"}
"""What they say of it."""
TEXT = "text: Some words [@one]."
SENTENCE = "One two three four five six seven eight nine ten"

QUESTION = "{type: quiz, question: Is it?, options: ['Yes', 'No'], answer: A, explanation: It is.}"

FILM, ONLINE = "poster: still.png, alt: A film.", "url: 'https://example.org/film'"
"""What a block of type video has beside its file, and an address for it."""

RISK = ("{{type: risk, of: 100, time: in a year, event: {}, event_one: {}, groups: "
        "[{{name: With it, affected: 3}}], source: one}}")  # fmt: skip
STATISTIC = "{{type: statistics, items: [{{value: 90, unit: '{}', label: are well, source: one}}]}}"
THREE = "kind: column, categories: [A, B, C]"


def chart(keys: str, first: str = "6") -> str:
    """Return a text, and a chart of three values below it, the first of which is given."""
    return (
        f"{TEXT}\n      - {{type: chart, headline: Counts, {keys}, source: one, alt: Three values,"
        f" series: [{{name: Deaths, values: [{first}, 3, 2]}}]}}"
    )


def steps(row: str) -> str:
    """Return a text, and a step chart with numbers at risk below it."""
    return (
        f"{TEXT}\n      - {{type: chart, kind: step, headline: Counts, x_label: Days,"
        " y_label: Alive, source: one, alt: A curve,"
        " series: [{name: All, points: [[0, 9], [5, 6], [10, 3]]}],"
        f" at_risk: {{times: [0, 5, 10], rows: [{row}]}}}}"
    )


def shown(address: str) -> str:
    """Return a text, and a place to read on below it, with an address that is printed."""
    item = f"{{name: More, offers: Words., url: 'https://www.example.org/a', shown: {address}}}"
    return f"{TEXT}\n      - {{type: resources, title: More, items: [{item}]}}"


WELSH = "Mae’r meddyg yn mynd i roi nodwydd yn y wythïen a byddwch yn effro drwy’r amser"
WHOLE = CLEAN[CLEAN.index("language: en-GB") : CLEAN.index(TEXT) + len(TEXT)]
"""From the language to the text."""


def risk(title: str, affected: int) -> str:
    """Return a block on how many of the same people are affected."""
    return (
        "\n      - {type: risk, of: 1000, time: over a year, event: have it, source: one,"
        f" title: {title}, groups: [{{name: With tablets, affected: {affected}}}]}}"
    )


def whole(language: str, text: str) -> str:
    """Return that part of the clean content in another language, with another text."""
    return WHOLE.replace("en-GB", language).replace(TEXT, text)


CALL = "{{type: callout, kind: warning, title: 'Call {0}', text: Do., phone: '{0}'}}"
"""A box with a number to call, which stands in its title to make it unlike another."""


FIXTURES: dict[str, tuple[str, str, str]] = {
    # code: what is replaced, by what is found, by what is not
    "unsourced-figure": (TEXT, "text: Half, or 50%. As said [@one]".replace(" [@one]", ""),
                         "text: Half, or 50% [@one]."),
    "vague-source": (f"type: text\n        {TEXT}",
                     "type: statistics\n        items:\n"
                     "          - {label: of all, value: 3, source: Our audit}\n"
                     "      - {type: text, text: 'Some words [@one].'}",
                     "type: statistics\n        items:\n"
                     "          - {label: of all, value: 3, source: 'Our audit of 9 scans, Leeds, "
                     "2025'}\n      - {type: text, text: 'Some words [@one].'}"),
    "uncited-source": (TEXT, "text: Some words.", TEXT),
    "future-source": ("year: 2001", "year: 2062", "year: 2027"),
    "unprinted-address": ("doi: 10.1000/xyz", "doi: 10.1000/xyz, url: 'https://example.org/one'",
                          "url: 'https://example.org/one'"),
    "pending-statistic": (f"type: text\n        {TEXT}",
                          "type: statistics\n        items: [{label: of all, pending: true}]\n"
                          "      - {type: text, text: 'Some words [@one].'}",
                          "type: statistics\n        items:\n"
                          "          - {label: of all, value: 3, source: one}"),
    "empty-section": (f"type: text\n        {TEXT}",
                      "type: statistics\n        items: [{label: of all, pending: true}]",
                      "type: statistics\n        items:\n"
                      "          - {label: of all, value: 3, source: one}\n"
                      "          - {label: of half, pending: true}"),
    "not-reviewed": ("  reviewed: 2026-02-01\n  reviewed_by: a clinician\n", "",
                     "  reviewed: 2026-02-01\n  reviewed_by: a nurse\n"),
    "no-next-review": ("  next_review: 2027-02-01\n", "", "  next_review: 2027-02-02\n"),
    "reviewed-in-future": ("  reviewed: 2026-02-01", "  reviewed: 2026-11-26",
                           "  reviewed: 2026-11-25"),
    "review-overdue": ("next_review: 2027-02-01", "next_review: 2026-11-24",
                       "next_review: 2026-11-25"),
    "long-sentence": (TEXT, f"text: {SENTENCE} {SENTENCE} more [@one].",
                      f"text: {SENTENCE} {SENTENCE} [@one]."),
    "very-long-sentence": (TEXT, f"text: {SENTENCE} {SENTENCE} one two three four five six [@one].",
                           f"text: {SENTENCE}. {SENTENCE} one two three four five six [@one]."),
    "long-paragraph": (TEXT, "text: One is. Two are. Three are. Four are [@one].",
                       "text: One is. Two are. Three are [@one]."),
    "unexplained-abbreviation": (TEXT, "text: Ask for an MRI scan [@one].",
                                 "text: Ask for magnetic resonance imaging (MRI) [@one]."),
    "reading-grade": (TEXT, "text: Words that are a whole sentence [@one].", ""),
    "title-case": ("title: Only\n", "title: Every Word Like This\n", "title: Only this of Wales\n"),
    "block-capitals": (TEXT, "text: DO NOT WAIT for it [@one].",
                       "text: Do not wait for it [@one]."),
    "same-heading": ("type: text\n", "type: text\n        title: Only\n",
                     "type: text\n        title: Another\n"),
    "odd-telephone": (
        TEXT, f"{TEXT}\n      - {{type: contact, name: Us, telephone: O113 496 0000}}",
        f"{TEXT}\n      - {{type: contact, name: Us, telephone: 0113 496 0000}}",
    ),
    "doubled-mark": (
        TEXT, f"{TEXT}\n      - {{type: points, items: ['• One', Two]}}",
        f"{TEXT}\n      - {{type: points, items: [One, Two]}}",
    ),
    "doubled-word": (TEXT, "text: Some words on the the one [@one].",
                     "text: Some words that that one had had [@one]."),
    "said-twice": (TEXT, f"{TEXT}\n      - {{type: points, items: [Rest, Walk, Rest]}}",
                   f"{TEXT}\n      - {{type: points, ordered: true, items: [Rest, Walk, Rest]}}"),
    "unread-signs": (TEXT, "text: Some words [one] [@one].", "text: Some words `[one]` [@one]."),
    "left-placeholder": (TEXT, "text: Ring [insert number] [@one].", "text: Ring us [@one]."),
    "wrong-way": (TEXT, chart("kind: column, categories: [A, B, C]").replace(
                      "Three values", "It rises from 6 to 3"),
                  chart("kind: column, categories: [A, B, C]").replace(
                      "Three values", "It falls from 6 to 3")),
    "impossible-share": (TEXT, "text: So said 142% of our patients [@one].",
                         "text: So said 42% of our patients, 142% of the target [@one]."),
    "same-category": (TEXT, chart("kind: column, categories: [One, One, Two]"),
                      chart("kind: column, categories: [T, T, Two]")),
    "contradicted-chart": (TEXT, chart("kind: column, categories: [A, B, C], unit: deaths").replace(
                               "Three values", "In A 7 deaths"),
                           chart("kind: column, categories: [A, B, C], unit: deaths").replace(
                               "Three values", "In A 6 deaths and 3 deaths more than in B")),
    "mistold-value": (TEXT, chart("kind: column, categories: [A, B, C], unit: deaths").replace(
                          "Three values", "A has 3 deaths"),
                      chart("kind: column, categories: [A, B, C], unit: deaths").replace(
                          "Three values", "A has 6 deaths")),
    "impossible-date": (TEXT, "text: Come on Monday 15 March 2026 [@one].",
                        "text: Come on Sunday 15 March 2026 [@one]."),
    "error-prone-dose": (TEXT, "text: Take 5.0 mg of it [@one].",
                         "text: Take 5 mg of it, for 5.0 mg/dL [@one]."),
    "contradicting-risks": (TEXT, f"text: Words [@one].{risk('One', 20)}{risk('Two', 13)}",
                            f"text: Words [@one].{risk('One', 20)}{risk('Two', 20)}"),
    "unseen-link": (TEXT, "text: Look at [the site](https://example.org/a) [@one].",
                    "text: Look at [example.org/a](https://example.org/a) [@one]."),
    "vague-link": (TEXT, "text: Look [here](https://example.org) [@one].",
                   "text: Look at [the page of examples](https://example.org) [@one]."),
    "ambiguous-link": (TEXT,
                       "text: The [page](https://a.org) and the [page](https://b.org) [@one].",
                       "text: The [page](https://a.org) and the [book](https://b.org) [@one]."),
    "weak-alt": (f"type: text\n        {TEXT}",
                 "type: chart\n        kind: bar\n        title: Sums\n        categories: [a, b]\n"
                 "        series: [{name: c, values: [1, 2]}]\n        source: one\n"
                 "        alt: Image of bars",
                 "type: chart\n        kind: bar\n        title: Sums\n        categories: [a, b]\n"
                 "        series: [{name: c, values: [1, 2]}]\n        source: one\n"
                 "        alt: Two bars, the second twice as long."),
    "unprinted-words": (TEXT, f"only: leaflet\n        headline: For nobody\n        {TEXT}\n"
                        "      - {type: text, text: More., only: deck}",
                        f"only: leaflet\n        {TEXT}\n"
                        "      - {type: text, text: More., only: deck, headline: For all}"),
    "damaged-signs": (TEXT, "text: The cafÃ© is open [@one].", "text: The café is open [@one]."),
    "quoted-value": (TEXT, f"text: Words [@one].\n      - {STATISTIC.format('“%”')}",
                     f"text: Words [@one].\n      - {STATISTIC.format('%')}"),
    "short-differs": (TEXT, "text: Take 30 mL of it [@one].\n        short: Take 20 mL",
                      "text: Take 30 mL of it twice [@one].\n        short: Take 30 mL, 2 times"),
    "repeated-text": (TEXT, "text: |\n          It says this of seven words [@one].\n\n"
                      "          It says this of seven words.",
                      "text: |\n          It says this of seven words [@one].\n\n"
                      "          It says that of seven words."),
    "long-heading": ("title: Only\n", f"title: {'Of words ' * 7}and\n",
                     f"title: {'Of words ' * 7}or\n"),
    "foreign-number": (TEXT, "text: It has 1.200,5 parts [@one].",
                       "text: It has 1,200.5 parts [@one]."),
    "formula-in-english": (WHOLE, whole("so", "text: It is $x^2$ [@one]."),
                           whole("cy", "text: It is $x^2$ [@one].")),
    "other-language": (TEXT, f"text: {WELSH} [@one].", f"text: '[{WELSH}](lang:cy) [@one].'"),
    "locale-style": ("language: en-GB", "language: de\n  organisation: 'Die “Klinik”'",
                     "language: de\n  organisation: 'Die „Klinik“'"),
    "incomplete-leaflet": ("audience: For tests", "audience: For patients",
                           "audience: For students\n  organisation: A trust\n"
                           "  contact: {name: The ward}"),
    "mixed-denominators": (TEXT, "text: Of these, 1 in 20 bleed and 3 in 100 bruise [@one].",
                           "text: Of these, 5 in 100 bleed and 3 in 100 bruise [@one]."),
    "relative-risk-alone": (TEXT, "text: It halves the risk of a stroke [@one].",
                            "text: It halves the risk of a stroke, from 4 to 2 in 100 [@one]."),
    "likelihood-without-number": (TEXT, "text: Bleeding is rare [@one].",
                                  "text: Bleeding is rare, in 1 in 100 people [@one]."),
    "unfit-event": (TEXT, f"text: Words [@one].\n      - {RISK.format('are ill', 'is ill')}",
                    f"text: Words [@one].\n      - {RISK.format('have an attack', 'has one')}"),
    "risk-without-period": (TEXT, "text: The risk of a stroke is 1 in 100 [@one].",
                            "text: The risk of a stroke is 1 in 100 in a year [@one]."),
    "topic-title": (TEXT, f"headline: Of risk factors\n        {TEXT}",
                    f"headline: A risk rises with age\n        {TEXT}"),
    "long-slide-title": (TEXT, f"headline: This is {'so ' * 27}so\n        {TEXT}",
                         f"headline: This is {'so ' * 26}so\n        {TEXT}"),
    "list-slide": (f"type: text\n        {TEXT}", "type: points\n        items: ['Words [@one].']",
                   "type: points\n        items: ['The 3 words [@one].']"),
    "notes-repeat-slide": (TEXT, "text: The wire goes in at the wrist [@one].\n"
                           "        notes: The wire goes in at the wrist. Pause.",
                           "text: The wire goes in at the wrist [@one].\n"
                           "        notes: Show them where. The wire goes in at the wrist. Then "
                           "ask who has seen one, and when."),
    **{code: (TEXT, f"{TEXT}\n      - {{type: video, title: A film, {bad}, {FILM}}}",
              f"{TEXT}\n      - {{type: video, title: A film, {good}, {FILM}}}")
       for code, bad, good in (
           ("unseen-video", "file: good.mp4", f"file: good.mp4, {ONLINE}"),
           ("unplayable-video", f"file: rare.mp4, {ONLINE}", f"file: good.mp4, {ONLINE}"),
           ("captions-within", f"file: text.mp4, {ONLINE}", f"file: good.mp4, {ONLINE}"))},
    "bare-in-print": (TEXT, f"{TEXT}\n      - {{type: points, headline: It is so, items: [One]}}",
                      f"{TEXT}\n      - {{type: points, title: A title, headline: It is so, "
                      "items: [One]}"),
    "alike-telephones": (TEXT, f"{TEXT}\n      - {CALL.format('0113 496 0142')}\n"
                         f"      - {CALL.format('0113 496 0124')}",
                         f"{TEXT}\n      - {CALL.format('0113 496 0142')}\n"
                         f"      - {CALL.format('0113 496 0100')}"),
    "uneven-years": (TEXT, chart('kind: line, categories: ["1990", "1995", "2020"]'),
                     chart('kind: line, categories: ["1990", "1995", "2000"]')),
    "uneven-steps": (TEXT, chart('kind: line, categories: [Day 1, Day 2, Day 90]'),
                     chart('kind: line, categories: [Day 1, Day 2, Day 3]')),
    "unit-of-one": (TEXT, chart(f"{THREE}, unit: deaths", "1"),
                    chart(f"{THREE}, unit: deaths", "7")),
    "unseen-value": (TEXT, chart(THREE, "0.001"), chart(THREE, "0")),
    "unseen-gap": (TEXT, chart(THREE, "null"), chart(THREE, "0")),
    "rounded-to-zero": (TEXT, chart("kind: column, decimals: 0, categories: [a, b, c]", "0.4"),
                        chart("kind: column, decimals: 1, categories: [a, b, c]", "0.4")),
    "stretched-axis": (TEXT, chart(f"{THREE}, reference: {{value: 900, label: Aim}}"),
                       chart(f"{THREE}, reference: {{value: 9, label: Aim}}")),
    "share-in-per-cent": (f"type: text\n        {TEXT}", *(
        "type: statistics\n        items:\n          - {label: of all, source: one, "
        f"value: '{value}', unit: '%'}}" for value in ("1 in 5", "20 to 30")
    )),
    "unused-shade": (f"type: text\n        {TEXT}", *(
        "type: table\n        caption: C\n        header: [A, B]\n        key: {warning: Ask}\n"
        f"        rows: [[1, 2], {{cells: [3, 4], shade: {shade}}}]"
        for shade in ("success", "warning")
    )),
    "growing-risk": (TEXT, steps("[10, 50, 90]"), steps("[90, 50, 10]")),
    "other-host": (TEXT, shown("b.example.org/real"), shown("example.org/real")),
    "example-after-question": (
        TEXT, f"{TEXT}\n      - {QUESTION}\n"
        "      - {type: text, headline: An example is here, text: More.}",
        f"headline: An example is here\n        {TEXT}\n      - {QUESTION}"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("names", "is_uneven"),
    [
        ("Jan, Feb, Jun, Dec", True), ("Oct, Nov, Dec, Jan", False), ("5 mg, 10 mg, 20 mg", False),
        ("5 mg, 10 mg, 30 mg", True), ("24 h, 48 h, 72 h", False), ("1 h, 2 h, 24 h", True),
        ("18–24, 25–34, 35–64", False), ("Ward 3, Bed 4, Bed 9", False), ("A, B, C", False),
        ("January, March, December", True), ("2, 1, 9", False), ("Q1, Q3, Q4", True),
        ("1 January, 2 January, 9 March", False), ("1 day, 2 days, 9 days", True),
        ("low, 5, high", False), ("6 weeks, 8 weeks, 3 months, 6 months, 12 months", True),
        ("Day 1, Week 6, Month 6, Year 1", True), ("Baseline, 6 weeks, 6 months, 1 year", True),
        ("4 weeks, 2 months, 3 months", False), ("3 months, 6 months, 12 months", True),
        ("24 h, 2 days, 3 days", False), ("1 h, 2 h, 1 day", True),
        ("1 week, 2 weeks, later", False),
        ("Before, Day 1, Day 2, Day 30", True), ("Before, Day 1, Day 2, Day 3", False),
        ("Jan 2025, Feb 2025, June 2025", True), ("Nov 2025, Dec 2025, Jan 2026", False),
        ("90 days in ward A, 30 days in ward B, 1 year at home", False),
        ("9:00, 9:30, 11:30", True), ("22:00, 23:00, 0:00, 1:00", False),
        ("9 am, noon, 5 pm", False),
        ("9am, 10am, 5pm", True), ("1:2, 1:4, 1:8", False), ("2026-01, 2026-02, 2026-05", True),
        ("2025-11, 2025-12, 2026-01", False),
    ],
)  # fmt: skip
def test_steps_of_a_line_that_are_not_alike(names: str, is_uneven: bool, tmp_path: Path) -> None:
    values = ", ".join(["2"] * len(names.split(",")))
    quoted = ", ".join(f'"{name.strip()}"' for name in names.split(","))
    bad = chart(f"kind: line, categories: [{quoted}]").replace("[6, 3, 2]", f"[{values}]")
    result = reviewed(CLEAN.replace(TEXT, bad), tmp_path)
    assert ("uneven-steps" in codes(result)) == is_uneven


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Ask {{ trust }} [@one].", True), ("Ask ${trust} [@one].", True),
        ("Ask {trust} [@one].", False), ("It is {{a, b}, {c}} [@one].", False),
    ],
)  # fmt: skip
def test_names_in_double_braces_that_nothing_fills_are_told(
    words: str, is_told: bool, tmp_path: Path
) -> None:
    result = reviewed(CLEAN.replace(TEXT, f'text: "{words}"'), tmp_path)
    assert ("left-placeholder" in codes(result)) is is_told


@pytest.mark.parametrize(
    ("value", "unit", "is_told"),
    [
        ("1", "deaths", True), ("1", "new cases", True), ("1", "people", True),
        ("1", "days in hospital", True), ("1.0", "hours", True), ("2", "deaths", False),
        ("1", "death", False), ("1", "million", False), ("1", "mmHg", False), ("1", "virus", False),
        ("1", "mg per day", False), ("1 in 5", "deaths", False), ("1", "loss of hours", False),
    ],
)  # fmt: skip
def test_a_unit_beside_a_one_is_in_the_singular(
    value: str, unit: str, is_told: bool, tmp_path: Path
) -> None:
    block = (
        "type: statistics\n        items:\n"
        f"          - {{value: {value}, unit: {unit}, label: a year, source: one}}"
    )
    text = CLEAN.replace(f"type: text\n        {TEXT}", block)
    assert "statistics" in text
    assert ("unit-of-one" in codes(reviewed(text, tmp_path))) is is_told


def test_a_step_of_one_is_told_in_the_singular(tmp_path: Path) -> None:
    bad = chart("kind: line, categories: [Day 1, Day 2, Day 90]")
    report = reviewed(CLEAN.replace(TEXT, bad), tmp_path).report
    (message,) = (found.message for found in report if found.code == "uneven-steps")
    assert "(1 day apart)" in message and "(88 days apart)" in message
    bad = chart("kind: line, categories: [Jan, Feb, Apr]")
    report = reviewed(CLEAN.replace(TEXT, bad), tmp_path).report
    (message,) = (found.message for found in report if found.code == "uneven-steps")
    assert "(1 month apart)" in message and "(2 months apart)" in message


@pytest.mark.parametrize(
    ("language", "names", "is_uneven"),
    [
        ("de", "6 Wochen, 8 Wochen, 3 Monate, 12 Monate", True),
        ("cy", "6 wythnos, 8 wythnos, 3 mis, 12 mis", True),
        ("pl", "1 tydzień, 2 tygodnie, 3 miesiące", True), ("zh-Hans", "1周, 2周, 3个月", True),
        ("fr", "1 jour, 48 heures, 3 jours", False), ("ar", "6 أسابيع, 8 أسابيع, 3 أشهر", True),
    ],
)  # fmt: skip
def test_times_below_a_line_are_read_in_its_language(
    language: str, names: str, is_uneven: bool, tmp_path: Path
) -> None:
    values = ", ".join(["2"] * len(names.split(",")))
    quoted = ", ".join(f'"{name.strip()}"' for name in names.split(","))
    bad = chart(f"kind: line, categories: [{quoted}]").replace("[6, 3, 2]", f"[{values}]")
    text = re.sub(r"language: \S+?(?=[,}\n])", f"language: {language}", CLEAN.replace(TEXT, bad))
    assert f"language: {language}" in text
    assert ("uneven-steps" in codes(reviewed(text, tmp_path))) == is_uneven


def test_what_is_not_about_health_needs_no_review(tmp_path: Path) -> None:
    text = CLEAN.replace(REVIEWED, "")
    asked = {"not-reviewed", "no-next-review"}
    assert asked <= set(codes(reviewed(text, tmp_path)))
    elsewhere = text.replace("language: en-GB", "language: en-GB\n  health: false")
    assert not asked & set(codes(reviewed(elsewhere, tmp_path)))
    late = elsewhere.replace("health: false", "health: false\n  next_review: 2020-01-01")
    assert "no-next-review" in codes(reviewed(late, tmp_path))


def test_blocks_without_a_heading_in_print_are_told_of_in_one_line(tmp_path: Path) -> None:
    """Not the first of a section, not those behind a box, and not what is for slides alone."""
    callout = "{type: callout, kind: warning, title: Mind this, text: Words.}"
    texts = [
        "{type: text, headline: It says one, text: Some.}", callout,
        "{type: text, headline: It says two, text: Some.}",
        "{type: points, headline: It says three, items: [One]}",
        "{type: table, headline: It says four, caption: C, header: [A, B], rows: [[a, b]]}",
        "{type: text, headline: It says five, text: Some., only: deck}",
        "{type: terms, headline: It says six, items: [{term: A, meaning: B.}]}",
    ]  # fmt: skip
    text = CLEAN.replace(
        f"      - type: text\n        {TEXT}", "\n".join(f"      - {t}" for t in texts)
    )
    first = next(n for n, line in enumerate(text.split("\n"), 1) if "It says one" in line)
    (found,) = [one for one in reviewed(text, tmp_path).report if one.code == "bare-in-print"]
    assert found.message.startswith("2 blocks have")
    assert found.message.endswith(f"lines {first + 3} and {first + 6}")


def reviewed(text: str, folder: Path, **order: Any) -> irdocs.BuildResult:
    file = folder / "content.yaml"
    file.write_text(text)
    return irdocs.check(file, irdocs.BuildOptions(today=TODAY, **order))


def codes(result: irdocs.BuildResult) -> set[str]:
    return {diagnostic.code for diagnostic in result.report}


def films_in(folder: Path) -> None:
    """Write a film, one in a rare coding, one with captions within, and a picture of them."""
    rare, text = replace(PICTURE, coding=b"hvc1"), replace(PLACES, kind=b"text")
    for name, tracks in (("good", (PICTURE,)), ("rare", (rare,)), ("text", (PICTURE, text))):
        (folder / f"{name}.mp4").write_bytes(film(tracks=tracks))
    Image.new("RGB", (16, 9)).save(folder / "still.png")


def test_clean_content_is_clean(tmp_path: Path) -> None:
    assert codes(reviewed(CLEAN, tmp_path)) <= ADVICE


@pytest.mark.parametrize("rule", content.RULES, ids=lambda rule: rule.code)
def test_every_rule_on_content_finds_its_fault_and_nothing_else(rule: Any, tmp_path: Path) -> None:
    old, bad, good = FIXTURES[rule.code]
    films_in(tmp_path)
    assert CLEAN.count(old) == 1
    result = reviewed(CLEAN.replace(old, bad), tmp_path)
    found = [d for d in result.report if d.code == rule.code]
    assert found, [str(d) for d in result.report]
    assert all(d.severity is rule.severity and d.span and d.span.line > 1 for d in found)
    if good:
        result = reviewed(CLEAN.replace(old, good), tmp_path)
        assert rule.code not in codes(result), [str(d) for d in result.report]
        assert not result.report.errors


BLACK_DEATH = "The Black Death in Wales and the Marches"


@pytest.mark.parametrize(
    ("headings", "text", "told"),
    [
        ([BLACK_DEATH], "In 1349 the Black Death reached Wales, by way of the Marches.", []),
        ([BLACK_DEATH], "It came with ships.", []),
        ([BLACK_DEATH], "A black rat was no death. In Wales, and in the Marches.", [BLACK_DEATH]),
        ([BLACK_DEATH, "How the plague came here", "Who lived and who died",
          "What remained of their villages", "When it came back again"], "Ships.", []),
        ([BLACK_DEATH, "How It Came Here Again", "What remained of their villages"], "Ships.",
         [BLACK_DEATH, "How It Came Here Again"]),
    ],
)  # fmt: skip
def test_names_in_a_heading_are_no_title_case(
    headings: list[str], text: str, told: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "content.yaml"
    blocks = [f"      - {{type: text, title: '{title}', text: '{text}'}}" for title in headings]
    file.write_text(
        SMALL.replace("      - type: text\n        text: Some words.", "\n".join(blocks))
    )
    found = [one.message for one in irdocs.check(file).report if one.code == "title-case"]
    assert found == [f'the heading "{title}" is in title case' for title in told]


@pytest.mark.parametrize(
    ("title", "words", "is_told"),
    [
        ("The Royal Liverpool Hospital", "Ask at the desk.", False),
        ("The Royal Liverpool Hospital", "This hospital is royal.", True),
        ("Caring For Your Hearing Aids", "Ask at the desk.", True),
        ("Life With Crohn Disease", "Ask at the desk.", True),
    ],
)  # fmt: skip
def test_one_heading_in_title_case_may_be_a_name(
    title: str, words: str, is_told: bool, tmp_path: Path
) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(
        SMALL.replace("      - type: text\n        text: Some words.",
                      f"      - type: text\n        title: {title}\n        text: {words}")
    )  # fmt: skip
    assert ("title-case" in codes(irdocs.check(file))) is is_told


def test_a_vague_link_of_a_slide_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    text = (
        "text: Look [here](https://example.org/a), and for more [look it\n"
        "          up](https://example.org/b) or [look it up](https://example.org/c)."
    )
    file.write_text(SMALL.replace("text: Some words.", text))
    order = irdocs.BuildOptions("deck")
    result = irdocs.build(file, tmp_path / "out", order, environment={})
    rules = {"vague-link", "ambiguous-link", "PPT-11"}
    told = [one.code for one in result.report if one.code in rules]
    assert told == ["vague-link", "ambiguous-link"]


def test_a_finding_in_a_long_text_is_at_its_own_line_and_column(tmp_path: Path) -> None:
    text = "text: |\n          Some words [@one].\n\n          Then\n          ask an MRI. More."
    result = reviewed(CLEAN.replace(TEXT, text), tmp_path)
    (found,) = [d for d in result.report if d.code == "unexplained-abbreviation"]
    line = CLEAN.split("\n").index(f"        {TEXT}") + 5
    assert found.span and (found.span.line, found.span.column) == (line, 18)


def test_nobody_is_asked_to_shorten_what_somebody_else_has_said(tmp_path: Path) -> None:
    words = f"{SENTENCE} {SENTENCE} one two three four five six. Two. Three. Four."
    quote = CLEAN.replace(
        TEXT, f"{TEXT}\n      - {{type: quote, text: '{words}', by: A, source: one}}"
    )
    own = CLEAN.replace(TEXT, f"{TEXT}\n      - {{type: text, text: '{words}'}}")
    asked = {"very-long-sentence", "long-paragraph"}
    assert not asked & set(codes(reviewed(quote, tmp_path)))
    assert asked <= set(codes(reviewed(own, tmp_path)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("magnetic resonance imaging (MRI) and MRI", False),
        ("MRI (magnetic resonance imaging)", False),
        ("MRI stands for magnetic resonance imaging", False),
        ("Type II and XIV", False),
        ("A level of 18,400 IU/L, and 5 MHz", False),
        ("In the UK, the USA and the EU after COVID-19", False),
        ("Air has CO2 and H2O", False),
        ("HCO3 in the blood", True),
        ("The MRIs", True),
        ("Neuro-IR", True),
        ("PRICE: protect, rest, ice, compress and elevate", False),
        ("MRI – it is done at noon", True),
    ],
)
def test_what_explains_an_abbreviation(text: str, found: bool, tmp_path: Path) -> None:
    result = reviewed(CLEAN.replace(TEXT, f"text: {text} [@one]."), tmp_path)
    assert ("unexplained-abbreviation" in codes(result)) == found
    glossary = (
        "glossary: {MRI: magnetic resonance imaging, IR: interventional radiology,"
        " HCO3: bicarbonate}\nsections:"
    )
    text = CLEAN.replace(TEXT, f"text: {text} [@one].").replace("sections:", glossary)
    assert "unexplained-abbreviation" not in codes(reviewed(text, tmp_path))


def test_names_of_organisations_are_not_explained_where_they_stand(tmp_path: Path) -> None:
    about = "  organisation: Any UHX Trust\n  authors: [{name: A B, affiliation: ZKQ}]\n"
    text = CLEAN.replace("  audience: For tests\n", f"  audience: For tests\n{about}")
    assert "unexplained-abbreviation" not in codes(reviewed(text, tmp_path))
    text = text.replace(TEXT, "text: See your GP, the NHS and UHX [@one].")
    (found,) = [d for d in reviewed(text, tmp_path).report if d.code == "unexplained-abbreviation"]
    assert found.message.startswith('"UHX"')


@pytest.mark.parametrize(
    ("word", "found"),
    [("HCO3", False), ("NaHCO3 or MgSO4", False), ("PaCO2 and HCO3", False), ("CHA2", True),
     ("CYP3", True), ("CPR", True)],
)  # fmt: skip
def test_formulas_need_no_explanation_but_for_patients(
    word: str, found: bool, tmp_path: Path
) -> None:
    text = CLEAN.replace(TEXT, f"text: Ask about {word} before you rest [@one].")
    for audience in ("medical students", "ICU doctors"):
        said = reviewed(re.sub(r"audience: .*", f"audience: For {audience}", text), tmp_path)
        quoted = [d.message for d in said.report if d.code == "unexplained-abbreviation"]
        assert any(f'"{word}"' in message for message in quoted) == found, quoted


@pytest.mark.parametrize(
    ("text", "found"),
    [("100% cotton, and 100% of the time", False), ("So said 100% of them", True),
     ("Varnish (2.26%) and 2% salicylic acid", False), ("Edith, who was nine in 1953", False),
     ("One in 2000", True), ("Open 5 days out of 7", False), ("Mix four vials in 240 mL", False),
     ("Three in 5 litres", False), ("Four in 240", True),
     ("Four in ten people", True)],
)  # fmt: skip
def test_what_a_share_is(text: str, found: bool, tmp_path: Path) -> None:
    result = reviewed(CLEAN.replace(TEXT, f"text: {text}."), tmp_path)
    assert ("unsourced-figure" in codes(result)) == found


TRIALS = """\
      - type: timeline
        title: Trials of it
        items:
          - {date: "2011", title: FEAST, text: "More die [@feast]."}
          - {date: "2014", title: ProCESS and ARISE, text: No benefit.}
      - {type: table, caption: What they found, header: ["", CLASSIC, "PLUS 2022"],
         rows: [[Deaths, a, b]], source: one}
      - {type: text, text: "The SMART trial was large. SMART had two arms. ALBIOS [@one] had one."}
      - {type: resources, title: More, items: [{name: LITFL, offers: Pages, url: 'https://a.org'}]}
"""


def of_trials(audience: str) -> str:
    """Return content with the names of trials for some readers."""
    text = CLEAN.replace("audience: For tests", f"audience: {audience}")
    assert audience in text
    source = "authors: A, title: Fluids in children, publisher: B, year: 2011, doi: 10.1000/f"
    text = text.replace("sources:\n", f"sources:\n  feast: {{{source}}}\n")
    text = text.replace("sections:", "glossary: {ProCESS: a trial}\nsections:")
    return text.replace(
        f"      - type: text\n        {TEXT}\n", f"      - type: text\n        {TEXT}\n{TRIALS}"
    )


def test_names_of_trials_are_neither_shouted_nor_explained(tmp_path: Path) -> None:
    result = reviewed(of_trials("Doctors in intensive care"), tmp_path)
    assert not result.report.errors, [str(error) for error in result.report.errors]
    asked = {"unexplained-abbreviation", "block-capitals"}
    assert not [str(one) for one in result.report if one.code in asked]
    told = [
        one.message.split('"')[1]
        for one in reviewed(of_trials("Patients and families"), tmp_path).report
        if one.code in asked
    ]
    assert sorted(told) == ["ALBIOS", "ARISE", "FEAST", "PLUS", "SMART"]


@pytest.mark.parametrize(
    ("title", "found"),
    [("WARNING", True), ("LITFL", False), ("CONTRAINDICATIONS", True), ("EXERCISES", True),
     ("CLASSIC", False), ("URGENT", True), ("KEEP MOVING", True)],
)  # fmt: skip
def test_one_word_in_capitals_is_an_acronym_unless_it_is_a_word(
    title: str, found: bool, tmp_path: Path
) -> None:
    text = CLEAN.replace(TEXT, f"title: {title}\n        text: Some exercises [@one].")
    assert ("block-capitals" in codes(reviewed(text, tmp_path))) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the UK GDPR (General Data Protection Regulation)", set()),
        ("an NHS WARNING", {"block-capitals"}), ("DO NOT WAIT", {"block-capitals"}),
        ("the UK DVLA", {"unexplained-abbreviation"}),
        ("a rare local clot (RLC), a quick small leak (QSL) and RLC QSL", set()),
        ("an NHS URGENT case", {"block-capitals"}),
    ],
)  # fmt: skip
def test_known_abbreviations_beside_another_are_no_block_capitals(
    text: str, told: set[str], tmp_path: Path
) -> None:
    asked = {"block-capitals", "unexplained-abbreviation"}
    result = reviewed(CLEAN.replace(TEXT, f"text: It is {text} [@one]."), tmp_path)
    assert asked & set(codes(result)) == told


def test_an_abbreviation_is_told_of_once(tmp_path: Path) -> None:
    """The leaflet has the caption first, and slides the headline."""
    table = (
        "{type: table, caption: The SOFA score, headline: SOFA counts, header: [A], rows: [[b]]}"
    )
    result = reviewed(CLEAN.replace(TEXT, f"{TEXT}\n      - {table}"), tmp_path)
    (found,) = [one for one in result.report if one.code == "unexplained-abbreviation"]
    assert found.message.startswith('"SOFA"')


NUMBERS = """\
  contact: {{name: Us, telephone: [{contact}]}}
"""


@pytest.mark.parametrize(
    ("contact", "callout", "prose", "found"),
    [
        ("0113 496 0142", "0113 496 0124", "0113 496 0142", '"0113 496 0124"'),
        ("0113 496 0142", "0113 496 0143", "no number", '"0113 496 0143"'),
        ("0113 496 0142", "+44 113 496 0124", "no number", '"+44 113 496 0124"'),
        ("0113 496 0142", "0113 496 0142", "(0113) 496 0124", '"(0113) 496 0124"'),
        ("0113 496 0142, 0113 496 0143", "0113 496 0143", "no number", ""),
        ("0113 496 0142", "+44 (0)113 496 0142", "0113-496-0142", ""),
        ("0113 496 0142", "0113 496 0241", "no number", ""),
        ("0113 496 0142", "0113 496 0143", "0113 496 0145", ""),  # those of one switchboard
        ("111", "112", "119", ""), ("0113 496 0142", "999", "0.0142 and 2026-01-14", ""),
    ],
)  # fmt: skip
def test_numbers_that_are_nearly_alike(
    contact: str, callout: str, prose: str, found: str, tmp_path: Path
) -> None:
    numbers = ", ".join(f"'{one}'" for one in contact.split(", "))
    text = CLEAN.replace("sources:", f"{NUMBERS.format(contact=numbers)}sources:", 1)
    call = f"{{type: callout, kind: warning, title: Call, text: Do., phone: '{callout}'}}"
    text = text.replace(
        TEXT, f"{TEXT}\n      - {call}\n      - {{type: text, text: 'Ring {prose}.'}}"
    )
    result = reviewed(text, tmp_path)
    assert not result.report.errors, [str(error) for error in result.report.errors]
    told = [one for one in result.report if one.code == "alike-telephones"]
    assert [one.message.partition(" and ")[0] for one in told] == [found] * bool(found)


def test_cells_of_one_table_may_say_the_same(tmp_path: Path) -> None:
    said = "Give one tablet of this medicine every single day"
    table = (f"caption: Doses\n        header: [A, B]\n        rows: [[x, {said}], [y, {said}]]\n"
             "      - type: text\n        text: Some words [@one].")  # fmt: skip
    assert "repeated-text" not in codes(
        reviewed(
            CLEAN.replace(f"type: text\n        {TEXT}", f"type: table\n        {table}"), tmp_path
        )
    )


def test_questions_tell_cases_and_options_are_said_again(tmp_path: Path) -> None:
    """A question of three sentences that tell a case, and what is right said where it is taught."""
    said = "Give three of these tablets today"
    quiz = """type: quiz
        question: One has come. Two have gone. Three are left.{} What is given?
        options: [{}, Wait]
        answer: A
        explanation: It helps.
      - type: text
        text: {} [@one]."""
    for more, expected in (("", set()), (" Four were here.", {"long-paragraph"})):
        text = CLEAN.replace(f"type: text\n        {TEXT}", quiz.format(more, said, said))
        assert codes(reviewed(text, tmp_path)) & {"repeated-text", "long-paragraph"} == expected


def test_a_block_for_neither_product_is_an_error(tmp_path: Path) -> None:
    text = CLEAN.replace("    lead:", "    only: deck\n    lead:").replace(
        TEXT, f"{TEXT}\n      - {{type: text, id: lost, text: More., only: leaflet}}"
    )
    result = reviewed(text, tmp_path)
    (error,) = [d for d in result.report.errors if d.code == "unreachable-block"]
    assert '"lost"' in error.message and error.span and error.span.line == CLEAN.count("\n") + 2


def test_no_clock_no_verdict_on_the_review_date(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(CLEAN.replace("next_review: 2027-02-01", "next_review: 2026-02-02"))
    assert "review-overdue" not in codes(irdocs.check(file, irdocs.BuildOptions()))
    for day, overdue in ((date(1970, 1, 1), False), (date(2040, 1, 1), True)):
        result = irdocs.check(file, irdocs.BuildOptions(today=day))
        assert ("review-overdue" in codes(result)) == overdue


def test_the_shipped_content_has_nothing_that_is_not_waived(tmp_path: Path) -> None:
    order = irdocs.BuildOptions(today=TODAY, strict=True)
    result = irdocs.build(SHIPPED, tmp_path, order, environment={})
    assert not result.failed
    assert {d.severity for d in result.report} == {Severity.NOTE}
    assert len(result.waived) == 2 and all(len(w.reason) > 40 for w in result.waived)


# ---------------------------------------------------------------- waivers

LONG = CLEAN.replace(TEXT, f"id: here\n        text: {SENTENCE} {SENTENCE} more [@one].")


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        ("{code: long-sentence, reason: It must be.}", set()),
        ("{code: long-sentence, at: here, reason: It must be.}", set()),
        ("{code: long-sentence, at: only, reason: It must be.}", set()),
        ("{code: long-sentence, at: other, reason: It must be.}",
         {"long-sentence", "unused-waiver"}),
        ("{code: vague-link, reason: It must be.}", {"long-sentence", "unused-waiver"}),
        ("{code: long-sentance, reason: It must be.}", {"long-sentence", "bad-waiver"}),
        ("{code: lost-block, reason: It must be.}", {"long-sentence", "bad-waiver"}),
        ("{code: long-sentence, at: nowhere, reason: It must be.}",
         {"long-sentence", "bad-waiver", "unused-waiver"}),
        ("{code: long-sentence}", {"missing-key"}),
    ],
)  # fmt: skip
def test_a_waiver_takes_one_code_at_one_place_with_a_reason(
    waiver: str, left: set[str], tmp_path: Path
) -> None:
    text = LONG.replace("sections:", f"waivers:\n  - {waiver}\nsections:")
    text += "  - id: other\n    title: Other\n    lead: More.\n    notes: Say.\n    blocks:\n"
    text += "      - {type: text, text: Other words.}\n"
    result = reviewed(text, tmp_path)
    assert codes(result) - ADVICE == left
    assert [w.reason for w in result.waived] == ([] if left else ["It must be."])
    for found in result.report:
        if "waiver" in found.code:
            assert found.span and found.span.line == text.split("\n").index(f"  - {waiver}") + 1


def test_strict_fails_on_warnings_but_not_on_waived_ones(tmp_path: Path) -> None:
    assert reviewed(LONG, tmp_path, strict=True).failed
    assert not reviewed(LONG, tmp_path).failed
    waiver = "waivers: [{code: long-sentence, reason: It must be.}]\nsections:"
    result = reviewed(LONG.replace("sections:", waiver), tmp_path, strict=True)
    assert not {d.code for d in result.report.warnings} - {"sparse-panel"}


# ---------------------------------------------------------------- finished files

Change = Callable[[pikepdf.Pdf], None]


def elements(node: Any, role: str) -> Any:
    kids = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if f"/{role}" == kid.S:
                yield kid
            if "/K" in kid:
                yield from elements(kid, role)


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(elements(pdf.Root.StructTreeRoot, role))


def paint(content: bytes, *, before: bool = False) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(content, prepend=before)

    return change


def untitled(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "leaflet.pdf"


def unclaimed(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def unembedded(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del pdf_fonts.descriptor(font).FontFile2


def boxed(pdf: pikepdf.Pdf) -> None:
    """Let the first font have no glyph for its codes."""
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    numbers = font.DescendantFonts[0].CIDToGIDMap
    numbers.write(bytes(len(numbers.read_bytes())))


def swapped(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document = document[0] if isinstance(document, pikepdf.Array) else document
    document.K = pikepdf.Array(reversed(list(document.K)))


def text_at(pdf: pikepdf.Pdf, x: float, y: float, colour: str) -> bytes:
    name = next(iter(pdf.pages[0].Resources.Font))
    return f"/Artifact BMC BT {colour} rg {name} 12 Tf {x} {y} Td (abc) Tj ET EMC".encode()


def with_exif(pdf: pikepdf.Pdf) -> None:
    """Put a photograph with Exif data into a file, as a library that copies files would."""
    exif = Image.Exif()
    exif[0x010E] = "Jane Example"
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG", exif=exif)
    image = pikepdf.Stream(pdf, data.getvalue(), Type=pikepdf.Name.XObject,
                           Subtype=pikepdf.Name.Image, Width=8, Height=8, BitsPerComponent=8,
                           ColorSpace=pikepdf.Name.DeviceRGB,
                           Filter=pikepdf.Name.DCTDecode)  # fmt: skip
    if "/XObject" not in pdf.pages[0].Resources:
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary()
    pdf.pages[0].Resources.XObject.Photo = pdf.make_indirect(image)


PDF_FAULTS: dict[str, Change] = {
    "PDF-01": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False),
    "PDF-02": untitled,
    "PDF-03": lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("cy")),
    "PDF-04": unclaimed,
    "PDF-05": paint(b"0 0 10 10 re f"),
    "PDF-06": lambda pdf: first(pdf, "H2").__setitem__("/S", pikepdf.Name("/H4")),
    "PDF-07": lambda pdf: first(pdf, "Figure").__setitem__("/Alt", pikepdf.String(" ")),
    "PDF-08": lambda pdf: first(pdf, "TH").__delitem__("/A"),
    "PDF-09": lambda pdf: first(pdf, "LI").__setitem__("/S", pikepdf.Name("/P")),
    "PDF-10": lambda pdf: pdf.pages[0].Annots[0].__setitem__("/Contents", pikepdf.String("")),
    "PDF-11": unembedded,
    "PDF-12": swapped,
    "PDF-13": lambda pdf: pdf.pages[0].contents_add(text_at(pdf, 300, 20, "0.9 0.9 0.9")),
    "PDF-14": lambda pdf: pdf.pages[0].contents_add(text_at(pdf, 300, 2, "0 0 0")),
    "PDF-15": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S="/JavaScript")),
    "PDF-16": with_exif,
    "PDF-17": boxed,
}


@pytest.mark.parametrize("rule", pdf.RULES, ids=lambda rule: rule.code)
def test_every_rule_on_a_pdf_finds_its_fault(rule: Any, all_blocks: Built) -> None:
    title = str(all_blocks.document.document.title)
    expected = pdf.ExpectedPdf("en-GB", title)
    if rule is pdf.RULES[0]:  # as nothing changes it
        assert not pdf.check(pdf_file.read(all_blocks.leaflet), expected)
    with pikepdf.open(io.BytesIO(all_blocks.leaflet)) as file:
        PDF_FAULTS[rule.code](file)
        changed = io.BytesIO()
        file.save(changed)
    found = pdf.check(pdf_file.read(changed.getvalue()), expected)
    assert rule.code in {found_rule.code for found_rule, _ in found}


def test_files_that_were_built_before_are_looked_at(tmp_path: Path) -> None:
    order, content = irdocs.BuildOptions(), tmp_path / "content.yaml"
    chart = {"type": "chart", "id": "c", "kind": "column", "categories": ["A", "B"], "unit": "mm",
             "series": [{"name": "N", "values": [1, 2]}], "alt": "Columns.",
             "source": "Our audit, 2025"}  # fmt: skip
    content.write_text(one_section(chart, format="a4-trifold"))
    missing = irdocs.check(content, order, built=tmp_path)
    assert {d.code for d in missing.report.errors} == {"missing-file"} and missing.failed
    assert not irdocs.build(content, tmp_path, order, environment={}).failed
    assert not irdocs.check(content, order, built=tmp_path).report.errors
    leaflet = tmp_path / "leaflet.pdf"
    with pikepdf.open(leaflet, allow_overwriting_input=True) as file:
        PDF_FAULTS["PDF-07"](file)
        file.save(leaflet)
    found = irdocs.check(content, order, built=tmp_path)
    assert "PDF-07" in {d.code for d in found.report.errors}
    (tmp_path / "deck.pptx").write_bytes(b"PK no more")
    leaflet.write_bytes(leaflet.read_bytes()[:500])
    damaged = irdocs.check(content, order, built=tmp_path)
    assert damaged.failed
    assert {d.code for d in damaged.report.errors} == {"unreadable-file"}


# ---------------------------------------------------------------- reports


def run(*arguments: object) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "content.yaml"
    text = LONG.replace("sections:", "waivers: [{code: sparse-panel, reason: Small.}]\nsections:")
    file.write_text(text.replace("        id: here\n", "        id: here\n        colour: red\n"))
    return file


def test_json_tells_every_finding_and_the_waived(faulty: Path) -> None:
    done = run("check", faulty, "--as", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    (error,) = [f for f in told["findings"] if f["severity"] == "error"]
    line = faulty.read_text().split("\n")[error["line"] - 1]
    assert (error["code"], line.strip()) == ("unknown-key", "colour: red")
    assert told["failed"] and told["errors"] == 1


def test_sarif_is_a_log_with_places_rules_and_suppressions() -> None:
    done = run("check", SHIPPED, "--as", "sarif", "--today", "2026-11-25")
    assert done.exit_code == 0
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    rules = found["tool"]["driver"]["rules"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1 and region["endColumn"] >= 1
    suppressed = [r for r in found["results"] if "suppressions" in r]
    assert {r["ruleId"] for r in suppressed} == {"not-reviewed", "very-long-sentence"}
    assert all(s["justification"] for r in suppressed for s in r["suppressions"])


def test_annotations_are_one_line_each_and_escaped(faulty: Path) -> None:
    text = faulty.read_text().replace("colour: red", '"a,b:c%": red')
    faulty.write_text(text)
    lines = run("check", faulty, "--as", "github").stdout.splitlines()
    assert all(re.match(r"::(error|warning|notice) [^:]*::.", line) for line in lines)
    (error,) = [line for line in lines if line.startswith("::error")]
    assert "title=irdocs unknown-key" in error and '"a,b:c%25"' in error and "%0A" in error
    number = text.split("\n").index('        "a,b:c%": red') + 1
    assert f",line={number}," in error


def test_build_reports_for_programs_too(faulty: Path, tmp_path: Path) -> None:
    done = run("build", faulty, "-o", tmp_path / "out", "--as", "json")
    assert done.exit_code == 1 and json.loads(done.stdout)["failed"]
    done = run("build", SHIPPED, "-o", tmp_path / "out", "--as", "json")
    assert [Path(f["path"]).name for f in json.loads(done.stdout)["files"]] == [
        "leaflet.pdf", "deck.pptx",
    ]  # fmt: skip


def test_every_code_is_explained_and_listed() -> None:
    listed = run("check", "--list").stdout
    for code in catalogue.codes():
        assert re.search(rf"^  {re.escape(code)} ", listed, re.M)
        told = run("check", "--explain", code.upper())
        assert told.exit_code == 0 and "Why: " in told.stdout and "Source: " in told.stdout
    wrong = run("check", "--explain", "vage-link")
    assert wrong.exit_code == 2 and 'did you mean "vague-link"' in wrong.stderr


COMPLAINING = ("error", "warning", "note", "refuse", "Diagnostic", "PydanticCustomError")
"""What is called with the code of a complaint first."""


def said_codes() -> set[str]:
    """Every code that stands in the source where something complains."""
    found = set()
    for file in sources.paths_with(sources.calls_of(*COMPLAINING)):
        for node in ast.walk(sources.parsed(file)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            told = node.args[0]
            if name in COMPLAINING:
                if isinstance(told, ast.Constant):
                    found.add(str(told.value))
                elif isinstance(told, ast.JoinedStr):
                    assert isinstance(told.values[0], ast.Constant)
                    stem = str(told.values[0].value)
                    found |= {stem + kind for kind in ("format", "press", "theme")}
    return found


def test_no_code_is_said_that_is_not_explained() -> None:
    said = said_codes()
    assert len(said) > 60
    assert not said - catalogue.codes()


def test_diagnostics_are_ordered_by_place(tmp_path: Path) -> None:
    text = CLEAN.replace("title: Only\n", "title: Every Word Like This\n").replace(
        TEXT, "text: Look [here](https://example.org), 50%."
    )
    spans = [
        d.span for d in reviewed(text, tmp_path).report if isinstance(d, Diagnostic) and d.span
    ]
    assert spans == sorted(spans)


def test_a_day_of_review_is_told_once_and_at_its_line(tmp_path: Path) -> None:
    text = CLEAN.replace("next_review: 2027-02-01", "next_review: 2020-02-01")
    (tmp_path / "content.yaml").write_text(text, "utf-8")
    options = irdocs.BuildOptions(today=TODAY)
    report = irdocs.check(tmp_path / "content.yaml", options).report
    (told,) = [one for one in report if "review" in one.code]
    assert told.code == "no-next-review" and told.span
    assert text.split("\n")[told.span.line - 1].strip() == "next_review: 2020-02-01"

"""A list in place of a table, a block among sections, items without keys, and what a table counts:
each is one fault, and what follows from it is not told."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.diagnostics import Diagnostic

HEAD = """\
schema_version: 1
document: {title: T, subtitle: S., language: en-GB, audience: A, version: "1", date: 2026-11-01,
  health: false, disclaimer: D.}
leaflet: {format: a4}
"""
SOURCES = """\
sources:
  one: {authors: A, title: T, publisher: P, year: 2024, url: "https://example.org/a"}
"""
SECTION = """\
sections:
  - id: s
    title: Section
    lead: Lead [@one].
    blocks:
"""


def errors(folder: Path, text: str) -> list[Diagnostic]:
    (folder / "content.yaml").write_text(text)
    return list(irdocs.check(folder / "content.yaml").report.errors)


@pytest.mark.parametrize(
    ("body", "line", "message", "hint"),
    [
        (
            "      - type: points\n        items:\n          - Wash the skin:\n"
            "              - front\n              - back\n          - Rest\n",
            "          - Wash the skin:", "with points of its own", "write text: Wash the skin,",
        ),
        (
            "      - type: callout\n        title: Fire\n        items: [Leave the house, Ring]\n",
            "        items: [Leave the house, Ring]", "its list is the text", "write text: |",
        ),
        (
            "      - type: points\n        items:\n          - item: Wash\n          - Rest\n",
            "          - item: Wash", 'did you mean "text"?', "known keys",
        ),
        (
            "      - type: table\n        caption: C\n        header: [A, B]\n        rows:\n"
            "          - Rest\n          - 5 days\n          - Ice\n          - 2 days\n",
            "          - Rest", "a row is a list of its cells", "write - [Rest, 5 days]",
        ),
        (
            "      - type: table\n        caption: C\n        header: [A, B]\n        rows:\n"
            "          - '| Rest | 5 days |'\n          - [Ice, 2 days]\n",
            "          - '| Rest | 5 days |'", "a row is a list", "write - [Rest, 5 days]",
        ),
        (
            "      - type: table\n        caption: C\n        header: [A, B]\n        rows:\n"
            "          - [saline: 0.9%, 154]\n",
            "          - [saline: 0.9%, 154]", "must be text, not a mapping", "holds a colon",
        ),
        (
            "      - type: callout\n        kind: danger\n        title: T\n        text: Words.\n",
            "        kind: danger", '"kind" must be', "write emergency",
        ),
        (
            "      - type: text\n        text: Words.\n        only: slides\n",
            "        only: slides", '"only" must be', "write deck",
        ),
        (
            "      - type: terms\n        items:\n          - Stent: a tube\n"
            "          - Coil: a spring\n",
            "          - Stent: a tube", "have the keys term and meaning",
            "write - term: Stent, and below it meaning: a tube",
        ),
        (
            "      - type: terms\n        items:\n          Stent: a tube\n"
            "          Coil: a spring\n",
            "          Stent: a tube", "have the keys term and meaning", "write - term: Stent",
        ),
        (
            "      - type: timeline\n        items:\n          - 1964: The first\n"
            "          - 1970: The second\n",
            "          - 1964: The first", "have the keys date and title", "write - date: 1964",
        ),
        (
            "      - type: text\n        text:\n          - Rest\n          - Drink\n",
            "          - Rest", "must be text, not a list", "write | behind its key",
        ),
        (
            "      - type: table\n        caption: C\n        header: [A, B]\n        rows:\n"
            "          - [Rest, sleep, 5 to 7 days]\n",
            "          - [Rest, sleep, 5 to 7 days]", "has 3 cells", "a text with a comma",
        ),
        (
            "      - type: points\n        items: [“Day: now”, Rest]\n",
            "        items: [“Day: now”, Rest]", "not a mapping", "curly quotes",
        ),
        (
            "      - type: points\n        items:\n          - Day: now\n          - Rest\n",
            "          - Day: now", "not a mapping", "if it holds a colon",
        ),
        (
            "      - type: chart\n        chart_type: bar\n"
            "        categories: [a, b]\n        series:\n"
            "          - {name: N, values: [3, 8]}\n        source: one\n        alt: Bars.\n",
            "        chart_type: bar", 'did you mean "kind"', "known keys",
        ),
        (
            "      - type: chart\n        kind: bar\n        data: {a: 3, b: 8}\n"
            "        source: one\n        alt: Bars.\n",
            "        data: {a: 3, b: 8}", 'did you mean "series"', "known keys",
        ),
        (
            "      - type: chart\n        kind: bar\n        categories: [a, b]\n        series:\n"
            "          - {name: N, values: [3%, 8%]}\n        source: one\n        alt: Bars.\n",
            "          - {name: N, values: [3%, 8%]}", '2 entries of "values"', "write 3, and %",
        ),
        (
            "      - type: chart\n        kind: bar\n        categories: [a, b]\n        series:\n"
            "          - {name: N, values: [1,200, 800]}\n"
            "        source: one\n        alt: Bars.\n",
            "          - {name: N, values: [1,200, 800]}", "the comma makes two items", "1200",
        ),
        (
            "      - type: quote\n        text: Words.\n        autor: Anna\n",
            "        autor: Anna", 'has no "autor"', "by",
        ),
        (
            "      - type: formula\n        tex: x^2\n",
            "        tex: x^2", 'has no "tex"', "latex",
        ),
        (
            "      - Type: Points\n        items: [a, b]\n"
            "      - type: table\n        caption: C\n        header: [A]\n        rows: [[a]]\n",
            "      - Type: Points", 'has no "Type"', "write type: points",
        ),
        (
            "      - include: more.yaml\n      - type: text\n        text: Words.\n",
            "      - include: more.yaml", "among the sections alone", "write its blocks here",
        ),
        (
            "      - type: chart\n        kind: bar\n        categories: [a, b, c]\n"
            "        series: [3, 8, 12]\n        source: one\n        alt: Three bars.\n",
            "        series: [3, 8, 12]", 'the entries of "series" must be', "name, values",
        ),
        (
            "      - type: cards\n        items:\n          - Rest\n          - Ice\n",
            "          - Rest", 'the entries of "items" must be', "title, text",
        ),
        (
            "      - type: table\n        caption: C\n        header: [A, B, C]\n        rows:\n"
            "          - [{text: a, colspan: 2}, b]\n",
            "          - [{text: a, colspan: 2}, b]", 'has no "colspan"', "write columns:",
        ),
        (
            "      - type: table\n        caption: C\n        header: [A, B]\n        rows:\n"
            "          - [a, 1,5]\n",
            "          - [a, 1,5]", "the comma makes two items", "without a comma",
        ),
        (
            "  - type: text\n    id: t\n    text: Words.\n  - type: points\n    items: [a, b]\n",
            "  - type: text", "a block stands here among the sections",
            "indent its hyphen by 6 spaces, and its keys by 8",
        ),
        (
            "      - type: points\n        items:\n          * Rest\n          * Ice\n",
            "          * Rest", "begins with a hyphen, and this one with *", "in place of each *",
        ),
        (
            "      - type: points\n        items:\n          – Rest\n          – Ice\n",
            "          – Rest", '"items" must be a list', "begin each item with - in place of –",
        ),
        (
            "      - type: table\n        caption: C\n        header: [Month, Job]\n        rows:\n"
            "          - {Month: May, Job: Sow}\n          - {Job: 1.50, Month: June}\n",
            "          - {Month: May, Job: Sow}", "a row is a list of its cells", "- [May, Sow]",
        ),
        (
            "      - type: table\n        caption: C\n        rows:\n"
            "          - Month: May\n            Job: Sow, hoe\n          - Month: June\n",
            "          - Month: May", "this one has keys",
            '- [May, "Sow, hoe"], and once header: [Month, Job]',
        ),
        (
            "      - type: table\n        caption: C\n        header: [Month, Job]\n        rows:\n"
            "          - May: Sow\n          - June: Hoe\n",
            "          - May: Sow", "this one has keys", "- [May, Sow]",
        ),
    ],
)  # fmt: skip
def test_it_is_told_once_at_its_line(
    body: str, line: str, message: str, hint: str, tmp_path: Path
) -> None:
    text = HEAD + SOURCES + SECTION + body
    (error,) = errors(tmp_path, text)
    assert error.span and text.split("\n")[error.span.line - 1] == line
    assert message in error.message and hint in str(error.hint)


def test_a_list_of_sources_is_one_fault_and_they_can_be_cited(tmp_path: Path) -> None:
    entry = "authors: A, title: T, publisher: P, year: 2024, url: https://example.org/a"
    sources = f"sources:\n  - {{id: one, {entry}}}\n  - {{id: two, {entry}}}\n"
    body = "      - {type: text, text: Words.}\n"
    (error,) = errors(tmp_path, HEAD + sources + SECTION + body)
    assert error.code == "mapping-expected"
    assert error.hint == 'write one: in place of "- id: one", and its keys below, further in'


def test_faults_within_a_block_among_sections_are_told_too(tmp_path: Path) -> None:
    text = HEAD + SOURCES + SECTION + "  - type: text\n    titel: T\n    text: Words.\n"
    assert [error.code for error in errors(tmp_path, text)] == ["misplaced-key", "unknown-key"]


def test_blocks_without_a_section_are_one_fault(tmp_path: Path) -> None:
    blocks = "  - type: text\n    text: Words.\n  - type: points\n    items: [a, b]\n"
    (error,) = errors(tmp_path, f"{HEAD}{SOURCES}sections:\n{blocks}")
    assert error.message == "a block stands here, and sections belong here"
    (tmp_path / "part.yaml").write_text("- type: text\n  text: Words.\n")
    body = "      - {type: text, text: Words.}\n  - include: part.yaml\n"
    (error,) = errors(tmp_path, HEAD + SOURCES + SECTION + body)
    assert error.span and error.span.file.endswith("part.yaml")
    assert error.message == "a block stands here, and sections belong here"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "      - type: timeline\n        items:\n          - {when: 1 pm, title: Dogs}\n"
            "          - {when: 2 pm, title: Band}\n",
            [('an event has no "when"; did you mean "date"?', "known keys: date")] * 2,
        ),
        (
            "      - type: timeline\n        items:\n          - {date: 1 pm, event: Dogs}\n"
            "          - {date: 2 pm, event: Band}\n",
            [('an event has no "event"; did you mean "title"?', "known keys: date")] * 2,
        ),
        (
            "      - type: terms\n        items:\n          - Brood: eggs\n          - Box: wood\n",
            [('the entries of "items" have the keys term and meaning, and these have their own',
              "write - term: Brood")],
        ),
        (
            "      - type: table\n        caption: C\n        header: [A, B]\n        rows:\n"
            "          - {A: one, B: two}\n          - {A: three, B: four}\n",
            [("a row is a list of its cells, and this one has keys", "write - [one, two]")],
        ),
        (
            "      - type: statistics\n        value: 30\n        unit: kg\n        label: of it\n"
            "        source: one\n",
            [('statistics has no "value": it is a key of an item', "write items: above it")],
        ),
        (
            "      - type: points\n        items: a veil, a smoker\n",
            [('"items" must be a list', "write it in brackets: [a veil, a smoker]")],
        ),
    ],
)  # fmt: skip
def test_what_lacks_all_its_keys_is_told_once(
    body: str, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = errors(tmp_path, HEAD + SOURCES + SECTION + body)
    assert [one.message for one in found] == [message for message, _ in told]
    for one, (_, hint) in zip(found, told, strict=True):
        assert hint in str(one.hint)


def test_a_list_of_sources_without_names_is_one_fault(tmp_path: Path) -> None:
    entry = "authors: A, title: T, publisher: P, year: 2024, url: https://example.org/a"
    sources = f"sources:\n  - {{{entry}}}\n  - {{{entry}}}\n"
    body = "      - {type: text, text: Words.}\n"
    (error,) = errors(tmp_path, HEAD + sources + SECTION + body)
    assert "a name and a colon in place of each hyphen" in str(error.hint)


@pytest.mark.parametrize("row", ["{cels: [a, b]}", "{shad: warning, cells: [a, b]}"])
def test_a_misspelt_key_of_a_row_is_told_as_one(row: str, tmp_path: Path) -> None:
    table = "      - type: table\n        caption: C\n        header: [A, B]\n        rows:\n"
    (error,) = errors(
        tmp_path, HEAD + SECTION.replace(" [@one]", "") + table + f"          - {row}\n"
    )
    assert error.code == "unknown-key" and "did you mean" in error.message


def test_keys_without_the_mapping_that_they_belong_to_are_one_fault(tmp_path: Path) -> None:
    head = HEAD.replace("document: {", "").replace("disclaimer: D.}", "disclaimer: D.")
    keys = [part.strip() for part in head.splitlines()[1:3]]
    outdented = [key for line in keys for key in line.rstrip(",").split(", ")]
    leaflet = HEAD.splitlines()[-1]
    text = "\n".join(["schema_version: 1", *outdented, leaflet, ""]) + SOURCES + SECTION
    (error,) = errors(tmp_path, text + "      - {type: text, text: Words.}\n")
    assert error.code == "missing-key" and 'needs "document"' in error.message
    assert (
        error.span and error.span.line == 2 and "write document: on a line above" in str(error.hint)
    )


def test_a_logo_that_is_a_file_alone_is_shown_as_a_mapping(tmp_path: Path) -> None:
    head = HEAD.replace("health: false,", "health: false, logo: assets/logo.svg,")
    (error,) = errors(tmp_path, head + SOURCES + SECTION + "      - {type: text, text: Words.}\n")
    assert error.message == '"logo" must be a mapping of keys'
    assert error.hint == "write logo: {file: assets/logo.svg, alt: …}"

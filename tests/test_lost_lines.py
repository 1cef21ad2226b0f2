"""A deleted line that others stand below: one fault gives one error, where the line was."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from conftest import ALL_BLOCKS, ROOT
from irdocs import content
from irdocs.content.lost_lines import found
from irdocs.content.misfits import misfits
from irdocs.content.model import Document
from irdocs.content.yaml_file import unmended_values
from irdocs.diagnostics import Diagnostic, Report
from irdocs.products import traits_of
from support.thorough import tried

KINDS = ROOT / "src" / "irdocs" / "starter" / "kinds"
FILES = sorted(KINDS.glob("*/content.yaml"))
OPENING = re.compile(r" *(?:- type: \w+|- (?:id|code|title|name): .*|\w+:(?: \|)?)$")
"""A key with nothing behind it, and the first line of an item that others stand beside."""
FLOWING = ("        steps:", "            ways:")
"""A step that was deleted from a flow chart leaves arrows that lead elsewhere."""

LEAFLET = """\
schema_version: 1
document:
  title: Hearing aids
  subtitle: How to wear them
  language: en-GB
  audience: For people with new hearing aids
  version: "2.1"
  date: 2026-09-14
  disclaimer: General information.
  contact:
    name: Audiology
    email: hearing@example.org
leaflet:
  format: a4
sources:
  rnid:
    authors: RNID
    title: Facts and figures
    publisher: RNID
    year: 2024
    url: https://example.org/facts
sections:
  - id: first
    title: The first weeks
    lead: Wear them a little longer each day.
    blocks:
      - type: points
        id: wear
        items:
          - Begin with two hours
          - Add an hour each day
      - type: statistics
        id: figures
        items:
          - {value: 12, unit: million, label: adults in the UK have hearing loss, source: rnid}
      - type: table
        id: trouble
        caption: When something is wrong
        header: [What you notice, What to do]
        rows:
          - [No sound, Change the battery]
          - [Whistling, Push the mould in]
  - id: clean
    title: Keep them clean
    lead: Wax stops the sound.
    blocks:
      - type: text
        id: daily
        text: |
          Wipe them with a dry cloth.

          Never use water.
"""


def errors_of(text: str, folder: Path = ROOT) -> list[Diagnostic]:
    report = Report()
    content.read(text.encode(), "content.yaml", folder, report, traits_of())
    return list(report.errors)


def without(text: str, line: str) -> tuple[str, int]:
    """Return a text without its first such line, and the number of the line that follows it."""
    lines = text.split("\n")
    number = lines.index(line)
    return "\n".join(lines[:number] + lines[number + 1 :]), number + 1


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("sections:", '"sections:" is missing above', "write sections: on a line above, behind 0"),
        ("    blocks:", '"blocks:" is missing above', "behind 4 spaces"),
        ("        rows:", '"rows:" is missing above', "behind 8 spaces"),
        ("sources:", '"sources:" is missing above', "behind 0 spaces"),
        ("  rnid:", "the name of this entry of sources: is missing", "behind 2 spaces"),
        ("  contact:", '"contact:" is missing above', "behind 2 spaces"),
        ("        text: |", '"text:" is missing above', "write text: | on a line above"),
        ("      - type: statistics", "the line that begins this item is missing", "- type: stat"),
        ("  - id: clean", "the line that begins this item is missing", "write - id: and its"),
    ],
)
def test_a_deleted_line_is_one_error_at_the_line_below_it(
    line: str, message: str, hint: str
) -> None:
    text, number = without(LEAFLET, line)
    (error,) = errors_of(text)
    assert error.code == "missing-line"
    assert message in error.message
    assert hint in str(error.hint)
    assert error.span is not None
    assert error.span.line == number


def test_a_deleted_document_line_is_one_error() -> None:
    (error,) = errors_of(without(LEAFLET, "document:")[0])
    assert '"document' in error.message


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_each_deleted_line_that_others_stand_below_is_one_error(file: Path) -> None:
    lines = file.read_text().split("\n")
    places = [number for number, line in enumerate(lines) if OPENING.match(line)]
    for number in places[:: tried(1, 17)]:
        if any(line in FLOWING for line in lines[max(0, number - 12) : number]):
            continue
        errors = errors_of("\n".join(lines[:number] + lines[number + 1 :]), file.parent)
        assert len(errors) <= 1, (lines[number], [str(error) for error in errors])


@pytest.mark.parametrize("words", ["Dry them.\n        Do so at night.", "- soap\n        - oil"])
def test_words_less_far_in_than_their_text_are_its_own(words: str) -> None:
    """They were told to stand under notes: or only:, which nobody had left out."""
    errors = errors_of(LEAFLET.replace("          Never use water.", f"        {words}"))
    assert not [str(error) for error in errors if error.code == "missing-line"]
    assert "first line of its text" in errors[0].message


def test_items_below_a_text_may_have_lost_their_key() -> None:
    text = LEAFLET.replace("        items:\n          - Begin with two hours\n"
                           "          - Add an hour each day\n",
                           "        notes: |\n          Say it.\n"
                           "        - Begin with two hours\n        - Add an hour\n")  # fmt: skip
    (error,) = errors_of(text)
    assert error.code == "missing-line" and '"items:"' in error.message


def test_other_faults_are_told_at_their_own_lines() -> None:
    text, _ = without(LEAFLET, "    blocks:")
    faulty = text.replace("date: 2026-09-14", "date: 14th").replace("        id: trouble", "")
    faulty = faulty.replace("      - type: text", "      - type: txet")
    line = faulty.split("\n").index("      - type: txet") + 1
    places = {(error.code, error.span.line) for error in errors_of(faulty) if error.span}
    assert ("bad-date", 8) in places
    assert ("unknown-block", line) in places
    assert len(places) == 3


def test_a_file_without_a_lost_line_is_told_of_no_line() -> None:
    misspelt = LEAFLET.replace("lead: Wax", "laed: Wax").replace("unit:", "untis:")
    assert {error.code for error in errors_of(misspelt)} == {"unknown-key"}
    assert found(LEAFLET, []) == ()


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  format: a4", "  id: code"), ("    name: Audiology", "    place: Room 3"),
        ("    name: Audiology", "    file: map.png"), ("  format: a4", "  title: Hearing"),
        ("        id: wear", "        file: a.png"), ("    authors: RNID", "    name: RNID"),
    ],
)  # fmt: skip
def test_a_key_that_is_unknown_where_it_stands_is_told_of_as_that(line: str, key: str) -> None:
    (error,) = errors_of(LEAFLET.replace(line, f"{line}\n{key}"))
    assert error.code == "unknown-key"


@pytest.mark.parametrize("file", [ALL_BLOCKS, *FILES], ids=lambda file: file.parent.name)
def test_a_file_without_errors_has_no_misfits(file: Path) -> None:
    data = unmended_values(file.read_text(), "content.yaml").data
    assert data is not None
    assert misfits(data, Document) == 0


def test_a_line_that_is_deleted_from_an_included_file_is_told_as_one_of_content_yaml(
    tmp_path: Path,
) -> None:
    head, sections = LEAFLET.split("sections:\n")
    part = textwrap.dedent(sections).split("\n")
    above = head.count("\n") + 1
    file = tmp_path / "part.yaml"
    whole = f"{head}sections:\n  - include: part.yaml\n"
    places = [number for number, line in enumerate(part) if OPENING.match(line)]
    for number in places[1:]:  # without the first line the file is a section without an id
        file.write_text("\n".join(part[:number] + part[number + 1 :]))
        (error,) = errors_of(whole, tmp_path)
        lines = LEAFLET.split("\n")
        (own,) = errors_of("\n".join(lines[: above + number] + lines[above + number + 1 :]))
        assert error.span and own.span and error.span.file == "part.yaml"
        place = (error.span.line + above, error.span.column + 2)
        assert (error.code, *place) == (own.code, own.span.line, own.span.column), part[number]


def test_lines_that_are_lost_in_two_files_are_an_error_each(tmp_path: Path) -> None:
    head, sections = without(LEAFLET, "  rnid:")[0].split("sections:\n")
    (tmp_path / "a.yaml").write_text(without(textwrap.dedent(sections), "  blocks:")[0])
    errors = errors_of(f"{head}sections:\n  - include: a.yaml\n", tmp_path)
    assert {(error.code, error.span.file) for error in errors if error.span} == {
        ("missing-line", "content.yaml"), ("missing-line", "a.yaml"),
    }  # fmt: skip
    assert len(errors) == 2


def test_a_lost_line_is_told_where_a_key_can_only_be_said_not_to_go_on() -> None:
    text = LEAFLET.replace(
        "      - type: table",
        """\
      - type: chart
        kind: column
        categories: [a]
        series:
          - name: Hours
            values: [2]
        source: rnid
        alt: A column of 2.
      - type: table""",
    )
    (error,) = errors_of(without(text, "        series:")[0])
    assert error.code == "missing-line" and '"series:"' in error.message

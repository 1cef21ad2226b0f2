"""What not every document has: notes, years, numbers, filled cells, one telephone number."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

import irdocs
from conftest import SMALL
from irdocs.audit.reading import pdf_text

CONTENT = """\
schema_version: 1
document:
  title: After your hip operation
  subtitle: What to do at home.
  language: en-GB
  audience: For patients
  version: "1"
  date: 2026-11-01
  disclaimer: Not advice.
  contact:
    name: Ward 5
    address: |
      Example Hospital
      1 Road, Leeds
    telephone: [0113 496 0000, "Out of hours: +44 (0)113 496 0001 (24 hours)", Ask for the nurse]
    hours: Monday to Friday, 9 am to 5 pm
sources:
  web: {authors: An author, publisher: A website, url: "https://example.org/x"}
leaflet: {format: a4}
sections:
  - id: s
    title: The first days
    lead: What you need to know.
    blocks:
      - type: statistics
        items:
          - {value: 1 in 5, label: have pain, source: web}
          - {value: "<0.5", unit: "%", label: get an infection, source: web}
          - {value: £1.2 m, label: is what it costs, source: web}
      - type: table
        caption: Scores
        header: [Measure, "3", "2", "1"]
        rows:
          - [Pulse, ≤40, "", 41–50]
          - ["", "1", null, ~]
          - [Alert, "", "", ""]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("requirements")
    (folder / "content.yaml").write_text(CONTENT)
    options = irdocs.BuildOptions(handout=2)
    result = irdocs.build(folder / "content.yaml", folder, options, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder


@pytest.mark.parametrize("file", ["leaflet.pdf", "handout.pdf"])
def test_a_row_with_empty_cells_has_all_its_cells(built: Path, file: str) -> None:
    with pikepdf.open(built / file) as pdf:
        rows = [
            [str(cell.S) for cell in item.K]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TR"
        ]
    assert rows and all(len(row) == 4 for row in rows)


def test_empty_cells_are_empty_on_the_slide(built: Path) -> None:
    (table,) = [
        shape.table
        for slide in Presentation(str(built / "deck.pptx")).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["Pulse", "≤40", "", "41–50"], ["", "1", "", ""], ["Alert", "", "", ""],
    ]  # fmt: skip


@pytest.mark.parametrize("file", ["leaflet.pdf", "deck.pptx"])
def test_figures_that_are_words_are_printed_as_they_are(built: Path, file: str) -> None:
    if file == "leaflet.pdf":
        said = " ".join(p.text for p in pdf_text.read((built / file).read_bytes()).pieces)
    else:
        said = " ".join(
            shape.text_frame.text
            for slide in Presentation(str(built / file)).slides
            for shape in slide.shapes
            if shape.has_text_frame
        )
    for figure in ("1 in 5", "<0.5%", "£1.2 m"):
        assert figure in said.replace("\u00a0", " ")
    assert "None" not in said


def test_a_contact_has_several_numbers_that_each_lead_somewhere(built: Path) -> None:
    with pikepdf.open(built / "leaflet.pdf") as pdf:
        links = [
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", ())
            if "/A" in note
        ]
    assert [link for link in links if link.startswith("tel:")] == [
        "tel:01134960000",
        "tel:+441134960001",
    ]
    said = " ".join(p.text for p in pdf_text.read((built / "leaflet.pdf").read_bytes()).pieces)
    for words in ("Example Hospital", "1 Road, Leeds", "Ask for the nurse", "Monday to Friday",
                  "Out of hours: +44 (0)113 496 0001 (24 hours)"):  # fmt: skip
        assert words in said


def test_slides_without_notes_are_named_by_a_warning_and_no_more(tmp_path: Path) -> None:
    text = SMALL.replace("    notes: Say it.\n", "")
    (tmp_path / "content.yaml").write_text(text)
    leaflet = irdocs.check(tmp_path / "content.yaml", irdocs.BuildOptions(only="leaflet"))
    assert not [d for d in leaflet.report if "notes" in d.message]
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not result.failed
    assert {d.code for d in result.report if "notes" in d.message} == {"PPT-28"}


def test_slides_without_notes_are_one_warning(tmp_path: Path) -> None:
    blocks = "".join(
        f"      - {{type: text, title: Part {n}, text: Words.{', notes: Say it.' * (n == 4)}}}\n"
        for n in range(1, 9)
    )
    text = SMALL.replace("    notes: Say it.\n", "") + blocks
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    (found,) = [d for d in result.report if d.code == "PPT-28"]
    show = Presentation(str(tmp_path / "deck.pptx"))
    lacking = [n for n, slide in enumerate(show.slides, 1)
               if not slide.notes_slide.notes_text_frame.text]  # fmt: skip
    assert lacking == [2, 3, 4, 5, 6, 8, 9, 10, 11]
    assert found.message == "slide 2: the slide has no notes; nor have slides 3 to 6 and 8 to 11"
    assert found.span is not None
    assert text.splitlines()[found.span.line - 1].strip() == "- id: only"


def test_the_objectives_without_notes_are_named_at_their_line(tmp_path: Path) -> None:
    objectives = "objectives:\n  title: After this you can\n  items: [Say it, Do it]\n\n"
    text = SMALL.replace("sections:\n", objectives + "sections:\n", 1)
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    (found,) = [d for d in result.report if d.code == "PPT-28"]
    assert found.span is not None
    assert text.splitlines()[found.span.line - 1].strip() == "title: After this you can"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("value: 1 in 5", "value: true", "number-expected"),
        ("value: 1 in 5", 'value: ""', "empty-text"),
        ("value: 1 in 5", "value: 1 in 5, picture: ring", "bad-value"),
        ('value: "<0.5"', 'value: "<0.5%"', "bad-value"),
        ("[Pulse, ≤40, \"\", 41–50]", "[Pulse, ≤40, 41–50]", "bad-table"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_still_said(old: str, new: str, code: str, tmp_path: Path) -> None:
    text = CONTENT.replace(old, new)
    assert text != CONTENT
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.check(tmp_path / "content.yaml")
    assert code in {error.code for error in result.report.errors}


def test_a_path_in_the_authors_words_is_theirs(tmp_path: Path) -> None:
    text = SMALL.replace("Some words.", r"Look into C:\temp and /home/anna/talk.pptx")
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not [str(error) for error in result.report.errors]


def test_a_callout_that_is_too_long_for_its_slide_goes_on(tmp_path: Path) -> None:
    items = "\n".join(f"          - Point {n} of the signs" for n in range(14))
    callout = f"      - type: callout\n        title: Signs\n        text: |\n{items}\n"
    text = SMALL.replace("      - type: text\n        text: Some words.\n", callout)
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not [str(error) for error in result.report.errors]


def test_a_column_may_have_no_name(tmp_path: Path) -> None:
    text = CONTENT.replace("header: [Measure,", 'header: ["",')
    (tmp_path / "content.yaml").write_text(text)
    options = irdocs.BuildOptions(handout=2)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, options, environment={})
    assert not [str(error) for error in result.report.errors]
    with pikepdf.open(tmp_path / "leaflet.pdf") as pdf:
        rows = [
            [str(cell.S) for cell in item.K]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TR"
        ]
    assert rows[0] == ["/TH"] * 4 or ["/TH"] * 4 in rows

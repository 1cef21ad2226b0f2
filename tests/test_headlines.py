"""A block with both a title and a headline shows each where the guide says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from pptx import Presentation

import irdocs
from conftest import ALL_BLOCKS
from irdocs.audit.reading import pdf_text


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Every block with a title and a headline, and the blocks' types in order."""
    folder = tmp_path_factory.mktemp("headlines")
    shutil.copytree(ALL_BLOCKS.parent / "assets", folder / "assets")
    data = yaml.load(ALL_BLOCKS.read_text(), yaml.CBaseLoader)
    blocks = [block for section in data["sections"] for block in section["blocks"]]
    plain = yaml.safe_load(ALL_BLOCKS.read_text())
    types = [block["type"] for block in blocks if block["type"] != "pagebreak"]
    number = 0
    for section in plain["sections"]:
        section.pop("only", None)
        section.pop("backup", None)
        section["blocks"] = [each for each in section["blocks"] if each["type"] != "pagebreak"]
        for block in section["blocks"]:
            block.pop("only", None)
            block.pop("backup", None)
            block |= {"title": f"Heading {number} of it", "headline": f"It says point {number}"}
            number += 1
    for key in ("date", "next_review", "reviewed"):
        if key in plain["document"]:
            plain["document"][key] = str(plain["document"][key])
    (folder / "content.yaml").write_text(yaml.safe_dump(plain, sort_keys=False))
    options = irdocs.BuildOptions(formats=("large-print",), draft=True)
    result = irdocs.build(folder / "content.yaml", folder, options, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder, types


def test_the_leaflet_has_the_titles_and_no_headline(built: tuple[Path, list[str]]) -> None:
    folder, types = built
    words = pdf_text.read((folder / "leaflet-large-print.pdf").read_bytes()).words()
    for number in range(len(types)):
        assert f"Heading {number} of it" in words
        assert f"It says point {number}" not in words


def test_a_slide_has_the_headline_and_the_title_in_its_notes(
    built: tuple[Path, list[str]],
) -> None:
    folder, types = built
    slides = list(Presentation(str(folder / "deck.pptx")).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title]
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]  # type: ignore[union-attr]
    for number, kind in enumerate(types):
        heading, headline = f"Heading {number} of it", f"It says point {number}"
        assert heading not in titles
        if kind == "quiz":
            assert headline not in titles and any(headline in text for text in notes)
        else:
            assert headline in titles
            slide = slides[titles.index(headline)]
            text = slide.notes_slide.notes_text_frame.text  # type: ignore[union-attr]
            shown = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            assert heading in shown if kind == "chart" else heading in text, kind


SAME = """\
schema_version: 1
document: {title: Burns, subtitle: S, audience: A, version: "1", language: en, date: 2026-11-23,
           disclaimer: D.}
sections:
  - id: a
    title: Burns
    lead: Lead.
    blocks:
      - {type: quiz, question: Is it safe?, options: [Yes it is, No], answer: A, explanation: So.}
      - {type: quiz, question: Is it quick?, options: [Yes it is, No], answer: A, explanation: So.}
      - {type: text, headline: A fifth die, text: One.}
      - {type: text, headline: A fifth die, text: Two.}
      - {type: text, text: Three.}
  - id: b
    title: Care
    lead: Lead.
    blocks:
      - {type: text, text: One.}
      - {type: points, items: [Two, Three]}
      - {type: code, code: "1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n10\\n11\\n12\\n13\\n14\\n15\\n16"}
  - id: c
    title: Rest
    lead: Lead.
    notes: Say this.
    opener: false
    blocks: [{type: text, text: One.}, {type: quote, text: Two., by: Somebody}]
deck: {answers: slides}
"""


def test_only_slides_of_one_thing_are_numbered(tmp_path: Path) -> None:
    """Two questions with the answer "Yes" are no parts of anything, and nor is the title slide."""
    (tmp_path / "content.yaml").write_text(SAME)
    order = irdocs.BuildOptions(only="deck")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    slides = Presentation(str(tmp_path / "deck.pptx")).slides
    assert [slide.shapes.title.text for slide in slides] == [
        "Burns", "In this session", "Burns (2)", "Is it safe?", "Answer A: Yes it is",
        "Is it quick?",
        "Answer A: Yes it is (2)", "A fifth die", "A fifth die (2)", "Burns (3)", "Care",
        "Care (2)", "Care (3)", "Care (1 of 2)", "Care (2 of 2)", "Rest", "Rest (2)",
        "About these slides", "S",
    ]  # fmt: skip
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    pointing = [text for text in notes if "Part of “Rest”" in text]
    assert len(pointing) == 1 and "Say this." not in pointing[0]

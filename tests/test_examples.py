"""The examples: each builds in its own format with nothing to find, and shows what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
import yaml
from pptx import Presentation

import irdocs
from irdocs.diagnostics import Severity
from support.thorough import tried

EXAMPLES = Path(__file__).parents[1] / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """An example: its folder's name, how it is built, and how much comes of it."""

    name: str
    options: irdocs.BuildOptions
    pages: int
    slides: range


CASES = (
    Example("fact-sheet", irdocs.BuildOptions(), 1, range(6, 10)),
    Example("hip-leaflet", irdocs.BuildOptions(press="uk-3mm"), 4, range(15, 25)),
    Example("sepsis-lecture", irdocs.BuildOptions(handout=3), 3, range(38, 60)),
)


def test_the_long_lecture_has_nothing_to_find() -> None:
    """It is built in `make verify`, which takes seconds."""
    case = CASES[-1]
    report = irdocs.check(EXAMPLES / case.name / "content.yaml", case.options).report
    assert [str(found) for found in report if found.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("case", CASES[: tried(3, 1)], ids=lambda case: case.name)
def test_it_builds_without_a_finding(case: Example, tmp_path: Path) -> None:
    content = EXAMPLES / case.name / "content.yaml"
    result = irdocs.build(content, tmp_path, case.options, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    findings = [str(found) for found in result.report if found.severity is not Severity.NOTE]
    assert findings == []
    with pikepdf.open(tmp_path / "leaflet.pdf") as leaflet:
        assert len(leaflet.pages) == case.pages
    deck = Presentation(str(tmp_path / "deck.pptx"))
    assert len(deck.slides) in case.slides
    assert all(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    written = {file.name for file in tmp_path.iterdir()}
    assert ("handout.pdf" in written) == bool(case.options.handout)
    assert any("press" in name for name in written) == bool(case.options.press)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_says_that_it_is_not_for_clinical_use(case: Example) -> None:
    document = yaml.safe_load((EXAMPLES / case.name / "content.yaml").read_text())["document"]
    assert "not for clinical use" in document["disclaimer"]
    assert "reviewed" not in document


def test_the_lecture_shows_blocks_of_every_kind() -> None:
    data = yaml.safe_load((EXAMPLES / "sepsis-lecture" / "content.yaml").read_text())
    shown = {block["type"] for section in data["sections"] for block in section["blocks"]}
    assert shown >= {
        *("text", "points", "terms", "timeline", "cards", "statistics", "chart", "table", "image"),
        *("images", "columns", "formula", "callout", "flow", "quote", "quiz", "resources"),
        *("video", "case", "code", "risk", "contact"),
    }
    charts = {
        block["kind"]
        for section in data["sections"]
        for block in section["blocks"]
        if block["type"] == "chart"
    }
    assert charts >= {"column", "line", "step"}


def test_each_is_named_in_the_guide_to_them() -> None:
    guide = (EXAMPLES / "README.md").read_text()
    folders = {folder.name for folder in EXAMPLES.iterdir() if folder.is_dir()}
    assert folders == {case.name for case in CASES}
    for name in folders:
        assert f"irdocs build examples/{name}/content.yaml" in guide

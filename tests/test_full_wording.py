"""Notes say in full, and in its context, what a slide shows in a shorter form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from support.small_documents import one_section, whole

FLOW = {"type": "flow", "title": "The next bag", "steps": [
    {"id": "q", "text": "Leg raise: stroke volume up by a tenth?", "short": "Leg raise",
     "ways": [{"when": "Yes"}, {"when": "No", "to": "n"}]},
    {"text": "Give 250 ml over 10 min", "short": "250 ml"},
    {"text": "Listen to the lungs", "to": "q"},
    {"id": "n", "text": "No more fluid", "kind": "end"}]}  # fmt: skip
STATISTIC = {"value": 45, "unit": "%", "label": "have had it for a year", "short": "have it",
             "source": "Our own audit, 2025"}  # fmt: skip


def notes(folder: Path, block: dict[str, Any]) -> list[str]:
    """Return the lines of notes of the slides of a block."""
    whole(folder, one_section({"id": "block", **block}), only="deck")
    return [
        line.replace("\u00a0", " ")
        for slide in Presentation(str(folder / "out" / "deck.pptx")).slides
        for line in slide.notes_slide.notes_text_frame.text.split("\n")
    ]


def told(folder: Path, block: dict[str, Any]) -> list[str]:
    """Return what follows the only "In full:" in them."""
    lines = notes(folder, block)
    assert lines.count("In full:") == 1
    return lines[lines.index("In full:") + 1 :]


def test_a_flow_chart_is_told_with_all_its_steps_and_ways(tmp_path: Path) -> None:
    assert told(tmp_path, FLOW)[:9] == [
        "Leg raise: stroke volume up by a tenth?",
        "Yes: go on to “Give 250 ml over 10 min”",
        "No: go on to “No more fluid”",
        "Give 250 ml over 10 min",
        "Listen to the lungs",
        "Go on to “Leg raise: stroke volume up by a tenth?”",
        "No more fluid",
        "This way ends here",
        "Read by those who get the slides; you need not read it out.",
    ]


def test_a_flow_chart_whose_slide_has_all_its_words_is_not_told_again(tmp_path: Path) -> None:
    steps = [{key: value for key, value in step.items() if key != "short"}
             for step in FLOW["steps"]]  # fmt: skip
    assert "In full:" not in notes(tmp_path, {**FLOW, "steps": steps})


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (
            {"type": "terms", "items": [
                {"term": "IVC", "meaning": "A large vein.", "short": "A vein."},
                {"term": "MAP", "meaning": "A pressure."}]},
            ["IVC: A large vein."],
        ),
        (
            {"type": "points", "items": [
                {"text": "Give less with these", "items": [
                    "Heart failure", {"text": "Kidneys that have failed", "short": "Kidneys"}]},
                "Look again"]},
            ["Give less with these", "Heart failure", "Kidneys that have failed"],
        ),
        (
            {"type": "columns", "title": "Two", "columns": [
                {"title": "Do", "blocks": [
                    {"type": "text", "text": "Rest for a day.", "short": "Rest."}]},
                {"title": "Know", "blocks": [{"type": "statistics", "items": [STATISTIC]}]}]},
            ["Do", "Rest for a day.", "Know", "45% have had it for a year"],
        ),
    ],
)  # fmt: skip
def test_what_is_told_in_full_says_what_it_belongs_to(
    block: dict[str, Any], lines: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, block)[: len(lines)] == lines


def test_a_point_told_in_full_keeps_its_number(tmp_path: Path) -> None:
    points = ["Wash", {"text": "Dry your hands with paper", "short": "Dry"}]
    notes(tmp_path, {"type": "points", "ordered": True, "items": points})
    slides = Presentation(str(tmp_path / "out" / "deck.pptx")).slides
    (paragraph,) = [
        paragraph
        for slide in slides
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs
        if paragraph.text == "Dry your hands with paper"
    ]
    (number,) = paragraph._p.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}buAutoNum"
    )
    assert number.get("startAt") == "2"


def test_a_figure_that_waits_is_not_told_in_the_notes(tmp_path: Path) -> None:
    pending = {"label": "will be counted next year", "short": "to come", "pending": True}
    block = {"type": "statistics", "items": [STATISTIC, pending]}
    first, *others = told(tmp_path, block)
    assert first == "45% have had it for a year" and "will be counted" not in "".join(others)


def test_a_list_over_several_slides_has_what_each_of_them_shows_in_its_notes(
    tmp_path: Path,
) -> None:
    """Its sources, and its full texts."""
    words = "and so it goes on, until there is not room for it beside the others on one slide"
    items = [
        {"text": f"The point {n} in full, {words} [@s{n}].", "short": f"Item {n} {words} [@s{n}]"}
        for n in range(1, 13)
    ]
    block = {"type": "points", "id": "long", "title": "A long list", "items": items}
    source = {"authors": "An Author", "publisher": "P", "year": 2020}
    cited = {
        f"s{n}": {**source, "title": f"Paper {n}", "url": f"https://example.org/{n}"}
        for n in range(1, 13)
    }
    whole(tmp_path, one_section(block, sources=cited), only="deck")
    slides = [one for one in Presentation(str(tmp_path / "out" / "deck.pptx")).slides
              if one.shapes.title.text.startswith("A long list")]  # fmt: skip
    assert len(slides) > 1
    for slide in slides:
        texts = [one.text_frame.text for one in slide.shapes if one.has_text_frame]
        said = "\n".join(texts).replace("\u00a0", " ")
        told = slide.notes_slide.notes_text_frame.text.replace("\u00a0", " ")
        shown = {n for n in range(1, 13) if f"Item {n} " in said}
        assert shown and len(shown) < 12
        assert {n for n in range(1, 13) if f"Paper {n}." in told} == shown
        assert {n for n in range(1, 13) if f"The point {n} in" in told} == shown

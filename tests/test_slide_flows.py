"""Boxes that arrows join on a slide come as a flow chart; other arrows are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pptx
import yaml
from lxml import etree
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches

from irdocs.importing.project import ImportResult, import_file
from support.small_documents import one_section, whole
from support.thorough import LONG
from test_deck_importing import saved, slide_of

FIXTURES = Path(__file__).parent / "fixtures"
Place = tuple[str, float, float]


def drawn(
    boxes: Sequence[Place], arrows: Sequence[tuple[int, int]], answers: Sequence[Place] = ()
) -> bytes:
    """Return a talk with one slide of boxes, by their words and places in inches."""
    show = pptx.Presentation()
    slide_of(show, 0, "Fever").placeholders[1].text = "On the ward"
    slide = slide_of(show, 5, "What to do")
    made = []
    for words, x, y in boxes:
        box = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(x), Inches(y), Inches(1.8), Inches(0.7)
        )
        box.text_frame.text = words
        made.append(box)
    for start, end in arrows:
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        line.begin_connect(made[start], 3)
        line.end_connect(made[end], 1)
    for words, x, y in answers:
        text = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(0.5), Inches(0.3))
        text.text_frame.text = words
    return saved(show)


def imported(folder: Path, data: bytes) -> tuple[list[dict[str, Any]], ImportResult]:
    (folder / "talk.pptx").write_bytes(data)
    result = import_file(folder / "talk.pptx", folder / "project", "2026-11-26")
    assert result.missing == (), result.missing
    content = yaml.safe_load((folder / "project" / "content.yaml").read_text("utf-8"))
    return [block for section in content["sections"] for block in section["blocks"]], result


def told(result: ImportResult) -> str:
    return (result.folder / "import.txt").read_text()


def test_boxes_in_a_row_are_steps(tmp_path: Path) -> None:
    boxes = [("See the GP", 0.5, 2.0), ("Have a scan", 3.0, 2.0), ("Meet the surgeon", 5.5, 2.0)]
    (block,), result = imported(tmp_path, drawn(boxes, [(0, 1), (1, 2)]))
    assert block["type"] == "flow" and block["title"] == "What to do"
    assert block["steps"] == ["See the GP", "Have a scan", "Meet the surgeon"]
    assert not result.checked.failed and "arrow" not in told(result)


def test_a_decision_has_its_answers(tmp_path: Path) -> None:
    boxes = [("Fever?", 3.0, 1.5), ("Give antibiotics", 1.0, 3.5), ("Go home", 5.5, 3.5),
             ("Look again", 1.0, 5.0)]  # fmt: skip
    answers = [("Yes", 2.6, 2.6), ("No", 5.6, 2.6)]
    (block,), result = imported(
        tmp_path, drawn(boxes, [(0, 1), (0, 2), (1, 3), (3, 0)][:3], answers)
    )
    assert block["steps"] == [
        {"text": "Fever?", "ways": [{"when": "Yes"}, {"when": "No", "to": "step-4"}]},
        "Give antibiotics", {"text": "Look again", "kind": "end"},
        {"id": "step-4", "text": "Go home"},
    ]  # fmt: skip
    assert not result.checked.failed, [str(one) for one in result.checked.report.errors]


def test_arrows_that_say_too_little_are_told(tmp_path: Path) -> None:
    boxes = [("Fever?", 3.0, 1.5), ("Treat", 1.0, 3.5), ("Go home", 5.5, 3.5)]
    blocks, result = imported(tmp_path, drawn(boxes, [(0, 1), (0, 2)]))
    assert all(block["type"] != "flow" for block in blocks)
    assert 'the arrow from "Fever?" to "Treat"' in told(result)


def test_loose_arrows_are_told_and_a_shape_leads_where_it_did(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = slide_of(show, 5, "Arrows")
    slide.shapes.add_shape(MSO_SHAPE.RIGHT_ARROW, 0, Inches(3), Inches(1), Inches(1))
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, Inches(1), Inches(1))
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    etree.SubElement(line.line._get_or_add_ln(), f"{{{space}}}tailEnd", type="triangle")
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, Inches(1), Inches(1))  # a plain line
    box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(2), Inches(2), Inches(2), Inches(1))
    box.text_frame.text = "The guideline"
    box.click_action.hyperlink.address = "https://www.nice.org.uk/ng253"
    blocks, result = imported(tmp_path, saved(show))
    assert "2 arrows" in told(result)
    assert "[The guideline](https://www.nice.org.uk/ng253)" in str(blocks)


@LONG
def test_a_flow_of_our_own_deck_comes_back(tmp_path: Path) -> None:
    source = yaml.safe_load((FIXTURES / "all-blocks.yaml").read_text("utf-8"))
    flow = next(
        block for section in source["sections"] for block in section["blocks"]
        if block["type"] == "flow"
    )  # fmt: skip
    text = one_section(flow, sources=source["sources"])
    (tmp_path / "talk").mkdir()
    deck = whole(tmp_path / "talk", text, only="deck") / "deck.pptx"
    blocks, _ = imported(tmp_path, deck.read_bytes())
    (found,) = [block for block in blocks if block["type"] == "flow"]
    assert len(found["steps"]) == len(flow["steps"])

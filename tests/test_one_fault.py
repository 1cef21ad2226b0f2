"""One fault is one error: what fits is not called too much because something else is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import irdocs
from support import templates
from support.small_documents import one_section
from support.thorough import tried

FLOW = {
    "type": "flow",
    "title": "First hour",
    "steps": [
        "Urine output low, creatinine rising",
        {"id": "felt", "text": "Bladder felt, or more than 400 mL on the scanner?",
         "ways": [{"when": "Yes", "to": "cath"}, {"when": "No"}]},
        {"id": "risk", "text": "One kidney, stones, cancer or fever?",
         "ways": [{"when": "Yes", "to": "early"}, {"when": "No"}]},
        "A step more than the template's own slides have room for",
        "Another step that has to be done now",
        {"text": "Ultrasound within 24 hours", "kind": "end"},
        {"id": "cath", "text": "Catheter", "to": "risk"},
        {"id": "early", "text": "Ultrasound within 6 hours", "kind": "end"},
    ],
}  # fmt: skip
CODE = {"type": "code", "language": "python", "code": "x" * 400}


@pytest.mark.parametrize("blocks", [[FLOW, CODE], [FLOW]][: tried(2, 1)])
def test_a_template_is_given_more_room_whatever_else_is_wrong(
    blocks: list[dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "t.pptx").write_bytes(templates.default())
    (tmp_path / "content.yaml").write_text(one_section(*blocks))
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "t.pptx")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert [error.code for error in result.report.errors] == ["code-too-wide"] * (len(blocks) - 1)


def test_a_table_that_is_too_wide_makes_no_page_too_short(tmp_path: Path) -> None:
    words = "Incomprehensibilities "
    table = {
        "type": "table", "caption": "Wide", "header": [f"{words}{n}" for n in range(9)],
        "rows": [[words * 12] * 9 for _ in range(3)],
    }  # fmt: skip
    text = {"type": "text", "text": "Words. " * 80}
    (tmp_path / "content.yaml").write_text(one_section(text, table, text, format="large-print"))
    order = irdocs.BuildOptions(only="leaflet")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert {error.code for error in result.report.errors} == {"table-too-wide"}

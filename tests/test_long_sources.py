"""Words on data of one's own below a chart take a second line before slides are enlarged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from support.small_documents import built, one_section

LONG = "Erhebung der Versuchshalle der Technischen Hochschule Beispielstadt, April bis Juni 2025"
CHART: dict[str, Any] = {
    "type": "chart", "kind": "bar", "title": "Steel", "categories": ["Pipes", "Sheets"],
    "series": [{"name": "Mass", "values": [3, 4]}], "alt": "Two bars.",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_a_source_of_two_lines_stands_below_a_lower_chart(language: str, tmp_path: Path) -> None:
    text = one_section(CHART | {"source": LONG}, deck={"aspect": "4:3"})
    result = built(tmp_path, text.replace("en-GB", language), only="deck")
    assert not result.failed, [str(error) for error in result.report.errors]
    assert "enlarged-slides" not in {one.code for one in result.report}
    show = Presentation(str(tmp_path / "out" / "deck.pptx"))
    slide = next(one for one in show.slides if any(shape.has_chart for shape in one.shapes))
    (chart,) = [shape for shape in slide.shapes if shape.has_chart]
    (source,) = [one for one in slide.placeholders if one.has_text_frame and LONG in one.text]
    assert chart.top + chart.height <= source.top
    assert source.height >= Pt(2 * 18)
    assert source.left >= chart.left and source.left + source.width <= chart.left + chart.width


def test_a_source_that_no_slide_holds_is_told_at_its_line(tmp_path: Path) -> None:
    text = one_section(CHART | {"source": f"{LONG}; " * 4 + LONG})
    (error,) = built(tmp_path, text, only="deck").report.errors
    assert error.code == "slide-overflow" and error.span is not None
    assert "source" in text.splitlines()[error.span.line - 1]

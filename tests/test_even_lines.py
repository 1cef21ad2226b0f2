"""Large texts of slides have lines of like length, as few as can be, at the size that they have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation
from reportlab.pdfbase.pdfmetrics import stringWidth

from conftest import SMALL
from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import NEVER, HeightGauge
from irdocs.diagnostics import Report
from support.small_documents import built
from support.thorough import tried
from test_fit_units import FACES, SIZE, WIDTH, box, said

USUAL = 32.0
"""The size in pt that callouts have in their layout."""


def test_a_line_more_is_not_made_for_lines_that_end_where_phrases_end() -> None:
    gauge = HeightGauge(FACES, said("wordword, wordword, wordword."), box())
    assert gauge.line_count(gauge.even_width(SIZE, NEVER), SIZE) == 2


def test_a_large_text_is_not_much_smaller_to_save_a_line() -> None:
    """Two lines of 27 and 21 letters, or one that is a fifth smaller."""
    place = box(width=2 * WIDTH, steps=(19.0, 18.0, 17.0, 16.0, 15.0))
    text = said("wordwordw wordwordw wordwor wordwordwo wordwordwo")
    size, _ = TextFitter(FACES, FACES, Report()).balanced(text, place, SIZE)
    assert size == SIZE


PH = (
    "pH below 7.0, potassium above 6.5 mmol/L or fluid in the lungs: call the ICU team, day or "
    "night."
)
SPINE = (
    "Every patient with a suspected spinal cord compression needs an MRI of the whole spine within "
    "24 hours, dexamethasone unless there is a reason against it, and a call to the on-call spinal "
    "team, day or night."
)
SAMPLE = (
    "pH below 7.0 or potassium above 6.5 mmol/L: call the ICU team now and do not wait for the "
    "repeat sample."
)


def _lines(shape: Any) -> list[str]:
    """Return the lines of a shape's text, in letters as wide as Arial's."""
    (run,) = shape.text_frame.paragraphs[0].runs
    size, lines = run.font.size.pt if run.font.size else USUAL, [""]
    for word in run.text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        wide = stringWidth(longer, "Helvetica", size) > shape.width.pt
        lines = [*lines, word] if wide else [*lines[:-1], longer]
    return [line.replace("\u00a0", " ") for line in lines]


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("look", ["clinic", "ir"][: tried(2, 1)])
def test_callouts_have_even_lines_at_the_size_that_they_share(
    look: str, aspect: str, tmp_path: Path
) -> None:
    data = yaml.safe_load(SMALL) | {"theme": look, "deck": {"aspect": aspect}}
    texts = ("Stop the infusion.", PH, SAMPLE, SPINE)
    data["sections"][0]["blocks"] = [
        {"type": "callout", "kind": "emergency", "title": f"Call {number}", "text": text}
        for number, text in enumerate(texts)
    ]
    result = built(tmp_path, yaml.safe_dump(data, sort_keys=False), only="deck")
    assert not result.failed, [str(error) for error in result.report.errors]
    found = [
        _lines(shape)
        for slide in Presentation(str(tmp_path / "out" / "deck.pptx")).slides
        for shape in slide.placeholders
        if shape.text_frame.text.replace("\u00a0", " ") in texts
    ]
    assert [" ".join(lines) for lines in found] == list(texts)
    for lines in found:
        assert min(map(len, lines)) > 0.6 * max(map(len, lines)), lines
    assert len(found[0]) == 1 and [line[-1] for line in found[1]][1:] in ([":", "."], ["."])

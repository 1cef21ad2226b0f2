"""irdocs pull twice, with no build between: what has come home is no edit any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER as PP

from support.small_documents import one_section, whole
from test_pulling import run, shapes_of

WORDS = "Sedation begets delirium, which begets sedation"
FLOW = {"type": "flow", "title": "Round", "steps": [
    "Begin",
    {"id": "ask", "text": "Ready?", "ways": [{"when": "Yes"}, {"when": "No", "to": "end"}]},
    {"text": "Trial: 30 minutes", "kind": "end"}, {"id": "end", "text": "Rest"},
]}  # fmt: skip


def opened(folder: Path) -> Any:
    items = [{"text": "The diaphragm thins", "items": ["by a tenth a day", "and slowly"]}, WORDS]
    points = {"type": "points", "title": "Waiting", "items": items, "notes": "Say so."}
    whole(folder, one_section(points, FLOW, theme="clinic"), only="deck")
    return pptx.Presentation(str(folder / "out" / "deck.pptx"))


def test_no_second_pull_finds_what_the_first_has_brought_home(tmp_path: Path) -> None:
    """Quotation marks that were typed straight are those of the content, and what a listener hears
    of an arrow is irdocs' own."""
    show = opened(tmp_path)
    longer = WORDS.replace(", which begets", "; delirium begets more")
    shapes_of(show, WORDS).runs[0].text = longer
    shapes_of(show, "Trial: 30 minutes").runs[0].text = "Trial: 60 minutes"
    (slide,) = [one for one in show.slides if one.shapes.title.text == "Waiting"]
    slide.notes_slide.notes_text_frame.paragraphs[0].runs[0].text = 'Say "so", twice.'
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP.FOOTER:
            shape.text_frame.text = "Any University"
    show.save(str(tmp_path / "out" / "deck.pptx"))
    first, second = run(tmp_path), run(tmp_path)
    assert first.output.count("pulled ") == 3 and "pulled " not in second.output
    for done in (first, second):
        assert done.output.count("left ") == 1 and "its footer says" in done.output

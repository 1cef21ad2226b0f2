"""A formula and its caption are one group on their slide, and not words at its foot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from support.small_documents import one_section, whole
from support.thorough import tried

SHORT, LONG = "At mid-span.", "Each letter has a meaning that is told here at some length. " * 2
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _shown(folder: Path, text: str, caption: str) -> tuple[tuple[int, ...], Any]:
    """Return the edges of the formula (left, top, right, bottom), and the shape of its caption."""
    show = Presentation(str(whole(folder, text, only="deck") / "deck.pptx"))
    (words,) = [
        shape
        for slide in show.slides
        for shape in slide.placeholders
        if shape.has_text_frame and caption[:8] in shape.text_frame.text
    ]
    (formula,) = [
        place
        for place in words._element.getparent().iter(f"{A}xfrm")
        if any(str(above.tag).endswith("}Choice") for above in place.iterancestors())
    ]
    left, top = (int(formula.find(f"{A}off").get(key)) for key in "xy")
    width, height = (int(formula.find(f"{A}ext").get(key)) for key in ("cx", "cy"))
    return (left, top, left + width, top + height), words


@pytest.mark.parametrize("aspect", ["16:9", "4:3"][: tried(2, 1)])
@pytest.mark.parametrize(
    ("language", "caption"), [("en", LONG), ("ar", SHORT), ("en", SHORT)][: tried(3, 2)]
)
def test_the_caption_of_a_formula_stands_close_below_it(
    aspect: str, language: str, caption: str, tmp_path: Path
) -> None:
    block = {"type": "formula", "title": "Sag", "latex": "w = q l^4", "caption": caption}
    text = one_section(block, deck={"aspect": aspect})
    text = text.replace("language: en-GB", f"language: {language}")
    (left, _, right, bottom), words = _shown(tmp_path, text, caption)
    assert Pt(16) <= words.top - bottom <= Pt(40)
    if caption == SHORT:
        edges = (left, words.left) if language == "en" else (right, words.left + words.width)
        assert abs(edges[0] - edges[1]) <= Pt(8)
    else:
        assert words.left < left

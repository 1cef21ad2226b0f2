"""Headings with texts below them on slides: the heading is never the smaller of the two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from support.small_documents import one_section, whole

NAMES = ("Polskie Stowarzyszenie Diabetyków", "Diabetes UK")


def _size(shape: Any) -> float:
    """Return the size of a text in pt; where the slide does not say one, its layout's."""
    (run, *_) = shape.text_frame.paragraphs[0].runs
    if run.font.size:
        return float(run.font.size.pt)
    number = shape.placeholder_format.idx
    place = next(one for one in shape.part.slide.slide_layout.placeholders
                 if one.placeholder_format.idx == number)  # fmt: skip
    (level,) = place._element.xpath(".//a:lstStyle/a:lvl1pPr/a:defRPr")
    return int(level.get("sz")) / 100


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("name", NAMES)
def test_what_a_resource_offers_is_no_larger_than_its_name(
    aspect: str, name: str, tmp_path: Path
) -> None:
    item = {"name": name, "offers": "Advice by telephone", "url": "https://example.org/a"}
    text = one_section({"type": "resources", "title": "More", "items": [item]},
                       deck={"aspect": aspect})  # fmt: skip
    deck = whole(tmp_path, text, only="deck") / "deck.pptx"
    shapes = [shape for slide in Presentation(str(deck)).slides for shape in slide.placeholders]
    (heading,) = [one for one in shapes if one.name == "Name 1"]
    (offers,) = [one for one in shapes if one.name == "Offers 1"]
    assert heading.text_frame.text.replace("\u00a0", " ") == name
    assert _size(offers) <= _size(heading)

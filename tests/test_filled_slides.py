"""Little text on a slide is large and stands in the middle; much of it is as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import Slide

from support.small_documents import one_section, whole

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDS = "The capillary leaks and the pressure falls for as long as the blood is not free of them. "


def slide_of(folder: Path, *blocks: dict[str, Any], number: int = 2) -> Slide:
    """Return a slide, counted from 0, of a deck of one section; its first with a body is 2."""
    file = whole(folder, one_section(*blocks), only="deck") / "deck.pptx"
    return pptx.Presentation(str(file)).slides[number]


def named(slide: Slide, name: str) -> SlidePlaceholder:
    return next(shape for shape in slide.placeholders if shape.name == name)


def layouts(slide: Slide, name: str) -> Any:
    """Return the element of the layout's placeholder that a slide's is tied to."""
    index = named(slide, name).placeholder_format.idx
    held = slide.slide_layout.placeholders
    return next(shape for shape in held if shape.placeholder_format.idx == index).element


def size_of(slide: Slide, name: str) -> float:
    """Return the size of the first run of a placeholder in pt: its own, or its layout's."""
    stated = next(named(slide, name).element.iter(f"{A}rPr")).get("sz")
    return int(stated or next(layouts(slide, name).iter(f"{A}defRPr")).get("sz")) / 100


def text(words: str, title: str = "It leaks") -> dict[str, Any]:
    return {"type": "text", "id": "t", "title": title, "text": words}


def test_little_text_is_as_large_as_the_title_and_in_the_middle(tmp_path: Path) -> None:
    slide = slide_of(tmp_path, text(WORDS))
    assert size_of(slide, "Body") == 36
    assert next(layouts(slide, "Body").iter(f"{A}bodyPr")).get("anchor") == "ctr"


def test_text_that_would_fill_its_room_does_not_grow(tmp_path: Path) -> None:
    assert size_of(slide_of(tmp_path, text(WORDS * 4)), "Body") <= 32


def test_text_is_never_larger_than_a_title_that_had_to_shrink(tmp_path: Path) -> None:
    slide = slide_of(tmp_path, text("It leaks.", "It leaks, and the pressure falls. " * 4))
    title = int(next(slide.shapes.title.element.iter(f"{A}rPr")).get("sz")) / 100
    assert title < 36
    assert size_of(slide, "Body") == 32


@pytest.mark.parametrize(("count", "grown"), [(3, True), (5, False)])
def test_events_in_one_row_grow_with_their_dates(count: int, grown: bool, tmp_path: Path) -> None:
    events = [{"date": str(1960 + n), "title": "Go on", "text": "Do it."} for n in range(count)]
    slide = slide_of(tmp_path, {"type": "timeline", "id": "t", "title": "T", "items": events})
    assert (size_of(slide, "Event 1") > 24) is grown
    assert not grown or size_of(slide, "Event 1") <= size_of(slide, "Date 1")

"""Points within points are smaller than those that they belong to, on slides and in handouts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from irdocs.deck.slide_text import SlideParagraph, TextRun
from support.small_documents import one_section, whole
from support.templates import default

INNER = ["In the morning with some food", "In the evening with water"]
FEW = [{"text": "Take your tablets", "items": INNER}, "Sleep well"]
MANY = [
    {"text": f"Take your tablets of the kind {n}", "items": [f"{one}, {n}" for one in INNER]}
    for n in range(5)
]


def block(items: list[Any]) -> dict[str, Any]:
    return {"type": "points", "id": "p", "title": "Points within points", "items": items}


def sizes_of(deck: Path) -> tuple[set[float], set[float]]:
    """Return the sizes of the points of a list, and of those within them."""
    outer, inner = set[float](), set[float]()
    for slide in Presentation(str(deck)).slides:
        for shape in slide.placeholders:
            for paragraph in shape.text_frame.paragraphs:
                size = paragraph.runs[0].font.size if paragraph.runs else None
                if paragraph.text.startswith(("Take", "Sleep")):
                    outer.add(size.pt if size else 24.0)
                elif paragraph.text.startswith("In the"):
                    inner.add(size.pt if size else 24.0)
    return outer, inner


@pytest.mark.parametrize("template", [False, True])
def test_points_within_points_are_smaller(template: bool, tmp_path: Path) -> None:
    (tmp_path / "t.pptx").write_bytes(default())
    options = {"template": tmp_path / "t.pptx"} if template else {}
    folder = whole(tmp_path, one_section(block(FEW)), only="deck", **options)
    (outer,), (inner,) = sizes_of(folder / "deck.pptx")
    assert 0.85 <= inner / outer <= 0.9 and inner >= 18


@pytest.mark.parametrize(
    ("size", "expected"), [(44, 39), (28, 25), (24, 21), (20, 18), (19, 18), (18, 18), (16, 16)]
)
def test_no_point_is_smaller_than_the_smallest_type(size: float, expected: float) -> None:
    point = SlideParagraph((TextRun("A point"),), bullet=True, level=1)
    assert point.size_at(size, 18) == expected
    below = SlideParagraph((TextRun("goes on"),), bullet=False, level=1)
    assert below.size_at(size, 18) == size, "it goes on with a point of the first level"


def test_points_stand_on_the_slide_of_the_point_that_they_belong_to(tmp_path: Path) -> None:
    items = [{"text": f"Take {n}", "items": [f"In the {one}, {n}" for one in "abcd"[: 2 + n % 3]]}
             for n in range(9)]  # fmt: skip
    folder = whole(tmp_path, one_section(block(items)), only="deck")
    count = 0
    for slide in Presentation(str(folder / "deck.pptx")).slides:
        texts = [one.text for shape in slide.placeholders for one in shape.text_frame.paragraphs]
        numbers = [text[-1] for text in texts if text.startswith("In the ")]
        heads = [text[-1] for text in texts if text.startswith("Take ")]
        assert [*dict.fromkeys(numbers)] == heads
        assert all(numbers.count(one) == 2 + int(one) % 3 for one in heads)
        count += bool(heads)
    assert count > 1


def test_what_is_smaller_leaves_room_for_larger_type(tmp_path: Path) -> None:
    """Fitting counts the size that is written: the same lines, all of one level, are smaller."""
    flat = [one for item in MANY[:3] for one in (item["text"], *item["items"])]
    folder = whole(tmp_path, one_section(block(MANY[:3])), only="deck")
    nested, _ = sizes_of(folder / "deck.pptx")
    folder = whole(tmp_path, one_section(block(flat)), only="deck")
    usual, _ = sizes_of(folder / "deck.pptx")
    assert max(nested) > max(usual)

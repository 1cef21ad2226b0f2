"""A masthead takes a part of what is left at the foot of its page."""

from __future__ import annotations

from math import inf
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from irdocs.frozen import replace
from irdocs.leaflet import formats, masthead
from irdocs.leaflet.boxes import Box, PlacedBox
from irdocs.leaflet.formats import Format
from support.small_documents import ABOUT, leaflet_in, one_section, whole

CALLOUT = {"type": "callout", "kind": "emergency", "title": "Ring at once", "place": "cover",
           "text": "\n".join(f"- Sign {number}" for number in range(5))}  # fmt: skip
"""What asks for a place on the cover, and is too high for it."""


def format_named(name: str) -> Format:
    (found,) = (each for each in formats.built_in() if each.name == name)
    return found


def left_at_foot(format: Format, left: float) -> dict[str, tuple[PlacedBox, ...]]:
    """Return a box on the panel below a masthead that leaves so many pt of it free."""
    below = format.panels[1].live
    box = Box(below.height - left - 50, ())
    return {"page-1": (PlacedBox(box, below.x, below.y + 50),)}


@pytest.mark.parametrize("most_part", [1.1, inf])
@pytest.mark.parametrize("name", ["a4", "large-print"])
def test_a_masthead_takes_a_part_of_what_is_left_at_the_foot_of_its_page(
    name: str, most_part: float
) -> None:
    usual = format_named(name)
    most = usual.panels[0].box.height * most_part
    for left in (90.0, 300.0):
        placed = left_at_foot(usual, left)
        higher, moved = masthead.filling(usual, placed, most)
        (front, below), (old_front, old_below) = higher.panels[:2], usual.panels[:2]
        extra = front.box.height - old_front.box.height
        assert 0 < extra < left
        assert front.box.height <= min(most, old_front.box.height * masthead.MOST_FILLING) + 0.01
        assert front.box.bottom == pytest.approx(below.box.y)
        assert below.live.bottom == pytest.approx(old_below.live.bottom)
        assert below.live.y == pytest.approx(old_below.live.y + extra)
        (box,), (old_box,) = moved["page-1"], placed["page-1"]
        assert box.y == pytest.approx(old_box.y + extra) and box.box == old_box.box
        assert higher.panels[2:] == usual.panels[2:]


def test_a_masthead_stays_where_little_is_left_or_its_height_was_chosen_or_is_no_gain() -> None:
    usual = format_named("a4")
    band = replace(usual, panels=(replace(usual.panels[0], ground="primary"), *usual.panels[1:]))
    for format, left, most in ((usual, 40.0, inf), (band, 300.0, inf), (usual, 300.0, 0.0)):
        placed = left_at_foot(format, left)
        assert masthead.filling(format, placed, most) == (format, placed)


@pytest.mark.parametrize("callouts", [(), (CALLOUT,)])
@pytest.mark.parametrize(("size", "is_larger"), [((2400, 1800), True), ((1000, 800), False)])
def test_the_picture_of_a_short_first_page_is_larger_if_it_has_the_pixels(
    size: tuple[int, int], is_larger: bool, callouts: tuple[dict[str, Any], ...], tmp_path: Path
) -> None:
    """Also where what asks for a place on the cover has no room there."""
    Image.new("RGB", size, "teal").save(tmp_path / "cover.png")
    text = one_section(
        *callouts,
        {"type": "text", "text": "A few words."},
        {"type": "pagebreak"},
        {"type": "text", "text": "More."},
        document=ABOUT | {"cover": {"file": "cover.png", "alt": "The sea."}},
    )
    with pypdfium2.PdfDocument(leaflet_in(whole(tmp_path, text, only="leaflet"))) as pdf:
        (shown,) = pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        _, bottom, _, top = shown.get_bounds()
        usual = format_named("a4").panels[0].box.height
        assert top - bottom == pytest.approx(usual * masthead.MOST_FILLING if is_larger else usual)
        page = pdf[0].get_textpage()
        (first, _) = page.search("Emergency" if callouts else "Section").get_next()
        assert page.get_charbox(first)[3] < bottom

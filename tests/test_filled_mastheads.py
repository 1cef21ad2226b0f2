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
from irdocs.leaflet.formats import Format, Panel
from support.small_documents import ABOUT, built, leaflet_in, one_section, whole
from support.thorough import tried

CALLOUT = {"type": "callout", "kind": "emergency", "title": "Ring at once", "place": "cover",
           "text": "\n".join(f"- Sign {number}" for number in range(5))}  # fmt: skip
"""What asks for a place on the cover, and is too high for it."""


def format_named(name: str) -> Format:
    (found,) = (each for each in formats.built_in() if each.name == name)
    return found


def no_words(panel: Panel) -> float:
    return 0.0


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
        higher, moved = masthead.filling(usual, placed, no_words, most)
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
        assert masthead.filling(format, placed, no_words, most) == (format, placed)


def test_a_masthead_stays_where_words_beside_a_larger_picture_would_be_too_high() -> None:
    usual = format_named("a4")
    placed = left_at_foot(usual, 300.0)

    def lines(panel: Panel) -> float:
        return usual.panels[0].live.height * (1.0 if panel == usual.panels[0] else 2.0)

    assert masthead.filling(usual, placed, lines, inf) == (usual, placed)


def test_a_masthead_that_is_higher_for_its_words_holds_what_they_take_beside_a_wider_picture() -> (
    None
):
    usual = format_named("a4")
    height = usual.panels[0].live.height

    def lines(panel: Panel) -> float:
        """A picture as high as the masthead leaves words less room, and so more lines."""
        return (
            height + 20 + 15 * (panel.live.height > height) + 15 * (panel.live.height > height + 25)
        )

    fitted = masthead.fitted(usual, lines, may_be_lower=False)
    assert fitted.panels[0].live.height == pytest.approx(height + 50)
    assert lines(fitted.panels[0]) <= fitted.panels[0].live.height + masthead.SAME


def test_a_title_beside_a_picture_makes_nothing_smaller(tmp_path: Path) -> None:
    """The masthead of the lecture's leaflet was 6 pt too low for its own event."""
    drawing = Path(__file__).parents[1] / "examples/sepsis-lecture/assets/cover.svg"
    (tmp_path / "cover.svg").write_bytes(drawing.read_bytes())
    about = ABOUT | {
        "title": "Sepsis: the first hour", "subtitle": "Find it, time it, treat it",
        "audience": "An example lecture, for doctors and nurses in their first years",
        "event": {"name": "Grand round", "place": "Lecture theatre", "date": "2026-11-12"},
        "cover": "cover.svg",
    }  # fmt: skip
    text = one_section({"type": "text", "text": "Few words."}, document=about, theme="ir")
    result = built(tmp_path, text, only="leaflet")
    assert not result.failed, [str(error) for error in result.report.errors]
    assert "tightened" not in {found.code for found in result.report}


@pytest.mark.parametrize("callouts", [(), (CALLOUT,)][: tried(2, 1)])
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


@pytest.mark.parametrize("signs", [2, 4, 5, 6])
def test_a_callout_on_the_cover_is_there_also_beside_a_larger_picture(
    signs: int, tmp_path: Path
) -> None:
    drawing = Path(__file__).parents[1] / "examples/sepsis-lecture/assets/cover.svg"
    (tmp_path / "cover.svg").write_bytes(drawing.read_bytes())
    said = "\n".join(f"- A sign of some more words, number {number}" for number in range(signs))
    text = one_section(
        CALLOUT | {"text": said},
        {"type": "text", "text": "A few words."},
        {"type": "pagebreak"},
        {"type": "text", "text": "More."},
        document=ABOUT | {"cover": "cover.svg"},
    )
    with pypdfium2.PdfDocument(leaflet_in(whole(tmp_path, text, only="leaflet"))) as pdf:
        words = pdf[0].get_textpage().get_text_range()
    assert words.count("Ring at once") == 1
    assert all(f"number {number}" in words for number in range(signs))

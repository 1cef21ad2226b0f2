"""The cover drawing of a deck stands beside the words of its slides, whatever its proportions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from irdocs.content import svg_files
from irdocs.content.about import Aspect
from irdocs.content.illustration import Illustration
from irdocs.deck import design
from irdocs.deck.slide_grids import GRIDS
from irdocs.units import Rect
from support.designs import own_theme
from support.small_documents import ABOUT, one_section, whole

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SIZES = {"square": (100, 100), "wide": (200, 80), "tall": (80, 200), "slender": (300, 372)}


def svg(width: int, height: int, *, overhang: int = 0) -> str:
    """Return a drawing that paints its whole viewBox, and beyond it on the left and right."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect '
        f'x="{-overhang}" width="{width + 2 * overhang}" height="{height}" class="fill-vessel"/>'
        f'<circle cx="{width / 2}" cy="{height / 2}" r="9" class="fill-signal-bright"/></svg>'
    )


def drawing(size: str, overhang: int = 0) -> Illustration:
    read = svg_files.read(svg(*SIZES[size], overhang=overhang).encode())
    assert isinstance(read, Illustration)
    return read


def share(first: Rect, second: Rect) -> bool:
    both = first.within(second)
    return bool(both.width and both.height)


@pytest.mark.parametrize("words_first", [False, True])
@pytest.mark.parametrize("overhang", [0, 20])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("aspect", GRIDS)
def test_no_layout_has_words_over_the_drawing(
    aspect: Aspect, size: str, overhang: int, words_first: bool
) -> None:
    art = drawing(size, overhang)
    made = design.own(own_theme(), aspect, art, words_first=words_first)
    box = made.art
    assert box and box.bottom == GRIDS[aspect].size.height
    scale = box.width / art.width
    painted = Rect(box.x - overhang * scale, box.y, box.width + 2 * overhang * scale, box.height)
    layouts = [layout for layout in made.every_layout() if layout.art]
    assert len(layouts) == 3
    for layout in layouts:
        for place in layout.placeholders:
            assert not share(place.box, painted), (layout.name, place.name)
            assert place.box.width > 300, "too narrow for a title"
        assert not layout.logos or not share(layout.logos.box, painted)


def test_without_a_drawing_words_are_as_wide_as_ever() -> None:
    widest = max(
        place.box.width
        for layout in design.own(own_theme()).every_layout()
        if layout.art
        for place in layout.placeholders
    )
    assert widest == GRIDS["16:9"].opening.width


@pytest.mark.parametrize("size", ["square", "wide"])
def test_no_words_of_a_finished_deck_stand_over_the_drawing(size: str, tmp_path: Path) -> None:
    (tmp_path / "cover.svg").write_text(svg(*SIZES[size]))
    about = {**ABOUT, "title": "A title of the usual length for a deck of slides",
             "cover": "cover.svg", "authors": [{"name": "Dr Alex Example"}]}  # fmt: skip
    text = {"type": "text", "text": "Words."}
    deck = whole(tmp_path, one_section(text, document=about), only="deck") / "deck.pptx"
    show = Presentation(io.BytesIO(deck.read_bytes()))
    checked = 0
    for slide in show.slides:
        for art in (s for s in slide.slide_layout.shapes if s.name == "Art"):
            words = [s for s in slide.placeholders if s.has_text_frame and s.text_frame.text]
            assert words
            for shape in words:
                assert not share(_box(shape), _box(art)), shape.name
                checked += 1
    assert checked > 4


def test_words_that_lack_room_beside_a_large_drawing_have_it_beside_a_smaller(
    tmp_path: Path,
) -> None:
    (tmp_path / "cover.svg").write_text(svg(*SIZES["square"]))
    widths = []
    many = "For doctors, nurses and pharmacists " * 3
    for audience in ("For doctors", many.strip()):
        text = {"type": "text", "text": "Words."}
        about = {**ABOUT, "audience": audience, "cover": "cover.svg",
                 "authors": [{"name": "A. Author"}]}  # fmt: skip
        deck = whole(tmp_path, one_section(text, document=about), only="deck") / "deck.pptx"
        layouts = Presentation(io.BytesIO(deck.read_bytes())).slide_layouts
        (art,) = (s for s in layouts[0].shapes if s.name == "Art")
        widths.append(_box(art).width)
    assert widths[0] > widths[1]


def _box(shape: object) -> Rect:
    edges: Iterator[float] = (
        getattr(shape, name) / 12700 for name in ("left", "top", "width", "height")
    )
    return Rect(*edges)

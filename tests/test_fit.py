"""What does not fit is split, or an error at its line; it is never clipped."""

from __future__ import annotations

import io
from pathlib import Path

from pptx import Presentation

import irdocs
from conftest import SMALL
from irdocs.building import BuildResult


def built(tmp_path: Path, text: str, only: str) -> BuildResult:
    content = tmp_path / "content.yaml"
    content.write_text(text)
    return irdocs.build(content, tmp_path / "out", irdocs.BuildOptions(only=only), environment={})


def points(count: int, words: str) -> str:
    items = "".join(f"          - {words} number {n}.\n" for n in range(count))
    head = SMALL.rsplit("      - type: text", 1)[0]
    return f"{head}      - type: points\n        id: many\n        items:\n{items}"


def test_a_long_list_goes_on_over_numbered_slides(tmp_path: Path) -> None:
    result = built(
        tmp_path, points(40, "A point that is long enough to fill most of a line"), "deck"
    )
    assert not result.failed, [str(d) for d in result.report]
    presentation = Presentation(io.BytesIO((tmp_path / "out" / "deck.pptx").read_bytes()))
    titles = [s.shapes.title.text for s in presentation.slides]
    many = [t for t in titles if t.startswith("Only (")]
    assert many == [f"Only ({n} of {len(many)})" for n in range(1, len(many) + 1)]
    assert len(many) >= 3
    said = [p.text for s in presentation.slides for sh in s.placeholders
            for p in sh.text_frame.paragraphs]  # fmt: skip
    for number in range(40):
        assert sum(f"number {number}." in text for text in said) == 1


def test_too_much_for_the_leaflet_names_the_block_the_line_and_how_much(tmp_path: Path) -> None:
    result = built(
        tmp_path, points(130, "A point that fills a line and more of a panel"), "leaflet"
    )
    assert result.failed
    (error,) = [d for d in result.report.errors if d.code == "leaflet-overflow"]
    assert '"many"' in error.message and "lines" in error.message
    assert error.span is not None and error.span.line > 20
    assert not (tmp_path / "out").exists()


def test_a_word_wider_than_its_box_is_an_error_at_its_line(tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente"
    for product, code in (("leaflet", "word-too-wide"), ("deck", "slide-overflow")):
        result = built(tmp_path, SMALL.replace("title: Only", f"title: {word}"), product)
        assert any(d.code == code and d.span and d.span.line == 14 for d in result.report), product


def test_a_character_the_typeface_lacks_is_an_error_at_its_line(tmp_path: Path) -> None:
    for product in ("leaflet", "deck"):
        result = built(tmp_path, SMALL.replace("Some words.", "Some 😀."), product)
        assert [(d.code, d.span.line) for d in result.report.errors if d.span] == [
            ("missing-glyph", 19)
        ]

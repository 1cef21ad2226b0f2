"""Covers: a drawing reaches into the bleed where it touches an edge, or stays clear of it; without
a picture the title makes up the cover."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import irdocs
from conftest import SMALL
from support import small_documents
from support.thorough import tried

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 372">
<g class="fill-vessel stroke-none"><circle cx="150" cy="{y}" r="{r}"/></g></svg>"""


@pytest.mark.parametrize("format_name", ["a4-trifold", "a5-booklet", "a4"][: tried(3, 1)])
@pytest.mark.parametrize(("y", "r"), [(200, 150), (222, 150), (200, 130), (200, 149.8)])
def test_a_drawing_that_touches_the_edge_is_cut_cleanly(
    format_name: str, y: float, r: float, tmp_path: Path
) -> None:
    """PRN-01 reads the finished press file: colour that ends at the trim fails it."""
    (tmp_path / "cover.svg").write_text(DRAWING.format(y=y, r=r))
    text = SMALL.replace("  disclaimer:", "  cover: cover.svg\n  disclaimer:")
    (tmp_path / "content.yaml").write_text(text)
    options = irdocs.BuildOptions(only="leaflet", formats=(format_name,), press="uk-3mm")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, options, environment={})
    assert not [str(error) for error in result.report.errors]


def title_of(folder: Path, title: str, **about: Any) -> tuple[float, float]:
    """Return how high the first letter of a trifold's title is, and how far below the head of the
    page it begins, both in pt."""
    content = small_documents.one_section(
        {"type": "text", "text": "Words."},
        format="a4-trifold",
        document=small_documents.ABOUT | about | {"title": title},
    )
    folder.mkdir()
    (folder / "art.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        '<rect class="fill-accent" x="10" y="10" width="80" height="80"/></svg>'
    )
    out = small_documents.whole(folder, content, only="leaflet")
    page = pypdfium2.PdfDocument(out / "leaflet.pdf")[0]
    text = page.get_textpage()
    _, bottom, _, top = text.get_charbox(text.search(title.split()[0]).get_next()[0], loose=True)
    return top - bottom, page.get_height() - top


def test_a_cover_without_a_picture_is_no_small_title_above_a_void(tmp_path: Path) -> None:
    bare = title_of(tmp_path / "bare", "Counting moths")
    usual = title_of(tmp_path / "usual", "Counting moths", cover="art.svg")
    assert bare[0] > usual[0] * 1.25
    assert usual[1] < 90 < 150 < bare[1]


def test_a_title_that_would_fill_such_a_cover_is_as_large_as_usual(tmp_path: Path) -> None:
    words = "Counting " + "moths and other insects " * 6
    usual = title_of(tmp_path / "usual", words.strip(), cover="art.svg")
    assert title_of(tmp_path / "bare", words.strip())[0] == pytest.approx(usual[0], rel=0.02)

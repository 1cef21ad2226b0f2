"""The cover's drawing reaches into the bleed where it touches an edge, or stays clear of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from conftest import SMALL

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 372">
<g class="fill-vessel stroke-none"><circle cx="150" cy="{y}" r="{r}"/></g></svg>"""


@pytest.mark.parametrize("format_name", ["a4-trifold", "a5-booklet", "a4"])
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

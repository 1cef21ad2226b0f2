"""Legends of charts: in the line of the axis' title where both have room, else below the axes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from support.printed_rows import place_of
from support.small_documents import leaflet_in, one_section, whole

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LONG = (
    "Level of the water above the datum that the survey of the whole coast has chosen for its maps"
)


def figure(title: str, *names: str) -> dict[str, Any]:
    """Return a chart of points whose vertical axis has a title."""
    series = [{"name": name, "points": [[1, 2 + n], [3, 9 - n]]} for n, name in enumerate(names)]
    return {"type": "chart", "kind": "scatter", "alt": "Points.", "x_label": "Hours",
            "y_label": title, "source": "Gauge of the harbour office, 2026",
            "series": series}  # fmt: skip


def built(folder: Path, block: dict[str, Any]) -> Path:
    return whole(folder, one_section(block))


def legend(folder: Path) -> tuple[str, float]:
    """Return where the legend of the deck's only chart stands: its side, and its top's place as a
    share of the chart's height."""
    with zipfile.ZipFile(io.BytesIO((folder / "deck.pptx").read_bytes())) as package:
        (name,) = (n for n in package.namelist() if n.startswith("ppt/charts/chart"))
        root = etree.fromstring(package.read(name))
    (found,) = root.iter(f"{C}legend")
    (top,) = found.iterfind(f"{C}layout/{C}manualLayout/{C}y")
    return found.find(f"{C}legendPos").get("val"), float(top.get("val"))


def test_it_stands_in_the_line_of_the_title_above_the_axis(tmp_path: Path) -> None:
    folder = built(tmp_path, figure("Level", "Morning", "Evening"))
    data = leaflet_in(folder)
    title, *names = (place_of(data, words) for words in ("Level", "Morning", "Evening"))
    assert all(name[2] == pytest.approx(title[2], abs=1) for name in names)
    assert title[1] < names[0][0] < names[1][0]
    side, top = legend(folder)
    assert side == "t"
    assert top < 0.05


@pytest.mark.parametrize(
    ("title", "names"),
    [(LONG, ("Morning", "Evening")),
     ("Level", [f"Station {n} on the northern shore" for n in range(4)])],
)  # fmt: skip
def test_it_stands_below_where_the_line_is_too_short(
    tmp_path: Path, title: str, names: tuple[str, ...]
) -> None:
    folder = built(tmp_path, figure(title, *names))
    data = leaflet_in(folder)
    (*_, hours), (*_, name) = (place_of(data, words) for words in ("Hours", names[0]))
    assert name < hours
    side, top = legend(folder)
    assert side == "b"
    assert top > 0.7

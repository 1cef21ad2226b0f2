"""Texts that run on from one another stand together, also where their panel has room to spare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from irdocs.audit.reading import pdf_file
from support.small_documents import leaflet_in, one_section, whole

TEXT: dict[str, Any] = {"type": "text", "text": "Alpha is here."}
RUNNING_ON: list[dict[str, Any]] = [
    {"type": "text", "text": "Beta follows."},
    {"type": "points", "items": ["Beta", "Gamma"]},
]
NEW: list[dict[str, Any]] = [
    {"type": "quote", "text": "Beta speaks.", "by": "Beta herself"},
    {"type": "table", "caption": "Beta", "header": ["A", "B"], "rows": [["1", "2"]]},
]


def gap(folder: Path, *blocks: dict[str, Any]) -> float:
    """The distance in pt from the line of Alpha down to that of Beta, on a panel with room."""
    content = one_section(*blocks, format="a4-trifold")
    pdf = pdf_file.read(leaflet_in(whole(folder, content, only="leaflet")))
    (alpha,), (beta, *_) = (
        [item.area.bottom for page in pdf.pages for item in page.painted
         if item.kind == "text" and word in item.text]
        for word in ("Alpha", "Beta")
    )  # fmt: skip
    return abs(alpha - beta)


@pytest.mark.parametrize("block", RUNNING_ON)
def test_what_runs_on_stays_near(block: dict[str, Any], tmp_path: Path) -> None:
    assert gap(tmp_path, TEXT, block) < 30


@pytest.mark.parametrize("block", NEW)
def test_what_begins_anew_gets_of_the_room(block: dict[str, Any], tmp_path: Path) -> None:
    assert gap(tmp_path, TEXT, block) > 33


def test_a_title_begins_anew(tmp_path: Path) -> None:
    assert gap(tmp_path, TEXT, RUNNING_ON[0] | {"title": "Beta is a title"}) > 33

"""The last page of a leaflet that has as many as it needs is filled where it is nearly full."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.leaflet import formats
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.flow import MAX_STRETCH, SPACE_BEFORE_CLOSING, flow

SPACE = 8.0


def spaces(share: float) -> tuple[list[float], float, float]:
    """The spaces between boxes that take a share of the room of an A4 page, that above the small
    print, and the room below it."""
    a4 = formats.load(DataFileRequest("a4", Path(), None), Report())
    assert a4 is not None
    (panel,) = a4.text_panels
    closing = Box(80.0, (), block="closing")
    room = (panel.live.height - closing.height - SPACE_BEFORE_CLOSING) * share
    boxes = [Box(room / 8 - SPACE, (), SPACE, stretch=1.0, block=f"b{n}") for n in range(8)]
    (placed,) = flow([boxes], a4, closing, 15.0, Report()).placed.values()
    found = [after.y - before.y - before.box.height for before, after in pairwise(placed)]
    return found[:-1], found[-1], panel.live.bottom - placed[-1].y - closing.height


@pytest.mark.parametrize("share", [0.8, 0.9, 0.97])
def test_a_page_that_is_nearly_full_is_filled_by_its_spaces_alike(share: float) -> None:
    between, above_closing, below = spaces(share)
    assert between == pytest.approx([between[0]] * 7)
    assert between[0] > SPACE + 1
    assert above_closing - SPACE_BEFORE_CLOSING == pytest.approx(between[0] - SPACE)
    assert below == pytest.approx(0)


def test_a_page_that_is_not_nearly_full_is_not_torn_apart() -> None:
    between, _, below = spaces(0.5)
    assert max(between) <= SPACE + MAX_STRETCH / 3
    assert below > 100

"""The last page of a leaflet that has as many as it needs is filled where it is nearly full."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

import irdocs
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.leaflet import formats
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.flow import MAX_STRETCH, SPACE_BEFORE_CLOSING, flow
from support.printed_rows import place_of
from support.small_documents import ABOUT, leaflet_in, one_section, whole

SPACE = 8.0
FACT_SHEET = Path(__file__).parents[1] / "examples" / "fact-sheet" / "content.yaml"


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


def test_charts_are_lower_where_small_print_would_have_a_page_to_itself(tmp_path: Path) -> None:
    """The fact sheet had a second page of A4 with its sources alone. Its charts, in columns side
    by side, are lower by as much, and their letters keep their size."""
    options = irdocs.BuildOptions(formats=("a4",), only="leaflet")
    assert not irdocs.build(FACT_SHEET, tmp_path, options, environment={}).failed
    pages = pypdfium2.PdfDocument((tmp_path / "leaflet-a4.pdf").read_bytes())
    assert len(pages) == 1
    page = pages[0].get_textpage()
    below, beside = (
        pypdfium2.raw.FPDFText_GetFontSize(page, page.search(words).get_next()[0])
        for words in ("Australasia", "Choose the narrowest")
    )
    assert below == pytest.approx(beside)


@pytest.mark.parametrize(
    ("count", "organisation", "is_beside"),
    [(5, "Hill Street", True), (1, "Hill Street", False), (5, "Krankenhaus" * 6, False)],
)
def test_the_status_stands_beside_many_sources(
    count: int, organisation: str, is_beside: bool, tmp_path: Path
) -> None:
    """It stood below them, across the page, and left the page below a short contact blank. There
    it still stands if one of its words is too wide for that."""
    sources = {
        f"s{n}": {"authors": f"Author {n}", "title": "A title of a paper that takes two lines",
                  "publisher": "The publisher of it", "url": f"https://www.nhs.uk/page/{n}"}
        for n in range(count)
    }  # fmt: skip
    cited = " ".join(f"It is so [@{name}]." for name in sources)
    about = ABOUT | {"organisation": organisation}
    text = one_section({"type": "text", "id": "t", "text": cited}, sources=sources, document=about)
    whole(tmp_path, text, only="leaflet")
    leaflet = leaflet_in(tmp_path / "out")
    (*_, status), (*_, last) = (
        place_of(leaflet, "Version"),
        place_of(leaflet, f"Author {count - 1}"),
    )
    assert (status > last) is is_beside


def test_sources_of_a_booklet_have_all_of_its_page(tmp_path: Path) -> None:
    """Beside the contact, which has its status below it then, they would have half of it, and a
    long address three lines."""
    hip = Path(__file__).parents[1] / "examples" / "hip-leaflet" / "content.yaml"
    options = irdocs.BuildOptions(formats=("a5-booklet",), only="leaflet")
    assert not irdocs.build(hip, tmp_path, options, environment={}).failed
    pages = pypdfium2.PdfDocument((tmp_path / "leaflet-a5-booklet.pdf").read_bytes())
    lines = pages[3].get_textpage().get_text_range().split("\r\n")
    assert any("hip-replacement/recovering-from-a-hip-replacement/" in line for line in lines)

"""Charts of web pages on a telephone: a drawing of their own, with words that can be read there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from support.small_documents import one_section, whole
from support.thorough import tried

CHART: dict[str, Any] = {
    "type": "chart", "id": "c", "title": "Sales", "categories": ["2022", "2023", "2024", "2025"],
    "series": [{"name": "Raised", "values": [2150, 3020, 2890, 3760]}], "unit": "£",
    "source": "Our accounts, 2022 to 2025", "alt": "Sales rose.",
}  # fmt: skip
FLOW: dict[str, Any] = {
    "type": "flow", "id": "c", "title": "What now?",
    "steps": [
        {"text": "Does it hurt?", "ways": [{"when": "very much", "to": "b"},
                                           {"when": "a little", "to": "d"},
                                           {"when": "no", "to": "f"}]},
        {"id": "b", "text": "Ring the ward on the same day", "kind": "end"},
        {"id": "d", "text": "Rest, and take what you have been given for pain", "kind": "end"},
        {"id": "f", "text": "Go on as you did before", "kind": "end"},
    ],
}  # fmt: skip
MARGINS = 32
"""Those beside the text of a page, in pixels."""


@pytest.mark.parametrize("product", ["leaflet", "deck"][: tried(2, 1)])
@pytest.mark.parametrize("block", [CHART | {"kind": "column"}, CHART | {"kind": "bar"}, FLOW])
def test_a_drawing_for_telephones_is_as_wide_as_these(
    block: dict[str, Any], product: str, tmp_path: Path
) -> None:
    folder = whole(tmp_path, one_section(block), only=product, web="single")
    page = html.document_fromstring((folder / f"{product}.html").read_text("utf-8"))
    (wide,) = page.xpath("//svg[contains(@class, 'wide')]")
    (narrow,) = page.xpath("//svg[contains(@class, 'narrow')]")
    assert int(narrow.get("width")) <= 360 - MARGINS + 4 < int(wide.get("width"))
    for drawing in (wide, narrow):
        scale = int(drawing.get("width")) / float(drawing.get("viewbox", "").split()[2])
        sizes = [float(one.get("font-size")) * scale for one in drawing.iter("tspan")]
        assert sizes and min(sizes) >= 11.5
        if block is not FLOW:
            assert drawing.get("aria-label").startswith(block["alt"])
    (style,) = page.xpath("//style")
    assert ".narrow{display:none}" in style.text and ".wide{display:none}" in style.text


WARDS = ["Ash", "Bay", "Elm", "Fig", "Fir", "Ivy", "May", "Oak", "Rue", "Sap", "Tea", "Yew"]


@pytest.mark.parametrize("product", ["leaflet", "deck"])
def test_a_drawing_that_no_telephone_has_room_for_scrolls_there(
    product: str, tmp_path: Path
) -> None:
    """It is as wide as its words must be, in an element that keys move and that has a name."""
    series = [{"name": "Raised", "values": [2150, 3020, 2890, 3760] * 3}]
    block = CHART | {"kind": "column", "categories": WARDS, "series": series}
    folder = whole(tmp_path, one_section(block), only=product, web="single")
    page = html.document_fromstring((folder / f"{product}.html").read_text("utf-8"))
    (narrow,) = page.xpath("//div[contains(@class, 'scroll narrow')]")
    assert narrow.get("tabindex") == "0" and narrow.get("role") == "region"
    assert narrow.get("aria-label") == block["alt"]
    (drawing,) = narrow.iter("svg")
    assert not set(drawing.get("class").split()) & {"wide", "narrow"}
    assert 360 < int(drawing.get("width")) < 600
    scale = int(drawing.get("width")) / float(drawing.get("viewbox", "").split()[2])
    sizes = [float(one.get("font-size")) * scale for one in drawing.iter("tspan")]
    assert len(sizes) > 12 and min(sizes) >= 11.5
    (style,) = page.xpath("//style")
    rule = re.search(r"\.scroll>\.drawing\{([^}]*)\}", style.text)
    assert rule and "max-width:none" in rule[1]


def test_a_chart_that_fits_nothing_narrower_scrolls_as_it_is(tmp_path: Path) -> None:
    names = ["Dunfermline", "Inverurie", "Aberdeen", "Stonehaven", "Montrose", "Arbroath"]
    series = [{"name": "Raised", "values": [2150, 3020, 2890, 3760, 2150, 3020]}]
    block = CHART | {"kind": "column", "categories": names, "series": series}
    folder = whole(tmp_path, one_section(block), only="deck", web="single")
    page = html.document_fromstring((folder / "deck.html").read_text("utf-8"))
    (narrow,) = page.xpath("//div[contains(@class, 'scroll narrow')]")
    assert [one.get("class") for one in narrow.iter("svg")] in (["drawing"], ["drawing far"])


WAYS = ("Uncontaminated polypropylene", "Electroencephalography", "Counterrevolutionary", "Paper")
"""Words that have no room beside one another on a telephone."""


def forked(name: str) -> dict[str, Any]:
    """Return a flow chart of one decision with these ways; ids begin with its name."""
    ends = [f"{name}-{number}" for number in range(len(WAYS))]
    ways = [{"when": when, "to": end} for when, end in zip(WAYS, ends, strict=True)]
    last = [{"id": end, "text": when, "kind": "end"} for when, end in zip(WAYS, ends, strict=True)]
    return {"type": "flow", "title": name, "steps": [{"text": "What is it?", "ways": ways}, *last]}


@pytest.mark.parametrize("product", ["leaflet", "deck"])
def test_flow_charts_that_scroll_have_names_of_their_own(product: str, tmp_path: Path) -> None:
    content = one_section(forked("one"), forked("two"))
    folder = whole(tmp_path, content, only=product, web="single")
    page = html.document_fromstring((folder / f"{product}.html").read_text("utf-8"))
    names = page.xpath("//div[contains(@class, 'scroll narrow')]/@aria-label")
    assert len(names) == len(set(names)) == 2 and all(names)

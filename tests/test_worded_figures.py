"""Statistics with a unit in words: the number is large, the words of its unit are smaller."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from irdocs import locale
from irdocs.content.blocks import Statistic
from irdocs.locale import statements
from support.small_documents import leaflet_in, one_section, whole

OWN = "Our own audit of 212 patients, Leeds, 2025"
VALUES = {
    "6 weeks": ("6", "weeks"),
    "30 to 50 minutes": ("30 to 50", "minutes"),
    "1 in 5 people": ("1 in 5", "people"),
}


def content(*values: str) -> str:
    items = [{"value": value, "label": "until you drive", "source": OWN} for value in values]
    return one_section({"type": "statistics", "items": items})


@pytest.mark.parametrize("value", VALUES)
def test_the_unit_is_smaller_than_the_number(value: str, tmp_path: Path) -> None:
    number, unit = VALUES[value]
    folder = whole(tmp_path, content(value), handout=2)
    (figure,) = [
        paragraph
        for slide in Presentation(folder / "deck.pptx").slides
        for shape in slide.placeholders
        if shape.name.startswith("Figure")
        for paragraph in shape.text_frame.paragraphs
    ]
    assert "".join(run.text for run in figure.runs).split() == value.split()
    large, small = figure.runs
    assert small.font.size.pt >= 18
    assert small.font.size.pt == pytest.approx(large.font.size.pt / 2)
    for file in (leaflet_in(folder), (folder / "handout.pdf").read_bytes()):
        sizes = sizes_of(file, number.split()[0], unit)
        assert any(one > 1.4 * other for one, other in sizes), sizes


def sizes_of(file: bytes, first: str, second: str) -> list[tuple[float, float]]:
    """Return the sizes of the first letters of two words that stand in a figure, on any page."""
    found = []
    for page in pypdfium2.PdfDocument(file):
        text = page.get_textpage()
        place = text.search(second).get_next()
        before = text.get_text_range(0, place[0]).rfind(first) if place else -1
        if place and before >= 0:
            boxes = (text.get_charbox(before), text.get_charbox(place[0]))
            found.append(tuple(top - bottom for _, bottom, _, top in boxes))
    return [(one, other) for one, other in found]


def test_figures_that_are_no_number_with_a_unit_stay_whole(tmp_path: Path) -> None:
    folder = whole(tmp_path, content("2 weeks to 3 months", "£1.2 m"))
    runs = [
        [run.text.replace("\u00a0", " ") for run in shape.text_frame.paragraphs[0].runs]
        for slide in Presentation(folder / "deck.pptx").slides
        for shape in slide.placeholders
        if shape.name.startswith("Figure")
    ]
    assert runs == [["2 weeks to 3 months"], ["£1.2 m"]]


@pytest.mark.parametrize(
    ("value", "printed"),
    [("1200000", "1,200,000"), ("12345", "12,345"), ("1234567.5", "1,234,567.5"), ("2026", "2026"),
     ("1200.5", "1,200.5"), ("-1200", "−1,200"), ("45", "45")],
)  # fmt: skip
def test_a_number_without_a_unit_has_groups_unless_it_may_be_a_year(
    value: str, printed: str
) -> None:
    statistic = Statistic.model_validate({"value": Decimal(value), "label": "L", "source": "s"})
    assert str(statements.figure(locale.load("en-GB"), statistic)) == printed

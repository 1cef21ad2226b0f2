"""Columns over names that follow one another: some are left out where not all have room."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from irdocs.charts.sequences import is_sequence
from irdocs.locale.month_names import months_of
from support.small_documents import built, leaflet_in, one_section

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
GERMAN = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"]


@pytest.mark.parametrize(
    ("names", "language"),
    [
        (MONTHS, "en-GB"),
        ([*MONTHS[3:], *MONTHS[:3]], "en-GB"),  # a financial year
        (GERMAN, "de-DE"),
        (["2019", "2020", "2021"], "en-GB"),
        (["1990", "2000", "2010"], "cy"),
    ],
)
def test_names_that_follow_one_another(names: list[str], language: str) -> None:
    assert is_sequence(names, language)


@pytest.mark.parametrize(
    "names",
    [
        ["Apples", "Bananas", "Cherries"],
        ["Jan", "Mar", "Dec"],
        ["Jan", "Feb", "Sum"],
        MONTHS[::-1],
        ["2019", "2020", "2024"],
        ["2021", "2020", "2019"],
        ["Site 1", "Site 2", "Site 3"],
        ["2019", "2020", "later"],
    ],
)
def test_other_names(names: list[str]) -> None:
    assert not is_sequence(names, "en-GB")


def test_a_month_is_known_by_both_short_names_that_it_has_in_english() -> None:
    assert months_of("en-GB")["sep"] == months_of("en-GB")["sept"] == 9


def chart(folder: Path, names: list[str]) -> tuple[list[str], str]:
    """The errors of a leaflet with columns over such names, and the words on its pages."""
    folder.mkdir()
    content = one_section(
        {"type": "chart", "kind": "column", "categories": names, "unit": "parcels",
         "series": [{"name": "Parcels", "values": [200 + n for n in range(len(names))]}],
         "source": "Our own count, Leeds, 2025", "alt": "Columns that rise from 200 to 211."},
        format="a4-trifold",
    )  # fmt: skip
    result = built(folder, content, only="leaflet")
    if result.failed:
        return [error.code for error in result.report.errors], ""
    with pypdfium2.PdfDocument(leaflet_in(folder / "out")) as pdf:
        return [], " ".join(page.get_textpage().get_text_range() for page in pdf).replace(
            "\r\n", " "
        )


def test_every_second_month_is_named_where_twelve_have_no_room(tmp_path: Path) -> None:
    errors, words = chart(tmp_path / "months", MONTHS)
    assert not errors and "Jan Mar May Jul Sep Nov" in words and "Feb" not in words


def test_names_that_nobody_can_guess_are_never_left_out(tmp_path: Path) -> None:
    errors, _ = chart(tmp_path / "fruit", [f"{name}x" for name in MONTHS])
    assert errors == ["chart-overflow"]
    _, words = chart(tmp_path / "few", MONTHS[:5])
    assert "Jan Feb Mar Apr May" in words

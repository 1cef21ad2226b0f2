"""irdocs pull: where the content still says a number that was changed beside it, that is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData

from support.thorough import tried
from test_pulling import build, edit, run

CONTENT = """\
schema_version: 1
document: {title: A talk, subtitle: Of some things., language: en-GB, audience: For students,
  version: "1", date: 2026-11-01, disclaimer: Not advice.}
leaflet: {format: a4}
sections:
  - id: one
    title: The first part
    lead: What it is about.
    blocks:
      - type: points
        id: doses
        title: Doses
        items:
          - text: Give amoxicillin 500 mg three times a day for 7 days, with food.
            short: Amoxicillin 500 mg for 7 days
          - text: Then 500 mg at night.
          - Ring us after 12 days.
      - type: chart
        id: chart
        title: Walkers
        kind: column
        categories: ["2020", "2021"]
        series:
          - {name: Walkers, values: [1250, 20.5]}
        source: Our own count of 212 people in Leeds in 2021
        alt: Columns of walkers, 1,250 in 2020 and 20.5 in 2021.
"""


def test_the_full_text_of_a_short_one_is_told(tmp_path: Path) -> None:
    """And no other item."""
    deck = build(tmp_path, CONTENT)
    edit(deck, ("Amoxicillin 500 mg", "Amoxicillin 250 mg"), ("12 days", "14 days"))
    done = run(tmp_path)
    assert done.exit_code == 1
    line = CONTENT[: CONTENT.index("Give amoxicillin")].count("\n") + 1
    left = [one for one in done.output.splitlines() if one.startswith("left")]
    assert len(left) == 1 and f"content.yaml:{line}:" in left[0]
    assert "it still says 500, which was changed beside it" in left[0]
    assert "short: Amoxicillin 250 mg for 7 days" in (tmp_path / "content.yaml").read_text()


def test_words_without_other_numbers_are_not_told(tmp_path: Path) -> None:
    deck = build(tmp_path, CONTENT)
    edit(deck, ("Amoxicillin 500 mg", "Oral amoxicillin 500 mg"))
    done = run(tmp_path)
    assert done.exit_code == 0 and "left" not in done.output


def test_the_alternative_text_of_a_chart_is_told(tmp_path: Path) -> None:
    deck = build(tmp_path, CONTENT)

    show = Presentation(str(deck))
    (chart,) = [s.chart for slide in show.slides for s in slide.shapes if s.has_chart]
    numbers = CategoryChartData()
    numbers.categories = list(chart.plots[0].categories)
    numbers.add_series("Walkers", (1300, 20.5))
    chart.replace_data(numbers)
    show.save(str(deck))
    done = run(tmp_path)
    assert "values: [1300, 20.5]" in (tmp_path / "content.yaml").read_text()
    assert done.exit_code == 1
    assert "`alt`" in done.output and "it still says 1,250" in done.output


STATISTICS = """\
      - type: statistics
        id: gases
        title: Gases
        items:
          - {value: 4812, unit: gases, label: were analysed, source: "Our audit, Leeds, 2025"}
          - {value: 20.5, unit: "%", label: were read wrongly, source: "Our audit, Leeds, 2025"}
"""


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [("4,812", "4,900", "value: 4900"), ("4,812", "900", "value: 900"),
     ("4,812", "12,500.5", "value: 12500.5"), ("4,812", "1,204,812", "value: 1204812"),
     ("20.5", "21.4", "value: 21.4")][:: tried(1, 3)],
)  # fmt: skip
def test_a_number_with_marks_between_thousands_comes_home_without_them(
    old: str, new: str, written: str, tmp_path: Path
) -> None:
    deck = build(tmp_path, CONTENT + STATISTICS)
    edit(deck, (old, new))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert written in (tmp_path / "content.yaml").read_text()


def test_words_in_place_of_a_number_with_marks_are_left(tmp_path: Path) -> None:
    deck = build(tmp_path, CONTENT + STATISTICS)
    edit(deck, ("4,812", "4,8xx"))
    done = run(tmp_path)
    assert done.exit_code == 1 and "the content has a number there" in done.output
    assert (tmp_path / "content.yaml").read_text() == CONTENT + STATISTICS


def test_marks_of_another_country(tmp_path: Path) -> None:
    text = (CONTENT + STATISTICS).replace("language: en-GB", "language: de-DE")
    deck = build(tmp_path, text)
    edit(deck, ("4.812", "5.900"), ("20,5", "21,4"))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    said = (tmp_path / "content.yaml").read_text()
    assert "value: 5900," in said and "value: 21.4," in said

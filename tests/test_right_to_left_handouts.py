"""Handouts in languages that are written from right to left: pages in a mirror, text as it runs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from irdocs.charts.drawing import drawn, kept_round
from irdocs.charts.elements import ChartLabel, ChartShape
from irdocs.drawing import mirrored
from support.charts import chart, media
from support.printed_rows import place_of
from support.small_documents import one_section, whole


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    blocks = (
        {"type": "points", "id": "p", "title": "Steps of it", "ordered": True,
         "items": ["First of all", "Second of all"]},
        {"type": "code", "id": "c", "only": "deck", "title": "Program", "language": "python",
         "numbers": True, "code": "half = value / 2"},
        {"type": "resources", "id": "r", "items": [
            {"name": "Example", "offers": "More of it", "url": "https://example.org/more"}]},
    )  # fmt: skip
    made = {}
    for language in ("en-GB", "dv"):
        folder = tmp_path_factory.mktemp(language)
        text = one_section(*blocks).replace("language: en-GB", f"language: {language}")
        made[language] = (whole(folder, text, only="deck", handout=2) / "handout.pdf").read_bytes()
    return made


A4_WIDTH = 595.28


@pytest.mark.parametrize("words", ["Steps of it", "First of all", "More of it"])
def test_pages_of_a_handout_are_mirrored(handouts: Mapping[str, bytes], words: str) -> None:
    left, right, baseline = place_of(handouts["en-GB"], words)
    seen = place_of(handouts["dv"], words)
    assert seen[1] == pytest.approx(A4_WIDTH - left, abs=1.5)
    assert seen[0] == pytest.approx(A4_WIDTH - right, abs=1.5)
    assert seen[2] == pytest.approx(baseline, abs=0.5)


def test_code_in_a_handout_runs_to_the_right(handouts: Mapping[str, bytes]) -> None:
    plain, seen = (place_of(handouts[language], "half = value / 2") for language in ("en-GB", "dv"))
    assert seen[1] - seen[0] == pytest.approx(plain[1] - plain[0], abs=0.5)
    assert seen[0] < A4_WIDTH / 2


@pytest.mark.parametrize("values", [[50, 30, 20], [30, 20, 20, 15, 10, 5]])
def test_pies_on_a_mirrored_page_run_as_clocks_do(values: list[int]) -> None:
    """What is mirrored in its plot and then with its page is what it was; the legend, which there
    is for many slices, is not."""
    plan = media()["slide"].plan(chart("pie", values, unit="%"))
    assert plan is not None and (plan.legend is not None) == (len(values) > 4)
    axis = plan.plot.x + plan.plot.right
    legend_x = plan.legend.x if plan.legend else plan.frame.width
    for part in drawn(plan):
        turned = kept_round(plan, part)
        if isinstance(part, ChartShape) and isinstance(turned, ChartShape):
            is_key = min(x for _, values in part.commands for x in values[::2]) >= legend_x
            expected = part.commands if is_key else mirrored(part.commands, axis)
            assert turned.commands == expected
        elif isinstance(part, ChartLabel) and isinstance(turned, ChartLabel):
            expected_box = part.box if part.box.x >= legend_x else part.box.mirrored(axis)
            assert turned.box == expected_box

"""Import of decks that irdocs made: the kinds of blocks come back with their words."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

import irdocs
from conftest import Built
from irdocs.content.about import Answers
from irdocs.deck.layout_names import ALL_KEYS, EXTRA_KEYS, LayoutKind
from irdocs.importing.drawn_on_charts import DrawnWords
from irdocs.importing.own_layouts import layout_called
from irdocs.importing.own_sources import source_line, without_marks
from irdocs.importing.own_words import filled_in
from irdocs.importing.point_charts import PointSeries
from irdocs.importing.project import ImportResult
from support.thorough import LONG, tried
from test_deck_importing import blocks_in, chart_slide, imported, saved, slide_of, told

Content = dict[str, Any]


@pytest.fixture(scope="module")
def every_block(
    all_blocks: Built, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Content, ImportResult]:
    """Return what comes of the deck of every block."""
    return imported(tmp_path_factory.mktemp("every-block"), all_blocks.deck)


def titled(content: Content, title: str) -> Content:
    """Return the block with a title."""
    blocks = [block for section in content["sections"] for block in section["blocks"]]
    (found,) = [one for one in blocks if title in (one.get("title"), one.get("caption"))]
    return found  # type: ignore[no-any-return]


def test_a_name_of_ours_tells_the_kind_of_each_layout() -> None:
    for key in (*ALL_KEYS, *EXTRA_KEYS):
        for one in (key, key.in_room(1), key.in_room(3)):
            found = layout_called(one.name)
            assert found is not None and found.kind is key.kind
            assert found.has_icons is not key.bare
    for other in ("Title and Content", "Blank", "Quotes", "Figures of ours", ""):
        assert layout_called(other) is None


def test_blocks_come_back_as_the_kinds_that_they_were(
    every_block: tuple[Content, ImportResult],
) -> None:
    content, result = every_block
    kinds = {one["type"] for section in content["sections"] for one in section["blocks"]}
    assert kinds >= {
        "callout", "cards", "case", "chart", "code", "flow", "image", "images", "points", "quiz",
        "quote", "resources", "statistics", "table", "terms", "timeline",
    }  # fmt: skip
    assert not result.checked.failed
    about = content["document"]
    assert about["authors"] == [{"name": "A. Author", "role": "tester, A school"}]
    assert about["event"] == {"name": "A day of trials", "place": "Room 1"}
    assert "Opening" in str(content["sections"][0])  # its objectives have no steps
    assert "In this session" not in str(content) and "Part of “" not in str(content)


def test_a_flow_chart_of_ours_comes_back_with_its_answers(
    every_block: tuple[Content, ImportResult],
) -> None:
    flow = titled(every_block[0], "What to do first")
    first, second, third = flow["steps"]
    assert [way["when"] for way in first["ways"]] == ["Yes", "No"]
    assert first["ways"][1]["to"] == third["id"] and third["to"] == first["id"]
    assert second == {"text": "Take it out", "kind": "end"} and third["text"] == "Wait"


def test_figures_come_back_with_their_sources(every_block: tuple[Content, ImportResult]) -> None:
    (item,) = titled(every_block[0], "A count")["items"]
    assert item == {"value": 7, "unit": "days", "label": "a week",
                    "source": "First et al., The Journal 2001"}  # fmt: skip


def test_other_blocks_come_back_with_what_belongs_to_them(
    every_block: tuple[Content, ImportResult],
) -> None:
    content, _ = every_block
    call = titled(content, "Ring at once")
    assert (call["kind"], call["phone"]) == ("emergency", "999")
    assert titled(content, "Someone said it")["by"] == "A person of the tests"
    times = titled(content, "Times")["items"]
    assert [(one["date"], one["title"]) for one in times] == [
        ("1964", "First"), ("Now", "Last"), ("Soon", "Next"),
    ]  # fmt: skip
    table = titled(content, "A grid of every kind")
    assert table["row_headers"] is True and {"group": "First group"} in table["rows"]
    assert table["key"]["warning"].startswith("Ask before")
    assert {"text": "Third drug", "shade": "warning"} in [row[0] for row in table["rows"]
                                                          if isinstance(row, list)]  # fmt: skip
    survival = titled(content, "Survival")
    assert survival["kind"] == "step" and survival["at_risk"]["rows"] == [[1200, 640, 80]]
    (series,) = survival["series"]
    assert series["points"] == [[0, 100], [6, 82], [24, 71]] and series["censored"] == [9]
    assert titled(content, "Growth")["log"] is True
    assert "    return value / 2" in titled(content, "A program")["code"]
    picture = titled(content, "A photograph")
    assert picture["caption"] and picture["credit"] == "Drawn by the tests."
    assert titled(content, "All of a slide")["place"] == "full"


QUIZZES = """\
schema_version: 1
document:
  title: Trees
  subtitle: How they drink
  audience: Class 7
  version: "1"
  language: LANGUAGE
  date: 2026-11-12
  health: false
  disclaimer: For lessons.
sections:
  - id: one
    title: Water
    lead: It rises.
    blocks:
      - type: quiz
        question: What draws it up?
        notes: Let them guess.
        options: ["5 °C more", "**Vapour** that leaves", Rain]
        answer: B
        explanation: Vapour leaves, and draws more after it.
"""


def quizzes(folder: Path, language: str, answers: Answers, text: str = QUIZZES) -> Any:
    """Return the deck of a quiz, open."""
    (folder / "content.yaml").write_text(text.replace("LANGUAGE", language))
    options = irdocs.BuildOptions(only="deck", answers=answers)
    assert not irdocs.build(folder / "content.yaml", folder / "out", options, environment={}).failed
    return pptx.Presentation(str(folder / "out" / "deck.pptx"))


@pytest.mark.parametrize(
    ("language", "answers"), [("de-DE", "slides"), ("en-GB", "notes")][: tried(2, 1)]
)
def test_a_quiz_comes_back_wherever_its_answer_stands(
    language: str, answers: Answers, tmp_path: Path
) -> None:
    show = quizzes(tmp_path, language, answers)
    slide = next(one for one in show.slides if one.shapes.title.text == "What draws it up?")
    added = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(5), Inches(0.5))
    added.text_frame.text = "Ask the back row"
    content, _ = imported(tmp_path, saved(show))
    blocks = [block for section in content["sections"] for block in section["blocks"]]
    quiz = blocks[0]
    assert quiz["type"] == "quiz" and "title" not in quiz and "headline" not in quiz
    assert quiz["options"] == ["5 °C more", "**Vapour** that leaves", "Rain"]
    assert (quiz["answer"], quiz["question"]) == ("B", "What draws it up?")
    assert quiz["explanation"] == "Vapour leaves, and draws more after it."
    assert "Ask the back row" in str(blocks) and "Let them guess." in str(blocks)


UNTITLED = """\
      - {type: text, text: "Leaves give it **off**."}
      - {type: text, text: Roots take it up.}
      - type: chart
        title: What a birch drinks
        kind: bar
        categories: [May, July]
        series: [{name: Water, values: [90, 400]}]
        unit: litres
        reference: {value: 70.5, label: An oak}
        source: Our own pots, Leeds, 2025
        alt: Two bars, of which that of July is the longer.
"""


def test_texts_on_one_slide_and_a_line_for_reference_come_back(tmp_path: Path) -> None:
    deck = quizzes(tmp_path, "en-GB", "slides", QUIZZES + UNTITLED)
    content, result = imported(tmp_path, saved(deck))
    assert blocks_in(content, "text")[0] == {
        "type": "text", "text": "Leaves give it **off**.\n\nRoots take it up.",
    }  # fmt: skip
    (chart,) = blocks_in(content, "chart")
    assert chart["reference"] == {"value": 70.5, "label": "An oak"}
    assert "An oak" not in told(result)


def test_notes_on_both_slides_of_a_quiz_come_back_once(tmp_path: Path) -> None:
    show = quizzes(tmp_path, "en-GB", "slides")
    for slide in show.slides:
        if slide.shapes.title.text.startswith(("What draws", "Answer B")):
            slide.notes_slide.notes_text_frame.text += "\nSource: The Book of Trees"
    content, _ = imported(tmp_path, saved(show))
    (quiz,) = blocks_in(content, "quiz")
    assert quiz["notes"].count("The Book of Trees") == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Our aim: 10%", {"value": 10, "label": "Our aim"}),
        ("Ziel: −0,5 %", {"value": -0.5, "label": "Ziel"}),
        ("Grade 2: the most: 5", {"value": 5, "label": "Grade 2: the most"}),
        ("Beds: 1,200", {}),  # in some languages one and two tenths
        ("Lits : 1\u202f200", {}),
        ("Phase 2: 10% at most", {}),  # the label says the value
        ("Ten of them", {}),
    ],
)
def test_a_line_for_reference_is_read_where_it_is_plain(said: str, expected: Content) -> None:
    assert DrawnWords((("Reference label", said),)).reference({"%"}) == expected


def test_a_question_without_an_answer_stays_texts(tmp_path: Path) -> None:
    show = quizzes(tmp_path, "en-GB", "slides")
    for slide in show.slides:
        if slide.has_notes_slide and "The answer is" in slide.notes_slide.notes_text_frame.text:
            slide.notes_slide.notes_text_frame.text = "Let them guess."
        if slide.shapes.title.text.startswith("Answer B"):
            slide.shapes.title.text = "We shall see"
    content, _ = imported(tmp_path, saved(show))
    assert not blocks_in(content, "quiz") and "What draws it up?" in str(content)


def test_a_placeholder_of_such_a_name_in_another_layout_is_a_text(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = slide_of(show, 1, "Numbers")
    slide.placeholders[1].text = "41 %"
    slide.placeholders[1].name = "Figure 1"
    content, _ = imported(tmp_path, saved(show))
    assert not blocks_in(content, "statistics")


@pytest.mark.parametrize(
    ("line", "marked", "expected"),
    [
        ("\\[1\\] A, B 2019; \\[2\\] C, D 2020", "of tests \\[2\\]", "C, D 2020"),
        ("\\[1\\] A, B 2019; \\[2\\] C, D 2020", "of tests", "A, B 2019; C, D 2020"),
        ("Source: Our own audit, Leeds", "of tests", "Our own audit, Leeds"),
        ("\\[1\\] A, B 2019; Quelle: Unsere Zählung", "of tests \\[1\\]", "A, B 2019"),
        ("\\[1\\] A, B 2019; Quelle: Unsere Zählung", "of tests", "Unsere Zählung"),
        ("Sources \\[1\\]; \\[2\\]", "of tests \\[1\\]", ""),
    ],
)  # fmt: skip
def test_a_figure_has_the_source_that_it_marks(line: str, marked: str, expected: str) -> None:
    assert source_line(line).of(marked) == expected
    assert without_marks(marked) == "of tests"


def test_what_fills_a_template_is_found() -> None:
    template = "Version {version}, {date}"
    assert filled_in(template, "Version 2.1, 4 May 2026") == {
        "version": "2.1", "date": "4 May 2026",
    }  # fmt: skip
    assert filled_in(template, "A version of it") is None


@pytest.mark.parametrize(
    ("points", "steps"),
    [
        ([(0, 100), (6, 100), (6, 99), (24, 99)], ((0, 100), (6, 99), (24, 99))),
        ([(0, 1), (5, 1), (5, 0)], ((0, 1), (5, 0))),
        ([(0, 1), (5, 2), (6, 2)], ()),
        ([(5, 1), (0, 1), (0, 2)], ()),
    ],
)
def test_lines_that_run_along_and_up_are_steps(
    points: list[tuple[float, float]], steps: tuple[tuple[float, float], ...]
) -> None:
    assert PointSeries("One", tuple(points), has_line=True).steps == steps


def test_two_points_at_one_place_are_two_rows(tmp_path: Path) -> None:
    """A table that had the first one alone said another number."""
    show = pptx.Presentation()
    data = XyChartData()
    series = data.add_series("Dose")
    for x, y in ((1, 10), (2, 20), (2, 25), (3, 30)):
        series.add_data_point(x, y)
    chart_slide(show, XL_CHART_TYPE.XY_SCATTER_LINES, data)
    content, _ = imported(tmp_path, saved(show))
    (table,) = blocks_in(content, "table")
    assert table["rows"] == [["1", "10"], ["2", "20"], ["2", "25"], ["3", "30"]]


def test_points_with_titles_at_their_axes_are_a_scatter_chart(tmp_path: Path) -> None:
    show = pptx.Presentation()
    data = XyChartData()
    series = data.add_series("Patients")
    for x, y in ((41, 118), (47, 122), (52, 131)):
        series.add_data_point(x, y)
    chart_slide(show, XL_CHART_TYPE.XY_SCATTER, data)
    (shape,) = [shape for shape in show.slides[0].shapes if shape.has_chart]
    for axis, title in ((shape.chart.category_axis, "Age"), (shape.chart.value_axis, "Pressure")):
        axis.axis_title.text_frame.text = title
    content, result = imported(tmp_path, saved(show))
    (chart,) = blocks_in(content, "chart")
    assert (chart["kind"], chart["x_label"], chart["y_label"]) == ("scatter", "Age", "Pressure")
    assert chart["series"][0]["points"] == [[41, 118], [47, 122], [52, 131]]
    assert "an axis" not in told(result)


def test_a_unit_behind_the_values_of_a_chart_is_its_unit(tmp_path: Path) -> None:
    from pptx.chart.data import CategoryChartData

    show = pptx.Presentation()
    data = CategoryChartData()
    data.categories = ["Mon", "Tue"]
    data.add_series("Weight", (70.5, 71))
    chart_slide(show, XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    (shape,) = [shape for shape in show.slides[0].shapes if shape.has_chart]
    shape.chart.value_axis.tick_labels.number_format = '0.0" kg"'
    shape.chart.value_axis.tick_labels.number_format_is_linked = False
    content, _ = imported(tmp_path, saved(show))
    assert blocks_in(content, "chart")[0]["unit"] == "kg"


def test_a_text_in_a_typeface_for_code_is_code(tmp_path: Path) -> None:
    show = pptx.Presentation()
    frame = slide_of(show, 1, "A loop").placeholders[1].text_frame
    frame.text = "for n in range(3):"
    frame.add_paragraph().text = "    print(n * 2)  # twice"
    for paragraph in frame.paragraphs:
        paragraph.runs[0].font.name = "Courier New"
    slide_of(show, 1, "A word").placeholders[1].text_frame.text = "print"
    content, _ = imported(tmp_path, saved(show))
    (code,) = blocks_in(content, "code")
    assert code["code"] == "for n in range(3):\n    print(n * 2)  # twice"
    assert code["title"] == "A loop"


def test_a_subtitle_of_two_sentences_has_no_comma_between(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide_of(show, 0, "Sepsis").placeholders[1].text = "See it early.\nTreat it at once."
    slide_of(show, 1, "One").placeholders[1].text = "Words"
    content, _ = imported(tmp_path, saved(show))
    assert content["document"]["subtitle"] == "See it early. Treat it at once."


def kinds_again(deck: bytes) -> list[str]:
    """Return the kinds of the layouts of a deck's slides."""
    show = pptx.Presentation(io.BytesIO(deck))
    found = [layout_called(slide.slide_layout.name) for slide in show.slides]
    return [one.kind.value if one else "" for one in found]


@LONG
def test_what_comes_back_makes_the_same_slides(
    every_block: tuple[Content, ImportResult], tmp_path: Path
) -> None:
    """In the deck's own look: the flow chart, the figures and the quiz stand as before."""
    _, result = every_block
    path = result.folder / "content.yaml"
    plain = path.read_text("utf-8").replace("  template: template.pptx", "  answers: slides")
    (result.folder / "again.yaml").write_text(plain, "utf-8")
    options = irdocs.BuildOptions(only="deck")
    assert not irdocs.build(result.folder / "again.yaml", tmp_path, options, environment={}).failed
    kinds = kinds_again((tmp_path / "deck.pptx").read_bytes())
    for kind in (LayoutKind.QUIZ_QUESTION, LayoutKind.QUIZ_ANSWER, LayoutKind.BIG_FIGURE,
                 LayoutKind.QUOTE, LayoutKind.EMERGENCY, LayoutKind.RESOURCES):  # fmt: skip
        assert kind.value in kinds

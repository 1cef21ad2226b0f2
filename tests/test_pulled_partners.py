"""irdocs pull: what belongs together comes home all, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData

import irdocs
from irdocs.options import BuildOptions
from support.thorough import tried
from test_pulling import build, content, frames_of, run

HEAD = """\
schema_version: 1
document: {title: A talk, subtitle: Of some things., language: en-GB, audience: For students,
  version: "1", date: 2026-11-01, disclaimer: Not advice.}
leaflet: {format: a4}
sources:
  s: {authors: Author A, title: Walking, publisher: P, year: 2020, url: "https://example.org/w"}
  t: {authors: Author B, title: Running, publisher: P, year: 2021, url: "https://example.org/r"}
sections:
  - id: one
    title: The first part
    lead: What it is about.
    blocks:
"""
POINTS = """\
      - type: points
        id: rules
        title: Three rules
        items:
          - {text: Never take more than four doses in a day., short: Four doses at most}
          - {text: Keep them where no child can reach them., short: Keep them away}
          - Ring us.
"""
CARDS = """\
      - type: cards
        id: cards
        title: Two tablets
        items:
          - {title: Blue, text: Take five milligrams with food., short: In the morning}
          - {title: Red, text: Take ten milligrams without food., short: At night}
"""
TERMS = """\
      - type: terms
        id: terms
        title: Two words
        items:
          - {term: Stent, meaning: A tube that holds a vessel open for years., short: It stays}
          - {term: Balloon, meaning: A bag that opens a vessel and is taken out., short: It goes}
"""
EVENTS = """\
      - type: timeline
        id: events
        title: Two years
        items:
          - {date: "1964", title: The first, text: Dotter opens an artery of a leg., short: A leg}
          - {date: "1977", title: The second, text: One of the heart is opened., short: A heart}
"""
FIGURES = """\
      - type: statistics
        id: figures
        title: Two figures
        items:
          - {value: "30", label: people feel sick, source: s}
          - {value: "50", label: people feel well, source: t}
"""
SHADED = """\
      - type: table
        id: table
        caption: Doses
        header: [Drug, Dose]
        key: {warning: Take care}
        rows:
          - {cells: [Aspirin, 75 mg], shade: warning}
          - [Statin, 20 mg]
"""
QUIZ = """\
      - type: quiz
        id: quiz
        question: Which drug is safe?
        options: [Aspirin, Warfarin, Paracetamol, Ibuprofen]
        answer: C
        explanation: It does not thin the blood.
"""
RISK = """\
      - type: risk
        id: risk
        title: Fewer strokes
        of: 100
        time: over 10 years
        event: have a stroke
        event_one: has a stroke
        groups:
          - {name: Without tablets, affected: 20}
          - {name: With tablets, affected: 13}
        source: s
"""
FLOW = """\
      - type: flow
        id: flow
        title: What to do
        steps:
          - Look at the chart
          - id: score
            text: Score of 5 or more?
            ways:
              - {when: "Yes"}
              - {when: "No", to: again}
          - {text: Call the doctor, kind: end}
          - {id: again, text: Wait 30 minutes, to: score}
"""
PIE = """\
      - type: columns
        id: columns
        title: Where it begins
        columns:
          - title: Of a hundred
            blocks:
              - type: chart
                title: Beginnings
                kind: pie
                categories: [Chest, Urine, Abdomen, Skin, Unknown]
                series: [{name: Share, values: [44, 24, 16, 10, 6]}]
                unit: "%"
                source: s
                alt: A pie.
          - title: Look
            blocks:
              - {type: points, items: [At the chest., At the skin.]}
"""
LABELS = ["Chest: 44%", "Urine: 24%", "Abdomen: 16%", "Skin: 10%", "Unknown: 6%"]
TWO_CHARTS = """\
      - type: columns
        id: columns
        title: Two charts
        columns:
          - blocks:
              - {type: chart, title: Old, kind: column, categories: [Ann, Bob],
                 series: [{name: Before, values: [1, 2]}], source: s, alt: A chart.}
          - blocks:
              - {type: chart, title: New, kind: column, categories: [Cid, Dan, Eve],
                 series: [{name: After, values: [3, 4, 5]}], source: s, alt: A chart.}
"""


def swap(show: Any, *pairs: tuple[str, str]) -> None:
    """Let texts of a deck change places, wherever slides show them, notes aside."""
    notes = {id(slide.notes_slide.notes_text_frame._txBody)
             for slide in show.slides if slide.has_notes_slide}  # fmt: skip
    for pair in pairs:
        count = 0
        found = [
            (paragraph, said)
            for frame in frames_of(show) if id(frame._txBody) not in notes
            for paragraph in frame.paragraphs
            if (said := paragraph.text.replace("\u00a0", " ")) in pair
        ]  # fmt: skip
        for paragraph, said in found:
            for run_ in paragraph.runs[1:]:
                run_.text = ""
            paragraph.runs[0].text = pair[said == pair[0]]
            count += 1
        assert count >= 2, pair


def edited(folder: Path, block: str, *pairs: tuple[str, str]) -> Any:
    deck = build(folder, HEAD + block)
    show = Presentation(str(deck))
    swap(show, *pairs)
    show.save(str(deck))
    return run(folder)


SWAPPED = {
    "points": (POINTS, [("Four doses at most", "Keep them away")], "`text`"),
    "a point with a short form, and one without": (
        POINTS, [("Keep them away", "Ring us.")], "`text`",
    ),
    "cards": (CARDS, [("Blue", "Red"), ("In the morning", "At night")], "`text`"),
    "titles of cards": (CARDS, [("Blue", "Red")], "`text`"),
    "terms": (TERMS, [("Stent", "Balloon"), ("It stays", "It goes")], "`meaning`"),
    "events": (
        EVENTS, [("1964", "1977"), ("The first", "The second"), ("A leg", "A heart")], "`text`",
    ),
    "figures with sources": (FIGURES, [("30", "50")], "`source`"),
    "cells of a shaded row": (SHADED, [("75 mg", "20 mg")], "`shade`"),
    "options of a question": (QUIZ, [("Paracetamol", "Ibuprofen")], "`answer`"),
    "groups of a risk": (
        RISK,
        [("Without tablets", "With tablets"),
         ("Of 100 people, 20 have a stroke over 10 years, and 80 do not.",
          "Of 100 people, 13 have a stroke over 10 years, and 87 do not.")],
        "goes across what irdocs puts together",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(SWAPPED)[:: tried(1, 3)])
def test_items_that_changed_places_never_take_a_part_of_another(name: str, tmp_path: Path) -> None:
    """What slides show of them has changed places, and the content has more of each."""
    block, pairs, why = SWAPPED[name]
    done = edited(tmp_path, block, *pairs)
    assert content(tmp_path) == HEAD + block
    assert done.exit_code == 1 and why in done.output
    for one, other in pairs:
        assert f'"{one}" → "{other}"' in done.output
        assert f'"{other}" → "{one}"' in done.output


def test_an_answer_that_is_told_otherwise_leaves_the_options(tmp_path: Path) -> None:
    """The title is put together by irdocs, so the options alone would make another one right."""
    deck = build(tmp_path, HEAD + QUIZ)
    show = Presentation(str(deck))
    for frame in frames_of(show):
        for run_ in (run_ for paragraph in frame.paragraphs for run_ in paragraph.runs):
            run_.text = run_.text.replace("Answer C", "Answer D")
            run_.text = run_.text.replace("Paracetamol", "Paracetamol, 1 g")
            run_.text = run_.text.replace("Ibuprofen", "Ibuprofen, 400 mg")
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and content(tmp_path) == HEAD + QUIZ


def test_an_option_is_not_taken_out_where_answers_are_counted(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + QUIZ)
    show = Presentation(str(deck))
    for frame in frames_of(show):
        if frame.text == "Aspirin":
            frame.clear()
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "`answer`" in done.output
    assert content(tmp_path) == HEAD + QUIZ


def test_a_right_answer_is_told_in_other_words(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + QUIZ)
    show = Presentation(str(deck))
    for frame in frames_of(show):
        for run_ in (run_ for paragraph in frame.paragraphs for run_ in paragraph.runs):
            run_.text = run_.text.replace("Paracetamol", "Codeine")
    show.save(str(deck))
    assert run(tmp_path).exit_code == 0
    assert content(tmp_path) == HEAD + QUIZ.replace("Paracetamol", "Codeine")


def test_full_words_that_change_places_along_come_home(tmp_path: Path) -> None:
    """Whoever exchanges the full texts in the notes, too, has moved all there is."""
    deck = build(tmp_path, HEAD + CARDS)
    show = Presentation(str(deck))
    swap(show, ("Blue", "Red"), ("In the morning", "At night"))
    (notes,) = [frame for frame in frames_of(show) if "five milligrams" in frame.text]
    five, ten = [one.runs for one in notes.paragraphs if "milligrams" in one.text]
    for one, other in zip(five, ten, strict=True):
        one.text, other.text = other.text, one.text
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    *head, blue, red = CARDS.splitlines(keepends=True)
    assert content(tmp_path) == HEAD + "".join([*head, red, blue])


def test_answers_and_steps_of_a_flow_chart_change_places_together(tmp_path: Path) -> None:
    done = edited(tmp_path, FLOW, ("Yes", "No"), ("Call the doctor", "Wait 30 minutes"))
    assert done.exit_code == 0, done.output
    new = FLOW.replace('"Yes"', "*").replace('"No"', '"Yes"').replace("*", '"No"')
    new = new.replace("Call the doctor", "*").replace("Wait 30 minutes", "Call the doctor")
    assert content(tmp_path) == HEAD + new.replace("*", "Wait 30 minutes")


def chart_of(show: Any, number: int = 0) -> Any:
    charts = [s.chart for slide in show.slides for s in slide.shapes if s.has_chart]
    return charts[number]


def replace_data(chart: Any, categories: Sequence[str], *values: float) -> None:
    data = CategoryChartData()
    data.categories = categories
    data.add_series(chart.plots[0].series[0].name, values)
    chart.replace_data(data)


@pytest.mark.parametrize(
    ("labels", "values", "names"),
    [
        (["Unknown: 6%", "Skin: 10%", "Abdomen: 16%", "Urine: 24%", "Chest: 44%"],
         (6, 10, 16, 24, 44), "Unknown, Skin, Abdomen, Urine, Chest"),
        (["Lungs: 40%", "Urine: 28%", "Abdomen: 16%", "Skin: 10%", "Unknown: 6%"],
         (40, 28, 16, 10, 6), "Lungs, Urine, Abdomen, Skin, Unknown"),
        (LABELS, (45, 23, 16, 10, 6), "Chest, Urine, Abdomen, Skin, Unknown"),
    ][:: tried(1, 2)],
)  # fmt: skip
def test_the_labels_and_values_of_a_pie_come_home_together(
    labels: list[str], values: tuple[int, ...], names: str, tmp_path: Path
) -> None:
    deck = build(tmp_path, HEAD + PIE)
    show = Presentation(str(deck))
    assert list(chart_of(show).plots[0].categories) == LABELS
    replace_data(chart_of(show), labels, *values)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    new = PIE.replace("Chest, Urine, Abdomen, Skin, Unknown", names)
    new = new.replace("[44, 24, 16, 10, 6]", str(list(values)))
    assert content(tmp_path) == HEAD + new


def test_a_sheet_comes_home_whole_or_not_at_all(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + PIE)
    show = Presentation(str(deck))
    labels = ["Unknown, 6 per cent", *LABELS[3:0:-1], LABELS[0]]
    replace_data(chart_of(show), labels, 6, 10, 16, 24, 44)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "Chest: 44%" in done.output
    assert content(tmp_path) == HEAD + PIE


def test_charts_that_stand_side_by_side_are_told_apart(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TWO_CHARTS)
    show = Presentation(str(deck))
    replace_data(chart_of(show, 1), ["Cid", "Dan", "Fay"], 3, 7, 5)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    new = TWO_CHARTS.replace("Eve", "Fay").replace("[3, 4, 5]", "[3, 7, 5]")
    assert content(tmp_path) == HEAD + new


def test_what_was_added_to_a_chart_is_named_with_what_was_changed(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TWO_CHARTS)
    show = Presentation(str(deck))
    replace_data(chart_of(show, 1), ["Cid", "Dan", "Eve", "Gus"], 3, 44, 5, 66)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and content(tmp_path) == HEAD + TWO_CHARTS
    assert all(f'"{one}"' in done.output for one in ("Gus", "44", "66"))


@pytest.mark.parametrize(
    "titles", [("Which drug",), ("Answer C",), ("Which drug", "Answer C")][: tried(3, 2)]
)
def test_keep_warns_of_a_question_whose_answer_shows_it_otherwise(
    titles: tuple[str, ...], tmp_path: Path
) -> None:
    deck = build(tmp_path, HEAD + QUIZ)
    show = Presentation(str(deck))
    for slide in show.slides:
        title = slide.shapes.title.text if slide.shapes.title is not None else ""
        for shape in slide.shapes if title.startswith(titles) else ():
            if shape.has_text_frame and shape.text_frame.text in ("Paracetamol", "Ibuprofen"):
                run_ = shape.text_frame.paragraphs[0].runs[0]
                run_.text = "Ibuprofen" if run_.text == "Paracetamol" else "Paracetamol"
    show.save(str(deck))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out",
                          BuildOptions("deck", keep=True), environment={})  # fmt: skip
    told = [one for one in result.report.warnings if "only one was edited" in one.message]
    assert not result.failed and len(told) == (len(titles) == 1)


def set_texts(show: Any, titles: str, texts: dict[str, str]) -> None:
    """Give the paragraphs of slides other words, notes too; `titles` is how these slides begin."""
    for slide in show.slides:
        title = slide.shapes.title.text if slide.shapes.title is not None else ""
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        if slide.has_notes_slide:
            frames.append(slide.notes_slide.notes_text_frame)
        for paragraph in (one for frame in frames for one in frame.paragraphs):
            said = paragraph.text.replace("\u00a0", " ")
            if title.startswith(titles) and said in texts:
                paragraph.runs[0].text = texts[said]


EXCHANGED = {"Paracetamol": "Ibuprofen", "Ibuprofen": "Paracetamol"}


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (EXCHANGED, 'slides 3 and 4: "Ibuprofen" stands at C'),
        ({**EXCHANGED, "Answer C: Paracetamol": "Answer C: Ibuprofen"}, '"Ibuprofen" stands at C'),
        ({"Answer C: Paracetamol": "Answer D: Ibuprofen"}, 'slide 4: "Answer D: Ibuprofen"'),
        ({"Paracetamol": "Codeine"}, '"Codeine" stands at C'),
        (
            {
                "Paracetamol": "Codeine",
                "Answer C: Paracetamol": "Answer C: Codeine",
                "The answer is C: Paracetamol": "The answer is C: Codeine",
            },
            "",
        ),
        ({"Aspirin": "Warfarin", "Warfarin": "Aspirin"}, ""),
        ({"It does not thin the blood.": "It is not a blood thinner."}, ""),
    ][:: tried(1, 2)],
)
def test_keep_warns_where_another_answer_is_the_right_one(
    texts: dict[str, str], says: str, tmp_path: Path
) -> None:
    deck = build(tmp_path, HEAD + QUIZ)
    show = Presentation(str(deck))
    set_texts(show, "", texts)
    show.save(str(deck))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out",
                          BuildOptions("deck", keep=True), environment={})  # fmt: skip
    told = [one.message for one in result.report.warnings if "the right answer" in one.message]
    assert not result.failed and len(told) == bool(says)
    assert not says or (says in told[0] and 'the content is C, "Paracetamol"' in told[0])


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize(
    ("first", "second", "letters", "says"),
    [
        ("Paracetamol", "Ibuprofen", False, 'slide 3: "Ibuprofen" stands at C'),
        ("Paracetamol", "Ibuprofen", True, ""),
        ("Aspirin", "Warfarin", False, ""),
    ],
)  # fmt: skip
def test_keep_warns_of_options_that_were_dragged_to_other_letters(
    first: str, second: str, *, letters: bool, says: str, aspect: str, tmp_path: Path
) -> None:
    """In the file they stand where they stood. With their letters, they are what they were."""
    options = HEAD.replace("leaflet:", f'deck: {{aspect: "{aspect}"}}\nleaflet:') + QUIZ
    deck = build(tmp_path, options)
    show = Presentation(str(deck))
    question = next(one for one in show.slides if one.shapes.title.text.startswith("Which drug"))
    shapes = [one for one in question.shapes if one.has_text_frame]
    texts = [one.text_frame.text for one in shapes]
    for step in (0, 1) if letters else (0,):
        one, other = (shapes[texts.index(words) - step] for words in (first, second))
        places = [(shape.left, shape.top, shape.width, shape.height) for shape in (other, one)]
        for shape, place in zip((one, other), places, strict=True):
            shape.left, shape.top, shape.width, shape.height = place
    show.save(str(deck))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out",
                          BuildOptions("deck", keep=True), environment={})  # fmt: skip
    told = [one.message for one in result.report.warnings if "the right answer" in one.message]
    assert len(told) == bool(says) and says in "".join(told)
    other = [one for one in result.report.warnings if "only one was edited" in one.message]
    assert len(other) == (not letters)

"""irdocs pull: words that a slide shows a part of, or beside what irdocs adds."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.table import _Cell
from pptx.util import Pt

from support.thorough import tried
from test_pulled_partners import HEAD
from test_pulling import build, content, edit, run

CASE = (
    "A man of 82 with a new hip has a haemoglobin of 76 g/L on the second day. He walks, has no "
    "pain in his chest and a pulse of 84, and he wants to go home. What do you do?"
)
QUIZ = f"""\
      - type: quiz
        id: quiz
        question: {CASE}
        options: [Give two units, Give one unit, Wait]
        answer: C
        explanation: He is well.
"""
BLOCKS = """\
      - type: chart
        id: chart
        title: Deaths
        kind: bar
        categories: [Overload, Delay]
        series: [{name: Deaths, values: [15, 9]}]
        source: Our own audit of 212 patients, Leeds, 2025
        alt: Bars of deaths.
      - type: table
        id: table
        title: Who gives to whom
        caption: Red cells
        header: [Patient, O, A]
        row_headers: true
        rows:
          - [O, "yes", "no"]
          - [A, "yes", "yes"]
"""


@pytest.mark.parametrize(
    "changes",
    [
        [("pulse of 84", "pulse of 118")],
        [("What do you do?", "What do you do first?")],
        [("pulse of 84", "pulse of 118"), ("What do you do?", "What do you do first?")],
    ],
)
def test_a_question_that_stands_in_two_places_comes_home(
    tmp_path: Path, changes: list[tuple[str, str]]
) -> None:
    deck = build(tmp_path, HEAD + QUIZ)
    show = Presentation(str(deck))
    slide = next(s for s in show.slides if s.shapes.title.text == "What do you do?")
    wanted = CASE
    for old, new in changes:
        for shape in slide.shapes:
            for run_ in (r for p in shape.text_frame.paragraphs for r in p.runs):
                run_.text = run_.text.replace(old, new)
        wanted = wanted.replace(old, new)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == HEAD + QUIZ.replace(CASE, wanted)


def test_a_part_of_a_text_that_is_deleted_takes_nothing_else_along(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + QUIZ)
    show = Presentation(str(deck))
    slide = next(s for s in show.slides if s.shapes.title.text == "What do you do?")
    (stem,) = [s for s in slide.shapes if "a pulse of 84" in s.text_frame.text]
    stem.text_frame.text = ""
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "it is a part of something that stays" in done.output
    assert content(tmp_path) == HEAD + QUIZ


def test_a_source_in_words_comes_home(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + BLOCKS)
    edit(deck, ("212 patients", "412 patients"))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == HEAD + BLOCKS.replace("212 patients", "412 patients")


def test_a_row_is_as_bold_as_those_beside_it(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + BLOCKS)
    show = Presentation(str(deck))
    (table,) = [s.table for slide in show.slides for s in slide.shapes if s.has_table]
    row = table._tbl.tr_lst[-1]
    row.addnext(deepcopy(row))
    for cell, words in zip(table._tbl.tr_lst[-1].tc_lst, ("B", "no", "some"), strict=True):
        _Cell(cell, table).text_frame.paragraphs[0].runs[0].text = words
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == HEAD + BLOCKS + '          - [B, "no", some]\n'


def test_an_alternative_text_is_told_with_its_words(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + BLOCKS)
    show = Presentation(str(deck))
    (chart,) = [s for slide in show.slides for s in slide.shapes if s.has_chart]
    chart._element.nvGraphicFramePr.cNvPr.set("descr", "Two bars, the upper one longer.")
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and done.output.count("left ") == 1
    assert 'the alternative text "Two bars, the upper one longer.": "Deaths"' in done.output


@pytest.mark.parametrize("title", ["Deaths", "Who gives to whom"])
def test_a_box_beside_a_table_or_chart_is_none_of_its_values(tmp_path: Path, title: str) -> None:
    deck = build(tmp_path, HEAD + BLOCKS)
    show = Presentation(str(deck))
    slide = next(s for s in show.slides if s.shapes.title.text == title)
    box = slide.shapes.add_textbox(Pt(500), Pt(300), Pt(200), Pt(40))
    box.text_frame.text = "17"
    show.save(str(deck))
    done = run(tmp_path)
    assert 'added: "17" (there is no list or text that it could follow in)' in done.output
    assert content(tmp_path) == HEAD + BLOCKS


NOTED = """\
      - type: text
        id: noted
        title: Two satellites
        text: |
          They fly 220 km apart.[^go] One is first.[^2] Then the other.

          [^go]: Since 2018.
          [^2]: By a few seconds.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [("220 km", "210 km"), ("Since 2018", "Since May 2018"), ("One is first", "One leads"),
     ("few seconds", "few minutes"), ("the other", "comes the other")][:: tried(1, 2)],
)  # fmt: skip
def test_notes_and_what_they_are_on_come_home(tmp_path: Path, old: str, new: str) -> None:
    deck = build(tmp_path, HEAD + NOTED)
    edit(deck, (old, new))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == HEAD + NOTED.replace(old, new)


FORMULAS = """\
      - type: points
        id: points
        title: Three ways
        items:
          - "By stakes, to $\\\\pm 0{,}2$ m"
          - "From orbit, as $V_n$ and words"
          - By hand.
      - {type: formula, id: sum, title: A sum, latex: 'a + \\frac{b}{c}'}
"""


def saved_by_libreoffice(show: Any) -> None:
    """Write a deck as LibreOffice does: without formulas, and with bold words bold of their own."""
    for part in show.part.package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            part._blob = part.blob.replace(b"irdocs<", b"LibreOffice/7.4<")
    for slide in show.slides:
        for choice in slide._element.iter("{*}AlternateContent"):
            for shape in list(choice[-1]):
                choice.addprevious(shape)
        for choice in list(slide._element.iter("{*}AlternateContent")):
            choice.getparent().remove(choice)
        for run_ in (r for p in slide.shapes.title.text_frame.paragraphs for r in p.runs):
            run_.font.bold = True


def test_what_libreoffice_makes_of_a_deck_is_no_edit(tmp_path: Path) -> None:
    pytest.importorskip("mathra")
    deck = build(tmp_path, HEAD + FORMULAS)
    show = Presentation(str(deck))
    saved_by_libreoffice(show)
    show.save(str(deck))
    assert run(tmp_path).output == "nothing was edited\n"
    edit(deck, ("By hand.", "By foot."), ("and words", "and more words"))
    done = run(tmp_path)
    assert "By foot." in content(tmp_path) and 'left slide 3: "From orbit' in done.output
    assert done.output.count("left ") == 1, done.output

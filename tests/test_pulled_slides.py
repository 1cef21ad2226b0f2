"""irdocs pull: slides that were duplicated, split or added become blocks with their sources."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from irdocs.keeping.reading import read_deck
from support.thorough import tried
from test_pulled_partners import HEAD
from test_pulling import build, content, keep, run

TEXT = """\
      - type: text
        id: sleep
        title: Sleep helps
        text: |
          **Sleep** mends the heart [@s].

          Nobody knows why [@t].
        notes: Say it slowly.
"""
STEPS = """\
      - type: points
        id: steps
        title: Four steps
        ordered: true
        items:
          - {text: "Measure the pulse for a whole minute [@s].", short: "Pulse [@s]"}
          - Write it down.
          - Ask somebody else.
          - Measure it again [@t].
"""
TABLE = """\
      - type: table
        id: doses
        title: Doses differ
        caption: Doses
        header: [Drug, Dose]
        rows:
          - [Aspirin, 75 mg]
          - [Statin, 20 mg]
        source: s
"""
QUIZ = """\
      - type: quiz
        id: quiz
        question: How long do you sleep?
        options: [Two hours, Eight hours]
        answer: B
        explanation: It mends the heart [@s].
"""
OTHER = """\
      - type: points
        id: other
        title: The last thing
        items: [Ring us., Write to us.]
"""


def titled(show: Any, title: str) -> Any:
    return next(one for one in show.slides if one.shapes.title.text_frame.text == title)


def shape(slide: Any, name: str) -> Any:
    return next(one for one in slide.shapes if one.name == name)


def say(paragraph: Any, words: str) -> None:
    first, *others = paragraph.runs
    first.text = words
    for one in others:
        one._r.getparent().remove(one._r)


def duplicate(show: Any, slide: Any) -> Any:
    """Duplicate a slide as PowerPoint does: it follows its original, with its notes."""
    new = show.slides.add_slide(slide.slide_layout)
    for one in list(new.shapes):
        one._element.getparent().remove(one._element)
    for one in slide.shapes:
        new.shapes._spTree.append(deepcopy(one._element))
    new.notes_slide.notes_text_frame.text = slide.notes_slide.notes_text_frame.text
    entries = show.slides._sldIdLst
    *before, entry = list(entries)
    entries.remove(entry)
    entries.insert([one.id for one in before].index(slide.slide_id) + 1, entry)
    return new


@pytest.mark.parametrize("block", [TEXT, TABLE, STEPS][: tried(3, 2)])
def test_a_duplicated_slide_is_a_copy_of_its_block_with_what_was_edited(
    tmp_path: Path, block: str
) -> None:
    deck = build(tmp_path, HEAD + block + OTHER)
    show = Presentation(str(deck))
    title = next(line.split(": ")[1] for line in block.split("\n") if "title:" in line)
    new = duplicate(show, titled(show, title))
    say(new.shapes.title.text_frame.paragraphs[0], "Once more")
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    id_line = next(line for line in block.split("\n") if " id:" in line)
    copy = block.replace(id_line, "        only: deck").replace(title, "Once more")
    assert content(tmp_path) == HEAD + block + copy + OTHER


def test_a_split_slide_becomes_two_blocks(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TEXT + OTHER)
    show = Presentation(str(deck))
    first = titled(show, "Sleep helps")
    second = duplicate(show, first)
    for slide, gone in ((first, 1), (second, 0)):
        paragraph = shape(slide, "Body").text_frame.paragraphs[gone]._p
        paragraph.getparent().remove(paragraph)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    both = content(tmp_path)
    assert both.count("**Sleep** mends the heart [@s].") == 1
    assert both.count("Nobody knows why [@t].") == 1
    assert both.count("type: text") == 2 and both.count("notes: Say it slowly.") == 2


def test_a_quiz_is_copied_with_its_answer_which_is_told_where_its_slide_was_not(
    tmp_path: Path,
) -> None:
    deck = build(tmp_path, HEAD + QUIZ + OTHER)
    show = Presentation(str(deck))
    new = duplicate(show, titled(show, "How long do you sleep?"))
    say(new.shapes.title.text_frame.paragraphs[0], "How long does a cat sleep?")
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "the answer and the explanation of the first" in done.output
    copy = QUIZ.replace("id: quiz", "only: deck").replace("do you sleep", "does a cat sleep")
    assert content(tmp_path) == HEAD + QUIZ + copy + OTHER


def new_slide(show: Any, title: str, *, has_body: bool = False) -> Any:
    """Add a slide behind that of the sleep, with the placeholder of a list or none."""
    new = show.slides.add_slide(titled(show, "The last thing").slide_layout)
    new.shapes.title.text = title
    for one in list(new.placeholders):
        if one.placeholder_format.idx and not (has_body and one.has_text_frame):
            one._element.getparent().remove(one._element)
    entries = show.slides._sldIdLst
    *before, entry = list(entries)
    entries.remove(entry)
    behind = titled(show, "Sleep helps").slide_id
    entries.insert([one.id for one in before].index(behind) + 1, entry)
    return new


def bullets(show: Any) -> None:
    new = new_slide(show, "Lactate", has_body=True)
    frame = next(one for one in new.placeholders if one.placeholder_format.idx).text_frame
    frame.text = "It rises early [1]"
    frame.add_paragraph().text = "It falls late [1, 2]"
    frame.add_paragraph().text = "See [99]"
    for paragraph in frame.paragraphs:
        mark = paragraph._p.get_or_add_pPr().makeelement(qn("a:buChar"), {"char": "•"})
        paragraph._p.get_or_add_pPr().append(mark)
    new.notes_slide.notes_text_frame.text = "Mind [2]."


def paragraphs(show: Any) -> None:
    new = new_slide(show, "Lactate")
    frame = new.shapes.add_textbox(Inches(1), Inches(2), Inches(6), Inches(2)).text_frame
    for number, words in enumerate(["It ", "rises", " early [2].", "Look it up."]):
        target = frame.paragraphs[0] if number < 3 else frame.add_paragraph()
        piece = target.add_run()
        piece.text = words
        piece.font.bold = True if words == "rises" else None
    new.notes_slide.notes_text_frame.text = (
        "Source [1]: Author A. Walking. P 2020. https://example.org/w"
    )


def cells(show: Any) -> None:
    new = new_slide(show, "Lactate")
    table = new.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for row, words in enumerate((("Time", "Value"), ("0 h", "4 [1]"), ("6 h", ""))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word


@pytest.mark.parametrize(
    ("add", "wanted", "status"),
    [
        (
            bullets,
            "      - type: points\n        only: deck\n        title: Lactate\n        items:\n"
            "          - It rises early [@s]\n          - It falls late [@s] [@t]\n"
            "          - See \\[99\\]\n        notes: |\n          Mind [@t].\n",
            1,
        ),
        (
            paragraphs,
            "      - type: text\n        only: deck\n        title: Lactate\n        text: |\n"
            "          It **rises** early [@t].\n\n          Look it up.\n",
            0,
        ),
        (
            cells,
            "      - type: table\n        only: deck\n        title: Lactate\n"
            "        caption: Lactate\n        header: [Time, Value]\n        rows:\n"
            '          - [0 h, "4 [@s]"]\n          - [6 h, ""]\n',
            0,
        ),
    ],
)
def test_an_added_slide_keeps_its_sources_its_stress_and_what_it_is(
    tmp_path: Path, add: Callable[[Any], None], wanted: str, status: int
) -> None:
    deck = build(tmp_path, HEAD + TEXT + OTHER)
    show = Presentation(str(deck))
    add(show)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == status, done.output
    assert ("[99] is the number of no source" in done.output) == bool(status)
    assert content(tmp_path) == HEAD + TEXT + wanted + OTHER


def test_a_line_that_was_added_keeps_its_source(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TEXT + OTHER)
    show = Presentation(str(deck))
    last = shape(titled(show, "Sleep helps"), "Body").text_frame.paragraphs[-1]
    last._p.addnext(deepcopy(last._p))
    say(shape(titled(show, "Sleep helps"), "Body").text_frame.paragraphs[-1], "Cats sleep [1].")
    assert last._p.find(qn("a:r")) is not None
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert (
        content(tmp_path)
        == HEAD + TEXT.replace("why [@t].\n", "why [@t].\n\n          Cats sleep [@s].\n") + OTHER
    )


def opener_copied(deck: Path, to: int, title: str, lead: str) -> None:
    """Put a copy of the slide that opens the section before another one."""
    show = Presentation(str(deck))
    opener = show.slides[1]
    copy = show.slides.add_slide(opener.slide_layout)
    texts = [shape for shape in copy.placeholders if shape.has_text_frame]
    first, *others = [one for one in texts if one.placeholder_format.type.name != "SLIDE_NUMBER"]
    first.text_frame.text, others[0].text_frame.text = title, lead
    ids = show.slides._sldIdLst
    ids.insert(to, ids[-1])
    show.save(str(deck))


def test_a_copy_of_an_opener_begins_a_section(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TEXT + STEPS + TABLE)
    opener_copied(deck, 3, "The pulse", "It tells: a lot.")
    done = run(tmp_path)
    section = """\
  - id: the-pulse
    title: The pulse
    lead: "It tells: a lot."
    blocks:
"""
    assert content(tmp_path) == HEAD + TEXT + section + STEPS + TABLE, done.output
    assert done.exit_code == 0, done.output
    slides = [
        slide.title for slide in read_deck(build(tmp_path, content(tmp_path)).read_bytes()).slides
    ]
    assert slides[2:5] == ["Sleep helps", "The pulse", "Four steps"]


def test_an_opener_without_blocks_is_told(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TEXT + STEPS)
    opener_copied(deck, 2, "The pulse", "It tells a lot.")
    done = run(tmp_path)
    assert content(tmp_path) == HEAD + TEXT + STEPS
    assert done.exit_code == 1 and "the opener of a section" in done.output


def test_an_opener_before_blocks_of_the_deck_alone_begins_a_section_of_the_deck(
    tmp_path: Path,
) -> None:
    only = STEPS.replace("id: steps\n", "id: steps\n        only: deck\n")
    opener_copied(build(tmp_path, HEAD + TEXT + only), 3, "The pulse", "It tells a lot.")
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert "    lead: It tells a lot.\n    only: deck\n    blocks:\n" in content(tmp_path)


def test_a_source_that_was_copied_with_its_notes_is_no_note_of_the_copy(tmp_path: Path) -> None:
    """The copy does not cite it any more; the next pull took it for words of the author's."""
    deck = build(tmp_path, HEAD + TEXT + OTHER)
    show = Presentation(str(deck))
    new = duplicate(show, titled(show, "Sleep helps"))
    say(new.shapes.title.text_frame.paragraphs[0], "Nobody knows")
    first = shape(new, "Body").text_frame.paragraphs[0]._p
    first.getparent().remove(first)
    show.save(str(deck))
    for _ in range(2):
        done = run(tmp_path)
        assert done.exit_code == 0 and "Source [" not in done.output, done.output
    assert "Source" not in content(tmp_path)


def test_the_number_of_a_source_in_the_title_of_an_added_slide_is_told(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TEXT + OTHER)
    show = Presentation(str(deck))
    new = new_slide(show, "Lactate [1]", has_body=True)
    next(one for one in new.placeholders if one.placeholder_format.idx).text_frame.text = "Rises"
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "the title without [1]" in done.output
    assert "title: Lactate\n" in content(tmp_path)


@pytest.mark.parametrize("is_flow", [False, True])
def test_the_title_that_an_untitled_slide_got_is_that_of_its_block(
    tmp_path: Path, *, is_flow: bool
) -> None:
    """It was called like its section, with a number."""
    bare = "      - {type: text, text: Sleep.}\n" if is_flow else TEXT.replace(
        "        title: Sleep helps\n", ""
    )  # fmt: skip
    deck = build(tmp_path, HEAD + bare + OTHER)
    show = Presentation(str(deck))
    say(titled(show, "The first part (2)").shapes.title.text_frame.paragraphs[0], "Sleep: it helps")
    show.save(str(deck))
    done = run(tmp_path)
    if is_flow:
        assert done.exit_code == 1 and "written in one line" in done.output
        return
    assert done.exit_code == 0, done.output
    assert 'title: "Sleep: it helps"' in content(tmp_path)
    keep(tmp_path)
    assert (done := run(tmp_path)).exit_code == 0, done.output

"""irdocs pull: words that say the same and look otherwise come home, or are told by their line."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from test_pulled_partners import HEAD
from test_pulled_slides import OTHER, TEXT, shape, titled
from test_pulling import CONTENT, build, content, edit, run

CALLOUT = """\
      - type: callout
        id: four
        kind: warning
        title: Three traps
        text: |
          - Young people keep their pressure
          - Beta blockers hide a fast pulse
          - Old people have no fever [@s]
        notes: Ask them.
"""


def trap(show: Any, number: int) -> Any:
    return shape(titled(show, "Three traps"), "Body").text_frame.paragraphs[number]


def bold(show: Any) -> None:
    first = trap(show, 2).runs[0]
    head, _, tail = first.text.partition(" ")
    first._r.addnext(deepcopy(first._r))
    first.text, first.font.bold = head, True
    trap(show, 2).runs[1].text = f" {tail}"


def italic(show: Any) -> None:
    trap(show, 1).runs[0].font.italic = True


def strike(show: Any) -> None:
    trap(show, 1).runs[0].font._element.set("strike", "sngStrike")


def link(show: Any) -> None:
    trap(show, 1).runs[0].hyperlink.address = "https://example.org/beta"


def broken(show: Any) -> None:
    run_ = trap(show, 1).runs[0]
    head, _, tail = run_.text.partition(" ")
    run_.text = head
    trap(show, 1).add_line_break()
    trap(show, 1).add_run().text = tail


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (bold, "- Old people", "- **Old** people"),
        (italic, "- Beta blockers hide a fast pulse", "- *Beta blockers hide a fast pulse*"),
    ],
)
def test_stress_alone_comes_home_and_is_pulled_once(
    tmp_path: Path, change: Callable[[Any], None], before: str, after: str
) -> None:
    deck = build(tmp_path, HEAD + CALLOUT + OTHER)
    show = Presentation(str(deck))
    change(show)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == HEAD + CALLOUT.replace(before, after) + OTHER
    again = run(tmp_path)
    assert again.exit_code == 0 and "nothing was edited" in again.output, again.output


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (strike, "struck through"),
        (link, "linked to https://example.org/beta"),
        (broken, "broken into lines"),
    ],
)
def test_a_mark_that_no_content_has_is_told_with_its_words_and_its_line(
    tmp_path: Path, change: Callable[[Any], None], told: str
) -> None:
    deck = build(tmp_path, HEAD + CALLOUT + OTHER)
    show = Presentation(str(deck))
    change(show)
    show.save(str(deck))
    done = run(tmp_path)
    line = 1 + (HEAD + CALLOUT).split("\n").index("          - Beta blockers hide a fast pulse")
    (left,) = [one for one in done.output.split("\n") if one.startswith("left ")]
    assert done.exit_code == 1
    assert f"content.yaml:{line}: " in left, left
    assert f'{told}: "Beta blockers hide a fast pulse"' in left, left
    assert content(tmp_path) == HEAD + CALLOUT + OTHER


def test_words_that_are_bold_of_themselves_are_no_stress(tmp_path: Path) -> None:
    """The title of an event is bold in every deck: whoever makes it plain is told of it."""
    event = """\
      - type: timeline
        id: years
        title: Two years
        items:
          - {date: "1992", title: First, text: It began.}
          - {date: "2001", title: Second, text: It went on.}
"""
    deck = build(tmp_path, HEAD + event + OTHER)
    show = Presentation(str(deck))
    shape(titled(show, "Two years"), "Event 1").text_frame.paragraphs[0].runs[0].font.bold = False
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "left " in done.output
    assert content(tmp_path) == HEAD + event + OTHER


def test_a_picture_that_was_added_is_told_as_that(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + TEXT + OTHER)
    show = Presentation(str(deck))
    data = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 0, 0)).save(data, "PNG")
    data.seek(0)
    picture = titled(show, "Sleep helps").shapes.add_picture(data, 0, 0)
    picture._element.nvPicPr.cNvPr.set("descr", "A red square")
    show.save(str(deck))
    done = run(tmp_path)
    (left,) = [one for one in done.output.split("\n") if one.startswith("left ")]
    assert done.exit_code == 1 and "a picture, table or chart was added" in left, left


def test_a_drawing_that_a_program_asked_for_its_words_was_not_edited(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + CALLOUT + OTHER)
    show = Presentation(str(deck))
    asked = 0
    for slide in show.slides:
        for group in (one for one in slide.shapes if one.shape_type == 6):
            for one in group.shapes:
                had = one._element.find(f"{{{one._element.nsmap['p']}}}txBody") is not None
                assert one.text_frame.text == ""  # python-pptx adds an empty text for it
                asked += not had
    assert asked
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0 and "nothing was edited" in done.output, done.output


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("By letter.", "By let\u00adter.", "signs that show nothing, such as a soft hyphen"),
        ("By letter.", "By  letter.", "spaces"),
        ("By letter.", "By letter. ", "spaces"),
    ],
)
def test_signs_that_show_nothing_are_told_as_that(
    old: str, new: str, kind: str, tmp_path: Path
) -> None:
    deck = build(tmp_path)
    edit(deck, (old, new))
    done = run(tmp_path)
    assert done.exit_code == 1 and f'{kind}, in "By letter."' in done.output
    assert "its look" not in done.output


def test_one_edit_on_several_slides_is_told_once(tmp_path: Path) -> None:
    """Notes of three slides have the same source, which irdocs puts there."""
    text = CONTENT.replace(", By letter.]", ', "By mail [@s]."]')
    deck = build(tmp_path, text)
    edit(deck, ("Author A. Walking.", "Author A. Running."))
    done = run(tmp_path)
    told = [line for line in done.output.splitlines() if "Source [1]" in line]
    assert done.exit_code == 1 and len(told) == 1, done.output
    assert "slides 3, 5 and 7: " in told[0]


@pytest.mark.parametrize(
    ("words", "told", "now"),
    [
        ("Sleep mends a heart", 'bold: "heart"', "**Sleep** mends a heart [@s]"),
        ("Sleep mends the heart", "", "**Sleep mends the heart** [@s]"),
    ],
)
def test_stress_that_has_grown_over_more_words_is_told_or_comes_home(
    tmp_path: Path, words: str, told: str, now: str
) -> None:
    """Beside other edits, and alone."""
    deck = build(tmp_path, HEAD + TEXT + OTHER)
    show = Presentation(str(deck))
    body = shape(titled(show, "Sleep helps"), "Body").text_frame
    first, second = body.paragraphs[0].runs[:2]
    assert (first.text, second.text) == ("Sleep", " mends the heart")
    second.text, second.font.bold = words.removeprefix("Sleep"), True
    show.save(str(deck))
    done = run(tmp_path)
    assert content(tmp_path) == HEAD + TEXT.replace("**Sleep** mends the heart [@s]", now) + OTHER
    assert (told in done.output) if told else (done.exit_code == 0), done.output


def test_a_point_that_was_indented_alone_is_told_by_its_words(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + CALLOUT + OTHER)
    show = Presentation(str(deck))
    trap(show, 1).level = 1
    show.save(str(deck))
    done = run(tmp_path)
    (line,) = [line for line in done.output.split("\n") if line.startswith("left")]
    assert 'deeper in its list: "Beta blockers hide a fast pulse"' in line

"""irdocs pull: lines of code come home with their white space."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from test_pulled_partners import HEAD
from test_pulling import build, content, run

CODE = """\
      - type: code
        id: code
        title: Mean arterial pressure
        code: |
          limits = [60, 65]  # mmHg
          least = limits[0]

          def mean(systolic, diastolic):
              third = (systolic - diastolic) / 3
              return diastolic + third
        caption: In mmHg.
"""


def _paragraphs(show: Any) -> list[Any]:
    (frame,) = [
        shape.text_frame
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_text_frame and "def mean" in shape.text_frame.text
    ]
    return list(frame.paragraphs)


def _say(paragraph: Any, words: str) -> None:
    first, *others = paragraph.runs
    first.text = words
    for run_ in others:
        run_.text = ""


def _find(paragraphs: list[Any], words: str) -> Any:
    return next(one for one in paragraphs if words in one.text.replace("\u00a0", " "))


def _edited(line: str, words: str) -> Callable[[list[Any]], None]:
    return lambda paragraphs: _say(_find(paragraphs, line), words)


def _deleted(line: str) -> Callable[[list[Any]], None]:
    def change(paragraphs: list[Any]) -> None:
        gone = _find(paragraphs, line)._p
        gone.getparent().remove(gone)

    return change


def _added_behind(line: str, words: str) -> Callable[[list[Any]], None]:
    def change(paragraphs: list[Any]) -> None:
        above = _find(paragraphs, line)
        above._p.addnext(deepcopy(above._p))
        paragraphs = list(above._parent.paragraphs)
        _say(paragraphs[[one._p for one in paragraphs].index(above._p) + 1], words)

    return change


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (_edited("third =", "    third = (systolic  - diastolic) / 3.0"),
         "third = (systolic - diastolic) / 3\n", "third = (systolic  - diastolic) / 3.0\n"),
        (_edited("least =", "least = limits[1]"), "limits[0]", "limits[1]"),
        (_edited("limits = ", "limits = [60, 65]  # “mmHg”"), "# mmHg", '# "mmHg"'),
        (_deleted("third ="), "              third = (systolic - diastolic) / 3\n", ""),
        (_added_behind("third =", "    print(third)"),
         "diastolic) / 3\n", "diastolic) / 3\n              print(third)\n"),
    ],
    ids=["edited", "an index, which is no citation", "quotation marks", "deleted", "added"],
)  # fmt: skip
def test_a_line_of_code_comes_home(
    change: Callable[[list[Any]], None], old: str, new: str, tmp_path: Path
) -> None:
    deck = build(tmp_path, HEAD + CODE)
    show = Presentation(str(deck))
    change(_paragraphs(show))
    show.save(str(deck))
    done = run(tmp_path)
    assert CODE.count(old) == 1
    assert content(tmp_path) == HEAD + CODE.replace(old, new), done.output
    assert done.exit_code == 0, done.output


def test_code_whose_first_line_is_further_in_keeps_its_place(tmp_path: Path) -> None:
    text = HEAD + CODE.replace("code: |\n          limits", "code: |2\n            limits")
    deck = build(tmp_path, text)
    show = Presentation(str(deck))
    _say(_find(_paragraphs(show), "least ="), "least = 1")
    show.save(str(deck))
    done = run(tmp_path)
    assert content(tmp_path) == text.replace("least = limits[0]", "least = 1"), done.output

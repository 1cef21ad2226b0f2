"""irdocs pull: what somebody has cleared goes as a whole or stays as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

import irdocs
from irdocs.options import BuildOptions
from test_pulled_looks import CALLOUT
from test_pulled_partners import HEAD
from test_pulled_slides import OTHER, TEXT, shape, titled
from test_pulling import build, content, run


@pytest.mark.parametrize(
    ("block", "title"), [(TEXT, "Sleep helps"), (CALLOUT, "Three traps")], ids=["text", "callout"]
)
def test_a_text_that_its_block_needs_stays_whole(tmp_path: Path, block: str, title: str) -> None:
    deck = build(tmp_path, HEAD + block + OTHER)
    show = Presentation(str(deck))
    shape(titled(show, title), "Body").text_frame.clear()
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and done.output.count("left ") == 1, done.output
    assert content(tmp_path) == HEAD + block + OTHER


FIRST = """\
      - type: text
        id: first
        text: |
          It mends the heart.

          Nobody knows why.
"""
SECOND = """\
      - type: text
        id: second
        text: It takes eight hours.
"""


def test_a_text_that_shares_a_slide_goes_whole_with_its_block(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + FIRST + SECOND + OTHER)
    show = Presentation(str(deck))
    gone = 0
    for slide in show.slides:
        for one in slide.shapes:
            for paragraph in one.text_frame.paragraphs if one.has_text_frame else ():
                if paragraph.text in ("It mends the heart.", "Nobody knows why."):
                    paragraph._p.getparent().remove(paragraph._p)
                    gone += 1
    assert gone == 2
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == HEAD + SECOND + OTHER


def test_a_title_that_was_cleared_is_told_with_the_one_in_its_place_and_makes_no_second_version(
    tmp_path: Path,
) -> None:
    headed = CALLOUT.replace(
        "        kind: warning\n", "        kind: warning\n        headline: Mind these\n"
    )
    deck = build(tmp_path, HEAD + headed + OTHER)
    show = Presentation(str(deck))
    titled(show, "Mind these").shapes.title.text_frame.clear()
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1
    assert 'every slide has a title: it is "Three traps" now' in done.output, done.output
    assert content(tmp_path) == HEAD + CALLOUT + OTHER
    kept = irdocs.build(
        tmp_path / "content.yaml", tmp_path / "out", BuildOptions("deck", keep=True),
        environment={},
    )  # fmt: skip
    codes = {one.code for one in (*kept.report.errors, *kept.report.warnings)}
    assert "two-versions" not in codes, kept.report.warnings
    show = Presentation(str(deck))
    assert [one for one in show.slides if one.shapes.title.text == "Three traps"]

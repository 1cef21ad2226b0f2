"""irdocs pull: the numbers of sources that were put in, taken out or moved with their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from test_pulled_partners import HEAD
from test_pulled_slides import say
from test_pulling import build, content, keep, run

BLOCKS = """\
      - type: text
        id: first
        title: At night
        text: |
          Sleep **well** for eight hours. Nobody slept longer in 2020 [@s].

          Drink water before every meal [@t][@s].
      - {type: points, title: By day, items: [Another thing to do., "See it, please."]}
      - {type: callout, kind: warning, title: Careful, text: Walk to the shops and back.}
"""
MOVED = "Nobody slept longer in 2020\u00a0[1]."


def edit(deck: Path, *edits: tuple[str, str]) -> None:
    """Let the paragraphs that begin with some words say others, in the type of their first run."""
    show = Presentation(str(deck))
    for start, words in edits:
        (paragraph,) = [line for line in _paragraphs(show) if line.text.startswith(start)]
        say(paragraph, words)
    show.save(str(deck))


def _paragraphs(show: Any) -> list[Any]:
    frames = [one.text_frame for slide in show.slides for one in slide.shapes if one.has_text_frame]
    return [line for frame in frames for line in frame.paragraphs]


@pytest.mark.parametrize(
    ("edits", "changes"),
    [
        (
            [("Sleep well", "Sleep well for eight hours."),
             ("Walk to", f"Walk to the shops and back. {MOVED}")],
            [(" Nobody slept longer in 2020 [@s].\n", "\n"),
             ("shops and back.", "shops and back. Nobody slept longer in 2020 [@s].")],
        ),
        (
            [("Sleep well", "Sleep well for eight hours."),
             ("Drink water", f"{MOVED} Drink water before every meal\u00a0[2, 1].")],
            [(" Nobody slept longer in 2020 [@s].\n", "\n"),
             ("Drink water", "Nobody slept longer in 2020 [@s]. Drink water")],
        ),
        (
            [("Another thing", "Another thing [2] to do.")],
            [("Another thing", "Another thing [@t]")],
        ),
        ([("Drink water", "Drink water before every meal\u00a0[2].")], [("[@t][@s]", "[@t]")]),
        ([("Drink water", "Drink water before each meal\u00a0[1].")],
         [("every meal [@t][@s]", "each meal [@s]")]),
    ],
)  # fmt: skip
def test_the_numbers_of_sources_go_with_their_words(
    tmp_path: Path, edits: list[tuple[str, str]], changes: list[tuple[str, str]]
) -> None:
    deck = build(tmp_path, HEAD + BLOCKS)
    edit(deck, *edits)
    done = run(tmp_path)
    wanted = HEAD + BLOCKS
    for before, after in changes:
        assert wanted.count(before) == 1
        wanted = wanted.replace(before, after)
    assert content(tmp_path).replace('"', "") == wanted.replace('"', ""), done.output
    assert "numbers of sources" not in done.output
    keep(tmp_path)
    run(tmp_path)
    assert content(tmp_path).replace('"', "") == wanted.replace('"', "")


@pytest.mark.parametrize(
    ("words", "why"),
    [("Another thing [9] to do.", "[9] is the number of no source"),
     ("Careful [1]", "write [@id] in the text")],
)  # fmt: skip
def test_numbers_that_cannot_be_told_are_left(tmp_path: Path, words: str, why: str) -> None:
    deck = build(tmp_path, HEAD + BLOCKS)
    edit(deck, (words.partition(" [")[0], words))
    done = run(tmp_path)
    assert why in done.output and done.exit_code == 1
    assert content(tmp_path) == HEAD + BLOCKS

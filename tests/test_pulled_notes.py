"""irdocs pull: notes that were written anew come home whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from pptx import Presentation

from irdocs.keeping.reading import read_deck
from test_pulled_partners import HEAD
from test_pulled_slides import OTHER, titled
from test_pulling import build, content, keep, run

START = """\
      - type: points
        id: sleep
        title: Sleep helps
        items:
          - Sleep mends the heart [@s].
          - Nobody knows why.
"""
LONG = """\
        notes: |
          Sleep is *cheap*, say so [@s].

          Ask who slept well last night.

          Tell them what you did yourself.
"""
SHORT = "        notes: Ask who slept well last night.\n"
OWN = "Source [1]: Author A. Walking. P 2020. https://example.org/w"


def rewrite(deck: Path, paragraphs: Sequence[str]) -> None:
    show = Presentation(str(deck))
    notes = titled(show, "Sleep helps").notes_slide.notes_text_frame
    notes.text = "\n".join(paragraphs)
    for paragraph in notes.paragraphs:
        for run_ in paragraph.runs:
            run_.font.bold = True if run_.text == "Listen." else None
    show.save(str(deck))


@pytest.mark.parametrize(
    ("notes", "typed", "wanted"),
    [
        (LONG, ["Begin with a yawn.", "End with a nap [1]."],
         ["Begin with a yawn.", "End with a nap [@s]."]),
        (LONG, ["Begin with a yawn.", "Ask who slept well last night.", "Listen.", OWN],
         ["Begin with a yawn.", "Ask who slept well last night.", "**Listen.**"]),
        (LONG, ["Begin with a yawn.", "Sleep is cheap, say so [1]."],
         ["Begin with a yawn.", "Sleep is cheap, say so [@s]."]),
        (LONG, ["Nothing more."], ["Nothing more."]),
        (SHORT, ["Begin with a yawn.", "End: with a nap."],
         ["Begin with a yawn.", "End: with a nap."]),
        (SHORT, ["Ask who slept well last month.", "Wait."],
         ["Ask who slept well last month.", "Wait."]),
        (SHORT, ["- Yawn.", "- Nap."], ["\\- Yawn.", "\\- Nap."]),
    ],
)  # fmt: skip
def test_notes_that_were_written_anew_come_home_whole(
    tmp_path: Path, notes: str, typed: list[str], wanted: list[str]
) -> None:
    """What irdocs puts below them, a source, stands there again, and nothing is left to do."""
    deck = build(tmp_path, HEAD + START + notes + OTHER)
    rewrite(deck, typed)
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    (block, *_) = yaml.safe_load(content(tmp_path))["sections"][-1]["blocks"]
    assert [line for line in block["notes"].split("\n") if line] == wanted
    assert content(tmp_path).startswith(HEAD + START) and content(tmp_path).endswith(OTHER)
    home = content(tmp_path)
    for _ in range(2):
        assert (done := run(tmp_path)).exit_code == 0, done.output
        keep(tmp_path)
    assert content(tmp_path) == home
    (slide,) = [one for one in read_deck(deck.read_bytes()).slides if one.title == "Sleep helps"]
    assert OWN in [line.text for line in slide.notes]


def test_a_source_that_was_taken_out_of_notes_is_told(tmp_path: Path) -> None:
    deck = build(tmp_path, HEAD + START + SHORT + OTHER)
    rewrite(deck, ["Ask who slept well last night."])
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "irdocs writes it itself, of what the content says elsewhere" in done.output
    assert content(tmp_path) == HEAD + START + SHORT + OTHER

"""irdocs pull: words that are cut in one block and pasted in another are moved, never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from support.thorough import tried
from test_pulling import build, content, frames_of, run

CONTENT = """\
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
      - type: text
        id: first
        title: At night
        text: |
          Sleep **well** for eight hours every night [@s].

          Drink a glass of water before every meal.
      - type: callout
        id: careful
        kind: warning
        title: Careful
        text: Walk to the shops and back each day.
      - type: points
        id: rules
        title: Rules
        items:
          # Of this, nobody is sure.
          - {text: "Take your tablets every morning with food [@s].", short: Take your tablets.}
          - Another thing to do.
      - type: points
        id: more
        title: More rules
        items:
          - One of the others is here.
          - {text: "Bring every letter that you have had from us [@t].", short: Bring your letter.}
      - type: columns
        id: ways
        title: Two ways
        columns:
          - blocks:
            - type: text
              title: At home
              text: |
                Rest on a chair for an hour.

                Keep the dressing dry.
          - blocks:
            - type: text
              title: In hospital
              text: |
                Ring the bell at any time.

                Ask the nurse for a pillow.
"""
SLEEP = "          Sleep **well** for eight hours every night [@s].\n"
DRINK = "          Drink a glass of water before every meal.\n"
WALK = "        text: Walk to the shops and back each day.\n"
TABLETS = """\
          - {text: "Take your tablets every morning with food [@s].", short: Take your tablets.}
"""
REST, RING = (f"                {one}\n" for one in (
    "Rest on a chair for an hour.", "Ring the bell at any time."))  # fmt: skip
Edit = Callable[[Any], None]


def paragraph(show: Any, start: str) -> Any:
    found = (one for frame in frames_of(show) for one in frame.paragraphs)
    return next(one for one in found if one.text.replace("\u00a0", " ").startswith(start))


def cut(start: str, behind: str) -> Edit:
    def edit(show: Any) -> None:
        paragraph(show, behind)._p.addnext(paragraph(show, start)._p)

    return edit


def exchanged(one: str, other: str) -> Edit:
    def edit(show: Any) -> None:
        first, second = paragraph(show, one), paragraph(show, other)
        first.runs[0].text, second.runs[0].text = second.text, first.text
        assert len(first.runs) == len(second.runs) == 1

    return edit


def joined(*edits: Edit) -> Edit:
    def edit(show: Any) -> None:
        for one in edits:
            one(show)

    return edit


CUTS: dict[str, tuple[Edit, Callable[[str], str]]] = {
    "with its bold words and its source, behind the text of one line": (
        cut("Sleep", "Walk"),
        lambda text: text.replace(f"{SLEEP}\n", "").replace(
            WALK,
            "        text: |\n          Walk to the shops and back each day.\n\n" + SLEEP,
        ),
    ),
    "of a text into a list": (
        cut("Sleep", "Another"),
        lambda text: text.replace(f"{SLEEP}\n", "").replace(
            "          - Another thing to do.\n",
            "          - Another thing to do.\n"
            '          - "Sleep **well** for eight hours every night [@s]."\n',
        ),
    ),
    "an item with its full text, its source and its comment": (
        cut("Take your", "One of"),
        lambda text: text.replace(f"          # Of this, nobody is sure.\n{TABLETS}", "").replace(
            "          - One of the others is here.\n",
            "          - One of the others is here.\n"
            f"          # Of this, nobody is sure.\n{TABLETS}",
        ),
    ),
    "exchanged with the text of one line": (
        exchanged("Drink", "Walk"),
        lambda text: text.replace(DRINK, "#!").replace(
            WALK, "        text: Drink a glass of water before every meal.\n"
        ).replace("#!", "          Walk to the shops and back each day.\n"),
    ),
    "from one column of a slide into the other": (
        cut("Rest on", "Ring the"),
        lambda text: text.replace(f"{REST}\n", "").replace(RING, f"{RING}\n{REST}"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CUTS)[:: tried(1, 3)])
def test_a_paragraph_is_pasted_as_the_content_had_it(name: str, tmp_path: Path) -> None:
    edit, expected = CUTS[name]
    deck = build(tmp_path, CONTENT)
    show = Presentation(str(deck))
    edit(show)
    show.save(str(deck))
    done = run(tmp_path)
    assert content(tmp_path) == expected(CONTENT), done.output
    assert done.exit_code == 0, done.output
    build(tmp_path, content(tmp_path))


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (cut("Take your", "Drink a"), "the item that was cut has more than these words"),
        (exchanged("Take your", "Bring your"), "`text` beside them would not"),
    ],
)
def test_what_cannot_stand_where_it_was_pasted_stays_where_it_was(
    edit: Edit, why: str, tmp_path: Path
) -> None:
    deck = build(tmp_path, CONTENT)
    show = Presentation(str(deck))
    edit(show)
    show.save(str(deck))
    done = run(tmp_path)
    assert content(tmp_path) == CONTENT
    assert done.exit_code == 1 and why in done.output


def test_a_sentence_that_cannot_come_home_is_not_taken_from_where_it_was(tmp_path: Path) -> None:
    """A folded text is not written anew, so the sentence stays in the list, and is told."""
    text = CONTENT.replace(
        WALK, "        text: >\n          Walk to the shops\n          and back each day.\n"
    ).replace("- Another thing to do.", "- Ask us. Another thing is left to do.")
    deck = build(tmp_path, text)
    show = Presentation(str(deck))
    source, target = paragraph(show, "Ask us."), paragraph(show, "Walk")
    source.runs[0].text = "Ask us."
    target.runs[0].text = f"{target.text} Another thing is left to do."
    show.save(str(deck))
    done = run(tmp_path)
    assert content(tmp_path) == text
    assert done.exit_code == 1
    assert "it belongs to what cannot come home" in done.output and "folded" in done.output

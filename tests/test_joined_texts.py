"""Texts without titles that follow one another stand on one slide, if it has room for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
import pytest
import yaml

from support import editing, templates
from support.editing import MASTER, sub
from support.small_documents import ABOUT, one_section, whole
from test_pulling import run, shapes_of

FIRST, SECOND, THIRD = (
    "A beech drinks two baths of water on a summer’s day.",
    "A thread of water hangs in its wood.",
    "It does not break, for its parts hold on to one another.",
)
Block = dict[str, Any]


def text(words: str, **more: Any) -> Block:
    return {"type": "text", "text": words, **more}


def slides(
    folder: Path, *blocks: Block, template: Path | None = None
) -> list[tuple[str, list[str], str]]:
    """Return title, paragraphs and notes of each slide between the opener and the small print."""
    whole(folder, one_section(*blocks), only="deck", template=template)
    show = pptx.Presentation(str(folder / "out" / "deck.pptx"))
    found = []
    for slide in list(show.slides)[2:-2]:
        title, *others = (
            s for s in slide.placeholders if s.placeholder_format.idx not in (10, 11, 12)
        )
        words = [p.text for shape in others for p in shape.text_frame.paragraphs]
        found.append((title.text_frame.text, words, slide.notes_slide.notes_text_frame.text
                      if slide.has_notes_slide else ""))  # fmt: skip
    return found


def test_they_share_a_slide(tmp_path: Path) -> None:
    made = slides(tmp_path, text(FIRST, notes="Say it."), text(SECOND), text(THIRD))
    ((title, words, notes),) = made
    assert title == "Section (2)" and words == [FIRST, SECOND, THIRD] and notes == "Say it."


def test_what_is_given_a_title_or_notes_has_a_slide_of_its_own(tmp_path: Path) -> None:
    made = slides(
        tmp_path, text(FIRST), text(SECOND, title="The thread"), text(THIRD), text(FIRST[:20]),
        text(SECOND[:20], notes="Wait."),
    )  # fmt: skip
    assert [words for _, words, _ in made] == [
        [FIRST], [SECOND], [THIRD, FIRST[:20]], [SECOND[:20]],
    ]  # fmt: skip


def test_what_one_slide_has_no_room_for_is_parted_as_before(tmp_path: Path) -> None:
    long = " ".join([FIRST, SECOND, THIRD] * 3)
    made = slides(tmp_path, text(long), text(long + " So it is."))
    assert [words for _, words, _ in made] == [[long], [long + " So it is."]]
    assert [title for title, _, _ in made] == ["Section (2)", "Section (3)"]


@pytest.mark.parametrize("space", ["20000", "0"])
def test_they_are_parted_where_a_template_has_no_space_between_paragraphs(
    space: str, tmp_path: Path
) -> None:
    """They would run together, line below line."""
    spaced = sub(MASTER, r'<a:spcBef><a:spcPct val="\d+"/>',
                 f'<a:spcBef><a:spcPct val="{space}"/>')  # fmt: skip
    (tmp_path / "own.pptx").write_bytes(editing.edited(templates.default(), spaced))
    made = slides(tmp_path, text(FIRST), text(SECOND), template=tmp_path / "own.pptx")
    words = [[word for word in words if word in (FIRST, SECOND)] for _, words, _ in made]
    together, apart = [[FIRST, SECOND]], [[FIRST], [SECOND]]
    assert [word for word in words if word] == (apart if space == "0" else together)


def edited(folder: Path, *blocks: Block) -> Any:
    """Return the open deck of some blocks."""
    (folder / "content.yaml").write_text(
        yaml.safe_dump(yaml.safe_load(one_section(*blocks, document=ABOUT)), allow_unicode=True,
                       sort_keys=False)
    )  # fmt: skip
    whole(folder, (folder / "content.yaml").read_text(), only="deck")
    return pptx.Presentation(str(folder / "out" / "deck.pptx"))


def test_edits_of_each_come_home(tmp_path: Path) -> None:
    show = edited(tmp_path, text(FIRST, id="a"), text(SECOND, id="b"))
    shapes_of(show, SECOND).runs[0].text = "A thread of sap hangs in its wood."
    slide = show.slides[2]
    slide.notes_slide.notes_text_frame.text = "Ask them first."
    show.save(str(tmp_path / "out" / "deck.pptx"))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    section = yaml.safe_load((tmp_path / "content.yaml").read_text())["sections"][0]
    first, second = section["blocks"]
    assert second["text"] == "A thread of sap hangs in its wood." and first["text"] == FIRST
    assert (first["notes"].strip(), "notes" in second) == ("Ask them first.", False)


def test_all_of_a_slide_that_was_deleted_goes(tmp_path: Path) -> None:
    show = edited(tmp_path, text(FIRST, id="a"), text(SECOND, id="b"), text(THIRD, title="Three"))
    ids = show.slides._sldIdLst
    ids.remove(ids[2])
    show.save(str(tmp_path / "out" / "deck.pptx"))
    done = run(tmp_path, "--deleted", "remove")
    assert done.exit_code == 0, done.output
    section = yaml.safe_load((tmp_path / "content.yaml").read_text())["sections"][0]
    assert [block["text"] for block in section["blocks"]] == [THIRD]


@pytest.mark.parametrize(
    ("gone", "left"),
    [((SECOND,), [FIRST, THIRD]), ((SECOND, THIRD), [FIRST]), ((FIRST,), [FIRST, SECOND, THIRD])],
    ids=["one", "two", "one with notes"],
)
def test_those_that_were_deleted_go_unless_more_would(
    gone: tuple[str, ...], left: list[str], tmp_path: Path
) -> None:
    show = edited(tmp_path, text(FIRST, notes="Say it."), text(SECOND), text(THIRD))
    for words in gone:
        shown = shapes_of(show, words)._p
        shown.getparent().remove(shown)
    show.save(str(tmp_path / "out" / "deck.pptx"))
    done = run(tmp_path)
    section = yaml.safe_load((tmp_path / "content.yaml").read_text())["sections"][0]
    assert [block["text"] for block in section["blocks"]] == left, done.output
    assert ("left slide" in done.output) == (len(left) == 3)

"""irdocs pull twice, with no build between: what has come home is no edit any more."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER as PP
from pptx.util import Inches

from irdocs.keeping.reading import read_deck
from support.small_documents import one_section, whole
from test_pulled_partners import HEAD
from test_pulled_slides import OTHER, TEXT, duplicate, say, shape, titled
from test_pulling import build, content, keep, run, shapes_of

WORDS = "Sedation begets delirium, which begets sedation"
FLOW = {"type": "flow", "title": "Round", "steps": [
    "Begin",
    {"id": "ask", "text": "Ready?", "ways": [{"when": "Yes"}, {"when": "No", "to": "end"}]},
    {"text": "Trial: 30 minutes", "kind": "end"}, {"id": "end", "text": "Rest"},
]}  # fmt: skip


def opened(folder: Path) -> Any:
    items = [{"text": "The diaphragm thins", "items": ["by a tenth a day", "and slowly"]}, WORDS]
    points = {"type": "points", "title": "Waiting", "items": items, "notes": "Say so."}
    whole(folder, one_section(points, FLOW, theme="clinic"), only="deck")
    return pptx.Presentation(str(folder / "out" / "deck.pptx"))


def test_no_second_pull_finds_what_the_first_has_brought_home(tmp_path: Path) -> None:
    """Quotation marks that were typed straight are those of the content, and what a listener hears
    of an arrow is irdocs' own."""
    show = opened(tmp_path)
    longer = WORDS.replace(", which begets", "; delirium begets more")
    shapes_of(show, WORDS).runs[0].text = longer
    shapes_of(show, "Trial: 30 minutes").runs[0].text = "Trial: 60 minutes"
    (slide,) = [one for one in show.slides if one.shapes.title.text == "Waiting"]
    slide.notes_slide.notes_text_frame.paragraphs[0].runs[0].text = 'Say "so", twice.'
    for holder in slide.placeholders:
        if holder.placeholder_format.type == PP.FOOTER:
            holder.text_frame.text = "Any University"
    show.save(str(tmp_path / "out" / "deck.pptx"))
    first, second = run(tmp_path), run(tmp_path)
    assert first.output.count("pulled ") == 3 and "pulled " not in second.output
    for done in (first, second):
        assert done.output.count("left ") == 1 and "its footer says" in done.output


def added_as_points(show: Any) -> Any:
    return added(show, "Title and content", "Lactate", ["It rises early", "It falls late"])


def added_with_a_box(show: Any) -> Any:
    new = added(show, "Title and content", "Lactate", [])
    new.shapes.add_textbox(Inches(1), Inches(2), Inches(6), Inches(2)).text_frame.text = "It rises."
    return new


def added_with_footers(show: Any) -> Any:
    new = added(show, "Title and content", "Lactate", ["It rises early", "It falls late"])
    for one in new.slide_layout.placeholders:
        if one.placeholder_format.type in (PP.FOOTER, PP.SLIDE_NUMBER):
            new.shapes._spTree.append(deepcopy(one._element))
    new.notes_slide.notes_text_frame.text = "Say it."
    return new


def added_in_two_columns(show: Any) -> Any:
    return added(show, "Two columns", "Lactate", ["It rises early", "It falls late"])


def copied(show: Any) -> Any:
    new = duplicate(show, titled(show, "Waiting"))
    say(new.shapes.title.text_frame.paragraphs[0], "Lactate")
    return new


def added(show: Any, layout: str, title: str, words: list[str]) -> Any:
    """Add a slide behind the first one of the section that opens with points."""
    (own,) = [one for one in show.slide_layouts if one.name == layout]
    new = show.slides.add_slide(own)
    new.shapes.title.text = title
    frames = [one.text_frame for one in new.placeholders if one.placeholder_format.idx]
    for number, text in enumerate(words):
        frame = frames[number % len(frames)]
        paragraph = frame.paragraphs[0] if number < len(frames) else frame.add_paragraph()
        paragraph.text = text
    ids = show.slides._sldIdLst
    behind = [one.slide_id for one in show.slides].index(titled(show, "Waiting").slide_id)
    ids.insert(behind + 1, ids[-1])
    return new


@pytest.mark.parametrize(
    "add",
    [added_as_points, added_with_a_box, added_with_footers, added_in_two_columns, copied],
)
def test_a_slide_that_was_added_and_pulled_is_told_no_more(
    tmp_path: Path, add: Callable[[Any], Any]
) -> None:
    """What irdocs adds to its block (a footer, the notes of its section) it never had."""
    show = opened(tmp_path)
    add(show)
    show.save(str(tmp_path / "out" / "deck.pptx"))
    assert "1 slide added" in run(tmp_path).output
    home = content(tmp_path)
    for _ in range(2):
        again = run(tmp_path)
        assert (again.exit_code, again.output.count("left")) == (0, 0), again.output
        keep(tmp_path)
    again = run(tmp_path)
    assert (again.exit_code, again.output.count("left")) == (0, 0), again.output
    assert content(tmp_path) == home


def added_in_red(show: Any) -> Any:
    new = added_as_points(show)
    runs = [run for one in new.placeholders for line in one.text_frame.paragraphs
            for run in line.runs]  # fmt: skip
    runs[-1].font.color.rgb = RGBColor(200, 0, 0)
    return new


def added_with_a_footer_of_its_own(show: Any) -> Any:
    new = added_with_footers(show)
    (footer,) = [one for one in new.placeholders if one.placeholder_format.type == PP.FOOTER]
    footer.text_frame.text = "My ward"
    return new


@pytest.mark.parametrize(
    ("add", "is_renewed"),
    [
        (added_as_points, True),
        (added_with_footers, True),
        (copied, True),
        (added_with_a_box, False),
        (added_in_two_columns, False),
        (added_in_red, False),
        (added_with_a_footer_of_its_own, False),
    ],
)
def test_an_added_slide_that_has_no_more_than_the_content_follows_it(
    tmp_path: Path, add: Callable[[Any], Any], *, is_renewed: bool
) -> None:
    """What somebody has arranged stays as it is, beside the content's version."""
    show = opened(tmp_path)
    add(show)
    deck = tmp_path / "out" / "deck.pptx"
    show.save(str(deck))
    run(tmp_path)
    keep(tmp_path)
    text = content(tmp_path)
    (tmp_path / "content.yaml").write_text(text.replace("title: Lactate", "title: Lactate rises"))
    keep(tmp_path)
    titles = [slide.title for slide in read_deck(deck.read_bytes()).slides]
    assert ("Lactate" not in titles, titles.count("Lactate rises")) == (is_renewed, 1)


def test_a_line_that_was_taken_out_of_an_added_slide_stays_away(tmp_path: Path) -> None:
    show = opened(tmp_path)
    new = added_as_points(show)
    deck = tmp_path / "out" / "deck.pptx"
    show.save(str(deck))
    run(tmp_path)
    (body,) = [one for one in new.placeholders if one.placeholder_format.idx]
    last = body.text_frame.paragraphs[-1]._p
    last.getparent().remove(last)
    show.save(str(deck))
    keep(tmp_path)
    (slide,) = [one for one in read_deck(deck.read_bytes()).slides if one.title == "Lactate"]
    assert "It falls late" not in [line.text for line in slide.lines]
    run(tmp_path)
    assert "It falls late" not in content(tmp_path)


@pytest.mark.parametrize("is_coloured", [False, True])
def test_a_slide_whose_point_went_home_is_renewed_in_whatever_size(
    tmp_path: Path, *, is_coloured: bool
) -> None:
    """Fewer words are set larger, and perhaps otherwise arranged; a colour of people's stays."""
    more = "".join(
        f"\n          {words}\n" for words in ("It ends with the tube.", "Ask every morning.")
    )
    deck = build(tmp_path, HEAD + TEXT.replace("why [@t].\n", f"why [@t].\n{more}") + OTHER)
    show = pptx.Presentation(str(deck))
    body = shape(titled(show, "Sleep helps"), "Body")
    for line in body.text_frame.paragraphs[2:]:
        line._p.getparent().remove(line._p)
    if is_coloured:
        body.text_frame.paragraphs[1].runs[0].font.color.rgb = RGBColor(200, 0, 0)
    show.save(str(deck))
    run(tmp_path)
    keep(tmp_path)
    slides = read_deck(deck.read_bytes()).slides
    assert "Ask every morning" not in content(tmp_path)
    (slide,) = [one for one in slides if one.title == "Sleep helps" and not one.is_second]
    has_colour = b"C80000" in etree.tostring(slide.lines[2].element)
    assert has_colour is is_coloured
    assert is_coloured or not any(one.is_second for one in slides)


@pytest.mark.parametrize("kind", ["points", "table"])
def test_what_goes_on_on_another_slide_is_brought_home_once(tmp_path: Path, kind: str) -> None:
    """With what was added, a block may need one slide more than the deck has for it."""
    words = [f"Point {number} of the long list" for number in range(1, 13)]
    cells = [[text, f"Value {number}"] for number, text in enumerate(words, 1)]
    block: dict[str, Any] = {"type": "points", "title": "Waiting", "items": words[:7]}
    if kind == "table":
        block = {"type": "table", "headline": "Waiting", "caption": "All",
                 "header": ["What", "How"], "rows": cells[:8]}  # fmt: skip
    whole(tmp_path, one_section(block, FLOW, theme="clinic"), only="deck")
    deck = tmp_path / "out" / "deck.pptx"
    show = pptx.Presentation(str(deck))
    slide = titled(show, "Waiting")
    before = len(show.slides)
    if kind == "table":
        (table,) = [one.table for one in slide.shapes if one.has_table]
        for row in cells[8:]:
            table._tbl.tr_lst[-1].addnext(deepcopy(table._tbl.tr_lst[-1]))
            for cell, text in zip(table.rows[len(table.rows) - 1].cells, row, strict=True):
                say(cell.text_frame.paragraphs[0], text)
    else:
        frame = next(one.text_frame for one in slide.placeholders
                     if one.has_text_frame and words[0] in one.text_frame.text)  # fmt: skip
        for text in words[7:]:
            frame._txBody.append(deepcopy(frame.paragraphs[-1]._p))
            say(frame.paragraphs[-1], text)
    show.save(str(deck))
    for _ in range(2):
        run(tmp_path)
    assert all(content(tmp_path).count(text) == 1 for text in words)
    keep(tmp_path)
    slides = read_deck(deck.read_bytes()).slides
    assert len(slides) == before + 1 and not any(one.is_second for one in slides)
    said = [line.text for one in slides for line in one.lines]
    assert all(said.count(text) == 1 for text in words)
    assert (done := run(tmp_path)).exit_code == 0, done.output

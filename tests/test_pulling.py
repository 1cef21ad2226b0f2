"""irdocs pull: what people edited in a deck comes home, and nothing else of the file is touched."""

from __future__ import annotations

import random
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.table import _Cell

import irdocs
from conftest import ROOT
from irdocs.cli import main
from irdocs.diagnostics import Span
from irdocs.keeping.reading import read_deck
from irdocs.options import BuildOptions
from irdocs.pulling.patching import PatchedYaml, plain_or_quoted
from irdocs.pulling.project import pull
from irdocs.pulling.splicing import offsets
from irdocs.pulling.units import bare, printed
from support.thorough import LONG, tried

CONTENT = """\
# A comment at the top.
schema_version: 1
document: {title: A talk, subtitle: Of some things., language: en-GB, audience: For students,
  version: "1", date: 2026-11-01, disclaimer: Not advice.}
leaflet: {format: a4}
sources:
  s: {authors: Author A, title: Walking, publisher: P, year: 2020, url: "https://example.org/w"}
sections:
  - id: one
    title: The first part
    lead: What it is about.
    blocks:
      # Of this block, nobody knows more.
      - type: points
        id: rest
        title: 'Rest helps: sleep'   # quoted
        notes: |
          Say it slowly, and say it **loudly**.

          A second paragraph.
        items:
          - Sleep *truly* well for eight hours [@s].
          - "Eat well: twice a day."
          - text: Walk every day, in any weather that there is.
            short: Walk every day.
      - {type: text, id: flow, title: In one line, text: "All of it, in braces."}
      - type: chart
        id: chart
        headline: More people walk
        title: Walkers
        kind: column
        categories: ["2020", "2021"]
        unit: people
        series:
          - {name: Walkers, values: [10, 20.5]}
        source: s
        alt: A chart of walkers.
      - type: table
        id: table
        headline: Doses differ
        caption: Doses
        header: [Drug, Dose]
        rows:
          - [Aspirin, 75 mg]
          - [Statin, 20 mg]
      - type: points
        id: last
        title: Ask us
        items: [By telephone., By letter.]
"""


def build(folder: Path, text: str = CONTENT) -> Path:
    (folder / "content.yaml").write_bytes(text.encode())
    result = irdocs.build(
        folder / "content.yaml", folder / "out", BuildOptions("deck", overwrite=True),
        environment={},
    )  # fmt: skip
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out" / "deck.pptx"


def frames_of(show: Any) -> list[Any]:
    frames = []
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                frames.append(shape.text_frame)
            if shape.has_table:
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
        if slide.has_notes_slide:
            frames.append(slide.notes_slide.notes_text_frame)
    return frames


def edit(deck: Path, *pairs: tuple[str, str]) -> None:
    """Replace words in the runs of a deck."""
    show = Presentation(str(deck))
    for old, new in pairs:
        count = 0
        for frame in frames_of(show):
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    plain = run.text.replace("\u00a0", " ")
                    if old in plain:
                        run.text = plain.replace(old, new)
                        count += 1
        assert count, old
    show.save(str(deck))


def run(folder: Path, *options: str) -> Result:
    arguments = ["pull", str(folder / "out/deck.pptx"), str(folder / "content.yaml"), *options]
    done = CliRunner().invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def content(folder: Path) -> str:
    return (folder / "content.yaml").read_bytes().decode()


CHANGES = [
    (("Rest helps", "Rest heals"), ("'Rest helps: sleep'", "'Rest heals: sleep'")),
    (("Say it slowly", "Say it softly"), ("Say it slowly", "Say it softly")),
    (("A second paragraph.", "Another: one."), ("A second paragraph.", "Another: one.")),
    (("well for eight", "well for nine"), ("well for eight", "well for nine")),
    (("truly", "rather"), ("*truly*", "*rather*")),
    (("twice a day", "once a day"), ("twice a day", "once a day")),
    (("Walk every day.", "Walk each day."), ("short: Walk every day.", "short: Walk each day.")),
    (("All of it, in braces", "All, in [braces]"),
     ('"All of it, in braces."', r'"All, in \\[braces\\]."')),
    (("More people walk", "Fewer people walk"), ("More people walk", "Fewer people walk")),
    (("75 mg", "300 mg"), ("75 mg", "300 mg")),
    (("Aspirin", "Aspirin, soluble"), ("[Aspirin,", '["Aspirin, soluble",')),
    (("By letter.", "By post, or not."), ("By letter.", '"By post, or not."')),
    (("The first part", "A *first* part"), ("The first part", "A *first* part")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), CHANGES[:: tried(1, 13)])
def test_an_edit_changes_its_words_and_nothing_else(
    tmp_path: Path, change: tuple[str, str], expected: tuple[str, str]
) -> None:
    deck = build(tmp_path)
    edit(deck, change)
    done = run(tmp_path)
    assert content(tmp_path) == CONTENT.replace(*expected), done.output
    assert done.exit_code == 0, done.output
    assert change[1] in said(build(tmp_path, content(tmp_path)))


def said(deck: Path) -> str:
    slides = read_deck(deck.read_bytes()).slides
    return "\n".join(bare(line.text) for one in slides for line in (*one.lines, *one.notes))


def test_many_edits_at_once(tmp_path: Path) -> None:
    deck = build(tmp_path)
    edit(deck, *(change for change, _ in CHANGES))
    done = run(tmp_path)
    expected = CONTENT
    for _, pair in CHANGES:
        expected = expected.replace(*pair)
    assert content(tmp_path) == expected, done.output


@pytest.mark.parametrize("breaks", ["\r\n", "\n"][: tried(2, 1)])
def test_line_breaks_and_a_mark_at_the_start_stay(tmp_path: Path, breaks: str) -> None:
    text = "\ufeff" + CONTENT.replace("\n", breaks)
    deck = build(tmp_path, text)
    edit(deck, ("By letter.", "By post."), ("Say it slowly", "Say it fast"))
    run(tmp_path)
    wanted = text.replace("By letter.", "By post.").replace("Say it slowly", "Say it fast")
    assert content(tmp_path) == wanted


def test_a_value_of_a_chart(tmp_path: Path) -> None:
    from pptx.chart.data import CategoryChartData

    deck = build(tmp_path)
    show = Presentation(str(deck))
    (chart,) = (s.chart for slide in show.slides for s in slide.shapes if s.has_chart)
    data = CategoryChartData()
    data.categories = ["2020", "2022"]
    data.add_series("Walkers", (10, 25.5))
    chart.replace_data(data)
    show.save(str(deck))
    run(tmp_path)
    assert content(tmp_path) == CONTENT.replace('"2021"', '"2022"').replace("20.5", "25.5")


STEPS = CONTENT.replace(
    "items: [By telephone., By letter.]",
    """items:
          - text: Call for help.
            items: [Dial 2222.]
          - Give oxygen.""",
)


@pytest.mark.parametrize("place", ["first", "behind"])
def test_an_item_is_put_before_and_behind_one_with_items_below_it(
    place: str, tmp_path: Path
) -> None:
    old = "          - text: Call" if place == "first" else "          - Give"
    deck = build(tmp_path, STEPS)
    show = Presentation(str(deck))
    paragraphs = [paragraph for frame in frames_of(show) for paragraph in frame.paragraphs]
    (model,) = [paragraph for paragraph in paragraphs if paragraph.text == "Call for help."]
    (below,) = [paragraph for paragraph in paragraphs if paragraph.text == "Dial 2222."]
    added = deepcopy(model._p)
    (model._p.addprevious if place == "first" else below._p.addnext)(added)
    added.find(f".//{qn('a:t')}").text = "New step."
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == STEPS.replace(old, f"          - New step.\n{old}")


def test_letters_of_a_typeface_of_signs_are_not_pulled(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    added = shapes_of(show, "Ask us").add_run()
    added.text, added.font.name = "m", "Symbol"
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "such as Symbol" in done.output
    assert content(tmp_path) == CONTENT


def test_a_value_beside_error_bars_is_never_the_reference_line(tmp_path: Path) -> None:
    """The ends of error bars stand before the values in a chart's part (21.2.2.55)."""
    more = "values: [10, 2.0], errors: [1, 0.5]}\n        reference: {value: 2, label: Usual}\n"
    text = CONTENT.replace("values: [10, 20.5]}\n", more)
    deck = build(tmp_path, text)
    show = Presentation(str(deck))
    (chart,) = (s.chart for slide in show.slides for s in slide.shapes if s.has_chart)
    values = chart._chartSpace.findall(f".//{qn('c:val')}//{qn('c:v')}")
    values[1].text = "1.8"
    show.save(str(deck))
    assert run(tmp_path).exit_code == 0
    assert content(tmp_path) == text.replace("[10, 2.0]", "[10, 1.8]")


def test_rows_are_added_and_deleted(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    (table,) = (s.table for slide in show.slides for s in slide.shapes if s.has_table)
    first, second = table._tbl.tr_lst[1:]
    new = deepcopy(second)
    second.addnext(new)
    for cell, words in zip(new.tc_lst, ("Oxygen, by mask", "*2* L"), strict=True):
        _Cell(cell, None).text_frame.paragraphs[0].runs[0].text = words
    table._tbl.remove(first)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path) == CONTENT.replace("          - [Aspirin, 75 mg]\n", "").replace(
        "          - [Statin, 20 mg]\n",
        '          - [Statin, 20 mg]\n          - ["Oxygen, by mask", \\*2\\* L]\n',
    )


def with_more_notes(deck: Path) -> None:
    """Write two paragraphs below notes of one line."""
    show = Presentation(str(deck))
    (frame,) = (frame for frame in frames_of(show) if frame.text == "Local: ask.")
    for words in ("Check the box.", "- Then wait."):
        frame.add_paragraph().text = words
    show.save(str(deck))


def test_paragraphs_behind_notes_of_one_line_make_a_block(tmp_path: Path) -> None:
    text = CONTENT.replace("id: last\n", "id: last\n        notes: 'Local: ask.'   # why\n")
    with_more_notes(build(tmp_path, text))
    done = run(tmp_path)
    # What stands behind a value in its line has no place behind a block.
    assert done.exit_code == 1 and content(tmp_path) == text and "by hand" in done.output
    bare = text.replace("   # why", "")
    with_more_notes(build(tmp_path, bare))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    block = "\n\n".join(" " * 10 + line for line in (
        "Local: ask.", "Check the box.", "\\- Then wait.",
    ))  # fmt: skip
    assert content(tmp_path) == bare.replace("notes: 'Local: ask.'", f"notes: |\n{block}")


def test_what_irdocs_adds_cannot_be_brought_home(tmp_path: Path) -> None:
    deck = build(tmp_path)
    edit(deck, ("[1]", "[2]"))
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "left slide" in done.output
    assert content(tmp_path) == CONTENT


def test_lines_are_added_and_deleted(tmp_path: Path) -> None:
    from copy import deepcopy

    deck = build(tmp_path)
    show = Presentation(str(deck))
    for frame in frames_of(show):
        for paragraph in list(frame.paragraphs):
            if paragraph.text == "A second paragraph.":
                frame.add_paragraph().text = "A third: of <mine> & *yours*."
            if paragraph.text.startswith("Eat well"):
                paragraph._p.addnext(deepcopy(paragraph._p))
                new = next(one for one in reversed(frame.paragraphs)
                           if one.text.startswith("Eat well"))  # fmt: skip
                for number, run_ in enumerate(new.runs):
                    run_.text = "" if number else "Drink water."
    slide = show.slides[slide_of(show, "Rest helps: sleep")]
    for shape in list(slide.shapes):
        if shape.has_text_frame and shape.text_frame.text.startswith("Walk every day"):
            shape._element.getparent().remove(shape._element)
    show.save(str(deck))
    done = run(tmp_path)
    text = content(tmp_path)
    assert r"          A third: of \<mine> & \*yours\*." + "\n" in text, done.output
    items = yaml.safe_load(text)["sections"][0]["blocks"][0]["items"]
    assert items[1:] == ["Eat well: twice a day.", "Drink water."], done.output
    assert "A third: of <mine> & *yours*." in said(build(tmp_path, text))


def test_what_was_added_comes_in_the_order_that_it_has(tmp_path: Path) -> None:
    """At the end of a list that ends its block, behind which a slide was added too."""
    from copy import deepcopy

    text = CONTENT.replace("          - text: Walk every day, in any weather that there is.\n"
                           "            short: Walk every day.\n", "")  # fmt: skip
    deck = build(tmp_path, text)
    show = Presentation(str(deck))
    for frame in frames_of(show):
        for paragraph in list(frame.paragraphs):
            if paragraph.text == "A second paragraph.":
                for words in ("A third.", "A fourth.", "A fifth."):
                    frame.add_paragraph().text = words
            if paragraph.text.startswith("Eat well"):
                for words in ("Drink water.", "Sing.", "Dance."):
                    frame._txBody.append(deepcopy(paragraph._p))
                    for number, one in enumerate(frame.paragraphs[-1].runs):
                        one.text = "" if number else words
    place = slide_of(show, "Rest helps: sleep")
    for title in ("New: one", "New: two"):
        show.slides.add_slide(show.slides[place].slide_layout).shapes.title.text = title
    entries = show.slides._sldIdLst
    for count in (1, 2):
        entries.insert(place + count, entries[-1 if count == 2 else -2])
    show.save(str(deck))
    done = run(tmp_path)
    blocks = yaml.safe_load(content(tmp_path))["sections"][0]["blocks"]
    assert blocks[0]["items"][1:] == [
        "Eat well: twice a day.", "Drink water.", "Sing.", "Dance."
    ], done.output  # fmt: skip
    paragraphs = blocks[0]["notes"].strip().split("\n\n")
    assert paragraphs[1:] == ["A second paragraph.", "A third.", "A fourth.", "A fifth."]
    assert [block["text"] for block in blocks[1:3]] == ["New: one", "New: two"]


def test_the_first_notes_of_a_slide(tmp_path: Path) -> None:
    """Of a block, of a section, and of a slide whose content has no place for any."""
    deck = build(tmp_path)
    show = Presentation(str(deck))
    added = {
        "More people walk": "Ask *who* walks.\nWait: count to ten.",
        "The first part": "Say hello.",
        "In one line": "It is all in braces.",
        "A talk": "Of the cover.",
    }
    for title, words in added.items():
        slide = show.slides[slide_of(show, title)]
        for line in words.split("\n"):
            slide.notes_slide.notes_text_frame.add_paragraph().text = line
    show.save(str(deck))
    done = run(tmp_path)
    text = content(tmp_path)
    section = yaml.safe_load(text)["sections"][0]
    assert section["notes"] == "Say hello.\n", done.output
    chart = next(block for block in section["blocks"] if block.get("id") == "chart")
    assert chart["notes"] == "Ask \\*who\\* walks.\n\nWait: count to ten.\n", done.output
    now = said(build(tmp_path, text))
    assert all(line in now for line in ("Say hello.", "Ask *who* walks.", "Wait: count to ten."))
    assert len(text.splitlines()) == len(CONTENT.splitlines()) + 6, "nothing else has changed"
    left = [line for line in done.output.splitlines() if line.startswith("left")]
    assert len(left) == 2, done.output
    assert "braces" in left[1] + left[0]
    assert "Of the cover." in left[1] + left[0]
    assert done.exit_code == 1


BEGINNINGS = ["- Wait", "+ Wait", "* Wait", "1. Wait", "2) Wait", "# Wait", "## Wait", "> Wait",
              "| a | b |", "::: note", "!!! note", "(a) Wait", "a) Wait", "iv. Wait", "-Wait a bit",
              "1.Wait", "---", "***", "```x", "$$x$$", "10^9^ x", "[^1]: note", "<b>x</b>", "=x",
              "-5 or less", "e.g. this"]  # fmt: skip


def test_what_would_begin_a_list_or_a_heading_is_words(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    for title in ("Rest helps: sleep", "More people walk"):
        frame = show.slides[slide_of(show, title)].notes_slide.notes_text_frame
        for words in BEGINNINGS:
            frame.add_paragraph().text = words
    show.save(str(deck))
    done = run(tmp_path)
    assert "left" not in done.output, done.output
    assert done.exit_code == 0
    slides = read_deck(build(tmp_path, content(tmp_path)).read_bytes()).slides
    for slide in slides:
        if slide.title in ("Rest helps: sleep", "More people walk"):
            lines = [bare(line.text) for line in slide.notes]
            start = lines.index(BEGINNINGS[0])
            assert lines[start : start + len(BEGINNINGS)] == BEGINNINGS


def slide_of(show: Any, title: str) -> int:
    return next(n for n, slide in enumerate(show.slides)
                if slide.shapes.title is not None and slide.shapes.title.text == title)  # fmt: skip


def move_last_behind(show: Any, words: str) -> None:
    """Put the last slide of a deck behind the one that has some words."""
    entries = show.slides._sldIdLst
    entry = entries[-1]
    entries.remove(entry)
    entries.insert(slide_of(show, words) + 1, entry)


def test_slides_are_added_and_moved(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    layout = show.slides[slide_of(show, "Ask us")].slide_layout
    entries = show.slides._sldIdLst
    entry = entries[slide_of(show, "Ask us")]
    entries.remove(entry)
    entries.insert(slide_of(show, "Doses differ"), entry)
    new = show.slides.add_slide(layout)
    new.shapes.title.text = "My own: a slide"
    new.notes_slide.notes_text_frame.text = "Say this."
    entry = entries[-1]
    entries.remove(entry)
    entries.insert(slide_of(show, "Doses differ") + 1, entry)
    show.save(str(deck))
    run(tmp_path)
    text = content(tmp_path)
    blocks = yaml.safe_load(text)["sections"][0]["blocks"]
    names = [block.get("id", block.get("text")) for block in blocks]
    assert names == ["rest", "flow", "chart", "last", "table", "My own: a slide"]
    assert blocks[-1]["only"] == "deck"
    assert "# Of this block, nobody knows more.\n      - type: points\n        id: rest" in text


@pytest.mark.parametrize("deleted", ["tell", "leaflet", "remove"])
def test_the_block_of_a_deleted_slide(tmp_path: Path, deleted: str) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    entry = show.slides._sldIdLst[slide_of(show, "Ask us")]
    show.part.drop_rel(entry.rId)
    show.slides._sldIdLst.remove(entry)
    show.save(str(deck))
    done = run(tmp_path, "--deleted", deleted)
    blocks = {
        block["id"]: block for block in yaml.safe_load(content(tmp_path))["sections"][0]["blocks"]
    }
    match deleted:
        case "tell":
            assert content(tmp_path) == CONTENT
            assert done.exit_code == 1
        case "leaflet":
            assert blocks["last"]["only"] == "leaflet"
        case _:
            assert "last" not in blocks
            assert len(blocks) == 4


def test_a_change_of_the_content_is_no_edit(tmp_path: Path) -> None:
    deck = build(tmp_path)
    edit(deck, ("By letter.", "By post."), ("75 mg", "300 mg"))
    newer = CONTENT.replace("By telephone.", "By fax.").replace("75 mg", "150 mg")
    (tmp_path / "content.yaml").write_text(newer)
    done = run(tmp_path)
    assert content(tmp_path) == newer.replace("By letter.", "By post."), "what was edited alone"
    assert done.exit_code == 1
    assert "the content has changed since" in done.output


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    deck = build(tmp_path)
    edit(deck, ("By letter.", "By post."))
    done = run(tmp_path, "--dry-run")
    assert content(tmp_path) == CONTENT
    assert "-        items: [By telephone., By letter.]" in done.output
    assert "+        items: [By telephone., By post.]" in done.output


def test_an_edit_that_would_not_build_is_left(tmp_path: Path) -> None:
    deck = build(tmp_path)
    edit(deck, ("By letter.", "By post."), ("Rest helps: sleep", "very " * 60))
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "would not build" in done.output
    assert content(tmp_path) == CONTENT.replace("By letter.", "By post.")


def test_nothing_was_edited(tmp_path: Path) -> None:
    build(tmp_path)
    done = run(tmp_path)
    assert done.exit_code == 0
    assert "nothing was edited" in done.output
    assert content(tmp_path) == CONTENT


BACKUP = (
    CONTENT.replace("{type: text, id: flow,", "{type: text, id: flow, backup: true,")
    + """\
  - id: two
    title: The second part
    lead: Of more.
    blocks:
      - {type: text, id: more, title: More, text: There is more.}
"""
)


def move(deck: Path, title: str, to: str = "") -> None:
    """Put a slide before another one, or at the end."""
    show = Presentation(str(deck))
    entries = show.slides._sldIdLst
    entry = entries[slide_of(show, title)]
    before = entries[slide_of(show, to)] if to else None
    entries.remove(entry)
    entries.insert(len(entries) if before is None else entries.index(before), entry)
    show.save(str(deck))


def test_slides_that_stand_at_the_back_by_themselves_were_not_moved(tmp_path: Path) -> None:
    build(tmp_path, BACKUP)
    assert "nothing was edited" in run(tmp_path).output


def test_a_slide_is_moved_in_its_section_beside_slides_at_the_back(tmp_path: Path) -> None:
    move(build(tmp_path, BACKUP), "Ask us", "Doses differ")
    assert "left" not in run(tmp_path).output
    blocks = yaml.safe_load(content(tmp_path))["sections"][0]["blocks"]
    assert [block["id"] for block in blocks] == ["rest", "flow", "chart", "last", "table"]


@pytest.mark.parametrize(("title", "to", "name"), [
    ("Ask us", "", "last"), ("In one line", "Doses differ", "flow"),
])  # fmt: skip
def test_a_slide_moved_to_another_section_is_told_of(
    title: str, to: str, name: str, tmp_path: Path
) -> None:
    move(build(tmp_path, BACKUP), title, to)
    output = run(tmp_path).output
    assert f"left a slide of {name} stands among those of another section" in output
    assert output.count("left ") == 1
    assert content(tmp_path) == BACKUP


def test_an_edited_footer_is_told_of(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    slide = show.slides[slide_of(show, "Ask us")]
    footer = next(one for one in slide.placeholders if one.placeholder_format.type == 15)
    footer.text_frame.paragraphs[0].runs[0].text = "A talk for our ward"
    show.save(str(deck))
    output = run(tmp_path).output
    assert 'its footer says "A talk for our ward": "Ask us"' in output
    assert output.count("left ") == 1
    assert content(tmp_path) == CONTENT


def test_a_deck_that_is_not_of_this_content_is_refused(tmp_path: Path) -> None:
    deck = build(tmp_path)
    (tmp_path / "other.pptx").write_bytes(b"nothing")
    for path, words in (
        (tmp_path / "other.pptx", "is no PowerPoint file (.pptx); name the deck"),
        (tmp_path / "no.pptx", "No such"),
    ):
        done = CliRunner().invoke(main, ["pull", str(path), str(tmp_path / "content.yaml")])
        assert done.exit_code == 2
        assert words in done.output
    other = CONTENT.replace("id: ", "id: other-")
    (tmp_path / "content.yaml").write_text(other)
    done = CliRunner().invoke(main, ["pull", str(deck), str(tmp_path / "content.yaml")])
    assert done.exit_code == 2
    assert "not made of this content" in done.output


def test_a_slide_behind_the_opener_of_a_section_is_its_first_block(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    for title in ("My own stents", "And wires"):
        new = show.slides.add_slide(show.slides[slide_of(show, "Ask us")].slide_layout)
        new.shapes.title.text = title
    entries = show.slides._sldIdLst
    at = slide_of(show, "The first part") + 1
    for entry in reversed(list(entries)[-2:]):
        entries.remove(entry)
        entries.insert(at, entry)
    show.save(str(deck))
    done = run(tmp_path)
    assert "2 slides added before rest" in done.output, done.output
    blocks = yaml.safe_load(content(tmp_path))["sections"][0]["blocks"]
    said = [block.get("text", block.get("title")) for block in blocks[:3]]
    assert said == ["My own stents", "And wires", "Rest helps: sleep"]


def test_a_slide_behind_the_opener_of_a_later_section_is_not_put_into_the_one_before(
    tmp_path: Path,
) -> None:
    more = (
        CONTENT
        + """\
  - id: two
    title: The other part
    lead: What else there is.
    blocks:
      - {type: text, id: other, title: Others, text: Others do too.}
"""
    )
    deck = build(tmp_path, more)
    show = Presentation(str(deck))
    new = show.slides.add_slide(show.slides[slide_of(show, "Ask us")].slide_layout)
    new.shapes.title.text = "My own stents"
    show.save(str(deck))
    move(deck, "My own stents", "Others")
    done = run(tmp_path)
    assert "1 slide added before other" in done.output, done.output
    one, two = yaml.safe_load(content(tmp_path))["sections"]
    assert len(one["blocks"]) == 5
    assert [block["text"] for block in two["blocks"]] == ["My own stents", "Others do too."]


def test_blocks_without_an_id_are_called_by_their_titles(tmp_path: Path) -> None:
    text = CONTENT.replace("        id: last\n", "").replace("id: flow, ", "")
    deck = build(tmp_path, text)
    show = Presentation(str(deck))
    new = show.slides.add_slide(show.slides[slide_of(show, "Ask us")].slide_layout)
    new.shapes.title.text = "My own stents"
    entries = show.slides._sldIdLst
    last = list(entries)[-1]
    entries.remove(last)
    entries.insert(slide_of(show, "Ask us") + 1, last)
    show.save(str(deck))
    output = run(tmp_path).output
    assert '1 slide added behind "Ask us"' in output
    deck = build(tmp_path, text)
    move(deck, "In one line", "Rest helps: sleep")
    moved = run(tmp_path).output
    assert 'blocks moved: "In one line", rest, chart, table, "Ask us"' in moved


def test_a_deck_with_two_parts_of_one_name_is_refused(tmp_path: Path) -> None:
    deck = build(tmp_path)
    with zipfile.ZipFile(deck) as read:
        other = read.read("ppt/slides/slide3.xml").replace(b"Ask us", b"Ask them")
    with zipfile.ZipFile(deck, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("ppt/slides/slide3.xml", other)
    done = run(tmp_path)
    assert done.exit_code == 2
    assert "2 of its parts have the name ppt/slides/slide3.xml" in done.output
    assert content(tmp_path) == CONTENT
    before = deck.read_bytes()
    kept = irdocs.build(
        tmp_path / "content.yaml", deck.parent, BuildOptions("deck", keep=True), environment={}
    )
    assert [error.code for error in kept.report.errors] == ["edited-file"]
    assert deck.read_bytes() == before


def keep(folder: Path) -> None:
    result = irdocs.build(folder / "content.yaml", folder / "out",
                          BuildOptions("deck", keep=True), environment={})  # fmt: skip
    assert not result.failed, [str(error) for error in result.report.errors]


def test_after_keep_the_newer_content_is_not_taken_back(tmp_path: Path) -> None:
    deck = build(tmp_path)
    edit(deck, ("Sleep", "Rest"))
    newer = CONTENT.replace("Say it slowly", "Say it gently").replace("twice a day", "once a day")
    (tmp_path / "content.yaml").write_text(newer)
    keep(tmp_path)
    run(tmp_path)
    assert content(tmp_path) == newer.replace("Sleep *truly*", "Rest *truly*")
    for _ in range(tried(2, 1)):
        keep(tmp_path)
        run(tmp_path)
        assert content(tmp_path) == newer.replace("Sleep *truly*", "Rest *truly*")


def test_a_slide_that_was_added_is_pulled_once(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    new = show.slides.add_slide(show.slides[slide_of(show, "Ask us")].slide_layout)
    new.shapes.title.text = "My own stents"
    box = new.shapes.add_textbox(0, 0, 900000, 900000)
    box.text_frame.text = "They hold it open."
    move_last_behind(show, "Ask us")
    show.save(str(deck))
    run(tmp_path)
    text = content(tmp_path)
    assert text.count("My own stents") == 1
    for _ in range(tried(2, 1)):
        run(tmp_path)
        keep(tmp_path)
        run(tmp_path)
        assert content(tmp_path) == text
    titles = [slide.title for slide in read_deck(deck.read_bytes()).slides]
    assert titles.count("My own stents") == 1


def test_a_slide_of_a_title_alone_says_it_once(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    new = show.slides.add_slide(show.slides[slide_of(show, "Ask us")].slide_layout)
    new.shapes.title.text = "Have you any questions?"
    move_last_behind(show, "Ask us")
    show.save(str(deck))
    run(tmp_path)
    text = content(tmp_path)
    assert text.count("Have you any questions?") == 1
    assert (done := run(tmp_path)).exit_code == 0, done.output
    assert content(tmp_path) == text
    shown = [frame.text for frame in frames_of(Presentation(str(build(tmp_path, text))))]
    assert shown.count("Have you any questions?") == 1


def test_a_slide_that_was_added_keeps_the_levels_of_its_list(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    new = show.slides.add_slide(show.slides[slide_of(show, "Ask us")].slide_layout)
    new.shapes.title.text = "My own stents"
    frame = new.shapes.add_textbox(0, 0, 900000, 900000).text_frame
    for number, (level, words) in enumerate(
        [(0, "Hold"), (1, "Long, or short"), (2, "Bare"), (1, "Every day"), (0, "Let go")]
    ):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.level, paragraph.text = level, words
    paragraph.runs[0].font.bold = True
    move_last_behind(show, "Ask us")
    show.save(str(deck))
    done = run(tmp_path)
    assert '"Let go" is bold' in done.output
    (block,) = [
        block
        for block in yaml.safe_load(content(tmp_path))["sections"][0]["blocks"]
        if block.get("title") == "My own stents"
    ]
    inner = [{"text": "Long, or short", "items": ["Bare"]}, "Every day"]
    assert block["items"] == [{"text": "Hold", "items": inner}, "Let go"]


def test_a_slide_of_a_chart_alone_is_told_and_no_block_repeats_its_title(tmp_path: Path) -> None:
    deck = build(tmp_path)
    before = content(tmp_path)
    show = Presentation(str(deck))
    new = show.slides.add_slide(show.slides[slide_of(show, "Ask us")].slide_layout)
    for shape in list(new.placeholders)[1:]:
        shape._element.getparent().remove(shape._element)
    new.shapes.title.text = "My own figures"
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("People", (1, 2))
    new.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 900000, 900000, data)
    show.save(str(deck))
    done = run(tmp_path)
    assert content(tmp_path) == before and "no words of its own" in done.output


def test_emptied_notes_take_nothing_else_away(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    slide = show.slides[slide_of(show, "Rest helps: sleep")]
    slide.notes_slide.notes_text_frame.text = ""
    show.save(str(deck))
    run(tmp_path)
    assert "short: Walk every day." in content(tmp_path)
    assert "Walk every day, in any weather" in content(tmp_path)


def test_a_chart_with_another_number_of_values_is_told_of(tmp_path: Path) -> None:
    from pptx.chart.data import CategoryChartData

    deck = build(tmp_path)
    show = Presentation(str(deck))
    (chart,) = (s.chart for slide in show.slides for s in slide.shapes if s.has_chart)
    data = CategoryChartData()
    data.categories = ["2020", "2021", "2022"]
    data.add_series("Walkers", (10, 20.5, 1.1))
    chart.replace_data(data)
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1
    assert content(tmp_path) == CONTENT


def test_blocks_without_ids_in_braces(tmp_path: Path) -> None:
    head = CONTENT[: CONTENT.index("sections:")]
    text = head + (
        "sections:\n  - {id: two, title: Two, lead: Lead two., blocks: "
        '[{type: text, title: A block, text: "All of it."}]}\n'
    )
    deck = build(tmp_path, text)
    edit(deck, ("All of it.", "Some, or all."))
    done = run(tmp_path)
    assert content(tmp_path) == text.replace("All of it.", "Some, or all."), done.output


def test_what_was_edited_is_told_where_it_differs(tmp_path: Path) -> None:
    deck = build(tmp_path)
    edit(deck, ("eight hours", "nine hours"), ("[1]", "[2]"))
    assert "hours [1]." in run(tmp_path).output


def random_edits(deck: Path, chance: random.Random, most: int) -> None:
    show = Presentation(str(deck))
    runs = [run for frame in frames_of(show) for paragraph in frame.paragraphs
            for run in paragraph.runs if len(run.text.split()) > 1]  # fmt: skip
    for run_ in chance.sample(runs, min(most, len(runs))):
        words = run_.text.split(" ")
        at = chance.randrange(len(words))
        match chance.choice("rid"):
            case "r":
                words[at] = chance.choice(["other", "17", "a: b", "#1", "*", "it's", "“x”", "<y>"])
            case "i":
                words.insert(at, "very")
            case _ if len(words) > 2:
                del words[at]
        run_.text = " ".join(words)
    show.save(str(deck))


RANDOM = [(path, seed) for path in ("content.yaml", "tests/fixtures/all-blocks.yaml")
          for seed in range(10)]  # fmt: skip


@LONG
@pytest.mark.parametrize(("name", "seed"), RANDOM)
def test_random_edits_come_home_or_are_told_of(name: str, seed: int, tmp_path: Path) -> None:
    """Whatever is edited, the content builds, and each edit is in it or is told."""
    import shutil

    source = ROOT / name
    shutil.copytree(
        source.parent, tmp_path / "p",
        ignore=shutil.ignore_patterns(".*", "src", "tests", "output", "docs", "*.pdf", "*.pptx"),
    )  # fmt: skip
    path = tmp_path / "p" / source.name
    options = BuildOptions("deck")
    made = irdocs.build(path, tmp_path / "out", options, environment={})
    assert not made.failed
    deck, before = tmp_path / "out/deck.pptx", path.read_text().splitlines()
    was = said(deck).splitlines()
    random_edits(deck, random.Random(seed), 12)
    wanted = said(deck).splitlines()
    result = pull(deck, path, options)
    assert not irdocs.build(path, tmp_path / "new", options, environment={}).failed
    now = said(tmp_path / "new/deck.pptx").splitlines()
    told = {edit.what for edit in result.left}
    edited = [line for line in wanted if line not in was]
    lost = [line for line in edited if line not in now]
    assert len(lost) <= len(told) + len(result.pulled)  # one scalar may stand in two edited places
    for line in lost:
        assert any(line[:20] in what or "→" in what for what in told), line
    changed = [line for line in path.read_text().splitlines() if line not in before]
    assert len(changed) <= len(result.pulled)


@pytest.mark.parametrize(
    ("source", "words"),
    [("plain words", "plain words"), ("some *stressed* words [@s].", "some stressed words."),
     ("a [link](https://example.org/a_b) here", "a link here"), (r"three \* four", "three * four"),
     ("line\n  broken", "line broken"), ("don’t “say”", "don't \"say\"")],
)  # fmt: skip
def test_printed_words_are_found_in_what_is_written(source: str, words: str) -> None:
    assert bare(printed(source)) == words
    places = offsets(source, words)
    assert places is not None
    assert [bare(source[at]) or " " for at in places] == list(words)


@pytest.mark.parametrize(
    "text",
    ["Plain words.", "a: b", "# no comment", "yes", "12", "1e3", "- item", "it's", '"', "'", "x #y",
     "null", "~", "a\\b", "{{ x }}", "[x]", "é ü", "@home", "%", "`x`", "true", "0x1F",
     "2026-01-01", "? x", "ends with:", "*x*", "&x", "!x", "|", ">", "1,000"],
)  # fmt: skip
@pytest.mark.parametrize("in_flow", [False, True])
def test_a_text_is_read_back_as_the_same_text(text: str, in_flow: bool) -> None:
    written = plain_or_quoted(text, in_flow=in_flow)
    document = f"[{written}, b]" if in_flow else f"a: {written}"
    loaded = yaml.safe_load(document)
    value = loaded[0] if in_flow else loaded["a"]
    assert str(value) == text


def test_a_piece_of_a_literal_block_is_replaced_added_and_removed() -> None:
    lines = PatchedYaml(b"a: |\n  One.\n\n  - first\n  - second\n    line\n\n  Two.\nb: 1\n")
    span = Span("f", 1, 4, 7, 1)
    assert lines.data([lines.replaced(span, "new", part=1)]).count(b"  - new\n") == 1
    assert lines.data([lines.replaced(span, "x", part=2)]).count(b"  - x\n\n") == 1
    assert b"  - second\n    line\n  - third\n" in lines.data([lines.with_piece(span, 2, "third")])
    assert b"  Two.\n\n  Three.\nb: 1" in lines.data([lines.with_piece(span, 3, "Three.")])
    assert b"a: |\n  - first" in lines.data([lines.without_piece(span, 0)])
    assert b"    line\nb: 1" in lines.data([lines.without_piece(span, 3)])


def shapes_of(show: Any, words: str) -> Any:
    """Return the paragraph of a deck that has some words."""
    for frame in frames_of(show):
        for paragraph in frame.paragraphs:
            if words in paragraph.text.replace("\u00a0", " "):
                return paragraph
    raise LookupError(words)


SWAPS = [
    ("75 mg", "20 mg", "[Aspirin, 20 mg]", "[Statin, 75 mg]"),
    ("By telephone.", "By letter.", "[By letter., By telephone.]", ""),
    ("A second paragraph.", "Say it slowly", "A second paragraph.\n\n", "Say it slowly, and"),
    ("Aspirin", "Statin", "[Statin, 75 mg]", "[Aspirin, 20 mg]"),
]


@pytest.mark.parametrize(("one", "other", "first", "second"), SWAPS[: tried(4, 2)])
def test_words_that_changed_places_come_home(
    one: str, other: str, first: str, second: str, tmp_path: Path
) -> None:
    """All words are still there, and say something else: 20 mg of aspirin."""
    deck = build(tmp_path)
    show = Presentation(str(deck))
    paragraphs = [shapes_of(show, words) for words in (one, other)]
    texts = [paragraph.text for paragraph in paragraphs]
    for paragraph, text in zip(paragraphs, reversed(texts), strict=True):
        for run_ in paragraph.runs[1:]:
            run_.text = ""
        paragraph.runs[0].text = text
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert content(tmp_path).index(first) < content(tmp_path).index(second) or not second


def test_values_of_a_chart_that_changed_places_come_home(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    (chart,) = [s.chart for slide in show.slides for s in slide.shapes if s.has_chart]
    points = chart._chartSpace.xpath(".//c:val//c:pt/c:v")
    points[0].text, points[1].text = points[1].text, points[0].text
    show.save(str(deck))
    assert run(tmp_path).exit_code == 0
    assert "values: [20.5, 10]" in content(tmp_path)


FORMATS = [
    # attributes of the run that is added, what is pulled, what is told
    ({"baseline": "30000"}, "Ask us10⁹", ""),
    ({"strike": "sngStrike"}, "Ask us10", 'struck through: "9"'),
    ({"b": "1"}, "Ask us109", 'bold: "9"'), ({}, "Ask us109", ""),
    ({"baseline": "-25000"}, "Ask us10₉", ""),
]  # fmt: skip


@pytest.mark.parametrize(("attributes", "pulled", "told"), FORMATS[: tried(5, 3)])
def test_how_edited_words_look_is_kept_or_told(
    attributes: dict[str, str], pulled: str, told: str, tmp_path: Path
) -> None:
    """10⁹ that came home as 109 would be another number."""
    deck = build(tmp_path)
    show = Presentation(str(deck))
    paragraph = shapes_of(show, "Ask us")
    paragraph.add_run().text = "10"
    added = paragraph.add_run()
    added.text = "9"
    for name, value in attributes.items():
        added._r.get_or_add_rPr().set(name, value)
    show.save(str(deck))
    done = run(tmp_path)
    assert f"title: {pulled}\n" in content(tmp_path), done.output
    assert done.exit_code == bool(told) and told in done.output


def test_other_words_of_an_edited_slide_that_look_otherwise_are_told(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    shapes_of(show, "Ask us").runs[0].text = "Ask all of us"
    for run_ in shapes_of(show, "By letter").runs:
        run_._r.get_or_add_rPr().set("strike", "sngStrike")
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and 'struck through: "By letter."' in done.output
    assert "title: Ask all of us" in content(tmp_path)


def test_a_footer_that_was_changed_on_all_slides_is_told_and_kept(tmp_path: Path) -> None:
    """As PowerPoint's Header & Footer does it; who has changed every slide has edited them all."""
    deck = build(tmp_path)
    show = Presentation(str(deck))
    count = 0
    for slide in show.slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                shape.text_frame.text = "Any University 2027"
                count += 1
    assert count > 4
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and done.output.count("left ") == 1
    assert "the footer of all slides" in done.output
    assert 'says "Any University 2027"' in done.output
    order = BuildOptions("deck", keep=True)
    assert not irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order).failed
    kept = [frame.text for frame in frames_of(Presentation(str(deck)))]
    assert kept.count("Any University 2027") == count


def test_items_in_brackets_come_and_go(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    slide = show.slides[slide_of(show, "Ask us")]
    for shape in list(slide.shapes):
        words = shape.text_frame.text if shape.has_text_frame else ""
        if words == "By telephone.":
            shape._element.getparent().remove(shape._element)
        elif words == "By letter.":
            for new in ("By post: soon, today", "In person"):
                last = shape.text_frame.paragraphs[-1]._p
                last.addnext(deepcopy(last))
                shape.text_frame.paragraphs[-1].runs[0].text = new
    show.save(str(deck))
    done = run(tmp_path)
    old, new = "[By telephone., By letter.]", '[By letter., "By post: soon, today", In person]'
    assert content(tmp_path) == CONTENT.replace(old, new), done.output


def test_an_item_in_brackets_leaves_no_comma_behind() -> None:
    lines = PatchedYaml(b'items: [a, "b, c", d]  # three\n')
    spans = [Span("f", 1, 9, 1, 10), Span("f", 1, 12, 1, 18), Span("f", 1, 20, 1, 21)]
    for index, left in enumerate((b'["b, c", d]', b"[a, d]", b'[a, "b, c"]')):
        assert lines.data([lines.without_item(spans, index)]) == b"items: %s  # three\n" % left
    assert lines.data([lines.with_item(spans, 1, ["x"])]) == b'items: [a, "b, c", x, d]  # three\n'
    with pytest.raises(ValueError, match="in one line"):
        lines.with_item(spans, 1, ["text: x"])


def clear(deck: Path, *said: str) -> None:
    """Delete the words of paragraphs, as who marks them and presses a key does."""
    show = Presentation(str(deck))
    for words in said:
        paragraph = shapes_of(show, words)
        for one in paragraph.runs:
            one.text = ""
    show.save(str(deck))


def test_a_cell_that_was_cleared_is_empty_and_the_others_stay_in_their_columns(
    tmp_path: Path,
) -> None:
    deck = build(tmp_path)
    clear(deck, "75 mg")
    assert run(tmp_path).exit_code == 0
    assert '          - [Aspirin, ""]\n          - [Statin, 20 mg]\n' in content(tmp_path)
    deck = build(tmp_path, CONTENT)
    clear(deck, "Aspirin")
    assert run(tmp_path).exit_code == 0
    assert '          - ["", 75 mg]\n' in content(tmp_path)


def test_notes_that_were_cleared_go_as_a_whole(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    show.slides[slide_of(show, "Rest helps: sleep")].notes_slide.notes_text_frame.text = ""
    show.save(str(deck))
    done = run(tmp_path)
    expected = CONTENT.replace(
        "        notes: |\n          Say it slowly, and say it **loudly**.\n\n"
        "          A second paragraph.\n", "",
    )  # fmt: skip
    assert content(tmp_path) == expected != CONTENT
    # What irdocs puts into notes is told, once.
    assert done.exit_code == 1 and done.output.count("left slide") == 1


def test_a_text_that_may_be_left_out_goes_with_its_key_and_another_is_told(tmp_path: Path) -> None:
    deck = build(tmp_path)
    clear(deck, "Rest helps: sleep")
    done = run(tmp_path)
    assert done.exit_code == 1 and "every slide has a title: it is " in done.output
    assert content(tmp_path) == CONTENT.replace(
        "        title: 'Rest helps: sleep'   # quoted\n", ""
    )
    deck = build(tmp_path, CONTENT)
    clear(deck, "What it is about.", "All of it, in braces.")
    done = run(tmp_path)
    assert done.exit_code == 1, "a text block without words is none"
    assert content(tmp_path) == CONTENT.replace("    lead: What it is about.\n", "")
    assert "delete it by hand" in done.output


LINES = CONTENT.replace(
    '      - {type: text, id: flow, title: In one line, text: "All of it, in braces."}\n',
    "      - type: text\n        id: flow\n        title: In lines\n"
    "        text: |\n          KEPT\n",
)


@pytest.mark.parametrize(
    ("text", "changed", "deleted", "added"),
    [
        (
            ["Cardiology  ", "Ward 5  ", "Leeds"], ["Cardiology  ", "Ward 6  ", "Leeds"],
            ["Cardiology  ", "Ward 5"], ["Cardiology  ", "Ward 5  ", "Level 2  ", "Leeds"],
        ),
        (
            ["Cardiology\\", "Ward 5\\", "Leeds"], ["Cardiology\\", "Ward 6\\", "Leeds"],
            ["Cardiology\\", "Ward 5"], ["Cardiology\\", "Ward 5\\", "Level 2\\", "Leeds"],
        ),
        (
            ["Bring:", "☐ Ward 5", "☐ Leeds"], ["Bring:", "☐ Ward 6", "☐ Leeds"],
            ["Bring:", "☐ Ward 5"], ["Bring:", "☐ Ward 5", "", "Level 2", "", "☐ Leeds"],
        ),
    ][: tried(3, 1)],
)  # fmt: skip
def test_lines_that_are_kept_apart_come_home(
    text: list[str], changed: list[str], deleted: list[str], added: list[str], tmp_path: Path
) -> None:
    def written(lines: list[str]) -> str:
        block = "\n".join(f"          {line}" if line else "" for line in lines)
        return LINES.replace("          KEPT", block)

    def paragraph(show: Any, words: str) -> Any:
        return next(
            p._p for frame in frames_of(show) for p in frame.paragraphs if p.text.endswith(words)
        )

    for name, expected in (("changed", changed), ("deleted", deleted), ("added", added)):
        folder = tmp_path / name
        folder.mkdir()
        deck = build(folder, written(text))
        show = Presentation(str(deck))
        if name == "changed":
            words = paragraph(show, "Ward 5").find(qn("a:r")).find(qn("a:t"))
            words.text = words.text.replace("5", "6")
        elif name == "deleted":
            gone = paragraph(show, "Leeds")
            gone.getparent().remove(gone)
        else:
            new = deepcopy(paragraph(show, "Ward 5"))
            new.find(qn("a:r")).find(qn("a:t")).text = "Level 2"
            paragraph(show, "Ward 5").addnext(new)
        show.save(str(deck))
        done = run(folder)
        assert content(folder) == written(expected), (name, done.output)


def test_a_line_break_within_a_paragraph_is_told(tmp_path: Path) -> None:
    deck = build(tmp_path)
    show = Presentation(str(deck))
    paragraph = shapes_of(show, "Eat well")
    paragraph.add_line_break()
    paragraph.add_run().text = "And slowly."
    show.save(str(deck))
    done = run(tmp_path)
    assert done.exit_code == 1 and "broken into lines" in done.output
    assert '"Eat well: twice a day. And slowly."' in content(tmp_path)


def test_a_slide_with_quotation_marks_as_typed_is_renewed(tmp_path: Path) -> None:
    """The content sets them as its language has them; that is no other version of the slide."""
    deck = build(tmp_path)
    edit(deck, ("By letter.", 'It\'s "by letter".'), ("Say it slowly", 'Don\'t "say" it'))
    assert run(tmp_path).exit_code == 0
    count = len(read_deck(deck.read_bytes()).slides)
    keep(tmp_path)
    slides = read_deck(deck.read_bytes()).slides
    lines = [line.text for slide in slides for line in (*slide.lines, *slide.notes)]
    assert len(slides) == count and "It’s “by letter”." in lines
    assert any(line.startswith("Don’t “say” it") for line in lines)


def test_how_a_deck_was_made_is_no_difference_from_its_content(tmp_path: Path) -> None:
    """The record in the deck tells of the slide that was kept, and shows nothing."""
    deck = build(tmp_path)
    show = Presentation(str(deck))
    slide = show.slides[slide_of(show, "Ask us")]
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 3_000_000, 500_000).text_frame.text = "In a box, 44 mg."
    show.save(str(deck))
    run(tmp_path)
    keep(tmp_path)
    arguments = ["diff", str(tmp_path / "content.yaml"), str(deck)]
    done = CliRunner().invoke(main, arguments)
    assert "In a box" in done.output and "customXml" not in done.output

"""Little text on a slide is large and stands in the middle; much of it is as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import Slide

from support.small_documents import one_section, whole

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDS = "The capillary leaks and the pressure falls for as long as the blood is not free of them. "


def slide_of(folder: Path, *blocks: dict[str, Any], number: int = 2, **more: Any) -> Slide:
    """Return a slide, counted from 0, of a deck of one section, with `more` keys of the file; its
    first with a body is 2."""
    file = whole(folder, one_section(*blocks, **more), only="deck") / "deck.pptx"
    return pptx.Presentation(str(file)).slides[number]


def named(slide: Slide, name: str) -> SlidePlaceholder:
    return next(shape for shape in slide.placeholders if shape.name == name)


def layouts(slide: Slide, name: str) -> Any:
    """Return the element of the layout's placeholder that a slide's is tied to."""
    index = named(slide, name).placeholder_format.idx
    held = slide.slide_layout.placeholders
    return next(shape for shape in held if shape.placeholder_format.idx == index).element


def size_of(slide: Slide, name: str) -> float:
    """Return the size of the first run of a placeholder in pt: its own, or its layout's."""
    stated = next(named(slide, name).element.iter(f"{A}rPr")).get("sz")
    return int(stated or next(layouts(slide, name).iter(f"{A}defRPr")).get("sz")) / 100


def text(words: str, title: str = "It leaks") -> dict[str, Any]:
    return {"type": "text", "id": "t", "title": title, "text": words}


def test_little_text_is_as_large_as_the_title_and_in_the_middle(tmp_path: Path) -> None:
    slide = slide_of(tmp_path, text(WORDS))
    assert size_of(slide, "Body") == 36
    assert next(layouts(slide, "Body").iter(f"{A}bodyPr")).get("anchor") == "ctr"


def test_a_paragraph_in_a_theme_of_large_titles_is_no_list(tmp_path: Path) -> None:
    slide = slide_of(tmp_path, text("Each course that nobody needs makes the next one weaker."),
                     theme="lecture")  # fmt: skip
    assert size_of(slide, "Body") == 40
    # Its two lines are about equally long, as the lines of titles are.
    assert named(slide, "Body").width < 0.8 * slide.shapes.title.width


def test_text_that_would_fill_its_room_does_not_grow(tmp_path: Path) -> None:
    assert size_of(slide_of(tmp_path, text(WORDS * 4)), "Body") <= 32


def test_text_is_never_larger_than_a_title_that_had_to_shrink(tmp_path: Path) -> None:
    slide = slide_of(tmp_path, text("It leaks.", "It leaks, and the pressure falls. " * 4))
    title = int(next(slide.shapes.title.element.iter(f"{A}rPr")).get("sz")) / 100
    assert title < 36
    assert size_of(slide, "Body") == 32


@pytest.mark.parametrize(
    ("words", "grown"),
    [("Do it.", True), ("Go on and do what you do well. " * 2, False)],
)
def test_few_words_of_events_grow_with_their_dates(words: str, grown: bool, tmp_path: Path) -> None:
    events = [{"date": str(1960 + n), "title": "Go on", "text": words} for n in range(6)]
    slide = slide_of(tmp_path, {"type": "timeline", "id": "t", "title": "T", "items": events})
    assert (size_of(slide, "Event 1") > 24) is grown
    assert not grown or size_of(slide, "Event 1") <= size_of(slide, "Date 1")
    date, event, below = (named(slide, name) for name in ("Date 1", "Event 1", "Date 4"))
    assert date.height >= size_of(slide, "Date 1") * 1.2 * 12700
    assert date.top + date.height <= event.top < event.top + event.height <= below.top


@pytest.mark.parametrize(("words", "grown"), [("Efflux pump", True), (WORDS, False)])
def test_few_words_on_low_cards_grow_with_their_headings(
    words: str, grown: bool, tmp_path: Path
) -> None:
    items = [{"title": "Change the target", "text": words} for _ in range(4)]
    slide = slide_of(tmp_path, {"type": "cards", "id": "c", "title": "It resists", "items": items})
    assert slide.slide_layout.name == "Cards 4 without icons"
    assert (size_of(slide, "Card text 1") > 24) is grown
    assert size_of(slide, "Card text 1") <= size_of(slide, "Card title 1")


def statistics(*units: str, **more: Any) -> dict[str, Any]:
    items = [
        {"value": 48.9 + n, "unit": unit, "label": "of all", "source": "own data, ours"} | more
        for n, unit in enumerate(units)
    ]
    return {"type": "statistics", "id": "n", "title": "It kills", "items": items}


@pytest.mark.parametrize(
    ("units", "picture"),
    [
        (("%", "%"), "none"),
        (("%", "%"), "ring"),
        (("%", "%", "%"), "people"),
        (("million", "million", "million"), "none"),
    ],
)
def test_figures_side_by_side_are_large_and_touch_their_labels(
    units: tuple[str, ...], picture: str, tmp_path: Path
) -> None:
    slide = slide_of(tmp_path, statistics(*units, picture=picture))
    for number in range(1, len(units) + 1):
        assert size_of(slide, f"Figure {number}") >= 66
        assert size_of(slide, f"Label {number}") >= 24
        figure, label = (named(slide, f"{stem} {number}") for stem in ("Figure", "Label"))
        below = label.top - (figure.top + figure.height)
        beside = label.left - (figure.left + figure.width)
        assert 0 <= below <= 10 * 12700 or beside <= 32 * 12700
    drawn = [shape for shape in slide.shapes if not shape.is_placeholder]
    assert bool(drawn) is (picture != "none")


def test_a_single_figure_takes_the_slide(tmp_path: Path) -> None:
    slide = slide_of(tmp_path, statistics("%", picture="none"))
    assert size_of(slide, "Figure 1") > 112
    assert size_of(slide, "Label 1") == 36


@pytest.mark.parametrize("words", [WORDS, WORDS * 5])
def test_an_author_stands_right_below_a_quotation(words: str, tmp_path: Path) -> None:
    quote = {"type": "quote", "id": "q", "title": "He said it", "text": words, "by": "A writer"}
    slide = slide_of(tmp_path, quote)
    quote_box, author = named(slide, "Quote"), named(slide, "By")
    assert next(layouts(slide, "Quote").iter(f"{A}bodyPr")).get("anchor") == "b"
    assert 0 < author.top - (quote_box.top + quote_box.height) <= 12 * 12700
    above, below = quote_box.top - 144 * 12700, 488 * 12700 - author.top - author.height
    assert above < below < 2 * above


def rows_of(slide: Slide) -> tuple[Any, list[float]]:
    """Return the table of a slide, and its rows' heights in pt."""
    table = next(shape for shape in slide.placeholders if shape.has_table).table
    return table, [row.height / 12700 for row in table.rows]


def table(rows: int, **more: Any) -> dict[str, Any]:
    cells = [[f"Day {n}", "Walk a little"] for n in range(rows)]
    return {"type": "table", "id": "t", "title": "Walk on", "caption": "Each day",
            "header": ["When", "What"], "rows": cells} | more  # fmt: skip


def test_a_table_of_few_rows_has_larger_type_and_higher_rows(tmp_path: Path) -> None:
    _, few = rows_of(slide_of(tmp_path, table(4)))
    slide = slide_of(tmp_path, table(8))
    shown, many = rows_of(slide)
    assert few[1] > 1.5 * many[1]
    assert sum(few) > 240
    for row in range(2):
        cell = shown.cell(row, 0)
        assert cell.margin_top == cell.margin_bottom


def test_rows_are_tightened_before_a_table_is_parted(tmp_path: Path) -> None:
    """With a line of notes below it, this table used to lack a few points."""
    shown, heights = rows_of(slide_of(tmp_path, table(8, note="Ask your team first.")))
    assert len(heights) == 9
    assert shown.cell(1, 0).margin_top < 3.6 * 12700
    assert sum(heights) <= 344 - 46


def test_a_single_resource_stands_in_the_middle(tmp_path: Path) -> None:
    item = {"name": "A guide", "url": "https://example.org", "offers": "What to do."}
    slide = slide_of(tmp_path, {"type": "resources", "id": "r", "title": "Read", "items": [item]})
    code = next(shape for shape in slide.shapes if not shape.is_placeholder)
    middle = (code.top + code.height / 2) / 12700
    assert 270 < middle < 316


def test_the_parts_of_a_table_have_rows_as_high_as_there_is_room_for(tmp_path: Path) -> None:
    slides = [slide_of(tmp_path, table(12), number=number) for number in (2, 3)]
    (_, first), (_, second) = (rows_of(slide) for slide in slides)
    assert len(first) + len(second) == 14
    assert set(first) == set(second)
    assert 0.8 * (344 - 46) < sum(first) <= 344 - 46


def test_words_on_two_high_cards_grow_with_their_headings(tmp_path: Path) -> None:
    cards = [{"title": name, "text": "Short."} for name in ("One", "Two")]
    slide = slide_of(tmp_path, {"type": "cards", "id": "c", "title": "Two ways", "items": cards})
    assert 24 < size_of(slide, "Card text 1") <= size_of(slide, "Card title 1")


def test_a_single_source_keeps_the_width_of_the_slide(tmp_path: Path) -> None:
    """It is no message, of which the lines are made alike."""
    source = {"authors": "A. Author", "title": "A title of some length for a guide",
              "publisher": "P", "url": "https://example.org/guide"}  # fmt: skip
    file = whole(
        tmp_path, one_section(text("It leaks [@one]."), sources={"one": source}), only="deck"
    )
    slide = next(s for s in pptx.Presentation(str(file / "deck.pptx")).slides
                 if s.shapes.title and s.shapes.title.text == "Sources")  # fmt: skip
    assert named(slide, "Body").element.find(f".//{A}xfrm") is None


def test_a_table_whose_caption_is_its_title_has_the_place_of_both(tmp_path: Path) -> None:
    """The strip for the caption stayed empty, and the table was smaller by it."""
    rows = [[f"Row {n}", "a word"] for n in range(1, 6)]
    block: dict[str, Any] = {
        "type": "table",
        "caption": "What to do",
        "header": ["A", "B"],
        "rows": rows,
    }
    tops = []
    for more in ({}, {"headline": "There is much to do"}):
        folder = tmp_path / str(len(more))
        folder.mkdir()
        whole(folder, one_section(block | more), only="deck")
        show = pptx.Presentation(str(folder / "out" / "deck.pptx"))
        (table,) = [one for slide in show.slides for one in slide.shapes if one.has_table]
        size = table.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size
        tops.append((table.top.pt, size))
    (high, larger), (low, smaller) = tops
    assert low - high > 30 and larger >= smaller

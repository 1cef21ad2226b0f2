"""Columns side by side: in the leaflet, on slides, and with bad input."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from pptx import Presentation

from support.small_documents import built, one_section, whole

WORDS = {"type": "text", "text": "Left words."}
CHART = {"type": "chart", "kind": "column", "categories": ["a", "b"], "alt": "Two columns.",
         "source": "Our own audit, 2025",
         "series": [{"name": "Share", "values": [10, 40]}]}  # fmt: skip
TABLE = {"type": "table", "caption": "A small table", "header": ["h", "i"], "rows": [["c", "d"]]}


def content(*columns: dict[str, Any], format: str = "a4", **more: Any) -> str:
    block = {"type": "columns", "id": "sides", "columns": list(columns)}
    return one_section(block, format=format, **more)


def places(file: Path, *words: str) -> list[tuple[float, float]]:
    """Where each word begins on the page that has it: from the left, and from the foot; in pt."""
    found = []
    document = pypdfium2.PdfDocument(file)
    for word in words:
        for page in document:
            text = page.get_textpage()
            hit = text.search(word).get_next()
            if hit:
                left, bottom, _, _ = text.get_charbox(hit[0])
                found.append((left, bottom))
                break
    return found


LEFT = {"title": "Left heading", "blocks": [WORDS, CHART]}
RIGHT = {"title": "Right heading", "blocks": [{"type": "points", "items": ["Right words."]}, TABLE]}


def test_columns_stand_side_by_side_on_wide_paper_and_in_turn_on_narrow(tmp_path: Path) -> None:
    for format, is_beside in (("a4", True), ("a4-trifold", False)):
        folder = tmp_path / format
        folder.mkdir()
        result = built(folder, content(LEFT, RIGHT, format=format))
        assert not result.failed, [str(error) for error in result.report.errors]
        (x, y), (other_x, other_y) = places(
            folder / "out" / "leaflet.pdf", "Left heading", "Right heading"
        )
        assert (other_x > x + 100 and abs(other_y - y) < 1) is is_beside
        assert is_beside or abs(other_x - x) < 1 or other_y != y


def test_what_to_do_and_what_not_to_do_stand_on_one_panel(tmp_path: Path) -> None:
    lists = [{"type": "points", "items": [f"{one} this", f"{one} that"]} for one in ("Do", "Not")]
    columns = [{"title": f"Title {one['items'][0]}", "blocks": [one]} for one in lists]
    pair = {"type": "columns", "id": "sides", "columns": columns}
    warning = {"type": "callout", "id": "w", "kind": "warning", "title": "Call us if",
               "text": "- it hurts\n- it bleeds\n- it swells"}  # fmt: skip
    table = TABLE | {"id": "t", "rows": [["c", "d"]] * 5}
    for lines in range(24, 36, 2):
        folder = tmp_path / str(lines)
        folder.mkdir()
        text = {"type": "text", "text": "It buzzes in your arm as it should. " * lines}
        content = one_section(text, pair, warning, table, format="a4-trifold")
        file = whole(folder, content, only="leaflet") / "leaflet.pdf"
        (x, _), (other_x, _) = places(file, "Title Do", "Title Not")
        assert abs(other_x - x) < 1, lines


def test_a_slide_has_headings_and_placeholders_for_each_column(tmp_path: Path) -> None:
    assert not built(tmp_path, content(LEFT, RIGHT)).failed
    deck = Presentation(tmp_path / "out" / "deck.pptx")
    (slide,) = [slide for slide in deck.slides if slide.slide_layout.name == "Comparison 2"]
    shapes = {shape.name: shape for shape in slide.shapes}
    left, right = shapes["Heading 1"], shapes["Heading 2"]
    assert (left.text_frame.text, right.text_frame.text) == ("Left heading", "Right heading")
    assert left.left < right.left and left.top == right.top
    assert "Left words." in shapes["Column 1"].text_frame.text
    charts = [shape for shape in slide.shapes if shape.has_chart]
    tables = [shape for shape in slide.shapes if shape.has_table]
    assert [list(plot.categories) for plot in charts[0].chart.plots] == [["a", "b"]]
    assert tables[0].table.cell(1, 0).text == "c"
    # What stands in one column keeps clear of what stands below it and of the other column.
    for words, visual in ((shapes["Column 1"], charts[0]), (shapes["Column 2"], tables[0])):
        assert words.top + words.height <= visual.top
        assert words.left == visual.left
    assert charts[0].left + charts[0].width < tables[0].left
    assert "Source: Our own audit, 2025" in shapes["Source"].text_frame.text


def test_a_picture_alone_fills_its_placeholder(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path class="fill-primary" d="M0 0H40V20H0Z"/></svg>'  # noqa: E501
    (tmp_path / "a.svg").write_text(drawing)
    image = {"type": "image", "file": "a.svg", "alt": "A bar."}
    assert not built(tmp_path, content({"blocks": [image]}, {"blocks": [WORDS]})).failed
    with zipfile.ZipFile(tmp_path / "out" / "deck.pptx") as package:
        slides = [package.read(name) for name in package.namelist() if "slides/slide" in name]
    pictures = [
        picture
        for slide in slides
        for picture in etree.fromstring(slide).iter("{*}pic")
        if picture.find(".//{*}cNvPr").get("descr") == "A bar."
    ]
    (holder,) = pictures[0].iter("{*}ph")
    assert holder.get("idx")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ([{"blocks": [WORDS]}], "at least 2"),
        ([{"blocks": [CHART, TABLE]}, {"blocks": [WORDS]}], "holds words and one picture"),
        ([{"blocks": [{**WORDS, "only": "deck"}]}, {"blocks": [WORDS]}], 'takes no "only"'),
        ([{"blocks": []}, {"blocks": [WORDS]}], "at least 1"),
        ([{"blocks": [{"type": "quiz"}]}, {"blocks": [WORDS]}], '"quiz" has no place here'),
        (
            [{"blocks": [{**TABLE, "rows": [["c", "d"]] * 40}]}, {"blocks": [WORDS]}],
            "column has room for",
        ),
    ],
)
def test_what_a_column_cannot_hold_is_an_error(
    columns: list[dict[str, Any]], message: str, tmp_path: Path
) -> None:
    result = built(tmp_path, content(*columns))
    (error,) = result.report.errors
    assert message in error.message and error.span and error.span.line > 10


def test_figures_in_columns_are_held_by_the_rules(tmp_path: Path) -> None:
    share = {"value": 71, "unit": "%", "label": "went home"}
    column = {"blocks": [{"type": "statistics", "items": [share]}]}
    result = built(tmp_path, content(column, {"blocks": [WORDS]}))
    (error,) = result.report.errors
    assert error.code == "missing-source"


def test_several_long_sources_are_named_by_their_numbers(tmp_path: Path) -> None:
    """References that are too long for their line once made the build fail."""
    authors = "Collaborators of the study of everything that was ever counted in the world"
    sources = {
        name: {
            "authors": authors,
            "publisher": "Journal",
            "year": year,
            "url": f"https://x.org/{name}",
        }
        for name, year in (("first", 2001), ("second", 2002))
    }
    left, right = ({"blocks": [{**CHART, "source": name}]} for name in sources)
    result = built(tmp_path, content(left, right, sources=sources))
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = Presentation(tmp_path / "out" / "deck.pptx")
    (slide,) = [slide for slide in deck.slides if slide.slide_layout.name == "Comparison 2"]
    (line,) = [shape for shape in slide.shapes if shape.name == "Source"]
    assert line.text_frame.text == "Sources [1]; [2]"
    assert slide.notes_slide.notes_text_frame.text.count(authors) == 2


LOW_FOOT = """
name: low-foot
title: A page with a low panel at its foot
paper: office paper
fold: none
height: 297
text-width: 170
margin: {top: 10, bottom: 10}
sheets:
  - name: page
    panels:
      - {id: masthead, width: 210, height: 60, order: 1, holds: cover, ground: ground}
      - {id: page, width: 210, left: 0, top: 60, height: 170, order: 2, holds: body, ground: ground}
      - {id: foot, width: 210, left: 0, top: 230, height: 67, order: 3, holds: back, ground: ground}
"""


def test_columns_that_fit_the_highest_panel_stand_side_by_side(tmp_path: Path) -> None:
    """A low panel elsewhere on the paper once set them one below the other."""
    (tmp_path / "low.yaml").write_text(LOW_FOOT)
    result = built(tmp_path, content(LEFT, RIGHT, format="low.yaml"))
    assert not result.failed, [str(error) for error in result.report.errors]
    (x, y), (other_x, other_y) = places(
        tmp_path / "out" / "leaflet.pdf", "Left heading", "Right heading"
    )
    assert other_x > x + 100 and abs(other_y - y) < 1


def test_a_heading_stays_close_to_its_column_where_columns_stand_in_turn(tmp_path: Path) -> None:
    """The panel has height to spare, which goes between the columns."""
    points = {"type": "points", "items": ["Near point."]}
    columns = [{"title": f"Title {number}", "blocks": [points]} for number in (1, 2)]
    assert not built(tmp_path, content(*columns, format="a4-trifold")).failed
    page = next(
        page for page in pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")
        if page.get_textpage().search("Title 2").get_next()
    )  # fmt: skip
    text = page.get_textpage()
    first, second = (text.get_charbox(text.search(f"Title {n}").get_next()[0])[1] for n in (1, 2))
    point = text.get_charbox(text.search("Near point").get_next()[0])[1]
    assert 0 < first - point < 30 < first - second


def test_headings_of_columns_have_one_size(tmp_path: Path) -> None:
    """One that has room at a larger size would look more important than its neighbours."""
    long = {**LEFT, "title": "Before the kidneys"}
    three = (long, {"title": "Short", "blocks": [WORDS]}, RIGHT)
    result = built(tmp_path, content(*three, deck={"aspect": "4:3"}), only="deck")
    assert not result.failed, [str(error) for error in result.report.errors]
    (slide,) = [
        slide
        for slide in Presentation(str(tmp_path / "out" / "deck.pptx")).slides
        if any(shape.has_text_frame and shape.text_frame.text == "Short" for shape in slide.shapes)
    ]
    sizes = {
        shape.text_frame.paragraphs[0].runs[0].font.size
        for shape in slide.placeholders
        if shape.name.startswith("Heading")
    }
    assert len(sizes) == 1 and None not in sizes


def figures_in_columns(*items: dict[str, Any]) -> dict[str, Any]:
    words = {"title": "One", "blocks": [{"type": "text", "text": "Words."}]}
    figures = {"title": "Two", "blocks": [{"type": "statistics", "items": list(items)}]}
    return {"type": "columns", "title": "Columns", "columns": [words, figures]}


DATA = "Our own audit of 212 patients, Leeds, 2025"


@pytest.mark.parametrize("picture", ["people", "ring"])
def test_the_picture_of_a_figure_in_a_column_is_clear_of_its_number(
    picture: str, tmp_path: Path
) -> None:
    item = {"value": 45, "unit": "%", "label": "have it", "source": DATA, "picture": picture}
    whole(tmp_path, one_section(figures_in_columns(item)), only="leaflet")
    page = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")[0]
    text = page.get_textpage()
    start = text.get_text_range().index("45%")
    boxes = [text.get_charbox(start + place) for place in range(len("45%"))]
    right = max(box[2] for box in boxes)
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    middle = (bottom + top) / 2
    beside = [
        bounds for bounds in (shape.get_bounds() for shape in page.get_objects([2]))
        if bounds[1] < middle < bounds[3] and bounds[2] - bounds[0] > 3
    ]  # fmt: skip
    assert beside and all(left > right for left, *_ in beside)


def test_a_draft_shows_what_waits_in_a_column(tmp_path: Path) -> None:
    item = {"value": 45, "unit": "%", "label": "have it", "source": DATA}
    pending = {"label": "will have it some day", "pending": True}
    text = one_section(figures_in_columns(item, pending))
    whole(tmp_path, text, only="leaflet", draft=True)
    pages = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")
    assert any("will have it" in page.get_textpage().get_text_range() for page in pages)

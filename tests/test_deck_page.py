"""The page of a deck: each slide's words, pictures, numbers and notes, read back from the HTML."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

import irdocs
from irdocs.audit.reading import deck_text, web_text
from irdocs.audit.reading.transcript import normalised
from irdocs.drawing import Colour
from irdocs.theme.contrast import ratio
from support.small_documents import ABOUT, one_section, whole

FIXTURES = Path(__file__).parent / "fixtures"
TWO = [1, 2]


@pytest.fixture(scope="module")
def folder(all_blocks_folder: Path) -> Path:
    """Return a folder with the deck and the page of a document with every kind of block."""
    return all_blocks_folder


@pytest.fixture(scope="module")
def page(folder: Path) -> Any:
    return html.document_fromstring((folder / "web" / "deck.html").read_text())


def page_of(folder: Path, *blocks: dict[str, Any], **about: Any) -> Any:
    content = one_section(*blocks, document=ABOUT | about)
    made = whole(folder, content, only="deck", web="folder")
    return html.document_fromstring((made / "web" / "deck.html").read_text())


def test_each_slide_is_there_in_order_with_its_title(folder: Path, page: Any) -> None:
    numbers = [int(name.removeprefix("slide.")) for name in page.xpath("//*[@class]/@id")
               if name.startswith("slide.")]  # fmt: skip
    titles = [
        piece.text
        for piece in deck_text.read((folder / "deck.pptx").read_bytes()).pieces
        if piece.role in ("title", "ctrTitle")
    ]
    assert numbers == list(range(1, len(titles) + 1))
    for number, title in list(enumerate(titles, start=1))[1:]:
        (heading,) = page.xpath(f"//*[@id='slide.{number}.title']")
        assert normalised(heading.text_content()) == normalised(title)


def test_the_words_of_each_slide_are_those_of_the_deck(folder: Path, page: Any) -> None:
    """Word by word: what PowerPoint has on a slide, the page has in the part of that slide."""
    deck = deck_text.read((folder / "deck.pptx").read_bytes())
    found = web_text.read((folder / "web" / "deck.html").read_bytes())
    for number in range(2, deck.pieces[-1].page + 1):
        said = found.words((number,))
        for piece in deck.pieces:
            if piece.page == number and piece.role in ("body", "subTitle", "cell", "title"):
                for line in filter(None, map(normalised, piece.text.split("\n"))):
                    bare = line.removeprefix("\u2022 ")
                    is_label = len(bare) == 1  # the letter or number of an item, which a list has
                    assert is_label or bare in said, (number, line)


def test_headings_go_down_one_step_at_a_time(page: Any) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_within_lead_somewhere(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [address[1:] for address in page.xpath("//a/@href") if address.startswith("#")]
    assert len(inner) > 5 and set(inner) <= set(ids)


def test_an_answer_and_the_notes_that_name_it_open_on_demand(tmp_path: Path) -> None:
    quiz = {"type": "quiz", "id": "q", "question": "Which?", "options": ["This one", "That one"],
            "answer": "B", "explanation": "Since it is that."}  # fmt: skip
    page = page_of(tmp_path, quiz)
    (details,) = page.xpath("//details")
    assert "open" not in details.attrib
    shown = normalised(details.getparent().text_content())
    hidden = normalised(details.text_content())
    assert "This one" in shown and details.xpath(".//*[@id='slide.4']")
    for words in ("Since it is that.", "Answer B: That one", "The answer is B"):
        assert words in hidden
        assert words not in normalised(page.text_content().replace(details.text_content(), ""))
    assert page.xpath("//ol[@type='A']/li/p/text()")[:2] == ["This one", "That one"]


def test_answers_in_the_notes_are_hidden_as_well(tmp_path: Path) -> None:
    quiz = {"type": "quiz", "id": "q", "question": "Which?", "options": ["This one", "That one"],
            "answer": "B", "explanation": "Since it is that."}  # fmt: skip
    content = one_section(quiz)
    made = whole(tmp_path, content, only="deck", web="folder", answers="notes")
    page = html.document_fromstring((made / "web" / "deck.html").read_text())
    (details,) = page.xpath("//details")
    assert "Since it is that." in details.text_content()


def test_a_chart_has_its_numbers_as_a_table(tmp_path: Path) -> None:
    chart = {"type": "chart", "id": "c", "kind": "column", "categories": ["First", "Second"],
             "series": [{"name": "Before", "values": [1, 2.5]},
                        {"name": "After", "values": [3, 4]}],
             "unit": "mm", "alt": "Columns.", "source": "Our audit, 2025"}  # fmt: skip
    page = page_of(tmp_path, chart)
    (table,) = page.xpath("//details[@class='values']//table")
    rows = [[normalised(cell.text_content()) for cell in row] for row in table.iter("tr")]
    assert rows == [
        ["", "Before", "After"],
        ["First", "1 mm", "3 mm"],
        ["Second", "2.5 mm", "4 mm"],
    ]
    assert [cell.get("scope") for cell in table.iter("th")] == ["col", "col", "row", "row"]
    assert page.xpath("//svg[@aria-label='Columns.']//text")


def test_points_at_one_place_are_one_row(tmp_path: Path) -> None:
    chart = {"type": "chart", "id": "c", "kind": "scatter", "x_label": "Day", "y_label": "Dose",
             "series": [{"name": "A", "points": [[0, 1], [2, 3]]},
                        {"name": "B", "points": [[1, 4], [2, 5]]}],
             "alt": "Two lines.", "source": "Our audit, 2025"}  # fmt: skip
    page = page_of(tmp_path, chart)
    rows = [[normalised(cell.text_content()) for cell in row]
            for row in page.xpath("//details[@class='values']//tr")]  # fmt: skip
    assert rows == [["Day", "A", "B"], ["0", "1", ""], ["1", "", "4"], ["2", "3", "5"]]


def test_lists_keep_their_levels_and_numbers(tmp_path: Path) -> None:
    points = [{"text": "One", "items": ["Below one", "Below it too"]}, "Two"]
    page = page_of(tmp_path, {"type": "points", "id": "p", "ordered": True, "items": points})
    (outer,) = page.xpath("//*[@id='slide.3']//div[@class='shown']/ol")
    assert [item.text for item in outer.iterchildren("li")] == ["One", "Two"]
    assert outer.xpath("li/*/li/text()") == ["Below one", "Below it too"]


def test_everything_seen_has_words(page: Any) -> None:
    assert all("alt" in image.attrib for image in page.iter("img"))
    for drawing in page.iter("svg"):
        assert drawing.get("aria-label") or drawing.get("aria-hidden") == "true"
    assert page.xpath("//math/@alttext") and page.xpath("//table//th/@scope")


def test_the_steps_of_a_flow_chart_are_a_list(tmp_path: Path) -> None:
    ways = [{"when": "Yes", "to": "b"}, {"when": "No", "to": "c"}]
    steps = [{"text": "Is it hot?", "ways": ways},
             {"id": "b", "text": "Cool it", "kind": "end"},
             {"id": "c", "text": "Leave it", "kind": "end"}]  # fmt: skip
    page = page_of(tmp_path, {"type": "flow", "id": "f", "steps": steps})
    (told,) = page.xpath("//div[@class='unseen']")
    assert [normalised(item.text or "") for item in told.xpath("ol/li")] == [
        "Is it hot?", "Cool it", "Leave it",
    ]  # fmt: skip
    assert any("Cool it" in text for text in told.xpath("ol/li/ul/li/text()"))


def test_words_of_the_content_never_become_markup(tmp_path: Path) -> None:
    evil = '</script><script>alert(1)</script> " onload=x <img src=x onerror=y>'
    blocks = (
        {"type": "table", "id": "t", "caption": evil, "header": [evil, "b"], "rows": [["1", "2"]]},
        {"type": "chart", "id": "c", "kind": "column", "categories": ["</svg><script>", "b"],
         "series": [{"name": "</text><script>", "values": TWO}], "alt": '"><script>x</script>',
         "source": "Our audit, 2025"},
    )  # fmt: skip
    page = page_of(tmp_path, *blocks, title="<script>alert(1)</script>", audience=evil)
    assert not page.xpath("//script | //@onload | //@onerror | //img")
    assert page.xpath("//h1")[0].text_content() == "<script>alert(1)</script>"


def test_a_lost_word_of_a_slide_is_found_out(tmp_path: Path) -> None:
    text = {"type": "text", "id": "t", "text": "These words must be there."}
    made = whole(tmp_path, one_section(text), only="deck", web="folder")
    file = made / "web" / "deck.html"
    file.write_bytes(file.read_bytes().replace(b"These words", b"Those words"))
    options = irdocs.BuildOptions(only="deck", web="folder")
    result = irdocs.check(tmp_path / "content.yaml", options, built=made)
    (error,) = result.report.errors
    assert error.code == "changed-text" and 'block "t"' in error.message


def test_a_decks_page_from_right_to_left(tmp_path: Path) -> None:
    items = ["خذ 500 mg يوميا", "Example, Anna. Our paper (2025)."]
    points = {"type": "points", "id": "p", "items": items}
    page = page_of(tmp_path, points, language="ar", title="الأشعة")
    assert page.xpath("/html/@dir") == ["rtl"]
    whole_text = "Example, Anna. Our paper (2025)."  # with its stop at its end
    isolated = page.xpath("//bdi[@dir='ltr']/text()")
    assert "500\u00a0mg" in isolated and whole_text in isolated


def test_the_shipped_pages_are_small(shipped_folder: Path) -> None:
    files = [shipped_folder / "web" / name for name in ("deck.html", "style.css")]
    assert sum(file.stat().st_size for file in files) < 60_000


def test_it_is_asked_for_in_the_content(tmp_path: Path) -> None:
    content = yaml.safe_load(one_section({"type": "text", "text": "Words."}))
    text = yaml.safe_dump(content | {"web": {"form": "single"}}, sort_keys=False)
    made = whole(tmp_path, text)
    assert (made / "leaflet.html").is_file() and (made / "deck.html").is_file()
    assert not (made / "web").exists()


def test_words_of_drawings_are_read_on_the_ground_of_a_dark_theme(tmp_path: Path) -> None:
    chart = {"type": "chart", "id": "c", "kind": "column", "categories": ["First", "Second"],
             "series": [{"name": "Before", "values": [1, 2.5]}], "alt": "Columns.",
             "source": "Our audit, 2025"}  # fmt: skip
    made = whole(tmp_path, one_section(chart, theme="lecture"), only="deck", web="folder")
    page = html.document_fromstring((made / "web" / "deck.html").read_text())
    drawings = page.xpath("//svg[@aria-label='Columns.']")
    assert len(drawings) == 2  # for desks, and for telephones
    for drawing in drawings:
        ground = Colour.parse(drawing.find("rect").get("fill"))
        words = [Colour.parse(run.get("fill")) for run in drawing.iter("tspan")]
        assert len(words) > 3 and all(ratio(colour, ground) >= 4.5 for colour in words)


def test_a_drawn_figure_belongs_to_the_number_beside_it(tmp_path: Path) -> None:
    items = [{"value": "7", "label": "of one", "source": "Our audit, 2025"},
             {"value": 20, "unit": "%", "picture": "ring", "label": "of all",
              "source": "Our audit, 2025"}]  # fmt: skip
    page = page_of(tmp_path, {"type": "statistics", "id": "n", "items": items})
    first, second = page.xpath("//ul[@class='plain cards']/li")
    assert not first.xpath(".//svg") and second.xpath(".//svg[@aria-label]")

"""What the leaflet and the slides say by their look, in HTML: code, tables, stress, formulas."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from PIL import Image

from irdocs.typeset.columns import lacking
from irdocs.web.words import unbroken
from support.small_documents import ABOUT, one_section, whole
from support.thorough import tried

XHTML = "{http://www.w3.org/1999/xhtml}"
CODE = "\n# A word\ndef f(x):\n\n    return x + 12\n\n\nf(2)"
TABLE = {
    "type": "table", "id": "t", "caption": "Doses", "header": ["Name", "Dose", "Way", "When"],
    "columns": [{}, {"align": "decimal"}, {"align": "centre"}, {"align": "right"}],
    "rows": [
        {"cells": ["One", 0.5, "by mouth", "at 8"], "shade": "emergency"},
        ["Two", "120.25", "**never**", "at 9"],
        ["Three", "3", "*seldom*", "at 10"],
    ],
    "key": {"emergency": "Never give"},
}  # fmt: skip


def pages_of(folder: Path, *blocks: dict[str, Any], **about: Any) -> list[Any]:
    """Return the web pages of a leaflet and of its deck."""
    content = one_section(*blocks, document=ABOUT | about)
    made = whole(folder, content, web="folder") / "web"
    return [html.document_fromstring((made / name).read_bytes().decode())
            for name in ("index.html", "deck.html")]  # fmt: skip


# ---------------------------------------------------------------- code


@pytest.mark.parametrize("numbers", [True, False])
def test_code_has_all_its_lines_and_their_numbers(tmp_path: Path, numbers: bool) -> None:
    code = {"type": "code", "id": "c", "code": CODE, "language": "python", "numbers": numbers}
    for page in pages_of(tmp_path, code):
        (shown,) = page.xpath("//pre/code")
        assert shown.text_content() == CODE and not shown.xpath(".//code")
        told = [line.get("data-line") for line in shown.xpath("span[@class='line']")]
        assert told == ([str(number) for number in range(1, 9)] if numbers else [])


def test_parts_of_code_have_their_colours(tmp_path: Path) -> None:
    code = {"type": "code", "id": "c", "code": CODE, "language": "python"}
    for page in pages_of(tmp_path, code):
        parts = {(one.get("class"), one.text_content()) for one in page.xpath("//pre//span")}
        assert parts >= {
            ("code-comment", "# A word"), ("code-keyword", "def"), ("code-name", "f"),
            ("code-keyword", "return"), ("code-number", "12"),
        }  # fmt: skip


def test_code_that_goes_on_on_a_slide_goes_on_with_its_numbers(tmp_path: Path) -> None:
    lines = "\n".join(f"step({number})" for number in range(1, 61))
    _, deck = pages_of(tmp_path, {"type": "code", "id": "c", "code": lines, "numbers": True})
    assert len(deck.xpath("//pre")) > 1
    told = [line.get("data-line") for line in deck.xpath("//pre//span[@class='line']")]
    assert told == [str(number) for number in range(1, 61)]


def test_a_book_has_the_lines_of_code_too(tmp_path: Path) -> None:
    code = {"type": "code", "id": "c", "code": CODE, "numbers": True}
    made = whole(tmp_path, one_section(code), only="leaflet", epub=True)
    with zipfile.ZipFile(made / "leaflet.epub") as book:
        page = etree.fromstring(book.read("EPUB/page.xhtml"))
    (shown,) = page.iter(f"{XHTML}pre")
    assert "".join(shown.itertext()) == CODE


# ---------------------------------------------------------------- tables


def test_the_heading_of_rows_is_the_header_of_their_group(tmp_path: Path) -> None:
    rows = [{"group": "Adults"}, ["Aspirin", "75 mg"], {"group": "Children"}, ["Ibuprofen", "5 mg"]]
    table = {"type": "table", "caption": "Doses", "header": ["Drug", "Dose"], "rows": rows}
    out = whole(tmp_path, one_section(table), web="folder")
    for name in ("index.html", "deck.html"):
        page = html.document_fromstring((out / "web" / name).read_bytes().decode())
        bodies = page.xpath("//tbody")
        heads = [body.xpath("./tr[1]/th[@scope='rowgroup']")[0].text_content() for body in bodies]
        assert heads == ["Adults", "Children"]
        assert [len(body.xpath("./tr")) for body in bodies] == [2, 2]


def test_cells_are_aligned_and_shaded_as_in_print(tmp_path: Path) -> None:
    for page in pages_of(tmp_path, TABLE):
        kinds = [
            [set((cell.get("class") or "").split()) - {"l"} for cell in row.xpath("th | td")]
            for row in page.xpath("//table//tr")
        ]
        shade = "shade-emergency"
        assert kinds == [
            [set(), {"r"}, {"ctr"}, {"r"}],
            [{shade}, {"r", shade}, {"ctr", shade}, {"r", shade}],
            [set(), {"r"}, {"ctr"}, {"r"}],
            [set(), {"r"}, {"ctr"}, {"r"}],
        ]
        assert not page.xpath("//td/p")


def test_decimal_signs_stand_below_one_another(tmp_path: Path) -> None:
    for page in pages_of(tmp_path, TABLE):
        cells = page.xpath("//tbody//td[2]")
        assert [cell.text + cell.get("data-lacking", "") for cell in cells] == [
            "0.52", "120.25", "3.25",
        ]  # fmt: skip


def test_what_a_shade_means_has_its_ground(tmp_path: Path) -> None:
    leaflet, _ = pages_of(tmp_path, TABLE)
    (key,) = leaflet.find_class("key")
    assert key.text_content() == "■ Never give" and "shade-emergency" in key.get("class").split()


def test_a_long_table_is_called_by_its_caption_alone(tmp_path: Path) -> None:
    rows = [["One", number, "by mouth", "at 8"] for number in range(tried(90, 45))]
    leaflet, _ = pages_of(tmp_path, TABLE | {"rows": [*TABLE["rows"], *rows]})
    assert leaflet.xpath("//caption/p[contains(@class, 'shade-emergency')]")
    assert leaflet.xpath("//*[@role='region']/@aria-label") == ["Doses"]


@pytest.mark.parametrize(
    ("rest", "longest", "lacks"),
    [(".5", ".25", "2"), ("", ".25", ".25"), (".25", ".25", ""), (" mg", ".5 mg", ".5"),
     ("", " mg", " mg"), (",5", ",125", "12"), (".75", ".25", ""), ("", "", "")],
)  # fmt: skip
def test_a_number_lacks_what_the_longest_has_more(rest: str, longest: str, lacks: str) -> None:
    assert lacking(rest, longest) == lacks


def test_numbers_before_words_from_right_to_left_lack_nothing(tmp_path: Path) -> None:
    table = {
        "type": "table", "id": "t", "caption": "الجرعات", "header": ["الاسم", "الجرعة"],
        "columns": [{}, {"align": "decimal"}], "rows": [["واحد", "0.5"], ["اثنان", "1.25 قرص"],
                                                        ["ثلاثة", "3 أقراص"]],
    }  # fmt: skip
    for page in pages_of(tmp_path, table, language="ar", title="الأشعة"):
        first, second, third = page.xpath("//tbody//td[2]")
        assert first.get("data-lacking") and first.get("dir") == "ltr"
        assert not second.get("data-lacking")
        assert not third.get("data-lacking")


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("language", "kind", "least"),
    [("en-GB", "", 1.0), ("ar", "tall", 1.4), ("hi", "tall", 1.4), ("th", "tall", 1.4),
     ("my", "stacked", 1.7), ("ur", "sloping", 2.0)],
)  # fmt: skip
def test_lines_are_as_far_apart_as_the_script_needs(
    language: str, kind: str, least: float, tmp_path: Path
) -> None:
    """In Nastaliq, which telephones have for Urdu, lines of a title lay across one another."""
    text = {"type": "text", "id": "t", "text": "1"}
    made = whole(tmp_path, one_section(text, document=ABOUT | {"language": language}),
                 only="leaflet", web="folder", epub=True)  # fmt: skip
    page = html.document_fromstring((made / "web" / "index.html").read_bytes().decode())
    with zipfile.ZipFile(made / "leaflet.epub") as book:
        book_page = etree.fromstring(book.read("EPUB/page.xhtml"))
    assert (page.get("class") or "") == (book_page.get("class") or "") == kind
    sheet = (made / "web" / "style.css").read_text("utf-8")
    if kind:
        rule = re.search(rf"\.{kind} :is\(h1,[^)]*\)\{{line-height:([\d.]+)\}}", sheet)
        assert rule and float(rule[1]) >= least


# ---------------------------------------------------------------- words and formulas


def test_stress_of_all_words_of_a_thing_is_told(tmp_path: Path) -> None:
    points = {"type": "points", "id": "p", "items": ["**Never drive.**", "*Ask first.*", "Walk."]}
    leaflet, _ = pages_of(tmp_path, TABLE, points)
    found = [[child.tag for child in item] for item in leaflet.xpath("//*[@id='p']//li")]
    assert found == [["strong"], ["em"], []]
    assert leaflet.xpath("//td/strong/text()") == ["never"]
    assert leaflet.xpath("//td/em/text()") == ["seldom"]


def test_a_formula_in_a_column_is_one(tmp_path: Path) -> None:
    columns = {
        "type": "columns", "id": "c",
        "columns": [
            {"title": "Left", "blocks": [{"type": "formula", "latex": "a = b^2"}]},
            {"title": "Right", "blocks": [{"type": "text", "text": "Words."}]},
        ],
    }  # fmt: skip
    leaflet, _ = pages_of(tmp_path, columns)
    (shown,) = leaflet.xpath("//*[@id='c']//*[@role='math']")
    assert shown.xpath("math//msup") and shown.get("aria-label") == "a equals b squared"


def test_a_formula_has_room_within_what_scrolls(tmp_path: Path) -> None:
    """Letters with marks reach below its box, and were cut there; `make verify` measures it."""
    formula = {"type": "formula", "id": "f", "latex": r"\frac{1}{\dot{\Omega}} = t"}
    sheet = (whole(tmp_path, one_section(formula), web="folder") / "web" / "style.css").read_text()
    rule = re.search(r"^div\[role=math\]\{padding-block:([.\d]+)rem\}", sheet, re.M)
    assert rule and float(rule[1]) >= 0.5


def test_small_print_is_small_and_only_callouts_are_notes(tmp_path: Path) -> None:
    audit = "Our audit, 2025"
    table = TABLE | {"note": "Rounded.", "source": audit}
    columns = {
        "type": "columns", "id": "c",
        "columns": [{"title": title, "blocks": [{"type": "text", "text": "Words."}]}
                    for title in ("Do", "Do not")],
    }  # fmt: skip
    call = {"type": "callout", "id": "k", "kind": "emergency", "title": "Ring", "text": "At once.",
            "phone": "999"}  # fmt: skip
    leaflet, _ = pages_of(tmp_path, table, columns, call)
    small = [one.text_content() for one in leaflet.xpath("//main//p[@class='small']")]
    assert small == ["Rounded.", f"Source: {audit}"]
    (note,) = leaflet.xpath("//*[@role='note']")
    assert note.xpath("ancestor::*[@id='k']")
    assert note.xpath(".//p[@class='strong']/a[starts-with(@href, 'tel:')]/text()") == ["999"]
    parts = leaflet.xpath("//*[@id='c']/div")
    assert [part.text_content() for part in parts] == ["DoWords.", "Do notWords."]


@pytest.mark.parametrize(("kind", "word"), [("emergency", "Emergency"), ("success", "Good sign")])
def test_a_callout_on_a_slide_has_its_colour_icon_and_word(
    tmp_path: Path, kind: str, word: str
) -> None:
    call = {"type": "callout", "id": "k", "kind": kind, "title": "Ring", "text": "At once.",
            "phone": "Ward 5: 0113 496 0000 or 999"}  # fmt: skip
    _, deck = pages_of(tmp_path, call)
    (card,) = deck.xpath(f"//*[@class='kind-{kind}']/*[@role='note']")
    assert "card" in card.get("class") and card.xpath("span[@class='icon']/svg[@aria-hidden]")
    said = [" ".join(one.text_content().split()) for one in card.xpath("div/p")]
    assert said == [word, "At once.", "Ward 5: 0113 496 0000 or 999"]
    numbers = card.xpath(".//p[@class='strong']/a[starts-with(@href, 'tel:')]")
    assert [link.text_content() for link in numbers] == ["0113\u00a0496\u00a00000", "999"]


def test_the_icon_of_a_callout_is_seen_on_the_page_of_dark_slides(tmp_path: Path) -> None:
    """The page is light by day whatever the slides are; its icon has the colour of its words."""
    call = {"type": "callout", "id": "k", "kind": "emergency", "title": "Ring", "text": "Now."}
    content = one_section(call, theme="lecture")
    made = whole(tmp_path, content, only="deck", web="folder") / "web"
    deck = html.document_fromstring((made / "deck.html").read_text("utf-8"))
    colour = re.search(r"--emergency:(#\w{6})", (made / "style.css").read_text("utf-8"))
    assert colour is not None
    fills = set(deck.xpath("//*[@class='icon']//path/@fill | //*[@class='icon']//path/@stroke"))
    assert fills - {"none"} == {colour[1]}


def test_words_of_a_drawing_keep_clear_of_the_edge_of_its_dark_ground(tmp_path: Path) -> None:
    chart = {
        "type": "chart", "id": "c", "title": "It falls", "kind": "line", "unit": "°C",
        "categories": ["0", "10"], "series": [{"name": "A", "values": [37, 36]}],
        "source": "Our own audit of 2 swimmers, 2025", "alt": "A line that falls.",
    }  # fmt: skip
    made = whole(tmp_path, one_section(chart, theme="lecture"), only="deck", web="single")
    page = html.document_fromstring((made / "deck.html").read_text("utf-8"))
    drawings = page.xpath("//svg[contains(@class, 'grounded')]")
    assert len(drawings) == 2, "for desks and for telephones"
    for drawing in drawings:
        left, top, width, height = map(float, drawing.get("viewbox").split())
        (ground, *_) = drawing
        assert ground.tag == "rect" and float(ground.get("width")) == width
        for words in drawing.iter("tspan"):
            x, y = float(words.get("x")), float(words.get("y"))
            assert left + 8 < x < x + float(words.get("textlength")) < left + width - 8
            assert top + 8 < y < top + height - 8


def test_numbers_of_the_contact_are_dialled_from_the_page_of_slides(tmp_path: Path) -> None:
    contact = {"name": "Ward 5", "telephone": ["By day: 0113 496 0000", "NHS 111 at night"]}
    text = {"type": "text", "id": "t", "text": "Words."}
    _, deck = pages_of(tmp_path, text, contact=contact)
    found = {
        link.text_content().replace("\u00a0", " "): link.get("href")
        for link in deck.xpath("//a[starts-with(@href, 'tel:')]")
    }
    assert found == {"0113 496 0000": "tel:01134960000", "111": "tel:111"}
    said = " ".join(deck.text_content().replace("\u00a0", " ").split())
    assert "By day: 0113 496 0000" in said and "NHS 111 at night" in said


def test_parts_of_a_table_on_slides_have_names_of_their_own(tmp_path: Path) -> None:
    rows = [["One", number, "by mouth", "at 8"] for number in range(40)]
    _, deck = pages_of(tmp_path, TABLE | {"rows": rows, "key": {}})
    names = deck.xpath("//*[@role='region']/@aria-label")
    assert len(names) > 2 and len(set(names)) == len(names)
    assert all(name.endswith(": Doses") for name in names)


def test_a_shortened_address_is_whole_in_print(tmp_path: Path) -> None:
    """On paper nobody can follow a link, and the code for telephones is not on the page."""
    url = f"https://example.org/reports?{'a' * 60}"
    items = [{"name": "One", "offers": "Reports", "url": url},
             {"name": "Two", "offers": "News", "url": "https://example.org/news"}]  # fmt: skip
    for page in pages_of(tmp_path, {"type": "resources", "id": "r", "items": items}):
        (link,) = page.xpath("//a[@class='shortened']")
        assert link.get("href") == url and link.text_content() == "example.org/…"
    sheet = (tmp_path / "out" / "web" / "style.css").read_text("utf-8")
    (printed,) = re.findall(r"@media print\{(.*\n.*)\n", sheet)
    assert '.shortened::after{content:" (" attr(href) ")"' in printed


def test_decorative_pictures_are_seen_and_not_heard(tmp_path: Path) -> None:
    """A caption would stand without its picture else."""
    for name, colour in (("a", "teal"), ("b", "navy"), ("c", "maroon")):
        Image.new("RGB", (900, 600), colour).save(tmp_path / f"{name}.jpg")
    (tmp_path / "d.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    image = {"type": "image", "file": "a.jpg", "decorative": True, "caption": "Below"}
    images = {
        "type": "images",
        "items": [{"file": "b.jpg", "decorative": True, "caption": "Left"},
                  {"file": "c.jpg", "alt": "Heard", "caption": "Right"}],
    }  # fmt: skip
    cards = {
        "type": "cards",
        "items": [{"title": "One", "text": "A.", "picture": {"file": "c.jpg", "decorative": True}},
                  {"title": "Two", "text": "B."}],
    }  # fmt: skip
    drawing = {"type": "image", "file": "d.svg", "decorative": True}
    for page in pages_of(tmp_path, image, images, cards, drawing):
        shown = page.xpath("//main//img")
        assert [one.get("alt") for one in shown] == ["", "", "Heard", ""]
        words = [" ".join(one.getparent().text_content().split()) for one in shown]
        captions = ("Below", "Left", "Right", "One")
        assert all(caption in said for caption, said in zip(captions, words, strict=True))
        assert page.xpath("//main//svg[@aria-hidden='true']")


# ---------------------------------------------------------------- what is wider than the screen


def test_what_scrolls_shows_that_it_goes_on(tmp_path: Path) -> None:
    """No element is cut at the screen's edge without a shadow there, which covers move off."""
    text = {"type": "text", "id": "w", "text": "Words."}
    sheet = (whole(tmp_path, one_section(text), web="folder") / "web" / "style.css").read_text()
    rules = re.findall(r"([^{}]+)\{([^{}]*overflow-x:auto[^{}]*)\}", sheet)
    assert rules
    for _, rule in rules:
        assert rule.count("rem calc(100% + 2px) no-repeat local") == 2  # else a line at the foot
        assert rule.count("no-repeat scroll") == 2
        assert rule.count("var(--behind) 50%,transparent)") == 2
        assert "to right,var(--more)" in rule and "to left,var(--more)" in rule
    (fading,) = set(re.findall(r"--less:rgb\([\d ]+/([\d.]+)\)", sheet))
    assert float(fading) == 0  # else a line would be drawn through words that are hardly cut
    (forced,) = re.findall(r"@media \(forced-colors:active\)\{:root\{([^}]*)\}", sheet)
    assert "--behind:Canvas;" in forced and "CanvasText" in forced
    (printed,) = re.findall(r"@media print\{(.*?)\n", sheet)
    selectors = rules[0][0].split("*/")[-1].strip()
    assert f"{selectors}{{overflow:visible;background-image:none}}" in printed


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("https://a.example.org/very/long/page?x=1", ["https://a.example.org/", "very/", "long/"]),
        ("our-long-name-of-a-team@a.example.org", ["our-long-name-of-a-team", "@a.example.org"]),
        ("asthmaandlung.example.org/conditions/…", ["asthmaandlung.example.org/", "conditions/"]),
        ("short.org/a and/or ward/unit/team/department/floor", []), ("1.5/2.5 mg", []),
    ],
)  # fmt: skip
def test_a_long_address_may_end_a_line_between_its_parts(words: str, parts: list[str]) -> None:
    written = str(unbroken(words))
    assert written.replace("<wbr/>", "") == words
    assert written.split("<wbr/>")[: len(parts)] == (parts or [])
    assert ("<wbr/>" in written) is bool(parts)


def test_a_telephone_number_is_parted_between_its_groups_alone(tmp_path: Path) -> None:
    """In a callout on a telephone it is wider than the card; it was parted amid its digits."""
    call = {"type": "callout", "kind": "warning", "title": "Ring", "text": "Ask us.",
            "phone": "01632 960 321"}  # fmt: skip
    for page in pages_of(tmp_path, call):
        (number,) = page.xpath("//a[starts-with(@href, 'tel:')]")
        assert number.text_content() == "01632\u00a0960\u00a0321"
        assert [part.tail for part in number.iter("wbr")] == ["960\u00a0", "321"]
    sheet = next(tmp_path.rglob("style.css")).read_text()
    assert 'a[href^="tel:"]{display:inline-block;max-width:100%}' in sheet


def test_places_to_break_an_address_do_not_part_it_for_the_account(tmp_path: Path) -> None:
    """And markup within it stays text."""
    text = {"type": "text", "text": "Ask <https://a.example.org/one-long/address/of?a=b&c=d> now."}
    made = whole(tmp_path, one_section(text), only="leaflet", web="single", epub=True)
    assert "of?a=b&amp;c=d</a>" in (made / "leaflet.html").read_text()

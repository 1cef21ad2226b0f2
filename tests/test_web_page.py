"""The web page: the same words as the leaflet, in HTML that browsers and screen readers know."""

from __future__ import annotations

import re
import zipfile
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import pytest
from lxml import etree, html
from PIL import Image

import irdocs
from irdocs.audit.reading import web_text
from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.content.status import STATUS_KINDS
from irdocs.drawing import Colour
from irdocs.theme.contrast import ratio
from irdocs.web.programs import KINDS
from support.small_documents import ABOUT, built, one_section, whole

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the page of a document with every kind of block."""
    folder = tmp_path_factory.mktemp("web")
    order = irdocs.BuildOptions(only="leaflet", formats=("a4",), web="single")
    result = irdocs.build(FIXTURES / "all-blocks.yaml", folder, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return (folder / "leaflet.html").read_bytes()


@pytest.fixture(scope="module")
def page(made: bytes) -> Any:
    return html.document_fromstring(made.decode())


def page_of(folder: Path, *blocks: dict[str, Any], **about: Any) -> Any:
    content = one_section(*blocks, document=ABOUT | about)
    data = (whole(folder, content, only="leaflet", web="single") / "leaflet.html").read_bytes()
    return html.document_fromstring(data.decode())


def test_it_asks_nothing_of_anybody_and_runs_nothing(made: bytes, page: Any) -> None:
    assert not page.xpath("//script | //link | //iframe | //object | //@onclick | //@style")
    assert all(address.startswith("data:image/") for address in page.xpath("//img/@src"))
    assert b"url(" not in made and b"@import" not in made


def test_its_policy_lets_in_its_style_sheet_and_pictures_alone(made: bytes, page: Any) -> None:
    (style,) = re.findall(rb"<style>(.*?)</style>", made, re.DOTALL)
    digest = b64encode(sha256(style).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:", "base-uri 'none'",
        "form-action 'none'",
    ]  # fmt: skip
    assert made.index(b"Content-Security-Policy") < made.index(b"<title>")


def test_headings_go_down_one_step_at_a_time(page: Any) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_within_lead_somewhere(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [address[1:] for address in page.xpath("//a/@href") if address.startswith("#")]
    assert inner and set(inner) <= set(ids)


GRADIENT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><linearGradient id="g">'
    '<stop stop-color="{0}"/><stop offset="1" stop-color="#000"/></linearGradient>'
    '<rect width="9" height="9" fill="url(#g)"/></svg>'
)


def test_a_number_leads_to_its_source_in_pages_and_books(made: bytes, tmp_path: Path) -> None:
    source = {"authors": "First", "publisher": "The Journal", "year": 2001, "doi": "10.1000/xyz"}
    content = one_section(
        {"type": "text", "text": "Some words [@one]."},
        {
            "type": "table",
            "caption": "C",
            "header": ["A", "B"],
            "rows": [["x", "y [@one]"]],
            "source": "two",
        },
        {"type": "statistics", "items": [{"value": "3", "label": "things", "source": "two"}]},
        sources={"one": source, "two": source | {"authors": "Second", "doi": "10.1000/abc"}},
    )
    out = whole(tmp_path, content, only="leaflet", web="single", epub=True)
    page = html.document_fromstring((out / "leaflet.html").read_bytes().decode())
    book = etree.fromstring(zipfile.ZipFile(out / "leaflet.epub").read("EPUB/page.xhtml"))
    for tree in (page, book):
        (first, second) = tree.xpath("//*[local-name()='li'][starts-with(@id, 'page.source-')]")
        assert "First" in "".join(first.itertext()) and "Second" in "".join(second.itertext())
        links = tree.xpath("//*[@role='doc-noteref']")
        found = [("".join(link.itertext()), link.get("href")) for link in links]
        one, two = ("[1]", f"#{first.get('id')}"), ("[2]", f"#{second.get('id')}")
        assert found == [one, one, two, two]
    every = html.document_fromstring(made.decode())
    assert not every.xpath("//a[@role='doc-noteref'][contains(., '\u00a0')]")
    assert "[2]" in every.xpath("//*[@class='unseen']")[0].text_content()  # a flow chart's
    assert not every.xpath("//*[@class='unseen']//a[@role='doc-noteref']")


def test_each_drawing_has_its_own_gradients(tmp_path: Path) -> None:
    colours = ["#FF0000", "#00FF00"]
    for name, colour in zip("ab", colours, strict=True):
        (tmp_path / f"{name}.svg").write_text(GRADIENT.format(colour))
    items = [{"title": f"Card {name}", "icon": f"{name}.svg"} for name in "ab"]
    page = page_of(tmp_path, {"type": "cards", "id": "c", "items": items})
    used = [fill[5:-1] for fill in page.xpath("//path/@fill") if fill.startswith("url(")]
    shown = [page.xpath(f"//*[@id='{name}']//stop[1]/@stop-color") for name in used]
    assert shown == [[colour] for colour in colours]


def test_blocks_that_share_a_box_on_paper_are_elements_of_their_own(tmp_path: Path) -> None:
    Image.new("RGB", (900, 1200), "teal").save(tmp_path / "tall.jpg")
    image = {"type": "image", "id": "i", "file": "tall.jpg", "alt": "Teal.", "caption": "C",
             "place": "right", "size": "small"}  # fmt: skip
    words = {"type": "text", "id": "w", "text": "Words, [and the picture](#i) beside them."}
    weekdays = ["Measurement", "Mondays", "Tuesdays", "Wednesdays", "Thursdays"]
    table = {"type": "table", "id": "t", "caption": "T", "header": weekdays, "rows": [weekdays]}
    content = one_section(image, words, table)
    result = built(tmp_path, content, only="leaflet", web="single")
    assert not result.failed and "small-table" not in {found.code for found in result.report}
    page = html.document_fromstring((tmp_path / "out" / "leaflet.html").read_text())
    assert page.xpath("//*[@id='i']//img") and not page.xpath("//*[@id='i']//*[@id='w']")
    assert page.xpath("//*[@id='w']/p")


def test_names_of_ours_are_no_names_of_the_content(tmp_path: Path) -> None:
    names = ["content", "contents-title", "s-title"]
    texts = [{"type": "text", "id": name, "text": "Words."} for name in names]
    ids = page_of(tmp_path, *texts).xpath("//@id")
    assert set(names) <= set(ids) and len(ids) == len(set(ids))


def test_everything_seen_has_words(page: Any) -> None:
    assert all(image.get("alt") for image in page.iter("img"))
    for drawing in page.iter("svg"):
        assert drawing.get("aria-label") or drawing.get("aria-hidden") == "true"
    assert page.xpath("//math/@alttext") and page.xpath("//table//th/@scope")
    assert page.xpath("/html/@lang") == ["en-GB"] and page.xpath("//span[@lang='cy']")


def test_lists_tables_and_quotes_are_what_they_are(page: Any) -> None:
    assert page.xpath("//ol/li//ul/li") and page.xpath("//dl//dt") and page.xpath("//blockquote")
    assert page.xpath("//table/caption") and page.xpath("//sup") and page.xpath("//sub")
    assert page.xpath("//main") and page.xpath("//footer") and page.xpath("//a[@class='skip']")


def test_cards_have_their_icons_which_nobody_hears_of(tmp_path: Path) -> None:
    (tmp_path / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    items = [{"title": "One", "icon": "dot.svg"}, {"title": "Two"}]
    cards = {"type": "cards", "id": "c", "items": items}
    note = {"type": "callout", "id": "n", "kind": "warning", "title": "Mind", "text": "The step."}
    page = page_of(tmp_path, cards, note)
    icons = page.xpath("//*[@class='icon']/svg")
    assert [icon.get("aria-hidden") for icon in icons] == ["true", "true"]
    first, second = page.xpath("//*[@id='c']//li")
    assert first.xpath(".//svg//path") and not second.xpath(".//svg")
    assert page.xpath("//*[@role='note']//svg//path")
    (heading,) = page.xpath("//*[@role='note']//h3")
    assert heading.text_content() == "Warning Mind"
    assert heading.xpath("span[@class='status']/text()") == ["Warning "]


def test_words_of_the_content_never_become_markup(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script> " onload=x & <img src=x onerror=y>'
    blocks = (
        {"type": "code", "id": "t", "code": evil},
        {"type": "table", "id": "u", "caption": evil, "header": [evil, "b"], "rows": [["1", "2"]]},
        {"type": "chart", "id": "c", "kind": "column", "categories": ["</svg><script>", "b"],
         "series": [{"name": "</text><script>", "values": [1, 2]}], "alt": '"><script>x</script>',
         "source": "Our audit, 2025"},
    )  # fmt: skip
    page = page_of(tmp_path, *blocks, title="<script>alert(1)</script>", audience=evil)
    assert not page.xpath("//script | //@onload | //@onerror | //img")
    assert page.xpath("//h1")[0].text_content() == "<script>alert(1)</script>"


def test_a_page_from_right_to_left_isolates_doses(tmp_path: Path) -> None:
    items = ["خذ 500 mg يوميا", "Example, Anna. Our paper (2025)."]
    points = {"type": "points", "id": "p", "items": items}
    page = page_of(tmp_path, points, language="ar", title="الأشعة")
    assert page.xpath("/html/@dir") == ["rtl"]
    whole_text = "Example, Anna. Our paper (2025)."  # with its stop at its end
    assert page.xpath("//li/bdi[@dir='ltr']/text()") == ["500\u00a0mg", whole_text]


def test_marks_and_spaces_of_words_in_drawings_run_from_right_to_left(tmp_path: Path) -> None:
    """Browsers order each run as a text from left to right: what begins or ends it must not be a
    space or a mark, which would go to its other side."""
    steps = ["هل عمرك 16 أو 17 عامًا؟", "نعم (الآن)."]
    page = page_of(tmp_path, {"type": "flow", "steps": steps}, language="ar", title="الأشعة")
    runs = [run.text for run in page.iter("tspan")]
    arabic = [run for run in runs if any(bidirectional(letter) == "AL" for letter in run)]
    assert len(arabic) >= 4
    for run in arabic:
        assert bidirectional(run[0]) in ("R", "AL") and bidirectional(run[-1]) in ("R", "AL")
    words = " ".join("".join(runs).replace("\u200f", "").replace("\u00a0", " ").split())
    assert all(step in words for step in steps)


def test_colours_are_read_by_day_and_by_night(made: bytes) -> None:
    day, night, *_ = re.findall(rb":root\{([^}]*)\}", made)
    for variables in (day, night):
        colours = {
            name: Colour.parse(value)
            for name, value in re.findall(r"--([\w-]+):(#\w{6})", variables.decode())
        }
        for words in ("ink", "link", "heading", "signal", *(f"code-{kind}" for kind in KINDS)):
            for ground in ("ground", "tint"):
                assert ratio(colours[words], colours[ground]) >= 4.5, (words, ground)
        for kind in STATUS_KINDS:  # on cards of a status
            for words in ("ink", "link", kind):
                assert ratio(colours[words], colours[f"{kind}-tint"]) >= 4.5, (words, kind)
        assert ratio(colours["on-primary"], colours["primary"]) >= 4.5
        assert ratio(colours["focus"], colours["ground"]) >= 3
        washes = re.findall(
            r"--([\w-]+)-wash:rgb\((\d+) (\d+) (\d+)/([\d.]+)\)", variables.decode()
        )
        assert len(washes) == 5
        for name, *parts, share in washes:  # what is seen of it on the ground is its colour
            seen = colours["ground"].mixed(Colour(*map(int, parts)), float(share))
            told = colours[name]
            assert abs(seen.red - told.red) <= 1 and abs(seen.green - told.green) <= 1, name
            assert abs(seen.blue - told.blue) <= 1, name


def test_the_shipped_page_is_small(tmp_path: Path) -> None:
    order = irdocs.BuildOptions(only="leaflet", web="single")
    root = Path(__file__).parent.parent
    result = irdocs.build(root / "content.yaml", tmp_path, order, environment={})
    assert not result.failed
    assert (tmp_path / "leaflet.html").stat().st_size < 60_000


def test_a_changed_page_is_found_out(tmp_path: Path) -> None:
    text = {"type": "text", "id": "t", "text": "These words must be there."}
    folder = whole(tmp_path, one_section(text), only="leaflet", web="single")
    file = folder / "leaflet.html"
    file.write_bytes(file.read_bytes().replace(b"These words", b"Those words"))
    options = irdocs.BuildOptions(only="leaflet", web="single")
    result = irdocs.check(tmp_path / "content.yaml", options, built=folder)
    (error,) = result.report.errors
    assert error.code == "changed-text" and 'block "t"' in error.message


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\x00" * 40])
def test_what_is_no_page_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        web_text.read(data)


def test_without_the_option_there_is_none(tmp_path: Path) -> None:
    text = {"type": "text", "id": "t", "text": "Words."}
    result = built(tmp_path, one_section(text), only="leaflet")
    assert not result.failed and not (tmp_path / "out" / "leaflet.html").exists()


def test_a_paragraph_that_is_strong_all_over_is_strong(tmp_path: Path) -> None:
    texts = [
        "**Never drive yourself home.**",
        "**Do not eat from midnight on.** Or *drink*.",
        "*So.*",
    ]
    blocks = [{"type": "text", "id": f"t{n}", "text": text} for n, text in enumerate(texts)]
    page = page_of(tmp_path, *blocks)
    assert [element.text_content() for element in page.xpath("//main//p//strong")] == [
        "Never drive yourself home.", "Do not eat from midnight on.",
    ]  # fmt: skip
    assert page.xpath("string(//main//p//em)") == "drink"


def test_a_formula_and_lines_of_code_stand_below_their_titles(tmp_path: Path) -> None:
    formula = {"type": "formula", "id": "f", "title": "Flow", "latex": "Q = v A"}
    code = {"type": "code", "id": "c", "title": "Steps", "code": "one\ntwo"}
    page = page_of(tmp_path, formula, code)
    (block,) = page.xpath("//*[@id='f']")
    assert [child.tag for child in block][:2] == ["h3", "div"]
    assert not page.xpath("//p//pre") and page.xpath("//pre")


@pytest.mark.parametrize("format", ["a4", "a4-trifold"])
def test_long_figures_have_room_where_paper_has(tmp_path: Path, format: str) -> None:
    """Three figures stand in a row where their values have room, else below one another."""
    items = [
        {"value": value, "unit": unit, "label": "each time", "source": "Our own audit, 2026"}
        for value, unit in ((123.45, "mL"), (2, "mg"), (1234.5, "micrograms"))
    ]
    text = one_section({"type": "statistics", "items": items}, format=format)
    (page,) = whole(tmp_path, text, only="leaflet", web="single").glob("*.html")
    assert "123.45" in page.read_text("utf-8")


def test_ranges_stay_on_a_line(tmp_path: Path) -> None:
    """A line that begins with 50 mg/h is read as that dose."""
    page = page_of(tmp_path, {"type": "text", "text": "Give 25–50 mg/h, or **1–2–3**, in 2020–21."})
    assert [one.text for one in page.find_class("whole")] == ["25–50", "1–2–3", "2020–21"]
    assert "Give 25–50\u00a0mg/h, or 1–2–3, in 2020–21." in page.text_content()


def test_a_list_that_goes_on_begins_with_its_number(tmp_path: Path) -> None:
    text = "1. Wash.\n2. Open.\n\nWait. Then:\n\n3. Put it on.\n4. Press it."
    page = page_of(tmp_path, {"type": "text", "id": "t", "text": text})
    assert [ol.get("start") for ol in page.xpath("//*[@id='t']//ol | //ol[@id='t']")] == [None, "3"]


# ---------------------------------------------------------------- its head


def test_logos_and_the_photograph_of_the_cover_stand_at_its_head(tmp_path: Path) -> None:
    light = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{}</svg>'
    (tmp_path / "dark.svg").write_text(light.format('<path d="M0 0H90V30H0Z"/>'))
    (tmp_path / "pale.svg").write_text(light.format('<path fill="#fff" d="M0 0H90V30H0Z"/>'))
    Image.new("RGB", (1600, 1200), (90, 120, 150)).save(tmp_path / "ward.jpg", dpi=(300, 300))
    logos = [{"file": "dark.svg", "alt": "Any Trust"}, {"file": "pale.svg", "alt": "A charity"}]
    cover = {"file": "ward.jpg", "alt": "A ward by day"}
    content = one_section(
        {"type": "text", "text": "Words."}, document=ABOUT | {"logo": logos, "cover": cover}
    )
    whole(tmp_path, content, only="leaflet", web="folder", epub=True)
    page = html.document_fromstring((tmp_path / "out/web/index.html").read_bytes().decode())
    shown = page.xpath("//header//*[@role='img']")
    assert [logo.get("aria-label") for logo in shown] == ["Any Trust", "A charity"]
    assert {logo.get("height") for logo in shown} == {
        "51",
        "75",
    }  # with margins; the pale one has a plate
    (photograph,) = page.xpath("//header//img")
    assert photograph.get("alt") == "A ward by day" and photograph.get("srcset")
    with zipfile.ZipFile(tmp_path / "out/leaflet.epub") as book:
        text = book.read("EPUB/page.xhtml").decode()
        root = etree.fromstring(text.encode())
        assert b'properties="svg"' in book.read("EPUB/package.opf")
    spaces = {"h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg"}
    assert len(root.xpath("//h:header//s:svg[@role='img']", namespaces=spaces)) == 2
    assert root.xpath("//h:header//h:img/@alt", namespaces=spaces) == ["A ward by day"]

"""Leaflets that two languages share: their pages, their structure, and that both stand alike."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import irdocs
from irdocs.audit import parity
from irdocs.audit.parity import Inventory
from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.diagnostics import Report, Span, UsageError
from irdocs.leaflet import bilingual
from irdocs.leaflet.formats import built_in
from irdocs.locale.scripts import Direction
from irdocs.page.halves import ComposedSheet, PlacedPage
from irdocs.reproduce import reproduce
from irdocs.units import Size
from support.thorough import tried
from support.translated import CONTENT, WELSH, project

LINKED = CONTENT.replace(
    "before\n          you come.", "before\n          you come, and [the steps](#steps)."
).replace("[our page](https://example.org/scan) before you come.", "")
LINKED_WELSH = {
    **WELSH,
    "Read [our page](https://example.org/scan) before you come, and [the steps](#steps).":
        "Darllenwch [ein tudalen](https://example.org/scan) cyn dod, a’r [camau](#steps).",
}  # fmt: skip
ARABIC = {text: text for text in LINKED_WELSH} | {
    "Before your scan": "قبل الفحص",
    "Getting ready": "الاستعداد",
    "More about it": "المزيد",
}
LTR: bilingual.Directions = ("ltr", "ltr")


def built(path: Path, *pair: str, **options: Any) -> irdocs.BuildResult:
    order = irdocs.BuildOptions(**{"only": "leaflet", **options}, bilingual=pair)
    return irdocs.build(path, path.parent / "out", order, environment={})


def codes(result: irdocs.BuildResult) -> list[str]:
    return [found.code for found in result.report]


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of each format in Welsh and English, and for a print shop."""
    path = project(tmp_path_factory.mktemp("welsh"), LINKED, cy=LINKED_WELSH)
    formats = ("a4", "a4-trifold", "a4-trifold-z", "a5-booklet", "large-print")
    result = built(path, "cy", "en", formats=formats, press="uk-3mm")
    assert not result.failed, list(map(str, result.report.errors))
    return path.parent / "out"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of some formats in Arabic and English."""
    path = project(tmp_path_factory.mktemp("arabic"), LINKED, ar=ARABIC)
    formats = ("a4", "a4-trifold-z", "a5-booklet")
    result = built(path, "ar", "en", formats=formats)
    assert not result.failed, list(map(str, result.report.errors))
    return path.parent / "out"


def read(folder: Path, name: str) -> PdfFile:
    return pdf_file.read((folder / name).read_bytes())


def pages_of(folder: Path, name: str, part: int) -> list[int]:
    """Return the pages on which a language has text, in the order in which it is read."""
    pieces = pdf_text.of_parts(read(folder, name))[part].pieces
    return list(dict.fromkeys(piece.page for piece in pieces if piece.text.strip()))


# ---------------------------------------------------------------- which files there are


def test_each_format_has_its_own_way(welsh: Path) -> None:
    names = {file.name for file in welsh.glob("*.pdf")}
    screen = {f"leaflet-{name}-cy-en.pdf" for name in
              ("a4", "a4-trifold", "a4-trifold-z", "a5-booklet", "large-print")}  # fmt: skip
    paper = {"leaflet-a4-duplex-cy-en.pdf", "leaflet-a5-booklet-2up-cy-en.pdf"}
    press = {name.replace("-cy-en", "-press-cy-en") for name in screen}
    assert names == screen | paper | press


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("a4-trifold", {"cy", "en-GB"}),
        ("a4-trifold-z", {"cy+en-GB"}),
        ("a5-booklet", {"cy", "en-GB"}),
    ],
)
def test_pages_for_a_press_name_their_language_beside_the_marks(
    name: str, whose: set[str], welsh: Path
) -> None:
    found = []
    with pypdfium2.PdfDocument(welsh / f"leaflet-{name}-press-cy-en.pdf") as pdf:
        for page in pdf:
            words = page.get_textpage().get_text_range()
            found += [line for line in words.splitlines() if line.startswith(f"{name} · ")]
        assert len(set(found)) == len(pdf) == len(found)
    assert {line.split(" · ")[1] for line in found} == whose


def test_a_language_is_read_whole_before_the_other_wherever_its_pages_stand(welsh: Path) -> None:
    assert pages_of(welsh, "leaflet-a5-booklet-cy-en.pdf", 0) == [1, 2]
    assert pages_of(welsh, "leaflet-a5-booklet-cy-en.pdf", 1) == [3, 4]
    # On the paper: page 4 is the other cover, page 2 the inside of the first.
    assert pages_of(welsh, "leaflet-a5-booklet-press-cy-en.pdf", 0) == [1, 2]
    assert pages_of(welsh, "leaflet-a5-booklet-press-cy-en.pdf", 1) == [4, 3]
    assert pages_of(welsh, "leaflet-a5-booklet-2up-cy-en.pdf", 0) == [1, 2]
    assert pages_of(welsh, "leaflet-a5-booklet-2up-cy-en.pdf", 1) == [1, 2]
    # Of a Z fold, the cover of each is on the side with the other's text.
    assert pages_of(welsh, "leaflet-a4-trifold-z-cy-en.pdf", 0) == [1, 2]
    assert pages_of(welsh, "leaflet-a4-trifold-z-cy-en.pdf", 1) == [2, 1]
    # A roll fold hides one side, so each has its own sheet.
    assert min(pages_of(welsh, "leaflet-a4-trifold-cy-en.pdf", 1)) == 3


def test_the_parts_have_their_languages_and_nothing_of_the_other(welsh: Path) -> None:
    for file in welsh.glob("*.pdf"):
        pdf = pdf_file.read(file.read_bytes())
        assert [part.language for part in pdf.parts] == ["cy", "en-GB"]
        assert pdf.catalogue.language == "cy"
        first, second = (outline.words() for outline in pdf_text.of_parts(pdf))
        assert "Paratoi" in first and "Getting ready" not in first
        assert "Getting ready" in second and "Paratoi" not in second
        assert "Ffynonellau" in first and "Sources" in second
        assert set(pdf.claims.conformance) >= {"PDF/UA-1", "PDF/A-2a"}


def test_the_file_says_what_it_is_in_both(welsh: Path) -> None:
    with pikepdf.open(welsh / "leaflet-a4-cy-en.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Cyn eich sgan / Before your scan"
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
        languages = re.search(r"<dc:language>(.*?)</dc:language>", metadata, re.S)
        assert languages and re.findall(r"<rdf:li>(.*?)</rdf:li>", languages[1]) == ["cy", "en-GB"]
        with pdf.open_outline() as outline:
            named = [(item.title, [inner.title for inner in item.children])
                     for item in outline.root]  # fmt: skip
    assert named == [("Cymraeg", ["Paratoi"]), ("English", ["Getting ready"])]


def test_links_within_lead_to_the_own_language(welsh: Path) -> None:
    pdf = pypdfium2.PdfDocument(welsh / "leaflet-a5-booklet-press-cy-en.pdf")
    assert not [link for page in pdf for link in led_to(page)]  # a print shop takes none
    pdf = pypdfium2.PdfDocument(welsh / "leaflet-a4-cy-en.pdf")
    assert [led_to(page) for page in pdf] == [[0], [1]]
    pdf = pypdfium2.PdfDocument(welsh / "leaflet-a4-duplex-cy-en.pdf")
    assert [led_to(page) for page in pdf] == [[0], [1]]


def led_to(page: pypdfium2.PdfPage) -> list[int]:
    """Return the pages, from 0, that links on a page lead to."""
    raw, found, start = pypdfium2.raw, [], ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, start, link):
        target = raw.FPDFLink_GetDest(page.pdf, link)
        if target:
            found.append(raw.FPDFDest_GetDestPageIndex(page.pdf, target))
    return found


# ---------------------------------------------------------------- which way up


def lines_of(pdf: PdfFile, page: int, part: int) -> list[tuple[float, float, str]]:
    """Return the left and the foot of each text of a language on a page, in order of painting."""
    own = {content for element in pdf.parts[part].walk() for content in element.marked_content}
    return [
        (item.area.left, item.area.bottom, item.text)
        for item in pdf.pages[page - 1].painted
        if item.kind == "text" and item.content in own
    ]


def runs_down(pdf: PdfFile, page: int, part: int) -> bool:
    """Whether what is read later stands lower on the page, from the title to the last line."""
    lines = lines_of(pdf, page, part)
    return lines[0][1] > lines[-1][1]


def test_only_what_is_printed_stands_upside_down(welsh: Path) -> None:
    screen = read(welsh, "leaflet-a5-booklet-cy-en.pdf")
    assert all(runs_down(screen, page, 0) for page in (1, 2))
    assert all(runs_down(screen, page, 1) for page in (3, 4))
    for name, pages in (
        ("leaflet-a5-booklet-2up-cy-en.pdf", (1, 2)),
        ("leaflet-a5-booklet-press-cy-en.pdf", (4, 3)),
        ("leaflet-a4-duplex-cy-en.pdf", (2,)),
    ):
        turned = read(welsh, name)
        assert not any(runs_down(turned, page, 1) for page in pages)
        assert not any(page.rotated for page in turned.pages)


def test_the_print_shop_is_told_which_way_pages_stand(welsh: Path) -> None:
    turned = (welsh / "leaflet-a5-booklet-press-cy-en.txt").read_text()
    assert "those of the second language stand upside down" in turned
    assert "page 1 (cy), page 2 (cy), page 2 (en-GB), page 1 (en-GB)" in turned
    assert "upside down" not in (welsh / "leaflet-a4-trifold-press-cy-en.txt").read_text()
    folded = (welsh / "leaflet-a4-trifold-z-press-cy-en.txt").read_text()
    assert "Z fold" in folded and "outside, inside" in folded


def test_a_link_is_where_its_words_are_on_a_turned_page(welsh: Path) -> None:
    with pikepdf.open(welsh / "leaflet-a4-duplex-cy-en.pdf") as pdf:
        (link,) = (
            annotation
            for annotation in pdf.pages[1].obj.Annots
            if str(annotation.get("/A", {}).get("/URI", "")) == "https://example.org/scan"
        )
        left, bottom, right, top = map(float, link.Rect)
    painted = lines_of(read(welsh, "leaflet-a4-duplex-cy-en.pdf"), 2, 1)
    (words,) = ((x, y) for x, y, text in painted if "our page" in text)
    assert left - 1 <= words[0] <= right and bottom - 1 <= words[1] <= top


def test_two_directions_each_open_at_their_own_side(arabic: Path) -> None:
    """Arabic is first in reading; in the hand its cover is that of the other end, upright."""
    folded = read(arabic, "leaflet-a5-booklet-2up-ar-en.pdf")
    width = folded.pages[0].media.right
    covers = [lines_of(folded, 1, part)[0] for part in (0, 1)]
    assert covers[0][0] < width / 2 < covers[1][0]  # English on the right: it opens at the left
    assert all(runs_down(folded, page, part) for page in (1, 2) for part in (0, 1))
    assert pages_of(arabic, "leaflet-a4-duplex-ar-en.pdf", 0) == [2]
    assert pages_of(arabic, "leaflet-a4-duplex-ar-en.pdf", 1) == [1]
    # A Z fold opens both ways alike: each has its own sheet.
    assert len(read(arabic, "leaflet-a4-trifold-z-ar-en.pdf").pages) == 4


def test_the_parts_say_which_way_they_are_written(arabic: Path) -> None:
    with pikepdf.open(arabic / "leaflet-a4-ar-en.pdf") as pdf:
        document = pdf.Root.StructTreeRoot.K
        ways = [
            [str(owner.get("/WritingMode", "")) for owner in element.get("/A", [])]
            for element in (document, *document.K)
        ]
    assert ways == [["/RlTb"], [], ["/LrTb"]]


# ---------------------------------------------------------------- sheets of paper


def read_booklet(sheets: Sequence[ComposedSheet]) -> list[PlacedPage | None]:
    """Return the pages of folded sheets that lie in one another, as somebody leafs through them.

    The sheets were printed on both sides: their fronts and backs follow one another.
    """

    def at(sheet: ComposedSheet, side: int) -> PlacedPage | None:
        half = sheet.size.width / 2
        return next((p for p in sheet.pages if (p.at.x >= half - 1) == bool(side)), None)

    fronts, backs = sheets[::2], sheets[1::2]
    outward: list[PlacedPage | None] = []
    for front, back in zip(fronts, backs, strict=True):
        outward += [at(front, 1), at(back, 0)]
    inward = [
        page
        for front, back in reversed(list(zip(fronts, backs, strict=True)))
        for page in (at(back, 1), at(front, 0))
    ]
    return outward + inward


FORMATS = {format.name: format for format in built_in()}
PAGES = st.integers(1, 8).map(lambda half: 2 * half)
WAYS = st.sampled_from(("ltr", "rtl"))


@given(PAGES, WAYS, WAYS)
@settings(max_examples=tried(200, 30), deadline=None)
def test_a_folded_booklet_reads_from_either_cover(
    count: int, first: Direction, second: Direction
) -> None:
    found = bilingual.for_paper(
        "tete-beche", (count, count), (first, second), FORMATS["a5-booklet"]
    )
    assert found and found[0] == "2up"
    leafed = read_booklet(found[1])
    if (first, second) == ("rtl", "rtl"):  # bound at the right: leafed through from the other side
        leafed.reverse()
    pages = [page for page in leafed if page]
    assert len(leafed) % 4 == 0 and len(pages) == 2 * count
    front, back = (1, 0) if (first, second) == ("rtl", "ltr") else (0, 1)
    assert [(p.half, p.page) for p in pages[:count]] == [(front, n) for n in range(count)]
    assert [(p.half, p.page) for p in pages[count:]] == [(back, n) for n in reversed(range(count))]
    is_turned = first == second
    assert [page.turned for page in pages] == [False] * count + [is_turned] * count


@given(
    st.sampled_from(("tete-beche", "following", "facing")),
    st.integers(1, 9), st.integers(1, 9), WAYS, WAYS,
)  # fmt: skip
@settings(max_examples=tried(300, 40), deadline=None)
def test_every_page_stands_once_in_every_file(
    form: Any, first: int, second: int, one: Direction, other: Direction
) -> None:
    format, size = FORMATS["a4"], Size(10, 10)
    everything = {(0, n) for n in range(first)} | {(1, n) for n in range(second)}

    def placed(sheets: Sequence[ComposedSheet]) -> Iterator[tuple[int, int]]:
        yield from ((p.half, p.page) for sheet in sheets for p in sheet.pages)

    counts, ways = (first, second), (one, other)
    screen = bilingual.for_screen(form, counts, format, size)
    files = [screen, bilingual.for_press(form, counts, ways, format, size)]
    if paper := bilingual.for_paper(form, counts, ways, format):
        files.append(paper[1])
    for sheets in files:
        assert sorted(placed(sheets)) == sorted(everything)
    assert not any(page.turned for sheet in screen for page in sheet.pages)


def test_facing_pages_are_pairs() -> None:
    sheets = bilingual.for_screen("facing", (2, 1), FORMATS["a4"], Size(10, 10))
    assert [[(p.half, p.page) for p in sheet.pages] for sheet in sheets] == [
        [(0, 0)], [(1, 0)], [(0, 1)], []
    ]  # fmt: skip


def test_facing_pages_open_side_by_side(tmp_path: Path) -> None:
    text = LINKED.replace("format: a4", "format: a4\n  bilingual: facing")
    path = project(tmp_path, text, cy=LINKED_WELSH)
    assert not built(path, "cy", "en").failed
    with pikepdf.open(tmp_path / "out" / "leaflet-cy-en.pdf") as pdf:
        assert pdf.Root.PageLayout == "/TwoPageLeft"
    assert not (tmp_path / "out" / "leaflet-duplex-cy-en.pdf").exists()


CARD = """\
name: card
title: a card
paper: card
fold: none
height: 210
text-width: 128
margin: {top: 9, bottom: 9}
bilingual: sides
sheets:
  - name: front
    panels:
      - {id: cover, width: 148, height: 68, order: 1, holds: cover, ground: ground}
      - {id: front, width: 148, left: 0, top: 68, order: 2, holds: body, ground: ground}
  - name: back
    panels:
      - {id: back, width: 148, order: 3, holds: back, ground: ground}
"""


def test_a_card_has_a_side_for_each(tmp_path: Path) -> None:
    (tmp_path / "card.yaml").write_text(CARD)
    path = project(tmp_path, LINKED.replace("format: a4", "format: card.yaml"), cy=LINKED_WELSH)
    result = built(path, "cy", "en")
    assert not result.failed, list(map(str, result.report.errors))
    assert pages_of(tmp_path / "out", "leaflet-cy-en.pdf", 0) == [1]
    assert pages_of(tmp_path / "out", "leaflet-cy-en.pdf", 1) == [2]


@pytest.mark.parametrize("format", ["a4-trifold", "a4-trifold-z", "a4", "a5-booklet"])
def test_what_a_format_cannot_do_is_an_error_at_its_line(tmp_path: Path, format: str) -> None:
    text = LINKED.replace("format: a4", f"format: {format}\n  bilingual: sides")
    result = built(project(tmp_path, text, cy=LINKED_WELSH), "cy", "en")
    (error,) = result.report.errors
    assert error.code == "bad-form" and error.span
    assert text.split("\n")[error.span.line - 1] == f"  format: {format}"  # where leaflet: begins


def test_a_roll_fold_cannot_be_opened_from_both_sides(tmp_path: Path) -> None:
    text = LINKED.replace("format: a4", "format: a4-trifold\n  bilingual: tete-beche")
    result = built(project(tmp_path, text, cy=LINKED_WELSH), "cy", "en")
    assert [error.code for error in result.report.errors] == ["bad-form"]


def test_blank_pages_of_a_press_file_pass_its_preflight(tmp_path: Path) -> None:
    """Large print of an odd number of pages has an empty one after the first language."""
    long = {text: text for text in LINKED_WELSH} | {
        "Do not eat for 6 hours before the scan.": "Do not eat for 6 hours before. " + "Word " * 180
    }
    path = project(tmp_path, LINKED, cy=long)
    result = built(path, "cy", "en", formats=("large-print",), press="uk-3mm")
    assert not result.failed, list(map(str, result.report.errors))
    pdf = read(tmp_path / "out", "leaflet-large-print-press-cy-en.pdf")
    blank = [page.number for page in pdf.pages if not any(i.kind == "text" for i in page.painted)]
    assert blank == [4] and all(page.has_trim_box for page in pdf.pages)


def test_a_draft_loses_nothing(tmp_path: Path) -> None:
    pending = (
        LINKED
        + """\
      - type: statistics
        id: numbers
        items:
          - {pending: true, label: people who wait}
"""
    )
    words = LINKED_WELSH | {"people who wait": "pobl sy’n aros"}
    for format in ("a4-trifold-z", "a5-booklet"):
        path = project(tmp_path, pending, cy=words)
        result = built(path, "cy", "en", formats=(format,), draft=True)
        assert not result.failed, list(map(str, result.report.errors))
        first, second = pdf_text.of_parts(read(tmp_path / "out", f"leaflet-{format}-cy-en.pdf"))
        assert "pobl sy’n aros" in first.words() and "people who wait" in second.words()


# ---------------------------------------------------------------- equal weight


def type_sizes(pdf: PdfFile, part: int) -> set[float]:
    """Return the sizes of the items of lists in a language, in pt."""
    bodies = (element for element in pdf.parts[part].walk() if element.role == "LBody")
    own = {content for body in bodies for e in body.walk() for content in e.marked_content}
    painted = (item for page in pdf.pages for item in page.painted)
    return {round(i.size, 1) for i in painted if i.kind == "text" and i.content in own}


def test_both_are_set_alike_where_one_is_longer(tmp_path: Path) -> None:
    """A Z fold is set larger as far as it has room; what one language needs, both get."""
    long = {**LINKED_WELSH, "Do not eat for 6 hours before the scan.":
            "Peidiwch â bwyta am 6 awr. " + "Mae hyn yn hir iawn. " * 40}  # fmt: skip
    largest = []
    for name, words in (("short", LINKED_WELSH), ("long", long)):
        (tmp_path / name).mkdir()
        path = project(tmp_path / name, LINKED, cy=words)
        result = built(path, "cy", "en", formats=("a4-trifold-z",))
        assert not result.failed, list(map(str, result.report.errors))
        pdf = read(tmp_path / name / "out", "leaflet-a4-trifold-z-cy-en.pdf")
        assert type_sizes(pdf, 0) == type_sizes(pdf, 1)
        largest.append(max(type_sizes(pdf, 1)))
    assert largest[0] > largest[1] >= 12


def test_what_fits_in_one_language_alone_is_an_error_that_names_the_other(tmp_path: Path) -> None:
    long = {**LINKED_WELSH, "Do not eat for 6 hours before the scan.":
            "Peidiwch â bwyta am 6 awr. " + "Mae hyn yn hir iawn. " * 130}  # fmt: skip
    path = project(tmp_path, LINKED, cy=long)
    result = built(path, "cy", "en", formats=("a4-trifold-z",))
    errors = [error for error in result.report.errors if error.code == "leaflet-overflow"]
    assert errors and all(error.message.startswith("cy: ") for error in errors)
    assert "pages in each language" in str(errors[0].hint)
    assert not result.files


def inventory(**changes: Any) -> Inventory:
    usual: dict[str, Any] = {
        "file": "leaflet.pdf", "language": "en-GB", "blocks": frozenset({"a", "b"}),
        "counts": {"figures": 2}, "addresses": frozenset({"https://example.org"}),
        "type_sizes": {9.0: 40, 12.0: 500, 18.0: 20},
    }  # fmt: skip
    return Inventory(**(usual | changes))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"blocks": frozenset({"a"})}, [("language-parity", "error")]),
        ({"counts": {"figures": 1}}, [("language-parity", "error")]),
        ({"addresses": frozenset()}, [("language-parity", "error")]),
        ({"type_sizes": {9.0: 60, 11.9: 700, 17.0: 30}}, []),
        ({"type_sizes": {8.0: 60, 11.0: 700}}, [("LNG-01", "error")]),
        ({"type_sizes": {8.0: 60, 11.0: 700}, "file": "leaflet-cy.pdf"}, [("LNG-01", "warning")]),
        ({"type_sizes": {13.0: 700}}, [("language-parity", "error")]),
        ({"type_sizes": {13.0: 700}, "file": "leaflet-cy.pdf"}, []),
        ({"type_sizes": {11.0: 700}, "language": "pl"}, [("language-parity", "error")]),
        ({"language": "en-US", "blocks": frozenset()},
         [("language-parity", "error")] * 2),
    ],
)  # fmt: skip
def test_what_one_language_lacks_is_told(
    changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    welsh, report = inventory(**{"language": "cy", **changes}), Report()
    parity.complain(welsh, inventory(), Span("content.yaml", 1, 1, 1, 2), report)
    assert [(found.code, str(found.severity)) for found in report] == expected


def test_one_language_is_not_held_against_itself() -> None:
    report = Report()
    parity.complain(inventory(), inventory(blocks=frozenset()), Span("c", 1, 1, 1, 2), report)
    assert not list(report)


def test_welsh_after_english_is_a_warning(tmp_path: Path) -> None:
    path = project(tmp_path, LINKED, cy=LINKED_WELSH)
    assert "LNG-01" not in codes(built(path, "cy", "en"))
    result = built(path, "en", "cy")
    assert not result.failed and "LNG-01" in codes(result)


# ---------------------------------------------------------------- asking for it


def test_the_content_may_ask_for_it(tmp_path: Path) -> None:
    asked = "  language: en-GB\n  languages: [en]\n  bilingual: [cy, en]\n"
    path = project(tmp_path, LINKED.replace("  language: en-GB\n", asked), cy=LINKED_WELSH)
    result = irdocs.build(path, tmp_path / "out", irdocs.BuildOptions(), environment={})
    assert sorted(file.path.name for file in result.files) == [
        "deck-cy-en.pptx", "deck-en.pptx", "leaflet-cy-en.pdf", "leaflet-duplex-cy-en.pdf",
        "leaflet-en.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["[cy]", "[cy, cy]", "[cy, en, de]", "cy"])
def test_other_than_two_languages_are_an_error_at_their_line(tmp_path: Path, value: str) -> None:
    text = LINKED.replace("  language: en-GB\n", f"  language: en-GB\n  bilingual: {value}\n")
    path = project(tmp_path, LINKED, cy=LINKED_WELSH)
    path.write_text(text)
    result = irdocs.build(path, tmp_path / "out", irdocs.BuildOptions(), environment={})
    (error,) = result.report.errors
    assert error.span and error.span.line in (3, 6)


@pytest.mark.parametrize("pair", [("cy",), ("cy", "cy"), ("cy", "en", "de"), ("cy", "no tag")])
def test_other_options_are_refused(tmp_path: Path, pair: tuple[str, ...]) -> None:
    path = project(tmp_path, LINKED, cy=LINKED_WELSH)
    with pytest.raises(UsageError):
        built(path, *pair)


def test_two_names_of_one_language_are_an_error(tmp_path: Path) -> None:
    path = project(tmp_path, LINKED, cy=LINKED_WELSH)
    result = built(path, "en", "en-GB")
    assert [error.code for error in result.report.errors] == ["bad-form"]
    assert not result.files


def test_a_missing_translation_is_told_once(tmp_path: Path) -> None:
    path = project(tmp_path, LINKED, cy=LINKED_WELSH | {"Getting ready": ""})
    result = built(path, "cy", "en")
    assert [error.code for error in result.report.errors] == ["untranslated-text"]
    assert not result.files


def test_the_same_can_be_made_again(tmp_path: Path) -> None:
    path = project(tmp_path, LINKED, cy=LINKED_WELSH)
    assert not built(path, "cy", "en", only=None, manifest=True).failed
    verdict = reproduce(tmp_path / "out" / "manifest.json")
    assert verdict.same, verdict.lines


# ---------------------------------------------------------------- files that somebody changed


def checked(path: Path) -> list[str]:
    options = irdocs.BuildOptions(only="leaflet", bilingual=("cy", "en"))
    result = irdocs.check(path, options, built=path.parent / "out")
    return [error.code for error in result.report.errors]


def test_a_built_file_is_held_against_both_languages(tmp_path: Path) -> None:
    path = project(tmp_path, LINKED, cy=LINKED_WELSH)
    assert not built(path, "cy", "en").failed
    assert not checked(path)
    file = tmp_path / "out" / "leaflet-cy-en.pdf"
    whole = file.read_bytes()

    def changed(change: Any) -> list[str]:
        with pikepdf.open(io.BytesIO(whole)) as pdf:
            change(pdf)
            pdf.save(file)
        return checked(path)

    def swap(pdf: pikepdf.Pdf) -> None:
        first, second = pdf.Root.StructTreeRoot.K.K
        first.Lang, second.Lang = second.Lang, first.Lang

    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot.K.K[1]

    def cut_link(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                if "/A" in annotation and "scan" in str(annotation.A.get("/URI", "")):
                    annotation.A.URI = pikepdf.String("https://example.org/other")
                    return

    assert "language-parity" in changed(swap)
    assert "language-parity" in changed(drop)
    assert "language-parity" in changed(cut_link)

"""A leaflet is set more tightly before its words are said to be too many."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

import irdocs
from conftest import SHIPPED
from irdocs import starter, theme
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.leaflet import formats
from irdocs.leaflet.economy import LEAST_SMALL, LEAST_TEXT, STEPS
from irdocs.leaflet.styles import LeafletStyles
from support import small_documents
from support.printed_rows import place_of
from support.small_documents import leaflet_in, one_section
from support.translated import CONTENT, WELSH
from support.translated import project as translated

SENTENCE = "The team will say what you can do and when you can do it again at home."


def built(paragraphs: int, folder: Path) -> irdocs.BuildResult:
    """A trifold of five sections of so many paragraphs each."""
    blocks = [{"type": "text", "text": "\n\n".join([SENTENCE] * paragraphs)}]
    sections = [
        {"id": f"s{n}", "title": f"Section {n}", "lead": "What it says.", "blocks": blocks}
        for n in range(5)
    ]
    data: dict[str, Any] = {
        "schema_version": 1,
        "document": {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A",
                     "version": "1", "date": "2026-11-01", "disclaimer": "D."},
        "leaflet": {"format": "a4-trifold"},
        "sections": sections,
    }  # fmt: skip
    text = yaml.dump(data, Dumper=_WholeDumper, sort_keys=False)
    (folder / "content.yaml").write_text(text)
    return irdocs.build(folder / "content.yaml", folder / "out", environment={})


class _WholeDumper(yaml.SafeDumper):
    """Writes equal values each time, and not as aliases of the first."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def test_codes_spaces_pictures_and_type_give_way_in_this_order() -> None:
    amounts = [(step.codes, step.spaces, step.pictures, step.type) for step in STEPS]
    assert amounts[0] == (1, 1, 1, 1)
    for before, after in pairwise(amounts):
        assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
        assert all(b <= a for a, b in zip(before, after, strict=True))


@pytest.mark.parametrize("name", ["a4", "a4-trifold", "large-print"])
def test_no_text_is_made_smaller_than_people_can_read(name: str) -> None:
    format = formats.load(DataFileRequest(name, Path(), None), Report())
    look = theme.load(DataFileRequest("ir", Path(), None), Report())
    assert format and look
    usual = LeafletStyles(look, format)
    for step in STEPS:
        tight = LeafletStyles(look, format, step)
        assert tight.body.size == usual.body.size >= LEAST_TEXT
        assert tight.lead.size >= LEAST_TEXT
        assert tight.small.size == usual.small.size >= LEAST_SMALL
        assert tight.heading.size <= usual.heading.size


def test_what_nearly_fits_is_set_more_tightly_and_said_so(tmp_path: Path) -> None:
    found: dict[int, str] = {}
    for paragraphs in range(6, 18):
        result = built(paragraphs, tmp_path)
        if result.report.errors:
            assert {error.code for error in result.report.errors} == {"leaflet-overflow"}
            break
        notes = [d.message for d in result.report if d.code == "tightened"]
        found[paragraphs] = notes[0] if notes else ""
        words, sizes = "", set()
        for page in pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf"):
            textpage = page.get_textpage()
            words += textpage.get_text_range()
            sizes |= {
                round(pypdfium2.raw.FPDFText_GetFontSize(textpage, number), 2)
                for number in range(textpage.count_chars())
                if textpage.get_text_range(number, 1).strip()
            }
        assert "".join(words.split()).count(SENTENCE.replace(" ", "")) == 5 * paragraphs
        assert min(sizes) >= LEAST_SMALL
    else:
        pytest.fail("nothing was too much")
    assert found[6] == ""
    tight = [message for message in found.values() if "all fits" in message]
    assert tight and "spaces at" in tight[-1] and "a4-trifold" in tight[-1]


def test_what_is_too_much_says_by_how_much_and_what_holds_it(tmp_path: Path) -> None:
    errors = built(30, tmp_path).report.errors
    assert {error.code for error in errors} == {"leaflet-overflow"}
    (hint,) = {str(error.hint) for error in errors}
    lines = re.search(r"by (\d+) lines", hint)
    assert lines and int(lines[1]) > 10
    assert "or use a4 with 5 pages, a5-booklet with 12 pages or large-print with" in hint


def test_where_something_would_be_torn_apart_spaces_give_way(editions: Mapping[str, bytes]) -> None:
    """The last callout of a section stood alone on the next page of the shipped booklet."""
    pages = pypdfium2.PdfDocument(editions["leaflet-a5-booklet.pdf"])
    texts = [page.get_textpage().get_text_range() for page in pages]
    (page,) = [text for text in texts if "Areas within IR" in text]
    assert "Emergency care now depends on IR" in page
    result = irdocs.check(SHIPPED, irdocs.BuildOptions(formats=("a5-booklet",)))
    (note,) = [d.message for d in result.report if d.code == "tightened"]
    assert note.startswith("a5-booklet is set with spaces at") and "less is torn apart" in note


@pytest.mark.parametrize(("paragraphs", "is_tighter"), [(5, False), (7, True), (10, False)])
def test_less_space_keeps_a_list_on_one_panel_where_it_does(
    paragraphs: int, is_tighter: bool, tmp_path: Path
) -> None:
    """Its first points stood on the flap of a leaflet, and the last on the panel below it."""
    things = [f"Thing {n} that you bring along, and a word more." for n in range(6)]
    points = {"type": "points", "id": "p", "title": "Get ready", "items": things}
    section = {"id": "s", "title": "First", "lead": "Lead.", "blocks": [_text(paragraphs), points]}
    others = [
        {"id": f"s{n}", "title": f"Section {n}", "lead": "Lead.", "blocks": [_text(8, n)]}
        for n in range(4)
    ]
    data = yaml.safe_load(one_section(format="a4-trifold")) | {"sections": [section, *others]}
    result = small_documents.built(tmp_path, yaml.safe_dump(data), only="leaflet")
    notes = [d.message for d in result.report if d.code == "tightened"]
    told = "a4-trifold is set with spaces at 80% of their size, so that less is torn apart"
    assert notes == [told] * is_tighter
    if is_tighter:
        leaflet = leaflet_in(tmp_path / "out")
        (first, *_), (last, *_) = (place_of(leaflet, f"Thing {n} that") for n in (0, 5))
        assert first == pytest.approx(last)


def _text(paragraphs: int, number: int | str = "") -> dict[str, Any]:
    text = "\n\n".join([SENTENCE] * paragraphs)
    return {"type": "text", "id": f"t{number}", "text": text}


@pytest.mark.parametrize(("format", "is_saved"), [("a4", True), ("large-print", False)])
def test_a_page_is_saved_where_less_space_does_it(
    format: str, is_saved: bool, tmp_path: Path
) -> None:
    """The words of a page and a bit more; readers of large print keep their space."""
    found = set()
    for count in range(6, 20, 2):
        points = {"type": "points", "items": [f"Thing {n}." for n in range(4)]}
        callout = {"type": "callout", "title": "Mind", "text": "This."}
        text = small_documents.one_section(*[points, callout] * count, format=format)
        (tmp_path / "content.yaml").write_text(text)
        report = irdocs.check(tmp_path / "content.yaml", irdocs.BuildOptions(only="leaflet"))
        found |= {d.message for d in report.report if d.code == "tightened"}
    assert any("a page less is needed" in message for message in found) is is_saved


def test_large_print_is_a_little_tighter_rather_than_have_a_page_of_small_print(
    tmp_path: Path,
) -> None:
    """The three codes of the last section are smaller by an eighth, and leave room for it."""
    path = Path(starter.__file__).parent / "kinds" / "careers-leaflet" / "content.yaml"
    order = irdocs.BuildOptions(only="leaflet", formats=("large-print",))
    assert not irdocs.build(path, tmp_path / "out", order, environment={}).failed
    *_, last = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet-large-print.pdf")
    words = last.get_textpage().get_text_range()
    assert "Where to go next" in words and "Version 1.0" in words


def test_what_stands_beside_others_goes_across_where_a_page_is_saved(tmp_path: Path) -> None:
    """The timeline of the leaflet that patients get to start with stood in one column: no page
    could end below it, and three were needed."""
    path = Path(starter.__file__).parent / "kinds" / "patient-leaflet" / "content.yaml"
    order = irdocs.BuildOptions(only="leaflet", formats=("a4",))
    result = irdocs.build(path, tmp_path / "out", order, environment={})
    (note,) = [d.message for d in result.report if d.code == "tightened"]
    assert "a page less is needed" in note
    pages = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet-a4.pdf")
    first, second = (page.get_textpage().get_text_range() for page in pages)
    assert "For 1 hour" in first and "Eating and drinking" in second


# Larger than usual


def body_size(folder: Path) -> float:
    """The most frequent size of type on the pages of a leaflet, in pt."""
    sizes: Counter[float] = Counter()
    for page in pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf"):
        for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            matrix = item.get_matrix()
            size = ctypes.c_float()
            pypdfium2.raw.FPDFTextObj_GetFontSize(item, size)
            sizes[round(size.value * matrix.a, 1)] += 1
    return sizes.most_common(1)[0][0]


@pytest.mark.parametrize(("paragraphs", "is_larger"), [(3, True), (10, False)])
def test_fixed_pages_with_room_are_filled_by_larger_type(
    paragraphs: int, is_larger: bool, tmp_path: Path
) -> None:
    result = built(paragraphs, tmp_path)
    notes = [d.message for d in result.report if d.code == "enlarged"]
    assert not result.failed and bool(notes) is is_larger
    assert (body_size(tmp_path) > 12) is is_larger
    for note in notes:
        (percent,) = re.findall(r"(\d+)% larger", note)
        assert body_size(tmp_path) == pytest.approx(12 * (1 + int(percent) / 100), abs=0.1)


@pytest.mark.parametrize(("sections", "pages"), [(2, 1), (4, 2)])
def test_pages_that_grow_in_number_are_filled_by_larger_type_and_are_no_more(
    sections: int, pages: int, tmp_path: Path
) -> None:
    """Short leaflets of A4 ended with pages that were 60 % full, set in 12 pt."""
    points = {"type": "points", "items": [SENTENCE] * 6, "ordered": True}
    text = small_documents.several_sections(sections, points, format="a4")
    result = small_documents.built(tmp_path, text, only="leaflet")
    (note,) = [d.message for d in result.report if d.code == "enlarged"]
    (percent,) = re.findall(r"(\d+)% larger", note)
    leaflet = leaflet_in(tmp_path / "out")
    assert len(pypdfium2.PdfDocument(leaflet)) == pages
    assert 13 <= body_size(tmp_path) == pytest.approx(12 * (1 + int(percent) / 100), abs=0.1)


@pytest.mark.parametrize("format", ["a4", "large-print"])
def test_full_pages_and_large_print_are_set_as_usual(format: str, tmp_path: Path) -> None:
    count = 3 if format == "a4" else 2
    points = {"type": "points", "items": [SENTENCE] * 6, "ordered": True}
    text = small_documents.several_sections(count, points, format=format)
    result = small_documents.built(tmp_path, text, only="leaflet")
    assert "enlarged" not in {found.code for found in result.report}
    assert body_size(tmp_path) == (12 if format == "a4" else 18)


def test_what_is_set_larger_breaks_no_cell_of_a_table(tmp_path: Path) -> None:
    """The signs in the cells of the sepsis lecture's table went on lines of their own."""
    cells = [[f"Take your pulses {row}{column}" for column in "abcd"] for row in range(3)]
    table = {"type": "table", "id": "t", "caption": "C", "header": [*"ABCD"], "rows": cells}
    words = {"type": "text", "id": "x", "text": SENTENCE}
    small_documents.whole(tmp_path, small_documents.one_section(table, words), only="leaflet")
    leaflet = leaflet_in(tmp_path / "out")
    for cell in (cell for row in cells for cell in row):
        place_of(leaflet, cell)
    assert body_size(tmp_path) > 12


def test_what_is_set_larger_makes_no_word_smaller(tmp_path: Path) -> None:
    """Names below a chart had no room at 13.6 pt, and became small print."""
    names = [f"Australasia {n}" for n in range(7)]
    chart = {"type": "chart", "kind": "column", "alt": "A chart.", "categories": names,
             "series": [{"name": "Deaths", "values": [*range(3, 10)]}], "source": "s"}  # fmt: skip
    callout = {"type": "callout", "title": "Mind", "text": SENTENCE}
    source = {"authors": "A", "title": "B", "publisher": "C", "url": "https://www.nhs.uk/x"}
    text = small_documents.one_section(chart, callout, sources={"s": source})
    small_documents.whole(tmp_path, text, only="leaflet")
    page = pypdfium2.PdfDocument(leaflet_in(tmp_path / "out"))[0].get_textpage()
    below_chart, running = (
        pypdfium2.raw.FPDFText_GetFontSize(page, page.search(words).get_next()[0])
        for words in ("Australasia", "The team will")
    )
    assert below_chart == pytest.approx(running) and running > 12


def test_what_is_set_larger_has_the_largest_size_that_is_no_worse() -> None:
    report = Report()
    trifold = formats.load(DataFileRequest("a4-trifold", Path(), None), report)
    assert trifold is not None and trifold.enlarge > 1
    larger = trifold.enlarged(1.1)
    look = theme.load(DataFileRequest("ir", Path(), None), report)
    assert look is not None
    usual, grown = LeafletStyles(look, trifold), LeafletStyles(look, larger)
    assert grown.body.size == pytest.approx(usual.body.size * 1.1)
    assert grown.small.size == pytest.approx(usual.small.size * 1.1)


@pytest.mark.parametrize("paragraphs", [8, 17, 35])
def test_what_fits_at_the_usual_size_is_never_refused_for_being_larger(
    paragraphs: int, tmp_path: Path
) -> None:
    """A panel that is no longer sparse used to make up for a word that is wider than its column."""
    word = "n" * 32
    text = one_section(
        {"type": "text", "id": "t", "text": "\n\n".join([SENTENCE] * paragraphs)},
        {"type": "text", "id": "u", "text": f"Here is {word} in a text. {SENTENCE}"},
        format="a4-trifold",
    )
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="leaflet")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]


def test_a_number_as_wide_as_its_column_keeps_no_text_small(tmp_path: Path) -> None:
    """The number of a callout is as large as the column lets it be, whatever the text's size is."""
    words = {"type": "text", "id": "t", "text": "\n\n".join([SENTENCE] * 6)}
    callout = {"type": "callout", "id": "c", "kind": "information", "title": "Talk to us",
               "phone": "0113 496 0270", "text": "We ring you back."}  # fmt: skip
    (tmp_path / "content.yaml").write_text(one_section(words, callout, format="a4-trifold"))
    order = irdocs.BuildOptions(only="leaflet")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert "enlarged" in {found.code for found in result.report}
    assert body_size(tmp_path) > 12.5


def test_what_is_set_larger_stands_on_pages_as_high(tmp_path: Path) -> None:
    """The strip at the foot took its room twice, once at the usual size, and stood 12 mm higher."""
    callout = {"type": "callout", "id": "c", "kind": "emergency", "title": "Ring the ward now",
               "phone": "999", "text": "If it bleeds.", "strip": True}  # fmt: skip
    feet = []
    for count in (4, 46):
        folder = tmp_path / str(count)
        folder.mkdir()
        words = {"type": "text", "id": "t", "text": "\n\n".join([SENTENCE] * count)}
        text = one_section(callout, words, format="a5-booklet")
        result = small_documents.built(folder, text, only="leaflet")
        assert not result.failed
        codes = {found.code for found in result.report}
        assert ("enlarged" in codes) is (count == 4)
        feet.append(place_of(leaflet_in(folder / "out"), "Ring the ward now")[2])
    assert feet[0] == pytest.approx(feet[1], abs=4)


def test_what_is_set_larger_is_told_with_its_language_where_there_are_several(
    tmp_path: Path,
) -> None:
    listed = CONTENT.replace("  audience: For patients\n",
                             "  audience: For patients\n  languages: [cy, en]\n", 1)  # fmt: skip
    for text, ends in ((listed, ("in cy", "in en-GB")), (CONTENT, ("a5-booklet",))):
        path = translated(tmp_path, text, cy=WELSH)
        options = irdocs.BuildOptions(only="leaflet", formats=("a5-booklet",))
        found = [
            one.message for one in irdocs.check(path, options).report if one.code == "enlarged"
        ]
        assert tuple(one.partition(" is set ")[0][-len(end):]
                     for one, end in zip(found, ends, strict=True)) == ends  # fmt: skip

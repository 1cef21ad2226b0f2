"""Content that is for some products and formats alone: shown there, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from pptx import Presentation

import irdocs
from support.thorough import tried

ABOUT = {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A", "version": "1",
         "date": "2026-11-01", "disclaimer": "D."}  # fmt: skip
SOURCES = {
    name: {
        "authors": f"Author {name}",
        "publisher": "P",
        "year": 2001,
        "url": f"https://{name}.org",
    }
    for name in ("one", "two")
}


def text(words: str, **keys: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **keys}


def section(name: str, *blocks: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": name, "title": f"Title {name}", "lead": f"Lead of {name}.",
            "blocks": list(blocks), **keys}  # fmt: skip


def build(folder: Path, *sections: dict[str, Any], formats: tuple[str, ...] = ("a4", "a5-booklet"),
          **more: Any) -> irdocs.BuildResult:  # fmt: skip
    data = {"schema_version": 1, "document": ABOUT, "sections": list(sections), **more}
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    options = irdocs.BuildOptions(formats=formats)
    return irdocs.build(folder / "content.yaml", folder / "out", options, environment={})


def words_of(folder: Path, product: str) -> str:
    """All words of a product: the deck's slides, or the leaflet in a format."""
    if product == "deck":
        slides = Presentation(str(folder / "out" / "deck.pptx")).slides
        shapes = [shape for slide in slides for shape in slide.shapes if shape.has_text_frame]
        return " ".join(shape.text_frame.text for shape in shapes)
    pages = pypdfium2.PdfDocument(folder / "out" / f"{product}.pdf")
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def shown_in(folder: Path, words: str) -> set[str]:
    places = ("deck", "leaflet-a4", "leaflet-a5-booklet")
    return {place for place in places if words in words_of(folder, place)}


ALL = {"deck", "leaflet-a4", "leaflet-a5-booklet"}


@pytest.mark.parametrize(
    ("only", "places"),
    [
        ("deck", {"deck"}),
        ("leaflet", ALL - {"deck"}),
        ("leaflet/a4", {"leaflet-a4"}),
        (["deck", "leaflet/a4"], {"deck", "leaflet-a4"}),
        (["deck", "leaflet"], ALL),
        (["leaflet/a4", "leaflet/a5-booklet"], ALL - {"deck"}),
        (["leaflet", "leaflet/a4"], ALL - {"deck"}),
    ][:: tried(1, 3)],
)
def test_a_block_and_a_section_are_shown_where_they_say(
    only: Any, places: set[str], tmp_path: Path
) -> None:
    blocks = [text("For all."), text("For some.", only=only)]
    result = build(tmp_path, section("s", *blocks), section("t", text("In it."), only=only))
    assert not result.failed, [str(error) for error in result.report.errors]
    assert shown_in(tmp_path, "For all.") == ALL
    assert shown_in(tmp_path, "For some.") == places
    assert shown_in(tmp_path, "Lead of t.") == shown_in(tmp_path, "In it.") == places


def test_the_format_of_the_content_counts_where_none_is_asked_for(tmp_path: Path) -> None:
    blocks = [text("For all."), text("In a four.", only="leaflet/a4"),
              text("In a five.", only="leaflet/a5-booklet")]  # fmt: skip
    leaflet = {"format": "a5-booklet"}
    assert not build(tmp_path, section("s", *blocks), formats=(), leaflet=leaflet).failed
    words = words_of(tmp_path, "leaflet")
    assert "In a five." in words and "In a four." not in words


def test_a_format_of_the_users_own_is_named_by_its_file(tmp_path: Path) -> None:
    source = Path(irdocs.__file__).parent / "leaflet" / "data" / "formats" / "a4.yaml"
    (tmp_path / "ours.yaml").write_text(source.read_text())
    blocks = [text("For all."), text("In ours.", only="leaflet/ours.yaml")]
    for leaflet, is_shown in (({"format": "ours.yaml"}, True), ({"format": "a4"}, False)):
        assert not build(tmp_path, section("s", *blocks), formats=(), leaflet=leaflet).failed
        assert ("In ours." in words_of(tmp_path, "leaflet")) == is_shown


def test_sources_are_numbered_by_what_a_format_shows(tmp_path: Path) -> None:
    blocks = [text("Said here [@one].", only="leaflet/a4"), text("Said there [@two].")]
    assert not build(tmp_path, section("s", *blocks), sources=SOURCES).failed
    assert shown_in(tmp_path, "Author one") == {"leaflet-a4"}
    assert shown_in(tmp_path, "Author two") == ALL


def test_a_link_to_what_a_format_does_not_show_is_its_words(tmp_path: Path) -> None:
    blocks = [text("See [the rest](#rest)."), text("Rest.", id="rest", only="leaflet/a4")]
    assert not build(tmp_path, section("s", *blocks)).failed
    assert shown_in(tmp_path, "See the rest.") == ALL


def test_the_same_words_for_two_formats_are_no_repetition(tmp_path: Path) -> None:
    words = "The same seven words are said here."
    for formats, is_repeated in ((("a4", "a5-booklet"), False), (("a4", "a4"), True)):
        blocks = [text(words, only=f"leaflet/{format}") for format in formats]
        result = build(tmp_path, section("s", text("For all."), *blocks))
        assert ("repeated-text" in {found.code for found in result.report}) == is_repeated


def test_a_format_without_a_section_is_an_error(tmp_path: Path) -> None:
    only = ["deck", "leaflet/a4"]
    (error,) = build(tmp_path, section("s", text("For some."), only=only)).report.errors
    assert error.code == "empty-product"


@pytest.mark.parametrize(
    ("only", "message", "hint"),
    [
        ("leaflet/a4-trifolt", 'the leaflet has no format "a4-trifolt"', "a4-trifold"),
        (["deck", "leaflet/a44"], 'the leaflet has no format "a44"', "a4"),
        ("deck/a4", "the deck has no formats", "deck"),
        ("dek", "\"only\" must be 'leaflet' or 'deck'", "deck"),
        (["deck", "leeflet/a4"], "\"only\" must be 'leaflet' or 'deck'", "leaflet/a4"),
        (5, "\"only\" must be 'leaflet' or 'deck'", ""),
        ([["deck"]], "\"only\" must be 'leaflet' or 'deck'", ""),
        ([], '"only" names no product', ""),
        ("leaflet/", 'the leaflet has no format ""', ""),
    ],
)
def test_an_unknown_product_or_format_is_an_error_at_its_line(
    only: Any, message: str, hint: str, tmp_path: Path
) -> None:
    result = build(tmp_path, section("s", text("A."), text("B.", only=only)))
    (error,) = result.report.errors
    assert error.message == message and hint in str(error.hint or "")
    lines = (tmp_path / "content.yaml").read_text().splitlines()
    assert error.span and error.span.line >= lines.index("    text: B.") + 1


@pytest.mark.parametrize(
    ("sections", "code", "message", "hint"),
    [
        ([section("s", text("A."), text("B.", only="leaflet/a4"), only="leaflet/a5-booklet")],
         "unreachable-block", "is for the leaflet in a4, its section for the leaflet in a5-booklet",
         "remove only"),
        ([section("s", text("A.", only=["deck", "leaflet/a4"]))],
         "empty-section", 'section "s" has no block for the leaflet in a4-trifold',
         "only: [leaflet/a4, deck]"),
        ([section("s", text("A.", only="leaflet/a4"), only="leaflet")],
         "empty-section", 'section "s" has no block for the leaflet in a4-trifold',
         "only: leaflet/a4"),
    ],
)  # fmt: skip
def test_blocks_and_their_sections_agree(
    sections: list[dict[str, Any]], code: str, message: str, hint: str, tmp_path: Path
) -> None:
    (error,) = build(tmp_path, *sections).report.errors
    assert error.code == code and message in error.message and hint in str(error.hint)


def test_a_section_divided_among_formats_was_meant_so(tmp_path: Path) -> None:
    blocks = [
        text("Four.", only="leaflet/a4"),
        text("Others.", only=["deck", "leaflet/a5-booklet"]),
    ]
    assert not build(tmp_path, section("s", *blocks)).failed
    assert shown_in(tmp_path, "Four.") == {"leaflet-a4"}
    assert shown_in(tmp_path, "Others.") == ALL - {"leaflet-a4"}

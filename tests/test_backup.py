"""Backup slides: after the closing slide, in a section of their own, and not in the leaflet."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from lxml import etree
from pptx import Presentation

import irdocs

ABOUT = {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A", "version": "1",
         "date": "2026-11-01", "disclaimer": "D."}  # fmt: skip
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def section(name: str, *blocks: dict[str, Any], **keys: Any) -> dict[str, Any]:
    lead = f"Lead of {name}."
    return {"id": name, "title": f"Title {name}", "lead": lead, "blocks": list(blocks), **keys}


def text(name: str, words: str, **keys: Any) -> dict[str, Any]:
    return {"type": "text", "id": name, "title": f"Head {name}", "text": words, **keys}


LINKED = text("shown", "Look at [the figures](#spare-text) and [the rest](#rest).")
SPARE = text("spare-text", "Spare words.", backup=True)
SECTIONS = (
    section("one", LINKED, SPARE),
    section("rest", text("rest-text", "Rest words."), backup=True, notes="Rest notes."),
    section("two", text("two-text", "Two words.")),
    section("three", text("three-text", "Three words.")),
)


def build(folder: Path, *sections: dict[str, Any], **about: Any) -> irdocs.BuildResult:
    data = {"schema_version": 1, "document": ABOUT, "sections": list(sections), **about}
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    options = irdocs.BuildOptions(formats=("a4",))
    return irdocs.build(folder / "content.yaml", folder / "out", options, environment={})


@pytest.fixture
def output(tmp_path: Path) -> Path:
    result = build(tmp_path, *SECTIONS)
    assert not result.failed, [str(error) for error in result.report.errors]
    return tmp_path / "out"


def words_of(file: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))


def test_backup_slides_follow_the_last_slide(output: Path) -> None:
    slides = Presentation(str(output / "deck.pptx")).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert titles[-3:] == ["S.", "Head spare-text", "Head rest-text"]
    assert "Title rest" not in titles


def test_powerpoint_has_them_in_a_section_of_their_own(output: Path) -> None:
    with zipfile.ZipFile(output / "deck.pptx") as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
    sections = {
        element.get("name"): len(element.findall(f".//{P14}sldId"))
        for element in root.iter(f"{P14}section")
    }
    assert list(sections)[-2:] == ["Sources and closing", "Backup"]
    assert sections["Backup"] == 2


def test_a_section_of_the_content_may_have_their_name(tmp_path: Path) -> None:
    named = {**section("own", text("own-text", "Own.")), "title": "Backup"}
    build(tmp_path, named, *SECTIONS)
    with zipfile.ZipFile(tmp_path / "out" / "deck.pptx") as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
    names = [element.get("name") for element in root.iter(f"{P14}section")]
    assert names[1] == "Backup (2)" and names[-1] == "Backup"


def test_the_agenda_and_openers_leave_backup_sections_out(output: Path) -> None:
    slides = list(Presentation(str(output / "deck.pptx")).slides)
    (agenda,) = [slide for slide in slides if slide.shapes.title.text == "In this session"]
    parts = " ".join(shape.text_frame.text for shape in agenda.placeholders)
    assert all(f"Title {name}" in parts for name in ("one", "two", "three"))
    assert "Title rest" not in parts


def test_the_heading_of_a_backup_section_stands_in_the_notes(output: Path) -> None:
    slides = list(Presentation(str(output / "deck.pptx")).slides)
    notes = slides[-1].notes_slide.notes_text_frame.text
    assert "Title rest." in notes and "Lead of rest." in notes and "Rest notes." in notes
    assert "Title one" not in slides[-2].notes_slide.notes_text_frame.text


def test_links_jump_to_backup_slides(output: Path) -> None:
    slides = list(Presentation(str(output / "deck.pptx")).slides)
    (shown,) = [slide for slide in slides if slide.shapes.title.text == "Head shown"]
    targets = {
        relation.target_part for relation in shown.part.rels.values()
        if relation.reltype.endswith("/slide")
    }  # fmt: skip
    assert targets == {slides[-2].part, slides[-1].part}


def test_the_leaflet_leaves_them_out_and_keeps_the_words_of_links(output: Path) -> None:
    words = " ".join(words_of(output / "leaflet-a4.pdf").split())
    assert "Look at the figures and the rest." in words
    assert "Spare words" not in words and "Rest words" not in words and "Title rest" not in words


def test_sources_that_only_backup_slides_cite_come_last_and_not_in_the_leaflet(
    tmp_path: Path,
) -> None:
    sources = {
        name: {
            "authors": f"Author {name}",
            "publisher": "P",
            "year": 2001,
            "url": f"https://{name}.org",
        }
        for name in ("late", "early")
    }
    spare = text("spare-text", "Spare [@late].", backup=True)
    result = build(
        tmp_path, section("one", spare, text("shown", "Shown [@early].")), sources=sources
    )
    assert not result.failed
    words = words_of(tmp_path / "out" / "leaflet-a4.pdf")
    assert "Author early" in words and "Author late" not in words
    slides = list(Presentation(str(tmp_path / "out" / "deck.pptx")).slides)
    bodies = [
        shape.text_frame.text for slide in slides for shape in slide.placeholders
        if "Author" in shape.text_frame.text
    ]  # fmt: skip
    assert bodies[0].index("Author early") < bodies[0].index("Author late")


def test_a_figure_without_a_value_keeps_no_heading(tmp_path: Path) -> None:
    waiting = {"type": "statistics", "id": "later", "items": [{"label": "Later", "pending": True}]}
    result = build(
        tmp_path, *SECTIONS, section("last", waiting, backup=True),
        section("first", waiting | {"id": "sooner"}, text("then", "Then."), backup=True),
    )  # fmt: skip
    assert not result.failed, [str(error) for error in result.report.errors]
    notes = list(Presentation(str(tmp_path / "out" / "deck.pptx")).slides)[-1].notes_slide
    assert "Title first." in notes.notes_text_frame.text


@pytest.mark.parametrize(
    ("sections", "code", "words", "hint"),
    [
        ([section("s", text("a", "A."), text("b", "B.", backup=True, only="leaflet"))],
         "unreachable-block", 'block "b" is backup, which the leaflet leaves out', "remove backup"),
        ([section("s", text("a", "A.", only="leaflet"), backup=True)],
         "unreachable-block", 'block "a" is backup, which the leaflet leaves out', "remove backup"),
        ([section("s", text("a", "A.")), section("t", text("b", "B.", backup=True))],
         "empty-section", 'section "t" has no block for the leaflet', "backup: true"),
        ([section("s", text("a", "A.", backup="perhaps"))],
         "truth-expected", '"backup" must be true or false', ""),
        ([section("s", text("a", "A."), text("b", "B.", backup="yes"))],
         "truth-expected", '"backup" must be true or false', "write true"),
        ([section("s", text("a", "A."), text("b", "B.", backup=0))],
         "truth-expected", '"backup" must be true or false', "write false"),
    ],
)  # fmt: skip
def test_bad_input_is_told_at_its_line(
    sections: list[dict[str, Any]], code: str, words: str, hint: str, tmp_path: Path
) -> None:
    (error,) = [error for error in build(tmp_path, *sections).report.errors if error.code == code]
    assert words in error.message and hint in str(error.hint or "")
    assert error.span and error.span.line > 10

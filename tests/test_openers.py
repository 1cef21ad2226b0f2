"""What opens a section and what ends a deck: openers that may be left out, and a close."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from pptx import Presentation

import irdocs
from irdocs.deck import faces
from support import templates
from support.designs import own_design, own_theme
from support.small_documents import ABOUT
from support.thorough import tried

NS = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main",
      "p": "http://schemas.openxmlformats.org/presentationml/2006/main"}  # fmt: skip
EMU = 12700
CONTACT = {"name": "The ward", "telephone": "0113 496 0001", "email": "ward@example.org"}
REST = {"version": "1.0", "organisation": "Any Hospital", "licence": "CC BY 4.0",
        "disclaimer": "Not for use.", "contact": CONTACT}  # fmt: skip


def section(number: int, **keys: Any) -> dict[str, Any]:
    block = {"type": "text", "id": f"text-{number}", "text": f"Words of {number}.",
             "headline": f"Point {number} is made"}  # fmt: skip
    return {"id": f"s{number}", "title": f"Part {number}", "lead": f"The lead of {number}.",
            "notes": f"Said of {number}.", "blocks": [block], **keys}  # fmt: skip


def built(
    folder: Path, *sections: dict[str, Any], template: Path | None = None, **keys: Any
) -> irdocs.BuildResult:
    """Build the deck of sections; `keys` are of the file, `about` among them of the document."""
    about = {**ABOUT, **keys.pop("about", {})}
    data = {"schema_version": 1, "document": about, "sections": list(sections), **keys}
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    options = irdocs.BuildOptions(only="deck", template=template)
    return irdocs.build(folder / "content.yaml", folder / "out", options, environment={})


def deck(folder: Path, *sections: dict[str, Any], **keys: Any) -> Path:
    """Do the same with content that has no error, and return the deck."""
    result = built(folder, *sections, **keys)
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out" / "deck.pptx"


def titles(file: Path) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(str(file)).slides]


def notes(file: Path, title: str) -> str:
    slides = Presentation(str(file)).slides
    (slide,) = (slide for slide in slides if slide.shapes.title.text == title)
    return slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("template", ["", "hospital.pptx"])
def test_a_section_without_a_lead_opens_with_its_title_alone(template: str, tmp_path: Path) -> None:
    path = tmp_path / template if template else None
    if path:
        path.write_bytes(templates.all_templates()[template])
    bare = [{k: v for k, v in section(number).items() if k != "lead"} for number in (1, 2, 3)]
    file = deck(tmp_path, *bare, section(4), template=path)
    shown = {slide.shapes.title.text: slide for slide in Presentation(str(file)).slides}
    named = ["Part 1", "Part 2", "Part 3"]
    for title in named:
        texts = [shape for shape in shown[title].placeholders if shape.has_text_frame]
        assert all(shape.text_frame.text for shape in texts), "none is left empty"
        assert not any("lead" in shape.text_frame.text for shape in texts)
    assert notes(file, "In this session").split("\n")[1:] == [*named, "Part 4: The lead of 4."]


def test_a_section_without_an_opener_has_its_words_in_the_notes_of_its_first_slide(
    tmp_path: Path,
) -> None:
    file = deck(tmp_path, section(1), section(2, opener=False), section(3))
    assert {"Part 1", "Part 3"} <= set(titles(file)) and "Part 2" not in titles(file)
    said = notes(file, "Point 2 is made")
    assert all(words in said for words in ("Part 2", "The lead of 2.", "Said of 2."))
    assert "The lead of 1." not in notes(file, "Point 1 is made")


def test_a_deck_without_openers_keeps_those_of_sections_that_ask(tmp_path: Path) -> None:
    parts = [section(1), section(2, opener=True), section(3)]
    file = deck(tmp_path, *parts, deck={"openers": False})
    assert [title for title in titles(file) if title.startswith("Part")] == ["Part 2"]
    # The agenda leads to the first slide of each section all the same.
    agenda = Presentation(str(file)).slides[1]
    links = agenda.part.rels.values()
    led_to = {link.target_part.partname for link in links if link.reltype.endswith("/slide")}
    assert len(led_to) == 3
    with zipfile.ZipFile(file) as package:
        names = package.read("ppt/presentation.xml").decode()
    assert all(f'name="Part {number}"' in names for number in (1, 2, 3))


def test_a_first_block_that_is_withheld_leaves_the_heading_to_the_next(tmp_path: Path) -> None:
    pending = {"type": "statistics", "id": "later", "items": [{"label": "people", "pending": True}]}
    first = section(1, opener=False)
    first["blocks"] = [pending, *first["blocks"]]
    assert "The lead of 1." in notes(deck(tmp_path, first), "Point 1 is made")


PHOTO = Path(__file__).parent / "fixtures" / "assets" / "photo.png"
PHOTOGRAPH = {"file": "photo.png", "alt": "A shore in grey"}


@pytest.mark.parametrize("hides", ["opener: false", "backup: true"])
def test_a_picture_that_says_something_is_refused_where_it_would_stand_nowhere(
    hides: str, tmp_path: Path
) -> None:
    (tmp_path / "photo.png").write_bytes(PHOTO.read_bytes())
    key, _, value = hides.partition(": ")
    part = section(1, picture=PHOTOGRAPH) | {key: value == "true"}
    errors = built(tmp_path, part).report.errors
    assert [error.code for error in errors] == ["unshown-picture"]
    assert hides in errors[0].message and errors[0].span is not None


def test_a_deck_without_openers_keeps_one_for_a_picture_that_says_something(
    tmp_path: Path,
) -> None:
    (tmp_path / "photo.png").write_bytes(PHOTO.read_bytes())
    shown = deck(tmp_path, section(1, picture=PHOTOGRAPH), section(2), deck={"openers": False})
    assert "Part 1" in titles(shown) and "Part 2" not in titles(shown)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"][: tried(2, 1)])
@pytest.mark.parametrize("theme", ["ir", "lecture", "clinic"][: tried(3, 1)])
def test_the_last_slide_is_a_close_and_small_print_stands_before_it(
    theme: str, aspect: str, tmp_path: Path
) -> None:
    file = deck(tmp_path, section(1), theme=theme, deck={"aspect": aspect}, about=REST)
    slides = list(Presentation(str(file)).slides)
    close, small = slides[-1], slides[-2]
    assert close.shapes.title.text == "S."
    said = [shape.text_frame.text for shape in close.placeholders if shape.has_text_frame]
    said = [text.replace("\u00a0", " ").replace("\u2060", "") for text in said]
    assert any("0113 496 0001" in text and "ward@example.org" in text for text in said)
    assert not any("Not for use" in text or "Version" in text for text in said)
    assert small.shapes.title.text == "About these slides"
    print_of = " ".join(shape.text_frame.text for shape in small.placeholders)
    for words in ("Not for use.", "Version 1.0", "Any Hospital", "CC BY 4.0", "Not yet reviewed"):
        assert words in print_of
    sizes = [
        int(run.get("sz"))
        for slide in (close, small)
        for run in slide._element.iterfind(".//a:rPr[@sz]", NS)
    ]
    assert all(size >= 1800 for size in sizes)
    layout = close.slide_layout._element
    contact = next(iter(layout.iterfind('.//p:sp//p:ph[@type="body"]', NS)))
    style = contact.getparent().getparent().getparent().find(".//a:defRPr", NS)
    assert int(style.get("sz")) >= 2400


def test_in_a_template_the_close_comes_last_too(tmp_path: Path) -> None:
    (tmp_path / "house.pptx").write_bytes(templates.default())
    file = deck(tmp_path, section(1), about=REST, template=tmp_path / "house.pptx")
    assert titles(file)[-2:] == ["About these slides", "S."]


def test_a_contact_without_room_stands_with_the_small_print(tmp_path: Path) -> None:
    long = [f"Line {number} of a long address in a town" for number in range(14)]
    about = {**REST, "contact": {**CONTACT, "address": long}}
    slides = list(Presentation(str(deck(tmp_path, section(1), about=about))).slides)
    words = {slide.shapes.title.text: " ".join(s.text_frame.text for s in slide.placeholders)
             for slide in slides}  # fmt: skip
    assert "Line 13" not in words["S."]
    assert any("Line 13" in text for title, text in words.items() if "About these" in title)


def lines_of(title: str, width: float, size: float) -> list[float]:
    """Return the widths in pt of the lines that a program makes of a title, greedily."""
    face = faces.own(own_theme().slides).style(bold=True, italic=False)
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.width(longer) * size > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return [face.width(line) * size for line in lines]


@pytest.mark.parametrize(
    "title",
    ["A second look at the first hour", "Why the first hour matters to everybody on the ward"],
)
def test_large_titles_break_into_lines_of_like_length(title: str, tmp_path: Path) -> None:
    """No word is left alone on the last line of the opener's title."""
    part = {**section(1), "title": title}
    (slide,) = (
        slide
        for slide in Presentation(str(deck(tmp_path, part))).slides
        if slide.shapes.title.text == title
    )
    shape = slide.shapes.title
    place = own_design().layouts
    usual = next(layout for key, layout in place.items() if key.kind.value == "Section header")
    run = shape._element.find(".//a:rPr", NS)
    size = int(run.get("sz", usual.title.size * 100)) / 100
    before = lines_of(title, usual.title.box.width, size)
    after = lines_of(title, shape.width / EMU, size)
    assert len(after) > 1 and min(after) / max(after) > 0.6, after
    assert min(after) / max(after) >= min(before) / max(before)
    assert shape.width / EMU < usual.title.box.width
    assert etree.QName(shape._element.find("p:spPr/a:xfrm", NS)).localname == "xfrm"


def test_a_drawing_that_says_something_stands_on_the_opener_alone(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "way.svg").write_text(svg)

    def slides(picture: dict[str, str] | None) -> list[str]:
        keys = {"picture": picture} if picture else {}
        sections = [section(1, **keys), *(section(number) for number in (2, 3, 4))]
        show = Presentation(str(deck(tmp_path, *sections)))
        return [etree.tostring(slide.shapes._spTree).decode() for slide in show.slides]

    without, said = slides(None), slides({"file": "way.svg", "alt": "The way to the ward"})
    changed = {number for number, (a, b) in enumerate(zip(without, said, strict=True)) if a != b}
    opener = 2
    assert changed == {opener}
    assert "The way to the ward" in said[opener]

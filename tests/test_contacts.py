"""Contacts as blocks: framed in the leaflet, on a slide of the deck, with the way there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image
from pptx import Presentation

import irdocs
from irdocs.content.about import ContactDetail, telephone_link
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from irdocs.drawing import Colour
from irdocs.leaflet.story import contacts
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import RunStyle
from support.small_documents import one_section
from support.thorough import tried

ABOUT = {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A", "version": "1",
         "date": "2026-11-01", "disclaimer": "D."}  # fmt: skip
WARD = {
    "type": "contact", "id": "ward", "title": "Find us", "name": "Ward 5",
    "address": ["First floor", "Old wing"],
    "telephone": ["Ward 5: 0113 496 0001", "At night: 0113 496 0002"],
    "hours": "Every day, 8 am to 8 pm", "email": "ward@example.org",
    "url": "https://example.org/ward",
}  # fmt: skip
LINES = ("Ward 5", "First floor", "Old wing", "Ward 5: 0113 496 0001", "At night: 0113 496 0002",
         "Every day, 8 am to 8 pm", "ward@example.org", "https://example.org/ward")  # fmt: skip
MAP = "https://maps.example.org/old-wing"


def build(folder: Path, block: dict[str, Any], format: str = "a4") -> irdocs.BuildResult:
    section = {"id": "s", "title": "Section", "lead": "Lead.", "blocks": [block]}
    data = {"schema_version": 1, "document": ABOUT, "sections": [section],
            "leaflet": {"format": format}}  # fmt: skip
    Image.new("RGB", (600, 400), "grey").save(folder / "map.png")
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    return irdocs.build(folder / "content.yaml", folder / "out", environment={})


def built(folder: Path, block: dict[str, Any], format: str = "a4") -> None:
    result = build(folder, block, format)
    assert not result.failed, [str(error) for error in result.report.errors]


def lines_of(slide: Any) -> list[str]:
    return [
        paragraph.text.replace("\u00a0", " ")
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]


def leaflet_words(folder: Path) -> str:
    pages = pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf")
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def slides(folder: Path, title: str) -> list[Any]:
    deck = Presentation(str(folder / "out" / "deck.pptx"))
    return [slide for slide in deck.slides if slide.shapes.title.text.startswith(title)]


def links_of(slide: Any) -> set[str]:
    return {relation.target_ref for relation in slide.part.rels.values()
            if relation.reltype.endswith("/hyperlink")}  # fmt: skip


def figures(folder: Path) -> list[str]:
    """The alternative texts of the figures of the leaflet."""
    with pikepdf.open(folder / "out" / "leaflet.pdf") as pdf:
        items = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        return [str(item.Alt) for item in items if item.get("/S") == "/Figure"]


@pytest.mark.parametrize("format", ["a4", "a4-trifold", "large-print"])
def test_the_leaflet_says_all_of_it(format: str, tmp_path: Path) -> None:
    built(tmp_path, WARD, format)
    words = leaflet_words(tmp_path)
    assert all(line in words for line in ("Find us", *LINES))


def test_numbers_and_addresses_are_links_in_the_leaflet(tmp_path: Path) -> None:
    built(tmp_path, WARD | {"map": MAP})
    with pikepdf.open(tmp_path / "out" / "leaflet.pdf") as pdf:
        links = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])
                 if "/A" in note and "/URI" in note.A}  # fmt: skip
    assert links == {"tel:01134960001", "tel:01134960002", "mailto:ward@example.org",
                     "https://example.org/ward", MAP}  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Monday to Friday, 9am to 5pm", "Weekdays 9am to 5pm: 0113 496 0001"]
)
def test_no_line_ends_within_opening_hours(text: str) -> None:
    even = Font("Even", None, {chr(code): 0.5 for code in range(32, 0x100)}, 0.8, 0.2)
    words = SourceText(text, NOWHERE)
    detail = telephone_link(words) if "0113" in text else ContactDetail(words, "")
    fragments = contacts.fragments_of(detail, RunStyle(even, 10.0, Colour(0, 0, 0)), 100.0)
    for width in range(80, 145):
        lines = [line.text.replace("\u00a0", " ") for line in
                 MeasuredParagraph(fragments).settled(width)]  # fmt: skip
        assert any("9am to 5pm" in line for line in lines), (width, lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Marktplatz 7, 99999 Musterstadt", ["Marktplatz 7,", "99999 Musterstadt"]),
        ("The Pump House, Reservoir Road, Thornley",
         ["The Pump House,", "Reservoir Road,", "Thornley"]),
        ("مستشفى النخيل، الطابق الثاني", ["مستشفى النخيل،", "الطابق الثاني"]),
        # No line holds what stands before this comma.
        ("The old school behind the church, Bray",
         ["The old school", "behind the", "church, Bray"]),
    ],
)  # fmt: skip
def test_lines_of_an_address_end_behind_its_commas(text: str, lines: list[str]) -> None:
    even = Font("Even", None, {chr(code): 0.5 for code in range(32, 0x700)}, 0.8, 0.2)
    detail = ContactDetail(SourceText(text, NOWHERE), "")
    fragments = contacts.fragments_of(detail, RunStyle(even, 10.0, Colour(0, 0, 0)), 100.0)
    settled = MeasuredParagraph(fragments).settled(100.0)
    assert [line.text.replace("\u00a0", " ").strip() for line in settled] == lines


def test_the_deck_has_a_slide_with_the_same_links(tmp_path: Path) -> None:
    built(tmp_path, WARD)
    (slide,) = slides(tmp_path, "Find us")
    (body,) = [shape for shape in slide.placeholders if "Old wing" in shape.text_frame.text]
    # Numbers have no-break spaces.
    lines = [paragraph.text.replace("\u00a0", " ") for paragraph in body.text_frame.paragraphs]
    # A telephone is answered now, so it stands above what is answered later.
    assert lines == [*LINES[:6], "ward@example.org", "https://example.org/ward"]
    # A bare address on the web is no link: read aloud by itself, it says nothing.
    assert links_of(slide) == {"tel:01134960001", "tel:01134960002", "mailto:ward@example.org"}


@pytest.mark.parametrize("format", ["a4", "a4-trifold"])
def test_a_picture_of_a_map_says_what_it_shows(format: str, tmp_path: Path) -> None:
    built(tmp_path, WARD | {"map": {"file": "map.png", "alt": "Beside the east gate."}}, format)
    assert figures(tmp_path) == ["Beside the east gate."]
    (slide,) = slides(tmp_path, "Find us")
    pictures = [shape for shape in slide.shapes if hasattr(shape, "image")]
    assert [p._element.xpath(".//p:cNvPr")[0].get("descr") for p in pictures] == [
        "Beside the east gate."
    ]


@pytest.mark.parametrize("format", ["a4", "a4-trifold"])
def test_the_address_of_a_map_is_printed_with_its_code(format: str, tmp_path: Path) -> None:
    built(tmp_path, WARD | {"map": MAP}, format)
    assert "maps.example.org/old-wing" in leaflet_words(tmp_path)
    (alt,) = figures(tmp_path)
    assert "maps.example.org/old-wing" in alt
    (slide,) = slides(tmp_path, "Find us")
    assert MAP in links_of(slide)
    names = [shape.name for shape in slide.shapes]
    assert any("QR" in name or "code" in name.lower() for name in names), names


@pytest.mark.parametrize("format", ["a4", "a4-trifold"])
def test_the_code_of_a_map_goes_to_press_in_its_frame(format: str, tmp_path: Path) -> None:
    build(tmp_path, WARD | {"map": MAP}, format)
    order = irdocs.BuildOptions(only="leaflet", press="uk-3mm")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "press", order, environment={})
    assert "PRN-17" not in {d.code for d in result.report}
    report = next((tmp_path / "press").glob("*-press.txt")).read_text()
    assert "quiet zone clear" in report


def test_a_long_address_may_be_shown_as_words(tmp_path: Path) -> None:
    built(tmp_path, WARD | {"map": {"url": MAP, "shown": "Map of the old wing"}})
    assert "Map of the old wing" in leaflet_words(tmp_path)


def test_what_has_no_room_beside_the_map_has_a_slide_of_its_own(tmp_path: Path) -> None:
    numbers = [f"Ward {number}: 0113 496 00{number}" for number in range(10, 26)]
    built(tmp_path, WARD | {"telephone": numbers, "map": MAP})
    found = slides(tmp_path, "Find us")
    assert len(found) >= 2 and MAP in links_of(found[-2])


@pytest.mark.parametrize(
    ("keys", "code", "message"),
    [
        ({"map": {"file": "map.png"}}, "missing-alt", "needs alternative text"),
        ({"map": {"url": MAP, "alt": "A map."}}, "missing-alt", "an address none"),
        ({"map": {"alt": "A map."}}, "bad-value", "either a picture (file:) or the address"),
        ({"map": {"file": "map.png", "alt": "A.", "url": MAP}}, "bad-value", "either a picture"),
        ({"map": {"file": "map.png", "alt": "A.", "shown": "B"}}, "bad-value", "shown: stands"),
        ({"map": "javascript:x"}, "bad-url", ""),
        ({"map": {"file": "gone.png", "alt": "A."}}, "missing-asset", ""),
        ({"email": "nobody"}, "bad-email", ""),
        ({"phone": "0113 496 0000"}, "unknown-key", "phone"),
    ],
)
def test_bad_input_is_told_at_its_line(
    keys: dict[str, Any], code: str, message: str, tmp_path: Path
) -> None:
    errors = build(tmp_path, WARD | keys).report.errors
    assert [error.code for error in errors] == [code] and message in errors[0].message
    lines = (tmp_path / "content.yaml").read_text().splitlines()
    assert errors[0].span and errors[0].span.line > lines.index("  - type: contact")


def test_a_contact_needs_a_name(tmp_path: Path) -> None:
    (error,) = build(tmp_path, {"type": "contact", "id": "ward"}).report.errors
    assert error.code == "missing-key" and '"name"' in error.message


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("NHS 111, then 2", ["111"]), ("111, option 2", ["111"]), ("Call 111: option 2", ["111"]),
        ("999 or 112", ["999", "112"]), ("0800 1111 or 116 123", ["08001111", "116123"]),
        ("0113 496 0000, day or night", ["01134960000"]), ("999; ask for Jo", ["999"]),
        ("0113 496 0000 ext. 1234", ["01134960000"]), ("0113 496 0001 / 0002", ["01134960001"]),
        ("Ward 512: 0113 496 0000", ["01134960000"]),
    ],
)  # fmt: skip
def test_a_number_is_dialled_whatever_stands_round_it(
    phone: str, dialled: list[str], tmp_path: Path
) -> None:
    """On paper and on the web, where words behind it once had no end, or were lost."""
    block = {"type": "callout", "kind": "warning", "title": "Ring", "text": "So.", "phone": phone}
    contact = {"type": "contact", "name": "GP", "telephone": phone}
    order = irdocs.BuildOptions(only="leaflet", web="folder")
    data = {"schema_version": 1, "document": ABOUT, "sections": [
        {"id": "s", "title": "Section", "lead": "Lead.", "blocks": [block, contact]}]}  # fmt: skip
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    page = (tmp_path / "out" / "web" / "index.html").read_text()
    assert re.findall(r'href="tel:([^"]*)"', page) == dialled * 2
    assert phone.replace(" ", "") in re.sub(r"<[^>]*>|\s", "", page)


@pytest.mark.parametrize("count", [1, 6, 3][: tried(3, 2)])
@pytest.mark.parametrize("small_print", [1, 4, 12])
def test_whom_to_ask_is_parted_on_no_slide_of_small_print(
    small_print: int, count: int, tmp_path: Path
) -> None:
    address = [f"Line {number} of the address" for number in range(count)]
    contact = {key: WARD[key] for key in ("name", "telephone", "hours", "email")}
    about = ABOUT | {
        "contact": contact | {"address": address}, "organisation": "A trust.",
        "disclaimer": "\n\n".join(f"Word {number} on it." for number in range(small_print)),
        "subtitle": "A line that takes two lines or more, as it has many words to say here.",
    }  # fmt: skip
    section = {"id": "s", "title": "S", "lead": "L.", "blocks": [{"type": "text", "text": "T."}]}
    data = {"schema_version": 1, "document": about, "sections": [section]}
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    order = irdocs.BuildOptions(only="deck")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    wanted = {"Ward 5", *address, *WARD["telephone"], WARD["hours"], WARD["email"]}
    found = [set(lines_of(slide)) & wanted for slide in slides(tmp_path, "")]
    assert wanted in found, [len(lines) for lines in found]
    assert sum("Line 0 of the address" in lines for lines in found) == 1


def test_a_name_that_is_the_title_stands_once(tmp_path: Path) -> None:
    block = {key: value for key, value in WARD.items() if key != "title"}
    for more in ({}, {"map": {"url": MAP, "shown": "the map"}}):
        built(tmp_path, block | more)
        shown = [line for slide in slides(tmp_path, "Ward 5") for line in lines_of(slide)]
        assert shown.count("Ward 5") == 1 and {*LINES} <= {*shown}
    built(tmp_path, {"type": "contact", "name": "Ward 5", "map": {"url": MAP, "shown": "the map"}})
    (slide,) = slides(tmp_path, "Ward 5")
    assert lines_of(slide).count("Ward 5") == 2, "a code has words beside it"


def test_a_contact_that_no_slide_holds_keeps_its_address_whole(tmp_path: Path) -> None:
    telephones = [f"Desk {number}: 0113 496 {number:04}" for number in range(18)]
    address = [f"Line {number} of the address" for number in range(4)]
    built(tmp_path, WARD | {"address": address, "telephone": telephones})
    shown = [lines_of(slide) for slide in slides(tmp_path, "Find us")]
    assert len(shown) > 1
    assert any({"Ward 5", *address} <= set(lines) for lines in shown)
    assert [line for lines in shown for line in lines if line in telephones] == telephones


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("address:\n          12 High Street\n          Leeds", True),
        ("address: 12 High Street,\n          Leeds", False),
        ("address: |\n          12 High Street\n          Leeds", False),
        ("address:\n          - 12 High Street\n          - Leeds", False),
    ],
)  # fmt: skip
def test_lines_that_yaml_joins_are_told(address: str, told: bool, tmp_path: Path) -> None:
    text = one_section({"type": "contact", "name": "Us", "address": "HERE"})
    (tmp_path / "content.yaml").write_text(text.replace("address: HERE", address), "utf-8")
    report = irdocs.check(tmp_path / "content.yaml").report
    assert not report.errors
    found = [one for one in report.warnings if one.code == "joined-lines"]
    assert bool(found) == told and all("12 High Street Leeds" in one.message for one in found)

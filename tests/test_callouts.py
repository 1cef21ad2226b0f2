"""Callouts with a kind: the word is read aloud, colours are legible, the number can be dialled."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pypdfium2
import pytest
import yaml

from conftest import SMALL
from irdocs import theme
from irdocs.audit.reading import pdf_text
from irdocs.charts.status_icons import status_icon, telephone_icon
from irdocs.content.about import telephone_link
from irdocs.content.assets import Picture
from irdocs.content.datafile import DataFileRequest
from irdocs.content.illustration import Illustration
from irdocs.content.source import SourceText
from irdocs.content.status import STATUS_KINDS, StatusKind
from irdocs.content.values import NOWHERE
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.theme import contrast, status_colours
from support.small_documents import built, leaflet_in, whole
from support.templates import all_templates
from support.thorough import tried

WORDS = {
    "emergency": "Emergency",
    "warning": "Warning",
    "information": "Information",
    "success": "Good sign",
}
FORMATS = ("a4-trifold", "a4", "a5-booklet", "large-print")


def document(*callouts: dict[str, Any], **more: Any) -> str:
    data = yaml.safe_load(SMALL) | more
    first = data["sections"][0]["blocks"][0]
    blocks = [{"type": "callout", "id": f"c-{n}", **c} for n, c in enumerate(callouts)]
    data["sections"][0]["blocks"] = [first, *blocks]
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


CALLOUT = {"title": "Ring at once", "text": "If it bleeds.", "phone": "Day and night: 999"}


NUMBERS = ("0113 496 0001", "Ward 5:0113 496 0000", "+44 (0) 113 496 0001 ext. 1234", "111")


@pytest.mark.parametrize("look", ["ir", "clinic", "lecture"][: tried(3, 1)])
def test_any_number_has_room_in_every_format(look: str, tmp_path: Path) -> None:
    places: tuple[dict[str, Any], ...] = ({}, {"place": "back"}, {"place": "cover", "strip": True})
    calls = [
        CALLOUT | {"kind": "warning", "phone": number} | (places[n] if n < 3 else {})
        for n, number in enumerate(NUMBERS)
    ]
    content = document(*calls, theme=look)
    order = {"only": "leaflet", "formats": FORMATS, "web": "folder", "epub": True}
    result = built(tmp_path, content, **order)
    assert not result.report.errors, [str(error) for error in result.report.errors]


@pytest.mark.parametrize("kind", STATUS_KINDS)
def test_the_word_opens_the_heading_and_the_number_is_a_link(
    kind: StatusKind, tmp_path: Path
) -> None:
    text = document(CALLOUT | {"kind": kind})
    folder = whole(tmp_path, text, only="leaflet", formats=FORMATS)
    for format_name in FORMATS:
        data = (folder / f"leaflet-{format_name}.pdf").read_bytes()
        said = pdf_text.read(data).words()
        assert f"{WORDS[kind]} Ring at once" in said
        with pikepdf.open(io.BytesIO(data)) as pdf:
            links = [str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", ())]
        assert "tel:999" in links, format_name


@pytest.mark.parametrize("kind", STATUS_KINDS)
@pytest.mark.parametrize(
    "template", ["picture.pptx", "", "hospital.pptx", "dark.pptx"][: tried(4, 1)]
)
def test_a_slide_names_the_kind_in_a_placeholder_and_dials(
    kind: StatusKind, template: str, tmp_path: Path
) -> None:
    options: dict[str, Any] = {"only": "deck", "handout": 2}
    if template:
        (tmp_path / template).write_bytes(all_templates()[template])
        options["template"] = tmp_path / template
    folder = whole(tmp_path, document(CALLOUT | {"kind": kind}), **options)
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    (slide,) = (s for s in deck.slides if s.shapes.title.text == "Ring at once")
    texts = {shape.name: shape for shape in slide.placeholders}
    assert texts["Status"].text_frame.text == WORDS[kind]
    assert texts["Phone"].text_frame.text == "Day and night: 999"
    assert texts["Phone"].click_action.hyperlink.address == "tel:999"
    assert slide.slide_layout.name == f"{kind.title()} with telephone"
    with pikepdf.open(folder / "handout.pdf") as pdf:
        links = [str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", ())]
    assert "tel:999" in links


TWO = "01234 567890 (day) or 01234 567891 (night)"


@pytest.mark.parametrize("template", ["", "dark.pptx"])
def test_each_of_two_numbers_dials_and_is_as_large_as_the_other(
    template: str, tmp_path: Path
) -> None:
    options: dict[str, Any] = {"handout": 2, "web": "folder"}
    if template:
        (tmp_path / template).write_bytes(all_templates()[template])
        options["template"] = tmp_path / template
    out = whole(tmp_path, document(CALLOUT | {"kind": "emergency", "phone": TWO}), **options)
    addresses = ["tel:01234567890", "tel:01234567891"]
    for name in ("leaflet.pdf", "handout.pdf"):
        with pikepdf.open(out / name) as pdf:
            links = [str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", ())]
        assert set(addresses) <= set(links), name
    for page in out.glob("web/**/*.html"):
        assert all(f'href="{one}"' in page.read_text() for one in addresses), page
    deck = pptx.Presentation(io.BytesIO((out / "deck.pptx").read_bytes()))
    (slide,) = (s for s in deck.slides if s.shapes.title.text == "Ring at once")
    (phone,) = (one for one in slide.placeholders if one.name == "Phone")
    runs = [run for paragraph in phone.text_frame.paragraphs for run in paragraph.runs]
    assert [run.hyperlink.address for run in runs if run.hyperlink.address] == addresses
    assert len({run.font.size for run in runs}) == 1
    assert phone.click_action.hyperlink is None or phone.click_action.hyperlink.address is None
    first, second = (type_size(out / "leaflet.pdf", number) for number in ("567890", "567891"))
    assert first == second > 14


def test_each_number_stands_below_the_words_that_say_whose_it_is(tmp_path: Path) -> None:
    phone = "Day: 01632 960310, night: 01632 960399"
    text = document(
        CALLOUT | {"kind": "emergency", "phone": phone}, leaflet={"format": "a4-trifold"}
    )
    out = whole(tmp_path, text, only="leaflet")
    document_read = pypdfium2.PdfDocument(out / "leaflet.pdf")
    words = " ".join(page.get_textpage().get_text_range() for page in document_read)
    lines = [line.strip() for line in words.replace("\u00a0", " ").splitlines()]
    at = lines.index("Day:")
    assert lines[at : at + 4] == ["Day:", "01632 960310,", "night:", "01632 960399"]
    sizes = [type_size(out / "leaflet.pdf", word) for word in ("Day", "960310", "night", "960399")]
    assert sizes[0] == sizes[2] < sizes[1] == sizes[3]


def test_a_link_on_a_slide_covers_no_number_that_it_does_not_dial(tmp_path: Path) -> None:
    phone = "0113 496 0000 (ask for ward 111)"
    out = whole(tmp_path, document(CALLOUT | {"kind": "warning", "phone": phone}), only="deck")
    deck = pptx.Presentation(io.BytesIO((out / "deck.pptx").read_bytes()))
    (box,) = (one for slide in deck.slides for one in slide.placeholders if one.name == "Phone")
    runs = [run for paragraph in box.text_frame.paragraphs for run in paragraph.runs]
    linked = {run.text: run.hyperlink.address for run in runs if run.hyperlink.address}
    assert linked == {"0113\u00a0496\u00a00000": "tel:01134960000"}
    assert box.click_action.hyperlink.address is None


def test_no_line_of_a_slide_ends_with_the_word_before_a_number(tmp_path: Path) -> None:
    phone = "Day: 01632 960310, night: 01632 960399"
    out = whole(tmp_path, document(CALLOUT | {"kind": "warning", "phone": phone}), only="deck")
    deck = pptx.Presentation(io.BytesIO((out / "deck.pptx").read_bytes()))
    (text,) = (one.text_frame.text for slide in deck.slides for one in slide.placeholders
               if one.name == "Phone")  # fmt: skip
    assert "Day:\u00a001632\u00a0960310, night:\u00a001632\u00a0960399" in text


@pytest.mark.parametrize(
    ("phone", "said"),
    [
        ("999 or 112", ["999", "112"]),
        (TWO, ["567890 (day)", "567891 (night)"]),
        ("8am to 6pm 0113 496 0200; at night 0113 496 0222", ["8am to 6pm 0113", "night 0113"]),
    ],
)
def test_the_strip_has_all_numbers_and_says_when_to_ring_which(
    phone: str, said: list[str], tmp_path: Path
) -> None:
    callout = CALLOUT | {"kind": "emergency", "strip": True, "phone": phone}
    out = whole(tmp_path, document(callout), only="leaflet", formats=("a4-trifold",))
    with pypdfium2.PdfDocument(leaflet_in(out)) as pdf:
        pages = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
    strips = pages.split("Emergency: Ring at once")[1:]
    assert len(strips) > 2
    for strip in strips:
        assert all(words in strip[: len(phone) + 1] for words in said), strip[:80]


def type_size(file: Path, words: str) -> float:
    """Return the size in pt of the first words of a PDF that are these."""
    with pypdfium2.PdfDocument(file) as pdf:
        for page in pdf:
            text = page.get_textpage()
            found = text.search(words).get_next()
            if found:
                return float(pypdfium2.raw.FPDFText_GetFontSize(text, found[0]))
    raise LookupError(words)


def test_a_deck_has_the_layouts_of_kinds_that_it_needs(tmp_path: Path) -> None:
    text = document({"title": "So it is", "text": "To know.", "kind": "information"})
    folder = whole(tmp_path, text, only="deck")
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    names = {layout.name for layout in deck.slide_layouts}
    assert "Information" in names
    assert names.isdisjoint({"Warning", "Information with telephone", "Emergency"})


def test_a_long_callout_goes_on_over_slides_each_with_its_word(tmp_path: Path) -> None:
    words = "\n\n".join(f"Paragraph {n} says what is to be done, and when. " * 3 for n in range(9))
    folder = whole(tmp_path, document(CALLOUT | {"kind": "warning", "text": words}), only="deck")
    deck = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes()))
    slides = [s for s in deck.slides if s.shapes.title.text.startswith("Ring at once")]
    assert len(slides) > 1
    for slide in slides:
        texts = {shape.name: shape.text_frame.text for shape in slide.placeholders}
        assert (texts["Status"], texts["Phone"]) == ("Warning", "Day and night: 999")


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("place", ["cover", "back"])
def test_a_callout_with_a_place_stands_there(place: str, format_name: str, tmp_path: Path) -> None:
    text = document(CALLOUT | {"kind": "emergency", "place": place})
    folder = whole(tmp_path, text, only="leaflet", formats=(format_name,))
    said = pdf_text.read(leaflet_in(folder)).words()
    (section,) = (said.index(yaml.safe_load(text)["sections"][0]["lead"]),)
    callout = said.index("Emergency Ring at once")
    assert (callout < section) == (place == "cover")


@pytest.mark.parametrize("format_name", ["a4", "a5-booklet"])
def test_a_callout_without_room_on_a_masthead_stands_near_its_title(
    format_name: str, tmp_path: Path
) -> None:
    """The masthead is as low as it is where the same callout has no place of its own."""
    signs = "\n".join(f"- Sign {number}" for number in range(6))
    starts = []
    for place in ({}, {"place": "cover"}):
        (folder := tmp_path / str(len(starts))).mkdir()
        text = document(CALLOUT | {"kind": "emergency", "text": signs} | place)
        out = whole(folder, text, only="leaflet", formats=(format_name,))
        with pypdfium2.PdfDocument(leaflet_in(out)) as pdf:
            page = pdf[0].get_textpage()
            words = yaml.safe_load(text)["sections"][0]["title"] if not place else "Emergency"
            starts.append(page.get_charbox(page.search(words).get_next()[0])[3])
    assert starts[1] == pytest.approx(starts[0], abs=30)


@pytest.mark.parametrize("format_name", FORMATS[:: tried(1, 2)])
@pytest.mark.parametrize("place", ["cover", "back"])
def test_several_callouts_stand_in_one_place_and_links_lead_to_each(
    place: str, format_name: str, tmp_path: Path
) -> None:
    several = [
        {"kind": "warning", "place": place, "title": f"Mind {n}", "text": f"Number {n}."}
        for n in range(2)
    ]
    text = document(
        *several, {"title": "See", "text": "As [said before](#c-1), and [first](#c-0)."}
    )
    folder = whole(tmp_path, text, only="leaflet", formats=(format_name,))
    said = pdf_text.read(leaflet_in(folder)).words()
    assert said.index("Mind 0") < said.index("Mind 1")
    with pikepdf.open(io.BytesIO(leaflet_in(folder))) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", ()) if "/Dest" in note]
        places = {str(note.Contents): (note.Dest[0].objgen, float(note.Dest[3])) for note in notes}
    (second_page, second), (first_page, first) = places["said before"], places["first"]
    assert first_page == second_page and first > second


def test_the_strip_is_on_every_page_and_read_aloud_once(tmp_path: Path) -> None:
    callout = CALLOUT | {"kind": "emergency", "strip": True, "place": "cover"}
    more = {"title": "Else", "text": "Much is said. " * 60}
    text = document(callout, *(more for _ in range(5)))
    folder = whole(tmp_path, text, only="leaflet", formats=("a4",))
    data = leaflet_in(folder)
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) > 1
    for page in pages:
        assert "Emergency: Ring at once" in page.get_textpage().get_text_bounded()
    assert pdf_text.read(data).words().count("Ring at once") == 1


@pytest.mark.parametrize(
    ("callouts", "message"),
    [
        ([{"title": "A", "text": "B.", "phone": "999"}], '"phone" needs "kind"'),
        ([{"title": "A", "text": "B.", "place": "back"}], '"place" needs "kind"'),
        ([{"title": "A", "text": "B.", "strip": True}], '"strip" needs "kind"'),
        ([{"title": "A", "text": "B.", "kind": "warning", "phone": "Ask"}], "no telephone number"),
        ([{"title": "A", "text": "B.", "kind": "warnin"}], '"kind" must be'),
        ([{"title": "A", "text": "B.", "kind": "warning", "place": "top"}], '"place" must be'),
        ([{"title": "A", "text": "B.", "kind": "warning", "strip": True}] * 2, "already"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_line(
    callouts: list[dict[str, Any]], message: str, tmp_path: Path
) -> None:
    text = document(*callouts)
    result = built(tmp_path, text)
    (error,) = result.report.errors
    assert message in error.message and error.span is not None
    first = text.split("\n").index("    id: c-0")
    assert error.span.line >= first


@pytest.mark.parametrize(
    ("text", "number", "address"),
    [
        ("999", "999", "tel:999"),
        ("Ward 5: 0113 496 0000", "0113 496 0000", "tel:01134960000"),
        ("Ring 0113 496 0000 (24 hours)", "0113 496 0000", "tel:01134960000"),
    ],
)
def test_the_longest_number_is_the_one_to_dial(text: str, number: str, address: str) -> None:
    detail = telephone_link(SourceText(text, NOWHERE))
    assert (detail.number, detail.url) == (number, address)


# ---------------------------------------------------------------- colours


def loaded(text: str, folder: Path) -> tuple[theme.Theme | None, Report]:
    (folder / "own.yaml").write_text(text)
    report = Report()
    return theme.load(DataFileRequest("own.yaml", folder, None), report), report


OURS = theme.THEMES.path("ir").read_text(encoding="utf-8")


def test_status_colours_given_by_a_theme_must_be_legible(tmp_path: Path) -> None:
    text = OURS.replace('  warning: "#965400"', '  warning: "#FFD000"')
    assert text != OURS
    own, report = loaded(text, tmp_path)
    assert own is None
    line = next(n for n, row in enumerate(text.split("\n"), 1) if "#FFD000" in row)
    assert {error.span.line for error in report.errors if error.span} == {line, line + 1}
    assert "warning on ground has a contrast of" in report.errors[0].message


GROUNDS = [("#FFFFFF", "#14233A"), ("#000000", "#FFFFFF"), ("#102030", "#F0F0F0"),
           ("#FFF8E0", "#202020"), ("#7A1010", "#FFFFFF")]  # fmt: skip


@pytest.mark.parametrize(("ground", "ink"), GROUNDS)
def test_derived_status_colours_are_legible_on_any_ground(ground: str, ink: str) -> None:
    palette = {"ground": Colour.parse(ground), "ink": Colour.parse(ink)}
    for colours in (
        status_colours.completed(palette),
        status_colours.on_ground(status_colours.completed(
            {"ground": Colour.parse("#FFFFFF"), "ink": Colour.parse("#14233A")}), palette),
    ):  # fmt: skip
        for kind in STATUS_KINDS:
            strong, tint = colours[kind], colours[status_colours.ground_of(kind)]
            for text, behind in (
                (strong, palette["ground"]), (strong, tint), (palette["ink"], tint),
            ):  # fmt: skip
                assert contrast.ratio(text, behind) >= contrast.MINIMUM, (kind, text, behind)


@pytest.mark.parametrize("ground", ["#0E1F22", "#102030", "#14141C"])
def test_a_derived_ground_of_a_status_is_seen_on_dark_slides(ground: str) -> None:
    """A shaded row of a table looked like the others."""
    palette = {"ground": Colour.parse(ground), "ink": Colour.parse("#F2F6F4")}
    colours = status_colours.completed(palette)
    for kind in STATUS_KINDS:
        tint = colours[status_colours.ground_of(kind)]
        assert contrast.ratio(tint, palette["ground"]) >= 1.25, kind


# ---------------------------------------------------------------- icons


def points(drawing: Illustration) -> Iterator[tuple[float, float]]:
    for outline in drawing.outlines:
        for _, values in outline.commands:
            yield from zip(values[::2], values[1::2], strict=True)


def area(outline: list[tuple[float, float]]) -> float:
    following = [*outline[1:], outline[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(outline, following, strict=True)) / 2


@pytest.mark.parametrize(
    "picture", [*map(status_icon, STATUS_KINDS), telephone_icon()], ids=lambda p: str(p.name)
)
def test_icons_are_one_colour_in_their_square(picture: Picture) -> None:
    assert isinstance(picture.content, Illustration)
    assert picture.content.roles == {theme.ACCENT}
    assert all(0 <= x <= 64 and 0 <= y <= 64 for x, y in points(picture.content))


@pytest.mark.parametrize("kind", STATUS_KINDS)
def test_the_sign_in_an_icon_is_a_hole(kind: StatusKind) -> None:
    """An outline within another must run the other way, or the sign would be filled."""
    content = status_icon(kind).content
    assert isinstance(content, Illustration)
    outlines: list[list[tuple[float, float]]] = []
    for name, values in content.outlines[0].commands:
        if name == "M":
            outlines.append([])
        if values:
            outlines[-1].append((values[-2], values[-1]))
    largest = max(outlines, key=lambda outline: abs(area(outline)))
    assert any(area(outline) * area(largest) < 0 for outline in outlines)

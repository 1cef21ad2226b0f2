"""The built-in looks: each has a motif of its own, is legible, and is drawn as ornament alone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from pptx import Presentation

from irdocs import theme
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.deck import design as designs
from irdocs.deck.colours import has_dark_ground
from irdocs.deck.layout import Layout
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.theme import THEMES, Theme, contrast
from irdocs.theme.motif import Motif
from irdocs.units import Rect
from support.small_documents import built, leaflet_in, one_section, whole

LOOKS = ("ir", "clinic", "lecture")
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
LECTURE = THEMES.path("lecture").read_text(encoding="utf-8")
EVENTS = [{"date": "1964", "title": "First"}, {"date": "Now", "title": "Next"}]
CONTACT = {"type": "contact", "id": "c", "name": "Ward", "telephone": "0113 496 0001",
           "map": "https://example.org/map"}  # fmt: skip
BLOCKS = ({"type": "timeline", "id": "t", "title": "Times", "items": EVENTS}, CONTACT)


@cache
def look(name: str) -> Theme:
    report = Report()
    read = theme.load(DataFileRequest(name, Path(), None), report)
    assert read is not None and not list(report), list(map(str, report))
    return read


def loaded(text: str, folder: Path) -> tuple[Theme | None, Report]:
    (folder / "own.yaml").write_text(text)
    report = Report()
    return theme.load(DataFileRequest("own.yaml", folder, None, FileReader()), report), report


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The folder of the leaflet and the deck in each look, and without a motif."""
    made: dict[str, Path] = {}
    for name in LOOKS:
        folder = tmp_path_factory.mktemp(name)
        made[name] = whole(folder, one_section(*BLOCKS, theme=name))
    folder = tmp_path_factory.mktemp("none")
    plain = THEMES.path("ir").read_text().replace("motif: wire", "motif: none")
    (folder / "own.yaml").write_text(plain)
    made["none"] = whole(folder, one_section(*BLOCKS, theme="own.yaml"))
    return made


def test_each_built_in_look_has_a_motif_of_its_own_and_says_what_it_is_for() -> None:
    assert set(THEMES.names) == set(LOOKS)
    motifs = [look(name).motif for name in LOOKS]
    assert {*motifs, "none"} == set(get_args(Motif)) and len(set(motifs)) == len(LOOKS)
    assert all(look(name).description for name in LOOKS)


@pytest.mark.parametrize("name", LOOKS)
def test_texts_and_values_of_charts_are_legible_on_paper_and_on_slides(name: str) -> None:
    for palette in (look(name).palette, look(name).slide_palette):
        for text, ground in (
            *look(name).text_pairs, ("ink", "balloon"), ("ground", "emergency"),
            ("ink", "warning-tint"), ("information", "information-tint"),
        ):  # fmt: skip
            assert contrast.ratio(palette[text], palette[ground]) >= 4.5, (text, ground)


def test_dark_slides_have_a_leaflet_on_white_paper() -> None:
    lecture = look("lecture")
    assert str(lecture.palette["ground"]) == "#FFFFFF"
    assert has_dark_ground(lecture.slide_palette)
    assert not any(has_dark_ground(look(name).slide_palette) for name in ("ir", "clinic"))
    assert look("ir").slide_palette == look("ir").palette


def test_what_slides_do_not_name_follows_their_ground(tmp_path: Path) -> None:
    """A theme's red and its link may be illegible on its dark slides; then they give way."""
    cut = re.sub(r'(?m)^    (link|balloon|vessel|\w+-tint|emergency|warning|success): "#.*\n', "",
                 LECTURE)  # fmt: skip
    own, report = loaded(cut, tmp_path)
    assert own is not None, list(map(str, report))
    palette = own.slide_palette
    assert (
        palette["link"] == palette["primary"] and palette["emergency"] != own.palette["emergency"]
    )
    for kind in ("emergency", "warning", "success"):
        assert contrast.ratio(palette[kind], palette["ground"]) >= 4.5
        assert contrast.ratio(palette["ink"], palette[f"{kind}-tint"]) >= 4.5


@pytest.mark.parametrize(
    ("found", "written", "said"),
    [
        ('    ink: "#F7F5EF"', '    ink: "#333333"', "on slides, ink on ground"),
        ('    success: "#6BD69A"', '    success: "#223322"', "on slides, success on ground"),
        ('    teal: "#57D2C4"', '    tael: "#57D2C4"', 'no colour role "tael"'),
        ('    teal: "#57D2C4"', "    teal: green", "green"),
        ("motif: edge", "motif: wave", "motif"),
    ],
)
def test_a_fault_of_the_colours_of_slides_is_told_at_its_line(
    found: str, written: str, said: str, tmp_path: Path
) -> None:
    assert found in LECTURE
    text = LECTURE.replace(found, written)
    own, report = loaded(text, tmp_path)
    assert own is None
    faults = [error for error in report.errors if said in error.message]
    lines = {fault.span.line for fault in faults if fault.span}
    assert text.split("\n").index(written) + 1 in lines, list(map(str, report))


def test_a_dark_deck_is_dark_and_its_notes_and_codes_are_not(products: Mapping[str, Path]) -> None:
    palette = look("lecture").slide_palette
    show = Presentation(str(products["lecture"] / "deck.pptx"))
    master = show.slide_master._element
    mapping = master.find("p:clrMap", NS)
    with zipfile.ZipFile(products["lecture"] / "deck.pptx") as package:
        part = etree.fromstring(package.read("ppt/theme/theme1.xml"))
    scheme = {
        slot: part.find(f".//a:clrScheme/a:{slot}/a:srgbClr", NS).get("val")
        for slot in ("dk1", "lt1")
    }
    assert scheme == {"dk1": palette["ground"].hex, "lt1": palette["ink"].hex}
    assert (mapping.get("bg1"), mapping.get("tx1")) == ("dk1", "lt1")
    notes = show.slides[0].notes_slide.part.notes_master._element.find("p:clrMap", NS)
    assert (notes.get("bg1"), notes.get("tx1")) == ("lt1", "dk1")
    codes = [
        group
        for slide in show.slides
        for group in slide._element.iterfind(".//p:grpSp", NS)
        if group.find("p:nvGrpSpPr/p:cNvPr", NS).get("name") == "QR code"
    ]
    assert codes
    for code in codes:
        plate, symbol = code.findall("p:sp", NS)[:2]
        assert plate.find("p:spPr/a:solidFill/a:srgbClr", NS).get("val") == "FFFFFF"
        assert symbol.find("p:spPr/a:solidFill/a:srgbClr", NS).get("val") == "000000"


@pytest.mark.parametrize("name", LOOKS)
def test_the_motif_on_slides_is_decorative(name: str, products: Mapping[str, Path]) -> None:
    show = Presentation(str(products[name] / "deck.pptx"))
    painted = [
        shape
        for layout in show.slide_layouts
        for shape in layout._element.iterfind(".//p:sp", NS)
        if shape.find("p:nvSpPr/p:nvPr/p:ph", NS) is None
    ]
    assert painted
    for shape in painted:
        decorative = shape.find("p:nvSpPr/p:cNvPr//adec:decorative", NS)
        assert decorative is not None and decorative.get("val") == "1"


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("name", LOOKS)
def test_titles_stand_at_one_place_within_the_slide(name: str, aspect: Any) -> None:
    design = designs.own(look(name), aspect)
    titles = {
        layout.title.box
        for layout in design.every_layout()
        if layout.room is not None and layout.room.y == 144.0
    }
    assert len(titles) == 1
    for layout in design.every_layout():
        for placeholder in layout.placeholders:
            box = placeholder.box
            assert box.x >= 0 and box.right <= design.size.width + 0.01, layout.name
            assert box.y >= 0 and box.bottom <= design.size.height + 0.01, layout.name


def behind(box: Rect, layout: Layout) -> str:
    """Return the colour role that is painted right behind the middle of a box."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    role = layout.ground
    for painted in layout.decorations:
        area = painted.box
        if painted.shape in ("line", "ring") or painted.is_look:
            continue
        if area.x <= x <= area.right and area.y <= y <= area.bottom:
            role = painted.colour
    return role


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("motif", get_args(Motif))
@pytest.mark.parametrize("name", LOOKS)
def test_every_text_of_every_layout_is_legible_with_any_motif(
    name: str, motif: Motif, aspect: Any
) -> None:
    """Motifs and colours are chosen apart, so each pair of them must be fit to be read."""
    own = look(name).model_copy(update={"motif": motif})
    design = designs.own(own, aspect)
    palette = design.palette
    for layout in design.every_layout():
        for place in layout.placeholders:
            if place.kind in ("pic", "chart", "tbl"):
                continue
            ground = behind(place.box, layout)
            ratio = contrast.ratio(palette[place.colour], palette[ground])
            least = contrast.needed(place.sizes[-1], place.bold)
            assert ratio >= least, (layout.name, str(place.name), place.colour, ground)


def filled(data: bytes) -> list[tuple[Colour, tuple[float, float, float, float]]]:
    """Return the colour and the box (left, bottom, right, top) of each filled path of page 1."""
    found = []
    page = pypdfium2.PdfDocument(data)[0]
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        mode, stroke = pypdfium2.raw.c_int(), pypdfium2.raw.c_int()
        pypdfium2.raw.FPDFPath_GetDrawMode(item, mode, stroke)
        channels = [pypdfium2.raw.c_uint() for _ in range(4)]
        if mode.value and pypdfium2.raw.FPDFPageObj_GetFillColor(item, *channels):
            red, green, blue, _ = (channel.value for channel in channels)
            found.append((Colour(red, green, blue), item.get_bounds()))
    return found


def heading_box(data: bytes) -> tuple[float, float, float, float]:
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    return tuple(text.get_charbox(text.search("Section").get_next()[0]))  # type: ignore[return-value]


def test_a_leaflet_s_headings_have_the_mark_of_the_motif(products: Mapping[str, Path]) -> None:
    """A block behind the words, a bar above them, or nothing: read from the page's own paths."""
    marks: dict[str, str] = {}
    for name, folder in products.items():
        data = leaflet_in(folder)
        left, bottom, right, top = heading_box(data)
        for _, (x, low, far, high) in filled(data):
            if x <= left and far >= right and low <= bottom and high >= top and high - low < 60:
                marks[name] = "block"
            elif abs(x - left) < 4 and top < low < top + 20 and 20 < far - x < 60:
                marks.setdefault(name, "bar")
            elif abs(x - left) < 4 and high < bottom and bottom - high < 14 and far - x < 9:
                marks.setdefault(name, "dot")
    assert marks == {"ir": "dot", "clinic": "bar", "lecture": "block"}


@pytest.mark.parametrize("name", LOOKS)
def test_the_motif_of_a_leaflet_is_an_artifact(name: str, products: Mapping[str, Path]) -> None:
    """No path is painted within the marked content of an element but those of figures."""
    with pikepdf.open(next(iter(sorted(products[name].glob("leaflet*.pdf"))))) as pdf:
        depth: list[str] = []
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            name_of = str(operator)
            if name_of in ("BDC", "BMC"):
                depth.append(str(operands[0]))
            elif name_of == "EMC":
                depth.pop()
            elif name_of in ("f", "f*", "S", "B"):
                assert depth and depth[-1] in ("/Artifact", "/Figure"), depth


def test_each_event_of_a_timeline_has_a_mark_and_squares_are_the_edge_s(
    products: Mapping[str, Path],
) -> None:
    for name in ("clinic", "lecture"):
        signal = look(name).palette["signal"]
        marks = [
            (box, far - x, high - low)
            for colour, box in filled(leaflet_in(products[name]))
            for x, low, far, high in (box,)
            if colour == signal and far - x < 12
        ]
        assert len(marks) == len(EVENTS), name
        for _, width, height in marks:
            assert width == pytest.approx(height, abs=0.1)


OWN_COLOURS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    '<path d="M10 80 L190 80 L190 90 L10 90 Z" fill="#1f4e79"/>'
    '<text x="20" y="40">crest</text></svg>'
)


@pytest.mark.parametrize("name", LOOKS)
def test_a_drawing_in_its_own_colours_stands_on_a_light_ground_on_dark_slides(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "wall.svg").write_text(OWN_COLOURS)
    image = {"type": "image", "id": "wall", "file": "wall.svg", "alt": "A wall.", "place": "full",
             "title": "A wall", "caption": "Crest."}  # fmt: skip
    text = one_section(image, theme=name)
    text = text.replace("  lead: Lead.", "  lead: Lead.\n  picture: wall.svg")
    assert not built(tmp_path, text, only="deck").failed
    deck = Presentation(str(tmp_path / "out/deck.pptx"))
    pictures = {
        slide.slide_layout.name: shape.element.spPr
        for slide in deck.slides
        for shape in slide.shapes
        if shape.element.tag.endswith("}pic")
    }
    has_ground = {layout: bool(pic.findall("a:solidFill", NS)) for layout, pic in pictures.items()}
    assert has_ground["Full picture"], has_ground
    # The disc of an opener is bright in "lecture", and dark in the others.
    assert has_ground["Section header"] == (name != "lecture"), has_ground

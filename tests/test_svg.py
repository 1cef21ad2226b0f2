"""Any static SVG: drawn as resvg draws it in every product, and nothing in it is run or fetched."""

from __future__ import annotations

import base64
import io
import json
import random
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pypdfium2
import pytest
import resvg_py
import yaml
from PIL import Image, ImageChops, ImageStat

import irdocs
from conftest import SMALL
from irdocs import vector_svg
from irdocs.audit.reading import deck_text, pdf_file, pdf_text
from irdocs.content import limits, svg_files
from irdocs.content.artwork import Artwork, RenderedArtwork
from irdocs.content.illustration import Illustration
from irdocs.content.svg.faces import shipped as shipped_faces
from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.content.svg.parsing import parsed
from irdocs.content.svg.preparing import prepared
from irdocs.drawing import Colour
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import LAYOUT, VectorsItem
from irdocs.pdf.inks import Inks, PressInks, ScreenInks
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.writer import write
from irdocs.units import Rect, Size
from irdocs.vector_art import EmbeddedImage, Tiling, VectorPath
from support.small_documents import one_section, whole
from support.thorough import tried

WIDTH = 200
ABOUT = DocumentInformation(
    "A drawing", "Nobody", "Tests", "en-GB", datetime(2026, 1, 31, tzinfo=UTC), "irdocs tests"
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 100 80">{}</svg>'
)
HEAD = SVG.index("{")


def _picture(kind: str = "PNG") -> str:
    """Return a picture of four colours, one of them translucent, in base64."""
    image, buffer = Image.new("RGBA", (400, 400), (200, 30, 30, 255)), io.BytesIO()
    image.paste((30, 60, 200, 255), (200, 0, 400, 200))
    image.paste((30, 160, 60, 255), (0, 200, 200, 400))
    image.paste((0, 0, 0, 90), (200, 200, 400, 400))
    image.save(buffer, kind)
    return base64.b64encode(buffer.getvalue()).decode()


def _tiny() -> str:
    """Return a PNG of four pixels, black and white, in base64."""
    image, buffer = Image.new("L", (2, 2), "white"), io.BytesIO()
    image.putpixel((0, 0), 0)
    image.putpixel((1, 1), 0)
    image.save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


PICTURE = _picture()
FEATURES = {
    "presentation attributes":
        '<rect x="10" y="10" width="60" height="50" fill="#e63946" stroke="navy" stroke-width="6" '
        'fill-opacity=".6"/>',
    "style attributes": '<circle cx="50" cy="40" r="30" style="fill:rgb(20 120 90);stroke:none"/>',
    "classes":
        "<style>.a{fill:teal}.b{stroke:#222;stroke-width:8;fill:none}rect.a{fill:orange}</style>"
        '<rect class="a" x="5" y="5" width="60" height="60"/><path class="b" d="M10 70L90 10"/>',
    "inherited properties":
        '<g fill="purple" stroke="gold" stroke-width="5"><rect x="10" y="10" width="30" height="60"'
        '/><g fill="none"><circle cx="70" cy="40" r="20"/></g></g>',
    "use and symbol":
        '<defs><symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10" rx="3"/></symbol>'
        '<g id="g"><circle r="12" fill="green"/></g></defs><use href="#s" x="5" y="5" width="40" '
        'height="40" fill="brown"/><use xlink:href="#g" transform="translate(70 50)"/>',
    "linear gradient":
        '<linearGradient id="l" x1="0" y1="0" x2="1" y2="1"><stop offset=".1" stop-color="red"/>'
        '<stop offset=".5" stop-color="yellow"/><stop offset=".9" stop-color="blue"/>'
        '</linearGradient><rect width="100" height="80" fill="url(#l)"/>',
    "radial gradient":
        '<radialGradient id="r" cx=".5" cy=".5" r=".5" fx=".3" fy=".3" gradientTransform='
        '"rotate(20 .5 .5)"><stop offset="0" stop-color="#fff"/><stop offset="1" '
        'stop-color="#036"/></radialGradient><ellipse cx="50" cy="40" rx="45" ry="30" '
        'fill="url(#r)"/>',
    "fading gradient":
        '<linearGradient id="l"><stop offset="0" stop-color="navy"/><stop offset="1" '
        'stop-color="navy" stop-opacity="0"/></linearGradient><rect width="100" height="80" '
        'fill="gold"/><rect x="10" y="10" width="80" height="60" fill="url(#l)"/>',
    "gradient stroke":
        '<linearGradient id="l"><stop offset="0" stop-color="crimson"/><stop offset="1" '
        'stop-color="lime"/></linearGradient><path d="M10 40H90V70" fill="none" '
        'stroke="url(#l)" stroke-width="14"/>',
    "gradient in a translucent group":
        '<linearGradient id="l"><stop offset="0" stop-color="crimson"/><stop offset="1" '
        'stop-color="lime"/></linearGradient><g opacity=".6" transform="rotate(10)"><rect x="20" '
        'width="70" height="60" fill="url(#l)"/><path d="M20 70H90" stroke="url(#l)" '
        'stroke-width="12"/></g>',
    "clipping path":
        '<clipPath id="c"><circle cx="40" cy="40" r="30"/><rect x="60" width="30" height="30"/>'
        '</clipPath><rect width="100" height="80" fill="tomato" clip-path="url(#c)"/>',
    "clipping path by the even-odd rule":
        '<clipPath id="c"><path clip-rule="evenodd" d="M10 10H90V70H10ZM30 25H70V55H30Z"/>'
        '</clipPath><rect width="100" height="80" fill="navy" clip-path="url(#c)"/>',
    "even-odd fill": '<path fill-rule="evenodd" fill="navy" d="M5 5H95V75H5ZM25 20H75V60H25Z"/>',
    "text":
        '<text x="5" y="35" font-family="Georgia, serif" font-size="22" font-weight="bold">Words'
        '</text><text x="95" y="70" text-anchor="end" style="font: italic 20px Arial" '
        'fill="firebrick">more</text>',
    "text on a path":
        '<path id="p" d="M10 60Q50 0 90 60" fill="none"/><text font-size="16">'
        '<textPath href="#p">Round the bend</textPath></text>',
    "nested svg":
        '<svg x="10" y="10" width="80" height="60" viewBox="0 0 10 20" '
        'preserveAspectRatio="xMaxYMin meet"><rect width="30" height="20" fill="navy"/></svg>',
    "transforms":
        '<g transform="translate(20 10) rotate(15) skewX(20) scale(1.5 .6)"><rect width="40" '
        'height="60" fill="skyblue" stroke="black" stroke-width="8"/></g>',
    "translucent group":
        '<rect width="100" height="80" fill="gold"/><g opacity=".5"><circle cx="40" cy="40" '
        'r="30" fill="red"/><circle cx="60" cy="40" r="30" fill="blue"/></g>',
    "dashes, caps and joins":
        '<path d="M10 10H90" stroke="black" stroke-width="8" stroke-dasharray="12 6 2 6" '
        'stroke-dashoffset="5"/><path d="M10 30L50 70L90 30" fill="none" stroke="teal" '
        'stroke-width="10" stroke-linecap="round" stroke-linejoin="bevel"/>',
    "markers":
        '<marker id="m" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="5" markerHeight="5" '
        'orient="auto"><path d="M0 0L10 5L0 10Z" fill="crimson"/></marker><path d="M10 60L50 20'
        'L90 60" fill="none" stroke="black" stroke-width="4" marker-start="url(#m)" '
        'marker-mid="url(#m)" marker-end="url(#m)"/>',
    "switch":
        '<switch><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">No'
        '</p></foreignObject><rect x="10" y="10" width="80" height="60" fill="olive"/></switch>',
    "embedded picture":
        '<image x="10" y="5" width="80" height="70" transform="rotate(5 50 40)" opacity=".8" '
        f'href="data:image/png;base64,{PICTURE}"/>',
    "pattern":
        '<pattern id="p" width="12" height="10" patternUnits="userSpaceOnUse" '
        'patternTransform="translate(3 2)"><rect width="6" height="5" fill="navy"/>'
        '<circle cx="9" cy="7" r="4" fill="tomato"/></pattern>'
        '<ellipse cx="50" cy="40" rx="45" ry="35" fill="url(#p)" stroke="black"/>',
    "pattern of a stroke in a translucent group":
        '<pattern id="p" width=".2" height=".25"><path d="M0 0L20 24" stroke="green" '
        'stroke-width="9"/></pattern><g opacity=".7" transform="translate(2 1)"><rect x="20" '
        'y="18" width="60" height="44" fill="none" stroke="url(#p)" stroke-width="24"/></g>',
    "pattern within a pattern":
        '<pattern id="q" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="2" '
        'height="4" fill="purple"/></pattern><pattern id="p" width="40" height="40" '
        'patternUnits="userSpaceOnUse"><circle cx="20" cy="20" r="18" fill="url(#q)"/></pattern>'
        '<rect width="100" height="80" fill="url(#p)" fill-opacity=".8"/>',
    "nested svg that is moved":
        '<svg width="30" height="30" transform="translate(40 20)" opacity=".8"><circle cx="20" '
        'cy="20" r="25"/></svg>',
    "colour of the element that inherits":
        '<g fill="currentColor" stroke="red"><g style="color:green"><rect width="60" height="50"/>'
        '</g></g>',
    "size of type that depends on what is outside":
        '<text x="2" y="60" font-size="350%">Type</text>',
    "href before that of XLink":
        '<defs><rect id="a" width="60" height="60" fill="red"/><rect id="b" width="60" '
        'height="60" fill="green"/></defs><use xlink:href="#a" href="#b" x="20" y="9"/>',
    "sharp pixels":
        '<image x="10" width="80" height="80" style="image-rendering:pixelated" '
        f'href="data:image/png;base64,{_tiny()}"/>',
    "embedded picture in WebP":
        f'<image x="10" width="80" height="80" href="data:image/webp;base64,{_picture("WEBP")}"/>',
    "strokes below fills":
        '<circle cx="50" cy="40" r="25" fill="gold" stroke="black" stroke-width="20" '
        'paint-order="stroke"/>',
}  # fmt: skip
RASTER = {
    "filter":
        '<filter id="f"><feGaussianBlur stdDeviation="4"/></filter>\n'
        '<rect x="20" y="20" width="50" height="40" filter="url(#f)"/>',
    "mask":
        '<mask id="m"><circle cx="50" cy="40" r="30" fill="white"/></mask>\n'
        '<rect width="100" height="80" fill="navy" mask="url(#m)"/>',
    "blending":
        '<rect width="60" height="60" fill="gold"/>\n'
        '<circle cx="50" cy="40" r="30" fill="teal" style="mix-blend-mode:multiply"/>',
    "repeats":
        '<linearGradient id="l" x2=".2" spreadMethod="reflect"><stop stop-color="red"/>'
        '<stop offset="1"/></linearGradient>\n<rect width="90" height="80" fill="url(#l)"/>',
}  # fmt: skip


def artwork(inside: str) -> Artwork:
    drawing = svg_files.read(SVG.format(inside).encode())
    assert isinstance(drawing, Artwork), drawing
    return drawing


def pdf_of(drawing: Artwork, inks: Inks | None = None) -> bytes:
    """Return a page of a PDF that a drawing fills, WIDTH pt wide."""
    size = Size(float(WIDTH), WIDTH * drawing.height / drawing.width)
    box = Rect(0, 0, size.width, size.height)
    item = VectorsItem(LAYOUT, drawing.vectors({}, size.width), box)
    document = PagedDocument((Page(size, (Layer((item,)),)),))
    return write(document, ABOUT, inks or ScreenInks())


def shown(pdf: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")


def by_resvg(svg: str) -> Image.Image:
    """Return a drawing as resvg renders it on white, its texts in our typefaces."""
    fonts = [str(file) for file in shipped_faces().files]
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=WIDTH, dpi=96.0, skip_system_fonts=True, font_files=fonts
    )
    picture = Image.open(io.BytesIO(bytes(png))).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    return ground.convert("RGB")


def wanted(inside: str) -> Image.Image:
    root = parsed(SVG.format(inside).encode())
    return by_resvg(prepared(root, shipped_faces().substitute).svg)


def difference(one: Image.Image, other: Image.Image) -> float:
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3 / 255


# ---------------------------------------------------------------- drawn alike


@pytest.mark.parametrize("feature", FEATURES)
def test_a_pdf_shows_a_drawing_as_resvg_does(feature: str) -> None:
    reference = wanted(FEATURES[feature])
    blank = Image.new("RGB", reference.size, "white")
    assert difference(blank, reference) > 0.02, "the comparison would not see a lost drawing"
    assert difference(shown(pdf_of(artwork(FEATURES[feature]))), reference) < 0.012


@pytest.mark.parametrize("feature", FEATURES)
def test_the_svg_of_a_deck_is_drawn_alike(feature: str) -> None:
    drawing = artwork(FEATURES[feature])
    svg = vector_svg.written(drawing.vectors({}, 300), 300, 300 * drawing.height / drawing.width)
    assert difference(by_resvg(svg), wanted(FEATURES[feature])) < 0.008
    assert not re.search(r"<(script|style|text|use|metadata)|class=|style=|[^:]href", svg)


@pytest.mark.parametrize("feature", list(FEATURES)[:: tried(1, 2)])
def test_a_press_file_has_four_inks_and_looks_alike(feature: str) -> None:
    data = pdf_of(artwork(FEATURES[feature]), PressInks({}, frozenset(), 300))
    (page,) = pdf_file.read(data).pages
    assert page.painted and {item.ink.space for item in page.painted} == {"cmyk"}
    assert max(item.ink.total for item in page.painted) <= 300
    assert b"/DeviceRGB" not in b"".join(_streams_and_dictionaries(data))
    # Inks look paler than light, so colours are compared coarsely.
    assert difference(shown(data), wanted(FEATURES[feature])) < 0.16


def test_a_pattern_without_anything_in_its_cell_paints_nothing() -> None:
    """Such as one that is painted with itself, which programs leave out."""
    pattern = (
        '<defs><pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">'
        '<rect width="5" height="5" fill="url(#p)"/></pattern></defs>'
    )
    drawing = artwork(
        pattern + '<rect width="50" height="50" fill="url(#p)" stroke="url(#p)"/>'
        '<rect width="5" height="5" fill="#123456"/>'
    )
    (page,) = pdf_file.read(pdf_of(drawing, PressInks({}, frozenset(), 300))).pages
    assert {item.ink.space for item in page.painted} == {"cmyk"}


def _streams_and_dictionaries(data: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            yield repr(item).encode()
            if isinstance(item, pikepdf.Stream) and "/Filter" in item:
                yield item.read_bytes()


def test_the_ends_of_gradients_have_the_inks_of_their_colours() -> None:
    inks = PressInks({}, frozenset(), 300)
    red, blue = inks.mix(Colour(255, 0, 0)), inks.mix(Colour(0, 0, 255))
    data = pdf_of(artwork(FEATURES["linear gradient"]), inks)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        (shading,) = form.Resources.Shading.values()
        assert shading.ColorSpace == "/DeviceCMYK" and len(shading.Function.Functions) > 20
        first, last = shading.Function.Functions[0].C0, shading.Function.Functions[-1].C1
        assert [round(float(part) * 100) for part in first] == list(red)
        assert [round(float(part) * 100) for part in last] == list(blue)


def test_a_drawing_that_is_shown_twice_is_in_the_file_once() -> None:
    drawing = artwork(FEATURES["classes"])
    elements = drawing.vectors({}, 50)
    items = tuple(VectorsItem(LAYOUT, elements, Rect(x, 0, 50, 40)) for x in (0, 60))
    page = Page(Size(120, 40), (Layer(items),))
    with pikepdf.open(io.BytesIO(write(PagedDocument((page,)), ABOUT))) as pdf:
        forms = [o for o in pdf.objects
                 if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]  # fmt: skip
        assert len(forms) == 1
        assert pdf.pages[0].Contents.read_bytes().count(b" Do") == 2


# ---------------------------------------------------------------- in every product


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("svg")
    everything = ""
    for number, inside in enumerate(FEATURES.values()):
        if "<style>" not in inside:  # which would reach the others
            own = re.sub(r'(id="|url[(]#|href="#)', rf"\g<1>n{number}", inside)
            place = f'x="{100 * (number % 5)}" y="{80 * (number // 5)}"'
            everything += f'<svg {place} width="100" height="80" viewBox="0 0 100 80">{own}</svg>'
    secret = '<!-- Jane --><metadata>Jane</metadata><g id="Jane" data-name="Jane">'
    svg = SVG.format(f"<title>Jane</title>{secret}{everything}</g>").replace(
        'viewBox="0 0 100 80">', 'viewBox="0 0 500 400">', 1
    )
    (folder / "all.svg").write_text(svg)
    (folder / "blur.svg").write_text(SVG.format(RASTER["filter"] + "<text y='20'>Soft</text>"))
    (folder / "icon.svg").write_text(SVG.format('<circle cx="50" cy="40" r="30" fill="#FE0000"/>'))
    data = yaml.safe_load(SMALL)
    data["leaflet"] = {"format": "a4"}
    data["sections"][0]["picture"] = "icon.svg"
    data["sections"][0]["blocks"] += [
        {"type": "image", "file": "all.svg", "alt": "All that a drawing can have."},
        {"type": "image", "file": "blur.svg", "alt": "A shadow.", "size": "small"},
        {"type": "callout", "title": "Mind", "text": "The step.", "icon": "icon.svg"},
    ]
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    order = irdocs.BuildOptions(handout=1, press="uk-3mm")
    result = irdocs.build(folder / "content.yaml", folder / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    notes = {note.code: note.message for note in result.report if note.code.startswith("drawing")}
    assert "line 2: a filter" in notes["drawing-as-picture"]
    assert "instead of Georgia, Arial" in notes["drawing-face"]
    return folder / "out"


def test_the_words_of_a_drawing_are_in_its_alternative_text(built: Path) -> None:
    alts = [
        {piece.alt for piece in read((built / name).read_bytes()).pieces if piece.alt}
        for name, read in (
            ("leaflet.pdf", pdf_text.read),
            ("handout.pdf", pdf_text.read),
            ("deck.pptx", deck_text.read),
        )
    ]
    for found in alts:
        assert "All that a drawing can have. (Words; more; Round the bend; Type)" in found
        assert "A shadow. (Soft)" in found


def test_the_press_file_of_drawings_passes_the_preflight(built: Path) -> None:
    rows = json.loads((built / "leaflet-a4-press.json").read_text())["rows"]
    assert {row["id"] for row in rows if row["outcome"] == "fail"} == set()


def test_paper_has_a_picture_of_600_dots_an_inch(built: Path) -> None:
    pages = pdf_file.read((built / "leaflet.pdf").read_bytes()).pages
    sizes = [item.size for page in pages for item in page.painted if item.kind == "image"]
    assert sizes and max(sizes) > 590


def test_a_deck_has_the_drawing_as_svg_and_nothing_else_of_its_file(built: Path) -> None:
    with zipfile.ZipFile(built / "deck.pptx") as package:
        assert not any(b"Jane" in package.read(name) for name in package.namelist())
        drawings = [package.read(n) for n in package.namelist() if n.endswith(".svg")]
        pngs = [n for n in package.namelist() if n.startswith("ppt/media") and n.endswith(".png")]
    # Each size of a drawing is a file, with a PNG beside it; the blurred one is a PNG alone.
    assert len(pngs) == len(drawings) + 1
    assert sum(b"linearGradient" in data and b"clipPath" in data for data in drawings) == 1


@pytest.mark.parametrize("name", ["leaflet.pdf", "handout.pdf"])
def test_paper_shows_a_drawings_own_colours(name: str, built: Path) -> None:
    document = pypdfium2.PdfDocument(built / name)
    reds = 0
    for page in document:
        data = page.render(scale=0.5).to_pil().convert("RGB").tobytes()
        triples = zip(data[0::3], data[1::3], data[2::3], strict=True)
        reds += sum(triple == (254, 0, 0) for triple in triples)
    assert reds > 30


def test_words_of_a_drawing_in_a_column_are_told_too(tmp_path: Path) -> None:
    (tmp_path / "words.svg").write_text(SVG.format('<text y="40" font-size="20">Ward</text>'))
    data = yaml.safe_load(SMALL)
    data["leaflet"] = {"format": "a4"}
    picture = {"type": "image", "file": "words.svg", "alt": "A sign."}
    columns = [
        {"title": "First", "blocks": [picture]},
        {"title": "Second", "blocks": [{"type": "text", "text": "Words."}]},
    ]
    data["sections"][0]["blocks"].append({"type": "columns", "columns": columns})
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    outline = deck_text.read((tmp_path / "out" / "deck.pptx").read_bytes())
    assert "A sign. (Ward)" in {piece.alt for piece in outline.pieces}


# ---------------------------------------------------------------- pictures of drawings


@pytest.mark.parametrize("feature", RASTER)
def test_what_no_vectors_hold_is_a_picture_and_says_where(feature: str) -> None:
    drawing = svg_files.read(SVG.format(RASTER[feature]).encode())
    assert isinstance(drawing, RenderedArtwork)
    (remark,) = drawing.remarks
    assert remark.code == "drawing-as-picture" and feature in remark.message
    assert re.match(r"line [12]: ", remark.message)
    picture = Image.open(io.BytesIO(drawing.pixels(WIDTH / 2)))
    assert picture.width == WIDTH, "twice as fine as a photograph"
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    assert difference(ground.convert("RGB"), wanted(RASTER[feature])) < 0.001


@pytest.mark.parametrize("shade", [0, 30_000, 65_535])
def test_an_embedded_picture_of_16_bits_is_drawn_in_8(shade: int) -> None:
    buffer = io.BytesIO()
    Image.new("I;16", (9, 9), shade).save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    drawing = artwork(f'<image width="90" height="70" href="data:image/png;base64,{data}"/>')
    (element,) = drawing.elements
    assert isinstance(element, EmbeddedImage)
    with Image.open(io.BytesIO(element.data)) as picture:
        assert picture.convert("L").getextrema() == (shade >> 8, shade >> 8)


def test_a_picture_in_an_embedded_drawing_is_not_lost() -> None:
    inner = SVG.format(f'<image width="90" height="70" href="data:image/png;base64,{PICTURE}"/>')
    outer = f'<image width="90" height="70" href="data:image/svg+xml,{quote(inner)}"/>'
    drawing = svg_files.read(SVG.format(outer).encode())
    assert isinstance(drawing, RenderedArtwork)
    assert "line 1: a picture within an embedded drawing" in drawing.remarks[-1].message
    seen = Image.open(io.BytesIO(drawing.pixels(WIDTH / 2))).convert("RGBA")
    assert len(seen.getcolors(1 << 20) or ()) > 3


@pytest.mark.parametrize(
    ("cell", "inner"),
    [('width=".01" height=".01"', 'fill="navy"'), ('width="9" height="900"', 'fill="navy"'),
     ('width="2" height="2"', 'fill="url(#q)"')],
    ids=["small", "large", "small within small"],
)  # fmt: skip
def test_a_pattern_of_far_too_many_or_too_large_cells_is_a_picture(cell: str, inner: str) -> None:
    drawing = svg_files.read(
        SVG.format(
            '<pattern id="q" width=".05" height=".05" patternUnits="userSpaceOnUse"><rect '
            'width=".02" height="9" fill="navy"/></pattern>'
            f'<pattern id="p" {cell} patternUnits="userSpaceOnUse"><rect width="1" height="9" '
            f'{inner}/></pattern><rect fill="url(#p)" width="90" height="70"/>'
        ).encode()
    )
    assert isinstance(drawing, RenderedArtwork)
    assert "line 1: a pattern" in drawing.remarks[-1].message


def test_the_cells_of_a_pattern_are_shapes_on_slides() -> None:
    """Programs for slides differ in whether they show the pattern element."""
    cell = '<pattern id="p" width="{0}" height="{0}" patternUnits="userSpaceOnUse"><rect width="2" '
    cell += 'height="2" fill="navy"/></pattern><rect width="100" height="80" fill="url(#p)"/>'
    few, many = (
        vector_svg.written(artwork(cell.format(size)).vectors({}, 300), 300, 240)
        for size in (10, 1)
    )
    assert few.count("<path") == 1 + 80 and "<pattern" not in few
    assert many.count("<path") == 2 and "<pattern" in many


def test_without_the_converter_a_drawing_is_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "svg2pdf_py", None)
    drawing = svg_files.read(SVG.format(FEATURES["classes"]).encode())
    assert isinstance(drawing, RenderedArtwork)
    assert drawing.remarks[-1].hint == "install it with pip install 'irdocs[svg]'"


# ---------------------------------------------------------------- roles, sizes, faces


def test_a_drawing_of_roles_alone_stays_one() -> None:
    drawing = svg_files.read(SVG.format('<circle r="9" class="fill-signal"/>').encode())
    assert isinstance(drawing, Illustration)


def test_roles_work_beside_colours() -> None:
    drawing = artwork(
        '<rect width="50" height="80" class="fill-signal stroke-none" style="opacity:1;"/>'
        '<rect x="50" width="50" height="80" fill="#00ff00"/>'
    )
    assert drawing.roles == {"signal"}
    left, right = drawing.vectors({"signal": Colour(1, 2, 3)}, 100)
    assert (left.paint, right.paint) == (Colour(1, 2, 3), Colour(0, 255, 0))


def test_roles_work_in_patterns() -> None:
    drawing = artwork(
        '<pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" '
        'r="3" class="fill-signal"/></pattern><rect width="50" height="80" fill="url(#p)"/>'
    )
    (path,) = drawing.vectors({"signal": Colour(1, 2, 3)}, 100)
    assert isinstance(path, VectorPath) and isinstance(path.paint, Tiling)
    assert [child.paint for child in path.paint.children] == [Colour(1, 2, 3)]


@pytest.mark.parametrize(
    "inside",
    ['<path d="M9 9L50 70" stroke="teal" stroke-width="1e12"/>',
     '<path d="M9 9L50 70" stroke="teal" stroke-width="2" stroke-dasharray="1e12 3"/>',
     '<path d="M9 9L50 70 90 9" stroke="teal" stroke-miterlimit="1e12"/>',
     '<clipPath id="c"><circle r="1e12"/></clipPath><rect width="9" height="9" fill="red" '
     'clip-path="url(#c)"/>'],
    ids=["width", "dashes", "miter limit", "clipping path"],
)  # fmt: skip
def test_numbers_without_measure_make_no_vectors(inside: str) -> None:
    """What writes the PNG of a slide would fail on them; a picture is drawn in another process."""
    try:
        drawing = svg_files.read(SVG.format(inside).encode())
    except UnsupportedDrawingError as error:
        assert "cannot be drawn" in str(error)
    else:
        assert isinstance(drawing, RenderedArtwork)


def test_a_misspelt_role_is_refused() -> None:
    inside = '<rect width="9" height="9" class="fill-signal" fill="red"/><path class="fil-x" d=""/>'
    with pytest.raises(UnsupportedDrawingError, match=r'line 1: the class "fil-x"'):
        svg_files.read(SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="1in" viewBox="0 0 10 5"', (96, 48)),
        ('height="96" viewBox="0 0 10 5"', (192, 96)),
        ('width="100%" height="100%" viewBox="5 5 30 20"', (30, 20)),
        ('width="20mm" height="10mm" viewBox="0 0 7 7"', (75.59, 37.8)),
    ],
)
def test_the_size_comes_from_the_file(attributes: str, size: tuple[float, float]) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><g style="x:0">{{}}</g></svg>'
    drawing = svg_files.read(svg.format('<rect width="9" height="9" fill="red"/>').encode())
    assert isinstance(drawing, Artwork)
    assert (drawing.width, drawing.height) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(
    ("attributes", "why"),
    [
        ("", "needs a viewBox"),
        ('width="0" height="9"', "above 0"),
        ('width="5" height="900"', "50 times"),
        ('viewBox="0 0 nan 1"', "needs a viewBox"),
    ],
)
def test_a_drawing_without_a_size_is_refused(attributes: str, why: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect fill="red"/></svg>'
    with pytest.raises(UnsupportedDrawingError, match=why):
        svg_files.read(svg.encode())


def test_words_of_another_script_are_set_in_its_typeface() -> None:
    words = svg_files.read(SVG.format('<text y="9">الأشعة 30</text>').encode())
    latin = svg_files.read(SVG.format('<text y="9">Words 30</text>').encode())
    assert isinstance(words, Artwork) and isinstance(latin, Artwork)
    assert words.words == ("الأشعة 30",) and not words.remarks and words.elements
    with pytest.raises(UnsupportedDrawingError, match="part it by script"):
        svg_files.read(SVG.format('<text y="9">الأشعة (IR)</text>').encode())


def test_letters_that_no_face_has_are_refused() -> None:
    with pytest.raises(UnsupportedDrawingError, match='line 1, text: no typeface here has "漢字"'):
        svg_files.read(SVG.format("<text>ok 漢字</text>").encode())


def test_hidden_words_are_not_told() -> None:
    drawing = artwork(
        '<defs><text id="a">Used</text><text>Never</text></defs><use href="#a" y="20"/>'
        '<text style="display: none">Not</text><text>Seen <tspan x="0" dy="9">twice</tspan></text>'
    )
    assert drawing.words == ("Used", "Seen twice")


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<script>alert(1)</script>", "line 1, script: a script"),
        ('<rect fill="red" onclick="alert(1)"/>', "script"),
        ('<a href="javascript:alert(1)"><rect/></a>', "reference"),
        ('<image href="https://example.org/a.png"/>', "reference"),
        ('<image href="/etc/passwd"/>', "reference"),
        ('<image xlink:href="../secret.png"/>', "reference"),
        ('<use href="other.svg#a"/>', "reference"),
        ('<use href="#none"/>', "#none is not in the file"),
        ('<rect fill="url(https://example.org/a.svg#b)"/>', "other files"),
        ('<rect style="fill:URL( \'a.svg#b\' )"/>', "other files"),
        ("<style>@font-face{src:url(https://example.org/f.woff)}</style>", "other files"),
        ("<style>@import 'a.css';</style>", "other files"),
        ("<style>rect{fill:u\\72l(a.svg)}</style>", "escape"),
        ("<foreignObject><rect/></foreignObject>", "HTML"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">words</p>', "HTML"),
        ("<flowRoot><flowPara>words</flowPara></flowRoot>", "flowRoot is not read"),
        ('<image href="data:image/png;base64,AAAA"/>', "damaged"),
        ('<image href="data:image/svg+xml,&lt;svg xmlns=\'http://www.w3.org/2000/svg\'>'
         '&lt;script/>&lt;/svg>"/>', "script"),
    ],
)  # fmt: skip
def test_what_is_run_or_fetched_is_refused(inside: str, why: str) -> None:
    with pytest.raises(UnsupportedDrawingError, match=re.escape(why)) as caught:
        svg_files.read(SVG.format(inside).encode())
    assert "line 1" in str(caught.value)


def test_a_style_sheet_beside_the_file_is_refused() -> None:
    svg = '<?xml-stylesheet href="a.css"?>' + SVG.format('<rect fill="red"/>')
    with pytest.raises(UnsupportedDrawingError, match="style sheet in another file"):
        svg_files.read(svg.encode())


STANDARD = '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
SQUARE = '<rect width="9" height="9" fill="red"/>'


def with_doctype(declarations: str, inside: str = SQUARE, name: str = f"PUBLIC {STANDARD}") -> str:
    return f"<!DOCTYPE svg {name} [{declarations}]>{SVG.format(inside)}"


def test_the_doctype_of_older_programs_is_read() -> None:
    """Illustrator gives names to the addresses of namespaces."""
    for doctype in (f"<!DOCTYPE svg PUBLIC {STANDARD}>", "<!DOCTYPE svg>"):
        assert isinstance(svg_files.read((doctype + SVG.format(SQUARE)).encode()), Artwork)
    named = with_doctype(
        "<!ENTITY ns_x \"http://ns.adobe.com/Extensibility/1.0/\"><!ENTITY red '#f00'>"
        "<!ENTITY shape \"<circle r='9' fill='green'/>\">",
        '<g xmlns:x="&ns_x;" x:a="b"><rect width="9" height="9" fill="&red;"/>&shape;</g>',
    )
    drawing = svg_files.read(named.encode())
    assert isinstance(drawing, Artwork)
    paints = [element.paint for element in drawing.elements if isinstance(element, VectorPath)]
    assert paints == [Colour(255, 0, 0), Colour(0, 128, 0)]


@pytest.mark.parametrize(
    ("svg", "why"),
    [
        (with_doctype('<!ENTITY a SYSTEM "/etc/passwd">', "<text>&a;</text>"), "names a file"),
        (with_doctype('<!ENTITY a PUBLIC "x" "http://example.org/a">'), "names a file"),
        (with_doctype('<!ENTITY % a SYSTEM "http://example.org/a"> %a;'), "names a file"),
        (with_doctype('<!ENTITY a "lol"><!ENTITY b "&a;&a;">', "<text>&b;</text>"), "other entit"),
        (with_doctype(f'<!ENTITY a "{"a" * 9000}">', f"<text>{'&a;' * 900}</text>"), "unfold"),
        (with_doctype('<!ENTITY a "<script>1</script>">', "&a;"), "script"),
        (with_doctype("<!ELEMENT svg ANY>"), "DOCTYPE"),
        (with_doctype("", name='SYSTEM "http://example.org/a.dtd"'), "DOCTYPE"),
        (with_doctype('<!ENTITY a "b">', "&c;"), "not well-formed"),
    ],
)
def test_a_doctype_fetches_and_unfolds_nothing(svg: str, why: str) -> None:
    with pytest.raises(UnsupportedDrawingError, match=why):
        svg_files.read(svg.encode())
    with pytest.raises(UnsupportedDrawingError):  # bytes that do not spell ENTITY as they are read
        svg_files.read(svg.encode("utf-16"))


def chain(inner: str, link: str) -> str:
    """Return definitions of which each uses the one before ten times."""
    levels = "".join(
        link.format(n=n, inside="".join(f'<use href="#e{n - 1}"/>' for _ in range(10)))
        for n in range(1, 12)
    )
    return f'<g id="e0">{inner}</g>{levels}'


@pytest.mark.parametrize(
    "inside",
    [
        chain('<rect width="1" height="1" fill="red"/>', '<g id="e{n}">{inside}</g>'),
        "<g fill='red'>" * 400 + "</g>" * 400,
        "".join(f'<g id="u{n}"><use href="#u{n + 1}"/></g>' for n in range(3000))
        + '<rect id="u3000" fill="red"/>',
        '<marker id="m">' + '<rect fill="red"/>' * 1000 + '</marker><path marker-mid="url(#m)" '
        f'd="M0 0{"L1 1" * 3000}"/>',
        '<rect fill="red"/>' * (limits.DRAWING_ELEMENTS + 1),
        f"<text>{'a' * (limits.TEXT + 1)}</text>",
        f'<path fill="red" d="M0 0{"L1 1" * limits.POINTS}"/>',
    ],
    ids=["use", "depth", "chain", "marker", "elements", "text", "points"],
)  # fmt: skip
def test_what_unfolds_without_end_is_refused_at_once(inside: str) -> None:
    start = time.process_time()
    with pytest.raises(UnsupportedDrawingError):
        svg_files.read(SVG.format(inside).encode())
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a">\n<use href="#b"/><rect width="90" height="70" fill="red"/></g>'
        '<g id="b"><use href="#a"/></g>',
        '<rect width="90" height="70" fill="red"/>\n<use id="u" href="#u"/>',
    ],
)
def test_what_shows_itself_within_itself_is_left_out_with_a_note(inside: str) -> None:
    drawing = artwork(inside)
    (remark,) = drawing.remarks
    assert remark.code == "drawing-simplified"
    assert re.match(r"line [12]: a use element that shows what it is in", remark.message)
    assert shown(pdf_of(drawing)).getpixel((50, 50)) == (255, 0, 0)


def test_markers_that_mark_their_own_paths_end() -> None:
    """What a marker shows has no markers itself (SVG 2, 13.7.2), so nothing is left out."""
    inside = (
        '<marker id="m" markerWidth="6" markerHeight="6" refX="3" refY="3"><use href="#p"/>'
        '</marker><path id="p" d="M1 1L5 3 1 5" fill="none" stroke="blue" '
        'marker-start="url(#m)"/><path d="M20 20L80 60" stroke="green" stroke-width="5" '
        'marker-end="url(#m)"/>'
    )
    drawing = artwork(inside)
    assert not drawing.remarks
    assert difference(shown(pdf_of(drawing)), wanted(inside)) < 0.012


def test_an_element_that_is_none_of_svg_shows_nothing_and_is_named() -> None:
    drawing = artwork(
        '<rect width="90" height="70" fill="green"/>\n<Rect width="90" height="70"/>'
        '<magic><text>Abracadabra</text><circle id="c" cx="50" cy="40" r="9"/></magic>'
        '<switch><magic/><use href="#c" fill="red"/></switch>'
    )
    assert [remark.message.partition(" is ")[0] for remark in drawing.remarks] == [
        "line 2: Rect", "line 2: magic"
    ]  # fmt: skip
    assert not drawing.words
    page = shown(pdf_of(drawing))
    assert page.getpixel((20, 20)) == (0, 128, 0) and page.getpixel((100, 80)) == (255, 0, 0)


def test_damaged_drawings_are_refused_or_drawn_and_never_raise_anything_else() -> None:
    chosen = random.Random(15)
    whole = [SVG.format(inside) for inside in (*FEATURES.values(), *RASTER.values())]
    refused = 0
    numbers = ("-1", "1e9", "nan", "1e-9", "none", "", "url(#x)", "999999999999")
    for _ in range(tried(60, 20)):
        svg = chosen.choice(whole)
        for _ in range(chosen.randint(1, 3)):
            place = chosen.choice(list(re.compile(r'"([^"]*)"').finditer(svg, HEAD)))
            svg = svg[: place.start(1)] + chosen.choice(numbers) + svg[place.end(1) :]
        try:
            drawing = svg_files.read(svg.encode())
        except UnsupportedDrawingError:
            refused += 1
            continue
        if isinstance(drawing, Artwork):
            pypdfium2.PdfDocument(pdf_of(drawing))[0].render(scale=0.2)
    assert refused < tried(30, 10), "so many are refused that little is tried"


def test_tiles_show_icons_of_any_kind(tmp_path: Path) -> None:
    """Cards of a title alone are tiles; a drawing with a gradient has marks of its own there."""
    (tmp_path / "heart.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><linearGradient id="g">'
        '<stop stop-color="#0a0"/><stop offset="1" stop-color="#0c0"/></linearGradient>'
        '<rect width="24" height="24" fill="url(#g)"/></svg>'
    )
    items = [{"title": title, "icon": "heart.svg"} for title in ("One", "Two", "Three")]
    folder = whole(tmp_path, one_section({"type": "cards", "id": "c", "items": items}))
    (page,) = pypdfium2.PdfDocument(folder / "leaflet.pdf")
    picture = page.render(scale=1).to_pil().convert("RGB")
    green = [
        x for x in range(picture.width)
        if any(_is_green(picture.getpixel((x, y))) for y in range(picture.height))
    ]  # fmt: skip
    gaps = [after for before, after in pairwise(green) if after > before + 5]
    assert len(gaps) == 2  # three icons side by side


def _is_green(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return bool(green > 140 and red < 60 and blue < 60)

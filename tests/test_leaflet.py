"""The finished leaflet: sheets, folds, structure, fonts, contrast, QR codes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from conftest import Built
from irdocs.content.datafile import DataFileRequest
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.leaflet import formats
from irdocs.theme import contrast
from irdocs.units import mm, to_mm
from support import pdf_fonts
from support.finished import characters, overlaps


@pytest.fixture(scope="module")
def trifold() -> formats.Format:
    found = formats.load(DataFileRequest("a4-trifold", Path(), None), Report())
    assert found is not None
    return found


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_two_sheets_of_a4_landscape(built: Built) -> None:
    sizes = [
        [round(to_mm(float(v)), 1) for v in page.MediaBox] for page in opened(built.leaflet).pages
    ]
    assert sizes == [[0, 0, 297, 210], [0, 0, 297, 210]]


def test_the_flap_that_folds_in_is_3_mm_short(trifold: formats.Format) -> None:
    folds = [[round(to_mm(fold), 1) for fold in sheet.folds] for sheet in trifold.sides]
    assert folds == [[97, 197], [100, 200]]
    assert [panel.id for panel in trifold.panels] == [
        "cover",
        "flap",
        "inside-left",
        "inside-middle",
        "inside-right",
        "back",
    ]


def test_no_text_within_5_mm_of_a_fold_or_of_the_trim(
    built: Built, trifold: formats.Format
) -> None:
    checked = 0
    for number, character, (left, bottom, right, top) in characters(built.leaflet):
        sheet = trifold.sides[number]
        assert left >= mm(5) and right <= sheet.width - mm(5), (character, left)
        assert bottom >= mm(5) and top <= sheet.height - mm(5), (character, bottom)
        for fold in sheet.folds:
            assert right <= fold - mm(5) or left >= fold + mm(5), (number, character, left)
        checked += 1
    assert checked > 500


def test_no_text_stands_on_other_text(built: Built) -> None:
    assert overlaps(built.leaflet) == []


def test_sections_are_read_in_panel_order_not_sheet_order(shipped: Built) -> None:
    headings = [p.text for p in shipped.leaflet_outline.pieces if p.role in ("H1", "H2")]
    sections = shipped.document.sections_for(LEAFLET)
    assert headings == [
        shipped.document.document.title,
        *(section.title for section in sections),
        "Sources",
    ]


def test_headings_never_skip_a_level(built: Built) -> None:
    levels = [int(p.role[1]) for p in built.leaflet_outline.pieces if re.fullmatch(r"H\d", p.role)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_figures_say_what_they_show(shipped: Built) -> None:
    alts = [p.alt for p in shipped.leaflet_outline.pieces if p.role == "Figure"]
    assert all(alts)
    image = next(b for b in shipped.document.blocks if b.type == "image")
    assert image.alt in alts
    assert sum("QR code" in alt for alt in alts if alt) == 3


def test_what_a_listener_needs_is_in_the_catalogue(built: Built) -> None:
    pdf = opened(built.leaflet)
    assert pdf.pdf_version == "1.7"
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == built.document.document.title
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    bookmarks = [str(item.title) for item in pdf.open_outline().root]
    assert bookmarks == [str(s.title) for s in built.document.sections_for(LEAFLET)]


def test_every_font_is_embedded(built: Built) -> None:
    pdf = opened(built.leaflet)
    found = list(pdf_fonts.fonts_of(pdf))
    assert found
    for font in found:
        assert "/FontFile2" in pdf_fonts.descriptor(font), font.BaseFont


def test_links_say_where_they_lead(all_blocks: Built) -> None:
    links = {
        str(annotation.A.URI): str(annotation.Contents)
        for page in opened(all_blocks.leaflet).pages
        for annotation in page.get("/Annots", [])
    }
    assert links["https://example.org/long"] == "long link that runs over a line"
    assert links["https://example.org/more"] == "Example: example.org/more"
    assert links["mailto:stand@example.org"] == "stand@example.org"


def test_language_is_marked_where_it_differs(all_blocks: Built) -> None:
    pdf = opened(all_blocks.leaflet)
    spans = [
        obj
        for obj in pdf.objects
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Span"
    ]
    assert {str(span.Lang) for span in spans if "/Lang" in span} == {"cy"}


def test_qr_codes_are_read_from_the_page_at_300_dpi(shipped: Built) -> None:
    document = pypdfium2.PdfDocument(shipped.leaflet)
    image = document[0].render(scale=300 / 72).to_pil()
    found = zxingcpp.read_barcodes(image)
    resources = next(b for b in shipped.document.blocks if b.type == "resources")
    assert {code.text for code in found} == {item.url for item in resources.items}
    for code in found:
        assert code.ec_level == "Q"
        corners = (code.position.top_left, code.position.top_right)
        assert (corners[1].x - corners[0].x) / 300 * 25.4 >= 20


def test_body_text_is_12_pt_or_more(shipped: Built) -> None:
    sizes: dict[float, int] = {}
    pdf = opened(shipped.leaflet)
    for _, size, _, words in shown_text(pdf.pages[1]):
        sizes[size] = sizes.get(size, 0) + words
    assert min(sizes) >= 12


def shown_text(page: Any) -> Iterator[tuple[Colour, float, Colour, int]]:
    """Each text shown: its colour, its size, the colour painted behind it, its length."""
    fill = (0.0, 0.0, 0.0)
    stack: list[tuple[float, float, float]] = []
    painted: list[tuple[tuple[float, float, float, float], tuple[float, float, float]]] = []
    path: list[tuple[float, float]] = []
    size, at = 0.0, (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        values = [float(v) for v in operands] if name in _NUMERIC else []
        if name == "q":
            stack.append(fill)
        elif name == "Q":
            fill = stack.pop()
        elif name == "rg":
            fill = (values[0], values[1], values[2])
        elif name in ("m", "l", "c"):
            path += list(zip(values[::2], values[1::2], strict=True))
        elif name in ("f", "f*", "B", "b"):
            xs, ys = [p[0] for p in path], [p[1] for p in path]
            painted.append(((min(xs), min(ys), max(xs), max(ys)), fill))
            path = []
        elif name in ("n", "S", "s"):
            path = []
        elif name == "Tm":
            at = (values[4], values[5])
        elif name == "Tf":
            size = float(operands[1])
        elif name in ("Tj", "TJ"):
            behind = (1.0, 1.0, 1.0)
            for (left, bottom, right, top), colour in painted:
                if left <= at[0] <= right and bottom <= at[1] <= top:
                    behind = colour
            pieces = operands[0] if name == "TJ" else [operands[0]]
            count = sum(len(bytes(p)) for p in pieces if isinstance(p, pikepdf.String))
            yield _colour(fill), size, _colour(behind), count


_NUMERIC = {"rg", "m", "l", "c", "Tm"}


def _colour(parts: tuple[float, float, float]) -> Colour:
    return Colour(*(round(part * 255) for part in parts))


def test_every_text_has_a_contrast_of_4_5_on_its_real_ground(built: Built) -> None:
    grounds = set()
    pdf = opened(built.leaflet)
    for page in pdf.pages:
        for colour, _, behind, _ in shown_text(page):
            assert contrast.ratio(colour, behind) >= 4.5, (str(colour), str(behind))
            grounds.add(str(behind))
    assert len(grounds) >= 3  # the test has seen dark and tinted grounds


def test_text_through_the_structure_tree_is_the_contents_letter_for_letter(
    all_blocks: Built,
) -> None:
    said = [p.text for p in all_blocks.leaflet_outline.pieces if p.role == "P"]
    assert (
        "A second: Dŵr ŷd, “curly quotes”, an en–dash, 4th, Cmax, a_b.py, "
        "Croeso i Gymru, 3 < 4 & <b>." in said
    )

"""What the PDF back-end relies on in ReportLab beyond its documentation, each by name.

Another release of ReportLab fails here first.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from importlib.metadata import version

import pikepdf
import pytest
from fontTools.ttLib import TTFont as TTFile
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from irdocs.pdf.reportlab_adapter import PageCanvas, RawObject, TaggedFile, register, to_unicode
from support import fonts
from support.designs import own_theme

FONT = "AdapterTest"


@pytest.fixture
def canvas() -> PageCanvas:
    register(FONT, own_theme().print.family.source("regular").path)
    return PageCanvas(io.BytesIO(), (1, 7), "en-GB", FONT)


def data_of(canvas: PageCanvas) -> bytes:
    canvas.showPage()
    canvas._doc.SaveToFile(canvas._filename, canvas)
    data: bytes = canvas._filename.getvalue()
    return data


def finished(canvas: PageCanvas) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data_of(canvas)))


def test_the_version_is_one_that_was_looked_into() -> None:
    """Attributes that ReportLab keeps to itself may go with any other version."""
    major, minor, *_ = version("reportlab").split(".")
    assert (int(major), int(minor)) in {(5, 1)}


@pytest.mark.parametrize("name", ["_doc", "_code", "_preamble", "_annotationrefs", "_filename"])
def test_a_canvas_keeps_what_is_used_of_it(name: str) -> None:
    assert hasattr(Canvas(io.BytesIO()), name)


@pytest.mark.parametrize("name", ["_escape", "_addAnnotation", "_setAnnotations"])
def test_a_canvas_has_the_methods_that_are_called_or_replaced(name: str) -> None:
    assert callable(getattr(Canvas(io.BytesIO()), name))


@pytest.mark.parametrize(
    "name",
    ["objectcounter", "idToObject", "numberToId", "idToObjectNumberAndVersion", "_timeStamp",
     "_pdfVersion", "encrypt", "info", "Catalog", "pageCounter"],
)  # fmt: skip
def test_a_document_keeps_what_is_used_of_it(name: str) -> None:
    assert hasattr(Canvas(io.BytesIO())._doc, name)


def test_pages_are_numbered_by_the_document_as_they_are_closed(canvas: PageCanvas) -> None:
    canvas.begin(100, 100, {})
    canvas.showPage()
    canvas.begin(100, 100, {})
    assert [int(page.StructParents) for page in finished(canvas).pages] == [0, 1]


def test_operators_reach_the_page_as_they_are(canvas: PageCanvas) -> None:
    canvas.begin(100, 50, {"TrimBox": (10, 10, 90, 40)})
    for operators in ("/Artifact BMC", "0 0 10 10 re f", "EMC"):
        canvas.write(operators)
    assert canvas.content.splitlines()[-3:] == ["/Artifact BMC", "0 0 10 10 re f", "EMC"]
    pdf = finished(canvas)
    page = pdf.pages[0]
    operators = [str(operator) for _, operator in pikepdf.parse_content_stream(page)]
    assert operators[:4] == ["BMC", "re", "f", "EMC"], "nothing of ReportLab's own before them"
    assert [float(edge) for edge in page.TrimBox] == [10, 10, 90, 40]
    assert str(page.Tabs) == "/S"


def test_every_date_is_the_clock_that_was_set(canvas: PageCanvas) -> None:
    canvas.begin(10, 10, {})
    canvas.set_clock(datetime(2026, 1, 31, 12, 30, tzinfo=UTC))
    pdf = finished(canvas)
    dates = {str(pdf.docinfo[name])[:14] for name in ("/CreationDate", "/ModDate")}
    assert dates == {"D:202601311230"}


def test_text_is_coded_by_the_subset_that_holds_it(canvas: PageCanvas) -> None:
    canvas.begin(100, 100, {})
    ((_, codes),) = canvas.coded(FONT, "Aé")
    assert len(codes) == 2
    assert canvas.escaped(b"(a)\\") == r"\(a\)\\"
    letters = "".join(map(chr, range(0x21, 0x180)))
    assert len({name for name, _ in canvas.coded(FONT, letters)}) > 1, "256 codes a subset"


def test_an_object_of_our_own_bytes_is_written_under_its_number(canvas: PageCanvas) -> None:
    canvas.begin(10, 10, {})
    file = canvas.tagged_file
    number = file.reserve(2)
    file.put(number, b"<< /Type /Ours >>")
    file.put(number + 1, b"(two)")
    file.permit("Ours")
    canvas._doc.Catalog.Ours = file.reference(number)
    pdf = finished(canvas)
    assert str(pdf.Root.Ours.Type) == "/Ours"
    assert str(pdf.get_object(number + 1, 0)) == "two"


def test_an_annotation_is_on_its_page_and_has_a_reference(canvas: PageCanvas) -> None:
    canvas.begin(10, 10, {})
    link = PDFDictionary({"Type": PDFName("Annot"), "Subtype": PDFName("Link")})
    reference = canvas.annotate(link)
    number = canvas.tagged_file.number(reference.name)
    pdf = finished(canvas)
    assert [annotation.objgen[0] for annotation in pdf.pages[0].Annots] == [number]


def test_streams_end_with_a_line_end_of_their_own(canvas: PageCanvas) -> None:
    canvas.begin(10, 10, {})
    canvas.write("0 0 1 1 re f")
    parts = data_of(canvas).split(b"endstream")[:-1]
    assert parts and all(part.endswith(b"\n") for part in parts)


def test_a_document_is_adopted_with_all_that_it_had() -> None:
    canvas = Canvas(io.BytesIO())
    before = canvas._doc
    assert type(before) is pdfdoc.PDFDocument
    TaggedFile.adopt(before)
    assert isinstance(canvas._doc, TaggedFile) and canvas._doc is before


def test_a_font_is_registered_once() -> None:
    register(FONT, own_theme().print.family.source("regular").path)
    first = pdfmetrics.getFont(FONT)
    register(FONT, own_theme().print.family.source("bold").path)
    assert pdfmetrics.getFont(FONT) is first and isinstance(first, TTFont)


def test_the_last_glyphs_of_a_font_have_their_width_in_its_own_units() -> None:
    """Letters of one width: it stands once in the file, in units of 1/2048 em."""
    builder = fonts.boxes()
    builder.font["head"].unitsPerEm = 2048
    file = io.BytesIO()
    builder.save(file)
    face = pdfmetrics.getFont(register("Boxes", file.getvalue())).face
    subset = TTFile(io.BytesIO(face.makeSubset([0, *map(ord, "abc")])))
    assert {width for width, _ in subset["hmtx"].metrics.values()} == {500}


def test_codes_are_mapped_to_characters_beyond_the_first_plane() -> None:
    cmap = to_unicode("Name", [0, ord("A"), 0x1F600])
    assert "<01> <0041>" in cmap and "<02> <D83DDE00>" in cmap and "2 beginbfchar" in cmap


def test_raw_bytes_are_written_as_they_are() -> None:
    assert RawObject(b"[1 2]").format(None) == b"[1 2]"


def test_a_painted_picture_keeps_no_pixels_and_is_in_the_file(canvas: PageCanvas) -> None:
    """Nothing but the finished file holds pixels, even if Python never looks for garbage."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 30, 30)).save(file, "JPEG")
    reader = ImageReader(file)
    canvas.begin(100, 100, {})
    canvas.picture(reader, 10, 10, 40, 30)
    assert vars(reader) == {}
    with pikepdf.open(io.BytesIO(data_of(canvas))) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert (image.Width, image.Height) == (40, 30)
        assert bytes(image.read_raw_bytes()).startswith(b"\xff\xd8")

"""What the PDF back-end relies on in ReportLab beyond its documentation, each by name.

Another release of ReportLab fails here first.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from importlib.metadata import version

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from irdocs.pdf.reportlab_adapter import PageCanvas, RawObject, TaggedFile


@pytest.fixture
def canvas() -> PageCanvas:
    return PageCanvas(io.BytesIO(), (1, 7), "en-GB")


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


@pytest.mark.parametrize("name", ["_addAnnotation", "_make_preamble", "_setAnnotations"])
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


def test_pages_know_a_font_by_its_name_and_no_other(canvas: PageCanvas) -> None:
    canvas.begin(10, 10, {})
    file = canvas.tagged_file
    kept, dropped = file.font("F1"), file.font("F2")
    file.put(kept, b"<< /Type /Font >>")
    file.drop_font("F2", dropped)
    pdf = finished(canvas)
    assert [*pdf.pages[0].Resources.Font.keys()] == ["/F1"]
    assert pdf.get_object(dropped, 0) is None


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

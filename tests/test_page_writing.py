"""Pages made by hand, written, and read back with pikepdf: one item of each kind and what it says.

Beside this, tests/test_reportlab_adapter.py pins what the PDF back-end relies on in ReportLab.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from irdocs.drawing import Colour, Path, rectangle
from irdocs.page.document import Cut, Layer, Page, PagedDocument
from irdocs.page.items import (
    LAYOUT,
    BookmarkItem,
    EmptyItem,
    GradientItem,
    GroupItem,
    ImageItem,
    Item,
    LinkItem,
    PathsItem,
    TextItem,
    TransformedImageItem,
)
from irdocs.page.tags import Owner, Tag
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.writer import write
from irdocs.theme import Theme
from irdocs.typeset import metrics
from irdocs.typeset.metrics import Font
from irdocs.units import Point, Rect, Size
from support.designs import own_theme

A6 = Size(297.6, 419.5)
INK, RED, BLUE = Colour(20, 35, 58), Colour(194, 65, 12), Colour(11, 60, 111)
ABOUT = DocumentInformation(
    "A page", ("Nobody",), "Tests", "en-GB", datetime(2026, 1, 31, 12, tzinfo=UTC), "irdocs tests"
)


def font() -> Font:
    theme: Theme = own_theme()
    return metrics.load(theme.print.family.source("regular"))


def file_of(*layers: Layer, cut: Cut | None = None, size: Size = A6) -> pikepdf.Pdf:
    pages = (Page(size, layers, cut),)
    return pikepdf.open(io.BytesIO(write(PagedDocument(pages), ABOUT)))


def words(owner: Owner, text: str, x: float = 40, y: float = 60) -> TextItem:
    return TextItem(owner, text, x, y, font(), 12, INK)


def root() -> Tag:
    return Tag("Document")


def elements(pdf: pikepdf.Pdf) -> list[tuple[str, Any]]:
    """Return the structure elements in reading order: type and dictionary."""

    def walk(node: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(node, pikepdf.Array):
            for one in node:
                yield from walk(one)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node.S)[1:], node
            if "/K" in node:
                yield from walk(node.K)

    return list(walk(pdf.Root.StructTreeRoot.K))


def content(pdf: pikepdf.Pdf) -> list[tuple[list[Any], str]]:
    parsed = pikepdf.parse_content_stream(pdf.pages[0])
    return [(list(operands), str(operator)) for operands, operator in parsed]


def shown(pdf: pikepdf.Pdf) -> str:
    buffer = io.BytesIO()
    pdf.save(buffer)
    text: str = pypdfium2.PdfDocument(buffer.getvalue())[0].get_textpage().get_text_bounded()
    return text


def pixels(pdf: pikepdf.Pdf) -> Image.Image:
    buffer = io.BytesIO()
    pdf.save(buffer)
    page = pypdfium2.PdfDocument(buffer.getvalue())[0]
    return page.render(scale=1).to_pil().convert("RGB")  # type: ignore[no-any-return]


def near(one: tuple[int, ...], other: Colour, by: int = 6) -> bool:
    parts = (other.red, other.green, other.blue)
    return all(abs(a - b) <= by for a, b in zip(one, parts, strict=True))


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 20), (RED.red, RED.green, RED.blue)).save(made, "PNG")
    return made.getvalue()


def test_text_is_in_its_element_and_where_it_was_put() -> None:
    document = root()
    pdf = file_of(Layer((words(Tag("P", document), "Good morning", 40, 60),)))
    assert [kind for kind, _ in elements(pdf)] == ["Document", "P"]
    assert shown(pdf).strip() == "Good morning"
    (operands,) = [operands for operands, op in content(pdf) if op in ("Tm", "Td")]
    x, y = [float(number) for number in operands][-2:]
    assert (x, y) == pytest.approx((40, A6.height - 60), abs=0.01)


def test_what_nothing_reads_is_an_artifact() -> None:
    square = Path(rectangle(10, 10, 50, 50), fill=BLUE)
    pdf = file_of(Layer((PathsItem(LAYOUT, (square,)),)))
    assert [kind for kind, _ in elements(pdf)] == ["Document"]
    assert ("/Artifact", {"/Type": "/Layout"}) in [
        (str(operands[0]), {k: str(v) for k, v in operands[1].items()})
        for operands, op in content(pdf)
        if op == "BDC"
    ]
    assert near(pixels(pdf).getpixel((30, 30)), BLUE)


def test_marked_content_never_nests_and_always_ends() -> None:
    document = root()
    square = Path(rectangle(0, 0, 9, 9), stroke=INK, stroke_width=1)
    items: tuple[Item, ...] = (
        words(Tag("P", document), "One"),
        PathsItem(LAYOUT, (square,)),
        GroupItem(LAYOUT, (words(LAYOUT, "Turned"),), Rect(0, 0, 200, 200), Point(60, 60), 90),
        words(Tag("P", document), "Two", y=90),
    )
    depth, saved = 0, 0
    for _, operator in content(file_of(Layer(items))):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        saved += {"q": 1, "Q": -1}.get(operator, 0)
        assert depth in (0, 1) and saved >= 0
        if operator in ("Tj", "TJ", "f", "S", "B", "Do", "sh"):
            assert depth == 1, "everything that is painted is marked (ISO 14289-1, 7.1)"
    assert (depth, saved) == (0, 0)


def test_layers_are_drawn_in_one_order_and_read_in_another() -> None:
    document = root()
    late = Layer((words(Tag("P", document), "Read last", 40, 60),), order=2)
    first = Layer((words(Tag("P", document), "Read first", 40, 90),), order=1)
    pdf = file_of(late, first)
    paragraphs = [node for kind, node in elements(pdf) if kind == "P"]
    drawn = {
        int(operands[1].MCID): number
        for number, (operands, op) in enumerate(content(pdf))
        if op == "BDC" and "/MCID" in operands[1]
    }
    kids = [node.K if isinstance(node.K, pikepdf.Array) else [node.K] for node in paragraphs]
    read = [int(mark) for (mark,) in kids]
    assert [drawn[mark] for mark in read] == sorted(drawn.values(), reverse=True)


def test_a_layer_is_moved_as_a_whole() -> None:
    document, at = root(), Point(100, 200)
    square = Path(rectangle(0, 0, 10, 10), fill=RED)
    pdf = file_of(Layer((PathsItem(LAYOUT, (square,)), words(Tag("P", document), "A", 0, 30)),
                        offset=at))  # fmt: skip
    assert near(pixels(pdf).getpixel((105, 205)), RED)
    assert near(pixels(pdf).getpixel((5, 5)), Colour(255, 255, 255))


def test_a_link_has_its_words_its_address_and_its_box() -> None:
    paragraph = Tag("P", root())
    link = Tag("Link", paragraph)
    box = Rect(40, 48, 90, 16)
    pdf = file_of(
        Layer((words(link, "our pages"), LinkItem(link, box, "https://example.org/", "Our pages")))
    )
    (annotation,) = pdf.pages[0].Annots
    assert str(annotation.A.URI) == "https://example.org/"
    assert str(annotation.Contents) == "Our pages"
    left, bottom, right, top = (float(edge) for edge in annotation.Rect)
    assert (left, A6.height - top) == pytest.approx((box.x, box.y), abs=0.01)
    assert (right, A6.height - bottom) == pytest.approx((box.right, box.bottom), abs=0.01)
    (node,) = [node for kind, node in elements(pdf) if kind == "Link"]
    kinds = {str(one.Type) for one in node.K if isinstance(one, pikepdf.Dictionary)}
    assert kinds == {"/OBJR"}, "the element holds its annotation (ISO 14289-1, 7.18.5)"


def test_pictures_have_alternative_text_a_place_and_their_pixels() -> None:
    figure = Tag("Figure", root(), alt="A red picture")
    pdf = file_of(Layer((ImageItem(figure, picture(), Rect(50, 70, 80, 40)),)))
    (node,) = [node for kind, node in elements(pdf) if kind == "Figure"]
    assert str(node.Alt) == "A red picture"
    box = [float(edge) for edge in node.A[0].BBox]
    assert box == pytest.approx([50, A6.height - 110, 130, A6.height - 70], abs=0.01)
    assert near(pixels(pdf).getpixel((90, 90)), RED)


def test_a_picture_is_turned_by_its_matrix_and_clipped() -> None:
    figure = Tag("Figure", root(), alt="Half of it")
    matrix = (80.0, 0.0, 0.0, 40.0, 50.0, 70.0)
    item = TransformedImageItem(figure, picture(), matrix, Rect(50, 70, 40, 40))
    image = pixels(file_of(Layer((item,))))
    assert near(image.getpixel((60, 90)), RED)
    assert near(image.getpixel((120, 90)), Colour(255, 255, 255)), "clipped"


def test_a_gradient_runs_from_its_start_to_its_end() -> None:
    outline = Path(rectangle(20, 20, 200, 40))
    item = GradientItem(LAYOUT, outline, ((0, RED), (1, BLUE)), Point(20, 40), Point(220, 40))
    image = pixels(file_of(Layer((item,))))
    assert near(image.getpixel((24, 40)), RED, 12) and near(image.getpixel((216, 40)), BLUE, 12)


def test_a_group_is_turned_clockwise_about_its_point() -> None:
    square = PathsItem(LAYOUT, (Path(rectangle(100, 100, 40, 10), fill=RED),))
    item = GroupItem(LAYOUT, (square,), Rect(0, 0, 297, 419), Point(100, 100), 90)
    image = pixels(file_of(Layer((item,))))
    assert near(image.getpixel((95, 130)), RED), "what lay right of the point lies below it"
    assert near(image.getpixel((130, 105)), Colour(255, 255, 255))


def test_bookmarks_lead_to_their_height() -> None:
    document = root()
    items = (
        BookmarkItem("First", 50), BookmarkItem("Below it", 80, 1), words(Tag("H1", document), "A"),
    )  # fmt: skip
    pdf = file_of(Layer(items))
    with pdf.open_outline() as outline:
        (first,) = outline.root
        assert first.title == "First" and [child.title for child in first.children] == ["Below it"]
        top = float(first.destination[3])
    assert top == pytest.approx(A6.height - 50, abs=0.01)


def test_an_empty_cell_stands() -> None:
    row = Tag("TR", Tag("TBody", Tag("Table", root())))
    cells = [Tag("TD", row), Tag("TD", row)]
    pdf = file_of(Layer((EmptyItem(cells[0]), words(cells[1], "5"))))
    assert [kind for kind, _ in elements(pdf)][-3:] == ["TR", "TD", "TD"]


def test_a_page_says_where_it_is_cut() -> None:
    cut = Cut(Rect(10, 10, 277.6, 399.5), Rect(2, 2, 293.6, 415.5))
    pdf = file_of(Layer((words(Tag("P", root()), "A"),)), cut=cut)
    trim = [float(edge) for edge in pdf.pages[0].TrimBox]
    assert trim == pytest.approx([10, 10, 287.6, 409.5], abs=0.01)
    bleed = [float(edge) for edge in pdf.pages[0].BleedBox]
    assert bleed == pytest.approx([2, 2, 295.6, 417.5], abs=0.01)


def test_the_same_pages_are_the_same_bytes() -> None:
    def once() -> bytes:
        items = (words(Tag("P", root()), "Same"),)
        return write(PagedDocument((Page(A6, (Layer(items),)),)), ABOUT)

    assert once() == once()

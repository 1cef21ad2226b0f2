"""Pages of documents from right to left: what is turned round, and what only changes its place."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from irdocs.drawing import BLACK, rectangle
from irdocs.drawing import Path as Outline
from irdocs.page.document import Cut, Layer, Page
from irdocs.page.items import (
    LAYOUT,
    BookmarkItem,
    DestinationItem,
    EmptyItem,
    GradientItem,
    GroupItem,
    ImageItem,
    Item,
    LinkItem,
    PathsItem,
    RegistrationItem,
    TextItem,
    TransformedImageItem,
    VectorsItem,
)
from irdocs.page.mirror import mirrored, mirrored_page
from irdocs.page.tags import Tag
from irdocs.typeset.metrics import Font
from irdocs.units import Point, Rect, Size
from support.small_documents import ABOUT, leaflet_in, one_section, whole

TAG = Tag("P", Tag("Document"))
EVEN = Font("Even", None, {chr(code): 0.5 for code in range(32, 0x100)}, 0.8, 0.2)
SQUARE = Outline(rectangle(10, 20, 30, 40), fill=BLACK)
BOX = Rect(10, 20, 30, 40)
ITEMS: tuple[Item, ...] = (
    TextItem(TAG, "abcd", 10, 20, EVEN, 10, BLACK),
    PathsItem(LAYOUT, (SQUARE,), clip=BOX, offset=Point(5, 6), bounds=BOX),
    PathsItem(LAYOUT, (SQUARE,), clip=BOX, offset=Point(5, 6), bounds=BOX, kept=BOX),
    RegistrationItem((SQUARE,)),
    GradientItem(LAYOUT, SQUARE, ((0, BLACK), (1, BLACK)), Point(10, 20), Point(40, 20), clip=BOX),
    VectorsItem(TAG, (), BOX),
    ImageItem(TAG, b"", BOX, SQUARE),
    TransformedImageItem(TAG, b"", (30, 0, 0, 40, 10, 20), BOX, SQUARE),
    GroupItem(TAG, (TextItem(TAG, "ab", 12, 30, EVEN, 10, BLACK),), BOX, Point(25, 40), 90),
    LinkItem(TAG, BOX, "https://example.org", "words"),
    BookmarkItem("title", 10),
    DestinationItem("id", 10),
    EmptyItem(TAG),
)


def test_a_mirror_in_a_mirror_shows_what_stands_before_it() -> None:
    assert mirrored(mirrored(ITEMS, 200), 200) == ITEMS
    page = Page(Size(200, 100), (Layer(ITEMS, 3, Point(7, 8)),), Cut(BOX, BOX))
    assert mirrored_page(mirrored_page(page)) == page
    assert mirrored_page(page) != page


def test_items_are_as_far_from_the_other_edge() -> None:
    found = mirrored(ITEMS, 200)
    text, paths, kept, *_ = found
    assert isinstance(text, TextItem) and text.x == 200 - 10 - 20
    assert isinstance(paths, PathsItem) and isinstance(kept, PathsItem)
    # At 15 to 45 pt from the left there, and from the right here.
    left = [x + paths.offset.x for _, values in paths.paths[0].commands for x in values[::2]]
    assert (min(left), max(left)) == (155, 185)
    assert kept.paths == (SQUARE,) and kept.offset.x + BOX.x == 155
    picture = next(item for item in found if isinstance(item, ImageItem))
    assert picture.box == Rect(160, 20, 30, 40) and picture.outline == SQUARE.moved(150, 0)


RESOURCES = {
    "type": "resources", "id": "r",
    "items": [{"name": "موقع", "url": "https://example.org/a", "offers": "اقرأ المزيد"}],
}  # fmt: skip
POINTS = {"type": "points", "id": "p", "items": ["خذ 500 mg يوميا", "اتصل على 020 7946 0000"]}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arabic")
    content = one_section(POINTS, RESOURCES, document=ABOUT | {"language": "ar", "title": "الأشعة"})
    return whole(folder, content, only="leaflet")


def test_a_qr_code_is_read_from_a_mirrored_page(arabic: Path) -> None:
    pages = pypdfium2.PdfDocument(leaflet_in(arabic))
    found = [
        code for page in pages for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    ]
    assert [code.text for code in found] == ["https://example.org/a"]
    assert not any(code.is_mirrored for code in found if hasattr(code, "is_mirrored"))


def test_a_leaflet_from_right_to_left_says_so(arabic: Path) -> None:
    with pikepdf.open(io.BytesIO(leaflet_in(arabic))) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        attributes = pdf.Root.StructTreeRoot.K.A
        owners = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
        assert [str(one.WritingMode) for one in owners] == ["/RlTb"]


def test_bullets_stand_at_the_right_of_their_text(arabic: Path) -> None:
    page = pypdfium2.PdfDocument(leaflet_in(arabic))
    places: dict[str, float] = {}
    for one in page:
        text = one.get_textpage()
        for index in range(text.count_chars()):
            if (character := text.get_text_range(index, 1)) in "•5خ":
                places.setdefault(character, text.get_charbox(index)[0])
    assert places["•"] > places["خ"] > places["5"]

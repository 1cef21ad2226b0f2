"""Pictures in their places, and several side by side, in the finished files."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image as PillowImage
from pptx import Presentation

import irdocs
from support.small_documents import built, one_section
from support.thorough import tried

WIDTH, HEIGHT = 12192000, 6858000  # of a slide, in EMU


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, size in (
        ("land.jpg", (1500, 1000)),
        ("tall.jpg", (900, 1200)),
        ("pano.jpg", (1600, 640)),
    ):
        PillowImage.new("RGB", size, "teal").save(tmp_path / name)
    return tmp_path


def build(folder: Path, *blocks: dict[str, Any], format: str = "a4") -> irdocs.BuildResult:
    return built(folder, one_section(*blocks, format=format))


def slide_of(folder: Path, layout: str) -> dict[str, Any]:
    deck = Presentation(folder / "out" / "deck.pptx")
    (slide,) = [slide for slide in deck.slides if slide.slide_layout.name == layout]
    return {shape.name: shape for shape in slide.shapes}


def picture(**keys: Any) -> dict[str, Any]:
    return {"type": "image", "title": "A title", "file": "land.jpg", "alt": "Teal.", **keys}


@pytest.mark.parametrize(("file", "layout"), [("land.jpg", "Full picture beside title"),
                                              ("pano.jpg", "Full picture")])  # fmt: skip
def test_a_full_picture_is_whole_and_clear_of_its_words(
    file: str, layout: str, folder: Path
) -> None:
    assert not build(folder, picture(file=file, place="full", caption="Look here.")).failed
    shapes = slide_of(folder, layout)
    shown, title, words = shapes["Picture"], shapes["Title"], shapes["Text"]
    assert (shown.crop_left, shown.crop_top, shown.crop_right, shown.crop_bottom) == (0, 0, 0, 0)
    assert shown.width * shown.height > 0.5 * WIDTH * HEIGHT
    for text in (title, words):
        assert text.left >= shown.left + shown.width or text.top >= shown.top + shown.height
    assert words.text_frame.text == "Look here."


@pytest.mark.parametrize("place", ["left", "right"])
@pytest.mark.parametrize("size", ["small", "large", "medium"][: tried(3, 2)])
def test_a_picture_stands_at_its_side_in_its_size(place: str, size: str, folder: Path) -> None:
    assert not build(folder, picture(place=place, size=size, caption="Words beside.")).failed
    shapes = slide_of(folder, "Picture with text")
    shown, words = shapes["Picture"], shapes["Text"]
    if place == "left":
        assert shown.left + shown.width < words.left
    else:
        assert words.left + words.width < shown.left
    share = {"small": 0.38, "medium": 0.5, "large": 0.68}[size]
    room = 852 * 12700
    highest = 338 * 12700 * 1.5
    assert shown.width == pytest.approx(min(room * share, highest), rel=0.02)


def test_a_picture_without_a_caption_takes_the_room_that_there_is(folder: Path) -> None:
    assert not build(folder, picture()).failed
    shown = slide_of(folder, "Wide picture")["Picture"]
    assert shown.height >= 338 * 12700


@pytest.mark.parametrize(("count", "begins"), [(1, "with the picture"), (9, "at the margin")])
def test_a_caption_below_begins_where_its_picture_does(
    count: int, begins: str, folder: Path
) -> None:
    """But for one that would take a line more there."""
    assert not build(folder, picture(place="wide", caption="Words below it. " * count)).failed
    shapes = slide_of(folder, "Wide picture")
    shown, words = shapes["Picture"], shapes["Text"]
    is_below = abs(words.left - shown.left) < 12700
    assert shown.left > 100 * 12700 and is_below == (begins == "with the picture")


@pytest.mark.parametrize(("place", "layout"), [("right", "Picture with text"),
                                               ("wide", "Wide picture")])  # fmt: skip
def test_a_credit_is_paler_than_the_caption(place: str, layout: str, folder: Path) -> None:
    assert not build(folder, picture(place=place, caption="Look here.", credit="By us")).failed
    frame = slide_of(folder, layout)["Text"].text_frame
    (caption,), (credit,) = (paragraph.runs for paragraph in frame.paragraphs)
    assert (caption.text, credit.text) == ("Look here.", "By us")
    assert caption.font.color.type is None
    assert credit.font.color.brightness > 0.1  # lighter than the text's own black


LONG_CREDIT = (
    "Photographs: Any Hill University Hospitals, medical illustration, 2026. Used with consent of "
    "all who are shown, and not to be copied without it."
)


@pytest.mark.parametrize(
    ("count", "credit"),
    [*zip((2, 6, 3), ("By us", LONG_CREDIT, LONG_CREDIT), strict=True),
     *product(range(2, 7), ("By us", LONG_CREDIT))][: tried(13, 2)],
)  # fmt: skip
def test_several_pictures_do_not_touch_one_another_or_their_captions(
    count: int, credit: str, folder: Path
) -> None:
    items = [
        {"file": name, "alt": f"A field of teal, {number}", "caption": f"Caption {number}"}
        for number, name in enumerate(["land.jpg", "tall.jpg", "pano.jpg"] * 2, start=1)
    ]
    block = {"type": "images", "title": "Several", "items": items[:count], "credit": credit}
    result = build(folder, block)
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = Presentation(folder / "out" / "deck.pptx")
    (slide,) = [s for s in deck.slides if s.slide_layout.name.startswith("Pictures")]
    shapes = [shape for shape in slide.placeholders if shape.has_text_frame or shape.name]
    boxes = [(s.left, s.top, s.left + s.width, s.top + s.height, s.name) for s in shapes]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = (one[2] <= other[0] or other[2] <= one[0]
                     or one[3] <= other[1] or other[3] <= one[1])  # fmt: skip
            assert apart, (one, other)
    assert sum(shape.name.startswith("Picture") for shape in shapes) == count
    page = pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf")[0]
    images = [item for item in page.get_objects() if item.type == 3]
    assert len(images) == count
    text = page.get_textpage().get_text_range()
    assert all(f"Caption {number}" in text for number in range(1, count + 1))


@pytest.mark.parametrize("files", [["land.jpg"] * 3, ["pano.jpg", "tall.jpg", "land.jpg"],
                                   ["pano.jpg"] * 6][: tried(3, 2)])  # fmt: skip
def test_a_caption_stands_just_below_its_picture(files: list[str], folder: Path) -> None:
    items = [{"file": file, "alt": f"Teal, {number}", "caption": f"Caption {number}"}
             for number, file in enumerate(files)]  # fmt: skip
    build(folder, {"type": "images", "title": "Several", "items": items, "credit": "By us"})
    deck = Presentation(folder / "out" / "deck.pptx")
    (slide,) = [s for s in deck.slides if s.slide_layout.name.startswith("Pictures")]
    shapes = list(slide.placeholders)
    pictures = [shape for shape in shapes if shape.name.startswith("Picture")]
    captions = [shape for shape in shapes if shape.name.startswith("Caption")]
    (credit,) = [shape for shape in shapes if shape.name == "Source"]
    for picture, caption in zip(pictures, captions, strict=True):
        below = caption.top - picture.top - picture.height
        assert 0 <= below <= 8 * 12700, caption.name
        assert below < credit.top - caption.top


def test_the_caption_of_a_strip_stands_just_below_it(folder: Path) -> None:
    PillowImage.new("RGB", (2000, 200), "teal").save(folder / "strip.jpg")
    build(folder, picture(file="strip.jpg", caption="It is teal.", place="wide"))
    shapes = slide_of(folder, "Wide picture")
    strip, caption = shapes["Picture"], shapes["Text"]
    assert 0 <= caption.top - strip.top - strip.height <= 14 * 12700


@pytest.mark.parametrize(("count", "are_beside"), [(2, False), (3, True)])
def test_in_a_narrow_column_several_pictures_stand_beside_their_captions(
    count: int, are_beside: bool, folder: Path
) -> None:
    words = ("First", "Second", "Third")[:count]
    items = [
        {"file": "land.jpg", "decorative": True, "caption": f"{word}. Hold."} for word in words
    ]
    block = {"type": "images", "id": "i", "title": "Exercises", "items": items}
    assert not build(folder, block, format="a4-trifold").failed
    with pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf") as pdf:
        page = next(page for page in pdf if page.get_textpage().search("Fir").get_next())
        text = page.get_textpage()
        images = sorted((item.get_bounds() for item in page.get_objects() if item.type == 3),
                        key=lambda box: -box[3])  # fmt: skip
        assert len(images) == count, "all on one panel"
        for word, (left, bottom, right, top) in zip(words, images, strict=True):
            place = text.search(word).get_next()
            assert place
            x, y, _, _ = text.get_charbox(place[0])
            assert (x > right and bottom < y < top) is are_beside
            assert are_beside or (abs(x - left) < 3 and y < bottom)


def test_in_the_leaflet_left_and_right_are_sides_of_the_caption(folder: Path) -> None:
    assert not build(folder, picture(place="right", size="small", caption="Words beside.")).failed
    page = pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf")[0]
    (image,) = [item for item in page.get_objects() if item.type == 3]
    text = page.get_textpage()
    index, _ = text.search("Words beside").get_next()
    left, _, _, top = text.get_charbox(index)
    image_left, image_bottom, image_right, image_top = image.get_bounds()
    assert left < image_left and image_bottom < top <= image_top + 20
    assert page.get_width() - image_right == pytest.approx(left, abs=3)


def picture_and_words(folder: Path, *words: str) -> tuple[Rect, list[tuple[float, float]]]:
    """Return the bounds of the leaflet's picture, and where words begin on its page, in pt."""
    for page in pypdfium2.PdfDocument(min((folder / "out").glob("leaflet*.pdf"))):
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            text, places = page.get_textpage(), []
            for each in words:
                index, _ = text.search(each).get_next()
                left, bottom, _, _ = text.get_charbox(index)
                places.append((left, bottom))
            return item.get_bounds(), places
    raise AssertionError("no picture")


Rect = tuple[float, float, float, float]
LISTED: dict[str, Any] = {"type": "points", "items": ["First of all", "Last of all"]}


@pytest.mark.parametrize("format", ["a4", "a5-booklet"])
@pytest.mark.parametrize("place", ["left", "right"])
def test_texts_that_follow_stand_beside_a_picture(place: str, format: str, folder: Path) -> None:
    image = picture(place=place, size="medium", file="tall.jpg", caption="Words beside.")
    result = build(folder, image, LISTED, format=format)
    assert not result.failed, [str(error) for error in result.report.errors]
    (left, bottom, right, top), (caption, *places) = picture_and_words(
        folder, "Words beside", "First of all", "Last of all"
    )
    for x, y in places:
        assert bottom < y < top and (x > right if place == "left" else x < left)
    # The caption is no part of what stands beside.
    assert caption[0] == pytest.approx(left, abs=3) and bottom - 20 < caption[1] < bottom


def test_a_text_much_higher_than_a_picture_does_not_stand_beside_it(folder: Path) -> None:
    image = picture(place="left", size="small", caption="Words beside.")
    text = {"type": "text", "text": "Begins. " + "A sentence of its own. " * 55}
    assert not build(folder, image, text, format="a4").failed
    (left, bottom, _, _), ((x, y),) = picture_and_words(folder, "Begins")
    assert y < bottom and x == pytest.approx(left, abs=3)


def test_no_text_stands_beside_a_picture_where_a_word_of_it_is_too_wide(folder: Path) -> None:
    image = picture(place="right", size="medium", file="tall.jpg", caption="Words beside.")
    wide = {"type": "points", "items": ["Incomprehensibilities" * 2]}
    result = build(folder, image, wide, format="a5-booklet")
    assert not result.failed, [str(error) for error in result.report.errors]
    (_, bottom, _, _), ((_, y),) = picture_and_words(folder, "Incomprehens")
    assert y < bottom


@pytest.mark.parametrize("size", [None, "medium", "large"])
def test_in_large_print_a_picture_is_as_wide_as_the_text(size: str | None, folder: Path) -> None:
    keys = {"size": size} if size else {}
    image = picture(file="land.jpg", place="right", caption="Words below.", **keys)
    assert not build(folder, image, format="large-print").failed
    (left, bottom, right, _), ((x, y),) = picture_and_words(folder, "Words below")
    assert y < bottom and x == pytest.approx(left, abs=3)
    assert right - left > 400


@pytest.mark.parametrize("format", ["a4-trifold", "large-print", "a5-booklet"][: tried(3, 2)])
def test_every_place_is_set_in_every_format(format: str, folder: Path) -> None:
    blocks = [picture(place=place, caption="Words.") for place in ("full", "wide", "left", "right")]
    for block in blocks:
        result = build(folder, block, format=format)
        assert not result.failed, [str(error) for error in result.report.errors]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"place": "left"}, "add a caption"),
        ({"place": "full", "size": "small"}, "leave out size"),
        ({"place": "top"}, '"place" must be'),
        ({"size": "huge"}, '"size" must be'),
        ({"alt": None}, "alternative text"),
    ],
)
def test_what_contradicts_is_an_error_at_its_line(
    keys: dict[str, Any], message: str, folder: Path
) -> None:
    (error,) = build(folder, picture(**keys)).report.errors
    assert message in error.message and error.span and error.span.line > 10


@pytest.mark.parametrize("caption", [{}, {"caption": "A short caption."}])
def test_large_print_has_large_pictures(caption: dict[str, str], folder: Path) -> None:
    """As wide as the text, 170 mm, beside nothing."""
    assert not build(folder, picture(**caption), format="large-print").failed
    boxes = [
        item.get_bounds()
        for page in pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf")
        for item in page.get_objects()
        if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    ]
    assert max(right - left for left, _, right, _ in boxes) == pytest.approx(170 / 25.4 * 72, 0.01)


def test_a_narrow_picture_begins_where_its_title_does_and_its_caption_beside_it(
    folder: Path,
) -> None:
    """It stood in the middle of a wide place, far from the caption and from the slide's edge."""
    assert not build(folder, picture(file="tall.jpg", caption="Look here.")).failed
    shapes = slide_of(folder, "Picture with text")
    shown, words, title = shapes["Picture"], shapes["Text"], shapes["Title"]
    assert shown.left == title.left
    assert 0 < words.left - (shown.left + shown.width) < 40 * 12700

"""Photographs at the heads of cards, on openers of sections and on covers, in finished files."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image
from pptx import Presentation

from irdocs import content
from irdocs.audit import ledger
from irdocs.content import photographs
from irdocs.content.product import DECK, LEAFLET
from irdocs.diagnostics import Report
from irdocs.locale import load
from irdocs.products import traits_of
from support import templates
from support.small_documents import ABOUT, built, one_section, whole
from support.thorough import tried

LEFT, RIGHT, TOP = (200, 30, 30), (30, 160, 60), (30, 60, 200)


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    """A wide picture, red at the left and green at the right; an upright one, blue at its top."""
    wide = Image.new("RGB", (1600, 640), LEFT)
    wide.paste(RIGHT, (800, 0, 1600, 640))
    tall = Image.new("RGB", (1000, 2000), RIGHT)
    tall.paste(TOP, (0, 0, 1000, 500))
    small = Image.new("RGB", (120, 80), LEFT)
    made = {}
    for name, image in {"wide": wide, "tall": tall, "small": small}.items():
        file = io.BytesIO()
        image.save(file, "JPEG", quality=95)
        made[f"{name}.jpg"] = file.getvalue()
    made["dot.svg"] = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
        b'<rect class="fill-primary" width="20" height="10"/></svg>'
    )
    return made


@pytest.fixture
def folder(tmp_path: Path, pictures: dict[str, bytes]) -> Path:
    for name, data in pictures.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def card(title: str, file: str = "wide.jpg", **more: Any) -> dict[str, Any]:
    picture = {"file": file, "alt": f"What {title} shows", **more.pop("picture", {})}
    return {"title": title, "text": "Some words.", "picture": picture, **more}


def cards(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "cards", "id": "c", "title": "Several cards", "items": list(items)}


MIXED = cards(
    card("One"),
    card("Two", "tall.jpg", picture={"focus": "top"}),
    {"title": "Three", "text": "Words beside an icon.", "icon": "dot.svg"},
    {"title": "Four", "text": "Words alone."},
)


def near(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(pixel, colour, strict=False))


def figures(file: Path) -> Iterator[tuple[str, list[float]]]:
    """Each Figure of a PDF in reading order: its alternative text and its box."""

    def walk(node: Any) -> Iterator[tuple[str, list[float]]]:
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure":
            yield str(node.Alt), [float(value) for value in node.A[0].BBox]
        kids = node.get("/K") if isinstance(node, pikepdf.Dictionary) else None
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []:
            yield from walk(kid)

    with pikepdf.open(file) as pdf:
        yield from walk(pdf.Root.StructTreeRoot)


def slide_of(deck: Path, layout: str) -> Any:
    slides = Presentation(str(deck)).slides
    return next(slide for slide in slides if slide.slide_layout.name.startswith(layout))


@pytest.mark.parametrize(
    ("focus", "cut"),
    [("centre", (0.25, 0.75)), ("left", (0.0, 0.5)), ("right", (0.5, 1.0)), ("top", (0.25, 0.75)),
     ("bottom right", (0.5, 1.0))],
)  # fmt: skip
def test_a_focus_says_which_side_stays(
    focus: Any, cut: tuple[float, float], pictures: dict[str, bytes]
) -> None:
    part = photographs.filling(photographs.read(pictures["wide.jpg"]), 1.25, focus)
    assert isinstance(part, photographs.PhotographPart)
    assert part.box == pytest.approx((cut[0], 0.0, cut[1], 1.0))


def test_a_short_title_has_its_text_right_below_it_whatever_the_card_below(folder: Path) -> None:
    long = "The operating department practitioner"
    text = one_section(cards(card("Short"), card(long)), deck={"aspect": "4:3"})
    deck = whole(folder, text, only="deck") / "deck.pptx"
    boxes = {
        shape.name: shape
        for shape in slide_of(deck, "Cards with pictures 2").shapes
        if shape.name.startswith("Card t")
    }
    first, second = (boxes[f"Card title {n}"] for n in (1, 2))
    assert first.height < second.height
    for number, title in ((1, first), (2, second)):
        assert boxes[f"Card text {number}"].top - title.top - title.height <= 4 * 12700


@pytest.mark.parametrize("format", ["a4-trifold", "a4", "a5-booklet"][: tried(3, 1)])
def test_pictures_of_cards_have_one_form_in_the_leaflet(format: str, folder: Path) -> None:
    press = "uk-3mm" if format == "a4" else None
    out = whole(folder, one_section(MIXED, format=format), only="leaflet", press=press)
    files = [file for file in out.glob("leaflet*.pdf") if "2up" not in file.name]
    assert len(files) == (2 if press else 1)
    for file in files:
        found = dict(figures(file))
        assert list(found) == ["What One shows", "What Two shows"]
        boxes = list(found.values())
        sizes = [(box[2] - box[0], box[3] - box[1]) for box in boxes]
        assert sizes[0] == pytest.approx(sizes[1], abs=0.1)
        assert sizes[0][0] / sizes[0][1] == pytest.approx(1.5, abs=0.01)


def test_a_card_s_photograph_reaches_its_edges_and_has_its_round_corners(folder: Path) -> None:
    out = whole(folder, one_section(MIXED), only="leaflet")
    (_, box), (_, other) = figures(out / "leaflet.pdf")
    with pypdfium2.PdfDocument(out / "leaflet.pdf") as pdf:
        page = pdf[0].render(scale=4).to_pil().convert("RGB")
        height = pdf[0].get_height()

    def at(x: float, y: float) -> tuple[int, ...]:
        return page.getpixel((round(x * 4), round((height - y) * 4)))

    left, bottom, right, top = box
    assert near(at(left + 0.6, (top + bottom) / 2), LEFT)
    assert near(at(right - 0.6, (top + bottom) / 2), RIGHT)
    assert near(at((left + right) / 2 - 3, top - 0.6), LEFT)
    assert near(at(left + 0.5, top - 0.5), (255, 255, 255)), "the corner is round"
    assert near(at(left + 6, bottom + 1), LEFT), "and not below, where the card goes on"
    assert near(at((other[0] + other[2]) / 2, other[3] - 3), TOP), "its focus stays in view"


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_on_slides_they_are_native_pictures_that_are_cropped(aspect: str, folder: Path) -> None:
    text = one_section(MIXED, deck={"aspect": aspect})
    out = whole(folder, text, only="deck", handout=2)
    slide = slide_of(out / "deck.pptx", "Cards with pictures 4")
    shapes = {shape.name: shape for shape in slide.shapes}
    first, second = shapes["Picture 1"], shapes["Picture 2"]
    assert first.is_placeholder and second.is_placeholder
    for shape, own in ((first, 2.5), (second, 0.5)):
        across = 1 - shape.crop_left - shape.crop_right
        down = 1 - shape.crop_top - shape.crop_bottom
        assert own * across / down == pytest.approx(shape.width / shape.height, rel=0.001)
        assert shape.width / shape.height == pytest.approx(1.5, abs=0.01)
    assert first.crop_left == pytest.approx(first.crop_right) and first.crop_left > 0.1
    assert (second.crop_top, second.crop_left) == (0, 0) and second.crop_bottom > 0.5
    descriptions = [s._element.xpath(".//p:cNvPr/@descr") for s in (first, second)]
    assert descriptions == [["What One shows"], ["What Two shows"]]
    # An icon stands in the place of a picture, and words alone begin at the head of their card.
    icon, title, words = shapes["Icon"], shapes["Card title 4"], shapes["Card text 4"]
    head = shapes["Card title 1"]
    assert icon.top > first.top and icon.top + icon.height < first.top + first.height
    assert first.top < title.top < first.top + first.height < head.top
    assert title.top + title.height <= words.top
    assert words.top + words.height == shapes["Card text 1"].top + shapes["Card text 1"].height
    assert "Picture 3" not in shapes and "Picture 4" not in shapes
    names = [name for name, _ in figures(out / "handout.pdf")]
    assert [name for name in names if name.startswith("What")] == ["What One shows",
                                                                   "What Two shows"]  # fmt: skip


@pytest.mark.parametrize("count", [5, 2, 3][: tried(3, 2)])
def test_any_number_of_pictures_is_clear_of_all_words(count: int, folder: Path) -> None:
    items = [card(f"Number {number}") for number in range(1, count + 1)]
    titled = [{key: item[key] for key in ("title", "picture")} for item in items]
    second = {**cards(*titled), "id": "d", "title": "Titles alone"}
    out = whole(folder, one_section(cards(*items), second), only="deck")
    slides = [
        slide
        for slide in Presentation(str(out / "deck.pptx")).slides
        if "with pictures" in slide.slide_layout.name
    ]
    kinds = {slide.slide_layout.name.split()[0] for slide in slides}
    assert kinds == {"Cards", "Tiles"}
    for slide in slides:
        shown = [shape for shape in slide.shapes if shape.name.startswith("Picture")]
        words = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text]
        assert shown
        for picture in shown:
            for text in words:
                apart = (
                    text.left >= picture.left + picture.width
                    or text.left + text.width <= picture.left
                    or text.top >= picture.top + picture.height
                    or text.top + text.height <= picture.top
                )
                assert apart, (picture.name, text.name)
    descriptions = [
        shape._element.xpath(".//p:cNvPr/@descr")[0]
        for slide in slides
        for shape in slide.shapes
        if shape.name.startswith("Picture")
    ]
    assert descriptions == [f"What Number {n} shows" for n in range(1, count + 1)] * 2


@pytest.mark.parametrize("name", ["default.pptx", "hospital.pptx"])
def test_a_user_s_template_has_them_too(name: str, folder: Path) -> None:
    (folder / "t.pptx").write_bytes(templates.all_templates()[name])
    text = sectioned({"file": "tall.jpg", "alt": "The tall one"}, MIXED)
    out = whole(folder, text, only="deck", template=folder / "t.pptx")
    slide = slide_of(out / "deck.pptx", "Section header with picture")
    shown = next(shape for shape in slide.shapes if shape.name == "Picture")
    lead = next(shape for shape in slide.shapes if shape.name == "Lead")
    assert lead.left + lead.width <= shown.left and shown.crop_top > 0
    assert slide_of(out / "deck.pptx", "Cards with pictures") is not None


def sectioned(picture: Any, *blocks: dict[str, Any], **more: Any) -> str:
    """Content with a section that has a picture, and one that has none."""
    data = yaml.safe_load(one_section(*(blocks or [{"type": "text", "text": "Words."}]), **more))
    data["sections"][0]["picture"] = picture
    other = {"id": "t", "title": "Other", "lead": "More.", "blocks": [{"type": "text",
             "text": "Words."}]}  # fmt: skip
    data["sections"].append(other)
    return yaml.safe_dump(data, sort_keys=False)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_section_s_photograph_fills_a_side_of_its_slide(aspect: str, folder: Path) -> None:
    picture = {"file": "tall.jpg", "alt": "A tall thing", "focus": "top"}
    out = whole(folder, sectioned(picture, deck={"aspect": aspect}), only="deck", handout=1)
    show = Presentation(str(out / "deck.pptx"))
    slide = slide_of(out / "deck.pptx", "Section header with picture")
    shown = next(shape for shape in slide.shapes if shape.name == "Picture")
    assert (shown.top, shown.height) == (0, show.slide_height)
    assert shown.left + shown.width == show.slide_width
    assert shown.crop_top == 0 and shown.crop_bottom > 0
    assert shown._element.xpath(".//p:cNvPr/@descr") == ["A tall thing"]
    for shape in slide.shapes:
        if shape.has_text_frame:
            assert shape.left + shape.width <= shown.left
    ground = slide.slide_layout._element.xpath("./p:cSld/p:bg")
    assert ground, "its words stand on a ground of the theme's"
    assert "A tall thing" in [alt for alt, _ in figures(out / "handout.pdf")]
    names = [s.slide_layout.name for s in show.slides]
    assert "Section header" in names, "the other section has its number"


def test_a_section_s_drawing_that_is_said_in_words_is_content(folder: Path) -> None:
    out = whole(folder, sectioned({"file": "dot.svg", "alt": "A dot"}), only="deck")
    slide = slide_of(out / "deck.pptx", "Section header with picture")
    shown = next(shape for shape in slide.shapes if shape.name == "Picture")
    assert shown._element.xpath(".//p:cNvPr/@descr") == ["A dot"]
    assert shown.width / shown.height == pytest.approx(2.0, rel=0.01), "it is whole"
    plain = whole(folder, sectioned("dot.svg"), only="deck")
    names = [s.slide_layout.name for s in Presentation(str(plain / "deck.pptx")).slides]
    assert "Section header with picture" not in names


@pytest.mark.parametrize("format", ["a4", "a4-trifold"])
def test_in_the_leaflet_a_section_s_picture_stands_if_it_asks_to(format: str, folder: Path) -> None:
    picture = {"file": "wide.jpg", "alt": "A wide thing"}
    out = whole(folder, sectioned(picture, format=format), only="leaflet")
    assert list(figures(out / "leaflet.pdf")) == []
    picture["leaflet"] = True
    out = whole(folder, sectioned(picture, format=format), only="leaflet")
    ((alt, box),) = figures(out / "leaflet.pdf")
    assert alt == "A wide thing"
    assert (box[2] - box[0]) / (box[3] - box[1]) == pytest.approx(2.5, abs=0.01)
    with pypdfium2.PdfDocument(out / "leaflet.pdf") as pdf:
        text = next(
            page.get_textpage()
            for page in pdf
            if page.get_textpage().search("Section").get_next() is not None
        )
        heading = text.get_charbox(text.search("Section").get_next()[0])
        lead = text.get_charbox(text.search("Lead.").get_next()[0])
    assert box[3] < lead[1] < lead[3] < heading[1], "below the lead, which stays with its heading"
    assert heading[0] == pytest.approx(box[0], abs=2)


def test_a_cover_s_photograph_may_be_said_in_words(folder: Path) -> None:
    about = {**ABOUT, "cover": {"file": "tall.jpg", "alt": "A tall thing", "focus": "top"}}
    text = one_section({"type": "text", "text": "Words."}, document=about)
    out = whole(folder, text)
    assert [alt for alt, _ in figures(out / "leaflet.pdf")] == ["A tall thing"]
    slide = Presentation(str(out / "deck.pptx")).slides[0]
    (shown,) = [shape for shape in slide.shapes if shape.name == "Picture"]
    assert shown._element.xpath(".//p:cNvPr/@descr") == ["A tall thing"]
    assert shown.crop_top == 0 and shown.crop_bottom > 0


FAULTS: list[tuple[dict[str, Any] | str, dict[str, Any], str, str]] = [
    ("wide.jpg", {}, "missing-alt", "alternative text"),
    ({"file": "wide.jpg"}, {}, "missing-alt", "alternative text"),
    ({"file": "wide.jpg", "alt": "A", "decorative": True}, {}, "missing-alt", "not both"),
    ({"file": "wide.jpg", "alt": "A thing"}, {"icon": "dot.svg"}, "bad-value", "either an icon"),
    ({"file": "wide.jpg", "alt": "A thing", "focus": "middle"}, {}, "bad-choice", "focus"),
    ({"file": "wide.jpg", "alt": "A thing", "leaflet": True}, {}, "unknown-key", "leaflet"),
    ({"file": "wyde.jpg", "alt": "A thing"}, {}, "missing-asset", "wide.jpg"),
]


@pytest.mark.parametrize(("picture", "more", "code", "words"), FAULTS)
def test_what_is_wrong_with_a_card_s_picture_is_said_at_its_line(
    picture: dict[str, Any] | str, more: dict[str, Any], code: str, words: str, folder: Path
) -> None:
    block = cards(card("Good"), {"title": "Bad", "text": "W.", **more, "picture": picture})
    text = one_section(block)
    (error,) = built(folder, text).report.errors
    assert error.code == code and words in error.message + (error.hint or "")
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines, 1) if "title: Bad" in line)
    assert error.span and first <= error.span.line <= first + 6


def test_a_cover_s_drawing_has_no_words(folder: Path) -> None:
    about = {**ABOUT, "cover": {"file": "dot.svg", "alt": "A dot"}}
    text = one_section({"type": "text", "text": "Words."}, document=about)
    (error,) = built(folder, text).report.errors
    assert error.code == "bad-value" and "ornament" in error.message
    assert error.span


def test_a_coarse_picture_within_a_drawing_is_said_at_its_block(folder: Path) -> None:
    data = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(data, "PNG")
    href = "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()
    (folder / "drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><g opacity="0.5">'
        f'<image width="30" height="20" href="{href}"/></g></svg>'
    )
    text = one_section({"type": "image", "id": "own", "file": "drawing.svg", "alt": "Red."})
    result = built(folder, text, only="leaflet", press="uk-3mm")
    (found,) = [d for d in result.report.errors if d.code == "coarse-image"]
    assert found.span and '"own"' in found.message and "within its drawing" in found.message
    lines = text.splitlines()
    assert any("own" in line for line in lines[found.span.line - 1 : found.span.line + 2])


def test_a_coarse_photograph_is_said_at_the_line_of_its_name(folder: Path) -> None:
    block = cards(card("Fine"), card("Coarse", "small.jpg"))
    for press, found in ((None, "warnings"), ("uk-3mm", "errors")):
        result = built(folder, one_section(block), only="leaflet", press=press)
        (coarse,) = [d for d in getattr(result.report, found) if d.code == "coarse-image"]
        line = (folder / "content.yaml").read_text().splitlines()[coarse.span.line - 1]
        assert "small.jpg" in line and '"small.jpg"' in coarse.message
        needed = int(coarse.hint.split(" is ")[1].split()[0])
        assert needed > 120


def test_a_name_in_place_of_a_mapping_is_ornament(folder: Path) -> None:
    out = whole(folder, sectioned("tall.jpg"), only="deck")
    shown = next(
        shape
        for shape in slide_of(out / "deck.pptx", "Section header with picture").shapes
        if shape.name == "Picture"
    )
    assert shown._element.xpath(".//p:cNvPr/@descr") == [""]
    assert shown._element.xpath(".//*[local-name()='decorative']")


def test_each_alternative_text_is_accounted_for(folder: Path) -> None:
    """The ledger asks each product for what it shows: the deck's opener, the leaflet's banner."""
    for leaflet in (False, True):
        text = sectioned({"file": "tall.jpg", "alt": "Of a section", "leaflet": leaflet}, MIXED)
        read = content.read(text.encode(), "content.yaml", folder, Report(), traits_of())
        assert read.document
        for product in (DECK, LEAFLET):
            told = {
                entry.name: entry.texts
                for entry in ledger.entries(read.document, product, {}, load("en-GB"))
            }
            assert {"What One shows", "What Two shows"} <= set(told['block "c"'])
            assert ("Of a section" in told['section "s"']) == (product is DECK or leaflet)

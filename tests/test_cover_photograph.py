"""A photograph on the cover and the title slide: it fills its room, and words stand beside it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation

import irdocs
from conftest import SMALL
from irdocs.content import photographs
from irdocs.content.photographs import Photograph
from support import templates
from support.thorough import tried

LEFT, RIGHT = (200, 30, 30), (30, 160, 60)


def halves(width: int = 1600, height: int = 1200) -> bytes:
    """A picture that is red at the left and green at the right."""
    image = Image.new("RGB", (width, height), LEFT)
    image.paste(RIGHT, (width // 2, 0, width, height))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=95)
    return file.getvalue()


def built(folder: Path, data: bytes, **options: object) -> irdocs.BuildResult:
    (folder / "photo.jpg").write_bytes(data)
    (folder / "content.yaml").write_text(
        SMALL.replace("  disclaimer:", "  cover: photo.jpg\n  disclaimer:")
    )
    order = irdocs.BuildOptions(**options)  # type: ignore[arg-type]
    return irdocs.build(folder / "content.yaml", folder / "out", order, environment={})


def made(folder: Path, data: bytes, **options: object) -> Path:
    result = built(folder, data, **options)
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out"


def near(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(pixel, colour, strict=False))


def first_page(file: Path) -> Image.Image:
    with pypdfium2.PdfDocument(file) as pdf:
        return pdf[0].render(scale=1).to_pil().convert("RGB")


def opened(photograph: Photograph, width: float) -> Image.Image:
    return Image.open(io.BytesIO(photograph.pixels(width))).convert("RGB")


def test_a_part_has_the_pixels_of_its_box_at_any_size() -> None:
    whole = photographs.read(halves())
    part = photographs.part(whole, 0.4, 0.5, 0.6, 1.0)
    assert (part.width, part.height) == (320, 600)
    for width in (320, 40):
        image = opened(part, width)
        assert abs(image.width - width) <= 1
        assert near(image.getpixel((2, 2)), LEFT)
        assert near(image.getpixel((image.width - 3, 2)), RIGHT)
    inner = photographs.part(part, 0.5, 0.0, 1.0, 1.0)
    assert (inner.width, inner.height) == (160, 600)
    assert near(opened(inner, 160).getpixel((9, 9)), RIGHT)


@pytest.mark.parametrize("ratio", [0.3, 4 / 3, 3.0])
def test_what_fills_a_box_is_the_middle_of_the_picture(ratio: float) -> None:
    filling = photographs.filling(photographs.read(halves()), ratio)
    assert filling.width / filling.height == pytest.approx(ratio, rel=0.01)
    assert max(filling.width / 1600, filling.height / 1200) == pytest.approx(1.0, abs=0.01)
    image = opened(filling, filling.width)
    assert near(image.getpixel((3, 3)), LEFT)
    assert near(image.getpixel((image.width - 4, image.height - 4)), RIGHT)


@pytest.mark.parametrize(
    "format_name", ["a4-trifold", "a5-booklet", "a4", "large-print"][: tried(4, 2)]
)
def test_the_photograph_reaches_the_edge_of_the_paper(format_name: str, tmp_path: Path) -> None:
    out = made(tmp_path, halves(2400, 1800), only="leaflet", formats=(format_name,), press="uk-3mm")
    page = first_page(out / f"leaflet-{format_name}.pdf")
    x, y = page.width - 2, page.height - 2 if "trifold" in format_name else 2
    assert near(page.getpixel((x, y)), RIGHT)
    with pikepdf.open(out / f"leaflet-{format_name}-press.pdf") as pdf:
        bleed = [float(value) for value in pdf.pages[0].BleedBox]
        height = float(pdf.pages[0].MediaBox[3])
    press = first_page(out / f"leaflet-{format_name}-press.pdf")
    edge = bleed[2], (height - bleed[1] if "trifold" in format_name else height - bleed[3])
    inside, outside = (int(edge[0]) - 3, edge[1]), (int(edge[0]) + 3, edge[1])
    down = -3 if "trifold" in format_name else 3
    assert not near(press.getpixel((inside[0], int(inside[1]) + down)), (255, 255, 255))
    assert near(press.getpixel((outside[0], int(outside[1]) - 3 * down)), (255, 255, 255))


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_on_the_title_slide_it_fills_a_placeholder_at_the_edge(aspect: str, tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(halves())
    text = SMALL.replace("  disclaimer:", "  cover: photo.jpg\n  disclaimer:")
    (folder / "content.yaml").write_text(f'{text}\ndeck: {{aspect: "{aspect}"}}\n')
    order = irdocs.BuildOptions(only="deck", handout=2)
    result = irdocs.build(folder / "content.yaml", folder / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    presentation = Presentation(str(folder / "out" / "deck.pptx"))
    slide = presentation.slides[0]
    (picture,) = [shape for shape in slide.placeholders if shape.placeholder_format.type == 18]
    assert picture.left + picture.width == presentation.slide_width
    assert (picture.top, picture.height) == (0, presentation.slide_height)
    words = [s for s in slide.placeholders if s.has_text_frame and s.text_frame.text]
    assert words and all(shape.left + shape.width <= picture.left for shape in words)
    image = Image.open(io.BytesIO(picture.image.blob))
    across = image.width * (1 - picture.crop_left - picture.crop_right)
    down = image.height * (1 - picture.crop_top - picture.crop_bottom)
    assert across / down == pytest.approx(picture.width / picture.height, rel=0.01)


def test_a_user_s_template_keeps_its_own_title_slide(tmp_path: Path) -> None:
    (tmp_path / "t.pptx").write_bytes(templates.default())
    out = made(tmp_path, halves(), only="deck", template=tmp_path / "t.pptx")
    slide = Presentation(str(out / "deck.pptx")).slides[0]
    assert slide.slide_layout.name == "Title Slide"
    options = irdocs.BuildOptions(only="deck", template=tmp_path / "t.pptx")
    report = irdocs.check(tmp_path / "content.yaml", options).report
    (told,) = [warning for warning in report.warnings if warning.code == "unshown-cover"]
    assert told.span and told.span.line > 1


def test_a_photograph_that_a_long_title_leaves_no_room_on_the_cover_is_told(tmp_path: Path) -> None:
    photo = halves()
    for title, is_told in (("Title", False), ("A title of many words, and more. " * 8, True)):
        (tmp_path / "photo.jpg").write_bytes(photo)
        text = SMALL.replace("  disclaimer:", "  cover: photo.jpg\n  disclaimer:")
        text = re.sub(r"(?m)^  title: .*", f"  title: {title.strip()}", text, count=1)
        (tmp_path / "content.yaml").write_text(text)
        order = irdocs.BuildOptions(only="leaflet", formats=("a4-trifold",))
        report = irdocs.check(tmp_path / "content.yaml", order).report
        told = [one for one in report.warnings if one.code == "unshown-cover"]
        assert bool(told) is is_told, [str(one) for one in report]


def test_a_coarse_photograph_is_said_at_its_line(tmp_path: Path) -> None:
    result = built(tmp_path, halves(120, 90), only="leaflet", formats=("a4",))
    (found,) = [d for d in result.report.warnings if d.code == "coarse-image"]
    line = (tmp_path / "content.yaml").read_text().splitlines()[found.span.line - 1]  # type: ignore[union-attr]
    assert "cover: photo.jpg" in line and "the cover's picture" in found.message
    assert built(tmp_path, halves(120, 90), only="leaflet", press="uk-3mm").failed


def test_an_icon_is_still_a_drawing(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(halves(40, 30))
    block = (
        "      - type: callout\n        title: It\n        text: Words.\n        icon: photo.jpg\n"
    )
    text = SMALL.replace("      - type: text\n        text: Some words.\n", block)
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    assert [error.code for error in result.report.errors] == ["drawing-expected"]

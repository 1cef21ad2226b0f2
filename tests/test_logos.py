"""Logos: which version stands where, how large, how free, and what is said of those not seen."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation

import irdocs
from conftest import SMALL
from irdocs.content import assets, logos
from irdocs.content.assets import Picture
from irdocs.content.files import FileReader
from irdocs.content.logos import CLEAR, Logo
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from irdocs.drawing import Colour
from irdocs.theme import logos as versions
from irdocs.units import Rect, mm
from support import templates
from support.designs import own_theme
from support.thorough import tried

PALETTE = own_theme().palette
WHITE, DARK = PALETTE["ground"], PALETTE["primary"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">{}</svg>'
BLUE = '<rect width="120" height="60" fill="#005EB8"/>'


def raster(colour: tuple[int, int, int, int], size: tuple[int, int] = (900, 300)) -> bytes:
    """A disc of a colour on a clear ground."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    image.paste(colour, (60, 30, size[0] - 60, size[1] - 30))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


FILES = {
    "blue.png": raster((0, 94, 184, 255)), "white.png": raster((255, 255, 255, 255)),
    "grey.png": raster((158, 158, 158, 255)), "long.png": raster((0, 94, 184, 255), (3000, 120)),
    "tiny.png": raster((0, 94, 184, 255), (150, 70)),
    "blue.svg": SVG.format(BLUE).encode(),
    "words.svg": SVG.format(BLUE + '<path d="M10 10h40v40z" fill="#fff"/>').encode(),
}  # fmt: skip


def pictures(folder: Path) -> assets.AssetFolder:
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return assets.AssetFolder(folder, FileReader())


def logo(folder: Path, file: str, on_dark: str | None = None) -> Logo:
    found = pictures(folder)

    def named(name: str) -> Picture:
        return found(SourceText(name, NOWHERE))

    return Logo.model_construct(
        file=named(file), alt=SourceText("A mark", NOWHERE),
        on_dark=named(on_dark) if on_dark else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("file", "on_dark", "ground", "shown", "plate"),
    [
        ("blue.png", None, WHITE, "blue.png", None),
        ("blue.svg", None, WHITE, "blue.svg", None),
        ("words.svg", None, WHITE, "words.svg", None),
        ("blue.png", None, DARK, "blue.png", "ground"),
        ("blue.png", "white.png", DARK, "white.png", None),
        ("blue.png", "white.png", WHITE, "blue.png", None),
        ("white.png", None, WHITE, "white.png", "primary"),
        ("white.png", None, DARK, "white.png", None),
    ],
)
def test_the_version_that_is_seen_is_taken(
    file: str, on_dark: str | None, ground: Colour, shown: str, plate: str | None, tmp_path: Path
) -> None:
    found = versions.version_on(logo(tmp_path, file, on_dark), ground, PALETTE)
    assert (str(found.picture.name), found.plate, found.is_seen) == (shown, plate, True)


DARK_HEX = f"#{DARK.red:02x}{DARK.green:02x}{DARK.blue:02x}"
DROP = f'<path d="M0 0h60v60h-60z" fill="{DARK_HEX}"/><path d="M20 20h20v20h-20z" fill="#f2a65a"/>'
NAME = f'<path d="M70 20h50v20h-50z" fill="{DARK_HEX}"/>'


@pytest.mark.parametrize(
    ("drawn", "ground", "plate"),
    [
        (DROP + '<path d="M70 20h50v20h-50z" fill="#f2a65a"/>', DARK, "ground"),
        ('<path d="M0 0h60v60h-60z" fill="#f2a65a"/>' + NAME, DARK, "ground"),
        ('<path d="M0 0h120v60h-120z" fill="#f2a65a"/>' + NAME, DARK, None),
        ('<path d="M0 0h60v60h-60z" fill="#005EB8"/><path d="M70 20h50v20h-50z" fill="#fff"/>',
         WHITE, "primary"),
        ('<path d="M0 0h60v60h-60z" fill="#fffdf0"/><path d="M9 9h20v9h-20z" fill="#005EB8"/>',
         WHITE, None),
        (f'<path d="M0 0h120v60h-120z" fill="{DARK_HEX}"/><path d="M9 9h20v9h-20z" fill="#fff"/>',
         DARK, None),
    ],
    ids=["an emblem that an accent stands on", "a name", "a name on a field of its own",
         "a white name on white", "a pale field behind letters", "paper of the ground's colour"],
)  # fmt: skip
@pytest.mark.parametrize("as_pixels", [False, True])
def test_nothing_of_a_logo_may_vanish(
    drawn: str, ground: Colour, plate: str | None, as_pixels: bool, tmp_path: Path
) -> None:
    if as_pixels and ground == WHITE:
        pytest.skip("of pixels it cannot be told what is a field")
    name = "drawn.png" if as_pixels else "drawn.svg"
    svg = SVG.format(drawn)
    (tmp_path / name).write_bytes(_pixels_of(svg) if as_pixels else svg.encode())
    assert versions.version_on(logo(tmp_path, name), ground, PALETTE).plate == plate


def _pixels_of(svg: str) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg))


def test_what_is_seen_nowhere_says_so(tmp_path: Path) -> None:
    grey = Colour(158, 158, 158)
    assert not versions.version_on(
        logo(tmp_path, "grey.png"), WHITE, {**PALETTE, "primary": grey}
    ).is_seen


@given(st.lists(st.floats(0.4, 6), min_size=1, max_size=4), st.floats(150, 600))
def test_logos_keep_their_white_space_and_their_least_size(
    ratios: list[float], width: float
) -> None:
    room = Rect(10, 20, width, 400)
    boxes = logos.arranged(ratios, room, 40, 20)
    if boxes is None:
        assert max(ratios) * 20 > width
        return
    (height,) = {round(box.height, 6) for box in boxes}
    assert 20 - 1e-6 <= height <= 40
    for number, box in enumerate(boxes):
        assert box.x >= room.x and box.right <= room.right + 0.1 and box.bottom <= room.bottom
        assert box.width / box.height == pytest.approx(ratios[number])
        for other in boxes[number + 1 :]:
            space = CLEAR * height
            grown = box.inset(-space, -space, -space, -space)
            shared = grown.within(other.inset(-space, -space, -space, -space))
            assert shared.width < 1e-6 or shared.height < 1e-6


LOGO = "  logo: {file: blue.png, on_dark: white.png, alt: Any Hospital}\n"
TWO = """  logo:
    - {file: blue.png, on_dark: white.png, alt: Any Hospital}
    - {file: words.svg, alt: Any University}
"""


def built(folder: Path, lines: str, more: str = "", **options: object) -> irdocs.BuildResult:
    pictures(folder)
    text = SMALL.replace("  disclaimer:", f"{lines}  disclaimer:") + more
    (folder / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(**options)  # type: ignore[arg-type]
    return irdocs.build(folder / "content.yaml", folder / "out", order, environment={})


def made(folder: Path, lines: str, more: str = "", **options: object) -> Path:
    result = built(folder, lines, more, **options)
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out"


@pytest.mark.parametrize(
    "format_name", ["a4-trifold", "large-print", "a4", "a5-booklet"][: tried(4, 2)]
)
def test_the_cover_has_them_as_figures_once(format_name: str, tmp_path: Path) -> None:
    out = made(tmp_path, TWO, only="leaflet", formats=(format_name,), press="uk-3mm")
    with pikepdf.open(out / f"leaflet-{format_name}.pdf") as pdf:
        alts = [
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    assert alts == ["Any Hospital", "Any University"], "at the end they are ornament"


def test_logos_on_a_dark_cover_share_one_plate(tmp_path: Path) -> None:
    two = "  logo:\n" + "    - {file: blue.png, alt: Any Hospital}\n" * 2
    out = made(tmp_path, two, only="leaflet", formats=("a4-trifold",))
    with pypdfium2.PdfDocument(out / "leaflet-a4-trifold.pdf") as pdf:
        objects = list(pdf[0].get_objects())
        logo_boxes = [item.get_bounds() for item in objects if item.type == 3]
        paths = [item.get_bounds() for item in objects if item.type == 2]
    on_cover = [box for box in logo_boxes if box[0] > 560]
    assert len(on_cover) == 2
    plates = [
        path
        for path in paths
        if path[2] - path[0] < 260
        and any(path[0] < box[0] and path[2] > box[2] and path[1] < box[1] for box in on_cover)
    ]
    assert len(plates) == 1, "two would touch"
    ((left, foot, right, top),) = plates
    for x, y, other_x, other_y in on_cover:
        assert left < x and foot < y and right > other_x and top > other_y


@pytest.mark.parametrize("aspect", ["16:9", "4:3"][: tried(2, 1)])
def test_on_slides_they_are_named_on_the_first_alone(aspect: str, tmp_path: Path) -> None:
    out = made(tmp_path, TWO, f'deck: {{aspect: "{aspect}"}}\n', only="deck", handout=2)
    presentation = Presentation(str(out / "deck.pptx"))
    first, *_, last = presentation.slides
    named = [s._element.xpath(".//p:cNvPr/@descr") for s in first.shapes]
    assert [alt for alts in named for alt in alts if alt] == ["Any Hospital", "Any University"]
    pictures_of = [shape for shape in first.shapes if shape.shape_type in (13, 6)]
    assert len(pictures_of) == 2
    assert all(shape.height >= 24 * 12_700 for shape in pictures_of)
    assert not any(any(s._element.xpath(".//p:cNvPr/@descr")) for s in last.shapes)
    content = presentation.slides[2]
    at_foot = [s for s in content.slide_layout.shapes if s.shape_type == 13]
    assert len(at_foot) == (2 if aspect == "16:9" else len(at_foot))
    for shape in at_foot:
        assert shape.height >= logos.LEAST_REPEATED * 12_700 - 1
        assert not any(s.shape_type == 13 for s in content.shapes)


def test_a_logo_without_a_dark_version_has_a_plate_on_a_dark_slide(tmp_path: Path) -> None:
    out = made(tmp_path, "  logo: {file: blue.png, alt: It}\n", only="deck", handout=2)
    (group,) = [
        s for s in Presentation(str(out / "deck.pptx")).slides[0].shapes if s.shape_type == 6
    ]
    plate, picture = group.shapes
    space = CLEAR * picture.height
    assert plate.left == pytest.approx(picture.left - space, abs=3)
    assert plate.top == pytest.approx(picture.top - space, abs=3)
    assert plate.height == pytest.approx(picture.height + 2 * space, abs=6)


def test_a_user_s_template_has_them_on_the_title_slide_alone(tmp_path: Path) -> None:
    (tmp_path / "t.pptx").write_bytes(templates.default())
    out = made(tmp_path, LOGO, only="deck", template=tmp_path / "t.pptx", handout=2)
    slides = Presentation(str(out / "deck.pptx")).slides
    counts = [sum(shape.shape_type == 13 for shape in slide.shapes) for slide in slides]
    assert counts == [1] + [0] * (len(counts) - 1)
    (mark,) = [shape for shape in slides[0].shapes if shape.shape_type == 13]
    for place in slides[0].placeholders:
        box = Rect(place.left, place.top, place.width, place.height)
        shared = Rect(mark.left, mark.top, mark.width, mark.height).within(box)
        assert not (shared.width and shared.height), place.name


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  logo: {file: blue.png}\n", "missing-key"),
        ("  logo: {file: gone.png, alt: It}\n", "missing-asset"),
        ("  logo: {file: blue.png, alt: It, dark: white.png}\n", "unknown-key"),
        ("  logo: {file: long.png, alt: It}\n", "logo-without-room"),
        ("  logo: [" + "{file: blue.png, alt: It}, " * 5 + "]\n", "too-many"),
    ],
)
def test_faults_are_said_at_their_line(line: str, code: str, tmp_path: Path) -> None:
    result = built(tmp_path, line, only="leaflet", formats=("a4-trifold",))
    (error,) = result.report.errors
    at = 1 + (tmp_path / "content.yaml").read_text().splitlines().index(line.strip("\n"))
    assert error.span is not None and (error.code, error.span.line) == (code, at)


def test_a_logo_that_is_seen_nowhere_is_a_warning_in_both_products(tmp_path: Path) -> None:
    """Its grey has less than 3:1 on white, and on a primary colour that is a grey as well."""
    theme = (Path(irdocs.__file__).parent / "theme" / "data" / "ir.yaml").read_text()
    for role, colour in (("primary", "#606060"), ("signal-bright", "#FFFFFF")):
        theme = re.sub(rf"(?m)^  {role}: .*$", f'  {role}: "{colour}"', theme, count=1)
    (tmp_path / "grey.yaml").write_text(theme)
    result = built(tmp_path, "  logo: {file: grey.png, alt: It}\n", "theme: grey.yaml\n")
    found = [warning for warning in result.report.warnings if warning.code == "unseen-logo"]
    assert len(found) == 2, [str(d) for d in result.report]


def test_a_logo_of_few_pixels_is_said_to_be_coarse(tmp_path: Path) -> None:
    result = built(tmp_path, "  logo: {file: tiny.png, alt: It}\n", only="leaflet")
    messages = [d.message for d in result.report.warnings if d.code == "coarse-image"]
    assert messages and all(message.startswith("a logo would be printed") for message in messages)


def test_the_least_printed_height_is_ten_millimetres() -> None:
    assert pytest.approx(mm(10)) == logos.LEAST_PRINTED

"""Pictures of every kind look on paper, on slides and in four inks as they are meant to.

All show four fields whose colours are given by hand. Each is looked at where it ends up: on the
leaflet's page as PDFium draws it, in the deck by a PNG reader of our own and PDFium's JPEG decoder,
and on the press as ink. None of these shares code with what made the pictures ready.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from PIL import Image, features
from pptx import Presentation

import irdocs
from conftest import SMALL
from irdocs import content, locale, theme
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.leaflet import formats, output_pages, plan
from irdocs.leaflet.pages import paged
from irdocs.pdf.inks import PressInks
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.writer import write
from irdocs.products import traits_of
from support import png

Rgb = tuple[int, int, int]
WIDTH, HEIGHT = 64, 48
COLOURS: tuple[Rgb, ...] = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 200, 40))
"""Top left, top right, bottom left, bottom right."""
GREYS: tuple[Rgb, ...] = ((40,) * 3, (110,) * 3, (180,) * 3, (250,) * 3)
BITS: tuple[Rgb, ...] = ((0,) * 3, (255,) * 3, (255,) * 3, (0,) * 3)
PAPER: Rgb = (255, 255, 255)
CLEAR = (COLOURS[0], COLOURS[1], PAPER, COLOURS[3])
"""What shows where the third field is transparent."""
CLEAR_GREYS = (GREYS[0], GREYS[1], PAPER, GREYS[3])


def field(x: int, y: int) -> int:
    return (x >= WIDTH // 2) + 2 * (y >= HEIGHT // 2)


def picture(colours: tuple[tuple[int, ...], ...], mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (WIDTH, HEIGHT))
    for number, colour in enumerate(colours):
        left, top = WIDTH // 2 * (number % 2), HEIGHT // 2 * (number // 2)
        value = colour if len(image.getbands()) > 1 else colour[0]
        image.paste(value, (left, top, left + WIDTH // 2, top + HEIGHT // 2))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def rows(*fields: tuple[int, ...]) -> list[list[tuple[int, ...]]]:
    return [[fields[field(x, y)] for x in range(WIDTH)] for y in range(HEIGHT)]


def turned(orientation: int) -> bytes:
    """Return a JPEG that a camera held otherwise has made, with the tag that says so."""
    back = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    image = picture(COLOURS) if back is None else picture(COLOURS).transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image, "JPEG", quality=95, subsampling=0, exif=exif)


INKS = tuple((255 - r, 255 - g, 255 - b, 0) for r, g, b in COLOURS)
"""Cyan, magenta, yellow and black, from 0 to 255: on paper without any other colour than theirs."""


def ycck() -> bytes:
    """Return a JPEG in CMYK as Photoshop writes it: the inks turned upside down, and as YCC.

    Pillow writes CMYK upside down but not as YCC. So the samples of YCC are given to it the other
    way up, and Adobe's mark is told that they are YCC (its transform, 2).
    """
    fields = []
    for cyan, magenta, yellow, black in INKS:
        luma = 0.299 * cyan + 0.587 * magenta + 0.114 * yellow
        blue = 128 + (yellow - luma) * 0.564
        red = 128 + (cyan - luma) * 0.713
        samples = (luma, blue, red)
        fields.append((*(255 - round(max(0.0, min(255.0, s))) for s in samples), black))
    data = bytearray(saved(picture(tuple(fields), "CMYK"), "JPEG", quality=95, subsampling=0))
    mark = data.index(b"Adobe")
    assert data[mark + 11] == 0
    data[mark + 11] = 2
    return bytes(data)


PRIMARIES: Mapping[str, tuple[float, tuple[tuple[float, float, float], ...]]] = {
    "Adobe RGB (1998)": (563 / 256, ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087),
                                     (0.14919, 0.06322, 0.74457))),
    "Display P3 (gamma 2.2)": (2.2, ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189),
                                     (0.15710, 0.06657, 0.78407))),
}  # fmt: skip
"""The exponent of a space and the XYZ (D50) of its red, green and blue, from their publications."""
SRGB_TO_XYZ = (
    (0.43607, 0.38515, 0.14307),
    (0.22249, 0.71687, 0.06061),
    (0.01392, 0.09708, 0.71410),
)


def in_space(colour: Rgb, name: str) -> Rgb:
    """Return the numbers of a colour of sRGB in another space, worked out by hand."""
    linear = [(v / 255 + 0.055) ** 2.4 / 1.055**2.4 for v in colour]
    xyz = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in SRGB_TO_XYZ]
    gamma, (r, g, b) = PRIMARIES[name]
    columns = [list(column) for column in zip(r, g, b, strict=True)]
    solved = _solved(columns, xyz)
    return tuple(round(255 * max(0.0, min(1.0, v)) ** (1 / gamma)) for v in solved)  # type: ignore[return-value]


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of three equations (Cramer's rule)."""

    def determinant(m: list[list[float]]) -> float:
        return (
            m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
            - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
        )

    whole = determinant(matrix)
    return [
        determinant([[right[y] if x == n else matrix[y][x] for x in range(3)] for y in range(3)])
        / whole
        for n in range(3)
    ]


def profile(name: str) -> bytes:
    """Return an ICC profile of version 2: three primaries and an exponent (ICC.1:2001, 6.3.1.2)."""
    gamma, primaries = PRIMARIES[name]

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    text = name.encode() + b"\0"
    tags = [
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)),
        (b"cprt", b"text\0\0\0\0None\0"),
        (b"wtpt", b"XYZ \0\0\0\0" + b"".join(map(fixed, (0.9642, 1.0, 0.8249)))),
        *((letter + b"XYZ", b"XYZ \0\0\0\0" + b"".join(map(fixed, primary)))
          for letter, primary in zip((b"r", b"g", b"b"), primaries, strict=True)),
        *((letter + b"TRC",
           b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0")
          for letter in (b"r", b"g", b"b")),
    ]  # fmt: skip
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags:
        data += bytes(-len(data) % 4)
        table += struct.pack(">4sII", tag, start + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ",
                       b"XYZ ")  # fmt: skip
    head += bytes(12) + b"acsp" + bytes(28) + b"".join(map(fixed, (0.9642, 1.0, 0.8249)))
    return head + bytes(128 - len(head)) + table + body


def in_profile(name: str, kind: str, **options: object) -> bytes:
    colours = tuple(in_space(colour, name) for colour in COLOURS)
    return saved(picture(colours), kind, icc_profile=profile(name), **options)


@dataclass(frozen=True)
class Case:
    """A picture file, what its fields show, and how far a sample may be from that."""

    make: Callable[[], bytes]
    fields: tuple[Rgb, ...] = COLOURS
    extension: str = "jpg"
    within: int = 8


PALETTE = b"".join(bytes(colour) for colour in COLOURS)
NUMBERS = ((0,), (1,), (2,), (3,))
P3 = "Display P3 (gamma 2.2)"
CASES: dict[str, Case] = {
    **{f"jpeg held {n}": Case(lambda n=n: turned(n)) for n in range(1, 9)},  # type: ignore[misc]
    "jpeg progressive": Case(
        lambda: saved(picture(COLOURS), "JPEG", quality=95, progressive=True)),
    "jpeg grey": Case(lambda: saved(picture(GREYS, "L"), "JPEG", quality=95), GREYS),
    "jpeg cmyk": Case(lambda: saved(picture(INKS, "CMYK"), "JPEG", quality=95)),
    "jpeg ycck": Case(ycck),
    "jpeg adobe rgb": Case(lambda: in_profile("Adobe RGB (1998)", "JPEG", quality=98)),
    "jpeg display p3": Case(lambda: in_profile(P3, "JPEG", quality=98)),
    "png": Case(lambda: png.written(rows(*COLOURS), 2, 8), extension="png"),
    "png display p3": Case(lambda: in_profile(P3, "PNG"), extension="png"),
    "png interlaced": Case(
        lambda: png.written(rows(*COLOURS), 2, 8, interlaced=True), extension="png"),
    "png 16 bit": Case(lambda: png.written(
        rows(*(tuple(v * 257 for v in c) for c in COLOURS)), 2, 16), extension="png"),
    "png 16 bit grey": Case(lambda: png.written(
        rows(*((g[0] * 257,) for g in GREYS)), 0, 16), GREYS, "png"),
    "png 16 bit grey interlaced": Case(lambda: png.written(
        rows(*((g[0] * 257,) for g in GREYS)), 0, 16, interlaced=True), GREYS, "png"),
    "png grey": Case(lambda: png.written(rows(*((g[0],) for g in GREYS)), 0, 8), GREYS, "png"),
    "png 1 bit": Case(lambda: png.written(rows((0,), (1,), (1,), (0,)), 0, 1), BITS, "png"),
    "png palette": Case(
        lambda: png.written(rows(*NUMBERS), 3, 2, (b"PLTE", PALETTE)), extension="png"),
    "png palette, clear": Case(lambda: png.written(
        rows(*NUMBERS), 3, 8, (b"PLTE", PALETTE), (b"tRNS", b"\xff\xff\0")), CLEAR, "png"),
    "png clear": Case(lambda: png.written(
        rows(*((*c, 0 if n == 2 else 255) for n, c in enumerate(COLOURS))), 6, 8), CLEAR, "png"),
    "png grey, clear": Case(lambda: png.written(
        rows(*((g[0], 0 if n == 2 else 255) for n, g in enumerate(GREYS))), 4, 8),
        CLEAR_GREYS, "png"),
    "png grey, one grey clear": Case(lambda: png.written(
        rows(*((g[0],) for g in GREYS)), 0, 8, (b"tRNS", struct.pack(">H", GREYS[2][0]))),
        CLEAR_GREYS, "png"),
    "png 16 bit grey, one clear": Case(lambda: png.written(
        rows(*((g[0] * 257,) for g in GREYS)), 0, 16,
        (b"tRNS", struct.pack(">H", GREYS[2][0] * 257))), CLEAR_GREYS, "png"),
    "png 2 bit grey, one clear": Case(lambda: png.written(
        rows((0,), (1,), (2,), (3,)), 0, 2, (b"tRNS", struct.pack(">H", 2))),
        ((0,) * 3, (85,) * 3, PAPER, PAPER), "png"),
    "png 1 bit, black clear": Case(lambda: png.written(
        rows((0,), (1,), (1,), (0,)), 0, 1, (b"tRNS", struct.pack(">H", 0))), (PAPER,) * 4, "png"),
    "png, one colour clear": Case(lambda: png.written(
        rows(*COLOURS), 2, 8, (b"tRNS", struct.pack(">3H", *COLOURS[2]))), CLEAR, "png"),
    "png 16 bit, one colour clear": Case(lambda: png.written(
        rows(*(tuple(v * 257 for v in c) for c in COLOURS)), 2, 16,
        (b"tRNS", struct.pack(">3H", *(v * 257 for v in COLOURS[2])))), CLEAR, "png"),
    "png called jpg": Case(lambda: png.written(rows(*COLOURS), 2, 8), extension="jpg"),
    "jpeg called png": Case(
        lambda: saved(picture(COLOURS), "JPEG", quality=95), extension="png"),
    "webp": Case(lambda: saved(picture(COLOURS), "WEBP", quality=98), extension="webp", within=14),
    "webp lossless": Case(
        lambda: saved(picture(COLOURS), "WEBP", lossless=True), extension="webp"),
    "gif animated": Case(lambda: saved(
        picture(COLOURS), "GIF", save_all=True,
        append_images=[Image.new("RGB", (WIDTH, HEIGHT), "black")]), extension="gif"),
    "tiff lzw": Case(
        lambda: saved(picture(COLOURS), "TIFF", compression="tiff_lzw"), extension="tif"),
    "tiff 16 bit grey": Case(lambda: saved(
        picture(tuple((g[0] * 257,) for g in GREYS), "I;16"), "TIFF"), GREYS, "tif"),
    "tiff cmyk": Case(lambda: saved(picture(INKS, "CMYK"), "TIFF"), extension="tif"),
    "bmp": Case(lambda: saved(picture(COLOURS), "BMP"), extension="bmp"),
}  # fmt: skip
if features.check("avif"):
    CASES["avif"] = Case(
        lambda: saved(picture(COLOURS), "AVIF", quality=95), extension="avif", within=14
    )
NAMES = tuple(CASES)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document with every picture, as a leaflet, a press file and a deck."""
    folder = tmp_path_factory.mktemp("matrix")
    data = yaml.safe_load(SMALL)
    data["leaflet"] = {"format": "a4"}
    for number, (name, case) in enumerate(CASES.items()):
        file = f"picture-{number}.{case.extension}"
        (folder / file).write_bytes(case.make())
        data["sections"][0]["blocks"].append(
            {"type": "image", "file": file, "alt": f"Four fields: {name}.", "headline": name}
        )
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    result = irdocs.build(folder / "content.yaml", folder / "out", environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    (folder / "out" / "press.pdf").write_bytes(in_inks(folder / "content.yaml"))
    return folder / "out"


def in_inks(path: Path) -> bytes:
    """Return the leaflet of a content file in four inks.

    A build would refuse pictures of so few pixels for a press, so the stages are called here.
    """
    report = Report()
    read = content.read(path.read_bytes(), path.name, path.parent, report, traits_of())
    look = theme.load(DataFileRequest("ir", Path(), None), report)
    format = formats.load(DataFileRequest("a4", Path(), None), report)
    assert read.document is not None and look is not None and format is not None
    planned = plan.plan(read.document, look, format, locale.load("en-GB"), report)
    pages = output_pages.as_designed(planned.leaflet.format)
    when = datetime(2026, 1, 1, tzinfo=UTC)
    information = DocumentInformation("Matrix", ("Nobody",), "Nothing", "en-GB", when, "irdocs")
    return write(paged(planned, pages), information, INKS_OF_THE_PRESS)


INKS_OF_THE_PRESS = PressInks({}, frozenset(), 300)


def off(shown: list[Rgb], case: Case) -> int:
    """Return how far the sample that is farthest off is from what it should be."""
    return max(
        abs(a - b)
        for one, other in zip(shown, case.fields, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def middles(width: float, height: float) -> list[tuple[int, int]]:
    """Return the middle of each field of a picture."""
    return [
        (int(width * (0.25 + 0.5 * (n % 2))), int(height * (0.25 + 0.5 * (n // 2))))
        for n in range(4)
    ]


@pytest.fixture(scope="module")
def on_paper(out: Path) -> list[list[Rgb]]:
    """The fields of each picture of the leaflet, as PDFium draws its pages."""
    scale, found = 2.0, []
    for page in pypdfium2.PdfDocument(out / "leaflet.pdf"):
        drawn = page.render(scale=scale).to_pil().convert("RGB")
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = (value * scale for value in item.get_bounds())
            corner = (left, drawn.height - top)
            found.append([
                drawn.getpixel((int(corner[0] + x), int(corner[1] + y)))
                for x, y in middles(right - left, top - bottom)
            ])  # fmt: skip
    assert len(found) == len(CASES)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_on_paper(name: str, on_paper: list[list[Rgb]]) -> None:
    case = CASES[name]
    shown = on_paper[NAMES.index(name)]
    assert off(shown, case) <= case.within, shown


def of_jpeg(data: bytes) -> list[Rgb]:
    """Return the fields of a JPEG, decoded by PDFium."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(WIDTH * 2, HEIGHT * 2)
    item = pypdfium2.PdfImage.new(document)
    item.load_jpeg(io.BytesIO(data))
    item.set_matrix(pypdfium2.PdfMatrix().scale(WIDTH * 2, HEIGHT * 2))
    page.insert_obj(item)
    page.gen_content()
    drawn = page.render(scale=1).to_pil().convert("RGB")
    return [drawn.getpixel(point) for point in middles(drawn.width, drawn.height)]


def of_png(data: bytes) -> list[Rgb]:
    """Return the fields of a PNG on white paper, by a reader of our own."""
    lines = png.read(data)
    shown: list[Rgb] = []
    for x, y in middles(len(lines[0]), len(lines)):
        *colours, opacity = lines[y][x]
        red, green, blue = (round(255 + (v - 255) * opacity / 255) for v in colours)
        shown.append((red, green, blue))
    return shown


@pytest.fixture(scope="module")
def on_slides(out: Path) -> list[list[Rgb]]:
    """The fields of each picture of the deck, in the order of its slides."""
    found = []
    for slide in Presentation(str(out / "deck.pptx")).slides:
        for shape in slide.shapes:
            if hasattr(shape, "image"):
                data = shape.image.blob
                found.append(of_png(data) if data.startswith(png.SIGNATURE) else of_jpeg(data))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_on_slides(name: str, on_slides: list[list[Rgb]]) -> None:
    assert len(on_slides) == len(CASES)
    case = CASES[name]
    shown = on_slides[NAMES.index(name)]
    assert off(shown, case) <= case.within, shown


@pytest.fixture(scope="module")
def in_ink(out: Path) -> list[list[tuple[float, ...]]]:
    """The inks, in per cent, of the fields of each picture on the press."""
    found = []
    file = out / "press.pdf"
    placed = []
    for page in pypdfium2.PdfDocument(file):
        placed.append(sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])))
    with pikepdf.open(file) as pdf:
        for page, count in zip(pdf.pages, placed, strict=True):
            painted = [
                str(operands[0]) for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "Do"
            ]  # fmt: skip
            assert len(painted) == count
            found += [_inks(page.Resources.XObject[name]) for name in painted]
    return found


def _inks(image: pikepdf.Object) -> list[tuple[float, ...]]:
    """Return the inks of the fields of an image in CMYK."""
    width, height = int(image.Width), int(image.Height)
    if image.Filter == "/DCTDecode" or "/DCTDecode" in list(image.get("/Filter", [])):
        jpeg = Image.open(io.BytesIO(image.read_raw_bytes()))
        data = jpeg.tobytes()  # Pillow turns Adobe's samples round, as the image's Decode array
    else:
        data = image.read_bytes()
    return [
        tuple(value / 2.55 for value in data[4 * (y * width + x) :][:4])
        for x, y in middles(width, height)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_on_the_press(name: str, in_ink: list[list[tuple[float, ...]]]) -> None:
    assert len(in_ink) == len(CASES)
    case = CASES[name]
    for shown, colour in zip(in_ink[NAMES.index(name)], case.fields, strict=True):
        red, green, blue = colour
        if red == green == blue:  # a picture's grey is mixed of all inks: its darkness is compared
            expected = 100 - red / 2.55
            darkness = shown[3] + (100 - shown[3]) * sum(shown[:3]) / 300
            assert abs(darkness - expected) <= 16, (shown, colour)
            continue
        mixed = INKS_OF_THE_PRESS.mix(Colour(red, green, blue))
        assert max(abs(a - b) for a, b in zip(shown, mixed, strict=True)) <= 8, (shown, mixed)


def test_the_reader_of_png_is_right() -> None:
    """Every depth, colour type and filter, against what was written."""
    for colour, depth in ((0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (4, 8), (6, 8)):
        most, channels = (1 << depth) - 1, png.CHANNELS[colour]
        fields = [tuple((n * 7 + c * 3) % (most + 1) for c in range(channels)) for n in range(4)]
        for interlaced in (False, True):
            lines = png.read(png.written(rows(*fields), colour, depth, interlaced=interlaced))
            for y in (0, 20, 30, 47):
                for x in (0, 31, 32, 63):
                    given = fields[field(x, y)]
                    shown = lines[y][x]
                    assert shown[0] == round(given[0] * 255 / most)
    noise = Image.effect_noise((31, 17), 90).convert("RGB")
    with io.BytesIO(saved(noise, "PNG")) as file:
        lines = png.read(file.getvalue())
    assert [pixel[:3] for line in lines for pixel in line] == [
        noise.getpixel((x, y)) for y in range(17) for x in range(31)
    ]

"""Any picture file comes out upright, in sRGB, without metadata, and no larger than needed."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageCms

from irdocs.content import photographs
from irdocs.content.photographs import Photograph
from irdocs.content.pixel_conversion import ORIENTATION

SECRET = b"Jane Example"
QUADRANTS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 200, 40))
"""Top left, top right, bottom left, bottom right."""


def quadrants(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (width, height))
    for number, colour in enumerate(QUADRANTS):
        box = (width // 2 * (number % 2), height // 2 * (number // 2))
        image.paste(colour, (*box, box[0] + width // 2, box[1] + height // 2))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def out(photograph: Photograph, width: float = 1e6) -> Image.Image:
    image = Image.open(io.BytesIO(photograph.pixels(width)))
    assert image.format == photograph.kind
    image.load()
    return image


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    width, height = image.size
    rgb = image.convert("RGB")
    at = [
        (width // 4 + width // 2 * (n % 2), height // 4 + height // 2 * (n // 2)) for n in range(4)
    ]
    return [rgb.getpixel(point) for point in at]  # type: ignore[misc]


def are_alike(found: list[tuple[int, int, int]], by: int = 14) -> bool:
    pairs = [(a, b) for one, other in zip(found, QUADRANTS, strict=True)
             for a, b in zip(one, other, strict=True)]  # fmt: skip
    return all(abs(a - b) <= by for a, b in pairs)


@pytest.mark.parametrize(
    ("kind", "options", "handed_on"),
    [
        ("PNG", {}, "PNG"), ("JPEG", {"quality": 95}, "JPEG"),
        ("JPEG", {"quality": 95, "progressive": True}, "JPEG"), ("WEBP", {"quality": 95}, "JPEG"),
        ("WEBP", {"lossless": True}, "PNG"), ("GIF", {}, "PNG"), ("TIFF", {}, "PNG"),
        ("BMP", {}, "PNG"),
    ],
)  # fmt: skip
def test_every_format_is_read(kind: str, options: dict[str, object], handed_on: str) -> None:
    photograph = photographs.read(saved(quadrants(), kind, **options))
    assert (photograph.kind, photograph.width, photograph.height) == (handed_on, 64, 48)
    assert are_alike(corners(out(photograph)))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_pictures_stand_upright_however_the_camera_was_held(orientation: int, kind: str) -> None:
    turned_back = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    image = quadrants() if turned_back is None else quadrants().transpose(turned_back)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    photograph = photographs.read(saved(image, kind, exif=exif))
    assert (photograph.width, photograph.height) == (64, 48)
    assert out(photograph).size == (64, 48) and are_alike(corners(out(photograph)))
    small = out(photograph, 32)
    assert small.size == (32, 24) and are_alike(corners(small), 30)


def exif_with_secrets() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif[ORIENTATION] = 1
    return exif


def png_with_text() -> bytes:
    data = saved(quadrants(), "PNG", exif=exif_with_secrets())
    xmp = b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET
    chunks = b""
    for name, body in ((b"tEXt", b"Author\0" + SECRET), (b"iTXt", xmp), (b"eXIf", SECRET)):
        check = struct.pack(">I", zlib.crc32(name + body))
        chunks += struct.pack(">I", len(body)) + name + body + check
    return data[:33] + chunks + data[33:] + SECRET


def jpeg_with_segments() -> bytes:
    data = saved(quadrants(), "JPEG", exif=exif_with_secrets(), comment=SECRET, dpi=(72, 72))
    more = b""
    for marker in (0xE1, 0xE2, 0xED, 0xFE):
        body = b"http://ns.adobe.com/xap/1.0/\0" + SECRET
        more += bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body
    return data[:2] + more + data[2:] + SECRET


@pytest.mark.parametrize("make", [png_with_text, jpeg_with_segments])
def test_nothing_but_pixels_leaves(make: Callable[[], bytes]) -> None:
    data = make()
    assert SECRET in data
    photograph = photographs.read(data)
    for width in (1e6, 20):
        handed_on = photograph.pixels(width)
        assert SECRET not in handed_on and b"Exif" not in handed_on and b"xap" not in handed_on
        image = Image.open(io.BytesIO(handed_on))
        assert not image.getexif() and set(image.info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive",
            "progression", "adobe", "adobe_transform",
        }  # fmt: skip
        assert are_alike(corners(image), 30)


def test_a_plain_jpeg_keeps_its_data() -> None:
    data = jpeg_with_segments()
    kept = photographs.read(data).pixels(1e6)
    scan = data[data.index(b"\xff\xda") : data.rindex(b"\xff\xd9")]
    assert scan in kept and len(kept) < len(data)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(kept))
    assert before.tobytes() == after.tobytes()


def test_cmyk_has_its_colours() -> None:
    photograph = photographs.read(saved(quadrants().convert("CMYK"), "JPEG", quality=95))
    assert photograph.kind == "JPEG" and out(photograph).mode == "RGB"
    assert are_alike(corners(out(photograph)))


@pytest.mark.parametrize(("most", "bits"), [(65535, 16), (4095, 12), (1023, 10)])
def test_a_radiograph_shows_its_greys(most: int, bits: int) -> None:
    ramp = Image.new("I;16", (256, 4))
    for x in range(256):
        for y in range(4):
            ramp.putpixel((x, y), x * most // 255)
    image = out(photographs.read(saved(ramp, "PNG")))
    assert image.mode == "L"
    shown = [image.getpixel((x, 1)) for x in range(256)]
    assert shown == sorted(shown) and shown[0] == 0 and shown[-1] >= 254
    assert all(abs(value - x) <= 1 for x, value in enumerate(shown)), bits


def test_deep_greys_are_no_negative_and_begin_at_the_darkest() -> None:
    ramp = Image.new("I;16", (256, 4))
    ramp.putdata([value * 257 for value in range(256)] * 4)
    signed = Image.new("I", (256, 4))
    signed.putdata([value * 8 - 1000 for value in range(256)] * 4)
    for picture, tags, ends in (
        (ramp, {262: 1}, (0, 255)), (ramp, {262: 0}, (255, 0)), (signed, {}, (0, 255)),
    ):  # fmt: skip
        buffer = io.BytesIO()
        picture.save(buffer, "TIFF", tiffinfo=tags)
        shown = Image.open(io.BytesIO(photographs.read(buffer.getvalue()).pixels(256)))
        found = [shown.getpixel((x, 1)) for x in (0, 255)]
        assert all(abs(one - end) <= 1 for one, end in zip(found, ends, strict=True)), (tags, found)


def test_a_picture_that_is_transparent_all_over_is_refused() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (20, 20), (200, 0, 0, 0)).save(buffer, "PNG")
    with pytest.raises(ValueError, match="transparent all over"):
        photographs.read(buffer.getvalue())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "RGB"])
def test_every_kind_of_png(mode: str) -> None:
    source = quadrants().convert(mode)
    image = out(photographs.read(saved(source, "PNG")))
    assert image.convert("RGBA").tobytes() == source.convert("RGBA").tobytes()


def test_transparency_is_kept_when_a_picture_is_made_smaller() -> None:
    source = quadrants().convert("RGBA")
    source.putalpha(90)
    image = out(photographs.read(saved(source, "PNG")), 16)
    assert image.mode == "RGBA" and image.getchannel("A").getextrema() == (90, 90)
    palette = quadrants().convert("P")
    image = out(photographs.read(saved(palette, "PNG", transparency=0)), 16)
    assert image.mode == "RGBA"


def test_a_picture_is_as_fine_as_needed_and_no_finer() -> None:
    photograph = photographs.read(saved(quadrants(4000, 3000), "JPEG", quality=95))
    assert out(photograph, 1000).size == (1000, 750)
    assert out(photograph, 3500).size == (4000, 3000), "a little less would only blur it"
    assert out(photograph, 9000).size == (4000, 3000), "never larger"
    assert photograph.pixels(1000) is photograph.pixels(1000), "made once"


def test_another_colour_space_is_converted() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    assert photographs.read(saved(quadrants(), "PNG", icc_profile=wide)).pixels(1e6)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = out(photographs.read(saved(quadrants(), "PNG", icc_profile=srgb)))
    assert corners(image) == list(QUADRANTS) and "icc_profile" not in image.info


def test_the_second_picture_of_a_file_stays_behind() -> None:
    frames = [quadrants(), Image.new("RGB", (64, 48), "black")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert are_alike(corners(out(photographs.read(data))))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"no picture at all",
        lambda data: b"%PDF-1.7 " + data,
        lambda data: data[:40] + bytes(200) + data[240:],
    ],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "GIF"])
def test_a_damaged_file_is_refused_or_shown(damage: Callable[[bytes], bytes], kind: str) -> None:
    data = damage(saved(quadrants(400, 300), kind))
    try:
        photograph = photographs.read(data)
    except ValueError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert out(photograph).size == (photograph.width, photograph.height)


def test_a_part_is_cut_once_and_others_are_others() -> None:
    whole = photographs.read(saved(quadrants(), "PNG"))
    first, same = photographs.filling(whole, 1.0), photographs.filling(whole, 1.0)
    assert first.pixels(48) is same.pixels(48)
    assert first.pixels(24) != first.pixels(48)
    left, right = (photographs.filling(whole, 0.5, focus) for focus in ("left", "right"))
    assert left.pixels(48) != right.pixels(48)
    assert out(right).size == (24, 48)


def test_the_same_file_gives_the_same_bytes() -> None:
    data = saved(quadrants(900, 600), "WEBP")
    assert photographs.read(data).pixels(300) == photographs.read(data).pixels(300)


@pytest.mark.parametrize("cut", range(0, 60, 3))
def test_segments_that_lie_about_their_length_are_no_crash(cut: int) -> None:
    data = bytearray(jpeg_with_segments())
    data[4 + cut] = 0xFF
    try:
        photographs.read(bytes(data)).pixels(1e6)
    except ValueError as error:
        assert str(error)

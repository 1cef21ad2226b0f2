"""PNG files that say their colours by gAMA and cHRM are shown in sRGB."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image

import irdocs
from irdocs.content import photographs
from irdocs.content.png_colours import png_profile
from support import png
from support.small_documents import one_section

SRGB_POINTS = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
WIDE_POINTS = (31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)  # Adobe RGB
GREY, RED = (128, 128, 128), (200, 40, 40)


def gamma(value: int) -> tuple[bytes, bytes]:
    return b"gAMA", struct.pack(">I", value)


def points(*values: int) -> tuple[bytes, bytes]:
    return b"cHRM", struct.pack(">8I", *values)


def shown(
    *chunks: tuple[bytes, bytes], colour: int = 2, pixel: tuple[int, ...] = GREY
) -> png.Pixel:
    data = png.written([[pixel, pixel]], colour, 8, *chunks)
    return png.read(photographs.read(data).pixels(2))[0][0][:3]


def test_linear_light_becomes_srgb() -> None:
    # sRGB of half the light is 188 of 255 (IEC 61966-2-1).
    assert shown(gamma(100_000)) == pytest.approx((188, 188, 188), abs=2)
    assert shown(gamma(100_000), colour=0, pixel=(128,)) == pytest.approx((188,) * 3, abs=2)


def test_wider_primaries_become_srgb() -> None:
    red, green, blue = shown(gamma(45455), points(*WIDE_POINTS), pixel=(40, 200, 40))
    assert green > 200 and red < 40 and blue < 40


@pytest.mark.parametrize(
    "chunks",
    [
        [],
        [gamma(45455)],
        [gamma(45455), points(*SRGB_POINTS)],
        [gamma(100_000), (b"sRGB", b"\0")],
        [gamma(0)],
        [points(0, 0, 0, 0, 0, 0, 0, 0)],
    ],
)
def test_srgb_and_nonsense_stay_as_they_are(chunks: list[tuple[bytes, bytes]]) -> None:
    assert png_profile(png.written([[RED]], 2, 8, *chunks)) is None
    assert shown(*chunks, pixel=RED) == RED


def animated(kind: str) -> bytes:
    """Return an animation of a red and a blue picture, which differ in nothing else."""
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ((255, 0, 0), (0, 0, 255)))
    first.save(buffer, kind, save_all=True, append_images=[second])
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP"])
def test_an_animation_shows_its_first_picture_and_a_note(kind: str, tmp_path: Path) -> None:
    data = animated(kind)
    made = photographs.read(data).pixels(8)
    assert b"fdAT" not in made and b"acTL" not in made
    with Image.open(io.BytesIO(made)) as image:
        red, _, blue = image.convert("RGB").getpixel((4, 4))
    assert red > 200 and blue < 60
    (tmp_path / "moving.png").write_bytes(data)
    file = tmp_path / "content.yaml"
    picture = {"file": "moving.png", "alt": "A square."}
    file.write_text(
        one_section(
            {"type": "image"} | picture, {"type": "images", "items": [dict(picture), dict(picture)]}
        )
    )
    notes = [d for d in irdocs.check(file).report if d.code == "first-frame"]
    assert len(notes) == 3 and {note.severity.name for note in notes} == {"NOTE"}
    assert "holds 2 pictures" in notes[0].message

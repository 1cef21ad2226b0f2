"""Pictures in four inks: within the limit, as dark as before where they were, fast."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from irdocs.pdf import press_images
from irdocs.pdf.press_images import inked, limited, most_ink
from support.small_documents import one_section, whole
from support.thorough import tried


def reference(inks: tuple[int, int, int, int], most: int) -> tuple[int, ...]:
    """Return what a pixel becomes, worked out by itself."""
    *colours, black = inks
    if sum(inks) <= most:
        return inks
    return (*(part * (most - black) // sum(colours) for part in colours), black)


@pytest.mark.parametrize("limit", [200, 280, 300])
def test_each_pixel_is_lessened_as_it_would_be_alone(limit: int) -> None:
    random = Random(limit)
    pixels = [tuple(random.randrange(256) for _ in range(4)) for _ in range(2000)]
    pixels += [(0, 0, 0, 255), (255, 255, 255, 255), (0, 0, 0, 0), (255, 0, 0, 255)]
    picture = Image.new("CMYK", (len(pixels), 1))
    picture.putdata(pixels)
    made = limited(picture, limit)
    most = int(limit * 2.55)
    found = [made.getpixel((x, 0)) for x in range(len(pixels))]
    assert found == [reference(pixel, most) for pixel in pixels]  # type: ignore[arg-type]
    assert max(sum(pixel) for pixel in found) <= most  # type: ignore[arg-type]


def plainly(picture: Image.Image) -> Image.Image:
    return picture.convert("CMYK")


def saved(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


def test_a_photograph_stays_lossy_and_a_drawing_without_loss() -> None:
    picture = Image.new("RGB", (30, 20), (200, 100, 50))
    data, none = inked(saved(picture, "JPEG"), 300, plainly)
    assert none is None
    jpeg = Image.open(io.BytesIO(data))
    assert (jpeg.format, jpeg.mode) == ("JPEG", "CMYK")
    data, made = inked(saved(picture, "PNG"), 300, plainly)
    assert data == b"" and made is not None and made.mode == "CMYK"


def test_what_is_transparent_is_paper() -> None:
    clear = Image.new("RGBA", (4, 4), (10, 10, 10, 0))
    _, made = inked(saved(clear, "PNG"), 300, plainly)
    assert made is not None and made.getpixel((1, 1)) == (0, 0, 0, 0)


def test_compression_keeps_within_the_limit() -> None:
    noise = Image.effect_noise((200, 150), 120).convert("RGB")
    noise.paste((8, 4, 4), (0, 0, 100, 75))
    data, none = inked(saved(noise, "JPEG"), 240, full)
    assert none is None
    assert most_ink(Image.open(io.BytesIO(data))) <= 240


def full(picture: Image.Image) -> Image.Image:
    """Convert with as much ink as there is: what is dark has all four."""
    cmyk = picture.convert("CMYK")
    cyan, magenta, yellow, _ = cmyk.split()
    return Image.merge("CMYK", (cyan, magenta, yellow, yellow))


def test_bands_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture is computed in bands; the result is that of one band, to the last pixel."""
    picture = full(Image.effect_noise((70, 53), 120).convert("RGB"))
    whole, most = limited(picture, 240), most_ink(picture)
    for band in (1, 70, 700, 3000):
        monkeypatch.setattr(press_images, "BAND", band)
        assert limited(picture, 240).tobytes() == whole.tobytes()
        assert most_ink(picture) == most


@pytest.mark.parametrize("resolution", [350, 301, 300, 400][: tried(4, 1)])
def test_a_fine_photograph_has_the_resolution_that_the_printer_asks_for(
    resolution: int, tmp_path: Path
) -> None:
    noise = Image.effect_noise((2999, 2001), 90).convert("RGB")
    noise.save(tmp_path / "ward.jpg", "JPEG")
    (tmp_path / "shop.yaml").write_text(
        "name: shop\ntitle: Shop\nbleed: 3\nmarks: true\nmark-offset: 4\nmark-length: 4\n"
        f"safe: 5\nink-limit: 300\nresolution: {resolution}\n"
    )
    block = {"type": "image", "file": "ward.jpg", "alt": "A ward.", "size": "small"}
    press = str(tmp_path / "shop.yaml")
    whole(tmp_path, one_section(block, format="a4"), only="leaflet", press=press)

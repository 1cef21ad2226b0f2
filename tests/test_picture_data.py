"""What a picture holds beside its pixels is found, and leaves without them changing."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from irdocs.content.picture_data import metadata_in, pixels_alone, without_metadata

SECRET = b"Jane Example"


def plain(kind: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (16, 12), (90, 20, 200)).save(data, kind)
    return data.getvalue()


def telling(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    about = PngInfo()
    about.add_text("Author", SECRET.decode())
    about.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    data = io.BytesIO()
    options = {"pnginfo": about} if kind == "PNG" else {"comment": SECRET}
    Image.new("RGB", (16, 12), (90, 20, 200)).save(data, kind, exif=exif, **options)
    return data.getvalue()


@pytest.mark.parametrize(
    ("kind", "found"), [("PNG", {"Exif", "text"}), ("JPEG", {"Exif or XMP", "comment"})]
)
def test_metadata_is_found_and_leaves(kind: str, found: set[str]) -> None:
    data = telling(kind)
    assert SECRET in data and set(metadata_in(data)) == found
    stripped = without_metadata(data)
    assert SECRET not in stripped and metadata_in(stripped) == ()
    before, after = (Image.open(io.BytesIO(one)) for one in (data, stripped))
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP"])
def test_a_picture_without_stays_as_it_is(kind: str) -> None:
    data = plain(kind)
    assert metadata_in(data) == () and without_metadata(data) is data


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("cut", [3, 9, 21, 40, 60])
def test_a_file_cut_short_is_no_crash(kind: str, cut: int) -> None:
    data = telling(kind)[:cut]
    stripped = without_metadata(data)
    assert len(stripped) <= len(data) and metadata_in(stripped) == ()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_follows_the_picture_is_found_and_leaves(kind: str) -> None:
    data = plain(kind) + telling("JPEG")
    assert metadata_in(data) == ("data after its end",)
    assert without_metadata(data) == plain(kind)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pixels_alone_are_the_same_pixels(kind: str) -> None:
    alone = pixels_alone(telling(kind) + SECRET)
    assert alone is not None and SECRET not in alone and metadata_in(alone) == ()
    before, after = (Image.open(io.BytesIO(one)) for one in (telling(kind), alone))
    assert before.tobytes() == after.tobytes()
    assert pixels_alone(plain("JPEG")[:40]) is None, "it is made anew instead"

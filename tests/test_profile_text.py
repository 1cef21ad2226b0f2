"""Colour profiles of pictures lose their words and keep their colours."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from irdocs.content.profile_text import blanked, without_profile_text

SECRET = b"Dr M. Patient's scanner"


def profile() -> bytes:
    """Return an sRGB profile whose description names somebody, as scanners' programs write it."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(made[128:132], "big")
    text = b"desc\0\0\0\0" + (len(SECRET) + 1).to_bytes(4, "big") + SECRET + b"\0" + bytes(78)
    for number in range(count):
        at = 132 + 12 * number
        if made[at : at + 4] == b"desc":
            made[at + 4 : at + 12] = len(made).to_bytes(4, "big") + len(text).to_bytes(4, "big")
    made += text
    made[0:4] = len(made).to_bytes(4, "big")
    return bytes(made)


def picture(format: str, embedded: bytes) -> bytes:
    image = Image.linear_gradient("L").convert("RGB")
    file = io.BytesIO()
    image.save(file, format, icc_profile=embedded, quality=90)
    return file.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
@pytest.mark.parametrize("length", [0, 150_000], ids=["one part", "several parts"])
def test_words_go_and_pixels_and_curves_stay(format: str, length: int) -> None:
    given_profile = profile() + bytes(length)
    data = picture(format, given_profile)
    cleaned = without_profile_text(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert SECRET in before.info["icc_profile"]
        new = after.info["icc_profile"]
        assert SECRET not in new and len(new) == len(given_profile)
        assert before.tobytes() == after.tobytes()
        srgb = ImageCms.createProfile("sRGB")
        shown = [
            ImageCms.profileToProfile(image.convert("RGB"), io.BytesIO(embedded), srgb).tobytes()
            for image, embedded in ((before, given_profile), (after, new))
        ]
    assert shown[0] == shown[1]
    assert without_profile_text(cleaned) == cleaned


def test_names_in_several_languages_are_blanked() -> None:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = "sRGB".encode("utf-16-be")
    assert words in made and words not in blanked(made)
    name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(blanked(made))))
    assert not name.strip()


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda b: b"\x89PNG\r\n\x1a\n" + b))
def test_anything_at_all_is_returned(data: bytes) -> None:
    assert len(blanked(data)) == len(data)
    assert isinstance(without_profile_text(data), bytes)
    assert isinstance(without_profile_text(b"\xff\xd8\xff\xe2" + data + b"ICC_PROFILE\0"), bytes)

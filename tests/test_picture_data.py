"""What a picture holds beside its pixels is found, and leaves without them changing."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from irdocs.content.colour_profiles import description, nameless, names_its_owner
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


@pytest.mark.parametrize("marker", [0xE0, 0xE2, 0xE3, 0xEC, 0xEF])
def test_segments_of_programs_are_found_and_leave(marker: int) -> None:
    segment = bytes((0xFF, marker)) + struct.pack(">H", len(SECRET) + 2) + SECRET
    data = plain("JPEG")[:2] + segment + plain("JPEG")[2:]
    assert metadata_in(data) == ("data of a program",)
    assert without_metadata(data) == plain("JPEG")


@pytest.mark.parametrize("name", [b"prVt", b"sPLT", b"caBX"])
def test_chunks_of_programs_are_found_and_leave(name: bytes) -> None:
    chunk = struct.pack(">I", len(SECRET)) + name + SECRET
    chunk += struct.pack(">I", zlib.crc32(name + SECRET))
    data = plain("PNG")[:33] + chunk + plain("PNG")[33:]
    assert metadata_in(data) == ("data of a program",)
    assert without_metadata(data) == plain("PNG")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pixels_alone_are_the_same_pixels(kind: str) -> None:
    alone = pixels_alone(telling(kind) + SECRET)
    assert alone is not None and SECRET not in alone and metadata_in(alone) == ()
    before, after = (Image.open(io.BytesIO(one)) for one in (telling(kind), alone))
    assert before.tobytes() == after.tobytes()
    assert pixels_alone(plain("JPEG")[:40]) is None, "it is made anew instead"


OWNER = "Jane's screen"
"""As long as the name of Pillow's own profile, which it replaces."""


def standard_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def named_profile() -> bytes:
    profile = standard_profile()
    own = OWNER.encode("utf-16-be")
    assert "sRGB built-in".encode("utf-16-be") in profile
    return profile.replace("sRGB built-in".encode("utf-16-be"), own)


def old_profile(name: bytes) -> bytes:
    """Return a profile of version 2: a header, and a description with its texts (ICC.1:2001)."""
    text = b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" + bytes(78)
    serial = b"mmod\0\0\0\0" + b"SERIAL-4711" + bytes(5)
    table = struct.pack(">I", 2)
    table += struct.pack(">4sII", b"desc", 128 + 28, len(text))
    table += struct.pack(">4sII", b"mmod", 128 + 28 + len(text), len(serial))
    size = 128 + 28 + len(text) + len(serial)
    return struct.pack(">I", size) + bytes(124) + table + text + serial


def test_a_profile_loses_its_texts_and_keeps_its_colours() -> None:
    profile = named_profile()
    assert description(profile) == OWNER and names_its_owner(profile)
    assert not names_its_owner(standard_profile())
    emptied = nameless(profile)
    assert len(emptied) == len(profile) and description(emptied) == ""
    assert OWNER.encode("utf-16-be") not in emptied and b"lcms" not in emptied[:128].lower()[48:]
    picture = Image.effect_noise((20, 20), 90).convert("RGB")
    target = ImageCms.createProfile("sRGB")
    seen = [
        ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(io.BytesIO(one)), target)
        for one in (profile, emptied)
    ]
    assert seen[0] is not None and seen[1] is not None
    assert seen[0].tobytes() == seen[1].tobytes()


def test_profiles_of_version_2_and_serial_numbers() -> None:
    profile = old_profile(b"Calibrated by Jane")
    assert description(profile) == "Calibrated by Jane" and names_its_owner(profile)
    emptied = nameless(profile)
    assert b"Jane" not in emptied and b"4711" not in emptied and len(emptied) == len(profile)
    for name in (b"Adobe RGB (1998)", b"sRGB IEC61966-2.1", b"Display P3", b"Dot Gain 20%"):
        assert not names_its_owner(old_profile(name)), name


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_a_profile_cut_short_is_no_crash(cut: int) -> None:
    for profile in (named_profile(), old_profile(b"Jane")):
        assert len(nameless(profile[:cut])) == cut
        description(profile[:cut])


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_owner_of_a_profile_leaves_a_picture(kind: str) -> None:
    data = io.BytesIO()
    picture = Image.effect_noise((30, 20), 90).convert("RGB")
    picture.save(data, kind, icc_profile=named_profile())
    assert metadata_in(data.getvalue()) == ("a colour profile named after somebody",)
    stripped = without_metadata(data.getvalue())
    assert metadata_in(stripped) == ()
    before, after = Image.open(data), Image.open(io.BytesIO(stripped))
    assert before.tobytes() == after.tobytes()
    assert after.info["icc_profile"] == nameless(named_profile())
    data = io.BytesIO()
    picture.save(data, kind, icc_profile=standard_profile())
    usual = data.getvalue()
    assert metadata_in(usual) == () and without_metadata(usual) is usual


def test_a_profile_in_several_segments_is_one() -> None:
    profile = named_profile()
    profile += bytes(200_000 - len(profile))
    data = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(data, "JPEG", icc_profile=profile)
    stripped = without_metadata(data.getvalue())
    assert Image.open(io.BytesIO(stripped)).info["icc_profile"] == nameless(profile)

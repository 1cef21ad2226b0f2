"""Films and captions as files: what they are, what is blanked out of them, what is wrong where."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from struct import pack

import pytest

from conftest import ALL_BLOCKS
from irdocs.content.video import captions, surplus, video_file
from irdocs.content.video.boxes import VideoError
from support.films import PICTURE, PICTURES, PLACES, SOUND, SOUNDS, box, film
from support.thorough import tried

SECRETS = (b"John Smith", b"+51.5000-000.1200/", b"Phone 12", b"Studio 9", b"leftover")
XMP = b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac"
NOTES = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+51.5000-000.1200/"), b"\0\0\0\0")
TOLD: dict[str, tuple[bytes, str]] = {
    "a place in the header": (film(in_header=NOTES), "notes on the file (udta)"),
    "keys of QuickTime": (film(in_header=box(b"meta", b"\0\0\0\0John Smith")),
                          "notes on the file (meta)"),
    "notes of a track": (film(tracks=(replace(PICTURE, more=NOTES), SOUND)),
                         "notes on the file (udta)"),
    "XMP at the end": (film(at_end=box(b"uuid", XMP, b"<x>John Smith</x>")),
                       "data of a program (uuid)"),
    "a box that nobody knows": (film(before_data=box(b"GPS ", b"+51.5000-000.1200/")),
                                "data of a program"),
    "old notes in free space": (film(before_data=box(b"free", b"leftover")), surplus.REMNANTS),
    "remnants between samples": (film(between=b"leftover"), surplus.REMNANTS),
    "bytes after the end": (film(at_end=b"left"), surplus.REMNANTS),
    "a track of places": (film(tracks=(PICTURE, SOUND, PLACES)), surplus.TRACKS),
    "dates": (film(date=3_900_000_000), surplus.DATES),
    "a handler's name": (film(tracks=(replace(PICTURE, program=b"Phone 12"), SOUND)),
                         surplus.PROGRAMS),
    "a compressor's name": (film(tracks=(replace(PICTURE, compressor=b"Studio 9"), SOUND)),
                            surplus.PROGRAMS),
    "an alias of a file": (film(tracks=(replace(PICTURE, reference=box(
        b"alis", pack(">I", 1), b"/Users/John Smith/x.mov")), SOUND)), surplus.PATHS),
}  # fmt: skip
"""Films that say more than they show, and what messages call that."""


@pytest.mark.parametrize("name", TOLD)
def test_nothing_but_pictures_and_sound_leaves_a_film(name: str) -> None:
    data, kind = TOLD[name]
    assert kind in surplus.metadata_in(data)
    made = video_file.read(data).data
    assert surplus.metadata_in(made) == ()
    assert not [secret for secret in SECRETS if secret in made]
    assert len(made) == len(data), "no offset may change"
    for sample in (PICTURES, SOUNDS):
        places = [at for at in range(len(data)) if data.startswith(sample[: len(sample) // 2], at)]
        assert places and all(made[at] == data[at] for at in places)
    assert video_file.read(made).data == made
    assert (made.count(b"P"), made.count(b"S")) == (len(PICTURES), len(SOUNDS))


def unit(body: bytes) -> bytes:
    return pack(">I", len(body)) + body


CLOCK = b"\x17\xee\x8c\x60" + b"12 June 2026, 10:31, " + b"+51.5000-000.1200/"
"""A note of time and place, as camcorders write it among the pictures."""
SHORT, CLOSED = b"\x05" + bytes([len(CLOCK)]) + CLOCK, b"\x04\x02\xb5\x00"
ESCAPED = CLOCK[:12] + b"\0\0\3\1" + CLOCK[12:]


@pytest.mark.parametrize(
    "messages",
    [SHORT, CLOSED + SHORT, SHORT + CLOSED, b"\x05" + bytes([len(CLOCK) + 3]) + ESCAPED + CLOSED,
     b"\x05\xff" + bytes([45]) + CLOCK + b"x" * (300 - len(CLOCK))],
    ids=["alone", "after captions", "before captions", "with an escape", "long"],
)  # fmt: skip
def test_notes_among_the_pictures_lose_their_words_and_keep_their_length(messages: bytes) -> None:
    sample = unit(b"\x06" + messages + b"\x80") + unit(b"\x65" + b"P" * 40)
    track = replace(PICTURE, data=sample * 2, is_coded=True)
    data = film(tracks=(track,))
    assert surplus.metadata_in(data) == (surplus.NOTES,)
    made = video_file.read(data).data
    assert surplus.metadata_in(made) == () and len(made) == len(data)
    assert b"2026" not in made and b"51.5" not in made
    assert made.count(b"\x65" + b"P" * 40) == 2
    assert made.count(CLOSED) == data.count(CLOSED), "captions within the pictures stay"
    at = data.index(sample)
    head = 4 + 1
    assert made[at : at + head] == data[at : at + head]


@pytest.mark.parametrize("name", ["clip.mp4", "h265.mp4"])
def test_a_real_film_loses_the_settings_of_its_encoder(name: str) -> None:
    data = (ALL_BLOCKS.parent / "assets" / name).read_bytes()
    assert b"x26" in data and surplus.NOTES in surplus.metadata_in(data)
    made = video_file.read(data).data
    assert b"x26" not in made and b"Lavf" not in made
    assert surplus.metadata_in(made) == ()


def test_a_film_without_surplus_keeps_its_bytes() -> None:
    data = film()
    assert surplus.metadata_in(data) == () and video_file.read(data).data == data


def test_what_a_film_is_is_read_from_it() -> None:
    read = video_file.read(film(seconds=134.0, size=(1920, 1080)))
    assert (read.container, read.seconds, read.ratio) == ("mp4", 134.0, 1920 / 1080)
    assert read.has_sound and not read.unplayed
    turned = video_file.read(film(brand=b"qt  ", is_turned=True, tracks=(PICTURE,)))
    assert (turned.container, turned.ratio, turned.has_sound) == ("mov", 90 / 160, False)
    rare = film(tracks=(replace(PICTURE, coding=b"hvc1"), replace(SOUND, coding=b"Opus")))
    assert video_file.read(rare).unplayed == ("H.265", "Opus")
    assert video_file.read(film(long_offsets=True, between=b"leftover")).data.count(b"P") == 700
    text = film(tracks=(PICTURE, SOUND, replace(PLACES, kind=b"text")))
    assert video_file.read(text).has_text


def test_sound_is_left_out_where_there_is_nothing_to_hear() -> None:
    read = video_file.read(film())
    assert read.film(with_sound=True) == read.data
    mute = read.film(with_sound=False)
    assert mute.count(b"S" * 5) == 0 and mute.count(b"P") == len(PICTURES)
    assert not video_file.has_sound(mute) and len(mute) == len(read.data)
    assert video_file.read(mute).data == mute


REFUSED = {
    "WebM": (b"\x1aE\xdf\xa3" + bytes(60), "it is WebM or Matroska, not MP4"),
    "AVI": (b"RIFF\0\0\0\0AVI ", "it is AVI, not MP4"),
    "text": (b"a picture of a cat", "it is no MP4 or QuickTime film"),
    "nothing": (b"", "it is no MP4 or QuickTime film"),
    "sound alone": (film(tracks=(SOUND,)), "only sound"),
    "fragments": (film(at_end=box(b"moof", bytes(8))), "in fragments"),
    "fragments to come": (film(in_header=box(b"mvex", bytes(8))), "in fragments"),
    "data elsewhere": (film(tracks=(replace(PICTURE, reference=box(b"url ", bytes(4), b"x")),)),
                       "in another file"),
    "a lock": (film(tracks=(replace(PICTURE, coding=b"encv"),)), "protected"),
    "no time": (film(seconds=0), "lasts no time"),
    "no size": (film(size=(0, 0)), "no size"),
    "no header": (box(b"ftyp", b"isom", bytes(4)), "no header"),
    "cut short": (film()[:-20], "cut short"),
    "a compressed header": (film(in_header=box(b"cmov", bytes(8))), "compressed"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_with_the_reason(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(VideoError, match=why):
        video_file.read(data)


def test_a_damaged_film_is_an_error_and_never_a_traceback() -> None:
    """A film is cut anywhere, and numbers in its header are changed."""
    data, random, refused = film(tracks=(PICTURE, SOUND, PLACES), in_header=NOTES), Random(1), 0
    header = data.index(b"mdat")
    damaged = [data[:end] for end in range(0, len(data), tried(1, 13))]
    for _ in range(tried(20_000, 400)):
        at = random.randrange(header)
        size = random.choice((1, 4))
        damaged.append(data[:at] + random.randbytes(size) + data[at + size :])
    for one in damaged:
        try:
            made = video_file.read(one).data
            assert surplus.metadata_in(made) == () and len(made) == len(one)
            surplus.metadata_in(one)
        except VideoError:
            refused += 1
        assert isinstance(video_file.has_sound(one), bool)
    assert refused > len(damaged) // 4


def test_tables_without_end_cost_nothing() -> None:
    table = box(b"stsz", pack(">3I", 0, 0, 4_000_000_000))
    data = film()
    at = data.index(b"stsz") - 4
    with pytest.raises(VideoError, match="more than 2,000,000"):
        video_file.read(data[:at] + table + data[at + len(table) :])


# ---------------------------------------------------------------- captions

GOOD = """WEBVTT - Angioplasty
Kind: captions

STYLE
::cue { color: red }

NOTE Written by Anna

first
00:00.500 --> 00:04.000 align:start region:top
<v Dr Ward>The <i>wire</i> passes &amp; stays.

01:00:05.000 --> 01:00:06.250
Two
lines.
"""


@pytest.mark.parametrize("text", [GOOD, "\ufeff" + GOOD, GOOD.replace("\n", "\r\n")])
def test_captions_are_read_and_written_anew_without_what_nobody_sees(text: str) -> None:
    read = captions.read(text.encode())
    assert read.faults == ()
    assert [cue.words for cue in read.cues] == ["The wire passes & stays.", "Two lines."]
    assert [(cue.start, cue.end) for cue in read.cues] == [(0.5, 4.0), (3605.0, 3606.25)]
    assert read.written().decode() == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:04.000 align:start\n"
        "<v Dr Ward>The <i>wire</i> passes &amp; stays.\n\n"
        "01:00:05.000 --> 01:00:06.250\nTwo\nlines.\n"
    )
    assert captions.read(read.written()).faults == ()


HEAD = "WEBVTT\n\n"
FAULTS = {
    "no header": ("00:01.000 --> 00:02.000\nA", 1, "does not begin with WEBVTT"),
    "SubRip": ("1\n00:00:01,000 --> 00:00:02,000\nA", 1, "SubRip"),
    "a comma": (HEAD + "00:00:01,000 --> 00:00:02.000\nA", 3, "comma"),
    "a comma without hours": (HEAD + "00:01,000 --> 00:02.000\nA", 3, "comma"),
    "no times": (HEAD + "Words alone", 3, "no times"),
    "odd times": (HEAD + "0:1 --> 0:2\nA", 3, "cannot be read"),
    "no captions": ("WEBVTT\n\nNOTE nothing\n", 1, "no captions"),
    "the end first": (HEAD + "00:02.000 --> 00:01.000\nA", 3, "ends before it begins"),
    "out of order": (HEAD + "00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB", 6,
                     "before the one above"),
    "no words": (HEAD + "00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nB", 3, "no words"),
    "no blank line": (HEAD + "00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB", 5,
                      "without a blank line"),
    "an unknown tag": (HEAD + "00:01.000 --> 00:02.000\n<font>A</font>", 4, "no tag <font>"),
    "a control character": (HEAD + "00:01.000 --> 00:02.000\nA\x07", 4, r"U\+0007"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_captions_is_named_at_its_line(name: str) -> None:
    text, line, message = FAULTS[name]
    (fault,) = captions.read(text.encode()).faults
    assert fault.line == line and fault.hint
    with pytest.raises(ValueError, match=message):
        raise ValueError(fault.message)


def test_captions_in_another_encoding_are_named_at_their_line() -> None:
    (fault,) = captions.read(GOOD.encode() + "\n00:01.000\nDŵr é".encode("utf-16-le")).faults
    assert "UTF-8" in fault.message and fault.line > 10


def test_any_bytes_are_captions_or_faults() -> None:
    random = Random(2)
    for _ in range(tried(3_000, 300)):
        lines = GOOD.split("\n")
        random.shuffle(lines)
        data = ("WEBVTT\n" * random.randrange(2) + "\n".join(lines)).encode()
        at = random.randrange(len(data))
        read = captions.read(data[:at] + random.randbytes(random.randrange(3)) + data[at:])
        assert read.cues or read.faults
        captions.read(read.written())

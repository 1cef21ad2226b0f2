"""A video in each product: a film in the deck, a picture with a code on paper; and bad input."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.util import Pt

import irdocs
from conftest import ALL_BLOCKS
from irdocs.audit.comparison import decks
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.charts.play_mark import mark_box, play_mark
from irdocs.content.photographs import filling, read
from irdocs.content.video import surplus
from irdocs.deck import builds
from irdocs.deck.model import FilmPlayed, SlotsShown
from irdocs.locale import load
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.xml import el, qname
from irdocs.units import Rect
from support.films import PICTURE, film
from support.small_documents import built, leaflet_in, one_section, whole
from support.thorough import tried

ASSETS = ALL_BLOCKS.parent / "assets"
URL = "https://www.example.org/videos/opening-an-artery"
FILM = {"type": "video", "id": "film", "title": "A balloon opens it", "file": "clip.mp4",
        "captions": "clip.vtt", "url": URL, "poster": "poster.jpg",
        "alt": "A balloon opens an artery.", "caption": "First the **wire**."}  # fmt: skip
ELSEWHERE = {"type": "video", "id": "elsewhere", "title": "A day with us", "url": URL + "/2",
             "shown": "example.org/day", "poster": "dot.svg", "alt": "Somebody smiles.",
             "duration": "12:05"}  # fmt: skip
MUTE = {"type": "video", "id": "mute", "only": "deck", "title": "Flow", "file": "clip.mp4",
        "silent": True, "poster": "poster.jpg", "alt": "Contrast runs."}  # fmt: skip


def assets_in(folder: Path) -> None:
    for name in ("clip.mp4", "clip.vtt", "dot.svg"):
        (folder / name).write_bytes((ASSETS / name).read_bytes())
    Image.effect_mandelbrot((800, 800), (-2, -1.5, 1, 1.5), 60).save(folder / "poster.jpg")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("videos")
    assets_in(made)
    return whole(made, one_section(FILM, ELSEWHERE, MUTE), handout=2)


@pytest.fixture(scope="module")
def deck(folder: Path) -> bytes:
    return (folder / "deck.pptx").read_bytes()


def videos_of(slide: Any) -> list[Any]:
    return [
        shape
        for shape in slide.shapes
        if shape._element.tag == qname("p:pic")
        and shape._element.nvPicPr.cNvPr.get("descr", "").startswith("Video: ")
    ]


def slides(deck: bytes) -> Iterator[Any]:
    """Yield the slides with a video."""
    for slide in pptx.Presentation(io.BytesIO(deck)).slides:
        if videos_of(slide):
            yield slide


def video_of(slide: Any) -> Any:
    (video,) = videos_of(slide)
    return video


def relation(slide: Any, identifier: str) -> Any:
    return slide.part.rels[identifier]


R = f"{{{NAMESPACES['r']}}}"


def test_the_film_is_part_of_the_deck_with_its_captions(deck: bytes) -> None:
    slide = next(slides(deck))
    video = video_of(slide)
    assert video.shape_type == 16, "python-pptx takes it for a media shape"
    assert video._element.nvPicPr.cNvPr.get("descr") == "Video: A balloon opens an artery."
    (named,) = video._element.iter(qname("a:videoFile"))
    (media,) = video._element.iter(qname("p14:media"))
    (track,) = video._element.iter(qname("p173:track"))
    film_part = relation(slide, media.get(f"{R}embed")).target_part
    assert relation(slide, named.get(f"{R}link")).target_part is film_part
    assert film_part.content_type == "video/mp4"
    source = (ASSETS / "clip.mp4").read_bytes()
    assert len(film_part.blob) == len(source) and film_part.blob != source
    assert surplus.metadata_in(source) and not surplus.metadata_in(film_part.blob)
    captions = relation(slide, track.get(f"{R}embed"))
    assert captions.reltype.endswith("/office/2017/04/relationships/track")
    assert captions.target_part.content_type == "text/vtt"
    assert b"It hums." in captions.target_part.blob and b"NOTE" not in captions.target_part.blob
    assert (track.get("lang"), track.get("label")) == ("en-GB", "English")
    assert abs(video.width / video.height - 160 / 90) < 0.01, "the shape is the film's"


def test_a_click_plays_the_film_and_one_on_it_pauses_it(deck: bytes) -> None:
    slide = next(slides(deck))
    identifier = str(video_of(slide).shape_id)
    commands = [command.get("cmd") for command in slide._element.iter(qname("p:cmd"))]
    assert commands == ["playFrom(0.0)", "togglePause"]
    targets = {target.get("spid") for target in slide._element.iter(qname("p:spTgt"))}
    assert targets == {identifier}
    (node,) = slide._element.iter(qname("p:cMediaNode"))
    assert node.getparent().tag == qname("p:video")
    numbers = [node.get("id") for node in slide._element.iter(qname("p:cTn"))]
    assert len(set(numbers)) == len(numbers)


def test_films_play_between_what_appears() -> None:
    shapes = [el("p:pic", el("p:cNvPr", id=n, name="x")) for n in (4, 5)]
    steps = [SlotsShown((0,)), FilmPlayed(1, 2000)]
    timing = builds.timing(steps, [((0, shapes[0]),), ((0, shapes[1]),)])
    (sequence, *_) = timing.iter(qname("p:seq"))
    effects = [n.get("presetClass") for n in sequence.iter(qname("p:cTn")) if n.get("presetClass")]
    assert effects == ["entr", "mediacall"]


def test_an_address_alone_is_a_picture_that_leads_to_it(deck: bytes) -> None:
    _, slide, _ = slides(deck)
    picture = video_of(slide)
    assert not list(slide._element.iter(qname("a:videoFile")))
    (click,) = picture._element.nvPicPr.cNvPr.iter(qname("a:hlinkClick"))
    target = relation(slide, click.get(f"{R}id"))
    assert target.is_external and target.target_ref == URL + "/2"
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any("12\u00a0minutes, 5\u00a0seconds\nexample.org/day" in text for text in texts)


def test_where_there_is_nothing_to_hear_the_sound_is_left_out(deck: bytes) -> None:
    first, _, mute = slides(deck)
    blobs = []
    for slide in (first, mute):
        (media,) = slide._element.iter(qname("p14:media"))
        blobs.append(relation(slide, media.get(f"{R}embed")).target_part.blob)
    assert b"soun" in blobs[0] and b"soun" not in blobs[1]
    assert "2\u00a0seconds" in mute.notes_slide.notes_text_frame.text


def test_each_slide_has_its_code_on_white_beside_the_film(deck: bytes) -> None:
    for slide in list(slides(deck))[:2]:
        code = next(shape for shape in slide.shapes if shape.name == "QR code")
        video = video_of(slide)
        assert code.width >= Pt(100) and code.left >= video.left + video.width
        plate, symbol = code.shapes
        assert plate.width > symbol.width and code._element.nvGrpSpPr.cNvPr.get("descr")


def test_the_poster_has_the_mark_of_a_video(deck: bytes) -> None:
    slide = next(slides(deck))
    (blip,) = video_of(slide)._element.iter(qname("a:blip"))
    poster = relation(slide, blip.get(f"{R}embed")).target_part.blob
    picture = Image.open(io.BytesIO(poster)).convert("RGB")
    middle = picture.getpixel((picture.width // 2, picture.height // 2))
    assert min(middle) > 240, "the triangle is light"
    box = Rect(0, 0, 160, 90)
    assert len(play_mark(mark_box(box))) == 3 and mark_box(box).width < 90


def test_paper_shows_a_picture_its_length_its_address_and_a_code(folder: Path) -> None:
    outline = pdf_text.read(leaflet_in(folder))
    figures = [piece.alt for piece in outline.pieces if piece.role == "Figure"]
    assert "Video: A balloon opens an artery." in figures
    assert "Video: Somebody smiles." in figures
    assert "QR code for example.org/videos/opening-an-artery" in figures
    words = outline.words()
    assert "Video: 2 seconds" in words and "Video: 12 minutes, 5 seconds" in words
    assert "example.org/videos/opening-an-artery" in words and "example.org/day" in words
    assert "It hums." not in words


def test_a_handout_shows_what_the_slides_do(folder: Path) -> None:
    outline = pdf_text.read((folder / "handout.pdf").read_bytes())
    figures = [piece.alt for piece in outline.pieces if piece.role == "Figure"]
    assert "Video: Contrast runs." in figures and "QR code for A balloon opens it" in figures


def test_the_words_of_captions_are_read_back(deck: bytes) -> None:
    words = deck_text.read(deck).words()
    assert "It hums. It still hums, & then it ends." in words


def test_the_same_content_makes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assets_in(tmp_path)
    again = whole(tmp_path, one_section(FILM, ELSEWHERE, MUTE), only="deck")
    assert (again / "deck.pptx").read_bytes() == (folder / "deck.pptx").read_bytes()


# ---------------------------------------------------------------- what somebody changes

Parts = dict[str, bytes]


def edited(deck: bytes, change: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def first_with(parts: Parts, words: bytes) -> str:
    return next(name for name in parts if name.startswith("ppt/slides/s") and words in parts[name])


def another_film(parts: Parts) -> None:
    parts["ppt/media/media1.mp4"] = film()


def other_captions(parts: Parts) -> None:
    captions = parts["ppt/media/captions1.vtt"]
    parts["ppt/media/captions1.vtt"] = captions.replace(b"hums", b"hurts")


def no_captions(parts: Parts) -> None:
    name = first_with(parts, b"p173:track")
    parts[name] = re.sub(rb"<p14:extLst.*?</p14:extLst>", b"", parts[name])


def another_poster(parts: Parts) -> None:
    name = next(name for name in parts if re.match(r"ppt/media/image\d+\.jpg", name))
    data = io.BytesIO()
    Image.new("RGB", (16, 9), "red").save(data, "JPEG")
    parts[name] = data.getvalue()


def by_itself(parts: Parts) -> None:
    name = first_with(parts, b"playFrom")
    parts[name] = parts[name].replace(b"clickEffect", b"afterEffect", 1)


def from_elsewhere(parts: Parts) -> None:
    owner = first_with(parts, b"playFrom").replace("slides/", "slides/_rels/") + ".rels"
    parts[owner] = re.sub(
        rb'(relationships/video") Target="[^"]*"',
        rb'\1 Target="https://example.com/x.mp4" TargetMode="External"', parts[owner],
    )  # fmt: skip


CHANGES: dict[str, tuple[Callable[[Parts], None], str, str]] = {
    "another film": (another_film, "changed-picture", "its film differs"),
    "other captions": (other_captions, "changed-text", "hurts"),
    "no captions": (no_captions, "changed-text", "now none"),
    "another poster": (another_poster, "changed-picture", "its pixels differ"),
    "a film that runs by itself": (by_itself, "changed-look", "animation"),
    "a film from elsewhere": (from_elsewhere, "foreign-content", "https://example.com/x.mp4"),
}


@pytest.mark.parametrize("name", list(CHANGES)[:: tried(1, 2)])
def test_a_change_is_named(name: str, deck: bytes) -> None:
    change, code, message = CHANGES[name]
    found = decks.compare(deck, edited(deck, change)).differences
    assert any(one.code == code and message in one.message for one in found), found


def test_the_same_deck_has_no_difference(deck: bytes) -> None:
    assert decks.compare(deck, edited(deck, lambda parts: None)).differences == ()


# ---------------------------------------------------------------- what is refused, and where


def complaints(folder: Path, **changes: Any) -> list[Any]:
    """Return what is said of a film with other keys; None takes one out."""
    assets_in(folder)
    block = {key: value for key, value in (FILM | changes).items() if value is not None}
    result = built(folder, one_section(block))
    return [found for found in result.report if found.code not in ("not-reviewed",)]


REFUSED: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "no captions": ({"captions": None}, "missing-captions", "- type: video", "silent: true"),
    "neither file nor url": ({"file": None, "captions": None, "url": None}, "missing-key",
                             "- type: video", "file:"),
    "no poster": ({"poster": None}, "missing-key", "- type: video", "poster"),
    "no alternative text": ({"alt": None}, "missing-key", "- type: video", "alt"),
    "captions alone": ({"file": None}, "bad-video", "captions:", "remove captions:"),
    "captions of nothing": ({"silent": True}, "bad-video", "silent:", "remove one"),
    "a silent address": ({"file": None, "captions": None, "silent": True}, "bad-video", "silent:",
                         "remove"),
    "words for no address": ({"url": None, "shown": "here.org"}, "bad-video", "shown:", "url:"),
    "another length": ({"duration": "2:14"}, "bad-video", "duration:", "leave it out"),
    "an odd length": ({"duration": "2 min"}, "bad-value", "duration:", "2:14"),
    "a number of seconds": ({"duration": 134}, "bad-value", "duration:", "2:14"),
    "no length": ({"duration": "0:00"}, "bad-value", "duration:", "2:14"),
    "a file as address": ({"url": "file:///home/a/x.mp4"}, "bad-url", "url:", "https://"),
    "an address to write to": ({"url": "mailto:a@example.org"}, "bad-url", "url:", "https://"),
    "a picture as film": ({"file": "poster.jpg"}, "bad-video", "file:", "ffmpeg"),
    "no such film": ({"file": "clop.mp4"}, "missing-asset", "file:", "put the file there"),
    "a film elsewhere": ({"file": "../clip.mp4"}, "outside-asset", "file:", "copy the file"),
    "a folder": ({"captions": "."}, "bad-asset", "captions:", "WebVTT"),
    "a drawing of another shape": ({"poster": "dot.svg"}, "bad-video", "poster:", "still picture"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_named_at_its_line_with_what_to_do(name: str, tmp_path: Path) -> None:
    changes, code, words, hint = REFUSED[name]
    error = next(found for found in complaints(tmp_path, **changes) if found.code == code)
    line = (tmp_path / "content.yaml").read_text().splitlines()[error.span.line - 1]
    assert words in line, (line, str(error))
    assert hint in (error.hint or "") + error.message, error.hint


def test_faults_of_captions_are_named_in_their_file(tmp_path: Path) -> None:
    assets_in(tmp_path)
    (tmp_path / "clip.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nA <blink>\n")
    (error,) = built(tmp_path, one_section(FILM)).report.errors
    assert error.code == "bad-captions" and error.span
    assert error.span.file.endswith("clip.vtt") and error.span.line == 4
    (tmp_path / "clip.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:09.000\nA\n")
    result = built(tmp_path, one_section(FILM))
    (error,) = result.report.errors
    assert "ends at 00:00:02.0" in error.message and error.span
    assert result.text_of(error.span.file).splitlines()[error.span.line - 1].startswith("00:01")


def test_large_films_are_refused_before_they_are_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("irdocs.content.limits.VIDEO_BYTES", 4_000)
    (error,) = [e for e in complaints(tmp_path) if e.code == "bad-video"]
    assert "larger than 4,000 bytes" in error.message and "url:" in error.hint
    monkeypatch.setattr("irdocs.content.limits.VIDEO_BYTES", 6_000)
    monkeypatch.setattr("irdocs.content.limits.VIDEOS_BYTES", 6_000)
    (tmp_path / "other.mp4").write_bytes(film())
    second = FILM | {"id": "other", "file": "other.mp4", "captions": None, "silent": True}
    second = {key: value for key, value in second.items() if value is not None}
    (error,) = built(tmp_path, one_section(FILM, second)).report.errors
    assert "all videos together" in error.message


def test_weak_videos_are_told(tmp_path: Path) -> None:
    assets_in(tmp_path)
    rare = film(tracks=(type(PICTURE)(b"vide", b"hvc1", PICTURE.data),))
    (tmp_path / "clip.mp4").write_bytes(rare)
    block = {"type": "video", "id": "v", "file": "clip.mp4", "poster": "poster.jpg", "alt": "A."}
    result = built(tmp_path, one_section(block))
    warnings = {found.code: found.message for found in result.report.warnings}
    assert "H.265" in warnings["unplayable-video"] and "leaflet" in warnings["unseen-video"]
    assert not result.failed
    outline = pdf_text.read(leaflet_in(tmp_path / "out"))
    assert "Shown in the talk" in outline.words()


def test_a_poster_is_cut_to_the_shape_of_its_film() -> None:
    data = io.BytesIO()
    Image.new("RGB", (80, 80), "red").save(data, "PNG")
    cut = filling(read(data.getvalue()), 16 / 9)
    assert (cut.width, cut.height) == (80, 45)


def test_a_poster_of_one_pixel_is_a_picture_still(tmp_path: Path) -> None:
    assets_in(tmp_path)
    Image.new("RGB", (1, 1)).save(tmp_path / "poster.jpg")
    whole(tmp_path, one_section(FILM), only="deck")


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en-GB", "1\u00a0hour, 2\u00a0minutes, 5\u00a0seconds"), ("en-US", "1\u00a0hour")],
)
def test_lengths_are_in_words(tag: str, words: str) -> None:
    assert load(tag).duration(3725).startswith(words)


def test_a_template_s_slides_have_videos_too(tmp_path: Path) -> None:
    from support.templates import all_templates

    assets_in(tmp_path)
    (tmp_path / "dark.pptx").write_bytes(all_templates()["dark.pptx"])
    order = {"only": "deck", "template": tmp_path / "dark.pptx"}
    out = whole(tmp_path, one_section(FILM, ELSEWHERE), **order)
    first, second = slides((out / "deck.pptx").read_bytes())
    assert video_of(first).shape_type == 16
    for slide in (first, second):
        size = pptx.Presentation(out / "deck.pptx").slide_width
        assert all(shape.left + shape.width <= size for shape in slide.shapes if shape.width)
    assert etree.tostring(first._element).count(b"playFrom") == 1
    checked = irdocs.check(tmp_path / "content.yaml", irdocs.BuildOptions(**order), built=out)
    assert not checked.report.errors

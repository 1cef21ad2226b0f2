"""Films in finished decks and in templates: what rules find beside them, and what is taken out."""

from __future__ import annotations

import io
import zipfile

import pytest

from irdocs.audit.deck.embedded import beside_pixels_and_numbers
from irdocs.audit.deck.examined import ExaminedDeck, ExpectedDeck
from irdocs.audit.deck.objects import media
from irdocs.content.video import surplus
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.xml import el
from irdocs.user_template import traces
from support.films import PICTURE, box, film
from support.templates import default, with_slides

NOTES = box(b"udta", box(b"\xa9xyz", b"+51.5000-000.1200/"))
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nIt moves.\n"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHAPE = (
    '<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="' + _OFFICE + '">'
    '<p:nvPicPr><p:cNvPr id="90" name="V" descr="A film"/><p:cNvPicPr/><p:nvPr>'
    '<a:videoFile r:link="rId90"/>{more}</p:nvPr></p:nvPicPr><p:blipFill/><p:spPr/></p:pic>'
)
TRACK = (
    '<p:extLst><p:ext uri="x"><m:media xmlns:m="http://schemas.microsoft.com/office/powerpoint/'
    '2010/main" r:embed="rId90"><m:extLst><p:ext uri="y"><t:tracksInfo displayLoc="media" xmlns:t='
    '"http://schemas.microsoft.com/office/powerpoint/2017/3/main"><t:trackLst><t:track id="z" '
    'label="English" r:embed="rId91"/></t:trackLst></t:tracksInfo></p:ext></m:extLst></m:media>'
    "</p:ext></p:extLst>"
)


def deck_with(data: bytes, captions: bytes | None = None) -> ExaminedDeck:
    """Return a deck of another program with a film on its first slide."""
    source, file = zipfile.ZipFile(io.BytesIO(with_slides(default()))), io.BytesIO()
    slide = "ppt/slides/slide1.xml"
    links = f'<Relationship Id="rId90" Type="{_OFFICE}/video" Target="../media/m.mp4"/>'
    links += f'<Relationship Id="rId91" Type="{RelationshipType.TRACK}" Target="../media/c.vtt"/>'
    types = '<Default Extension="mp4" ContentType="video/mp4"/>'
    types += '<Default Extension="vtt" ContentType="text/vtt"/>'
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == slide:
                shape = SHAPE.format(more=TRACK if captions else "").encode()
                text = text.replace(b"</p:spTree>", shape + b"</p:spTree>")
            elif name == "ppt/slides/_rels/slide1.xml.rels":
                text = text.replace(b"</Relationships>", links.encode() + b"</Relationships>")
            elif name == "[Content_Types].xml":
                text = text.replace(b"</Types>", types.encode() + b"</Types>")
            archive.writestr(name, text)
        archive.writestr("ppt/media/m.mp4", data)
        archive.writestr("ppt/media/c.vtt", captions or b"")
    show = Presentation(file.getvalue())
    return ExaminedDeck(show, ExpectedDeck(show.size))


@pytest.mark.parametrize(
    ("data", "captions", "found"),
    [
        (film(), None, True),
        (film(), CAPTIONS, False),
        (film(), b"WEBVTT\n\nNOTE nothing\n", True),
        (film(tracks=(PICTURE,)), None, False),
        (b"RIFF of unknown sound", None, True),
    ],
    ids=["with sound", "with captions", "with empty captions", "without sound", "of another kind"],
)
def test_a_film_needs_captions_unless_it_has_no_sound(
    data: bytes, captions: bytes | None, found: bool
) -> None:
    assert bool(list(media(deck_with(data, captions)))) is found


def told_of(data: bytes) -> list[str]:
    found = beside_pixels_and_numbers(deck_with(data))
    return [finding.message for finding in found if "m.mp4" in finding.message]


def test_what_a_film_tells_beside_what_it_shows_is_found() -> None:
    assert told_of(film()) == []
    (told,) = told_of(film(in_header=NOTES))
    assert "notes on the file (udta)" in told
    (told,) = told_of(film()[:200])
    assert "cannot be examined" in told


@pytest.mark.parametrize("kind", [ContentType.MP4, ContentType.QUICKTIME])
def test_films_of_a_template_lose_what_they_tell(kind: ContentType) -> None:
    main = Part("/ppt/presentation.xml", ContentType.PRESENTATION, root=el("p:presentation"))
    told = Part("/ppt/media/m.mp4", kind, film(in_header=NOTES, date=3_900_000_000))
    damaged = Part("/ppt/media/n.mp4", kind, b"no film")
    for part in (told, damaged):
        main.relate(RelationshipType.VIDEO, part)
    traces.removed(Package(main), frozenset())
    assert surplus.metadata_in(told.content) == () and b"+51.5" not in told.content
    assert damaged.content == b"no film"

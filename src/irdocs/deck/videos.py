"""Write videos: films that are part of the deck, with captions, and pictures that lead to one.

The shape is a picture that names a film (ECMA-376, 20.1.3.6). Since PowerPoint 2010 an extension
beside it names the film as a part of the file (MS-PPTX, 2.3.1.18), and since 2019 one within names
its captions, each a part with WebVTT (MS-PPTX, 2.1.46 and 2.13.1). The picture has the mark of a
video painted on it: a shape above it would stay there while the film runs.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from irdocs import vector_svg
from irdocs.charts.play_mark import mark_box, play_mark
from irdocs.content.artwork import Artwork
from irdocs.content.illustration import Illustration
from irdocs.content.photographs import SCREEN_PIXELS, Photograph, saved
from irdocs.content.video.captions import Captions
from irdocs.deck import pictures, shapes
from irdocs.deck.layout import Placeholder
from irdocs.deck.links import PartLinks
from irdocs.deck.slots import VideoSlot
from irdocs.drawing import Colour
from irdocs.ooxml.loose_parts import PartTaker
from irdocs.ooxml.part_kinds import RelationshipType
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.xml import Element, el
from irdocs.units import Rect
from irdocs.vector_art import VectorPath

MEDIA_URI = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
"""The id of the extension that names the film as a part (MS-PPTX, 2.2.4)."""
TRACKS_URI = "{3AFAAA56-56D3-431D-BCD4-E75A35582382}"
"""The id of the extension within that names its captions (MS-PPTX, 2.2.4.1)."""


def shape(
    book: PartTaker,
    part: Part,
    slot: VideoSlot,
    placeholder: Placeholder | None,
    palette: Mapping[str, Colour],
    language: tuple[str, str],
    links: PartLinks,
) -> Element:
    """Return the shape of a video; its parts are added to `book`, and related to `part`.

    `language` is the tag of the captions' language, and its name for those who choose it.
    """
    data, ending = _poster(slot, palette)
    image = part.relate(RelationshipType.IMAGE, book.media(data, ending))
    name = str(placeholder.name) if placeholder else "Video"
    identity = shapes.named(0, name, slot.alt)
    properties = el("p:nvPr")
    if placeholder:
        properties.append(el("p:ph", type=placeholder.kind, idx=placeholder.index))
    if slot.film is not None:
        identity.append(el("a:hlinkClick", r_id="", action="ppaction://media"))
        film = book.media(slot.film.film(with_sound=slot.with_sound), slot.film.container)
        properties.append(el("a:videoFile", r_link=part.relate(RelationshipType.VIDEO, film)))
        media = el("p14:media", r_embed=part.relate(RelationshipType.MEDIA, film))
        if slot.captions is not None:
            media.append(_tracks(book, part, slot.captions, *language))
        properties.append(el("p:extLst", el("p:ext", media, uri=MEDIA_URI)))
    elif slot.url is not None:
        identity.append(links.to(slot.url))
    return el(
        "p:pic",
        el(
            "p:nvPicPr",
            identity,
            el("p:cNvPicPr", el("a:picLocks", noGrp=1 if placeholder else None, noChangeAspect=1)),
            properties,
        ),
        el("p:blipFill", el("a:blip", r_embed=image), el("a:stretch", el("a:fillRect"))),
        el("p:spPr", shapes.frame(slot.shown), el("a:prstGeom", el("a:avLst"), prst="rect")),
    )


def _tracks(book: PartTaker, part: Part, captions: Captions, tag: str, name: str) -> Element:
    """Return the list of a film's captions, which are added as a part."""
    data = captions.written()
    track = el(
        "p173:track",
        id="{" + str(uuid5(NAMESPACE_URL, f"irdocs:captions:{data.hex()}")).upper() + "}",
        label=name,
        lang=tag,
        r_embed=part.relate(RelationshipType.TRACK, book.media(data, "vtt")),
    )
    tracks = el("p173:tracksInfo", el("p173:trackLst", track), displayLoc="media")
    return el("p14:extLst", el("p:ext", tracks, uri=TRACKS_URI))


def _poster(slot: VideoSlot, palette: Mapping[str, Colour]) -> tuple[bytes, str]:
    """Return the picture of a video with its mark, as the bytes and the ending of a file."""
    from PIL import Image

    content, box = slot.poster.content, slot.shown
    if isinstance(content, Photograph):
        kind = content.kind
        data = content.pixels(box.width * SCREEN_PIXELS)
    else:
        kind, data = "PNG", pictures.png(_drawn(content, palette, box.width), box.width)
    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGBA")
    ground = palette.get("light", palette["ground"])
    made = Image.new("RGB", picture.size, (ground.red, ground.green, ground.blue))
    made.paste(picture, (0, 0), picture)
    disc = _mark(palette, mark_box(box), made.width / box.width)
    with Image.open(io.BytesIO(disc)) as opened:
        painted = opened.convert("RGBA")
    at = (made.width - painted.width) // 2, (made.height - painted.height) // 2
    made.paste(painted, at, painted)
    return saved(made, kind), "png" if kind == "PNG" else "jpg"


def _drawn(drawing: Illustration | Artwork, palette: Mapping[str, Colour], width: float) -> str:
    """Return a drawing as SVG, `width` pt wide if it has colours of its own."""
    if isinstance(drawing, Illustration):
        return pictures.svg(drawing, palette)
    return vector_svg.written(
        drawing.vectors(palette, width), width, width * drawing.height / drawing.width
    )


def _mark(palette: Mapping[str, Colour], box: Rect, fine: float) -> bytes:
    """Return the mark of a video as a PNG, with so many pixels a pt."""
    paths = [
        VectorPath(one.commands, palette[one.fill])
        for one in play_mark(Rect(0, 0, box.width, box.height))
        if one.fill
    ]
    drawing = vector_svg.written(paths, box.width, box.height)
    return pictures.png(drawing, box.width * fine / pictures.PIXELS_PER_POINT)

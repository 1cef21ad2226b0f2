"""Videos on slides: the film, or a picture that leads to it, with its words and its code."""

from __future__ import annotations

from irdocs.charts.qr_codes import QUIET_MODULES, qr_code
from irdocs.content.blocks import Video
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import FilmPlayed, Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import CodeSlot, VideoSlot
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.locale import statements
from irdocs.units import Rect

BESIDE = 30.0
"""The space between a video and the words beside it, in pt."""
CODE = 118.0
"""The width of the code of an address, with its quiet zone, in pt."""
ABOVE_CODE = 6.0
"""The space between the words and the code below them, in pt."""


@frozen
class _Division:
    """How the room of a slide is divided between a video and its words, as parts of the room."""

    width: float
    """The greatest width of the video."""
    height: float
    """The least height of words and code; it is the video's if that is higher."""


DIVISIONS = (_Division(0.64, 0.85), _Division(0.64, 1.0), _Division(0.5, 1.0))
"""In order of preference: the video as large, and its foot as much in line, as the words let it."""


def video(builder: SlideBuilder, block: Video, title: str, span: Span) -> Slide:
    """Return the slide of a video.

    With an address it has a code, so that listeners can see the video again on their own. A video
    without words takes all the room that there is.
    """
    words = builder.text(block.caption) if block.caption else []
    if block.credit:
        words += inlines.plain(block.credit)
    length = inlines.plain(statements.video_length(builder.locale, block.seconds))
    if block.url:
        address = TextRun(block.shown_address, url=str(block.url))
        slide = _beside(builder, block, title, span, [*words, *length, SlideParagraph((address,))])
    elif words:
        slide = replace(_beside(builder, block, title, span, words), notes=tuple(length))
    else:
        layout = builder.layouts[LayoutKey(LayoutKind.VIDEO)]
        slide = builder.slide(layout, title, span, [_film(builder, block, _room(layout))], length)
    build = (FilmPlayed(0, round(block.file.seconds * 1000)),) if block.file else ()
    return replace(slide, build=build)


def _beside(
    builder: SlideBuilder, block: Video, title: str, span: Span, words: list[SlideParagraph]
) -> Slide:
    """Return the slide of a video at the left, as large as its words beside it allow."""
    for division in DIVISIONS:
        trial = builder.trying
        slide = _divided(trial, block, title, span, words, division)
        if not trial.fitter.report.errors:
            return slide
    return _divided(builder, block, title, span, words, DIVISIONS[-1])


def _divided(
    builder: SlideBuilder,
    block: Video,
    title: str,
    span: Span,
    words: list[SlideParagraph],
    division: _Division,
) -> Slide:
    """Return the slide of a video, its words and its code in a division of the room."""
    layout = builder.layouts[LayoutKey(LayoutKind.VIDEO)]
    room = _room(layout)
    width = min(room.width * division.width, room.height * block.still.ratio)
    box = Rect(room.x, room.y, width, width / block.still.ratio)
    left = box.right + BESIDE
    text_box = Rect(left, room.y, room.right - left, room.height)
    if block.url is None:
        text = builder.fill(layout, Stem.TEXT, words, block.span, box=text_box)
        return builder.slide(layout, title, span, [_film(builder, block, box), text])
    _, modules = qr_code(str(block.url))
    margin = CODE * QUIET_MODULES / (modules + 2 * QUIET_MODULES)
    bottom = max(box.bottom, room.y + division.height * room.height)
    # Its modules, which are seen, stand in line with the words and the foot of the video.
    code_box = Rect(left - margin, bottom - CODE + margin, CODE, CODE)
    text_box = replace(text_box, height=code_box.y + margin - ABOVE_CODE - room.y)
    text = builder.fill(layout, Stem.TEXT, words, block.span, box=text_box)
    alt = builder.locale.words.qr_code(target=" ".join(title.split()))
    code = CodeSlot(str(block.url), code_box, alt, has_plate=True)
    return builder.slide(layout, title, span, [_film(builder, block, box), text, code])


def _room(layout: Layout) -> Rect:
    """Return the room of a video and the words beside it."""
    video, text = layout.single(Stem.PICTURE).box, layout.single(Stem.TEXT).box
    return replace(video, width=text.right - video.x)


def _film(builder: SlideBuilder, block: Video, box: Rect) -> VideoSlot:
    """Return the video in a box; without a file, a picture that leads to its address."""
    words = builder.locale.words
    alt = words.lead(label=words.video) + block.still.alternative(str(block.alt))
    if block.file is None:
        return VideoSlot(block.still, box, alt, url=str(block.url), placeholder=Stem.PICTURE.single)
    captions = block.captions.captions if block.captions else None
    return VideoSlot(block.still, box, alt, block.file.video, captions, with_sound=not block.silent)

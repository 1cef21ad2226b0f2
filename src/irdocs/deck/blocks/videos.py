"""Videos on slides: the film, or a picture that leads to it, with its words and its code."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.blocks import Video
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import FilmPlayed, Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import CodeSlot, Slot, VideoSlot
from irdocs.diagnostics import Span
from irdocs.locale import statements
from irdocs.units import Rect


def video(builder: SlideBuilder, block: Video, title: str, span: Span) -> Slide:
    """Return the slide of a video.

    With an address it has a code, so that listeners can see the video again on their own. Without,
    words stand beside it; a video by itself takes all the room that there is.
    """
    length = [*inlines.plain(statements.video_length(builder.locale, block.seconds))]
    words = builder.text(block.caption) if block.caption else []
    if block.credit:
        words += inlines.plain(block.credit)
    notes: list[SlideParagraph] = []
    if block.url:
        layout = builder.layouts[LayoutKey(LayoutKind.VIDEO)]
        words += [*length, SlideParagraph((TextRun(block.shown_address, url=str(block.url)),))]
    else:
        kind = LayoutKind.PICTURE_WITH_TEXT if words else LayoutKind.WIDE_PICTURE
        layout = builder.layouts[LayoutKey(kind)]
        notes = length
    slots = _slots(builder, block, layout, words, title)
    slide = builder.slide(layout, title, span, slots, notes)
    return replace(slide, build=_build(block))


def _slots(
    builder: SlideBuilder, block: Video, layout: Layout, words: list[SlideParagraph], title: str
) -> list[Slot]:
    """Return the video, its words and its code."""
    room = layout.pictures[0]
    if not words:
        below = layout.single(Stem.TEXT).box
        room = Rect(room.x, room.y, room.width, below.bottom - room.y)
    video = VideoSlot(
        block.still,
        room,
        builder.locale.words.lead(label=builder.locale.words.video)
        + block.still.alternative(str(block.alt)),
        block.file.video if block.file else None,
        None if block.silent else block.captions.captions if block.captions else None,
        not block.silent,
        None if block.file else str(block.url),
        None if block.file else Stem.PICTURE.single,
    )
    # The head of the film is level with that of the words.
    if words:
        video = replace(video, box=replace(room, height=min(room.height, video.shown.height)))
    slots: list[Slot] = [video]
    if words:
        slots.append(builder.fill(layout, Stem.TEXT, words, block.span))
    if block.url:
        alt = builder.locale.words.qr_code(target=" ".join(title.split()))
        slots.append(CodeSlot(str(block.url), layout.pictures[1], alt))
    return slots


def _build(block: Video) -> tuple[FilmPlayed, ...]:
    """Return what plays a film at a click."""
    return (FilmPlayed(0, round(block.file.seconds * 1000)),) if block.file else ()

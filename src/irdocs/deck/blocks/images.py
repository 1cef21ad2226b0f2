"""Pictures on slides, with their captions and credits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import assert_never

from irdocs.content.assets import Picture
from irdocs.content.blocks import Image, Images, SmallImage
from irdocs.content.blocks.image import PictureSize
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.grouping import grouped
from irdocs.deck.headed import SpannedText, lacking, moved_with, with_boxes
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, PlaceholderName, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot, Slot, TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.units import Rect

SHARES: dict[PictureSize, float] = {"small": 0.38, "medium": 0.5, "large": 0.68}
"""The part of the body's width that a picture beside its caption takes."""
BESIDE = 30.0
"""The space between a picture and the caption beside it, in pt."""


def image(builder: SlideBuilder, block: Image, title: str, span: Span) -> Slide:
    """Return the slide of an image, where the content places it.

    Without a place, it stands over the whole width if it is wide, else beside its caption; without
    a caption it takes all the room that there is.
    """
    words = _words(builder, block)
    match block.place:
        case "full":
            return _full(builder, block, words, title, span)
        case "left" | "right":
            return _beside(builder, block, words, title, span)
        case "wide":
            return _wide(builder, block, words, title, span)
        case None:
            if not words or block.file.ratio > WIDE:
                return _wide(builder, block, words, title, span)
            return _beside(builder, block, words, title, span)
        case _:
            assert_never(block.place)


def can_be_placed_otherwise(block: Image) -> bool:
    """Whether an image with a caption may stand beside it as well as above it."""
    return block.place is None and bool(block.caption or block.credit)


def otherwise(builder: SlideBuilder, block: Image, title: str, span: Span) -> list[Slide]:
    """Return the slide of an image where it would not stand by its form alone."""
    words = _words(builder, block)
    make = _beside if block.file.ratio > WIDE else _wide
    return [make(builder, block, words, title, span)]


WIDE = 2.0
"""A picture that is more than so many times as wide as high stands over the whole width."""


MOST_CAPTION = 0.5
"""The part of a picture's height that its caption may take beyond its own place."""
MOST_CREDIT = 0.3
"""The same of the credit below all pictures."""


def images(builder: SlideBuilder, block: Images, title: str, span: Span) -> list[Slide]:
    """Return several pictures, each above its caption, on one slide if their captions fit it."""
    make = partial(_images, block=block, title=title, span=span)
    return grouped(builder, block.items, (6, 4, 3, 2), 2, make)


def _images(
    builder: SlideBuilder, items: Sequence[SmallImage], block: Images, title: str, span: Span
) -> Slide:
    """Return one slide of pictures."""
    texts = [(builder.text(item.caption) if item.caption else [], item.span) for item in items]
    usual = builder.layouts[holding(LayoutKind.PICTURES, len(items))]
    layout = _with_room_for(builder, usual, texts)
    if block.credit:
        credit = inlines.plain(block.credit), block.credit.span
        layout = _with_room_below(builder, layout, credit)
    layout = _drawn_up(layout, [item.file.ratio for item in items])
    slots: list[Slot] = []
    filled = builder.side_by_side(layout, Stem.CAPTION, texts)
    for item, place, caption in zip(items, layout.all_of(Stem.PICTURE), filled, strict=False):
        slots.append(_picture(item.file, place.box, item.alt, place.name))
        if caption.paragraphs:
            slots.append(moved_with(caption, usual, layout))
    if block.credit:
        told = builder.fill(layout, Stem.SOURCE, *credit)
        slots.append(moved_with(told, usual, layout))
    return builder.slide(layout, title, span, slots)


def _with_room_for(
    builder: SlideBuilder, layout: Layout, captions: Sequence[SpannedText]
) -> Layout:
    """Return the layout of pictures with as much room for their captions as these need.

    Without captions the pictures take their room too; long ones take some of the pictures'.
    """
    pictures, places = layout.all_of(Stem.PICTURE), layout.all_of(Stem.CAPTION)
    if any(paragraphs for paragraphs, _ in captions):
        more = lacking(builder, places, captions)
        if not 0 < more <= MOST_CAPTION * pictures[0].box.height:
            return layout
    else:
        more = pictures[0].box.bottom - places[0].box.bottom
    boxes = {
        picture.name: replace(picture.box, height=picture.box.height - more) for picture in pictures
    }
    for place in places:
        top = place.box.y - max(0.0, more)
        boxes[place.name] = replace(place.box, y=top, height=place.box.bottom - top)
    return with_boxes(layout, boxes)


def _with_room_below(builder: SlideBuilder, layout: Layout, credit: SpannedText) -> Layout:
    """Return the layout of pictures with as much room for their credit as it needs.

    Each row of pictures gives its part of that.
    """
    pictures, place = layout.all_of(Stem.PICTURE), layout.single(Stem.SOURCE)
    tops = sorted({picture.box.y for picture in pictures})
    more = lacking(builder, [place], [credit])
    if not 0 < more <= MOST_CREDIT * len(tops) * pictures[0].box.height:
        return layout
    each = more / len(tops)
    boxes = {
        place.name: replace(place.box, y=place.box.y - more, height=place.box.height + more),
    }
    for picture, caption in zip(pictures, layout.all_of(Stem.CAPTION), strict=True):
        above = each * tops.index(picture.box.y)
        boxes[picture.name] = replace(
            picture.box, y=picture.box.y - above, height=picture.box.height - each
        )
        boxes[caption.name] = replace(caption.box, y=caption.box.y - above - each)
    return with_boxes(layout, boxes)


def _drawn_up(layout: Layout, ratios: Sequence[float]) -> Layout:
    """Return the layout of pictures with each just above its caption, whatever its form.

    `ratios` are their widths as a part of their heights. The pictures of a row stand on one line,
    and the row with its captions stays in the middle of its room.
    """
    pairs = list(zip(layout.all_of(Stem.PICTURE), layout.all_of(Stem.CAPTION), strict=True))
    shown = [
        picture.box.fitting(ratio, 1.0) for (picture, _), ratio in zip(pairs, ratios, strict=False)
    ]
    boxes: dict[PlaceholderName, Rect] = {}
    for top in {picture.box.y for picture, _ in pairs}:
        row = [
            (picture, caption, box)
            for (picture, caption), box in zip(pairs, shown, strict=False)
            if picture.box.y == top
        ]
        for picture, caption, box in row:
            blank = (picture.box.height - max(other.height for _, _, other in row)) / 2
            boxes[picture.name] = replace(box, y=picture.box.bottom - blank - box.height)
            boxes[caption.name] = caption.box.moved(0, -blank)
    return with_boxes(layout, boxes)


def _picture(
    file: Picture, box: Rect, alt: str | None, name: PlaceholderName, *, on_dark: bool = False
) -> PictureSlot:
    """Return a picture in a box; one that is not decorative fills the placeholder of a name."""
    if not alt:
        return PictureSlot(file, box, None, on_dark=on_dark)
    return PictureSlot(file, box, file.alternative(str(alt)), on_dark=on_dark, placeholder=name)


def _words(builder: SlideBuilder, block: Image) -> list[SlideParagraph]:
    """Return the caption and the credit of an image.

    On the dark ground of a full picture the credit has the colour of its caption.
    """
    words = builder.text(block.caption) if block.caption else []
    if block.credit:
        told = inlines.plain if block.place == "full" else inlines.beside_the_matter
        words += told(block.credit)
    return words


def _beside(
    builder: SlideBuilder, block: Image, words: Sequence[SlideParagraph], title: str, span: Span
) -> Slide:
    """Return the slide of a picture beside its caption."""
    layout = builder.layouts[LayoutKey(LayoutKind.PICTURE_WITH_TEXT)]
    picture_box, text = layout.pictures[0], layout.single(Stem.TEXT)
    text_box: Rect | None = None
    # A caption touches its picture, and that begins where the title does: one that is too narrow
    # for its place would stand in the middle of it.
    is_narrow = picture_box.x < text.box.x and _is_narrow(block.file.ratio, picture_box)
    if block.size or block.place or is_narrow:
        room = Rect(
            picture_box.x, picture_box.y, text.box.right - picture_box.x, picture_box.height
        )
        usual = picture_box.width / room.width
        width = room.width * (SHARES[block.size] if block.size else usual)
        width = min(width, room.height * block.file.ratio)
        rest = room.width - width - BESIDE
        is_left = block.place != "right"
        left, right = (width, rest) if is_left else (rest, width)
        first = Rect(room.x, room.y, left, room.height)
        second = Rect(room.right - right, room.y, right, room.height)
        picture_box, text_box = (first, second) if is_left else (second, first)
        # The middle of the picture is level with that of the words.
        height = width / block.file.ratio
        picture_box = replace(
            picture_box, y=room.y + max(0.0, room.height - height) / 2, height=height
        )
    slots: list[Slot] = [_picture(block.file, picture_box, block.alt, Stem.PICTURE.single)]
    if words:
        slots.append(builder.fill(layout, Stem.TEXT, words, block.span, box=text_box))
    if block.place == "right":
        slots.reverse()
    return builder.slide(layout, title, span, slots)


NARROW = 0.95
"""The part of its place's width that a picture takes at the most for that to be made narrower."""


def _is_narrow(ratio: float, box: Rect) -> bool:
    """Whether a picture leaves a box blank at both of its sides."""
    return box.height * ratio < NARROW * box.width


def _wide(
    builder: SlideBuilder, block: Image, words: list[SlideParagraph], title: str, span: Span
) -> Slide:
    """Return the slide of a picture over the whole width, and its caption below."""
    layout = builder.layouts[LayoutKey(LayoutKind.WIDE_PICTURE)]
    picture_box, text = layout.pictures[0], layout.single(Stem.TEXT)
    if not words:
        height = text.box.bottom - picture_box.y
        picture_box = Rect(picture_box.x, picture_box.y, picture_box.width, height)
    slots: list[Slot] = [_picture(block.file, picture_box, block.alt, Stem.PICTURE.single)]
    if words:
        words = [_joined(builder, words)] if len(words) > 2 else words
        shown = picture_box.fitting(block.file.ratio, 1.0)
        blank = picture_box.height - shown.height
        below = text.box.moved(0, -blank / 2) if blank > 1 else None
        caption = builder.fill(layout, Stem.TEXT, words, block.span, box=below)
        slots.append(_begun_with(builder, text, caption, shown))
    return builder.slide(layout, title, span, slots)


def _begun_with(
    builder: SlideBuilder, place: Placeholder, caption: TextSlot, shown: Rect
) -> TextSlot:
    """Return a caption that begins where its picture does, unless it would take more lines so."""
    box = caption.box or place.box
    left = max(place.box.x, shown.x - place.inset)
    gauge = builder.fitter.gauge(caption.paragraphs, place)
    lines = gauge.line_count(place.box.width, caption.size)
    is_long = gauge.line_count(box.right - left, caption.size) > lines
    if place.align != "l" or is_long or left - place.box.x < 1:
        return caption
    return replace(caption, box=Rect(left, box.y, box.right - left, box.height))


def _full(
    builder: SlideBuilder, block: Image, words: list[SlideParagraph], title: str, span: Span
) -> Slide:
    """Return the slide of a picture that is as large as the slide lets it be, with its words.

    The words stand on a band below or beside it, whichever leaves the picture more room. What has
    no room on either, such as a long title on a slide of 4:3, stands as with a wide picture.
    """
    layouts = [
        builder.layouts[LayoutKey(kind)]
        for kind in (LayoutKind.FULL_PICTURE, LayoutKind.FULL_PICTURE_BESIDE)
    ]

    def shown_area(layout: Layout) -> float:
        shown = layout.pictures[0].fitting(block.file.ratio, 1.0)
        return shown.width * shown.height

    for layout in sorted(layouts, key=shown_area, reverse=True):
        trial = builder.trying
        slide = _full_in(trial, layout, block, words, title, span)
        if not trial.fitter.report.errors:
            return slide
    return _wide(builder, block, words, title, span)


def _full_in(
    builder: SlideBuilder,
    layout: Layout,
    block: Image,
    words: Sequence[SlideParagraph],
    title: str,
    span: Span,
) -> Slide:
    slots: list[Slot] = []
    if words:
        slots.append(builder.fill(layout, Stem.TEXT, words, block.span))
    picture = _picture(
        block.file, layout.pictures[0], block.alt, Stem.PICTURE.single, on_dark=layout.is_dark
    )
    return builder.slide(layout, title, span, [*slots, picture])


def _joined(builder: SlideBuilder, paragraphs: Sequence[SlideParagraph]) -> SlideParagraph:
    """Return paragraphs joined to one, with a full stop after each that lacks a final mark."""
    stop, between = builder.locale.words.full_stop, builder.locale.words.between_sentences
    runs: list[TextRun] = []
    for paragraph in paragraphs:
        runs += paragraph.runs
        ending = "" if paragraph.text.rstrip().endswith((stop, ".", "?", "!", ":")) else stop
        runs.append(TextRun(f"{ending}{between}"))
    return SlideParagraph((*runs[:-1], TextRun(runs[-1].text.rstrip())))

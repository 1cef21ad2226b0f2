"""Words in pictures for readers with low vision: a page for a picture, turned if it is larger so.

A format may state the least type size that its readers can read. It holds for the words in drawings
as well: one whose words would be smaller gets a page of its own, on which it is as large as the
paper lets it. Where that is not enough, a note says how small they are. The words in a photograph
are not known; `place: full` asks for its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from irdocs.content.assets import Picture
from irdocs.content.blocks import Image
from irdocs.content.turned_photograph import turned as turned_photograph
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, ImageMark, Mark, PathMark, TextMark, VectorMark
from irdocs.leaflet.compose import shown, spaced, stack
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.page.tags import Owner
from irdocs.units import Rect
from irdocs.vector_art import AffineMap, mapped, transformed

WORTH = 1.1
"""A picture is moved to a page of its own, and turned on it, if it is so many times larger then."""


def has_small_words(setting: ColumnSetting, picture: Picture, width: float) -> bool:
    """Whether a picture `width` pt wide has words below the format's least type size."""
    return 0 < picture.least_type * width < setting.setter.styles.least - 0.05


def report_small_words(setting: ColumnSetting, picture: Picture, width: float, span: Span) -> None:
    """Report a note if a picture `width` pt wide has words below the least type size.

    In a format that states none, that is the usual size of its small print.
    """
    size, least = picture.least_type * width, setting.setter.styles.least_in_drawings
    if not 0 < size < least - 0.05:
        return
    setting.setter.report.note(
        "small-words",
        f"the smallest words of {picture.name} are {size:.1f} pt in {setting.format_name}, "
        f"and not {least:g} pt or more",
        span,
        f"make them {least / size:.1f} times as large in the drawing, or say them in the caption",
    )


@frozen
class OwnPage:
    """How a picture is largest on a page of its own; lengths in pt."""

    width: float
    """Its width before it is turned."""
    is_turned: bool
    room: float
    """The height that the page has for it."""


def own_page(
    setting: ColumnSetting, block: Image, width: float, words: Sequence[Box]
) -> OwnPage | None:
    """Return how a picture stands on a page of its own; None if it need not have one.

    It would be `width` pt wide elsewhere. `words` are its caption and credit, as wide as the
    column.
    """
    is_wanted = has_small_words(setting, block.file, width) or block.place == "full"
    if not (setting.own_page and is_wanted):
        return None
    caption = sum(box.space_before + box.height for box in words)
    spaces = setting.gap + 2 * setting.small_gap
    room = setting.own_page - setting.above - caption - spaces
    largest = _largest(setting, block.file, room)
    return largest if largest.width >= width * WORTH else None


def on_own_page(
    setting: ColumnSetting, block: Image, page: OwnPage, words: Sequence[Box], owner: Owner
) -> Box:
    """Return a picture with its caption for a page of its own."""
    picture = shown(block.file, page.width, setting.setter.styles, owner, named=True)
    if page.is_turned:
        picture = _turned(picture, page.width, (setting.width - picture.height) / 2)
    report_small_words(setting, block.file, page.width, block.span)
    picture = replace(picture, span=block.span)
    whole = stack([picture, *spaced(list(words), setting.small_gap)]) if words else picture
    return replace(whole, height=whole.height + max(0.0, page.room - picture.height))


def _largest(setting: ColumnSetting, picture: Picture, room: float) -> OwnPage:
    """Return how a picture is largest in `room` pt of height; upright if its words are read so."""
    upright = min(setting.width, room * picture.ratio)
    turned = min(room, setting.width * picture.ratio)
    is_read = picture.least_type and not has_small_words(setting, picture, upright)
    if is_read or turned < upright * WORTH:
        return OwnPage(upright, is_turned=False, room=room)
    return OwnPage(turned, is_turned=True, room=room)


def _turned(box: Box, width: float, x: float) -> Box:
    """Return a picture `width` pt wide turned to the left, so that its top is at the left.

    Its left edge then is `x` pt from that of the column.
    """
    matrix: AffineMap = (0.0, -1.0, 1.0, 0.0, 0.0, width)
    frame = Rect(0, 0, box.height, width)

    def turned(mark: Mark) -> Mark:
        match mark:
            case PathMark(paths):
                paths = tuple(
                    replace(path, commands=mapped(path.commands, matrix)) for path in paths
                )
                return replace(mark, paths=paths, box=frame, within=frame)
            case VectorMark(elements):
                return replace(mark, elements=transformed(elements, matrix), box=frame)
            case ImageMark(photograph):
                return replace(mark, photograph=turned_photograph(photograph), box=frame)
            case TextMark():
                return mark
            case _:
                assert_never(mark)

    marks = tuple(turned(mark).moved(x, 0) for mark in box.marks)
    return replace(box, height=width, marks=marks)

"""Let texts that follow a picture stand beside it.

A picture with `place: left` or `right` has its caption beside it. That is rarely as high as the
picture, and what is free below it would be a hole in the page: the texts and lists that come next
stand there, as many as leave less white space so than below the picture. The caption is below it
then, so that nobody takes it for the first of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irdocs.content.blocks import AnyBlock, Image, Points, Terms, TextBlock
from irdocs.diagnostics import Report
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.compose import stack
from irdocs.leaflet.story.pictures import room_beside
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.uneven_columns import height
from irdocs.page.tags import Tag

LEAST_TEXT = 46.0
"""The least width of such texts, in mm at a scale of 1: that of columns side by side."""
MOST_HEIGHT = 0.5
"""The greatest height of a picture with texts beside it, which nothing parts, as a part of that of
the panel with the most room."""


def with_texts_beside(
    setting: ColumnSetting,
    block: Image,
    boxes: Sequence[Box],
    following: Sequence[AnyBlock],
    set_block: Callable[[ColumnSetting, AnyBlock], list[Box]],
) -> tuple[list[Box], int]:
    """Return the boxes of a picture with those of texts beside it, and how many blocks these are.

    `following` are the blocks that come after the picture, whose own `boxes` end with that of the
    picture and its caption.
    """
    may_be_beside = block.place and boxes and setting.is_on_paper
    room = room_beside(setting, block, Tag("Document")) if may_be_beside else None
    if room is None or room.width < setting.mm(LEAST_TEXT):
        return list(boxes), 0
    width = room.width
    report = Report()
    narrow = replace(
        setting, width=width, setter=replace(setting.setter, report=report), text_columns=1
    )
    # What was found in setting the picture was told with its caption beside it.
    untold = replace(setting.setter, report=Report())
    above = set_block(replace(setting, has_texts_beside=True, setter=untold), block)
    picture = above[-1]
    beside: list[Box] = []
    taken, least = 0, room.height * width
    for number, text in enumerate(following, start=1):
        if not isinstance(text, TextBlock | Points | Terms):
            break
        tried = [*beside, *set_block(narrow, text)]
        tall = height(tried)
        below = tall - picture.height
        white = below * (setting.width - width) if below > 0 else -below * width
        is_too_high = tall > setting.greatest_height * MOST_HEIGHT
        if white >= least or is_too_high or report.errors:
            break
        beside, taken, least = tried, number, white
    if not taken:
        return list(boxes), 0
    setting.setter.report.extend(report)
    return [*above[:-1], _overlaid(picture, beside, room.x)], taken


def _overlaid(picture: Box, texts: Sequence[Box], left: float) -> Box:
    """Return the box of a picture with texts that begin at its head, `left` pt from its left."""
    whole = stack(texts)
    others = ((whole.block, 0.0), *whole.others)
    return replace(
        picture,
        height=max(picture.height, whole.height),
        shrinkage=max(0.0, min(picture.shrinkage, picture.height - whole.height)),
        marks=(*picture.marks, *(mark.moved(left, 0.0) for mark in whole.marks)),
        others=(*picture.others, *others),
    )

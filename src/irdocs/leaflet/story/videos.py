"""Set videos on paper: a picture with the mark of a video, and the way to see it."""

from __future__ import annotations

from irdocs.charts.play_mark import mark_box, play_mark
from irdocs.content.blocks import Video
from irdocs.drawing import Path
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import beside, shifted, shown, spaced, stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.codes import code_mark, code_with_words, quiet_zone, words_beside
from irdocs.leaflet.story.pictures import LEAST_PICTURE, MOST_HEIGHT, PICTURE_SHARE
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.locale import statements
from irdocs.page.tags import Tag
from irdocs.typeset.runs import Fragment, LinkTarget
from irdocs.units import Rect

LEAST_WORDS = 54.0
"""The least width of the words and the code beside the picture, in mm at a scale of 1."""
LEAST_ADDRESS = 30.0
"""The least width of an address beside its code, in mm at a scale of 1."""


def video(setting: ColumnSetting, block: Video, parent: Tag) -> list[Box]:
    """Return a video as a picture, with words and code below it or, in a wide column, beside it."""
    gap = setting.mm(GUTTER)
    beside_width = setting.width * PICTURE_SHARE
    words_width = setting.width - beside_width - gap
    is_beside = beside_width > setting.mm(LEAST_PICTURE) and words_width > setting.mm(LEAST_WORDS)
    width = beside_width if is_beside else setting.width
    width = min(width, setting.height * MOST_HEIGHT * block.still.ratio)
    picture = _picture(setting, block, width, parent)
    if is_beside:
        words = _words(setting.narrower(setting.width - width - gap), block, parent)
        return [replace(beside(picture, shifted(words, width + gap), 0), span=block.span)]
    words = _words(setting, block, parent)
    space = max(setting.pt(3), words.space_before)
    return [replace(stack([picture, replace(words, space_before=space)]), span=block.span)]


def _picture(setting: ColumnSetting, block: Video, width: float, parent: Tag) -> Box:
    """Return the picture of a video with its mark, `width` pt wide, as one figure."""
    styles, words = setting.setter.styles, setting.locale.words
    alt = words.lead(label=words.video) + block.still.alternative(str(block.alt))
    figure = Tag("Figure", parent, alt=alt)
    picture = shown(block.still, width, styles, figure)
    palette = styles.theme.palette
    frame = Rect(0, 0, width, picture.height)
    paths = tuple(
        Path(shape.commands, fill=palette[shape.fill])
        for shape in play_mark(mark_box(frame))
        if shape.fill
    )
    return replace(picture, marks=(*picture.marks, PathMark(paths, figure, kept=frame)))


def _words(setting: ColumnSetting, block: Video, parent: Tag) -> Box:
    """Return the caption and the credit of a video, how long it lasts, and where it can be seen."""
    styles = setting.setter.styles
    boxes = prose.text(setting, block.caption, styles.caption, parent) if block.caption else []
    if block.credit:
        credit = setting.setter.plain(
            block.credit, styles.small, setting.width, Tag("P", parent), block.credit.span
        )
        boxes += spaced(credit, setting.pt(2))
    boxes += spaced(_way(setting, block, parent), _before_way(setting, block) if boxes else 0.0)
    return stack([replace(boxes[0], space_before=_before_way(setting, block)), *boxes[1:]])


def _before_way(setting: ColumnSetting, block: Video) -> float:
    """Return the space above the way to see a video, in which its code needs its quiet zone."""
    return max(setting.small_gap, quiet_zone(setting, str(block.url)) if block.url else 0.0)


def _way(setting: ColumnSetting, block: Video, parent: Tag) -> list[Box]:
    """Return how long a video lasts and where it can be seen; an address with its code."""
    styles = setting.setter.styles
    length = statements.video_length(setting.locale, block.seconds)
    if block.url is None:
        lines = setting.setter.plain(
            length, styles.strong, setting.width, Tag("P", parent), block.span
        )
        talk = setting.locale.words.video_in_talk
        return [
            *lines,
            *setting.setter.plain(
                talk, styles.caption, setting.width, Tag("P", parent), block.span
            ),
        ]
    url = str(block.url)
    _, text_width = words_beside(setting, url)
    if is_below := text_width < setting.mm(LEAST_ADDRESS):
        text_width = setting.width
    style = replace(styles.small_strong, colour=styles.theme.palette["primary"])
    link = LinkTarget(url, setting.locale.words.lead(label=length) + block.shown_address)
    address = (Fragment(block.shown_address, styles.run(style), link),)
    words = [
        *setting.setter.plain(length, styles.strong, text_width, Tag("P", parent), block.span),
        *setting.setter.paragraph(address, style, text_width, Tag("P", parent), block.url.span),
    ]
    if is_below:
        quiet = quiet_zone(setting, url)
        mark = code_mark(setting, url, block.shown_address, parent)
        code = Box(setting.code_width + max(0.0, quiet - setting.gap), (mark,))
        return [code, replace(stack(words), space_before=max(quiet, setting.small_gap))]
    return [code_with_words(setting, url, block.shown_address, words, parent)]

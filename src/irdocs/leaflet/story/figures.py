"""Set statistics: large figures with their pictures, labels and sources.

Only published statistics, those that have a value, are set; a draft lists the others, see
page_furniture.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from irdocs.caching.by_identity import cached_by_identity
from irdocs.charts.figures import FigurePicture, figure_shapes, people_height
from irdocs.content.blocks import Statistic, Statistics
from irdocs.content.model import Document, Section
from irdocs.content.product import LEAFLET
from irdocs.content.source_ids import OwnData, own_data_in
from irdocs.drawing import Path, mirrored
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, PathMark, TextMark
from irdocs.leaflet.compose import grid, spaced, stack, together
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.leaflet.story.source_lines import citations, source_line
from irdocs.leaflet.styles import LeafletStyles, ParagraphStyle
from irdocs.locale import Locale, statements
from irdocs.page.tags import Tag
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, Line
from irdocs.units import Rect

LEAST, LEAST_OF_FEW = 56.0, 44.0
"""The least width of a figure's column, in mm at a scale of 1; and where two or three figures would
else stand below one another in a wide measure."""
FEW = 3
LEAST_PEOPLE, MOST_PEOPLE, BELOW_PEOPLE = 30.0, 52.0, 34.0
"""The widths of the picture of ten people, in mm at a scale of 1: the least and the greatest beside
a figure, and the width below it."""


def widest_figure(document: Document, locale: Locale, styles: LeafletStyles) -> float:
    """Return the width of the leaflet's widest published figure in pt; 0 if it has none."""
    return max(
        (_widest_figure(section, locale, styles) for section in document.sections_for(LEAFLET)),
        default=0.0,
    )


SECTIONS = 256
"""Of how many sections the widest figure is remembered."""


@cached_by_identity(SECTIONS)
def _widest_figure(section: Section, locale: Locale, styles: LeafletStyles) -> float:
    return max(
        (
            MeasuredParagraph(styles.figure_of(statements.figure(locale, statistic))).widest
            for block in section.all_blocks
            if isinstance(block, Statistics)
            for statistic in block.published
        ),
        default=0.0,
    )


def statistics(setting: ColumnSetting, block: Statistics, parent: Tag) -> list[Box]:
    """Return the block's published statistics, in as many columns as fit.

    Two or three stand in one row if their values have room there. Words on own data that all of
    them have stand once, below them.
    """
    if not block.published:
        return []
    shared = _shared_data(block)
    items = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    gap = setting.mm(GUTTER)
    total = len(block.published)
    count, width = setting.columns(total, setting.mm(LEAST), gap)
    in_a_row = (setting.width - gap * (total - 1)) / total
    least = max(setting.mm(LEAST_OF_FEW), setting.figure_width)
    if count == 1 < total <= FEW and in_a_row >= least:
        count, width = total, in_a_row
    column = setting.narrower(width)
    size = _size(column, block)
    picture_x = setting.figure_width + setting.pt(10)
    values = [_value(column, one, picture_x, size) for one in block.published]
    boxes = []
    for start in range(0, total, count):
        in_row = values[start : start + count]
        lowest = max(value.label_y for value in in_row)
        boxes += [
            _statistic(
                column, value, Tag("LBody", Tag("LI", items)), value.aligned(lowest),
                own_data=() if shared else own_data_in(value.statistic.source or ()),
            )
            for value in in_row
        ]  # fmt: skip
    rows = [
        replace(box, space_before=1.4 * setting.gap, stretch=2.0)
        for box in grid(boxes, count, width + gap)
    ]
    rows = together(rows, things=total, across=count)
    if shared:  # a part of the last row: rows are counted by their boxes
        source = spaced(source_line(setting, shared, block.span, parent), setting.pt(4))
        rows[-1] = stack([rows[-1], *source])
    return rows


def _shared_data(block: Statistics) -> tuple[OwnData, ...]:
    """Return the words on own data of several statistics if all have the same, else nothing."""
    first, *others = (own_data_in(one.source or ()) for one in block.published)
    return tuple(first) if others and all(other == first for other in others) else ()


def _size(column: ColumnSetting, block: Statistics) -> float:
    """Return the size of a block's figures in pt: smaller than usual where one is too wide for its
    column, as in large print, but larger than the words below it."""
    styles = column.setter.styles
    usual, least = styles.figure.size, styles.subheading.size
    figures = [statements.figure(column.locale, one) for one in block.published]
    for percent in range(100, 0, -4):
        size = usual * percent / 100
        if size < least:
            break
        fragments = [styles.figure_of(figure, size) for figure in figures]
        if not any(MeasuredParagraph(one).too_wide(column.width) for one in fragments):
            return size
    return usual


@frozen
class _FigureValue:
    """The value of a statistic as it was set, and the place of its picture; lengths in pt."""

    setting: ColumnSetting
    statistic: Statistic
    lines: tuple[Line, ...]
    """Those of the value: one in words may take several."""
    size: float
    """That of its type."""
    picture: tuple[FigurePicture, float, float] | None = None
    """The kind of its picture, its width and its height."""
    picture_x: float | None = None
    """Where that begins beside the value; None if it stands below."""

    @property
    def baseline(self) -> float:
        """That of the first line; digits reach about this high, so they begin at its top."""
        return self.size * DIGITS

    @property
    def foot(self) -> float:
        """Where something may begin below the value."""
        return self.baseline + (len(self.lines) - 1) * self.size * PITCH + self.setting.pt(5)

    @property
    def label_y(self) -> float:
        """Where its label may begin."""
        if self.picture is None or self.picture_x is not None:
            return self.foot
        return self.foot + self.picture[2] + self.setting.pt(3)

    def aligned(self, lowest: float) -> float:
        """Return where its label begins if the lowest one of its row begins at `lowest`: there, but
        not far from the value."""
        is_near = lowest - self.label_y <= self.size * MOST_LOWERED
        return lowest if is_near else self.label_y

    def picture_mark(self, body: Tag) -> PathMark | None:
        """Return its picture, if it has one."""
        if self.picture is None:
            return None
        (kind, width, height), setting = self.picture, self.setting
        assert isinstance(self.statistic.value, Decimal)
        paths = _painted(setting, kind, self.statistic.value, width, height)
        if kind == "ring" and setting.setter.styles.right_to_left:
            # It is filled as clocks run, also on a page that is mirrored.
            paths = tuple(replace(path, commands=mirrored(path.commands, width)) for path in paths)
        mark = PathMark(
            paths, _figure_tag(setting, self.statistic, kind, body), Rect(0, 0, width, height)
        )
        if self.picture_x is None:
            return mark.moved(0.0, self.foot + setting.pt(1))
        if kind == "ring":
            return mark.moved(self.picture_x, -setting.pt(3))
        return mark.moved(self.picture_x, (self.baseline - height) / 2)


MOST_LOWERED = 0.75
"""How far a label is lowered to begin where others do, as a part of the size of its value."""
DIGITS, PITCH = 0.74, 1.05
"""The height of digits, and that of the lines of a value, as parts of its type's size."""


def _value(
    setting: ColumnSetting, statistic: Statistic, picture_x: float, size: float
) -> _FigureValue:
    """Return the value of a statistic in type of `size` pt, with the place of its picture.

    `picture_x` is where a picture beside the value begins, in pt. In a narrow column a ring stands
    closer to its value, or it, and the picture of ten people, below the value.
    """
    styles = setting.setter.styles
    # Value and label are one paragraph; the space keeps them apart when it is copied or read aloud.
    lines = setting.setter.lines(
        (
            *styles.figure_of(statements.figure(setting.locale, statistic), size),
            Fragment(" ", styles.run(styles.figure)),
        ),
        setting.width,
        statistic.span,
    )
    value = _FigureValue(setting, statistic, lines, size)
    if not isinstance(statistic.value, Decimal):
        return value
    match statistic.picture:
        case "people":
            free_width = setting.width - picture_x
            is_narrow = free_width < setting.mm(LEAST_PEOPLE)
            most = setting.mm(BELOW_PEOPLE if is_narrow else MOST_PEOPLE)
            width = most if is_narrow else min(free_width, most)
            return replace(
                value, picture=("people", width, people_height(width)),
                picture_x=None if is_narrow else picture_x,
            )  # fmt: skip
        case "ring":
            across = value.baseline + setting.pt(6)
            own_x = max(line.width for line in lines) + setting.pt(10)
            x = next((x for x in (picture_x, own_x) if x + across <= setting.width), None)
            return replace(value, picture=("ring", across, across), picture_x=x)
        case "none":
            return value
        case _:
            assert_never(statistic.picture)


def _statistic(
    setting: ColumnSetting,
    value: _FigureValue,
    body: Tag,
    label_y: float,
    *,
    own_data: Sequence[OwnData],
) -> Box:
    """Return a statistic: its value, its picture, and its label from `label_y` pt on, with the
    words on own data that stand with it."""
    styles, statistic = setting.setter.styles, value.statistic
    paragraph_tag = Tag("P", body)
    picture = value.picture_mark(body)
    pitch = value.size * PITCH
    value_mark = TextMark(
        paragraph_tag,
        tuple(
            (0.0, value.baseline + number * pitch, line) for number, line in enumerate(value.lines)
        ),
    )
    label_fragments = _cited(setting, statistic, styles.body)
    width = min(setting.width, styles.measure(styles.body))
    label_boxes = setting.setter.paragraph(
        label_fragments, styles.body, width, paragraph_tag, statistic.label.span
    )
    for data in own_data:
        words = statements.own_data(setting.locale, data)
        source_boxes = setting.setter.plain(words, styles.small, width, Tag("P", body), data.span)
        label_boxes += spaced(source_boxes, setting.pt(2))
    label_box = stack(label_boxes)
    return Box(
        label_y + label_box.height,
        (
            value_mark,
            *(mark.moved(0, label_y) for mark in label_box.marks),
            *((picture,) if picture else ()),
        ),
        span=statistic.span,
    )


def _figure_tag(
    setting: ColumnSetting, statistic: Statistic, picture: FigurePicture, body: Tag
) -> Tag:
    return Tag("Figure", body, alt=statements.picture_alt(setting.locale, statistic, picture))


def _painted(
    setting: ColumnSetting, picture: FigurePicture, percent: Decimal, width: float, height: float
) -> tuple[Path, ...]:
    """Return the paths of a percentage's picture; its width and height are in pt."""
    palette = setting.setter.styles.theme.palette
    return tuple(
        Path(
            shape.commands,
            fill=palette[shape.fill] if shape.fill else None,
            stroke=palette[shape.stroke] if shape.stroke else None,
            stroke_width=shape.stroke_width,
        )
        for shape in figure_shapes(picture, float(percent), width, height, "paper")
    )


def _cited(
    setting: ColumnSetting, statistic: Statistic, style: ParagraphStyle
) -> tuple[Fragment, ...]:
    """Return a statistic's label with the citation of its source."""
    styles = setting.setter.styles
    label = styles.fragments(statistic.label.paragraphs[0], style, setting.citations)
    return (*label, *citations(setting, statistic.source or (), style))

"""Published figures, large, with their pictures and sources."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from irdocs.charts.figures import FigurePicture, figure_shapes, people_height
from irdocs.content.model import Statistic, Statistics
from irdocs.drawing import Path
from irdocs.leaflet.boxes import Box, PathMark, TextMark
from irdocs.leaflet.compose import grid, stack, together
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.locale import statements
from irdocs.page.tags import Tag
from irdocs.typeset.lines import Fragment
from irdocs.units import Rect

LEAST = 56.0
"""The least width of a figure's column, in mm at a scale of 1."""


LEAST_PEOPLE, MOST_PEOPLE, BELOW_PEOPLE = 30.0, 52.0, 34.0
"""The least and the most width of ten people beside a figure, and their width below it, in mm."""


def statistics(setting: ColumnSetting, block: Statistics, parent: Tag) -> list[Box]:
    if not block.published:
        return []
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    gap = setting.mm(GUTTER)
    count, width = setting.columns(len(block.published), setting.mm(LEAST), gap)
    left = setting.figure_width + setting.pt(10)
    boxes = [
        _statistic(setting.narrower(width), statistic, Tag("LBody", Tag("LI", parent)), left)
        for statistic in block.published
    ]
    rows = grid(boxes, count, width + gap)
    return together([replace(box, space_before=1.4 * setting.gap, stretch=2.0) for box in rows])


def _statistic(setting: ColumnSetting, statistic: Statistic, body: Tag, left: float) -> Box:
    """A picture of the figure beside its value, what it counts below."""
    styles = setting.setter.styles
    value = statistic.value
    assert value is not None  # published statistics have one
    words = setting.setter.lines(
        (
            *styles.figure_of(statements.figure(setting.locale, statistic)),
            Fragment(" ", styles.run(styles.figure)),
        ),
        setting.width,
        statistic.span,
    )
    top = styles.figure.size * 0.74
    tag = Tag("P", body)
    marks: list[PathMark | TextMark] = []
    below = top + setting.pt(5)
    if statistic.picture == "people":
        room = setting.width - left
        narrow = room < setting.mm(LEAST_PEOPLE)
        width = setting.mm(BELOW_PEOPLE) if narrow else min(room, setting.mm(MOST_PEOPLE))
        height = people_height(width)
        drawn = _painted(setting, "people", value, width, height)
        picture = _figure_tag(setting, statistic, "people", body)
        at = (0.0, below + setting.pt(1)) if narrow else (left, (top - height) / 2)
        marks.append(PathMark(drawn, picture, Rect(0, 0, width, height)).moved(*at))
        below += height + setting.pt(3) if narrow else 0.0
    elif statistic.picture == "ring":
        size = top + setting.pt(6)
        drawn = _painted(setting, "ring", value, size, size)
        picture = _figure_tag(setting, statistic, "ring", body)
        marks.append(PathMark(drawn, picture, Rect(0, 0, size, size)).moved(left, -setting.pt(3)))
    number = TextMark(tag, ((0.0, top, words[0]),))
    label = _cited(setting, statistic, styles.body)
    width = min(setting.width, styles.measure(styles.body))
    text = stack(setting.setter.paragraph(label, styles.body, width, tag, statistic.label.span))
    return Box(
        below + text.height,
        (number, *(mark.moved(0, below) for mark in text.marks), *marks),
        span=statistic.span,
    )


def _figure_tag(
    setting: ColumnSetting, statistic: Statistic, picture: FigurePicture, body: Tag
) -> Tag:
    return Tag("Figure", body, alt=statements.picture_alt(setting.locale, statistic, picture))


def _painted(
    setting: ColumnSetting, picture: FigurePicture, percent: Decimal, width: float, height: float
) -> tuple[Path, ...]:
    """Return a percentage as a picture of that size in pt."""
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
    styles = setting.setter.styles
    label = styles.fragments(statistic.label.paragraphs[0], style, setting.citations)
    if statistic.source is None:
        return label
    return (*label, styles.citation(setting.citations[statistic.source], style))

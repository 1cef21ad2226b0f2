"""Published figures, large, with their pictures and sources."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.model import (
    Statistic,
    Statistics,
)
from irdocs.leaflet import pictures
from irdocs.leaflet.boxes import Box, PathMark, Tag, TextMark
from irdocs.leaflet.compose import (
    stack,
)
from irdocs.leaflet.story.setting import GAP, Setting
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.typeset.lines import Fragment, Style
from irdocs.units import Rect


def statistics(s: Setting, block: Statistics, parent: Tag) -> list[Box]:
    if not block.published:
        return []
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    left = s.figure_width + 10
    boxes = []
    for statistic in block.published:
        box = _statistic(s, statistic, Tag("LBody", Tag("LI", parent)), left)
        boxes.append(replace(box, before=1.4 * GAP, stretch=2.0))
    return boxes


def _statistic(s: Setting, statistic: Statistic, body: Tag, left: float) -> Box:
    """A picture of the figure beside its value, what it counts below."""
    styles = s.setter.styles
    palette = styles.theme.palette
    value = statistic.value
    assert value is not None  # published statistics have one
    figure_style = Style(
        styles.font(styles.figure.weight), styles.figure.size, styles.figure.colour
    )
    words = s.setter.lines(
        (Fragment(f"{statistic.figure} ", figure_style),), s.width, statistic.span
    )
    top = styles.figure.size * 0.74
    tag = Tag("P", body)
    picture = Tag("Figure", body, alt=statistic.picture_alt)
    marks: list[PathMark | TextMark] = []
    if statistic.picture == "people":
        width = s.width - left
        height = pictures.people_height(width)
        drawn = pictures.people(value, width, palette["signal"], palette["ink-soft"])
        marks.append(
            PathMark(drawn, picture, Rect(0, 0, width, height)).moved(left, (top - height) / 2)
        )
    elif statistic.picture == "ring":
        size = top + 6
        drawn = pictures.ring(value, size, palette["signal"], palette["rule"])
        marks.append(PathMark(drawn, picture, Rect(0, 0, size, size)).moved(left, -3))
    number = TextMark(tag, ((0.0, top, words[0]),))
    label = _cited(s, statistic, styles.body)
    lines = s.setter.paragraph(label, styles.body, s.width, tag, statistic.label.span)
    text = stack(lines)
    return Box(
        top + 5 + text.height,
        (number, *marks, *(mark.moved(0, top + 5) for mark in text.marks)),
        span=statistic.span,
    )


def _cited(s: Setting, statistic: Statistic, style: ParagraphStyle) -> tuple[Fragment, ...]:
    styles = s.setter.styles
    label = styles.fragments(statistic.label.paragraphs[0], style, s.numbers)
    if statistic.source is None:
        return label
    return (*label, styles.citation(s.numbers[statistic.source], style))

"""Set risks: for each group its name, its array of dots and a sentence; then the difference."""

from __future__ import annotations

from irdocs.charts.icon_arrays import array_shapes, array_size, pitch_within
from irdocs.content.blocks import Risk, RiskGroup
from irdocs.drawing import Path
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import grid, kept, spaced, stack
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.leaflet.story.source_lines import source_line
from irdocs.locale import risks
from irdocs.page.tags import Tag
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.units import Rect, Size

LEAST_WIDTH = {100: 36.0, 1000: 62.0}
"""The least width of a group's column beside another, in mm at a scale of 1."""
MOST_PITCH = {100: 3.9, 1000: 2.2}
"""The greatest distance of dots, in mm at a scale of 1: more would only be larger."""


LEAST_PITCH = 1.2
"""The least distance of dots that are made smaller to fit a panel, in mm at a scale of 1."""


def risk(setting: ColumnSetting, block: Risk, parent: Tag) -> list[Box]:
    """Return a risk, its groups side by side where the column is wide enough.

    Arrays of one block have one size, and what is said of the difference stays with the last. Where
    the block would be higher than any panel, its dots are smaller.
    """
    most = setting.mm(MOST_PITCH[block.of])
    boxes = _set(setting, block, parent, most)
    room = setting.greatest_height - setting.above
    while (height := sum(box.space_before + box.height for box in boxes)) > room:
        if most <= setting.mm(LEAST_PITCH):
            break  # which is reported when the panels are filled
        most = max(setting.mm(LEAST_PITCH), most * min(0.95, room / height))
        boxes = _set(setting, block, parent, most)
    return boxes


def _set(setting: ColumnSetting, block: Risk, parent: Tag, most: float) -> list[Box]:
    """Return a risk whose dots stand at most so many pt apart."""
    gap = setting.mm(GUTTER)
    least = max(setting.mm(LEAST_WIDTH[block.of]), _widest_word(setting, block))
    count = len(block.groups) if setting.width >= len(block.groups) * (least + gap) - gap else 1
    width = (setting.width - gap * (count - 1)) / count
    boxes = [_group(setting.narrower(width), block, group, parent, most) for group in block.groups]
    rows = grid(boxes, count, width + gap)
    rows = [
        replace(row, space_before=setting.gap if number else 0.0, stretch=1.0)
        for number, row in enumerate(rows)
    ]
    conclusion = _conclusion(setting, block, parent, named=count > 1)
    return [*kept(rows), *spaced(conclusion, setting.small_gap)]


def _widest_word(setting: ColumnSetting, block: Risk) -> float:
    """Return the width of the widest word of the groups' names and sentences, in pt."""
    styles = setting.setter.styles
    sentences = (risks.sentence(setting.locale, block, group) for group in block.groups)
    texts = [(str(group.name), styles.strong) for group in block.groups]
    texts += [(str(sentence), styles.body) for sentence in sentences]
    return max(MeasuredParagraph(styles.plain(*text)).widest for text in texts)


def _group(setting: ColumnSetting, block: Risk, group: RiskGroup, parent: Tag, most: float) -> Box:
    """Return a group: its name, its dots, and the sentence that says how many are affected."""
    styles, setter = setting.setter.styles, setting.setter
    name = setter.plain(group.name, styles.strong, setting.width, Tag("P", parent), group.name.span)
    alt = risks.picture_alt(setting.locale, block, group)
    dots = _dots(setting, block, group, Tag("Figure", parent, alt=alt), most)
    sentence = risks.sentence(setting.locale, block, group)
    width = min(setting.width, styles.measure(styles.body))
    words = setter.plain(sentence, styles.body, width, Tag("P", parent), block.event.span)
    space = setting.pt(3)
    return replace(stack([*name, *spaced([dots], space), *spaced(words, space)]), span=group.span)


def _dots(setting: ColumnSetting, block: Risk, group: RiskGroup, figure: Tag, most: float) -> Box:
    """Return the array of a group, its dots at most so many pt apart."""
    pitch = min(most, pitch_within(block.of, Size(setting.width, setting.height)))
    size = array_size(block.of, pitch)
    palette = setting.setter.styles.theme.palette
    paths = tuple(
        Path(
            shape.commands,
            fill=palette[shape.fill] if shape.fill else None,
            stroke=palette[shape.stroke] if shape.stroke else None,
            stroke_width=shape.stroke_width,
        )
        for shape in array_shapes(block.of, group.affected, pitch, "paper")
    )
    return Box(size.height, (PathMark(paths, figure, Rect(0, 0, size.width, size.height)),))


def _conclusion(setting: ColumnSetting, block: Risk, parent: Tag, *, named: bool) -> list[Box]:
    """Return the difference between two groups, and the source.

    If `named`, it says of which group it is: at the left below two groups that stand side by side
    it would seem to be said of the first.
    """
    styles, setter = setting.setter.styles, setting.setter
    boxes: list[Box] = []
    difference = risks.difference(setting.locale, block)
    if named and difference and len({group.affected for group in block.groups}) > 1:
        difference = setting.locale.words.lead(label=block.groups[-1].name) + difference
    if difference:
        style = replace(styles.subheading, colour=styles.theme.palette["signal"])
        boxes += kept(setter.plain(difference, style, setting.width, Tag("P", parent), block.span))
    source = source_line(setting, block.source, block.source[0].span, parent)
    return [*boxes, *(spaced(source, setting.pt(2)) if boxes else source)]

"""Block → tagged boxes: how each kind of content is set on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from irdocs.content.model import (
    AnyBlock,
    Callout,
    Cards,
    Chart,
    Image,
    Points,
    Quiz,
    Quote,
    Resources,
    Section,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
)
from irdocs.leaflet.boxes import Box, MotifAnchor
from irdocs.leaflet.compose import chained, kept, stack
from irdocs.leaflet.story import cards, charts, figures, prose, tables
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.page.tags import Tag
from irdocs.units import Point


def section(setting: ColumnSetting, section: Section, root: Tag) -> tuple[Tag, list[Box]]:
    """Return a section's element and boxes: heading, lead, blocks."""
    part = Tag("Sect", root, title=section.title)
    styles = setting.setter.styles
    heading = stack(
        setting.setter.plain(
            section.title, styles.heading, setting.width, Tag("H2", part), section.title.span
        )
    )
    rule = heading.height + setting.pt(5)
    heading = replace(
        heading,
        height=rule + setting.pt(7),
        anchors=(MotifAnchor("heading", Point(0, rule)),),
        keep_with_next=True,
        space_before=2 * setting.gap,
        stretch=2.0,
    )
    lead = prose.text(setting, section.lead, styles.lead, part)
    lead = [*kept(lead[:-1]), replace(lead[-1], keep_with_next=True)]
    boxes = [heading, *lead]
    for block in section.blocks:
        made = of_block(setting, block, part)
        if isinstance(block, Callout) and made:
            # A band over the next section's heading would seem to be that section's.
            boxes[-1] = replace(boxes[-1], keep_if_possible=True)
        boxes += made
    return part, boxes


def of_block(setting: ColumnSetting, block: AnyBlock, parent: Tag) -> list[Box]:
    """Return one block's boxes, its title first."""
    boxes = _body(setting, block, parent)
    if not boxes:
        return []
    if block.title and not isinstance(block, Callout):
        styles = setting.setter.styles
        title = setting.setter.plain(
            block.title, styles.subheading, setting.width, Tag("H3", parent), block.title.span
        )
        # The heading was made after the body, yet is read before it.
        boxes = [
            *kept(title),
            replace(boxes[0], space_before=setting.small_gap, stretch=0),
            *boxes[1:],
        ]
    return chained(boxes, block=block.id, before=setting.gap)


def _body(setting: ColumnSetting, block: AnyBlock, parent: Tag) -> list[Box]:
    match block:
        case TextBlock():
            return prose.text(setting, block.text, setting.setter.styles.body, parent)
        case Points():
            return prose.points(setting, block, parent)
        case Terms():
            return prose.terms(setting, block, parent)
        case Timeline():
            return cards.timeline(setting, block, parent)
        case Cards():
            return cards.cards(setting, block, parent)
        case Statistics():
            return figures.statistics(setting, block, parent)
        case Chart():
            return charts.chart(setting, block, parent)
        case Table():
            return tables.table(setting, block, parent)
        case Image():
            return tables.image(setting, block, parent)
        case Callout():
            return cards.callout(setting, block, parent)
        case Quote():
            return prose.quote(setting, block, parent)
        case Quiz():
            return prose.quiz(setting, block, parent)
        case Resources():
            return cards.resources(setting, block, parent)
        case _:
            assert_never(block)


__all__ = ["ColumnSetting", "of_block", "section"]

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


def section(s: ColumnSetting, section: Section, root: Tag) -> tuple[Tag, list[Box]]:
    """Return a section's element and boxes: heading, lead, blocks."""
    part = Tag("Sect", root, title=section.title)
    styles = s.setter.styles
    heading = stack(
        s.setter.plain(section.title, styles.heading, s.width, Tag("H2", part), section.title.span)
    )
    rule = heading.height + s.pt(5)
    heading = replace(
        heading,
        height=rule + s.pt(7),
        anchors=(MotifAnchor("heading", Point(0, rule)),),
        keep_with_next=True,
        space_before=2 * s.gap,
        stretch=2.0,
    )
    lead = prose.text(s, section.lead, styles.lead, part)
    lead = [*kept(lead[:-1]), replace(lead[-1], keep_with_next=True)]
    boxes = [heading, *lead]
    for block in section.blocks:
        made = of_block(s, block, part)
        if isinstance(block, Callout) and made:
            # A band over the next section's heading would seem to be that section's.
            boxes[-1] = replace(boxes[-1], keep_if_possible=True)
        boxes += made
    return part, boxes


def of_block(s: ColumnSetting, block: AnyBlock, parent: Tag) -> list[Box]:
    """Return one block's boxes, its title first."""
    boxes = _body(s, block, parent)
    if not boxes:
        return []
    if block.title and not isinstance(block, Callout):
        styles = s.setter.styles
        title = s.setter.plain(
            block.title, styles.subheading, s.width, Tag("H3", parent), block.title.span
        )
        # The heading was made after the body, yet is read before it.
        boxes = [*kept(title), replace(boxes[0], space_before=s.small_gap, stretch=0), *boxes[1:]]
    return chained(boxes, block=block.id, before=s.gap)


def _body(s: ColumnSetting, block: AnyBlock, parent: Tag) -> list[Box]:
    match block:
        case TextBlock():
            return prose.text(s, block.text, s.setter.styles.body, parent)
        case Points():
            return prose.points(s, block, parent)
        case Terms():
            return prose.terms(s, block, parent)
        case Timeline():
            return cards.timeline(s, block, parent)
        case Cards():
            return cards.cards(s, block, parent)
        case Statistics():
            return figures.statistics(s, block, parent)
        case Chart():
            return charts.chart(s, block, parent)
        case Table():
            return tables.table(s, block, parent)
        case Image():
            return tables.image(s, block, parent)
        case Callout():
            return cards.callout(s, block, parent)
        case Quote():
            return prose.quote(s, block, parent)
        case Quiz():
            return prose.quiz(s, block, parent)
        case Resources():
            return cards.resources(s, block, parent)
        case _:
            assert_never(block)


__all__ = ["ColumnSetting", "of_block", "section"]

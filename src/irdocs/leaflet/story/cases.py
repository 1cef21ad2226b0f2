"""Set cases: the parts of a story, each with a heading."""

from __future__ import annotations

from irdocs.content.blocks import Case
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.compose import kept, spaced
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.page.tags import Tag


def case(setting: ColumnSetting, block: Case, parent: Tag) -> list[Box]:
    """Return the parts one below the other, each an element Sect."""
    styles = setting.setter.styles
    boxes: list[Box] = []
    for part in block.parts:
        element = Tag("Sect", parent)
        heading = setting.setter.plain(
            part.title, styles.strong, setting.width,
            Tag("H4" if block.title else "H3", element), part.title.span,
        )  # fmt: skip
        text = prose.text(setting, part.text, styles.body, element)
        part_boxes = [*kept(heading), *text]
        boxes += spaced(part_boxes, setting.gap) if boxes else part_boxes
    return boxes

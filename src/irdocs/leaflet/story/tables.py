"""Tables and images."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.illustration import Illustration
from irdocs.content.model import Image, Table
from irdocs.drawing import Path, line, rectangle
from irdocs.leaflet.boxes import Box, Mark, PathMark, as_artifact
from irdocs.leaflet.compose import beside, kept, shifted, shown, spaced, stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Owner, Tag
from irdocs.typeset.columns import column_widths
from irdocs.typeset.lines import MeasuredParagraph

LEAST_COLUMN = 30.0
"""The least width of a table's column, in pt at a scale of 1."""
LEAST_PICTURE = 76.0
"""The least width of a picture with words beside it, in mm at a scale of 1."""
MOST_HEIGHT = 0.45
"""The most of a panel's height that a picture takes."""
PICTURE_SHARE = 0.62
"""How much of the column such a picture takes."""


def table(setting: ColumnSetting, block: Table, parent: Tag) -> list[Box]:
    styles = setting.setter.styles
    palette = styles.theme.palette
    table = Tag("Table", parent)
    caption = setting.setter.plain(
        block.caption, styles.strong, setting.width, Tag("Caption", table), block.caption.span
    )
    widths = column_widths(block.lengths, setting.width, _least_widths(setting, block))
    if min(widths) < setting.pt(LEAST_COLUMN):
        setting.setter.report.error(
            "table-too-wide",
            f"{len(widths)} columns do not fit the leaflet's column of {setting.width:.0f} pt",
            block.span,
            "make two tables of it, or keep it for the deck (only: deck)",
        )
        return []
    head = Tag("TR", Tag("THead", table))
    scope = (("Table", "Scope", "Column"),)
    cells = [
        stack(
            setting.setter.plain(
                name,
                styles.strong,
                width - setting.pt(8),
                Tag("TH", head, attributes=scope),
                name.span,
            )
        )
        for name, width in zip(block.header, widths, strict=True)
    ]
    header = _table_row(setting, cells, widths, "tint")
    boxes = [*kept(caption), replace(header, keep_with_next=True)]
    body = Tag("TBody", table)
    again = as_artifact(header)
    for values in block.rows:
        line_tag = Tag("TR", body)
        cells = [
            stack(
                prose.text(setting, value, styles.body, Tag("TD", line_tag), width - setting.pt(8))
            )
            for value, width in zip(values, widths, strict=True)
        ]
        boxes.append(replace(_table_row(setting, cells, widths, None), repeated_header=again))
    first, last = len(boxes) - len(block.rows), len(boxes) - 1
    boxes[first] = replace(boxes[first], repeated_header=None)
    rule = Path(
        line((0, 0), (setting.width, 0)), stroke=palette["primary"], stroke_width=setting.pt(1)
    )
    boxes[last] = replace(stack([boxes[last], Box(1, (PathMark((rule,)),))]))
    return boxes


def _least_widths(setting: ColumnSetting, block: Table) -> list[float]:
    """Return the width of each column's widest word, with the space round it."""
    styles = setting.setter.styles
    columns = []
    for name, cells in zip(block.header, zip(*block.rows, strict=True), strict=True):
        said = [styles.plain(name, styles.strong)]
        for cell in cells:
            said += [styles.fragments(p, styles.body, setting.citations) for p in cell.paragraphs]
        columns.append(
            max(MeasuredParagraph(fragments).widest for fragments in said) + setting.pt(8.1)
        )
    return columns


def _table_row(
    setting: ColumnSetting, cells: list[Box], widths: list[float], ground: str | None
) -> Box:
    palette = setting.setter.styles.theme.palette
    height = max(cell.height for cell in cells) + setting.pt(6)
    x = 0.0
    marks: list[Mark] = [
        PathMark(
            (
                *(
                    (Path(rectangle(0, 0, setting.width, height), fill=palette[ground]),)
                    if ground
                    else ()
                ),
                Path(
                    line((0, height), (setting.width, height)),
                    stroke=palette["rule"],
                    stroke_width=0.5,
                ),
            )
        )
    ]
    for cell, width in zip(cells, widths, strict=True):
        marks += [mark.moved(x + setting.pt(4), setting.pt(3)) for mark in cell.marks]
        x += width
    return Box(height, tuple(marks), span=cells[0].span)


def image(setting: ColumnSetting, block: Image, parent: Tag) -> list[Box]:
    """A picture; its words below it or, in a wide column, beside it."""
    styles = setting.setter.styles
    figure: Owner = LAYOUT if block.decorative else Tag("Figure", parent, alt=str(block.alt))
    gap = setting.mm(GUTTER)
    width, left = setting.width, setting.width * PICTURE_SHARE
    wide = left > setting.mm(LEAST_PICTURE) and bool(block.caption or block.credit)
    if wide:
        width = left
    elif not isinstance(block.file.content, Illustration):
        width = min(width, setting.mm(110))
    width = min(width, setting.height * MOST_HEIGHT * block.file.ratio)
    picture = replace(shown(block.file, width, styles, figure), span=block.span)
    at = setting.narrower(setting.width - left - gap) if wide else setting
    words: list[Box] = []
    if block.caption:
        words += prose.text(at, block.caption, styles.caption, parent)
    if block.credit:
        words += spaced(
            at.setter.plain(
                block.credit, styles.small, at.width, Tag("P", parent), block.credit.span
            ),
            setting.pt(2),
        )
    if not words:
        return [picture]
    if wide:
        return [beside(picture, shifted(stack(words), left + gap), 0)]
    return [stack([picture, *spaced(words, setting.pt(3))])]

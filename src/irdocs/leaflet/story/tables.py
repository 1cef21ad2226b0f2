"""Set tables."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.blocks import Table
from irdocs.content.markup import Text
from irdocs.drawing import Path, line, rectangle
from irdocs.leaflet.boxes import Box, Mark, PathMark, as_artifact
from irdocs.leaflet.compose import kept, stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.page.tags import Tag
from irdocs.typeset.columns import column_widths
from irdocs.typeset.lines import Fragment, MeasuredParagraph

LEAST_COLUMN = 30.0
"""The least width of a table's column, in pt at a scale of 1."""


def table(setting: ColumnSetting, block: Table, parent: Tag) -> list[Box]:
    """Return a table: its caption, its header, and a box for each row.

    The header is repeated, as an artifact, on each panel that the table continues on. A table with
    too many columns for the leaflet is an error in the report, and nothing is returned.
    """
    styles = setting.setter.styles
    palette = styles.theme.palette
    table_tag = Tag("Table", parent)
    caption = setting.setter.plain(
        block.caption, styles.strong, setting.width, Tag("Caption", table_tag), block.caption.span
    )
    least = _least_widths(setting, block)
    widths = column_widths(block.lengths, setting.width, least)
    if sum(least) > setting.width + 0.01:
        setting.setter.report.error(
            "table-too-wide",
            f"{len(widths)} columns do not fit the leaflet's column of {setting.width:.0f} pt",
            block.span,
            "split it into two tables, or show it in the deck alone (only: deck)",
        )
        return []
    head_row = Tag("TR", Tag("THead", table_tag))
    scope = (("Table", "Scope", "Column"),)
    cells = [
        stack(
            setting.setter.plain(
                str(name) or " ",
                styles.strong,
                width - setting.pt(8),
                Tag("TH", head_row, attributes=scope),
                name.span,
            )
        )
        for name, width in zip(block.header, widths, strict=True)
    ]
    header = _row(setting, cells, widths, "tint")
    boxes = [*kept(caption), replace(header, keep_with_next=True)]
    body_tag = Tag("TBody", table_tag)
    repeated_header = as_artifact(header)
    for values in block.rows:
        row_tag = Tag("TR", body_tag)
        cells = [
            _cell(setting, value, Tag("TD", row_tag), width - setting.pt(8))
            for value, width in zip(values, widths, strict=True)
        ]
        boxes.append(replace(_row(setting, cells, widths, None), repeated_header=repeated_header))
    # The first row never needs the repeated header: the header itself stands above it.
    first_row, last_row = len(boxes) - len(block.rows), len(boxes) - 1
    boxes[first_row] = replace(boxes[first_row], repeated_header=None)
    rule = Path(
        line((0, 0), (setting.width, 0)), stroke=palette["primary"], stroke_width=setting.pt(1)
    )
    boxes[last_row] = replace(stack([boxes[last_row], Box(1, (PathMark((rule,)),))]))
    return boxes


def _cell(setting: ColumnSetting, value: Text, tag: Tag, width: float) -> Box:
    """Return the text of a cell; an empty one is an element too, as a row has all its cells."""
    styles = setting.setter.styles
    if value.parts:
        return stack(prose.text(setting, value, styles.body, tag, width))
    space = [Fragment(" ", styles.run(styles.body))]
    return stack(setting.setter.paragraph(space, styles.body, width, tag, value.span))


def _least_widths(setting: ColumnSetting, block: Table) -> list[float]:
    """Return the least width of each column in pt, with the padding of the cell.

    It holds the widest word, and is no narrower than `LEAST_COLUMN` unless all its cells are.
    """
    styles = setting.setter.styles
    # The padding is 8 pt; the 0.1 pt more keeps rounding from breaking the widest word.
    minimums = []
    for name, cells in zip(block.header, zip(*block.rows, strict=True), strict=True):
        cell_fragments = [styles.plain(name, styles.strong)]
        for cell in cells:
            cell_fragments += [
                styles.fragments(paragraph, styles.body, setting.citations)
                for paragraph in cell.paragraphs
            ]
        measured = [MeasuredParagraph(fragments) for fragments in cell_fragments]
        widest_word = max(paragraph.widest for paragraph in measured) + setting.pt(8.1)
        widest_cell = max(paragraph.full_width for paragraph in measured) + setting.pt(8.1)
        minimums.append(max(widest_word, min(setting.pt(LEAST_COLUMN), widest_cell)))
    return minimums


def _row(setting: ColumnSetting, cells: list[Box], widths: list[float], ground: str | None) -> Box:
    """Return a row of measured cells above a rule, on a ground (a role of the palette) if given."""
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
    return Box(height, tuple(marks), span=next((cell.span for cell in cells if cell.span), None))

"""Tables and images."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.illustration import Illustration
from irdocs.content.model import (
    Image,
    Table,
)
from irdocs.drawing import Path, line, rectangle
from irdocs.leaflet.boxes import Box, Mark, PathMark, Tag
from irdocs.leaflet.compose import (
    kept,
    shown,
    spaced,
    stack,
)
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import Setting
from irdocs.typeset.columns import column_widths
from irdocs.units import mm

LEAST_COLUMN = 30.0
"""The least width of a table's column, in pt."""


def table(s: Setting, block: Table, parent: Tag) -> list[Box]:
    styles = s.setter.styles
    palette = styles.theme.palette
    table = Tag("Table", parent)
    caption = s.setter.plain(
        block.caption, styles.strong, s.width, Tag("Caption", table), block.caption.span
    )
    widths = column_widths(block.lengths, s.width)
    if min(widths) < LEAST_COLUMN:
        s.setter.report.error(
            "table-too-wide",
            f"{len(widths)} columns do not fit the leaflet's column of {s.width:.0f} pt",
            block.span,
            "make two tables of it, or keep it for the deck (only: deck)",
        )
        return []
    head = Tag("TR", Tag("THead", table))
    scope = (("Table", "Scope", "Column"),)
    cells = [
        stack(
            s.setter.plain(
                name, styles.strong, width - 8, Tag("TH", head, attributes=scope), name.span
            )
        )
        for name, width in zip(block.header, widths, strict=True)
    ]
    boxes = [*kept(caption), replace(_table_row(s, cells, widths, "tint"), keep=True)]
    body = Tag("TBody", table)
    for values in block.rows:
        line_tag = Tag("TR", body)
        cells = [
            stack(prose.text(s, value, styles.body, Tag("TD", line_tag), width - 8))
            for value, width in zip(values, widths, strict=True)
        ]
        boxes.append(_table_row(s, cells, widths, None))
    rule = Path(line((0, 0), (s.width, 0)), stroke=palette["primary"], stroke_width=1)
    return [*boxes, Box(1, (PathMark((rule,)),))]


def _table_row(s: Setting, cells: list[Box], widths: list[float], ground: str | None) -> Box:
    palette = s.setter.styles.theme.palette
    height = max(cell.height for cell in cells) + 6
    x = 0.0
    marks: list[Mark] = [
        PathMark(
            (
                *(
                    (Path(rectangle(0, 0, s.width, height), fill=palette[ground]),)
                    if ground
                    else ()
                ),
                Path(
                    line((0, height), (s.width, height)),
                    stroke=palette["rule"],
                    stroke_width=0.5,
                ),
            )
        )
    ]
    for cell, width in zip(cells, widths, strict=True):
        marks += [mark.moved(x + 4, 3) for mark in cell.marks]
        x += width
    return Box(height, tuple(marks), span=cells[0].span)


def image(s: Setting, block: Image, parent: Tag) -> list[Box]:
    styles = s.setter.styles
    figure = None if block.decorative else Tag("Figure", parent, alt=str(block.alt))
    width = s.width
    if not isinstance(block.file.content, Illustration):
        width = min(width, mm(110))
    boxes = [replace(shown(block.file, width, styles, figure), span=block.span)]
    if block.caption:
        boxes += spaced(prose.text(s, block.caption, styles.caption, parent), 3)
    if block.credit:
        boxes += spaced(
            s.setter.plain(
                block.credit, styles.small, s.width, Tag("P", parent), block.credit.span
            ),
            2,
        )
    return [stack(boxes)]

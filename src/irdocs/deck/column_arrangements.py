"""The layouts of columns side by side below a title."""

from __future__ import annotations

from irdocs.deck.arrangement_frame import ArrangementFrame, split
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.frozen import replace
from irdocs.units import Rect

GUTTER = 36.0
"""The space between columns, in pt; a hairline stands in its middle."""
HEADING_HEIGHT = 40.0
"""The height of the headings over columns, in pt."""
SOURCE_HEIGHT = 28.0
"""The height of the line of sources below columns, in pt."""


def columns(frame: ArrangementFrame, key: LayoutKey, kind: str | None, count: int) -> Layout:
    """Return a layout with text in columns of one width."""
    boxes = split(count, 30, frame.body)
    placeholders = [
        frame.text(Stem.COLUMN.numbered(n), box, bullets=True) for n, box in enumerate(boxes, 1)
    ]
    return frame.layout(key, kind, placeholders)


def comparison(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with columns that each have a heading and hold words or anything else.

    Below them is a line for the sources of their charts.
    """
    body = frame.body
    placeholders: list[Placeholder] = []
    decorations: list[Decoration] = []
    for number, cell in enumerate(split(count, GUTTER, body), start=1):
        if number > 1:
            hairline = Rect(cell.x - GUTTER / 2, body.y + 4, 0, body.height - SOURCE_HEIGHT - 8)
            decorations.append(Decoration("line", hairline, "rule", 1))
        content = Rect(cell.x, body.y + HEADING_HEIGHT + 8, cell.width,
                       body.height - HEADING_HEIGHT - SOURCE_HEIGHT - 14)  # fmt: skip
        placeholders += [
            frame.text(Stem.HEADING.numbered(number),
                       Rect(cell.x, body.y, cell.width, HEADING_HEIGHT), frame.sizes.lead,
                       colour="primary", bold=True, anchor="b"),
            replace(frame.text(Stem.COLUMN.numbered(number), content, frame.sizes.lead,
                               bullets=True), kind="obj"),
        ]  # fmt: skip
    source_box = Rect(body.x, body.bottom - SOURCE_HEIGHT, body.width, SOURCE_HEIGHT)
    source = frame.text(Stem.SOURCE.single, source_box, frame.sizes.floor, "ink-soft", anchor="b")
    return frame.layout(
        LayoutKey(LayoutKind.COMPARISON, count),
        "twoTxTwoObj" if count == 2 else None,
        [*placeholders, source],
        decorations,
    )

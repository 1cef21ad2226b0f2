"""Arrange numbers in the frame of a slide: figures, charts and tables, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.deck.arrangement_frame import NARROW, ArrangementFrame, split
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem
from irdocs.units import Rect


def _source(frame: ArrangementFrame) -> Placeholder:
    """Return the placeholder for a source, along the bottom of the body."""
    body = frame.body
    box = Rect(body.x, body.bottom - 26, body.width, 28)
    return frame.text(Stem.SOURCE.single, box, frame.sizes.floor, "ink-soft", anchor="b")


def big_figure(frame: ArrangementFrame) -> Layout:
    """Return a layout with one statistic: the value, a picture beside it, its label below."""
    body = frame.body
    figure_box = Rect(body.x, body.y, body.width * 0.44, body.height * 0.44)
    label_box = Rect(
        body.x, body.y + figure_box.height + 10, body.width, body.height - figure_box.height - 44
    )
    picture_box = Rect(
        body.x + figure_box.width + 16,
        body.y + 16,
        body.width - figure_box.width - 16,
        figure_box.height - 32,
    )
    smallest = (36.0, 28.0) if body.width < NARROW else (36.0,)
    return frame.layout(
        LayoutKey(LayoutKind.BIG_FIGURE), None,
        [
            Placeholder(Stem.FIGURE.numbered(1), "body", figure_box,
                        frame.sizes.figure + 24, "signal", True, anchor="ctr",
                        steps=(frame.sizes.figure, 64.0, 48.0, *smallest)),
            frame.text(Stem.LABEL.numbered(1), label_box, frame.sizes.lead),
            _source(frame),
        ],
        pictures=[picture_box],
    )  # fmt: skip


def figures(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with statistics side by side: value, picture and label, top to bottom."""
    body = frame.body
    cells = split(count, 48, Rect(body.x, body.y, body.width, body.height - 30))
    size = frame.sizes.figure if count == 2 else 54.0
    figure_height = min(112.0, body.height * 0.33)
    picture_height = min(58.0, body.height * 0.17)
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        top = cell.y + figure_height + picture_height + 14
        placeholders += [
            Placeholder(Stem.FIGURE.numbered(number), "body",
                        Rect(cell.x, cell.y - 4, cell.width, figure_height), size, "signal", True,
                        anchor="b", steps=(66.0, 48.0, 36.0)),
            frame.text(Stem.LABEL.numbered(number),
                       Rect(cell.x, top, cell.width, cell.bottom - top)),
        ]  # fmt: skip
        if number > 1:
            divider = Rect(cell.x - 24, cell.y + 8, 0, cell.height - 12)
            decorations.append(Decoration("line", divider, "rule", 1))
    pictures = [
        Rect(cell.x, cell.y + figure_height + 2, cell.width, picture_height) for cell in cells
    ]
    return frame.layout(
        LayoutKey(LayoutKind.FIGURES, count),
        None,
        [*placeholders, _source(frame)],
        decorations,
        pictures,
    )


def _caption(frame: ArrangementFrame) -> Placeholder:
    """Return the placeholder for a caption, along the top of the body."""
    body = frame.body
    box = Rect(body.x, body.y - min(4.0, frame.caption), body.width, 36)
    return frame.text(Stem.CAPTION.single, box, colour="ink-soft")


def chart(frame: ArrangementFrame) -> Layout:
    """Return a layout with a chart, a caption above it and its source below."""
    placeholders = [_caption(frame), _chart(frame, 38.0), _source(frame)]
    return frame.layout(LayoutKey(LayoutKind.CHART), "chart", placeholders)


def tall_chart(frame: ArrangementFrame) -> Layout:
    """Return a layout with a chart as high as the body, and its source below."""
    return frame.layout(
        LayoutKey(LayoutKind.TALL_CHART), None, [_chart(frame, 4.0), _source(frame)]
    )


def _chart(frame: ArrangementFrame, above: float) -> Placeholder:
    """Return the placeholder of a chart, with a height of `above` pt free above it."""
    body = frame.body
    box = Rect(body.x, body.y + above, body.width, body.height - above - 32)
    label_size = frame.label_size
    return Placeholder(Stem.CHART.single, "chart", box, label_size, steps=frame.steps(label_size))


def table(frame: ArrangementFrame) -> Layout:
    """Return a layout with a table below its caption."""
    placeholder = _table(frame, 0.0)
    return frame.layout(LayoutKey(LayoutKind.TABLE), "tbl", [_caption(frame), placeholder])


def noted_tables(frame: ArrangementFrame) -> Iterator[Layout]:
    """Yield layouts with a table, its caption above and some lines of notes below it."""
    size = frame.sizes.floor
    for lines in COUNTS[LayoutKind.NOTED_TABLE]:
        height = lines * size * NOTE_PITCH + NOTE_SLACK
        box = Rect(frame.body.x, frame.body.bottom + 2 - height, frame.body.width, height)
        note = frame.text(Stem.NOTE.single, box, size, "ink-soft", anchor="b")
        yield frame.layout(
            LayoutKey(LayoutKind.NOTED_TABLE, lines),
            None,
            [_caption(frame), _table(frame, height + 4), note],
        )


NOTE_PITCH, NOTE_SLACK = 1.3, 4.0
"""The height of a line of notes as a multiple of its type, and what all lines need more, in pt."""


def _table(frame: ArrangementFrame, below: float) -> Placeholder:
    """Return the placeholder of a table, with a height of `below` pt free below it."""
    body = frame.body
    box = Rect(body.x, body.y + 46, body.width, body.height - 46 - below)
    return Placeholder(Stem.TABLE.single, "tbl", box, frame.label_size, steps=(frame.sizes.floor,))

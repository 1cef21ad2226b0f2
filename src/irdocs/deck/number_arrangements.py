"""Arrange numbers in the frame of a slide: figures, charts and tables, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.deck.arrangement_frame import NARROW, ArrangementFrame, split
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem
from irdocs.units import Rect


def source_below(frame: ArrangementFrame) -> Placeholder:
    """Return the placeholder for a source, along the bottom of the body."""
    body = frame.body
    box = Rect(body.x, body.bottom - 26, body.width, 28)
    return frame.text(Stem.SOURCE.single, box, frame.sizes.floor, "ink-soft", anchor="b")


def big_figure(frame: ArrangementFrame, *, bare: bool = False) -> Layout:
    """Return a layout with one statistic: the value, a picture beside it, its label below.

    A `bare` one has no picture, and its value takes the whole width.
    """
    body, largest = frame.body, frame.sizes.figure
    height, gap = body.height * 0.44, 10.0
    if bare:
        height, gap = height + 6, 4.0
    figure_box = Rect(body.x, body.y, body.width * (1.0 if bare else 0.44), height)
    top = height + gap
    label_box = Rect(body.x, body.y + top, body.width, body.height - top - 34)
    picture_box = Rect(
        body.x + figure_box.width + 16,
        body.y + 16,
        body.width - figure_box.width - 16,
        figure_box.height - 32,
    )
    smallest = (36.0, 28.0) if body.width < NARROW else (36.0,)
    first = (largest + 32, largest + 24) if bare else (largest + 24,)
    return frame.layout(
        LayoutKey(LayoutKind.BIG_FIGURE, bare=bare), None,
        [
            Placeholder(Stem.FIGURE.numbered(1), "body", figure_box, first[0], "signal", True,
                        anchor="b" if bare else "ctr",
                        steps=(*first[1:], largest, 64.0, 48.0, *smallest)),
            frame.text(Stem.LABEL.numbered(1), label_box, frame.sizes.lead, grows=True),
            source_below(frame),
        ],
        pictures=[] if bare else [picture_box],
    )  # fmt: skip


_BETWEEN = {2: 48.0, 3: 36.0}
"""The space between statistics side by side, by their number, in pt."""


def figures(frame: ArrangementFrame, count: int, *, bare: bool = False) -> Layout:
    """Return a layout with statistics side by side: picture, value and label, top to bottom.

    `bare` ones have no pictures: the values are larger and stand lower.
    """
    body, between = frame.body, _BETWEEN[count]
    cells = split(count, between, Rect(body.x, body.y, body.width, body.height - 30))
    largest = frame.sizes.figure if count == 2 else 72.0
    sizes = (largest, 80.0, 72.0, 66.0, 60.0, 54.0, 48.0, 36.0)
    picture_height = min(66.0, body.height * 0.19)
    drop = 8.0  # below the rule of a title a picture needs some white
    above = body.height * 0.11 if bare else picture_height + 2 + drop
    figure_height = min(112.0, body.height * 0.33)
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        figure_box = Rect(cell.x, cell.y + above, cell.width, figure_height)
        top = figure_box.bottom + 4
        placeholders += [
            Placeholder(Stem.FIGURE.numbered(number), "body", figure_box, largest, "signal", True,
                        anchor="b", steps=tuple(size for size in sizes if size < largest)),
            frame.text(Stem.LABEL.numbered(number),
                       Rect(cell.x, top, cell.width, cell.bottom - top), grows=True),
        ]  # fmt: skip
        if number > 1:
            divider = Rect(cell.x - between / 2, cell.y + 8, 0, cell.height - 12)
            decorations.append(Decoration("line", divider, "rule", 1))
    pictures = [Rect(cell.x, cell.y + drop, cell.width, picture_height) for cell in cells]
    return frame.layout(
        LayoutKey(LayoutKind.FIGURES, count, bare=bare),
        None,
        [*placeholders, source_below(frame)],
        decorations,
        [] if bare else pictures,
    )


def _caption(frame: ArrangementFrame) -> Placeholder:
    """Return the placeholder for a caption, along the top of the body."""
    body = frame.body
    box = Rect(body.x, body.y - min(4.0, frame.caption), body.width, 36)
    return frame.text(Stem.CAPTION.single, box, colour="ink-soft")


def chart(frame: ArrangementFrame) -> Layout:
    """Return a layout with a chart, a caption above it and its source below."""
    placeholders = [_caption(frame), _chart(frame, 38.0), source_below(frame)]
    return frame.layout(LayoutKey(LayoutKind.CHART), "chart", placeholders)


def tall_chart(frame: ArrangementFrame) -> Layout:
    """Return a layout with a chart as high as the body, and its source below."""
    return frame.layout(
        LayoutKey(LayoutKind.TALL_CHART), None, [_chart(frame, 4.0), source_below(frame)]
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
    first, largest = frame.label_size, frame.sizes.body
    larger = (largest,) if largest > first else ()
    return Placeholder(
        Stem.TABLE.single, "tbl", box, first, steps=(frame.sizes.floor,), larger=larger
    )

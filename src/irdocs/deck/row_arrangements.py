"""Arrange things in rows below a title: each a band over the whole width, read from its left.

Rows hold little text at a large size. They compete with the arrangements of the same things as
lists, cards or columns; see `composing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.deck import wire_arrangements
from irdocs.deck.arrangement_frame import ArrangementFrame, bands, split
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem
from irdocs.deck.number_arrangements import source_below
from irdocs.frozen import replace
from irdocs.units import Rect

EDGE = 5.0
"""The width of the edge at the left of a band, in pt."""
PAD = 24.0
"""The space between that edge and the words, in pt."""
NAME_SHARE, BARE_NAME_SHARE = 0.33, 0.3
"""The parts of the width of a row at which its name ends, beside an icon and without one."""


def _painted(band: Rect, role: str) -> tuple[Decoration, Decoration]:
    """Return a band and its edge in the colour of a role."""
    return (
        Decoration("rect", band, "tint"),
        Decoration("rect", replace(band, width=EDGE), role),
    )


def rows(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with one text in each row."""
    placeholders: list[Placeholder] = []
    decorations: list[Decoration] = []
    for number, band in enumerate(bands(count, frame.body), start=1):
        decorations += _painted(band, frame.accent(0))
        box = Rect(band.x + PAD, band.y, band.width - PAD - 14, band.height)
        placeholders.append(
            frame.text(
                Stem.ROW.numbered(number), box, frame.sizes.lead, anchor="ctr", grows=True
            )
        )  # fmt: skip
    return frame.layout(LayoutKey(LayoutKind.ROWS, count), None, placeholders, decorations)


def named_rows(frame: ArrangementFrame, count: int, *, bare: bool = False) -> Layout:
    """Return a layout with a name and, at its right, a text in each row; see `cards`."""
    placeholders: list[Placeholder] = []
    decorations: list[Decoration] = []
    pictures: list[Rect] = []
    for number, band in enumerate(bands(count, frame.body), start=1):
        accent = frame.accent(0 if bare else number - 1)
        decorations += _painted(band, accent)
        left = band.x + PAD
        if not bare:
            size = min(72.0, band.height - 16)
            pictures.append(Rect(band.x + 18, band.y + (band.height - size) / 2, size, size))
            left = band.x + 18 + size + 18
        right = band.x + band.width * (BARE_NAME_SHARE if bare else NAME_SHARE)
        name = Rect(left, band.y, right - left, band.height)
        text = Rect(name.right + 16, band.y, band.right - name.right - 30, band.height)
        placeholders += [
            frame.text(Stem.CARD_TITLE.numbered(number), name, colour=accent, bold=True,
                       anchor="ctr", grows=True),
            frame.text(Stem.CARD_TEXT.numbered(number), text, anchor="ctr", grows=True),
        ]  # fmt: skip
    key = LayoutKey(LayoutKind.NAMED_ROWS, count, bare=bare)
    return frame.layout(key, None, placeholders, decorations, pictures)


def figure_rows(frame: ArrangementFrame, count: int, *, bare: bool = False) -> Layout:
    """Return a layout with a statistic in each row: its value, what it means, and a ring."""
    body = replace(frame.body, height=frame.body.height - 34)
    first = frame.sizes.figure if count == 2 else min(frame.sizes.figure, 72.0)
    sizes = (80.0, 72.0, 66.0, 60.0, 54.0, 48.0, 36.0)
    placeholders: list[Placeholder] = []
    decorations: list[Decoration] = []
    pictures: list[Rect] = []
    for number, band in enumerate(bands(count, body), start=1):
        decorations += _painted(band, "signal")
        figure = Rect(band.x + PAD, band.y, band.width * 0.4 - PAD, band.height)
        right = band.right - 18
        if not bare:
            side = band.height - 24
            pictures.append(Rect(right - side, band.y + 12, side, side))
            right -= side + 18
        label = Rect(figure.right + 16, band.y, right - figure.right - 16, band.height)
        placeholders += [
            Placeholder(Stem.FIGURE.numbered(number), "body", figure, first, "signal", True,
                        anchor="ctr", steps=tuple(size for size in sizes if size < first)),
            frame.text(Stem.LABEL.numbered(number), label, anchor="ctr", grows=True),
        ]  # fmt: skip
    key = LayoutKey(LayoutKind.FIGURE_ROWS, count, bare=bare)
    return frame.layout(
        key, None, [*placeholders, source_below(frame)], decorations, pictures
    )  # fmt: skip


LEAD_SHARE = 0.56
"""The part of the width that the large one of several statistics has."""
_LEAD_SCALES = (1.9, 1.65, 1.4, 1.2, 1.0)
"""The sizes of its value, as multiples of what a theme says of figures."""
_OTHER_SIZES = (66.0, 60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0)
"""The sizes of the other values, in pt."""


def lead_figure(frame: ArrangementFrame, count: int, *, bare: bool = False) -> Layout:
    """Return a layout with one large statistic and, at its right, the others in bands.

    The first is the large one: its value above its label, below a picture. In a band the value
    stands above its label too, beside a ring.
    """
    body = replace(frame.body, height=frame.body.height - 34)
    lead = replace(body, width=body.width * LEAD_SHARE - 24)
    above = 0.0 if bare else body.height * 0.2
    figure = Rect(lead.x, lead.y + above, lead.width, (body.height - above) * 0.58)
    sizes = [round(frame.sizes.figure * scale) for scale in _LEAD_SCALES]
    sizes += [size for size in (72, 60, 48, 36) if size < frame.sizes.figure]
    placeholders = [
        Placeholder(Stem.FIGURE.numbered(1), "body", figure, float(sizes[0]), "signal", True,
                    anchor="b", steps=tuple(float(size) for size in sizes[1:])),
        frame.text(Stem.LABEL.numbered(1),
                   Rect(lead.x, figure.bottom + 2, lead.width, lead.bottom - figure.bottom - 2),
                   frame.sizes.lead, grows=True),
    ]  # fmt: skip
    pictures = [Rect(lead.x, lead.y, lead.width, above - 8)]
    decorations: list[Decoration] = []
    column = Rect(lead.right + 24, body.y, body.right - lead.right - 24, body.height)
    for number, band in enumerate(bands(count - 1, column), start=2):
        decorations += _painted(band, "signal")
        right = band.right - 14
        if not bare:
            side = min(band.height - 24, 84.0)
            pictures.append(Rect(right - side, band.y + (band.height - side) / 2, side, side))
            right -= side + 14
        box = Rect(band.x + PAD, band.y, right - band.x - PAD, band.height)
        value = replace(box, height=box.height * (0.5 if count < 4 else 0.47))
        label = Rect(box.x, value.bottom, box.width, box.bottom - value.bottom)
        placeholders += [
            Placeholder(Stem.FIGURE.numbered(number), "body", value, _OTHER_SIZES[0], "signal",
                        True, anchor="b", steps=_OTHER_SIZES[1:]),
            frame.text(Stem.LABEL.numbered(number), label, grows=True),
        ]  # fmt: skip
    key = LayoutKey(LayoutKind.LEAD_FIGURE, count, bare=bare)
    return frame.layout(
        key, None, [*placeholders, source_below(frame)], decorations, [] if bare else pictures
    )


def panels(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with columns of words, each a panel below its heading, and sources below."""
    body = replace(frame.body, height=frame.body.height - 34)
    placeholders: list[Placeholder] = []
    decorations: list[Decoration] = []
    for number, cell in enumerate(split(count, 18.0, body), start=1):
        accent = frame.accent(number - 1)
        head = Rect(cell.x, cell.y, cell.width, 56)
        text = Rect(cell.x + 18, head.bottom + 10, cell.width - 32, cell.bottom - head.bottom - 18)
        decorations += [Decoration("rect", cell, "tint"), Decoration("rect", head, accent)]
        placeholders += [
            frame.text(Stem.HEADING.numbered(number),
                       Rect(head.x + 18, head.y, head.width - 32, head.height),
                       colour="on-primary", bold=True, anchor="ctr", grows=True),
            frame.text(Stem.COLUMN.numbered(number), text, frame.sizes.lead, bullets=True,
                       grows=True),
        ]  # fmt: skip
    return frame.layout(
        LayoutKey(LayoutKind.PANELS, count), None, [*placeholders, source_below(frame)], decorations
    )


def all_rows(frame: ArrangementFrame) -> Iterator[Layout]:
    """Yield every layout of this module."""
    yield from (rows(frame, count) for count in COUNTS[LayoutKind.ROWS])
    for make, kind in (
        (named_rows, LayoutKind.NAMED_ROWS),
        (figure_rows, LayoutKind.FIGURE_ROWS),
        (lead_figure, LayoutKind.LEAD_FIGURE),
    ):
        for bare in (False, True):
            yield from (make(frame, count, bare=bare) for count in COUNTS[kind])
    yield from (
        wire_arrangements.timeline_rows(frame, count) for count in COUNTS[LayoutKind.TIMELINE_ROWS]
    )
    yield from (panels(frame, count) for count in COUNTS[LayoutKind.PANELS])

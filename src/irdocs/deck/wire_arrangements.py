"""Arrange things in their order along the wire below a title: steps, events, sections.

"The wire" is the line in the signal colour that runs through the whole design. Here it joins what
comes one after another, and is a decoration of the layout.
"""

from __future__ import annotations

from irdocs.deck.arrangement_frame import ROW_GAP, ArrangementFrame, bands, split
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.frozen import replace
from irdocs.units import Rect

CARD_GAP, CARD_PAD = 12.0, 10.0
"""The space between cards that hang from a wire, and that beside the words on them, in pt."""


def steps(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with numbered points, one below the other, joined by a vertical wire.

    Each is a band that begins in the middle of its number's disc.
    """
    body = frame.body
    height = body.height / count
    disc_size = min(72.0, height * 0.78)
    wire_x = body.x + disc_size / 2
    placeholders: list[Placeholder] = []
    wire = Rect(wire_x, body.y + height / 2, 0, body.height - height)
    rows, discs = [], []
    for number in range(1, count + 1):
        top = body.y + (number - 1) * height
        circle = Rect(body.x, top + (height - disc_size) / 2, disc_size, disc_size)
        band = Rect(wire_x, top + 5, body.right - wire_x, height - 10)
        rows.append(Decoration("rect", band, "tint"))
        discs.append(Decoration("disc", circle, "primary"))
        left = circle.right + 18
        text_box = Rect(left, band.y, body.right - left - 12, band.height)
        placeholders += [
            Placeholder(Stem.NUMBER.numbered(number), "body", circle, 28.0, "on-primary", True,
                        anchor="ctr", align="ctr", steps=(24.0, 20.0, 18.0)),
            frame.text(Stem.STEP.numbered(number), text_box, frame.sizes.lead, anchor="ctr",
                       grows=True),
        ]  # fmt: skip
    decorations = [*rows, Decoration("line", wire, "signal", 3), *discs]
    return frame.layout(LayoutKey(LayoutKind.STEPS, count), None, placeholders, decorations)


def timeline(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with events along a horizontal wire, in one row of up to four, else in two.

    Each event is a card that hangs from the wire. Where a line runs below the title, that is the
    wire of the first row. Of two rows, the first has its wire drawn on to the right edge of the
    slide and the second from the left edge, so that the eye follows it from the end of one row to
    the start of the next.
    """
    body = frame.body
    rows = 1 if count <= 4 else 2
    across = -(-count // rows)
    first = body.y - min(4.0, frame.caption) + (20.0 if rows == 1 else 10.0)
    first = first if frame.line is None else frame.line
    height = (body.bottom - first - BELOW * (rows - 1)) / rows
    size = frame.sizes.body if rows == 1 else frame.sizes.body - 2
    placeholders: list[Placeholder] = []
    wires, cards, rings = [], [], []
    for row in range(rows):
        wire_y = first + row * (height + BELOW)
        cards_box = Rect(body.x, wire_y + HANG, body.width, height - HANG)
        cells = split(across, CARD_GAP, cards_box)[: count - row * across]
        if row or frame.line is None:
            wires.append(_wire_of_row(frame, row, rows, wire_y, cells[-1].right))
        for cell in cells:
            number = len(placeholders) // 2 + 1
            cards.append(Decoration("rect", cell, "tint"))
            rings.append(
                Decoration("ring", Rect(cell.x + CARD_PAD, wire_y - 8, 16, 16), "signal", 3)
            )
            inner = cell.inset(CARD_PAD, 4, CARD_PAD - 4, 4)
            date_box = replace(inner, height=28 if rows == 2 else 38)
            event_box = Rect(inner.x, date_box.bottom, inner.width, inner.bottom - date_box.bottom)
            placeholders += [
                frame.text(Stem.DATE.numbered(number), date_box, size, "signal", bold=True,
                           grows=True),
                frame.text(Stem.EVENT.numbered(number), event_box, size, grows=True),
            ]  # fmt: skip
    key = LayoutKey(LayoutKind.TIMELINE, count)
    return frame.layout(key, None, placeholders, [*cards, *wires, *rings])


HANG = 8.0
"""How far below the wire its cards begin, in pt: at the foot of the rings on it."""
BELOW = 20.0
"""The space between the events of one row and the wire of the next, in pt."""


def _wire_of_row(frame: ArrangementFrame, row: int, rows: int, y: float, end: float) -> Decoration:
    """Return the wire of one of several rows, counted from 0, at a height in pt.

    Where the wire is the motif, it comes from the left edge of the slide in all rows but the first,
    and leaves at the right edge in all but the last; else it keeps to the body. It ends with the
    last thing on it, at `end`.
    """
    body, is_last = frame.body, row + 1 == rows
    left = min(0.0, body.x) if row and frame.runs_off else body.x
    right = end if is_last or not frame.runs_off else body.right + body.x
    return Decoration("line", Rect(left, y, right - left, 0), "signal", 3)


def timeline_rows(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with events one below the other, beside a wire that joins them."""
    body = frame.body
    placeholders: list[Placeholder] = []
    all_bands = bands(count, body)
    middles = [band.y + band.height / 2 for band in all_bands]
    x = body.x + 10
    decorations = [
        Decoration("line", Rect(x, middles[0], 0, middles[-1] - middles[0]), "signal", 3)
    ]
    for number, (band, middle) in enumerate(zip(all_bands, middles, strict=True), start=1):
        card = Rect(band.x + 36, band.y, band.width - 36, band.height)
        date = Rect(card.x + 20, card.y + 4, card.width * 0.24 - 20, card.height - 8)
        event = Rect(date.right + 12, date.y, card.right - date.right - 26, date.height)
        decorations += [
            Decoration("rect", card, "tint"),
            Decoration("ring", Rect(x - 8, middle - 8, 16, 16), "signal", 3),
        ]
        placeholders += [
            frame.text(Stem.DATE.numbered(number), date, colour="signal", bold=True,
                       anchor="ctr", grows=True),
            frame.text(Stem.EVENT.numbered(number), event, anchor="ctr", grows=True),
        ]  # fmt: skip
    key = LayoutKey(LayoutKind.TIMELINE_ROWS, count)
    return frame.layout(key, None, placeholders, decorations)


def agenda(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with the sections along the wire, each a drawing in a disc on its card.

    Up to four stand in one row, more in two; the wire goes on from row to row as in `timeline`.
    Where a line runs below the title, it would be one line too many, and is left out.
    """
    body = frame.body
    across = count if count <= 4 else -(-count // 2)
    rows = -(-count // across)
    height = (body.height - ROW_GAP * (rows - 1)) / rows
    # Discs keep to their cards, also where a template's body is narrow.
    room = (body.width - CARD_GAP * (across - 1)) / across - 2 * CARD_PAD
    disc_size = min(132.0 if rows == 1 else 84.0, height * 0.5, room)
    placeholders: list[Placeholder] = []
    wires, cards, discs, pictures = [], [], [], []
    for row in range(rows):
        top = body.y + row * (height + ROW_GAP)
        wire_y = top + disc_size / 2
        cards_box = Rect(body.x, wire_y, body.width, height - disc_size / 2)
        cells = split(across, CARD_GAP, cards_box)[: count - row * across]
        if frame.line is None:
            wires.append(_wire_of_row(frame, row, rows, wire_y, cells[-1].right))
        for cell in cells:
            cards.append(Decoration("rect", cell, "tint"))
            circle = Rect(cell.x + CARD_PAD, top, disc_size, disc_size)
            discs.append(Decoration("disc", circle, "primary"))
            pictures.append(circle.inset(*(disc_size * 0.21,) * 4))
            name_box = Rect(cell.x + CARD_PAD, circle.bottom + 2, cell.width - 2 * CARD_PAD,
                            cell.bottom - circle.bottom - 6)  # fmt: skip
            placeholders.append(
                frame.text(Stem.PART.numbered(len(placeholders) + 1), name_box, colour="primary",
                           bold=True, anchor="ctr", grows=True)
            )  # fmt: skip
    key = LayoutKey(LayoutKind.AGENDA, count)
    return frame.layout(key, None, placeholders, [*cards, *wires, *discs], pictures)

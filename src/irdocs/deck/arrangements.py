"""The layouts whose content lies below a title: columns, cards, figures, events, rows.

Each public function takes an `ArrangementFrame` (title, body box and type sizes) and returns one
`Layout`. Every length is derived from the frame's body box, so that the same arrangement serves
our own 960 by 540 pt slides and a user's template, whose body may be lower, narrower or off
centre. Fixed numbers are gaps and paddings in pt that suit both; `min(fixed, share of the body)`
keeps icons and discs in proportion where the body is small.
"""

from __future__ import annotations

from irdocs.deck import (
    column_arrangements,
    number_arrangements,
    picture_arrangements,
    quiz_arrangements,
    wire_arrangements,
)
from irdocs.deck.arrangement_frame import GAP, NARROW, ArrangementFrame, beside_disc, grid, split
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem
from irdocs.frozen import replace
from irdocs.units import Rect


def content(frame: ArrangementFrame) -> Layout:
    """Return a layout with text over the whole width."""
    return frame.layout(
        LayoutKey(LayoutKind.CONTENT),
        "obj",
        [_running(frame, frame.body)],
    )


def _running(frame: ArrangementFrame, box: Rect) -> Placeholder:
    """Return the placeholder of running text, which stands in the middle of its box."""
    return frame.text(
        Stem.BODY.single, box, frame.sizes.lead + 4, bullets=True, anchor="ctr", grows=True
    )


def content_with_picture(frame: ArrangementFrame) -> Layout:
    """Return a layout with text and, at its right, a drawing in a disc."""
    disc, picture_box, text_box = beside_disc(
        frame.body, min(270.0, frame.body.height * 0.82, frame.body.width * 0.32)
    )
    return frame.layout(
        LayoutKey(LayoutKind.CONTENT_WITH_PICTURE), None,
        [_running(frame, text_box)],
        [Decoration("disc", disc, "tint")], [picture_box],
    )  # fmt: skip


def cards(frame: ArrangementFrame, count: int, *, bare: bool = False) -> Layout:
    """Return a layout with cards: each an edge in an accent colour, an icon, a heading and a text.

    With two or three cards the icon stands above the heading; with more, which are in two rows and
    therefore lower, it stands beside it. `bare` cards have no icon, and no room for one.
    """
    across = count if count <= 3 else count // 2
    cells = grid(count, across, GAP, frame.body)
    icon_beside_text = count > 3
    icon_size = 44.0 if across == 3 and icon_beside_text else 62.0
    placeholders, decorations, pictures = [], [], []
    for number, cell in enumerate(cells, start=1):
        accent = frame.accent(number - 1)
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, 5, cell.height), accent),
        ]
        if bare:
            left, top = cell.x + 24, cell.y + (14 if icon_beside_text else 18)
        elif icon_beside_text:
            left, top = cell.x + 22 + icon_size + 16, cell.y + 14
            pictures.append(Rect(cell.x + 22, cell.y + 18, icon_size, icon_size))
        else:
            left, top = cell.x + 24, cell.y + 24 + icon_size + 14
            pictures.append(Rect(left, cell.y + 24, icon_size, icon_size))
        width = cell.right - left - 14
        # High cards have room for a heading that has grown; `headed` makes it where there is none.
        heading_box = Rect(left, top, width, 32 if icon_beside_text else 42)
        text_top = heading_box.bottom + 4
        text_box = Rect(left, text_top, width, cell.bottom - text_top - 8)
        placeholders += [
            frame.text(
                Stem.CARD_TITLE.numbered(number),
                heading_box,
                colour=accent,
                bold=True,
                grows=True,
            ),
            frame.text(Stem.CARD_TEXT.numbered(number), text_box, grows=True),
        ]
    return frame.layout(
        LayoutKey(LayoutKind.CARDS, count, bare=bare), None, placeholders, decorations, pictures
    )


def tiles(frame: ArrangementFrame, count: int, *, bare: bool = False) -> Layout:
    """Return a layout with cards without a text: a large icon above a large heading.

    `bare` tiles have no icon, and are lower.
    """
    body = frame.body
    height = min(body.height - 12, 180.0 if bare else 312.0)
    cells = split(count, 24, Rect(body.x, body.y + 12, body.width, height))
    icon_size = min(132.0, height * 0.42, cells[0].width * 0.6)
    placeholders, decorations = [], []
    for number, cell in enumerate(cells, start=1):
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, cell.width, 5), frame.accent(0)),
        ]
        top = cell.y + (14 if bare else icon_size + 46)
        text_box = Rect(cell.x + 12, top, cell.width - 24, cell.bottom - top - 10)
        placeholders.append(
            frame.text(
                Stem.TILE.numbered(number),
                text_box,
                frame.sizes.lead,
                "primary",
                bold=True,
                anchor="ctr" if bare else "t",
                centred=True,
                grows=True,
            )
        )
    pictures = [
        Rect(cell.x + (cell.width - icon_size) / 2, cell.y + 30, icon_size, icon_size)
        for cell in cells
        if not bare
    ]
    return frame.layout(
        LayoutKey(LayoutKind.TILES, count, bare=bare), None, placeholders, decorations, pictures
    )


def quote(frame: ArrangementFrame) -> Layout:
    """Return a layout with a large quotation and its author on a panel with a bar at its left.

    The words end right above their author; `blocks.statements` moves both to the middle.
    """
    body = frame.body
    quote_box = Rect(body.x + 40, body.y + 20, body.width - 72, body.height - 100)
    name_box = Rect(quote_box.x, quote_box.bottom + 10, quote_box.width, 60)
    return frame.layout(
        LayoutKey(LayoutKind.QUOTE), None,
        [frame.text(Stem.QUOTE.single, quote_box, frame.sizes.lead + 4, "primary", anchor="b",
                    is_message=True),
         frame.text(Stem.BY.single, name_box, colour="ink-soft")],
        [Decoration("rect", body, "tint"),
         Decoration("rect", replace(body, width=8), "signal")],
    )  # fmt: skip


HIGHEST_RESOURCE = 260.0
"""The most height of the row of a resource, in pt: its code is read from the last row of seats."""


def resources(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with one row per resource: its QR code on white, its name, what it offers.

    The code stands on a light square even on a tinted row: scanners need the contrast. Where the
    body is narrow, or there are one or two rows, what a resource offers stands below its name: a
    link that has to go on to a second line is parted anywhere by LibreOffice.
    """
    body = frame.body
    is_below = body.width < NARROW or count < 3
    height = min(HIGHEST_RESOURCE, (body.height - 10 * (count - 1)) / count)
    # What the rows leave blank is shared out, a little less of it above them.
    first_top = body.y + (body.height - count * height - 10 * (count - 1)) * 0.45
    code_size = min(height - 20, body.width * 0.3) if count < 3 else height - 10
    placeholders: list[Placeholder] = []
    decorations, pictures = [], []
    for number in range(1, count + 1):
        top = first_top + (number - 1) * (height + 10)
        above = min(20.0, (height - code_size) / 2)
        square = Rect(body.x + 15, top + above, code_size, code_size)
        decorations += [
            Decoration("rect", Rect(body.x, top, body.width, height), "tint"),
            Decoration("rect", Rect(body.x, top, 5, height), "primary"),
            Decoration("rect", square, "light"),
        ]
        pictures.append(square)
        left = square.right + 18
        first = max(6.0, above - 9)
        text_box = Rect(left, top + first, body.right - left - 14, height - first - 6)
        if not is_below:
            name_box = Rect(text_box.x, text_box.y, text_box.width * 0.4 - 8, text_box.height)
            offers_box = Rect(
                text_box.x + text_box.width * 0.4, text_box.y, text_box.width * 0.6, text_box.height
            )
        else:
            name_box = Rect(text_box.x, text_box.y, text_box.width, 34)
            if count == 1:
                name_box = replace(name_box, y=text_box.y + text_box.height * 0.12, height=80)
            elif count == 2 and height > 140:
                name_box = replace(name_box, y=text_box.y + text_box.height * 0.1, height=44)
            offers_box = Rect(
                text_box.x,
                name_box.bottom + 2,
                text_box.width,
                text_box.bottom - name_box.bottom - 2,
            )
        placeholders += [
            frame.text(
                Stem.NAME.numbered(number),
                name_box,
                colour="primary",
                bold=True,
                anchor="ctr",
                grows=True,
            ),
            frame.text(
                Stem.OFFERS.numbered(number),
                offers_box,
                frame.sizes.lead if count == 1 else frame.sizes.body - 2,
                anchor="t" if is_below else "ctr",
                grows=True,
            ),
        ]
    return frame.layout(
        LayoutKey(LayoutKind.RESOURCES, count), None, placeholders, decorations, pictures
    )


def sources(frame: ArrangementFrame) -> Layout:
    """Return a layout with the list of sources over the whole width."""
    return frame.layout(
        LayoutKey(LayoutKind.SOURCES),
        None,
        [frame.text(Stem.BODY.single, frame.body, frame.sizes.floor + 2, grows=True)],
    )


def all_in(frame: ArrangementFrame) -> list[Layout]:
    """Return every layout of this kind, in the order in which the template lists them."""
    return [
        content(frame),
        content_with_picture(frame),
        *(wire_arrangements.steps(frame, count) for count in COUNTS[LayoutKind.STEPS]),
        column_arrangements.columns(frame, LayoutKey(LayoutKind.TWO_COLUMNS), "twoObj", 2),
        column_arrangements.columns(frame, LayoutKey(LayoutKind.THREE_COLUMNS), None, 3),
        *(cards(frame, count) for count in COUNTS[LayoutKind.CARDS]),
        *(tiles(frame, count) for count in COUNTS[LayoutKind.TILES]),
        number_arrangements.big_figure(frame),
        *(number_arrangements.figures(frame, count) for count in COUNTS[LayoutKind.FIGURES]),
        *(wire_arrangements.timeline(frame, count) for count in COUNTS[LayoutKind.TIMELINE]),
        *(wire_arrangements.agenda(frame, count) for count in COUNTS[LayoutKind.AGENDA]),
        picture_arrangements.picture_with_text(frame),
        picture_arrangements.wide_picture(frame),
        number_arrangements.chart(frame),
        number_arrangements.table(frame),
        *(quiz_arrangements.question(frame, count) for count in COUNTS[LayoutKind.QUIZ_QUESTION]),
        *(quiz_arrangements.answer(frame, count) for count in COUNTS[LayoutKind.QUIZ_ANSWER]),
        quote(frame),
        *(resources(frame, count) for count in COUNTS[LayoutKind.RESOURCES]),
        sources(frame),
    ]


def all_bare(frame: ArrangementFrame) -> list[Layout]:
    """Return the layouts of cards, tiles and figures without places for icons and drawings."""
    return [
        *(cards(frame, count, bare=True) for count in COUNTS[LayoutKind.CARDS]),
        *(tiles(frame, count, bare=True) for count in COUNTS[LayoutKind.TILES]),
        number_arrangements.big_figure(frame, bare=True),
        *(
            number_arrangements.figures(frame, count, bare=True)
            for count in COUNTS[LayoutKind.FIGURES]
        ),
    ]


def all_on_demand(frame: ArrangementFrame) -> list[Layout]:
    """Return the other layouts that a deck has only if its slides need them."""
    return [
        *(column_arrangements.comparison(frame, count) for count in COUNTS[LayoutKind.COMPARISON]),
        picture_arrangements.video(frame),
        title_only(frame),
        *(picture_arrangements.pictures(frame, count) for count in COUNTS[LayoutKind.PICTURES]),
    ]


def all_with_pictures(frame: ArrangementFrame) -> list[Layout]:
    """Return the layouts of cards and tiles with pictures."""
    return [
        *(picture_arrangements.picture_cards(frame, n) for n in COUNTS[LayoutKind.PICTURE_CARDS]),
        *(picture_arrangements.picture_tiles(frame, n) for n in COUNTS[LayoutKind.PICTURE_TILES]),
    ]


def title_only(frame: ArrangementFrame) -> Layout:
    """Return a layout with nothing below its title, for what is drawn in all that room."""
    return frame.layout(LayoutKey(LayoutKind.TITLE_ONLY), "titleOnly", [])

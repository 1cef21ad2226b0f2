"""How things stand in the body of a slide: columns, cards, figures, events, options, rows.

Every function here works in the room that an `ArrangementFrame` leaves below the title, so that
the same arrangement serves our own template and anyone else's.
"""

from __future__ import annotations

from irdocs.deck import quiz_arrangements
from irdocs.deck.arrangement_frame import ArrangementFrame, beside_disc, grid, split
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem
from irdocs.units import Rect

GAP = 18.0
"""Between things side by side, in pt."""
NARROW = 760.0
"""A body of less width in pt has no room for two texts beside a code."""


def content(f: ArrangementFrame) -> Layout:
    """Text over the whole width."""
    return f.layout(
        LayoutKey(LayoutKind.CONTENT),
        "obj",
        [f.text(Stem.BODY.single, f.body, f.sizes.lead + 4, bullets=True)],
    )


def content_with_picture(f: ArrangementFrame) -> Layout:
    """Text, and a drawing in a disc beside it."""
    disc, inner, words = beside_disc(f.body, min(270.0, f.body.height * 0.82, f.body.width * 0.32))
    return f.layout(
        LayoutKey(LayoutKind.CONTENT_WITH_PICTURE), None,
        [f.text(Stem.BODY.single, words, f.sizes.lead + 4, bullets=True)],
        [Decoration("disc", disc, "tint")], [inner],
    )  # fmt: skip


def steps(f: ArrangementFrame, count: int) -> Layout:
    """Numbered points along a wire that runs down: what comes first, what next."""
    b = f.body
    height = b.height / count
    disc = min(56.0, height * 0.72)
    middle = b.x + disc / 2
    placeholders: list[Placeholder] = []
    run = Rect(middle, b.y + height / 2, 0, b.height - height)
    decorations = [Decoration("line", run, "signal", 3)]
    for number in range(1, count + 1):
        top = b.y + (number - 1) * height
        circle = Rect(b.x, top + (height - disc) / 2, disc, disc)
        decorations.append(Decoration("disc", circle, "primary"))
        words = Rect(b.x + disc + 28, top + 2, b.width - disc - 28, height - 4)
        placeholders += [
            Placeholder(Stem.NUMBER.numbered(number), "body", circle, 28.0, "on-primary", True,
                        anchor="ctr", align="ctr", steps=(24.0, 20.0, 18.0)),
            f.text(Stem.STEP.numbered(number), words, f.sizes.lead + 4, anchor="ctr"),
        ]  # fmt: skip
    return f.layout(LayoutKey(LayoutKind.STEPS, count), None, placeholders, decorations)


def columns(f: ArrangementFrame, key: LayoutKey, kind: str | None, count: int) -> Layout:
    """Text in columns."""
    boxes = split(count, 30, f.body)
    placeholders = [
        f.text(Stem.COLUMN.numbered(n), box, bullets=True) for n, box in enumerate(boxes, 1)
    ]
    return f.layout(key, kind, placeholders)


def cards(f: ArrangementFrame, count: int) -> Layout:
    """Cards: an accent edge, room for an icon, a heading and a text."""
    across = count if count <= 3 else count // 2
    cells = grid(count, across, GAP, f.body)
    beside = count > 3
    icon = 44.0 if across == 3 and beside else 62.0
    placeholders, decorations, pictures = [], [], []
    for number, cell in enumerate(cells, start=1):
        accent = f.accent(number - 1)
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, 5, cell.height), accent),
        ]
        if beside:
            left, top = cell.x + 22 + icon + 16, cell.y + 14
            pictures.append(Rect(cell.x + 22, cell.y + 18, icon, icon))
        else:
            left, top = cell.x + 24, cell.y + 24 + icon + 14
            pictures.append(Rect(left, cell.y + 24, icon, icon))
        width = cell.right - left - 14
        words = Rect(left, top + 36, width, cell.bottom - top - 36 - 8)
        placeholders += [
            f.text(
                Stem.CARD_TITLE.numbered(number),
                Rect(left, top, width, 32),
                colour=accent,
                bold=True,
            ),
            f.text(Stem.CARD_TEXT.numbered(number), words),
        ]
    return f.layout(LayoutKey(LayoutKind.CARDS, count), None, placeholders, decorations, pictures)


def tiles(f: ArrangementFrame, count: int) -> Layout:
    """Cards of a heading alone: a large icon above a few large words."""
    b = f.body
    height = min(b.height - 12, 312.0)
    cells = split(count, 24, Rect(b.x, b.y + 12, b.width, height))
    icon = min(132.0, height * 0.42, cells[0].width * 0.6)
    placeholders, decorations = [], []
    for number, cell in enumerate(cells, start=1):
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, cell.width, 5), f.accent(0)),
        ]
        top = cell.y + icon + 46
        words = Rect(cell.x + 12, top, cell.width - 24, cell.bottom - top - 10)
        placeholders.append(
            f.text(
                Stem.TILE.numbered(number), words, f.sizes.lead, "primary", bold=True, centred=True
            )
        )
    pictures = [Rect(c.x + (c.width - icon) / 2, c.y + 30, icon, icon) for c in cells]
    return f.layout(LayoutKey(LayoutKind.TILES, count), None, placeholders, decorations, pictures)


def _source(f: ArrangementFrame) -> Placeholder:
    b = f.body
    box = Rect(b.x, b.bottom - 26, b.width, 28)
    return f.text(Stem.SOURCE.single, box, f.sizes.floor, "ink-soft", anchor="b")


def big_figure(f: ArrangementFrame) -> Layout:
    """One figure, its picture beside it, what it means below."""
    b = f.body
    top = b.height * 0.44
    wide = b.width * 0.44
    return f.layout(
        LayoutKey(LayoutKind.BIG_FIGURE), None,
        [
            Placeholder(Stem.FIGURE.numbered(1), "body", Rect(b.x, b.y, wide, top),
                        f.sizes.figure + 24, "signal", True, anchor="ctr",
                        steps=(f.sizes.figure, 64.0, 48.0, 36.0)),
            f.text(Stem.LABEL.numbered(1), Rect(b.x, b.y + top + 10, b.width, b.height - top - 44),
                   f.sizes.lead),
            _source(f),
        ],
        pictures=[Rect(b.x + wide + 16, b.y + 16, b.width - wide - 16, top - 32)],
    )  # fmt: skip


def figures(f: ArrangementFrame, count: int) -> Layout:
    """Figures side by side: the figure, its picture, what it means."""
    b = f.body
    cells = split(count, 48, Rect(b.x, b.y, b.width, b.height - 30))
    size = f.sizes.figure if count == 2 else 54.0
    tall = min(112.0, b.height * 0.33)
    picture = min(58.0, b.height * 0.17)
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        top = cell.y + tall + picture + 14
        placeholders += [
            Placeholder(Stem.FIGURE.numbered(number), "body",
                        Rect(cell.x, cell.y - 4, cell.width, tall), size, "signal", True,
                        anchor="b", steps=(66.0, 48.0, 36.0)),
            f.text(Stem.LABEL.numbered(number), Rect(cell.x, top, cell.width, cell.bottom - top)),
        ]  # fmt: skip
        if number > 1:
            line = Rect(cell.x - 24, cell.y + 8, 0, cell.height - 12)
            decorations.append(Decoration("line", line, "rule", 1))
    pictures = [Rect(c.x, c.y + tall + 2, c.width, picture) for c in cells]
    return f.layout(
        LayoutKey(LayoutKind.FIGURES, count),
        None,
        [*placeholders, _source(f)],
        decorations,
        pictures,
    )


def timeline(f: ArrangementFrame, count: int) -> Layout:
    """Events along the wire: one row of up to four, else two; the wire leaves and comes back."""
    b = f.body
    rows = 1 if count <= 4 else 2
    across = -(-count // rows)
    rise = min(4.0, f.caption)
    height = (b.height + rise - 10 * (rows - 1)) / rows
    size = f.sizes.body if rows == 1 else f.sizes.body - 2
    placeholders: list[Placeholder] = []
    decorations = []
    for row in range(rows):
        y = b.y - rise + row * (height + 10) + 10
        left = b.x if row == 0 else min(0.0, b.x)
        right = b.right if row + 1 == rows else b.right + b.x
        decorations.append(Decoration("line", Rect(left, y, right - left, 0), "signal", 3))
        for cell in split(across, 22, Rect(b.x, y, b.width, height))[: count - row * across]:
            number = len(placeholders) // 2 + 1
            decorations.append(Decoration("ring", Rect(cell.x, y - 8, 16, 16), "signal", 3))
            words = Rect(cell.x, y + 42, cell.width, height - 52)
            placeholders += [
                f.text(Stem.DATE.numbered(number), Rect(cell.x, y + 13, cell.width, 28), size,
                       "signal", bold=True),
                f.text(Stem.EVENT.numbered(number), words, size),
            ]  # fmt: skip
    return f.layout(LayoutKey(LayoutKind.TIMELINE, count), None, placeholders, decorations)


def picture_with_text(f: ArrangementFrame) -> Layout:
    """A picture at the left, words beside it."""
    b = f.body
    shown = Rect(b.x, b.y, b.width * 0.587, b.height - 6)
    words = Rect(shown.right + 30, b.y, b.right - shown.right - 30, b.height - 6)
    return f.layout(
        LayoutKey(LayoutKind.PICTURE_WITH_TEXT), "picTx",
        [Placeholder(Stem.PICTURE.single, "pic", shown, f.sizes.body),
         f.text(Stem.TEXT.single, words)],
        pictures=[shown],
    )  # fmt: skip


def wide_picture(f: ArrangementFrame) -> Layout:
    """A picture over the whole width, a caption below."""
    b = f.body
    shown = Rect(b.x, b.y, b.width, b.height - 72)
    words = Rect(b.x, shown.bottom + 12, b.width, 62)
    return f.layout(
        LayoutKey(LayoutKind.WIDE_PICTURE), None,
        [Placeholder(Stem.PICTURE.single, "pic", shown, f.sizes.body),
         f.text(Stem.TEXT.single, words)],
        pictures=[shown],
    )  # fmt: skip


def _caption(f: ArrangementFrame) -> Placeholder:
    b = f.body
    box = Rect(b.x, b.y - min(4.0, f.caption), b.width, 36)
    return f.text(Stem.CAPTION.single, box, colour="ink-soft")


def chart(f: ArrangementFrame) -> Layout:
    """A chart under a caption, its source below."""
    b = f.body
    box = Rect(b.x, b.y + 38, b.width, b.height - 38 - 32)
    middle = f.label_size
    return f.layout(
        LayoutKey(LayoutKind.CHART),
        "chart",
        [
            _caption(f),
            Placeholder(Stem.CHART.single, "chart", box, middle, steps=f.steps(middle)),
            _source(f),
        ],
    )


def table(f: ArrangementFrame) -> Layout:
    """A table under a caption."""
    b = f.body
    box = Rect(b.x, b.y + 46, b.width, b.height - 46)
    middle = f.label_size
    placeholder = Placeholder(Stem.TABLE.single, "tbl", box, middle, steps=(f.sizes.floor,))
    return f.layout(LayoutKey(LayoutKind.TABLE), "tbl", [_caption(f), placeholder])


def quote(f: ArrangementFrame) -> Layout:
    """Someone's words, large, beside a strong line."""
    b = f.body
    said = Rect(b.x + 28, b.y + 20, b.width - 56, b.height - 100)
    by = Rect(b.x + 28, said.bottom + 10, b.width - 56, 60)
    line = Rect(b.x, said.y, 5, by.bottom - said.y)
    return f.layout(
        LayoutKey(LayoutKind.QUOTE), None,
        [f.text(Stem.QUOTE.single, said, f.sizes.lead + 4, "primary"),
         f.text(Stem.BY.single, by, colour="ink-soft")],
        [Decoration("rect", line, "signal")],
    )  # fmt: skip


def resources(f: ArrangementFrame, count: int) -> Layout:
    """A row for each: its code on white, its name, what it offers."""
    b = f.body
    height = min(150.0, (b.height - 10 * (count - 1)) / count)
    code = min(height - 10, 120.0)
    placeholders: list[Placeholder] = []
    decorations, pictures = [], []
    for number in range(1, count + 1):
        y = b.y + (number - 1) * (height + 10)
        square = Rect(b.x + 15, y + (height - code) / 2, code, code)
        decorations += [
            Decoration("rect", Rect(b.x, y, b.width, height), "tint"),
            Decoration("rect", Rect(b.x, y, 5, height), "primary"),
            Decoration("rect", square, "light"),
        ]
        pictures.append(square)
        left = square.right + 18
        room = Rect(left, y + 6, b.right - left - 14, height - 12)
        if b.width >= NARROW:
            name = Rect(room.x, room.y, room.width * 0.4 - 8, room.height)
            offers = Rect(room.x + room.width * 0.4, room.y, room.width * 0.6, room.height)
        else:
            name = Rect(room.x, room.y, room.width, 34)
            offers = Rect(room.x, room.y + 36, room.width, room.height - 36)
        placeholders += [
            f.text(Stem.NAME.numbered(number), name, colour="primary", bold=True, anchor="ctr"),
            f.text(Stem.OFFERS.numbered(number), offers, f.sizes.body - 2, anchor="ctr"),
        ]
    return f.layout(
        LayoutKey(LayoutKind.RESOURCES, count), None, placeholders, decorations, pictures
    )


def agenda(f: ArrangementFrame, count: int) -> Layout:
    """The sections along the wire, each with its drawing in a disc and its name."""
    b = f.body
    across = count if count <= 4 else -(-count // 2)
    rows = -(-count // across)
    height = b.height / rows
    placeholders: list[Placeholder] = []
    disc = min(112.0 if rows == 1 else 84.0, height * 0.55)
    decorations, pictures = [], []
    for row in range(rows):
        y = b.y + row * height + disc / 2 + (24 if rows == 1 else 4)
        left = b.x if row == 0 else min(0.0, b.x)
        right = b.right if row + 1 == rows else b.right + b.x
        decorations.append(Decoration("line", Rect(left, y, right - left, 0), "signal", 3))
        cells = split(across, 22, Rect(b.x, y, b.width, height))[: count - row * across]
        for cell in cells:
            number = len(placeholders) + 1
            circle = Rect(cell.x, y - disc / 2, disc, disc)
            decorations.append(Decoration("disc", circle, "primary"))
            pictures.append(circle.inset(disc * 0.21, disc * 0.21, disc * 0.21, disc * 0.21))
            top = circle.bottom + 8
            bottom = b.y + (row + 1) * height
            words = Rect(cell.x, top, cell.width, bottom - top - 4)
            placeholders.append(
                f.text(Stem.PART.numbered(number), words, colour="primary", bold=True)
            )
    return f.layout(LayoutKey(LayoutKind.AGENDA, count), None, placeholders, decorations, pictures)


def sources(f: ArrangementFrame) -> Layout:
    """The list of sources."""
    return f.layout(
        LayoutKey(LayoutKind.SOURCES), None, [f.text(Stem.BODY.single, f.body, f.sizes.floor + 2)]
    )


def all_in(f: ArrangementFrame) -> list[Layout]:
    """Return every arrangement, in the order of the template."""
    return [
        content(f),
        content_with_picture(f),
        *(steps(f, count) for count in COUNTS[LayoutKind.STEPS]),
        columns(f, LayoutKey(LayoutKind.TWO_COLUMNS), "twoObj", 2),
        columns(f, LayoutKey(LayoutKind.THREE_COLUMNS), None, 3),
        *(cards(f, count) for count in COUNTS[LayoutKind.CARDS]),
        *(tiles(f, count) for count in COUNTS[LayoutKind.TILES]),
        big_figure(f),
        *(figures(f, count) for count in COUNTS[LayoutKind.FIGURES]),
        *(timeline(f, count) for count in COUNTS[LayoutKind.TIMELINE]),
        *(agenda(f, count) for count in COUNTS[LayoutKind.AGENDA]),
        picture_with_text(f),
        wide_picture(f),
        chart(f),
        table(f),
        *(quiz_arrangements.question(f, count) for count in COUNTS[LayoutKind.QUIZ_QUESTION]),
        *(quiz_arrangements.answer(f, count) for count in COUNTS[LayoutKind.QUIZ_ANSWER]),
        quote(f),
        *(resources(f, count) for count in COUNTS[LayoutKind.RESOURCES]),
        sources(f),
    ]

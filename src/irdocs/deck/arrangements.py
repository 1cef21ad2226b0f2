"""How things stand in the body of a slide: columns, cards, figures, events, options, rows.

Every function here works in the room that a `Frame` leaves below the title, so that the same
arrangement serves our own template and anyone else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from irdocs.deck.layout import Anchor, Decoration, Layout, Placeholder
from irdocs.theme import SlideSizes
from irdocs.units import Rect

GAP = 18.0
"""Between things side by side, in pt."""
STEPS = range(2, 6)
"""How many numbered points have a layout of their own."""
NARROW = 760.0
"""A body of less width in pt has no room for two texts beside a code."""


@dataclass(frozen=True, slots=True)
class ArrangementFrame:
    """What an arrangement is made within: the title above, the room below, the type scale."""

    title: Placeholder
    body: Rect
    sizes: SlideSizes
    accents: tuple[str, ...]
    """Roles that tell like things apart, in order."""
    look: tuple[Decoration, ...] = ()
    """What stands on every slide of our own template: the wire."""
    caption: float = 0.0
    """How far, in pt, a caption may rise above the body towards the title."""

    def text(
        self,
        name: str,
        box: Rect,
        size: float | None = None,
        colour: str = "ink",
        *,
        bold: bool = False,
        bullets: bool = False,
        anchor: Anchor = "t",
        centred: bool = False,
        inset: float = 0.0,
    ) -> Placeholder:
        """Return a place for words that steps down the scale from a size in pt to the floor."""
        first = size or self.sizes.body
        return Placeholder(
            name, "body", box, first, colour, bold, bullets, anchor,
            "ctr" if centred else "l", inset, self.steps(first),
        )  # fmt: skip

    def steps(self, size: float) -> tuple[float, ...]:
        """Return the sizes below one, in pt, down to the floor."""
        floor, body, lead = self.sizes.floor, self.sizes.body, self.sizes.lead
        middle = floor + (body - floor) / 3
        known = {lead + 4, lead, body, middle + 2, middle, floor}
        return tuple(s for s in sorted(known, reverse=True) if s < size)

    def layout(
        self,
        name: str,
        kind: str | None,
        places: Sequence[Placeholder],
        decorations: Sequence[Decoration] = (),
        pictures: Sequence[Rect] = (),
        *,
        ground: str = "ground",
    ) -> Layout:
        """Return a layout with the title first."""
        return Layout(
            name, kind, (self.title, *places), (*self.look, *decorations), ground,
            pictures=tuple(pictures), room=self.body,
        )  # fmt: skip

    def accent(self, number: int) -> str:
        """Return the role of the n-th of several things, counted from 0."""
        return self.accents[number % len(self.accents)]


def split(count: int, gap: float, box: Rect) -> list[Rect]:
    """Return a box parted into columns of one width."""
    width = (box.width - gap * (count - 1)) / count
    return [Rect(box.x + n * (width + gap), box.y, width, box.height) for n in range(count)]


def grid(count: int, across: int, gap: float, box: Rect) -> list[Rect]:
    """Return a box parted into rows of so many columns, for `count` things."""
    rows = -(-count // across)
    height = (box.height - gap * (rows - 1)) / rows
    cells = [
        cell
        for row in range(rows)
        for cell in split(across, gap, Rect(box.x, box.y + row * (height + gap), box.width, height))
    ]
    return cells[:count]


def beside_disc(body: Rect, size: float) -> tuple[Rect, Rect, Rect]:
    """Return a disc of a size in pt at the right, the drawing in it, and the room for words."""
    disc = Rect(body.right - size, body.y + (body.height - size) / 2, size, size)
    inner = disc.inset(size * 0.2, size * 0.2, size * 0.2, size * 0.2)
    return disc, inner, Rect(body.x, body.y, body.width - size - 36, body.height)


def content(f: ArrangementFrame) -> Layout:
    """Text over the whole width."""
    return f.layout(
        "Title and content", "obj", [f.text("Body", f.body, f.sizes.lead + 4, bullets=True)]
    )


def content_with_picture(f: ArrangementFrame) -> Layout:
    """Text, and a drawing in a disc beside it."""
    disc, inner, words = beside_disc(f.body, min(270.0, f.body.height * 0.82, f.body.width * 0.32))
    return f.layout(
        "Content with picture", None,
        [f.text("Body", words, f.sizes.lead + 4, bullets=True)],
        [Decoration("disc", disc, "tint")], [inner],
    )  # fmt: skip


def steps(f: ArrangementFrame, count: int) -> Layout:
    """Numbered points along a wire that runs down: what comes first, what next."""
    b = f.body
    height = b.height / count
    disc = min(56.0, height * 0.72)
    middle = b.x + disc / 2
    places: list[Placeholder] = []
    run = Rect(middle, b.y + height / 2, 0, b.height - height)
    decorations = [Decoration("line", run, "signal", 3)]
    for number in range(1, count + 1):
        top = b.y + (number - 1) * height
        circle = Rect(b.x, top + (height - disc) / 2, disc, disc)
        decorations.append(Decoration("disc", circle, "primary"))
        words = Rect(b.x + disc + 28, top + 2, b.width - disc - 28, height - 4)
        places += [
            Placeholder(f"Number {number}", "body", circle, 28.0, "on-primary", True, anchor="ctr",
                  align="ctr", steps=(24.0, 20.0, 18.0)),
            f.text(f"Step {number}", words, f.sizes.lead + 4, anchor="ctr"),
        ]  # fmt: skip
    return f.layout(f"Steps {count}", None, places, decorations)


def columns(f: ArrangementFrame, name: str, kind: str | None, count: int) -> Layout:
    """Text in columns."""
    boxes = split(count, 30, f.body)
    places = [f.text(f"Column {n}", box, bullets=True) for n, box in enumerate(boxes, 1)]
    return f.layout(name, kind, places)


def cards(f: ArrangementFrame, count: int) -> Layout:
    """Cards: an accent edge, room for an icon, a heading and a text."""
    across = count if count <= 3 else count // 2
    cells = grid(count, across, GAP, f.body)
    beside = count > 3
    icon = 44.0 if across == 3 and beside else 62.0
    places, decorations, pictures = [], [], []
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
        places += [
            f.text(f"Card title {number}", Rect(left, top, width, 32), colour=accent, bold=True),
            f.text(f"Card text {number}", words),
        ]
    return f.layout(f"Cards {count}", None, places, decorations, pictures)


def tiles(f: ArrangementFrame, count: int) -> Layout:
    """Cards of a heading alone: a large icon above a few large words."""
    b = f.body
    height = min(b.height - 12, 312.0)
    cells = split(count, 24, Rect(b.x, b.y + 12, b.width, height))
    icon = min(132.0, height * 0.42, cells[0].width * 0.6)
    places, decorations = [], []
    for number, cell in enumerate(cells, start=1):
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, cell.width, 5), f.accent(0)),
        ]
        top = cell.y + icon + 46
        words = Rect(cell.x + 12, top, cell.width - 24, cell.bottom - top - 10)
        places.append(
            f.text(f"Tile {number}", words, f.sizes.lead, "primary", bold=True, centred=True)
        )
    pictures = [Rect(c.x + (c.width - icon) / 2, c.y + 30, icon, icon) for c in cells]
    return f.layout(f"Tiles {count}", None, places, decorations, pictures)


def _source(f: ArrangementFrame) -> Placeholder:
    b = f.body
    box = Rect(b.x, b.bottom - 26, b.width, 28)
    return f.text("Source", box, f.sizes.floor, "ink-soft", anchor="b")


def big_figure(f: ArrangementFrame) -> Layout:
    """One figure, its picture beside it, what it means below."""
    b = f.body
    top = b.height * 0.44
    wide = b.width * 0.44
    return f.layout(
        "Big figure", None,
        [
            Placeholder("Figure 1", "body", Rect(b.x, b.y, wide, top), f.sizes.figure + 24,
                        "signal", True, anchor="ctr", steps=(f.sizes.figure, 64.0, 48.0, 36.0)),
            f.text("Label 1", Rect(b.x, b.y + top + 10, b.width, b.height - top - 44),
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
    places: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        top = cell.y + tall + picture + 14
        places += [
            Placeholder(f"Figure {number}", "body", Rect(cell.x, cell.y - 4, cell.width, tall),
                        size, "signal", True, anchor="b", steps=(66.0, 48.0, 36.0)),
            f.text(f"Label {number}", Rect(cell.x, top, cell.width, cell.bottom - top)),
        ]  # fmt: skip
        if number > 1:
            line = Rect(cell.x - 24, cell.y + 8, 0, cell.height - 12)
            decorations.append(Decoration("line", line, "rule", 1))
    pictures = [Rect(c.x, c.y + tall + 2, c.width, picture) for c in cells]
    return f.layout(f"Figures {count}", None, [*places, _source(f)], decorations, pictures)


def timeline(f: ArrangementFrame, count: int) -> Layout:
    """Events along the wire: one row of up to four, else two; the wire leaves and comes back."""
    b = f.body
    rows = 1 if count <= 4 else 2
    across = -(-count // rows)
    rise = min(4.0, f.caption)
    height = (b.height + rise - 10 * (rows - 1)) / rows
    size = f.sizes.body if rows == 1 else f.sizes.body - 2
    places: list[Placeholder] = []
    decorations = []
    for row in range(rows):
        y = b.y - rise + row * (height + 10) + 10
        left = b.x if row == 0 else min(0.0, b.x)
        right = b.right if row + 1 == rows else b.right + b.x
        decorations.append(Decoration("line", Rect(left, y, right - left, 0), "signal", 3))
        for cell in split(across, 22, Rect(b.x, y, b.width, height))[: count - row * across]:
            number = len(places) // 2 + 1
            decorations.append(Decoration("ring", Rect(cell.x, y - 8, 16, 16), "signal", 3))
            words = Rect(cell.x, y + 42, cell.width, height - 52)
            places += [
                f.text(f"Date {number}", Rect(cell.x, y + 13, cell.width, 28), size, "signal",
                       bold=True),
                f.text(f"Event {number}", words, size),
            ]  # fmt: skip
    return f.layout(f"Timeline {count}", None, places, decorations)


def picture_with_text(f: ArrangementFrame) -> Layout:
    """A picture at the left, words beside it."""
    b = f.body
    shown = Rect(b.x, b.y, b.width * 0.587, b.height - 6)
    words = Rect(shown.right + 30, b.y, b.right - shown.right - 30, b.height - 6)
    return f.layout(
        "Picture with text", "picTx",
        [Placeholder("Picture", "pic", shown, f.sizes.body), f.text("Text", words)],
        pictures=[shown],
    )  # fmt: skip


def wide_picture(f: ArrangementFrame) -> Layout:
    """A picture over the whole width, a caption below."""
    b = f.body
    shown = Rect(b.x, b.y, b.width, b.height - 72)
    words = Rect(b.x, shown.bottom + 12, b.width, 62)
    return f.layout(
        "Wide picture", None,
        [Placeholder("Picture", "pic", shown, f.sizes.body), f.text("Text", words)],
        pictures=[shown],
    )  # fmt: skip


def _caption(f: ArrangementFrame) -> Placeholder:
    b = f.body
    box = Rect(b.x, b.y - min(4.0, f.caption), b.width, 36)
    return f.text("Caption", box, colour="ink-soft")


def chart(f: ArrangementFrame) -> Layout:
    """A chart under a caption, its source below."""
    b = f.body
    box = Rect(b.x, b.y + 38, b.width, b.height - 38 - 32)
    middle = f.steps(f.sizes.body)[1]
    return f.layout(
        "Chart",
        "chart",
        [
            _caption(f),
            Placeholder("Chart", "chart", box, middle, steps=f.steps(middle)),
            _source(f),
        ],
    )


def table(f: ArrangementFrame) -> Layout:
    """A table under a caption."""
    b = f.body
    box = Rect(b.x, b.y + 46, b.width, b.height - 46)
    middle = f.steps(f.sizes.body)[1]
    place = Placeholder("Table", "tbl", box, middle, steps=(f.sizes.floor,))
    return f.layout("Table", "tbl", [_caption(f), place])


def question(f: ArrangementFrame, count: int) -> Layout:
    """Options as large panels with a letter each."""
    cells = grid(count, 2 if count == 4 else 1, 20, f.body)
    places: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        wide = min(84.0, cell.width * 0.2)
        letter = Rect(cell.x, cell.y, wide, cell.height)
        words = Rect(cell.x + wide + 20, cell.y + 8, cell.width - wide - 32, cell.height - 16)
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", letter, "primary"),
        ]
        places += [
            Placeholder(f"Letter {number}", "body", letter, 44.0, "on-primary", True, anchor="ctr",
                  align="ctr", steps=(36.0, 28.0)),
            f.text(f"Option {number}", words, f.sizes.lead + 4, anchor="ctr"),
        ]  # fmt: skip
    return f.layout(f"Quiz question {count}", None, places, decorations)


def answer(f: ArrangementFrame, count: int) -> Layout:
    """The options again, quiet, so that the right one can stand out; why in a line below."""
    b = f.body
    room = b.height * 0.6
    cells = grid(count, 2 if count == 4 else 1, 14, Rect(b.x, b.y, b.width, room))
    places: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        wide = min(84.0, cell.width * 0.2)
        decorations.append(Decoration("rect", cell, "tint"))
        words = Rect(cell.x + wide, cell.y, cell.width - wide, cell.height)
        places += [
            Placeholder(f"Letter {number}", "body", Rect(cell.x, cell.y, wide, cell.height), 36.0,
                  "ink-soft", True, anchor="ctr", align="ctr", steps=(28.0,)),
            f.text(f"Option {number}", words, colour="ink-soft", anchor="ctr", inset=16.0),
        ]  # fmt: skip
    top = b.y + room + 24
    why = Rect(b.x, top, b.width, b.bottom - top)
    places.append(f.text("Explanation", why, f.sizes.lead + 4))
    return f.layout(f"Quiz answer {count}", None, places, decorations)


def quote(f: ArrangementFrame) -> Layout:
    """Someone's words, large, beside a strong line."""
    b = f.body
    said = Rect(b.x + 28, b.y + 20, b.width - 56, b.height - 100)
    by = Rect(b.x + 28, said.bottom + 10, b.width - 56, 60)
    line = Rect(b.x, said.y, 5, by.bottom - said.y)
    return f.layout(
        "Quote", None,
        [f.text("Quote", said, f.sizes.lead + 4, "primary"), f.text("By", by, colour="ink-soft")],
        [Decoration("rect", line, "signal")],
    )  # fmt: skip


def resources(f: ArrangementFrame, count: int) -> Layout:
    """A row for each: its code on white, its name, what it offers."""
    b = f.body
    height = min(150.0, (b.height - 10 * (count - 1)) / count)
    code = min(height - 10, 120.0)
    places: list[Placeholder] = []
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
        places += [
            f.text(f"Name {number}", name, colour="primary", bold=True, anchor="ctr"),
            f.text(f"Offers {number}", offers, f.sizes.body - 2, anchor="ctr"),
        ]
    return f.layout(f"Resources {count}", None, places, decorations, pictures)


def agenda(f: ArrangementFrame, count: int) -> Layout:
    """The sections along the wire, each with its drawing in a disc and its name."""
    b = f.body
    across = count if count <= 4 else -(-count // 2)
    rows = -(-count // across)
    height = b.height / rows
    places: list[Placeholder] = []
    disc = min(112.0 if rows == 1 else 84.0, height * 0.55)
    decorations, pictures = [], []
    for row in range(rows):
        y = b.y + row * height + disc / 2 + (24 if rows == 1 else 4)
        left = b.x if row == 0 else min(0.0, b.x)
        right = b.right if row + 1 == rows else b.right + b.x
        decorations.append(Decoration("line", Rect(left, y, right - left, 0), "signal", 3))
        cells = split(across, 22, Rect(b.x, y, b.width, height))[: count - row * across]
        for cell in cells:
            number = len(places) + 1
            circle = Rect(cell.x, y - disc / 2, disc, disc)
            decorations.append(Decoration("disc", circle, "primary"))
            pictures.append(circle.inset(disc * 0.21, disc * 0.21, disc * 0.21, disc * 0.21))
            top = circle.bottom + 8
            bottom = b.y + (row + 1) * height
            words = Rect(cell.x, top, cell.width, bottom - top - 4)
            places.append(f.text(f"Part {number}", words, colour="primary", bold=True))
    return f.layout(f"Agenda {count}", None, places, decorations, pictures)


def sources(f: ArrangementFrame) -> Layout:
    """The list of sources."""
    return f.layout("Sources", None, [f.text("Body", f.body, f.sizes.floor + 2)])


def all_in(f: ArrangementFrame) -> list[Layout]:
    """Return every arrangement, in the order of the template."""
    return [
        content(f),
        content_with_picture(f),
        *(steps(f, count) for count in STEPS),
        columns(f, "Two columns", "twoObj", 2),
        columns(f, "Three columns", None, 3),
        *(cards(f, count) for count in (2, 3, 4, 6)),
        *(tiles(f, count) for count in (2, 3, 4)),
        big_figure(f),
        *(figures(f, count) for count in (2, 3)),
        *(timeline(f, count) for count in range(3, 9)),
        *(agenda(f, count) for count in range(2, 9)),
        picture_with_text(f),
        wide_picture(f),
        chart(f),
        table(f),
        *(question(f, count) for count in (2, 3, 4)),
        *(answer(f, count) for count in (2, 3, 4)),
        quote(f),
        *(resources(f, count) for count in (1, 2, 3)),
        sources(f),
    ]

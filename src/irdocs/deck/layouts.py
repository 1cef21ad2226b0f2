"""The layouts of our own template, as data: what stands where, how large, in which colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from irdocs.theme import SlideSizes
from irdocs.units import Rect

WIDTH, HEIGHT = 960.0, 540.0
"""A 16:9 slide of 13.333 by 7.5 inches, in pt."""

MARGIN = 54.0
LIVE = WIDTH - 2 * MARGIN
WIRE_Y = 120.0
"""Where the wire runs under every title."""
BODY_TOP, BODY_BOTTOM = 144.0, 488.0

MakeText = Callable[..., "Place"]
"""Makes a body placeholder from its name, box, size and colour."""

Kind = Literal["title", "ctrTitle", "subTitle", "body", "chart", "tbl", "pic"]
Anchor = Literal["t", "ctr", "b"]
Align = Literal["l", "ctr"]


@dataclass(frozen=True, slots=True)
class Place:
    """One placeholder: its name, kind and box in pt, and how its text looks by default."""

    name: str
    kind: Kind
    box: Rect
    size: float
    colour: str = "ink"
    bold: bool = False
    bullets: bool = False
    anchor: Anchor = "t"
    align: Align = "l"
    inset: float = 0.0
    """White space left and right of the text, inside the box, in pt."""
    steps: tuple[float, ...] = ()
    """Smaller sizes that may be taken, in order, when the text does not fit."""

    @property
    def sizes(self) -> tuple[float, ...]:
        return (self.size, *self.steps)


@dataclass(frozen=True, slots=True)
class Decoration:
    """A shape of the layout itself: a panel, a line, a dot; lengths in pt."""

    shape: Literal["rect", "roundRect", "line", "ellipse", "ring", "disc"]
    box: Rect
    colour: str
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout (ECMA-376, 19.3.1.39)."""

    name: str
    type: str | None
    places: tuple[Place, ...]
    decorations: tuple[Decoration, ...] = ()
    ground: str = "ground"
    footers: bool = True
    art: bool = False
    """Whether the cover drawing stands on it."""
    pictures: tuple[Rect, ...] = field(default=())
    """Boxes in pt for what is drawn on the slide itself, in order."""

    def place(self, name: str) -> Place:
        return next(place for place in self.places if place.name == name)

    def named(self, stem: str) -> tuple[Place, ...]:
        """Return the places called stem 1, stem 2, … in order."""
        return tuple(p for p in self.places if p.name.rpartition(" ")[0] == stem)

    @property
    def title(self) -> Place:
        return next(p for p in self.places if p.kind in ("title", "ctrTitle"))


_WIRE = (
    Decoration("line", Rect(MARGIN, WIRE_Y, WIDTH - MARGIN, 0), "signal", 3),
    Decoration("ellipse", Rect(MARGIN - 6, WIRE_Y - 6, 12, 12), "signal"),
)


def build(sizes: SlideSizes) -> dict[str, Layout]:
    """Return every layout by name, in the order of the template."""
    floor, body, lead = sizes.floor, sizes.body, sizes.lead
    middle = (body + floor) / 2 - 1  # 20 pt, the step between body and floor
    title = Place(
        "Title", "title", Rect(MARGIN, 16, LIVE, 94), sizes.heading, "primary", True,
        anchor="b", steps=(sizes.heading - 4, lead),
    )  # fmt: skip
    steps = (middle + 2, middle, floor)

    def text(
        name: str, box: Rect, size: float = body, colour: str = "ink", **more: object
    ) -> Place:
        smaller = tuple(s for s in (lead, body, *steps) if s < size)
        return Place(name, "body", box, size, colour, steps=smaller, **more)  # type: ignore[arg-type]

    source = text("Source", Rect(MARGIN, 462, LIVE, 28), floor, "ink-soft", anchor="b")
    whole = Rect(MARGIN, BODY_TOP, LIVE, BODY_BOTTOM - BODY_TOP)
    layouts = [
        _title(sizes),
        _section(sizes),
        Layout(
            "Title and content", "obj",
            (title, text("Body", whole, lead + 4, bullets=True)), _WIRE,
        ),
        Layout(
            "Content with picture", None,
            (
                title,
                text("Body", Rect(MARGIN, BODY_TOP, 540, BODY_BOTTOM - BODY_TOP), lead + 4,
                     bullets=True),
            ),
            (*_WIRE, Decoration("disc", Rect(WIDTH - MARGIN - 250, 186, 250, 250), "tint")),
            pictures=(Rect(WIDTH - MARGIN - 200, 236, 150, 150),),
        ),
        _columns("Two columns", "twoObj", 2, title, text),
        _columns("Three columns", None, 3, title, text),
        *(_cards(count, title, text) for count in (2, 3, 4, 6)),
        *(_tiles(count, title, text) for count in (2, 3, 4)),
        _big_figure(sizes, title, text, source),
        *(_figures(count, sizes, title, text, source) for count in (2, 3)),
        *(_timeline(count, title, text) for count in range(3, 9)),
        Layout(
            "Picture with text", "picTx",
            (
                title,
                Place("Picture", "pic", Rect(MARGIN, BODY_TOP, 500, 332), body),
                text("Text", Rect(584, BODY_TOP, WIDTH - MARGIN - 584, 332)),
            ),
            _WIRE, pictures=(Rect(MARGIN, BODY_TOP, 500, 332),),
        ),
        Layout(
            "Wide picture", None,
            (
                title,
                Place("Picture", "pic", Rect(MARGIN, BODY_TOP + 2, LIVE, 250), body),
                text("Text", Rect(MARGIN, 404, LIVE, 84)),
            ),
            _WIRE, pictures=(Rect(MARGIN, BODY_TOP + 2, LIVE, 250),),
        ),
        Layout(
            "Chart", "chart",
            (
                title,
                text("Caption", Rect(MARGIN, BODY_TOP - 4, LIVE, 36), body, "ink-soft"),
                Place("Chart", "chart", Rect(MARGIN, 184, LIVE, 270), middle),
                source,
            ),
            _WIRE,
        ),
        Layout(
            "Table", "tbl",
            (
                title,
                text("Caption", Rect(MARGIN, BODY_TOP - 4, LIVE, 36), body, "ink-soft"),
                Place("Table", "tbl", Rect(MARGIN, 198, LIVE, 290), middle),
            ),
            _WIRE,
        ),
        *(_question(count, title, text) for count in (2, 3, 4)),
        *(_answer(count, title, text) for count in (2, 3, 4)),
        _statement(sizes),
        Layout(
            "Quote", None,
            (
                title,
                text("Quote", Rect(MARGIN + 28, 170, LIVE - 56, 230), sizes.heading - 4, "primary"),
                text("By", Rect(MARGIN + 28, 414, LIVE - 56, 60), body, "ink-soft"),
            ),
            (*_WIRE, Decoration("rect", Rect(MARGIN, 170, 5, 300), "signal")),
        ),
        *(_resources(count, title, text) for count in (1, 2, 3)),
        Layout(
            "Sources", None,
            (title, text("Body", whole, floor + 2)), _WIRE,
        ),
        _closing(sizes),
    ]  # fmt: skip
    return {layout.name: layout for layout in layouts}


def _title(sizes: SlideSizes) -> Layout:
    return Layout(
        "Title slide", "title",
        (
            Place("Title", "ctrTitle", Rect(MARGIN, 150, 560, 120), sizes.display + 4,
                  "on-primary", True, anchor="b", steps=(sizes.display, sizes.heading)),
            Place("Subtitle", "subTitle", Rect(MARGIN, 296, 540, 84), sizes.lead, "on-primary",
                  steps=(sizes.body, sizes.floor)),
            Place("Audience", "body", Rect(MARGIN, 92, 540, 36), sizes.body - 4, "signal-bright",
                  True, anchor="b", steps=(sizes.floor,)),
            Place("Version", "body", Rect(MARGIN, 446, 540, 56), sizes.floor, "on-primary-soft",
                  anchor="b"),
        ),
        (Decoration("line", Rect(0, 283, 200, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(194, 277, 12, 12), "signal-bright")),
        ground="primary", footers=False, art=True,
    )  # fmt: skip


def _section(sizes: SlideSizes) -> Layout:
    return Layout(
        "Section header", "secHead",
        (
            Place("Title", "title", Rect(MARGIN, 80, 530, 172), sizes.display + 10, "on-primary",
                  True, anchor="b", steps=(sizes.display, sizes.heading)),
            Place("Lead", "body", Rect(MARGIN, 296, 530, 190), sizes.lead, "on-primary",
                  steps=(sizes.body, 20.0, sizes.floor)),
        ),
        (Decoration("line", Rect(0, 270, 610, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(MARGIN - 8, 262, 16, 16), "signal-bright"),
         Decoration("disc", Rect(610, 120, 300, 300), "vessel")),
        ground="primary", pictures=(Rect(670, 180, 180, 180),),
    )  # fmt: skip


def _closing(sizes: SlideSizes) -> Layout:
    return Layout(
        "Closing", None,
        (
            Place("Title", "title", Rect(MARGIN, 60, 640, 150), sizes.display, "on-primary", True,
                  anchor="b", steps=(sizes.heading, sizes.lead)),
            Place("Text", "body", Rect(MARGIN, 254, 700, 240), sizes.floor + 2, "on-primary-soft",
                  steps=(sizes.floor,)),
        ),
        (Decoration("line", Rect(MARGIN, 227, WIDTH - MARGIN, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(MARGIN - 8, 219, 16, 16), "signal-bright")),
        ground="primary", footers=False,
    )  # fmt: skip


def _statement(sizes: SlideSizes) -> Layout:
    return Layout(
        "Statement", None,
        (
            Place("Title", "title", Rect(MARGIN, 16, LIVE, 94), sizes.heading, "signal-bright",
                  True, anchor="b", steps=(sizes.heading - 4, sizes.lead)),
            Place("Text", "body", Rect(MARGIN, BODY_TOP + 12, 600, 316), sizes.heading - 4,
                  "on-primary", anchor="ctr", steps=(sizes.lead, sizes.body, 20.0, sizes.floor)),
        ),
        (Decoration("line", Rect(MARGIN, WIRE_Y, WIDTH - MARGIN, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(MARGIN - 6, WIRE_Y - 6, 12, 12), "signal-bright")),
        ground="primary", pictures=(Rect(700, 200, 190, 240),),
    )  # fmt: skip


def _split(count: int, gap: float, box: Rect) -> list[Rect]:
    width = (box.width - gap * (count - 1)) / count
    return [Rect(box.x + n * (width + gap), box.y, width, box.height) for n in range(count)]


def _columns(name: str, kind: str | None, count: int, title: Place, text: MakeText) -> Layout:
    boxes = _split(count, 30, Rect(MARGIN, BODY_TOP, LIVE, BODY_BOTTOM - BODY_TOP))
    places = [text(f"Column {n}", box, 24.0, bullets=True) for n, box in enumerate(boxes, 1)]
    return Layout(name, kind, (title, *places), _WIRE)


ACCENTS = ("primary", "teal", "plum", "signal")


def _cards(count: int, title: Place, text: MakeText) -> Layout:
    """Cards: an accent edge, room for an icon, a heading and a text."""
    rows = 1 if count <= 3 else 2
    across = count // rows
    gap = 18.0
    height = (BODY_BOTTOM - BODY_TOP - gap * (rows - 1)) / rows
    cells = [
        cell
        for row in range(rows)
        for cell in _split(across, gap, Rect(MARGIN, BODY_TOP + row * (height + gap), LIVE, height))
    ]
    beside = rows == 2
    places: list[Place] = [title]
    decorations = list(_WIRE)
    pictures = []
    for number, cell in enumerate(cells, start=1):
        accent = ACCENTS[(number - 1) % len(ACCENTS)]
        icon = 62.0 if across == 2 or not beside else 44.0
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, 5, cell.height), accent),
        ]
        if beside:
            left = cell.x + 22 + icon + 16
            top = cell.y + 14
            pictures.append(Rect(cell.x + 22, cell.y + 18, icon, icon))
        else:
            left, top = cell.x + 24, cell.y + 24 + icon + 14
            pictures.append(Rect(left, cell.y + 24, icon, icon))
        width = cell.right - left - 14
        heading = Rect(left, top, width, 32)
        words = Rect(left, top + 36, width, cell.bottom - top - 36 - 8)
        places += [
            text(f"Card title {number}", heading, 24.0, accent, bold=True),
            text(f"Card text {number}", words, 24.0),
        ]
    return Layout(
        f"Cards {count}", None, tuple(places), tuple(decorations), pictures=tuple(pictures)
    )


def _tiles(count: int, title: Place, text: MakeText) -> Layout:
    """Cards of a heading alone: a large icon above a few large words."""
    cells = _split(count, 24, Rect(MARGIN, BODY_TOP + 12, LIVE, 300))
    places = [title]
    decorations = list(_WIRE)
    for number, cell in enumerate(cells, start=1):
        decorations.append(Decoration("rect", cell, "tint"))
        words = Rect(cell.x + 12, cell.y + 172, cell.width - 24, 116)
        places.append(text(f"Tile {number}", words, 28.0, "primary", bold=True, align="ctr"))
    pictures = tuple(Rect(c.x + c.width / 2 - 60, c.y + 30, 120, 120) for c in cells)
    return Layout(f"Tiles {count}", None, tuple(places), tuple(decorations), pictures=pictures)


def _big_figure(sizes: SlideSizes, title: Place, text: MakeText, source: Place) -> Layout:
    return Layout(
        "Big figure", None,
        (
            title,
            Place("Figure 1", "body", Rect(MARGIN, 168, 380, 120), sizes.figure, "signal", True,
                  anchor="ctr", steps=(64.0, 48.0)),
            text("Label 1", Rect(MARGIN, 306, LIVE, 140), sizes.lead),
            source,
        ),
        _WIRE, pictures=(Rect(450, 180, WIDTH - MARGIN - 450, 100),),
    )  # fmt: skip


def _figures(count: int, sizes: SlideSizes, title: Place, text: MakeText, source: Place) -> Layout:
    cells = _split(count, 48, Rect(MARGIN, BODY_TOP, LIVE, 300))
    places = [title]
    size = sizes.figure if count == 2 else 54.0
    decorations = list(_WIRE)
    for number, cell in enumerate(cells, start=1):
        places += [
            Place(f"Figure {number}", "body", Rect(cell.x, cell.y - 4, cell.width, 112), size,
                  "signal", True, anchor="b", steps=(66.0, 48.0, 36.0)),
            text(f"Label {number}", Rect(cell.x, cell.y + 178, cell.width, 132)),
        ]  # fmt: skip
        if number > 1:
            x = cell.x - 24
            decorations.append(Decoration("line", Rect(x, cell.y + 8, 0, 288), "rule", 1))
    places.append(source)
    pictures = tuple(Rect(c.x, c.y + 112, c.width, 54) for c in cells)
    return Layout(f"Figures {count}", None, tuple(places), tuple(decorations), pictures=pictures)


def _timeline(count: int, title: Place, text: MakeText) -> Layout:
    """Events along the wire: one row of up to four, else two; the wire leaves and comes back."""
    rows = 1 if count <= 4 else 2
    across = -(-count // rows)
    height = 316.0 if rows == 1 else 158.0
    places = [title]
    decorations = []
    for row in range(rows):
        y = BODY_TOP + 20 + row * (height + 10)
        left, right = (MARGIN if row == 0 else 0), (WIDTH if row + 1 < rows else WIDTH - MARGIN)
        decorations.append(Decoration("line", Rect(left, y, right - left, 0), "signal", 3))
        cells = _split(across, 22, Rect(MARGIN, y, LIVE, height))
        for cell in cells[: count - row * across]:
            number = len(places) // 2 + 1
            decorations.append(Decoration("ring", Rect(cell.x, y - 8, 16, 16), "signal", 3))
            places += [
                text(f"Date {number}", Rect(cell.x, y + 13, cell.width, 28), 22.0, "signal",
                     bold=True),
                text(f"Event {number}", Rect(cell.x, y + 42, cell.width, height - 42), 22.0),
            ]  # fmt: skip
    return Layout(f"Timeline {count}", None, tuple(places), tuple(decorations))


def _question(count: int, title: Place, text: MakeText) -> Layout:
    gap = 20.0
    rows = 2 if count == 4 else count
    height = (BODY_BOTTOM - BODY_TOP - gap * (rows - 1)) / rows
    cells = [
        cell
        for row in range(rows)
        for cell in _split(
            count // rows, gap, Rect(MARGIN, BODY_TOP + row * (height + gap), LIVE, height)
        )
    ]
    places = [title]
    decorations = list(_WIRE)
    for number, cell in enumerate(cells, start=1):
        accent = ACCENTS[number - 1]
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, 84, cell.height), accent),
        ]
        letter = Rect(cell.x, cell.y, 84, cell.height)
        words = Rect(cell.x + 104, cell.y + 8, cell.width - 116, cell.height - 16)
        places += [
            Place(f"Letter {number}", "body", letter, 44.0, "on-primary", True, anchor="ctr",
                  align="ctr"),
            text(f"Option {number}", words, 28.0, anchor="ctr"),
        ]  # fmt: skip
    return Layout(f"Quiz question {count}", None, tuple(places), tuple(decorations))


def _answer(count: int, title: Place, text: MakeText) -> Layout:
    """The options again, quiet, so that the right one can stand out; why in a line below."""
    gap = 14.0
    rows = 2 if count == 4 else count
    room = 204.0
    height = (room - gap * (rows - 1)) / rows
    cells = [
        cell
        for row in range(rows)
        for cell in _split(
            count // rows, 20.0, Rect(MARGIN, BODY_TOP + row * (height + gap), LIVE, height)
        )
    ]
    places = [title]
    decorations = list(_WIRE)
    for number, cell in enumerate(cells, start=1):
        decorations.append(Decoration("rect", cell, "tint"))
        letter = Rect(cell.x, cell.y, 84, cell.height)
        words = Rect(cell.x + 84, cell.y, cell.width - 84, cell.height)
        places += [
            Place(f"Letter {number}", "body", letter, 36.0, "ink-soft", True, anchor="ctr",
                  align="ctr"),
            text(f"Option {number}", words, 24.0, "ink-soft", anchor="ctr", inset=16.0),
        ]  # fmt: skip
    top = BODY_TOP + room + 24
    places.append(text("Explanation", Rect(MARGIN, top, LIVE, BODY_BOTTOM - top), 28.0))
    return Layout(f"Quiz answer {count}", None, tuple(places), tuple(decorations))


def _resources(count: int, title: Place, text: MakeText) -> Layout:
    """A row for each: its code on white, its name, what it offers."""
    places = [title]
    decorations = list(_WIRE)
    pictures = []
    for number in range(1, count + 1):
        y = BODY_TOP + (number - 1) * 116
        row = Rect(MARGIN, y, LIVE, 106)
        decorations += [
            Decoration("rect", row, "tint"),
            Decoration("rect", Rect(MARGIN, y, 5, row.height), ACCENTS[number - 1]),
            Decoration("rect", Rect(MARGIN + 15, y + 5, 96, 96), "ground"),
        ]
        pictures.append(Rect(MARGIN + 15, y + 5, 96, 96))
        left = MARGIN + 128
        places += [
            text(f"Name {number}", Rect(left, y + 8, 290, 90), 24.0, "primary", bold=True,
                 anchor="ctr"),
            text(f"Offers {number}", Rect(left + 300, y + 4, LIVE - 128 - 314, 98), 22.0,
                 anchor="ctr"),
        ]  # fmt: skip
    return Layout(
        f"Resources {count}", None, tuple(places), tuple(decorations), pictures=tuple(pictures)
    )

"""The room below a slide's title in which arrangements are made, and how it is divided.

An arrangement (see `arrangements`) knows nothing of the template it is for; all that it needs to
know of one is in an `ArrangementFrame`. `split` and `grid` divide a box into equal cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.deck.layout import Anchor, Decoration, Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, PlaceholderName
from irdocs.frozen import frozen
from irdocs.theme.sizes import SlideSizes
from irdocs.units import Rect

GAP = 18.0
"""Gap between cards, in pt."""
ROW_GAP = 10.0
"""Gap between rows over the whole width, in pt."""
NARROW = 760.0
"""In a body narrower than this, in pt, the two texts beside a QR code stand one below the other,
and a large figure may become smaller."""


@frozen
class ArrangementFrame:
    """The title of a layout, the room below it, and the sizes and colours to be used there."""

    title: Placeholder
    body: Rect
    """The room below the title, in pt from the slide's top left corner."""
    sizes: SlideSizes
    accents: tuple[str, ...]
    """Colour roles that tell things of one kind apart, in order of use."""
    look: tuple[Decoration, ...] = ()
    """Decorations of every layout of our own template: the wire; none in a user's template."""
    runs_off: bool = True
    """Whether a line that joins things in several rows runs on over the edges of the slide."""
    line: float | None = None
    """The height of a line that runs below every title, in pt from the top; None for no line."""
    caption: float = 0.0
    """How far above the body box, towards the title, a caption may begin, in pt."""

    def text(
        self,
        name: PlaceholderName,
        box: Rect,
        size: float | None = None,
        colour: str = "ink",
        *,
        bold: bool = False,
        bullets: bool = False,
        anchor: Anchor = "t",
        centred: bool = False,
        inset: float = 0.0,
        grows: bool = False,
        is_message: bool = False,
    ) -> Placeholder:
        """Return a text placeholder that may shrink, step by step, to the smallest legible size.

        `size`, in pt, is its first size, by default that of body text; `inset` is in pt too. Text
        that `grows` may be larger than that, as long as there is little of it; the message of a
        whole slide (`is_message`) may be larger still.
        """
        first = size or self.sizes.body
        return Placeholder(
            name, "body", box, first, colour, bold, bullets, anchor,
            "ctr" if centred else "l", inset, self.steps(first),
            larger=self.larger(first, is_message=is_message) if grows or is_message else (),
            is_message=is_message,
        )  # fmt: skip

    def larger(self, size: float, *, is_message: bool = False) -> tuple[float, ...]:
        """Return the type sizes above `size` that little text may have, in pt, largest first."""
        lead, heading, display = self.sizes.lead, self.sizes.heading, self.sizes.display
        known = {self.sizes.body, lead, lead + 4, heading}
        most = heading
        if is_message:
            known |= {(heading + display) / 2, display}
            most = display
        return tuple(step for step in sorted(known, reverse=True) if size < step <= most)

    def steps(self, size: float) -> tuple[float, ...]:
        """Return the type sizes below `size` that text may shrink to, largest first, in pt."""
        floor, body, lead = self.sizes.floor, self.sizes.body, self.sizes.lead
        between = floor + (body - floor) / 3
        known = {lead + 4, lead, body, between + 2, between, floor}
        return tuple(step for step in sorted(known, reverse=True) if step < size)

    @property
    def label_size(self) -> float:
        """The size of text in charts and tables, in pt: two steps below that of body text."""
        return [self.sizes.body, *self.steps(self.sizes.body)][:3][-1]

    def layout(
        self,
        key: LayoutKey,
        kind: str | None,
        placeholders: Sequence[Placeholder],
        decorations: Sequence[Decoration] = (),
        pictures: Sequence[Rect] = (),
        *,
        ground: str = "ground",
    ) -> Layout:
        """Return a layout: the title, then `placeholders`.

        `kind` is its type in the file (ECMA-376, 19.7.15, such as "obj"), None for one that
        PowerPoint has no name for. `pictures` are boxes for what is drawn on the slide itself.
        """
        return Layout(
            key, kind, (self.title, *placeholders), (*self.look, *decorations), ground,
            pictures=tuple(pictures), room=self.body,
        )  # fmt: skip

    def accent(self, number: int) -> str:
        """Return the colour role of one of several things, counted from 0; roles repeat in turn."""
        return self.accents[number % len(self.accents)]


def split(count: int, gap: float, box: Rect) -> list[Rect]:
    """Return the cells of a box divided into `count` columns of one width, `gap` pt apart."""
    width = (box.width - gap * (count - 1)) / count
    return [
        Rect(box.x + number * (width + gap), box.y, width, box.height) for number in range(count)
    ]


def grid(count: int, across: int, gap: float, box: Rect) -> list[Rect]:
    """Return `count` cells of a box divided into rows of `across` cells, `gap` pt apart.

    The cells come in reading order; the last row may have empty places at its end.
    """
    rows = -(-count // across)
    height = (box.height - gap * (rows - 1)) / rows
    cells = [
        cell
        for row in range(rows)
        for cell in split(across, gap, Rect(box.x, box.y + row * (height + gap), box.width, height))
    ]
    return cells[:count]


def bands(count: int, body: Rect) -> list[Rect]:
    """Return the boxes of rows that fill a body, the first at its top."""
    height = (body.height - ROW_GAP * (count - 1)) / count
    return [
        Rect(body.x, body.y + number * (height + ROW_GAP), body.width, height)
        for number in range(count)
    ]


def beside_disc(body: Rect, size: float) -> tuple[Rect, Rect, Rect]:
    """Return a disc at the right of a body, the box of a drawing in it, and the box left for text.

    `size` is the diameter in pt. The drawing takes three fifths of it, as much as fits a circle.
    """
    disc = Rect(body.right - size, body.y + (body.height - size) / 2, size, size)
    drawing = disc.inset(size * 0.2, size * 0.2, size * 0.2, size * 0.2)
    return disc, drawing, Rect(body.x, body.y, body.width - size - 36, body.height)

"""What every arrangement is made within: the room below a title, and how it is parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from irdocs.deck.layout import Anchor, Decoration, Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, PlaceholderName
from irdocs.theme import SlideSizes
from irdocs.units import Rect


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

    @property
    def label_size(self) -> float:
        """The size of words in charts and tables, in pt: two steps below that of body text."""
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
        """Return a layout with the title first."""
        return Layout(
            key, kind, (self.title, *placeholders), (*self.look, *decorations), ground,
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

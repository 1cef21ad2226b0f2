"""What a layout is: named places for text, charts, tables and pictures, and what is drawn round."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from irdocs.deck.layout_names import LayoutKey, PlaceholderName, Stem
from irdocs.deck.paragraph_metrics import OWN_SPACING, ParagraphSpacing
from irdocs.units import Rect

Kind = Literal["title", "ctrTitle", "subTitle", "body", "obj", "chart", "tbl", "pic"]
Anchor = Literal["t", "ctr", "b"]
Align = Literal["l", "ctr", "r"]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: its name, kind and box in pt, and how its text looks by default."""

    name: PlaceholderName
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
    index: int | None = None
    """What ties a slide's placeholder to the layout's (ECMA-376, 19.3.1.36, idx)."""
    inset_down: float = 0.0
    """White space above and below the text, inside the box, in pt."""
    spacing: ParagraphSpacing = OWN_SPACING
    capitals: bool = False
    """Whether the template shows the text in capitals, which are wider."""
    unbulleted: bool = False
    """Whether the template has bullets here, which our words do without."""
    explicit: bool = False
    """Whether each run says its size, as deeper levels of a template have other sizes."""

    @property
    def sizes(self) -> tuple[float, ...]:
        return (self.size, *self.steps)

    @property
    def is_title(self) -> bool:
        return self.kind in ("title", "ctrTitle")


@dataclass(frozen=True, slots=True)
class Decoration:
    """A shape of the layout itself: a panel, a line, a dot; lengths in pt."""

    shape: Literal["rect", "roundRect", "line", "ellipse", "ring", "disc"]
    box: Rect
    colour: str
    width: float = 0.0
    is_look: bool = False
    """Whether it belongs to our own look, and is left out of a user's template."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout (ECMA-376, 19.3.1.39)."""

    key: LayoutKey
    type: str | None
    placeholders: tuple[Placeholder, ...]
    decorations: tuple[Decoration, ...] = ()
    ground: str = "ground"
    footers: bool = True
    art: bool = False
    """Whether the cover drawing stands on it."""
    pictures: tuple[Rect, ...] = field(default=())
    """Boxes in pt for what is drawn on the slide itself, in order."""
    room: Rect | None = None
    """The part of the slide in pt that the layout may fill below its title."""

    @property
    def name(self) -> str:
        """Its name in the file."""
        return self.key.name

    def placeholder(self, name: PlaceholderName) -> Placeholder:
        """Return the placeholder of a name. Raises KeyError if the layout has none."""
        for placeholder in self.placeholders:
            if placeholder.name == name:
                return placeholder
        raise KeyError(f"the layout {self.name!r} has no placeholder {str(name)!r}")

    def single(self, stem: Stem) -> Placeholder:
        """Return the placeholder that stands alone under a name."""
        return self.placeholder(stem.single)

    def has(self, stem: Stem) -> bool:
        """Whether the layout has a placeholder that stands alone under a name."""
        return any(placeholder.name == stem.single for placeholder in self.placeholders)

    def all_of(self, stem: Stem) -> tuple[Placeholder, ...]:
        """Return the placeholders that are numbered under one stem, in order."""
        return tuple(p for p in self.placeholders if p.name.stem is stem and p.name.number)

    @property
    def title(self) -> Placeholder:
        return next(p for p in self.placeholders if p.is_title)

    @property
    def is_dark(self) -> bool:
        return self.ground == "primary"


FIRST_INDEX = 13
"""The idx of a layout's first placeholder after its title; those below are the footers'."""


def numbered(layout: Layout, first: int = FIRST_INDEX) -> Layout:
    """Return a layout whose places have an idx each, counted from `first`, the title none."""
    others = [placeholder for placeholder in layout.placeholders if not placeholder.is_title]
    numbers = {placeholder.name: first + n for n, placeholder in enumerate(others)}
    placeholders = tuple(
        replace(placeholder, index=numbers.get(placeholder.name))
        for placeholder in layout.placeholders
    )
    return replace(layout, placeholders=placeholders)

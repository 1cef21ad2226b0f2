"""The description of a slide layout: placeholders, decorations and boxes for pictures.

A layout is described once, here as data, and used twice: `plan` measures content against its
boxes, and the template is written from it (`template.layout_parts`). Lengths are in pt, from the
top left corner of the slide; colours are roles of the theme.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from irdocs.deck.layout_names import LayoutKey, PlaceholderName, Stem
from irdocs.deck.paragraph_metrics import OWN_SPACING, ParagraphSpacing
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.units import Rect

Kind = Literal["title", "ctrTitle", "subTitle", "body", "obj", "chart", "tbl", "pic"]
"""A type of placeholder (ECMA-376, 19.7.10)."""
Anchor = Literal["t", "ctr", "b"]
"""How text is aligned vertically in its box: top, centre, bottom."""
Align = Literal["l", "ctr", "r"]


@frozen
class Placeholder:
    """One placeholder: its name, kind and box in pt, and how its text looks by default."""

    name: PlaceholderName
    kind: Kind
    box: Rect
    size: float
    """The type size in pt that the layout gives the text."""
    colour: str = "ink"
    bold: bool = False
    bullets: bool = False
    anchor: Anchor = "t"
    align: Align = "l"
    inset: float = 0.0
    """White space left and right of the text, inside the box, in pt."""
    steps: tuple[float, ...] = ()
    """Smaller type sizes in pt, largest first, to choose from if the text does not fit."""
    larger: tuple[float, ...] = ()
    """Larger type sizes in pt, largest first, for text that would leave much of its room blank."""
    is_message: bool = False
    """Whether it is what the whole slide says, and may be larger than the slide's title."""
    index: int | None = None
    """The number that ties a slide's placeholder to the layout's (ECMA-376, 19.3.1.36, idx)."""
    inset_down: float = 0.0
    """White space above and below the text, inside the box, in pt."""
    spacing: ParagraphSpacing = OWN_SPACING
    capitals: bool = False
    """Whether the template shows the text in capitals, which are wider."""
    spread: float = 0.0
    """What the template adds between letters, as a share of the smallest type size."""
    unbulleted: bool = False
    """Whether the template has bullets here that our text must switch off."""
    explicit: bool = False
    """Whether each run states its size, because the template's deeper levels have other sizes."""

    def __hash__(self) -> int:
        # Enough to tell nearly all apart, in a third of the time of all of it.
        return hash((self.name, self.box, self.size))

    @property
    def sizes(self) -> tuple[float, ...]:
        """The type sizes that text may have however much it is, in pt, largest first."""
        return (self.size, *self.steps)

    @property
    def all_sizes(self) -> tuple[float, ...]:
        """The same, preceded by those that little text may have as well."""
        return (*self.larger, *self.sizes)

    @property
    def stands_alone(self) -> bool:
        """Whether it is for a number or a letter alone, which is as high in any script."""
        return self.name.stem in (Stem.FIGURE, Stem.PHONE, Stem.NUMBER, Stem.LETTER)

    @property
    def is_title(self) -> bool:
        """Whether it is a title, which has the theme's major typeface."""
        return self.kind in ("title", "ctrTitle")


@frozen
class Decoration:
    """A shape that belongs to the layout: a panel, a line or a dot.

    A "disc" is a filled circle behind a drawing or number, a "ring" an outlined one.
    """

    shape: Literal["rect", "roundRect", "line", "ellipse", "ring", "disc"]
    box: Rect
    colour: str
    width: float = 0.0
    """Of a line or a ring's outline, in pt."""
    is_look: bool = False
    """Whether it belongs to our own look, and is left out of a user's template."""


@frozen
class LogoRoom:
    """Where the logos of the document may stand on slides of a layout."""

    box: Rect
    """In pt."""
    ground: Colour | None = None
    """The colour there; None for that of the layout's ground."""
    is_unsure: bool = False
    """Whether it is not known what is behind the box, as on a picture."""


@frozen
class Layout:
    """A named layout (ECMA-376, 19.3.1.39)."""

    key: LayoutKey
    type: str | None
    """Its type in the file (ECMA-376, 19.7.15); None for one that PowerPoint has no name for."""
    placeholders: tuple[Placeholder, ...]
    decorations: tuple[Decoration, ...] = ()
    ground: str = "ground"
    """The colour role of the background."""
    footers: bool = True
    art: bool = False
    """Whether it shows the cover drawing."""
    pictures: tuple[Rect, ...] = field(default=())
    """Boxes in pt for pictures that are drawn on the slide and fill no placeholder, in order."""
    room: Rect | None = None
    """The part of the slide in pt that the layout may fill below its title."""
    logos: LogoRoom | None = None
    """Where logos may stand; None for nowhere."""

    def __hash__(self) -> int:
        # Slides are remembered by what they show, of which their layout is the largest part.
        return hash(self.key)

    @property
    def name(self) -> str:
        """The name of the layout in the file."""
        return self.key.name

    def placeholder(self, name: PlaceholderName) -> Placeholder:
        """Return the placeholder with a name. Raises KeyError if the layout has none."""
        for placeholder in self.placeholders:
            if placeholder.name == name:
                return placeholder
        raise KeyError(f"the layout {self.name!r} has no placeholder {str(name)!r}")

    def single(self, stem: Stem) -> Placeholder:
        """Return the placeholder of a stem that has only one. Raises KeyError if there is none."""
        return self.placeholder(stem.single)

    def has(self, stem: Stem) -> bool:
        """Whether the layout has a single, not numbered, placeholder of a stem."""
        return any(placeholder.name == stem.single for placeholder in self.placeholders)

    def all_of(self, stem: Stem) -> tuple[Placeholder, ...]:
        """Return the numbered placeholders of a stem, in order."""
        return tuple(
            placeholder
            for placeholder in self.placeholders
            if placeholder.name.stem is stem and placeholder.name.number
        )

    @property
    def title(self) -> Placeholder:
        """The placeholder of the title, which every layout has."""
        return next(placeholder for placeholder in self.placeholders if placeholder.is_title)

    @property
    def is_dark(self) -> bool:
        """Whether its background is the dark primary colour, which needs light text."""
        return self.ground == "primary"


FIRST_INDEX = 13
"""The idx of a layout's first placeholder after its title; 10 to 12 are the footers'."""


def numbered(layout: Layout, first: int = FIRST_INDEX) -> Layout:
    """Return a layout whose placeholders but the title have an idx each, counted from `first`."""
    others = [placeholder for placeholder in layout.placeholders if not placeholder.is_title]
    indices = {placeholder.name: first + offset for offset, placeholder in enumerate(others)}
    placeholders = tuple(
        replace(placeholder, index=indices.get(placeholder.name))
        for placeholder in layout.placeholders
    )
    return replace(layout, placeholders=placeholders)

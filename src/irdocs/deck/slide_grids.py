"""Where things stand on slides of our own that are not told by the layouts' content: the grids.

All lengths are in pt from the top left corner of the slide. A `SlideGrid` holds those that differ
between slides of 16:9 and of 4:3: the latter are as high and narrower, so columns and pictures
become narrower, and type stays as large.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from irdocs.content.about import Aspect
from irdocs.frozen import frozen, replace
from irdocs.units import Rect, Size

HEIGHT = 540.0
"""The height in pt of our own slides, unless they are enlarged."""
BLEED = 24.0
"""How far the cover drawing extends beyond the right edge of the slide, in pt."""


@frozen
class TitleGrid:
    """Where things stand on such a slide; all lengths are in pt."""

    logos: Rect
    """On the closing slide they stand there too."""
    audience: Rect
    """Whom the talk is for, above the title."""
    title: Rect
    wire: float
    """The height of the line below the title, from the top."""
    subtitle: Rect
    authors: Rect
    occasion: Rect
    """The event at which the talk is given."""
    version: Rect
    photograph: Rect


WIDE_TITLES = TitleGrid(
    logos=Rect(54, 24, 520, 36), audience=Rect(54, 66, 540, 46), title=Rect(54, 112, 540, 134),
    wire=260, subtitle=Rect(54, 272, 500, 66), authors=Rect(54, 342, 520, 86),
    occasion=Rect(54, 430, 520, 56), version=Rect(54, 488, 500, 28),
    photograph=Rect(632, 0, 328, 540),
)  # fmt: skip
"""On slides of 16:9."""
NARROW_TITLES = TitleGrid(
    logos=Rect(42, 24, 380, 36), audience=Rect(42, 66, 400, 46), title=Rect(42, 112, 400, 136),
    wire=262, subtitle=Rect(42, 274, 360, 68), authors=Rect(42, 344, 360, 82),
    occasion=Rect(42, 428, 360, 58), version=Rect(42, 488, 360, 28),
    photograph=Rect(480, 0, 240, 540),
)  # fmt: skip
"""On slides of 4:3."""


_Grid = TypeVar("_Grid", "SlideGrid", TitleGrid)


def _enlarged(grid: _Grid, factor: float) -> _Grid:
    """Return a grid with its boxes and lengths larger by a factor."""
    changed: dict[str, Any] = {}
    for field in fields(grid):
        value = getattr(grid, field.name)
        if isinstance(value, Rect):
            changed[field.name] = value.scaled(factor)
        elif isinstance(value, float | int):
            changed[field.name] = value * factor
    return replace(grid, **changed)


@frozen
class SlideGrid:
    """Where things stand on our own slides of one aspect ratio; all lengths are in pt."""

    size: Size
    margin: float
    """White space at the left and right edge of a slide."""
    opening: Rect
    """The title of the title slide."""
    audience: Rect
    """Whom the talk is for, above that title."""
    subtitle: Rect
    """The subtitle below that title."""
    version: Rect
    """The version at the foot of the title slide."""
    section: Rect
    """The title of a section's opener."""
    section_disc: Rect
    """The disc on a section's opener, for its drawing or number."""
    section_picture: Rect
    """The side of a section's opener that a photograph fills."""
    closing: Rect
    """The title of the closing slide."""
    closing_wire: float
    """The height of the line below that title, from the top."""
    closing_text: Rect
    """The small print of the closing slide."""
    statement_width: float
    """The width of a large statement."""
    statement_disc: Rect
    """The disc beside it."""
    statement_icon: float
    """The size of the drawing in that disc."""
    art_width: float
    """The greatest width of what a cover drawing paints, on the title and the closing slide."""
    picture_band: float
    """The width of the band beside a full picture."""
    titles: TitleGrid
    """Where things stand on a title slide that says more than a title."""
    title_steps: tuple[float, ...] = ()
    """Further, smaller sizes of titles, where lines are short."""
    code: str | None = None
    """The name of the size in the file, if it has one (ECMA-376, 19.7.18)."""

    @property
    def scale(self) -> float:
        """How much larger it is than a grid of `GRIDS`."""
        return self.size.height / HEIGHT

    def enlarged(self, factor: float) -> SlideGrid:
        """Return the grid of slides that are larger by a factor."""
        size = Size(self.size.width * factor, self.size.height * factor)
        return replace(
            _enlarged(self, factor), size=size, titles=_enlarged(self.titles, factor), code=None
        )

    @property
    def live(self) -> float:
        """The width between the margins."""
        return self.size.width - 2 * self.margin

    @property
    def body(self) -> Rect:
        """The room below a title."""
        return Rect(self.margin, 144.0 * self.scale, self.live, 344.0 * self.scale)

    @property
    def footers(self) -> Mapping[str, Rect]:
        """The boxes of date, footer and slide number, by the types of their placeholders."""
        width, margin = self.size.width, self.margin
        top, high = 502 * self.scale, 22 * self.scale
        return {
            "dt": Rect(width - margin - 260 * self.scale, top, 190 * self.scale, high),
            "ftr": Rect(margin, top, width / 2 - 40 * self.scale, high),
            "sldNum": Rect(width - margin - 60 * self.scale, top, 60 * self.scale, high),
        }

    def art_box(self, ratio: float, reach: float = 0.0) -> Rect:
        """Return the box of a cover drawing whose width is `ratio` times its height.

        It stands on the lower edge of the slide, is as tall as the slide unless it would become
        too wide, and extends BLEED beyond the right edge, which cuts it off. `reach` is how far
        the drawing paints beyond the left of its box, as a part of its width.
        """
        width = min(self.size.height * ratio, self.art_width / (1 + reach))
        height = width / ratio
        return Rect(self.size.width - width + BLEED, self.size.height - height, width, height)


GRIDS: Mapping[Aspect, SlideGrid] = {
    "16:9": SlideGrid(
        Size(960.0, 540.0), margin=54.0,
        opening=Rect(54.0, 128, 560, 142), audience=Rect(54.0, 36, 540, 64),
        subtitle=Rect(54.0, 300, 500, 90), version=Rect(54.0, 446, 500, 56),
        section=Rect(54.0, 80, 530, 172), section_disc=Rect(610, 120, 300, 300),
        section_picture=Rect(580, 0, 380, 540),
        closing=Rect(54.0, 60, 452, 198), closing_wire=274,
        closing_text=Rect(54.0, 296, 440, 206),
        statement_width=600, statement_disc=Rect(672, 176, 236, 236), statement_icon=140,
        art_width=498.0, picture_band=300, titles=WIDE_TITLES,
    ),
    "4:3": SlideGrid(
        Size(720.0, 540.0), margin=42.0,
        opening=Rect(42.0, 110, 400, 160), audience=Rect(42.0, 36, 400, 64),
        subtitle=Rect(42.0, 300, 360, 118), version=Rect(42.0, 434, 360, 68),
        section=Rect(42.0, 80, 400, 172), section_disc=Rect(462, 162, 216, 216),
        section_picture=Rect(440, 0, 280, 540),
        closing=Rect(42.0, 60, 400, 140), closing_wire=216,
        closing_text=Rect(42.0, 234, 330, 278),
        statement_width=420, statement_disc=Rect(494, 224, 184, 184), statement_icon=110,
        art_width=336.0, picture_band=252, titles=NARROW_TITLES,
        title_steps=(24.0, 22.0), code="screen4x3",
    ),
}  # fmt: skip
"""The grid of each aspect ratio: slides of 13.333 by 7.5 and of 10 by 7.5 inches."""


def grid_of(size: Size) -> SlideGrid:
    """Return the grid of our own slides of a size. Raises StopIteration if there is none."""
    factor = size.height / HEIGHT
    found = next(grid for grid in GRIDS.values() if grid.size.width * factor == size.width)
    return found if found.size == size else found.enlarged(factor)

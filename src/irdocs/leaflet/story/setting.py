"""The setting in which all content of the leaflet is set: styles, column width, citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.compose import ParagraphSetter
from irdocs.leaflet.economy import USUAL, Economy
from irdocs.leaflet.format_file import GUTTER
from irdocs.leaflet.styles import CitationMark
from irdocs.locale import Locale
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Owner, Tag
from irdocs.units import mm

GAP = 9.0
"""Space between blocks, in pt at a scale of 1."""
SMALL_GAP = 4.5
"""Space between the parts of a block, in pt at a scale of 1."""


CODE = 24.0
"""The width of QR codes, in mm at a scale of 1."""
LARGE_PRINT = 18.0
"""A format whose least type is so large, in pt, is for readers who need large pictures as well."""
MOST_OF_FEW = 0.4
"""The greatest height of few things that are rather not parted, as a part of that of the panel with
the most room."""


@frozen
class ColumnSetting:
    """The styles and the column in which blocks are set; lengths in pt."""

    setter: ParagraphSetter
    width: float
    """The width of the column."""
    locale: Locale
    citations: Mapping[str, CitationMark]
    """The citation mark of each source, by the source's id, in the order of their numbers."""
    format_name: str = ""
    """For messages."""
    tail: float = 0.0
    """The height below a timeline in which its wire leaves for the next panel."""
    height: float = 1000.0
    """The height of the text on the panel that has the least."""
    greatest_height: float = 1000.0
    """The height of the text on the panel that has the most."""
    figure_width: float = 0.0
    """The width of the leaflet's widest figure; pictures beside figures line up behind it."""
    economy: Economy = USUAL
    """How tightly all is set."""
    text_columns: int = 1
    """How many columns a panel has; `width` is that of all together."""

    own_page: float = 0.0
    """The height in pt of a page that is added for a picture where the words in it would be too
    small elsewhere; 0 in formats that add none."""
    added: float = 0.0
    """How much higher in pt than usual a chart is made, as its panel has room to spare; less than 0
    for a picture that is made lower, as its panel has no room for it."""
    added_within: tuple[tuple[str, float], ...] = ()
    """The same for charts and pictures within a block, by their ids."""
    above: float = 0.0
    """The height in pt of what must stand above a block on the same page."""
    has_texts_beside: bool = False
    """Whether texts stand beside a picture with a place, and its caption so below it."""
    is_on_paper: bool = True
    """Whether that is where it is set; a web page takes over neither places nor sizes."""

    @property
    def is_large_print(self) -> bool:
        """Whether it is for readers with low vision."""
        return self.setter.styles.least >= LARGE_PRINT

    @property
    def values(self) -> tuple[object, ...]:
        """All that what is set depends on: all of it but where findings go."""
        others = (getattr(self, one.name) for one in fields(self) if one.name != "setter")
        return (self.setter.styles, *others)

    def picture_owner(self, parent: Tag, alt: str | None) -> Owner:
        """Return the element of a picture with an alternative text. One without is an artifact on
        paper; a web page consists of elements, so there it is one that says nothing."""
        if not alt and self.is_on_paper:
            return LAYOUT
        return Tag("Figure", parent, alt=alt or "")

    @property
    def column_pitch(self) -> float:
        """The distance in pt from one column of a panel to the next."""
        return (self.width + self.mm(GUTTER)) / self.text_columns

    @property
    def in_column(self) -> ColumnSetting:
        """The setting for what stands in one of the columns of a panel."""
        return replace(self, width=self.column_pitch - self.mm(GUTTER), text_columns=1)

    @property
    def code_width(self) -> float:
        """The width of a QR code in pt."""
        return self.mm(CODE) * self.economy.codes

    def pt(self, length: float) -> float:
        """Return a length given in pt at a scale of 1, in pt at the format's scale."""
        return length * self.setter.styles.scale

    def mm(self, length: float) -> float:
        """Return a length given in mm at a scale of 1, in pt at the format's scale."""
        return mm(length) * self.setter.styles.scale

    @property
    def gap(self) -> float:
        """The space between blocks, in pt at the format's scale."""
        return self.pt(GAP) * self.economy.spaces

    @property
    def small_gap(self) -> float:
        """The space between the parts of a block, in pt at the format's scale."""
        return self.pt(SMALL_GAP) * self.economy.spaces

    def below(self, boxes: Sequence[Box]) -> ColumnSetting:
        """Return the same setting for what must stand on one page with boxes above it."""
        height = sum(box.space_before + box.height for box in boxes)
        return replace(self, above=self.above + height)

    def narrower(self, width: float) -> ColumnSetting:
        """Return the same setting for a column of `width` pt."""
        return replace(self, width=width)

    def columns(self, count: int, least: float, gap: float) -> tuple[int, float]:
        """Return the number of columns for `count` things, and the width of a column in pt.

        A column is at least `least` pt wide, with `gap` pt between columns. The number is the
        greatest that fits and leaves no thing alone in the last row; otherwise it is 1.
        """
        max_columns = min(count, max(1, int((self.width + gap) // (least + gap))))
        count = next((columns for columns in range(max_columns, 1, -1) if count % columns != 1), 1)
        return count, (self.width - gap * (count - 1)) / count


@frozen(eq=False)
class TaggedSetting:
    """A setting, and the element that what is set in it belongs to: all that it depends on."""

    setting: ColumnSetting
    root: Tag

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, TaggedSetting)
            and self.root is other.root
            # Mostly these differ, and that is soon told.
            and self.setting.setter.styles is other.setting.setter.styles
            and self.setting.width == other.setting.width
            and self.setting.values == other.setting.values
        )


__all__ = ["GAP", "GUTTER", "SMALL_GAP", "ColumnSetting", "TaggedSetting"]

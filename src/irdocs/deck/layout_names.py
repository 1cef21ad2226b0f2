"""The closed sets of layouts and placeholders, and the name of each in the file.

Layouts are addressed by `LayoutKey` and placeholders by `PlaceholderName`, never by a composed
string, so that a wrong one is found by the type checker or when the key is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Literal, NamedTuple

from irdocs.content.status import StatusKind
from irdocs.frozen import frozen, replace


class LayoutKind(Enum):
    """The kinds of layouts; each value is the name that PowerPoint shows."""

    TITLE_SLIDE = "Title slide"
    CREDITED_TITLE = "Title slide with authors"
    PHOTO_TITLE = "Title slide with photograph"
    SECTION_HEADER = "Section header"
    CONTENT = "Title and content"
    CONTENT_WITH_PICTURE = "Content with picture"
    STEPS = "Steps"
    TWO_COLUMNS = "Two columns"
    THREE_COLUMNS = "Three columns"
    COMPARISON = "Comparison"
    CARDS = "Cards"
    TILES = "Tiles"
    BIG_FIGURE = "Big figure"
    FIGURES = "Figures"
    TIMELINE = "Timeline"
    AGENDA = "Agenda"
    PICTURE_WITH_TEXT = "Picture with text"
    WIDE_PICTURE = "Wide picture"
    VIDEO = "Video"
    CHART = "Chart"
    TABLE = "Table"
    QUIZ_QUESTION = "Quiz question"
    QUIZ_ANSWER = "Quiz answer"
    QUOTE = "Quote"
    RESOURCES = "Resources"
    SOURCES = "Sources"
    STATEMENT = "Statement"
    CLOSING = "Closing"
    TITLE_ONLY = "Title only"
    PICTURES = "Pictures"
    FULL_PICTURE = "Full picture"
    FULL_PICTURE_BESIDE = "Full picture beside title"
    EMERGENCY = "Emergency"
    WARNING = "Warning"
    INFORMATION = "Information"
    SUCCESS = "Success"
    NOTED_TABLE = "Table with notes"
    PICTURE_SECTION = "Section header with picture"
    PICTURE_CARDS = "Cards with pictures"
    PICTURE_TILES = "Tiles with pictures"
    TALL_CHART = "Chart without caption"
    ROWS = "Rows"
    NAMED_ROWS = "Rows with names"
    FIGURE_ROWS = "Figures in rows"
    LEAD_FIGURE = "Figure with others"
    TIMELINE_ROWS = "Timeline in rows"
    PANELS = "Columns in panels"
    QUIZ_CASE = "Quiz question with case"


CountedKind = Literal[
    LayoutKind.STEPS,
    LayoutKind.COMPARISON,
    LayoutKind.PICTURES,
    LayoutKind.CARDS,
    LayoutKind.TILES,
    LayoutKind.FIGURES,
    LayoutKind.TIMELINE,
    LayoutKind.AGENDA,
    LayoutKind.QUIZ_QUESTION,
    LayoutKind.QUIZ_ANSWER,
    LayoutKind.RESOURCES,
    LayoutKind.NOTED_TABLE,
    LayoutKind.PICTURE_CARDS,
    LayoutKind.PICTURE_TILES,
    LayoutKind.ROWS,
    LayoutKind.NAMED_ROWS,
    LayoutKind.FIGURE_ROWS,
    LayoutKind.LEAD_FIGURE,
    LayoutKind.TIMELINE_ROWS,
    LayoutKind.PANELS,
    LayoutKind.QUIZ_CASE,
]
"""The kinds that have several layouts, each for another number of things."""

COUNTS: Mapping[LayoutKind, tuple[int, ...]] = {
    LayoutKind.STEPS: (2, 3, 4, 5, 6),
    LayoutKind.COMPARISON: (2, 3),
    LayoutKind.PICTURES: (2, 3, 4, 6),
    LayoutKind.CARDS: (2, 3, 4, 6),
    LayoutKind.TILES: (2, 3, 4),
    LayoutKind.FIGURES: (2, 3),
    LayoutKind.TIMELINE: (2, 3, 4, 5, 6, 7, 8),
    LayoutKind.AGENDA: (2, 3, 4, 5, 6, 7, 8),
    LayoutKind.QUIZ_QUESTION: (2, 3, 4),
    LayoutKind.QUIZ_ANSWER: (2, 3, 4),
    LayoutKind.RESOURCES: (1, 2, 3),
    LayoutKind.NOTED_TABLE: (1, 2, 3),
    LayoutKind.PICTURE_CARDS: (1, 2, 3, 4),
    LayoutKind.PICTURE_TILES: (1, 2, 3, 4),
    LayoutKind.ROWS: (2, 3, 4, 5, 6),
    LayoutKind.NAMED_ROWS: (2, 3, 4, 5, 6),
    LayoutKind.FIGURE_ROWS: (2, 3),
    LayoutKind.LEAD_FIGURE: (2, 3, 4),
    LayoutKind.TIMELINE_ROWS: (2, 3, 4, 5),
    LayoutKind.PANELS: (2, 3),
    LayoutKind.QUIZ_CASE: (2, 3, 4),
}
"""The numbers of things for which each counted kind has a layout, ascending."""
_UNCOUNTED = (0,)
"""The counts of a kind that is not counted; see `LayoutKey.count`."""


STATUS_LAYOUTS: Mapping[StatusKind, LayoutKind] = {
    "emergency": LayoutKind.EMERGENCY,
    "warning": LayoutKind.WARNING,
    "information": LayoutKind.INFORMATION,
    "success": LayoutKind.SUCCESS,
}
"""The kind of layout for each kind of callout."""
BARE = frozenset(
    {
        LayoutKind.CARDS,
        LayoutKind.TILES,
        LayoutKind.BIG_FIGURE,
        LayoutKind.FIGURES,
        LayoutKind.STATEMENT,
        LayoutKind.NAMED_ROWS,
        LayoutKind.FIGURE_ROWS,
        LayoutKind.LEAD_FIGURE,
    }
)
"""The kinds of layouts with places for icons or drawn figures that have a form without, too."""
ON_DEMAND = frozenset(
    {
        LayoutKind.COMPARISON,
        LayoutKind.TITLE_ONLY,
        LayoutKind.VIDEO,
        LayoutKind.PICTURES,
        LayoutKind.FULL_PICTURE,
        LayoutKind.FULL_PICTURE_BESIDE,
        LayoutKind.NOTED_TABLE,
        LayoutKind.PICTURE_SECTION,
        LayoutKind.PICTURE_CARDS,
        LayoutKind.PICTURE_TILES,
        LayoutKind.TALL_CHART,
        LayoutKind.ROWS,
        LayoutKind.NAMED_ROWS,
        LayoutKind.FIGURE_ROWS,
        LayoutKind.LEAD_FIGURE,
        LayoutKind.TIMELINE_ROWS,
        LayoutKind.PANELS,
        LayoutKind.QUIZ_CASE,
        *STATUS_LAYOUTS.values(),
    }
)
"""The kinds that a deck has only if its slides need them, as it has forms without icons."""
LARGE_TITLES = frozenset(
    {
        LayoutKind.TITLE_SLIDE,
        LayoutKind.CREDITED_TITLE,
        LayoutKind.PHOTO_TITLE,
        LayoutKind.SECTION_HEADER,
        LayoutKind.PICTURE_SECTION,
        LayoutKind.CLOSING,
    }
)
"""The kinds whose title is the largest thing on the slide."""
TITLES = frozenset({LayoutKind.CREDITED_TITLE, LayoutKind.PHOTO_TITLE})
"""The same of our own template alone: a user's has a title slide of its own."""


@frozen
class LayoutKey:
    """The key of one layout. Raises ValueError if there is no such layout."""

    kind: LayoutKind
    count: int = 0
    """The number of things it has placeholders for, or of lines; 0 for a kind without either."""
    room: int = 0
    """Which of a design's sets of layouts it belongs to: 0 is the first, each has more room than
    the one before. A slide whose text has no room in one of them takes the next."""
    bare: bool = False
    """Whether it is the form without places for icons."""
    phone: bool = False
    """Whether it has a place for a telephone number."""

    def __post_init__(self) -> None:
        if self.count not in COUNTS.get(self.kind, _UNCOUNTED):
            raise ValueError(f"there is no layout {self.kind.value!r} for {self.count} things")
        if self.bare and self.kind not in BARE:
            raise ValueError(f"the layout {self.kind.value!r} has no form without icons")
        if self.phone and self.kind not in STATUS_LAYOUTS.values():
            raise ValueError(f"the layout {self.kind.value!r} has no place for a telephone number")

    @property
    def name(self) -> str:
        """The name of the layout in the file (ECMA-376, 19.3.1.16, name)."""
        counted = f"{self.kind.value} {self.count}" if self.count else self.kind.value
        roomy = "" if not self.room else ", roomy" if self.room == 1 else f", roomy {self.room}"
        named = counted + roomy + " without icons" * self.bare
        return named + " with telephone" * self.phone

    @property
    def is_on_demand(self) -> bool:
        """Whether a deck has the layout only if its slides need it."""
        return self.bare or self.kind in ON_DEMAND or self.kind in TITLES

    @property
    def without_icons(self) -> LayoutKey:
        """The key of the form without places for icons."""
        return replace(self, bare=True)

    def in_room(self, room: int) -> LayoutKey:
        """Return the key of the same layout in another set of a design."""
        return replace(self, room=room)


ALL_KEYS = tuple(
    LayoutKey(kind, count)
    for kind in LayoutKind
    for count in COUNTS.get(kind, _UNCOUNTED)
    if kind not in ON_DEMAND and kind not in TITLES
)
"""The layouts that every deck of ours has, in the order in which the template lists them."""
EXTRA_KEYS = (
    *(key.without_icons for key in ALL_KEYS if key.kind in BARE),
    *(LayoutKey(kind, count, phone=phone, bare=bare)
      for kind in LayoutKind if kind in ON_DEMAND
      for bare in ((False, True) if kind in BARE else (False,))
      for count in COUNTS.get(kind, _UNCOUNTED)
      for phone in ((False, True) if kind in STATUS_LAYOUTS.values() else (False,))),
)  # fmt: skip
"""The layouts that are added to a template for decks that need them."""
TITLE_KEYS = tuple(LayoutKey(kind) for kind in LayoutKind if kind in TITLES)
"""The same of our own template alone."""


def holding(kind: CountedKind, count: int) -> LayoutKey:
    """Return the smallest layout of a kind for at least `count` things.

    Raises ValueError if the kind has no layout for that many.
    """
    counts = COUNTS[kind]
    return LayoutKey(kind, next((capacity for capacity in counts if capacity >= count), count))


class Stem(Enum):
    """The names of placeholders, without the number that tells several of one layout apart."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    AUDIENCE = "Audience"
    AUTHORS = "Authors"
    OCCASION = "Occasion"
    VERSION = "Version"
    LEAD = "Lead"
    BODY = "Body"
    TEXT = "Text"
    HEADING = "Heading"
    COLUMN = "Column"
    NUMBER = "Number"
    STEP = "Step"
    CARD_TITLE = "Card title"
    CARD_TEXT = "Card text"
    TILE = "Tile"
    FIGURE = "Figure"
    LABEL = "Label"
    SOURCE = "Source"
    DATE = "Date"
    EVENT = "Event"
    PART = "Part"
    PICTURE = "Picture"
    CAPTION = "Caption"
    CHART = "Chart"
    TABLE = "Table"
    LETTER = "Letter"
    OPTION = "Option"
    EXPLANATION = "Explanation"
    QUOTE = "Quote"
    BY = "By"
    NAME = "Name"
    OFFERS = "Offers"
    STATUS = "Status"
    PHONE = "Phone"
    ROW = "Row"
    NOTE = "Note"
    BOX = "Box"
    """For text that is measured like a placeholder's, but is in none."""

    @property
    def single(self) -> PlaceholderName:
        """The name of the only placeholder of this stem on its layout."""
        return PlaceholderName(self)

    def numbered(self, number: int) -> PlaceholderName:
        """Return the name of one of several placeholders of this stem, counted from 1."""
        return PlaceholderName(self, number)


class PlaceholderName(NamedTuple):
    """The name of a placeholder, unique on its layout; `str` gives its name in the file."""

    stem: Stem
    number: int = 0
    """Which of several of the same stem, counted from 1; 0 if there is only one."""

    def __str__(self) -> str:
        return f"{self.stem.value} {self.number}" if self.number else self.stem.value

"""Text of one style, as it goes into a paragraph and comes out of it: fragments and line runs."""

from __future__ import annotations

from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.typeset.metrics import Font

SHIFTED = 0.66
"""The size of superscripts and subscripts as a part of the text's size; PowerPoint's is fixed."""
RAISED, LOWERED = 0.33, 0.16
"""How far superscripts stand above the baseline and subscripts below it, as a part of the text's
size: so far that neither reaches into the next line."""


@frozen
class RunStyle:
    """How a run of text looks: its face, its size in pt and its colour."""

    font: Font
    size: float
    colour: Colour
    rise: float = 0.0
    """How far it stands above the baseline, in pt; below it if negative (superscripts)."""

    @property
    def raised(self) -> RunStyle:
        """The style of a superscript within a text of this style."""
        return replace(self, size=self.size * SHIFTED, rise=self.rise + self.size * RAISED)

    @property
    def lowered(self) -> RunStyle:
        """The style of a subscript within a text of this style."""
        return replace(self, size=self.size * SHIFTED, rise=self.rise - self.size * LOWERED)

    def width(self, text: str) -> float:
        """Return the width of a text on one line, in pt."""
        return self.font.width(text, self.size)

    def word_width(self, word: str) -> float:
        """Return the same as `width`, remembered, for a word, which is likely to occur again."""
        return self.font.word_width(word, self.size)


@frozen
class LinkTarget:
    """Where a link leads: an address, or # and an id; and the whole text of the link."""

    url: str
    text: str


@frozen
class Fragment:
    """A text of one style, which may be a link or in another language than the document."""

    text: str
    style: RunStyle
    link: LinkTarget | None = None
    language: str | None = None
    """A BCP 47 tag; None for the document's language."""
    whole: bool = False
    """Whether lines break at its spaces only, not at hyphens and slashes, as in an identifier."""
    is_code: bool = False
    """Whether it is words of a program or a file."""

    def saying(self, text: str) -> Fragment:
        """Return the same with another text; `replace` takes thrice the time."""
        return Fragment(text, self.style, self.link, self.language, self.whole, self.is_code)

    def looks_like(self, other: Fragment) -> bool:
        """Whether both may be drawn as one run."""
        return (
            self.style == other.style and self.link == other.link
            and self.language == other.language and self.is_code == other.is_code
        )  # fmt: skip


@frozen
class LineRun:
    """A part of a fragment on one line that has one direction.

    `fragment` is a copy whose text is that part. `x` is the distance in pt of its near edge from
    the line's start, which is at the right in a document from right to left.
    """

    fragment: Fragment
    x: float
    width: float
    right_to_left: bool = False

    @property
    def text(self) -> str:
        """The text of the run."""
        return self.fragment.text


@frozen
class Line:
    """One line of text; `width` in pt. Its runs are in the order in which they are read.

    A space at which the line was broken stays at the end of the last run's text, so that copied
    and spoken text keeps its words apart; it does not count in the line's width.
    """

    runs: tuple[LineRun, ...]
    width: float

    @property
    def text(self) -> str:
        """The text of the line, with the space at which it was broken."""
        return "".join(run.text for run in self.runs)

    def moved(self, dx: float) -> Line:
        """Return the line moved by `dx` pt away from the start."""
        return Line(tuple(replace(run, x=run.x + dx) for run in self.runs), self.width)

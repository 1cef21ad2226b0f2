"""Distances within placeholders: between lines, before paragraphs, and of indents.

Our slide master asks for lines at 100 % and 35 % of a line before each paragraph. What that is in
pt is decided by the program that shows the deck: PowerPoint takes the height of a line from the
typeface (for Arial 1.15 times the size), others round it or substitute another typeface. Fitting
therefore counts a little more than is drawn (`COUNTED`), so that text that fits by our measure
fits in every program. Handouts, which draw slides themselves, draw what PowerPoint does (`DRAWN`).
"""

from __future__ import annotations

from dataclasses import field

from irdocs.frozen import frozen

BEFORE_IN_MASTER = 0.35
"""Space before each paragraph, as a share of a line, as our slide master states it."""
BASELINE = 0.93
"""The distance from the top of a line to its baseline in Arial, as a multiple of the size."""

BULLET_INDENT = 22.0
"""The hanging indent of a bullet at each level, in pt, as our slide master states it."""
NUMBER_INDENT = 2 * BULLET_INDENT
"""The hanging indent of a number, in pt: wide enough for "10."."""
LEVELS = 5
"""The levels of lists that our layouts define, all of one type size: slides state that of deeper
ones, which depends on the smallest that there is room for."""
NESTED = 0.88
"""The type size of points within points, as a share of that of the points that they belong to."""

CELL_ACROSS, CELL_DOWN = 7.2, 3.6
"""A table cell's margins left and right, above and below, in pt (ECMA-376, 21.1.3.17)."""


@frozen
class LineMetrics:
    """Distances between lines, as multiples of the type size."""

    pitch: float
    """From baseline to baseline."""
    before: float
    """Above each paragraph but the first."""


DRAWN = LineMetrics(1.15, 0.4)
"""As PowerPoint sets Arial by our master."""
COUNTED = LineMetrics(1.22, 0.45)
"""As fitting counts it."""


@frozen
class ParagraphSpacing:
    """A placeholder's distances, as fitting counts them; by default those of our own template."""

    pitch: float = COUNTED.pitch
    """Line pitch as a multiple of the size."""
    before: float = COUNTED.before
    """Space above each paragraph but the first, as a multiple of the size."""
    before_points: float = 0.0
    """Space above each paragraph but the first in pt, added to the multiple."""
    indents: tuple[float, ...] = field(
        default=tuple(BULLET_INDENT * level for level in range(1, LEVELS + 1))
    )
    """How far from the edge the text of a bulleted paragraph begins at each level, in pt."""

    def indent(self, level: int) -> float:
        """Return how far from the edge, in pt, the text of a bulleted paragraph begins.

        `level` counts from 0; -1, the level of what a top-level list belongs to, is at the edge.
        """
        return self.indents[min(level, len(self.indents) - 1)] if level >= 0 else 0.0

    def drawn(self) -> ParagraphSpacing:
        """Return these distances as PowerPoint draws them, without the reserve for fitting."""
        share = DRAWN.pitch / COUNTED.pitch
        before = DRAWN.before if self.before == COUNTED.before else self.before * share
        return ParagraphSpacing(self.pitch * share, before, self.before_points, self.indents)


OWN_SPACING = ParagraphSpacing()
"""The distances of our own template."""


@frozen
class ParagraphIndent:
    """Where a paragraph's text begins, and how far before it its bullet or number stands."""

    start: float
    """From the edge of the placeholder to the text, in pt."""
    hanging: float
    """From the bullet or number to the text, in pt; 0 for a paragraph that has neither."""

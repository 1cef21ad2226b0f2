"""How paragraphs stand in placeholders: the distances that are written, measured and drawn.

Our master says: lines at 100 % and 35 % of a line before each paragraph. What that makes in pt is
decided by the program that shows the deck: PowerPoint takes a line's height from the typeface
(Arial: 1.15 times the size), and others round it, or put another typeface in. Fitting therefore
counts a little more than is drawn (`COUNTED`), so that text that fits by our measure fits in every
program; handouts draw what PowerPoint draws (`DRAWN`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

BEFORE_IN_MASTER = 0.35
"""Space before each paragraph but the first, as a part of a line; what our master says."""
BASELINE = 0.93
"""From the top of a line to its baseline, as a multiple of the size, in Arial."""

BULLET_INDENT = 22.0
"""The hanging indent of a bullet at each level, in pt; what our master says."""
NUMBER_INDENT = 2 * BULLET_INDENT
"""The hanging indent of a number, in pt: what "10." needs."""
LEVELS = 5
"""How many levels of a list have a look; all of one size, so that lists fit as measured."""

CELL_ACROSS, CELL_DOWN = 7.2, 3.6
"""A table cell's margins left and right, above and below, in pt (ECMA-376, 21.1.3.17)."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ParagraphSpacing:
    """How a placeholder sets lines apart, as fitting counts it; in a user's template as that
    says."""

    pitch: float = COUNTED.pitch
    """Line pitch as a multiple of the size."""
    before: float = COUNTED.before
    """Space above each paragraph but the first, as a multiple of the size."""
    before_points: float = 0.0
    """The same, in pt, beside the multiple."""
    indents: tuple[float, ...] = field(
        default=tuple(BULLET_INDENT * level for level in range(1, LEVELS + 1))
    )
    """Where the words of each level begin, in pt, when it has a bullet."""

    def indent(self, level: int) -> float:
        """Return where a bulleted paragraph's words begin, in pt; a level above that of the
        placeholder's own list begins at its edge."""
        return self.indents[min(level, len(self.indents) - 1)] if level >= 0 else 0.0

    def drawn(self) -> ParagraphSpacing:
        """Return the spacing as PowerPoint draws it."""
        share = DRAWN.pitch / COUNTED.pitch
        before = DRAWN.before if self.before == COUNTED.before else self.before * share
        return ParagraphSpacing(self.pitch * share, before, self.before_points, self.indents)


OWN_SPACING = ParagraphSpacing()


@dataclass(frozen=True, slots=True)
class ParagraphIndent:
    """Where a paragraph's words begin, and how far before them its bullet or number stands."""

    start: float
    hanging: float
    """In pt, like `start`; 0 for a paragraph without a bullet or number."""

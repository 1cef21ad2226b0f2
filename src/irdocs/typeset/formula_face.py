"""A formula within a line, measured as a word is: a face whose only sign is the formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from irdocs.frozen import frozen
from irdocs.mathematics import Formula
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Line

if TYPE_CHECKING:
    from irdocs.mathematics.drawings import FormulaDrawing


@frozen(eq=False, slots=False)
class FormulaFace(Font):
    """The face of one formula: whatever text is measured in it, it is as wide as its drawing.

    Lines can then be broken round a formula as round any other word. It has no file; what draws a
    line paints `formula` where the text would stand.
    """

    formula: Formula | None = None
    least: float = 0.0
    """The least width that is measured, in em: that of the text that some programs show instead."""

    @classmethod
    def of(cls, formula: Formula, least: float = 0.0) -> FormulaFace:
        """Return the face of a formula."""
        height, depth = formula.drawing.height, formula.drawing.depth
        return cls("", None, {}, height, depth, is_formula=True, formula=formula, least=least)

    @property
    def drawing(self) -> FormulaDrawing:
        """What is painted."""
        assert self.formula is not None
        return self.formula.drawing

    def width(self, text: str, size: float) -> float:
        """Return the width of the formula at a type size, in pt; 0 for an empty text."""
        return max(self.drawing.width, self.least) * size if text else 0.0

    def word_width(self, word: str, size: float) -> float:
        """Return the same."""
        return self.width(word, size)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return nothing: a formula was drawn with all its signs."""
        return ()


def overhang(line: Line, above: float, below: float) -> tuple[float, float]:
    """Return how far formulas of a line reach beyond its room above and below its baseline, in pt.

    Both are 0 for a line without formulas, or with formulas no taller than its text.
    """
    faces = [
        (run.fragment.style, run.fragment.style.font)
        for run in line.runs
        if isinstance(run.fragment.style.font, FormulaFace)
    ]
    if not faces:
        return 0.0, 0.0
    tops = [face.ascent * style.size + style.rise for style, face in faces]
    bottoms = [face.descent * style.size - style.rise for style, face in faces]
    return max([0.0, *(top - above for top in tops)]), max([0.0, *(b - below for b in bottoms)])

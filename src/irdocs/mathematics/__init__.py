"""Formulas: LaTeX in; a drawing, MathML and a line of plain text out, all from one tree.

The tree (`expressions`) is what was understood. Office's mathematics is made of it in
`ooxml/office_math.py`, and the words that a listener hears in `locale/spoken_formulas.py`. Most
documents have no formula, so the parts are imported where a formula is read or shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from irdocs.frozen import frozen
from irdocs.mathematics.faults import FormulaError, MathNotInstalledError

if TYPE_CHECKING:
    from irdocs.mathematics.drawings import FormulaDrawing
    from irdocs.mathematics.expressions import Expression


@frozen
class Formula:
    """A formula that was read without fault."""

    latex: str
    """Its source."""
    display: bool
    """Whether it is set by itself, in full size; otherwise it is part of a line."""
    tree: Expression
    drawing: FormulaDrawing

    @classmethod
    def empty(cls) -> Formula:
        """Return a formula in which nothing stands."""
        from irdocs.mathematics.drawings import FormulaDrawing
        from irdocs.mathematics.expressions import ExpressionRow

        return cls("", True, ExpressionRow(()), FormulaDrawing((), 0.0, 0.0, 0.0))

    @property
    def mathml(self) -> str:
        """The formula as MathML Core."""
        from irdocs.mathematics.mathml import mathml

        return mathml(self.tree, display=self.display)

    @property
    def text(self) -> str:
        """The formula as one line of plain text."""
        from irdocs.mathematics.plain_text import plain_text

        return plain_text(self.tree)

    @property
    def signs(self) -> str:
        """The signs of the formula in reading order, without spaces."""
        from irdocs.mathematics.plain_text import sign_sequence

        return sign_sequence(self.tree)


def read(latex: str, *, display: bool) -> Formula:
    """Return a formula in LaTeX, read and drawn.

    Raises FormulaError for a fault of the source, with its place, and MathNotInstalledError where
    the extra `math` is not installed.
    """
    from irdocs.mathematics.reading import read_formula

    tree, drawing = read_formula(latex, display=display)
    return Formula(latex, display, tree, drawing)


__all__ = ["Formula", "FormulaError", "MathNotInstalledError", "read"]

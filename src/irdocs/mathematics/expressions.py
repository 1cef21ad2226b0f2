"""A formula as a tree: what stands in it, not how it looks.

Every form of a formula is made of this one tree (MathML, Office's mathematics, words, a line of
plain text), so that no two of them can say different things. The set of nodes is closed.
"""

from __future__ import annotations

from typing import Literal

from irdocs.frozen import frozen

Face = Literal[
    "upright", "bold", "bold-italic", "double-struck", "calligraphic", "fraktur", "sans-serif",
    "monospace",
]  # fmt: skip
"""A style of letters that is not the usual one; the usual one is italic."""
TableShape = Literal["matrix", "cases", "aligned", "stack"]
"""What a table means: a grid, alternatives, equations aligned at a sign, or lines."""


@frozen
class ExpressionRow:
    """Expressions side by side; none for an empty group."""

    children: tuple[Expression, ...]


@frozen
class Identifier:
    """A variable: a letter, set italic where no other face is said."""

    name: str
    face: Face | None = None


@frozen
class Numeral:
    """A number as it is written."""

    digits: str


@frozen
class OperatorSign:
    """An operator, relation, bracket or mark of punctuation."""

    sign: str


@frozen
class Words:
    r"""Upright words within a formula, as \\text sets them."""

    text: str


@frozen
class FunctionName:
    """A named function, such as sin or lim, set upright."""

    name: str
    limits: bool = False
    """Whether what belongs to it stands below it when a formula is set by itself."""


@frozen
class UnitSymbol:
    """A unit of measurement by its sign, and by the English names of prefix and unit."""

    sign: str
    name: str
    prefix: str


@frozen
class Gap:
    """Empty space; `width` is in em and may be negative."""

    width: float


@frozen
class Fraction:
    """One expression over another; without a rule, as in a binomial, where `has_rule` is false."""

    above: Expression
    below: Expression
    has_rule: bool = True


@frozen
class Root:
    """A square root, or the root of a degree."""

    radicand: Expression
    degree: Expression | None


@frozen
class Scripts:
    """An expression with a subscript, a superscript or both."""

    base: Expression
    lowered: Expression | None
    raised: Expression | None


@frozen
class LargeSign:
    """A sum, product, integral or the like, which grows when a formula is set by itself."""

    sign: str
    limits: bool
    """Whether its bounds stand above and below it when a formula is set by itself."""


@frozen
class Fenced:
    """Expressions between brackets that are as tall as these; a bracket may be empty."""

    opening: str
    closing: str
    parts: tuple[Expression, ...]
    separators: tuple[str, ...] = ()
    """The signs between the parts, one fewer than these."""


@frozen
class AccentedExpression:
    """An expression below an accent, which is a combining character."""

    base: Expression
    accent: str


@frozen
class Barred:
    """An expression with a rule above or below it."""

    base: Expression
    is_above: bool


@frozen
class Braced:
    """An expression with a horizontal brace above or below it, and what that says."""

    base: Expression
    is_above: bool
    label: Expression | None


@frozen
class Stacked:
    """An expression with smaller ones above or below it."""

    base: Expression
    above: Expression | None
    below: Expression | None


@frozen
class LabelledArrow:
    """An arrow as long as what stands above or below it."""

    sign: str
    above: Expression | None
    below: Expression | None


@frozen
class ExpressionTable:
    """Expressions in rows and columns."""

    rows: tuple[tuple[Expression, ...], ...]
    shape: TableShape


Expression = (
    ExpressionRow
    | Identifier
    | Numeral
    | OperatorSign
    | Words
    | FunctionName
    | UnitSymbol
    | Gap
    | Fraction
    | Root
    | Scripts
    | LargeSign
    | Fenced
    | AccentedExpression
    | Barred
    | Braced
    | Stacked
    | LabelledArrow
    | ExpressionTable
)


def row(children: tuple[Expression, ...]) -> Expression:
    """Return expressions side by side, without rows within rows; a single one is itself."""
    flat: list[Expression] = []
    for child in children:
        flat.extend(child.children if isinstance(child, ExpressionRow) else (child,))
    return flat[0] if len(flat) == 1 else ExpressionRow(tuple(flat))


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions that stand side by side in one; a single one is its own part."""
    return expression.children if isinstance(expression, ExpressionRow) else (expression,)

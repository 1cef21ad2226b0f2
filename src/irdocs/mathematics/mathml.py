"""A formula as MathML Core, which web pages and screen readers know."""

from __future__ import annotations

from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from irdocs.mathematics import expressions as x
from irdocs.mathematics.letters import in_face

NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def mathml(expression: x.Expression, *, display: bool) -> str:
    """Return a formula as a `math` element (MathML Core, 2.1.1)."""
    block = ' display="block"' if display else ""
    return f'<math xmlns="{NAMESPACE}"{block}>{_row(expression)}</math>'


def _row(expression: x.Expression) -> str:
    """Return an expression without a row of its own where it stands in one already."""
    return "".join(_node(part) for part in x.parts_of(expression))


def _node(expression: x.Expression) -> str:
    match expression:
        case x.ExpressionRow(children):
            return f"<mrow>{''.join(_node(child) for child in children)}</mrow>"
        case x.Identifier(name, face):
            variant = ' mathvariant="normal"' if face == "upright" else ""
            return f"<mi{variant}>{escape(in_face(name, face))}</mi>"
        case x.Numeral(digits):
            return f"<mn>{escape(digits)}</mn>"
        case x.OperatorSign(sign):
            return f'<mo stretchy="false">{escape(sign)}</mo>'
        case x.LargeSign(sign, limits):
            movable = "" if limits else ' movablelimits="false"'
            return f"<mo{movable}>{sign}</mo>"
        case x.Words(text):
            return f"<mtext>{escape(text)}</mtext>"
        case x.FunctionName(name):
            return f"<mi>{escape(name)}</mi>"
        case x.UnitSymbol(sign, name, prefix):
            label = quoteattr(f"{prefix}{name}")
            return f'<mi intent={label} mathvariant="normal">{escape(sign)}</mi>'
        case x.Gap(width):
            return f'<mspace width="{width:.4g}em"/>'
        case _:
            return _structure(expression)


def _structure(
    expression: x.Fraction
    | x.Root
    | x.Scripts
    | x.Fenced
    | x.AccentedExpression
    | x.Barred
    | x.Braced
    | x.Stacked
    | x.LabelledArrow
    | x.ExpressionTable,
) -> str:
    match expression:
        case x.Fraction(above, below, has_rule):
            rule = "" if has_rule else ' linethickness="0"'
            return f"<mfrac{rule}>{_node(above)}{_node(below)}</mfrac>"
        case x.Root(radicand, None):
            return f"<msqrt>{_row(radicand)}</msqrt>"
        case x.Root(radicand, x_degree):
            return f"<mroot>{_node(radicand)}{_node(x_degree)}</mroot>" if x_degree else ""
        case x.Scripts(base, lowered, raised):
            return _scripts(base, lowered, raised)
        case x.Fenced(opening, closing, parts, separators):
            inner = _row(parts[0])
            for separator, part in zip(separators, parts[1:], strict=False):
                inner += f"<mo>{escape(separator)}</mo>{_row(part)}"
            fences = (f"<mo>{escape(sign)}</mo>" if sign else "" for sign in (opening, closing))
            return f"<mrow>{next(fences)}{inner}{next(fences)}</mrow>"
        case x.AccentedExpression(base, accent):
            return f'<mover accent="true">{_node(base)}<mo stretchy="false">{accent}</mo></mover>'
        case x.Barred(base, is_above):
            return _over_or_under(base, "<mo>¯</mo>" if is_above else "<mo>_</mo>", is_above)
        case x.Braced(base, is_above, label):
            braced = _over_or_under(base, "<mo>⏞</mo>" if is_above else "<mo>⏟</mo>", is_above)
            if label is None:
                return braced
            tag = "mover" if is_above else "munder"
            return f"<{tag}>{braced}{_node(label)}</{tag}>"
        case x.Stacked(base, above, below):
            return _stacked(_node(base), above, below)
        case x.LabelledArrow(sign, above, below):
            return _stacked(f'<mo stretchy="true">{sign}</mo>', above, below)
        case x.ExpressionTable(rows):
            lines = ("".join(f"<mtd>{_row(cell)}</mtd>" for cell in row) for row in rows)
            return f"<mtable>{''.join(f'<mtr>{line}</mtr>' for line in lines)}</mtable>"
        case _:
            assert_never(expression)


def _scripts(base: x.Expression, lowered: x.Expression | None, raised: x.Expression | None) -> str:
    """Return a base with its scripts; those of a sum or limit stand above and below it."""
    if isinstance(base, x.LargeSign | x.FunctionName) and base.limits:
        return _stacked(_node(base), raised, lowered)
    match lowered, raised:
        case x_lowered, None:
            return f"<msub>{_node(base)}{_node(x_lowered)}</msub>" if x_lowered else _node(base)
        case None, x_raised:
            return f"<msup>{_node(base)}{_node(x_raised)}</msup>"
        case x_lowered, x_raised:
            return f"<msubsup>{_node(base)}{_node(x_lowered)}{_node(x_raised)}</msubsup>"


def _stacked(base: str, above: x.Expression | None, below: x.Expression | None) -> str:
    if above and below:
        return f"<munderover>{base}{_node(below)}{_node(above)}</munderover>"
    if above:
        return f"<mover>{base}{_node(above)}</mover>"
    return f"<munder>{base}{_node(below)}</munder>" if below else base


def _over_or_under(base: x.Expression, mark: str, is_above: bool) -> str:
    tag = "mover" if is_above else "munder"
    return f"<{tag}>{_node(base)}{mark}</{tag}>"

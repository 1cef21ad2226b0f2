"""A formula as a line of plain text: what is found, copied, and shown where nothing is drawn.

Raised and lowered digits are those of Unicode; what has no such form is written as in UnicodeMath
(Unicode Technical Note 28): x^(n+1), √(a+b), (a+b)/c.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import assert_never

from irdocs.mathematics import expressions as x
from irdocs.mathematics.letters import in_face
from irdocs.mathematics.signs import LONG_ARROWS, SPACED, is_sign_of_number

_RAISED = str.maketrans("0123456789+−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_ROOTS = {"2": "√", "3": "∛", "4": "∜"}
_OVERLINE, _UNDERLINE = "\u0305", "\u0332"


def plain_text(expression: x.Expression) -> str:
    """Return a formula as one line of text."""
    return " ".join(_text(expression).split())


def _text(expression: x.Expression) -> str:
    match expression:
        case x.ExpressionRow(children):
            return "".join(_in_row(children, index) for index in range(len(children)))
        case x.Identifier(name, face):
            return in_face(name, face)
        case x.Numeral(digits):
            return digits
        case x.OperatorSign(sign) | x.LargeSign(sign, _):
            return sign
        case x.Words(text) | x.FunctionName(text) | x.UnitSymbol(text):
            return text
        case x.Gap(width):
            return " " if width > 0 else ""
        case x.Fraction(above, below, has_rule):
            return f"{_grouped(above)}{'/' if has_rule else '¦'}{_grouped(below)}"
        case x.Root(radicand, degree):
            return f"{_root_sign(degree)}{_grouped(radicand)}"
        case x.Scripts(base, lowered, raised):
            text = _grouped(base)
            text += _script(lowered, _LOWERED, "_") if lowered else ""
            return text + (_script(raised, _RAISED, "^") if raised else "")
        case x.Fenced(opening, closing, parts, separators):
            inner = _text(parts[0])
            for separator, part in zip(separators, parts[1:], strict=False):
                inner += f" {separator} {_text(part)}"
            return f"{opening}{inner}{closing}"
        case _:
            return _decorated(expression)


def _root_sign(degree: x.Expression | None) -> str:
    if degree is None:
        return "√"
    text = _text(degree)
    return _ROOTS.get(text) or f"{_script(degree, _RAISED, '')}√"


def _decorated(
    expression: x.AccentedExpression
    | x.Barred
    | x.Braced
    | x.Stacked
    | x.LabelledArrow
    | x.ExpressionTable,
) -> str:
    match expression:
        case x.AccentedExpression(base, accent):
            return unicodedata.normalize("NFC", _text(base) + accent)
        case x.Barred(base, is_above):
            rule = _OVERLINE if is_above else _UNDERLINE
            return "".join(sign if sign == " " else sign + rule for sign in _text(base))
        case x.Braced(base, _, label):
            return f"{_text(base)} [{_text(label)}]" if label else _text(base)
        case x.Stacked(base, above, below):
            labels = "; ".join(_text(part) for part in (above, below) if part)
            return f"{_text(base)} [{labels}]" if labels else _text(base)
        case x.LabelledArrow(sign, above, below):
            labels = "; ".join(_text(part) for part in (above, below) if part)
            return f" {sign}[{labels}] " if labels else f" {sign} "
        case x.ExpressionTable(rows):
            cells = (", ".join(filter(None, map(_text, row))) for row in rows)
            if expression.shape == "aligned":
                cells = (" ".join(filter(None, map(_text, row))) for row in rows)
            return "; ".join(cells)
        case _:
            assert_never(expression)


def _in_row(parts: Sequence[x.Expression], index: int) -> str:
    """Return a part of a row, with the spaces that keep it apart from its neighbours."""
    part = parts[index]
    text = _text(part)
    match part:
        case x.OperatorSign(sign) if sign in SPACED and len(parts) > 1:
            return text if is_sign_of_number(parts, index) else f" {text} "
        case x.OperatorSign(","):
            return ", "
        case x.OperatorSign("⋯" | "…"):
            return f" {text} "
        case x.FunctionName() | x.Scripts(x.FunctionName() | x.LargeSign()) | x.LargeSign():
            before = " " if index and not isinstance(parts[index - 1], x.OperatorSign) else ""
            follows = parts[index + 1] if index + 1 < len(parts) else None
            is_tight = isinstance(follows, x.Fenced) or follows == x.OperatorSign("(")
            return f"{before}{text}{'' if is_tight else ' '}"
        case _:
            return text


def _grouped(expression: x.Expression) -> str:
    """Return a part of a fraction, root or power; of several things, within brackets."""
    text = _text(expression).strip()
    parts = x.parts_of(expression)
    is_whole = len(parts) == 1 and not isinstance(parts[0], x.Fraction | x.ExpressionTable)
    is_word = isinstance(parts[0], x.Words) if is_whole and parts else False
    if (is_whole and not (is_word and " " in text)) or not text:
        return text
    is_quantity = all(isinstance(part, x.Numeral | x.Identifier) for part in parts)
    return text if is_quantity and len(text) <= 2 and text.isalpha() else f"({text})"


def _script(expression: x.Expression, signs: dict[int, int], mark: str) -> str:
    """Return a subscript or superscript: in characters of its own, or after a mark."""
    text = _text(expression).replace(" ", "")
    if text in ("′", "″", "‴"):
        return text
    if text and all(ord(sign) in signs for sign in text):
        return text.translate(signs)
    return f"{mark}{text}" if len(text) == 1 or not mark else f"{mark}({_text(expression).strip()})"


def sign_sequence(expression: x.Expression) -> str:
    """Return the signs of a formula in reading order, without what says how they stand.

    Two forms of a formula are the same if these are; it is what a finished file is held against.
    """
    return "".join(_signs(expression).split())


def _signs(expression: x.Expression | None) -> str:
    match expression:
        case None | x.Gap():
            return ""
        case x.ExpressionRow(children):
            return "".join(_signs(child) for child in children)
        case x.Fraction(above, below, has_rule):
            return f"{_signs(above)}{'/' if has_rule else ''}{_signs(below)}"
        case x.Root(radicand, degree):
            return f"√{_signs(degree)}{_signs(radicand)}"
        case x.Scripts(base, lowered, raised):
            return f"{_signs(base)}{_signs(lowered)}{_signs(raised)}"
        case x.Fenced(opening, closing, parts, separators):
            separator = separators[0] if separators else ""
            return f"{opening}{separator.join(_signs(part) for part in parts)}{closing}"
        case x.AccentedExpression(base, accent):
            return _signs(base) + accent
        case x.Barred(base):
            return _signs(base)
        case x.Braced(base, is_above, label):
            return f"{_signs(base)}{'⏞' if is_above else '⏟'}{_signs(label)}"
        case x.Stacked(base, above, below):
            return f"{_signs(base)}{_signs(below)}{_signs(above)}"
        case x.LabelledArrow(sign, above, below):
            return f"{LONG_ARROWS.get(sign, sign)}{_signs(below)}{_signs(above)}"
        case x.ExpressionTable(rows):
            return "".join(_signs(cell) for row in rows for cell in row)
        case x.Identifier(name):
            return name
        case _:
            return _text(expression)

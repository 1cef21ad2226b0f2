"""A formula as a line of plain text: what is found, copied, and shown where nothing is drawn.

Raised and lowered digits are those of Unicode; what has no such form is written as in UnicodeMath
(Unicode Technical Note 28): x^(n+1), √(a+b), (a+b)/c. A line does not show where a fraction's bar
or a root ends, so brackets do wherever people could read on: a/(bc), (a/b)c, (√2)x.
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
_VULGAR = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
"""Fractions that every typeface has as one sign."""
_DIFFERENTIALS = ("d", "∂", "Δ", "δ")
"""What makes one quantity of itself and a variable, as in dx."""
_CLOSE_BEHIND = ("!", "′", "″", "(", "[", "{")
"""Operators that belong to what stands before them."""
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
            return f"{_numerator(above)}{'/' if has_rule else '¦'}{_denominator(below)}"
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
        case x.Fraction() | x.Root() | x.Scripts():
            return _closed(parts, index)
        case _:
            return text


def _closed(parts: Sequence[x.Expression], index: int) -> str:
    """Return a part of a row that does not show where it ends, within brackets where its neighbours
    could be taken for more of it."""
    part = parts[index]
    text = _text(part)
    before = next((one for one in parts[:index][::-1] if not isinstance(one, x.Gap)), None)
    behind = next((one for one in parts[index + 1 :] if not isinstance(one, x.Gap)), None)
    goes_on = _is_factor(behind) or (
        isinstance(behind, x.OperatorSign) and behind.sign in _CLOSE_BEHIND
    )
    if not isinstance(part, x.Fraction):
        is_open = isinstance(part, x.Root) or (text[-2:-1] in ("^", "_") and text[-1] != ")")
        return f"({text})" if goes_on and is_open else text
    is_vulgar = text in _VULGAR
    if isinstance(before, x.Numeral) and isinstance(part.above, x.Numeral):  # a mixed number
        return _VULGAR[text] if is_vulgar else f" {text}"
    if goes_on or _is_factor(before) or _is_function(before):
        return _VULGAR[text] if is_vulgar and not _is_function(before) else f"({text})"
    return text


def _is_factor(part: x.Expression | None) -> bool:
    """Whether a part of a row, if there is one, is multiplied by what stands beside it."""
    if part is None or isinstance(part, x.OperatorSign | x.Gap | x.LargeSign | x.LabelledArrow):
        return isinstance(part, x.OperatorSign) and part.sign in _DIFFERENTIALS
    if isinstance(part, x.Words):  # a quantity by its name, or words that go on
        return part.text.strip() == part.text and " " not in part.text
    is_sum = isinstance(part, x.Scripts) and isinstance(part.base, x.LargeSign)
    return not is_sum and not isinstance(part, x.UnitSymbol) and not _is_function(part)


def _is_function(part: x.Expression | None) -> bool:
    base = part.base if isinstance(part, x.Scripts) else part
    return isinstance(base, x.FunctionName)


def _numerator(expression: x.Expression) -> str:
    """Return what stands above a bar; a product needs no brackets there."""
    is_product = all(
        isinstance(part, x.Numeral | x.Identifier | x.Scripts | x.Fenced | x.UnitSymbol | x.Gap)
        or (isinstance(part, x.Words) and " " not in part.text.strip())
        or (isinstance(part, x.OperatorSign) and part.sign in (*_DIFFERENTIALS, "!"))
        for part in x.parts_of(expression)
    )
    is_plain = is_product and not any(map(_is_function, x.parts_of(expression)))
    return _text(expression).strip() if is_plain else _grouped(expression)


def _denominator(expression: x.Expression) -> str:
    """Return what stands below a bar; only a differential needs no brackets there."""
    parts = x.parts_of(expression)
    if len(parts) == 2 and _text(parts[0]) in _DIFFERENTIALS:
        is_one = isinstance(parts[1], x.Identifier | x.Scripts)
        return _text(expression) if is_one else f"({_text(expression)})"
    return _grouped(expression)


def _grouped(expression: x.Expression) -> str:
    """Return a part of a fraction, root or power; of several things, within brackets."""
    text = _text(expression).strip()
    parts = x.parts_of(expression)
    is_whole = len(parts) == 1 and not isinstance(parts[0], x.Fraction | x.ExpressionTable)
    is_word = isinstance(parts[0], x.Words) if is_whole and parts else False
    return text if (is_whole and not (is_word and " " in text)) or not text else f"({text})"


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

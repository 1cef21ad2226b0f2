"""Say a formula in words: the alternative text of one whose author gave none (WCAG 1.1.1).

What is one thing is said in short, "x over 2"; of longer parts it is said where they end, as a
listener does not see a fraction's bar: "the fraction a plus b, over c, end of fraction". Ions are
read as chemists read them: Na⁺ is "Na plus", and HCO₃⁻ "HCO 3 minus".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from irdocs.content.blocks import FormulaBlock
from irdocs.frozen import frozen
from irdocs.locale import ENGLISH, Locale, in_language, load
from irdocs.locale.formula_words import FormulaWords, words_for
from irdocs.mathematics import Formula
from irdocs.mathematics import expressions as x

_CHARGE = re.compile(r"\d*[+−]+\Z")
_SINGLE = (x.Identifier, x.Numeral, x.Words, x.UnitSymbol)


def spoken(formula: Formula, locale: Locale) -> str:
    """Return a formula in the words of a locale; in English ones, which say so, if it has none."""
    words, language = words_for(locale.tag), None
    if words is None:
        english = load(ENGLISH)
        words, language = words_for(english.tag), english.tag
    if words is None:
        raise LookupError("there is no file of English words for formulas")
    text = " ".join(_Speaker(words).say(formula.tree).split())
    return in_language(re.sub(r" ([,;])", r"\1", text).rstrip(",;"), language)


@frozen
class _Speaker:
    """Says expressions in the words of one language."""

    words: FormulaWords

    def say(self, expression: x.Expression) -> str:
        words = self.words
        match expression:
            case x.ExpressionRow(children):
                return self._row(children)
            case x.Identifier(name):
                return self._letter(name)
            case x.Numeral(digits):
                return digits
            case x.OperatorSign(sign):
                return f" {words.signs.get(sign, sign)} "
            case x.Words(text):
                return self._letter(text) if len(text) == 1 else self._signs_in(text)
            case x.UnitSymbol():
                return self._unit(expression, x.Numeral("1"))
            case x.FunctionName(name):
                return words.function(name=words.functions.get(name, name))
            case x.LargeSign(sign):
                return words.without_bounds(sign=words.signs.get(sign, sign))
            case x.Gap():
                return " "
            case x.Fraction():
                return self._fraction(expression)
            case x.Root():
                return self._root(expression)
            case x.Scripts():
                return self._scripts(expression)
            case _:
                return self._decorated(expression)

    def _decorated(
        self,
        expression: x.Fenced
        | x.AccentedExpression
        | x.Barred
        | x.Braced
        | x.Stacked
        | x.LabelledArrow
        | x.ExpressionTable,
    ) -> str:
        words = self.words
        match expression:
            case x.Fenced(opening, closing, parts, separators):
                return self._fenced(opening, closing, parts, separators)
            case x.AccentedExpression(base, accent):
                accent = words.accents.get(accent, accent)
                return words.accented(base=self.say(base), accent=accent)
            case x.Barred(base, is_above):
                line = words.overlined if is_above else words.underlined
                return line(base=self.say(base))
            case x.Braced(base, _, label):
                said = self.say(base)
                return words.with_label(base=said, label=self.say(label)) if label else said
            case x.Stacked(base, above, below):
                return self._labelled(self.say(base), above, below)
            case x.LabelledArrow(sign, above, below):
                arrow = words.leads_to if sign == "→" else words.signs.get(sign, sign)
                return f" {self._labelled(arrow, above, below)} "
            case x.ExpressionTable(rows, shape):
                return self._table(rows, shape)
            case _:
                assert_never(expression)

    def _row(self, parts: Sequence[x.Expression]) -> str:
        """Say parts side by side; letters of one word that a subscript parts are not parted."""
        pieces: list[str] = []
        before: x.Expression | None = None
        for index, part in enumerate(parts):
            is_glued = index > 0 and parts[index - 1] is before and _is_one_word(before, part)
            pieces.append("" if is_glued else " ")
            follows = parts[index + 1] if index + 1 < len(parts) else None
            match part:
                case x.UnitSymbol():
                    pieces.append(self._unit(part, before))
                case x.OperatorSign("/") if isinstance(follows, x.UnitSymbol | x.Words):
                    pieces.append(self.words.per)
                case x.OperatorSign("→" | "⟶") if _is_substance(before):
                    pieces.append(self.words.leads_to)
                case _:
                    pieces.append(self.say(part))
            before = before if isinstance(part, x.Gap) else part
        return "".join(pieces)

    def _letter(self, letter: str) -> str:
        """Return the name of a letter, or the letter."""
        words = self.words
        if letter in words.letters or letter in words.signs:
            return words.letters.get(letter) or words.signs[letter]
        small = words.letters.get(letter.lower())
        return words.capital(letter=small) if small and letter != letter.lower() else letter

    def _signs_in(self, text: str) -> str:
        """Say a text in which signs may stand, such as the charge "2+"."""
        if not _CHARGE.match(text):
            return text
        return " ".join(self.words.signs.get(sign, sign) for sign in text)

    def _unit(self, unit: x.UnitSymbol, before: x.Expression | None) -> str:
        """Return the name of a unit behind a number, a stroke, or anything else."""
        name = self.words.units.get(unit.name)
        if name is None:
            said = unit.sign
        elif before == x.OperatorSign("/"):
            said = name.per
        else:
            said = name.of_number(before.digits if isinstance(before, x.Numeral) else None)
        # Nouns have a capital in German, but not within a word: Gramm, Milligramm.
        prefix = self.words.prefixes.get(unit.prefix, "")
        return prefix + said[:1].lower() + said[1:] if prefix else said

    def _fraction(self, fraction: x.Fraction) -> str:
        above, below = self.say(fraction.above), self.say(fraction.below)
        if not fraction.has_rule:
            return self.words.binomial(above=above, below=below)
        is_short = _is_short(fraction.above) and _is_short(fraction.below)
        phrase = self.words.fraction if is_short else self.words.long_fraction
        return phrase(above=above, below=below)

    def _root(self, root: x.Root) -> str:
        words, radicand = self.words, self.say(root.radicand)
        degree = self.say(root.degree).strip() if root.degree else "2"
        if degree == "2":
            is_short = _is_short(root.radicand)
            return (words.square_root if is_short else words.long_square_root)(radicand=radicand)
        if degree == "3" and _is_short(root.radicand):
            return words.cube_root(radicand=radicand)
        return words.root(degree=degree, radicand=radicand)

    def _scripts(self, scripts: x.Scripts) -> str:
        match scripts.base:
            case x.LargeSign(sign):
                return self._bounds(self.words.signs.get(sign, sign), scripts)
            case x.FunctionName(name, limits) if scripts.lowered:
                phrase = self.words.limit if limits else self.words.to_base
                name = self.words.functions.get(name, name)
                return phrase(name=name, lowered=self.say(scripts.lowered))
            case x.ExpressionRow(()):  # the numbers of an isotope, before its sign
                numbers = (scripts.raised, scripts.lowered)
                return " ".join(self.say(number) for number in numbers if number)
            case base:
                said = self.say(base)
                if scripts.lowered:
                    said = self._with_lowered(base, said, scripts.lowered)
                return self._with_raised(said, scripts.raised) if scripts.raised else said

    def _bounds(self, sign: str, scripts: x.Scripts) -> str:
        words = self.words
        lowered = self.say(scripts.lowered) if scripts.lowered else ""
        if scripts.raised and lowered:
            return words.bounds(sign=sign, lowered=lowered, raised=self.say(scripts.raised))
        return words.lower_bound(
            sign=sign, lowered=lowered or self.say(scripts.raised or x.row(()))
        )

    def _with_lowered(self, base: x.Expression, said: str, lowered: x.Expression) -> str:
        """Say a subscript; the number of atoms in a formula of chemistry is only a number."""
        if isinstance(base, x.Words) and isinstance(lowered, x.Numeral):
            return f"{said} {self.say(lowered)}"
        phrase = self.words.lowered if _is_short(lowered) else self.words.long_lowered
        return phrase(base=said, lowered=self.say(lowered))

    def _with_raised(self, said: str, raised: x.Expression) -> str:
        """Say a superscript: a power, a charge or a prime."""
        words = self.words
        text = "".join(
            part.sign if isinstance(part, x.OperatorSign) else self._bare(part)
            for part in x.parts_of(raised)
        )
        match text:
            case "2":
                return words.squared(base=said)
            case "3":
                return words.cubed(base=said)
            case "′":
                return words.prime(base=said)
            case "″":
                return words.double_prime(base=said)
            case _:
                pass
        if _CHARGE.match(text) or text in ("°", "∘"):
            return f"{said} {' '.join(words.signs.get(sign, sign) for sign in text)}"
        phrase = words.power if _is_short(raised) else words.long_power
        return phrase(base=said, raised=self.say(raised))

    def _bare(self, part: x.Expression) -> str:
        return part.text if isinstance(part, x.Words) else self.say(part)

    def _fenced(
        self, opening: str, closing: str, parts: Sequence[x.Expression], separators: Sequence[str]
    ) -> str:
        """Say what stands in brackets; those of a table are said by its rows."""
        if len(parts) == 1 and isinstance(parts[0], x.ExpressionTable):
            return self.say(parts[0])
        if len(parts) == 1 and isinstance(parts[0], x.Fraction) and not parts[0].has_rule:
            return self.say(parts[0])
        signs = self.words.signs
        said = self.say(parts[0])
        for separator, part in zip(separators, parts[1:], strict=False):
            given = signs["∣"] if separator == "|" else signs.get(separator, separator)
            said += f" {given} {self.say(part)}"
        return f" {signs.get(opening, opening)} {said} {signs.get(closing, closing)} "

    def _labelled(self, said: str, above: x.Expression | None, below: x.Expression | None) -> str:
        if above:
            said = self.words.with_above(base=said, label=self.say(above))
        return self.words.with_below(base=said, label=self.say(below)) if below else said

    def _table(self, rows: Sequence[Sequence[x.Expression]], shape: x.TableShape) -> str:
        words = self.words
        lines: list[str] = []
        for number, row in enumerate(rows, start=1):
            cells = [said for cell in row if (said := self.say(cell).strip())]
            match shape:
                case "matrix":
                    joined = words.between_cells.join(cells)
                    lines.append(words.row(number=str(number), cells=joined))
                case "cases":
                    joined = words.between_cells.join(cells)
                    lines.append(words.case(number=str(number), cells=joined))
                case "aligned" | "stack":
                    lines.append(" ".join(cells))
                case _:
                    assert_never(shape)
        return f" {words.between_rows.join(lines)}{words.between_rows}"


def _is_short(expression: x.Expression) -> bool:
    """Return whether an expression is one thing for a listener, such as x, 2n or age."""
    parts = [part for part in x.parts_of(expression) if not isinstance(part, x.Gap)]
    return len(parts) <= 2 and all(
        isinstance(part, _SINGLE)
        or (isinstance(part, x.Scripts) and isinstance(part.base, _SINGLE))
        or part == x.OperatorSign("∞")
        for part in parts
    )


def _is_one_word(before: x.Expression | None, part: x.Expression) -> bool:
    """Return whether upright letters go on in what follows, as CO goes on in CO₂."""
    letters = part.base if isinstance(part, x.Scripts) else part
    return isinstance(before, x.Words) and isinstance(letters, x.Words)


def _is_substance(before: x.Expression | None) -> bool:
    """Return whether an arrow behind something stands for a reaction, not for a limit."""
    letters = before.base if isinstance(before, x.Scripts) else before
    return isinstance(letters, x.Words | x.ExpressionRow)


def alternative_text(locale: Locale, block: FormulaBlock) -> str:
    """Return how a formula is read aloud: as its author says, or as it is made of its signs."""
    return str(block.alt) if block.alt else spoken(block.latex.formula, locale)

"""Write a formula as Office's own mathematics, which PowerPoint shows and edits natively.

Clauses are those of ECMA-376, part 1, 22.1. In a slide the runs of a formula have DrawingML's
properties of text beside those of mathematics (MS-ODRAWXML, 2.8.1, m).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from irdocs.frozen import frozen, replace
from irdocs.mathematics import expressions as x
from irdocs.mathematics.expressions import Expression
from irdocs.mathematics.signs import BRACKETS, LONG_ARROWS, RELATIONS
from irdocs.ooxml.office_math_text import ALIGNED, NOTHING
from irdocs.ooxml.xml import Element, el

MATH_FONT = "Cambria Math"
"""The face of all formulas in Office: no other that it brings has a MATH table."""
_SPACES = ((0.9, "\u2003"), (0.45, "\u2002"), (0.25, "\u2005"), (0.2, "\u205f"), (0.1, "\u2009"))
"""The spaces of Unicode, by the least width in em for which each is used."""
_SCRIPTS = {
    "double-struck": "double-struck", "calligraphic": "script", "fraktur": "fraktur",
    "sans-serif": "sans-serif", "monospace": "monospace",
}  # fmt: skip
"""The values of ST_Script (22.1.3.9) for faces."""
_STYLES = {"upright": "p", "bold": "b", "bold-italic": "bi"}
"""The values of ST_Style (22.1.3.10) for faces."""


@frozen
class FormulaType:
    """The type in which a formula is written; what is None is inherited from its text."""

    language: str
    size: float | None = None
    """In pt."""
    fill: Callable[[], Element] | None = None
    """Returns a new element for the colour of its signs."""


def paragraph_math(tree: Expression, type_: FormulaType) -> Element:
    """Return a formula that is a paragraph by itself, centred (22.1.2.78, oMathPara)."""
    alignment = el("m:oMathParaPr", el("m:jc", m_val="centerGroup"))
    return el("a14:m", el("m:oMathPara", alignment, _Writer(type_).math(tree)))


def inline_math(tree: Expression, type_: FormulaType) -> Element:
    """Return a formula that is part of a line of text (22.1.2.77, oMath)."""
    return el("a14:m", _Writer(type_).math(tree))


@frozen
class _Writer:
    type_: FormulaType

    def math(self, tree: Expression) -> Element:
        return el("m:oMath", *self._row(tree))

    # ------------------------------------------------------------ runs

    def _properties(self, *, italic: bool) -> Element:
        """Return the properties of text that Office writes for each run of a formula."""
        fill = [self.type_.fill()] if self.type_.fill else []
        size = None if self.type_.size is None else round(self.type_.size * 100)
        return el(
            "a:rPr",
            *fill,
            el("a:latin", typeface=MATH_FONT, panose="02040503050406030204"),
            lang=self.type_.language,
            sz=size,
            i=int(italic),
        )

    def _run(self, text: str, *math_properties: Element, italic: bool = False) -> Element:
        content = el("m:t", text)
        if text != text.strip():
            content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return el("m:r", el("m:rPr", *math_properties), self._properties(italic=italic), content)

    def _plain(self, text: str) -> Element:
        return self._run(text, el("m:sty", m_val="p"))

    def _letter(self, name: str, face: x.Face | None) -> Element:
        if face is None:
            return self._run(name, el("m:sty", m_val="i"), italic=True)
        script = [el("m:scr", m_val=_SCRIPTS[face])] if face in _SCRIPTS else []
        style = el("m:sty", m_val=_STYLES.get(face, "p"))
        return self._run(name, *script, style, italic=face == "bold-italic")

    def _control(self) -> Element:
        """Return the properties of the signs that a structure draws itself, such as a bar."""
        return el("m:ctrlPr", self._properties(italic=True))

    # ------------------------------------------------------------ rows

    def _row(self, tree: Expression) -> list[Element]:
        return self._side_by_side(x.parts_of(tree)) or [self._plain(NOTHING)]

    def _side_by_side(self, parts: Sequence[Expression]) -> list[Element]:
        """Return parts in a row; a sum, a function and an isotope hold what belongs to them."""
        elements: list[Element] = []
        index = 0
        while index < len(parts):
            part = parts[index]
            follows = parts[index + 1 :]
            match part:
                case x.OperatorSign(sign) if sign in BRACKETS and _closing(parts, index):
                    end = _closing(parts, index)
                    inner = x.row(tuple(parts[index + 1 : end]))
                    fenced, last = x.Fenced(sign, BRACKETS[sign], (inner,)), parts[end]
                    if isinstance(last, x.Scripts):  # a power of what is in the brackets
                        elements += self._element(replace(last, base=fenced))
                    else:
                        elements += self._element(fenced)
                    index = end
                case x.LargeSign() | x.Scripts(x.LargeSign()):
                    reach = _reach(follows)
                    elements.append(self._nary(part, follows[:reach]))
                    index += reach
                case x.FunctionName() | x.Scripts(x.FunctionName()) if _argument(follows):
                    reach = _argument(follows)
                    elements.append(self._function(part, follows[:reach]))
                    index += reach
                case x.Scripts(x.ExpressionRow(())) if follows:
                    elements.append(self._before(part, follows[0]))
                    index += 1
                case _:
                    elements += self._element(part)
            index += 1
        return elements

    def _element(self, part: Expression) -> list[Element]:
        match part:
            case x.ExpressionRow(children):
                return self._side_by_side(children)
            case x.Identifier(name, face):
                return [self._letter(name, face)]
            case x.Numeral(text) | x.OperatorSign(text):
                return [self._plain(text)]
            case x.Words(text) | x.UnitSymbol(text):
                return [self._run(text, el("m:nor"))]
            case x.FunctionName(name):
                return [self._plain(name)]
            case x.Gap(width):
                space = next((sign for least, sign in _SPACES if width >= least), "")
                return [self._plain(space * max(1, round(width)))] if space else []
            case x.LargeSign():
                return [self._nary(part, ())]
            case _:
                return [self._structure(part)]

    # ------------------------------------------------------------ structures

    def _part(self, name: str, tree: Expression | None) -> Element:
        return el(name, *(self._row(tree) if tree is not None else [self._plain(NOTHING)]))

    def _structure(
        self,
        part: x.Fraction
        | x.Root
        | x.Scripts
        | x.Fenced
        | x.AccentedExpression
        | x.Barred
        | x.Braced
        | x.Stacked
        | x.LabelledArrow
        | x.ExpressionTable,
    ) -> Element:
        match part:
            case x.Fraction(above, below, has_rule):
                kind = [] if has_rule else [el("m:type", m_val="noBar")]
                properties = el("m:fPr", *kind, self._control())
                return el("m:f", properties, self._part("m:num", above), self._part("m:den", below))
            case x.Root(radicand, degree):
                hidden = [] if degree else [el("m:degHide", m_val=1)]
                degree_element = self._part("m:deg", degree) if degree else el("m:deg")
                properties = el("m:radPr", *hidden, self._control())
                return el("m:rad", properties, degree_element, self._part("m:e", radicand))
            case x.Scripts():
                return self._scripts(part)
            case x.Fenced():
                return self._fenced(part)
            case x.AccentedExpression(base, accent):
                properties = el("m:accPr", el("m:chr", m_val=accent), self._control())
                return el("m:acc", properties, self._part("m:e", base))
            case x.Barred(base, is_above):
                side = el("m:pos", m_val="top" if is_above else "bot")
                properties = el("m:barPr", side, self._control())
                return el("m:bar", properties, self._part("m:e", base))
            case x.Braced(base, is_above, label):
                return self._labelled(
                    [self._brace(base, is_above)],
                    label if is_above else None,
                    None if is_above else label,
                )
            case x.Stacked(base, above, below):
                return self._labelled(self._row(base), above, below)
            case x.LabelledArrow(sign, above, below):
                return self._labelled([self._plain(LONG_ARROWS.get(sign, sign))], above, below)
            case x.ExpressionTable(rows, shape):
                return self._table(rows, shape)
            case _:
                assert_never(part)

    def _scripts(self, scripts: x.Scripts) -> Element:
        base, lowered, raised = scripts.base, scripts.lowered, scripts.raised
        if isinstance(base, x.FunctionName) and base.limits:
            return self._labelled([self._plain(base.name)], raised, lowered)
        parts = [self._part("m:e", base)]
        if lowered:
            parts.append(self._part("m:sub", lowered))
        if raised:
            parts.append(self._part("m:sup", raised))
        name = {(True, True): "sSubSup", (True, False): "sSub"}.get(
            (lowered is not None, raised is not None), "sSup"
        )
        return el(f"m:{name}", el(f"m:{name}Pr", self._control()), *parts)

    def _before(self, scripts: x.Scripts, base: Expression) -> Element:
        """Return scripts that stand before their base, as the numbers of an isotope do."""
        return el(
            "m:sPre",
            el("m:sPrePr", self._control()),
            self._part("m:sub", scripts.lowered),
            self._part("m:sup", scripts.raised),
            self._part("m:e", base),
        )

    def _nary(self, part: Expression, operand: Sequence[Expression]) -> Element:
        """Return a sum or integral with its bounds and what is summed (22.1.2.70)."""
        base = part.base if isinstance(part, x.Scripts) else part
        assert isinstance(base, x.LargeSign)
        lowered, raised = (
            (part.lowered, part.raised) if isinstance(part, x.Scripts) else (None, None)
        )
        properties = el(
            "m:naryPr",
            el("m:chr", m_val=base.sign),
            el("m:limLoc", m_val="undOvr" if base.limits else "subSup"),
            el("m:subHide", m_val=int(lowered is None)),
            el("m:supHide", m_val=int(raised is None)),
            self._control(),
        )
        bounds = (
            self._part("m:sub", lowered) if lowered else el("m:sub"),
            self._part("m:sup", raised) if raised else el("m:sup"),
        )
        content = self._side_by_side(operand) or [self._plain(NOTHING)]
        return el("m:nary", properties, *bounds, el("m:e", *content))

    def _function(self, part: Expression, argument: Sequence[Expression]) -> Element:
        return el(
            "m:func",
            el("m:funcPr", self._control()),
            el("m:fName", *self._element(part)),
            el("m:e", *self._side_by_side(argument)),
        )

    def _fenced(self, fenced: x.Fenced) -> Element:
        separator = fenced.separators[0] if fenced.separators else "|"
        properties = el(
            "m:dPr",
            el("m:begChr", m_val=fenced.opening),
            el("m:sepChr", m_val=separator),
            el("m:endChr", m_val=fenced.closing),
            self._control(),
        )
        return el("m:d", properties, *(self._part("m:e", part) for part in fenced.parts))

    def _brace(self, base: Expression, is_above: bool) -> Element:
        """Return an expression with a horizontal brace (22.1.2.41)."""
        properties = el(
            "m:groupChrPr",
            el("m:chr", m_val="⏞" if is_above else "⏟"),
            el("m:pos", m_val="top" if is_above else "bot"),
            el("m:vertJc", m_val="bot" if is_above else "top"),
            self._control(),
        )
        return el("m:groupChr", properties, self._part("m:e", base))

    def _labelled(
        self, base: list[Element], above: Expression | None, below: Expression | None
    ) -> Element:
        """Return elements with smaller ones above or below them (22.1.2.54, 22.1.2.56)."""
        element = base[0]
        for name, label in (("limLow", below), ("limUpp", above)):
            if label is not None:
                element = el(
                    f"m:{name}",
                    el(f"m:{name}Pr", self._control()),
                    el("m:e", *base),
                    self._part("m:lim", label),
                )
                base = [element]
        return element

    def _table(self, rows: Sequence[Sequence[Expression]], shape: x.TableShape) -> Element:
        match shape:
            case "aligned" | "stack":
                lines = (self._aligned(row) for row in rows)
                return el(
                    "m:eqArr",
                    el("m:eqArrPr", self._control()),
                    *(el("m:e", *line) for line in lines),
                )
            case "matrix" | "cases":
                columns = max(len(row) for row in rows)
                alignment = el("m:mcJc", m_val="left" if shape == "cases" else "center")
                column = el("m:mcPr", el("m:count", m_val=columns), alignment)
                properties = el("m:mPr", el("m:mcs", el("m:mc", column)), self._control())
                lines = (el("m:mr", *(self._part("m:e", cell) for cell in row)) for row in rows)
                return el("m:m", properties, *lines)
            case _:
                assert_never(shape)

    def _aligned(self, row: Sequence[Expression]) -> list[Element]:
        """Return a line whose columns are parted by Office's sign of alignment (22.1.2.34)."""
        elements: list[Element] = []
        for number, cell in enumerate(row):
            elements += [self._plain(ALIGNED)] if number else []
            elements += self._row(cell)
        return elements


def _closing(parts: Sequence[Expression], opening: int) -> int:
    """Return the index of the bracket that closes an opening one; 0 if there is none.

    A bracket with a superscript is the base of that, as in (a + b)².
    """
    sign = getattr(parts[opening], "sign", "")
    depth = 0
    for index in range(opening, len(parts)):
        part = parts[index]
        bracket = part.base if isinstance(part, x.Scripts) else part
        if bracket == x.OperatorSign(sign):
            depth += 1
        elif bracket == x.OperatorSign(BRACKETS[sign]):
            depth -= 1
        if depth == 0:
            return index
    return 0


def _reach(parts: Sequence[Expression]) -> int:
    """Return how many parts behind a sum or integral belong to it: up to a relation or a plus."""
    for index, part in enumerate(parts):
        is_end = isinstance(part, x.OperatorSign) and (
            part.sign in RELATIONS or part.sign in "+−,;"
        )
        if is_end and index:
            return index
    return len(parts)


def _argument(parts: Sequence[Expression]) -> int:
    """Return how many parts behind a function's name are its argument, a gap before it included."""
    for index, part in enumerate(parts):
        if isinstance(part, x.Gap):
            continue
        return 0 if isinstance(part, x.OperatorSign) else index + 1
    return 0

"""Read and draw a formula with mathra, which is installed with the extra `math`.

mathra sets LaTeX's mathematics with the measures of the OpenType MATH table of STIX Two Math, and
says what it understood as a tree. Both are turned into values of our own, so that nothing else
knows the library. What it repairs of a faulty formula is an error here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from irdocs.diagnostics import joined
from irdocs.mathematics import expressions as x
from irdocs.mathematics.drawings import FormulaDrawing, read_drawing
from irdocs.mathematics.faults import FormulaError, MathNotInstalledError
from irdocs.mathematics.scanning import MOST_LEVELS, check

_COLUMN = re.compile(r"column (\d+): ")
_FAULTS = {
    "E-REC-3": ("a second subscript or superscript", "put the first pair into braces: {x^2}^3"),
    "E-REC-4": ("a brace without its partner", "add the other brace"),
    "E-REC-5": (r"\left and \right do not belong together", "write them in pairs"),
    "E-REC-7": ("something is missing here", "write what it applies to, in braces"),
}
"""What the library repairs, by the names of its rules, in our words."""
_REPAIR_HINT = "docs/content.md says what a formula may hold"


@lru_cache(maxsize=256)
def read_formula(latex: str, *, display: bool) -> tuple[x.Expression, FormulaDrawing]:
    """Return the tree and the drawing of a formula in LaTeX.

    With `display` it is set by itself, in full size; otherwise as part of a line. Raises
    FormulaError for a fault of the source, and MathNotInstalledError without the library.
    """
    check(latex)
    result = _rendered(latex, display)
    for warning in result["warnings"]:
        raise _fault(warning, latex)
    if _depth(result["tree"]) > 6 * MOST_LEVELS:
        raise FormulaError("the formula is nested too deeply")
    return _expression(result["tree"]), read_drawing(result["svg"])


def _rendered(latex: str, display: bool) -> Any:
    try:
        import mathra
    except ImportError as error:
        raise MathNotInstalledError from error
    try:
        return mathra.render(latex, display=display)
    except ValueError as error:
        column = _COLUMN.match(str(error))
        offset = int(column[1]) - 1 if column else 0
        raise FormulaError(_COLUMN.sub("", str(error)), offset) from error
    except BaseException as error:
        # A fault within the library's compiled part is an exception that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise FormulaError("the formula cannot be read", hint=_REPAIR_HINT) from None


def _fault(warning: dict[str, str], latex: str) -> FormulaError:
    """Return what the library repaired as an error at its place."""
    description = warning["description"]
    column = _COLUMN.match(description)
    offset = min(int(column[1]) - 1, len(latex) - 1) if column else 0
    if lacking := re.match(r"the font has no '(.)'", description):
        sign = lacking[1]
        return FormulaError(
            f'no letter or sign for "{sign}" in formulas',
            max(0, latex.find(sign)),
            hint="write what it stands for in letters",
        )
    message, hint = _FAULTS.get(
        warning["rule"], (_COLUMN.sub("", description).split(";")[0], _REPAIR_HINT)
    )
    return FormulaError(joined(message), offset, hint=hint)


def _depth(tree: Any) -> int:
    """Return how deeply mappings are nested in a tree; without recursion, as it may be deep."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        if isinstance(node, dict):
            deepest = max(deepest, level)
            waiting += [(part, level + 1) for part in node.values()]
        elif isinstance(node, list):
            waiting += [(part, level) for part in node]
    return deepest


def _expression(node: Any) -> x.Expression:
    """Return a node of the library's tree as an expression."""
    match node["type"]:
        case "row":
            return _joined_row(_with_decimals(node["children"]))
        case "identifier":
            return x.Identifier(node["name"], node.get("variant"))
        case "number":
            return x.Numeral(_grouped(node["value"], node.get("thousands", "")))
        case "operator" | "fixed-delimiter":
            return x.OperatorSign(node["symbol"])
        case "text":
            if "value" in node:
                return x.Words(node["value"].replace("\u200b", ""))
            return x.row(tuple(_expression(part) for part in node["parts"]))
        case "math":
            return _expression(node["value"])
        case "space":
            return x.Gap(node["em"]) if node["em"] else x.ExpressionRow(())
        case "function":
            return x.FunctionName(node["name"], node.get("limits", False))
        case "large-operator":
            limits = node.get("limits", node["symbol"] not in "∫∬∭∮")
            return x.LargeSign(node["symbol"], limits)
        case "quantity":
            return _expression(node["unit"])
        case "unit":
            sign = _expression(node["base"])
            text = sign.text if isinstance(sign, x.Words) else node["name"]
            return x.UnitSymbol(text, node["name"], node.get("prefix", ""))
        case _:
            return _structure(node)


def _structure(node: Any) -> x.Expression:
    """Return a node that holds others as an expression."""

    def part(key: str) -> x.Expression | None:
        return _expression(node[key]) if node.get(key) is not None else None

    match node["type"]:
        case "fraction":
            return x.Fraction(
                _expression(node["num"]), _expression(node["den"]), node.get("rule", True)
            )
        case "root":
            return x.Root(_expression(node["radicand"]), part("index"))
        case "scripts":
            return x.Scripts(_expression(node["base"]), part("sub"), part("sup"))
        case "delimited":
            return x.Fenced(
                node.get("open", ""),
                node.get("close", ""),
                tuple(_expression(inner) for inner in node["parts"]),
                tuple(node.get("middles", ())),
            )
        case "table":
            return _table(node)
        case "accent":
            return x.AccentedExpression(_expression(node["base"]), node["accent"])
        case "bar":
            return x.Barred(_expression(node["base"]), node["above"])
        case "brace":
            return x.Braced(_expression(node["base"]), node["above"], part("label"))
        case "stacked":
            return x.Stacked(_expression(node["base"]), part("above"), part("below"))
        case "arrow":
            return x.LabelledArrow(node["symbol"], part("above"), part("below"))
        case "forced-class" | "style":
            return _expression(node["base"])
        case kind:
            raise FormulaError(f"the formula holds what no product can show ({kind})")


_FENCES = {
    "p-matrix": ("(", ")"), "b-matrix": ("[", "]"), "brace-matrix": ("{", "}"),
    "v-matrix": ("|", "|"), "v-v-matrix": ("‖", "‖"), "cases": ("{", ""),
}  # fmt: skip
_SHAPES: dict[str, x.TableShape] = {
    "cases": "cases", "aligned": "aligned", "centered": "stack", "substack": "stack",
}  # fmt: skip


def _table(node: Any) -> x.Expression:
    """Return a table, between the brackets that its environment brings along."""
    shape = node["shape"]
    rows = tuple(tuple(_expression(cell) for cell in row) for row in node["rows"])
    if not any(rows):
        raise FormulaError("a table of the formula is empty", hint="write its cells")
    table = x.ExpressionTable(rows, _SHAPES.get(shape, "matrix"))
    if shape in _FENCES:
        opening, closing = _FENCES[shape]
        return x.Fenced(opening, closing, (table,))
    return table


def _with_decimals(nodes: list[Any]) -> list[x.Expression]:
    r"""Return the nodes of a row as expressions, a decimal comma within its number: 0{,}2.

    The braces make the comma an ordinary sign of TeX's, which parts nothing.
    """
    children = [_expression(node) for node in nodes]
    for index in range(len(nodes) - 2, 0, -1):
        node = nodes[index].get("base") or nodes[index]
        is_mark = node.get("symbol") == "," and nodes[index].get("class") == "ord"
        before, behind = children[index - 1 : index + 2 : 2] if is_mark else (None, None)
        if not isinstance(before, x.Numeral):
            continue
        match behind:
            case x.Numeral(digits):
                number: x.Expression = x.Numeral(f"{before.digits},{digits}")
            case x.Scripts(x.Numeral(digits), lowered, raised):
                number = x.Scripts(x.Numeral(f"{before.digits},{digits}"), lowered, raised)
            case _:
                continue
        children[index - 1 : index + 2] = [number]
    return children


def _joined_row(children: list[x.Expression]) -> x.Expression:
    r"""Return expressions side by side; upright letters that follow each other are one word.

    \\mathrm{AG} is one name, and is read as one, not as the letters A and G.
    """
    joined_children: list[x.Expression] = []
    for child in children:
        last = joined_children[-1] if joined_children else None
        if isinstance(child, x.Identifier) and child.face == "upright":
            child = x.Words(child.name)
            if isinstance(last, x.Words) and not last.text.endswith(" "):
                joined_children[-1] = x.Words(last.text + child.text)
                continue
        joined_children.append(child)
    return x.row(tuple(joined_children))


def _grouped(digits: str, separator: str) -> str:
    """Return a number with a separator between its thousands, as it was written."""
    if not separator:
        return digits
    whole, point, places = digits.partition(".")
    groups: list[str] = []
    while len(whole) > 3:
        whole, group = whole[:-3], whole[-3:]
        groups.insert(0, group)
    return separator.join([whole, *groups]) + point + places

"""Write paths as operators of content streams (ISO 32000-1, 8.5)."""

from __future__ import annotations

from irdocs.caching.by_value import cached_by_value
from irdocs.drawing import Commands, Path
from irdocs.pdf.operands import number

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""PDF's operators for the commands of a path (ISO 32000-1, table 59)."""


@cached_by_value(2048)
def constructed(commands: Commands, left: float, up: float) -> str:
    """Return the operators that construct a path; its origin is at a place of the page, in pt."""
    operators = []
    for name, values in commands:
        points = [number(up - v if i % 2 else left + v) for i, v in enumerate(values)]
        operators.append(" ".join((*points, _OPERATORS[name])))
    return " ".join(operators)


def painting(path: Path) -> str:
    """Return the operator that paints a path with its fill and its stroke; empty if it has none
    (ISO 32000-1, table 60)."""
    if not (path.fill or path.stroke):
        return ""
    operator = "B" if path.fill and path.stroke else "f" if path.fill else "S"
    return f"{operator}*" if path.even_odd and path.fill else operator


__all__ = ["constructed", "painting"]

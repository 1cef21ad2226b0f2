"""Write the table style of our decks: a strong header, a hairline under each row.

A table names its style, and the style names theme colours (ECMA-376, 20.1.4.2), so that tables
follow when the theme is changed, and new tables in PowerPoint look alike.
"""

from __future__ import annotations

from irdocs.deck.colours import SchemePaint
from irdocs.deck.tables import TABLE_STYLE
from irdocs.ooxml.xml import Element, el, part


def style(paint: SchemePaint) -> Element:
    """Return our table style as an element."""

    def borders(**edges: tuple[str, float]) -> Element:
        return el(
            "a:tcBdr",
            *(el(f"a:{edge}", paint.stroke(role, width)) for edge, (role, width) in edges.items()),
        )

    whole = el(
        "a:wholeTbl",
        el("a:tcTxStyle", el("a:fontRef", idx="minor"), paint.colour("ink")),
        el(
            "a:tcStyle",
            borders(bottom=("rule", 0.75), insideH=("rule", 0.75)),
            el("a:fill", el("a:noFill")),
        ),
    )
    first = el(
        "a:firstRow",
        el("a:tcTxStyle", el("a:fontRef", idx="minor"), paint.colour("on-primary"), b="on"),
        el("a:tcStyle", borders(bottom=("signal", 2)), el("a:fill", paint.fill("primary"))),
    )
    return el("a:tblStyle", whole, first, styleId=TABLE_STYLE, styleName="irdocs")


def part_of(paint: SchemePaint) -> Element:
    """Return the root of a part of table styles with ours alone, which is also the default."""
    root: Element = part("a:tblStyleLst", style(paint))
    root.set("def", TABLE_STYLE)
    return root

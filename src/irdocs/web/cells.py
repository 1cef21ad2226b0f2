"""Write how a table's cell looks: its place in its column, and the ground of a status.

Numbers are right at their column's edge, with as much unseen behind them as they lack of the
longest one: so their decimal signs stand below one another in any typeface.
"""

from __future__ import annotations

from markupsafe import Markup

from irdocs.content.status import StatusKind
from irdocs.unicode.bidi import has_right_to_left


def cell_look(align: str, shade: StatusKind | None, lacking: str, text: str) -> Markup:
    """Return the attributes of a cell with a text: `align` is a class of the style sheet.

    What a number is `lacking` does not stand behind words that run from right to left. The cell of
    such a number runs from the left; style sheets of e-books may not say that (EPUB 3.3, 6.3.1).
    """
    kind = f"{align} shade-{shade}" if shade else align
    written = Markup(' class="{}"').format(kind.strip()) if kind else Markup("")
    if lacking and not has_right_to_left(text):
        written += Markup(' data-lacking="{}" dir="ltr"').format(lacking)
    return written


__all__ = ["cell_look"]

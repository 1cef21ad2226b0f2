"""Read how the cells of a table on a slide are merged, and how their text stands in them."""

from __future__ import annotations

from irdocs.audit.reading.compared_items import Value
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.text_styles import INSETS
from irdocs.ooxml.xml import Element
from irdocs.units import pt

_SPANS = ("gridSpan", "rowSpan", "hMerge", "vMerge")
_BESIDE = (("marL", "lIns"), ("marR", "rIns"))
_ABOVE_BELOW = (("marT", "tIns"), ("marB", "bIns"))
"""The margins of cells, which are by default those of text boxes (21.1.3.17)."""


def merging(cell: Element) -> Value:
    """Return how many columns and rows a cell takes, and how its text stands in it."""
    spans = tuple(cell.get(name, "1" if "Span" in name else "0") for name in _SPANS)
    properties = cell.find(f"{A}tcPr")
    direction = properties.get("vert", "horz") if properties is not None else "horz"
    return (*spans, direction, _margins(cell, _BESIDE))


def margins_above_below(cell: Element) -> Value:
    """Return the margins above and below the text of a cell in pt."""
    return _margins(cell, _ABOVE_BELOW)


def _margins(cell: Element, names: tuple[tuple[str, str], ...]) -> Value:
    """Return margins of a cell in pt, by their names in cells and those in text boxes."""
    own = cell.find(f"{A}tcPr")
    return tuple(round(pt(whole(own, name, INSETS[box])), 1) for name, box in names)

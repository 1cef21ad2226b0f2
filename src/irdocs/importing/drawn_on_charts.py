"""Read what is drawn on a chart beside it: words at places of their own (ECMA-376, 21.3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from irdocs.frozen import frozen
from irdocs.importing.deck_charts import plain_number
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.xml import Element

_SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
_AXIS_TITLE, _AT_RISK, _REFERENCE = "Axis title", "Number at risk", "Reference label"
"""What our own decks call shapes whose words belong to the chart."""
_REFERENCE_SAID = re.compile(
    r"(?P<label>.+?)\s?[:：]\s*(?P<before>[^\d\s:：−-]*)\s?(?P<value>[−-]?\d+(?:[.,]\d{1,2})?)"
    r"(?!\W?\d)\s?(?P<after>[^:：]*)"
)
"""What a line for reference is called, and its value with its unit, as our own decks say them. No
mark parts its thousands, as that could be a decimal sign."""


@frozen
class DrawnWords:
    """The words that are drawn on a chart, each with the name of its shape."""

    named: tuple[tuple[str, str], ...] = ()

    @property
    def axis_title(self) -> str:
        """The title above an axis that our own decks draw."""
        return next((words for name, words in self.named if name == _AXIS_TITLE), "")

    def at_risk(self, names: Sequence[str]) -> list[list[int]]:
        """Return the numbers at risk that our own decks draw below the axis, in a row for each
        series of these names; none if they are other rows."""
        rows: list[list[int]] = []
        for words in [words for name, words in self.named if name == _AT_RISK][1:]:
            if words in names:
                rows.append([])
            elif rows and (plain := "".join(filter(str.isdigit, words))):
                rows[-1].append(int(plain))
            else:
                return []
        return rows if len(rows) == len(names) else []

    def reference(self, units: Collection[str]) -> dict[str, Any]:
        """Return the line for reference that our own decks draw, as a chart in one of some units
        has it; empty if there is none, or its words could be read in two ways."""
        said = next((words for name, words in self.named if name == _REFERENCE), "")
        found = _REFERENCE_SAID.fullmatch(said)
        if found is None or found["before"] + found["after"] not in {"", *units}:
            return {}
        value = float(found["value"].replace(",", ".").replace("−", "-"))
        return {"value": plain_number(value), "label": found["label"]}

    def others(self, *, has_title: bool, has_rows: bool, has_reference: bool) -> str:
        """Return the words that are not taken, of which the axis' title, the numbers at risk and
        the line for reference may be."""
        taken = {_AXIS_TITLE: has_title, _AT_RISK: has_rows, _REFERENCE: has_reference}
        return " ".join(words for name, words in self.named if not taken.get(name))


def drawn_on(package: PackageReader, part: str) -> DrawnWords:
    """Return the words drawn on the chart of a part."""
    drawing = package.related(part, "chartUserShapes")
    try:
        root = package.xml(drawing) if drawing and drawing in package else None
    except NotAPackageError:
        root = None
    shapes: list[Element] = list(root.iter(f"{_SHAPES}sp")) if root is not None else []
    found = []
    for shape in shapes:
        identity = next(shape.iter(f"{_SHAPES}cNvPr"), None)
        words = " ".join("".join(text.text or "" for text in shape.iter(f"{A}t")).split())
        if words:
            found.append((str(identity.get("name", "")) if identity is not None else "", words))
    return DrawnWords(tuple(found))


__all__ = ["DrawnWords", "drawn_on"]

"""Fonts in the file: TrueType, embedded in subsets, every code with its character."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

BLOCK = 100
"""The most entries in a block of a CMap (Adobe Technical Note 5014, 1.4.1)."""


class _EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A TTFont whose ToUnicode map is right beyond U+FFFF too, where ReportLab's is not."""

    def addObjects(self, doc: Any) -> None:
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            doc.idToObject[f"toUnicodeCMap:{base}"].content = to_unicode(base, subset)


def register(name: str, file: Path | bytes) -> None:
    """Make a TrueType font known to ReportLab under a name; doing so again changes nothing."""
    if name not in pdfmetrics.getRegisteredFontNames():
        held = io.BytesIO(file) if isinstance(file, bytes) else str(file)
        pdfmetrics.registerFont(_EmbeddedFont(name, held, asciiReadable=0))


def to_unicode(name: str, subset: list[int]) -> str:
    """Return the CMap from a subset's codes to its characters (ISO 32000-1, 9.10.3)."""
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    blocks = [pairs[start : start + BLOCK] for start in range(0, len(pairs), BLOCK)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )

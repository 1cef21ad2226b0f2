"""Write the operators that show a run of text: fonts, and the glyphs of each (ISO 32000-1, 9.4).

A run has one direction and may take several fonts. Text from right to left is shown in the order in
which it is read, each piece of one font at its place; within a piece the glyphs go from left to
right, as all do in PDF, and the mark ReversedChars says that their characters are to be reversed
(14.8.2.3.3).
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.pdf.embedded_fonts import EmbeddedFonts
from irdocs.pdf.operands import number as _n
from irdocs.typeset.metrics import Font


class ShownText:
    """Shows text in the fonts of one file; what is shown gets its code when it first occurs."""

    def __init__(self, fonts: EmbeddedFonts) -> None:
        """Show text in the fonts of a file."""
        self._fonts = fonts

    def prime(self, fonts: Sequence[Font], characters: str) -> None:
        """Give characters their codes in fonts now."""
        for font in fonts:
            for character in characters:
                self.operators(character, 0, 0, font, 1.0)

    def operators(
        self, text: str, x: float, y: float, font: Font, size: float, *, right_to_left: bool = False
    ) -> str:
        """Return the operators that show a text at a size in pt, from x, y in PDF's coordinates."""
        parts = font.shaped(text, right_to_left=right_to_left)
        if not right_to_left:
            shown = " ".join(
                f"/{(used := self._fonts.of(part.face)).resource} {_n(size)} Tf "
                f"{used.operand(part.clusters, right_to_left=False)} TJ"
                for part in parts
            )
            return f"BT 1 0 0 1 {_n(x)} {_n(y)} Tm {shown} ET"
        operators = []
        right = x + sum(part.width for part in parts) * size
        for part in parts:
            used = self._fonts.of(part.face)
            right -= part.width * size
            operators.append(
                f"/{used.resource} {_n(size)} Tf 1 0 0 1 {_n(right)} {_n(y)} Tm "
                f"{used.operand(part.clusters, right_to_left=True)} TJ"
            )
        return f"/ReversedChars BMC BT {' '.join(operators)} ET EMC"

"""Write the operators that show a run of text: fonts, and the glyphs of each (ISO 32000-1, 9.4).

A run has one direction and may take several fonts. Text from right to left is shown in the order in
which it is read, each piece of one font at its place; within a piece the glyphs go from left to
right, as all do in PDF, and the mark ReversedChars says that their characters are to be reversed
(14.8.2.3.3).
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.caching.by_identity import Same
from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen
from irdocs.pdf.embedded_fonts import EmbeddedFonts
from irdocs.pdf.operands import number as _n
from irdocs.pdf.spelling import Spelling, spelling
from irdocs.typeset.metrics import Font


class ShownText:
    """Shows text in the fonts of one file; what is shown gets its code when it first occurs."""

    def __init__(self, fonts: EmbeddedFonts) -> None:
        """Show text in the fonts of a file."""
        self._fonts = fonts

    def prime(self, fonts: Sequence[Font], characters: str) -> None:
        """Have characters in the files of fonts, used or not."""
        for font in fonts:
            for character in characters:
                self.operators(character, 0, 0, font, 1.0)

    def operators(
        self, text: str, x: float, y: float, font: Font, size: float, *, right_to_left: bool = False
    ) -> str:
        """Return the operators that show a text at a size in pt, from x, y in PDF's coordinates."""
        pieces = _pieces(Same(font), text, right_to_left)
        if not right_to_left:
            shown = " ".join(
                f"/{(used := self._fonts.of(piece.face)).resource} {_n(size)} Tf "
                f"{used.operand(piece.spelling)} TJ"
                for piece in pieces
            )
            return f"BT 1 0 0 1 {_n(x)} {_n(y)} Tm {shown} ET"
        operators = []
        right = x + sum(piece.width for piece in pieces) * size
        for piece in pieces:
            used = self._fonts.of(piece.face)
            right -= piece.width * size
            operators.append(
                f"/{used.resource} {_n(size)} Tf 1 0 0 1 {_n(right)} {_n(y)} Tm "
                f"{used.operand(piece.spelling)} TJ"
            )
        return f"/ReversedChars BMC BT {' '.join(operators)} ET EMC"


@frozen(eq=False)
class _FacePiece:
    """A piece of text in one face; its width in em."""

    face: Font
    spelling: Spelling
    width: float


TEXTS = 8192
"""Of how many texts is remembered how they are shown."""


@cached_by_value(TEXTS)
def _pieces(font: Same[Font], text: str, right_to_left: bool) -> tuple[_FacePiece, ...]:
    """Return the pieces of a text of one direction, in the order in which they are read."""
    pieces = []
    for part in font.value.shaped(text, right_to_left=right_to_left):
        assert part.face.source is not None  # a face known by its widths alone is never drawn
        spelt = spelling(part.face.source, part.clusters, right_to_left=right_to_left)
        pieces.append(_FacePiece(part.face, spelt, part.width))
    return tuple(pieces)

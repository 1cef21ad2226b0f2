"""Text positioning: the two matrices of a text object, and how strings advance (ISO 32000-1, 9.4).

Between BT and ET, the text line matrix keeps where the current line began, so that Td and T* can
begin the next line relative to it. The text matrix begins there too, and moves on by the width of
each string that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from irdocs.audit.reading.font_reader import FontReader
from irdocs.audit.reading.graphics_state import GraphicsState
from irdocs.audit.reading.page_geometry import IDENTITY, Matrix, PathPoint, times
from irdocs.audit.reading.unreadable import ContentError

ASCENT, DESCENT = 0.74, -0.22
"""The heights of an ordinary typeface above and below its baseline, as parts of its size.

Exact ones would have to be read from each font program; these are good enough for a text's box."""


class TextObject:
    """The state of a text object: the text matrix (`matrix`) and the text line matrix."""

    def __init__(self) -> None:
        self.matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def place(self, matrix: Matrix) -> None:
        """Set both matrices, which begins a line (BT, Tm)."""
        self.matrix = self._line = matrix

    def next_line(self, x: float, y: float) -> None:
        """Begin a line at an offset from the beginning of the current line (Td, TD, T*)."""
        self.place(times((1.0, 0.0, 0.0, 1.0, x, y), self._line))

    def show(self, state: GraphicsState, pieces: Iterable[Any]) -> tuple[str, list[PathPoint]]:
        """Show strings and advance the text matrix by their width (Tj, TJ).

        Returns the characters, and the lower left and upper right corner of their box in text
        space, to which the text matrix as it was before still has to be applied. Numbers between
        the strings of TJ move the next string back, in thousandths of the size (9.4.3).
        Raises ContentError if no font is set.
        """
        if state.font is None:
            raise ContentError("no font is set")
        advance, spacing, texts = 0.0, 0.0, []  # ems, units of text space, characters
        for piece in pieces:
            if isinstance(piece, bytes):
                text, width = state.font.shown(piece)
                texts.append(text)
                advance += width
                if state.character_spacing or state.word_spacing:
                    spacing += _spacing(state, state.font, piece)
            else:
                advance -= float(piece) / 1000
        size, rise = state.font_size, state.rise
        width = (advance * size + spacing) * state.horizontal_scaling
        self.matrix = times((1.0, 0.0, 0.0, 1.0, width, 0.0), self.matrix)
        return "".join(texts), [(0.0, rise + DESCENT * size), (width, rise + ASCENT * size)]


def _spacing(state: GraphicsState, font: FontReader, string: bytes) -> float:
    """Return the width, before scaling, that Tc adds after each code and Tw after each space."""
    codes = font.codes(string)
    return state.character_spacing * len(codes) + state.word_spacing * codes.count(ord(" "))

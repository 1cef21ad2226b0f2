"""Where text goes: the matrices of a text object, and how strings advance (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pikepdf

from irdocs.audit.reading.font_reader import FontReader
from irdocs.audit.reading.graphics_state import GraphicsState
from irdocs.audit.reading.page_geometry import IDENTITY, Matrix, PathPoint, times
from irdocs.audit.reading.unreadable import ContentError

ASCENT, DESCENT = 0.74, -0.22
"""How far an ordinary face reaches above and below its baseline, as parts of its size."""


class TextObject:
    """The text matrix, which moves on with what is shown, and the text line matrix."""

    def __init__(self) -> None:
        self.matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def place(self, matrix: Matrix) -> None:
        """Begin a line at a place: BT, Tm."""
        self.matrix = self._line = matrix

    def next_line(self, x: float, y: float) -> None:
        """Begin a line so far from where the last one began: Td, TD, T*."""
        self.place(times((1.0, 0.0, 0.0, 1.0, x, y), self._line))

    def show(self, state: GraphicsState, pieces: Iterable[Any]) -> tuple[str, list[PathPoint]]:
        """Return what strings say, and two corners of their box before the matrix; move on.

        Numbers between strings move what follows back, in thousandths of the size (9.4.3).
        """
        if state.font is None:
            raise ContentError("no font is set")
        advance, spacing, texts = 0.0, 0.0, []
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                string = bytes(piece)
                text, width = state.font.shown(string)
                texts.append(text)
                advance += width
                if state.character_spacing or state.word_spacing:
                    spacing += _spacing(state, state.font, string)
            else:
                advance -= float(piece) / 1000
        size, rise = state.font_size, state.rise
        width = (advance * size + spacing) * state.horizontal_scaling
        self.matrix = times((1.0, 0.0, 0.0, 1.0, width, 0.0), self.matrix)
        return "".join(texts), [(0.0, rise + DESCENT * size), (width, rise + ASCENT * size)]


def _spacing(state: GraphicsState, font: FontReader, string: bytes) -> float:
    """Return how much wider a string is by Tc, after each code, and by Tw, after each space."""
    codes = font.codes(string)
    return state.character_spacing * len(codes) + state.word_spacing * codes.count(ord(" "))

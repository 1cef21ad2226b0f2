"""What can be said about a drawing: that it cannot be used, or what became of a part of it."""

from __future__ import annotations

from typing import Literal

from irdocs.frozen import frozen

DrawingCode = Literal[
    "drawing-as-picture", "drawing-cut", "drawing-face", "drawing-simplified", "first-frame"
]


class UnsupportedDrawingError(ValueError):
    """The SVG is not well formed, is beyond the limits, or holds something that would be lost."""

    def __init__(self, message: str, hint: str = "") -> None:
        """`hint` says what to do; without one, to save the file again is the best advice."""
        super().__init__(message)
        self.hint = hint


class NotVectorsError(Exception):
    """A drawing has something that is not drawn as vectors; the message names it."""


@frozen
class DrawingRemark:
    """What became of a part of a drawing that is shown otherwise than its author may expect."""

    code: DrawingCode
    message: str
    """What it is and in which line of the SVG; the name of the file comes before it."""
    hint: str

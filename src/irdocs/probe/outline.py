"""What a finished file says, in reading order: text with roles and pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of text: its role in the file, its page or slide from 1, its depth."""

    role: str
    text: str
    page: int
    depth: int = 0
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """All of a file's pieces in reading order."""

    pieces: tuple[Piece, ...]

    def words(self, pages: Iterable[int] | None = None) -> str:
        """Return everything said on some pages, or on all, white space made even."""
        wanted = None if pages is None else frozenset(pages)
        said = [
            part
            for piece in self.pieces
            if wanted is None or piece.page in wanted
            for part in (piece.text, piece.alt or "")
        ]
        return even(" ".join(said))

    def dump(self) -> str:
        """Return the outline as text, a line a piece, to compare and to read."""
        lines = []
        for piece in self.pieces:
            alt = f" alt={piece.alt!r}" if piece.alt else ""
            lines.append(
                f"{piece.page:>3} {'  ' * piece.depth}{piece.role}{alt} {even(piece.text)}"
            )
        return "\n".join(line.rstrip() for line in lines) + "\n"


def even(text: str) -> str:
    """Return a text in NFC with every stretch of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())

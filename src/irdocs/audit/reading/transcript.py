"""What a finished file says, in reading order: text with roles and pages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class TranscriptPiece:
    """One stretch of text: its role in the file, its page or slide from 1, its depth."""

    role: str
    text: str
    page: int
    depth: int = 0
    alt: str | None = None


@dataclass(frozen=True)
class Transcript:
    """All of a file's pieces in reading order."""

    pieces: tuple[TranscriptPiece, ...]

    def words(self, pages: Iterable[int] | None = None) -> str:
        """Return everything said on some pages, or on all, white space made even."""
        said = self._by_page
        wanted = said if pages is None else [page for page in sorted(pages) if page in said]
        return " ".join(said[page] for page in wanted)

    def lacking(self, page: int, texts: Iterable[str], figures: Iterable[str]) -> list[str]:
        """Return the texts, and the figures' alternative texts, that a page does not have.

        Of figures that say the same there must be as many.
        """
        spoken = self.words((page,))
        lost = [text for text in texts if even(text) not in spoken]
        left = Counter(even(p.alt) for p in self.pieces if p.alt and p.page == page)
        for figure in figures:
            if not left[even(figure)]:
                lost.append(figure)
            left[even(figure)] -= 1
        return lost

    @cached_property
    def _by_page(self) -> Mapping[int, str]:
        """What each page says, in the order in which pages are first spoken of."""
        parts: dict[int, list[str]] = {}
        for piece in self.pieces:
            parts.setdefault(piece.page, []).extend((piece.text, piece.alt or ""))
        return {page: even(" ".join(said)) for page, said in parts.items()}


def even(text: str) -> str:
    """Return a text in NFC with every stretch of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())

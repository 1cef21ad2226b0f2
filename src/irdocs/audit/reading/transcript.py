"""The transcript of a finished file: its texts in reading order, with their roles and pages.

A transcript is what somebody hears who has the file read aloud, and the common form in which PDFs
and decks are compared with the content.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from irdocs.caching.by_value import cached_by_value
from irdocs.content.soft_hyphens import SOFT_HYPHEN
from irdocs.frozen import frozen
from irdocs.typeset.blanks import BLANK
from irdocs.typeset.characters import INVISIBLE, SUBSTITUTES
from irdocs.unicode.stops import without_gaps


@frozen
class TranscriptPiece:
    """The text of one structure element of a PDF, or of one shape or table cell of a slide."""

    role: str
    """The structure type in a PDF; the kind of shape, or of placeholder, in a deck."""
    text: str
    page: int
    """The page or slide, counted from 1."""
    depth: int = 0
    """How many elements it is nested in."""
    alt: str | None = None
    """Its alternative text."""


@frozen(slots=False)
class Transcript:
    """All of a file's pieces in reading order."""

    pieces: tuple[TranscriptPiece, ...]

    def words(self, pages: Iterable[int] | None = None) -> str:
        """Return all text and alternative text of some pages, or of all, as one normalised string.

        Pages come in ascending order if they are given, else in the order of the transcript.
        """
        by_page = self._by_page
        chosen = by_page if pages is None else [page for page in sorted(pages) if page in by_page]
        return " ".join(by_page[page] for page in chosen)

    def lacking(self, page: int, texts: Iterable[str], figures: Iterable[str]) -> list[str]:
        """Return the texts, and the alternative texts of figures, that are missing from a page.

        Figures are counted: if two have the same alternative text, the page must have it twice.
        """
        page_text = self.words((page,))
        missing = [text for text in texts if normalised(text) not in page_text]
        unmatched = Counter(
            normalised(piece.alt) for piece in self.pieces if piece.alt and piece.page == page
        )
        for figure in figures:
            if not unmatched[normalised(figure)]:
                missing.append(figure)
            unmatched[normalised(figure)] -= 1
        return missing

    @cached_property
    def _by_page(self) -> Mapping[int, str]:
        """The normalised text of each page, in the order in which pages first occur."""
        parts: dict[int, list[str]] = {}
        for piece in self.pieces:
            texts = (normalised(piece.text), normalised(piece.alt or ""))
            parts.setdefault(piece.page, []).extend(filter(None, texts))
        return {page: " ".join(texts) for page, texts in parts.items()}


_PRINTED = str.maketrans(SUBSTITUTES | dict.fromkeys({*INVISIBLE, SOFT_HYPHEN}, ""))


_REMEMBERED = 2000
"""Texts of up to so many characters are remembered: those of the content, and not whole pages."""


@cached_by_value(8192, longest=_REMEMBERED)
def normalised(text: str) -> str:
    """Return a text normalised for comparison: in NFC, with single spaces for all white space.

    Lines are broken elsewhere in a product than in the content, and "é" can be one code point or
    two; neither makes a difference to a reader. Nor do characters that show nothing, such as soft
    hyphens, and hyphens at which no line may break, which print as others do. Blanks to write on
    are as long as there is room.
    """
    printed = unicodedata.normalize("NFC", without_gaps(text)).translate(_PRINTED)
    return " ".join(BLANK.sub(" ", printed).split())

"""Which block of the content something in a file comes from, found by its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.audit.ledger import LedgerEntry
from irdocs.audit.reading.transcript import normalised
from irdocs.diagnostics import Span
from irdocs.frozen import frozen

_FEWEST = 3
"""Fewer letters than this occur in any block."""


@frozen
class Origin:
    """A place in the content."""

    name: str
    """What messages call it, such as block "risks"; empty for the content as a whole."""
    span: Span


@frozen(slots=False)
class Origins:
    """Finds the origin of what a file says."""

    entries: Sequence[LedgerEntry]
    """Everything that the file must contain, with its pages."""
    whole: Span
    """The place in the content that stands for the whole file."""

    def of(self, words: str, page: int) -> Origin:
        """Return where something on a page comes from; the only block of the page if unknown.

        `page` is its number in the file that a build makes; 0 for no page.
        """
        on_page = [entry for entry in self.entries if entry.pages and page in entry.pages]
        others = [entry for entry in self.entries if entry.pages is None]
        for text in _pieces(words):
            for entries in (on_page, others):
                if entry := _holding(text, entries):
                    return Origin(entry.name, entry.span)
        if len(on_page) == 1:
            return Origin(on_page[0].name, on_page[0].span)
        return Origin("", self.whole)


def _pieces(words: str) -> Iterator[str]:
    """Yield a text as a whole, and then its lines, each normalised and long enough to be found."""
    texts = [words, *words.splitlines()] if "\n" in words else [words]
    for text in texts:
        piece = normalised(text)
        if sum(character.isalnum() for character in piece) >= _FEWEST:
            yield piece


def _holding(text: str, entries: Sequence[LedgerEntry]) -> LedgerEntry | None:
    """Return the first entry that contains a text, or else the longest text of which is in it."""
    for entry in entries:
        if any(text in own for own in entry.texts):
            return entry
    within = [
        (len(own), -number)
        for number, entry in enumerate(entries)
        for own in entry.texts
        if len(own) > _FEWEST and own in text
    ]
    return entries[-max(within)[1]] if within else None


__all__ = ["Origin", "Origins"]

"""Tell the layouts and placeholders that irdocs makes by their names, which programs keep."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from irdocs.deck.layout_names import LayoutKind, Stem
from irdocs.importing.markdown_words import bare, unescaped
from irdocs.importing.own_sources import MARK
from irdocs.importing.slide_composition import SAYS_SOURCE
from irdocs.importing.slide_flows import ShapePiece
from irdocs.importing.slide_order import ShownPiece

_DETAILS = re.compile(
    r"(?: \d+)?(?:, roomy(?: \d+)?)?(?P<bare> without icons)?(?: with telephone)?"
)
"""What follows the kind in the name of a layout (`LayoutKey.name`)."""
_KINDS = sorted(LayoutKind, key=lambda kind: -len(kind.value))
_STEMS: Mapping[str, Stem] = {stem.value: stem for stem in Stem}
_NAME = re.compile(r"(?P<stem>\D+?)(?: (?P<number>\d+))?")


class OwnLayout(NamedTuple):
    """What the name of a layout of ours says."""

    kind: LayoutKind
    has_icons: bool
    """Whether it has places for icons, if its kind has forms with and without."""


def layout_called(name: str) -> OwnLayout | None:
    """Return what a layout's name says; None for a name that irdocs gives none."""
    for kind in _KINDS:
        if name.startswith(kind.value) and (found := _DETAILS.fullmatch(name[len(kind.value) :])):
            return OwnLayout(kind, not found["bare"])
    return None


def is_opener(name: str) -> bool:
    """Whether a layout of ours opens sections."""
    found = layout_called(name)
    return found is not None and found.kind in (
        LayoutKind.SECTION_HEADER,
        LayoutKind.PICTURE_SECTION,
    )


class OwnPieces:
    """What the placeholders of a slide of ours show, by their names."""

    def __init__(self, pieces: Sequence[ShapePiece]) -> None:
        self._found: dict[tuple[Stem, int], ShownPiece] = {}
        self.met: list[ShownPiece] = []
        """Those that were asked for."""
        for one in pieces:
            name = _NAME.fullmatch(one.name)
            if name and name["stem"] in _STEMS:
                key = _STEMS[name["stem"]], int(name["number"] or 0)
                self._found.setdefault(key, one.piece)

    def piece(self, stem: Stem, number: int = 0) -> ShownPiece | None:
        """Return what a placeholder shows; None if there is none, or it is empty."""
        found = self._found.get((stem, number))
        if found is not None and found not in self.met:
            self.met.append(found)
        return found

    def markdown(self, stem: Stem, number: int = 0) -> str:
        """Return the text of a placeholder as content.yaml has it; empty if there is none."""
        found = self.piece(stem, number)
        return unescaped(found.markdown.strip()) if found is not None else ""

    def words(self, stem: Stem, number: int = 0) -> str:
        """Return the words of a placeholder on one line, without markup."""
        found = self.piece(stem, number)
        return " ".join(bare(found.markdown).split()) if found is not None else ""

    def paragraphs(self, stem: Stem, number: int = 0) -> list[str]:
        """Return the paragraphs of a placeholder as content.yaml has them."""
        return [part.strip() for part in self.markdown(stem, number).split("\n\n") if part.strip()]

    @property
    def marks_of_sources(self) -> str:
        """The numbers of sources, and the words that say that something is one, in what was asked
        for."""
        found = []
        for piece in self.met:
            text = bare(piece.markdown)
            found += MARK.findall(text)
            found += [said[0] for line in text.split("\n") if (said := SAYS_SOURCE.match(line))]
        return " ".join(found)

    def said_beside(self) -> list[str]:
        """Return the words of the header of a table, and of what stands above and below it, which
        each slide has that it goes on over."""
        table = self._found.get((Stem.TABLE, 0))
        header = [bare(table.markdown.partition("\n")[0])] if table is not None else []
        return [*header, *(self.words(stem) for stem in (Stem.CAPTION, Stem.NOTE, Stem.SOURCE))]

    def give_back(self, stem: Stem) -> None:
        """Let what a placeholder shows stand as if it had not been asked for."""
        found = self._found.get((stem, 0))
        self.met = [one for one in self.met if one is not found]

    def numbers(self, stem: Stem) -> list[int]:
        """Return the numbers of the placeholders of a stem that show something, ascending."""
        return sorted(number for found, number in self._found if found is stem and number)


__all__ = ["OwnLayout", "OwnPieces", "is_opener", "layout_called"]

"""The common form in which versions of a document are compared: parts, and the passages in them.

A part is a block or a section of a content file, a slide of a deck, or the whole of a file without
such parts. A passage is a paragraph, a cell, a label or a value in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from irdocs.frozen import frozen


class FileKind(StrEnum):
    """What kind of file a version is."""

    CONTENT = "content file"
    PDF = "PDF"
    DECK = "deck"
    PAGE = "web page"
    BOOK = "e-book"


@frozen
class Passage:
    """A text of a version, with single spaces for all white space."""

    text: str
    role: str
    """The keys that lead to it in its block, such as items.text; in a finished file its role there,
    such as H2 or cell."""
    page: int = 0
    """The page or slide, counted from 1; 0 in a content file."""
    file: str = ""
    """The name of the content file, or of one that it includes."""
    line: int = 0
    """The line in it, counted from 1; 0 in a finished file."""
    cell: str = ""
    """Where it stands in a table of a content file: row 2, column 3; empty elsewhere."""


@frozen
class ComparedPart:
    """A part of a version."""

    called: str
    """What reports call it: block "doses", slide 4; empty for the whole."""
    passages: tuple[Passage, ...]
    key: str = ""
    """What tells it from all others, such as its id; empty if nothing does."""
    within: str = ""
    """The part that it stands in, such as its section."""
    pages: tuple[str, ...] = ()
    """Where products show it: leaflet.pdf page 2."""

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(passage.text for passage in self.passages)


@frozen(slots=False)
class ComparedVersion:
    """One of the two versions that are compared."""

    name: str
    """How it was called: HEAD~3:content.yaml, output/deck.pptx."""
    kind: FileKind
    parts: tuple[ComparedPart, ...]
    language: str = "en"
    """Its tag (BCP 47): numbers and dates are read by it."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The digest of each picture and other file that a content file names."""


class Fate(StrEnum):
    """What became of a passage."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Detail(StrEnum):
    """What in a text a reader may come to harm by if it is wrong, the worst first."""

    DOSE = "dose or unit"
    NUMBER = "number"
    NEGATION = "negation"
    TELEPHONE = "telephone number"
    COMPARISON = "comparison or side"
    CHOICE = "answer or way"
    DATE = "date or time"
    ADDRESS = "address"


@frozen
class ChangedDetail:
    """A detail that only one version has, or that each has otherwise."""

    kind: Detail
    before: tuple[str, ...]
    after: tuple[str, ...]


@frozen
class Change:
    """A passage that differs."""

    fate: Fate
    before: Passage | None
    """None for one that was added."""
    after: Passage | None
    """None for one that was removed."""
    part: ComparedPart
    """The part that it stands in: of the newer version if it is there."""
    details: tuple[ChangedDetail, ...] = ()
    note: str = ""
    """What else there is to say: that its whole part is new, or where it stood before."""

    @property
    def passage(self) -> Passage:
        """The passage as it is now, or as it was before it was removed."""
        passage = self.after or self.before
        assert passage is not None
        return passage


@frozen
class VersionComparison:
    """The outcome: all that differs between two versions."""

    old: ComparedVersion
    new: ComparedVersion
    changes: tuple[Change, ...]
    """Those with details first, the worst at the top; then in the order of the newer version."""
    others: tuple[str, ...] = ()
    """What differs beside the words, a line each: pictures, looks, links."""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.changes and not self.others

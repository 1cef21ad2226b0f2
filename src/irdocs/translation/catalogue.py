"""The translations of a document into one language, as values, whatever the file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from irdocs.diagnostics import Span
from irdocs.frozen import frozen
from irdocs.translation.texts import TextId, parts_of

FOLDER = "translations"
"""The folder beside the content in which the files of translations are."""


@frozen
class Entry:
    """A text and its translation."""

    id: str
    source: str
    """The text that was translated; the content may have another one by now."""
    target: str = ""
    """The translation; empty if there is none yet."""
    is_fuzzy: bool = False
    """Whether somebody has to look at the translation again."""
    previous: str | None = None
    """The source that the translation is of, if that is not `source`: the translation is stale."""
    flags: tuple[str, ...] = ()
    """Other marks of the entry."""
    comment: str = ""
    """What translators wrote about it."""
    notes: tuple[str, ...] = ()
    """What irdocs tells translators of it."""
    places: tuple[tuple[str, int], ...] = ()
    """The files and lines of the text."""
    forms: tuple[str, tuple[tuple[int, str], ...]] | None = None
    """A source in the plural, with numbered translations, as other programs' entries have them."""
    is_obsolete: bool = False
    """Whether the content had the text, and has it no more."""
    span: Span | None = field(default=None, compare=False)
    """The place of the translation in its file."""

    @property
    def text_id(self) -> TextId:
        """The parts of its id."""
        return parts_of(self.id)

    @property
    def translated_source(self) -> str:
        """The source that the translation is of."""
        return self.previous if self.is_fuzzy and self.previous is not None else self.source


@frozen
class Translations:
    """The translations of a document into a language."""

    language: str
    """A tag (BCP 47)."""
    entries: tuple[Entry, ...] = ()
    header: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the file says of itself: name and value of each field."""
    comment: str = ""
    """What stands before everything else in the file."""
    file: str = ""
    """The file's name, as messages give it; empty for one that is not written yet."""

    @property
    def checked_by(self) -> str:
        """Who has read the translations and is at home in the language; empty if nobody says so."""
        return self.header.get(CHECKED_BY, "").strip()


CHECKED_BY = "X-Checked-By"
"""The field of the header that names the reader who has checked the translations."""


def is_one_language(tag: str, other: str) -> bool:
    """Return whether two tags are of one language, though of other countries: pt and pt-BR."""
    one, another = (written.partition("-")[0].casefold() for written in (tag, other))
    return one == another

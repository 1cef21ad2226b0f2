"""What a leaflet says in one language, before it is planned."""

from __future__ import annotations

from irdocs.content.model import Document
from irdocs.frozen import frozen
from irdocs.locale import Locale
from irdocs.page.tags import Tag

EACH = " in each language"


@frozen
class LeafletText:
    """What a leaflet says in one language."""

    document: Document
    locale: Locale
    root: Tag | None = None
    """The element that all of it belongs to; None for a document of its own."""

    @property
    def language(self) -> str:
        """Its language's tag."""
        return str(self.document.document.language)


__all__ = ["EACH", "LeafletText"]

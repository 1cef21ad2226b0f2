"""What drawn things mean: structure elements to be, and the kinds of artifact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "Document", "Part", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Figure",
    "Caption", "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "Span", "BlockQuote", "Note",
]  # fmt: skip
"""The standard structure types in use (ISO 32000-1, 14.8.4)."""

Artifact = Literal["Layout", "Page", "Pagination"]
"""What is drawn but not read (14.8.2.2.2): ornament, printers' marks, page numbers."""


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """A structure element to be: its role, its parent, and what it says to a listener.

    Two tags are the same element only if they are the same object. Elements are written in the
    reading order of what carries their tags, and one that nothing carries is not written.
    """

    role: Role
    parent: Tag | None = None
    """None for the root, whose role is Document."""
    alt: str | None = None
    title: str | None = None
    language: str | None = None
    """A BCP 47 tag, where it differs from the document's."""
    attributes: tuple[tuple[str, str, object], ...] = ()
    """Owner, key and value of each attribute (14.8.5); a str is a name."""
    is_code: bool = False
    """Whether a Figure is a QR code."""


Owner = Tag | Artifact
"""What a drawn thing belongs to: an element, or nothing that is read."""

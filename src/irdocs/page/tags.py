"""The meaning of drawn items: structure elements, and artifacts, which are drawn but not read.

In a tagged PDF every item belongs either to an element of the structure tree, which assistive
technology reads, or to an artifact. Clauses are those of ISO 32000-1.
"""

from __future__ import annotations

from typing import Literal

from irdocs.content.blocks.table import ColumnAlign
from irdocs.content.status import StatusKind
from irdocs.frozen import frozen
from irdocs.locale import language_of
from irdocs.mathematics import Formula

Role = Literal[
    "Document", "Part", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Figure",
    "Caption", "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "Span", "BlockQuote", "Note",
    "Code", "Formula",
]  # fmt: skip
"""The standard structure types in use (14.8.4)."""

Artifact = Literal["Layout", "Page", "Pagination"]
"""The types of artifact (14.8.2.2.2): ornament, printers' marks, page numbers."""


@frozen
class Look:
    """What an element says by its look.

    A page has drawn it beside the words, as artifacts, or by their place; whoever sets the words
    anew, as web pages do, must show it again.
    """

    align: ColumnAlign = "left"
    """How the words of a table's cell are aligned."""
    lacking: str = ""
    """What a number lacks at its end of the longest one of its column; see `typeset.columns`."""
    shade: StatusKind | None = None
    """The status whose ground it has."""
    line: int = 0
    """The number of a line of code, counted from 1; 0 for what is none."""


PLAIN = Look()
"""The look of what says nothing by it."""


@frozen(eq=False)
class Tag:
    """A structure element that is still to be written.

    Two tags are the same element only if they are the same object: two paragraphs that are equal in
    all fields are still two. Elements are written in the reading order of the items that carry
    their tags; an element that no item carries, directly or in a descendant, is not written.
    """

    role: Role
    parent: Tag | None = None
    """None for the root, whose role is Document."""
    alt: str | None = None
    """The alternative text."""
    actual_text: str | None = None
    """What is read for its content when that is copied or searched (14.9.4)."""
    title: str | None = None
    language: str | None = None
    """A BCP 47 tag, where it differs from the document's."""
    attributes: tuple[tuple[str, str, object], ...] = ()
    """The owner, key and value of each attribute (14.8.5); a value that is a str is a PDF name."""
    is_code: bool = False
    """Whether a Figure is a QR code."""
    formula: Formula | None = None
    """What a Formula shows, for whoever sets it anew."""
    look: Look = PLAIN
    """What it says by its look, which is not written into the structure tree."""
    destination: str = ""
    """The id by which links within a web page lead to it, if any do."""

    def __post_init__(self) -> None:
        if self.alt is not None and self.language is None:
            object.__setattr__(self, "language", language_of(self.alt))


DOCUMENT = Tag("Document")
"""The root of documents that are planned apart: elements of one document alone hang below it."""

Owner = Tag | Artifact
"""What an item belongs to: a structure element or an artifact."""

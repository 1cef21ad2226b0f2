"""Who made the document, and on what occasion it is given."""

from __future__ import annotations

from irdocs.content.fields import Day, Label, Labels, Name
from irdocs.content.node import Node


class Author(Node):
    """A person who wrote the document. A name alone may stand in place of the mapping."""

    called = "an author"
    shorthand = "name"
    name: Name
    role: Label | None = None
    """What the person is, such as consultant radiologist."""
    affiliation: Labels = ()
    """One organisation or several."""

    @property
    def details(self) -> tuple[str, ...]:
        """The role and the affiliations, as far as they are given."""
        return tuple(str(part) for part in (self.role, *self.affiliation) if part)


class Occasion(Node):
    """The occasion for which the document is made: a course, a conference, an open day."""

    called = "event"
    shorthand = "name"
    name: Label
    place: Label | None = None
    date: Day | None = None
    """The day on which it takes place; the document's own date is that of its version."""

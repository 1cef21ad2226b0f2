"""What the slides of a block need of its section, which stays as it is where another block changes.

Slides are made again only if something is another that they depend on (see `known_makers`).
"""

from __future__ import annotations

from irdocs.content.assets import Picture
from irdocs.content.model import Section
from irdocs.diagnostics import Span
from irdocs.frozen import frozen


@frozen
class SectionHead:
    """What stands above the blocks of a section."""

    id: str
    title: str
    span: Span
    """The place of its title."""
    has_notes: bool
    """Whether the lecturer says something to its opening slide."""
    drawing: Picture | None
    """The drawing that repeats on its slides as ornament; what says something does not."""


def head_of(section: Section) -> SectionHead:
    """Return what the slides of a section's blocks need of it."""
    picture = section.picture
    return SectionHead(
        str(section.id), str(section.title), section.title.span, bool(section.notes),
        picture.file if picture and not picture.is_content else None,
    )  # fmt: skip


__all__ = ["SectionHead", "head_of"]

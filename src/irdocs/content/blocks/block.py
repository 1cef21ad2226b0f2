"""What all blocks have in common."""

from __future__ import annotations

from typing import Literal

from irdocs.content.fields import Audience, Identifier, Label, Prose
from irdocs.content.node import Node


class Block(Node):
    """The keys that all blocks have: an id, who sees them, and headings."""

    id: Identifier
    only: Audience = ()
    """Where it is shown: deck, leaflet, or leaflet/a4 and the like; in all if nothing is said."""
    backup: bool = False
    """Whether its slides follow the closing slide, to be shown if somebody asks; the leaflet leaves
    it out."""
    keep: Literal["together"] | None = None
    """Whether it stands wholly on one panel or page of the leaflet, if there is any way."""
    title: Label | None = None
    """A heading, shown in both products; the deck has it in the notes if there is a headline."""
    headline: Label | None = None
    """The title of its slide in place of `title`: a sentence that states the point (deck only)."""
    notes: Prose | None = None
    """What the lecturer says to this block's slide (deck only)."""

"""The look of each kind of code: its colour role, its weight and its slant.

Colour alone tells nothing to people who do not see it, so keywords are bold and comments italic as
well. The roles are those that a theme's texts have; one with too little contrast with the ground
gives way to the colour of running text (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from irdocs.content.highlighting import CodeKind
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.theme import contrast


@frozen
class CodeLook:
    """How pieces of one kind look."""

    role: str
    """Their colour role."""
    bold: bool = False
    italic: bool = False


def look(kind: CodeKind) -> CodeLook:
    """Return how pieces of a kind look."""
    match kind:
        case "plain":
            return CodeLook("ink")
        case "keyword":
            return CodeLook("primary", bold=True)
        case "string":
            return CodeLook("teal")
        case "comment":
            return CodeLook("ink-soft", italic=True)
        case "number":
            return CodeLook("signal")
        case "name":
            return CodeLook("plum")
        case _:
            assert_never(kind)


def legible(role: str, palette: Mapping[str, Colour], ground: str) -> str:
    """Return a colour role if text of it can be read on the role of a ground, else "ink"."""
    return role if contrast.ratio(palette[role], palette[ground]) >= contrast.MINIMUM else "ink"

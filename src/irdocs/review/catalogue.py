"""All that irdocs can say of content and of finished files, by code."""

from __future__ import annotations

from irdocs.review import content, deck, pdf, preflight
from irdocs.review.codes import CODES
from irdocs.review.rules import Explained

GROUPS: tuple[tuple[str, tuple[Explained, ...]], ...] = (
    ("Content", content.RULES),
    ("Reading and making", CODES),
    ("PDF", pdf.RULES),
    ("Deck", deck.RULES),
    ("Press", preflight.RULES),
)
"""Every rule and code, in groups."""


def explained(code: str) -> Explained | None:
    """Return what a code means, or None if there is no such code."""
    wanted = code.casefold()
    return next((e for _, group in GROUPS for e in group if e.code.casefold() == wanted), None)


def codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(e.code for _, group in GROUPS for e in group)

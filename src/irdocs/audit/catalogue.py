"""All that irdocs can say of content and of finished files, by code."""

from __future__ import annotations

from irdocs.audit import content, deck, pdf, preflight
from irdocs.audit.codes import CODES
from irdocs.audit.rules import Explanation

GROUPS: tuple[tuple[str, tuple[Explanation, ...]], ...] = (
    ("Content", content.RULES),
    ("Reading and making", CODES),
    ("PDF", pdf.RULES),
    ("Deck", deck.RULES),
    ("Press", preflight.RULES),
)
"""Every rule and code, in groups."""


def explained(code: str) -> Explanation | None:
    """Return what a code means, or None if there is no such code."""
    wanted = code.casefold()
    return next((e for _, group in GROUPS for e in group if e.code.casefold() == wanted), None)


def codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(e.code for _, group in GROUPS for e in group)

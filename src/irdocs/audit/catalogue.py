"""The catalogue of all rules and codes, for `irdocs check --list` and `--explain`.

Importing it imports the rules of every product, and the libraries that they need.
"""

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
"""Every rule and code, in the groups in which they are listed."""


def explained(code: str) -> Explanation | None:
    """Return the documentation of a code, in whatever case; None if there is no such code."""
    folded = code.casefold()
    return next((e for _, group in GROUPS for e in group if e.code.casefold() == folded), None)


def codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(e.code for _, group in GROUPS for e in group)

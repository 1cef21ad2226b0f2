"""What of a text its translation says otherwise."""

from __future__ import annotations

from irdocs.frozen import frozen


@frozen
class ChangedAmount:
    """Some words of a source, and what stands in their place in the translation."""

    before: str
    after: str
    is_sure: bool = True
    """Whether it is a fault; else only a reader of the language can tell."""


__all__ = ["ChangedAmount"]

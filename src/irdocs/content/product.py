"""What the content and the rules must know of a product; products/ has the rest of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductTraits:
    """A product's name, and which of the content is for it."""

    name: str
    """What `only:` and `--only` call it."""
    is_presented: bool = False
    """Whether somebody speaks to it, so that it has what is for that alone: objectives, notes,
    headlines, and short wordings."""
    takes: frozenset[str] | None = None
    """The types of block that it can show; None for all. Another block must be excluded by
    `only:`, or the build fails at its line."""
    holds_floats: bool = False
    """Whether its charts hold numbers as binary ones, as workbooks do: 0.10 is read back as 0.1."""


LEAFLET = ProductTraits("leaflet")
DECK = ProductTraits("deck", is_presented=True, holds_floats=True)

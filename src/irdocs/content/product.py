"""What reading and reviewing the content must know of a product.

Both lie below `products` in the order of imports, so this little is declared here; how a product is
built is in `products`.
"""

from __future__ import annotations

from irdocs.frozen import frozen


@frozen
class ProductTraits:
    """A product's name, and which parts of the content are for it."""

    name: str
    """The name that `only:` in the content and `--only` on the command line take."""
    formats: tuple[str, ...] = ()
    """The names of the built-in formats that it can be made in; none if it has no formats."""
    is_presented: bool = False
    """Whether a lecturer presents it, so that it shows what is for a lecture alone: objectives,
    notes, headlines, short texts and backup."""
    takes: frozenset[str] | None = None
    """The types of block that it can show; None for all. A block of another type must be kept
    out of it by `only:`; else the build fails with an error at the block's line."""
    holds_floats: bool = False
    """Whether its charts hold numbers in binary, as workbooks do: 0.10 is read back as 0.1."""
    holds_formulas: bool = False
    """Whether the signs of its formulas can be edited, and so be read back; else they are drawn."""

    names_its_page: bool = False
    """Whether it says where its web page is published."""
    holds_captions: bool = False
    """Whether it plays videos with their captions; else it shows a picture and an address."""


LEAFLET = ProductTraits("leaflet", names_its_page=True)
DECK = ProductTraits(
    "deck", is_presented=True, holds_floats=True, holds_formulas=True, holds_captions=True
)

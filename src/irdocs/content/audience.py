"""For whom a part of the content is: `only:` names products, or formats of a product.

A place is where content can be shown: a product by its name, or a product in one format, written
`leaflet/a4`. Formats are told apart only where the content does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Protocol

from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceText

STROKE = "/"
"""What stands between a product and its format."""


class Restricted(Protocol):
    """A section or a block, as far as it says where it is shown."""

    @property
    def only(self) -> tuple[SourceText, ...]:
        """The places where it is shown; none if these are all."""


def product_of(place: str) -> str:
    """Return the name of the product that a place is, or is a format of."""
    return place.partition(STROKE)[0]


def format_of(place: str) -> str:
    """Return the name of the format that a place is; empty for a whole product.

    Of a user's own format, which is named by its path, it is the name of the file.
    """
    return PurePosixPath(place.partition(STROKE)[2]).name


def is_for_product(node: Restricted, product: str) -> bool:
    """Whether a product shows a section or block, in one of its formats at least."""
    return not node.only or any(product_of(place) == product for place in node.only)


def is_for_format(node: Restricted, product: str, format: str) -> bool:
    """Whether a section or block is not for other formats of a product alone."""
    own = [place for place in node.only if product_of(place) == product]
    return not own or any(format_of(place) in ("", PurePosixPath(format).name) for place in own)


def places_told_apart(
    nodes: Sequence[Restricted], products: Sequence[ProductTraits]
) -> tuple[str, ...]:
    """Return all places, in the order of the products.

    A product is one place if no node names a format of it; else each format is one, those that are
    built in and those that are named.
    """
    places: list[str] = []
    for product in products:
        named = {format_of(place) for node in nodes for place in node.only
                 if product_of(place) == product.name} - {""}  # fmt: skip
        formats = sorted({*product.formats, *named}) if named else []
        places += [f"{product.name}{STROKE}{name}" for name in formats] or [product.name]
    return tuple(places)


def places_of(node: Restricted, places: Sequence[str]) -> frozenset[str]:
    """Return those of all places where a section or block may be shown, as it says itself."""
    return frozenset(
        place
        for place in places
        if is_for_product(node, product_of(place))
        and is_for_format(node, product_of(place), format_of(place))
    )


def shortest(shown: frozenset[str], places: Sequence[str]) -> list[str]:
    """Return some of all places in order, with a product in place of all of its formats."""
    names: list[str] = []
    for place in places:
        product = product_of(place)
        is_whole = all(other in shown for other in places if product_of(other) == product)
        name = product if is_whole else place
        if place in shown and name not in names:
            names.append(name)
    return names


def spoken(places: Sequence[str]) -> str:
    """Return places as messages name them: "deck", "leaflet in a4 and deck"."""
    return " and ".join(place.replace(STROKE, " in ") for place in places)

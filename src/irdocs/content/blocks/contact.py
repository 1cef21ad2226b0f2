"""Contacts: how to reach a ward, a clinic or a person, and how to find them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic_core import PydanticCustomError

from irdocs.content.about import ContactKeys
from irdocs.content.blocks.block import Block
from irdocs.content.blocks.resources import printed_address
from irdocs.content.fields import Address, Label, VerbatimWords
from irdocs.content.node import Asset, Node
from irdocs.models import model_validator


class ContactMap(Node):
    """The way there: a picture of a map, or the address of a map, shown as a QR code."""

    called = "a map"
    shorthand = "url"
    file: Asset | None = None
    alt: Label | None = None
    """What the map says, such as the nearest stop and the entrance."""
    url: Address | None = None
    shown: VerbatimWords | None = None
    """What is printed in place of a long address; its link and code lead to the address."""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        """Refuse a map that is neither a picture nor an address, or lacks what it needs."""
        if (self.file is None) == (self.url is None):
            raise PydanticCustomError(
                "bad-value", "a map is either a picture (file:) or the address of a map (url:)"
            )
        if (self.file is None) != (self.alt is None):
            raise PydanticCustomError(
                "missing-alt", "the picture of a map needs alternative text (alt:), an address none"
            )
        if self.shown and self.file:
            raise PydanticCustomError(
                "bad-value", "shown: stands in place of an address; remove it"
            )
        return self

    @property
    def shown_address(self) -> str:
        """The address as it is printed."""
        return str(self.shown) if self.shown else printed_address(self.url or "")


class ContactBlock(Block, ContactKeys):
    """How to reach somebody, in a frame, with the way there."""

    called = "contact"
    type: Literal["contact"]
    map: ContactMap | None = None

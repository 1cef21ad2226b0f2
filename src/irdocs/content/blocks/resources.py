"""Places to read on, and how their addresses are printed."""

from __future__ import annotations

from typing import Literal

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Address, Label, Prose, VerbatimWords
from irdocs.content.node import Node
from irdocs.models import Field

LONG_ADDRESS, LONG_PART = 72, 40
"""The most characters of an address, and of its last part, that are printed: nobody types more."""


def printed_address(url: str) -> str:
    """Return an address as it is printed: without its scheme, and shortened if it is very long."""
    address = url.split("://")[-1].removeprefix("www.").rstrip("/")
    address = address.removeprefix("mailto:").removeprefix("tel:")
    host, _, path = address.partition("/")
    if len(address) <= LONG_ADDRESS and len(address.rpartition("/")[2]) <= LONG_PART:
        return address
    beginning = f"{host}/{path.partition('/')[0]}/…"
    return beginning if len(beginning) <= LONG_PART else f"{host}/…"


class Resource(Node):
    """Somewhere to read on."""

    called = "a resource"
    name: Label
    offers: Prose
    short: Prose | None = None
    url: Address
    shown: VerbatimWords | None = None
    """What is printed in place of a long address; its link and code lead to the address."""

    @property
    def shown_address(self) -> str:
        """The address as it is printed: without its scheme, and shortened if it is very long."""
        if self.shown:
            return str(self.shown)
        return printed_address(self.url)


class Resources(Block):
    """A list of places to read on."""

    called = "resources"
    type: Literal["resources"]
    items: tuple[Resource, ...] = Field(min_length=1)

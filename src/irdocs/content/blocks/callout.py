"""Callouts: texts that the reader must not miss, with a level of urgency if they have one."""

from __future__ import annotations

from typing import Literal, Self

from irdocs.content.about import ContactDetail, telephone_link
from irdocs.content.blocks.block import Block
from irdocs.content.blocks.fault import BlockFault, refuse
from irdocs.content.fields import Label, Prose, VerbatimWords
from irdocs.content.node import Asset
from irdocs.content.status import StatusKind
from irdocs.models import model_validator


class Callout(Block):
    """A text that the reader must not miss."""

    called = "callout"
    type: Literal["callout"]
    title: Label
    text: Prose
    short: Prose | None = None
    icon: Asset | None = None
    """A drawing; it takes the place of the icon that its `kind` brings."""
    kind: StatusKind | None = None
    """How urgent it is, shown by a word, an icon and a colour."""
    phone: VerbatimWords | None = None
    """A telephone number, set large; it may stand between words: "Ward 5: 0113 496 0000"."""
    place: Literal["cover", "back"] | None = None
    """Where a leaflet sets it in place of its section: on the cover or above the small print."""
    strip: bool = False
    """Whether each page or panel of a leaflet repeats word, title and telephone number at its foot;
    one callout at most."""

    @model_validator(mode="after")
    def _has_kind(self) -> Self:
        """Refuse keys that say how an urgent callout looks if it does not say how urgent it is."""
        urgent = [name for name in ("phone", "place", "strip") if getattr(self, name)]
        faults = []
        if urgent and self.kind is None:
            message = f'"{urgent[0]}" needs "kind": emergency, warning, information or success'
            hint = f"add a line with kind:, or leave {' and '.join(urgent)} out"
            faults.append(BlockFault((urgent[0],), message, hint))
        if self.phone and not telephone_link(self.phone).url:
            message = f'there is no telephone number in "{self.phone}"'
            hint = 'write its digits, as "999" or "Ward 5: 0113 496 0000"'
            faults.append(BlockFault(("phone",), message, hint))
        refuse("bad-callout", faults)
        return self

    @property
    def call(self) -> ContactDetail | None:
        """The telephone number with the words round it, and its address (RFC 3966)."""
        return telephone_link(self.phone) if self.phone else None

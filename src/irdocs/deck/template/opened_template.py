"""A template that is ready to be filled: its parts by the keys that the plan uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.deck.layout_names import LayoutKey
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.xml import Element


@dataclass(frozen=True, slots=True)
class OpenedTemplate:
    """A template without slides, ready to be filled."""

    package: Package
    layouts: Mapping[LayoutKey, Part]
    """The part of each layout."""
    footers: Mapping[LayoutKey, Sequence[FooterPlaceholder]]
    """The footers of each layout."""
    overrides: Mapping[LayoutKey, Element]
    """What a slide of each layout says of the master's colour mapping."""
    notes_master: Part

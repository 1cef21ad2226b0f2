"""A template that is ready to be filled, its parts found by the keys that the plan uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.deck.layout_names import LayoutKey
from irdocs.frozen import frozen
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.xml import Element


@frozen
class OpenedTemplate:
    """A template without slides, ready to be filled."""

    package: Package
    layouts: Mapping[LayoutKey, Part]
    """The part of each layout."""
    footers: Mapping[LayoutKey, Sequence[FooterPlaceholder]]
    """The footer placeholders of each layout."""
    overrides: Mapping[LayoutKey, Element]
    """The override of the master's colour mapping for slides of each layout."""
    notes_master: Part

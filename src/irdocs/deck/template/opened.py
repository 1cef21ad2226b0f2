"""A template that is ready to be filled: its parts by the names that the plan uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.ooxml.pptx_package import Package
from irdocs.ooxml.xml import Element


@dataclass(frozen=True, slots=True)
class OpenedTemplate:
    """A template without slides, ready to be filled."""

    package: Package
    layouts: Mapping[str, Any]
    """The part of each layout, by the name that the plan uses."""
    footers: Mapping[str, Sequence[FooterPlaceholder]]
    """The footers of each layout."""
    overrides: Mapping[str, Element]
    """What a slide of each layout says of the master's colour mapping."""
    notes_master: Any

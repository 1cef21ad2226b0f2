"""Templates as packages: our own made by code, or a user's with the layouts it lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from irdocs.content.illustration import Illustration
from irdocs.deck import colours
from irdocs.deck.design import Design
from irdocs.deck.package import Package
from irdocs.deck.skeleton import Footer
from irdocs.deck.xml import Element


@dataclass(frozen=True, slots=True)
class Opened:
    """A template without slides, ready to be filled."""

    package: Package
    layouts: Mapping[str, Any]
    """The part of each layout, by the name that the plan uses."""
    footers: Mapping[str, Sequence[Footer]]
    """The footers of each layout."""
    overrides: Mapping[str, Element]
    """What a slide of each layout says of the master's colour mapping."""
    notes_master: Any


def opened(
    design: Design, language: str, cover: Illustration | None, wanted: Collection[str]
) -> Opened:
    """Return the template of a design; to a user's, the layouts that are wanted are added."""
    if design.template is not None:
        from irdocs.deck.template import borrowed

        return borrowed.opened(design, design.template, language, wanted)
    from irdocs.deck.template import base
    from irdocs.deck.template.layout_parts import OWN_FOOTERS

    package = Package.of(base.make(design, language, cover))
    parts = [layout.part for layout in package.main.presentation.slide_layouts]
    layouts = dict(zip(design.layouts, parts, strict=True))
    footers = {name: OWN_FOOTERS if one.footers else () for name, one in design.layouts.items()}
    overrides = {name: colours.override(dark=one.is_dark) for name, one in design.layouts.items()}
    return Opened(package, layouts, footers, overrides, package.main.notes_master_part)

"""Parts that are made before it is known into which package they go, and where in it.

What is made of a slide is then the same for every deck that shows it, and is made once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from irdocs.ooxml.pptx_package import Package, Part, Relationship


class PartTaker(Protocol):
    """What new parts are added to: a package, or parts that are loose still."""

    def add(self, template: str, content_type: str, data: bytes = b"") -> Part:
        """Add and return a part; its name is `template` with the next number for %d."""

    def media(self, data: bytes, ending: str) -> Part:
        """Return the part of a picture, video or captions, added at its first use."""


@dataclass(slots=True)
class LooseParts:
    """New parts in the order in which they were made; they have no names, and are not changed."""

    _made: list[tuple[Part, str]] = field(default_factory=list)
    """Each part with the template of its name, or with the ending of the name if it is media."""
    _media: dict[tuple[bytes, str], Part] = field(default_factory=dict)

    def add(self, template: str, content_type: str, data: bytes = b"") -> Part:
        """Add and return a part."""
        part = Part("", content_type, data)
        self._made.append((part, template))
        return part

    def media(self, data: bytes, ending: str) -> Part:
        """Return the part of a picture, video or captions, added at its first use."""
        key = data, ending
        if key not in self._media:
            self._media[key] = self.add(ending, "", data)
        return self._media[key]

    def put_into(self, package: Package) -> PlacedParts:
        """Add parts like these to a package, in their order; return which is in place of which."""
        placed: dict[int, Part] = {}
        for part, template in self._made:
            if part.content_type:
                placed[id(part)] = package.add(template, part.content_type, part.data)
            else:
                placed[id(part)] = package.media(part.data, template)
        for part, _ in self._made:
            own = placed[id(part)].relationships
            for identifier, relationship in part.relationships.items():
                own[identifier] = _in_place(relationship, placed)
        return PlacedParts(placed)


@dataclass(frozen=True, slots=True)
class PlacedParts:
    """The parts of a package that stand in place of loose ones."""

    _placed: dict[int, Part]
    """By the identity of the loose part."""

    def related(self, relationship: Relationship) -> Relationship:
        """Return a relationship to a loose part as one to that in its place; others as they are."""
        return _in_place(relationship, self._placed)


def _in_place(relationship: Relationship, placed: dict[int, Part]) -> Relationship:
    found = placed.get(id(relationship.target))
    return Relationship(relationship.kind, found) if found is not None else relationship


__all__ = ["LooseParts", "PartTaker", "PlacedParts"]

"""The links of a slide or a page of notes, and the relationships that they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from irdocs.ooxml.part_kinds import RelationshipType
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.xml import Element, el


@dataclass(slots=True)
class PartLinks:
    """The links of a part; each place that they lead to is related once."""

    part: Part
    targets: Mapping[str, Part]
    """The slides that links within the document lead to, by the ids of sections and blocks."""
    _related: dict[str, str] = field(default_factory=dict)

    def to(self, url: str) -> Element:
        """Return a link to an address, or by #id to a slide (ECMA-376, 21.1.2.3.5)."""
        slide = self.targets[url[1:]] if url.startswith("#") else None
        if url not in self._related:
            self._related[url] = (
                self.part.relate(RelationshipType.HYPERLINK, url)
                if slide is None
                else self.part.relate(RelationshipType.SLIDE, slide)
            )
        action = "ppaction://hlinksldjump" if slide else None
        return el("a:hlinkClick", r_id=self._related[url], action=action)

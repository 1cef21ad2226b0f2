"""The links of a slide or a page of notes, and the relationships that they need."""

from __future__ import annotations

from dataclasses import dataclass, field

from irdocs.ooxml.part_kinds import RelationshipType
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.xml import Element, el


@dataclass(slots=True)
class PartLinks:
    """The links of a part; each place that they lead to is related once.

    A link within the document is related to #id until the part of the slide is known.
    """

    part: Part
    _related: dict[str, str] = field(default_factory=dict)

    def to(self, url: str) -> Element:
        """Return a link to an address, or by #id to a slide (ECMA-376, 21.1.2.3.5)."""
        is_slide = url.startswith("#")
        kind = RelationshipType.SLIDE if is_slide else RelationshipType.HYPERLINK
        if url not in self._related:
            self._related[url] = self.part.relate(kind, url)
        action = "ppaction://hlinksldjump" if is_slide else None
        return el("a:hlinkClick", r_id=self._related[url], action=action)

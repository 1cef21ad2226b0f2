"""A presentation's file → our own parts, as python-pptx reads them.

python-pptx resolves part names, leaves out relationships that lead nowhere, and parses the parts
that it knows. It keeps a package's own relationships and a part's XML to itself.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from pptx.opc.package import XmlPart
from pptx.package import Package as PptxPackage

from irdocs.ooxml.pptx_package import Package, Part, Relationship


def opened(data: bytes) -> Package:
    """Return the package in a file's bytes.

    Raises what python-pptx and lxml raise for a file that is damaged or no presentation.
    """
    given = PptxPackage.open(io.BytesIO(data))
    parts: dict[Any, Part] = {}
    waiting = [given._rels]
    while waiting:
        for relationship in waiting.pop().values():
            if relationship.is_external or relationship.target_part in parts:
                continue
            part = relationship.target_part
            parts[part] = _converted(part)
            waiting.append(part.rels)
    for part, ours in parts.items():
        ours.relationships.update(_relationships(part.rels, parts))
    return Package(parts[given.main_document_part], _relationships(given._rels, parts))


def _converted(part: Any) -> Part:
    name, content_type = str(part.partname), part.content_type
    if isinstance(part, XmlPart):
        return Part(name, content_type, root=part._element)
    return Part(name, content_type, part.blob)


def _relationships(given: Any, parts: Mapping[Any, Part]) -> dict[str, Relationship]:
    return {
        identifier: Relationship(
            relationship.reltype,
            relationship.target_ref
            if relationship.is_external
            else parts[relationship.target_part],
        )
        for identifier, relationship in given.items()
    }

"""Reads a presentation's file with python-pptx and converts it to our own `Package`.

python-pptx resolves part names, leaves out relationships that lead nowhere, and parses the parts
that it knows. The relationships of the package itself and the XML of a part are private to it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from pptx.opc.package import XmlPart
from pptx.package import Package as PptxPackage

from irdocs.ooxml.pptx_package import Package, Part, Relationship


def opened(data: bytes) -> Package:
    """Return the package in a file's bytes, with every part that a relationship leads to.

    Raises what python-pptx and lxml raise if the file is damaged or is no presentation.
    """
    package = PptxPackage.open(io.BytesIO(data))
    converted: dict[Any, Part] = {}
    waiting = [package._rels]
    while waiting:
        for relationship in waiting.pop().values():
            if relationship.is_external or relationship.target_part in converted:
                continue
            part = relationship.target_part
            converted[part] = _converted(part)
            waiting.append(part.rels)
    for part, copy in converted.items():
        copy.relationships.update(_relationships(part.rels, converted))
    return Package(converted[package.main_document_part], _relationships(package._rels, converted))


def _converted(part: Any) -> Part:
    """Return our own part without its relationships, which need all other parts to exist."""
    name, content_type = str(part.partname), part.content_type
    if isinstance(part, XmlPart):
        return Part(name, content_type, root=part._element)
    return Part(name, content_type, part.blob)


def _relationships(relationships: Any, converted: Mapping[Any, Part]) -> dict[str, Relationship]:
    """Return relationships by id, their targets being converted parts or addresses."""
    return {
        identifier: Relationship(
            relationship.reltype,
            relationship.target_ref
            if relationship.is_external
            else converted[relationship.target_part],
        )
        for identifier, relationship in relationships.items()
    }

"""Read a presentation as parts that can be written again, with all that they lead to."""

from __future__ import annotations

from irdocs.ooxml.package import PackageReader
from irdocs.ooxml.pptx_package import Package, Part, Relationship


def loaded(data: bytes) -> Package:
    """Return a package with every part that a relationship leads to. Raises NotAPackageError."""
    reader = PackageReader(data)
    parts: dict[str, Part] = {}
    package = Package(Part("/none", ""), {})
    package.relationships.update(_relationships(reader, "", parts))
    main = reader.related("", "officeDocument") or ""
    package.main = parts[main]
    return package


def _relationships(
    reader: PackageReader, name: str, parts: dict[str, Part]
) -> dict[str, Relationship]:
    """Return the relationships of a part; `parts` gets all parts that they lead to."""
    first: dict[str, Relationship] = {}
    waiting: list[tuple[str, dict[str, Relationship]]] = [(name, first)]
    while waiting:
        owner, found = waiting.pop()
        for identifier, relation in reader.relations(owner).items():
            if relation.external:
                found[identifier] = Relationship(relation.type, relation.target)
                continue
            if relation.target not in reader:
                continue
            target = parts.get(relation.target)
            if target is None:
                content_type = reader.content_type(relation.target) or "application/octet-stream"
                target = Part(f"/{relation.target}", content_type, reader.data(relation.target))
                parts[relation.target] = target
                waiting.append((relation.target, target.relationships))
            found[identifier] = Relationship(relation.type, target)
    return first


__all__ = ["loaded"]

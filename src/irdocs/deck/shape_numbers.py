"""Number the shapes of a slide in reading order (ECMA-376, 19.3.1.12)."""

from __future__ import annotations

from irdocs.ooxml.xml import Element, qname


def assign(tree: Element) -> None:
    """Give each shape its id, and let connectors name their shapes by these.

    Empty shapes are copied with the id 0, so only now are all known. Both forms of a shape with
    alternatives have one id, as in PowerPoint's own files: connectors and animations name it.
    """
    numbers: dict[str, str] = {}
    for number, properties in enumerate(tree.iter(qname("p:cNvPr")), start=1):
        numbers[properties.get("id")] = str(number)
        properties.set("id", str(number))
    for end in tree.iter(qname("a:stCxn"), qname("a:endCxn")):
        end.set("id", numbers[end.get("id")])
    for alternatives in tree.iter(qname("mc:AlternateContent")):
        native, fallback = (next(form.iter(qname("p:cNvPr"))) for form in alternatives)
        fallback.set("id", native.get("id"))

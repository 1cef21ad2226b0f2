"""Parse an SVG file as XML, without following anything that it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from irdocs.content.svg.faults import UnsupportedDrawingError

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


def parsed(data: bytes) -> Any:
    """Return the root element of an SVG file. Raises UnsupportedDrawingError, which says why.

    The parser reads no other file. A DOCTYPE may name the standard, as older drawing programs do,
    but may define nothing: its entities could name local files or unfold without end.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnsupportedDrawingError(f"not well-formed XML: {error.msg}") from None
    document = root.getroottree().docinfo
    subset = document.internalDTD
    is_standard = (document.public_id or "").startswith("-//W3C//DTD SVG")
    if document.doctype and (not is_standard or any(_declarations(subset))):
        raise UnsupportedDrawingError(
            "a DOCTYPE other than the standard's is not read; take it out"
        )
    if root.tag != f"{SVG}svg":
        raise UnsupportedDrawingError("the root element is not svg")
    return root


def _declarations(subset: Any) -> Iterator[bool]:
    """Yield what a DOCTYPE declares."""
    if subset is not None:
        yield from (True for _ in subset.iterentities())
        yield from (True for _ in subset.iterelements())


def local_name(element: Any) -> str:
    """Return the name of an SVG element; that of another namespace keeps it in braces."""
    return str(element.tag).removeprefix(SVG)


def href(element: Any) -> str | None:
    """Return what an element refers to, such as #arrow (SVG 2, 16.1.2)."""
    plain = element.get("href")
    value = plain if plain is not None else element.get(XLINK_HREF)
    return None if value is None else str(value).strip()


def own_property(element: Any, name: str) -> str:
    """Return the value that an element itself gives a property, as an attribute or as a style."""
    style = re.search(rf"(?<![\w-]){name}\s*:\s*([^;!]+)", element.get("style", ""))
    return str(style[1] if style else element.get(name, "")).strip()


def elements_of(root: Any) -> Iterator[Any]:
    """Yield the elements of a tree in document order, without comments and instructions."""
    return (node for node in root.iter() if isinstance(node.tag, str))


def removed(node: Any) -> None:
    """Remove a node but not the text after it."""
    parent, tail = node.getparent(), node.tail or ""
    if parent is None:
        return
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)

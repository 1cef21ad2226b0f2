"""Parse an SVG file as XML, without following anything that it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from irdocs.content import limits
from irdocs.content.svg.faults import UnsupportedDrawingError

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


_DECLARED = re.compile(rb"<!ENTITY\s+([\w.:-]+)\s+(?:\"([^\"]*)\"|'([^']*)')\s*>")


def parsed(data: bytes) -> Any:
    """Return the root element of an SVG file. Raises UnsupportedDrawingError, which says why.

    The parser reads no other file. A DOCTYPE may name the standard and give short names to texts,
    as older drawing programs do. It may define nothing else: entities could name local files, or
    unfold without end.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=_has_plain_entities(data), no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnsupportedDrawingError(f"not well-formed XML: {error.msg}") from None
    document = root.getroottree().docinfo
    is_standard = (document.public_id or "").startswith("-//W3C//DTD SVG")
    is_bare = not document.public_id and not document.system_url
    if document.doctype and (
        not (is_standard or is_bare) or any(_other_declarations(document.internalDTD, data))
    ):
        raise UnsupportedDrawingError(
            "a DOCTYPE other than the standard's is not read; take it out"
        )
    if root.tag != f"{SVG}svg":
        raise UnsupportedDrawingError("the root element is not svg")
    return root


def _has_plain_entities(data: bytes) -> bool:
    """Return whether a file gives names to texts that hold no further names (XML 1.0, 4.2).

    Raises UnsupportedDrawingError for any other entity, and for texts that would unfold into more
    than a drawing may have.
    """
    declared = list(_DECLARED.finditer(data))
    texts = {match[1]: match[2] or match[3] or b"" for match in declared}
    if len(declared) != data.count(b"<!ENTITY") or any(
        mark in text for text in texts.values() for mark in (b"&", b"%")
    ):
        raise UnsupportedDrawingError(
            "an entity that names a file or other entities is not read; take its DOCTYPE out"
        )
    unfolded = sum(len(text) * data.count(b"&" + name + b";") for name, text in texts.items())
    if unfolded > limits.TEXT:
        raise UnsupportedDrawingError(
            f"its entities unfold into more than {limits.TEXT:,} characters"
        )
    return bool(declared)


def _other_declarations(subset: Any, data: bytes) -> Iterator[bool]:
    """Yield what a DOCTYPE declares beside the entities that were found in the file's bytes."""
    if subset is not None:
        known = {match[1].decode("ascii", "replace") for match in _DECLARED.finditer(data)}
        yield from (True for entity in subset.iterentities() if entity.name not in known)
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


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE = re.compile(
    r"(?:^|;)\s*([\w-]+)\s*:\s*"
    r"((?:[^;()\"']|\"[^\"]*\"|'[^']*'|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)"
)
"""A declaration in a style attribute, whose functions may have functions in them."""
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.IGNORECASE)


def own_styles(element: Any) -> Iterator[tuple[str, str, bool]]:
    """Yield what a style attribute declares: name, value, and whether it is important."""
    for name, written in _STYLE.findall(_COMMENT.sub("", element.get("style", ""))):
        value = _IMPORTANT.sub("", written).strip()
        if value:
            is_custom = name.startswith("--")
            yield name if is_custom else name.lower(), value, value != written.strip()


def set_styles(element: Any, style: Mapping[str, str]) -> None:
    """Give an element a style attribute with these values, or none if there are none."""
    if style:
        element.set("style", ";".join(f"{name}:{value}" for name, value in style.items()))
    else:
        element.attrib.pop("style", None)


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

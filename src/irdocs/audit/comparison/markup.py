"""The first difference of two pieces of Office XML, in words that somebody can act on.

What a reader can name as a property, such as a size or a colour, is compared as such. The rest
is compared as it is written. A message then says which setting of what was changed, since
two excerpts of XML tell nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from irdocs.audit.reading.compared_items import shortened
from irdocs.ooxml.namespaces import NAMESPACES, A
from irdocs.ooxml.xml import Element

_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_MEANINGS = {
    "a:bodyPr": "the settings of a text box", "a:rPr": "the settings of letters",
    "a:pPr": "the settings of a paragraph", "a:endParaRPr": "the end of a paragraph",
    "p:spPr": "the settings of a shape", "p:cNvPr": "the name and description of a shape",
    "p:nvPr": "the kind of a shape", "a:tcPr": "the settings of a cell", "a:tr": "a row",
    "a:gridCol": "a column", "a:ln": "a line", "a:latin": "a typeface", "a:effectLst": "effects",
    "a:xfrm": "a place", "a:off": "a place", "a:ext": "a size", "a:hlinkClick": "a link",
    "a:prstGeom": "a kind of shape", "a:custGeom": "an outline", "a:srcRect": "a crop",
    "a:fillRect": "the place of a picture in its box", "a:clrScheme": "the colours of the theme",
    "a:srgbClr": "a colour", "a:schemeClr": "a colour", "a:solidFill": "a colour",
    "a:lstStyle": "the settings of lists", "a:defRPr": "the settings of letters",
    "p:txStyles": "the text styles", "p:clrMap": "the map of colours", "p:spTree": "its shapes",
    "p:sp": "a shape", "p:pic": "a picture", "p:grpSp": "a group", "p:cxnSp": "a line",
    "p:graphicFrame": "a chart or a table", "p:ph": "a placeholder", "p:timing": "an animation",
    "p:transition": "a transition", "p:bg": "the background", "a:t": "a text", "a:p": "a paragraph",
    "a:r": "a stretch of text", "c:dLbls": "labels", "c:dLbl": "a label", "c:title": "a title",
    "c:spPr": "the look of a mark", "c:txPr": "the look of text in a chart", "c:ser": "a series",
    "c:marker": "a mark", "c:catAx": "an axis", "c:valAx": "an axis",
    "rel:Relationship": "a relationship",
}  # fmt: skip
"""What elements are to somebody who does not read XML."""


def difference(then: str, now: str) -> str:
    """Return how the first of two pieces of XML became the second; nothing if either is no XML."""
    before, after = _parsed(then), _parsed(now)
    if before is None or after is None:
        return ""
    return next(_differences(before, after), "")


def _parsed(text: str) -> Element | None:
    """Return a piece of XML, which may have several roots, below an element of its own.

    None is returned for what is no XML.
    """
    try:
        root = etree.fromstring(f"<all>{text}</all>", etree.XMLParser(resolve_entities=False))
        return root if len(root) else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _differences(then: Element, now: Element) -> Iterator[str]:
    """Yield what differs between two elements of one name: attributes, text, what is in them."""
    for name in dict.fromkeys((*then.attrib, *now.attrib)):
        old, new = then.get(name), now.get(name)
        if old != new:
            yield f"{_name(name)} of {_told(now)} was {_quoted(old)}, now {_quoted(new)}"
    old, new = (then.text or "").strip(), (now.text or "").strip()
    if old != new:
        yield f"{_told(now)} was {_quoted(old)}, now {_quoted(new)}"
    before, after = _unlike(list(then), list(now))
    for one, two in zip(before, after, strict=False):
        if one.tag == two.tag:
            yield from _differences(one, two)
        else:
            yield f"{_told(one)} was replaced by {_told(two)}"
    for rest, change in ((before[len(after) :], "removed"), (after[len(before) :], "added")):
        for element in rest:
            yield f"{_told(element)} was {change}{_inside(now)}"


def _unlike(
    before: Sequence[Element], after: Sequence[Element]
) -> tuple[Sequence[Element], Sequence[Element]]:
    """Return two lists of elements without those at both ends that are the same in both."""
    start, least = 0, min(len(before), len(after))
    old, new = ([etree.tostring(e, method="c14n") for e in one] for one in (before, after))
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


def _told(element: Element) -> str:
    """Return what an element is, its words if it has some, and its name in the file."""
    name = _name(element.tag)
    text = "".join(part.text or "" for part in element.iter(f"{A}t"))
    words = f' "{shortened(text)}"' if text else ""
    meaning = _MEANINGS.get(name)
    return f"{meaning}{words} ({name})" if meaning else f"{name}{words}"


def _inside(element: Element) -> str:
    name = _name(element.tag)
    meaning = _MEANINGS.get(name)
    where = f"{meaning} ({name})" if meaning else name
    return "" if name == "all" else f" in {where}"


def _name(clark: str) -> str:
    """Return a name with the usual prefix of its namespace."""
    uri, _, local = clark.rpartition("}")
    prefix = _PREFIXES.get(uri.lstrip("{"))
    return f"{prefix}:{local}" if prefix else local


def _quoted(value: str | None) -> str:
    return "not set" if value is None else f'"{shortened(value)}"' if value else "empty"


__all__ = ["difference"]

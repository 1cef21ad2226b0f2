"""A user's .pptx or .potx → the same template without slides, its faults mended.

Office files of other programs tie placeholders by nothing (every idx 0), or say how text looks in
the sample text alone; both are set right here, once, for those who read it and who write to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_adapter import packages
from irdocs.ooxml.pptx_package import Package, Part, Relationship
from irdocs.ooxml.xml import Element, el, qname, to_bytes

_DROPPED = frozenset(
    {
        "slide", "printerSettings", "commentAuthors", "vbaProject", "customXml", "tags",
        "revisionInfo", "changesInfo", "customShow", "authors",
    }
)  # fmt: skip
"""What belongs to the template's sample slides or to whoever made it, by kind of relationship."""
_DROPPED_ELEMENTS = ("custShowLst", "photoAlbum", "custDataLst", "modifyVerifier")
_DROPPED_EXTENSIONS = ("section", "sldGuideLst", "showMediaCtrls")
_TITLES = ("title", "ctrTitle")
FIRST_FREE = 10
"""From which idx on placeholders without one of their own are numbered."""


def normal(data: bytes) -> bytes:
    """Return the template as the bytes of a .pptx without slides.

    Raises what python-pptx and lxml raise for a file that is no presentation.
    """
    package = packages.opened(data)
    main = package.main
    main.content_type = ContentType.PRESENTATION
    _strip_slides(main)
    _strip_package(package)
    styles = main.related(RelationshipType.TABLE_STYLES)
    if styles is not None:
        parsed(styles.content)  # our own style is added to them when a deck is written
    for master in main.listed("p:sldMasterId"):
        _say_look(master.root)
        for layout in master.listed("p:sldLayoutId"):
            _number(layout.root)
            _say_look(layout.root)
    return package.data()


def _strip_slides(main: Part) -> None:
    root = main.root
    listed = root.find(qname("p:sldIdLst"))
    if listed is not None:
        root.remove(listed)
    for name in _DROPPED_ELEMENTS:
        for element in root.findall(qname(f"p:{name}")):
            root.remove(element)
    for extension in list(root.iter(qname("p:ext"))):
        if any(name in child.tag for child in extension for name in _DROPPED_EXTENSIONS):
            extension.getparent().remove(extension)
    extensions = root.find(qname("p:extLst"))
    if extensions is not None and not len(extensions):
        root.remove(extensions)
    for identifier, relationship in list(main.relationships.items()):
        if _kind(relationship) in _DROPPED:
            del main.relationships[identifier]


def _kind(relationship: Relationship) -> str:
    return relationship.kind.rpartition("/")[2]


def _strip_package(package: Package) -> None:
    """Drop what tells of the sample: its picture, its statistics, its author's properties."""
    for identifier, relationship in list(package.relationships.items()):
        kind, target = _kind(relationship), relationship.target
        if kind in ("thumbnail", "custom-properties", "customXml", "extensibility"):
            del package.relationships[identifier]
        elif kind == "extended-properties" and isinstance(target, Part):
            target.data = to_bytes(el("ep:Properties", el("ep:Application", "irdocs")))
        elif relationship.kind == RelationshipType.CORE_PROPERTIES:
            del package.relationships[identifier]


def holders(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield the placeholders of a layout or master: the shape, and its p:ph."""
    for shape in root.iterfind(f"{qname('p:cSld')}/{qname('p:spTree')}/*"):
        holder = shape.find(f"./*/{qname('p:nvPr')}/{qname('p:ph')}")
        if holder is not None:
            yield shape, holder


def _number(layout: Element) -> None:
    """Give each placeholder of a layout an idx of its own (ECMA-376, 19.3.1.36)."""
    seen: set[int] = set()
    wrong = []
    for _, holder in holders(layout):
        if holder.get("type") in _TITLES:
            continue
        index = int(holder.get("idx", "0"))
        if index in seen or index == 0:
            wrong.append(holder)
        else:
            seen.add(index)
    free = FIRST_FREE
    for holder in wrong:
        while free in seen:
            free += 1
        holder.set("idx", str(free))
        seen.add(free)


def _say_look(root: Element) -> None:
    """Write into a placeholder's list style what only its sample text says of its look."""
    for shape, _ in holders(root):
        body = shape.find(qname("p:txBody"))
        if body is None:
            continue
        style = body.find(qname("a:lstStyle"))
        if style is None:
            style = el("a:lstStyle")
            body.find(qname("a:bodyPr")).addnext(style)
        if len(style) or not _is_silent(root):
            continue
        for number, paragraph in enumerate(body.findall(qname("a:p"))[:5], start=1):
            _add_level(style, number, paragraph)


def _is_silent(root: Element) -> bool:
    """Whether nothing above says how text looks: a master of LibreOffice has no text styles."""
    if root.tag == qname("p:sldMaster"):
        return root.find(qname("p:txStyles")) is None
    return False


def _add_level(style: Element, number: int, paragraph: Element) -> None:
    sample = next(paragraph.iter(qname("a:rPr"), qname("a:endParaRPr")), None)
    properties = paragraph.find(qname("a:pPr"))
    level = el(f"a:lvl{number}pPr")
    for name, value in properties.items() if properties is not None else ():
        if name != "lvl":
            level.set(name, value)
    for child in properties if properties is not None else ():
        if child.tag != qname("a:defRPr") and child.tag != qname("a:extLst"):
            level.append(deepcopy(child))
    run = el("a:defRPr")
    for name, value in sample.items() if sample is not None else ():
        if name not in ("lang", "dirty", "err", "altLang"):
            run.set(name, value)
    for child in sample if sample is not None else ():
        if child.tag in (qname(f"a:{n}") for n in ("ln", "solidFill", "latin", "ea", "cs")):
            run.append(deepcopy(child))
    level.append(run)
    style.append(level)

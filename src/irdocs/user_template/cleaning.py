"""Strip a user's .pptx or .potx of its sample slides, and repair what other programs leave out.

The result is the template that the rest of this package reads and that a deck is written into. Two
repairs are made to files that PowerPoint did not write (LibreOffice, Google Slides, converters):

- A slide's placeholder is tied to its layout's by type and idx. Some programs give no idx, so that
  it is 0 for all of them and every slide placeholder would be tied to the first. Each gets an idx
  of its own.
- Text inherits its size, colour and bullets from the master's text styles (p:txStyles) and the
  placeholders' list styles (a:lstStyle). LibreOffice may write neither, and formats only the sample
  text ("Click to edit …"). A new slide has other text and would lose that look, so the formatting
  of the sample text is copied into the list style.

For LibreOffice a layout's footer gets a space as its text: where it has none, as PowerPoint leaves
it, LibreOffice shows the footers of slides in its own typeface, in black on whatever ground.

What no words can be read in at all is repaired too; `text_defaults` says what.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from irdocs.deck.blank_slide import tree
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_adapter import packages
from irdocs.ooxml.pptx_package import Package, Part, Relationship
from irdocs.ooxml.xml import Element, el, part, qname, to_bytes
from irdocs.user_template import names, text_defaults, traces

_DROPPED = frozenset(
    {
        "slide", "printerSettings", "commentAuthors", "vbaProject", "customXml", "tags",
        "revisionInfo", "changesInfo", "customShow", "authors",
    }
)  # fmt: skip
"""Relationships of the presentation that are removed, by the last part of their type.

They lead to the sample slides, to macros, or to data of the author's."""
_DROPPED_ELEMENTS = ("custShowLst", "photoAlbum", "custDataLst", "modifyVerifier")
"""Children of p:presentation that mean nothing without those slides and parts."""
_DROPPED_EXTENSIONS = ("section", "sldGuideLst", "showMediaCtrls")
"""Parts of the names of extensions that list sample slides or a view of them."""
_TITLES = ("title", "ctrTitle")
FIRST_FREE = 10
"""The first idx given to placeholders that have none of their own."""


def normal(data: bytes) -> bytes:
    """Return a template as the bytes of a .pptx without slides, repaired as said above.

    Raises what python-pptx and lxml raise for a file that is no presentation.
    """
    package = packages.opened(data)
    main = package.main
    main.content_type = ContentType.PRESENTATION
    people = names.people_of(package)
    _strip_slides(main)
    _strip_package(package)
    traces.removed(package, people)
    styles = main.related(RelationshipType.TABLE_STYLES)
    if styles is not None:
        # Our own style is added to them when a deck is written; a damaged part must fail now,
        # where the error names the template.
        parsed(styles.content)
    text_defaults.repair_styles(main.root)
    for master in main.listed("p:sldMasterId"):
        _add_missing_layout(package, master)
        _copy_sample_formatting(master.root)
        text_defaults.repair_styles(master.root)
        text_defaults.repair_theme(master)
        master.root.attrib.pop("mod", None)  # which some programs write and no schema knows
        for layout in master.listed("p:sldLayoutId"):
            layout.root.attrib.pop("mod", None)
            _give_indices(layout.root)
            _copy_sample_formatting(layout.root)
            _give_footers_a_run(layout.root)
            text_defaults.repair_styles(layout.root)
    return package.data()


def _add_missing_layout(package: Package, master: Part) -> None:
    """Give a master that has no layout an empty one: a slide cannot be without a layout."""
    if master.listed("p:sldLayoutId"):
        return
    root = part(
        "p:sldLayout",
        el("p:cSld", tree([]), name="Blank"),
        el("p:clrMapOvr", el("a:masterClrMapping")),
        type="blank",
        preserve=1,
    )
    layout = Part(
        package.next_name("/ppt/slideLayouts/slideLayout%d.xml"),
        ContentType.SLIDE_LAYOUT,
        root=root,
    )
    layout.relate(RelationshipType.SLIDE_MASTER, master)
    layout_ids = master.root.find(qname("p:sldLayoutIdLst"))
    if layout_ids is None:
        layout_ids = el("p:sldLayoutIdLst")
        master.root.find(qname("p:clrMap")).addnext(layout_ids)
    used = [
        int(entry.get("id", "2147483648"))
        for owner in (package.main, *package.main.listed("p:sldMasterId"))
        for entry in owner.root.iter(qname("p:sldMasterId"), qname("p:sldLayoutId"))
    ]
    relationship_id = master.relate(RelationshipType.SLIDE_LAYOUT, layout)
    layout_ids.append(el("p:sldLayoutId", id=max(used) + 1, r_id=relationship_id))


def _strip_slides(main: Part) -> None:
    """Remove the slides from the presentation part, and everything that refers to them."""
    root = main.root
    slide_ids = root.find(qname("p:sldIdLst"))
    if slide_ids is not None:
        root.remove(slide_ids)
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
    """Return the last part of a relationship's type: strict and transitional files share it."""
    return relationship.kind.rpartition("/")[2]


def _strip_package(package: Package) -> None:
    """Remove what describes the sample file: thumbnail, statistics, the author's properties."""
    for identifier, relationship in list(package.relationships.items()):
        kind, target = _kind(relationship), relationship.target
        if kind in ("thumbnail", "custom-properties", "customXml", "extensibility"):
            del package.relationships[identifier]
        elif kind == "extended-properties" and isinstance(target, Part):
            target.data = to_bytes(el("ep:Properties", el("ep:Application", "irdocs")))
        elif kind == "core-properties":  # in files of some programs with another beginning
            del package.relationships[identifier]


def holders(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each placeholder of a layout or master: its shape, and the p:ph element in it."""
    for shape in root.iterfind(f"{qname('p:cSld')}/{qname('p:spTree')}/*"):
        holder = shape.find(f"./*/{qname('p:nvPr')}/{qname('p:ph')}")
        if holder is not None:
            yield shape, holder


def _give_indices(layout: Element) -> None:
    """Give each placeholder of a layout an idx of its own (ECMA-376, 19.3.1.36)."""
    used: set[int] = set()
    to_number = []
    for _, holder in holders(layout):
        if holder.get("type") in _TITLES:
            continue
        index = int(holder.get("idx", "0"))
        if index in used or index == 0:
            to_number.append(holder)
        else:
            used.add(index)
    free = FIRST_FREE
    for holder in to_number:
        while free in used:
            free += 1
        holder.set("idx", str(free))
        used.add(free)


def _give_footers_a_run(layout: Element) -> None:
    """Give a layout's footer a space as its text, if it has none."""
    for shape, holder in holders(layout):
        paragraph = shape.find(f"{qname('p:txBody')}/{qname('a:p')}")
        has_run = next(shape.iter(qname("a:t")), None) is not None
        if holder.get("type") == "ftr" and paragraph is not None and not has_run:
            properties = paragraph.find(qname("a:pPr"))
            run = el("a:r", el("a:t", " "))
            paragraph.insert(0 if properties is None else 1, run)


def _copy_sample_formatting(root: Element) -> None:
    """Copy the formatting of sample text into the list style of each placeholder.

    Only where nothing else says how its text looks. List styles have one level for each of the
    first five paragraphs of the sample text.
    """
    for shape, _ in holders(root):
        body = shape.find(qname("p:txBody"))
        if body is None:
            continue
        style = body.find(qname("a:lstStyle"))
        if style is None:
            style = el("a:lstStyle")
            body.find(qname("a:bodyPr")).addnext(style)
        if len(style) or not _lacks_text_styles(root):
            continue
        for number, paragraph in enumerate(body.findall(qname("a:p"))[:5], start=1):
            _add_level(style, number, paragraph)


def _lacks_text_styles(root: Element) -> bool:
    """Whether this is a master without text styles, as LibreOffice writes them."""
    if root.tag == qname("p:sldMaster"):
        return root.find(qname("p:txStyles")) is None
    return False


def _add_level(style: Element, number: int, paragraph: Element) -> None:
    """Append a level, counted from 1, that formats text as a paragraph of sample text."""
    sample_run = next(paragraph.iter(qname("a:rPr"), qname("a:endParaRPr")), None)
    paragraph_properties = paragraph.find(qname("a:pPr"))
    level = el(f"a:lvl{number}pPr")
    for name, value in paragraph_properties.items() if paragraph_properties is not None else ():
        if name != "lvl":
            level.set(name, value)
    for child in paragraph_properties if paragraph_properties is not None else ():
        if child.tag != qname("a:defRPr") and child.tag != qname("a:extLst"):
            level.append(deepcopy(child))
    run_properties = el("a:defRPr")
    for name, value in sample_run.items() if sample_run is not None else ():
        if name not in ("lang", "dirty", "err", "altLang"):
            run_properties.set(name, value)
    for child in sample_run if sample_run is not None else ():
        if child.tag in (qname(f"a:{n}") for n in ("ln", "solidFill", "latin", "ea", "cs")):
            run_properties.append(deepcopy(child))
    level.append(run_properties)
    style.append(level)

"""The parts of the presentation that is built, and their file (ECMA-376, part 2).

python-pptx reads templates, but is too slow to build long decks: for each new slide it searches all
parts for a free name. Here names and ids are counted, so that the time grows in proportion to the
slides, and relationships are followed without recursion, so that a long chain of them does not
overflow the stack.

The same parts always give the same bytes: ids, dates and the order of the archive do not depend on
the clock or on chance.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from irdocs.frozen import frozen
from irdocs.ooxml.made_mark import mark_of
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.xml import Element, el, qname, to_bytes
from irdocs.ooxml.zip_archive import archived

_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Identifies the list of sections among the extensions of a presentation (MS-PPTX, 2.6.6)."""
_DEFAULTS = {
    "rels": ContentType.RELATIONSHIPS,
    "xml": ContentType.XML,
    "png": ContentType.PNG,
    "jpg": ContentType.JPEG,
    "jpeg": ContentType.JPEG,
    "svg": ContentType.SVG,
    "xlsx": ContentType.WORKBOOK,
    "mp4": ContentType.MP4,
    "mov": ContentType.QUICKTIME,
    "vtt": ContentType.WEBVTT,
}
"""The content types by the extension of a part's name (ECMA-376, part 2, 10.1.2.2)."""
_MEDIA_NAMES = {"mp4": "media", "mov": "media", "vtt": "captions"}
"""What the parts of videos and captions are called; others are images."""
_FIRST_SLIDE_ID = 256
"""The smallest id that a slide may have (ECMA-376, 19.7.13)."""


@frozen
class Relationship:
    """A relationship from a part, which holds it, to another part or to an address outside."""

    kind: str
    """Its type, a RelationshipType as a rule."""
    target: Part | str


@dataclass(slots=True, eq=False)
class Part:
    """A part of the package: either XML or bytes, with the relationships that start from it."""

    name: str
    """Its path from the package's root, such as /ppt/presentation.xml."""
    content_type: str
    data: bytes = b""
    """Its bytes, if `root` is None."""
    root: Element = None
    """Its XML, which may change until the file is written; None for a part that is only bytes."""
    relationships: dict[str, Relationship] = field(default_factory=dict)
    """By id, in the order in which they are written."""

    def relate(self, kind: str, target: Part | str) -> str:
        """Add a relationship to another part or to an address; return its id."""
        return _add_relationship(self.relationships, kind, target)

    def related(self, kind: str) -> Part | None:
        """Return the first part that this one relates to by a kind, or None."""
        return next(_parts_by_kind(self.relationships, kind), None)

    def listed(self, tag: str) -> list[Part]:
        """Return the parts that elements with a tag, such as p:sldId, refer to by their r:id.

        They are in the order of the elements. Raises KeyError if an element names no relationship
        of this part.
        """
        parts = []
        for element in self.root.iter(qname(tag)):
            identifier = element.get(qname("r:id"))
            if identifier not in self.relationships:
                raise KeyError(f"no relationship with key '{identifier}'")
            target = self.relationships[identifier].target
            parts += [target] if isinstance(target, Part) else []
        return parts

    @property
    def content(self) -> bytes:
        """The bytes that are written for the part."""
        return self.data if self.root is None else to_bytes(self.root)


class Package:
    """The parts of a template, and those that are added to it.

    Template parts are found through relationships, so one to which nothing leads any more is not
    written. Added parts are listed, and always written, after those of the template.
    """

    def __init__(self, main: Part, relationships: Mapping[str, Relationship] | None = None) -> None:
        """Make a package of the presentation part and the relationships of the package itself.

        Without the latter, the package has one relationship, to the presentation.
        """
        self.main = main
        self.relationships = dict(relationships or {})
        if relationships is None:
            self.relate(RelationshipType.OFFICE_DOCUMENT, main)
        self._counts: dict[str, int] = {}
        self._media: dict[str, Part] = {}
        self._taken: set[str] | None = None
        self._added: list[Part] = []

    def template_parts(self) -> Iterator[Part]:
        """Yield every part of the template that can be reached, depth first, without recursion.

        Parts that were added by `add` are left out, and not followed.
        """
        seen = {id(part) for part in self._added}
        iterators = [iter(self.relationships.values())]
        while iterators:
            relationship = next(iterators[-1], None)
            if relationship is None:
                iterators.pop()
                continue
            part = relationship.target
            if isinstance(part, str) or id(part) in seen:
                continue
            seen.add(id(part))
            yield part
            iterators.append(iter(part.relationships.values()))

    def next_name(self, template: str) -> str:
        """Return a name that no part has, such as /ppt/charts/chart7.xml.

        `template` has %d in the place of the number.
        """
        if self._taken is None:
            self._taken = {part.name for part in self.template_parts()}
        while True:
            number = self._counts.get(template, 0) + 1
            self._counts[template] = number
            name = template % number
            if name not in self._taken:
                return name

    def add(self, template: str, content_type: str, data: bytes = b"") -> Part:
        """Add and return a new part; its name is `template` with the next number for %d."""
        part = Part(self.next_name(template), content_type, data)
        self._added.append(part)
        return part

    def media(self, data: bytes, ending: str) -> Part:
        """Return the part of a picture, video or captions, added at its first use.

        The same bytes are stored once. `ending` is the extension of its name, such as png.
        """
        key = f"{ending}:{sha256(data).hexdigest()}"
        if key not in self._media:
            template = f"/ppt/media/{_MEDIA_NAMES.get(ending, 'image')}%d.{ending}"
            self._media[key] = self.add(template, _DEFAULTS[ending], data)
        return self._media[key]

    def relate(self, kind: str, part: Part) -> None:
        """Add a relationship from the package itself to a part."""
        _add_relationship(self.relationships, kind, part)

    def core_properties(self) -> Part:
        """Return the part with the file's title, author and dates; it is added if there is none."""
        kind = RelationshipType.CORE_PROPERTIES
        part = next(_parts_by_kind(self.relationships, kind), None)
        if part is None:
            part = Part("/docProps/core.xml", ContentType.CORE_PROPERTIES, root=_blank_properties())
            self.relate(kind, part)
        return part

    def data(self, *, as_made: bool = True) -> bytes:
        """Return the bytes of the .pptx file, marked as made by us, or as edited by people."""
        core = self.core_properties()
        parts = [*self.template_parts(), *self._added]
        members = [
            ("[Content_Types].xml", to_bytes(_content_types(parts))),
            ("_rels/.rels", _relationships(self.relationships, "/")),
            *(member for part in parts if part is not core for member in _members(part)),
        ]
        _mark(core, mark_of(members) if as_made else "")
        members += _members(core)
        # A video is compressed already: to do so again takes a long time and saves nothing.
        return archived(members, lambda name: name.endswith((".mp4", ".mov")))

    def release(self) -> None:
        """Part all parts from each other; the package is of no use then.

        Slides and their notes, masters and layouts lead to each other. Without this, all that they
        hold would be let go only when Python looks for cycles.
        """
        for part in [*self.template_parts(), *self._added]:
            part.relationships.clear()


def _parts_by_kind(relationships: Mapping[str, Relationship], kind: str) -> Iterator[Part]:
    """Yield the parts that relationships of a kind lead to."""
    for relationship in relationships.values():
        if relationship.kind == kind and isinstance(relationship.target, Part):
            yield relationship.target


def _add_relationship(relationships: dict[str, Relationship], kind: str, target: Part | str) -> str:
    """Add a relationship and return its id: rId and the highest free number up to the new count.

    With n relationships, one of the numbers from 1 to n + 1 must be free. As a rule it is n + 1,
    the first that is tried, so that adding many relationships needs no search.
    """
    number = len(relationships) + 1
    while f"rId{number}" in relationships:
        number -= 1
    relationships[f"rId{number}"] = Relationship(kind, target)
    return f"rId{number}"


def _members(part: Part) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of a part, and of its relationships if it has any."""
    folder, _, file = part.name.rpartition("/")
    yield part.name[1:], part.content
    if part.relationships:
        yield f"{folder}/_rels/{file}.rels"[1:], _relationships(part.relationships, folder)


def _mark(core: Part, mark: str) -> None:
    """Write the mark of a file among its core properties."""
    if core.root is None:
        return
    element = core.root.find(qname("dc:identifier"))
    if element is None:
        element = el("dc:identifier")
        core.root.append(element)
    element.text = mark


_SPECIAL = re.compile(r"""[&<>"\t\n\r]""")
_ESCAPES = str.maketrans({
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;",
    "\r": "&#13;",
})  # fmt: skip


def _attribute(value: str) -> str:
    """Return the value of an attribute as XML has it between double quotation marks."""
    return value.translate(_ESCAPES) if _SPECIAL.search(value) else value


def _relationships(relationships: Mapping[str, Relationship], folder: str) -> bytes:
    """Return the XML of relationships whose source is in a folder (part 2, 9.3)."""
    listed = []
    for identifier, relationship in relationships.items():
        target, mode = relationship.target, ""
        if isinstance(target, str):
            mode = ' TargetMode="External"'
        else:
            target = _reference(folder, target.name)
        listed.append(
            f'<Relationship Id="{_attribute(identifier)}" Type="{_attribute(relationship.kind)}" '
            f'Target="{_attribute(target)}"{mode}/>'
        )
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<Relationships xmlns="{NAMESPACES["rel"]}">{"".join(listed)}</Relationships>'
    ).encode()


def _reference(folder: str, target: str) -> str:
    """Return a part's name relative to a folder (ECMA-376, part 2, 9.3)."""
    target_folder, name = posixpath.split(target)
    return _relative_path(folder, target_folder) + name


@cache
def _relative_path(folder: str, target_folder: str) -> str:
    """Return the path from one folder to another, empty or with a slash at its end."""
    path = posixpath.relpath(target_folder, folder)
    return "" if path == "." else f"{path}/"


def _content_types(parts: Sequence[Part]) -> Element:
    """Return the list of content types: by extension where that is enough, else by part.

    Each XML part is listed by name, as the extension xml says too little.
    """
    extensions = {"rels", "xml"}
    root = el("ct:Types")
    overrides = []
    for part in parts:
        extension = part.name.rpartition(".")[2].lower()
        if extension != "xml" and _DEFAULTS.get(extension) == part.content_type:
            extensions.add(extension)
        else:
            overrides.append(part)
    root.extend(
        el("ct:Default", Extension=name, ContentType=_DEFAULTS[name]) for name in sorted(extensions)
    )
    tag = qname("ct:Override")
    for part in overrides:
        etree.SubElement(root, tag, PartName=part.name, ContentType=part.content_type)
    return root


def add_slides(package: Package, slides: Sequence[Part]) -> list[int]:
    """Append slide parts to the presentation's list of slides, and return their ids.

    The presentation must not list any slides yet, as ids count from the smallest allowed one.
    """
    main = package.main
    slide_list = main.root.find(qname("p:sldIdLst"))
    if slide_list is None:
        slide_list = el("p:sldIdLst")
        predecessors = [main.root.find(qname(f"p:{name}")) for name in _BEFORE_SLIDES]
        next(element for element in predecessors if element is not None).addnext(slide_list)
    ids = list(range(_FIRST_SLIDE_ID, _FIRST_SLIDE_ID + len(slides)))
    numbers = [int(key[3:]) for key in main.relationships if key[3:].isdigit()]
    first_free = 1 + max(numbers, default=0)
    for number, (identifier, slide) in enumerate(zip(ids, slides, strict=True), first_free):
        main.relationships[f"rId{number}"] = Relationship(RelationshipType.SLIDE, slide)
        slide_list.append(el("p:sldId", id=identifier, r_id=f"rId{number}"))
    return ids


_BEFORE_SLIDES = ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst")
"""The elements that may stand before the list of slides, nearest first (ECMA-376, 19.2.1.26)."""


def add_sections(package: Package, sections: Sequence[tuple[str, Sequence[int]]]) -> None:
    """Add sections, each a name and the ids of its slides (MS-PPTX, 2.6.6).

    Sections without slides are left out.
    """
    section_elements = [
        el(
            "p14:section",
            el("p14:sldIdLst", *(el("p14:sldId", id=slide) for slide in slides)),
            name=name,
            id="{" + str(uuid5(NAMESPACE_URL, f"irdocs:{number}:{name}")).upper() + "}",
        )
        for number, (name, slides) in enumerate(sections)
        if slides
    ]
    root = package.main.root
    extension = el("p:ext", el("p14:sectionLst", *section_elements), uri=_SECTIONS_URI)
    extensions = root.find(qname("p:extLst"))
    if extensions is None:
        root.append(el("p:extLst", extension))
    else:
        extensions.append(extension)


_LONGEST_PROPERTY = 255
"""The number of characters of a property that are kept; programs accept no more."""


def describe(
    package: Package, title: str, subject: str, author: str, language: str, created: datetime
) -> None:
    """Set the file's core properties, such as title and dates (ECMA-376, part 2, 11).

    `created` is in UTC. Properties of the template that would be wrong are emptied.
    """
    root = package.core_properties().root
    # Both dates have an attribute xsi:type. Setting one on the root and removing it again leaves
    # the declaration of the prefix xsi there, once for both.
    root.set(qname("xsi:type"), "")
    del root.attrib[qname("xsi:type")]
    moment = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    values = {
        "dc:title": title,
        "dc:subject": subject,
        "dc:creator": author,
        "cp:lastModifiedBy": author,
        "dc:language": language,
        "dcterms:created": moment,
        "dcterms:modified": moment,
        "cp:revision": "1",
        "cp:category": "",
        "dc:description": "",
        "cp:keywords": "",
        "cp:version": "",
        "cp:contentStatus": "",
    }
    for name, value in values.items():
        element = root.find(qname(name))
        if element is None:
            element = el(name)
            root.append(element)
        element.text = value[:_LONGEST_PROPERTY]
        if name.startswith("dcterms:"):
            element.set(qname("xsi:type"), "dcterms:W3CDTF")


def _blank_properties() -> Element:
    """Return the XML of core properties that are all empty."""
    prefixes = {prefix: NAMESPACES[prefix] for prefix in ("cp", "dc", "dcterms")}
    root = etree.Element(qname("cp:coreProperties"), nsmap=prefixes)
    names = ("dc:title", "cp:lastModifiedBy", "cp:revision", "dcterms:modified")
    root.extend(el(name) for name in names)
    return root

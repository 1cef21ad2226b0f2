"""A presentation as parts that relate to one another, and its file (ECMA-376, part 2).

Names and ids are counted and not searched for, and relationships are followed without recursion:
3,000 slides take time in proportion, and a long chain of links does not overflow the stack.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.xml import Element, el, qname, to_bytes

_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_DEFAULTS = {
    "rels": ContentType.RELATIONSHIPS,
    "xml": ContentType.XML,
    "png": ContentType.PNG,
    "jpg": ContentType.JPEG,
    "jpeg": ContentType.JPEG,
    "svg": ContentType.SVG,
    "xlsx": ContentType.WORKBOOK,
}
"""Content types by a name's ending (ECMA-376, part 2, 10.1.2.2)."""
FIRST_SLIDE_ID = 256
"""The least that a slide's id may be (ECMA-376, 19.7.13)."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part relates to: of what kind, and the other part or an address outside."""

    kind: str
    target: Part | str


@dataclass(slots=True, eq=False)
class Part:
    """A part: its name, its XML or its bytes, and what it relates to, by id and in order."""

    name: str
    """From the package's root, such as /ppt/presentation.xml."""
    content_type: str
    data: bytes = b""
    """What it holds, if it has no root."""
    root: Element = None
    """Its XML, which is written when the file is; None for a part that is only bytes."""
    relationships: dict[str, Relationship] = field(default_factory=dict)

    def relate(self, kind: str, target: Part | str) -> str:
        """Relate the part to another, or to an address, and return the relationship's id."""
        return _add_relationship(self.relationships, kind, target)

    def related(self, kind: str) -> Part | None:
        """Return the first part that this one relates to by a kind, or None."""
        return next(_parts_by_kind(self.relationships, kind), None)

    def listed(self, tag: str) -> list[Part]:
        """Return the parts whose relationships the elements of a tag name, in order.

        Raises KeyError for an element that names no relationship of the part.
        """
        found = []
        for element in self.root.iter(qname(tag)):
            identifier = element.get(qname("r:id"))
            if identifier not in self.relationships:
                raise KeyError(f"no relationship with key '{identifier}'")
            target = self.relationships[identifier].target
            found += [target] if isinstance(target, Part) else []
        return found

    @property
    def content(self) -> bytes:
        """What the part's file holds."""
        return self.data if self.root is None else to_bytes(self.root)


class Package:
    """A template's parts, to which others are added."""

    def __init__(self, main: Part, relationships: Mapping[str, Relationship] | None = None) -> None:
        """Take the presentation part, and the relationships of the package itself.

        Without these the package relates to the presentation alone.
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
        """Yield every part that was not added here, depth first, without recursion."""
        seen = {id(part) for part in self._added}
        waiting = [iter(self.relationships.values())]
        while waiting:
            relationship = next(waiting[-1], None)
            if relationship is None:
                waiting.pop()
                continue
            part = relationship.target
            if isinstance(part, str) or id(part) in seen:
                continue
            seen.add(id(part))
            yield part
            waiting.append(iter(part.relationships.values()))

    def next_name(self, template: str) -> str:
        """Return a name that no part has, such as /ppt/charts/chart7.xml."""
        if self._taken is None:
            self._taken = {part.name for part in self.template_parts()}
        while True:
            number = self._counts.get(template, 0) + 1
            self._counts[template] = number
            name = template % number
            if name not in self._taken:
                return name

    def add(self, template: str, content_type: str, data: bytes = b"") -> Part:
        """Return a new part, named by counting, which is written after the template's."""
        part = Part(self.next_name(template), content_type, data)
        self._added.append(part)
        return part

    def media(self, data: bytes, ending: str) -> Part:
        """Return the part of a picture; the same bytes are kept once."""
        key = f"{ending}:{sha256(data).hexdigest()}"
        if key not in self._media:
            template = f"/ppt/media/image%d.{ending}"
            self._media[key] = self.add(template, _DEFAULTS[ending], data)
        return self._media[key]

    def relate(self, kind: str, part: Part) -> None:
        """Relate the package itself to a part."""
        _add_relationship(self.relationships, kind, part)

    def core_properties(self) -> Part:
        """Return the part that says what the file is, a new one if there is none."""
        kind = RelationshipType.CORE_PROPERTIES
        part = next(_parts_by_kind(self.relationships, kind), None)
        if part is None:
            part = Part("/docProps/core.xml", ContentType.CORE_PROPERTIES, root=_blank_properties())
            self.relate(kind, part)
        return part

    def data(self) -> bytes:
        """Return the file: the same bytes for the same parts."""
        parts = [*self.template_parts(), *self._added]
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
            _write(target, "[Content_Types].xml", to_bytes(_content_types(parts)))
            _write(target, "_rels/.rels", _relationships(self.relationships, "/"))
            for part in parts:
                _write_part(target, part)
        return file.getvalue()


def _parts_by_kind(relationships: Mapping[str, Relationship], kind: str) -> Iterator[Part]:
    for relationship in relationships.values():
        if relationship.kind == kind and isinstance(relationship.target, Part):
            yield relationship.target


def _add_relationship(relationships: dict[str, Relationship], kind: str, target: Part | str) -> str:
    """Add a relationship and return its id: the highest free number up to the new count.

    Of so many numbers one is always free. As a rule it is the first that is tried.
    """
    number = len(relationships) + 1
    while f"rId{number}" in relationships:
        number -= 1
    relationships[f"rId{number}"] = Relationship(kind, target)
    return f"rId{number}"


def _write_part(target: zipfile.ZipFile, part: Part) -> None:
    folder, _, file = part.name.rpartition("/")
    _write(target, part.name[1:], part.content)
    if part.relationships:
        _write(
            target, f"{folder}/_rels/{file}.rels"[1:], _relationships(part.relationships, folder)
        )


_RELATIONSHIPS, _RELATIONSHIP = qname("rel:Relationships"), qname("rel:Relationship")
_UNPREFIXED = {None: NAMESPACES["rel"]}


def _relationships(relationships: Mapping[str, Relationship], folder: str) -> bytes:
    root = etree.Element(_RELATIONSHIPS, nsmap=_UNPREFIXED)
    for identifier, relationship in relationships.items():
        made = etree.SubElement(root, _RELATIONSHIP, Id=identifier, Type=relationship.kind)
        to = relationship.target
        if isinstance(to, str):
            made.set("Target", to)
            made.set("TargetMode", "External")
        else:
            made.set("Target", _reference(folder, to.name))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _reference(folder: str, target: str) -> str:
    """Return a part's name as seen from a folder (ECMA-376, part 2, 9.3)."""
    there, name = posixpath.split(target)
    return _way(folder, there) + name


@cache
def _way(folder: str, there: str) -> str:
    way = posixpath.relpath(there, folder)
    return "" if way == "." else f"{way}/"


def _write(target: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    target.writestr(info, data)


def _content_types(parts: Sequence[Part]) -> Element:
    used = {"rels", "xml"}
    root = el("ct:Types")
    overrides = []
    for part in parts:
        ending = part.name.rpartition(".")[2].lower()
        if ending != "xml" and _DEFAULTS.get(ending) == part.content_type:
            used.add(ending)
        else:
            overrides.append(part)
    root.extend(el("ct:Default", Extension=e, ContentType=_DEFAULTS[e]) for e in sorted(used))
    tag = qname("ct:Override")
    for part in overrides:
        etree.SubElement(root, tag, PartName=part.name, ContentType=part.content_type)
    return root


def add_slides(package: Package, slides: Sequence[Part]) -> list[int]:
    """List slide parts in the presentation, in order, and return their ids."""
    main = package.main
    listed = main.root.find(qname("p:sldIdLst"))
    if listed is None:
        listed = el("p:sldIdLst")
        before = [main.root.find(qname(f"p:{name}")) for name in _BEFORE_SLIDES]
        next(element for element in before if element is not None).addnext(listed)
    ids = list(range(FIRST_SLIDE_ID, FIRST_SLIDE_ID + len(slides)))
    numbers = [int(key[3:]) for key in main.relationships if key[3:].isdigit()]
    first_free = 1 + max(numbers, default=0)
    for number, (identifier, slide) in enumerate(zip(ids, slides, strict=True), first_free):
        main.relationships[f"rId{number}"] = Relationship(RelationshipType.SLIDE, slide)
        listed.append(el("p:sldId", id=identifier, r_id=f"rId{number}"))
    return ids


_BEFORE_SLIDES = ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst")
"""What stands before the list of slides, nearest first (ECMA-376, 19.2.1.26)."""


def add_sections(package: Package, sections: Sequence[tuple[str, Sequence[int]]]) -> None:
    """Write named sections and the ids of their slides (MS-PPTX, 2.6.6)."""
    made = [
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
    extension = el("p:ext", el("p14:sectionLst", *made), uri=_SECTIONS_URI)
    others = root.find(qname("p:extLst"))
    if others is None:
        root.append(el("p:extLst", extension))
    else:
        others.append(extension)


LONGEST_PROPERTY = 255
"""How many characters of a property are kept, as programs that read them take no more."""


def describe(
    package: Package, title: str, subject: str, author: str, language: str, created: datetime
) -> None:
    """Say what the file is (ECMA-376, part 2, 11)."""
    root = package.core_properties().root
    # Both dates name their type by a prefix, so the root must declare what it stands for.
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
        element.text = value[:LONGEST_PROPERTY]
        if name.startswith("dcterms:"):
            element.set(qname("xsi:type"), "dcterms:W3CDTF")


def _blank_properties() -> Element:
    prefixes = {prefix: NAMESPACES[prefix] for prefix in ("cp", "dc", "dcterms")}
    root = etree.Element(qname("cp:coreProperties"), nsmap=prefixes)
    names = ("dc:title", "cp:lastModifiedBy", "cp:revision", "dcterms:modified")
    root.extend(el(name) for name in names)
    return root

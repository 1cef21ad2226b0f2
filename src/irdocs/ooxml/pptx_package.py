"""python-pptx's package, made linear and repeatable: counted names, one pass, a fixed zip.

python-pptx looks for a free name by walking every relationship, and follows relationships by
recursion: 3,000 slides would take it minutes, and a long chain of links would overflow its stack.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.package import Package as PptxPackage

from irdocs.ooxml.xml import NAMESPACES, Element, el, qname, to_bytes

_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_DEFAULTS = {
    "rels": CT.OPC_RELATIONSHIPS,
    "xml": "application/xml",
    "png": CT.PNG,
    "jpg": CT.JPEG,
    "jpeg": CT.JPEG,
    "svg": "image/svg+xml",
    "xlsx": CT.SML_SHEET,
}
"""Content types by a name's ending (ECMA-376, part 2, 10.1.2.2)."""
FIRST_SLIDE_ID = 256
"""The least that a slide's id may be (ECMA-376, 19.7.13)."""


@dataclass(slots=True, eq=False)
class NewPart:
    """A part that is added to the template: its name, its bytes, what it relates to in order."""

    name: str
    content_type: str
    data: bytes
    relations: list[tuple[str, Any]] = field(default_factory=list)
    """The kind of each relationship, and the part or address it leads to."""

    def relate(self, kind: str, target: Any) -> str:
        """Relate the part to another, or to an address, and return the relationship's id."""
        self.relations.append((kind, target))
        return f"rId{len(self.relations)}"


class Package(PptxPackage):  # type: ignore[misc]
    """A template as python-pptx reads it, to which parts are added by counting."""

    def __init__(self, pkg_file: Any) -> None:
        super().__init__(pkg_file)
        self._counts: dict[str, int] = {}
        self._media: dict[str, NewPart] = {}
        self._taken: set[str] | None = None
        self._added: list[NewPart] = []
        self._first_free = 0
        self._main_relations: list[tuple[str, str, NewPart]] = []

    @classmethod
    def of(cls, data: bytes) -> Package:
        """Return the package in a file's bytes."""
        package: Package = cls.open(io.BytesIO(data))
        return package

    @property
    def main(self) -> Any:
        """The presentation part."""
        return self.main_document_part

    def next_partname(self, tmpl: str) -> PackURI:
        """Return a name that no part has, such as /ppt/charts/chart7.xml."""
        if self._taken is None:
            self._taken = {str(part.partname) for part in self.iter_parts()}
        while True:
            number = self._counts.get(tmpl, 0) + 1
            self._counts[tmpl] = number
            name = tmpl % number
            if name not in self._taken:
                return PackURI(name)

    def iter_rels(self) -> Iterator[Any]:
        """Yield every relationship of the template once, without recursion."""
        seen: set[int] = set()
        waiting = [iter(self._rels.values())]
        while waiting:
            relation = next(waiting[-1], None)
            if relation is None:
                waiting.pop()
                continue
            yield relation
            if relation.is_external or id(relation.target_part) in seen:
                continue
            seen.add(id(relation.target_part))
            waiting.append(iter(relation.target_part.rels.values()))

    def add(self, template: str, content_type: str, data: bytes = b"") -> NewPart:
        """Return a new part, named by counting."""
        part = NewPart(str(self.next_partname(template)), content_type, data)
        self._added.append(part)
        return part

    def media(self, data: bytes, ending: str) -> NewPart:
        """Return the part of a picture; the same bytes are kept once."""
        key = f"{ending}:{sha256(data).hexdigest()}"
        if key not in self._media:
            template = f"/ppt/media/image%d.{ending}"
            self._media[key] = self.add(template, _DEFAULTS[ending], data)
        return self._media[key]

    def relate_main(self, kind: str, part: NewPart) -> str:
        """Relate the presentation to a new part and return the relationship's id."""
        if not self._main_relations:
            self._first_free = 1 + max(
                (int(key[3:]) for key in self.main.rels if key[3:].isdigit()), default=0
            )
        identifier = f"rId{self._first_free + len(self._main_relations)}"
        self._main_relations.append((identifier, kind, part))
        return identifier

    def data(self) -> bytes:
        """Return the file: the same bytes for the same parts."""
        given = list(self.iter_parts())
        kinds = [(str(part.partname), part.content_type) for part in given]
        kinds += [(part.name, part.content_type) for part in self._added]
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
            _write(target, "[Content_Types].xml", to_bytes(_content_types(kinds)))
            _write(target, "_rels/.rels", _relationships(_listed(self._rels), "/"))
            for part in given:
                relations = _listed(part.rels)
                if part is self.main:
                    relations += [(i, kind, new) for i, kind, new in self._main_relations]
                _write_part(target, str(part.partname), part.blob, relations)
            for new in self._added:
                numbered = [
                    (f"rId{n}", kind, to) for n, (kind, to) in enumerate(new.relations, start=1)
                ]
                _write_part(target, new.name, new.data, numbered)
        return file.getvalue()


_Listed = list[tuple[str, str, Any]]
"""Relationships: id, kind, and the part or address each leads to."""


def _listed(relations: Any) -> _Listed:
    return [
        (key, r.reltype, r.target_ref if r.is_external else r.target_part)
        for key, r in relations.items()
    ]


def relate(part: Any, target: Any, kind: str) -> str:
    """Relate a part of the template to another of it, and return the relationship's id."""
    identifier: str = part.rels._add_relationship(kind, target)
    return identifier


def _write_part(target: zipfile.ZipFile, name: str, data: bytes, relations: _Listed) -> None:
    folder, _, file = name.rpartition("/")
    _write(target, name[1:], data)
    if relations:
        _write(target, f"{folder}/_rels/{file}.rels"[1:], _relationships(relations, folder))


_RELATIONSHIPS, _RELATIONSHIP = qname("rel:Relationships"), qname("rel:Relationship")
_UNPREFIXED = {None: NAMESPACES["rel"]}


def _relationships(relations: _Listed, folder: str) -> bytes:
    root = etree.Element(_RELATIONSHIPS, nsmap=_UNPREFIXED)
    for identifier, kind, to in relations:
        made = etree.SubElement(root, _RELATIONSHIP, Id=identifier, Type=kind)
        if isinstance(to, str):
            made.set("Target", to)
            made.set("TargetMode", "External")
        else:
            name = to.name if isinstance(to, NewPart) else str(to.partname)
            made.set("Target", _reference(folder, name))
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


def _content_types(parts: Sequence[tuple[str, str]]) -> Element:
    used = {"rels", "xml"}
    root = el("ct:Types")
    overrides = []
    for name, kind in parts:
        ending = name.rpartition(".")[2].lower()
        if ending != "xml" and _DEFAULTS.get(ending) == kind:
            used.add(ending)
        else:
            overrides.append((name, kind))
    root.extend(el("ct:Default", Extension=e, ContentType=_DEFAULTS[e]) for e in sorted(used))
    tag = qname("ct:Override")
    for name, kind in overrides:
        etree.SubElement(root, tag, PartName=name, ContentType=kind)
    return root


def add_slides(package: Package, slides: Sequence[NewPart]) -> list[int]:
    """List slide parts in the presentation, in order, and return their ids."""
    root = package.main._element
    listed = root.find(qname("p:sldIdLst"))
    if listed is None:
        listed = el("p:sldIdLst")
        before = [root.find(qname(f"p:{name}")) for name in _BEFORE_SLIDES]
        next(element for element in before if element is not None).addnext(listed)
    ids = list(range(FIRST_SLIDE_ID, FIRST_SLIDE_ID + len(slides)))
    for identifier, slide in zip(ids, slides, strict=True):
        relation = package.relate_main(RT.SLIDE, slide)
        listed.append(el("p:sldId", id=identifier, r_id=relation))
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
    root = package.main._element
    extension = el("p:ext", el("p14:sectionLst", *made), uri=_SECTIONS_URI)
    others = root.find(qname("p:extLst"))
    if others is None:
        root.append(el("p:extLst", extension))
    else:
        others.append(extension)


def describe(
    package: Package, title: str, subject: str, author: str, language: str, created: datetime
) -> None:
    """Say what the file is (ECMA-376, part 2, 11); python-pptx takes 255 characters of each."""
    core = package.core_properties
    core.title, core.subject = title[:255], subject[:255]
    core.author = core.last_modified_by = author[:255]
    core.language = language
    core.created = core.modified = created.replace(tzinfo=None)
    core.revision = 1
    core.category = core.comments = core.keywords = core.version = core.content_status = ""

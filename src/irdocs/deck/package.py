"""python-pptx's package, made linear and repeatable: counted names, one pass, a fixed zip.

python-pptx looks for a free name by walking every relationship, and follows relationships by
recursion: 3,000 slides would take it minutes, and a long chain of links would overflow its stack.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package as PptxPackage

from irdocs.deck.xml import Element, el, qname, to_bytes

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


class Package(PptxPackage):  # type: ignore[misc]
    """A presentation to which parts are added by counting."""

    def __init__(self, pkg_file: Any) -> None:
        super().__init__(pkg_file)
        self._counts: dict[str, int] = {}
        self._media: dict[str, Part] = {}
        self._taken: set[str] | None = None

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
        """Yield every relationship once, without recursion."""
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

    def add(self, template: str, content_type: str, data: bytes) -> Part:
        """Return a new part that holds some bytes; it is kept once something relates to it."""
        return Part(self.next_partname(template), content_type, self, data)

    def media(self, data: bytes, ending: str) -> Part:
        """Return the part of a picture; the same bytes are kept once."""
        key = f"{ending}:{sha256(data).hexdigest()}"
        if key not in self._media:
            template = f"/ppt/media/image%d.{ending}"
            self._media[key] = self.add(template, _DEFAULTS[ending], data)
        return self._media[key]

    def data(self) -> bytes:
        """Return the file: the same bytes for the same parts."""
        parts = list(self.iter_parts())
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
            _write(target, "[Content_Types].xml", to_bytes(_content_types(parts)))
            _write(target, "_rels/.rels", _relationships(self._rels, "/"))
            for part in parts:
                folder, name = posixpath.split(part.partname)
                _write(target, f"{folder}/{name}"[1:], part.blob)
                if relations := part.rels:
                    data = _relationships(relations, folder)
                    _write(target, f"{folder}/_rels/{name}.rels"[1:], data)
        return file.getvalue()


def relate(part: Any, target: Any, kind: str) -> str:
    """Relate a part to another anew and return the id; what is there already is not looked at."""
    identifier: str = part.rels._add_relationship(kind, target)
    return identifier


def _relationships(relations: Any, folder: str) -> bytes:
    root = el("rel:Relationships")
    for identifier, relation in relations.items():
        made = el("rel:Relationship", Id=identifier, Type=relation.reltype)
        if relation.is_external:
            made.set("Target", relation.target_ref)
            made.set("TargetMode", "External")
        else:
            made.set("Target", _reference(folder, str(relation.target_part.partname)))
        root.append(made)
    return to_bytes(root)


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


def _content_types(parts: Sequence[Any]) -> Element:
    used = {"rels", "xml"}
    overrides = []
    for part in parts:
        ending = part.partname.ext.lower()
        if ending != "xml" and _DEFAULTS.get(ending) == part.content_type:
            used.add(ending)
        else:
            overrides.append((str(part.partname), part.content_type))
    return el(
        "ct:Types",
        *(el("ct:Default", Extension=e, ContentType=_DEFAULTS[e]) for e in sorted(used)),
        *(el("ct:Override", PartName=name, ContentType=kind) for name, kind in overrides),
    )


def add_slides(package: Package, slides: Sequence[Any]) -> list[int]:
    """List slide parts in the presentation, in order, and return their ids."""
    root = package.main._element
    listed = root.find(qname("p:sldIdLst"))
    if listed is None:
        listed = el("p:sldIdLst")
        before = [root.find(qname(f"p:{name}")) for name in _BEFORE_SLIDES]
        next(element for element in before if element is not None).addnext(listed)
    ids = list(range(FIRST_SLIDE_ID, FIRST_SLIDE_ID + len(slides)))
    for identifier, slide in zip(ids, slides, strict=True):
        relation = relate(package.main, slide, RT.SLIDE)
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

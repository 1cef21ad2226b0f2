"""What a deck carries of how it was made, so that edits of it are told from those of its content.

The record is a part of custom XML (ECMA-376, part 1, 22.5), which PowerPoint and LibreOffice keep
byte for byte. For each slide it has the ids of its blocks and a digest of each paragraph as it was
made. It has no words: what somebody takes out of a deck is not in the file any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from irdocs.frozen import frozen
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Package
from irdocs.ooxml.slide_aspects import SlideAspects

NAMESPACE = "urn:irdocs:deck-record:1"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_MOST_BYTES = 5_000_000
_FOLDER = "customXml/"


@frozen
class RecordedSlide:
    """A slide as it was made."""

    identifier: int
    """Its id in the presentation (ECMA-376, 19.2.1.33), which PowerPoint keeps."""
    blocks: tuple[str, ...]
    """The ids of the blocks that it shows."""
    lines: tuple[str, ...]
    """The digest of each of its paragraphs, cells and values."""
    notes: tuple[str, ...]
    """The digest of each paragraph of its notes."""
    look: str = ""
    """A digest of all that was written of it (`slide_look`)."""
    told: str = ""
    """A digest of the content's version that stands behind it, as it was edited while its content
    changed; empty if there was none."""
    held: tuple[str, ...] | None = None
    """The digests of its pictures, titles of charts and addresses of links; None in an older
    deck."""
    form: str = ""
    """A digest of all that was written of it but its words; empty in an older deck."""
    footers: str = ""
    """A digest of the words of its footers; empty in an older deck."""
    aspects: SlideAspects | None = None
    """What it was beside its words; None in an older deck."""
    is_own: bool = False
    """Whether somebody has made it, and its words were then put into the content: what it holds,
    how it is written and its aspects are those of that slide, its lines those of the content's."""


@frozen
class RecordedSection:
    """A section of the deck, as it was made."""

    identifier: str
    """Its id (MS-PPTX, 2.6.6), which PowerPoint keeps when it gets another name."""
    name: str
    """A digest of its name."""


@frozen
class DeckRecord:
    """How a deck was made."""

    slides: tuple[RecordedSlide, ...]
    sections: tuple[RecordedSection, ...] | None = None
    """The sections; None in an older deck."""
    design: tuple[str, ...] = ()
    """The digests of the bytes of its masters, layouts and themes; none in an older deck."""


def add_record(package: Package, record: DeckRecord) -> None:
    """Add a record to a presentation that is written."""
    rows = [
        [slide.identifier, list(slide.blocks), "".join(slide.lines), "".join(slide.notes),
         slide.look, slide.told, "".join(slide.held or ()), slide.form,
         slide.footers, *_written(slide.aspects), *[1] * slide.is_own]
        for slide in record.slides
    ]  # fmt: skip
    data: dict[str, Any] = {"slides": rows}
    if record.sections is not None:
        data["sections"] = [[one.identifier, one.name] for one in record.sections]
    if record.design:
        data["design"] = "".join(record.design)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    root = etree.Element(f"{{{NAMESPACE}}}record", nsmap={None: NAMESPACE})
    root.text = text
    part = package.add("/customXml/item%d.xml", ContentType.XML)
    part.root = root
    properties = package.add("/customXml/itemProps%d.xml", ContentType.CUSTOM_XML_PROPERTIES)
    properties.root = _properties()
    part.relate(RelationshipType.CUSTOM_XML_PROPERTIES, properties)
    package.main.relate(RelationshipType.CUSTOM_XML, part)


def _written(aspects: SlideAspects | None) -> list[str]:
    if aspects is None:
        return []
    lists = "".join(aspects.charts), "".join(aspects.frames)
    return [aspects.transition, aspects.animation, aspects.notes, *lists]


def _properties() -> Any:
    """Return the properties of the part (22.5.2.1): its id, and the namespace of its contents."""
    identifier = "{" + str(uuid5(NAMESPACE_URL, NAMESPACE)).upper() + "}"
    root = etree.Element(f"{{{_PROPERTIES}}}datastoreItem", nsmap={"ds": _PROPERTIES})
    root.set(f"{{{_PROPERTIES}}}itemID", identifier)
    references = etree.SubElement(root, f"{{{_PROPERTIES}}}schemaRefs")
    reference = etree.SubElement(references, f"{{{_PROPERTIES}}}schemaRef")
    reference.set(f"{{{_PROPERTIES}}}uri", NAMESPACE)
    return root


def record_in(package: PackageReader) -> DeckRecord | None:
    """Return the record of a deck; None if it has none that can be read."""
    for name in record_parts(package):
        try:
            return _read(json.loads(package.xml(name).text or ""))
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
    return None


def record_parts(package: PackageReader) -> Iterator[str]:
    """Yield the names of the parts that are a record, wherever a program has tied them."""
    for name in package.names:
        if not name.startswith(_FOLDER) or not name.endswith(".xml") or "itemProps" in name:
            continue
        try:
            data = package.data(name)
            if len(data) <= _MOST_BYTES and NAMESPACE.encode() in data:
                root = package.xml(name)
                if root.tag == f"{{{NAMESPACE}}}record":
                    yield name
        except NotAPackageError:
            continue


def _read(data: Any) -> DeckRecord:
    """Return a record from its JSON. Raises ValueError, TypeError or KeyError for another form."""
    slides = tuple(
        RecordedSlide(
            int(number),
            tuple(map(str, blocks)),
            _digests(lines),
            _digests(notes),
            str(look),
            str(told),
            _digests(more[0]) if more else None,
            str(more[1]) if len(more) > 1 else "",
            str(more[2]) if len(more) > 2 else "",
            _aspects(more[3:]),
            len(more) > _ASPECTS + 3 and bool(more[_ASPECTS + 3]),
        )
        for number, blocks, lines, notes, look, told, *more in data["slides"]
    )
    sections = data.get("sections")
    return DeckRecord(
        slides,
        None if sections is None else tuple(RecordedSection(str(i), str(n)) for i, n in sections),
        _digests(str(data.get("design", ""))),
    )


def _aspects(written: list[Any]) -> SlideAspects | None:
    if len(written) < _ASPECTS:
        return None
    transition, animation, notes, charts, frames = map(str, written[:_ASPECTS])
    return SlideAspects(transition, animation, notes, _digests(charts), _digests(frames))


_LENGTH = 8
_ASPECTS = 5
"""How many values are written of the aspects of a slide."""


def _digests(text: str) -> tuple[str, ...]:
    return tuple(text[start : start + _LENGTH] for start in range(0, len(text), _LENGTH))


__all__ = ["DeckRecord", "RecordedSection", "RecordedSlide", "add_record", "record_in",
           "record_parts"]  # fmt: skip

"""Reads an Office file: its parts and their relationships (ECMA-376, part 2).

The file is a zip archive. Its members are parts, mostly XML. A part does not name the parts that it
uses: it names the ids of relationships, which stand in a member of their own beside it. So a
slide's r:id leads to slides/_rels/slide1.xml.rels, and from there to a picture or an address.

This reader is independent of python-pptx, so that finished files are checked by other code than the
code that wrote them. Parts and relationships are read when they are first asked for.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from lxml import etree

from irdocs.caching.by_value import cached_by_value
from irdocs.content.limits import DECK_PARTS, DECK_UNPACKED
from irdocs.frozen import frozen
from irdocs.ooxml.xml import Element
from irdocs.ooxml.zip_reading import END, END_SIGNATURE, FIRST_SIGNATURE, ZipReader

_EMPTY: Mapping[str, Relation] = {}


class NotAPackageError(ValueError):
    """The bytes are no package that can be read; the message says why."""


@frozen
class Relation:
    """A relationship from one part to another part or to an address outside the file."""

    kind: str
    """The last segment of the relationship's type, such as slideLayout."""
    target: str
    """The name of a part, without a slash before it, or an address."""
    external: bool
    """Whether the target is an address."""
    type: str = ""
    """Its type as a whole."""


def whole(element: Element | None, name: str, usual: int = 0) -> int:
    """Return an attribute that is a whole number, or `usual` if it is missing or malformed.

    Percentages come in two forms, as 50000 and, in strict files, as "50%"; both are returned in
    thousandths of a per cent.
    """
    text = str(element.get(name, "")) if element is not None else ""
    try:
        return round(float(text[:-1]) * 1000) if text.endswith("%") else int(text)
    except (OverflowError, ValueError):
        return usual


def parsed(data: bytes) -> Element:
    """Return the root of a part's XML.

    A hostile file can neither make the parser read other files or the network, nor expand entities.
    Raises lxml.etree.XMLSyntaxError if the XML is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


KNOWN = 1024
"""How many parts, slides and the like are kept from one file to the next, where they are."""
known = cached_by_value(KNOWN)(parsed)
"""Returns what `parsed` does, the same object for the same bytes, which nobody may change."""


class PackageReader:
    """The parts of a file by name, such as ppt/presentation.xml; each is parsed once."""

    def __init__(self, data: bytes, *, shares: bool = False) -> None:
        """Open a file; with `shares`, a part with the bytes of one that was parsed is that one.

        Whoever asks for that changes no XML, as others have it too.

        Raises NotAPackageError if the bytes are no zip archive, a damaged one, or a huge one.

        A zip archive of a few kilobytes can hold gigabytes of zeros, so the sizes that it declares
        are added up first; no part is unpacked beyond its declared size.
        """
        try:
            self._zip = ZipReader(data, remembers=shares)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise NotAPackageError(str(error)) from None
        self.names = self._zip.names
        if self._zip.size > DECK_UNPACKED or len(self.names) > DECK_PARTS:
            raise NotAPackageError(
                f"it has more than {DECK_PARTS} parts, or {DECK_UNPACKED} bytes unpacked"
            )
        self._names = frozenset(self.names)
        self._parsed = known if shares else parsed
        end = data.rfind(END_SIGNATURE) + END.size
        self.has_surplus = not data.startswith(FIRST_SIGNATURE) or end != len(data)
        """Whether there is data before or after the archive, or a comment at its end."""
        self._data: dict[str, bytes] = {}
        self._xml: dict[str, Element] = {}
        self._relations: dict[str, Mapping[str, Relation]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def data(self, name: str) -> bytes:
        """Return a part's bytes. Raises NotAPackageError if the part is missing or damaged."""
        known = self._data.get(name)
        if known is not None:
            return known
        try:
            self._data[name] = self._zip.read(name)
            return self._data[name]
        except (
            KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
        ) as error:  # fmt: skip
            raise NotAPackageError(f"{name}: {error}") from None

    def xml(self, name: str) -> Element:
        """Return the root of a part's XML.

        Raises NotAPackageError if the part is missing, damaged or not well-formed.
        """
        root = self._xml.get(name)
        if root is None:
            try:
                root = self._parsed(self.data(name))
            except etree.XMLSyntaxError as error:
                raise NotAPackageError(f"{name}: {error.msg}") from None
            self._xml[name] = root
        return root

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return a part's relationships by id; for an empty name, those of the package itself.

        Raises NotAPackageError if they are damaged.
        """
        relations = self._relations.get(part)
        if relations is None:
            folder, name = posixpath.split(part)
            file = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
            read = _known_relations if self._parsed is known else _relations
            relations = read(file, self.xml(file), folder) if file in self._names else _EMPTY
            self._relations[part] = relations
        return relations

    def related(self, part: str, kind: str) -> str | None:
        """Return the name of the first part that a part relates to by a kind, or None."""
        return next((r.target for r in self.relations(part).values() if r.kind == kind), None)

    @cached_property
    def content_types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The content types by the extension of a part's name, and by the part's whole name."""
        root = self.xml("[Content_Types].xml")
        defaults, overrides = {}, {}
        for entry in root:
            if entry.tag.endswith("}Default"):
                defaults[entry.get("Extension", "").lower()] = entry.get("ContentType")
            elif entry.tag.endswith("}Override"):
                overrides[entry.get("PartName", "").lstrip("/")] = entry.get("ContentType")
        return defaults, overrides

    def content_type(self, part: str) -> str | None:
        """Return a part's content type, or None if the package does not state it."""
        defaults, overrides = self.content_types
        return overrides.get(part) or defaults.get(part.rpartition(".")[2].lower())


def _relations(file: str, root: Element, folder: str) -> Mapping[str, Relation]:
    """Return the relationships of a .rels member by their ids; targets are relative to `folder`.

    Raises NotAPackageError if one has no type or no target.
    """
    relations = {}
    for relation in root:
        target, kind = relation.get("Target"), relation.get("Type")
        if target is None or kind is None:
            raise NotAPackageError(f"{file}: a relationship has no Type or no Target")
        external = relation.get("TargetMode") == "External"
        if not external:
            # Steps that lead out at the top lead nowhere (RFC 3986, 5.2.4): LibreOffice writes
            # ../customXml/item1.xml among the relationships of the package itself.
            target = (
                target[1:]
                if target.startswith("/")
                else posixpath.normpath(posixpath.join("/", folder, target))[1:]
            )
        name = kind.rpartition("/")[2]
        relations[relation.get("Id")] = Relation(name, target, external, kind)
    return MappingProxyType(relations)


_known_relations = cached_by_value(KNOWN)(_relations)
"""Returns the same, once for the same root; see `known`."""

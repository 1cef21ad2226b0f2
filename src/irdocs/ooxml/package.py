"""An Office file as parts and relationships, by zipfile and lxml (ECMA-376, part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from irdocs.ooxml.xml import Element

_EMPTY: Mapping[str, Relation] = {}


class NotAPackageError(ValueError):
    """The bytes are no package that can be read, and why."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: what kind, the part or the address it leads to."""

    kind: str
    """The last step of the relationship's type, such as slideLayout."""
    target: str
    external: bool


def whole(element: Element | None, name: str, usual: int = 0) -> int:
    """Return an attribute that is a whole number, or thousandths of a per cent; else the usual."""
    text = str(element.get(name, "")) if element is not None else ""
    try:
        return round(float(text[:-1]) * 1000) if text.endswith("%") else int(text)
    except (OverflowError, ValueError):
        return usual


def parsed(data: bytes) -> Element:
    """Return a part's root; nothing outside of it is ever read.

    Raises lxml.etree.XMLSyntaxError.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


class PackageReader:
    """The parts of a file by name, such as ppt/presentation.xml; each is parsed once."""

    def __init__(self, data: bytes) -> None:
        """Raises NotAPackageError when the bytes are no zip, or one that is damaged."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = tuple(self._zip.namelist())
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise NotAPackageError(str(error)) from None
        self._known = frozenset(self.names)
        self._data: dict[str, bytes] = {}
        self._xml: dict[str, Element] = {}
        self._relations: dict[str, Mapping[str, Relation]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def data(self, name: str) -> bytes:
        """Return a part's bytes. Raises NotAPackageError if it is not there or damaged."""
        known = self._data.get(name)
        if known is not None:
            return known
        try:
            self._data[name] = self._zip.read(name)
            return self._data[name]
        except (KeyError, zipfile.BadZipFile, OSError, RuntimeError) as error:
            raise NotAPackageError(f"{name}: {error}") from None

    def xml(self, name: str) -> Element:
        """Return a part's root. Raises NotAPackageError if it is not there or not well-formed."""
        root = self._xml.get(name)
        if root is None:
            try:
                root = parsed(self.data(name))
            except etree.XMLSyntaxError as error:
                raise NotAPackageError(f"{name}: {error.msg}") from None
            self._xml[name] = root
        return root

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return a part's relationships by id; of the package itself for an empty name."""
        found = self._relations.get(part)
        if found is None:
            folder, name = posixpath.split(part)
            file = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
            found = dict(self._read(file, folder)) if file in self._known else _EMPTY
            self._relations[part] = found
        return found

    def _read(self, file: str, folder: str) -> Iterator[tuple[str, Relation]]:
        for relation in self.xml(file):
            target, kind = relation.get("Target"), relation.get("Type")
            if target is None or kind is None:
                raise NotAPackageError(f"{file}: a relationship has no Type or no Target")
            external = relation.get("TargetMode") == "External"
            if not external:
                target = (
                    target[1:]
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
            yield relation.get("Id"), Relation(kind.rpartition("/")[2], target, external)

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part that another is related to by a kind, or None."""
        return next((r.target for r in self.relations(part).values() if r.kind == kind), None)

    @cached_property
    def content_types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Content types by a name's ending, and by part."""
        root = self.xml("[Content_Types].xml")
        defaults, overrides = {}, {}
        for entry in root:
            if entry.tag.endswith("}Default"):
                defaults[entry.get("Extension").lower()] = entry.get("ContentType")
            elif entry.tag.endswith("}Override"):
                overrides[entry.get("PartName").lstrip("/")] = entry.get("ContentType")
        return defaults, overrides

    def content_type(self, part: str) -> str | None:
        """Return a part's content type, or None if none is given."""
        defaults, overrides = self.content_types
        return overrides.get(part) or defaults.get(part.rpartition(".")[2].lower())

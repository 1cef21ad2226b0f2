"""A PPTX's slides and notes → outline, by zipfile and lxml."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from irdocs.probe.outline import Outline, Piece

_NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read(data: bytes) -> Outline:
    """Return the outline of a deck: a slide's shapes in order, then its notes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        reader = _Reader(package)
        pieces: list[Piece] = []
        for number, part in enumerate(reader.slides(), start=1):
            pieces += reader.slide(part, number)
        return Outline(tuple(pieces))


class _Reader:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package

    def _xml(self, part: str) -> Any:
        return etree.fromstring(self._package.read(part))

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the type and target part of each relationship of a part, by id."""
        folder, name = posixpath.split(part)
        file = f"{folder}/_rels/{name}.rels"
        if file not in self._package.namelist():
            return {}
        return {
            relation.get("Id"): (
                relation.get("Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, relation.get("Target"))),
            )
            for relation in self._xml(file)
        }

    def slides(self) -> list[str]:
        """Return the slides' parts in the order of the show."""
        targets = self._targets("ppt/presentation.xml")
        entries = self._xml("ppt/presentation.xml").findall("p:sldIdLst/p:sldId", _NS)
        return [targets[entry.get(f"{_R}id")][1] for entry in entries]

    def slide(self, part: str, number: int) -> Iterator[Piece]:
        targets = self._targets(part)
        yield from self._shapes(self._xml(part).find("p:cSld/p:spTree", _NS), targets, number, 1)
        for kind, target in targets.values():
            if kind == "notesSlide":
                body = self._xml(target).xpath("//p:sp[.//p:ph[@type='body']]", namespaces=_NS)
                for shape in body:
                    yield Piece("notes", _paragraphs(shape), number, 1)

    def _shapes(
        self, tree: Any, targets: dict[str, tuple[str, str]], number: int, depth: int
    ) -> Iterator[Piece]:
        for shape in tree:
            kind = etree.QName(shape).localname
            if kind not in ("sp", "pic", "grpSp", "graphicFrame", "cxnSp"):
                continue
            properties = shape.find(".//p:cNvPr", _NS)
            alt = properties.get("descr") or None
            holder = shape.find("p:nvSpPr/p:nvPr/p:ph", _NS)
            if kind == "sp" and holder is not None:
                role = holder.get("type", "obj")
                yield Piece(role, _paragraphs(shape), number, depth, alt)
            elif kind == "sp":
                yield Piece("shape", _paragraphs(shape), number, depth, alt)
            elif kind == "grpSp":
                yield Piece("group", "", number, depth, alt)
            elif kind == "graphicFrame":
                yield from self._frame(shape, targets, number, depth, alt)
            else:
                yield Piece(kind, "", number, depth, alt)

    def _frame(
        self,
        frame: Any,
        targets: dict[str, tuple[str, str]],
        number: int,
        depth: int,
        alt: str | None,
    ) -> Iterator[Piece]:
        chart = frame.find(".//c:chart", _NS)
        if chart is not None:
            root = self._xml(targets[chart.get(f"{_R}id")][1])
            values = [value.text or "" for value in root.iterfind(".//c:v", _NS)]
            yield Piece("chart", " ".join(values), number, depth, alt)
            return
        yield Piece("table", "", number, depth, alt)
        for row in frame.iterfind(".//a:tr", _NS):
            for cell in row.iterfind("a:tc", _NS):
                yield Piece("cell", _paragraphs(cell), number, depth + 1)


def _paragraphs(shape: Any) -> str:
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iterfind(".//a:t", _NS))
        for paragraph in shape.iterfind(".//a:p", _NS)
    )

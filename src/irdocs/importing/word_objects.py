"""Take the charts and diagrams of a Word file, which mammoth leaves out.

Each is marked in the text by one character before mammoth reads it, and found again by it: what it
becomes stands behind the paragraph, list or table that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from irdocs.importing import office_charts
from irdocs.importing.drawn_on_charts import DrawnWords
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_source import SourcePart
from irdocs.importing.markdown_words import escaped
from irdocs.ooxml.namespaces import MC, A, C, R
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.xml import Element

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_FIRST_MARK = 0xFF000
"""The first of the characters that mark objects, in a plane that is for private use."""
_MOST = 0xE00
"""How many characters there are for that."""


@dataclass(slots=True)
class WordObjects:
    """The charts and diagrams of one file."""

    account: LossAccount
    source: str
    """The name of the file, which is the source of the numbers in its charts."""
    made: list[list[dict[str, Any] | str]] = field(default_factory=list)
    """What each object becomes: blocks, and Markdown."""
    words: list[str] = field(default_factory=list)
    """The words of all."""

    def mark(self, package: PackageReader, main: str) -> bool:
        """Put a mark in the place of each object in the main part; return whether there are any."""
        root = package.xml(main)
        namespace = str(root.tag).removesuffix("document")
        for drawing in list(root.iter(f"{namespace}drawing")):
            if any(above.tag == f"{MC}Fallback" for above in drawing.iterancestors()):
                continue  # it repeats what the choice above it shows
            data = drawing.find(f".//{A}graphicData")
            inner = data[0] if data is not None and len(data) else None
            if inner is None or len(self.made) == _MOST:
                continue
            pieces = self._pieces(package, main, drawing, inner)
            if pieces is None:
                continue
            mark = etree.Element(f"{namespace}t")
            mark.text, mark.tail = chr(_FIRST_MARK + len(self.made)), drawing.tail
            self.made.append(pieces)
            drawing.getparent().replace(drawing, mark)
            alternative = next(mark.iterancestors(f"{MC}AlternateContent"), None)
            if alternative is not None:
                mark.tail = alternative.tail
                alternative.getparent().replace(alternative, mark)
        return bool(self.made)

    def _pieces(
        self, package: PackageReader, main: str, drawing: Element, inner: Element
    ) -> list[dict[str, Any] | str] | None:
        """Return what an object becomes; None if it is a picture or a box, which mammoth reads."""
        called = next((one for one in drawing.iter() if str(one.tag).endswith("}docPr")), None)
        alt = str(called.get("descr", "")) if called is not None else ""
        name = str(called.get("name", "")) if called is not None else ""
        if inner.tag == f"{C}chart":
            root = _part(package, main, str(inner.get(f"{R}id")))
            if root is None:
                self.account.left(0, f'the chart "{name}"', "it is not in the file")
                return []
            found, words = office_charts.pieces(
                root, DrawnWords(), alt, name, self.source, 0, self.account
            )
            self.words += words
            return found
        if inner.tag == f"{_DIAGRAM}relIds":
            root = _part(package, main, str(inner.get(f"{R}dm")))
            items = list(_items(root)) if root is not None else []
            self.account.changed(0, f'the diagram "{name}"', "a list of its words")
            self.words += [word for text in (alt, *items) for word in words_of(text)]
            listed = "\n".join(f"- {escaped(item)}" for item in items)
            return [text for text in (escaped(alt), listed) if text]
        if str(inner.tag).endswith("}chart"):
            self.words += words_of(alt)
            self.account.left(0, f'the chart "{name}"',
                              "it is of a kind that is not read; put it in anew")  # fmt: skip
            return [escaped(alt)] if alt.strip() else []
        return None

    def parts(self, markdown: str) -> Iterator[SourcePart]:
        """Yield a stretch of Markdown without marks, and what they stand for behind it."""
        marks = [
            number for sign in markdown if 0 <= (number := ord(sign) - _FIRST_MARK) < len(self.made)
        ]
        if text := self.without_marks(markdown).strip():
            yield SourcePart(1, text)
        for number in marks:
            for piece in self.made[number]:
                match piece:
                    case dict():
                        yield SourcePart(1, kind="block", block=piece)
                    case str():
                        yield SourcePart(1, piece)

    def without_marks(self, text: str) -> str:
        """Return words without the marks of objects."""
        return text.translate({_FIRST_MARK + number: None for number in range(len(self.made))})


def _part(package: PackageReader, main: str, identifier: str) -> Element | None:
    """Return a part by the name of its relation; None if the file has it not."""
    relation = package.relations(main).get(identifier)
    try:
        return package.xml(relation.target) if relation else None
    except NotAPackageError:
        return None


def _items(root: Element) -> Iterator[str]:
    """Yield the words of each point of a diagram (ECMA-376, part 1, 21.4)."""
    for point in root.iter(f"{_DIAGRAM}pt"):
        if point.get("type", "node") not in ("node", "asst"):
            continue
        body = point.find(f"{_DIAGRAM}t")
        for paragraph in body.iter(f"{A}p") if body is not None else ():
            words = " ".join("".join(text.text or "" for text in paragraph.iter(f"{A}t")).split())
            if words:
                yield words


__all__ = ["WordObjects"]

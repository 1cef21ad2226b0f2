"""Read what slides show beside words: pictures, tables, charts and diagrams."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from irdocs.importing import office_charts
from irdocs.importing.cropping import PictureCrop, crop_of, cropped
from irdocs.importing.deck_texts import SlideTextReader
from irdocs.importing.drawn_on_charts import DrawnWords, drawn_on
from irdocs.importing.embedded_pictures import ending_of
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_words import escaped
from irdocs.importing.slide_order import ShownPiece
from irdocs.ooxml.namespaces import NAMESPACES, A, P, R
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import Presentation, SlidePage, SlideShape
from irdocs.ooxml.xml import Element
from irdocs.units import Rect

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"


@dataclass
class SlideObjectReader:
    """Reads the objects of the slides of a presentation."""

    show: Presentation
    name: str
    """The file name of the presentation."""
    account: LossAccount
    texts: SlideTextReader
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures that were met so far, by the names that the Markdown gives them."""

    def picture(
        self, shape: SlideShape, slide: SlidePage, box: Rect, line: int
    ) -> Iterator[ShownPiece]:
        self.texts.words += words_of(shape.alt)
        if shape.element.find(f".//{A}videoFile") is not None:
            self.account.left(line, "a film", "write a video block with its file", "")
        blip = shape.element.find(f"{P}blipFill/{A}blip")
        identifier = blip.get(f"{R}embed") if blip is not None else None
        relation = self.show.package.relations(slide.part).get(str(identifier))
        if relation is None or relation.external:
            self.account.left(line, f'the picture "{shape.name}"', "it is not in the file")
            name = None
        else:
            crop = crop_of(shape.element.find(f"{P}blipFill/{A}srcRect"))
            name = self._stored(relation.target, shape.name, line, crop)
        alt = " ".join(shape.alt.split())
        if name is not None:
            yield ShownPiece(box, f"![{escaped(alt)}]({name})")
        elif alt:
            yield ShownPiece(box, escaped(alt), None, True, len(words_of(alt)))

    def _stored(
        self, part: str, called: str, line: int, crop: PictureCrop | None = None
    ) -> str | None:
        """Keep a picture, cut as the slide shows it; return its name, or None after saying why
        there is none."""
        try:
            data = self.show.package.data(part)
        except NotAPackageError:
            data = b""
        ending = ending_of(data)
        if ending is None:
            kind = posixpath.splitext(part)[1] or "unknown"
            self.account.left(line, f'the picture "{called}" ({kind})',
                              "it is damaged, or of a kind that is not shown")  # fmt: skip
            return None
        if crop is not None:
            cut = cropped(data, crop)
            if cut is None:
                self.account.left(line, f'the picture "{called}"',
                                  "it is cropped, and of a kind that cannot be cut")  # fmt: skip
                return None
            self.account.changed(line, f'the picture "{called}"', "cut as the slide shows it")
            data = cut
        stem = re.sub(r"[^a-z0-9]+", "-", posixpath.splitext(posixpath.basename(part))[0].lower())
        name = f"{stem.strip('-') or 'picture'}{ending}"
        number = 2
        while self.pictures.get(name, data) != data:
            name, number = f"{stem}-{number}{ending}", number + 1
        self.pictures[name] = data
        return name

    def frame(
        self, shape: SlideShape, slide: SlidePage, box: Rect, line: int
    ) -> Iterator[ShownPiece]:
        """Yield a table, a chart or a diagram."""
        data = shape.element.find(f"{A}graphic/{A}graphicData")
        inner = data[0] if data is not None and len(data) else None
        tag = str(inner.tag) if inner is not None else ""
        if inner is not None and tag == f"{A}tbl":
            if text := self._table(inner, slide, line):
                yield ShownPiece(box, text, None, False, 0)
            return
        if inner is not None and tag == f"{{{NAMESPACES['c']}}}chart":
            yield from self._chart(inner, shape, slide, box, line)
            return
        if inner is not None and tag == f"{_DIAGRAM}relIds":
            if text := self._diagram(inner, slide, line):
                yield ShownPiece(box, text, None, True, 0)
            return
        self.texts.words += (words := words_of(shape.alt))
        self.account.left(line, f'"{shape.name}", an object of another program',
                          "no product shows it", " ".join(words))  # fmt: skip

    def _table(self, table: Element, slide: SlidePage, line: int) -> str:
        rows = []
        for row in table.iterfind(f"{A}tr"):
            cells = []
            for cell in row.iterfind(f"{A}tc"):
                if cell.get("gridSpan") or cell.get("rowSpan"):
                    self.account.changed(line, "cells that are one", "the words in the first")
                body = cell.find(f"{A}txBody")
                texts = self.texts.paragraphs(body, slide) if body is not None else []
                cells.append(" ".join(filter(None, texts)))
            rows.append(cells)
        if not rows or not any(any(row) for row in rows):
            return ""
        properties = table.find(f"{A}tblPr")
        if properties is None or properties.get("firstRow") not in ("1", "true"):
            what = "a table without a header row"
            self.account.changed(line, what, "its first row is the header")
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])

    def _chart(
        self, element: Element, shape: SlideShape, slide: SlidePage, box: Rect, line: int
    ) -> Iterator[ShownPiece]:
        relation = self.show.package.relations(slide.part).get(str(element.get(f"{R}id")))
        try:
            root = self.show.package.xml(relation.target) if relation else None
        except NotAPackageError:
            root = None
        if root is None:
            self.account.left(line, f'the chart "{shape.name}"', "it is not in the file")
            return
        source = f"{self.name}, slide {slide.number}"
        drawn = drawn_on(self.show.package, relation.target) if relation else DrawnWords()
        found, words = office_charts.pieces(
            root, drawn, shape.alt, shape.name, source, line, self.account
        )
        self.texts.words += words
        for piece in found:
            match piece:
                case dict():
                    yield ShownPiece(box, "", piece)
                case str() if piece.startswith("|"):
                    yield ShownPiece(box, piece)
                case str():
                    yield ShownPiece(box, piece, None, True, len(words_of(piece)))

    def _diagram(self, ids: Element, slide: SlidePage, line: int) -> str:
        """Return the words of a diagram (SmartArt) as a list."""
        relation = self.show.package.relations(slide.part).get(str(ids.get(f"{R}dm")))
        try:
            root = self.show.package.xml(relation.target) if relation else None
        except NotAPackageError:
            root = None
        if root is None:
            self.account.left(line, "a diagram", "it is not in the file")
            return ""
        self.account.changed(line, "a diagram", "a list of its words")
        items = []
        for point in root.iter(f"{_DIAGRAM}pt"):
            if point.get("type", "node") in ("node", "asst"):
                body = point.find(f"{_DIAGRAM}t")
                texts = self.texts.paragraphs(body, slide) if body is not None else []
                items += [f"- {text}" for text in texts if text]
        return "\n".join(items)


__all__ = ["SlideObjectReader"]

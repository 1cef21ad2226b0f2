"""Read a presentation as parts of Markdown, which the importer makes sections and blocks of.

A slide becomes a heading with what it shows below it, in reading order: by place where shapes stand
below one another, as columns where two texts stand side by side. Words are written with all their
signs escaped. Charts become blocks at once, since Markdown has none.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from irdocs.importing import deck_charts
from irdocs.importing.cropping import PictureCrop, crop_of, cropped
from irdocs.importing.deck_words import (
    has_letters,
    level_of,
    mark_in,
    marked,
    own_mark,
    words_in,
    written,
)  # fmt: skip
from irdocs.importing.embedded_pictures import ending_of
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_source import MarkdownSource, SourcePart
from irdocs.importing.markdown_words import bare, escaped, unstressed
from irdocs.importing.raised import shifted
from irdocs.importing.slide_composition import LINES_EACH, SlideComposer
from irdocs.importing.slide_order import ShownPiece
from irdocs.ooxml.namespaces import NAMESPACES, A, P, R
from irdocs.ooxml.office_math_text import MATH
from irdocs.ooxml.package import NotAPackageError, whole
from irdocs.ooxml.presentation import FOOTERS, TITLES, Presentation, SlidePage, SlideShape, chosen
from irdocs.ooxml.presentation import SHAPES as SHAPE_TAGS
from irdocs.ooxml.slide_text import paragraph_text, run_text, runs, shape_text
from irdocs.ooxml.xml import Element
from irdocs.units import Rect

_LONGEST_TITLE = 90
"""The most characters of a heading; what is longer is a paragraph."""
_MOST_TITLE_WORDS, _MOST_COVER_WORDS = 14, 40
_MOST_SUBTITLE_LINES = 3
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"


@dataclass(slots=True)
class DeckSource:
    """A presentation as the importer takes it."""

    markdown: MarkdownSource
    front: dict[str, Any]
    """What the front matter of a Markdown file would say."""
    pictures: dict[str, bytes]
    """The pictures by the names that the Markdown gives them."""
    words: list[str]
    """All words of the slides and notes."""


def read(data: bytes, name: str, account: LossAccount) -> DeckSource:
    """Return a presentation as Markdown. Raises NotAPackageError if it cannot be read."""
    return _DeckReader(Presentation(data), name, account).source()


@dataclass
class _DeckReader:
    show: Presentation
    name: str
    account: LossAccount
    pictures: dict[str, bytes] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    formulas: int = 0
    """How many were met so far."""
    languages: Counter[str] = field(default_factory=Counter)
    front: dict[str, Any] = field(default_factory=dict)
    footers: list[str] = field(default_factory=list)

    @cached_property
    def composer(self) -> SlideComposer:
        """What puts the pieces of a slide together."""
        return SlideComposer(self.name, self.show.size, self.account)

    def source(self) -> DeckSource:
        """Return the whole presentation."""
        parts: list[SourcePart] = []
        sections = self._sections()
        is_parted = bool(sections) or any(_is_section(slide) for slide in self.show.slides)
        for slide in self.show.slides:
            line = slide.number * LINES_EACH
            if slide.root.get("show") in ("0", "false"):
                self.account.changed(line, "a hidden slide", "it is shown; leave it out by hand")
            name = sections.get(slide.part)
            if name and not _is_section(slide):  # else the slide says how it is called
                self.words += words_of(name)
                parts.append(SourcePart(line, f"# {escaped(name)}"))
            parts += self._slide(slide, line)
        if not is_parted:
            # Not the title of the talk: slides of one title would be counted, cover included.
            name = re.sub(r"[-_.\s]+", " ", posixpath.splitext(self.name)[0]).strip()
            title = str(self.front.get("title", ""))
            is_other = name and name.casefold() != title.casefold() and title
            parts.insert(0, SourcePart(LINES_EACH, f"# {escaped(name if is_other else 'Slides')}"))
            self.account.added("a section", "the talk has none; name it, and part it into more")
        for footer in dict.fromkeys(self.footers):
            self.account.left(0, f'the footer "{footer[:40]}"', "each product has its own")
        if self.languages:
            self.front["lang"] = self.languages.most_common(1)[0][0]
        return DeckSource(MarkdownSource("", parts, {}), self.front, self.pictures, self.words)

    def _sections(self) -> dict[str, str]:
        """Return the names of sections by the part of their first slide (p14:sectionLst)."""
        found: dict[str, str] = {}
        relations = self.show.package.relations(self.show.main)
        parts = {
            entry.get("id"): relations[entry.get(f"{R}id")].target
            for entry in self.show.root.iterfind("p:sldIdLst/p:sldId", NAMESPACES)
            if entry.get(f"{R}id") in relations
        }
        for section in self.show.root.iter(f"{{{NAMESPACES['p14']}}}section"):
            first = section.find("p14:sldIdLst/p14:sldId", NAMESPACES)
            part = parts.get(first.get("id")) if first is not None else None
            name = " ".join(str(section.get("name", "")).split())
            if part and name:
                found[part] = name
        return found if len(found) > 1 else {}

    # ------------------------------------------------------------ slides

    def _slide(self, slide: SlidePage, line: int) -> Iterator[SourcePart]:
        """Yield a slide's heading, contents and notes."""
        shapes = [shape for shape in self._shapes(slide.root, line) if not self._is_footer(shape)]
        title = next((one for one in shapes if one.type in TITLES and shape_text(one.body)), None)
        pieces = [
            piece
            for shape in shapes
            if shape is not title
            for piece in self._pieces(shape, slide, line)
        ]
        heading = escaped(shape_text(title.body)) if title else ""
        self.words += words_of(shape_text(title.body)) if title else []
        if not heading:
            pieces, heading = self._likely_title(pieces)
        if len(heading) > _LONGEST_TITLE and slide.number > 1:
            pieces.insert(0, ShownPiece(Rect(0.0, -1.0, 1.0, 1.0), heading, None, True))
            heading = ""
        count = len(words_of(heading)) + sum(piece.words for piece in pieces)
        notes = self._notes(slide)
        if slide.number == 1 and self._is_cover(shapes, pieces, count):
            yield from self._cover(heading, pieces, line)
        elif _is_section(slide) and heading and not any(piece.block for piece in pieces):
            yield SourcePart(line, f"# {heading}")
            yield from self.composer.contents(pieces, line)
        else:
            if heading:
                yield SourcePart(line, f"## {heading}")
            rest, foot = self.composer.without_foot(pieces)
            parts = list(self.composer.contents(rest, line))
            if foot and not self.composer.is_source_of(parts, foot, line):
                self.account.changed(line, "a line at the foot", "it is in the notes")
                notes = f"{notes}\n\n{foot}" if notes else foot
            yield from parts
        if notes:
            yield SourcePart(line, kind="notes", parts=[SourcePart(line, notes)])

    def _is_cover(
        self, shapes: Sequence[SlideShape], pieces: Sequence[ShownPiece], count: int
    ) -> bool:
        marked = any(shape.type in ("ctrTitle", "subTitle") for shape in shapes)
        has_data = any(piece.block or piece.markdown.startswith("|") for piece in pieces)
        return marked and count <= _MOST_COVER_WORDS and not has_data  # a logo it may have

    def _cover(self, title: str, pieces: Sequence[ShownPiece], line: int) -> Iterator[SourcePart]:
        """Take title and subtitle from a title slide; yield what else it has."""
        if title:
            self.front["title"] = bare(title)
        rest = list(pieces)
        texts = [piece for piece in rest if piece.is_text]
        lines = [line for line in texts[0].markdown.split("\n") if line.strip()] if texts else []
        if title and 0 < len(lines) <= _MOST_SUBTITLE_LINES:
            self.front["subtitle"] = ", ".join(bare(text).rstrip(",") for text in lines)
            if len(lines) > 1:
                self.account.changed(line, "a subtitle of several lines", "one line")
            rest.remove(texts[0])
        yield from self.composer.contents(rest, line)

    def _likely_title(self, pieces: list[ShownPiece]) -> tuple[list[ShownPiece], str]:
        """Return a slide's contents without the line at its top that is its title, and that."""
        top = min((piece for piece in pieces), key=lambda one: one.box.y, default=None)
        is_title = (
            top is not None and len(pieces) > 1 and top.is_text
            and 0 < top.words <= _MOST_TITLE_WORDS and top.box.y < 0.3 * self.show.size.height
            and "\n" not in top.markdown.strip() and not top.markdown.startswith("- ")
        )  # fmt: skip
        if top is None or not is_title:
            return pieces, ""
        return [piece for piece in pieces if piece is not top], unstressed(top.markdown.strip())

    # ------------------------------------------------------------ shapes

    def _shapes(self, root: Element, line: int) -> Iterator[SlideShape]:
        """Yield the shapes of a slide, those in groups one by one."""
        tree = root.find(f"{P}cSld/{P}spTree")
        yield from self._inner(tree, line) if tree is not None else ()

    def _inner(self, tree: Element, line: int, depth: int = 0) -> Iterator[SlideShape]:
        for entry in tree:
            element = chosen(entry)
            if element.tag == f"{{{NAMESPACES['mc']}}}AlternateContent":
                forms = list(element[-1]) if len(element) else []
                element = forms[0] if forms else element
            if element.tag not in SHAPE_TAGS or not len(element):
                continue
            kind = SHAPE_TAGS[element.tag]
            if kind == "grpSp" and depth < 20:
                yield from self._inner(element, line, depth + 1)
            else:
                yield SlideShape(element, kind)

    def _is_footer(self, shape: SlideShape) -> bool:
        if shape.type not in FOOTERS:
            return False
        words = " ".join(words_in(shape.element))
        if words and shape.type != "sldNum":
            self.footers.append(words)
        return True

    def _pieces(self, shape: SlideShape, slide: SlidePage, line: int) -> Iterator[ShownPiece]:
        """Yield what a shape shows."""
        box = slide.box(shape) or Rect(0.0, self.show.size.height / 2, 1.0, 1.0)
        match shape.kind:
            case "pic":
                yield from self._picture(shape, slide, box, line)
            case "graphicFrame":
                yield from self._frame(shape, slide, box, line)
            case _:
                if shape.element.find(f"{P}spPr/{A}blipFill") is not None:
                    self.account.left(line, "a picture that fills a shape", "it is decoration")
                text = self._text_block(shape, slide)
                if text:
                    yield ShownPiece(box, text, None, True, len(words_of(text.replace("\\", ""))))

    def _picture(
        self, shape: SlideShape, slide: SlidePage, box: Rect, line: int
    ) -> Iterator[ShownPiece]:
        self.words += words_of(shape.alt)
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

    def _frame(
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
        self.words += (words := words_of(shape.alt))
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
                texts = self._paragraph_texts(body, slide) if body is not None else []
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
        chart = deck_charts.read(root)
        self.words += chart.words
        for what in chart.lost:
            self.account.left(line, f'of the chart "{chart.title or shape.name}" {what}',
                              "say it in the title, or as unit:")  # fmt: skip
        alt = " ".join(shape.alt.split())
        self.words += words_of(alt)
        source = f"{self.name}, slide {slide.number}"
        block = chart.block(alt, source)
        if block is not None:
            self.account.taken["charts"] += 1
            self.account.added(f"the source of a chart on slide {slide.number}",
                               f'"{source}"; say where its numbers come from')  # fmt: skip
            yield ShownPiece(box, "", block)
            return
        self.account.changed(line, f'the chart "{chart.title or shape.name}"',
                             "a table of its numbers")  # fmt: skip
        table = chart.table()
        for text in filter(None, (alt, chart.title)):
            yield ShownPiece(box, escaped(text), None, True, len(words_of(text)))
        if table:
            rows = [f"| {' | '.join(map(escaped, row))} |" for row in table]
            rule = "|" + "---|" * len(table[0])
            yield ShownPiece(box, "\n".join([rows[0], rule, *rows[1:]]))

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
                texts = self._paragraph_texts(body, slide) if body is not None else []
                items += [f"- {text}" for text in texts if text]
        return "\n".join(items)

    # ------------------------------------------------------------ words

    def _text_block(self, shape: SlideShape, slide: SlidePage) -> str:
        """Return a shape's text as paragraphs or a list."""
        if shape.body is None:
            return ""
        paragraphs = [
            (level_of(paragraph), text, own_mark(paragraph))
            for paragraph, text in zip(
                shape.body.iterfind(f"{A}p"), self._paragraph_texts(shape.body, slide), strict=True
            )
            if text
        ]
        if any(map(has_letters, shape.body.iterfind(f"{A}p"))):
            self.account.changed(slide.number * LINES_EACH, "a list of letters or Roman numbers",
                                 "its items are 1, 2, 3")  # fmt: skip
        listed = [
            (
                level,
                text,
                mark if mark is not None else self._inherited_mark(shape, slide, level),
            )
            for level, text, mark in paragraphs
        ]
        return written(listed)

    def _inherited_mark(self, shape: SlideShape, slide: SlidePage, level: int) -> str:
        """Return the mark of a paragraph of a level by what its shape inherits (21.1.2.4)."""
        name = f"{A}lvl{level + 1}pPr"
        for one in (shape, *slide.ancestors(shape)):
            found = one.body.find(f"{A}lstStyle/{name}") if one.body is not None else None
            if (mark := mark_in(found)) is not None:
                return mark
        master = [*slide.chain][-1]
        if shape.placeholder is None or shape.type in ("subTitle", *TITLES):
            return ""
        return mark_in(master.root.find(f"{P}txStyles/{P}bodyStyle/{name}")) or ""

    def _paragraph_texts(self, body: Element, slide: SlidePage) -> list[str]:
        """Return the paragraphs of a text as inline Markdown; their words are noted."""
        texts = []
        for paragraph in body.iterfind(f"{A}p"):
            self.words += words_of(paragraph_text(paragraph))
            texts.append(self._inlines(paragraph, slide))
        return texts

    def _inlines(self, paragraph: Element, slide: SlidePage) -> str:
        """Return the runs of a paragraph as Markdown, with stress and links."""
        pieces: list[tuple[str, bool, bool, str]] = []
        for run in runs(paragraph):
            properties = run.find(f"{A}rPr")
            text = run_text(run)
            if not text:
                continue
            if run.tag == MATH:
                text = self._named_formula(text, slide)
            if properties is not None and properties.get("strike", "noStrike") != "noStrike":
                self.account.struck(slide.number * LINES_EACH, text)
                continue
            text = self._shifted(text, properties, slide)
            bold = properties is not None and properties.get("b") in ("1", "true")
            italic = properties is not None and properties.get("i") in ("1", "true")
            if properties is not None and (tag := properties.get("lang")):
                self.languages[str(tag)] += len(text)
            link = self._link(properties, slide)
            if pieces and pieces[-1][1:] == (bold, italic, link):
                pieces[-1] = (pieces[-1][0] + text, bold, italic, link)
            else:
                pieces.append((text, bold, italic, link))
        return marked(pieces)

    def _named_formula(self, signs: str, slide: SlidePage) -> str:
        """Return what stands in place of a formula, whose signs in a row say something else."""
        self.formulas += 1
        self.account.left(slide.number * LINES_EACH, f'formula {self.formulas}, "{signs[:60]}"',
                          f'the text says "[formula {self.formulas}]" there; write it as $latex$',
                          signs)  # fmt: skip
        return f"[formula {self.formulas}]"

    def _shifted(self, text: str, properties: Element | None, slide: SlidePage) -> str:
        """Return raised and lowered words as such characters, where there are some."""
        rise = whole(properties, "baseline")
        if not rise or not text.strip():
            return text
        shown = shifted(text, raised=rise > 0)
        if shown is None:
            what = "raised" if rise > 0 else "lowered"
            self.account.changed(slide.number * LINES_EACH, f'the {what} "{text[:40]}"',
                                 "it stands on the line")  # fmt: skip
        return shown or text

    def _link(self, properties: Element | None, slide: SlidePage) -> str:
        click = properties.find(f"{A}hlinkClick") if properties is not None else None
        identifier = click.get(f"{R}id") if click is not None else None
        relation = self.show.package.relations(slide.part).get(str(identifier))
        if relation is None or not relation.external:
            return ""
        return re.sub(r"[\s<>()\\]", lambda sign: f"%{ord(sign[0]):02X}", relation.target)

    def _notes(self, slide: SlidePage) -> str:
        """Return what the notes say, as Markdown."""
        part = self.show.notes_of(slide)
        if part is None:
            return ""
        try:
            root = self.show.package.xml(part)
        except NotAPackageError as error:
            self.account.left(slide.number * LINES_EACH, "the notes", f"they are damaged: {error}")
            return ""
        found: list[tuple[int, str, str]] = []
        for shape in self._shapes(root, 0):
            if shape.type == "body" and shape.body is not None:
                for paragraph in shape.body.iterfind(f"{A}p"):
                    self.words += words_of(paragraph_text(paragraph))
                    text = escaped(" ".join(paragraph_text(paragraph).split()))
                    if text:
                        found.append((level_of(paragraph), text, ""))
        return written(found)


def _is_section(slide: SlidePage) -> bool:
    return slide.above is not None and slide.above.type == "secHead"


__all__ = ["LINES_EACH", "DeckSource", "read"]

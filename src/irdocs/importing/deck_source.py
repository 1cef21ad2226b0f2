"""Read a presentation as parts of Markdown, which the importer makes sections and blocks of.

A slide becomes a heading with what it shows below it, in reading order: by place where shapes stand
below one another, as columns where two texts stand side by side. Words are written with all their
signs escaped. Charts become blocks at once, since Markdown has none.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from irdocs import locale
from irdocs.frozen import replace
from irdocs.importing.deck_code import fenced, parted
from irdocs.importing.deck_objects import SlideObjectReader
from irdocs.importing.deck_texts import SlideTextReader
from irdocs.importing.deck_words import level_of, words_in, written
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_source import UNTITLED, MarkdownSource, SourcePart
from irdocs.importing.markdown_words import bare, escaped, unstressed
from irdocs.importing.own_layouts import is_opener
from irdocs.importing.own_slides import OwnSlideReader, ShownSlide
from irdocs.importing.slide_composition import LINES_EACH, SlideComposer
from irdocs.importing.slide_flows import ShapePiece, with_flow
from irdocs.importing.slide_order import ShownPiece
from irdocs.importing.whole_content import SLIDES
from irdocs.ooxml.namespaces import NAMESPACES, A, P, R
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import FOOTERS, TITLES, Presentation, SlidePage, SlideShape, chosen
from irdocs.ooxml.presentation import SHAPES as SHAPE_TAGS
from irdocs.ooxml.slide_text import shape_text
from irdocs.ooxml.xml import Element
from irdocs.units import Rect

_LONGEST_TITLE = 90
"""The most characters of a heading; what is longer is a paragraph."""
_MOST_TITLE_WORDS, _MOST_COVER_WORDS = 14, 60
_MOST_SUBTITLE_LINES = 3


@dataclass(slots=True)
class DeckSource:
    """A presentation as the importer takes it."""

    markdown: MarkdownSource
    front: dict[str, Any]
    """What the front matter of a Markdown file would say."""
    said: dict[str, Any]
    """What a deck of ours says of itself beside that, as content.yaml has it."""
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
    front: dict[str, Any] = field(default_factory=dict)
    footers: list[str] = field(default_factory=list)

    @cached_property
    def texts(self) -> SlideTextReader:
        """What reads the texts of slides."""
        return SlideTextReader(self.show, self.account)

    @cached_property
    def objects(self) -> SlideObjectReader:
        """What reads the pictures, tables and charts of slides."""
        return SlideObjectReader(self.show, self.name, self.account, self.texts)

    @cached_property
    def composer(self) -> SlideComposer:
        """What puts the pieces of a slide together."""
        return SlideComposer(self.name, self.show.size, self.account)

    @cached_property
    def own(self) -> OwnSlideReader:
        """What reads the slides that irdocs made."""
        tags = (tag for slide in self.show.slides for tag in _languages(slide))
        words = locale.load(next(tags, "en-GB")).words
        return OwnSlideReader(self.name, words, self.account, self.front, self.composer.contents)

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
            if name:
                parts += self.own.rest()
                self.own.section = name
            if name and not _is_section(slide):  # else the slide says how it is called
                self.texts.words += words_of(name)
                parts += self.own.named_section(name, line)
            parts += self._slide(slide, line)
        parts = [*self.own.without_frame(parts), *self.own.rest()]
        if not is_parted:
            # Not the title of the talk: slides of one title would be counted, cover included.
            name = re.sub(r"[-_.\s]+", " ", posixpath.splitext(self.name)[0]).strip()
            title = str(self.front.get("title", ""))
            is_other = name and name.casefold() != title.casefold() and title
            parts.insert(0, SourcePart(LINES_EACH, f"# {escaped(name if is_other else SLIDES)}"))
            self.account.added("a section", "the talk has none; name it, and part it into more")
        for footer in dict.fromkeys(self.footers):
            self.account.left(0, f'the footer "{footer[:40]}"', "each product has its own")
        if self.texts.languages:
            self.front["lang"] = self.texts.languages.most_common(1)[0][0]
        return DeckSource(
            MarkdownSource("", parts, {}),
            self.front,
            self.own.said,
            self.objects.pictures,
            self.texts.words,
        )

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
        shown = [
            ShapePiece(shape.identifier, shape.name, piece)
            for shape in shapes
            if shape is not title
            for piece in self._pieces(shape, slide, line)
        ]
        heading = escaped(self.texts.plain(title.body, slide)) if title else ""
        read = ShownSlide(slide, shapes, heading, shown, self._notes(slide), line)
        yield from self.own.parts(read, self._composed)

    def _composed(self, read: ShownSlide) -> Iterator[SourcePart]:
        """Yield what a slide of any maker becomes."""
        slide, line, heading, notes = read.slide, read.line, read.heading, read.notes
        pieces = with_flow(read.shapes, read.shown, line, self.account)
        if not heading and not read.layout:
            pieces, heading = self._likely_title(pieces)
        if len(heading) > _LONGEST_TITLE and slide.number > 1:
            pieces.insert(0, ShownPiece(Rect(0.0, -1.0, 1.0, 1.0), heading, None, True))
            heading = ""
        count = len(words_of(heading)) + sum(piece.words for piece in pieces)
        if slide.number == 1 and self._is_cover(read.shapes, pieces, count):
            below = next((slide.box(one) for one in read.shapes if one.type == "subTitle"), None)
            yield from self._cover(heading, pieces, below, line)
        elif _is_section(slide) and heading and not any(piece.block for piece in pieces):
            self.own.section = bare(heading)
            yield SourcePart(line, f"# {heading}")
            yield from self.composer.contents(pieces, line)
        else:
            if heading:
                yield SourcePart(line, f"## {heading}")
            else:
                yield SourcePart(line, kind=UNTITLED)
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

    def _cover(
        self, title: str, pieces: Sequence[ShownPiece], below: Rect | None, line: int
    ) -> Iterator[SourcePart]:
        """Take title and subtitle from a title slide; yield what else it has. `below` is the box of
        its subtitle, if it has one by that name."""
        if title:
            self.front["title"] = bare(title)
        rest = list(pieces)
        texts = [piece for piece in rest if piece.is_text]
        texts.sort(key=lambda one: one.box != below)
        lines = [line for line in texts[0].markdown.split("\n") if line.strip()] if texts else []
        if title and 0 < len(lines) <= _MOST_SUBTITLE_LINES:
            self.front["subtitle"] = _on_one_line([bare(text) for text in lines])
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
                yield from self.objects.picture(shape, slide, box, line)
            case "graphicFrame":
                yield from self.objects.frame(shape, slide, box, line)
            case _:
                if shape.element.find(f"{P}spPr/{A}blipFill") is not None:
                    self.account.left(line, "a picture that fills a shape", "it is decoration")
                code, rest = parted(shape) if shape.type not in TITLES else ("", shape)
                if code:
                    self.texts.words += words_of(code)
                    yield ShownPiece(box, fenced(code))
                    box = replace(box, y=box.bottom, height=1.0)
                text = self.texts.linked_block(rest, slide)
                if text:
                    yield ShownPiece(box, text, None, True, len(words_of(text.replace("\\", ""))))

    # ------------------------------------------------------------ words

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
                    text = escaped(self.texts.plain_paragraph(paragraph, slide))
                    if text:
                        found.append((level_of(paragraph), text, ""))
        return written(found)


def _on_one_line(lines: Sequence[str]) -> str:
    """Return lines as one: those that are sentences, or end in a mark, as they are, others as a
    list."""
    ends = (
        " " if line.endswith((".", "!", "?", ":", ";", "…", "–", "—")) else ", " for line in lines
    )
    pairs = zip((line.rstrip(",") for line in lines), [*[*ends][:-1], ""], strict=True)
    return "".join(line + end for line, end in pairs)


def _is_section(slide: SlidePage) -> bool:
    layout = slide.above
    return layout is not None and (layout.type == "secHead" or is_opener(layout.name))


def _languages(slide: SlidePage) -> Iterator[str]:
    """Yield the languages of the runs of a slide."""
    for properties in slide.root.iter(f"{A}rPr"):
        if tag := properties.get("lang"):
            yield str(tag)


__all__ = ["LINES_EACH", "DeckSource", "read"]

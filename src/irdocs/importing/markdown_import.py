"""Make sections and blocks of a Markdown file: headings, texts, lists, tables, pictures, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from irdocs.importing import markdown_columns
from irdocs.importing.admonitions import Admonition, admonition, callout, without_heading
from irdocs.importing.captioned_tables import TableMaker
from irdocs.importing.html_markdown import structured
from irdocs.importing.inlines import InlineWriter, escaped, without_tags
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_code import code_blocks
from irdocs.importing.markdown_joins import joined
from irdocs.importing.markdown_lists import ListReader, end_of, terms_and_caption
from irdocs.importing.markdown_pictures import PictureTaker
from irdocs.importing.markdown_source import (
    SECTION_KEYS,
    UNTITLED,
    SourcePart,
    parser,
    texts,
)
from irdocs.importing.prose import divided, prose_of
from irdocs.importing.whole_content import (
    INTRODUCTION,
    ContentAssembler,
    ImportedSection,
)


@dataclass
class MarkdownImporter:
    """Makes sections and blocks of the parts of a file."""

    path: Path
    account: LossAccount
    inline: InlineWriter
    pictures: PictureTaker
    is_marp: bool = False
    has_definitions: bool = False
    """Whether a term with a meaning below it, which begins with a colon, is one."""
    own_title: str = ""
    """The title that the file has beside its headings, as in front matter."""
    title: str = ""
    sections: list[ImportedSection] = field(default_factory=list)
    lists: ListReader = field(init=False)
    tables: TableMaker = field(init=False)
    _heading: str = ""
    """The heading of the block that comes next."""
    _above: str = ""
    """The heading that the blocks stand below, with which the slides of all of them are titled."""
    _is_apart: bool = False
    """Whether the next block is no part of the one before, as it begins a slide without a title."""
    _levels: tuple[int, int] = (1, 2)
    """The levels of headings of sections and of blocks."""

    def __post_init__(self) -> None:
        self.tables = TableMaker(self.account, self.inline, self.pictures)
        self.lists = ListReader(self.account, self.inline, self.pictures, self._within)

    # ------------------------------------------------------------ structure

    def parts(self, parts: Sequence[SourcePart], *, levels: tuple[int, int] | None = None) -> None:
        """Read the parts of a file; `levels` are those of the headings of sections and blocks,
        which are told from the file if they are not given."""
        if levels is None:
            self._find_levels(parts)
        else:
            self._levels = levels
        for part in parts:
            self._part(part)
        self._end_heading()
        self._end_caption()
        for name in self.inline.notes:
            if name not in self.inline.used:
                note = self.inline.notes[name]
                self.account.left(0, f"the note [^{name}]", "nothing refers to it", note)

    def _find_levels(self, parts: Sequence[SourcePart]) -> None:
        """Tell the title, the sections and the blocks of a file by the headings that it has."""
        parse = parser(definitions=self.has_definitions).parse
        tokens = (token for part in parts for token in parse(part.text))
        levels = Counter(token.tag for token in tokens if token.type == "heading_open")
        used = sorted(int(tag[1]) for tag in levels)
        if used and levels[f"h{used[0]}"] == 1 and len(used) > 1:
            self._levels = (used[1], used[2] if len(used) > 2 else used[1] + 1)
            self._title_level = used[0]
        elif used:
            self._levels = (used[0], used[1] if len(used) > 1 else used[0] + 1)

    _title_level: int = 0
    """The level of the one heading that is the document's title; 0 for none."""

    def _part(self, part: SourcePart) -> None:
        match part.kind:
            case "":
                for block in self._blocks(part):
                    self._add(block)
            case "notes":
                self._notes("\n\n".join(texts(part.parts)), part.line)
            case "columns":
                self._columns(part)
            case kind if kind == UNTITLED:
                self._end_heading()
                self._above, self._is_apart = "", True
            case "block" if part.block is not None:
                self._add(self.pictures.placed(part.block))
            case kind if kind == SECTION_KEYS and part.block is not None:
                self._section().keys |= self.pictures.placed(part.block)
            case _ if found := admonition(part.kind, part.label):
                self._callout(found, part)
            case _:
                self.account.changed(part.line, f"a division of the class {part.kind}",
                                     "its contents stand without it")  # fmt: skip
                for inner in part.parts:
                    self._part(inner)

    def _callout(self, found: Admonition, part: SourcePart) -> None:
        heading, markdown = without_heading("\n\n".join(texts(part.parts)))
        title = found.title or heading
        if heading and found.title:
            markdown = f"{escaped(heading)}\n\n{markdown}"
        for block in callout(found, title, list(self._blocks(SourcePart(part.line, markdown)))):
            if block["type"] == "callout":
                self.account.taken["callouts"] += 1
                if not title:
                    self.account.added(
                        f"title of a callout, line {part.line}", f'"{block["title"]}"'
                    )
            self._add(block)

    def _section(self) -> ImportedSection:
        if not self.sections:
            self.sections.append(ImportedSection(INTRODUCTION))
            self.account.added("a section", f'what stands before the first one is "{INTRODUCTION}"')
        return self.sections[-1]

    def _add(self, block: dict[str, Any]) -> None:
        section = self._section()
        is_apart, self._is_apart = self._is_apart, False
        if self._heading:
            key = "headline" if block.get("title") else "title"  # a chart has a title of its own
            block = {"type": block["type"], key: self._heading, **block}
            self._above, self._heading = self._heading, ""
        elif not is_apart and (both := self._joined(section, block)):
            section.blocks[-1] = both
            return
        elif self._above and "title" not in block and "headline" not in block:
            block = {"type": block["type"], "headline": self._above, **block}
        section.blocks.append(block)

    def _joined(self, section: ImportedSection, block: dict[str, Any]) -> dict[str, Any] | None:
        """Return a block and the last one of a section as one; None for what is two, or if the
        last one may become the section's lead."""
        stays = len(section.blocks) > 1 or any(
            one["type"] != "text" or "title" in one for one in section.blocks
        )
        return joined(section.blocks[-1], block) if stays else None

    def _end_heading(self) -> None:
        """Keep a heading with nothing below it as words."""
        if self._heading:
            heading, self._heading = self._heading, ""
            self._section().blocks.append({"type": "text", "text": f"**{escaped(heading)}**"})
            self.account.changed(0, f'the heading "{heading}"', "words: nothing stands below it")

    def _end_caption(self) -> None:
        """Keep the caption of a table that did not come as words."""
        if words := self.tables.waiting():
            self._section().blocks.append({"type": "text", "text": escaped(words)})

    def _head(self, level: int, words: str) -> None:
        if not words:
            return
        self._end_heading()
        self._end_caption()
        is_title = level == self._title_level and not self.title
        if is_title and self.own_title in ("", words):
            self.title = words
            self.account.taken["title"] += 1
        elif level <= self._levels[0]:
            self._above = ""
            self.sections.append(ImportedSection(words))
            self.account.taken["sections"] += 1
        else:
            self._heading = words
            self.account.taken["headings"] += 1

    def _notes(self, markdown: str, line: int) -> None:
        """Give notes to the block before them, or to the section."""
        texts: list[str] = []
        for block in self._blocks(SourcePart(line, markdown)):
            texts += prose_of(block)
        section = self._section()
        text = "\n\n".join(filter(None, texts))
        if not text:
            return
        self._end_heading()
        self.account.taken["notes"] += 1
        if section.blocks and not section.blocks[-1].get("notes"):
            section.blocks[-1]["notes"] = text
        elif section.blocks:
            section.blocks[-1]["notes"] += f"\n\n{text}"
        else:
            section.notes.append(text)

    def _columns(self, part: SourcePart) -> None:
        """Make columns of a division; what fits in none follows one another."""
        columns = []
        for inner in part.parts:
            blocks = [
                block
                for piece in (inner.parts if inner.kind else [inner])
                for block in self._blocks(piece)
            ]
            if blocks:
                columns.append(blocks)
        if markdown_columns.fit(columns):
            self.account.taken["columns"] += 1
            block, title = markdown_columns.block_of(columns)
            self._heading = self._heading or title
            self._add(block)
            return
        self.account.changed(part.line, "columns", "their contents, one below the other")
        for column in columns:
            for block in column:
                self._add(block)

    # ------------------------------------------------------------ blocks

    def _blocks(self, part: SourcePart) -> Iterator[dict[str, Any]]:
        """Yield the blocks of a stretch of Markdown; headings are noted as they come."""
        tokens = parser(definitions=self.has_definitions).parse(part.text)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            line = part.line + (token.map[0] if token.map else 0)
            match token.type:
                case "heading_open":
                    words, images = self.inline.plain(tokens[index + 1].children or [], line)
                    self._head(int(token.tag[1]), words)
                    yield from self.pictures.blocks(images)
                    index += 3
                case "paragraph_open":
                    yield from self._paragraph(tokens[index + 1], line)
                    index += 3
                case "bullet_list_open" | "ordered_list_open":
                    end = end_of(tokens, index)
                    yield from self.lists.points(tokens[index : end + 1], part.line)
                    index = end + 1
                case "table_open":
                    end = end_of(tokens, index)
                    yield from self._table(tokens[index : end + 1], line)
                    index = end + 1
                case "blockquote_open":
                    end = end_of(tokens, index)
                    yield from self.lists.quotation(tokens[index + 1 : end], line)
                    index = end + 1
                case "dl_open":
                    end = end_of(tokens, index)
                    terms, caption = terms_and_caption(tokens[index : end + 1], tokens[end + 1 :])
                    if len(terms) > 2:
                        yield from self.lists.terms(terms, part.line)
                    if caption:
                        yield from self._paragraph(caption[1], line)
                        self._end_caption()
                        words, _ = self.inline.plain(caption[5].children or [], line)
                        self.tables.caption = words
                    index = end + 1
                case "fence" | "code_block":
                    yield from code_blocks(token, line, self.account)
                    index += 1
                case "html_block":
                    yield from self._html(token.content, line)
                    index += 1
                case _:
                    index += 1  # a rule: headings part slides here

    def _paragraph(self, inline: Any, line: int) -> Iterator[dict[str, Any]]:
        raw = inline.content.strip()
        if match := re.fullmatch(r"\$\$\s*(.+?)\s*\$\$(?:\s*\{#[^}]*\})?", raw, re.S):
            self.account.taken["formulas"] += 1
            yield {"type": "formula", "latex": match[1]}
            return
        if raw in ("\\pagebreak", "\\newpage", ". . .", "[TOC]"):
            self.account.left(line, raw, "it has no meaning here", raw)
            return
        has_image = any(child.type == "image" for child in inline.children or [])
        match = re.match(r"(?:Table)?:\s+(?=\S)", raw)
        if match and not has_image:
            words, _ = self.inline.plain(inline.children or [], line)
            caption = words[len(match[0].rstrip()) :].strip()
            self.account.left_words += words_of(match[0])
            blocks = self.sections[-1].blocks if self.sections else []
            is_below = blocks and blocks[-1]["type"] == "table" and not self._heading
            if is_below:
                blocks[-1] = self.tables.below(blocks[-1], caption)
            else:
                self._end_caption()
                self.tables.caption = caption
            return
        text, images = self.inline.written(inline.children or [], line)
        text = re.sub(r"\s*\\\{[#.][^}]*\\\}$", "", text)
        if text:
            self.account.taken["texts"] += 1
            parts = divided(text)
            if len(parts) > 1:
                self.account.changed(line, "a long paragraph", f"{len(parts)} paragraphs")
            for part in parts:
                yield {"type": "text", "text": part}
        yield from self.pictures.blocks(images)

    def _within(self, tokens: Sequence[Any], line: int) -> Iterator[dict[str, Any]]:
        token = tokens[0]
        match token.type:
            case "fence" | "code_block":
                yield from code_blocks(token, line, self.account)
            case "table_open":
                yield from self._table(tokens, line)
            case "blockquote_open":
                yield from self.lists.quotation(tokens[1:-1], line)
            case "html_block":
                yield from self._html(token.content, line)
            case "dl_open":
                yield from self.lists.terms(tokens, line)
            case "heading_open":
                text, images = self.inline.written(tokens[1].children or [], line)
                yield {"type": "text", "text": f"**{text}**" if "*" not in text else text}
                yield from self.pictures.blocks(images)
            case _:
                pass

    def _table(self, tokens: Sequence[Any], line: int) -> list[dict[str, Any]]:
        section = self.sections[-1].title if self.sections else self.title
        blocks = [*self.tables.blocks(tokens, line, self._heading, section)]
        if self.tables.headed_by:
            self._above, self._heading = self._heading, ""
        return blocks

    def _html(self, html: str, line: int) -> Iterator[dict[str, Any]]:
        comments = re.findall(r"<!--(.*?)-->", html, re.S)
        if self.is_marp:
            for comment in comments:
                if re.match(r"\s*_?[\w-]+\s*:", comment):
                    self.account.left(line, "a directive of Marp", comment.strip()[:60], comment)
                else:
                    self._notes(comment.strip(), line)
        elif comments:
            self.account.left(line, "a comment", "it is not for readers", " ".join(comments))
        html = re.sub(r"<!--.*?-->", "", html, flags=re.S)
        words = without_tags(html)
        if markdown := structured(html, line, self.account):
            self.account.changed(line, "HTML", "its tables and lists")
            yield from self._blocks(SourcePart(line, markdown))
        elif words:
            self.account.changed(line, "HTML", "its words")
            yield {"type": "text", "text": escaped(words)}
        elif not comments:
            self.account.left(line, f"HTML {html.strip()[:40]}", "no product shows it", html)

    def content(
        self, front: Mapping[str, Any], today: str, said: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the content file as mappings and lists; `today` is the date of one without, and
        `said` what a deck says of itself and front matter does not."""
        assembler = ContentAssembler(self.account, self.path, self.title, self.sections)
        return assembler.content(front, today, self.pictures.placed(said or {}))


__all__ = ["MarkdownImporter"]

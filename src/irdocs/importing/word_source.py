"""Read a Word file as parts of Markdown, which the importer makes sections and blocks of.

mammoth makes HTML of the file's styles: headings, lists, tables, notes. Each element is written as
Markdown with all signs of its words escaped. What mammoth passes over is looked for in the file
itself, and told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from irdocs.diagnostics import UsageError
from irdocs.importing import word_losses, word_preparing
from irdocs.importing.cropping import crop_of, cropped
from irdocs.importing.embedded_pictures import ending_of
from irdocs.importing.losses import LossAccount
from irdocs.importing.markdown_source import MarkdownSource
from irdocs.importing.markdown_words import escaped, unescaped
from irdocs.importing.word_objects import WordObjects
from irdocs.importing.word_parts import TEXTS, words_of_parts
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.raised import shifted
from irdocs.ooxml.zip_archive import archived

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def _list_styles() -> Iterator[str]:
    """Yield how paragraphs of lists are read: by the level that their numbering says, if that is
    not the first, else by the name of their style, as "List Bullet 2" has a numbering of its own.
    """
    below = [" > ".join(["ul|ol > li"] * level) for level in range(5)]
    for level in range(4, 0, -1):
        for kind, tag in (("unordered", "ul"), ("ordered", "ol")):
            yield f"p:{kind}-list({level + 1}) => {below[level]} > {tag} > li:fresh"
    for level in range(5):
        name = f" {level + 1}" if level else ""
        above = f"{below[level]} > " if level else ""
        yield f"p[style-name='List Bullet{name}'] => {above}ul > li:fresh"
        yield f"p[style-name='List Number{name}'] => {above}ol > li:fresh"


_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
u => span
strike => s
""" + "\n".join(_list_styles())
_MOST_SPAN = 60
"""The most columns or rows of a cell."""
_BLOCKS = ("p", "li", "td", "th")
"""What of HTML has words of its own in a cell."""


@dataclass(slots=True)
class WordSource:
    """A Word file as the importer takes it."""

    markdown: MarkdownSource
    front: dict[str, Any]
    pictures: dict[str, bytes]
    words: list[str]
    """All words of the text and its notes."""


def read(data: bytes, name: str, account: LossAccount) -> WordSource:
    """Return a Word file as Markdown; `name` is what it is called.

    Raises NotAPackageError if it cannot be read, UsageError if mammoth is not installed.
    """
    package = PackageReader(data)
    main = package.related("", "officeDocument")
    if main is None or main not in package:
        raise NotAPackageError("it has no main part")
    root = package.xml(main)
    if root.tag not in (f"{_W}document", f"{_STRICT}document"):
        raise NotAPackageError("its main part is not a document")
    for part in package.names:  # mammoth's own parser knows document types
        if part.endswith((".xml", ".rels")):
            package.xml(part)
            if b"<!DOCTYPE" in package.data(part) or b"<!ENTITY" in package.data(part):
                raise NotAPackageError(f"{part} has a document type")
    word_losses.tell(package, main, account)
    reader, objects = _WordReader(account), WordObjects(account, f"the file {name}")
    tree = reader.tree(_prepared(data, package, main, objects, account))
    parts = [part for text in reader.blocks(tree) for part in objects.parts(text)]
    reader.front |= {key: objects.without_marks(text) for key, text in reader.front.items()}
    words = [*words_of_parts(package, main, account), *objects.words]
    notes = reader.notes
    return WordSource(MarkdownSource("", parts, notes), reader.front, reader.pictures, words)


def _prepared(
    data: bytes, package: PackageReader, main: str, objects: WordObjects, account: LossAccount
) -> bytes:
    """Return a file as mammoth is to read it, with marks in the places of objects."""
    notes = (r.target for r in package.relations(main).values() if r.kind in TEXTS)
    texts = [main, *(name for name in notes if name in package)]
    changed = word_preparing.prepared(package, main, texts, account)
    if objects.mark(package, main):
        changed.add(main)
    cut = _cut_pictures(package, main, account)
    if not changed and not cut:
        return data
    return archived(
        (
            name,
            etree.tostring(package.xml(name))
            if name in changed
            else cut.get(name) or package.data(name),
        )
        for name in package.names
    )


def _cut_pictures(package: PackageReader, main: str, account: LossAccount) -> dict[str, bytes]:
    """Return the pictures that the document shows a part of, cut to that part, by their names; one
    that it shows in several ways is cut as it comes first."""
    found: dict[str, bytes] = {}
    for fill in package.xml(main).iter(f"{{{_PICTURE}}}blipFill"):
        crop, blip = crop_of(fill.find(f"{A}srcRect")), fill.find(f"{A}blip")
        identifier = blip.get(f"{R}embed") if blip is not None else None
        relation = package.relations(main).get(str(identifier))
        if crop is None or relation is None or relation.external or relation.target in found:
            continue
        data = cropped(package.data(relation.target), crop)
        if data is None:
            account.left(0, "the edges of a picture",
                         "it cannot be cut, and is whole: cut its file yourself")  # fmt: skip
            continue
        account.changed(0, "a picture", "cut as the document shows it")
        found[relation.target] = data
    return found


_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass
class _WordReader:
    account: LossAccount
    pictures: dict[str, bytes] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    front: dict[str, Any] = field(default_factory=dict)

    def tree(self, data: bytes) -> Any:
        """Return the file as a tree of HTML."""
        try:
            import mammoth
        except ImportError:
            raise UsageError(
                'Word is read by mammoth, which is not installed: pip install "irdocs[word]"'
            ) from None
        try:
            made = mammoth.convert_to_html(
                io.BytesIO(data), style_map=_STYLES,
                convert_image=mammoth.images.img_element(self._image),
            )  # fmt: skip
        except Exception as error:  # mammoth raises what its parsers do
            raise NotAPackageError(f"mammoth cannot read it: {error!r}"[:200]) from None
        tree = lxml_html.fragment_fromstring(made.value, create_parent="div")
        for element in list(tree.iter("s")):
            if words := element.text_content().strip():
                self.account.struck(0, words)
            element.drop_tree()
        for box in list(tree.iter("input")):
            sign = etree.Element("span")
            sign.text, sign.tail = "☒" if box.get("checked") is not None else "☐", box.tail
            box.getparent().replace(box, sign)
        return tree

    def _image(self, image: Any) -> Mapping[str, str]:
        """Keep a picture; return its name as the address of an element of HTML."""
        try:
            with image.open() as file:
                data = file.read()
        except Exception:  # mammoth and zipfile raise many kinds for damaged files
            data = b""
        ending = ending_of(data)
        if ending is None:
            self.account.left(0, f"a picture ({image.content_type})",
                              "it is damaged, or of a kind that is not shown")  # fmt: skip
            return {"src": ""}
        known = next((name for name, kept in self.pictures.items() if kept == data), None)
        name = known or f"picture-{len(self.pictures) + 1}{ending}"
        self.pictures[name] = data
        return {"src": name}

    # ------------------------------------------------------------ blocks

    def blocks(self, element: Any) -> Iterator[str]:
        """Yield the blocks in an element as Markdown."""
        if element.text and element.text.strip():
            yield escaped(element.text)
        for child in element:
            yield from self._block(child)
            if child.tail and child.tail.strip():
                yield escaped(child.tail)

    def _block(self, element: Any) -> Iterator[str]:
        match element.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                words = " ".join(self._plain(element).split())
                if element.get("class") == "title" and "title" not in self.front and words:
                    self.front["title"] = words
                elif words:
                    yield f"{'#' * int(element.tag[1])} {escaped(words)}"
                yield from (f"{self._picture(image)}" for image in element.iter("img"))
            case "p":
                text = self._inlines(element).strip()
                plain = " ".join(self._plain(element).split())
                if element.get("class") == "subtitle" and "subtitle" not in self.front and plain:
                    self.front["subtitle"] = plain
                elif text:
                    beside = [one.tag for one in (element.getnext(), element.getprevious())
                              if one is not None]  # fmt: skip
                    is_caption = element.get("class") == "caption" and "table" in beside
                    yield f": {text}" if is_caption else text
            case "ul" | "ol":
                is_notes = element.tag == "ol" and any(
                    re.match(r"(foot|end)note-", item.get("id", "")) for item in element
                )
                if is_notes:
                    self._notes(element)
                elif listed := "\n".join(self._list(element, 0)):
                    yield listed
            case "table":
                yield from self._table(element)
            case _:
                yield from self.blocks(element)

    def _list(self, element: Any, depth: int) -> Iterator[str]:
        sign = "1." if element.tag == "ol" else "-"
        for item in element:
            inner = [child for child in item if child.tag in ("ul", "ol")]
            for child in inner:
                item.remove(child)
            text = " ".join(self._inlines(item).split())
            if text:
                yield f"{'    ' * depth}{sign} {text}"
            for child in inner:
                yield from self._list(child, depth + 1 if text else depth)

    def _table(self, table: Any) -> Iterator[str]:
        rows = []
        below: dict[int, int] = {}  # how many more rows, this one too, a cell takes in a column
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue
            cells: list[str] = []
            for cell in row:
                cells += _covered(below, len(cells))
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                if across > 1 or down > 1:
                    self.account.changed(0, "cells that are one", "the words in the first")
                text = self._cell(cell)
                below |= {len(cells) + number: down for number in range(across)}
                cells += [text, *[""] * (across - 1)]
            rows.append([*cells, *_covered(below, len(cells))])
            below = {column: rest - 1 for column, rest in below.items() if rest > 1}
        width = max(map(len, rows), default=0)
        if not any(any(row) for row in rows):
            return
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        yield "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])

    def _cell(self, cell: Any) -> str:
        """Return the words of a cell on one line; its paragraphs and items are parted by marks."""
        innermost = [
            part for part in cell.iter(*_BLOCKS)
            if next(part.iterdescendants(*_BLOCKS, "table"), None) is None
        ]  # fmt: skip
        parts = [text for part in innermost if (text := " ".join(self._inlines(part).split()))]
        if len(parts) < 2:
            return " ".join(self._inlines(cell).split()).replace("\n", " ")
        self.account.changed(0, f'the paragraphs of a cell, "{parts[0][:40]}" and so on',
                             "one line, parted by semicolons")  # fmt: skip
        return " ".join(
            part if part[-1] in ".,:;!?" or part is parts[-1] else f"{part};" for part in parts
        )

    def _notes(self, element: Any) -> None:
        """Keep the notes at the foot by the names that the text refers to them by."""
        for item in element:
            for link in list(item.iter("a")):
                if str(link.get("href", "")).startswith(("#footnote-ref", "#endnote-ref")):
                    link.drop_tree()
            self.notes[str(item.get("id"))] = unescaped(" ".join(self._inlines(item).split()))

    # ------------------------------------------------------------ words

    def _plain(self, element: Any) -> str:
        """Return the words in an element without markup, raised and lowered signs as such."""
        words = element.text or ""
        for child in element:
            is_shifted = child.tag in ("sup", "sub") and child.find("a") is None
            words += (is_shifted and self._as_sign(child)) or self._plain(child)
            words += child.tail or ""
        return words

    def _inlines(self, element: Any) -> str:
        """Return what is in an element as inline Markdown."""
        out = _words(element.text)
        for child in element:
            out += self._inline(child)
            out += _words(child.tail)
        return out

    def _inline(self, element: Any) -> str:
        match element.tag:
            case "strong" | "b":
                return _stressed(self._inlines(element), "**")
            case "em" | "i":
                return _stressed(self._inlines(element), "*")
            case "a":
                return self._link(element)
            case "br":
                return " "
            case "img":
                return self._picture(element)
            case "sup" | "sub":
                return self._shifted(element)
            case "p" | "li" | "td" | "th" | "div" | "table" | "tr" | "ul" | "ol":
                return f" {self._inlines(element).strip()} "
            case _:
                return self._inlines(element)

    def _shifted(self, element: Any) -> str:
        if element.find("a") is not None:  # the reference to a note
            return self._inlines(element)
        return self._as_sign(element) or self._inlines(element)

    def _as_sign(self, element: Any) -> str | None:
        """Return raised or lowered words as such characters; None if there are none, which is
        told."""
        text = element.text_content()
        shown = shifted(text, raised=element.tag == "sup")
        if shown is None:
            what = "raised" if element.tag == "sup" else "lowered"
            self.account.changed(0, f'the {what} "{text[:40]}"', "it stands on the line")
        return shown

    def _link(self, element: Any) -> str:
        address = str(element.get("href", ""))
        inner = self._inlines(element)
        if re.match(r"#(foot|end)note-\d", address):
            return f"[^{address[1:]}]"
        if not inner.strip() or address.startswith("#") or not address:
            return inner
        target = re.sub(r"[\s<>()\\]", lambda sign: f"%{ord(sign[0]):02X}", address)
        return f"[{inner.strip()}]({target})"

    def _picture(self, element: Any) -> str:
        alt, name = " ".join(str(element.get("alt", "")).split()), str(element.get("src", ""))
        if not name:
            return escaped(alt)
        return f" ![{escaped(alt)}]({name}) "


def _span(cell: Any, name: str) -> int:
    """Return how many columns or rows a cell takes."""
    value = str(cell.get(name, "1"))
    return min(int(value), _MOST_SPAN) if value.isdecimal() and value != "0" else 1


def _covered(below: Mapping[int, int], start: int) -> list[str]:
    """Return an empty cell for each column from one on that a cell of a row above takes."""
    end = start
    while end in below:
        end += 1
    return [""] * (end - start)


def _words(text: str | None) -> str:
    """Return words with their signs escaped, and the spaces at their ends kept."""
    if not text:
        return ""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{escaped(text)}{after}"


def _stressed(markdown: str, sign: str) -> str:
    """Return inline Markdown with stress, where that can be written: not round a picture, and round
    words, so that signs at their ends stand beside it (CommonMark, 6.2)."""
    match = re.fullmatch(r"([\s\W_]*)(.*?)([\s\W_]*)", markdown, re.DOTALL)
    assert match is not None
    if not match[2] or "![" in markdown or "](" in markdown:
        return markdown
    return f"{match[1]}{sign}{match[2]}{sign}{match[3]}"


__all__ = ["WordSource", "read"]

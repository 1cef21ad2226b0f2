"""Write elements of HTML as Markdown, which the importer makes blocks of: those that mammoth makes
of a Word file, and tables and lists of HTML in Markdown.

All signs of words are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from irdocs.importing.fences import are_code
from irdocs.importing.losses import LossAccount
from irdocs.importing.markdown_words import escaped, unescaped
from irdocs.ooxml.raised import shifted

_MOST_SPAN = 60
"""The most columns or rows of a cell."""
_TABLE = re.compile(r" {0,3}<table\b", re.IGNORECASE)
"""A line that begins a table in Markdown."""
_TABLE_OPENS, _TABLE_ENDS = re.compile(r"<table\b", re.I), re.compile(r"</table\s*>", re.I)
_BLOCKS = ("p", "li", "td", "th")
"""What of HTML has words of its own in a cell."""


@dataclass
class HtmlToMarkdown:
    """Writes elements, and keeps what stands elsewhere than in the text."""

    account: LossAccount
    line: int = 0
    """The line of the file in which they stand; 0 where it has none."""
    notes: dict[str, str] = field(default_factory=dict)
    """The notes at the foot by the names that the text refers to them by."""
    front: dict[str, Any] = field(default_factory=dict)
    """The title and the subtitle."""

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
                    self.account.changed(self.line, "cells that are one", "the words in the first")
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
        caption = table.find("caption")
        if caption is not None and (words := " ".join(self._inlines(caption).split())):
            yield f": {words}"

    def _cell(self, cell: Any) -> str:
        """Return the words of a cell on one line; its paragraphs and items are parted by marks."""
        innermost = [
            part for part in cell.iter(*_BLOCKS)
            if next(part.iterdescendants(*_BLOCKS, "table"), None) is None
        ]  # fmt: skip
        parts = [text for part in innermost if (text := " ".join(self._inlines(part).split()))]
        if len(parts) < 2:
            return " ".join(self._inlines(cell).split()).replace("\n", " ")
        self.account.changed(self.line, f'the paragraphs of a cell, "{parts[0][:40]}" and so on',
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
            self.account.changed(self.line, f'the {what} "{text[:40]}"', "it stands on the line")
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


def structured(html: str, line: int, account: LossAccount) -> str:
    """Return HTML with tables or lists as Markdown; empty for HTML with neither."""
    from lxml import html as lxml_html

    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in list(tree.iter("script", "style", "template")):
        element.drop_tree()
    if next(tree.iter("table", "ul", "ol"), None) is None:
        return ""
    return "\n\n".join(HtmlToMarkdown(account, line).blocks(tree))


def with_whole_tables(lines: Sequence[str]) -> list[str]:
    """Return as many lines, without the blank ones within tables of HTML, at which Markdown ends
    its HTML (CommonMark, 4.6); they stand behind the table."""
    out, code, at = list(lines), are_code(lines), 0
    while at < len(out):
        end = at + 1
        if not code[at] and _TABLE.match(out[at]):
            depth = 0
            for number in range(at, len(out)):
                depth += len(_TABLE_OPENS.findall(out[number]))
                depth -= len(_TABLE_ENDS.findall(out[number]))
                if depth <= 0:
                    end = number + 1
                    break
            kept = [line for line in out[at:end] if line.strip()]
            out[at:end] = kept + [""] * (end - at - len(kept))
        at = end
    return out


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


__all__ = ["HtmlToMarkdown", "structured", "with_whole_tables"]

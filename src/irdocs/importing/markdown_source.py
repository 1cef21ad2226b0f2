"""Part a Markdown file, as Pandoc, Quarto and Marp write it, into front matter and containers.

Fenced divisions (`::: notes`, `::: columns`) hold Markdown of their own. Notes at the foot
(`[^1]: …`) are taken out, since CommonMark would read them as definitions of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from irdocs.importing.admonitions import with_divisions
from irdocs.importing.fences import are_code
from irdocs.importing.html_markdown import with_whole_tables
from irdocs.importing.losses import LossAccount
from irdocs.importing.pandoc_markup import title_block, with_numbers, without_inline_notes
from irdocs.importing.pandoc_tables import with_bars
from irdocs.importing.quarto_markup import plain
from irdocs.ooxml.raised import shifted

_DIVISION = re.compile(r"^ {0,3}(:{3,})\s*(.*?)\s*:*\s*$")
_NOTE = re.compile(r"^ {0,3}\[\^([\w-]+)\]:[ \t]*(.*)$")
_IS_MARP = re.compile(r"^marp:\s*true\b", re.MULTILINE)
MOST_DEPTH = 20
UNTITLED = "slide without a title"
"""The kind of a part where a slide begins that has no title; no class of a division has spaces."""


SECTION_KEYS = "keys of a section"
"""The kind of a part whose block is keys of the section that it stands in, such as its picture."""


@dataclass(slots=True)
class SourcePart:
    """A stretch of Markdown, or a division with parts in it."""

    line: int
    """The line of the file that it begins in, counted from 1."""
    text: str = ""
    kind: str = ""
    """The class of a division: notes, columns, column; empty for Markdown."""
    label: str = ""
    """What stands behind the colons of a division."""
    parts: list[SourcePart] = field(default_factory=list)
    block: dict[str, Any] | None = None
    """A block that another format has and Markdown lacks, such as a chart, as content.yaml has
    it."""


@dataclass(slots=True)
class MarkdownSource:
    """A file in its parts."""

    front: str
    """The YAML at its head."""
    parts: list[SourcePart]
    notes: dict[str, str]
    """The texts of notes by their names."""
    is_marp: bool = False
    """Whether it says that it is for Marp, where a comment is a note."""


def read(text: str, account: LossAccount) -> MarkdownSource:
    """Return a file in its parts; what is changed to be read is told in the account."""
    notes: dict[str, str] = {}
    front, text = title_block(text)
    lines, start = text.split("\n"), 0
    if lines[0].rstrip() == "---":
        end = next(
            (n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None
        )
        if end is not None:
            front, start = "\n".join(lines[1:end]), end + 1
    is_marp = bool(_IS_MARP.search(front))
    body = plain("\n".join(lines[start:]), start + 1, account, has_dashes=not is_marp)
    body = without_inline_notes(body, notes)
    lines, lettered = with_numbers(_without_notes(lines[:start] + body.split("\n"), start, notes))
    for line in lettered:
        account.changed(line, "a list of letters, or of numbers in brackets",
                        "its items are 1, 2, 3; words that name one may be wrong now")  # fmt: skip
    lines = with_bars(with_divisions(with_whole_tables(lines)))
    parts, _ = _parts(lines, are_code(lines), start, 0)
    return MarkdownSource(front, parts, notes, is_marp)


def _without_notes(lines: Sequence[str], start: int, notes: dict[str, str]) -> list[str]:
    """Return lines with those of notes blank; each note goes to `notes`."""
    kept = list(lines)
    code, name = are_code(lines), ""
    for number in range(start, len(kept)):
        line = kept[number]
        if code[number]:
            name = ""
            continue
        if match := _NOTE.match(line):
            name = match[1]
            notes[name] = match[2].strip()
            kept[number] = ""
        elif name and re.match(r"^(?: {2,}|\t)\S", line):
            notes[name] = f"{notes[name]} {line.strip()}".strip()
            kept[number] = ""
        elif line.strip():
            name = ""
    return kept


def _parts(
    lines: Sequence[str], code: Sequence[bool], start: int, depth: int
) -> tuple[list[SourcePart], int]:
    """Return the parts from a line on, to the end of the division or file, and the line after."""
    parts: list[SourcePart] = []
    begin, number = start, start

    def add(end: int) -> None:
        text = "\n".join(lines[begin:end])
        if text.strip():
            parts.append(SourcePart(begin + 1, text))

    while number < len(lines):
        line = lines[number]
        if not code[number] and (division := _DIVISION.match(line)):
            add(number)
            label = division[2]
            if not label:  # its end
                if depth:
                    return parts, number + 1
                begin = number = number + 1
                continue
            if depth < MOST_DEPTH:
                inner, after = _parts(lines, code, number + 1, depth + 1)
                parts.append(SourcePart(number + 1, kind=_kind(label), label=label, parts=inner))
                begin = number = after
                continue
        number += 1
    add(number)
    return parts, number


def _kind(label: str) -> str:
    """Return the class of a division: of `{.notes}`, `notes`, `{.column width=50%}`."""
    match = re.search(r"\.([\w-]+)", label) if label.startswith("{") else None
    match = match or re.match(r"\{?([\w-]+)", label)
    return match[1].lower() if match else "division"


def texts(parts: Sequence[SourcePart]) -> Iterator[str]:
    for part in parts:
        yield part.text
        yield from texts(part.parts)


def parser(*, definitions: bool = False) -> MarkdownIt:
    """Return what parses Markdown; with lists of definitions, as Pandoc has them, if they are
    wanted."""
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if definitions:
        made.use(deflist_plugin)
    made.core.ruler.push("rows", _note_rows)
    made.core.ruler.push("shifts", _shift)
    return made


def _shift(state: StateCore) -> None:
    """Write what HTML raises or lowers as characters, or as Pandoc does: 10<sup>9</sup> would be
    109 without its tags."""
    for token in state.tokens:
        tokens, kept = list(token.children or ()), list[Token]()
        while tokens:
            first = tokens.pop(0)
            match = _RAISING.fullmatch(first.content) if first.type == "html_inline" else None
            end = next((n for n, one in enumerate(tokens) if match and _ends(one, match[1])), None)
            if match is None or end is None:
                kept.append(first)
                continue
            words = "".join(one.content for one in tokens[:end] if one.type in _WORDS)
            tokens = tokens[end + 1 :]
            is_raised = match[1].lower() == "sup"
            sign = "^" if is_raised else "~"
            shown = shifted(words, raised=is_raised)
            if shown is None:
                shown = words if re.search(r"[\s^~\[\]]", words) else f"{sign}{words}{sign}"
            if not kept or kept[-1].type != "text":
                kept.append(Token("text", "", 0))
            kept[-1].content += shown
            if tokens and tokens[0].type == "text":
                kept[-1].content += tokens.pop(0).content
        if token.children:
            token.children = kept


_RAISING = re.compile(r"<(sup|sub)>", re.IGNORECASE)
_WORDS = ("text", "code_inline")


def _ends(token: Token, name: str) -> bool:
    return token.type == "html_inline" and token.content.lower() == f"</{name.lower()}>"


def _note_rows(state: StateCore) -> None:
    """Note with each table the cells of its rows as they are written: the parser leaves out those
    beyond the columns of the header."""
    lines = state.src.split("\n")
    for token in state.tokens:
        if token.type == "table_open" and token.map:
            rows = (line.lstrip(" >\t").strip() for line in lines[token.map[0] + 2 : token.map[1]])
            token.meta["rows"] = [
                re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|")) for row in rows
            ]


__all__ = ["UNTITLED", "MarkdownSource", "SourcePart", "parser", "read", "texts"]

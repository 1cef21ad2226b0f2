"""Bring names that the author chose to one indentation: the ids under sources:, a glossary's words.

The parser does not know that an id and the key of a source are different things. An id that stands
too far right is to it a key of the source above, whose keys are then all there twice; or it stops
far away. Here a table of names is looked at before it is parsed. Where each line is understood and
names stand at several indentations, those that are wrong are told, a row of them once, and moved in
memory. Everything else is left to the parser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from irdocs.content.syntax.fault import spaces
from irdocs.content.syntax.line_parts import without_comment
from irdocs.diagnostics import Diagnostic, Severity, Span, closest
from irdocs.frozen import frozen


@frozen
class NameTables:
    """The tables of a file whose keys the author chooses."""

    fields: Mapping[str, frozenset[str]]
    """By a table's key: the keys of its entries; none for entries that are texts."""
    file_keys: frozenset[str]
    """The keys of the file itself."""
    lists: frozenset[str] = frozenset()
    """The keys of lists."""


@frozen
class Aligned:
    """A file whose names stand at one indentation, and what was wrong."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: frozenset[int] = frozenset()
    """The numbers of the lines that were moved, from 1."""


@dataclass(slots=True)
class _Name:
    """A name with the lines of its entry, each by its number and its indentation."""

    text: str
    line: int
    indent: int
    inner: list[tuple[int, int]] = field(default_factory=list)
    """The lines of its fields, and of what goes on in further lines."""
    known: int = 0
    """How many of its fields are those of such an entry."""

    @property
    def is_entry(self) -> bool:
        """Whether it is surely a name of the table; at the left edge it may be the file's."""
        return bool(self.known) and (bool(self.indent) or self.known >= len(self.inner))


_KEY = re.compile(r"( *)([A-Za-z0-9_][\w .-]*?):(?=[ \t]|$)(.*)")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*$")


def aligned(text: str, file: str, tables: NameTables) -> Aligned:
    """Return a file with the names of its tables at one indentation each."""
    lines = text.split("\n")
    diagnostics: list[Diagnostic] = []
    moved: dict[int, str] = {}
    for number, line in enumerate(lines):
        head = _KEY.fullmatch(line)
        if head and not head[1] and head[2] in tables.fields and not without_comment(head[3]):
            names = _names(lines, number + 1, head[2], tables)
            if names:
                diagnostics += _faults(names, _right(names), file)
                moved |= _mended(lines, names, _right(names))
    mended = "\n".join(moved.get(number, line) for number, line in enumerate(lines))
    return Aligned(mended, tuple(diagnostics), frozenset(number + 1 for number in moved))


def _names(lines: Sequence[str], first: int, table: str, tables: NameTables) -> list[_Name]:
    """Return the names of a table that begins at a line; none if a line is not understood."""
    fields, names = tables.fields[table], list[_Name]()
    open_indent: int | None = None  # of a key whose text may go on in further lines
    is_block_text = False
    for number in range(first, len(lines)):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        is_deeper = open_indent is not None and indent > open_indent
        key = None if is_block_text and is_deeper else _KEY.fullmatch(line)
        if key is None:
            if not indent and line[0] not in " \t":
                break
            if not names or not is_deeper:
                return []
            names[-1].inner.append((number, indent))
            continue
        value = without_comment(key[3]).strip()
        if not indent and _is_of_file(key[2], value, is_text=not fields, tables=tables):
            break
        if value.startswith(("&", "*", "!", "-")) or not _is_closed(value):
            return []
        is_field = bool(fields) and bool(value) and not value.startswith("{")
        if is_field and not names:
            return []
        if is_field:
            names[-1].inner.append((number, indent))
            names[-1].known += key[2] in fields
        elif key[2] in fields or (not fields and not value):
            return []
        else:
            names.append(_Name(key[2], number, indent, known=int(bool(value))))
        open_indent, is_block_text = indent if value else None, bool(_BLOCK_TEXT.match(value))
    return names if all(name.is_entry for name in names) else []


def _is_of_file(key: str, value: str, *, is_text: bool, tables: NameTables) -> bool:
    """Whether a key at the left edge is one of the file's, though it may be misspelt.

    An entry that is no text is told by the keys below it; one that is may be any word.
    """
    is_misspelt = bool(closest(key, tables.file_keys)) if is_text else bool(value)
    return key in tables.file_keys or is_misspelt


def _is_closed(value: str) -> bool:
    """Return whether a text in quotes or brackets ends in its own line."""
    ends = {'"': '"', "'": "'", "{": "}", "[": "]"}
    return not value or value[0] not in ends or (len(value) > 1 and value[-1] == ends[value[0]])


def _right(names: Sequence[_Name]) -> int:
    """Return the indentation that all names should have.

    It is that of the first, unless others stand further to the left; then it is the most usual.
    """
    indents = [name.indent for name in names if name.indent]
    if not indents:
        return 2
    counts = Counter(indents)
    if indents[0] == min(indents):
        return indents[0]
    return max(counts, key=lambda indent: (counts[indent], -indent))


def _faults(names: Sequence[_Name], right: int, file: str) -> Iterator[Diagnostic]:
    """Yield an error for each row of names that stand together at a wrong indentation."""
    neighbour = next((name for name in names if name.indent == right), None)
    for indent, row in groupby(names, key=lambda name: name.indent):
        if indent == right:
            continue
        first, *others = row
        message = f'"{first.text}" is indented by {spaces(indent)}'
        if neighbour:
            message += f', and "{neighbour.text}" beside it by {right}'
        hint = f"indent it by {spaces(right)}"
        if others:
            hint += f", and the {len(others)} below it too" if len(others) > 1 else (
                f', and "{others[0].text}" below it too')  # fmt: skip
        span = Span(file, first.line + 1, indent + 1, first.line + 1, indent + 1 + len(first.text))
        yield Diagnostic("misplaced-key", Severity.ERROR, message, span, hint)


def _mended(lines: Sequence[str], names: Sequence[_Name], right: int) -> dict[int, str]:
    """Return the lines that are moved, by their numbers: misplaced names, and what is in them.

    The lines of an entry stay where they are if they are still further in than its name.
    """
    moved: dict[int, str] = {}
    for name in names:
        if name.indent == right:
            continue
        moved[name.line] = " " * right + lines[name.line].lstrip(" ")
        least = min((indent for _, indent in name.inner), default=right + 1)
        if least <= right:
            by = right + 2 - least
            moved |= {number: " " * by + lines[number] for number, _ in name.inner}
    return moved

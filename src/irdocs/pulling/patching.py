"""Write new words in the place of old ones in a YAML file, and touch nothing else of it.

Only the lines of the values that change are written anew, in the way in which they were written:
plain, in quotes, or as a literal block. Line breaks stay what they are in each line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from irdocs.content.source import SourceMapping
from irdocs.content.typed_lines import LINE_END
from irdocs.diagnostics import Span
from irdocs.frozen import frozen
from irdocs.pulling.units import LEAD, pieces_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<]")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.\d+)?")
_AMBIGUOUS = re.compile(
    r"[-+.\d][\d_,.:eE+-]*\Z|0[xob]|(?:true|false|null|yes|no|on|off|y|n|~|\.inf|\.nan)\Z",
    re.IGNORECASE,
)


@frozen
class LinePatch:
    """Lines of a file, from and to (exclusive), counted from 0, and what replaces them."""

    first: int
    last: int
    lines: tuple[str, ...]
    """Without their breaks."""

    @property
    def depth(self) -> int:
        """By how many spaces its first words are indented."""
        words = next(filter(str.strip, self.lines), "")
        return len(words) - len(words.lstrip(" "))


def in_file_order(patches: Sequence[LinePatch]) -> list[LinePatch]:
    """Return patches in the order in which their lines stand in the patched file.

    Of those that insert at one place the deeper ones come first: they end what stands before,
    and the others begin something else. Of equally deep ones the first that was found is first.
    """
    return sorted(patches, key=lambda one: (one.first, one.last, -one.depth))


class PatchedYaml:
    """The lines of a YAML file, with their breaks."""

    def __init__(self, raw: bytes) -> None:
        self.text = raw.decode("utf-8-sig")
        self.has_mark = raw.startswith(b"\xef\xbb\xbf")
        whole = [match[0] for match in _LINE.finditer(self.text) if match[0]]
        self.lines = [line.rstrip("\r\n") for line in whole]
        self.breaks = [line[len(bare) :] for line, bare in zip(whole, self.lines, strict=True)]

    def data(self, patches: Sequence[LinePatch]) -> bytes:
        """Return the bytes of the file with patches, which do not overlap."""
        lines, breaks = list(self.lines), list(self.breaks)
        usual = next(filter(None, breaks), "\n")
        for patch in reversed(in_file_order(patches)):
            ends = breaks[patch.first : patch.last]
            new = [*ends, *[usual] * len(patch.lines)][: len(patch.lines)]
            if patch.first == patch.last and patch.first == len(lines) and breaks and (
                not breaks[-1] and new
            ):  # fmt: skip
                breaks[-1] = usual
            lines[patch.first : patch.last] = patch.lines
            breaks[patch.first : patch.last] = new
        text = "".join(line + end for line, end in zip(lines, breaks, strict=True))
        return (b"\xef\xbb\xbf" if self.has_mark else b"") + text.encode()

    # ------------------------------------------------------------ values

    def replaced(
        self, span: Span, text: str, *, part: int | None = None, is_number: bool = False
    ) -> LinePatch:
        """Return the patch that gives a scalar another text, or one piece of a literal block.

        `is_number` says that it may be read as a number.

        Raises ValueError for a value whose way of writing is not known here.
        """
        row, column = span.line - 1, span.column - 1
        sign = self.lines[row][column : column + 1]
        if sign in ("|", ">"):
            return self._in_block(span, text, part)
        last_row, end = self._end(span)
        in_flow = self._is_in_flow(row, column)
        match sign:
            case '"':
                new = json.dumps(text, ensure_ascii=False)
            case "'":
                new = "'" + text.replace("'", "''") + "'"
            case _:
                is_plain = is_number and _NUMBER.fullmatch(text)
                new = text if is_plain else plain_or_quoted(text, in_flow=in_flow)
        if "\n" in text:
            raise ValueError("a text of several paragraphs is no line")
        whole = self.lines[row][:column] + new + self.lines[last_row][end:]
        return LinePatch(row, last_row + 1, (whole,))

    def _end(self, span: Span) -> tuple[int, int]:
        """Return the row and the column, from 0, behind a scalar that is no block."""
        return span.end_line - 1, span.end_column - 1

    def _is_in_flow(self, row: int, column: int) -> bool:
        """Whether a place is within brackets or braces, as far as its line tells."""
        before = re.sub(r"'[^']*'|\"(?:\\.|[^\"\\])*\"", "", self.lines[row][:column])
        depth = sum(before.count(sign) for sign in "[{") - sum(before.count(s) for s in "]}")
        starts = re.match(r"\s*(?:- )?[\w-]+:\s*[\[{]", self.lines[row]) is not None
        is_within = any(
            re.search(r"[\[{,]\s*$", self.lines[above]) for above in range(max(0, row - 1), row)
        )
        return depth > 0 or (starts and depth > 0) or is_within

    def block_rows(self, span: Span) -> tuple[int, int, str]:
        """Return the rows of a literal block, from and to, and its indentation."""
        first = span.line
        rows = [row for row in range(first, len(self.lines)) if self.lines[row].strip()]
        if not rows:
            return first, first, ""
        indent = re.match(r" *", self.lines[rows[0]])
        assert indent is not None
        width, last = len(indent[0]), first
        for row in range(first, len(self.lines)):
            line = self.lines[row]
            if line.strip() and len(line) - len(line.lstrip(" ")) < width:
                break
            if line.strip():
                last = row + 1
        return first, last, indent[0]

    def _in_block(self, span: Span, text: str, part: int | None) -> LinePatch:
        first, last, indent = self.block_rows(span)
        if part is None:
            raise ValueError("a whole block is not replaced")
        start, end = self._piece(first, last, indent, part)
        line = self.lines[start]
        lead = LEAD.match(line) or re.match(r"[ \t]*", line)
        assert lead is not None
        first_line, *others = text.split("\n")
        rest = [indent + line.strip() for line in others]
        *above, final = [lead[0] + first_line, *rest]
        return LinePatch(start, end, (*above, final + self._break_behind(end - 1)))

    def _break_behind(self, row: int) -> str:
        """Return what breaks a line at its end; empty if nothing does."""
        found = LINE_END.search(self.lines[row])
        return found[0] if found else ""

    def _piece(self, first: int, last: int, indent: str, part: int) -> tuple[int, int]:
        """Return the rows of a piece of a block. Raises ValueError if there is no such piece."""
        text = "\n".join(line[len(indent) :] for line in self.lines[first:last])
        pieces = list(pieces_of(text))
        if part >= len(pieces):
            raise ValueError("the text has no such paragraph")
        start, end = pieces[part]
        while end > start and not self.lines[first + end - 1].strip():
            end -= 1
        return first + start, first + end

    def without_piece(self, span: Span, part: int) -> LinePatch:
        """Return the patch that takes a piece out of a literal block, with its blank line."""
        first, last, indent = self.block_rows(span)
        start, end = self._piece(first, last, indent, part)
        is_last = end >= last or not self.lines[end].strip()
        if is_last and start > first and (mark := self._break_behind(start - 1)):
            return LinePatch(start - 1, end, (self.lines[start - 1].removesuffix(mark),))
        if end < last and not self.lines[end].strip():
            end += 1
        elif start > first and not self.lines[start - 1].strip():
            start -= 1
        return LinePatch(start, end, ())

    def with_piece(self, span: Span, part: int, text: str) -> LinePatch:
        """Return the patch that puts a piece behind another one of a literal block."""
        first, last, indent = self.block_rows(span)
        start, end = self._piece(first, last, indent, part)
        lead = re.match(r"([ \t]*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)", self.lines[start])
        if lead and lead[2]:
            return LinePatch(end, end, (lead[1] + lead[2] + lead[5] + text,))
        if lead:
            number = int(lead[3]) + 1
            return LinePatch(end, end, (f"{lead[1]}{number}{lead[4]}{lead[5]}{text}",))
        if mark := self._break_behind(end - 1):
            return LinePatch(end, end, (indent + text + mark,))
        is_followed = end < last and bool(self.lines[end].strip())
        return LinePatch(end, end, ("", indent + text, *[""] * is_followed))

    def as_block(self, span: Span, paragraphs: Sequence[str]) -> LinePatch:
        """Return the patch that writes a text of one line as a literal block of paragraphs.

        Raises ValueError if it is not all that stands behind a key in its lines.
        """
        row, column = span.line - 1, span.column - 1
        last_row, end = self._end(span)
        key = re.fullmatch(r"( *)((?:- +)?)[\w-]+:[ \t]+", self.lines[row][:column])
        if key is None or self.lines[last_row][end:].strip():
            raise ValueError("its text is written in one line with others: add it by hand")
        indent = " " * (len(key[1]) + len(key[2]) + 2)
        rest = [line for words in paragraphs[1:] for line in ("", indent + words)]
        head = self.lines[row][:column].rstrip()
        return LinePatch(row, last_row + 1, (f"{head} |", indent + paragraphs[0], *rest))

    def row_among_keys(self, mapping: SourceMapping) -> int:
        """Return the row where a key may be put in: behind the keys that begin a mapping line by
        line, but for the last of them, whose value may have lines of its own.

        Raises ValueError for a mapping that stands in one line, or has no such keys.
        """
        if self.lines[mapping.span.line - 1][mapping.span.column - 1 :].startswith("{"):
            raise ValueError("it is written in one line, in braces")
        rows = sorted(span.line - 1 for span in mapping.key_spans.values())
        count = next((n for n, row in enumerate(rows) if row != rows[0] + n), len(rows)) - 1
        if not count:
            raise ValueError("there is no place for it in the content")
        return rows[count]

    # ------------------------------------------------------------ items of lists

    def item_rows(self, spans: Sequence[Span], index: int) -> tuple[int, int]:
        """Return the rows of an item of a block list, with the comments above it.

        Raises ValueError for an item that shares its line with others.
        """
        row = self._dash_row(spans[index])
        indent = len(self.lines[row]) - len(self.lines[row].lstrip(" "))
        end = row + 1
        while end < len(self.lines):
            line = self.lines[end]
            depth = len(line) - len(line.lstrip(" "))
            if line.strip() and (depth < indent or (depth == indent)):
                break
            end += 1
        while end > row + 1 and not self.lines[end - 1].strip():
            end -= 1
        while row and self.lines[row - 1].strip().startswith("#") and (
            len(self.lines[row - 1]) - len(self.lines[row - 1].lstrip(" ")) == indent
        ):  # fmt: skip
            row -= 1
        return row, end

    def _is_in_brackets(self, spans: Sequence[Span]) -> bool:
        """Whether a list is written in brackets, all of it in one line."""
        first, last = spans[0], spans[-1]
        if first.line != last.end_line:
            return False
        line = self.lines[first.line - 1]
        before, behind = line[: first.column - 1].rstrip(), line[last.end_column - 1 :].lstrip()
        return before.endswith("[") and behind.startswith("]")

    def _dash_row(self, span: Span) -> int:
        row = span.line - 1
        before = self.lines[row][: span.column - 1]
        if not re.fullmatch(r"\s*-\s+", before):
            raise ValueError("the list is written in one line")
        return row

    def without_item(self, spans: Sequence[Span], index: int) -> LinePatch:
        """Return the patch that takes an item out of a list, with the blank line behind it."""
        if self._is_in_brackets(spans):
            span, row = spans[index], spans[index].line - 1
            start, stop = span.column - 1, span.end_column - 1
            if index + 1 < len(spans):
                stop = spans[index + 1].column - 1
            elif index:
                start = spans[index - 1].end_column - 1
            return LinePatch(row, row + 1, (self.lines[row][:start] + self.lines[row][stop:],))
        row, end = self.item_rows(spans, index)
        if end < len(self.lines) and not self.lines[end].strip() and (
            not row or not self.lines[row - 1].strip() or index + 1 < len(spans)
        ):  # fmt: skip
            end += 1
        return LinePatch(row, end, ())

    def with_item(
        self, spans: Sequence[Span], index: int, lines: Sequence[str], *, before: bool = False
    ) -> LinePatch:
        """Return the patch that puts an item behind another one, or before it; its first line has
        no dash."""
        if self._is_in_brackets(spans):
            if len(lines) > 1 or not _IN_BRACKETS.fullmatch(lines[0]):
                raise ValueError("the list is written in one line")
            row, place = spans[index].line - 1, spans[index].end_column - 1
            line = self.lines[row]
            if before:
                place = spans[index].column - 1
                whole = f"{line[:place]}{lines[0]}, {line[place:]}"
                return LinePatch(row, row + 1, (whole,))
            return LinePatch(row, row + 1, (f"{line[:place]}, {lines[0]}{line[place:]}",))
        start, end = self.item_rows(spans, index)
        dash_row = self._dash_row(spans[index])
        indent = re.match(r" *", self.lines[dash_row])
        assert indent is not None
        first, *others = lines
        new = [f"{indent[0]}- {first}", *(f"{indent[0]}  {line}".rstrip() for line in others)]
        if before:
            return LinePatch(start, start, tuple(new))
        has_gap = end < len(self.lines) and not self.lines[end].strip() and len(spans) > 1
        if len(others) and has_gap:
            return LinePatch(end, end, ("", *new))
        return LinePatch(end, end, tuple(new))

    def in_order(
        self, spans: Sequence[Span], order: Sequence[int]
    ) -> Iterator[tuple[LinePatch, int]]:
        """Yield the patches that put the items of a list into another order, comments with them.

        With each comes the number of the item that it puts there.
        """
        rows = [self.item_rows(spans, index) for index in range(len(spans))]
        for place, index in enumerate(order):
            if place != index:
                start, end = rows[index]
                yield LinePatch(*rows[place], tuple(self.lines[start:end])), index


_IN_BRACKETS = re.compile(r"[^,\[\]{}\"'#:]+|\"(?:\\.|[^\"\\])*\"|'(?:[^']|'')*'")
"""An item as it may stand in brackets: without their signs, or in quotes."""


def plain_or_quoted(text: str, *, in_flow: bool = False) -> str:
    """Return a text as a plain scalar where that is read as the same text, else in quotes."""
    is_plain = (
        bool(_PLAIN_START.match(text))
        and not _AMBIGUOUS.match(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and "\t" not in text
        and not (in_flow and re.search(r"[,\[\]{}]", text))
    )
    if is_plain:
        return text
    has_signs = ('"' in text or "\\" in text) and text.isprintable()
    return (
        "'" + text.replace("'", "''") + "'" if has_signs else json.dumps(text, ensure_ascii=False)
    )


__all__ = ["LinePatch", "PatchedYaml", "in_file_order", "plain_or_quoted"]

"""Write the tables that Pandoc draws with lines and columns as tables of bars, which CommonMark's
readers know: grid, simple and multiline tables (Pandoc User's Guide, Tables).

    Drug      Dose            +---------+-------+         | Drug | Dose |
    --------  -----           | Drug    | Dose  |   are   | --- | --- |
    Aspirin   75 mg           +=========+=======+         | Aspirin | 75 mg |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from irdocs.frozen import frozen
from irdocs.importing.fences import are_code

_RULE = re.compile(r"^ {0,3}-{3,}[ \t]*$")
_COLUMNS = re.compile(r"^ {0,3}-{2,}(?: +-{2,})+[ \t]*$")
_BORDER = re.compile(r"^ {0,3}\+(?:[-=:]{3,}\+)+[ \t]*$")
_MOST_HEADER_LINES = 6
DRAWN = "drawn-table"
"""What stands behind the fences of a table that is left as it is drawn."""


@frozen
class _Found:
    """A table in some lines of a text."""

    end: int
    """The line behind it."""
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


def with_bars(lines: Sequence[str]) -> list[str]:
    """Return as many lines, with tables of bars in place of those of Pandoc.

    A table with cells that span others has the fences of code instead, if blank lines are round it.
    """
    out = list(lines)
    code, at = are_code(lines), 0
    while at < len(out):
        found = None if code[at] or not out[at].strip() else _table(out, at)
        if found is None:
            at = _fenced(out, at) if not code[at] and _BORDER.match(out[at]) else at + 1
            continue
        written = list(_written(found))
        if _words(out[at : found.end]) == _words(written):
            out[at : found.end] = written + [""] * (found.end - at - len(written))
        at = found.end
    return out


def _fenced(lines: list[str], at: int) -> int:
    """Put fences round what is drawn from a line on, and return the line behind it."""
    end = _end_of_grid(lines, at)
    if at and not lines[at - 1].strip() and end < len(lines) and not lines[end].strip():
        lines[at - 1], lines[end] = f"```{DRAWN}", "```"
        return end + 1
    return end


def _end_of_grid(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and re.match(r"^ {0,3}[+|]", lines[at]):
        at += 1
    return at


def _table(lines: Sequence[str], at: int) -> _Found | None:
    """Return the table that begins in a line."""
    if _BORDER.match(lines[at]):
        return _grid(lines, at)
    if at and lines[at - 1].strip():
        return None  # within a paragraph
    if _RULE.match(lines[at]):
        return _multiline(lines, at)
    if _COLUMNS.match(lines[at]):
        return _without_header(lines, at)
    if at + 1 < len(lines) and _COLUMNS.match(lines[at + 1]):
        return _simple(lines, at)
    return None


def _simple(lines: Sequence[str], at: int) -> _Found:
    end = at + 2
    while end < len(lines) and lines[end].strip() and not _is_rule(lines[end]):
        end += 1
    starts = _starts(lines[at + 1])
    rows = [_cells([line], starts) for line in lines[at + 2 : end]]
    is_closed = end < len(lines) and _is_rule(lines[end])
    return _Found(end + is_closed, _cells([lines[at]], starts), rows)


def _without_header(lines: Sequence[str], at: int) -> _Found | None:
    end = next((n for n in range(at + 1, len(lines)) if _COLUMNS.match(lines[n])), None)
    if end is None:
        return None
    starts = _starts(lines[at])
    return _Found(end + 1, [""] * len(starts), _rows(lines[at + 1 : end], starts))


def _multiline(lines: Sequence[str], at: int) -> _Found | None:
    near = range(at + 1, min(at + _MOST_HEADER_LINES, len(lines)))
    columns = next((n for n in near if _COLUMNS.match(lines[n])), None)
    if columns is None:
        return None
    end = next((n for n in range(columns + 1, len(lines)) if _RULE.match(lines[n])), None)
    if end is None:
        return None
    starts = _starts(lines[columns])
    rows = _rows(lines[columns + 1 : end], starts, has_blanks=True)
    return _Found(end + 1, _cells(lines[at + 1 : columns], starts), rows)


def _grid(lines: Sequence[str], at: int) -> _Found | None:
    end = _end_of_grid(lines, at)
    edges = [place.start() for place in re.finditer(r"\+", lines[at])]
    header: Sequence[str] = [""] * (len(edges) - 1)
    rows: list[list[str]] = []
    cells: list[str] = []
    for line in lines[at + 1 : end]:
        if _BORDER.match(line):
            if [place.start() for place in re.finditer(r"\+", line)] != edges or not cells:
                return None
            row = [
                _joined([one[first + 1 : last] for one in cells]) for first, last in pairwise(edges)
            ]
            if "=" in line and not rows:
                header = row
            elif "=" not in line:
                rows.append(row)
            cells = []
        elif all(line[edge : edge + 1] == "|" for edge in edges):
            cells.append(line)
        else:
            return None
    return _Found(end, header, rows) if rows and not cells else None


def _is_rule(line: str) -> bool:
    return bool(_COLUMNS.match(line) or _RULE.match(line))


def _starts(rule: str) -> list[int]:
    """Return where the columns begin below which there are dashes."""
    return [match.start() for match in re.finditer(r"-+", rule)]


def _rows(
    lines: Sequence[str], starts: Sequence[int], *, has_blanks: bool = False
) -> list[list[str]]:
    """Return the cells of rows; where blank lines part rows, one may have several lines."""
    if not (has_blanks or any(not line.strip() for line in lines)):
        return [_cells([line], starts) for line in lines]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        else:
            groups.append([])
    return [_cells(group, starts) for group in groups if group]


def _cells(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    """Return the words of each column, from its first dash to that of the next."""
    bounds = [0, *starts[1:]]
    ends = [*starts[1:], None]
    return [
        _joined([line[begin:end] for line in lines])
        for begin, end in zip(bounds, ends, strict=True)
    ]


def _joined(lines: Sequence[str]) -> str:
    """Return the lines of a cell as one, the items of a list with semicolons between them."""
    text = " ".join(filter(None, map(str.strip, lines)))
    return re.sub(r"\s+[-*]\s+", "; ", text[2:]) if re.match(r"[-*] ", text) else text


def _written(table: _Found) -> Iterator[str]:
    """Yield the lines of a table of bars."""
    rule = ["---"] * len(table.header)
    for row in (table.header, rule, *table.rows):
        yield f"| {' | '.join(map(_escaped, row))} |"


def _escaped(cell: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\|", cell)


def _words(lines: Sequence[str]) -> str:
    """Return what lines say, in order of neither lines nor columns."""
    return "".join(sorted(re.sub(r"[^\w]", "", "".join(lines).replace("\\", ""))))


__all__ = ["DRAWN", "with_bars"]

"""Find what Git leaves in a file when two versions of it could not be merged.

A conflict is written as both versions between lines of seven signs: `<<<<<<<` before ours,
`=======` before theirs, and `>>>>>>>` behind it; some settings add the common ancestor after
`|||||||`. As YAML this is a dozen faults or none, so it is recognised in the lines before YAML is
read.
"""

from __future__ import annotations

import re

from irdocs.frozen import frozen

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?= |$)")


@frozen
class Conflict:
    """A conflict, or a single mark that was left of one. Lines count from 0."""

    line: int
    """The line of its first mark."""
    length: int
    """The number of characters of the mark."""
    is_whole: bool
    """Whether both versions are there."""
    removed: frozenset[int]
    """The lines to pass over so that our version remains: the marks, and the other version."""


def conflicts(lines: list[str]) -> tuple[Conflict, ...]:
    """Return the conflicts of a file, in order."""
    marks = [
        (number, match[0][0])
        for number, line in enumerate(lines)
        if line[:1] in ("<", "|", "=", ">") and (match := _MARK.match(line))
    ]
    found: list[Conflict] = []
    index = 0
    while index < len(marks):
        first = index
        index += 1
        if marks[first][1] == "<":
            while index < len(marks) and marks[index][1] in "|=":
                index += 1
            if index < len(marks) and marks[index][1] == ">":
                index += 1
        found.append(_conflict(marks[first:index]))
    return tuple(found)


def _conflict(marks: list[tuple[int, str]]) -> Conflict:
    """Return the conflict of which these are the marks, each with its line and sign."""
    (first, _), (last, sign) = marks[0], marks[-1]
    is_whole = sign == ">" and len(marks) > 2
    removed = range(marks[1][0], last + 1) if is_whole else [number for number, _ in marks]
    return Conflict(first, 7, is_whole, frozenset({first, *removed}))

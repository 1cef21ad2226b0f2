"""Read on after a fault of syntax: name it where it was made, mend it in memory, and parse again.

Where the finder knows the fault, its mending keeps all keys, so that the values of the file can be
checked as well. Where only the parser's own complaint is known, the line is taken out, and what is
missing then says nothing about the values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import inf

from irdocs.content.syntax.blocks import first_fault
from irdocs.content.syntax.complaint import UNRECOGNISED, Parser, ParserFault, Siblings
from irdocs.content.syntax.fault import SyntaxFault, YamlLines
from irdocs.diagnostics import Diagnostic, Severity, Span
from irdocs.frozen import frozen

MOST_FAULTS = 20
"""After so many faults of syntax the rest of a file is not looked at: it is probably no YAML."""
MOST_CHARACTERS = 20_000_000
"""How many characters are parsed in all, at most: a long file with many faults would take long."""
MOST_DOUBTS = 10
"""How many supposed faults before the parser's complaint are tried, for each complaint."""


@frozen
class Mended:
    """A file whose faults of syntax were mended in memory."""

    text: str
    diagnostics: tuple[Diagnostic, ...]
    lines: frozenset[int]
    """The numbers of the lines that were changed, from 1: what is found in them says nothing."""
    is_whole: bool
    """Whether nothing was taken out, and the text can be parsed."""


def recover(text: str, file: str, fault: ParserFault, parser: Parser, siblings: Siblings) -> Mended:
    """Return the text with its faults mended, and a diagnostic for each. `fault` is the first."""
    diagnostics: list[Diagnostic] = []
    mended_lines: set[int] = set()
    places: set[tuple[int, int]] = set()
    is_whole = True
    complaint: ParserFault | None = fault
    characters = 0

    def counting_parser(text: str) -> ParserFault | None:
        nonlocal characters
        characters += len(text)
        return parser(text)

    while complaint is not None and len(diagnostics) < MOST_FAULTS and characters < MOST_CHARACTERS:
        found = _recognised(text, complaint, counting_parser, siblings)
        place = (found.fault.line, found.fault.column) if found else None
        if found is not None and place not in places:  # what was mended once is not the fault
            places.add((found.fault.line, found.fault.column))
            diagnostics.append(_diagnostic(found.fault, file))
            mended_lines.update(line + 1 for line in found.lines)
            text, complaint = found.text, found.complaint
            continue
        is_whole = False
        if not any(d.span and d.span.line == complaint.line + 1 for d in diagnostics):
            diagnostics.append(_from_parser(complaint, file))
        shorter = _without_entry(text, complaint.line)
        if shorter == text:
            break
        text, complaint = shorter, counting_parser(shorter)
    return Mended(text, tuple(diagnostics), frozenset(mended_lines), is_whole and complaint is None)


@frozen
class _Recognised:
    """A fault that was mended."""

    fault: SyntaxFault
    lines: frozenset[int]
    """The numbers of the lines that were changed, from 0."""
    text: str
    """The mended text."""
    complaint: ParserFault | None
    """What the parser complains of next."""


def _recognised(
    text: str, complaint: ParserFault, parser: Parser, siblings: Siblings
) -> _Recognised | None:
    """Return a fault that explains the parser's complaint, or None.

    The cause of a complaint is never behind it. A supposed fault is one if the parser gets past it
    once it is mended, and past its complaint if that is in the same line.
    """
    lines = text.split("\n")
    ignored: set[tuple[int, int]] = set()
    for _ in range(MOST_DOUBTS):
        fault = first_fault(YamlLines(lines, frozenset(ignored), siblings))
        if fault is None or fault.line > complaint.line:
            return None
        best = max((_mended(lines, fault, remedy, parser) for remedy in fault.remedies), key=_reach)
        if best.complaint is None or _is_progress(fault, complaint, best.complaint):
            return best
        ignored.add((fault.line, fault.column))
    return None


def _mended(
    lines: list[str], fault: SyntaxFault, remedy: Mapping[int, str], parser: Parser
) -> _Recognised:
    mended = [remedy.get(number, line) for number, line in enumerate(lines)]
    text = "\n".join(mended)
    return _Recognised(fault, frozenset(remedy), text, parser(text))


def _reach(mended: _Recognised) -> tuple[float, int]:
    """Return how far the parser gets in a mended text."""
    complaint = mended.complaint
    return (complaint.line, complaint.column) if complaint else (inf, 0)


def _is_progress(fault: SyntaxFault, before: ParserFault, after: ParserFault) -> bool:
    if (after.line, after.column) > (before.line, before.column):
        return True
    return after.line > fault.line and (after.line, after.problem) != (before.line, before.problem)


def _diagnostic(fault: SyntaxFault, file: str) -> Diagnostic:
    line, column = fault.line + 1, fault.column + 1
    span = Span(file, line, column, line, column + fault.length)
    return Diagnostic("yaml-syntax", Severity.ERROR, fault.message, span, fault.hint)


def _without_entry(text: str, line: int) -> str:
    """Return a text without a line and the lines below it that are indented further."""
    lines = text.split("\n")
    while line >= len(lines) or (line > 0 and not lines[line].strip()):
        line -= 1
    indent = len(lines[line]) - len(lines[line].lstrip())
    lines[line] = ""
    for number in range(line + 1, len(lines)):
        if lines[number].strip() and len(lines[number]) - len(lines[number].lstrip()) <= indent:
            break
        lines[number] = ""
    return "\n".join(lines)


_PROBLEMS = (
    (r"could not find expected ':'", "this line has no colon after a key",
     "write key: value, or indent the line further if it belongs to the text above"),
    (r"mapping values are not allowed", "a key cannot stand here",
     "put a text that holds a colon in quotes, or look at the indentation"),
    (r"did not find expected key|expected <block end>|did not find expected '-'",
     UNRECOGNISED,
     "look at the indentation here, and at quotes and brackets above"),
    (r"expected ',' or", "a comma or a closing bracket is missing before this",
     "write a comma between two entries, and close each bracket"),
    (r"character .*cannot start any token", "a text cannot begin with this character",
     "put the text in quotes"),
    (r"undefined alias", "there is no anchor of this name above",
     "put a text that begins with * in quotes"),
    (r"document start", "this is not indented as the lines above it are",
     "write all keys that belong together at one indentation"),
    (r"duplicate anchor", "there is an anchor of this name already", "give one another name"),
    (r"unexpected end of stream", "this is not closed before the end of the file", "close it"),
    (r"tab", "a tab stands where YAML takes spaces only", "replace the tab with spaces"),
    (r"escape|hexdecimal|hexadecimal", "this is not an escape",
     "write \\\\ for a backslash, or put the text in single quotes"),
)  # fmt: skip
"""Patterns of the parser's messages, ours for them, and what to do."""


def _from_parser(complaint: ParserFault, file: str) -> Diagnostic:
    """Return the parser's own complaint, in our words if it is a usual one."""
    message = complaint.problem
    hint = "look at this line and the one before: indentation, quotes, brackets, colons"
    line, column = complaint.line, complaint.column
    for pattern, ours, advice in _PROBLEMS:
        if re.search(pattern, complaint.problem):
            message, hint = ours, advice
            break
    if "end of stream" in complaint.problem and complaint.opened:
        line, column = complaint.opened
    span = Span(file, line + 1, column + 1, line + 1, column + 2)
    return Diagnostic("yaml-syntax", Severity.ERROR, message, span, hint)

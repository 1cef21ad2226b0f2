"""Find words of a value in the file that it was written in.

The model keeps only where a whole value begins and ends, which may be many lines apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from irdocs.content.quotation import typed_pattern
from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import replace

_MOST_WORDS = 5


def located(span: Span, words: str, lines: Sequence[str], *, last: bool = False) -> Span:
    """Return the span of the first or last occurrence of some words within a span of a file.

    The words, at most five of them, are searched for in that region of the file, allowing for line
    breaks, indentation, markup and backslashes between them. If they are not found, for example
    because the value is quoted and contains escapes, the whole span is returned.
    """
    if not 0 < span.line <= span.end_line <= len(lines):
        return span
    first = lines[span.line - 1][span.column - 1 :]
    region = "\n".join((first, *lines[span.line : span.end_line]))
    pattern = typed_pattern(" ".join(words.split(" ")[:_MOST_WORDS]))
    if words[:1].isdigit():
        pattern = rf"(?<![\d.,]){pattern}"  # the 2 % of 12 % is another number
    matches = list(re.finditer(pattern, region)) if pattern else []
    if not matches:
        return span
    match = matches[-1 if last else 0]
    line, column = _position(region, match.start(), span)
    end_line, end_column = _position(region, match.end(), span)
    return replace(span, line=line, column=column, end_line=end_line, end_column=end_column)


def pinpointed(found: Report, texts: Mapping[str, str]) -> Report:
    """Return a report whose findings point at the words at fault; `texts` are those of the files,
    by the names that messages give them."""
    if not any(one.sign for one in found):
        return found
    lines = {file: text.split("\n") for file, text in texts.items()}
    report = Report()
    report.extend(_pinpointed(one, lines) for one in found)
    return report


def _pinpointed(finding: Diagnostic, lines: Mapping[str, Sequence[str]]) -> Diagnostic:
    span = finding.span
    if span is None or not finding.sign:
        return finding
    return replace(finding, span=located(span, finding.sign, lines.get(span.file, ())))


def _position(region: str, offset: int, span: Span) -> tuple[int, int]:
    """Return the line and column in the file of an offset in a region that begins at a span."""
    before = region[:offset]
    line_breaks = before.count("\n")
    characters = offset - (before.rfind("\n") + 1)  # after the last line break
    return span.line + line_breaks, characters + (span.column if not line_breaks else 1)


__all__ = ["located", "pinpointed"]

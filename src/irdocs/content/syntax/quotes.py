"""Read a text in quotes to its end, and find quotes that are not closed and wrong escapes."""

from __future__ import annotations

import re

from irdocs.content.syntax.fault import YamlLines

_ESCAPE = re.compile(
    r"""\\(?:[0abtnvfre"/\\N_LP \t]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$)"""
)
"""An escape of a text in double quotes (YAML 1.2, 5.7); at the end of a line it joins the next."""
_LAST_BRACKETS = re.compile(r"[\]}]+,?$")


def end_of_quoted(lines: YamlLines, line: int, column: int, parent: int) -> tuple[int, int]:
    """Return the line and column behind the closing quote of the text that begins at a place.

    A quote that is still open where a line looks like the next key or list item, indented no
    further than `parent`, is refused at its opening.
    """
    quote = lines[line][column]
    number, position = line, column + 1
    bad_escape: tuple[int, int] | None = None
    while True:
        text = lines[number]
        while position < len(text):
            character = text[position]
            if character == "\\" and quote == '"':
                escape = _ESCAPE.match(text, position)
                if escape is None and bad_escape is None:
                    bad_escape = number, position
                position = escape.end() if escape else position + 1
            elif character != quote:
                position += 1
            elif quote == "'" and text[position + 1 : position + 2] == "'":
                position += 2
            else:
                if bad_escape:
                    _refuse_escape(lines, bad_escape, line, number)
                return number, position + 1
        number, position = number + 1, 0
        if number < len(lines) and lines.is_marker(number):
            lines.refuse_marker(number)
        if number >= len(lines) or _is_beyond(lines, number, parent):
            _refuse_unclosed(lines, line, column, number, parent)
            return number - 1, len(lines[number - 1])


def _is_beyond(lines: YamlLines, number: int, parent: int) -> bool:
    """Return whether a line belongs to what follows a text whose key is at `parent`."""
    return (
        not lines.is_blank(number) and lines.indent(number) <= parent and lines.begins_entry(number)
    )


def _refuse_unclosed(lines: YamlLines, line: int, column: int, end: int, parent: int) -> None:
    quote = lines[line][column]
    last = min(lines.text_end(line, parent), end - 1)
    if quote == "'":
        hint = "close it at the end of the text; around an apostrophe, use double quotes"
    elif lines[last].rstrip().endswith('\\"'):
        hint = 'write \\\\ for the backslash: \\" is a quote within the text, and does not close it'
    else:
        hint = "close it at the end of the text"
    text = lines[last].rstrip()
    remedies = [{last: f"{text}{quote}"}]
    if brackets := _LAST_BRACKETS.search(text):  # which stand in the text else
        before = text[: brackets.start()]
        remedies.append({last: f"{before}{quote}{brackets[0]}"})
    lines.reject("the text that this quote opens is not closed", line, column, hint, *remedies)


def _refuse_escape(lines: YamlLines, place: tuple[int, int], first: int, last: int) -> None:
    """Refuse a backslash that begins no escape; all such backslashes of the text are mended."""
    number, column = place
    edits = {}
    for index in range(first, last + 1):
        parts, position = [], 0
        for match in re.finditer(r"\\", lines[index]):
            if match.start() < position:
                continue
            escape = _ESCAPE.match(lines[index], match.start())
            end = escape.end() if escape else match.end()
            parts.append(lines[index][position : match.start()])
            parts.append(escape[0] if escape else "\\\\")
            position = end
        edits[index] = "".join(parts) + lines[index][position:]
    written = lines[number][column : column + 2]
    lines.reject(
        f'"{written}" is not an escape; in double quotes a backslash begins one',
        number,
        column,
        "write \\\\ for a backslash, or put the text in single quotes",
        edits,
        length=len(written),
    )

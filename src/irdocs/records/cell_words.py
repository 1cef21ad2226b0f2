"""What the words of a sheet's cell look like, as a part of them may be raised or struck through."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from irdocs.content.markdown import SUBSCRIPTS, SUPERSCRIPTS
from irdocs.diagnostics import Report, Span

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character by its number, as workbooks write those that XML cannot hold (ECMA-376, part 1,
22.4.2.4, ST_Xstring)."""
_SHIFTED = {"superscript": SUPERSCRIPTS, "subscript": SUBSCRIPTS}


def words_of(cell: Any, place: Span, report: Report) -> str:
    """Return the words of a cell whose value is a text, with raised digits as signs of their own.

    Words that are struck through are no words any more, and which is meant nobody can tell: they
    are errors, as are raised ones that have no sign.
    """
    parts = _parts(cell.value)
    font = getattr(cell, "font", None)
    struck = [words for words, own in parts if getattr(own or font, "strike", None)]
    if "".join(struck).strip():
        report.error(
            "bad-cell",
            f'the cell {cell.coordinate} has words that are struck through: "{"".join(struck)}"',
            place, "delete them, or take the line away",
        )  # fmt: skip
    return "".join(_shifted(words, own, cell, place, report) for words, own in parts)


def _parts(value: Any) -> list[tuple[str, Any]]:
    """Return the parts of a text with the font of each; None for that of the cell."""
    if isinstance(value, str):
        return [(_unescaped(value), None)]
    parts: Iterable[Any] = value
    return [
        (_unescaped(part), None)
        if isinstance(part, str)
        else (_unescaped(part.text or ""), part.font)
        for part in parts
    ]


def _shifted(words: str, font: Any, cell: Any, place: Span, report: Report) -> str:
    """Return a part of a text; one that is raised or lowered in signs that are so by themselves."""
    signs = _SHIFTED.get(getattr(font, "vertAlign", None) or "")
    if signs is None or not words.strip():
        return words
    if all(ord(sign) in signs for sign in words.strip()):
        return words.translate(signs)
    if any(sign.isdigit() for sign in words):
        report.error(
            "bad-cell", f'the cell {cell.coordinate} has "{words.strip()}" raised or lowered, and '
            "there are no such signs", place, "write it on the line",
        )  # fmt: skip
    return words


def _unescaped(words: str) -> str:
    """Return words with the characters that are written by their numbers; a line has one end."""
    if "_x" not in words:
        return words
    return (
        _ESCAPED.sub(lambda match: chr(int(match[1], 16)), words)
        .replace("\r\n", "\n")
        .replace("\r", "")
    )


__all__ = ["words_of"]

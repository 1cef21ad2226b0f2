"""Put changed words into a text with markup, so that the markup stays where it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from irdocs.pulling.escaping import as_markdown
from irdocs.pulling.units import NOTE_MARK, bare

WordChange = tuple[int, int, str]
"""A stretch of words, from and to, and what stands there instead."""
CITED = re.compile(r"\s*\[@[A-Za-z0-9][\w.:-]*\]")
"""A citation as it is written."""
_LEAD_OUT = re.compile(r"\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|\]\{[^}]*\}")
_SHIFTED = re.compile(r"\^[^\s^]+\^|(?<!~)~[^\s~]+~(?!~)")
_MARKS = frozenset("*_`[]\\^~$<>")


def spliced(source: str, places: Sequence[int], changes: Sequence[WordChange]) -> str | None:
    """Return a source with changes of its words; None if one goes across the bounds of markup."""
    for start, end, text in reversed(changes):
        first = places[start] if start < len(places) else places[-1] + 1
        if start == end:
            first = places[start - 1] + 1 if start else first
        last = places[end - 1] + 1 if end > start else first
        if any(sign in _MARKS for sign in source[first:last]) or _is_shifted(source, first, last):
            return None
        source = source[:first] + as_markdown(text) + source[last:]
    return source


def _is_shifted(source: str, first: int, last: int) -> bool:
    """Whether a stretch of a source lies within what is raised or lowered, which other signs would
    be as well."""
    return any(match.start() < first and last < match.end() for match in _SHIFTED.finditer(source))


def offsets(source: str, words: str) -> list[int] | None:
    """Return for each letter of the printed words its place in what is written; None if unclear."""
    places: list[int] = []
    at = 0
    while len(places) < len(words):
        if at >= len(source):
            return None
        wanted = words[len(places)]
        cited = CITED.match(source, at)
        lead_out = _LEAD_OUT.match(source, at)
        mark = NOTE_MARK.match(source, at)
        if mark and wanted.isalpha():
            places.append(mark.end() - 1)
            at = mark.end()
        elif cited:
            at = cited.end()
        elif lead_out:
            at = lead_out.end()
        elif bare(source[at]) == wanted or (wanted == " " and source[at].isspace()):
            places.append(at)
            at += 1
        elif wanted != source[at] and unicodedata.normalize("NFKC", wanted) == source[at]:
            places.append(at)  # 9 in 10^9^, which is shown as ⁹
            at += 1
        elif source[at] in _MARKS or source[at].isspace() or not bare(source[at]):
            at += 1
        else:
            return None
    return places


__all__ = ["CITED", "WordChange", "offsets", "spliced"]

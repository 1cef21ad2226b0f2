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
        if any(sign in _MARKS for sign in source[first:last]):
            return None
        shifted = _shifted_round(source, first, last)
        if shifted is None:
            source = source[:first] + as_markdown(text) + source[last:]
            continue
        inner = _within_shifted(source, shifted, (first, last), text)
        if inner is None:
            return None
        source = source[: shifted[0]] + inner + source[shifted[1] :]
    return source


def narrowed(words: str, change: WordChange) -> WordChange:
    """Return a change without the letters at its start and end that stay as they are."""
    start, end, text = change
    while start < end and text and words[start] == text[0]:
        start, text = start + 1, text[1:]
    while end > start and text and words[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    return start, end, text


def _shifted_round(source: str, first: int, last: int) -> tuple[int, int] | None:
    """Return the stretch of a source, with its marks, that is raised or lowered and that another
    stretch lies within; None if there is none."""
    found = (match.span() for match in _SHIFTED.finditer(source))
    return next(((start, end) for start, end in found if start < first and last < end), None)


def _within_shifted(
    source: str, shifted: tuple[int, int], stretch: tuple[int, int], text: str
) -> str | None:
    """Return what stands for a raised, or lowered, stretch of which a part has another text; None
    if Markdown cannot say it.

    Signs that are raised themselves, as ⁹, need no marks where they are all there is. What is typed
    over others is raised as they were; what is typed beside them is not.
    """
    (start, end), (first, last) = shifted, stretch
    plain = unicodedata.normalize("NFKC", text)
    is_all = first == start + 1 and last == end - 1
    if any(sign.isspace() for sign in text):
        return None
    if is_all and plain != text:
        return text
    if is_all and not text:
        return ""
    if plain == text and first == last and first in (start + 1, end - 1):
        marked = source[start:end]
        return as_markdown(text) + marked if first == start + 1 else marked + as_markdown(text)
    return source[start:first] + plain + source[last:end]


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


__all__ = ["CITED", "WordChange", "narrowed", "offsets", "spliced"]

"""What Pandoc writes beyond CommonMark: a title block, notes within sentences, lists of letters.

All are put in the forms that the rest of the import reads, and leave all else on its line: a title
block as front matter, `^[a note]` as a mark with the note's text apart, `a)` as `1.`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from string import ascii_lowercase

from irdocs.importing.fences import are_code

_TITLE_BLOCK = re.compile(r"\A%[^\n]*(?:\n[ \t]+\S[^\n]*)*(?:\n%[^\n]*(?:\n[ \t]+\S[^\n]*)*){0,2}")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(rf"(\d{{1,2}})\.?\s+({'|'.join(_MONTHS)})\s+(\d{{4}})")
_MONTH_FIRST = re.compile(rf"({'|'.join(_MONTHS)})\s+(\d{{1,2}}),?\s+(\d{{4}})")
_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\n)[\s\S])+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_OPENING = re.compile(r"(?<!\\)\^\[")

_LETTERED = re.compile(
    r"^(?P<indent> *)(?:\((?P<both>[a-z]{1,4}|\d{1,2})\)|(?P<one>[a-z]{1,4})[.)]|(?P<hash>#)\.)"
    r"(?P<rest>[ \t]+\S.*)$"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def title_block(text: str) -> tuple[str, str]:
    """Return the title block with which a text begins as YAML, and the text with blank lines in its
    place; empty, and the text as it is, if there is none."""
    match = _TITLE_BLOCK.match(text)
    if match is None:
        return "", text
    parts = [" ".join(part.split()) for part in re.split(r"^%", match[0], flags=re.MULTILINE)[1:]]
    title, authors, day = (*parts, "", "", "")[:3]
    lines = [f"title: {json.dumps(title)}"] if title else []
    if names := [name for part in authors.split(";") if (name := part.strip())]:
        lines.append(f"author: {json.dumps(names)}")
    if day:
        lines.append(f"date: {json.dumps(_iso(day))}")
    return "\n".join(lines), "\n" * match[0].count("\n") + text[match.end() :]


def _iso(day: str) -> str:
    """Return an English date as 2026-05-03; anything else as it is."""
    if match := _DAY.fullmatch(day):
        number, month, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.fullmatch(day):
        number, month, year = match[2], match[1], match[3]
    else:
        return day
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(number):02}"


def without_inline_notes(text: str, notes: dict[str, str]) -> str:
    """Return a text with a mark in place of each note within a sentence; the notes go to `notes`.

    Lines of a note are one line then, and as many breaks follow where there is a space.
    """
    code = [match.span() for match in _CODE.finditer(text)]
    out, done = "", 0
    for begin, end in _found(text):
        if begin < done or any(start <= begin < stop for start, stop in code):
            continue
        name = f"inline-{len(notes) + 1}"
        note = text[begin + 2 : end - 1]
        notes[name] = " ".join(note.split())
        out += f"{text[done:begin]}[^{name}]"
        done = end
        for _ in range(note.count("\n")):
            space = re.compile(r"[ \t]+(?=\S)|\n").search(text, done)
            if space is None:
                break
            out += text[done : space.start()] + "\n"
            done = space.end()
            if space[0] == "\n":
                break
    return out + text[done:]


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each note begins and ends that its paragraph closes; brackets may stand in it."""
    for match in _OPENING.finditer(text):
        depth, at = 1, match.end()
        while depth and at < len(text) and not text.startswith("\n\n", at):
            if text[at] == "\\":
                at += 1
            else:
                depth += (text[at] == "[") - (text[at] == "]")
            at += 1
        if not depth and text[match.end() : at - 1].strip():
            yield match.start(), at


def outside_code(text: str, pattern: re.Pattern[str], made: Callable[[re.Match[str]], str]) -> str:
    """Return a text in which what is found outside code is replaced by what is made of it."""
    code = [match.span() for match in _CODE.finditer(text)]
    starts = [start for start, _ in code]

    def replaced(match: re.Match[str]) -> str:
        before = bisect_right(starts, match.start())
        is_code = before > 0 and match.start() < code[before - 1][1]
        return match[0] if is_code else made(match)

    return pattern.sub(replaced, text)


def with_numbers(lines: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return lines with numbers in place of a), (1), i. and #. where two items follow one another
    from the first on, and the line of each such list, from 1."""
    out, found = list(lines), []
    code, at = are_code(lines), 0
    while at < len(out):
        items = [] if code[at] or (at and out[at - 1].strip()) else _items(out, at)
        for number, (line, match) in enumerate(items, 1):
            out[line] = f"{match['indent']}{number}.{match['rest']}"
        if items:
            found.append(at + 1)
            at = items[-1][0]
        at += 1
    return out, found


def _items(lines: Sequence[str], at: int) -> list[tuple[int, re.Match[str]]]:
    """Return the items of a list that begins in a line; none if there is only one."""
    first = _LETTERED.match(lines[at])
    if first is None:
        return []
    marks = _marks(first)
    wanted = next(marks, "")
    items: list[tuple[int, re.Match[str]]] = []
    for line in range(at, len(lines)):
        match = _LETTERED.match(lines[line])
        if match and match["indent"] == first["indent"] and _mark(match) == wanted:
            items.append((line, match))
            wanted = next(marks, "")
        elif not items or (lines[line][:1].strip() and not lines[line - 1].strip()):
            break  # a paragraph of its own
    return items if len(items) > 1 else []


def _mark(match: re.Match[str]) -> str:
    return str(match["both"] or match["one"] or match["hash"])


def _marks(first: re.Match[str]) -> Iterator[str]:
    """Return the marks that a list may have whose first item is this."""
    match _mark(first):
        case "a":
            return iter(ascii_lowercase)
        case "i":
            return iter(_ROMAN)
        case "1":
            return map(str, range(1, 100))
        case "#":
            return repeat("#")
        case _:
            return iter(())


__all__ = ["outside_code", "title_block", "with_numbers", "without_inline_notes"]

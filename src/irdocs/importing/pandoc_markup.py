"""What Pandoc writes beyond CommonMark: a title block, and notes within sentences.

Both are put in the forms that the rest of the import reads, and leave all else on its line: a title
block as front matter, `^[a note]` as a mark with the note's text apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

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


__all__ = ["title_block", "without_inline_notes"]

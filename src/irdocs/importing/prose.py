"""Divide what no slide holds, and tell blocks as prose for notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from irdocs.importing.inlines import escaped

CODE_ON_SLIDES, CODE_IN_PRINT = 74, 40
"""How many characters of code a line of a slide, and of a narrow column, holds."""
_LONGEST = 480
"""The most characters of a paragraph, so that a slide has room for it."""


def divided(text: str) -> list[str]:
    """Return a paragraph in parts that slides have room for, divided between sentences."""
    if len(text) <= _LONGEST or "\n" in text:
        return [text]
    parts, part = [], ""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if part and len(part) + len(sentence) > _LONGEST:
            parts.append(part)
            part = ""
        part = f"{part} {sentence}".strip()
    parts.append(part)
    # Stress that begins in one part and ends in another would be none.
    is_whole = all(one.count("**") % 2 == 0 and one.count("`") % 2 == 0 for one in parts)
    return parts if is_whole else [text]


def broken(line: str) -> list[str]:
    """Return a line of code in lines that a slide holds, broken at spaces where there are some."""
    parts = []
    while len(line) > CODE_ON_SLIDES:
        at = line.rfind(" ", len(line) - len(line.lstrip()) + 1, CODE_ON_SLIDES)
        at = at if at > 0 else CODE_ON_SLIDES
        parts.append(line[:at].rstrip())
        line = "    " + line[at:].lstrip()
    return [*parts, line]


def prose_of(block: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words of a block as paragraphs of prose, for notes."""
    match block["type"]:
        case "text" | "quote":
            yield str(block["text"])
            if by := block.get("by"):
                yield f"— {escaped(str(by))}"
        case "points":
            yield "\n".join(_listed(block["items"], 0))
        case "terms":
            for item in block["items"]:
                yield f"**{escaped(item['term'])}**: {item['meaning']}"
        case "code":
            yield "\n\n".join(
                f"`{line}`" for line in str(block["code"]).split("\n") if line.strip()
            )
        case "table":
            yield escaped(str(block["caption"]))
            for row in (block["header"], *block["rows"]):
                yield "; ".join(cell for cell in row if cell)
        case "formula":
            yield f"${block['latex']}$"
        case "image":
            yield escaped(str(block.get("alt", "")))
        case _:
            pass


def _listed(items: Sequence[Any], depth: int) -> Iterator[str]:
    for item in items:
        text = item if isinstance(item, str) else item["text"]
        yield f"{'  ' * depth}- {' '.join(text.split())}"
        if not isinstance(item, str):
            yield from _listed(item["items"], depth + 1)


__all__ = ["CODE_IN_PRINT", "CODE_ON_SLIDES", "broken", "divided", "prose_of"]

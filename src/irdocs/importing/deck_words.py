"""Write the text of a shape as Markdown: paragraphs, lists, stress (ECMA-376, part 1, 21.1.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irdocs.importing.losses import words_of
from irdocs.importing.markdown_words import escaped
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.xml import Element

_LONG_PARAGRAPH = 18
"""From how many words on a paragraph that is alone is prose, whatever its bullet."""


def level_of(paragraph: Element) -> int:
    """Return how deep a paragraph stands, from 0."""
    properties = paragraph.find(f"{A}pPr")
    text = str(properties.get("lvl", "0")) if properties is not None else "0"
    return min(int(text), 8) if text.isascii() and text.isdigit() else 0


BULLET = "-"
"""The mark of an item in Markdown; a numbered one has the number that its list begins with."""


def own_mark(paragraph: Element) -> str | None:
    """Return the mark of an item that a paragraph says that it has, empty for none; None if it
    leaves that to its layout."""
    return mark_in(paragraph.find(f"{A}pPr"))


def mark_in(properties: Element | None) -> str | None:
    """Return the mark that properties of a paragraph give it; None if they say nothing of it."""
    if properties is None:
        return None
    if properties.find(f"{A}buNone") is not None:
        return ""
    numbering = properties.find(f"{A}buAutoNum")
    if numbering is not None:
        start = str(numbering.get("startAt", "1"))
        return f"{start if re.fullmatch('[0-9]{1,5}', start) else 1}."
    if any(properties.find(f"{A}{name}") is not None for name in ("buChar", "buBlip")):
        return BULLET
    return None


def has_letters(paragraph: Element) -> bool:
    """Whether a paragraph is an item of a list that has letters, or Roman numbers."""
    numbering = paragraph.find(f"{A}pPr/{A}buAutoNum")
    kind = str(numbering.get("type", "")) if numbering is not None else ""
    return kind.startswith(("alpha", "roman"))


def written(paragraphs: Sequence[tuple[int, str, str]]) -> str:
    """Return paragraphs with their marks as Markdown: those that have one as lists, others one
    after another; a long one that is alone is no list."""
    alone = len(paragraphs) == 1
    out: list[str] = []
    depth = -1
    for level, text, mark in paragraphs:
        if mark and not (alone and len(text.split()) > _LONG_PARAGRAPH):
            depth = min(level, depth + 1)
            out.append(f"{'    ' * depth}{mark} {text}")
        else:
            if out:
                out.append("")
            out += [text, ""]
            depth = -1
    return "\n".join(out).strip("\n")


def words_in(element: Element) -> list[str]:
    return [word for text in element.iter(f"{A}t") for word in words_of(text.text or "")]


def marked(pieces: Sequence[tuple[str, bool, bool, str]]) -> str:
    """Return pieces of text with stress and links as Markdown.

    Stress of half a word beside a sign cannot be written so (CommonMark, 6.2), and is left out.
    """
    out = ""
    plain = ["", *(text for text, *_ in pieces), ""]
    all_bold = all(bold for text, bold, _, _ in pieces if text.strip())
    for number, (text, bold, italic, link) in enumerate(pieces, 1):
        words = re.sub(r"\s+", " ", text)
        inner = words.strip()
        if not inner:
            out += words
            continue
        before = words[: len(words) - len(words.lstrip())]
        after = words[len(words.rstrip()) :]
        shown = escaped(inner)
        if link:
            shown = f"[{shown}]({link})"
        sign = ("**" if bold and not all_bold else "") + ("*" if italic else "")
        left = before or plain[number - 1][-1:]
        right = after or plain[number + 1][:1]
        fits = (not left.isalnum() or inner[0].isalnum()) and (
            not right.isalnum() or inner[-1].isalnum()
        )
        if sign and fits and not out.endswith("*"):
            shown = f"{sign}{shown}{sign[::-1]}"
        out += f"{before}{shown}{after}"
    return " ".join(out.split())


__all__ = [
    "BULLET", "has_letters", "level_of", "mark_in", "marked", "own_mark", "words_in",
    "written",
]  # fmt: skip

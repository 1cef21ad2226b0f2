"""Join what is one thing to readers and was two blocks of a source: one slide shows it then."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_LONGEST_TEXT = 600
"""How many characters paragraphs have together that are one block, and so on one slide."""
_MOST_ITEMS = 6
"""How many items a list has below the words that lead to it, on one slide."""
_CAPTION = re.compile(
    r"(?:figure|fig\.|photo|picture|abbildung|abb\.|ffigur|ffig\.|figura|afbeelding)"
    r" ?\d{0,3}(?:\.\d{1,2})?\\?[.:] \S.*",
    re.IGNORECASE,
)
"""A line below a picture that calls it one: "Figure 1: A duckling"."""


def joined(before: Mapping[str, Any], block: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return two blocks that follow one another as one; None for what is two to readers.

    That are two texts, of which the second leads to no list, a text that does with its list, and a
    picture with a line that says which figure it is. What is longer than a slide stays two.
    """
    if "notes" in before or len(block) > 2 + ("ordered" in block):  # it has a title, say
        return None
    match before["type"], block["type"]:
        case "text", "text" if not _leads_to_list(str(block["text"])):
            text = f"{before['text']}\n\n{block['text']}"
        case "text", "points" if _leads_to_list(str(before["text"])):
            listed = _listed(block["items"], is_ordered="ordered" in block)
            text = f"{before['text']}\n\n{listed}" if listed else ""
        case "image", "text" if "caption" not in before and _CAPTION.fullmatch(str(block["text"])):
            return {**before, "caption": block["text"]}
        case _:
            return None
    return {**before, "text": text} if 0 < len(text) <= _LONGEST_TEXT else None


def _leads_to_list(text: str) -> bool:
    """Whether the last paragraph of a text ends in a colon, and is neither an item nor a note."""
    last = text.rpartition("\n")[2]
    return last.endswith(":") and not last.startswith(("[^", "- ", "1. "))


def _listed(items: Sequence[Any], *, is_ordered: bool) -> str:
    """Return short items as a list in Markdown; nothing for others."""
    if len(items) > _MOST_ITEMS or not all(
        isinstance(item, str) and "\n" not in item for item in items
    ):
        return ""
    marks = [f"{number}." if is_ordered else "-" for number in range(1, len(items) + 1)]
    return "\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True))


__all__ = ["joined"]

"""When words say nothing: "here" as a link, a file's name as a description."""

from __future__ import annotations

import re

LONGEST_ALT = 150
"""The most characters of an alternative text: it is read in one go and cannot be paused."""
_FILE = re.compile(r"\.(png|jpe?g|svg|gif|emf|wmf|tiff?|bmp)\b|[/\\]\w+[/\\]", re.IGNORECASE)
_EMPTY = frozenset(
    {"here", "click here", "more", "read more", "learn more", "find out more", "link", "this",
     "this link", "this page", "website", "download"}
)  # fmt: skip
_ADDRESS = re.compile(r"(https?://|www\.)\S+\Z", re.IGNORECASE)


BLOCK_CAPITALS = re.compile(r"\b(?=[A-Z ]*[A-Z]{4})[A-Z]{2,}(?: [A-Z]{2,})+\b|^[A-Z]{5,}$")
"""Words in capitals, one of them longer than an abbreviation; or a text of one such word."""


def names_a_file(alternative: str) -> bool:
    """Whether an alternative text is the name or the path of a file."""
    return bool(_FILE.search(alternative))


def says_nothing(link: str) -> bool:
    """Whether a link's words do not say where it leads: "here", or a bare address."""
    words = link.strip()
    return not words or words.casefold().rstrip(".…!") in _EMPTY or bool(_ADDRESS.match(words))

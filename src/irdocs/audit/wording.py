"""Tests of wording that both the rules on content and those on decks use."""

from __future__ import annotations

import re

LONGEST_ALT = 150
"""The largest number of characters in an alternative text, which is read aloud in one go."""
_WORD, _FEW_WORDS = re.compile(r"[^\W\d_]{2,}"), 3
"""A word, and how many of them beside a file's name say nothing yet: "picture of the file"."""
_FILE_NAME = re.compile(
    r"\.(png|jpe?g|svg|gif|emf|wmf|tiff?|bmp)\b|"
    r"\A(?:[a-z]:|\.{1,2})?[/\\]\S+\Z|\A\S+[/\\]\w+[/\\]\S*\Z",
    re.IGNORECASE,
)
"""The name of a picture, or a path and nothing else: words may have units such as mg/kg/min."""
_VAGUE_LINK_TEXTS = frozenset(
    {"here", "click here", "more", "read more", "learn more", "find out more", "link", "this",
     "this link", "this page", "website", "download"}
)  # fmt: skip
_ADDRESS = re.compile(r"(https?://|www\.)\S+\Z", re.IGNORECASE)


BLOCK_CAPITALS = re.compile(r"\b(?=[A-Z ]*[A-Z]{4})[A-Z]{2,}(?: [A-Z]{2,})+\b|^[A-Z]{5,}$")
"""Two or more words in capitals, one of them of four letters or more; or a text of one long word.

Shorter ones are probably abbreviations, such as "CT MRI"."""


def names_a_file(alternative: str) -> bool:
    """Whether an alternative text is the name of an image file, or a path, with few words more."""
    rest, found = _FILE_NAME.subn(" ", alternative)
    return bool(found) and len(_WORD.findall(rest)) <= _FEW_WORDS


def says_nothing(link: str) -> bool:
    """Whether the text of a link does not say where it leads: blank, "here" or a bare address."""
    text = link.strip()
    return (
        not text or text.casefold().rstrip(".…!") in _VAGUE_LINK_TEXTS or bool(_ADDRESS.match(text))
    )

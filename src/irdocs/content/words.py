"""Which values of content.yaml are words, so that they differ from language to language.

A mark beside the type of a field says it. What has no mark is the same in every language: ids,
addresses, dates, numbers, names of people, titles of sources, names of files.
"""

from __future__ import annotations

from enum import Enum


class WordsForm(Enum):
    """How the words of a value are written."""

    LINE = "one line, no markup"
    LINES = "lines, no markup"
    SENTENCE = "one paragraph, inline markup"
    TEXT = "text with markup"
    OWN_DATA = "what is said of own data; an id of sources: is no words"
    FORMULA = "LaTeX; only the words in its \\text are words"

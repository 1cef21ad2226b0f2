"""Read the sources of figures on slides that irdocs made: marks such as [2], and lines below."""

from __future__ import annotations

import re

from irdocs.frozen import frozen
from irdocs.importing.markdown_words import bare
from irdocs.importing.slide_composition import SAYS_SOURCE

MARK = re.compile(r"\\?\[(\d{1,3})\\?\]")
"""The number of a source, as Markdown has it."""
_MARKS = re.compile(rf"(?:[\s\u00a0]*(?:{MARK.pattern.replace('(', '(?:', 1)})[,;]?)+$")


def without_marks(text: str) -> str:
    """Return a text without the numbers of sources at its end."""
    return _MARKS.sub("", text)


@frozen
class SourceLine:
    """The line of sources below figures, a chart or a table."""

    numbered: tuple[tuple[str, str], ...]
    """Each source by its number, in words."""
    own: str
    """What stands there without a number: data of the author's own."""

    def of(self, text: str) -> str:
        """Return the sources that the marks at the end of a text name; without marks, all that
        stand in the line."""
        marks = _MARKS.search(text)
        numbers = MARK.findall(marks[0]) if marks else []
        named = dict(self.numbered)
        found = [named[number] for number in numbers if number in named]
        everything = [*named.values(), *([self.own] if self.own else [])]
        return "; ".join(found or ([self.own] if self.own and not marks else everything))


def source_line(markdown: str) -> SourceLine:
    """Return the line of sources of a slide; a line of numbers alone names none."""
    numbered, own = [], []
    text = " ".join(bare(markdown).split())
    first, *parts = MARK.split(text)
    if said := first.strip(" ;"):
        own.append(SAYS_SOURCE.sub("", said, count=1))
    for number, words in zip(parts[::2], parts[1::2], strict=True):
        words, _, rest = words.partition("; ") if "; " in words else (words, "", "")
        if words.strip(" ;"):
            numbered.append((number, words.strip(" ;")))
        if rest.strip(" ;"):
            own.append(SAYS_SOURCE.sub("", rest.strip(" ;"), count=1))
    if parts and not numbered and SAYS_SOURCE.match(text) is None:
        own = []  # it names the slide of sources, as in "Sources [1]; [2]"
    return SourceLine(tuple(numbered), "; ".join(filter(None, own)))


__all__ = ["MARK", "SourceLine", "source_line", "without_marks"]

"""Find sentences that YAML makes two items of, as a comma parts items of a list in brackets.

Of `[Rest it, but move it gently, Raise it]` three points would be printed, and "Rest it" alone says
something else than its author meant. What is told begins with a small letter among items that begin
with capitals, or with a word that goes on with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Report, Span

_KEYS = ("items", "options", "steps")
"""The keys of lists of sentences. Cells, categories and lines of an address are no sentences."""
_QUOTES = ("'", '"')
_GOES_ON = re.compile(
    r"""(?:
    and|but|nor|or|so|which|who|whose|although|because|unless
    |aber|ond|und|oder|sondern|mais|et|ou|pero|sino|y|neu|ma|oppure|ale|lub
    )\s""",
    re.VERBOSE,
)
"""A word that begins no item of its own behind one that begins with a capital."""
_SMALL = re.compile(r"(?P<word>\w+)\s+\S")
"""Several words, of which the first tells whether they begin a sentence."""


def tell_parted(mapping: SourceMapping, lines: Sequence[str], report: Report) -> None:
    """Warn of the first such comma in each list of a mapping; `lines` are those of its file."""
    for key in _KEYS:
        items = mapping.get(key)
        found = next(_parted(items, lines), None) if isinstance(items, SourceList) else None
        if found is None:
            continue
        whole = lines[found.line - 1][found.column - 1 : found.end_column - 1]
        report.warning(
            "parted-text",
            f'the comma makes two items of "{whole}"',
            found,
            f'if it is one, put it in quotes: "{whole}"; if there are two, begin the second with a '
            "capital",
        )


def _parted(items: SourceList, lines: Sequence[str]) -> Iterator[Span]:
    """Yield the places of items of a list in brackets that are one sentence, as it seems."""
    capitals = [isinstance(item, SourceText) and item[:1].isupper() for item in items]
    are_sentences = 2 * sum(capitals) > len(capitals) and sum(capitals) > 1
    for number, (one, other) in enumerate(pairwise(items.spans)):
        item = items[number + 1]
        if not capitals[number] or not isinstance(item, SourceText):
            continue
        goes_on = _GOES_ON.match(item) or (are_sentences and _is_small(item))
        if goes_on and _is_parted_by_comma(one, other, lines):
            yield Span(one.file, one.line, one.column, one.line, other.end_column)


def _is_small(text: str) -> bool:
    """Whether a text of several words begins with a word in small letters: neither pH nor mRNA."""
    first = _SMALL.match(text)
    return first is not None and first["word"].isalpha() and first["word"].islower()


def _is_parted_by_comma(one: Span, other: Span, lines: Sequence[str]) -> bool:
    """Whether two items of a line, both without quotes, have a comma alone between them."""
    if not one.line == one.end_line == other.line == other.end_line or one.line > len(lines):
        return False
    line = lines[one.line - 1]
    quoted = any(line[span.column - 1 : span.column] in _QUOTES for span in (one, other))
    return not quoted and line[one.end_column - 1 : other.column - 1].strip() == ","


__all__ = ["tell_parted"]

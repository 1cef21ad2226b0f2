"""Bring home a paragraph in which numbers of sources were put in, taken out or moved, such as a
sentence that was cut with its [1] and pasted into another one.

Each number is a sign among the words then, on the slide as in what is written for it: so it goes
where its words go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from irdocs.content.words import WordsForm
from irdocs.frozen import replace
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.citing import Sources, unknown_numbers
from irdocs.pulling.splicing import CITED
from irdocs.pulling.tracing import (
    TracedLine,
    TracedStretch,
    UnitEdit,
    UntraceableError,
    unit_edits,
)
from irdocs.pulling.units import CITATION, bare

_FIRST_SIGN = 0xE000
"""The first of the characters for private use (Unicode, 23.5), which no text of a deck has."""
_SIGN = re.compile("[\ue000-\uf8ff]")


def recited_edits(traced: TracedLine, after: SlideLine, sources: Sources) -> Iterator[UnitEdit]:
    """Yield what `unit_edits` does, also where the numbers of sources differ.

    Raises UntraceableError if there is no way.
    """
    line, unit = traced.line, traced.unit
    if [*_numbers(line.text)] == [*_numbers(after.text)] or unit is None or unit.is_code:
        yield from unit_edits(traced, after)
        return
    there = [_id_of(mark) for mark in CITED.findall(unit.source)]
    is_told = len(there) == len([*_numbers(line.text)]) and not _SIGN.search(after.text)
    if unit.form not in (WordsForm.TEXT, WordsForm.SENTENCE) or not is_told:
        raise UntraceableError("the numbers of sources in it were edited; write [@id] in the text")
    if unknown := unknown_numbers(after.text, sources):
        raise UntraceableError(f"{unknown[0]} is the number of no source; write [@id] in the text")
    now = [sources[number] for number in _numbers(after.text)]
    signs = {name: chr(_FIRST_SIGN + n) for n, name in enumerate(dict.fromkeys((*there, *now)))}
    # What was there names its sources by their order: their numbers may have changed since.
    before = replace(line, text=_signed(line.text, there, signs))
    words = bare(before.text)
    source = CITED.sub(lambda mark: signs[_id_of(mark[0])], unit.source)
    signed = replace(unit, words=words, source=source)
    new = replace(after, text=_signed(after.text, now, signs))
    for edit in unit_edits(TracedLine(before, words, (TracedStretch(signed, 0, len(words)),)), new):
        yield replace(edit, unit=unit, source=_cited(edit.source, signs))


def _signed(text: str, names: Sequence[str], signs: Mapping[str, str]) -> str:
    """Return a text with signs in place of the numbers of sources, given these in order."""
    left = iter(names)
    return CITATION.sub(lambda mark: "".join(signs[next(left)] for _ in _numbers(mark[0])), text)


def _cited(source: str, signs: Mapping[str, str]) -> str:
    """Return what is written for a source with signs: a space before the first of some."""
    for name, sign in signs.items():
        source = re.sub(rf"(?<!\]|\s){sign}", f" [@{name}]", source).replace(sign, f"[@{name}]")
    return source.strip()


def _id_of(mark: str) -> str:
    return mark.strip()[2:-1]


def _numbers(text: str) -> Iterable[str]:
    return (number for mark in CITATION.findall(text) for number in re.findall(r"\d+", mark))


__all__ = ["recited_edits"]

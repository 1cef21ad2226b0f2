"""Follow words that somebody has cut in one place of a deck and pasted in another.

What was cut is a paragraph that is gone, what was pasted one that was added: both say the same. So
the content has them where they stand now as it had them before, with their markup and sources, and
with what no slide shows beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from irdocs.changes.words import word_edits
from irdocs.frozen import frozen, replace
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.edits import CutWords, LineEdit
from irdocs.pulling.patching import PatchedYaml
from irdocs.pulling.state import Ties
from irdocs.pulling.tracing import TracedLine
from irdocs.pulling.units import ContentUnit

_WORD = re.compile(r"\w+")
_FEWEST = 3
"""Fewer words than these may stand in two places by chance, unless they are all there is."""
_MOST_KEPT = 0.5
"""A text of which less than this part stays is another text."""

Lines = Mapping[SlideLine, TracedLine]


@frozen
class SlideEdits:
    """What was edited on a slide, with the lines of the slide that the content makes."""

    edits: Sequence[LineEdit]
    lines: Lines


def with_cuts(slides: Sequence[SlideEdits]) -> list[SlideEdits]:
    """Return the edits of a deck, of which those that add a paragraph know where it was cut, and
    what was put in the place of a text that cannot be left out is one edit."""
    free: dict[str, list[CutWords]] = {}
    for slide in slides:
        for edit in slide.edits:
            before = edit.before
            if before is not None and edit.after is None and not edit.is_recounted:
                unit = slide.lines[before].unit
                if unit is not None and before.role in ("text", "notes") and not unit.is_code:
                    free.setdefault(before.text, []).append(CutWords(before, unit))
    found = []
    for slide in slides:
        edits = [_from(edit, free) for edit in slide.edits]
        found.append(SlideEdits(list(_replaced(edits, slide.lines)), slide.lines))
    return found


def _from(edit: LineEdit, free: Mapping[str, list[CutWords]]) -> LineEdit:
    after = edit.after
    if edit.before is not None or after is None or after.role not in ("text", "notes"):
        return edit
    cuts = free.get(after.text)
    return replace(edit, cut=cuts.pop(0)) if cuts else edit


def _replaced(edits: Sequence[LineEdit], lines: Lines) -> Iterator[LineEdit]:
    """Yield edits; of a shape in which the one text that is gone is all of its value, and no item
    of a list, and in which one was added, both as one."""
    done: list[LineEdit] = []
    for edit in edits:
        if edit in done:
            continue
        partner = _instead(edit, edits, lines)
        if partner is None:
            yield edit
            continue
        gone, new = (edit, partner) if edit.after is None else (partner, edit)
        done.append(partner)
        yield replace(gone, after=new.after, cut=new.cut, is_replaced=True)


def _instead(edit: LineEdit, edits: Sequence[LineEdit], lines: Lines) -> LineEdit | None:
    """Return what was added in the place of what is gone, or the other way about."""
    line = edit.before if edit.after is None else edit.after if edit.before is None else None
    if line is None or line.role != "text":
        return None
    beside = [one for one in edits if _is_half(one) and _place(one) == _place(edit)]
    gone = [one for one in beside if one.after is None]
    if len(beside) != 2 or len(gone) != 1 or gone[0].before is None:
        return None
    unit = lines[gone[0].before].unit
    if unit is None or not unit.is_whole or (unit.item is not None and unit.item.is_own):
        return None
    return next(one for one in beside if one is not edit)


def _is_half(edit: LineEdit) -> bool:
    return (edit.before is None) != (edit.after is None)


def _place(edit: LineEdit) -> tuple[str, int, int]:
    line = edit.before or edit.after
    assert line is not None
    return line.role, line.shape, line.level


def item_lines(text: PatchedYaml, unit: ContentUnit) -> tuple[list[str], list[str]]:
    """Return the comments above the item of a list that a unit is, and its lines without the dash
    and the indentation.

    Raises ValueError for one that shares its line with others.
    """
    assert unit.item is not None
    spans, index = unit.item.siblings.spans, unit.item.index
    start, end = text.item_rows(spans, index)
    row, column = spans[index].line - 1, spans[index].column - 1
    comments = [line.strip() for line in text.lines[start:row]]
    first, *others = text.lines[row:end]
    return comments, [first[column:], *(line[column:] for line in others)]


# ------------------------------------------------------------ words that would be lost


def words_of(before: str, after: str) -> Ties:
    """Return what an edit takes away of words, and what it adds."""
    edits = word_edits(before, after)
    kept = sum(len(one.before) for one in edits if one.is_same)
    if not before or not after or kept < _MOST_KEPT * min(len(before), len(after)):
        return Ties(gone=_stretches([before]), said=_stretches([after]))
    changed = [one for one in edits if not one.is_same]
    gone, said = ([one.before for one in changed], [one.after for one in changed])
    return Ties(gone=_stretches(gone), said=_stretches(said))


def words_gone(*texts: str) -> Ties:
    """Return that texts are taken away."""
    return Ties(gone=_stretches(texts))


def words_said(*texts: str) -> Ties:
    """Return that texts are added."""
    return Ties(said=_stretches(texts))


def _stretches(texts: Sequence[str]) -> frozenset[tuple[str, ...]]:
    found = (tuple(_WORD.findall(text.casefold())) for text in texts)
    return frozenset(one for one in found if any(word[0].isalpha() for word in one))


def would_lose(patch: Ties, failed: Ties) -> bool:
    """Whether a patch takes words away that are added in another place, which cannot come home."""
    return any(_share(gone, said) for gone in patch.gone for said in failed.said)


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all the words of one stretch stand in the other."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) < _FEWEST:
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


__all__ = [
    "SlideEdits", "item_lines", "with_cuts", "words_gone", "words_of", "words_said", "would_lose",
]  # fmt: skip

"""Find of which units of the content a paragraph of a slide is made, and which an edit changes.

A paragraph may be a unit, or be put together of several with what irdocs adds: a value and its
unit, a term and its meaning, a label and its citation. An edit that lies within one unit changes
that unit, and what markup it has stays where it was; one in what irdocs adds cannot be brought
home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from irdocs.changes.words import word_edits
from irdocs.content.words import WordsForm
from irdocs.frozen import frozen, replace
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.office_math_text import MATH
from irdocs.ooxml.slide_text import BESIDE, SlideLine, number_text
from irdocs.pulling.code_lines import code_of
from irdocs.pulling.escaping import as_markdown
from irdocs.pulling.sentence_runs import unit_with_sentences
from irdocs.pulling.shown_numbers import as_written, spellings
from irdocs.pulling.splicing import CITED, WordChange, narrowed, offsets, spliced
from irdocs.pulling.units import CITATION, ContentUnit, bare

_SHORTEST = 3
"""Words of fewer letters are not looked for within others, unless they are a value or its unit."""
_SHORT_KEYS = frozenset({"value", "unit", "affected", "of"})
_OF_CHARTS = frozenset({"name", "categories", "values", "points"})
"""The keys of what a chart has in its sheet; a reference line and numbers at risk are drawn."""
_TITLES = frozenset({"title", "headline", "question", "short"})


class UntraceableError(ValueError):
    """An edit cannot be expressed in the content; the message says why."""


@frozen
class TracedStretch:
    """A stretch of a paragraph that is a unit, from and to."""

    unit: ContentUnit
    start: int
    end: int
    at: int | None = None
    """Where in the words of its unit it begins, if it is some sentences of it; None for all."""


@frozen
class TracedLine:
    """A paragraph of a slide as its content makes it, with the units that it is made of."""

    line: SlideLine
    words: str
    stretches: tuple[TracedStretch, ...]

    @property
    def unit(self) -> ContentUnit | None:
        """The unit that it is as a whole; None if it is none, or more than that."""
        first = self.stretches[0] if len(self.stretches) == 1 else None
        if first is None or first.at is not None or first.end - first.start != len(self.words):
            return None
        return first.unit


@frozen
class UnitEdit:
    """What a unit is to say."""

    unit: ContentUnit
    source: str
    is_bare: bool = False
    """Whether markup of it was lost, since the edit went across its bounds."""
    changes: tuple[WordChange, ...] = ()
    """What is changed of its words, if slides show them in parts."""


def traced(slide: ReadSlide, units: Sequence[ContentUnit]) -> dict[SlideLine, TracedLine]:
    """Return the lines of a slide and its notes with their units.

    Equal words are taken in order: the second of two is the second unit that says them.
    """
    used: set[int] = set()
    found = {}
    sheets = _sheets(slide, units)
    for line in (*slide.lines, *slide.notes):
        words = bare(line.text)
        if line.role == "value":
            found[line] = TracedLine(line, words, _of_value(line, words, sheets[line.shape]))
            continue
        unit = _whole(line, words, units, used)
        if unit is not None:
            used.add(id(unit))
            stretches: tuple[TracedStretch, ...] = (TracedStretch(unit, 0, len(words)),)
        elif line.role != "cell" and (
            part := unit_with_sentences(words, (one for one in units if _may_be(line, one)))
        ):
            stretches = (TracedStretch(part[0], 0, len(words), part[1]),)
        else:
            stretches = tuple(_within(words, line, units))
        found[line] = TracedLine(line, words, stretches)
    return found


def _sheets(slide: ReadSlide, units: Sequence[ContentUnit]) -> dict[int, list[ContentUnit]]:
    """Return the units of each chart of a slide, by the number of its shape: of the charts that
    its blocks have, those of which it shows the most values."""
    charts: dict[int, list[ContentUnit]] = {}
    for unit in units:
        if unit.chart:
            charts.setdefault(unit.chart, []).append(unit)
    lines: dict[int, list[SlideLine]] = {}
    for line in slide.lines:
        if line.role == "value":
            lines.setdefault(line.shape, []).append(line)
    found: dict[int, list[ContentUnit]] = {}
    for shape, own in lines.items():
        free = [one for one in charts.values() if one not in found.values()] or [list(units)]
        found[shape] = max(free, key=lambda one: sum(bool(_value_unit(line, one)) for line in own))
    return found


def _of_value(
    line: SlideLine, words: str, units: Sequence[ContentUnit]
) -> tuple[TracedStretch, ...]:
    """Return what a name, a category or a number of a chart is made of: one unit, or a category
    with its value behind it, as irdocs labels the parts of a small pie."""
    unit = _value_unit(line, units)
    if unit is not None:
        return (TracedStretch(unit, 0, len(words)),)
    categories = [one for one in units if one.key == "categories"]
    values = [one for one in units if one.key == "values"]
    index = line.place[1] - 1
    if not 0 <= index < len(categories) or len(values) != len(categories):
        return ()
    name, value = categories[index], values[index]
    start = words.rfind(value.words)
    end = start + len(value.words)
    if not words.startswith(name.words) or start < len(name.words) or (
        not _is_whole_word(words, start, end)
    ):  # fmt: skip
        return ()
    return TracedStretch(name, 0, len(name.words)), TracedStretch(value, start, end)


def _whole(
    line: SlideLine, words: str, units: Sequence[ContentUnit], used: set[int]
) -> ContentUnit | None:
    same = [unit for unit in units if unit.words == words and _may_be(line, unit)]
    if not same:
        return None
    wanted = [unit for unit in same if _is_likely(line, unit)] or same
    return next((unit for unit in wanted if id(unit) not in used), wanted[0])


def _may_be(line: SlideLine, unit: ContentUnit) -> bool:
    """Whether a line may be a unit: notes are notes, or what they repeat of the slide."""
    return line.role == "notes" or unit.key != "notes"


def _is_likely(line: SlideLine, unit: ContentUnit) -> bool:
    match line.role:
        case "title":
            return unit.key in _TITLES
        case "notes":
            return unit.key == "notes"
        case _:
            return unit.key not in _TITLES


def _value_unit(line: SlideLine, units: Sequence[ContentUnit]) -> ContentUnit | None:
    """Return the unit of a name, a category or a number of a chart, by its place in the series."""
    series, number = line.place
    categories = [unit for unit in units if unit.key == "categories"]
    values = [unit for unit in units if unit.key == "values"]
    names = [unit for unit in units if unit.key == "name"]
    count = len(categories)
    index = number - 1 - count
    found: ContentUnit | None = None
    if count and 0 <= index < count and series * count + index < len(values):
        found = values[series * count + index]
    elif count and 1 <= number <= count:
        found = categories[number - 1]
    elif number == 0 and series < len(names):
        found = names[series]
    if found is not None and number_text(found.words) == number_text(line.text):
        return found
    keys, said = {"errors"} if number == BESIDE else _OF_CHARTS, number_text(line.text)
    same = [unit for unit in units if unit.key in keys and number_text(unit.words) == said]
    return same[0] if len(same) == 1 else None


def _within(words: str, line: SlideLine, units: Sequence[ContentUnit]) -> Iterator[TracedStretch]:
    """Yield the units that occur within a paragraph, the longest first, without overlaps."""
    taken = [False] * len(words)
    for unit in sorted(units, key=lambda one: -len(one.words)):
        size = len(unit.words)
        is_short = size < _SHORTEST and unit.key not in _SHORT_KEYS
        if not size or is_short or size > len(words) or unit.is_code or not _may_be(line, unit):
            continue
        for start, end in _occurrences(words, unit):
            if not any(taken[start:end]) and _is_whole_word(words, start, end):
                taken[start:end] = [True] * (end - start)
                yield TracedStretch(unit, start, end)
                break


def _occurrences(words: str, unit: ContentUnit) -> Iterator[tuple[int, int]]:
    """Yield where a paragraph has the words of a unit, from and to; a number in any spelling."""
    if unit.form is None:
        yield from (match.span() for match in spellings(unit.words).finditer(words))
        return
    start = words.find(unit.words)
    while start >= 0:
        yield start, start + len(unit.words)
        start = words.find(unit.words, start + 1)


def _is_whole_word(words: str, start: int, end: int) -> bool:
    before, after = words[start - 1 : start], words[end : end + 1]
    first, last = words[start], words[end - 1]
    return not (before.isalnum() and first.isalnum() and before.isdigit() == first.isdigit()) and (
        not (after.isalnum() and last.isalnum() and after.isdigit() == last.isdigit())
    )


def unit_edits(traced_line: TracedLine, after: SlideLine) -> Iterator[UnitEdit]:
    """Yield what units are to say so that a paragraph says what it was edited to.

    Raises UntraceableError if there is no way.
    """
    before, whole = traced_line.line, traced_line.unit
    if whole is not None and whole.is_code:
        yield UnitEdit(whole, code_of(after, whole.source))
        return
    if CITATION.findall(before.text) != CITATION.findall(after.text):
        raise UntraceableError("the numbers of sources in it were edited; write [@id] in the text")
    if not traced_line.stretches:
        if before.element is not None and before.element.find(f".//{MATH}") is not None:
            raise UntraceableError("a formula is in it: change it in the content")
        raise UntraceableError("irdocs puts it together, or another file has it")
    new = bare(after.text)
    if before.role == "value" and whole is not None:
        yield UnitEdit(whole, new)
        return
    edits = list(_edits(traced_line.words, new))
    by_stretch: dict[int, list[WordChange]] = {}
    for edit in edits:
        number, local = _within_one(traced_line, edit)
        by_stretch.setdefault(number, []).append(local)
    for number, changes in by_stretch.items():
        one = traced_line.stretches[number]
        if one.at is not None:
            yield edited_in_parts(
                one.unit, [(one.at + start, one.at + end, text) for start, end, text in changes]
            )
            continue
        shown = traced_line.words[one.start : one.end]
        if shown == one.unit.words:
            yield _edited(one.unit, changes)
            continue
        written = as_written(_with(shown, changes), shown, one.unit.source)
        if written is None:
            raise UntraceableError("the content has a number there: change it by hand")
        yield UnitEdit(one.unit, written)


def _with(words: str, changes: Sequence[WordChange]) -> str:
    """Return words with changes, which are in their order."""
    for start, end, text in reversed(changes):
        words = words[:start] + text + words[end:]
    return words


def _within_one(line: TracedLine, edit: WordChange) -> tuple[int, WordChange]:
    """Return the number of the stretch that an edit lies within, and the edit from its start.

    Raises UntraceableError if there is none.
    """
    for start, end, words in _turned(line.words, *edit):
        for number, one in enumerate(line.stretches):
            if one.start <= start and end <= one.end:
                return number, (start - one.start, end - one.start, words)
    raise UntraceableError("the edit goes across what irdocs puts together")


def _turned(before: str, start: int, end: int, words: str) -> Iterator[WordChange]:
    """Yield an edit, and the same one told otherwise: "b " put into "a c" behind "a ", " b" behind
    "a"."""
    yield start, end, words
    if start != end:
        return
    at, turned = start, words
    while at and turned and before[at - 1] == turned[-1]:
        at, turned = at - 1, turned[-1] + turned[:-1]
        yield at, at, turned
    at, turned = start, words
    while at < len(before) and turned and before[at] == turned[0]:
        at, turned = at + 1, turned[1:] + turned[0]
        yield at, at, turned


def _edits(before: str, after: str) -> Iterator[WordChange]:
    """Yield the stretches of a text that differ, from and to, with what stands there instead."""
    place = 0
    for edit in word_edits(before, after):
        if not edit.is_same:
            same = len(_same_end(edit.before, edit.after))
            changed = edit.after[: len(edit.after) - same]
            yield place, place + len(edit.before) - same, changed
        place += len(edit.before)


def _same_end(before: str, after: str) -> str:
    """Return what stands behind the last word of two stretches alike: a full stop, the letter of a
    note."""
    count = 0
    while count < min(len(before), len(after)) and before[-count - 1] == after[-count - 1]:
        count += 1
    same = before[len(before) - count :]
    return same[next((n for n, sign in enumerate(same) if not sign.isalnum()), count) :]


def edited_in_parts(unit: ContentUnit, changes: Iterable[WordChange]) -> UnitEdit:
    """Return what a unit is to say that slides show in parts, with what was changed in these.

    Raises UntraceableError if two of the changes cannot both be made.
    """
    made = sorted(set(changes))
    if any(one[1] > other[0] or one[0] == other[0] for one, other in pairwise(made)):
        raise UntraceableError("another place shows the same text, and was edited otherwise")
    return replace(_edited(unit, made), changes=tuple(made))


def _edited(unit: ContentUnit, changes: Sequence[WordChange]) -> UnitEdit:
    words = unit.words
    new = " ".join(_with(words, changes).split())
    if not new:
        raise UntraceableError("nothing would be left of it")
    if unit.form not in (WordsForm.SENTENCE, WordsForm.TEXT):
        return UnitEdit(unit, new)
    places = offsets(unit.source, words)
    if places is not None:
        narrow = [narrowed(words, change) for change in changes]
        source = spliced(unit.source, places, changes) or spliced(unit.source, places, narrow)
        if source is not None:
            return UnitEdit(unit, source)
    cited = "".join(match[0] for match in CITED.finditer(unit.source))
    had_marks = any(sign in CITED.sub("", unit.source) for sign in "*_[`^~")
    return UnitEdit(unit, as_markdown(new) + cited, had_marks)


__all__ = ["TracedLine", "UnitEdit", "UntraceableError", "edited_in_parts", "traced",
           "unit_edits"]  # fmt: skip

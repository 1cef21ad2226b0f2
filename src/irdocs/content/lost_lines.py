"""Find lines that were deleted, with what stood below them left: blocks:, the id of a source, the
first line of an item.

What is left belongs to something else then, so that one fault gives errors at many lines, none of
them where it was made. Where errors are, lines that may be missing (`lost_places`) are tried: the
line with which the file has fewer errors is told, once, and the rest is read with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from irdocs.content.lost_places import LostLine, guesses, places_near
from irdocs.content.misfits import misfits
from irdocs.content.model import Document
from irdocs.content.node import Node
from irdocs.content.source import RepeatedKey, SourceList, SourceMapping, SourceText
from irdocs.content.syntax.complaint import UNRECOGNISED
from irdocs.content.syntax.fault import spaces
from irdocs.content.text_file import TextFile
from irdocs.content.yaml_file import YamlValue, YamlValues, unmended_values
from irdocs.diagnostics import Diagnostic, Report, Severity, Span
from irdocs.frozen import replace

MOST_LOST = 4
"""After so many lost lines no other is looked for."""
MOST_LINES = 9
"""Above how many of the lines with errors a line is tried."""
MOST_GUESSES = 12
"""How many lines are tried above each."""
MOST_CHARACTERS = 1_500_000
"""How many characters are read in all to try lines: in a long file few are tried."""
_UNREADABLE = 50
"""For how many faults it counts that the values of a file cannot be told."""

Read = TypeVar("Read", YamlValue, YamlValues)
"""The values of a file."""
Reader = Callable[[TextFile, Report], Read]
"""Reads the values of a file, and tells what is wrong with its syntax."""


def found(
    readable: str, errors: Sequence[Diagnostic], root: type[Node] = Document
) -> tuple[LostLine, ...]:
    """Return the lines that may be missing from a file with errors: with each it has fewer faults
    than without. The file is a mapping of the model `root`, or a list of such."""
    lost: list[LostLine] = []
    lines = readable.split("\n")
    faults = _faults(readable, root)
    faulty = sorted({one.span.line - 1 for one in errors if one.span})
    places = places_near(lines, faulty[:MOST_LINES])
    tries = MOST_CHARACTERS // len(readable)
    while faults > (0, 0) and len(lost) < MOST_LOST and tries:
        free = [number for number in places if all(line.number != number for line in lost)]
        trials = list(islice(_trials(lines, free, root), tries))
        tries -= len(trials)
        best = _best(readable, lost, trials, root)
        if best is None or best[0] >= faults:
            break
        faults, line = best
        lost.append(line)
    return tuple(sorted(lost, key=lambda line: line.number))


def _trials(lines: Sequence[str], places: Sequence[int], root: type[Node]) -> Iterator[LostLine]:
    """Yield the lines that may be missing above some lines."""
    for number in places[:MOST_LINES]:
        yield from islice(guesses(lines, number, root), MOST_GUESSES)


def explain(readable: str, lost: Sequence[LostLine], errors: Report, left: Report) -> bool:
    """Whether lines that may be missing explain the errors of a file, of which some are left when
    it is read with them.

    They are errors, too: those in their place must be more; or as many where one only says that
    the parser stops there, or where what stands below one begins keys of its own and was no key of
    what it stood in, as the id of a source.
    """
    before, after = len(errors.errors), len(left.errors)
    strangers = {one.span.line for one in errors.errors if one.span and one.code == "unknown-key"}
    lines = readable.split("\n")
    is_vague = any(one.message == UNRECOGNISED for one in errors.errors)
    return after < before or (
        after == before
        and any(
            is_vague or (line.number + 1 in strangers and lines[line.number].rstrip().endswith(":"))
            for line in lost
        )
    )


Faults = tuple[int, int]
"""How many lines the parser does not reach, and how many faults there are in what it reads."""


def _best(
    readable: str, lost: Sequence[LostLine], trials: Iterable[LostLine], root: type[Node]
) -> tuple[Faults, LostLine] | None:
    """Return the line with which the file has the fewest faults, and these; None if there is none.
    Of several that are as good it is the first."""
    best: tuple[Faults, LostLine] | None = None
    for guess in trials:
        faults = _faults(with_lines(readable, [*lost, guess]), root)
        if best is None or faults < best[0]:
            best = faults, guess
        if faults == (0, 0):
            break
    return best


def _faults(text: str, root: type[Node]) -> Faults:
    """Return the faults of a file, of its syntax and of its values."""
    values = unmended_values(text, "")
    if values.stop is not None:
        return max(1, text.count("\n") + 1 - values.stop), 0
    is_list = isinstance(values.data, SourceList) and root is not Document
    parts = values.data if is_list else [values.data]
    own = (
        misfits(part, root) if isinstance(part, SourceMapping) else _UNREADABLE for part in parts
    )
    return 0, values.faults + sum(own)


def tell(lost: LostLine, file: str, lines: Sequence[str], report: Report) -> None:
    """Report a line that is missing."""
    line = lines[lost.number]
    column, indent = (len(text) - len(text.lstrip()) for text in (line, lost.text))
    place = Span(file, lost.number + 1, column + 1, lost.number + 1, len(line.rstrip()) + 1)
    report.error(
        "missing-line", lost.message, place,
        f"{lost.advice} on a line above, behind {spaces(indent)}",
    )  # fmt: skip


def with_lines(text: str, lost: Sequence[LostLine]) -> str:
    """Return the text of a file with the lines that are missing from it."""
    lines = text.split("\n")
    for line in sorted(lost, key=lambda line: line.place, reverse=True):
        lines.insert(line.place, line.text)
    return "\n".join(lines)


def read_with(
    lost: Sequence[LostLine], file_text: TextFile, report: Report, read: Reader[Read]
) -> Read:
    """Return the values of a file with lines that are missing, at their places in the file itself;
    what is found there goes to `report`."""
    if not lost:
        return read(file_text, report)
    ordered = sorted(lost, key=lambda line: line.place)
    moving = _Moving([line.place + number + 1 for number, line in enumerate(ordered)])
    inner = Report()
    faulty = frozenset(
        number + sum(line.place < number for line in lost) for number in file_text.faulty_lines
    )
    readable = with_lines(file_text.readable, lost)
    values = read(replace(file_text, readable=readable, faulty_lines=faulty), inner)
    missing = frozenset(line for one in lost for line in (one.place + 1, one.number + 1))
    for one in inner:
        span = moving.span(one.span) if one.span else None
        if one.severity is not Severity.ERROR or not span or span.line not in missing:
            report.add(replace(one, span=span))
    moving.move(values.data)
    mended = frozenset(moving.line(number) for number in values.mended_lines)
    return replace(values, mended_lines=mended | missing)


class _Moving:
    """Moves places of a file with lines that were put into it to those of the file without."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = places
        """The numbers of the lines that were put in, from 1."""
        self.moved: set[int] = set()
        """The identities of what was moved: an alias has the values of its anchor."""

    def line(self, number: int) -> int:
        """Return the number of a line; that of the next one for a line that was put in."""
        return number - sum(place < number for place in self.places)

    def span(self, span: Span) -> Span:
        """Return a place."""
        return replace(span, line=self.line(span.line), end_line=self.line(span.end_line))

    def move(self, value: Any) -> None:
        """Move the places of a value and of all that it holds."""
        if id(value) in self.moved:
            return
        match value:
            case SourceMapping():
                value.span = self.span(value.span)
                value.key_spans = {key: self.span(one) for key, one in value.key_spans.items()}
                value.value_spans = {key: self.span(one) for key, one in value.value_spans.items()}
                value.repeated = [(key, self.repeated(one)) for key, one in value.repeated]
                self.inner(value, value.values())
            case SourceList():
                value.span = self.span(value.span)
                value.spans = [self.span(one) for one in value.spans]
                self.inner(value, value)
            case SourceText():
                self.moved.add(id(value))
                value.span = self.span(value.span)
            case _:
                pass

    def inner(self, value: Any, parts: Iterable[Any]) -> None:
        """Move what a value holds."""
        self.moved.add(id(value))
        for part in parts:
            self.move(part)

    def repeated(self, place: RepeatedKey) -> RepeatedKey:
        """Return a repeated key at its place."""
        self.move(place.value)
        return RepeatedKey(place.value, self.span(place.key_span), self.span(place.value_span))


__all__ = ["LostLine", "explain", "found", "read_with", "tell", "with_lines"]

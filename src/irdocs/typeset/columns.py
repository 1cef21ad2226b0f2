"""Share a table's width among its columns, and find where their numbers are aligned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile


def column_widths(
    lengths: Sequence[Sequence[int]], width: float, least: Sequence[float] = ()
) -> list[float]:
    """Return the width of each column in pt; together they are `width` pt wide.

    `lengths` holds, for each column, the number of letters in each of its cells; `least` holds the
    minimum width of each column in pt. If all minimums together are wider than `width`, they are
    ignored.

    Each column's share grows with the average length of its cells and with its longest cell. Both
    are damped by an exponent below 1: in proportion to the letters, one long text would leave the
    other columns almost nothing. A column whose share is below its minimum is fixed at the minimum,
    and the rest of the width is shared anew among the others. That can push another column below
    its minimum, so the step is repeated until none is too narrow; each round fixes at least one
    column, so it ends.
    """
    wants = [max(4.0, sum(cells) / len(cells)) ** 0.75 + max(cells) ** 0.5 for cells in lengths]
    if sum(least) > width:
        return [width * want / sum(wants) for want in wants]
    fixed: dict[int, float] = {}
    while True:
        remaining = width - sum(fixed.values())
        total_wants = sum(want for column, want in enumerate(wants) if column not in fixed)
        widths = [
            fixed.get(column, remaining * want / total_wants if total_wants else 0)
            for column, want in enumerate(wants)
        ]
        too_narrow = {
            column: minimum
            for column, minimum in enumerate(least)
            if column not in fixed and widths[column] < minimum
        }
        if not too_narrow:
            return widths
        fixed |= too_narrow


def shared_widths(
    lengths: Sequence[Sequence[int]],
    width: float,
    least: Sequence[float],
    parts: Sequence[float | None],
) -> list[float]:
    """Return the width of each column in pt, where some ask for a part of the whole.

    `parts` has those parts, from 0 to 1; a column with None shares what the others leave, as
    `column_widths` does. None is narrower than its minimum in `least`: where a column that asked
    for a part needs more, the others get less.
    """
    asked = {
        column: max(part * width, least[column])
        for column, part in enumerate(parts)
        if part is not None
    }
    others = [column for column in range(len(parts)) if column not in asked]
    if not asked or sum(least) > width:
        return column_widths(lengths, width, least)
    least_of_others = sum(least[column] for column in others)
    if not others or sum(asked.values()) > width - least_of_others:
        # Shrink what was asked for, above the minimums, until all columns fit.
        wants = {column: asked[column] - least[column] for column in asked}
        if not sum(wants.values()):
            return column_widths(lengths, width, least)
        factor = (width - sum(least)) / sum(wants.values())
        return [least[column] + wants.get(column, 0.0) * factor for column in range(len(parts))]
    rest = column_widths(
        [lengths[column] for column in others],
        width - sum(asked.values()),
        [least[column] for column in others],
    )
    of_others = dict(zip(others, rest, strict=True))
    return [asked.get(column, of_others.get(column, 0.0)) for column in range(len(parts))]


def with_spans(least: Sequence[float], spans: Iterable[tuple[int, int, float]]) -> list[float]:
    """Return minimum widths with room for cells over several columns.

    Each of `spans` is a cell's first column, the number of its columns and its own minimum, in pt.
    What its columns lack is shared among them equally.
    """
    widths = list(least)
    for start, count, wanted in spans:
        lack = wanted - sum(widths[start : start + count])
        for column in range(start, start + count):
            widths[column] += max(0.0, lack) / count
    return widths


def gutter(spare: float, usual: float, most: float) -> float:
    """Return the white space at the right of texts that end where the next column's begin, in pt.

    At its edge they would seem to be one with these. `spare` is what their column has beyond the
    longest of them: half of it stands at either side, but no less than `usual`, if there is as
    much, and no more than `most`.
    """
    return max(0.0, min(most, max(spare / 2, min(usual, spare))))


def is_range(text: str) -> bool:
    """Whether a text is a range of numbers such as 41–50, which no line should break."""
    return bool(re.fullmatch(r"[<>≤≥~±+−]?\d[\d.,]*[–-][+−]?\d[\d.,]*", text))


def after_whole_number(text: str, decimal: str) -> int:
    """Return where the whole part of the first number in a text ends; the end if there is none.

    What begins there, the decimal sign and all after it, stands at the right of the line on which
    decimal signs are aligned. `decimal` is the country's sign; digits may be in groups.
    """
    group = r"[.\u00a0\u202f ]" if decimal == "," else r"[,\u00a0\u202f ]"
    match = re.search(rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+", text)
    return match.end() if match else len(text)


def lacking(rest: str, longest: str) -> str:
    """Return what a number lacks at its end, so that its decimal sign stands below those of others.

    `rest` is what follows its whole part, the sign and its digits, and `longest` the same of the
    number of its column with the longest. Of ".25", ".5" lacks a digit, and "" all of it; what both
    end with, such as a unit, is lacking in neither.
    """
    signs = zip(reversed(rest), reversed(longest), strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], signs))
    return longest[len(rest) - common : len(longest) - common]

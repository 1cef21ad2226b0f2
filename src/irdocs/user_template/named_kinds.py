"""Say the names of many of our layouts in few words: Steps 2 to 6, for five of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_FORM = re.compile(r"(?P<kind>.*?)(?: (?P<number>\d+))?(?: without icons)?(?P<room>, roomy)?")


def in_few_words(names: Iterable[str]) -> Sequence[str]:
    """Return names of layouts, each kind once with the numbers that it is there for; those without
    icons are of the kind that they vary."""
    numbers: dict[str, set[int]] = {}
    for name in names:
        form = _FORM.fullmatch(name)
        kind = f"{form['kind']}{' with more room' if form['room'] else ''}" if form else name
        found = numbers.setdefault(kind, set())
        if form and form["number"]:
            found.add(int(form["number"]))
    return [f"{kind} {_ranges(found)}" if found else kind for kind, found in numbers.items()]


def _ranges(numbers: Iterable[int]) -> str:
    """Return numbers as people list them: 2 to 4 and 6."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [
        f"{run[0]} to {run[-1]}" if len(run) > 2 else " and ".join(map(str, run)) for run in runs
    ]
    return " and ".join(shown)


__all__ = ["in_few_words"]

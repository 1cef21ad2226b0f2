"""How messages tell a value that differs: what it was, and what it is now."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from irdocs.audit.reading.compared_items import LONGEST, Property, Value, shortened

_BEFORE = 20
"""How many characters before the first difference of two texts are quoted."""
Same = Callable[[Value, Value], bool]
RUN_PROPERTIES = frozenset(
    {
        Property.LETTERS,
        Property.COLOUR,
        Property.LINK_COLOUR,
        Property.LANGUAGE,
        Property.TARGET,
        Property.JUMP,
    }
)
"""Properties of texts that have a value for each run of text: pairs of words and value."""
_COLOURS = frozenset({Property.COLOUR, Property.LINK_COLOUR, Property.BACKGROUND})
_WHOLE = frozenset({Property.PLACE, Property.BACKGROUND, Property.SIZE})
"""Properties whose tuples are told whole, not their first number that differs."""
_UNTOLD = frozenset(
    {Property.OPERATORS, Property.RESOURCES, Property.PIXELS, Property.VECTOR, Property.OUTLINE,
     Property.GLYPHS, Property.DIGEST, Property.ATTRIBUTES}
)  # fmt: skip
"""Properties whose values are digests, which tell a reader nothing."""


def changed_value(name: Property, then: Value, now: Value, same: Same) -> str:
    """Return the end of a message that tells how a property has changed, without quoting much.

    `same` says whether two values of it count as the same; of tuples, the first part that is not
    is told.
    """
    was = "were" if name.endswith("s") else "was"
    if name in _UNTOLD:
        return "differ" if was == "were" else "differs"
    if name is Property.MARKUP and isinstance(then, str) and isinstance(now, str):
        return f"differs at {' / '.join(_excerpts(_spaced(then), _spaced(now)))}"
    if isinstance(then, str) and isinstance(now, str):
        before, after = (f'"{text}"' if text else "none" for text in _excerpts(then, now))
        return f"{was} {before}, now {after}"
    if name in RUN_PROPERTIES:
        then, now = _of_first_letter(then, now, same)
    elif isinstance(then, tuple) and isinstance(now, tuple) and name not in _WHOLE:
        then, now = _first_difference(then, now, same)
    return f"{was} {_told(name, then)}, now {_told(name, now)}"


def _told(name: Property, value: Value) -> str:
    """Return a value in words."""
    match value:
        case None | "" | ():
            return "none"
        case bool() if name is Property.VISIBLE:
            return "shown" if value else "hidden"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:.5g}"
        case str():
            return f'"{shortened(value)}"'
        case (float(left), float(top), float(width), float(height)) if name is Property.PLACE:
            return f"{width:.5g} x {height:.5g} pt at ({left:.5g}, {top:.5g})"
        case (int(red), int(green), int(blue)) if name in _COLOURS:
            return f"#{red:02X}{green:02X}{blue:02X}"
        case (float(size), bool(is_bold), *marks) if name is Property.LETTERS:
            words = [f"{size:.5g} pt", *(["bold"] if is_bold else []), *map(str, marks)]
            return shortened(", ".join(words))
        case tuple():
            return shortened("(" + ", ".join(_told(name, part) for part in value) + ")")


def _of_first_letter(then: Value, now: Value, same: Same) -> tuple[Value, Value]:
    """Return the values of the first letter of which the values in two lists of runs differ."""
    before, after = _by_letter(then), _by_letter(now)
    for old, new in zip_longest(before, after):
        if not same(old, new):
            return old, new
    return then, now


def _by_letter(runs: Value) -> list[Value]:
    """Return the value of each letter, given the words of each run and their value."""
    letters: list[Value] = []
    for run in runs if isinstance(runs, tuple) else ():
        if isinstance(run, tuple) and len(run) == 2:
            letters += [run[1]] * max(len(str(run[0])), 1)
        else:
            letters.append(run)
    return letters


def _spaced(markup: str) -> str:
    return markup.replace("><", "> <")


def _excerpts(then: str, now: str) -> tuple[str, str]:
    """Return the stretches of two texts, on one line, that begin a little before they differ."""
    then, now = " ".join(then.split()), " ".join(now.split())
    if len(then) <= LONGEST and len(now) <= LONGEST:
        return then, now
    first = next((n for n, pair in enumerate(zip(then, now, strict=False)) if len(set(pair)) > 1),
                 min(len(then), len(now)))  # fmt: skip
    start = max(0, first - _BEFORE)
    start = then.find(" ", start, first) + 1 or start
    lead = "…" if start else ""
    return shortened(lead + then[start:]), shortened(lead + now[start:])


def _first_difference(
    then: tuple[Value, ...], now: tuple[Value, ...], same: Same
) -> tuple[Value, Value]:
    """Return the first values that differ in two tuples; of nested ones, the innermost."""
    for old, new in zip(then, now, strict=False):
        if not same(old, new):
            if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new) > 2:
                return _first_difference(old, new, same)
            return old, new
    longer = then if len(then) > len(now) else now
    rest = longer[min(len(then), len(now)) :][:1]
    return (rest, ()) if longer is then else ((), rest)


__all__ = ["RUN_PROPERTIES", "changed_value"]

"""How messages tell a value that differs: what it was, and what it is now."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import TypeGuard

from irdocs.audit.comparison import markup
from irdocs.audit.reading.compared_items import LONGEST, Property, Value, shortened

_BEFORE = 20
"""How many characters before the first difference of two texts are quoted."""
Same = Callable[[Value, Value], bool]
RUN_PROPERTIES = frozenset(
    {
        Property.LETTERS,
        Property.TYPEFACE,
        Property.COLOUR,
        Property.LINK_COLOUR,
        Property.LANGUAGE,
        Property.TARGET,
        Property.JUMP,
    }
)
"""Properties of texts that have a value for each run of text: pairs of words and value."""
_NUMBERS = frozenset({Property.PLACE, Property.PARTS})
"""Properties in which three whole numbers are no colour."""
_INKS = frozenset({Property.COLOUR, Property.LINK_COLOUR})
"""Properties in which a number behind a colour is its opacity."""
_WHOLE = frozenset({Property.PLACE, Property.BACKGROUND, Property.SIZE})
"""Properties whose tuples are told whole, not their first number that differs."""
_UNTOLD = frozenset(
    {Property.OPERATORS, Property.RESOURCES, Property.PIXELS, Property.FILM, Property.VECTOR,
     Property.OUTLINE, Property.GLYPHS, Property.DIGEST}
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
    if name is Property.ATTRIBUTES and isinstance(then, tuple) and isinstance(now, tuple):
        return f"were changed: {_changed_part(then, now)}"
    if isinstance(then, str) and isinstance(now, str):
        before, after = (f'"{text}"' if text else "none" for text in _excerpts(then, now))
        return f"{was} {before}, now {after}"
    if name in RUN_PROPERTIES:
        then, now = _of_first_letter(then, now, same)
    elif isinstance(then, tuple) and isinstance(now, tuple) and name not in _WHOLE:
        then, now = _first_difference(then, now, same)
    return f"{was} {_told(name, then)}, now {_told(name, now)}"


def changed_markup(then: Value, now: Value) -> str:
    """Return a message about a piece of the file that has no property of its own."""
    if isinstance(then, tuple) and isinstance(now, tuple):
        how = _changed_part(then, now)
    else:
        how = markup.difference(str(then or ""), str(now or ""))
    return f"what the file says of it was changed: {how}" if how else "its contents were changed"


def _told(name: Property, value: Value) -> str:
    """Return a value in words."""
    match value:
        case None | "" | () | "none":
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
        case (str(), part) if name is Property.FILLS:
            return _told(name, part)
        case (str(unit), int() | float() as number) if name is Property.SPACING:
            return f"{number:.5g} {unit}"
        case (int(red), int(green), int(blue)) if name not in _NUMBERS:
            return f"#{red:02X}{green:02X}{blue:02X}"
        case (tuple(colour), float(opacity)) if name in _INKS:
            return f"{_told(name, colour)} of {opacity:.0f} % opacity"
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


def _changed_part(then: tuple[Value, ...], now: tuple[Value, ...]) -> str:
    """Return which part of a slide's or an annotation's settings has changed, and how.

    The parts are pairs of what messages call them and their markup, or a digest of it.
    """
    before, after = (
        {str(pair[0]): str(pair[1]) for pair in pairs if isinstance(pair, tuple)}
        for pairs in (then, now)
    )
    for label in dict.fromkeys((*before, *after)):
        old, new = before.get(label, ""), after.get(label, "")
        if old == new:
            continue
        if not (old and new):
            return f"{label} was {'removed' if old else 'added'}"
        how = markup.difference(old, new)
        return f"{label}, where {how}" if how else label
    return "their order"


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
            if _is_nested(old) and _is_nested(new) and len(old) == len(new):
                return _first_difference(old, new, same)
            return old, new
    longer = then if len(then) > len(now) else now
    rest = longer[min(len(then), len(now)) :][:1]
    return (rest, ()) if longer is then else ((), rest)


def _is_nested(value: Value) -> TypeGuard[tuple[Value, ...]]:
    """Whether a value has parts that are told alone; a colour or a number with its unit has not."""
    if not isinstance(value, tuple):
        return False
    is_colour = len(value) == 3 and all(type(part) is int for part in value)
    return not (is_colour or (len(value) == 2 and isinstance(value[0], str)))


__all__ = ["RUN_PROPERTIES", "changed_markup", "changed_value"]

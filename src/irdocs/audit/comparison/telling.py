"""How messages tell a value that differs: what it was, and what it is now."""

from __future__ import annotations

from irdocs.audit.reading.compared_items import LONGEST, Property, Value, shortened

_BEFORE = 20
"""How many characters before the first difference of two texts are quoted."""
_QUOTED = frozenset(
    {Property.TEXT, Property.NOTES, Property.SPEECH, Property.ALT, Property.TARGET, Property.ENTRY}
)
_UNTOLD = frozenset({Property.OPERATORS, Property.RESOURCES, Property.PIXELS, Property.VECTOR})
"""Properties whose values are digests, which tell a reader nothing."""


def changed_value(name: Property, then: Value, now: Value) -> str:
    """Return the end of a message that tells how a property has changed, without quoting much."""
    if name in _UNTOLD:
        return "are not those of the content" if name.endswith("s") else "is not the content's"
    if isinstance(then, str) and isinstance(now, str) and name in _QUOTED:
        before, after = _excerpts(then, now)
        return f'{"was" if name is not Property.NOTES else "were"} "{before}", now "{after}"'
    if name is Property.MARKUP and isinstance(then, str) and isinstance(now, str):
        return f"differs {_first_part(then, now)}"
    if isinstance(then, tuple) and isinstance(now, tuple) and name not in (Property.PLACE,):
        old, new = _first_difference(then, now)
        return f"was {_told(name, old)}, now {_told(name, new)}"
    return f"was {_told(name, then)}, now {_told(name, now)}"


def _told(name: Property, value: Value) -> str:
    match value:
        case None | "" | ():
            return "none"
        case bool():
            return "shown" if value and name is Property.VISIBLE else "hidden" if (
                name is Property.VISIBLE) else str(value).lower()  # fmt: skip
        case int() | float():
            return f"{value:.5g}"
        case str():
            return f'"{shortened(value)}"'
        case (left, top, width, height) if name is Property.PLACE:
            return f"{width:.5g} x {height:.5g} pt at ({left:.5g}, {top:.5g})"
        case tuple():
            return shortened("(" + ", ".join(_told(name, part) for part in value) + ")")


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


def _first_difference(then: tuple[Value, ...], now: tuple[Value, ...]) -> tuple[Value, Value]:
    """Return the first values that differ in two tuples; of nested ones, the innermost."""
    for old, new in zip(then, now, strict=False):
        if old != new:
            if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new) > 2:
                return _first_difference(old, new)
            return old, new
    longer = then if len(then) > len(now) else now
    rest = longer[min(len(then), len(now)) :][:1]
    return (rest, ()) if longer is then else ((), rest)


def _first_part(then: str, now: str) -> str:
    """Return where two canonical texts of XML differ first, with a few characters of both."""
    old, new = _excerpts(then.replace("><", "> <"), now.replace("><", "> <"))
    return f"at {old} / {new}"


__all__ = ["changed_value"]

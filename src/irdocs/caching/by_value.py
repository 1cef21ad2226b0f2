"""Keep what functions returned for the next editions, as long as those ask for it.

A cache that is bounded by number alone keeps what thousands of editions had of their own until it
is full. Here what some editions in turn have not asked for is let go, so that the memory of a batch
of five thousand is that of fifty.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import update_wrapper
from typing import Any, TypeVar, TypeVarTuple, Unpack

A = TypeVarTuple("A")
K = TypeVar("K")
R = TypeVar("R")

EDITIONS = 8
"""What so many editions in turn have not asked for is kept no longer."""
_BEGUN: ContextVar[int] = ContextVar("irdocs.caching.by_value", default=0)
"""How many editions were begun, or builds after a save."""
_NOTHING: Any = object()


def edition_begins() -> None:
    """Say that another edition is made, or a document after another save."""
    _BEGUN.set(_BEGUN.get() + 1)


class KeptValues(dict[K, R]):
    """What a function returned, by its argument: `kept[argument]` calls it if that is not there.

    At least the last `most` results are there that were asked for lately, and never more than
    twice as many.
    """

    def __init__(self, most: int, function: Callable[[K], R]) -> None:
        """Keep what a function returns."""
        super().__init__()
        self._most, self._function = most, function
        self._old: dict[K, R] = {}
        """What was asked for before that."""
        self._age = 0

    def __missing__(self, key: K) -> R:
        now = _BEGUN.get() // EDITIONS
        # Another thread, as those of the preview's server, may have begun fewer, or none.
        if now > self._age or len(self) >= self._most:
            self._old = dict(self) if now <= self._age + 1 else {}
            self._age = max(now, self._age)
            super().clear()
        value: R = self._old.pop(key, _NOTHING)
        if value is _NOTHING:
            value = self._function(key)
        self[key] = value
        return value

    def clear(self) -> None:
        """Forget all."""
        super().clear()
        self._old.clear()


def cached_by_value(
    most: int, *, longest: int | None = None
) -> Callable[[Callable[[Unpack[A]], R]], Callable[[Unpack[A]], R]]:
    """Remember what a function returned for its arguments, as functools.lru_cache does.

    How many are kept see `KeptValues`. Of a first argument longer than `longest` none is.
    """

    def made(function: Callable[[Unpack[A]], R]) -> Callable[[Unpack[A]], R]:
        kept = KeptValues[Any, R](most, lambda args: function(*args))

        def call(*args: *A) -> R:
            return kept[args]

        def call_if_short(*args: *A) -> R:
            return kept[args] if _length_of_first(args) <= at_most else function(*args)

        at_most, cached = longest or 0, call if longest is None else call_if_short
        cached.cache_clear = kept.clear  # type: ignore[attr-defined]  # as lru_cache has it
        return update_wrapper(cached, function)

    return made


def _length_of_first(args: tuple[Any, ...]) -> int:
    return len(args[0])


__all__ = ["KeptValues", "cached_by_value", "edition_begins"]

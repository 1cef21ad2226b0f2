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
R = TypeVar("R")

EDITIONS = 8
"""What so many editions in turn have not asked for is kept no longer."""
_BEGUN: ContextVar[int] = ContextVar("irdocs.caching.by_value", default=0)
"""How many editions were begun, or builds after a save."""
_NOTHING: Any = object()


def edition_begins() -> None:
    """Say that another edition is made, or a document after another save."""
    _BEGUN.set(_BEGUN.get() + 1)


def cached_by_value(
    most: int, *, longest: int | None = None
) -> Callable[[Callable[[Unpack[A]], R]], Callable[[Unpack[A]], R]]:
    """Remember what a function returned for its arguments, as functools.lru_cache does.

    At least the last `most` results are there that were asked for lately, and never more than
    twice as many. Of a first argument longer than `longest` none is kept.
    """

    def made(function: Callable[[Unpack[A]], R]) -> Callable[[Unpack[A]], R]:
        young: dict[Any, R] = {}
        """By the arguments: what was asked for lately."""
        old: dict[Any, R] = {}
        """What was so before."""
        age = 0

        def call(*args: *A) -> R:
            value: R = young.get(args, _NOTHING)
            return missed(args) if value is _NOTHING else value

        def missed(args: tuple[*A]) -> R:
            nonlocal young, old, age
            if longest is not None and _length_of_first(args) > longest:
                return function(*args)
            now = _BEGUN.get() // EDITIONS
            if now != age or len(young) >= most:
                old, young, age = young if now <= age + 1 else {}, {}, now
            value: R = old.pop(args, _NOTHING)
            if value is _NOTHING:
                value = function(*args)
            young[args] = value
            return value

        def clear() -> None:
            young.clear()
            old.clear()

        call.cache_clear = clear  # type: ignore[attr-defined]  # as lru_cache has it
        return update_wrapper(call, function)

    return made


def _length_of_first(args: tuple[Any, ...]) -> int:
    return len(args[0])


__all__ = ["cached_by_value", "edition_begins"]

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
_BEGUN: ContextVar[int] = ContextVar("irdocs.kept", default=0)
"""How many editions were begun, or builds after a save."""
_NOTHING: Any = object()


def edition_begins() -> None:
    """Say that another edition is made, or a document after another save."""
    _BEGUN.set(_BEGUN.get() + 1)


def kept(most: int) -> Callable[[Callable[[Unpack[A]], R]], Callable[[Unpack[A]], R]]:
    """Remember what a function returned for its arguments, as functools.lru_cache does.

    At least the last `most` results are there that were asked for lately, and never more than
    twice as many.
    """

    def made(function: Callable[[Unpack[A]], R]) -> Callable[[Unpack[A]], R]:
        results = _Results(most)

        def call(*args: *A) -> R:
            value = results.of(args)
            if value is _NOTHING:
                value = results.young[args] = function(*args)
            known: R = value
            return known

        call.cache_clear = results.clear  # type: ignore[attr-defined]  # as lru_cache has it
        return update_wrapper(call, function)

    return made


class _Results:
    """Results by their arguments: those that were asked for lately, and those of before."""

    __slots__ = ("_age", "_most", "_old", "young")

    def __init__(self, most: int) -> None:
        self._most = most
        self._age = 0
        self.young: dict[Any, Any] = {}
        self._old: dict[Any, Any] = {}

    def of(self, args: Any) -> Any:
        """Return a result, which is young again; _NOTHING if there is none."""
        age = _BEGUN.get() // EDITIONS
        if age != self._age or len(self.young) >= self._most:
            self._old = self.young if age <= self._age + 1 else {}
            self.young, self._age = {}, age
        value = self.young.get(args, _NOTHING)
        if value is _NOTHING:
            value = self._old.pop(args, _NOTHING)
            if value is not _NOTHING:
                self.young[args] = value
        return value

    def clear(self) -> None:
        """Let go of all."""
        self.young, self._old = {}, {}


__all__ = ["edition_begins", "kept"]

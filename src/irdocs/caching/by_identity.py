"""Recall what a function returned for the very same object: the parts of a document that stay as
they are from one edition, or one save, to the next are then planned and checked once.

A part of a document is frozen and may be large. To compare two parts word by word would take as
long as what it spares; whether they are one object is told at once. What else a function is given
is compared by its value.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, Generic, ParamSpec, TypeVar

from irdocs.caching.by_value import cached_by_value

A = TypeVar("A")
P = ParamSpec("P")
R = TypeVar("R")

EACH = 32
"""How many calls are remembered for an object: products, formats, economies, ways to compose it."""


class Same(Generic[A]):
    """Stands for an object where values are compared: equal only to what stands for that object.

    It holds the object, so that no other takes its place in memory, and its identity.
    """

    __slots__ = ("value",)

    def __init__(self, value: A) -> None:
        self.value = value

    def __hash__(self) -> int:
        # Addresses are multiples of 16: as they are, they would share a sixteenth of a table.
        return id(self.value) >> 4

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value


def cached_by_identity(
    most: int,
) -> Callable[[Callable[Concatenate[A, P], R]], Callable[Concatenate[A, P], R]]:
    """Remember what a function returned for its first argument, by that object's identity.

    It is returned again for equal values of the others. The last `EACH`
    calls of an object are remembered, and the `most` objects that were asked for last. The function
    must depend on nothing but its arguments, and both they and what it returns must be frozen.
    """

    def made(function: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
        @cached_by_value(most)
        def calls_of(subject: Same[A]) -> list[tuple[object, R]]:
            return []

        def call(subject: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
            known, values = calls_of(Same(subject)), (args, kwargs)
            for given, value in known:
                if given == values:
                    return value
            value = function(subject, *args, **kwargs)
            known.insert(0, (values, value))
            del known[EACH:]
            return value

        call.cache_clear = calls_of.cache_clear  # type: ignore[attr-defined]  # as lru_cache has it
        return update_wrapper(call, function)

    return made


__all__ = ["Same", "cached_by_identity"]

"""Frozen values: dataclasses that are compared and hashed by what they hold, made in a fifth of the
time.

`dataclass(frozen=True)` compiles six functions for each class, and there are five hundred classes:
that was a fifth of a small build. Here `__init__` alone is compiled; the others are written once,
for all. mypy holds whoever assigns to an attribute of such a value (PEP 681); at run time nobody
does, as it would cost as much again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
def frozen(cls: type[_T], /) -> type[_T]: ...


@overload
def frozen(*, eq: bool = True, slots: bool = True) -> Callable[[type[_T]], type[_T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, /, *, eq: bool = True, slots: bool = True) -> Any:
    """Make a class a frozen value, as `dataclass(frozen=True, slots=True)` does.

    Without `eq` it is equal to itself alone. Without `slots` it has a dictionary, which cached
    properties need.
    """

    def made(cls: Any) -> Any:
        own = vars(cls)
        has_repr, has_eq = "__repr__" in own, "__eq__" in own
        has_hash = own.get("__hash__") is not None
        value: Any = dataclass(repr=False, eq=False, slots=slots)(cls)
        listed = fields(value)
        value._irdocs_shown = tuple(one.name for one in listed if one.repr)
        if not has_repr:
            value.__repr__ = _repr
        if eq:
            compared = [one.name for one in listed if one.compare]
            hashed = [one.name for one in listed if (one.compare if one.hash is None else one.hash)]
            value._irdocs_compared = attrgetter(*(compared or ("__class__",)))
            value._irdocs_hashed = attrgetter(*(hashed or ("__class__",)))
            if not has_eq:
                value.__eq__ = _eq
            if not has_hash:
                value.__hash__ = _hash
        return value

    return made if cls is None else made(cls)


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self._irdocs_compared
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self._irdocs_hashed(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._irdocs_shown)
    return f"{type(self).__qualname__}({shown})"


__all__ = ["frozen"]

"""Frozen values: dataclasses that are compared and hashed by what they hold, made in a tenth of the
time.

`dataclass(frozen=True)` compiles six functions for each class, and there are five hundred classes:
that was a fifth of a small build. Here most are written once, for all, and `__init__` is compiled
once for each number of fields. mypy holds whoever assigns to an attribute of such a value (PEP
681); at run time nobody does, as it would cost as much again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from dataclasses import replace  # mypy knows by it which fields there are to be changed

_T = TypeVar("_T")
_SIMPLE = "_irdocs_is_simple"
"""The name under which a class says whether it is simple, see `_is_simple`."""


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
        simple = _is_simple(cls)
        value: Any = dataclass(init=not simple, repr=False, eq=False, slots=slots)(cls)
        listed = fields(value)
        if simple:
            value.__init__ = _init(value, listed)
        setattr(value, _SIMPLE, simple)
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


if not TYPE_CHECKING:

    def replace(value: Any, /, **changes: Any) -> Any:
        """Return a value like another with some fields changed, as `dataclasses.replace` does.

        That looks at each field of the class each time, and takes three times as long.
        """
        simple = _arguments_of(value.__class__)
        if simple is None:
            return dataclasses.replace(value, **changes)
        arguments_of, places = simple
        arguments = [*arguments_of(value)]
        try:
            for name, changed in changes.items():
                arguments[places[name]] = changed
        except KeyError as error:
            raise TypeError(f"{value.__class__.__qualname__} has no field {error}") from None
        return value.__class__(*arguments)


@cache
def _arguments_of(
    cls: type,
) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]] | None:
    """Return what gives the arguments that an instance was made of, and the place of each among
    them; None for a class that is not simple."""
    if not vars(cls).get(_SIMPLE):
        return None
    names = [one.name for one in fields(cls)]
    places = {name: place for place, name in enumerate(names)}
    if len(names) > 1:
        return attrgetter(*names), places
    return lambda value: tuple([getattr(value, name) for name in names]), places


def _is_simple(cls: type) -> bool:
    """Whether an instance is made by setting each of its fields to an argument, in their order."""
    if "__init__" in vars(cls) or hasattr(cls, "__post_init__"):
        return False
    told = [value for value in vars(cls).values() if isinstance(value, Field)]
    for base in cls.__mro__[1:]:
        told += getattr(base, "__dataclass_fields__", {}).values()
    return all(
        one.init and one.kw_only in (False, MISSING) and one.default_factory is MISSING
        for one in told
    )


def _init(value: type, listed: tuple[Field[Any], ...]) -> FunctionType:
    """Return the `__init__` of a class with such fields: that of all classes with as many, with the
    names and the defaults of its own."""
    names = tuple(one.name for one in listed)
    defaults = tuple(one.default for one in listed if one.default is not MISSING)
    for one in listed[len(names) - len(defaults) :]:
        if one.default is MISSING:
            raise TypeError(f"non-default argument {one.name!r} follows default argument")
    name = "__init__"
    code = _init_code(len(names)).replace(
        co_varnames=("self", *names), co_names=names, co_qualname=f"{value.__qualname__}.{name}"
    )
    made = FunctionType(code, {}, name, defaults)
    made.__annotations__ = {one.name: one.type for one in listed}
    return made


@cache
def _init_code(count: int) -> CodeType:
    """Return the code that sets so many attributes to the arguments."""
    names = [f"field_{number}" for number in range(count)]
    lines = [f"self.{name} = {name}" for name in names]
    made: dict[str, Any] = {}
    exec(f"def init({', '.join(['self', *names])}):\n " + "\n ".join(lines or ["pass"]), {}, made)
    code: CodeType = made["init"].__code__
    return code


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


__all__ = ["frozen", "replace"]

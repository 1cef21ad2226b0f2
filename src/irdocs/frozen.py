"""Frozen values: dataclasses that are compared and hashed by what they hold, made in a fraction of
the time.

`dataclass(frozen=True)` compiles six functions for each class, and there are five hundred classes:
that was a fifth of a small build. Here most are written once, for all, and `__init__` is compiled
once for each number of fields. Simple classes, whose instances are made by setting each field to an
argument, are put together here, others by the library; it takes both for its own. mypy holds
whoever assigns to an attribute of such a value (PEP 681); at run time nobody does, as it would cost
as much again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from copy import copy
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType, MemberDescriptorType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from dataclasses import replace  # mypy knows by it which fields there are to be changed

_T = TypeVar("_T")
_SIMPLE = "_irdocs_is_simple"
"""The name under which a class says whether it is simple, see `_is_simple`."""
_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY")
"""What annotations say that are of no field, or of no usual one."""


@dataclass(init=False, repr=False, eq=False)
class _Sample:
    """A dataclass of the library, to be taken as a pattern."""

    field: Any


_A_FIELD = fields(_Sample)[0]
"""A field without a default, and all else as it is by default."""


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
        simple = _is_simple(cls)
        value: Any = cls if simple else dataclass(repr=False, eq=False, slots=slots)(cls)
        listed = _listed(cls) if simple else fields(value)
        given = _given(value, listed, simple=simple, eq=eq)
        if simple and slots:
            return _with_slots(cls, listed, given)
        for name, one in given.items():
            setattr(value, name, one)
        for one in listed if simple else ():
            if one.default is MISSING and isinstance(vars(cls).get(one.name), Field):
                delattr(cls, one.name)
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
    own = vars(cls)
    if "__init__" in own or hasattr(cls, "__post_init__"):
        return False
    kinds = " ".join(map(str, own.get("__annotations__", {}).values()))
    if any(name in kinds for name in _NO_FIELDS):
        return False
    told = [value for value in own.values() if isinstance(value, Field)]
    for base in cls.__mro__[1:]:
        told += getattr(base, "__dataclass_fields__", {}).values()
    return all(
        one.init and one.kw_only in (False, MISSING) and one.default_factory is MISSING
        for one in told
    )


def _listed(cls: type) -> tuple[Field[Any], ...]:
    """Return the fields of a simple class: those of its bases, then its own."""
    listed: dict[str, Field[Any]] = {}
    for base in cls.__mro__[-1:0:-1]:
        listed.update(getattr(base, "__dataclass_fields__", {}))
    for name, kind in vars(cls).get("__annotations__", {}).items():
        told: Any = getattr(cls, name, MISSING)
        if isinstance(told, MemberDescriptorType):  # the slot of a base's field is no default
            told = MISSING
        one: Field[Any] = told if isinstance(told, Field) else field(default=told)
        if one.default.__class__.__hash__ is None:
            raise ValueError(f"the default of {name!r} may change: use default_factory")
        one.name, one.type = name, kind
        listed[name] = one
    return tuple(listed.values())


class _FieldsForLibrary:
    """The fields of a simple class as the library has them, made when it asks."""

    __slots__ = ("_listed", "_made")

    def __init__(self, listed: tuple[Field[Any], ...]) -> None:
        """Take fields that have not passed through the library."""
        self._listed = listed
        self._made: dict[str, Field[Any]] | None = None

    def __get__(self, value: object, cls: type) -> dict[str, Field[Any]]:
        if self._made is None:
            self._made = {one.name: _passed(one) for one in self._listed}
        return self._made


def _passed(one: Field[Any]) -> Field[Any]:
    """Return a field of a simple class as if it had passed through the library."""
    made = copy(_A_FIELD)
    made.name, made.type, made.default = one.name, one.type, one.default
    made.repr, made.hash, made.compare = one.repr, one.hash, one.compare
    made.metadata = one.metadata
    return made


def _given(
    value: type, listed: tuple[Field[Any], ...], *, simple: bool, eq: bool
) -> dict[str, Any]:
    """Return the attributes that a class is given."""
    own = vars(value)
    given: dict[str, Any] = {
        _SIMPLE: simple,
        "_irdocs_shown": tuple([one.name for one in listed if one.repr]),
    }
    if "__repr__" not in own:
        given["__repr__"] = _repr
    if eq:
        compared = [one.name for one in listed if one.compare]
        hashed = [one.name for one in listed if (one.compare if one.hash is None else one.hash)]
        given["_irdocs_compared"] = attrgetter(*(compared or ("__class__",)))
        given["_irdocs_hashed"] = attrgetter(*(hashed or ("__class__",)))
        if "__eq__" not in own:
            given["__eq__"] = _eq
        if own.get("__hash__") is None:
            given["__hash__"] = _hash
    if simple:
        given["__init__"] = _init(value, listed)
        given["__match_args__"] = tuple([one.name for one in listed])
        given["__dataclass_fields__"] = _FieldsForLibrary(listed)
        given["__dataclass_params__"] = vars(_Sample)["__dataclass_params__"]
        given |= {one.name: one.default for one in listed if one.default is not MISSING}
    return given


def _with_slots(cls: Any, listed: tuple[Field[Any], ...], given: dict[str, Any]) -> Any:
    """Return a simple class made anew with slots for its fields, as slots cannot be added."""
    names = [one.name for one in listed]
    inherited = {name for base in cls.__mro__[1:] for name in vars(base).get("__slots__", ())}
    body = {**vars(cls), **given}
    for name in (*names, "__dict__", "__weakref__"):
        body.pop(name, None)
    body["__slots__"] = tuple([name for name in names if name not in inherited])
    body["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, body)


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

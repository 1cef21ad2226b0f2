"""Which functions of a model check its values: methods that bear a mark, in the order of their
classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

from pydantic_core import CoreSchema
from pydantic_core.core_schema import (
    no_info_after_validator_function,
    no_info_before_validator_function,
    no_info_plain_validator_function,
    with_info_after_validator_function,
    with_info_before_validator_function,
    with_info_plain_validator_function,
)

from irdocs.frozen import frozen

Mode = Literal["before", "after"]
"""Whether a function is given a value as it stands in the file, or one that was validated."""
_Function = TypeVar("_Function", bound=Callable[..., Any])
_MARK = "__validates__"


@frozen
class Mark:
    """What a marked method of a model validates."""

    mode: Mode
    field: str | None = None
    """The name of a field; None for the whole mapping."""


def model_validator(*, mode: Mode) -> Callable[[_Function], _Function]:
    """Mark a method that validates a whole mapping, and returns it.

    With `before`, a class method is given the mapping as it stands in the file; with `after`, a
    method is called on the model that was made of it. Either may take pydantic-core's
    ValidationInfo, too.
    """
    return _marking(Mark(mode))


def field_validator(field: str) -> Callable[[_Function], _Function]:
    """Mark a class method that is given the validated value of a field, and returns it."""
    return _marking(Mark("after", field))


def _marking(mark: Mark) -> Callable[[_Function], _Function]:
    def marked(function: _Function) -> _Function:
        setattr(function, _MARK, mark)
        return function

    return marked


def marked_methods(model: type) -> Iterator[tuple[Mark, Callable[..., Any]]]:
    """Yield the marks of a class and of those that it inherits from, these first, each with its
    method; a class method is bound to the class."""
    marks = {
        name: mark
        for base in reversed(model.__mro__)
        for name, value in vars(base).items()
        if isinstance(mark := getattr(value, _MARK, None), Mark)
    }
    for name, mark in marks.items():
        yield mark, getattr(model, name)


def before(function: Callable[..., Any], schema: CoreSchema) -> CoreSchema:
    """Return the schema of what a function makes of a value before `schema` validates it."""
    if _takes_info(function):
        return with_info_before_validator_function(function, schema)
    return no_info_before_validator_function(function, schema)


def after(function: Callable[..., Any], schema: CoreSchema) -> CoreSchema:
    """Return the schema of what a function makes of a value that `schema` has validated."""
    if _takes_info(function):
        return with_info_after_validator_function(function, schema)
    return no_info_after_validator_function(function, schema)


def alone(function: Callable[..., Any]) -> CoreSchema:
    """Return the schema of what a function makes of a value by itself."""
    if _takes_info(function):
        return with_info_plain_validator_function(function)
    return no_info_plain_validator_function(function)


def _takes_info(function: Callable[..., Any]) -> bool:
    """Whether a function takes a second value without which it cannot be called."""
    inner = getattr(function, "__func__", function)  # of a bound method
    needed = inner.__code__.co_argcount - len(inner.__defaults__ or ())
    return needed - (inner is not function) == 2


__all__ = ["Mark", "Mode", "after", "alone", "before", "field_validator", "marked_methods",
           "model_validator"]  # fmt: skip

"""The fields of models: their types, their defaults, and the limits of their values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from math import isfinite
from typing import Annotated, Any, get_args, get_origin

from pydantic_core import CoreSchema, PydanticKnownError, PydanticUndefined
from pydantic_core.core_schema import nullable_schema

from irdocs.frozen import frozen
from irdocs.models import validators
from irdocs.models.markers import JsonSchema, Marker

_NUMERIC = frozenset({"ge", "gt", "le", "multiple_of", "strict"})
_LENGTHS = frozenset({"min_length", "max_length", "strict"})
_OWN_LIMITS = {
    "int": _NUMERIC,
    "float": _NUMERIC | {"allow_inf_nan"},
    "str": _LENGTHS | {"pattern"},
    "tuple": _LENGTHS,
    "list": _LENGTHS,
    "dict": _LENGTHS,
    "datetime": frozenset({"strict"}),
}
"""The limits that pydantic-core knows, by the types of its schemas."""
_JSON_NAMES = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "multiple_of": "multipleOf",
    "pattern": "pattern",
}
_JSON_LENGTHS = {"array": "Items", "object": "Properties", "string": "Length"}


@frozen
class Limits(Marker):
    """The limits of a value, by pydantic-core's names; None for those that there are not."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    """A regular expression of Rust's crate regex."""
    allow_inf_nan: bool | None = None
    strict: bool | None = None
    """Whether a value of another type is refused that could be converted."""

    @property
    def given(self) -> dict[str, Any]:
        """The limits that there are, by their names."""
        named = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in named if value is not None}

    def core(self, schema: CoreSchema) -> CoreSchema:
        """Return the schema with the limits; null is within any."""
        if not self.given:
            return schema
        if schema["type"] == "nullable":
            return nullable_schema(self.core(schema["schema"]))
        limited: Any = dict(schema)
        own = _OWN_LIMITS.get(limited["type"], frozenset())
        for name, value in self.given.items():
            if name in own:
                limited[name] = value
            else:  # of what a function has made
                limited = validators.after(_check(name, value), limited)
                own = frozenset()
        return limited  # type: ignore[no-any-return]

    def json(self, schema: JsonSchema) -> JsonSchema:
        """Return the JSON Schema with the limits."""
        if "anyOf" in schema:  # of which one is null
            return {**schema, "anyOf": [self.json(one) for one in schema["anyOf"]]}
        if schema.get("type") == "null":
            return schema
        limited = dict(schema)
        for name, value in self.given.items():
            if name in _JSON_NAMES:
                limited[_JSON_NAMES[name]] = value
            elif name in ("min_length", "max_length") and (kind := schema.get("type")):
                limited[name[:3] + _JSON_LENGTHS[kind]] = value
        return limited


def _check(name: str, limit: Any) -> Callable[[Any], Any]:
    """Return the function that refuses a value beyond a limit, in pydantic-core's words."""

    def checked(value: Any) -> Any:
        match name:
            case "ge" if value < limit:
                raise PydanticKnownError("greater_than_equal", {"ge": limit})
            case "gt" if value <= limit:
                raise PydanticKnownError("greater_than", {"gt": limit})
            case "le" if value > limit:
                raise PydanticKnownError("less_than_equal", {"le": limit})
            case "min_length" if len(value) < limit:
                length = {"field_type": "Value", "actual_length": len(value)}
                raise PydanticKnownError("too_short", {**length, "min_length": limit})
            case "max_length" if len(value) > limit:
                length = {"field_type": "Value", "actual_length": len(value)}
                raise PydanticKnownError("too_long", {**length, "max_length": limit})
            case "allow_inf_nan" if not limit and not isfinite(value):
                raise PydanticKnownError("finite_number")
        return value

    if name not in ("ge", "gt", "le", "min_length", "max_length", "allow_inf_nan"):
        raise TypeError(f"{name} limits no value that a function has made")
    return checked


@frozen
class FieldDefault:
    """What a class says of a field behind the sign of equality."""

    default: Any = PydanticUndefined
    default_factory: Callable[[], Any] | None = None
    validate_default: bool = False
    key: str | None = None
    """The key of the file, where it is not the name of the field."""
    limits: Limits = Limits()


def Field(
    *,
    default: Any = PydanticUndefined,
    default_factory: Callable[[], Any] | None = None,
    validate_default: bool = False,
    key: str | None = None,
    init: bool = True,
    **limits: Any,
) -> Any:
    """Return what a class says of a field: its default, its key, and `Limits` by their names.

    A default may have been left out: then the key must be there. One that is not immutable needs a
    factory. `init` is for type checkers alone: False for what no program passes (PEP 681).
    """
    return FieldDefault(default, default_factory, validate_default, key, Limits(**limits))


@frozen
class ModelField:
    """A field of a model."""

    annotation: Any
    """Its type, with the markers beside it in `Annotated`."""
    given: FieldDefault
    key: str
    """Its key in the file."""

    @property
    def is_required(self) -> bool:
        """Whether a mapping must have it."""
        return self.given.default is PydanticUndefined and self.given.default_factory is None

    @property
    def markers(self) -> tuple[Any, ...]:
        """What stands beside its type in `Annotated`."""
        is_annotated = get_origin(self.annotation) is Annotated
        return get_args(self.annotation)[1:] if is_annotated else ()

    def made_default(self) -> Any:
        """Return its default, which it must have."""
        factory = self.given.default_factory
        return factory() if factory else self.given.default


__all__ = ["Field", "FieldDefault", "Limits", "ModelField"]

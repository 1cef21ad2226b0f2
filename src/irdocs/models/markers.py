"""What stands beside a type in `Annotated`: how its values are read, and what the JSON Schema says
of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import CoreSchema

from irdocs.frozen import frozen
from irdocs.models import validators

JsonSchema = dict[str, Any]
"""A JSON Schema, or a part of one."""


@frozen
class Marker:
    """What an annotation changes: the schema by which values are validated, or the JSON Schema."""

    def core(self, schema: CoreSchema) -> CoreSchema:
        """Return what the schema of the type becomes."""
        return schema

    def json(self, schema: JsonSchema) -> JsonSchema:
        """Return what the JSON Schema of the type becomes."""
        return schema


@frozen
class ReadBy(Marker):
    """A function alone reads the values, whatever their type.

    It is given the value of the file, and pydantic-core's ValidationInfo if it takes two arguments.
    It raises ValueError or PydanticCustomError for a value that is wrong.
    """

    function: Callable[..., Any]

    def core(self, schema: CoreSchema) -> CoreSchema:
        return validators.alone(self.function)


@frozen
class BeforeValidator(Marker):
    """A function changes, or refuses, a value before it is validated."""

    function: Callable[..., Any]

    def core(self, schema: CoreSchema) -> CoreSchema:
        return validators.before(self.function, schema)


@frozen
class AfterValidator(Marker):
    """A function changes, or refuses, a value that was validated."""

    function: Callable[..., Any]

    def core(self, schema: CoreSchema) -> CoreSchema:
        return validators.after(self.function, schema)


@frozen(eq=False)  # a mapping has no hash
class WithJsonSchema(Marker):
    """What the JSON Schema says of the values, in place of what it would."""

    schema: Mapping[str, Any]

    def json(self, schema: JsonSchema) -> JsonSchema:
        return dict(self.schema)


@frozen
class Unlisted(Marker):
    """The JSON Schema does not have the field: no author writes it."""


@frozen
class UnionTag(Marker):
    """The name of one type of a union whose `Discriminator` is a function."""

    name: str


@frozen
class Discriminator(Marker):
    """Which type of a union a value is of: the key that says so, whose values the models have as
    literals, or a function that returns a `UnionTag`'s name."""

    by: str | Callable[[Any], str]


__all__ = ["AfterValidator", "BeforeValidator", "Discriminator", "JsonSchema", "Marker", "ReadBy",
           "UnionTag", "Unlisted", "WithJsonSchema"]  # fmt: skip

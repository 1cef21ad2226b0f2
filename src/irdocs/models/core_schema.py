"""Make the schema by which pydantic-core validates values, from the annotations of a model.

Each model is a definition of the schema, to which the others refer, so that one that stands in many
places is made once, and may hold itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic_core import CoreSchema, PydanticUndefined
from pydantic_core import core_schema as core

from irdocs.models import validators
from irdocs.models.fields import ModelField
from irdocs.models.markers import Discriminator, Marker, ReadBy, UnionTag
from irdocs.models.model_class import ModelClass

_PLAIN: Mapping[Any, Callable[[], CoreSchema]] = {
    Any: core.any_schema,
    None: core.none_schema,
    NoneType: core.none_schema,
    bool: partial(core.bool_schema, strict=True),  # yes and 1 are no truth values (YAML 1.2)
    int: core.int_schema,
    float: core.float_schema,
    str: core.str_schema,
    datetime: core.datetime_schema,
}


def schema_of(model: ModelClass) -> CoreSchema:
    """Return the schema of a model and of all that may stand in it.

    Raises TypeError for an annotation that no value can be validated by.
    """
    made = _CoreSchemas()
    reference = made.model(model)
    return core.definitions_schema(reference, list(made.definitions.values()))


class _CoreSchemas:
    """The schemas of some models, made one by one."""

    def __init__(self) -> None:
        self.definitions: dict[str, CoreSchema] = {}

    def model(self, model: ModelClass) -> CoreSchema:
        """Return the reference to a model's definition, which is made if there is none yet."""
        name = f"{model.__name__}:{id(model)}"
        reference = core.definition_reference_schema(name)
        if name in self.definitions:
            return reference
        self.definitions[name] = reference  # a model may hold itself
        marked = list(validators.marked_methods(model))
        schema: CoreSchema = core.model_fields_schema(
            {
                key: self._field(field, [method for mark, method in marked if mark.field == key])
                for key, field in model.model_fields.items()
            },
            model_name=model.__name__,
            extra_behavior=model.unknown_keys,
        )
        whole = [(mark.mode, method) for mark, method in marked if mark.field is None]
        for mode, method in whole:
            if mode == "before":
                schema = validators.before(method, schema)
        config = core.CoreConfig(strict=True) if model.is_strict else None
        schema = core.model_schema(model, schema, config=config)
        for mode, method in whole:
            if mode == "after":
                schema = validators.after(method, schema)
        self.definitions[name] = {**schema, "ref": name}
        return reference

    def _field(self, field: ModelField, methods: list[Callable[..., Any]]) -> core.ModelField:
        schema = field.given.limits.core(self.of(field.annotation))
        for method in methods:
            schema = validators.after(method, schema)
        given = field.given
        if not field.is_required:
            schema = core.with_default_schema(
                schema,
                **({} if given.default is PydanticUndefined else {"default": given.default}),
                default_factory=given.default_factory,
                validate_default=given.validate_default or None,
            )
        return core.model_field(schema, validation_alias=field.key)

    def of(self, annotation: Any) -> CoreSchema:
        """Return the schema of a type."""
        if annotation in _PLAIN:
            return _PLAIN[annotation]()
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:])
        if origin is Literal:
            return core.literal_schema(list(arguments))
        if origin is Union or origin is UnionType:
            return self._union(arguments)
        if origin is tuple and arguments[-1] is ...:
            return core.tuple_schema([self.of(arguments[0])], variadic_item_index=0)
        if origin is tuple:
            return core.tuple_schema([self.of(each) for each in arguments])
        if origin is list:
            return core.list_schema(self.of(arguments[0]))
        if origin in (dict, Mapping):
            return core.dict_schema(*map(self.of, arguments))
        if isinstance(annotation, ModelClass):
            return self.model(annotation)
        if hasattr(annotation, "of_file"):
            return validators.alone(annotation.of_file)
        raise TypeError(f"no value can be validated by {annotation!r}")

    def _annotated(self, kind: Any, markers: tuple[Any, ...]) -> CoreSchema:
        """Return the schema of a type with markers beside it; what stands before one that reads
        values by itself is not looked at."""
        schema: CoreSchema
        readers = [place for place, one in enumerate(markers) if isinstance(one, ReadBy)]
        by = next((one.by for one in markers if isinstance(one, Discriminator)), None)
        if readers:
            markers, schema = markers[readers[-1] :], core.any_schema()
        elif by is not None:
            schema = self._told_apart(get_args(kind), by)
        else:
            schema = self.of(kind)
        for marker in markers:
            if isinstance(marker, Marker):
                schema = marker.core(schema)
        return schema

    def _union(self, kinds: tuple[Any, ...]) -> CoreSchema:
        """Return the schema of a value of one of several types."""
        choices = [self.of(kind) for kind in kinds if kind is not NoneType]
        schema = choices[0] if len(choices) == 1 else core.union_schema(list(choices))
        return core.nullable_schema(schema) if NoneType in kinds else schema

    def _told_apart(self, kinds: tuple[Any, ...], by: str | Callable[[Any], str]) -> CoreSchema:
        """Return the schema of a value that says which of several types it is of."""
        choices = {tag: self.of(kind) for kind in kinds for tag in _tags(kind, by)}
        return core.tagged_union_schema(choices, by)


def _tags(kind: Any, by: str | Callable[[Any], str]) -> tuple[Any, ...]:
    """Return the values by which a type of a union is known."""
    if isinstance(by, str):
        return get_args(kind.model_fields[by].annotation)
    return tuple(marker.name for marker in get_args(kind)[1:] if isinstance(marker, UnionTag))


__all__ = ["schema_of"]

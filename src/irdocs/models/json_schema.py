"""Make the JSON Schema of a model from its annotations."""

from __future__ import annotations

import inspect
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from irdocs.models.fields import ModelField
from irdocs.models.markers import Discriminator, JsonSchema, Marker, Unlisted, WithJsonSchema
from irdocs.models.model import Model

_PLAIN: dict[Any, JsonSchema] = {
    Any: {},
    NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
}
_OF_VALUES = {bool: "boolean", int: "integer", str: "string"}


def json_schema_of(model: type[Model]) -> JsonSchema:
    """Return the JSON Schema of a model; those of all that may stand in it are its `$defs`."""
    made = _JsonSchemas()
    schema = made.properties(model)
    return {"$defs": dict(sorted(made.definitions.items())), **schema}


class _JsonSchemas:
    """The schemas of some models, made one by one."""

    def __init__(self) -> None:
        self.definitions: dict[str, JsonSchema] = {}

    def properties(self, model: type[Model]) -> JsonSchema:
        """Return the schema of a model itself."""
        listed = {
            field.key: field for field in model.model_fields.values()
            if not any(isinstance(marker, Unlisted) for marker in field.markers)
        }  # fmt: skip
        schema: JsonSchema = {}
        if model.unknown_keys == "forbid":
            schema["additionalProperties"] = False
        if model.__doc__:
            schema["description"] = inspect.cleandoc(model.__doc__)
        schema["properties"] = {key: self._field(field) for key, field in listed.items()}
        if needed := [key for key, field in listed.items() if field.is_required]:
            schema["required"] = needed
        return {**schema, "type": "object"}

    def _field(self, field: ModelField) -> JsonSchema:
        schema = field.given.limits.json(self._of(field.annotation))
        default = None if field.is_required else field.given.default
        if isinstance(default, bool | int | float | str):
            schema = {"default": default, **schema}
        elif default == ():
            schema = {"default": [], **schema}
        return schema

    def _of(self, annotation: Any) -> JsonSchema:
        """Return the schema of a type."""
        if annotation in _PLAIN:
            return dict(_PLAIN[annotation])
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:])
        if origin is Literal:
            kind = _OF_VALUES[type(arguments[0])]
            if len(arguments) == 1:
                return {"const": arguments[0], "type": kind}
            return {"enum": list(arguments), "type": kind}
        if origin is Union or origin is UnionType:
            each = [self._of(one) for one in arguments]
            return {"anyOf": [choice for one in each for choice in _choices(one)]}
        if origin in (tuple, list):
            return {"items": self._of(arguments[0]), "type": "array"}
        if origin is dict:
            return {"additionalProperties": self._of(arguments[1]) or True, "type": "object"}
        if isinstance(annotation, type) and issubclass(annotation, Model):
            return self._reference(annotation)
        raise TypeError(f"no JSON Schema says what {annotation!r} is")

    def _annotated(self, kind: Any, markers: tuple[Any, ...]) -> JsonSchema:
        """Return the schema of a type with markers beside it; that of the type is not asked for
        where the last of them say it all."""
        said = [place for place, one in enumerate(markers) if isinstance(one, WithJsonSchema)]
        if said:
            markers, schema = markers[said[-1] :], {}
        elif any(isinstance(one, Discriminator) for one in markers):
            schema = {"oneOf": [self._of(each) for each in get_args(kind)]}
        else:
            schema = self._of(kind)
        for marker in markers:
            if isinstance(marker, Marker):
                schema = marker.json(schema)
        return schema

    def _reference(self, model: type[Model]) -> JsonSchema:
        """Return the reference to a model's definition, which is made if there is none yet."""
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a model may hold itself
            self.definitions[name] = self.properties(model)
        return {"$ref": f"#/$defs/{name}"}


def _choices(schema: JsonSchema) -> list[JsonSchema]:
    """Return the schemas of which a value meets one: several, or the one that there is."""
    choices: list[JsonSchema] = schema["anyOf"] if schema.keys() == {"anyOf"} else [schema]
    return choices


__all__ = ["json_schema_of"]

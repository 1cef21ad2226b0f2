"""Classes of models, and what is known of one: the names that it gives a type, and its fields.

Annotations are evaluated when they are first asked for: most runs use few of the models.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Literal, get_origin

from irdocs.models.fields import FieldDefault, ModelField


class ModelClass(type):
    """A class of models."""

    unknown_keys: Literal["forbid", "ignore"]
    is_strict: bool
    has_hyphens: bool
    given_defaults: Mapping[str, FieldDefault]
    """What the class itself says, behind the sign of equality, of the fields that it names."""

    def __new__(mcs, called: str, bases: tuple[type, ...], own: dict[str, Any]) -> ModelClass:
        """Return the class without the defaults of its fields, which are no attributes of it."""
        given = {
            name: own.pop(name, FieldDefault())
            for name, annotation in own.get("__annotations__", {}).items()
            if not str(annotation).startswith("ClassVar")
        }
        own["given_defaults"] = {
            name: one if isinstance(one, FieldDefault) else FieldDefault(one)
            for name, one in given.items()
        }
        return super().__new__(mcs, called, bases, own)

    @property
    def model_fields(cls) -> Mapping[str, ModelField]:
        """The fields by their names, those of the classes that it inherits from first."""
        return _fields_of(cls)


@cache
def annotations_of(model: ModelClass) -> Mapping[str, Any]:
    """Return the types of all that a model holds, by name, those of the classes that it inherits
    from first: fields, and what begins with an underscore; not what all its instances share."""
    found: dict[str, Any] = {}
    for base in reversed(model.__mro__):
        if isinstance(base, ModelClass):
            found |= inspect.get_annotations(base, eval_str=True)
    return {
        name: one for name, one in found.items() if one is not ClassVar
        and get_origin(one) is not ClassVar
    }  # fmt: skip


@cache
def _fields_of(model: ModelClass) -> Mapping[str, ModelField]:
    given: dict[str, FieldDefault] = {}
    for base in reversed(model.__mro__):
        if isinstance(base, ModelClass):
            given |= base.given_defaults
    made = {}
    for name, annotation in annotations_of(model).items():
        if not name.startswith("_"):
            key = name.replace("_", "-") if model.has_hyphens else name
            made[name] = ModelField(annotation, given[name], given[name].key or key)
    return MappingProxyType(made)


__all__ = ["ModelClass", "annotations_of"]

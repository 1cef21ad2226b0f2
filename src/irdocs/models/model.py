"""The base of all models: frozen values that are made of mappings, and validated by their fields'
types.

The validator of a class is made when it first validates something: most runs use few of the models.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Literal, Self, dataclass_transform

from pydantic_core import SchemaValidator

from irdocs.models.core_schema import schema_of
from irdocs.models.fields import Field
from irdocs.models.markers import Unlisted
from irdocs.models.model_class import ModelClass, annotations_of


@cache
def _validator_of(model: ModelClass) -> SchemaValidator:
    return SchemaValidator(schema_of(model))


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Model(metaclass=ModelClass):
    """A frozen value that is made of a mapping.

    Its fields are the names that the class gives a type, without those that begin with an
    underscore: validators put there what they have found, and nobody else. It is equal to another
    of its class that holds the same.
    """

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__")
    # The names are those that pydantic-core gives what it makes.

    unknown_keys: ClassVar[Literal["forbid", "ignore"]] = "forbid"
    """What happens with keys that are no field's."""
    is_strict: ClassVar[bool] = False
    """Whether a value of another type is refused that could be converted."""
    has_hyphens: ClassVar[bool] = False
    """Whether keys have hyphens where names of fields have underscores."""

    def __init__(self, **values: Any) -> None:
        """Make one of values by their keys. Raises pydantic_core.ValidationError."""
        _validator_of(type(self)).validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, value: object, *, context: object = None) -> Self:
        """Return the model that is made of a mapping; `context` is what validators are told beside
        it. Raises pydantic_core.ValidationError."""
        made: Self = _validator_of(cls).validate_python(value, context=context)
        return made

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """Return one of values by the names of its fields, which are not validated; defaults stand
        for those that are left out."""
        made = cls.__new__(cls)
        held = {
            name: values[name] if name in values else field.made_default()
            for name, field in cls.model_fields.items()
            if name in values or not field.is_required
        }
        made._hold(held, frozenset(values))
        return made

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """Return a copy with other values of some fields, which are not validated."""
        made = type(self).__new__(type(self))
        mine = vars(self)
        held = {name: mine[name] for name in annotations_of(type(self)) if name in mine}
        made._hold({**held, **update}, self.model_fields_set | update.keys())
        return made

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The names of the fields that were given, and have not come by their default."""
        given: frozenset[str] = frozenset(self.__pydantic_fields_set__)  # type: ignore[attr-defined]
        return given

    def _hold(self, held: Mapping[str, Any], given: frozenset[str]) -> None:
        vars(self).update(held)
        object.__setattr__(self, "__pydantic_fields_set__", set(given))

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_"):
            raise AttributeError(f"{type(self).__name__} is frozen")
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        mine, theirs = vars(self), vars(other)
        return all(mine.get(name) == theirs.get(name) for name in annotations_of(type(self)))

    def __hash__(self) -> int:
        mine = vars(self)
        return hash((type(self), *(mine.get(name) for name in type(self).model_fields)))

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}={vars(self).get(name)!r}" for name, field in type(self).model_fields.items()
            if not any(isinstance(marker, Unlisted) for marker in field.markers)
        )  # fmt: skip
        return f"{type(self).__name__}({shown})"


__all__ = ["Model"]
